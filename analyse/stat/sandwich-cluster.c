#include <config.h>

#include "analyse/stat/inverse-root.h"
#include "analyse/stat/sandwich-cluster.h"
#include "base/heap.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

const char cluster_decides[] =
    "one cluster alone decides this coefficient: nothing shows its spread, "
    "and the standard error is too small (CR2 is not defined)";

bool
direction_enters(const double *v, const double *a, size_t length)
{
    double part = 0, size = 0;
    for (size_t l = 0; l < length; l++) {
        part += v[l] * a[l];
        size += a[l] * a[l];
    }
    return fabs(part) > 1e-6 * sqrt(size);
}

void
add_score(const struct basis *basis, const double *u, double *s,
          double *covariance)
{
    size_t k = basis->rank;
    basis_solve(basis, u, s);
    for (size_t j = 0; j < k; j++)
        for (size_t l = 0; l < k; l++)
            covariance[j * k + l] += s[j] * s[l];
}

void
covariance_of_clusters(const struct sandwich_model *model, double *covariance)
{
    const struct basis *basis = model->basis;
    size_t k = basis->rank, count = model->cluster.count;
    double *u = heap_new(heap_product(count, k), sizeof *u);
    double *s = heap_new(k, sizeof *s);
    for (size_t j = 0; j < k; j++) {
        const double *q = basis_column(basis, j);
        for (size_t i = 0; i < basis->n; i++)
            u[model->cluster.code[i] * k + j] += q[i] * model->residual[i];
    }
    for (size_t g = 0; g < count; g++)
        add_score(basis, u + g * k, s, covariance);
    free(u);
    free(s);
}

/* What CR2 needs of a cluster: its own block's column of the basis is the
 * last coordinate, so that a cluster lives in m = k or k + 1 dimensions.
 *   s (m x m) = Q_g'Q_g      v (m) = Q_g'e_g */
struct clusters {
    size_t k, m, count;
    double *s, *v;
    size_t *rows;
    size_t *home; /* the block of each cluster */
};

static void
add_row(struct clusters *c, size_t g, const double *row, double residual)
{
    double *s = c->s + g * c->m * c->m, *v = c->v + g * c->m;
    for (size_t j = 0; j < c->m; j++) {
        for (size_t l = 0; l <= j; l++)
            s[j * c->m + l] += row[j] * row[l];
        v[j] += row[j] * residual;
    }
    c->rows[g]++;
}

static struct clusters
clusters_new(const struct sandwich_model *model)
{
    const struct basis *basis = model->basis;
    size_t k = basis->rank, count = model->cluster.count;
    const size_t *block = model->block.code;
    struct clusters c = {.k = k, .m = k + (block ? 1 : 0), .count = count};
    c.s = heap_new(heap_product(count, c.m * c.m), sizeof(double));
    c.v = heap_new(heap_product(count, c.m), sizeof(double));
    c.rows = heap_new(count, sizeof(size_t));
    c.home = heap_new(count, sizeof(size_t));
    double *row = heap_new(c.m, sizeof *row);
    for (size_t i = 0; i < basis->n; i++) {
        size_t g = model->cluster.code[i];
        for (size_t j = 0; j < k; j++)
            row[j] = basis_column(basis, j)[i];
        if (block) {
            row[k] = 1 / sqrt(model->block_weight[block[i]]);
            c.home[g] = block[i];
        }
        add_row(&c, g, row, model->residual[i]);
    }
    free(row);
    for (size_t g = 0; g < count; g++)
        for (size_t j = 0; j < c.m; j++)
            for (size_t l = 0; l < j; l++) {
                double *s = c.s + g * c.m * c.m;
                s[l * c.m + j] = s[j * c.m + l];
            }
    return c;
}

static void
clusters_release(struct clusters *c)
{
    free(c->s);
    free(c->v);
    free(c->rows);
    free(c->home);
}

/* Satterthwaite's df of one coefficient, gathered over clusters. With
 * b = B_g a and m_g = S_g b, the variance estimator is a quadratic form whose
 * matrix P has P_gh = [g = h] b'S_g b - m_g'm_h, and df = tr(P)^2 / |P|^2.
 * m_g'm_h joins over the k shared coordinates always and over the block's
 * coordinate only inside a block, so sums by block are enough. */
struct satterthwaite {
    double trace, squares;
    double *shared;       /* k x k: sum of mu mu', mu the shared part of m */
    double *block_square; /* blocks: sum of m_k^2 */
    double *block_cross;  /* blocks x k: sum of m_k mu */
    double *b, *mu;       /* working space of m */
};

static void
satterthwaite_add(struct satterthwaite *t, const struct clusters *c, size_t g,
                  const double *root, const double *a)
{
    size_t k = c->k, m = c->m;
    const double *s = c->s + g * m * m;
    double *b = t->b, *mu = t->mu, d = 0, size = 0;
    for (size_t j = 0; j < m; j++)
        b[j] = dot(root + j * m, a, k);
    for (size_t j = 0; j < m; j++) {
        mu[j] = dot(s + j * m, b, m);
        d += b[j] * mu[j];
        size += mu[j] * mu[j];
    }
    t->trace += d - size;
    t->squares += d * d - 2 * d * size;
    for (size_t j = 0; j < k; j++)
        for (size_t l = 0; l < k; l++)
            t->shared[j * k + l] += mu[j] * mu[l];
    if (m == k)
        return;
    t->block_square[c->home[g]] += mu[k] * mu[k];
    for (size_t j = 0; j < k; j++)
        t->block_cross[c->home[g] * k + j] += mu[k] * mu[j];
}

static double
satterthwaite_df(const struct satterthwaite *t, size_t k, size_t blocks)
{
    double squares = t->squares + dot(t->shared, t->shared, k * k) +
                     dot(t->block_square, t->block_square, blocks) +
                     2 * dot(t->block_cross, t->block_cross, blocks * k);
    return squares > 0 ? t->trace * t->trace / squares : 0;
}

static struct satterthwaite *
satterthwaite_new(size_t k, size_t blocks)
{
    struct satterthwaite *all = heap_new(k, sizeof *all);
    for (size_t j = 0; j < k; j++) {
        all[j].shared = heap_new(k * k, sizeof(double));
        all[j].block_square = heap_new(blocks, sizeof(double));
        all[j].block_cross = heap_new(blocks * k, sizeof(double));
        all[j].b = heap_new(k + 1, sizeof(double));
        all[j].mu = heap_new(k + 1, sizeof(double));
    }
    return all;
}

static void
satterthwaite_free(struct satterthwaite *all, size_t k)
{
    for (size_t j = 0; j < k; j++) {
        free(all[j].shared);
        free(all[j].block_square);
        free(all[j].block_cross);
        free(all[j].b);
        free(all[j].mu);
    }
    free(all);
}

void
covariance_cr2(const struct sandwich_model *model, double *covariance,
               double *df, const char **caution)
{
    if (model->root_weight) {
        covariance_cr2_weighted(model, covariance, df, caution);
        return;
    }
    struct clusters c = clusters_new(model);
    size_t k = c.k, blocks = c.m > k ? model->block.count : 0;
    const double *r_inverse = model->basis->r_inverse;
    struct satterthwaite *t = satterthwaite_new(k, blocks);
    struct root_space space = root_space_new(c.m ? c.m : 1, true);
    double *root = heap_new(c.m * c.m, sizeof *root);
    double *null = heap_new(c.m * c.m, sizeof *null);
    double *u = heap_new(2 * k, sizeof *u);
    for (size_t g = 0; g < c.count; g++) {
        if (!c.rows[g])
            continue;
        size_t singular = inverse_root(&space, c.s + g * c.m * c.m, root, null);
        /* The shared part of B_g Q_g'e_g. */
        for (size_t j = 0; j < k; j++)
            u[j] = dot(root + j * c.m, c.v + g * c.m, c.m);
        add_score(model->basis, u, u + k, covariance);
        for (size_t j = 0; j < k; j++) {
            const double *a = r_inverse + j * k;
            satterthwaite_add(&t[j], &c, g, root, a);
            for (size_t d = 0; d < singular; d++)
                if (direction_enters(null + d * c.m, a, k))
                    caution[j] = cluster_decides;
        }
    }
    for (size_t j = 0; j < k; j++)
        df[j] = satterthwaite_df(&t[j], k, blocks);
    satterthwaite_free(t, k);
    root_space_release(&space);
    free(root);
    free(null);
    free(u);
    clusters_release(&c);
}
