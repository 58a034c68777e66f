/* picked: the people of a contrast of whom a further measure is known.
 *
 * Who took part, or how long it took, is not known of everybody: these are the
 * arrays of the contrast without the others. Owns its arrays. */
#ifndef ANALYSE_DESIGN_PICKED_H
#define ANALYSE_DESIGN_PICKED_H

#include "analyse/design/contrast.h"

/* compared: without those who tell nothing (contrast.h). event: the outcome is
 * yes. arm: treated, as numbers. weight NULL, code NULL: the contrast has none.
 * covariates: as many as the contrast has. */
struct picked {
    size_t n, compared;
    double *y, *measure, *arm, *weight;
    double **covariates;
    size_t n_covariates;
    unsigned char *treated, *event;
    struct grouping block, cluster;
};

/* measure and known: arrays of the contrast. */
struct picked picked_new(const struct contrast *contrast, const double *measure,
                         const bool *known);
/* The measure is how long it took. What comes after a tau that was asked for
 * does not count: such people are last seen at tau, so that every measure and
 * test is of the same times. */
struct picked picked_times(const struct contrast *contrast);
void picked_release(struct picked *picked);

#endif
