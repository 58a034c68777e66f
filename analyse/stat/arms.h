/* arms: two arms and how many of each acted: a two-by-two table.
 *
 *              acted     did not     people
 *   treatment    x1      n1 - x1       n1
 *   control      x0      n0 - x0       n0
 *
 * Numbers only. Everywhere x1 <= n1, x0 <= n0, n1 > 0 and n0 > 0: anything
 * else is a bug of the caller and asserts. */
#ifndef ANALYSE_STAT_ARMS_H
#define ANALYSE_STAT_ARMS_H

#include <assert.h>
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stddef.h>

struct arms {
    size_t x1;
    size_t n1;
    size_t x0;
    size_t n0;
};

/* The same counts as real numbers, with the two shares p1 and p0. */
struct rates {
    double x1;
    double n1;
    double p1;
    double x0;
    double n0;
    double p0;
};

static inline struct rates
arms_rates(struct arms arms)
{
    assert(arms.n1 > 0 && arms.x1 <= arms.n1);
    assert(arms.n0 > 0 && arms.x0 <= arms.n0);
    struct rates rates = {.x1 = (double)arms.x1,
                          .n1 = (double)arms.n1,
                          .x0 = (double)arms.x0,
                          .n0 = (double)arms.n0};
    rates.p1 = rates.x1 / rates.n1;
    rates.p0 = rates.x0 / rates.n0;
    return rates;
}

/* Control as treatment and treatment as control: mirrors a difference, turns
 * a ratio over. */
static inline struct arms
arms_swapped(struct arms arms)
{
    return (struct arms){arms.x0, arms.n0, arms.x1, arms.n1};
}

/* The normal quantile of a two-sided level: 1.96 for 0.95. */
static inline double
level_quantile(double level)
{
    assert(level > 0 && level < 1);
    return gsl_cdf_ugaussian_Qinv((1 - level) / 2);
}

#endif
