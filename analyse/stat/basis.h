/* basis: an orthonormal basis of some columns, X = Q R.
 *
 * Numbers only. Columns are taken in order; one that the columns before it
 * explain (its remainder is under 1e-7 of its length, the rule of R's lm) is
 * left out and named by its number. All of least squares then happens in the
 * small space of Q: the fit is Q Q'y, a leverage is the squared length of a
 * row of Q, and a cluster's hat matrix has the eigenvalues of Q_g'Q_g.
 *
 * Method: Gram-Schmidt, each column orthogonalised twice, which is as good as
 * Householder and keeps Q column by column.
 * Source: Giraud, Langou & Rozloznik (2005), Computers & Mathematics with
 * Applications 50:1069-1075 ("twice is enough"). */
#ifndef ANALYSE_STAT_BASIS_H
#define ANALYSE_STAT_BASIS_H

#include <stddef.h>

/* Owns its arrays. q is rank columns of n; r_inverse is rank x rank, row by
 * row, upper triangular; kept[j] is the number of the j-th kept column. */
struct basis {
    size_t n;
    size_t rank;
    double *q;
    double *r_inverse;
    size_t *kept;
};

/* columns: k columns of n, one after the other; taken over by the basis and
 * overwritten. length[j] is what column j is measured against: its own length
 * before anything (block means) was taken out of it. Cannot fail: with n = 0
 * or all columns zero the rank is 0. */
struct basis basis_new(double *columns, size_t n, size_t k,
                       const double *length);
void basis_release(struct basis *basis);

static inline const double *
basis_column(const struct basis *basis, size_t j)
{
    return basis->q + j * basis->n;
}

/* Q'v into projection (rank), v of n. */
void basis_project(const struct basis *basis, const double *v,
                   double *projection);

/* v - Q (Q'v), in place; twice, so that what is left is orthogonal to Q. */
void basis_remove(const struct basis *basis, double *v);

/* The coefficients R^-1 Q'v, of the kept columns in order. */
void basis_solve(const struct basis *basis, const double *projection,
                 double *coefficient);

/* Sums of products, in four partial sums. */
double dot(const double *a, const double *b, size_t n);

#endif
