/* describe: what an outcome came to, in each arm and block.
 *
 * The part of a design that another outcome of the same people changes. */
#ifndef ANALYSE_DESIGN_DESCRIBE_H
#define ANALYSE_DESIGN_DESCRIBE_H

#include "analyse/design/design.h"

/* Fills y and known from the outcome, why others are missing, and what
 * design_describe fills, all in the design's arena; row[i] is where person i
 * stands among the outcome's. */
void design_take_outcome(struct design *design, const size_t *row);

/* From y and known: the counts, means and spreads of the arms and, where the
 * outcome is yes or no, the cells. Arms, people, blocks and clusters must be
 * there, the arms' numbers all 0. */
void design_describe(struct design *design);

/* The design's arms by name, all numbers 0, in its arena. */
struct arm *arms_named_alike(const struct design *design);

#endif
