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

/* Wald about the Wilson midpoint, cut at 0 and 1.
 * Source: Agresti and Coull (1998), American Statistician 52:119-126. */
struct interval prop_agresti_coull(size_t x, size_t n, double level);

#endif
