/* inverse_root: (I - S)^(-1/2), what CR2 multiplies a cluster's residuals by.
 *
 * Numbers only. S is k x k, symmetric, no eigenvalue above 1. An eigenvalue of
 * 1 means that the cluster alone decides some direction: there the root is
 * not defined, is taken as 0 (the Moore-Penrose inverse), and the direction is
 * handed back so that the caller can say which coefficients it spoils. */
#ifndef ANALYSE_STAT_INVERSE_ROOT_H
#define ANALYSE_STAT_INVERSE_ROOT_H

#include <gsl/gsl_eigen.h>
#include <stdbool.h>
#include <stddef.h>

/* Working space for matrices of one k; owns what it holds. definite: no S has
 * a negative eigenvalue, so that trace and squares alone show rank one. */
struct root_space {
    size_t k;
    bool definite;
    gsl_eigen_symmv_workspace *work;
    gsl_matrix *matrix, *vectors;
    gsl_vector *values;
    double *power;
};

struct root_space root_space_new(size_t k, bool definite);
void root_space_release(struct root_space *space);

/* root = (I - S)^(-1/2), k x k. null (k x k) receives, one a row, the unit
 * directions with eigenvalue 1; returns how many. Three ways, by what S is:
 * of rank one (a closed form: covariates constant in the cluster, or a
 * cluster of one), small (its power series), anything else (eigenvectors). */
size_t inverse_root(struct root_space *space, const double *s, double *root,
                    double *null);

#endif
