#include <config.h>

#include "analyse/stat/eigen.h"

#include <assert.h>
#include <math.h>

/* The largest sum of a row's sizes. */
static double
norm_of(const gsl_matrix *matrix)
{
    double norm = 0;
    for (size_t i = 0; i < matrix->size1; i++) {
        double sum = 0;
        for (size_t j = 0; j < matrix->size1; j++)
            sum += fabs(j < i ? gsl_matrix_get(matrix, i, j)
                              : gsl_matrix_get(matrix, j, i));
        norm = fmax(norm, sum);
        assert(isfinite(sum));
    }
    return norm;
}

void
eigen_symmetric(gsl_matrix *matrix, gsl_vector *values, gsl_matrix *vectors,
                gsl_eigen_symmv_workspace *work)
{
    double moved = 2 * norm_of(matrix);
    for (size_t i = 0; i < matrix->size1; i++)
        *gsl_matrix_ptr(matrix, i, i) += moved;
    gsl_eigen_symmv(matrix, values, vectors, work);
    gsl_vector_add_constant(values, -moved);
}
