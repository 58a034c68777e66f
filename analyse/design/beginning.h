/* beginning: how like the arms of a comparison were before anything was done.
 *
 * Of everybody who was assigned, whether or not their outcome is known. Lives
 * in the design's arena. */
#ifndef ANALYSE_DESIGN_BEGINNING_H
#define ANALYSE_DESIGN_BEGINNING_H

#include "analyse/design/contrast.h"

/* Each for the design's covariates, in their order. apart: the arm's mean less
 * the control's, over the root of the mean of their variances; 0 where nobody
 * varies (varies false). p: of one randomisation test for all covariates, with
 * its Monte-Carlo error (0: exact), from so many assignments; reason where
 * there is none. */
struct beginning {
    size_t n;
    double *apart;
    bool *varies;
    double p, p_error;
    size_t visited;
    const char *reason;
};

/* One for each arm but the control; NULL where there are no covariates, or
 * nobody was assigned. */
struct beginning *beginnings_of(const struct design *design,
                                const struct request *request);

#endif
