#include <config.h>

#include "analyse/stat/basis.h"
#include "base/heap.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double rank_tolerance = 1e-7;

double
dot(const double *a, const double *b, size_t n)
{
    double s[4] = {0, 0, 0, 0};
    size_t i = 0;
    for (; i + 4 <= n; i += 4)
        for (size_t l = 0; l < 4; l++)
            s[l] += a[i + l] * b[i + l];
    for (; i < n; i++)
        s[0] += a[i] * b[i];
    return (s[0] + s[1]) + (s[2] + s[3]);
}

static void
subtract(double *v, double factor, const double *q, size_t n)
{
    for (size_t i = 0; i < n; i++)
        v[i] -= factor * q[i];
}

/* R is built column by column in r (k x k); this inverts its top rank x rank
 * corner: R x_j = e_j solved upwards. */
static void
invert_upper(const double *r, size_t stride, size_t rank, double *inverse)
{
    for (size_t j = 0; j < rank; j++) {
        for (size_t i = rank; i-- > 0;) {
            double sum = i == j ? 1 : 0;
            for (size_t l = i + 1; l <= j; l++)
                sum -= r[i * stride + l] * inverse[l * rank + j];
            inverse[i * rank + j] = i > j ? 0 : sum / r[i * stride + i];
        }
    }
}

struct basis
basis_new(double *columns, size_t n, size_t k, const double *length)
{
    struct basis basis = {.n = n, .q = columns};
    basis.kept = heap_new(k, sizeof *basis.kept);
    double *r = heap_new(k * k, sizeof *r);
    for (size_t j = 0; j < k; j++) {
        double *v = columns + j * n;
        size_t rank = basis.rank;
        for (int pass = 0; pass < 2; pass++)
            for (size_t l = 0; l < rank; l++) {
                const double *q = columns + l * n;
                double part = dot(q, v, n);
                subtract(v, part, q, n);
                r[l * k + rank] = (pass ? r[l * k + rank] : 0) + part;
            }
        double left = sqrt(dot(v, v, n));
        if (!(left > rank_tolerance * length[j]))
            continue;
        double *q = columns + rank * n;
        for (size_t i = 0; i < n; i++)
            q[i] = v[i] / left;
        r[rank * k + rank] = left;
        basis.kept[basis.rank++] = j;
    }
    basis.r_inverse = heap_new(basis.rank * basis.rank, sizeof *r);
    invert_upper(r, k, basis.rank, basis.r_inverse);
    free(r);
    return basis;
}

void
basis_release(struct basis *basis)
{
    free(basis->q);
    free(basis->r_inverse);
    free(basis->kept);
    memset(basis, 0, sizeof *basis);
}

void
basis_project(const struct basis *basis, const double *v, double *projection)
{
    for (size_t j = 0; j < basis->rank; j++)
        projection[j] = dot(basis_column(basis, j), v, basis->n);
}

void
basis_remove(const struct basis *basis, double *v)
{
    for (int pass = 0; pass < 2; pass++)
        for (size_t j = 0; j < basis->rank; j++) {
            const double *q = basis_column(basis, j);
            subtract(v, dot(q, v, basis->n), q, basis->n);
        }
}

void
basis_solve(const struct basis *basis, const double *projection,
            double *coefficient)
{
    size_t k = basis->rank;
    for (size_t i = 0; i < k; i++) {
        double sum = 0;
        for (size_t j = i; j < k; j++)
            sum += basis->r_inverse[i * k + j] * projection[j];
        coefficient[i] = sum;
    }
}
