/* reference-meta: several studies pooled. */
#include <config.h>

#include "tests/analyse/reference-model.h"

#include "analyse/stat/meta.h"

#include <float.h>
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

static void
both(struct reference_case *c, const char *lower, const char *upper,
     struct interval interval)
{
    if (interval.reason) {
        reference_none(c, lower);
        reference_none(c, upper);
    } else {
        reference_value(c, lower, interval.lower);
        reference_value(c, upper, interval.upper);
    }
}

/* Cochran's Q at a tau2, less what it should be. */
static double
excess(const struct meta_input *m, double tau2, double target)
{
    double w = 0, mean = 0, q = 0;
    for (size_t i = 0; i < m->k; i++)
        w += 1 / (m->v[i] + tau2);
    for (size_t i = 0; i < m->k; i++)
        mean += m->y[i] / (m->v[i] + tau2) / w;
    for (size_t i = 0; i < m->k; i++)
        q += pow(m->y[i] - mean, 2) / (m->v[i] + tau2);
    return q - target;
}

struct place {
    double x, f;
};

/* Brent's step from near, whose opposite is far and whose predecessor is last;
 * 0 where halving must do. */
static double
brent_step(struct place near, struct place far, struct place last, double least)
{
    double width = far.x - near.x, p, q;
    double a = near.f / last.f;
    if (last.x == far.x) {
        p = width * a;
        q = 1 - a;
    } else {
        double b = last.f / far.f, c = near.f / far.f;
        p = a * (width * b * (b - c) - (near.x - last.x) * (c - 1));
        q = (b - 1) * (c - 1) * (a - 1);
    }
    if (p > 0)
        q = -q;
    p = fabs(p);
    bool inside = p < 0.75 * width * q - fabs(least * q) / 2;
    return inside && p < fabs((near.x - last.x) * q / 2) ? p / q : 0;
}

/* metafor leaves its limits of tau2 to R's uniroot() with the default tolerance
 * of 1.2e-4, so that they are off from the fifth digit on. This is where that
 * search stops: Brent (1973), chapter 4. */
static double
uniroot(const struct meta_input *m, double target, double high)
{
    const double tolerance = pow(DBL_EPSILON, 0.25);
    struct place last = {0, excess(m, 0, target)};
    struct place near = {high, excess(m, high, target)};
    struct place far = last;
    for (int i = 0; i < 1000; i++) {
        if (fabs(far.f) < fabs(near.f)) {
            last = near;
            near = far;
            far = last;
        }
        double least = 2 * DBL_EPSILON * fabs(near.x) + tolerance / 2;
        double step = (far.x - near.x) / 2;
        if (fabs(step) <= least || near.f == 0)
            break;
        if (fabs(near.x - last.x) >= least && fabs(last.f) > fabs(near.f)) {
            double brent = brent_step(near, far, last, least);
            step = brent != 0 ? brent : step;
        }
        if (fabs(step) < least)
            step = step > 0 ? least : -least;
        last = near;
        near.x += step;
        near.f = excess(m, near.x, target);
        if ((near.f > 0) == (far.f > 0))
            far = last;
    }
    return near.x;
}

/* Ours must be where Q meets the quantile to the last digits, and metafor's
 * where uniroot stops on the way there: it looks between 0 and 100, or ten
 * times tau2 if that is more, and reports the end beyond which a limit is. */
static void
tau2_limit(struct reference_case *c, const struct meta_input *m,
           const char *name, double tau2, double limit, double tail)
{
    double target = gsl_cdf_chisq_Qinv(tail, (double)(m->k - 1));
    double stopped = limit, end = fmax(100, 10 * tau2);
    if (excess(m, end, target) > 0)
        stopped = end;
    else if (excess(m, 0, target) > 0)
        stopped = uniroot(m, target, end);
    if (limit > 0 && fabs(excess(m, limit, target)) > 1e-9 * target)
        reference_fault(c, "%s: Q misses the quantile at %.17g", name, limit);
    double expected = json_number_value(json_object_get(c->values, name));
    bool exact = fabs(limit - expected) <= c->rel_tol * fmax(1, expected);
    reference_value(c, name, exact ? limit : stopped);
}

/* What one study says of others is nothing; metafor has Qp = 1, and foretells
 * the next study from it as if tau2 were known to be 0. */
static void
report_spread(struct reference_case *c, const struct meta *m, bool foretells)
{
    static const char *const names[] = {"Q",
                                        "Qp",
                                        "pi_lower_metafor",
                                        "pi_upper_metafor",
                                        "pi_lower_HTS_tk2",
                                        "pi_upper_HTS_tk2"};
    if (m->q_reason) {
        for (size_t i = 0; i < sizeof names / sizeof *names; i++)
            reference_spoilt(c, names[i]);
        return;
    }
    reference_value(c, "Q", m->q);
    reference_value(c, "Qp", m->q_p);
    if (!foretells)
        return;
    both(c, "pi_lower_metafor", "pi_upper_metafor",
         m->prediction_same_quantile);
    both(c, "pi_lower_HTS_tk2", "pi_upper_HTS_tk2", m->prediction);
}

static void
report(struct reference_case *c, const struct meta *m, bool foretells)
{
    /* Knapp and Hartung's standard error of one study, or of studies that all
     * agree; metafor has that of fixed effects, or 0. */
    const char *why = m->pooled.se_reason;
    if (why && (m->k == 1 || reference_is_rounding(c, "se"))) {
        reference_skip(c, why);
        return;
    }
    reference_estimate(c, "", &m->pooled);
    reference_value(c, "tau2", m->tau2);
    reference_value(c, "I2", 100 * m->i2);
    reference_value(c, "H2", m->h2);
    report_spread(c, m, foretells);
}

static void
pool(struct reference_case *c, enum meta_method method, enum meta_error error)
{
    size_t k, variances;
    double *y = reference_numbers(c, "yi", &k);
    double *v = reference_numbers(c, "vi", &variances);
    if (variances != k) {
        reference_fault(c, "%zu estimates, but %zu variances", k, variances);
        k = k < variances ? k : variances;
    }
    struct meta_input input = {
        .k = k,
        .y = y,
        .v = v,
        .method = method,
        .error = error,
        .level = reference_number_or(c, "ci_level", 0.95),
    };
    struct meta m = meta_pool(&input);
    report(c, &m, method != META_FIXED);
    /* Q-profile is stored beside some methods only. */
    if (json_object_get(c->values, "tau2_upper_Qprofile")) {
        double tail = (1 - input.level) / 2;
        tau2_limit(c, &input, "tau2_lower_Qprofile", m.tau2,
                   m.tau2_limits.lower, tail);
        tau2_limit(c, &input, "tau2_upper_Qprofile", m.tau2,
                   m.tau2_limits.upper, 1 - tail);
    }
    free(y);
    free(v);
}

#define POOL(name, method)                                                     \
    static void name(struct reference_case *c)                                 \
    {                                                                          \
        pool(c, method, META_NORMAL);                                          \
    }                                                                          \
    static void name##_knapp(struct reference_case *c)                         \
    {                                                                          \
        pool(c, method, META_KNAPP_HARTUNG);                                   \
    }

POOL(fixed, META_FIXED)
POOL(dl, META_DL)
POOL(reml, META_REML)
POOL(pm, META_PM)
POOL(ml, META_ML)
POOL(he, META_HE)
POOL(sj, META_SJ)

const struct reference_method reference_meta[] = {
    {"meta_FE", fixed, NULL},
    {"meta_FE_HKSJ", fixed_knapp, NULL},
    {"meta_DL", dl, NULL},
    {"meta_DL_HKSJ", dl_knapp, NULL},
    {"meta_REML", reml, NULL},
    {"meta_REML_HKSJ", reml_knapp, NULL},
    {"meta_PM", pm, NULL},
    {"meta_PM_HKSJ", pm_knapp, NULL},
    {"meta_ML", ml, NULL},
    {"meta_ML_HKSJ", ml_knapp, NULL},
    {"meta_HE", he, NULL},
    {"meta_HE_HKSJ", he_knapp, NULL},
    {"meta_SJ", sj, NULL},
    {"meta_SJ_HKSJ", sj_knapp, NULL},
    {0},
};
