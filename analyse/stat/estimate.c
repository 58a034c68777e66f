#include <config.h>

#include "analyse/stat/estimate.h"

#include <assert.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <math.h>

/* Satterthwaite's df can come out as next to nothing; the quantile of t is then
 * beyond all numbers, and so are the limits. */
static const double least_df = 0.05;

double
t_two_sided(double statistic, double df)
{
    double size = fabs(statistic);
    double tail =
        isinf(df) ? gsl_cdf_ugaussian_Q(size) : gsl_cdf_tdist_Q(size, df);
    return fmin(1, 2 * tail);
}

/* GSL's quantile is good to about 1e-9 at fractional df; two Newton steps on
 * its own distribution function bring it to rounding. */
double
t_quantile(double p, double df)
{
    assert(p > 0 && p < 1 && df > 0);
    if (isinf(df))
        return gsl_cdf_ugaussian_Pinv(p);
    double tail = fmin(p, 1 - p);
    double x = gsl_cdf_tdist_Qinv(tail, df);
    for (int i = 0; i < 2; i++) {
        double density = gsl_ran_tdist_pdf(x, df);
        double step = (gsl_cdf_tdist_Q(x, df) - tail) / density;
        if (isfinite(step) && fabs(step) < 1e-3 * fabs(x))
            x += step;
    }
    return p < 0.5 ? -x : x;
}

struct estimate
estimate_none(const char *reason)
{
    return (struct estimate){.reason = reason};
}

struct estimate
estimate_point(double value, const char *se_reason)
{
    return (struct estimate){.value = value, .se_reason = se_reason};
}

struct estimate
estimate_from(double value, double se, double df, double level)
{
    assert(level > 0 && level < 1);
    assert(isfinite(value) && !isnan(se));
    if (!(df > least_df))
        return estimate_point(value, "no degrees of freedom are left");
    /* What is nothing but rounding is no measure of uncertainty. */
    if (!(se > 1e-13 * fabs(value)) || !isfinite(se))
        return estimate_point(value, "the outcome does not vary where the "
                                     "standard error is taken from");
    double half = t_quantile((1 + level) / 2, df) * se;
    return (struct estimate){
        .value = value,
        .se = se,
        .df = df,
        .statistic = value / se,
        .p = t_two_sided(value / se, df),
        .lower = value - half,
        .upper = value + half,
        .level = level,
    };
}

struct estimate
estimate_exp(struct estimate logarithm)
{
    if (logarithm.reason)
        return logarithm;
    logarithm.value = exp(logarithm.value);
    if (!logarithm.se_reason) {
        logarithm.lower = exp(logarithm.lower);
        logarithm.upper = exp(logarithm.upper);
    }
    return logarithm;
}
