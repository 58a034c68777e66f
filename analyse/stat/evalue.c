#include <config.h>

#include "analyse/stat/evalue.h"

#include "analyse/stat/root.h"

static const char nobody_reason[] =
    "nobody acted in either arm, so there is no ratio to explain";

static const char empty_cell_reason[] =
    "nobody acted in one arm, so the difference has no variance there";

/* A ratio under 1 is turned over: what explains one explains the other. */
static double
needed(double ratio)
{
    if (ratio < 1)
        ratio = ratio > 0 ? 1 / ratio : INFINITY;
    return isinf(ratio) ? ratio : ratio + sqrt(ratio * (ratio - 1));
}

struct evalue
evalue_ratio(double ratio, double lower, double upper)
{
    assert(lower >= 0 && lower <= ratio && ratio <= upper);
    double nearest = ratio >= 1 ? lower : upper;
    bool holds = lower <= 1 && upper >= 1;
    return (struct evalue){
        .ratio = ratio,
        .value = needed(ratio),
        .limit = holds ? 1 : needed(nearest),
    };
}

struct evalue
evalue_odds(double odds, double lower, double upper, bool rare)
{
    if (rare)
        return evalue_ratio(odds, lower, upper);
    return evalue_ratio(sqrt(odds), sqrt(lower), sqrt(upper));
}

/* What share has acted by the time that half of both arms together have. */
static double
risk_of_hazard(double hazard)
{
    if (hazard == 0 || isinf(hazard))
        return hazard;
    double root = sqrt(hazard);
    return expm1(-M_LN2 * root) / expm1(-M_LN2 / root);
}

struct evalue
evalue_hazard(double hazard, double lower, double upper, bool rare)
{
    if (rare)
        return evalue_ratio(hazard, lower, upper);
    return evalue_ratio(risk_of_hazard(hazard), risk_of_hazard(lower),
                        risk_of_hazard(upper));
}

/* Pi / sqrt(3) turns standard deviations into log odds, whose root is the
 * ratio: 0.91; and 1.78 is that times 1.96, rounded, in the source. */
struct evalue
evalue_standardised(double difference, double se, double level)
{
    const double slope = 0.91;
    double half = slope * level_quantile(level) * se;
    double middle = slope * difference;
    return evalue_ratio(exp(middle), exp(middle - half), exp(middle + half));
}

struct adjusted {
    double p1, p0, share; /* share: of people treated */
    double v1, v0, vshare;
    double z;
};

/* The lower limit of the difference that a confounder of this strength leaves,
 * p1 > p0: (p1 - p0 b)(s + (1 - s)/b) and its delta-method error. */
static double
lower_left(double b, void *data)
{
    const struct adjusted *a = data;
    double factor = a->share + (1 - a->share) / b;
    double gap = a->p1 - a->p0 * b;
    double slope = gap * (1 - 1 / b);
    double variance =
        (a->v1 + a->v0 * b * b) * factor * factor + slope * slope * a->vshare;
    return gap * factor - a->z * sqrt(variance);
}

struct evalue
evalue_difference(struct arms arms, double level)
{
    struct rates r = arms_rates(arms);
    if (arms.x1 == 0 && arms.x0 == 0)
        return (struct evalue){.reason = nobody_reason};
    if (r.p1 < r.p0) {
        struct evalue other = evalue_difference(arms_swapped(arms), level);
        other.ratio = 1 / other.ratio;
        return other;
    }
    double people = r.n1 + r.n0, share = r.n1 / people;
    struct adjusted a = {
        .p1 = r.p1,
        .p0 = r.p0,
        .share = share,
        .v1 = r.p1 * (1 - r.p1) / r.n1,
        .v0 = r.p0 * (1 - r.p0) / r.n0,
        .vshare = share * (1 - share) / people,
        .z = level_quantile(level),
    };
    struct evalue e = {.ratio = r.p1 / r.p0, .value = needed(r.p1 / r.p0)};
    if (arms.x0 == 0) {
        e.limit_reason = empty_cell_reason;
    } else if (!(lower_left(1, &a) > 0)) {
        e.limit = 1;
    } else {
        /* At b = p1 / p0 nothing of the difference is left. */
        e.limit = needed(root_between(lower_left, &a, 1, e.ratio));
    }
    return e;
}
