/* eigen: eigenvalues of a symmetric matrix, always found.
 *
 * Numbers only. GSL's iteration ends where what is beside the diagonal is small
 * to the diagonal itself. Of a matrix without full rank a whole corner is
 * rounding alone, both of one size, and it can go on for ever. Moved along the
 * diagonal by twice its norm a matrix has its eigenvalues between one and three
 * norms, the same vectors, and errors of the same size, that of rounding the
 * norm. */
#ifndef ANALYSE_STAT_EIGEN_H
#define ANALYSE_STAT_EIGEN_H

#include <gsl/gsl_eigen.h>

/* Of the matrix, which is finite and of the lower triangle of which only is
 * read, and which is lost: the values, and the unit vectors, a column each, in
 * the same order. work is of its size. */
void eigen_symmetric(gsl_matrix *matrix, gsl_vector *values,
                     gsl_matrix *vectors, gsl_eigen_symmv_workspace *work);

#endif
