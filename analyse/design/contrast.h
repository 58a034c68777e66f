/* contrast: one arm against the control, as the estimators take it.
 *
 * People of the two arms whose outcome is known. Owns its arrays. */
#ifndef ANALYSE_DESIGN_CONTRAST_H
#define ANALYSE_DESIGN_CONTRAST_H

#include "analyse/design/design.h"

struct contrast {
    const struct design *design;
    size_t place; /* of the arm among the design's; the control is 0 */
    double level;
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
    size_t strata_left_out, people_left_out; /* one arm only there */
    bool small_block; /* some block has too few units in an arm to show their
                         spread: fewer than 5 groups, than 10 people who say
                         yes or no, than 2 whose outcome is a number */
};

struct contrast contrast_new(const struct design *design, size_t place,
                             const struct request *request);
void contrast_release(struct contrast *contrast);

#endif
