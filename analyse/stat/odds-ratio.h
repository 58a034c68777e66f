/* odds-ratio: the ratio of the odds of two arms, and its intervals from large
 * samples. Those that are exact given the margins are in conditional.h.
 *
 * Numbers only. A limit is 0 or INFINITY where the data set no other: where
 * nobody or everybody acted. Swapping the arms turns each interval over. */
#ifndef ANALYSE_STAT_ODDS_RATIO_H
#define ANALYSE_STAT_ODDS_RATIO_H

#include "analyse/stat/arms.h"
#include "analyse/stat/interval.h"

/* As observed: 0 or INFINITY with one empty cell; none when nobody or
 * everybody acted in both arms. */
struct point odds_ratio(struct arms arms);
/* With half a person more in each cell: always finite. */
double odds_ratio_gart(struct arms arms);

/* The rate in control if the odds ratio were theta, in (0, INFINITY), and as
 * many acted in both arms together. */
double odds_ratio_control_rate(struct rates rates, double theta);

/* Normal approximation of the logarithm; none with an empty cell.
 * Source: Woolf (1955), Annals of Human Genetics 19:251-253. */
struct interval odds_ratio_woolf(struct arms arms, double level);

/* The same about odds_ratio_gart(). Source: Gart (1966), Biometrika 53. */
struct interval odds_ratio_gart_interval(struct arms arms, double level);

/* Score intervals: the odds ratios that a score test would not reject, and
 * the same with the variance N/(N-1) larger.
 * Sources: Cornfield (1956); Miettinen and Nurminen (1985), Statistics in
 * Medicine 4:213-226. */
struct interval odds_ratio_score(struct arms arms, double level);
struct interval odds_ratio_miettinen_nurminen(struct arms arms, double level);

#endif
