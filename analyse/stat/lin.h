/* lin: the effect of the arm, adjusted for covariates measured before.
 *
 * Numbers only. y on arm, centred covariates, and arm times centred covariates:
 * however wrong the lines are, the arm's coefficient still estimates the
 * average effect and, in large samples, is no less precise than the plain
 * difference. CR2 for clusters; for people HC2, and best with the df of Bell
 * and McCaffrey: n - k would lend a small arm the certainty of a large one.
 * Sources: Lin (2013), Ann. Appl. Stat. 7:295-318; Imbens & Kolesar (2016),
 * Rev. Econ. Stat. 98:701-712 (df). */
#ifndef ANALYSE_STAT_LIN_H
#define ANALYSE_STAT_LIN_H

#include "analyse/stat/ols.h"

/* All borrowed: n values each, k covariates. weight NULL: none; means are
 * then weighted too. A covariate that is missing for someone must be filled in
 * or the person left out before. */
struct lin_input {
    size_t n, k;
    const double *y;
    const unsigned char *treated;
    const double *const *covariates;
    const double *weight;
    struct grouping cluster; /* for the CR kinds */
    enum variance variance;
    double level;
};

/* Coefficients in order: intercept, arm, the k covariates, their k products
 * with the arm. coefficient[LIN_ARM] is the effect. Release with ols_release.
 */
enum { LIN_ARM = 1 };
struct ols lin_fit(const struct lin_input *input);

#endif
