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

/* A leverage this near to 1 is 1. */
static const double one_tolerance = 1e-10;

bool
sandwich_says_alone(const char *words)
{
    return words && (words == leverage_reason || words == cluster_decides);
}

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

/* s2 (X'X)^-1 = s2 R^-1 R^-1', both triangles. */
static void
covariance_of_one_variance(const struct basis *basis, double s2,
                           double *covariance)
{
    size_t k = basis->rank;
    const double *r = basis->r_inverse;
    for (size_t i = 0; i < k; i++)
        for (size_t j = 0; j < k; j++)
            covariance[i * k + j] = s2 * dot(r + i * k, r + j * k, k);
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
        if (left < one_tolerance) {
            spoil(model->basis, i, reason);
            factor[i] = 0;
        } else {
            factor[i] = kind == VARIANCE_HC3 ? 1 / (left * left) : 1 / left;
        }
    }
    return factor;
}

static void
covariance_of_rows(const struct sandwich_model *model, enum variance kind,
                   double df, double *covariance, const char **reason)
{
    const struct basis *basis = model->basis;
    size_t k = basis->rank, n = basis->n;
    const double *e = model->residual;
    if (kind == VARIANCE_CLASSICAL) {
        covariance_of_one_variance(basis, dot(e, e, n) / df, covariance);
        return;
    }
    double *factor = row_factors(model, kind, df, reason);
    double *u = heap_new(2 * k, sizeof *u);
    for (size_t i = 0; i < n; i++) {
        double size = e[i] * sqrt(factor[i]);
        for (size_t j = 0; j < k; j++)
            u[j] = size * basis_column(basis, j)[i];
        add_score(basis, u, u + k, covariance);
    }
    free(factor);
    free(u);
}

/* Bell and McCaffrey's df of one coefficient, whose row of R^-1 is a. With
 * b_i = q_i'a / sqrt(1 - h_i) HC2 is a quadratic form in the outcome whose
 * matrix has the elements b_i b_j ([i = j] - h_ij), and df = trace^2 / |.|^2.
 * Here h_ij = q_i'q_j, and w_i w_j / W more inside a block of weight W, so that
 * sums over pairs of people come apart into sums over people. */
struct bell_mccaffrey {
    size_t k, blocks;
    double trace, squares;
    double *shared; /* k x k: sum of b^2 qq' */
    double *cross;  /* blocks x k: sum of b^2 w q */
    double *own;    /* blocks: sum of b^2 w^2 */
};

static void
add_person(struct bell_mccaffrey *t, const struct sandwich_model *model,
           size_t i, double h, const double *a)
{
    const struct basis *basis = model->basis;
    double part = 0, w = model->root_weight ? model->root_weight[i] : 1;
    for (size_t j = 0; j < t->k; j++)
        part += basis_column(basis, j)[i] * a[j];
    double square = part * part / (1 - h);
    t->trace += part * part;
    t->squares += square * square * (1 - 2 * h);
    for (size_t j = 0; j < t->k; j++) {
        double q = square * basis_column(basis, j)[i];
        for (size_t l = 0; l < t->k; l++)
            t->shared[j * t->k + l] += q * basis_column(basis, l)[i];
        if (t->blocks)
            t->cross[model->block.code[i] * t->k + j] += q * w;
    }
    if (t->blocks)
        t->own[model->block.code[i]] += square * w * w;
}

static double
bell_mccaffrey_df(const struct bell_mccaffrey *t, const double *block_weight)
{
    double squares = t->squares + dot(t->shared, t->shared, t->k * t->k);
    for (size_t g = 0; g < t->blocks; g++) {
        const double *cross = t->cross + g * t->k;
        double weight = block_weight[g];
        if (weight > 0)
            squares += 2 * dot(cross, cross, t->k) / weight +
                       t->own[g] * t->own[g] / (weight * weight);
    }
    return squares > 0 ? t->trace * t->trace / squares : 0;
}

static void
set_bell_mccaffrey(const struct sandwich_model *model, double *df)
{
    const struct basis *basis = model->basis;
    size_t k = basis->rank, n = basis->n;
    size_t blocks = model->block.code ? model->block.count : 0;
    double *h = leverages(model);
    for (size_t j = 0; j < k; j++) {
        struct bell_mccaffrey t = {
            .k = k,
            .blocks = blocks,
            .shared = heap_new(k * k, sizeof(double)),
            .cross = heap_new(heap_product(blocks, k), sizeof(double)),
            .own = heap_new(blocks, sizeof(double)),
        };
        for (size_t i = 0; i < n; i++)
            if (1 - h[i] >= one_tolerance)
                add_person(&t, model, i, h[i], basis->r_inverse + j * k);
        df[j] = bell_mccaffrey_df(&t, model->block_weight);
        free(t.shared);
        free(t.cross);
        free(t.own);
    }
    free(h);
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

/* Where all that counts for a coefficient has no residual, scores are what
 * rounding leaves of the others'; their variance is none. */
static void
drop_rounding(const struct sandwich_model *model, double *covariance)
{
    const struct basis *basis = model->basis;
    size_t k = basis->rank;
    double left = dot(model->residual, model->residual, basis->n);
    for (size_t j = 0; j < k; j++) {
        const double *a = basis->r_inverse + j * k;
        if (covariance[j * k + j] > 1e-26 * left * dot(a, a, k))
            continue;
        for (size_t l = 0; l < k; l++)
            covariance[j * k + l] = covariance[l * k + j] = 0;
    }
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
    double *covariance = sandwich.covariance;
    if (!clustered)
        covariance_of_rows(model, kind, df, covariance, sandwich.reason);
    else if (kind == VARIANCE_CR2)
        covariance_cr2(model, covariance, sandwich.df, sandwich.caution);
    else
        covariance_of_clusters(model, covariance);
    if (kind == VARIANCE_HC2_BM)
        set_bell_mccaffrey(model, sandwich.df);
    if (kind == VARIANCE_CR1) {
        double g = (double)clusters;
        double factor = g / (g - 1) * ((double)n - 1) / (double)(n - columns);
        for (size_t i = 0; i < k * k; i++)
            covariance[i] *= factor;
    }
    drop_rounding(model, covariance);
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
