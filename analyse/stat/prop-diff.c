#include <config.h>

#include "analyse/stat/prop-diff.h"

#include "analyse/stat/mover.h"
#include "analyse/stat/root.h"
#include "analyse/stat/score.h"

#include <math.h>

double
prop_diff(struct arms arms)
{
    struct rates r = arms_rates(arms);
    return r.p1 - r.p0;
}

static double
standard_error(struct rates r)
{
    return sqrt(r.p1 * (1 - r.p1) / r.n1 + r.p0 * (1 - r.p0) / r.n0);
}

static struct interval
wald(struct rates r, double level, double correction)
{
    double half = level_quantile(level) * standard_error(r) + correction;
    double difference = r.p1 - r.p0;
    return (struct interval){.lower = difference - half,
                             .upper = difference + half};
}

struct interval
prop_diff_wald(struct arms arms, double level)
{
    return wald(arms_rates(arms), level, 0);
}

struct interval
prop_diff_wald_corrected(struct arms arms, double level)
{
    struct rates r = arms_rates(arms);
    return wald(r, level, (1 / r.n1 + 1 / r.n0) / 2);
}

struct interval
prop_diff_newcombe(struct arms arms, double level)
{
    return mover_difference(mover_proportion(arms.x1, arms.n1, level),
                            mover_proportion(arms.x0, arms.n0, level));
}

static struct arms
with_one_of_each(struct arms a)
{
    return (struct arms){a.x1 + 1, a.n1 + 2, a.x0 + 1, a.n0 + 2};
}

double
prop_diff_adjusted(struct arms arms)
{
    return prop_diff(with_one_of_each(arms));
}

double
prop_diff_adjusted_se(struct arms arms)
{
    return standard_error(arms_rates(with_one_of_each(arms)));
}

struct interval
prop_diff_agresti_caffo(struct arms arms, double level)
{
    return prop_diff_wald(with_one_of_each(arms), level);
}

/* What the lower limit solves: excess(difference) = 0. */
struct lower {
    struct rates r;
    double z;
    double inflation; /* of the variance: N/(N-1) or 1 */
    double skewness;  /* 1 when it is corrected for, else 0 */
};

/* Positive while the difference is too low to be kept. The observed
 * difference less the hypothetical one, less what the test allows; written
 * without a quotient since the variance may vanish at the ends. */
static double
excess(double difference, void *data)
{
    const struct lower *l = data;
    struct restricted m = score_difference(l->r, difference);
    double variance = m.variance * l->inflation;
    double allowed = l->z * sqrt(variance);
    if (l->skewness > 0 && variance > 0)
        allowed += (l->z * l->z - 1) * m.third_moment / (6 * variance);
    return l->r.p1 - l->r.p0 - difference - allowed;
}

/* At the estimate itself the variance can be zero (nobody acted), and excess
 * with it, so the search ends a hair below. */
static double
hair_below(const struct lower *l)
{
    double people = l->r.n1 + l->r.n0;
    return 1e-6 * l->z * l->z / (people + l->z * l->z);
}

/* Corrected for skewness, excess may pass zero three times on the way to the
 * estimate (51 of 51 against 180,000 of 700,000), and the correction outweigh
 * a small variance next to it: the first passage from the far end is sought, in
 * steps of a twentieth of the distance that is left. */
static double
outermost_limit(struct lower *l, double estimate)
{
    double hair = hair_below(l), outside = estimate + 1;
    for (double gap = outside; gap > hair; gap *= 0.95) {
        if (excess(estimate - gap, l) < 0)
            return root_between(excess, l, estimate - outside, estimate - gap);
        outside = gap;
    }
    return estimate - hair;
}

static double
lower_limit(struct lower *l)
{
    double estimate = l->r.p1 - l->r.p0;
    if (estimate <= -1)
        return -1;
    if (l->skewness > 0)
        return outermost_limit(l, estimate);
    return root_between(excess, l, -1, fmax(-1, estimate - hair_below(l)));
}

static struct interval
score_interval(struct arms arms, double level, bool corrected, bool skewed)
{
    struct lower l = {.r = arms_rates(arms), .z = level_quantile(level)};
    double people = l.r.n1 + l.r.n0;
    l.inflation = corrected ? people / (people - 1) : 1;
    l.skewness = skewed ? 1 : 0;
    struct interval interval = {.lower = lower_limit(&l)};
    l.r = arms_rates(arms_swapped(arms));
    interval.upper = -lower_limit(&l);
    return interval;
}

struct interval
prop_diff_mee(struct arms arms, double level)
{
    return score_interval(arms, level, false, false);
}

struct interval
prop_diff_miettinen_nurminen(struct arms arms, double level)
{
    return score_interval(arms, level, true, false);
}

struct interval
prop_diff_scas(struct arms arms, double level)
{
    return score_interval(arms, level, true, true);
}
