#include <config.h>

#include "analyse/stat/basis.h"
#include "analyse/stat/ordinal.h"
#include "base/heap.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { ITERATIONS = 100 };

static const char one_category_reason[] =
    "everybody has the same value, so there is nothing to explain";
static const char infinite_reason[] =
    "the model foretells the outcome perfectly for some people, so that a "
    "coefficient runs off to infinity, or a column of it is a combination of "
    "the others";

/* theta: thresholds, then coefficients; p of them. category[i] counts from 0.
 */
struct scale {
    size_t n, k, categories, p;
    size_t *category;
    double *x; /* n x k, less the means */
    double *mean;
    const struct ordinal_input *input;
};

static int
rising(const void *a, const void *b)
{
    const double *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static struct scale
scale_new(const struct ordinal_input *input)
{
    size_t n = input->n, k = input->k;
    struct scale s = {.n = n, .k = k, .input = input};
    double *values = heap_new(n, sizeof *values);
    memcpy(values, input->y, n * sizeof *values);
    qsort(values, n, sizeof *values, rising);
    for (size_t i = 0; i < n; i++)
        if (i == 0 || values[i] != values[s.categories - 1])
            values[s.categories++] = values[i];
    s.category = heap_new(n, sizeof *s.category);
    for (size_t i = 0; i < n; i++) {
        const double *at =
            bsearch(&input->y[i], values, s.categories, sizeof *values, rising);
        s.category[i] = (size_t)(at - values);
    }
    free(values);
    s.p = s.categories ? s.categories - 1 + k : k;
    s.x = heap_new(n * k, sizeof *s.x);
    s.mean = heap_new(k, sizeof *s.mean);
    for (size_t j = 0; j < k; j++) {
        for (size_t i = 0; i < n; i++)
            s.mean[j] += input->columns[j][i] / (double)n;
        for (size_t i = 0; i < n; i++)
            s.x[i * k + j] = input->columns[j][i] - s.mean[j];
    }
    return s;
}

static void
scale_release(struct scale *s)
{
    free(s->category);
    free(s->x);
    free(s->mean);
}

/* F(threshold - eta) at the upper or lower edge of a category, its density
 * and the density's slope; outermost edges are infinite. */
struct edge {
    double f, density, slope;
    size_t index; /* of the threshold, or none */
    bool finite;
};

static struct edge
edge_at(const struct scale *s, const double *theta, size_t category, bool upper,
        double eta)
{
    struct edge e = {upper ? 1 : 0, 0, 0, 0, false};
    if (upper ? category + 1 == s->categories : category == 0)
        return e;
    e.finite = true;
    e.index = upper ? category : category - 1;
    double f = 1 / (1 + exp(-(theta[e.index] - eta)));
    e.f = f;
    e.density = f * (1 - f);
    e.slope = e.density * (1 - 2 * f);
    return e;
}

/* One person's part: gradient into score, minus second derivatives into
 * information (p x p, both NULL when only the value is wanted). d[] has the
 * derivative of each edge's argument: 1 for its threshold, -x for b. */
static void
add_person(const struct scale *s, size_t i, const struct edge *up,
           const struct edge *low, double chance, double *score,
           double *information)
{
    size_t p = s->p, first = s->categories - 1;
    const double *x = s->x + i * s->k;
    for (size_t a = 0; a < p; a++) {
        double ua =
            a >= first ? -x[a - first] : (double)(up->finite && up->index == a);
        double la = a >= first ? -x[a - first]
                               : (double)(low->finite && low->index == a);
        double ga = (up->density * ua - low->density * la) / chance;
        score[a] += ga;
        for (size_t b = 0; b <= a; b++) {
            double ub = b >= first ? -x[b - first]
                                   : (double)(up->finite && up->index == b);
            double lb = b >= first ? -x[b - first]
                                   : (double)(low->finite && low->index == b);
            double gb = (up->density * ub - low->density * lb) / chance;
            double h = (up->slope * ua * ub - low->slope * la * lb) / chance;
            information[a * p + b] += ga * gb - h;
        }
    }
}

/* -INFINITY where thresholds have crossed. */
static double
derivatives(const struct scale *s, const double *theta, double *score,
            double *information)
{
    double value = 0;
    memset(score, 0, s->p * sizeof *score);
    memset(information, 0, s->p * s->p * sizeof *information);
    for (size_t i = 0; i < s->n; i++) {
        double eta = 0;
        for (size_t j = 0; j < s->k; j++)
            eta += s->x[i * s->k + j] * theta[s->categories - 1 + j];
        struct edge up = edge_at(s, theta, s->category[i], true, eta);
        struct edge low = edge_at(s, theta, s->category[i], false, eta);
        double chance = up.f - low.f;
        if (!(chance > 0))
            return -INFINITY;
        value += log(chance);
        add_person(s, i, &up, &low, chance, score, information);
    }
    return value;
}

/* L L' = A in place of the lower triangle; false where A is not positive. */
static bool
cholesky(double *a, size_t p)
{
    for (size_t j = 0; j < p; j++) {
        double d = a[j * p + j] - dot(a + j * p, a + j * p, j);
        if (!(d > 1e-12 * fabs(a[j * p + j])))
            return false;
        a[j * p + j] = sqrt(d);
        for (size_t i = j + 1; i < p; i++)
            a[i * p + j] =
                (a[i * p + j] - dot(a + i * p, a + j * p, j)) / a[j * p + j];
    }
    return true;
}

static void
cholesky_solve(const double *l, size_t p, double *v)
{
    for (size_t i = 0; i < p; i++)
        v[i] = (v[i] - dot(l + i * p, v, i)) / l[i * p + i];
    for (size_t i = p; i-- > 0;) {
        for (size_t j = i + 1; j < p; j++)
            v[i] -= l[j * p + i] * v[j];
        v[i] /= l[i * p + i];
    }
}

/* Thresholds at the logits of the cumulative shares, coefficients 0. */
static void
start(const struct scale *s, double *theta)
{
    size_t below = 0;
    for (size_t c = 0; c + 1 < s->categories; c++) {
        for (size_t i = 0; i < s->n; i++)
            below += s->category[i] == c;
        theta[c] = log((double)below / (double)(s->n - below));
    }
}

/* Newton, steps halved while the likelihood falls. information holds its
 * Cholesky factor at the end. */
static const char *
maximise(const struct scale *s, double *theta, double *information,
         double *value)
{
    size_t p = s->p;
    double *score = heap_new(p, sizeof *score);
    const char *reason = infinite_reason;
    *value = derivatives(s, theta, score, information);
    for (int i = 0; i < ITERATIONS && reason; i++) {
        if (!cholesky(information, p))
            break;
        double *step = heap_new(p, sizeof *step);
        memcpy(step, score, p * sizeof *step);
        cholesky_solve(information, p, step);
        double gain = dot(step, score, p), before = *value, factor = 1;
        if (gain < 1e-18 * (1 + fabs(before))) {
            reason = NULL;
        } else {
            for (size_t a = 0; a < p; a++)
                theta[a] += step[a];
            *value = derivatives(s, theta, score, information);
            while (!(*value >= before - 1e-9 * fabs(before)) && factor > 1e-9) {
                factor /= 2;
                for (size_t a = 0; a < p; a++)
                    theta[a] -= factor * step[a];
                *value = derivatives(s, theta, score, information);
            }
        }
        free(step);
    }
    for (size_t a = s->categories - 1; a < p && !reason; a++)
        if (fabs(theta[a] * s->x[a - s->categories + 1]) > 25)
            reason = infinite_reason;
    free(score);
    return reason;
}

static void
finish(struct ordinal *fit, const struct scale *s, const double *theta,
       const double *factor)
{
    size_t p = s->p, first = s->categories - 1;
    double shift = 0;
    fit->coefficient = heap_new(s->k, sizeof *fit->coefficient);
    fit->threshold = heap_new(first, sizeof *fit->threshold);
    double *unit = heap_new(p, sizeof *unit);
    for (size_t j = 0; j < s->k; j++) {
        memset(unit, 0, p * sizeof *unit);
        unit[first + j] = 1;
        cholesky_solve(factor, p, unit);
        fit->coefficient[j] =
            estimate_from(theta[first + j], sqrt(fmax(0, unit[first + j])),
                          INFINITY, s->input->level);
        shift += s->mean[j] * theta[first + j];
    }
    for (size_t c = 0; c < first; c++)
        fit->threshold[c] = theta[c] + shift;
    free(unit);
}

struct ordinal
ordinal_fit(const struct ordinal_input *input)
{
    assert(input->level > 0 && input->level < 1);
    struct scale s = scale_new(input);
    struct ordinal fit = {
        .n = input->n, .count = input->k, .categories = s.categories};
    if (s.categories < 2) {
        fit.reason = one_category_reason;
    } else {
        double *theta = heap_new(s.p, sizeof *theta);
        double *information = heap_new(s.p * s.p, sizeof *information);
        start(&s, theta);
        fit.reason = maximise(&s, theta, information, &fit.log_likelihood);
        if (!fit.reason)
            finish(&fit, &s, theta, information);
        free(theta);
        free(information);
    }
    scale_release(&s);
    return fit;
}

void
ordinal_release(struct ordinal *fit)
{
    free(fit->coefficient);
    free(fit->threshold);
    memset(fit, 0, sizeof *fit);
}
