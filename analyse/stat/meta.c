#include <config.h>

#include "analyse/stat/meta.h"

#include "analyse/stat/chi-square.h"
#include "analyse/stat/root.h"
#include "base/heap.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char none_reason[] = "there is no study";
static const char variance_reason[] =
    "a study has no variance, or one that is not above 0";
static const char one_reason[] =
    "a single study cannot show how studies differ";
static const char two_reason[] =
    "two studies are too few to foretell a third one";
static const char fixed_reason[] =
    "a fixed effect does not foretell: it takes all studies to have the same";
static const char agree_reason[] =
    "all studies have the same estimate, so their spread gives no standard "
    "error";

/* The weighted fit at one tau2: w = 1 / (v + tau2). */
struct fit {
    double mean;
    double w, w2, w3; /* sums of powers of w */
    double q;         /* sum of w (y - mean)^2 */
    double wq;        /* sum of w^2 (y - mean)^2 */
    double log_w;
};

static struct fit
fit_at(const struct meta_input *m, double tau2)
{
    struct fit f = {0};
    double sum = 0;
    for (size_t i = 0; i < m->k; i++) {
        double w = 1 / (m->v[i] + tau2);
        f.w += w;
        f.w2 += w * w;
        f.w3 += w * w * w;
        f.log_w += log(w);
        sum += w * m->y[i];
    }
    f.mean = sum / f.w;
    for (size_t i = 0; i < m->k; i++) {
        double w = 1 / (m->v[i] + tau2);
        double e = m->y[i] - f.mean;
        f.q += w * e * e;
        f.wq += w * w * e * e;
    }
    return f;
}

static double
spread_of(const double *y, size_t k)
{
    double mean = 0, squares = 0;
    for (size_t i = 0; i < k; i++)
        mean += y[i] / (double)k;
    for (size_t i = 0; i < k; i++)
        squares += (y[i] - mean) * (y[i] - mean);
    return squares / (double)(k - 1);
}

/* Q falls as tau2 grows: where it is `target`; 0 when it is under that already
 * with none. */
struct profile {
    const struct meta_input *input;
    double target;
};

static double
profile_excess(double tau2, void *data)
{
    const struct profile *p = data;
    return fit_at(p->input, tau2).q - p->target;
}

static double
profile_root(const struct meta_input *input, double target)
{
    struct profile p = {input, target};
    if (!(profile_excess(0, &p) > 0))
        return 0;
    double far = spread_of(input->y, input->k);
    while (profile_excess(far, &p) > 0)
        far *= 2;
    return root_between(profile_excess, &p, 0, far);
}

static double
tau2_dl(const struct meta_input *m)
{
    struct fit f = fit_at(m, 0);
    return fmax(0, (f.q - (double)(m->k - 1)) / (f.w - f.w2 / f.w));
}

static double
tau2_pm(const struct meta_input *m)
{
    return profile_root(m, (double)(m->k - 1));
}

static double
tau2_he(const struct meta_input *m)
{
    double mean = 0;
    for (size_t i = 0; i < m->k; i++)
        mean += m->v[i] / (double)m->k;
    return fmax(0, spread_of(m->y, m->k) - mean);
}

static double
tau2_sj(const struct meta_input *m)
{
    double rough = spread_of(m->y, m->k) * (double)(m->k - 1) / (double)m->k;
    if (!(rough > 0))
        return 0;
    return rough * fit_at(m, rough).q / (double)(m->k - 1);
}

static double
likelihood(const struct meta_input *m, double tau2)
{
    struct fit f = fit_at(m, tau2);
    double restricted = m->method == META_REML ? log(f.w) : 0;
    return (f.log_w - restricted - f.q) / 2;
}

/* Its derivative, twice. */
static double
likelihood_slope(double tau2, void *data)
{
    const struct meta_input *m = data;
    struct fit f = fit_at(m, tau2);
    double restricted = m->method == META_REML ? f.w2 / f.w : 0;
    return f.wq - f.w + restricted;
}

/* The likelihood can have more than one top: each fall of the slope through
 * zero is found between steps of 1/8 in the logarithm, and the highest taken,
 * unless 0 is higher. */
static double
tau2_likelihood(const struct meta_input *input)
{
    struct meta_input m = *input;
    double scale = spread_of(m.y, m.k);
    double best = 0, top = likelihood(&m, 0);
    if (!(scale > 0))
        return 0;
    double near = 0;
    for (double x = -24; x <= 3; x += 0.125) {
        double far = scale * exp(x);
        if (likelihood_slope(near, &m) > 0 && likelihood_slope(far, &m) <= 0) {
            double tau2 = root_between(likelihood_slope, &m, near, far);
            double value = likelihood(&m, tau2);
            if (value > top) {
                top = value;
                best = tau2;
            }
        }
        near = far;
    }
    return best;
}

static double
tau2_fixed(const struct meta_input *m)
{
    (void)m;
    return 0;
}

static double (*const tau2_by[])(const struct meta_input *) = {
    [META_FIXED] = tau2_fixed,     [META_DL] = tau2_dl,
    [META_REML] = tau2_likelihood, [META_PM] = tau2_pm,
    [META_ML] = tau2_likelihood,   [META_HE] = tau2_he,
    [META_SJ] = tau2_sj,
};

static void
set_pooled(struct meta *meta, const struct meta_input *m)
{
    struct fit f = fit_at(m, meta->tau2);
    double df = INFINITY, variance = 1 / f.w;
    meta->q_factor = 1;
    if (m->error != META_NORMAL && m->k > 1) {
        df = (double)(m->k - 1);
        meta->q_factor = f.q / df;
        bool floored = m->error == META_KNAPP_HARTUNG_FLOORED;
        variance *= floored ? fmax(1, meta->q_factor) : meta->q_factor;
    }
    if (m->error != META_NORMAL && m->k == 1)
        meta->pooled = estimate_point(f.mean, one_reason);
    else if (variance * f.w < 1e-24)
        meta->pooled = estimate_point(f.mean, agree_reason);
    else
        meta->pooled = estimate_from(f.mean, sqrt(variance), df, m->level);
}

/* How spread the studies are: Q, and I2 and H2, which for tau2 > 0 methods
 * come from tau2 and what a typical study's variance is. */
static void
set_spread(struct meta *meta, const struct meta_input *m)
{
    struct fit f = fit_at(m, 0);
    double df = (double)(m->k - 1);
    meta->h2 = 1;
    if (m->k < 2) {
        meta->q_reason = one_reason;
        meta->tau2_limits = INTERVAL_NONE(one_reason);
        return;
    }
    meta->q = f.q;
    meta->q_p = chi_square_above(f.q, df);
    if (m->method == META_FIXED) {
        meta->h2 = f.q / df;
        meta->i2 = f.q > 0 ? fmax(0, (f.q - df) / f.q) : 0;
    } else {
        double typical = df * f.w / (f.w * f.w - f.w2);
        meta->h2 = 1 + meta->tau2 / typical;
        meta->i2 = meta->tau2 / (meta->tau2 + typical);
    }
    double tail = (1 - m->level) / 2;
    meta->tau2_limits = (struct interval){
        .lower = profile_root(m, chi_square_quantile(tail, df)),
        .upper = profile_root(m, chi_square_quantile(1 - tail, df)),
    };
}

static struct interval
foretold(const struct meta *meta, double df, double level)
{
    double se = meta->pooled.se;
    double half = t_quantile((1 + level) / 2, df) * sqrt(se * se + meta->tau2);
    return (struct interval){meta->pooled.value - half,
                             meta->pooled.value + half, NULL};
}

static void
set_prediction(struct meta *meta, const struct meta_input *m)
{
    const char *why = meta->pooled.se_reason;
    if (!why && m->method == META_FIXED)
        why = fixed_reason;
    if (!why && m->k < 2)
        why = one_reason;
    meta->prediction_same_quantile =
        why ? INTERVAL_NONE(why) : foretold(meta, meta->pooled.df, m->level);
    if (!why && m->k < 3)
        why = two_reason;
    meta->prediction =
        why ? INTERVAL_NONE(why) : foretold(meta, (double)m->k - 2, m->level);
}

struct meta
meta_pool(const struct meta_input *input)
{
    assert(input->level > 0 && input->level < 1);
    struct meta meta = {.k = input->k};
    const char *why = input->k ? NULL : none_reason;
    for (size_t i = 0; i < input->k && !why; i++)
        if (!(input->v[i] > 0) || !isfinite(input->v[i]))
            why = variance_reason;
    if (why) {
        meta.pooled = estimate_none(why);
        meta.tau2_limits = INTERVAL_NONE(why);
        meta.prediction = meta.prediction_same_quantile = INTERVAL_NONE(why);
        meta.q_reason = why;
        return meta;
    }
    if (input->k > 1)
        meta.tau2 = tau2_by[input->method](input);
    set_pooled(&meta, input);
    set_spread(&meta, input);
    set_prediction(&meta, input);
    return meta;
}

void
meta_shares(const struct meta_input *input, double tau2, double *share)
{
    double sum = fit_at(input, tau2).w;
    for (size_t i = 0; i < input->k; i++)
        share[i] = 1 / (input->v[i] + tau2) / sum;
}

struct meta
meta_without(const struct meta_input *input, size_t i)
{
    assert(i < input->k);
    size_t rest = input->k - 1;
    double *y = heap_new(2 * input->k, sizeof *y);
    double *v = y + input->k;
    memcpy(y, input->y, i * sizeof *y);
    memcpy(v, input->v, i * sizeof *v);
    memcpy(y + i, input->y + i + 1, (rest - i) * sizeof *y);
    memcpy(v + i, input->v + i + 1, (rest - i) * sizeof *v);
    struct meta_input less = *input;
    less.k = rest;
    less.y = y;
    less.v = v;
    struct meta meta = meta_pool(&less);
    free(y);
    return meta;
}
