/* use: what a request does with a column already.
 *
 * The outcome is no group that was assigned, and no covariate either. */
#ifndef ANALYSE_DESIGN_USE_H
#define ANALYSE_DESIGN_USE_H

#include "analyse/design/request.h"

struct use {
    const char *words; /* "the arm", "the outcome" */
    bool decided_by;   /* by the lot, or after it: no covariate */
};

/* Of the column of that name; words NULL where it is not spoken for. Blocks
 * are; groups, covariates and facilitators are not. */
struct use use_of(const struct request *request, const char *name);

#endif
