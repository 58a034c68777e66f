/* alike: how like two arms are that nobody assigned, and how like weights can
 * make them.
 *
 * For two arms of one comparison, of the people whose outcome is known. Lives
 * in the design's arena. */
#ifndef ANALYSE_DESIGN_ALIKE_H
#define ANALYSE_DESIGN_ALIKE_H

#include "analyse/design/contrast.h"
#include "analyse/stat/propensity.h"

/* Standardised differences. reason: the covariate varies in neither arm. */
struct alike_covariate {
    const char *name;
    double before, after;
    const char *reason;
};

/* Pairs are control, treated. least, most: the chances that people of the arm
 * had of being in the treated one; outside: people whose chance lies beyond
 * all of the other arm's; effective: how many people of equal weight would
 * tell as much. reason set: there are no weights, and after and these are 0. */
struct alike {
    size_t n;
    struct alike_covariate *covariates;
    double least[2], most[2];
    double effective[2];
    size_t people[2], outside;
    const char *reason;
};

/* NULL where there are no covariates. */
const struct alike *alike_new(const struct contrast *contrast);

/* The weights behind it, and what they say of the outcome; to be released. */
struct propensity alike_fit(const struct contrast *contrast);

/* The largest difference in size, before or after, and whose it is; NULL where
 * no covariate varies. */
const struct alike_covariate *alike_worst(const struct alike *alike,
                                          bool after);

#endif
