#include <config.h>

#include "analyse/stat/eigen.h"
#include "tests/run.h"

#include <math.h>

enum { MOST = 12 };

/* A sum of r squares of whole numbers, times scale: of rank r at most. */
static gsl_matrix *
matrix_of(size_t k, size_t r, double scale)
{
    gsl_matrix *m = gsl_matrix_calloc(k, k);
    for (size_t q = 0; q < r; q++)
        for (size_t i = 0; i < k; i++)
            for (size_t j = 0; j < k; j++) {
                double a = (double)((i * 7 + q * 3 + i * q) % 5) - 2;
                double b = (double)((j * 7 + q * 3 + j * q) % 5) - 2;
                *gsl_matrix_ptr(m, i, j) += scale * a * b / 20;
            }
    return m;
}

/* The parts along the vectors add up to the matrix again. */
static void
check(const gsl_matrix *m, const gsl_vector *values, const gsl_matrix *vectors,
      double scale)
{
    for (size_t i = 0; i < m->size1; i++)
        for (size_t j = 0; j < m->size1; j++) {
            double sum = 0, dot = 0;
            for (size_t e = 0; e < m->size1; e++) {
                sum += gsl_vector_get(values, e) *
                       gsl_matrix_get(vectors, i, e) *
                       gsl_matrix_get(vectors, j, e);
                dot += gsl_matrix_get(vectors, e, i) *
                       gsl_matrix_get(vectors, e, j);
            }
            ck_assert(fabs(sum - gsl_matrix_get(m, i, j)) <= 1e-13 * scale);
            ck_assert(fabs(dot - (i == j)) < 1e-13);
        }
}

START_TEST(parts_add_up_whatever_the_rank)
{
    static const double scales[] = {1e-150, 1e-9, 1, 1e9, 1e150};
    for (size_t s = 0; s < sizeof scales / sizeof *scales; s++)
        for (size_t k = 1; k <= MOST; k++)
            for (size_t r = 0; r <= k; r++) {
                gsl_matrix *m = matrix_of(k, r, scales[s]);
                gsl_matrix *lost = matrix_of(k, r, scales[s]);
                gsl_matrix *vectors = gsl_matrix_alloc(k, k);
                gsl_vector *values = gsl_vector_alloc(k);
                gsl_eigen_symmv_workspace *work = gsl_eigen_symmv_alloc(k);
                eigen_symmetric(lost, values, vectors, work);
                check(m, values, vectors, scales[s] * (double)(k * r + 1));
                gsl_eigen_symmv_free(work);
                gsl_vector_free(values);
                gsl_matrix_free(vectors);
                gsl_matrix_free(lost);
                gsl_matrix_free(m);
            }
}
END_TEST

int
main(void)
{
    return RUN_TESTS("eigen", parts_add_up_whatever_the_rank);
}
