#include <config.h>

#include "analyse/stat/mover.h"

#include "analyse/stat/prop.h"

#include <assert.h>
#include <math.h>

static struct mover_mean
with_limits(double value, struct interval limits)
{
    return (struct mover_mean){value, limits.lower, limits.upper};
}

struct mover_mean
mover_proportion(size_t x, size_t n, double level)
{
    return with_limits((double)x / (double)n, prop_wilson(x, n, level));
}

struct mover_mean
mover_wilson(double value, double variance, double n, double quantile)
{
    assert(value >= 0 && value <= 1 && variance >= 0 && n > 0 && quantile > 0);
    double of_one = value * (1 - value); /* the variance of one person */
    if (of_one > 0 && !(variance > 0))
        return (struct mover_mean){value, value, value};
    double people = of_one > 0 ? of_one / variance : n;
    return with_limits(value, prop_wilson_effective(value, people, quantile));
}

struct interval
mover_difference(struct mover_mean one, struct mover_mean zero)
{
    double difference = one.value - zero.value;
    return (struct interval){
        .lower =
            difference - hypot(one.value - one.lower, zero.upper - zero.value),
        .upper =
            difference + hypot(one.upper - one.value, zero.value - zero.lower),
    };
}

/* Donner and Zou's lower limit, multiplied out so that nothing is divided by
 * what may be zero. */
static double
ratio_lower(struct mover_mean one, struct mover_mean zero)
{
    double of_one = one.lower * (2 * one.value - one.lower);
    double of_zero = zero.upper * (2 * zero.value - zero.upper);
    double product = one.value * zero.value;
    double root = sqrt(fmax(0, product * product - of_one * of_zero));
    return one.value == 0 ? 0 : of_one / (product + root);
}

struct interval
mover_ratio(struct mover_mean one, struct mover_mean zero)
{
    assert(one.value >= 0 && zero.value >= 0);
    return (struct interval){
        .lower = ratio_lower(one, zero),
        .upper = 1 / ratio_lower(zero, one),
    };
}
