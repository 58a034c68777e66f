/* sandwich-cluster: the sandwich for clusters (sandwich.c uses it; nobody else
 * does). covariance is rank x rank, zero on entry. */
#ifndef ANALYSE_STAT_SANDWICH_CLUSTER_H
#define ANALYSE_STAT_SANDWICH_CLUSTER_H

#include "analyse/stat/sandwich.h"

/* Adds s s', where s = R^-1 u is the score u of a person or a cluster in the
 * terms of the coefficients. Squared before it is solved, a score that cancels
 * there would leave the square root of its rounding as a standard error. s is
 * working space of rank. */
void add_score(const struct basis *basis, const double *u, double *s,
               double *covariance);

/* CR0: u_g = Q_g'e_g. */
void covariance_of_clusters(const struct sandwich_model *model,
                            double *covariance);

/* CR2, with its degrees of freedom and a caution for each coefficient that
 * one cluster alone decides. */
void covariance_cr2(const struct sandwich_model *model, double *covariance,
                    double *df, const char **caution);

/* The same with weights: sandwich-weighted.c. */
void covariance_cr2_weighted(const struct sandwich_model *model,
                             double *covariance, double *df,
                             const char **caution);

/* The words both use, and the test for direction v (of length, a unit vector)
 * entering the coefficient whose contrast is a. */
extern const char cluster_decides[];
bool direction_enters(const double *v, const double *a, size_t length);

#endif
