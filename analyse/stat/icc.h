/* icc: how alike people of one cluster are.
 *
 * Numbers only. One-way random effects: y = mean + cluster + person. Clusters
 * that lie in arms and blocks have means of these instead of one: what is taken
 * out with them costs degrees of freedom, or clusters would look less alike
 * than they are. (components.h has groups that cross such sets.)
 * Sources: Donner & Koval (1980), Biometrika 67:719-722 (analysis of
 * variance); Searle (1971), Linear Models, 9.8, with n0 where clusters differ
 * in size (limits); Patterson & Thompson (1971), Biometrika 58:545-554 (REML).
 */
#ifndef ANALYSE_STAT_ICC_H
#define ANALYSE_STAT_ICC_H

#include "analyse/stat/interval.h"
#include "analyse/stat/sandwich.h"

/* anova may be negative: people of a cluster less alike than strangers; reml
 * never is. between is the anova variance component of clusters, held at 0 or
 * above as are its limits, of Williams (1962) and Tukey; within is msw. size is
 * n0, the clusters'
 * average size for this purpose. df_between: clusters less the means that are
 * taken out. design_effect is that of a mean over clusters
 * of this spread of sizes: 1 + ((cv^2 + 1) m - 1) icc, from the anova icc held
 * at 0 or above. */
struct icc {
    size_t people, clusters, df_between;
    double anova, reml;
    double msb, msw, size;
    struct interval limits; /* of anova */
    double between;
    struct interval between_limits;
    double design_effect;
    const char
        *reason; /* nothing can be told: nothing else is set but counts */
};

struct icc icc_estimate(const double *y, struct grouping cluster, size_t n,
                        double level);

/* The same about the means of n_fixed kinds of sets, added up as lm(y ~ arm +
 * block) has them: a code a person in each, and every cluster in one set of
 * each kind, or there is a reason. Time grows with the clusters, times the sets
 * of all kinds but the one with the most. */
struct icc icc_estimate_beside(const double *y, struct grouping cluster,
                               const struct grouping *fixed, size_t n_fixed,
                               size_t n, double level);

#endif
