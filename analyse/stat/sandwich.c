#include <config.h>

#include "analyse/stat/sandwich.h"
#include "analyse/stat/sandwich-cluster.h"
#include "base/heap.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char leverage_reason[] =
    "one person alone decides this coefficient (leverage 1), "
    "so its variance cannot be estimated";
static const char few_rows_reason[] =
    "there are no more people than coefficients";
static const char few_clusters_reason[] =
    "a single cluster gives no variance between clusters";

bool
clusters_nest(struct grouping cluster, struct grouping block, size_t n)
{
    if (!block.code)
        return true;
    size_t *home = heap_new(cluster.count, sizeof *home);
    bool nest = true;
    for (size_t i = 0; i < n && nest; i++) {
        size_t *seen = &home[cluster.code[i]];
        if (*seen && *seen != block.code[i] + 1)
            nest = false;
        *seen = block.code[i] + 1;
    }
    free(home);
    return nest;
}

size_t
grouping_used(struct grouping grouping, size_t n)
{
    if (!grouping.code)
        return 0;
    bool *seen = heap_new(grouping.count, sizeof *seen);
    size_t used = 0;
    for (size_t i = 0; i < n; i++)
        if (!seen[grouping.code[i]]) {
            seen[grouping.code[i]] = true;
            used++;
        }
    free(seen);
    return used;
}

/* covariance = R^-1 meat R^-1', both triangles. */
static void
add_bread(const struct basis *basis, const double *meat, double *covariance)
{
    size_t k = basis->rank;
    const double *r = basis->r_inverse;
    double *half = heap_new(k * k, sizeof *half);
    for (size_t i = 0; i < k; i++)
        for (size_t j = 0; j < k; j++)
            for (size_t l = i; l < k; l++)
                half[i * k + j] += r[i * k + l] * meat[l * k + j];
    for (size_t i = 0; i < k; i++)
        for (size_t j = 0; j < k; j++) {
            double sum = 0;
            for (size_t l = j; l < k; l++)
                sum += half[i * k + l] * r[j * k + l];
            covariance[i * k + j] = sum;
        }
    free(half);
}

/* The leverage of each row: squared length of its row of Q, and its share of
 * its block where blocks are absorbed. */
static double *
leverages(const struct sandwich_model *model)
{
    const struct basis *basis = model->basis;
    double *h = heap_new(basis->n, sizeof *h);
    for (size_t j = 0; j < basis->rank; j++) {
        const double *q = basis_column(basis, j);
        for (size_t i = 0; i < basis->n; i++)
            h[i] += q[i] * q[i];
    }
    if (model->block.code)
        for (size_t i = 0; i < basis->n; i++) {
            double w = model->root_weight ? model->root_weight[i] : 1;
            if (w > 0)
                h[i] += w * w / model->block_weight[model->block.code[i]];
        }
    return h;
}

/* Every coefficient that row i enters has no variance. */
static void
spoil(const struct basis *basis, size_t i, const char **reason)
{
    size_t k = basis->rank;
    for (size_t j = 0; j < k; j++) {
        double part = 0, length = 0;
        for (size_t l = j; l < k; l++) {
            double a = basis->r_inverse[j * k + l];
            part += a * basis_column(basis, l)[i];
            length += a * a;
        }
        if (fabs(part) > 1e-8 * sqrt(length))
            reason[j] = leverage_reason;
    }
}

/* What each squared residual is multiplied by. */
static double *
row_factors(const struct sandwich_model *model, enum variance kind, double df,
            const char **reason)
{
    size_t n = model->basis->n;
    double *factor;
    if (kind < VARIANCE_HC2) {
        factor = heap_new(n, sizeof *factor);
        double all = kind == VARIANCE_HC1
                         ? (df + (double)model->basis->rank +
                            (double)grouping_used(model->block, n)) /
                               df
                         : 1;
        for (size_t i = 0; i < n; i++)
            factor[i] = all;
        return factor;
    }
    factor = leverages(model);
    for (size_t i = 0; i < n; i++) {
        double left = 1 - factor[i];
        if (left < 1e-10) {
            spoil(model->basis, i, reason);
            factor[i] = 0;
        } else {
            factor[i] = kind == VARIANCE_HC2 ? 1 / left : 1 / (left * left);
        }
    }
    return factor;
}

static void
meat_of_rows(const struct sandwich_model *model, enum variance kind, double df,
             double *meat, const char **reason)
{
    const struct basis *basis = model->basis;
    size_t k = basis->rank, n = basis->n;
    const double *e = model->residual;
    if (kind == VARIANCE_CLASSICAL) {
        double sigma2 = dot(e, e, n) / df;
        for (size_t j = 0; j < k; j++)
            meat[j * k + j] = sigma2;
        return;
    }
    double *weight = row_factors(model, kind, df, reason);
    for (size_t i = 0; i < n; i++)
        weight[i] *= e[i] * e[i];
    for (size_t j = 0; j < k; j++)
        for (size_t l = 0; l <= j; l++) {
            const double *a = basis_column(basis, j);
            const double *b = basis_column(basis, l);
            double sum = 0;
            for (size_t i = 0; i < n; i++)
                sum += weight[i] * a[i] * b[i];
            meat[j * k + l] = meat[l * k + j] = sum;
        }
    free(weight);
}

static size_t
rows_with_weight(const struct sandwich_model *model)
{
    if (!model->root_weight)
        return model->basis->n;
    size_t used = 0;
    for (size_t i = 0; i < model->basis->n; i++)
        used += model->root_weight[i] > 0;
    return used;
}

static void
no_variance(struct sandwich *sandwich, size_t k, const char *why)
{
    for (size_t j = 0; j < k; j++)
        sandwich->reason[j] = why;
}

struct sandwich
sandwich_new(const struct sandwich_model *model, enum variance kind)
{
    const struct basis *basis = model->basis;
    size_t k = basis->rank;
    struct sandwich sandwich = {
        .covariance = heap_new(k * k, sizeof(double)),
        .df = heap_new(k, sizeof(double)),
        .reason = heap_new(k, sizeof(char *)),
        .caution = heap_new(k, sizeof(char *)),
    };
    size_t n = rows_with_weight(model);
    size_t columns = k + grouping_used(model->block, basis->n);
    bool clustered = variance_is_clustered(kind);
    assert(!clustered || model->cluster.code);
    size_t clusters = clustered ? grouping_used(model->cluster, basis->n) : 0;
    if (n <= columns) {
        no_variance(&sandwich, k, few_rows_reason);
        return sandwich;
    }
    if (clustered && clusters < 2) {
        no_variance(&sandwich, k, few_clusters_reason);
        return sandwich;
    }
    double df = clustered ? (double)clusters - 1 : (double)(n - columns);
    for (size_t j = 0; j < k; j++)
        sandwich.df[j] = df;
    double *meat = heap_new(k * k, sizeof *meat);
    if (!clustered)
        meat_of_rows(model, kind, df, meat, sandwich.reason);
    else if (kind == VARIANCE_CR2)
        meat_cr2(model, meat, sandwich.df, sandwich.caution);
    else
        meat_of_clusters(model, meat);
    if (kind == VARIANCE_CR1) {
        double g = (double)clusters;
        double factor = g / (g - 1) * ((double)n - 1) / (double)(n - columns);
        for (size_t i = 0; i < k * k; i++)
            meat[i] *= factor;
    }
    add_bread(basis, meat, sandwich.covariance);
    free(meat);
    return sandwich;
}

void
sandwich_release(struct sandwich *sandwich)
{
    free(sandwich->covariance);
    free(sandwich->df);
    free(sandwich->reason);
    free(sandwich->caution);
    memset(sandwich, 0, sizeof *sandwich);
}
