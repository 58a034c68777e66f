#include <config.h>

#include "analyse/stat/prop.h"

#include "analyse/stat/arms.h"
#include "analyse/stat/binomial.h"
#include "analyse/stat/root.h"

#include <assert.h>
#include <math.h>

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
    return wald_cut((double)x / (double)n, (double)n, level_quantile(level));
}

/* The roots of (p - t)^2 = z^2 t(1 - t)/n: the larger one, and the smaller as
 * the product of both over the larger, whose difference would lose the digits
 * of a rare p. */
static struct interval
wilson_roots(double p, double n, double z)
{
    double a = z * z / n;
    double larger = p + a / 2 + z * sqrt(p * (1 - p) / n + a / (4 * n));
    return (struct interval){.lower = p * p / larger,
                             .upper = fmin(1, larger / (1 + a))};
}

static struct interval
of_the_others(struct interval share)
{
    return (struct interval){.lower = 1 - share.upper,
                             .upper = 1 - share.lower};
}

struct interval
prop_wilson(size_t x, size_t n, double level)
{
    assert(n > 0 && x <= n && level > 0 && level < 1);
    double z = level_quantile(level), people = (double)n;
    if (x <= n / 2)
        return wilson_roots((double)x / people, people, z);
    return of_the_others(wilson_roots((double)(n - x) / people, people, z));
}

struct interval
prop_wilson_effective(double share, double people, double quantile)
{
    assert(share >= 0 && share <= 1 && people > 0 && quantile > 0);
    return share <= 0.5 ? wilson_roots(share, people, quantile)
                        : of_the_others(
                              wilson_roots(1 - share, people, quantile));
}

struct interval
prop_agresti_coull(size_t x, size_t n, double level)
{
    assert(n > 0 && x <= n && level > 0 && level < 1);
    double z = level_quantile(level);
    double trials = (double)n + z * z;
    return wald_cut(((double)x + z * z / 2) / trials, trials, z);
}

/* The limits of x in n with tail beyond each, made for x up to n/2, where a
 * rare x keeps its digits; those of more come from the failures. */
typedef struct interval (*tail_limits)(double x, double n, double tail);

static struct interval
from_tails(tail_limits limits, size_t x, size_t n, double level)
{
    assert(n > 0 && x <= n && level > 0 && level < 1);
    double tail = (1 - level) / 2;
    if (x <= n / 2)
        return limits((double)x, (double)n, tail);
    struct interval failed = limits((double)(n - x), (double)n, tail);
    return (struct interval){.lower = 1 - failed.upper,
                             .upper = 1 - failed.lower};
}

static struct interval
exact_limits(double x, double n, double tail)
{
    return (struct interval){
        .lower = x > 0 ? beta_quantile(tail, x, n - x + 1) : 0,
        .upper = beta_quantile(1 - tail, x + 1, n - x),
    };
}

struct interval
prop_clopper_pearson(size_t x, size_t n, double level)
{
    return from_tails(exact_limits, x, n, level);
}

struct midp {
    double x;
    double n;
    double share;
};

/* P(X > x) + P(X = x)/2 less the share that it should be: it grows with p. */
static double
midp_excess(double p, void *data)
{
    const struct midp *m = data;
    return beta_below(p, m->x + 1, m->n - m->x) +
           binomial_density(m->x, m->n, p) / 2 - m->share;
}

static struct interval
midp_limits(double x, double n, double tail)
{
    struct midp low = {x, n, tail};
    struct midp high = {x, n, 1 - tail};
    return (struct interval){
        .lower = x > 0 ? root_between(midp_excess, &low, 0, 1) : 0,
        .upper = root_between(midp_excess, &high, 0, 1),
    };
}

struct interval
prop_midp(size_t x, size_t n, double level)
{
    return from_tails(midp_limits, x, n, level);
}

static struct interval
jeffreys_limits(double x, double n, double tail)
{
    return (struct interval){
        .lower = beta_quantile(tail, x + 0.5, n - x + 0.5),
        .upper = beta_quantile(1 - tail, x + 0.5, n - x + 0.5),
    };
}

struct interval
prop_jeffreys(size_t x, size_t n, double level)
{
    return from_tails(jeffreys_limits, x, n, level);
}

/* How many outcomes on the far side of the mode are no likelier than bound:
 * they are 0, 1, ... below the mode, which is where the density rises. */
static long long
unlikely_below(size_t mode, size_t n, double p, double bound)
{
    size_t low = 0; /* every outcome below low is unlikely */
    size_t high = mode + 1;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (binomial_log_density((double)middle, (double)n, p) <= bound)
            low = middle + 1;
        else
            high = middle;
    }
    return (long long)low;
}

double
prop_binomial_test(size_t x, size_t n, double expected)
{
    assert(n > 0 && x <= n && expected > 0 && expected < 1);
    double mean = (double)n * expected;
    double bound = binomial_log_density((double)x, (double)n, expected) + 1e-7;
    if ((double)x > mean) {
        long long below = unlikely_below((size_t)mean, n, expected, bound);
        return fmin(1, binomial_at_least((long long)x, n, expected) +
                           binomial_at_most(below - 1, n, expected));
    }
    double q = 1 - expected;
    size_t mode = (size_t)((double)n * q);
    long long above = unlikely_below(mode, n, q, bound);
    return fmin(1, binomial_at_most((long long)x, n, expected) +
                       binomial_at_most(above - 1, n, q));
}
