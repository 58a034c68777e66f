#include <config.h>

#include "analyse/stat/scale.h"
#include "analyse/stat/binomial.h"
#include "base/heap.h"

#include <assert.h>
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { ITERATIONS = 5000 };

static const char items_reason[] = "a scale needs at least two items";
static const char people_reason[] =
    "fewer than three people answered every item";
static const char constant_reason[] =
    "the people's totals do not differ, so nothing can be reliable";
static const char three_reason[] =
    "one factor needs at least three items that vary";
static const char heywood_reason[] =
    "one factor does not fit: it would explain more than all of an item";

static bool
known_at(const struct scale_items *items, size_t j, size_t i)
{
    return !items->known || items->known[j][i];
}

size_t
scale_score(const struct scale_items *items, const bool *reversed, double least,
            double most, size_t fewest, double *score, unsigned char *scored)
{
    assert(fewest > 0);
    size_t count = 0;
    for (size_t i = 0; i < items->n; i++) {
        double sum = 0;
        size_t answered = 0;
        for (size_t j = 0; j < items->k; j++) {
            if (!known_at(items, j, i))
                continue;
            double x = items->item[j][i];
            sum += reversed && reversed[j] ? least + most - x : x;
            answered++;
        }
        scored[i] = answered >= fewest;
        score[i] = scored[i] ? sum / (double)answered : 0;
        count += scored[i];
    }
    return count;
}

/* Answers of those who answered everything. Few patterns occur, as answers are
 * few: pattern p at x + p k, given times[p] times; which[i] is that of the i-th
 * person in the order of the patterns, so that no order of rows matters. */
struct answers {
    size_t n, k, patterns;
    double *x;
    size_t *times, *which;
};

/* One person's answers, to be sorted. */
struct row {
    const double *x;
    size_t k;
};

static int
compare_rows(const void *a, const void *b)
{
    const struct row *r = a, *s = b;
    for (size_t j = 0; j < r->k; j++)
        if (r->x[j] != s->x[j])
            return r->x[j] < s->x[j] ? -1 : 1;
    return 0;
}

/* Rows n x k of those who answered everything. Owned. */
static double *
complete_rows(const struct scale_items *items, size_t *n)
{
    size_t k = items->k;
    double *x = heap_new(heap_product(items->n, k), sizeof *x);
    *n = 0;
    for (size_t i = 0; i < items->n; i++) {
        bool all = true;
        for (size_t j = 0; j < k; j++) {
            all &= known_at(items, j, i);
            x[*n * k + j] = items->item[j][i];
        }
        *n += all;
    }
    return x;
}

static struct answers
answers_new(const struct scale_items *items)
{
    struct answers a = {.k = items->k};
    double *x = complete_rows(items, &a.n);
    struct row *rows = heap_new(a.n, sizeof *rows);
    for (size_t i = 0; i < a.n; i++)
        rows[i] = (struct row){x + i * a.k, a.k};
    qsort(rows, a.n, sizeof *rows, compare_rows);
    a.x = heap_new(heap_product(a.n, a.k), sizeof *a.x);
    a.times = heap_new(a.n, sizeof *a.times);
    a.which = heap_new(a.n, sizeof *a.which);
    for (size_t i = 0; i < a.n; i++) {
        if (i == 0 || compare_rows(&rows[i - 1], &rows[i]) != 0)
            memcpy(a.x + a.patterns++ * a.k, rows[i].x, a.k * sizeof *a.x);
        a.which[i] = a.patterns - 1;
        a.times[a.patterns - 1]++;
    }
    free(rows);
    free(x);
    return a;
}

static void
answers_release(struct answers *a)
{
    free(a->x);
    free(a->times);
    free(a->which);
}

/* Covariances of the items over n people who gave pattern p times[p] times. */
static void
covariances(const struct answers *a, const size_t *times, double *s)
{
    size_t k = a->k;
    double *mean = heap_new(k, sizeof *mean);
    for (size_t p = 0; p < a->patterns; p++)
        for (size_t j = 0; j < k; j++)
            mean[j] += (double)times[p] * a->x[p * k + j] / (double)a->n;
    memset(s, 0, k * k * sizeof *s);
    for (size_t p = 0; p < a->patterns; p++) {
        const double *x = a->x + p * k;
        double share = (double)times[p] / ((double)a->n - 1);
        for (size_t j = 0; j < k && times[p]; j++)
            for (size_t l = 0; l <= j; l++)
                s[j * k + l] += share * (x[j] - mean[j]) * (x[l] - mean[l]);
    }
    for (size_t j = 0; j < k; j++)
        for (size_t l = 0; l < j; l++)
            s[l * k + j] = s[j * k + l];
    free(mean);
}

/* Alpha without item `without` (k: with all); false where totals do not vary.
 */
static bool
alpha_of(const double *s, size_t k, size_t without, double *alpha)
{
    double total = 0, own = 0, items = 0;
    for (size_t j = 0; j < k; j++) {
        if (j == without)
            continue;
        items += 1;
        own += s[j * k + j];
        for (size_t l = 0; l < k; l++)
            total += l == without ? 0 : s[j * k + l];
    }
    if (items < 2 || !(total > 1e-12 * own) || !(own > 0))
        return false;
    *alpha = items / (items - 1) * (1 - own / total);
    return true;
}

/* (1 - alpha) / (1 - true alpha) is distributed as F. */
static struct interval
feldt(double alpha, size_t n, size_t k, double level)
{
    double tail = (1 - level) / 2, d1 = (double)n - 1;
    double d2 = d1 * ((double)k - 1);
    return (struct interval){
        .lower = 1 - (1 - alpha) * f_quantile(1 - tail, d1, d2),
        .upper = 1 - (1 - alpha) * f_quantile(tail, d1, d2),
    };
}

/* The item's covariance with the sum of the others, over their deviations. */
static bool
rest_of(const double *s, size_t k, size_t item, double *rest)
{
    double total = 0, row = 0, own = s[item * k + item];
    for (size_t j = 0; j < k * k; j++)
        total += s[j];
    for (size_t j = 0; j < k; j++)
        row += s[item * k + j];
    double others = total - 2 * row + own;
    if (!(own > 0) || !(others > 1e-14 * total))
        return false;
    *rest = (row - own) / sqrt(own * others);
    return true;
}

/* The loading of item j that brings its covariances nearest to what the others'
 * loadings make of them, by least squares; false where these are all 0. */
static bool
best_loading(const double *s, size_t k, size_t j, const double *loading,
             double *best)
{
    double top = 0, bottom = 0;
    for (size_t l = 0; l < k; l++)
        if (l != j) {
            top += s[j * k + l] * loading[l];
            bottom += loading[l] * loading[l];
        }
    *best = top / bottom;
    return bottom > 0;
}

/* Loadings l that bring l_i l_j nearest to each covariance i != j: each in turn
 * until none moves. Bounded, none explains more than all of its item, which
 * each step does exactly, being of a parabola; else that is no solution. */
static const char *
minres(const double *s, size_t k, double *loading, bool bounded)
{
    double scale = 0;
    for (size_t j = 0; j < k; j++) {
        loading[j] = sqrt(s[j * k + j] / 2);
        scale = fmax(scale, loading[j]);
    }
    double moved = scale;
    for (int i = 0; i < ITERATIONS && moved > 1e-12 * scale; i++) {
        moved = 0;
        for (size_t j = 0; j < k; j++) {
            double best, most = sqrt(s[j * k + j]);
            if (!best_loading(s, k, j, loading, &best))
                return heywood_reason;
            if (bounded)
                best = fmax(-most, fmin(most, best));
            moved = fmax(moved, fabs(best - loading[j]));
            loading[j] = best;
        }
    }
    for (size_t j = 0; j < k && !bounded; j++)
        if (loading[j] * loading[j] > s[j * k + j])
            return heywood_reason;
    return moved > 1e-8 * scale && !bounded ? heywood_reason : NULL;
}

static bool
three_vary(const double *s, size_t k)
{
    for (size_t j = 0; j < k; j++)
        if (!(s[j * k + j] > 0))
            return false;
    return k >= 3;
}

/* A factor has no sign of its own: the one by which the items load on it
 * rather than against it. */
static void
turn_to_items(double *loading, size_t k)
{
    double sum = 0;
    for (size_t j = 0; j < k; j++)
        sum += loading[j];
    for (size_t j = 0; j < k && sum < 0; j++)
        loading[j] = -loading[j];
}

/* Share of the total's variance that the factor makes; false where the total
 * does not vary. Items that the factor explains whole have no variance of their
 * own, but for rounding. */
static bool
omega_of(const double *s, size_t k, const double *loading, double *omega)
{
    double sum = 0, own = 0;
    for (size_t j = 0; j < k; j++) {
        sum += loading[j];
        own += fmax(0, s[j * k + j] - loading[j] * loading[j]);
    }
    *omega = sum * sum / (sum * sum + own);
    return sum * sum + own > 0;
}

static int
rising(const void *a, const void *b)
{
    const double *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

/* In small samples one factor often would explain more than all of an item.
 * To leave these out would be to choose among the samples: there it explains
 * all of it and no more. Those in which nothing varies are left out; when they
 * are more than one in ten there are no limits. */
static struct interval
bootstrap(const struct answers *a, size_t draws, struct rng *rng, double level)
{
    size_t k = a->k, count = 0;
    double *value = heap_new(draws, sizeof *value);
    double *s = heap_new(k * k + k, sizeof *s), *loading = s + k * k;
    size_t *times = heap_new(a->patterns, sizeof *times);
    for (size_t d = 0; d < draws; d++) {
        memset(times, 0, a->patterns * sizeof *times);
        for (size_t i = 0; i < a->n; i++)
            times[a->which[rng_below(rng, a->n)]]++;
        covariances(a, times, s);
        if (!minres(s, k, loading, true) &&
            omega_of(s, k, loading, &value[count]))
            count++;
    }
    struct interval limits = INTERVAL_NONE(
        draws ? "one factor fits too few of the bootstrap's samples"
              : "no bootstrap was asked for");
    if (count && 10 * count >= 9 * draws) {
        qsort(value, count, sizeof *value, rising);
        double tail = (1 - level) / 2 * (double)(count - 1);
        limits = (struct interval){
            .lower = value[(size_t)floor(tail)],
            .upper = value[count - 1 - (size_t)floor(tail)],
        };
    }
    free(value);
    free(s);
    free(times);
    return limits;
}

static void
fill_omega(struct scale_estimate *scale, const struct answers *a,
           const double *s, size_t draws, struct rng *rng, double level)
{
    size_t k = a->k;
    double *loading = heap_new(k, sizeof *loading);
    scale->omega_reason =
        three_vary(s, k) ? minres(s, k, loading, false) : three_reason;
    if (!scale->omega_reason && !omega_of(s, k, loading, &scale->omega))
        scale->omega_reason = constant_reason;
    scale->omega_limits = INTERVAL_NONE(scale->omega_reason);
    if (!scale->omega_reason) {
        turn_to_items(loading, k);
        scale->omega_limits = bootstrap(a, draws, rng, level);
        for (size_t j = 0; j < k; j++)
            scale->item[j].loading = loading[j] / sqrt(s[j * k + j]);
    }
    free(loading);
}

static void
reliability(struct scale_estimate *scale, const struct answers *a, size_t draws,
            struct rng *rng, double level)
{
    size_t k = a->k;
    double *s = heap_new(k * k, sizeof *s);
    covariances(a, a->times, s);
    scale->item = heap_new(k, sizeof *scale->item);
    for (size_t j = 0; j < k; j++) {
        struct scale_item *item = &scale->item[j];
        item->has_rest = rest_of(s, k, j, &item->rest);
        item->has_alpha_without =
            k > 2 && alpha_of(s, k, j, &item->alpha_without);
    }
    if (alpha_of(s, k, k, &scale->alpha)) {
        scale->alpha_limits = feldt(scale->alpha, a->n, k, level);
        fill_omega(scale, a, s, draws, rng, level);
    } else {
        scale->reason = constant_reason;
    }
    free(s);
}

struct scale_estimate
scale_reliability(const struct scale_items *items, size_t draws,
                  struct rng *rng, double level)
{
    assert(level > 0 && level < 1 && (rng || !draws));
    struct answers a = answers_new(items);
    struct scale_estimate scale = {.people = a.n, .items = a.k};
    if (a.k < 2)
        scale.reason = items_reason;
    else if (a.n < 3)
        scale.reason = people_reason;
    else
        reliability(&scale, &a, draws, rng, level);
    answers_release(&a);
    return scale;
}

void
scale_release(struct scale_estimate *scale)
{
    free(scale->item);
    memset(scale, 0, sizeof *scale);
}
