/* prop-ratio: the ratio of two proportions, p1 / p0, and its intervals.
 *
 * Numbers only. A limit is 0 or INFINITY where the data set no other: when
 * nobody acted in an arm. Swapping the arms turns each interval over. */
#ifndef ANALYSE_STAT_PROP_RATIO_H
#define ANALYSE_STAT_PROP_RATIO_H

#include "analyse/stat/arms.h"
#include "analyse/stat/interval.h"

/* INFINITY when x0 = 0; none when nobody acted in either arm. */
struct point prop_ratio(struct arms arms);

/* Normal approximation of the logarithm; none when nobody acted in an arm.
 * Source: Katz, Baptista, Azen and Pike (1978), Biometrics 34:469-474. */
struct interval prop_ratio_katz(struct arms arms, double level);

/* The same with half a success more in each arm, and half a person: exists
 * always, and is then finite even where the ratio is not: the ratio that it is
 * about has the halves too.
 * Source: Walter (1975), Biometrika 62:371-374. */
struct point prop_ratio_adjusted(struct arms arms);
struct interval prop_ratio_adjusted_log(struct arms arms, double level);

/* Score intervals: the ratios that a score test would not reject. Koopman is
 * the default; Miettinen and Nurminen's variance is N/(N-1) larger.
 * Sources: Koopman (1984), Biometrics 40:513-517; Miettinen and Nurminen
 * (1985), Statistics in Medicine 4:213-226. */
struct interval prop_ratio_koopman(struct arms arms, double level);
struct interval prop_ratio_miettinen_nurminen(struct arms arms, double level);

/* From the two Wilson intervals, closed form ("MOVER-R").
 * Source: Donner and Zou (2012), Statistical Methods in Medical Research
 * 21:347-359. */
struct interval prop_ratio_mover(struct arms arms, double level);

#endif
