/* mover: limits for a difference or a ratio of two means from the limits of
 * each ("method of variance estimates recovery").
 *
 * Numbers only. Where each mean's limits heed that it is rare, or near its
 * end, so do theirs. Cannot fail: impossible input is a bug and asserts.
 * Sources: Newcombe (1998), Stat. Med. 17:873-890; Zou & Donner (2008), Stat.
 * Med. 27:1693-1702; Donner & Zou (2012), Stat. Methods Med. Res. 21:347-359
 * (ratios). */
#ifndef ANALYSE_STAT_MOVER_H
#define ANALYSE_STAT_MOVER_H

#include "analyse/stat/interval.h"

#include <stddef.h>

/* lower <= value <= upper */
struct mover_mean {
    double value, lower, upper;
};

/* The share of x in n people, n > 0, with Wilson's limits (prop.h). */
struct mover_mean mover_proportion(size_t x, size_t n, double level);

/* Of a mean of numbers from 0 to 1, Wilson's limits: those of a share of as
 * many people as would have that variance (of the mean). Without variance a
 * mean of 0 or 1 is taken as that of n people, n > 0, who all say the same, and
 * any other mean as sure. quantile: of z or t, above 0.
 * Source: Korn & Graubard (1998), Survey Methodology 24:193-201 (the effective
 * number, there with exact limits). */
struct mover_mean mover_wilson(double value, double variance, double n,
                               double quantile);

/* one less zero */
struct interval mover_difference(struct mover_mean one, struct mover_mean zero);

/* one over zero, of means that are not negative: the upper limit is infinite
 * where zero's lower one is 0, and of both 0 the lower one is 0. */
struct interval mover_ratio(struct mover_mean one, struct mover_mean zero);

#endif
