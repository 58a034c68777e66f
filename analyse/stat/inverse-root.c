#include <config.h>

#include "analyse/stat/inverse-root.h"
#include "analyse/stat/eigen.h"
#include "base/heap.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

static const double one_tolerance = 1e-10;
static const double series_limit = 0.02;

struct root_space
root_space_new(size_t k, bool definite)
{
    assert(k > 0);
    return (struct root_space){
        .k = k,
        .definite = definite,
        .work = gsl_eigen_symmv_alloc(k),
        .matrix = gsl_matrix_alloc(k, k),
        .vectors = gsl_matrix_alloc(k, k),
        .values = gsl_vector_alloc(k),
        .power = heap_new(k * k, sizeof(double)),
    };
}

void
root_space_release(struct root_space *space)
{
    gsl_eigen_symmv_free(space->work);
    gsl_matrix_free(space->matrix);
    gsl_matrix_free(space->vectors);
    gsl_vector_free(space->values);
    free(space->power);
}

static void
identity(double *m, size_t k)
{
    for (size_t i = 0; i < k * k; i++)
        m[i] = 0;
    for (size_t i = 0; i < k; i++)
        m[i * k + i] = 1;
}

/* S = t v v', so root = I + ((1 - t)^(-1/2) - 1) v v' = I + factor S. */
static void
rank_one(const double *s, size_t k, double trace, double *root)
{
    identity(root, k);
    if (!(trace > 0))
        return;
    double factor = (1 / sqrt(1 - trace) - 1) / trace;
    for (size_t i = 0; i < k * k; i++)
        root[i] += factor * s[i];
}

/* Horner: I + c1 S (I + c2/c1 S (I + ...)), (1-x)^(-1/2) = sum of
 * (1/2)(3/2).../j! x^j. Ten terms leave under 1e-17 at 0.02. */
static void
series(struct root_space *space, const double *s, double *root)
{
    size_t k = space->k;
    identity(root, k);
    for (int j = 10; j >= 1; j--) {
        double ratio = (j - 0.5) / j;
        for (size_t i = 0; i < k; i++)
            for (size_t l = 0; l < k; l++) {
                double sum = 0;
                for (size_t m = 0; m < k; m++)
                    sum += s[i * k + m] * root[m * k + l];
                space->power[i * k + l] = ratio * sum;
            }
        for (size_t i = 0; i < k * k; i++)
            root[i] = space->power[i];
        for (size_t i = 0; i < k; i++)
            root[i * k + i] += 1;
    }
}

static size_t
by_eigenvectors(struct root_space *space, const double *s, double *root,
                double *null)
{
    size_t k = space->k, singular = 0;
    for (size_t i = 0; i < k; i++)
        for (size_t j = 0; j < k; j++)
            gsl_matrix_set(space->matrix, i, j, s[i * k + j]);
    eigen_symmetric(space->matrix, space->values, space->vectors, space->work);
    for (size_t i = 0; i < k * k; i++)
        root[i] = 0;
    for (size_t m = 0; m < k; m++) {
        double left = 1 - gsl_vector_get(space->values, m);
        if (left < one_tolerance) {
            for (size_t i = 0; i < k; i++)
                null[singular * k + i] = gsl_matrix_get(space->vectors, i, m);
            singular++;
            continue;
        }
        for (size_t i = 0; i < k; i++)
            for (size_t j = 0; j < k; j++)
                root[i * k + j] += gsl_matrix_get(space->vectors, i, m) *
                                   gsl_matrix_get(space->vectors, j, m) /
                                   sqrt(left);
    }
    return singular;
}

size_t
inverse_root(struct root_space *space, const double *s, double *root,
             double *null)
{
    size_t k = space->k;
    double trace = 0, squares = 0;
    for (size_t i = 0; i < k; i++)
        trace += s[i * k + i];
    for (size_t i = 0; i < k * k; i++)
        squares += s[i] * s[i];
    if (space->definite && trace < 0.999 &&
        trace * trace - squares <= 1e-15 * trace * trace)
        rank_one(s, k, trace, root);
    else if (squares < series_limit * series_limit)
        series(space, s, root);
    else
        return by_eigenvectors(space, s, root, null);
    return 0;
}
