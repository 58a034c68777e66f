/* conditional: the odds ratio of a two-by-two table given its margins.
 *
 * Numbers only. Where the margins leave one table only (nobody or everybody
 * acted) every odds ratio fits equally: no estimate, and limits 0 and
 * INFINITY. Swapping the arms turns each interval over. */
#ifndef ANALYSE_STAT_CONDITIONAL_H
#define ANALYSE_STAT_CONDITIONAL_H

#include "analyse/stat/arms.h"
#include "analyse/stat/interval.h"

#define CONDITIONAL_PEOPLE 1e7

/* The odds ratio under which x1 is what is expected: the conditional maximum
 * likelihood estimate. 0 or INFINITY when x1 is at an end. */
struct point conditional_estimate(struct arms arms);

/* Two exact one-sided tests inverted: never below its level, and wide. And
 * the same counting half of the observed table.
 * Sources: Cornfield (1956); for mid-p, Vollset, Hirji and Elashoff (1991). */
struct interval conditional_exact(struct arms arms, double level);
struct interval conditional_midp(struct arms arms, double level);

/* One two-sided test inverted, of the tables no likelier than the observed;
 * the limits are the outermost where it is not rejected, found on the pieces
 * between which the set of such tables changes, so that none is missed. None
 * for more than CONDITIONAL_PEOPLE people.
 * Source: Baptista and Pike (1977), Applied Statistics 26:214-220; for
 * mid-p, Fagerland, Lydersen and Laake (2015). */
struct interval conditional_baptista_pike(struct arms arms, double level);
struct interval conditional_baptista_pike_midp(struct arms arms, double level);

#endif
