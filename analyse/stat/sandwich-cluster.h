/* sandwich-cluster: the middle of the sandwich for clusters (sandwich.c uses
 * it; nobody else does). meat is rank x rank, zero on entry. */
#ifndef ANALYSE_STAT_SANDWICH_CLUSTER_H
#define ANALYSE_STAT_SANDWICH_CLUSTER_H

#include "analyse/stat/sandwich.h"

/* CR0: u_g = Q_g'e_g. */
void meat_of_clusters(const struct sandwich_model *model, double *meat);

/* CR2, with its degrees of freedom and a caution for each coefficient that
 * one cluster alone decides. */
void meat_cr2(const struct sandwich_model *model, double *meat, double *df,
              const char **caution);

/* The same with weights: sandwich-weighted.c. */
void meat_cr2_weighted(const struct sandwich_model *model, double *meat,
                       double *df, const char **caution);

/* The words both use, and the test for direction v (of length, a unit vector)
 * entering the coefficient whose contrast is a. */
extern const char cluster_decides[];
bool direction_enters(const double *v, const double *a, size_t length);

#endif
