/* rate: the ratio of two arms' means of counts, inside blocks.
 *
 * Numbers only. Poisson's model with a fixed effect of each block, which is
 * solved for in closed form: what glm.h would fit with a column a block, at the
 * cost of a pass over the people, however many the blocks. The variance is
 * robust: HC2 of the last weighted least squares, with Bell and McCaffrey's df.
 * Sources: Cameron & Trivedi (2013), Regression Analysis of Count Data, ch. 9
 * (fixed effects); Bell & McCaffrey (2002), Survey Methodology 28:169-181;
 * Pustejovsky & Tipton (2018), JBES 36:672-683. */
#ifndef ANALYSE_STAT_RATE_H
#define ANALYSE_STAT_RATE_H

#include "analyse/stat/estimate.h"
#include "analyse/stat/sandwich.h"

/* log_ratio: of the treated over the others. dispersion: Pearson's chi-square
 * over its degrees of freedom, 1 where counts are Poisson's; 0 where none are
 * left. */
struct rate {
    struct estimate log_ratio;
    double dispersion;
};

/* n values each: y >= 0, treated 0 or 1. Blocks where all y are 0, or one arm
 * alone is, tell nothing of the ratio. Reasons: no block tells, or of those
 * that do one arm has none at all. */
struct rate rate_within(const double *y, const unsigned char *treated,
                        struct grouping block, size_t n, double level);

#endif
