/* rank-within: the win probability (rank.h) of people in blocks, or in pairs.
 *
 * Numbers only. Only people of one block are held against each other. A block
 * of n1 treated and n0 controls has the weight n1 n0 / (n1 + n0), as in van
 * Elteren's test. The variance is DeLong's of each block, with t of n - 2
 * blocks degrees of freedom. Where a block has a single person in an arm, as
 * pairs do, it is that between blocks, with t of blocks - 1: rather too wide
 * where blocks differ. Limits are on the logit. Sources: van Elteren (1960),
 * Bull. Int. Stat. Inst. 37:351-361; DeLong, DeLong & Clarke-Pearson (1988),
 * Biometrics 44:837-845; Newcombe (2006), Stat. Med. 25:543-557. */
#ifndef ANALYSE_STAT_RANK_WITHIN_H
#define ANALYSE_STAT_RANK_WITHIN_H

#include "analyse/stat/estimate.h"
#include "analyse/stat/interval.h"
#include "analyse/stat/sandwich.h"

/* blocks, n: those with both arms, and their people. win's limits and p mean as
 * little as those of struct win; logit has the limits to show. */
struct win_within {
    size_t blocks, n;
    struct estimate win;
    struct interval logit;
};

/* y and treated of n, and the block of each. */
struct win_within rank_win_within(const double *y, const unsigned char *treated,
                                  struct grouping block, size_t n,
                                  double level);

/* Midranks among the people of a block, in such a measure that a difference of
 * arms by blocks that weighs each by its people (ri.h) is the weighted sum of
 * win - 1/2. Where all blocks are of one shape they are doubled, which is as
 * good and whole. Into rank, of n. */
void rank_within(const double *y, const unsigned char *treated,
                 struct grouping block, size_t n, double *rank);

#endif
