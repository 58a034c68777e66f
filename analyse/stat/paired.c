#include <config.h>

#include "analyse/stat/paired.h"

#include "analyse/stat/arms.h"
#include "analyse/stat/binomial.h"
#include "analyse/stat/prop.h"
#include "analyse/stat/root.h"

#include <assert.h>
#include <math.h>

/* The four counts as real numbers, and their sum. */
struct cells {
    double both;
    double first;
    double second;
    double neither;
    double pairs;
};

static struct cells
cells_of(struct paired p)
{
    struct cells c = {.both = (double)p.both,
                      .first = (double)p.first,
                      .second = (double)p.second,
                      .neither = (double)p.neither};
    c.pairs = c.both + c.first + c.second + c.neither;
    assert(c.pairs > 0);
    return c;
}

double
paired_difference(struct paired pairs)
{
    struct cells c = cells_of(pairs);
    return (c.first - c.second) / c.pairs;
}

/* Given how many pairs differ, each way is as likely as the other. */
double
paired_mcnemar_exact(struct paired pairs)
{
    size_t differ = pairs.first + pairs.second;
    size_t fewer = pairs.first < pairs.second ? pairs.first : pairs.second;
    return fmin(1, 2 * binomial_at_most((long long)fewer, differ, 0.5));
}

double
paired_mcnemar_midp(struct paired pairs)
{
    size_t differ = pairs.first + pairs.second;
    if (pairs.first == pairs.second)
        return differ == 0 ? 1
                           : 1 - binomial_density((double)pairs.first,
                                                  (double)differ, 0.5) /
                                     2;
    size_t fewer = pairs.first < pairs.second ? pairs.first : pairs.second;
    return paired_mcnemar_exact(pairs) -
           binomial_density((double)fewer, (double)differ, 0.5);
}

static double
mcnemar(struct paired pairs, double correction)
{
    struct cells c = cells_of(pairs);
    double differ = c.first + c.second;
    double distance = fmax(0, fabs(c.first - c.second) - correction);
    return differ == 0 ? 1 : erfc(distance / sqrt(2 * differ));
}

double
paired_mcnemar(struct paired pairs)
{
    return mcnemar(pairs, 0);
}

double
paired_mcnemar_corrected(struct paired pairs)
{
    return mcnemar(pairs, 1);
}

/* The correlation of the two members of a pair, pulled towards zero by half
 * of the number of pairs when positive. */
static double
correlation(struct cells c)
{
    double acted1 = c.both + c.first;
    double acted0 = c.both + c.second;
    double margins = acted1 * (c.pairs - acted1) * acted0 * (c.pairs - acted0);
    if (margins == 0)
        return 0;
    double product = c.both * c.neither - c.first * c.second;
    if (product > 0)
        product = fmax(0, product - c.pairs / 2);
    return product / sqrt(margins);
}

struct interval
paired_newcombe(struct paired pairs, double level)
{
    struct cells c = cells_of(pairs);
    size_t n = pairs.both + pairs.first + pairs.second + pairs.neither;
    struct interval one = prop_wilson(pairs.both + pairs.first, n, level);
    struct interval zero = prop_wilson(pairs.both + pairs.second, n, level);
    double p1 = (c.both + c.first) / c.pairs;
    double p0 = (c.both + c.second) / c.pairs;
    double phi = correlation(c);
    double low1 = p1 - one.lower;
    double high1 = one.upper - p1;
    double low0 = p0 - zero.lower;
    double high0 = zero.upper - p0;
    double difference = (c.first - c.second) / c.pairs;
    return (struct interval){
        .lower =
            difference -
            sqrt(fmax(0, low1 * low1 - 2 * phi * low1 * high0 + high0 * high0)),
        .upper =
            difference +
            sqrt(fmax(0, high1 * high1 - 2 * phi * high1 * low0 + low0 * low0)),
    };
}

/* What the lower limit solves: excess(difference) = 0. */
struct lower {
    struct cells c;
    double z;
};

/* Positive while the difference is too low to be kept; in pairs. The share of
 * "control only" that is most likely under the difference is the larger root
 * of Tango's quadratic, by the form that does not cancel. */
static double
excess(double difference, void *data)
{
    const struct lower *l = data;
    double n = l->c.pairs;
    double a = 2 * n;
    double b = -l->c.first - l->c.second +
               (2 * n - l->c.first + l->c.second) * difference;
    double c = -l->c.second * difference * (1 - difference);
    double root = sqrt(fmax(0, b * b - 4 * a * c));
    double second = b <= 0 ? (root - b) / (2 * a) : -2 * c / (b + root);
    second = fmax(fmax(0, -difference), second);
    double variance = n * fmax(0, 2 * second + difference * (1 - difference));
    return l->c.first - l->c.second - n * difference - l->z * sqrt(variance);
}

/* The search ends a hair below the estimate, where the variance can vanish
 * and excess with it (no pair differs). */
static double
tango_lower(struct cells c, double z)
{
    struct lower l = {c, z};
    double estimate = (c.first - c.second) / c.pairs;
    if (estimate <= -1)
        return -1;
    double hair = 1e-6 * z * z / (c.pairs + z * z);
    return root_between(excess, &l, -1, fmax(-1, estimate - hair));
}

struct interval
paired_tango(struct paired pairs, double level)
{
    struct cells c = cells_of(pairs);
    double z = level_quantile(level);
    struct interval interval = {.lower = tango_lower(c, z)};
    double second = c.second;
    c.second = c.first;
    c.first = second;
    interval.upper = -tango_lower(c, z);
    return interval;
}
