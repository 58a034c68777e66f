/* chi-square: large-sample tests of a two-by-two table, and the distribution
 * at any degrees of freedom.
 *
 * Numbers only. The p of one degree of freedom; none when nobody or everybody
 * acted in both arms. */
#ifndef ANALYSE_STAT_CHI_SQUARE_H
#define ANALYSE_STAT_CHI_SQUARE_H

#include "analyse/stat/arms.h"
#include "analyse/stat/interval.h"

/* Source: Pearson (1900), as corrected to one degree by Fisher (1922). */
struct point chi_square_pearson(struct arms arms);
/* With the correction for continuity. Source: Yates (1934). */
struct point chi_square_yates(struct arms arms);

/* The chance of a chi-square of df degrees of freedom to lie above x >= 0, and
 * the x with that chance above it, which is in (0, 1); df > 0. GSL's own finds
 * no quantile for 1e6 degrees and 0.025, and no chance about the mean of 2e6,
 * and ends the program: here quantiles are searched for, and beyond 1e6 degrees
 * the cube root is taken as normal, good to 1e-6 of the smaller chance out to
 * three standard deviations.
 * Source: Wilson & Hilferty (1931), PNAS 17:684-688. */
double chi_square_above(double x, double df);
double chi_square_quantile(double above, double df);

#endif
