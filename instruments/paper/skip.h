/* skip: which questions an answer makes needless, and whom a question is for.
 *
 * Conditions are reasoned about with three values: yes, no, and unknown for
 * what depends on answers that were not supposed. A skip is only claimed where
 * everything that it passes over is certainly not asked. Forms only: no words,
 * no pages. */
#ifndef INSTRUMENTS_PAPER_SKIP_H
#define INSTRUMENTS_PAPER_SKIP_H

#include "instruments/form.h"

enum maybe {
    MAYBE_NO,
    MAYBE_YES,
    MAYBE_UNKNOWN,
};

/* Is the question itself printed on paper? Groups, calculations, metadata and
 * what can never be asked are not. */
bool question_is_printed(const struct form *form,
                         const struct question *question);

/* What is asked next, after the question `from`, of somebody whose answer to
 * `on` is `answer` (the name of a choice). skips: something printed is passed
 * over. target: the next question that takes an answer; NULL when none does. */
struct skip {
    bool skips;
    const struct question *target;
};
struct skip skip_after(const struct form *form, const struct question *from,
                       const struct question *on, const char *answer);

/* A relevant that depends on one earlier choice question alone. */
struct gate {
    const struct question *on; /* NULL: not of that kind */
    bool *opens;               /* for each choice of on's list */
    size_t n_open;
};
struct gate gate_of(struct arena *arena, const struct form *form,
                    const struct question *question);
bool gate_equal(const struct gate *a, const struct gate *b);

/* Does every answer that closes the gate end the form? Then who reads on is
 * inside, and needs not be told. */
bool gate_is_end(const struct form *form, const struct gate *gate);

#endif
