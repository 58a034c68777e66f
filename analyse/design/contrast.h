/* contrast: one arm against the control, as the estimators take it.
 *
 * People of the two arms whose outcome is known. Owns its arrays. */
#ifndef ANALYSE_DESIGN_CONTRAST_H
#define ANALYSE_DESIGN_CONTRAST_H

#include "analyse/design/design.h"

/* Blocks in which nothing can be compared, and those of their people whose
 * outcome is known. */
struct rest {
    size_t blocks, people;
};

struct contrast {
    const struct design *design;
    size_t place;      /* of the arm among the design's; the control is 0 */
    double level, tau; /* tau 0: not said */
    unsigned long long seed, draws;
    struct progress *progress;

    /* NULL when the design holds no people, only counts (n is theirs). */
    size_t n;
    double *y;
    unsigned char *treated;
    struct grouping block, cluster;
    double **covariates;
    size_t n_covariates;
    double *received, *time, *weight; /* NULL: not asked for */
    bool *received_known, *time_known;

    /* Binary outcomes: all together, and each stratum with both arms. */
    struct arms arms;
    struct arms *strata;
    size_t n_strata;
    struct rest alone; /* where one arm only was assigned */
    struct rest lost;  /* where no outcome of one arm is known */

    /* Who tells of the difference: not who stands in one of these blocks, nor
     * who weighs nothing. seen: the means of the compared, control and arm;
     * as they are counted, without weights. */
    bool *compared; /* of each of n; NULL without people */
    size_t n_compared, clusters_compared;
    double seen[2];
    bool small_block; /* some block has too few units in an arm to show their
                         spread: fewer than 5 groups, than 10 people who say
                         yes or no, than 2 whose outcome is a number */
};

struct contrast contrast_new(const struct design *design, size_t place,
                             const struct request *request);
void contrast_release(struct contrast *contrast);

#endif
