/* chi-square: large-sample tests of a two-by-two table.
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

#endif
