#include <config.h>

#include "analyse/stat/prop.h"

#include <assert.h>
#include <gsl/gsl_cdf.h>
#include <math.h>

static double
normal_quantile(double level)
{
    return gsl_cdf_ugaussian_Qinv((1 - level) / 2);
}

static struct interval
wald_cut(double centre, double n, double z)
{
    double half = z * sqrt(centre * (1 - centre) / n);
    return (struct interval){.lower = fmax(0, centre - half),
                             .upper = fmin(1, centre + half)};
}

struct interval
prop_wald(size_t x, size_t n, double level)
{
    assert(n > 0 && x <= n && level > 0 && level < 1);
    return wald_cut((double)x / (double)n, (double)n, normal_quantile(level));
}

/* The smaller root of (p - t)^2 = z^2 t(1 - t)/n, as the product of the roots
 * over the larger one: the difference would lose the digits of a rare p. */
static double
wilson_lower(double x, double n, double z)
{
    double p = x / n;
    double a = z * z / n;
    double larger = p + a / 2 + z * sqrt(p * (1 - p) / n + a / (4 * n));
    return p * p / larger;
}

struct interval
prop_wilson(size_t x, size_t n, double level)
{
    assert(n > 0 && x <= n && level > 0 && level < 1);
    double z = normal_quantile(level);
    return (struct interval){
        .lower = wilson_lower((double)x, (double)n, z),
        .upper = 1 - wilson_lower((double)(n - x), (double)n, z),
    };
}

struct interval
prop_agresti_coull(size_t x, size_t n, double level)
{
    assert(n > 0 && x <= n && level > 0 && level < 1);
    double z = normal_quantile(level);
    double trials = (double)n + z * z;
    return wald_cut(((double)x + z * z / 2) / trials, trials, z);
}
