#include <config.h>

#include "analyse/stat/ols.h"
#include "analyse/stat/eigen.h"
#include "base/heap.h"

#include <assert.h>
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char collinear_reason[] =
    "this column is a combination of the columns before it, so it was left "
    "out";
static const char cr2_blocks_reason[] =
    "CR2 with this many blocks works only without weights and where no "
    "cluster has people in two blocks";
static const size_t dummies_limit = 20000000;

/* Equal weights are no weights: they must change nothing, to the last bit.
 * Others are scaled to a mean of 1 over the rows that count. */
static double *
root_weights(const double *weight, size_t n)
{
    if (!weight)
        return NULL;
    double sum = 0, least = INFINITY, most = 0;
    size_t used = 0;
    for (size_t i = 0; i < n; i++) {
        assert(weight[i] >= 0);
        sum += weight[i];
        used += weight[i] > 0;
        least = fmin(least, weight[i]);
        most = fmax(most, weight[i]);
    }
    if (least == most)
        return NULL;
    double *root = heap_new(n, sizeof *root);
    for (size_t i = 0; i < n; i++)
        root[i] = sqrt(weight[i] * (double)used / sum);
    return root;
}

/* v := v - block mean, v and the mean being times the root weight. Twice,
 * since the first mean of a large value is rounded. */
static void
remove_block_means(double *v, size_t n, const double *root,
                   struct grouping block, const double *block_weight)
{
    double *sum = heap_new(block.count, sizeof *sum);
    for (int pass = 0; pass < 2; pass++) {
        memset(sum, 0, block.count * sizeof *sum);
        for (size_t i = 0; i < n; i++)
            sum[block.code[i]] += v[i] * (root ? root[i] : 1);
        for (size_t i = 0; i < n; i++) {
            double w = root ? root[i] : 1;
            if (w > 0)
                v[i] -= w * sum[block.code[i]] / block_weight[block.code[i]];
        }
    }
    free(sum);
}

static void
transform(const struct design_matrix *design, const struct ols_input *input,
          const double *v, double *out)
{
    const double *root = design->root_weight;
    for (size_t i = 0; i < input->n; i++)
        out[i] = v[i] * (root ? root[i] : 1);
}

static void
centre(const struct design_matrix *design, const struct ols_input *input,
       double *v)
{
    if (design->block_weight)
        remove_block_means(v, input->n, design->root_weight, input->block,
                           design->block_weight);
}

double *
design_matrix_transform(const struct design_matrix *design,
                        const struct ols_input *input, const double *v)
{
    double *out = heap_new(input->n, sizeof *out);
    transform(design, input, v, out);
    centre(design, input, out);
    return out;
}

struct design_matrix
design_matrix_new(const struct ols_input *input)
{
    size_t n = input->n;
    bool ones = input->intercept && !input->block.code;
    struct design_matrix design = {.n = n, .count = input->k + (ones ? 1 : 0)};
    design.root_weight = root_weights(input->weight, n);
    const double *root = design.root_weight;
    if (input->block.code) {
        design.block_weight = heap_new(input->block.count, sizeof(double));
        for (size_t i = 0; i < n; i++)
            design.block_weight[input->block.code[i]] +=
                root ? root[i] * root[i] : 1;
    }
    size_t size = heap_product(design.count, n);
    double *columns = heap_new(size, sizeof *columns);
    double *length = heap_new(design.count, sizeof *length);
    if (ones)
        for (size_t i = 0; i < n; i++)
            columns[i] = root ? root[i] : 1;
    for (size_t j = 0; j < input->k; j++)
        transform(&design, input, input->columns[j],
                  columns + (j + (ones ? 1 : 0)) * n);
    for (size_t j = 0; j < design.count; j++) {
        double *column = columns + j * n;
        length[j] = sqrt(dot(column, column, n));
        centre(&design, input, column);
    }
    design.basis = basis_new(columns, n, design.count, length);
    free(length);
    return design;
}

void
design_matrix_release(struct design_matrix *design)
{
    free(design->root_weight);
    free(design->block_weight);
    basis_release(&design->basis);
    memset(design, 0, sizeof *design);
}

static void
set_coefficients(struct ols *fit, const struct ols_input *input,
                 const struct basis *basis, const double *solution,
                 const struct sandwich *sandwich)
{
    for (size_t j = 0; j < fit->count; j++) {
        fit->coefficient[j] = estimate_none(collinear_reason);
        fit->dropped[j] = true;
    }
    size_t k = basis->rank;
    for (size_t a = 0; a < k; a++) {
        size_t j = basis->kept[a];
        fit->dropped[j] = false;
        fit->coefficient[j] =
            sandwich->reason[a]
                ? estimate_point(solution[a], sandwich->reason[a])
                : estimate_from(solution[a],
                                sqrt(fmax(0, sandwich->covariance[a * k + a])),
                                sandwich->df[a], input->level);
        fit->coefficient[j].caution = sandwich->caution[a];
    }
    for (size_t a = 0; a < k; a++)
        for (size_t b = 0; b < k; b++)
            if (!sandwich->reason[a] && !sandwich->reason[b])
                fit->covariance[basis->kept[a] * fit->count + basis->kept[b]] =
                    sandwich->covariance[a * k + b];
}

bool
ols_is_alone(const struct ols *fit, size_t j)
{
    return sandwich_says_alone(fit->coefficient[j].se_reason) ||
           sandwich_says_alone(fit->coefficient[j].caution);
}

/* 1 - residual / total, total about the mean where there is one. */
static void
set_fit(struct ols *fit, const struct ols_input *input,
        const struct design_matrix *design, const double *residual)
{
    size_t n = input->n;
    double left = dot(residual, residual, n);
    fit->sigma2 = fit->df_residual > 0 ? left / fit->df_residual : 0;
    double mean = 0, weight = 0, total = 0;
    const double *root = design->root_weight;
    for (size_t i = 0; i < n; i++) {
        double w = root ? root[i] * root[i] : 1;
        mean += w * input->y[i];
        weight += w;
    }
    mean = input->intercept || input->block.code ? mean / weight : 0;
    for (size_t i = 0; i < n; i++) {
        double d = input->y[i] - mean;
        total += (root ? root[i] * root[i] : 1) * d * d;
    }
    fit->r_squared = total > 0 ? fmax(0, 1 - left / total) : 0;
    for (size_t i = 0; i < n; i++) {
        double w = root ? root[i] : 1;
        fit->residual[i] = w > 0 ? residual[i] / w : 0;
        fit->fitted[i] = input->y[i] - fit->residual[i];
    }
}

/* What is left of an outcome that the model explains to rounding is nothing. */
static void
drop_rounding(const struct ols_input *input, const struct design_matrix *design,
              double *residual)
{
    double size = 0;
    for (size_t i = 0; i < input->n; i++) {
        double root = design->root_weight ? design->root_weight[i] : 1;
        size += root * root * input->y[i] * input->y[i];
    }
    if (dot(residual, residual, input->n) <= 1e-26 * size)
        memset(residual, 0, input->n * sizeof *residual);
}

void
ols_finish(struct ols *fit, const struct ols_input *input,
           const struct design_matrix *design, const double *solution,
           double *residual)
{
    size_t n = input->n, count = design->count;
    size_t used = n;
    drop_rounding(input, design, residual);
    for (size_t i = 0; design->root_weight && i < n; i++)
        used -= !(design->root_weight[i] > 0);
    fit->n = used;
    fit->count = count;
    fit->rank = design->basis.rank;
    fit->blocks = grouping_used(input->block, n);
    fit->clusters = grouping_used(input->cluster, n);
    fit->df_residual = (double)used - (double)fit->rank - (double)fit->blocks;
    fit->coefficient = heap_new(count, sizeof *fit->coefficient);
    fit->dropped = heap_new(count, sizeof *fit->dropped);
    fit->covariance = heap_new(count * count, sizeof *fit->covariance);
    fit->residual = heap_new(n, sizeof *fit->residual);
    fit->fitted = heap_new(n, sizeof *fit->fitted);
    struct sandwich_model model = {
        .basis = &design->basis,
        .residual = residual,
        .root_weight = design->root_weight,
        .block = input->block,
        .block_weight = design->block_weight,
        .cluster = input->cluster,
    };
    struct sandwich sandwich = sandwich_new(&model, input->variance);
    set_coefficients(fit, input, &design->basis, solution, &sandwich);
    sandwich_release(&sandwich);
    set_fit(fit, input, design, residual);
}

/* The same model with a column a block instead of absorbed blocks. Those
 * come first, so that a column of the caller's that says no more than the
 * blocks is the one left out, as it is when they are absorbed. */
static struct ols
fit_with_block_columns(const struct ols_input *input)
{
    size_t n = input->n, blocks = input->block.count;
    if (heap_product(n, blocks) > dummies_limit)
        return (struct ols){.reason = cr2_blocks_reason};
    double *dummies = heap_new(n * blocks, sizeof *dummies);
    const double **columns = heap_new(blocks + input->k, sizeof *columns);
    for (size_t i = 0; i < n; i++)
        dummies[input->block.code[i] * n + i] = 1;
    for (size_t b = 0; b < blocks; b++)
        columns[b] = dummies + b * n;
    for (size_t j = 0; j < input->k; j++)
        columns[blocks + j] = input->columns[j];
    struct ols_input wide = *input;
    wide.k = blocks + input->k;
    wide.columns = columns;
    wide.intercept = false;
    wide.block = (struct grouping){0};
    struct ols fit = ols_fit(&wide);
    /* Hand back the caller's columns alone. */
    if (!fit.reason) {
        fit.blocks = grouping_used(input->block, n);
        fit.rank -= fit.blocks;
        size_t k = input->k, all = fit.count;
        for (size_t j = 0; j < k; j++) {
            fit.coefficient[j] = fit.coefficient[blocks + j];
            fit.dropped[j] = fit.dropped[blocks + j];
            for (size_t l = 0; l < k; l++)
                fit.covariance[j * k + l] =
                    fit.covariance[(blocks + j) * all + blocks + l];
        }
        fit.count = k;
    }
    free(dummies);
    free(columns);
    return fit;
}

struct ols
ols_fit(const struct ols_input *input)
{
    assert(input->level > 0 && input->level < 1);
    double weight = 0;
    for (size_t i = 0; i < input->n; i++)
        weight += input->weight ? input->weight[i] : 1;
    if (!(weight > 0))
        return (struct ols){.reason = "there is nobody to fit a model to"};
    if (input->block.code && input->variance == VARIANCE_CR2 &&
        (input->weight ||
         !clusters_nest(input->cluster, input->block, input->n)))
        return fit_with_block_columns(input);
    struct ols fit = {0};
    struct design_matrix design = design_matrix_new(input);
    double *y = design_matrix_transform(&design, input, input->y);
    size_t k = design.basis.rank;
    double *projection = heap_new(k, sizeof *projection);
    double *solution = heap_new(k, sizeof *solution);
    basis_project(&design.basis, y, projection);
    basis_remove(&design.basis, y);
    basis_solve(&design.basis, projection, solution);
    ols_finish(&fit, input, &design, solution, y);
    free(projection);
    free(solution);
    free(y);
    design_matrix_release(&design);
    return fit;
}

void
ols_release(struct ols *fit)
{
    free(fit->coefficient);
    free(fit->dropped);
    free(fit->covariance);
    free(fit->residual);
    free(fit->fitted);
    memset(fit, 0, sizeof *fit);
}

struct estimate
ols_contrast(const struct ols *fit, const double *contrast, double level)
{
    if (fit->reason)
        return estimate_none(fit->reason);
    double value = 0, variance = 0, df = INFINITY;
    const char *why = NULL;
    for (size_t j = 0; j < fit->count; j++) {
        if (contrast[j] == 0)
            continue;
        const struct estimate *c = &fit->coefficient[j];
        if (c->reason)
            return estimate_none(c->reason);
        if (c->se_reason)
            why = c->se_reason;
        value += contrast[j] * c->value;
        df = fmin(df, c->df);
        for (size_t l = 0; l < fit->count; l++)
            variance +=
                contrast[j] * contrast[l] * fit->covariance[j * fit->count + l];
    }
    if (why)
        return estimate_point(value, why);
    return estimate_from(value, sqrt(fmax(0, variance)), df, level);
}

/* b'V^-1 b by eigenvectors; false where V has no inverse. */
static bool
quadratic_form(gsl_matrix *v, const double *b, size_t m, double *form)
{
    gsl_eigen_symmv_workspace *work = gsl_eigen_symmv_alloc(m);
    gsl_vector *values = gsl_vector_alloc(m);
    gsl_matrix *vectors = gsl_matrix_alloc(m, m);
    eigen_symmetric(v, values, vectors, work);
    double most = gsl_vector_max(values);
    bool invertible = most > 0 && gsl_vector_min(values) > 1e-12 * most;
    *form = 0;
    for (size_t j = 0; j < m && invertible; j++) {
        double part = 0;
        for (size_t i = 0; i < m; i++)
            part += gsl_matrix_get(vectors, i, j) * b[i];
        *form += part * part / gsl_vector_get(values, j);
    }
    gsl_eigen_symmv_free(work);
    gsl_vector_free(values);
    gsl_matrix_free(vectors);
    return invertible;
}

struct wald
ols_wald(const struct ols *fit, const size_t *which, size_t m)
{
    assert(m > 0);
    if (fit->reason)
        return (struct wald){.reason = fit->reason};
    struct wald wald = {.df1 = (double)m, .df2 = INFINITY};
    gsl_matrix *v = gsl_matrix_alloc(m, m);
    double *b = heap_new(m, sizeof *b);
    for (size_t i = 0; i < m; i++) {
        const struct estimate *c = &fit->coefficient[which[i]];
        if (c->reason || c->se_reason)
            wald.reason = c->reason ? c->reason : c->se_reason;
        wald.df2 = fmin(wald.df2, c->df);
        b[i] = c->value;
        for (size_t j = 0; j < m; j++)
            gsl_matrix_set(v, i, j,
                           fit->covariance[which[i] * fit->count + which[j]]);
    }
    double form = 0;
    if (!wald.reason && !quadratic_form(v, b, m, &form))
        wald.reason = "the estimated variances are not independent enough "
                      "for a joint test";
    if (!wald.reason) {
        wald.f = form / (double)m;
        wald.p = gsl_cdf_fdist_Q(wald.f, wald.df1, wald.df2);
    }
    gsl_matrix_free(v);
    free(b);
    return wald;
}
