#include <config.h>

#include "analyse/stat/influence.h"

#include "analyse/stat/basis.h"
#include "base/heap.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char one_cluster_reason[] =
    "a single cluster gives no variance between clusters";
static const char ratio_reason[] =
    "a mean is not above 0, so there is no ratio";
static const char few_reason[] = "there are no more people than numbers to fit";

static double
squares_of(const double *influence, size_t n, struct grouping cluster)
{
    if (!cluster.code)
        return dot(influence, influence, n);
    double *sum = heap_new(cluster.count, sizeof *sum);
    for (size_t i = 0; i < n; i++)
        sum[cluster.code[i]] += influence[i];
    double squares = dot(sum, sum, cluster.count);
    free(sum);
    return squares;
}

struct estimate
influence_estimate(double value, const double *influence, size_t n,
                   struct grouping cluster, size_t parameters, double level)
{
    if (n <= parameters)
        return estimate_point(value, few_reason);
    double people = (double)n, left = (double)(n - parameters);
    double factor = people / left, df = left;
    if (cluster.code) {
        double clusters = (double)grouping_used(cluster, n);
        if (clusters < 2)
            return estimate_point(value, one_cluster_reason);
        factor = clusters / (clusters - 1) * (people - 1) / left;
        df = clusters - 1;
    }
    double variance = factor * squares_of(influence, n, cluster);
    return estimate_from(value, sqrt(variance) / people, df, level);
}

struct influence_contrast
influence_contrast(const double mean[2], double *const influence[2], size_t n,
                   struct grouping cluster, size_t parameters, double level)
{
    struct influence_contrast c;
    double *both = heap_new(n, sizeof *both);
    for (size_t i = 0; i < n; i++)
        both[i] = influence[1][i] - influence[0][i];
    c.difference = influence_estimate(mean[1] - mean[0], both, n, cluster,
                                      parameters, level);
    if (mean[1] > 0 && mean[0] > 0) {
        for (size_t i = 0; i < n; i++)
            both[i] = influence[1][i] / mean[1] - influence[0][i] / mean[0];
        c.ratio = estimate_exp(influence_estimate(
            log(mean[1] / mean[0]), both, n, cluster, parameters, level));
    } else {
        c.ratio = estimate_none(ratio_reason);
    }
    free(both);
    return c;
}

static double *
all_columns(size_t n, size_t k, const double *const *columns)
{
    double *x = heap_new(heap_product(k + 1, n), sizeof *x);
    for (size_t i = 0; i < n; i++)
        x[i] = 1;
    for (size_t j = 0; j < k; j++)
        memcpy(x + (j + 1) * n, columns[j], n * sizeof *x);
    return x;
}

static struct basis
basis_of(double *x, size_t n, size_t k)
{
    double *length = heap_new(k, sizeof *length);
    for (size_t j = 0; j < k; j++)
        length[j] = sqrt(dot(x + j * n, x + j * n, n));
    struct basis basis = basis_new(x, n, k, length);
    free(length);
    return basis;
}

struct regressors
regressors_new(size_t n, size_t k, const double *const *columns)
{
    struct basis basis = basis_of(all_columns(n, k, columns), n, k + 1);
    struct regressors r = {n, basis.rank, all_columns(n, k, columns)};
    for (size_t j = 0; j < r.k; j++)
        memmove(r.x + j * n, r.x + basis.kept[j] * n, n * sizeof *r.x);
    basis_release(&basis);
    return r;
}

void
regressors_release(struct regressors *r)
{
    free(r->x);
    memset(r, 0, sizeof *r);
}

bool
regressors_inverse(const struct regressors *r, const double *weight,
                   double *inverse)
{
    size_t n = r->n, k = r->k;
    double *x = heap_new(heap_product(k, n), sizeof *x);
    for (size_t j = 0; j < k; j++)
        for (size_t i = 0; i < n; i++)
            x[j * n + i] = sqrt(weight[i]) * r->x[j * n + i];
    struct basis basis = basis_of(x, n, k);
    bool full = basis.rank == k;
    for (size_t a = 0; a < k && full; a++)
        for (size_t b = 0; b < k; b++)
            inverse[a * k + b] =
                dot(basis.r_inverse + a * k, basis.r_inverse + b * k, k);
    basis_release(&basis);
    return full;
}

void
regressors_influence(const struct regressors *r, const double *inverse,
                     const double *gradient, const double *e, double *influence)
{
    size_t n = r->n, k = r->k;
    for (size_t a = 0; a < k; a++) {
        double slope = dot(inverse + a * k, gradient, k);
        for (size_t i = 0; i < n; i++)
            influence[i] += e[i] * slope * r->x[a * n + i];
    }
}
