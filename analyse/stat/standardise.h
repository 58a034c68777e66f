/* standardise: two arms that were not randomised, made alike by a model.
 *
 * Numbers only. A model of the outcome on the covariates is fitted in each arm,
 * each then says what everybody would have done, and the two means over
 * everybody are compared (the g-formula). If the covariates are all that decide
 * who reflected and who acts, and the models hold, it is an average effect;
 * otherwise it is an association, adjusted.
 * The standard error allows for the models' being fitted and for the people's
 * being a sample.
 * Sources: Robins (1986), Math. Modelling 7:1393-1512; Hernan & Robins (2020),
 * Causal Inference: What If, ch. 13; influence.h. */
#ifndef ANALYSE_STAT_STANDARDISE_H
#define ANALYSE_STAT_STANDARDISE_H

#include "analyse/stat/influence.h"

enum standardise_model {
    STANDARDISE_LINEAR,
    STANDARDISE_LOGIT, /* y 0 or 1 */
};

/* All borrowed: n values each, k covariates, all finite. */
struct standardise_input {
    size_t n, k;
    const double *y;
    const unsigned char *treated;
    const double *const *columns;
    enum standardise_model model;
    struct grouping cluster;
    double level;
};

/* mean: what everybody would have, control then treated. reason set: nothing
 * else is, and both estimates have it too. */
struct standardised {
    double mean[2];
    struct estimate difference;
    struct estimate ratio;
    const char *reason;
};

struct standardised standardise(const struct standardise_input *input);

#endif
