/* prop: one proportion, its intervals and its exact test.
 *
 * Numbers only. x successes in n trials, 0 <= x <= n, n > 0; level in (0, 1).
 * Impossible input is a bug and asserts; every interval exists, and lies in
 * [0, 1]. */
#ifndef ANALYSE_STAT_PROP_H
#define ANALYSE_STAT_PROP_H

#include "analyse/stat/interval.h"

#include <stddef.h>

/* The normal approximation, cut at 0 and 1. Of zero width at x = 0 and x = n:
 * here to be compared with, not to be used. */
struct interval prop_wald(size_t x, size_t n, double level);

/* Score interval, no continuity correction.
 * Source: Wilson (1927), JASA 22:209-212. */
struct interval prop_wilson(size_t x, size_t n, double level);

/* The same of a share, from 0 to 1, as of so many people, above 0 and not
 * always a whole number; quantile: of z or t, above 0. */
struct interval prop_wilson_effective(double share, double people,
                                      double quantile);

/* Wald about the Wilson midpoint, cut at 0 and 1.
 * Source: Agresti and Coull (1998), American Statistician 52:119-126. */
struct interval prop_agresti_coull(size_t x, size_t n, double level);

/* The limits that two exact one-sided tests would not reject: conservative.
 * Source: Clopper and Pearson (1934), Biometrika 26:404-413. */
struct interval prop_clopper_pearson(size_t x, size_t n, double level);

/* As Clopper-Pearson, with half of the observed outcome's probability: close
 * to its level on average.
 * Source: Lancaster (1961); Berry and Armitage (1995), Statistician 44:417. */
struct interval prop_midp(size_t x, size_t n, double level);

/* Equal tails of the beta(x + 1/2, n - x + 1/2) posterior, at both ends too.
 * Source: Brown, Cai and DasGupta (2001), Statistical Science 16:101-133. */
struct interval prop_jeffreys(size_t x, size_t n, double level);

/* Two-sided exact p of the hypothesis that the proportion is expected, in
 * (0, 1): all outcomes no likelier than x, ties met within 1e-7. */
double prop_binomial_test(size_t x, size_t n, double expected);

#endif
