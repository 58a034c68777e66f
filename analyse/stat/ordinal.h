/* ordinal: proportional odds for an ordered outcome.
 *
 * Numbers only. logit P(Y <= j) = threshold_j - x'b, so that a positive b moves
 * people up; its exponential is the odds ratio of being above any threshold.
 * Newton on the observed information; standard errors from it, normal.
 * Source: McCullagh (1980), JRSS B 42:109-142. */
#ifndef ANALYSE_STAT_ORDINAL_H
#define ANALYSE_STAT_ORDINAL_H

#include "analyse/stat/estimate.h"

/* All borrowed: n values each, k columns, no intercept. y may be any numbers:
 * its distinct values in rising order are the categories. */
struct ordinal_input {
    size_t n, k;
    const double *y;
    const double *const *columns;
    double level;
};

/* Owns its arrays: coefficient of k, threshold of categories - 1. */
struct ordinal {
    size_t n, count, categories;
    struct estimate *coefficient;
    double *threshold;
    double log_likelihood;
    const char *reason;
};

struct ordinal ordinal_fit(const struct ordinal_input *input);
void ordinal_release(struct ordinal *fit);

#endif
