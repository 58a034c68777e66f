/* curve: the share of each arm that had acted by a few times.
 *
 * Kaplan-Meier, of the people whose outcome and time are known; blocks are not
 * told apart, and people are taken to be independent. Lives in the design's
 * arena. */
#ifndef ANALYSE_DESIGN_CURVE_H
#define ANALYSE_DESIGN_CURVE_H

#include "analyse/design/design.h"
#include "analyse/stat/survival.h"

/* acted: the share by then; limits.reason where nobody or everybody had.
 * at_risk: seen at that time or later. */
struct curve_point {
    double time, acted;
    struct interval limits;
    size_t at_risk;
};

/* The share that had acted from that time on. */
struct curve_step {
    double time, acted;
};

/* half: when half of them had acted. steps: one each time at which somebody
 * acted. last: up to when somebody of the arm was watched. */
struct curve {
    const char *arm;
    size_t people, acted;
    double last;
    struct km_quantile half;
    struct curve_point *points;
    struct curve_step *steps;
    size_t n_steps;
};

/* The same times for every arm: round numbers up to the earliest of their last
 * times, and tau where that was asked for and is no later. */
struct curves {
    size_t n_arms, n_points;
    struct curve *arms; /* the control first */
};

/* NULL without times or where the outcome is not yes or no. tau 0: none. */
const struct curves *curves_new(const struct design *design, double tau,
                                double level);

#endif
