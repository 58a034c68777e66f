/* score: the two rates most likely under a stated difference, and with them
 * the variance of the observed difference.
 *
 * Numbers only. What the score intervals of a difference, its exact tests and
 * its stratified form share. */
#ifndef ANALYSE_STAT_SCORE_H
#define ANALYSE_STAT_SCORE_H

#include "analyse/stat/arms.h"

#include <stdbool.h>

struct restricted {
    double p1;
    double p0;
    double variance;     /* of p1 - p0, without N/(N-1) */
    double third_moment; /* of p1 - p0 about its mean */
};

/* The likelihood's maximum over p1 - p0 = difference, in [-1, 1]: the cubic
 * of Miettinen and Nurminen (1985), appendix 1, polished by Newton's method,
 * for the closed form loses half of the digits of a rare outcome. */
struct restricted score_difference(struct rates rates, double difference);

/* (p1 - p0 - difference) over its standard error there; infinite when the
 * variance vanishes but the numerator does not. Rises with x1, falls with
 * x0. */
double score_statistic(struct rates rates, double difference);

#endif
