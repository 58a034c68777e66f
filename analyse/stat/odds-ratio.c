#include <config.h>

#include "analyse/stat/odds-ratio.h"

#include "analyse/stat/root.h"

#include <math.h>
#include <stdbool.h>

struct point
odds_ratio(struct arms arms)
{
    struct rates r = arms_rates(arms);
    double concordant = r.x1 * (r.n0 - r.x0);
    double discordant = r.x0 * (r.n1 - r.x1);
    if (concordant == 0 && discordant == 0)
        return POINT_NONE("nobody or everybody acted in both arms");
    double value = discordant == 0 ? INFINITY : concordant / discordant;
    return (struct point){.value = value};
}

double
odds_ratio_gart(struct arms arms)
{
    struct rates r = arms_rates(arms);
    return (r.x1 + 0.5) * (r.n0 - r.x0 + 0.5) /
           ((r.x0 + 0.5) * (r.n1 - r.x1 + 0.5));
}

static struct interval
log_interval(struct rates r, double added, double level)
{
    double a = r.x1 + added;
    double b = r.n1 - r.x1 + added;
    double c = r.x0 + added;
    double d = r.n0 - r.x0 + added;
    double middle = log(a / b) - log(c / d);
    double half = level_quantile(level) * sqrt(1 / a + 1 / b + 1 / c + 1 / d);
    return (struct interval){.lower = exp(middle - half),
                             .upper = exp(middle + half)};
}

struct interval
odds_ratio_woolf(struct arms arms, double level)
{
    if (arms.x1 == 0 || arms.x0 == 0 || arms.x1 == arms.n1 ||
        arms.x0 == arms.n0)
        return INTERVAL_NONE("nobody or everybody acted in an arm, so that "
                             "the logarithm of the odds has no variance");
    return log_interval(arms_rates(arms), 0, level);
}

struct interval
odds_ratio_gart_interval(struct arms arms, double level)
{
    return log_interval(arms_rates(arms), 0.5, level);
}

/* What the lower limit solves: excess(log odds ratio) = 0. */
struct lower {
    struct rates r;
    double z;
    double inflation; /* of the variance: N/(N-1) or 1 */
};

/* The root of a quadratic that lies in [0, 1], by whichever of its two forms
 * does not cancel. */
double
odds_ratio_control_rate(struct rates r, double theta)
{
    double x = r.x1 + r.x0;
    double a = r.n0 * (theta - 1);
    double b = r.n1 * theta + r.n0 - x * (theta - 1);
    double root = sqrt(fmax(0, b * b + 4 * a * x));
    double p0 = b >= 0 ? 2 * x / (b + root) : (root - b) / (2 * a);
    return fmax(0, fmin(1, p0));
}

/* Positive while the odds ratio is too low to be kept; in people of x1. */
static double
excess(double log_theta, void *data)
{
    const struct lower *l = data;
    const struct rates *r = &l->r;
    double theta = exp(log_theta);
    double p0 = odds_ratio_control_rate(*r, theta);
    double p1 = theta * p0 / (1 + p0 * (theta - 1));
    double one = r->n1 * p1 * (1 - p1);
    double zero = r->n0 * p0 * (1 - p0);
    double variance = one > 0 && zero > 0 ? 1 / (1 / one + 1 / zero) : 0;
    return r->x1 - r->n1 * p1 - l->z * sqrt(variance * l->inflation);
}

/* The score has no root where the margins leave one table only, nor below an
 * estimate of zero. */
static double
lower_limit(const struct lower *l)
{
    struct lower lower = *l;
    if (l->r.x1 == 0 || l->r.x0 == l->r.n0)
        return 0;
    return exp(root_of_falling(excess, &lower, 0));
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
odds_ratio_score(struct arms arms, double level)
{
    return score_interval(arms, level, false);
}

struct interval
odds_ratio_miettinen_nurminen(struct arms arms, double level)
{
    return score_interval(arms, level, true);
}
