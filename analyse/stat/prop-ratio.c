#include <config.h>

#include "analyse/stat/prop-ratio.h"

#include "analyse/stat/mover.h"
#include "analyse/stat/root.h"

#include <math.h>
#include <stdbool.h>

struct point
prop_ratio(struct arms arms)
{
    struct rates r = arms_rates(arms);
    if (r.x1 == 0 && r.x0 == 0)
        return POINT_NONE("nobody acted in either arm");
    /* In this order a common denominator cancels exactly. */
    double value = r.x0 == 0 ? INFINITY : (r.x1 * r.n0) / (r.x0 * r.n1);
    return (struct point){.value = value};
}

static struct interval
log_interval(double x1, double n1, double x0, double n0, double level)
{
    double middle = log(x1 / n1) - log(x0 / n0);
    double variance = (n1 - x1) / (x1 * n1) + (n0 - x0) / (x0 * n0);
    double half = level_quantile(level) * sqrt(variance);
    return (struct interval){.lower = exp(middle - half),
                             .upper = exp(middle + half)};
}

struct interval
prop_ratio_katz(struct arms arms, double level)
{
    struct rates r = arms_rates(arms);
    if (r.x1 == 0 || r.x0 == 0)
        return INTERVAL_NONE("nobody acted in an arm, so that the logarithm "
                             "of the ratio has no variance");
    return log_interval(r.x1, r.n1, r.x0, r.n0, level);
}

struct point
prop_ratio_adjusted(struct arms arms)
{
    struct rates r = arms_rates(arms);
    return (struct point){.value = (r.x1 + 0.5) * (r.n0 + 0.5) /
                                   ((r.x0 + 0.5) * (r.n1 + 0.5))};
}

struct interval
prop_ratio_adjusted_log(struct arms arms, double level)
{
    struct rates r = arms_rates(arms);
    return log_interval(r.x1 + 0.5, r.n1 + 0.5, r.x0 + 0.5, r.n0 + 0.5, level);
}

/* What the lower limit solves: excess(log ratio) = 0. */
struct lower {
    struct rates r;
    double z;
    double inflation; /* of the variance: N/(N-1) or 1 */
};

/* Positive while the ratio is too low to be kept; on the scale of p1. The
 * rates under p1 = ratio p0 are the smaller root of a quadratic, taken as a
 * quotient that does not cancel. */
static double
excess(double log_ratio, void *data)
{
    const struct lower *l = data;
    const struct rates *r = &l->r;
    double ratio = exp(log_ratio);
    double a = (r->n1 + r->n0) * ratio;
    double b = r->n1 * ratio + r->x1 + r->n0 + r->x0 * ratio;
    double c = r->x1 + r->x0;
    double p0 = fmin(1, 2 * c / (b + sqrt(fmax(0, b * b - 4 * a * c))));
    double p1 = fmin(1, ratio * p0);
    double variance =
        p1 * (1 - p1) / r->n1 + ratio * ratio * p0 * (1 - p0) / r->n0;
    return r->p1 - ratio * r->p0 - l->z * sqrt(variance * l->inflation);
}

/* The search ends a hair below the estimate, where the variance can vanish
 * and excess with it (everybody acted). */
static double
lower_limit(const struct lower *l)
{
    struct lower lower = *l;
    if (l->r.x1 == 0)
        return 0;
    if (l->r.x0 == 0)
        return exp(root_of_falling(excess, &lower, 0));
    double people = l->r.n1 + l->r.n0;
    double hair = 1e-6 * l->z * l->z / (people + l->z * l->z);
    double start = log(l->r.p1 / l->r.p0) - hair;
    return exp(root_of_falling(excess, &lower, start));
}

static struct interval
score_interval(struct arms arms, double level, bool corrected)
{
    struct lower l = {.r = arms_rates(arms), .z = level_quantile(level)};
    double people = l.r.n1 + l.r.n0;
    l.inflation = corrected ? people / (people - 1) : 1;
    struct interval interval = {.lower = lower_limit(&l)};
    l.r = arms_rates(arms_swapped(arms));
    interval.upper = 1 / lower_limit(&l);
    return interval;
}

struct interval
prop_ratio_koopman(struct arms arms, double level)
{
    return score_interval(arms, level, false);
}

struct interval
prop_ratio_miettinen_nurminen(struct arms arms, double level)
{
    return score_interval(arms, level, true);
}

struct interval
prop_ratio_mover(struct arms arms, double level)
{
    return mover_ratio(mover_proportion(arms.x1, arms.n1, level),
                       mover_proportion(arms.x0, arms.n0, level));
}
