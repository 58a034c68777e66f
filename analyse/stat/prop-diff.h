/* prop-diff: the difference of two proportions, p1 - p0, and its intervals.
 *
 * Numbers only. Every interval exists. Wald, its corrected form, Newcombe and
 * Agresti-Caffo are not cut at -1 and 1. Swapping the arms mirrors each. The
 * intervals that are exact are in exact-uncond.h. */
#ifndef ANALYSE_STAT_PROP_DIFF_H
#define ANALYSE_STAT_PROP_DIFF_H

#include "analyse/stat/arms.h"
#include "analyse/stat/interval.h"

double prop_diff(struct arms arms);

/* The normal approximation, of zero width when nobody or everybody acted: to
 * be compared with, not to be used; and with a continuity correction. */
struct interval prop_diff_wald(struct arms arms, double level);
struct interval prop_diff_wald_corrected(struct arms arms, double level);

/* Hybrid score, method 10: the default. Closed form.
 * Source: Newcombe (1998), Statistics in Medicine 17:873-890. */
struct interval prop_diff_newcombe(struct arms arms, double level);

/* One success and one failure added to each arm: the difference that the
 * interval is about has them too, with its standard error.
 * Source: Agresti and Caffo (2000), American Statistician 54:280-288. */
double prop_diff_adjusted(struct arms arms);
double prop_diff_adjusted_se(struct arms arms);
struct interval prop_diff_agresti_caffo(struct arms arms, double level);

/* Score intervals: the differences that a score test would not reject.
 * Sources: Mee (1984), Biometrics 40:1175-1176; Miettinen and Nurminen
 * (1985), Statistics in Medicine 4:213-226, whose variance is N/(N-1) larger;
 * Laud (2017), Pharmaceutical Statistics 16:334-348, who corrects Miettinen
 * and Nurminen for skewness ("SCAS"). */
struct interval prop_diff_mee(struct arms arms, double level);
struct interval prop_diff_miettinen_nurminen(struct arms arms, double level);
struct interval prop_diff_scas(struct arms arms, double level);

#endif
