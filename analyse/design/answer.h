/* answer: the method that gives the answer, by default or as asked. */
#ifndef ANALYSE_DESIGN_ANSWER_H
#define ANALYSE_DESIGN_ANSWER_H

#include "analyse/design/analysis.h"

/* The row of the choice table: with times it is of how soon, unless another
 * scale or method was asked for. */
const struct choice *answer_choice(const struct analysis *analysis,
                                   const struct contrast *contrast);

/* The default for the design, or what --method or --estimand asked for in its
 * place; NULL where there is none on that scale. */
const char *answer_method(const struct analysis *analysis,
                          const struct choice *choice);

/* Is there an answer on the scale and by the method asked for? False with the
 * error filled. */
bool answer_check(const struct analysis *analysis, struct error *error);

#endif
