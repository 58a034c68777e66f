/* codebook: the form as people read it; private to codebook/.
 *
 * What is said of a question is a table of columns, each made by a function;
 * the page and the delimited file both go through it. */
#ifndef INSTRUMENTS_CODEBOOK_CODEBOOK_H
#define INSTRUMENTS_CODEBOOK_CODEBOOK_H

#include "base/builder.h"
#include "instruments/form.h"
#include "instruments/renderer.h"

struct codebook {
    const struct form *form;
    struct arena *arena;
    size_t language;
};

/* A condition, a limit or a calculation in words. Where words fail it is the
 * expression; NULL where there is none. */
struct codebook_logic {
    const char *text;
    bool in_words;
};

struct codebook_logic codebook_logic(struct codebook *codebook,
                                     const struct question *question,
                                     const struct logic *logic);
/* How many times a repeat is gone through. */
struct codebook_logic codebook_times(struct codebook *codebook,
                                     const struct question *question);

/* "one choice", "whole number"... */
const char *codebook_kind(const struct question *question);
/* Does it stand in the codebook: data, what holds data together, and what
 * people read between? */
bool codebook_has(const struct question *question);
/* Adds the question's own condition and those of the groups around it. */
void codebook_condition(struct codebook *codebook,
                        const struct question *question, struct builder *out);
/* "from 1 to 10 in steps of 1" of a range; NULL for other questions. */
const char *codebook_scale(struct codebook *codebook,
                           const struct question *question);
/* What the codes mean: its choices, or the words at a range's ticks; NULL. */
const struct choice_list *codebook_list(const struct codebook *codebook,
                                        const struct question *question);
bool codebook_is_required(const struct question *question);
/* Words in the codebook's language, or "". */
const char *codebook_words(const struct codebook *codebook,
                           struct translated words);

void codebook_html(struct codebook *codebook, struct builder *out);
void codebook_csv(struct codebook *codebook, struct builder *out);

#endif
