#include <config.h>

#include "analyse/stat/icc.h"
#include "analyse/stat/binomial.h"
#include "analyse/stat/chi-square.h"
#include "analyse/stat/minimum.h"
#include "base/heap.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Clusters by their size and mean, and which set of each kind they are of: the
 * sets of the first kind, that with the most, are taken out as they are; those
 * of the others column by column, made orthogonal. scratch: a column of what is
 * left of the means, then what is kept of the others. */
struct layout {
    size_t people, clusters, kinds, sets;
    double *size, *mean;
    size_t **set, *count; /* by kind */
    double within;        /* squares within clusters */
    double *scratch, *weight, *centre;
};

/* What is left of the clusters' means when those of the sets are taken out,
 * each mean weighing size/(1 + size ratio); ratio is the variance between over
 * that within. rank: means that were taken out; spent: the people that they
 * cost, each cluster counting with its size (at ratio 0). */
struct rest {
    double squares, log_determinant, spent;
    size_t rank;
};

/* Lays out the means of one kind; false when a cluster is in two of its sets.
 */
static bool
take_kind(struct layout *l, const size_t *number, struct grouping cluster,
          struct grouping fixed, size_t n)
{
    bool *seen = heap_new(l->clusters, sizeof *seen);
    size_t *set = heap_new(l->clusters, sizeof *set);
    bool nested = true;
    for (size_t i = 0; i < n; i++) {
        size_t g = number[cluster.code[i]], own = fixed.code[i];
        nested &= !seen[g] || set[g] == own;
        set[g] = own;
        seen[g] = true;
    }
    free(seen);
    l->set[l->kinds] = set;
    l->count[l->kinds++] = fixed.count;
    if (fixed.count > l->count[0]) {
        l->set[l->kinds - 1] = l->set[0];
        l->count[l->kinds - 1] = l->count[0];
        l->set[0] = set;
        l->count[0] = fixed.count;
    }
    return nested;
}

/* number[code]: the place of a cluster that has people. */
static size_t *
take_clusters(struct layout *l, const double *y, struct grouping cluster,
              size_t n)
{
    size_t *number = heap_new(cluster.count, sizeof *number);
    l->size = heap_new(cluster.count, sizeof *l->size);
    l->mean = heap_new(cluster.count, sizeof *l->mean);
    for (size_t i = 0; i < n; i++)
        number[cluster.code[i]] = 1;
    for (size_t g = 0; g < cluster.count; g++)
        if (number[g])
            number[g] = l->clusters++;
    for (size_t i = 0; i < n; i++) {
        l->size[number[cluster.code[i]]] += 1;
        l->mean[number[cluster.code[i]]] += y[i];
    }
    for (size_t g = 0; g < l->clusters; g++)
        l->mean[g] /= l->size[g];
    for (size_t i = 0; i < n; i++) {
        double d = y[i] - l->mean[number[cluster.code[i]]];
        l->within += d * d;
    }
    return number;
}

static bool
layout_init(struct layout *l, const double *y, struct grouping cluster,
            const struct grouping *fixed, size_t n_fixed, size_t n)
{
    *l = (struct layout){.people = n};
    size_t *number = take_clusters(l, y, cluster, n);
    size_t *one = heap_new(n, sizeof *one);
    bool nested = true;
    l->set = heap_new(n_fixed + 1, sizeof *l->set);
    l->count = heap_new(n_fixed + 1, sizeof *l->count);
    for (size_t f = 0; f < n_fixed; f++)
        nested &= take_kind(l, number, cluster, fixed[f], n);
    if (!n_fixed)
        take_kind(l, number, cluster, (struct grouping){one, 1}, n);
    for (size_t k = 1; k < l->kinds; k++)
        l->sets += l->count[k];
    l->scratch =
        heap_new(heap_product(l->clusters, l->sets + 1), sizeof *l->scratch);
    l->weight = heap_new(l->count[0], sizeof *l->weight);
    l->centre = heap_new(l->count[0], sizeof *l->centre);
    free(one);
    free(number);
    return nested;
}

static void
layout_release(struct layout *l)
{
    for (size_t k = 0; k < l->kinds; k++)
        free(l->set[k]);
    free(l->set);
    free(l->count);
    free(l->size);
    free(l->mean);
    free(l->scratch);
    free(l->weight);
    free(l->centre);
}

static double
weight_of(const struct layout *l, size_t g, double ratio)
{
    return l->size[g] / (1 + l->size[g] * ratio);
}

/* Takes the means of the first kind's sets out of a column. */
static void
centre(const struct layout *l, double ratio, double *column)
{
    memset(l->centre, 0, l->count[0] * sizeof *l->centre);
    for (size_t g = 0; g < l->clusters; g++)
        l->centre[l->set[0][g]] += weight_of(l, g, ratio) * column[g];
    for (size_t g = 0; g < l->clusters; g++)
        column[g] -= l->centre[l->set[0][g]] / l->weight[l->set[0][g]];
}

static double
product(const struct layout *l, double ratio, const double *a, const double *b)
{
    double sum = 0;
    for (size_t g = 0; g < l->clusters; g++)
        sum += weight_of(l, g, ratio) * a[g] * b[g];
    return sum;
}

/* Takes out of a column what it has of another, whose square is given. */
static void
clear(const struct layout *l, double ratio, double *column, const double *other,
      double square)
{
    double share = product(l, ratio, column, other) / square;
    for (size_t g = 0; g < l->clusters; g++)
        column[g] -= share * other[g];
}

static void
take_out_first(const struct layout *l, double ratio, struct rest *rest)
{
    memset(l->weight, 0, l->count[0] * sizeof *l->weight);
    for (size_t g = 0; g < l->clusters; g++)
        l->weight[l->set[0][g]] += weight_of(l, g, ratio);
    for (size_t s = 0; s < l->count[0]; s++)
        if (l->weight[s] > 0) {
            rest->rank++;
            rest->log_determinant += log(l->weight[s]);
        }
    for (size_t g = 0; g < l->clusters; g++)
        rest->spent += l->size[g] * l->size[g] / l->weight[l->set[0][g]];
}

/* A set's column, less all before it; nothing is left of one that they make
 * up. */
static void
take_out(const struct layout *l, double ratio, size_t kind, size_t set,
         size_t *kept, struct rest *rest)
{
    double *column = l->scratch + (1 + *kept) * l->clusters;
    for (size_t g = 0; g < l->clusters; g++)
        column[g] = l->set[kind][g] == set;
    double whole = product(l, ratio, column, column);
    centre(l, ratio, column);
    for (size_t k = 0; k < *kept; k++) {
        const double *other = l->scratch + (1 + k) * l->clusters;
        clear(l, ratio, column, other, product(l, ratio, other, other));
    }
    double square = product(l, ratio, column, column);
    if (!(square > 1e-10 * whole))
        return;
    clear(l, ratio, l->scratch, column, square);
    for (size_t g = 0; g < l->clusters; g++)
        rest->spent += l->size[g] * l->size[g] * column[g] * column[g] / square;
    rest->log_determinant += log(square);
    rest->rank++;
    ++*kept;
}

static struct rest
rest_at(const struct layout *l, double ratio)
{
    struct rest rest = {0};
    size_t kept = 0;
    take_out_first(l, ratio, &rest);
    memcpy(l->scratch, l->mean, l->clusters * sizeof *l->scratch);
    centre(l, ratio, l->scratch);
    for (size_t k = 1; k < l->kinds; k++)
        for (size_t s = 0; s < l->count[k]; s++)
            take_out(l, ratio, k, s, &kept, &rest);
    rest.squares = product(l, ratio, l->scratch, l->scratch);
    return rest;
}

/* Minus twice the restricted log-likelihood, less a constant, the variance
 * within profiled out. */
static double
deviance(double icc, void *data)
{
    const struct layout *l = data;
    double ratio = icc / (1 - icc), sum = 0;
    struct rest rest = rest_at(l, ratio);
    for (size_t g = 0; g < l->clusters; g++)
        sum += log1p(l->size[g] * ratio);
    return ((double)l->people - (double)rest.rank) *
               log(l->within + rest.squares) +
           sum + rest.log_determinant;
}

static void
set_limits(struct icc *icc, double level)
{
    double tail = (1 - level) / 2;
    double d1 = (double)icc->df_between;
    double d2 = (double)(icc->people - icc->clusters);
    double f = icc->msb / icc->msw, m = icc->size;
    double low = f / f_quantile(1 - tail, d1, d2);
    double high = f / f_quantile(tail, d1, d2);
    icc->limits = (struct interval){.lower = (low - 1) / (low + m - 1),
                                    .upper = (high - 1) / (high + m - 1)};
    double msb = icc->msb * d1 / m;
    icc->between_limits = (struct interval){
        .lower = fmax(0, msb * (1 - 1 / low) / chi_square_quantile(tail, d1)),
        .upper =
            fmax(0, msb * (1 - 1 / high) / chi_square_quantile(1 - tail, d1)),
    };
}

static const char *
reason_of(const struct layout *l, const struct rest *rest, bool nested)
{
    if (!nested)
        return "a cluster has people in two of the sets whose means are taken "
               "out";
    if (l->clusters < 2)
        return "a single cluster shows no spread between clusters";
    if (l->clusters <= rest->rank)
        return "no set of people has a second cluster, so that clusters cannot "
               "be told from sets";
    if (l->people == l->clusters)
        return "every cluster has one person, so the spread inside clusters is "
               "unknown";
    return l->within > 0 ? NULL
                         : "people of one cluster never differ, so the spread "
                           "inside clusters is 0";
}

static void
set_estimates(struct icc *icc, struct layout *l, const struct rest *rest,
              double level)
{
    double people = (double)icc->people, squares = 0;
    for (size_t g = 0; g < l->clusters; g++)
        squares += l->size[g] * l->size[g];
    icc->size = (people - rest->spent) / (double)icc->df_between;
    icc->msb = rest->squares / (double)icc->df_between;
    icc->msw = l->within / (people - (double)l->clusters);
    icc->anova =
        (icc->msb - icc->msw) / (icc->msb + (icc->size - 1) * icc->msw);
    icc->between = fmax(0, (icc->msb - icc->msw) / icc->size);
    icc->reml = minimum_between(deviance, l, 0, 1 - 1e-12, 200);
    icc->design_effect = 1 + (squares / people - 1) * fmax(0, icc->anova);
    if (icc->msb > 0)
        set_limits(icc, level);
    else
        icc->limits = icc->between_limits =
            INTERVAL_NONE("clusters do not differ at all, so no limits exist");
}

struct icc
icc_estimate_beside(const double *y, struct grouping cluster,
                    const struct grouping *fixed, size_t n_fixed, size_t n,
                    double level)
{
    assert(level > 0 && level < 1);
    struct layout l;
    bool nested = layout_init(&l, y, cluster, fixed, n_fixed, n);
    struct rest rest = {0};
    if (nested)
        rest = rest_at(&l, 0);
    struct icc icc = {.people = n, .clusters = l.clusters};
    icc.reason = reason_of(&l, &rest, nested);
    if (!icc.reason) {
        icc.df_between = l.clusters - rest.rank;
        set_estimates(&icc, &l, &rest, level);
    }
    layout_release(&l);
    return icc;
}

struct icc
icc_estimate(const double *y, struct grouping cluster, size_t n, double level)
{
    return icc_estimate_beside(y, cluster, NULL, 0, n, level);
}
