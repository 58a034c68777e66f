#include <config.h>

#include "analyse/stat/power.h"

#include "analyse/stat/binomial.h"
#include "analyse/stat/estimate.h"
#include "analyse/stat/root.h"
#include "base/heap.h"

#include <stdlib.h>

static const char same_reason[] =
    "the two shares are the same, so no number of people finds a difference";
static const char beyond_reason[] =
    "with so few people no share on this side is found that often";

static double
variance_of(double p)
{
    return p * (1 - p);
}

double
power_angle(double p1, double p0)
{
    return 2 * asin(sqrt(p1)) - 2 * asin(sqrt(p0));
}

double
power_se(const struct power_design *d)
{
    double v = variance_of(d->p1) / d->n1 + variance_of(d->p0) / d->n0;
    return sqrt(d->design_effect * v);
}

double
power_se_null(const struct power_design *d)
{
    return sqrt(d->design_effect * variance_of(d->p0) *
                (1 / d->n1 + 1 / d->n0));
}

static double
se_pooled(const struct power_design *d)
{
    double p = (d->n1 * d->p1 + d->n0 * d->p0) / (d->n1 + d->n0);
    return sqrt(d->design_effect * variance_of(p) * (1 / d->n1 + 1 / d->n0));
}

/* Rejected beyond z null standard errors; the estimate has its own se. */
static double
rejected(double effect, double se_null, double se, double alpha,
         bool wrong_side)
{
    double bar = gsl_cdf_ugaussian_Qinv(alpha / 2) * se_null;
    if (!(se > 0))
        return effect > bar ? 1 : 0;
    double power = gsl_cdf_ugaussian_P((effect - bar) / se);
    if (wrong_side)
        power += gsl_cdf_ugaussian_Q((effect + bar) / se);
    return power;
}

double
power_normal(const struct power_design *d)
{
    assert(d->p1 >= 0 && d->p1 <= 1 && d->p0 >= 0 && d->p0 <= 1);
    assert(d->n1 > 0 && d->n0 > 0 && d->design_effect > 0);
    assert(d->alpha > 0 && d->alpha < 1);
    double effect = fabs(d->p1 - d->p0);
    double se = power_se(d);
    double se_null = se;
    if (d->method == POWER_POOLED)
        se_null = se_pooled(d);
    if (d->method == POWER_ARCSINE) {
        effect = fabs(power_angle(d->p1, d->p0));
        se = se_null = sqrt(d->design_effect * (1 / d->n1 + 1 / d->n0));
    }
    return rejected(effect, se_null, se, d->alpha, d->wrong_side);
}

/* A design with one of its numbers sought. */
struct sought {
    struct power_design design;
    double ratio;
    double power;
};

static double
lack_at_people(double log_people, void *data)
{
    struct sought *s = data;
    s->design.n0 = exp(log_people);
    s->design.n1 = s->ratio * s->design.n0;
    return power_normal(&s->design) - s->power;
}

struct point
power_people(const struct power_design *design, double power)
{
    assert(power > design->alpha && power < 1);
    if (design->p1 == design->p0)
        return POINT_NONE(same_reason);
    struct sought s = {*design, design->n1 / design->n0, power};
    double people = exp(root_between(lack_at_people, &s, -20, 80));
    return (struct point){people, NULL};
}

double
power_people_corrected(double people, double ratio, double difference)
{
    double more = 2 * (ratio + 1) / (people * ratio * fabs(difference));
    return people / 4 * pow(1 + sqrt(1 + more), 2);
}

static double
lack_at_share(double p1, void *data)
{
    struct sought *s = data;
    s->design.p1 = p1;
    return power_normal(&s->design) - s->power;
}

/* Power need not rise all the way to the end: near 0 and 1 the test's variance
 * and the truth's part ways. The nearest crossing is sought in small steps. */
static struct point
detectable(const struct power_design *design, double power, double end)
{
    assert(power > design->alpha && power < 1);
    enum { STEPS = 1000 };
    struct sought s = {*design, 1, power};
    double from = design->p0;
    for (int i = 1; i <= STEPS; i++) {
        double to = design->p0 + (end - design->p0) * i / STEPS;
        if (to != from && lack_at_share(to, &s) >= 0)
            return (struct point){
                root_between(lack_at_share, &s, fmin(from, to), fmax(from, to)),
                NULL};
        from = to;
    }
    return POINT_NONE(beyond_reason);
}

struct point
power_detectable_above(const struct power_design *design, double power)
{
    return detectable(design, power, 1);
}

struct point
power_detectable_below(const struct power_design *design, double power)
{
    return detectable(design, power, 0);
}

/* With x the logarithm of s = chi / sqrt(df), whose density is proportional to
 * exp(df (x - (e^2x - 1)/2)): the mean over s of what a normal with shift
 * `effect` has beyond bar s. All of it is smooth and dies away at both ends,
 * where the plain sum of the trapezoid rule is exact to rounding once its
 * steps are under a twentieth of the finest scale. */
static double
noncentral_t_beyond(double effect, double bar, double df)
{
    double step = 0.05 / fmax(1, fmax(sqrt(df), fabs(effect)));
    double sum = 0, mass = 0;
    for (int direction = -1; direction <= 1; direction += 2)
        for (double i = direction < 0 ? 1 : 0;; i++) {
            double x = direction * i * step;
            double weight = exp(df * (x - expm1(2 * x) / 2));
            if (weight < 1e-18)
                break;
            double s = bar * exp(x);
            sum += weight * (gsl_cdf_ugaussian_P(effect - s) +
                             gsl_cdf_ugaussian_Q(effect + s));
            mass += weight;
        }
    return fmin(1, sum / mass);
}

double
power_student(double effect, double se, double df, double alpha)
{
    assert(se > 0 && df > 0 && alpha > 0 && alpha < 1);
    double shift = fabs(effect) / se;
    double bar = t_quantile(1 - alpha / 2, df);
    if (isinf(df))
        return gsl_cdf_ugaussian_P(shift - bar) +
               gsl_cdf_ugaussian_Q(shift + bar);
    return noncentral_t_beyond(shift, bar, df);
}

struct distance {
    double df, alpha, power;
};

static double
lack_at_effect(double effect, void *data)
{
    struct distance *d = data;
    return power_student(effect, 1, d->df, d->alpha) - d->power;
}

double
power_detectable(double se, double df, double alpha, double power)
{
    assert(power > alpha && power < 1);
    struct distance d = {df, alpha, power};
    double far = 1;
    while (lack_at_effect(far, &d) < 0)
        far *= 2;
    return se * root_between(lack_at_effect, &d, 0, far);
}

double
power_detectable_normal(double se, double alpha, double power)
{
    return se *
           (gsl_cdf_ugaussian_Qinv(alpha / 2) + gsl_cdf_ugaussian_Pinv(power));
}

double
power_design_effect(double icc, double mean, double cv)
{
    return 1 + ((1 + cv * cv) * mean - 1) * icc;
}

double
power_exact(struct arms people, double p1, double p0, double alpha,
            double (*test)(struct arms arms))
{
    /* A p of alpha but for rounding is a p of alpha. */
    static const double tie = 1e-9;
    size_t n1 = people.n1, n0 = people.n0;
    double power = 0;
    double *control = heap_new(n0 + 1, sizeof *control);
    for (size_t x0 = 0; x0 <= n0; x0++)
        control[x0] = binomial_density((double)x0, (double)n0, p0);
    for (size_t x1 = 0; x1 <= n1; x1++) {
        double treated = binomial_density((double)x1, (double)n1, p1);
        for (size_t x0 = 0; x0 <= n0; x0++)
            if (treated * control[x0] > 1e-20 &&
                test((struct arms){x1, n1, x0, n0}) <= alpha * (1 + tie))
                power += treated * control[x0];
    }
    free(control);
    return fmin(1, power);
}
