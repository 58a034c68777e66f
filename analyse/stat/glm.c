#include <config.h>

#include "analyse/stat/glm.h"
#include "base/heap.h"

#include <assert.h>
#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_sf_psi.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { ITERATIONS = 60, THETA_ITERATIONS = 200 };

static const char nobody_reason[] = "there is nobody to fit a model to";
static const char separated_reason[] =
    "the model foretells the outcome perfectly for some people, so a "
    "coefficient runs off to infinity";
static const char flat_reason[] =
    "the outcome is the same for everyone, so there is nothing to explain";
static const char binary_reason[] = "the outcome is not 0 or 1";
static const char negative_reason[] = "the outcome has negative values";
static const char whole_reason[] = "the outcome is not a count";
static const char poisson_reason[] =
    "counts vary no more than a Poisson model says, so the negative binomial "
    "has nothing to add";
static const char collinear_reason[] =
    "this column is a combination of the columns before it, so it was left "
    "out";
static const char beyond_reason[] =
    "the model, asked what everybody would do in one arm, leaves the range of "
    "numbers";
static const char zero_reason[] =
    "the model has nobody act in an arm, so there is no ratio";
static const char few_clusters_reason[] =
    "a single cluster gives no variance between clusters";

/* Working arrays of n. */
struct work {
    const struct glm_input *input;
    size_t count;
    double theta;
    double *eta, *mu, *root; /* root: square root of the weight */
};

static double
column_value(const struct glm_input *input, size_t j, size_t i)
{
    if (input->intercept)
        return j ? input->columns[j - 1][i] : 1;
    return input->columns[j][i];
}

static const char *
unfit(const struct glm_input *input)
{
    double least = INFINITY, most = -INFINITY;
    if (!input->n)
        return nobody_reason;
    for (size_t i = 0; i < input->n; i++) {
        double y = input->y[i];
        least = fmin(least, y);
        most = fmax(most, y);
        if (input->family == GLM_LOGIT && y != 0 && y != 1)
            return binary_reason;
        if (y < 0)
            return negative_reason;
        if (input->family == GLM_NEGATIVE && floor(y) != y)
            return whole_reason;
    }
    if (input->family == GLM_LOGIT ? least == most : most == 0)
        return flat_reason;
    return NULL;
}

/* Mean and weight from eta. For a logit 1 - mu is kept from cancelling. */
static void
update(struct work *w)
{
    for (size_t i = 0; i < w->input->n; i++) {
        double e = w->eta[i], weight;
        if (w->input->family == GLM_LOGIT) {
            w->mu[i] = 1 / (1 + exp(-e));
            weight = exp(-fabs(e)) / pow(1 + exp(-fabs(e)), 2);
        } else {
            w->mu[i] = exp(e);
            weight = w->mu[i];
            if (w->input->family == GLM_NEGATIVE)
                weight /= 1 + w->mu[i] / w->theta;
        }
        w->root[i] = sqrt(weight);
    }
}

/* log(1 + e^x) */
static double
softplus(double x)
{
    return x > 0 ? x + log1p(exp(-x)) : log1p(exp(x));
}

static double
log_likelihood(const struct work *w)
{
    double sum = 0, theta = w->theta;
    for (size_t i = 0; i < w->input->n; i++) {
        double y = w->input->y[i], e = w->eta[i], mu = w->mu[i];
        if (w->input->family == GLM_LOGIT)
            sum += y * e - softplus(e);
        else if (w->input->family == GLM_POISSON)
            sum += y * e - mu - gsl_sf_lngamma(y + 1);
        else
            sum += gsl_sf_lngamma(y + theta) - gsl_sf_lngamma(theta) -
                   gsl_sf_lngamma(y + 1) - theta * log1p(mu / theta) +
                   (y > 0 ? y * (e - log(theta + mu)) : 0);
    }
    return sum;
}

static struct basis
weighted_basis(const struct work *w)
{
    size_t n = w->input->n;
    double *columns = heap_new(heap_product(w->count, n), sizeof *columns);
    double *length = heap_new(w->count, sizeof *length);
    for (size_t j = 0; j < w->count; j++) {
        for (size_t i = 0; i < n; i++)
            columns[j * n + i] = w->root[i] * column_value(w->input, j, i);
        length[j] = sqrt(dot(columns + j * n, columns + j * n, n));
    }
    struct basis basis = basis_new(columns, n, w->count, length);
    free(length);
    return basis;
}

/* (y - mu) over the root of the weight, both as the family has them: for the
 * negative binomial y - mu carries 1/(1 + mu/theta). */
static void
score_residuals(const struct work *w, double *residual)
{
    for (size_t i = 0; i < w->input->n; i++) {
        double e = w->input->y[i] - w->mu[i];
        if (w->input->family == GLM_NEGATIVE)
            e /= 1 + w->mu[i] / w->theta;
        residual[i] = w->root[i] > 0 ? e / w->root[i] : 0;
    }
}

static void
add_step(struct work *w, const struct basis *basis, const double *step,
         double factor)
{
    for (size_t a = 0; a < basis->rank; a++)
        for (size_t i = 0; i < w->input->n; i++)
            w->eta[i] +=
                factor * step[a] * column_value(w->input, basis->kept[a], i);
    update(w);
}

/* Newton's steps, halved while the likelihood falls, until a step gains
 * nothing. beta (count) goes along. */
static const char *
iterate(struct work *w, double *beta)
{
    size_t n = w->input->n;
    double *residual = heap_new(n, sizeof *residual);
    double *projection = heap_new(w->count, sizeof *projection);
    double *step = heap_new(w->count, sizeof *step);
    const char *reason = separated_reason;
    update(w);
    double now = log_likelihood(w);
    for (int i = 0; i < ITERATIONS && reason; i++) {
        struct basis basis = weighted_basis(w);
        score_residuals(w, residual);
        basis_project(&basis, residual, projection);
        basis_solve(&basis, projection, step);
        double gain = dot(projection, projection, basis.rank);
        double before = now, factor = 1;
        add_step(w, &basis, step, 1);
        now = log_likelihood(w);
        while (!(now >= before - 1e-9 * fabs(before)) && factor > 1e-6) {
            add_step(w, &basis, step, -factor / 2);
            factor /= 2;
            now = log_likelihood(w);
        }
        for (size_t a = 0; a < basis.rank; a++)
            beta[basis.kept[a]] += factor * step[a];
        if (gain < 1e-20 * (1 + fabs(now)))
            reason = NULL;
        basis_release(&basis);
    }
    free(residual);
    free(projection);
    free(step);
    return reason;
}

/* A fitted chance of 0 or 1, or a fitted count of 0 beside others that are not,
 * is a perfect prediction, whatever the iteration made of it. */
static bool
separated(const struct work *w)
{
    bool logit = w->input->family == GLM_LOGIT;
    double mean = dot(w->mu, w->mu, w->input->n);
    mean = sqrt(mean / (double)w->input->n);
    for (size_t i = 0; i < w->input->n; i++)
        if (logit ? fabs(w->eta[i]) > 25 : w->mu[i] < 1e-9 * mean)
            return true;
    return false;
}

/* d logL / d theta. psi(y + t) - psi(t) is a sum for a count. */
static double
theta_score(const struct work *w, double theta)
{
    double sum = 0;
    for (size_t i = 0; i < w->input->n; i++) {
        double y = w->input->y[i], mu = w->mu[i];
        if (y < 200)
            for (double j = 0; j < y; j++)
                sum += 1 / (theta + j);
        else
            sum += gsl_sf_psi(y + theta) - gsl_sf_psi(theta);
        sum += (mu - y) / (theta + mu) - log1p(mu / theta);
    }
    return sum;
}

/* The root on the logarithm; 0 when the score is above 0 all the way. */
static double
theta_root(const struct work *w)
{
    double low = log(1e-8), high = log(1e7);
    if (!(theta_score(w, exp(high)) < 0))
        return 0;
    for (int i = 0; i < 100; i++) {
        double middle = (low + high) / 2;
        *(theta_score(w, exp(middle)) > 0 ? &low : &high) = middle;
    }
    return exp((low + high) / 2);
}

static const char *
fit_negative(struct work *w, double *beta)
{
    for (int i = 0; i < THETA_ITERATIONS; i++) {
        double theta = theta_root(w);
        if (!(theta > 0))
            return poisson_reason;
        bool settled = fabs(theta - w->theta) < 1e-10 * theta;
        w->theta = theta;
        const char *reason = iterate(w, beta);
        if (reason || settled)
            return reason;
    }
    return "the negative binomial model did not settle";
}

/* By the model R^-1 R^-1'; otherwise the sandwich of the scores. */
static const char *
covariance(const struct work *w, const struct basis *basis, double *cov,
           double *df, const char **reason, const char **caution)
{
    static const enum variance kinds[] = {
        [GLM_HC0] = VARIANCE_HC0,    [GLM_HC1] = VARIANCE_HC1,
        [GLM_HC2] = VARIANCE_HC2_BM, [GLM_CR0] = VARIANCE_CR0,
        [GLM_CR1] = VARIANCE_CR0,    [GLM_CR2] = VARIANCE_CR2,
    };
    const struct glm_input *input = w->input;
    size_t k = basis->rank;
    for (size_t i = 0; i < k; i++)
        df[i] = INFINITY;
    if (input->variance == GLM_MODEL) {
        for (size_t i = 0; i < k; i++)
            for (size_t j = 0; j < k; j++)
                cov[i * k + j] =
                    dot(basis->r_inverse + i * k, basis->r_inverse + j * k, k);
        return NULL;
    }
    double clusters = (double)grouping_used(input->cluster, input->n);
    if (input->variance >= GLM_CR0 && clusters < 2)
        return few_clusters_reason;
    double *residual = heap_new(input->n, sizeof *residual);
    score_residuals(w, residual);
    struct sandwich_model model = {
        .basis = basis, .residual = residual, .cluster = input->cluster};
    struct sandwich sandwich = sandwich_new(&model, kinds[input->variance]);
    double factor = input->variance == GLM_CR1 ? clusters / (clusters - 1) : 1;
    for (size_t i = 0; i < k * k; i++)
        cov[i] = factor * sandwich.covariance[i];
    for (size_t i = 0; i < k; i++) {
        reason[i] = sandwich.reason[i];
        caution[i] = sandwich.caution[i];
        if (input->variance == GLM_HC2 || input->variance == GLM_CR2)
            df[i] = sandwich.df[i];
    }
    sandwich_release(&sandwich);
    free(residual);
    return NULL;
}

static void
finish(struct glm *fit, const struct work *w, const double *beta)
{
    struct basis basis = weighted_basis(w);
    size_t k = basis.rank, n = w->input->n;
    double *cov = heap_new(k * k, sizeof *cov);
    double *df = heap_new(k, sizeof *df);
    const char **reason = heap_new(k, sizeof *reason);
    const char **caution = heap_new(k, sizeof *caution);
    const char *none = covariance(w, &basis, cov, df, reason, caution);
    fit->rank = k;
    fit->coefficient = heap_new(w->count, sizeof *fit->coefficient);
    fit->covariance = heap_new(w->count * w->count, sizeof(double));
    for (size_t j = 0; j < w->count; j++)
        fit->coefficient[j] = estimate_none(collinear_reason);
    for (size_t a = 0; a < k; a++) {
        size_t j = basis.kept[a];
        const char *why = none ? none : reason[a];
        fit->coefficient[j] =
            why ? estimate_point(beta[j], why)
                : estimate_from(beta[j], sqrt(fmax(0, cov[a * k + a])), df[a],
                                w->input->level);
        fit->coefficient[j].caution = caution[a];
        for (size_t b = 0; b < k; b++)
            fit->covariance[j * w->count + basis.kept[b]] = cov[a * k + b];
    }
    double pearson = 0;
    for (size_t i = 0; i < n; i++) {
        double mu = w->mu[i], e = w->input->y[i] - mu;
        double v = w->input->family == GLM_LOGIT ? mu * (1 - mu) : mu;
        pearson += v > 0 ? e * e / v : 0;
    }
    fit->dispersion = n > k ? pearson / (double)(n - k) : 0;
    free(cov);
    free(df);
    free(reason);
    free(caution);
    basis_release(&basis);
}

/* Starts at the mean of y: the intercept alone where there is one. */
static void
start(struct work *w, double *beta)
{
    const struct glm_input *input = w->input;
    double sum = 0, exposure = 0;
    for (size_t i = 0; i < input->n; i++) {
        sum += input->y[i];
        exposure += input->offset && input->family != GLM_LOGIT
                        ? exp(input->offset[i])
                        : 1;
    }
    double mean = sum / exposure;
    if (input->intercept)
        beta[0] =
            input->family == GLM_LOGIT ? log(mean / (1 - mean)) : log(mean);
    for (size_t i = 0; i < input->n; i++)
        w->eta[i] = (input->intercept ? beta[0] : 0) +
                    (input->offset ? input->offset[i] : 0);
}

struct glm
glm_fit(const struct glm_input *input)
{
    assert(input->level > 0 && input->level < 1);
    assert(input->variance < GLM_CR0 || input->cluster.code);
    size_t n = input->n;
    struct glm fit = {
        .n = n,
        .count = input->k + (input->intercept ? 1 : 0),
        .reason = unfit(input),
    };
    if (fit.reason)
        return fit;
    struct work w = {
        .input = input,
        .count = fit.count,
        .theta = 1,
        .eta = heap_new(n, sizeof(double)),
        .mu = heap_new(n, sizeof(double)),
        .root = heap_new(n, sizeof(double)),
    };
    double *beta = heap_new(fit.count, sizeof *beta);
    start(&w, beta);
    if (input->family == GLM_NEGATIVE) {
        struct glm_input poisson = *input;
        poisson.family = GLM_POISSON;
        w.input = &poisson;
        fit.reason = iterate(&w, beta);
        w.input = input;
        if (!fit.reason)
            fit.reason = fit_negative(&w, beta);
    } else {
        fit.reason = iterate(&w, beta);
    }
    if (!fit.reason && separated(&w))
        fit.reason = separated_reason;
    if (!fit.reason) {
        finish(&fit, &w, beta);
        fit.log_likelihood = log_likelihood(&w);
        fit.theta = input->family == GLM_NEGATIVE ? w.theta : 0;
        fit.mean = w.mu;
        w.mu = NULL;
    }
    free(beta);
    free(w.eta);
    free(w.mu);
    free(w.root);
    return fit;
}

void
glm_release(struct glm *fit)
{
    free(fit->coefficient);
    free(fit->covariance);
    free(fit->mean);
    memset(fit, 0, sizeof *fit);
}

/* The mean of all with coefficient which at value, and its gradient. */
static double
standardised(const struct glm *fit, const struct glm_input *input, size_t which,
             double value, double *gradient)
{
    double people = (double)input->n, sum = 0;
    for (size_t i = 0; i < input->n; i++) {
        double eta = input->offset ? input->offset[i] : 0;
        for (size_t j = 0; j < fit->count; j++)
            if (!fit->coefficient[j].reason)
                eta += fit->coefficient[j].value *
                       (j == which ? value : column_value(input, j, i));
        double mu = input->family == GLM_LOGIT ? 1 / (1 + exp(-eta)) : exp(eta);
        double slope = input->family == GLM_LOGIT ? mu * (1 - mu) : mu;
        sum += mu;
        for (size_t j = 0; j < fit->count; j++)
            gradient[j] += slope / people *
                           (j == which ? value : column_value(input, j, i));
    }
    return sum / people;
}

static double
quadratic(const struct glm *fit, const double *gradient)
{
    double sum = 0;
    for (size_t a = 0; a < fit->count; a++)
        for (size_t b = 0; b < fit->count; b++)
            sum +=
                gradient[a] * gradient[b] * fit->covariance[a * fit->count + b];
    return sum;
}

static struct estimate
marginal_estimate(double value, const char *why, double variance, double df,
                  double level)
{
    if (why)
        return estimate_point(value, why);
    return estimate_from(value, sqrt(fmax(0, variance)), df, level);
}

struct glm_marginal
glm_marginal(const struct glm *fit, const struct glm_input *input, size_t which)
{
    struct glm_marginal marginal = {0};
    const char *why = fit->reason;
    if (!why)
        why = fit->coefficient[which].reason;
    if (why) {
        marginal.difference = marginal.ratio = estimate_none(why);
        return marginal;
    }
    double *g1 = heap_new(fit->count, sizeof *g1);
    double *g0 = heap_new(fit->count, sizeof *g0);
    double *d = heap_new(fit->count, sizeof *d);
    double *r = heap_new(fit->count, sizeof *r);
    double m1 = standardised(fit, input, which, 1, g1);
    double m0 = standardised(fit, input, which, 0, g0);
    for (size_t j = 0; j < fit->count; j++) {
        d[j] = g1[j] - g0[j];
        r[j] = g1[j] / m1 - g0[j] / m0;
    }
    if (!isfinite(m1) || !isfinite(m0)) {
        marginal.difference = marginal.ratio = estimate_none(beyond_reason);
    } else {
        marginal.mean1 = m1;
        marginal.mean0 = m0;
        const struct estimate *effect = &fit->coefficient[which];
        why = effect->se_reason;
        marginal.difference = marginal_estimate(m1 - m0, why, quadratic(fit, d),
                                                effect->df, input->level);
        marginal.ratio = m1 > 0 && m0 > 0
                             ? estimate_exp(marginal_estimate(
                                   log(m1 / m0), why, quadratic(fit, r),
                                   effect->df, input->level))
                             : estimate_none(zero_reason);
    }
    free(g1);
    free(g0);
    free(d);
    free(r);
    return marginal;
}
