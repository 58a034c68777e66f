/* condition: for whom a question is, in words. */
#ifndef INSTRUMENTS_PAPER_CONDITION_H
#define INSTRUMENTS_PAPER_CONDITION_H

#include "instruments/paper/item.h"
#include "instruments/paper/skip.h"

/* "If you answered Yes to question 4:", from the question's relevant, whose
 * gate is given. Where there is no gate, the author's guidance hint; else, in
 * English, words built from the expression. Where none of these can be had
 * that is an error among the findings, and the expression is returned. */
const char *condition_words(struct items *items,
                            const struct question *question,
                            const struct gate *gate,
                            struct findings *findings);

#endif
