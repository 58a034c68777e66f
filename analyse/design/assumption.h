/* assumption: what an estimate takes for granted, beside its numbers.
 *
 * Of the design: that chance alone decided, that people do not move each other,
 * that the missing are like the known. Of the method: what its source supposes.
 * A test of the design's own assignments supposes nothing more. */
#ifndef ANALYSE_DESIGN_ASSUMPTION_H
#define ANALYSE_DESIGN_ASSUMPTION_H

#include "analyse/design/design.h"
#include "analyse/design/result.h"

/* In the order in which they are told. */
enum assumption {
    ASSUMPTION_LOT,
    ASSUMPTION_APART,
    ASSUMPTION_KNOWN,
    ASSUMPTION_ALIKE,
    ASSUMPTION_ALIKE_GIVEN,
    ASSUMPTION_EITHER_ARM,
    ASSUMPTION_ARM_MODEL,
    ASSUMPTION_OUTCOME_MODEL,
    ASSUMPTION_ANSWER_MODEL,
    ASSUMPTION_ONE_DIRECTION,
    ASSUMPTION_WEIGHTS,
    ASSUMPTION_BEFORE,
    ASSUMPTION_CHANCE,
    ASSUMPTION_PAIRS,
    ASSUMPTION_MEANS,
    ASSUMPTION_ONE_DIFFERENCE,
    ASSUMPTION_ONE_RATIO,
    ASSUMPTION_EVEN_BLOCKS,
    ASSUMPTION_SAME_EFFECT,
    ASSUMPTION_LOST,
    ASSUMPTION_PROPORTIONAL,
    ASSUMPTION_STEPS,
    ASSUMPTION_EXCLUSION,
    ASSUMPTION_NO_DEFIERS,
    ASSUMPTION_ONE_STRENGTH,
    ASSUMPTION_ONE_FACTOR,
    ASSUMPTION_LEADERS,
    ASSUMPTIONS,
};

/* All that the result takes for granted, as bits 1 << enum assumption. */
unsigned long assumptions_of(const struct design *design,
                             const struct result *result);

/* A clause to stand after "that"; static. */
const char *assumption_words(const struct design *design,
                             enum assumption assumption);

/* Is it listed what that method supposes? */
bool assumption_knows(const char *method);

#endif
