/* evaluate: what an expression is, of one submission's answers.
 *
 * As ODK Collect computes it. Where that cannot be known here (pulldata,
 * random numbers), or where the clients are known to differ (the truth of a
 * question left blank, a sum over blanks, a pattern that matches a part), the
 * value is unknown and says why: never a guess. */
#ifndef INSTRUMENTS_EXPRESSION_EVALUATE_H
#define INSTRUMENTS_EXPRESSION_EVALUATE_H

#include "base/date.h"
#include "instruments/expression/answers.h"
#include "instruments/expression/expression.h"
#include "instruments/expression/regex.h"

enum value_kind {
    VALUE_UNKNOWN,
    VALUE_TEXT,
    VALUE_NUMBER, /* may be NaN, as XPath has it: no number */
    VALUE_BOOLEAN,
    VALUE_DATE,
    VALUE_NODES,
};

struct value {
    enum value_kind kind;
    struct text text;
    double number; /* DATE: days since 1970-01-01 on the clock it came from */
    bool boolean;
    bool has_time;   /* DATE: with a time of day */
    bool has_offset; /* DATE: minutes east of UTC are known */
    int offset_min;
    const struct answer **nodes;
    size_t n;
};

struct evaluation {
    struct arena *arena;           /* for texts that are made */
    const struct answers *answers; /* never NULL */
    const struct answer *at;       /* what `.` means; NULL: the root */

    struct regex_store *regexes;   /* NULL: patterns are compiled each time */

    /* When the form was filled in; NULL: today() and now() are unknown. */
    const struct moment *now;

    void *context;
    /* The root of a secondary instance; NULL where it is not known. */
    const struct answer *(*instance)(void *context, struct text id);
    /* The label of a choice; question is a name or a path. */
    bool (*label)(void *context, struct text question, struct text code,
                  struct text *label);

    const char *why; /* filled: the reason of the first unknown value */
};

struct value expression_evaluate(struct evaluation *evaluation,
                                 const struct expression *expression);

/* For relevant, constraint and required. */
enum truth { TRUTH_FALSE, TRUTH_TRUE, TRUTH_UNKNOWN };
enum truth expression_holds(struct evaluation *evaluation,
                            const struct expression *expression);

/* The value as text, for calculations; false when it is unknown. */
bool expression_result(struct evaluation *evaluation,
                       const struct expression *expression,
                       struct text *result);

#endif
