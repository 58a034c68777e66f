/* exact-uncond: exact intervals of a difference of two proportions that do not
 * take the number who acted as given.
 *
 * Numbers only. For each difference the p of the observed table is the
 * largest over the rate in control that is not known; the limits are the
 * outermost differences that are not rejected, to EXACT_UNCOND_TOLERANCE.
 * They cover no less than their level. Tables are compared by whole numbers
 * or with ties kept. Swapping the arms mirrors each.
 *
 * Costs some thousand passes over both arms: milliseconds at 50 people an
 * arm. None when an arm has more than EXACT_UNCOND_PEOPLE. */
#ifndef ANALYSE_STAT_EXACT_UNCOND_H
#define ANALYSE_STAT_EXACT_UNCOND_H

#include "analyse/stat/arms.h"
#include "analyse/stat/interval.h"

#define EXACT_UNCOND_TOLERANCE 1e-7
#define EXACT_UNCOND_PEOPLE 10000

/* Two one-sided tests, the tables ordered by the score statistic: the one to
 * take. Source: Chan and Zhang (1999), Biometrics 55:1202-1209. */
struct interval exact_uncond_chan_zhang(struct arms arms, double level);

/* One two-sided test, ordered by the size of the score statistic: shorter,
 * and each side's error is its own.
 * Source: Agresti and Min (2001), Biometrics 57:963-971. */
struct interval exact_uncond_agresti_min(struct arms arms, double level);

/* Two one-sided tests, ordered by the difference itself: wide.
 * Source: Santner and Snell (1980), JASA 75:386-394. */
struct interval exact_uncond_santner_snell(struct arms arms, double level);

#endif
