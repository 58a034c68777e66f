#include <config.h>

#include "analyse/stat/inverse-root.h"
#include "analyse/stat/sandwich-cluster.h"
#include "base/heap.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* With weights H = X M X'W is not symmetric, and (Pustejovsky & Tipton 2018,
 * working model the identity) A_g = B_g^(-1/2) where
 *   B_g = [(I-H)(I-H)']_gg = I - P T' - T P' + P K P'
 * In the coordinates of Q: P = W^(-1/2) Q_g, T = W^(1/2) Q_g, K = sum of T'T
 * over all rows. B_g is I outside the space of [P T], at most 2k directions. */
struct weighted {
    const struct sandwich_model *model;
    size_t k;
    double *k_matrix;         /* K */
    size_t *order, *start;    /* rows by cluster: start has count + 1 */
    struct root_space *space; /* by number of directions, 1 to 2k */
    const char **caution;
};

/* Rows of a positive weight, cluster after cluster. */
static void
sort_by_cluster(struct weighted *w)
{
    const struct sandwich_model *model = w->model;
    size_t n = model->basis->n, count = model->cluster.count;
    w->start = heap_new(count + 2, sizeof *w->start);
    w->order = heap_new(n, sizeof *w->order);
    for (size_t i = 0; i < n; i++)
        if (model->root_weight[i] > 0)
            w->start[model->cluster.code[i] + 2]++;
    for (size_t g = 1; g < count + 2; g++)
        w->start[g] += w->start[g - 1];
    for (size_t i = 0; i < n; i++)
        if (model->root_weight[i] > 0)
            w->order[w->start[model->cluster.code[i] + 1]++] = i;
}

static void
fill_k_matrix(struct weighted *w)
{
    const struct basis *basis = w->model->basis;
    w->k_matrix = heap_new(w->k * w->k, sizeof *w->k_matrix);
    for (size_t j = 0; j < w->k; j++)
        for (size_t l = 0; l < w->k; l++) {
            double sum = 0;
            for (size_t i = 0; i < basis->n; i++) {
                double root = w->model->root_weight[i];
                sum += root * root * basis_column(basis, j)[i] *
                       basis_column(basis, l)[i];
            }
            w->k_matrix[j * w->k + l] = sum;
        }
}

/* One cluster: columns of rows, p[j*rows + i]. */
struct patch {
    size_t rows, directions;
    double *p, *t, *residual; /* residual: not times the root weight */
    struct basis basis;       /* of [P T] */
};

static struct patch
patch_new(const struct weighted *w, size_t g)
{
    const struct sandwich_model *model = w->model;
    size_t first = w->start[g], rows = w->start[g + 1] - first, k = w->k;
    struct patch patch = {.rows = rows};
    patch.p = heap_new(rows * k, sizeof(double));
    patch.t = heap_new(rows * k, sizeof(double));
    patch.residual = heap_new(rows, sizeof(double));
    double *both = heap_new(2 * rows * k, sizeof(double));
    double *length = heap_new(2 * k, sizeof(double));
    for (size_t j = 0; j < k; j++) {
        const double *q = basis_column(model->basis, j);
        for (size_t i = 0; i < rows; i++) {
            size_t row = w->order[first + i];
            patch.p[j * rows + i] = q[row] / model->root_weight[row];
            patch.t[j * rows + i] = q[row] * model->root_weight[row];
        }
    }
    for (size_t i = 0; i < rows; i++) {
        size_t row = w->order[first + i];
        patch.residual[i] = model->residual[row] / model->root_weight[row];
    }
    memcpy(both, patch.p, rows * k * sizeof *both);
    memcpy(both + rows * k, patch.t, rows * k * sizeof *both);
    for (size_t j = 0; j < 2 * k; j++)
        length[j] = 1e-4 * sqrt(dot(both + j * rows, both + j * rows, rows));
    patch.basis = basis_new(both, rows, 2 * k, length);
    patch.directions = patch.basis.rank;
    free(length);
    return patch;
}

static void
patch_release(struct patch *patch)
{
    free(patch->p);
    free(patch->t);
    free(patch->residual);
    basis_release(&patch->basis);
}

/* S with B_g = I - U S U': S = U'P T'U + U'T P'U - U'P K P'U. */
static void
patch_matrix(const struct weighted *w, const struct patch *patch, double *s)
{
    size_t m = patch->directions, k = w->k, rows = patch->rows;
    double *up = heap_new(m * k, sizeof *up);
    double *ut = heap_new(m * k, sizeof *ut);
    for (size_t a = 0; a < m; a++)
        for (size_t j = 0; j < k; j++) {
            const double *u = basis_column(&patch->basis, a);
            up[a * k + j] = dot(u, patch->p + j * rows, rows);
            ut[a * k + j] = dot(u, patch->t + j * rows, rows);
        }
    for (size_t a = 0; a < m; a++)
        for (size_t b = 0; b < m; b++) {
            double sum = 0;
            for (size_t j = 0; j < k; j++) {
                sum += up[a * k + j] * ut[b * k + j] +
                       ut[a * k + j] * up[b * k + j];
                for (size_t l = 0; l < k; l++)
                    sum -=
                        up[a * k + j] * w->k_matrix[j * k + l] * up[b * k + l];
            }
            s[a * m + b] = sum;
        }
    free(up);
    free(ut);
}

/* v := A_g v = v + U (root - I) U'v. */
static void
adjust(const struct patch *patch, const double *root, double *v)
{
    size_t m = patch->directions;
    double *z = heap_new(2 * m, sizeof *z);
    basis_project(&patch->basis, v, z);
    for (size_t a = 0; a < m; a++)
        z[m + a] = dot(root + a * m, z, m) - z[a];
    for (size_t a = 0; a < m; a++) {
        const double *u = basis_column(&patch->basis, a);
        for (size_t i = 0; i < patch->rows; i++)
            v[i] += z[m + a] * u[i];
    }
    free(z);
}

/* One coefficient's part of one cluster. v = A_g T a; with alpha = P'v and
 * beta = T'v, P_gh = [g=h] v'v - alpha_g'beta_h - beta_g'alpha_h
 * + alpha_g'K alpha_h. f holds (alpha, beta) of every cluster. */
static void
coefficient_part(const struct weighted *w, const struct patch *patch,
                 const double *v, double *diagonal, double *f)
{
    size_t k = w->k;
    *diagonal = dot(v, v, patch->rows);
    for (size_t j = 0; j < k; j++) {
        f[j] = dot(patch->p + j * patch->rows, v, patch->rows);
        f[k + j] = dot(patch->t + j * patch->rows, v, patch->rows);
    }
}

/* L f, where L = [[K, -I], [-I, 0]], so that P_gh = [g=h] d_g + f_g'L f_h. */
static void
times_l(const struct weighted *w, const double *f, double *out)
{
    size_t k = w->k;
    for (size_t j = 0; j < k; j++) {
        out[j] = dot(w->k_matrix + j * k, f, k) - f[k + j];
        out[k + j] = -f[j];
    }
}

/* tr(P)^2 / |P|^2 from all clusters' d and f, with T = sum f f':
 * |P|^2 = sum d^2 + 2 sum d f'Lf + tr(L T L T). */
static double
weighted_df(const struct weighted *w, const double *d, const double *f,
            size_t count)
{
    size_t m = 2 * w->k;
    double *lf = heap_new(m, sizeof *lf);
    double *lt = heap_new(m * m, sizeof *lt); /* L T = sum (Lf) f' */
    double trace = 0, squares = 0;
    for (size_t g = 0; g < count; g++) {
        times_l(w, f + g * m, lf);
        double own = dot(lf, f + g * m, m);
        trace += d[g] + own;
        squares += d[g] * d[g] + 2 * d[g] * own;
        for (size_t a = 0; a < m; a++)
            for (size_t b = 0; b < m; b++)
                lt[a * m + b] += lf[a] * f[g * m + b];
    }
    for (size_t a = 0; a < m; a++)
        for (size_t b = 0; b < m; b++)
            squares += lt[a * m + b] * lt[b * m + a];
    free(lf);
    free(lt);
    return squares > 0 ? trace * trace / squares : 0;
}

static void
check_null(const struct weighted *w, const struct patch *patch,
           const double *null, size_t singular, const double *v, size_t j)
{
    size_t m = patch->directions;
    double *z = heap_new(m, sizeof *z);
    basis_project(&patch->basis, v, z);
    for (size_t s = 0; s < singular; s++)
        if (direction_enters(null + s * m, z, m))
            w->caution[j] = cluster_decides;
    free(z);
}

static void
one_cluster(struct weighted *w, size_t g, double *covariance, double *d,
            double *f)
{
    size_t k = w->k, count = w->model->cluster.count;
    struct patch patch = patch_new(w, g);
    size_t m = patch.directions;
    double *s = heap_new(3 * m * m, sizeof *s);
    double *root = s + m * m, *null = root + m * m;
    size_t singular = 0;
    if (m) {
        patch_matrix(w, &patch, s);
        if (!w->space[m].k)
            w->space[m] = root_space_new(m, false);
        singular = inverse_root(&w->space[m], s, root, null);
    }
    adjust(&patch, root, patch.residual);
    double *u = heap_new(2 * k, sizeof *u);
    double *v = heap_new(patch.rows, sizeof *v);
    for (size_t j = 0; j < k; j++)
        u[j] = dot(patch.t + j * patch.rows, patch.residual, patch.rows);
    add_score(w->model->basis, u, u + k, covariance);
    for (size_t j = 0; j < k; j++) {
        const double *a = w->model->basis->r_inverse + j * k;
        for (size_t i = 0; i < patch.rows; i++) {
            v[i] = 0;
            for (size_t l = j; l < k; l++)
                v[i] += a[l] * patch.t[l * patch.rows + i];
        }
        check_null(w, &patch, null, singular, v, j);
        adjust(&patch, root, v);
        coefficient_part(w, &patch, v, &d[j * count + g],
                         f + (j * count + g) * 2 * k);
    }
    free(u);
    free(v);
    free(s);
    patch_release(&patch);
}

void
covariance_cr2_weighted(const struct sandwich_model *model, double *covariance,
                        double *df, const char **caution)
{
    assert(!model->block.code);
    struct weighted w = {
        .model = model, .k = model->basis->rank, .caution = caution};
    size_t k = w.k, count = model->cluster.count;
    sort_by_cluster(&w);
    fill_k_matrix(&w);
    w.space = heap_new(2 * k + 1, sizeof *w.space);
    double *d = heap_new(heap_product(k, count), sizeof *d);
    double *f = heap_new(heap_product(2 * k * k, count), sizeof *f);
    for (size_t g = 0; g < count; g++)
        if (w.start[g + 1] > w.start[g])
            one_cluster(&w, g, covariance, d, f);
    for (size_t j = 0; j < k; j++)
        df[j] = weighted_df(&w, d + j * count, f + j * count * 2 * k, count);
    for (size_t m = 0; m <= 2 * k; m++)
        if (w.space[m].k)
            root_space_release(&w.space[m]);
    free(w.space);
    free(w.k_matrix);
    free(w.order);
    free(w.start);
    free(d);
    free(f);
}
