/* ri: randomisation inference for the difference in means.
 *
 * Numbers only. The test of no effect on anyone: the outcomes stay, the
 * assignment could have been any other that the design allows (assignment.h).
 * The statistic is the blocks' differences in means weighted by their people;
 * with weights, in weighted means (Hajek) weighted by what their people weigh.
 * p_greater is the share of assignments whose statistic is at least the one
 * seen, p_less at most, p_two_sided at least as far from 0. How it is found:
 *   every assignment is visited, when there are at most exact_limit of them;
 *   else the exact distribution is built up when the outcome allows (0 or 1:
 *   hypergeometric, folded over blocks; small whole numbers: unit by unit);
 *   else draws assignments at random, and p = (b + 1)/(m + 1).
 * Ties count, up to 1e-9 of the widest range of outcomes in a block and what
 * the rounding of outcomes that are not whole numbers can do: adding a constant
 * to everyone's outcome, or to a block's, changes nothing.
 * Sources: Fisher (1935), The Design of Experiments; Phipson & Smyth (2010),
 * SAGMB 9:39 (the +1); Streitberg & Rohmel (1986), Stat. Software Newsletter
 * 12:10-17 (building up); Wu & Ding (2021), JASA 116:1898-1913 (studentised).
 */
#ifndef ANALYSE_STAT_RI_H
#define ANALYSE_STAT_RI_H

#include "analyse/stat/assignment.h"
#include "analyse/stat/interval.h"

enum ri_method {
    RI_ENUMERATED, /* exact: every assignment */
    RI_BUILT_UP,   /* exact: the distribution of the statistic */
    RI_DRAWN,      /* Monte Carlo */
};

/* Confidence limits for an effect that is the same for everyone: the effects
 * that a test does not reject. Those of the two-sided test always hold the
 * estimate, and hold 0 just where p_limits is above 1 - level; those of two
 * one-sided tests at (1 - level)/2 need not where arms differ in size. Those of
 * the studentised test hold the estimate, and 0 where p_limits is above 1 -
 * level; what the test does not reject may lie in limits_pieces pieces, and
 * then they are the ends of all, and may hold a 0 that lies between. */
enum ri_limits {
    RI_LIMITS_NONE,
    RI_LIMITS_TWO_SIDED,   /* of the test of |difference| */
    RI_LIMITS_EQUAL_TAILS, /* of the two one-sided tests */
    RI_LIMITS_STUDENTISED, /* of the test of |difference / se| (ri-invert.h) */
};

/* Whose weights are (ri-weight.h). Of cells: whoever is re-assigned takes that
 * of the arm, in their block, where they land; a block then weighs what its
 * people do there. Of people: each keeps their own. */
enum ri_weights {
    RI_WEIGHTS_NONE,
    RI_WEIGHTS_OF_CELLS,
    RI_WEIGHTS_OF_PEOPLE,
};

/* All borrowed. studentised: the test of |difference / se|, Neyman's se for
 * people and CR2's for clusters; with weights of people, of rows times the root
 * of their weight. weight: none negative; NULL: everyone the same. What all
 * are multiplied by changes nothing.
 * draws: for Monte Carlo, at least 1. exact_limit 0 is a million, threads 0 is
 * two. The result depends on seed, draws and the data alone: not on the order
 * of people, and swapping the arms mirrors it (lineup.h), unless the people with
 * the arms swapped are the same people: then it is not changed at all. */
struct ri_input {
    size_t n;
    const double *y;
    const bool *known; /* for ri_data_new alone (ri-statistic.h) */
    const double *weight;
    enum ri_weights weights; /* for ri_data_new alone: else found out */
    const unsigned char *treated;
    struct grouping block, cluster;
    enum ri_limits limits;
    bool studentised;
    double level;
    size_t draws, exact_limit, threads;
    struct progress *progress; /* told of draws; or NULL */
    uint64_t seed;
};

struct ri {
    double statistic;
    enum ri_weights weights;
    double p_two_sided, p_greater, p_less;
    double p_error; /* Monte-Carlo standard error of p_two_sided; 0 if exact */
    enum ri_method method;
    struct interval limits; /* a limit is infinite where no effect could be
                               rejected on that side */
    bool limits_drawn;      /* by Monte Carlo, also where p is exact */
    double p_limits;        /* two-sided, of the assignments that they are of */
    /* Monte-Carlo standard errors of the limits: 0 if exact, or where they are
     * less than the steps that limits take. */
    double lower_error, upper_error;
    size_t limits_pieces;
    double studentised, p_studentised;
    double p_studentised_error;
    const char *studentised_reason;
    size_t visited; /* assignments enumerated or drawn */
    struct assignment_count count;
    const char *reason; /* no test: nothing else is set */
};

struct ri ri_test(const struct ri_input *input);

#endif
