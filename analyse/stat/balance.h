/* balance: were the arms alike before anything was done?
 *
 * Numbers only. One test for all covariates together, of the randomisation as
 * it was done (complete, in blocks, of clusters): under it every covariate's
 * difference between arms has mean 0 and a known covariance, so that one
 * distance says how far all of them are from that, its p taken from the
 * randomisation itself. Differences are shown beside it, never with a p each.
 * Sources: Hansen & Bowers (2008), Stat. Sci. 23:219-236; Austin (2009), Stat.
 * Med. 28:3083-3107 (standardised differences). */
#ifndef ANALYSE_STAT_BALANCE_H
#define ANALYSE_STAT_BALANCE_H

#include "analyse/stat/assignment.h"

/* All borrowed: n values each, k covariates, all finite, measured before. A
 * cluster must lie in one arm and one block. All assignments are visited where
 * there are at most exact_limit of them (0: 100,000), else draws at random. */
struct balance_input {
    size_t n, k;
    const double *const *columns;
    const unsigned char *treated;
    struct grouping block, cluster;
    size_t draws, exact_limit;
    uint64_t seed;
};

/* Owns its arrays, of k. difference: of means, within blocks, each weighing by
 * how much it tells (half the harmonic mean of its arms, in people);
 * standardised: over the pooled standard deviation, 0 where that is 0. df: how
 * many covariates, less those that others explain. p: chi-square, for large
 * studies. p_randomised: from the assignments, with its Monte-Carlo error (0:
 * exact). The order of people changes nothing, and swapping the arms turns the
 * signs of the differences. */
struct balance {
    size_t count;
    double *difference, *standardised;
    double statistic, df, p;
    double p_randomised, p_error;
    bool exact;
    size_t visited;
    const char *reason;
};

struct balance balance_test(const struct balance_input *input);
void balance_release(struct balance *balance);

/* The root of the two arms' mean variance; 0 where neither varies. */
double balance_spread(const double *x, const unsigned char *treated, size_t n);

#endif
