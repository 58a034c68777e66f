#include <config.h>

#include "analyse/stat/root.h"

#include <assert.h>
#include <float.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_roots.h>
#include <math.h>
#include <stdbool.h>

double
root_between(root_function function, void *data, double low, double high)
{
    assert(low <= high);
    double at_low = function(low, data);
    double at_high = function(high, data);
    bool apart = isfinite(at_low) && isfinite(at_high) && at_low != 0 &&
                 at_high != 0 && (at_low < 0) != (at_high < 0);
    if (!apart)
        return fabs(at_low) <= fabs(at_high) ? low : high;

    gsl_function f = {function, data};
    gsl_root_fsolver *solver = gsl_root_fsolver_alloc(gsl_root_fsolver_brent);
    double root = fabs(at_low) <= fabs(at_high) ? low : high;
    int status = gsl_root_fsolver_set(solver, &f, low, high);
    for (int i = 0; i < 500 && status == GSL_SUCCESS; i++) {
        status = gsl_root_fsolver_iterate(solver);
        root = gsl_root_fsolver_root(solver);
        double below = gsl_root_fsolver_x_lower(solver);
        double above = gsl_root_fsolver_x_upper(solver);
        if (gsl_root_test_interval(below, above, DBL_MIN, 2 * DBL_EPSILON) ==
            GSL_SUCCESS)
            break;
    }
    gsl_root_fsolver_free(solver);
    return root;
}

double
root_of_falling(root_function function, void *data, double start)
{
    double near = start;
    double at_near = function(near, data);
    double step = at_near > 0 ? 0.5 : -0.5;
    while (fabs(near - start) < 1000) {
        double far = near + step;
        if ((function(far, data) > 0) != (at_near > 0))
            return root_between(function, data, fmin(near, far),
                                fmax(near, far));
        near = far;
        step *= 2;
    }
    return step > 0 ? INFINITY : -INFINITY;
}
