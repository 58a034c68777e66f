#include <config.h>

#include "analyse/stat/binomial.h"
#include "analyse/stat/root.h"

#include <assert.h>
#include <float.h>
#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_sf_log.h>
#include <math.h>
#include <stdbool.h>

/* log x! less Stirling's approximation to it. */
static double
stirling_error(double x)
{
    return log(gsl_sf_gammastar(x));
}

/* x log(x/mean) + mean - x, without the cancellation near x = mean; excess is
 * x - mean, which the caller knows better than its difference shows. */
static double
deviance(double x, double mean, double excess)
{
    double u = excess / mean;
    if (u < -0.9 || u > 10)
        return x * log(x / mean) - excess;
    return x * gsl_sf_log_1plusx_mx(u) + excess * u;
}

/* The two ends, where one of the two deviances has no logarithm. */
static double
log_power(double n, double base, double other)
{
    if (n == 0)
        return 0;
    return base < 0.5 ? n * log(base) : n * log1p(-other);
}

/* q is 1 - p: of the two the smaller has its digits. */
static double
log_density(double x, double n, double p, double q)
{
    if (p == 0 || q == 0)
        return x == (p == 0 ? 0 : n) ? 0 : -INFINITY;
    if (x == 0)
        return log_power(n, q, p);
    if (x == n)
        return log_power(n, p, q);
    double y = n - x;
    double excess = p < q ? x - n * p : n * q - y;
    return stirling_error(n) - stirling_error(x) - stirling_error(y) -
           deviance(x, n * p, excess) - deviance(y, n * q, -excess) -
           0.5 * (log(2 * M_PI) + log(x) + log(y / n));
}

double
binomial_log_density(double x, double n, double p)
{
    assert(x >= 0 && x <= n && p >= 0 && p <= 1);
    return log_density(x, n, p, 1 - p);
}

double
binomial_density(double x, double n, double p)
{
    return exp(binomial_log_density(x, n, p));
}

/* The continued fraction for the integral, by the modified method of Lentz;
 * it converges in some sqrt(a + b) terms when t < (a + 1) / (a + b + 2).
 * Source: DLMF 8.17.22. */
static double
beta_fraction(double t, double a, double b)
{
    double first = 1 - (a + b) * t / (a + 1);
    double d = 1 / (first == 0 ? 1e-300 : first);
    double c = 1;
    double product = d;
    for (double m = 1; m < 1e7; m++) {
        double even = m * (b - m) * t / ((a + 2 * m - 1) * (a + 2 * m));
        d = 1 / (1 + even * d);
        c = 1 + even / c;
        product *= c * d;
        double odd =
            -(a + m) * (a + b + m) * t / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1 / (1 + odd * d);
        c = 1 + odd / c;
        product *= c * d;
        if (fabs(c * d - 1) < DBL_EPSILON)
            break;
    }
    return product;
}

/* t^a s^b / (a B(a,b)), times the fraction; s is 1 - t. */
static double
beta_lower_tail(double t, double s, double a, double b)
{
    double front = exp(log_density(a, a + b, t, s)) * b / (a + b);
    return front * beta_fraction(t, a, b);
}

double
beta_below(double t, double a, double b)
{
    assert(a > 0 && b > 0 && t >= 0 && t <= 1);
    if (t == 0 || t == 1)
        return t;
    /* The fraction does best below the mean, and fails far above it; but a
     * rare t, not far above, would lose its digits in 1 - t. */
    bool rare = t < 0.01 && t * (a + b) < a + 2 * sqrt(a) + 2;
    if (rare || t * (a + b + 2) < a + 1)
        return fmin(1, beta_lower_tail(t, 1 - t, a, b));
    return fmax(0, 1 - beta_lower_tail(1 - t, t, b, a));
}

struct beta {
    double a;
    double b;
    double probability;
};

static double
beta_excess(double t, void *data)
{
    const struct beta *beta = data;
    return beta_below(t, beta->a, beta->b) - beta->probability;
}

double
beta_quantile(double probability, double a, double b)
{
    assert(probability > 0 && probability < 1);
    struct beta beta = {a, b, probability};
    return root_between(beta_excess, &beta, 0, 1);
}

/* The smaller of the beta quantile and what it lacks to 1 keeps its digits. */
double
f_quantile(double probability, double d1, double d2)
{
    double below = beta_quantile(probability, d1 / 2, d2 / 2);
    if (below < 0.5)
        return d2 * below / (d1 * (1 - below));
    double above = beta_quantile(1 - probability, d2 / 2, d1 / 2);
    return d2 * (1 - above) / (d1 * above);
}

double
binomial_at_least(long long x, size_t n, double p)
{
    assert(p >= 0 && p <= 1);
    if (x <= 0)
        return 1;
    if ((unsigned long long)x > n)
        return 0;
    double successes = (double)x;
    return beta_below(p, successes, (double)n - successes + 1);
}

double
binomial_at_most(long long x, size_t n, double p)
{
    assert(p >= 0 && p <= 1);
    if (x < 0)
        return 0;
    if ((unsigned long long)x >= n)
        return 1;
    double successes = (double)x;
    return beta_below(1 - p, (double)n - successes, successes + 1);
}
