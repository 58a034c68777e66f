/* influence: an estimate whose uncertainty is what each person adds to it.
 *
 * Numbers only. Where an estimate is near its truth plus the mean of
 * influence[i], one a person, the variance is that mean's: people's own, or
 * sums over clusters. Estimators in two steps (a model, then a mean of what it
 * says) put what the first step adds into it as well.
 * Sources: Huber (1967); Stefanski & Boos (2002), Am. Stat. 56:29-38; Lunceford
 * & Davidian (2004), Stat. Med. 23:2937-2960. */
#ifndef ANALYSE_STAT_INFLUENCE_H
#define ANALYSE_STAT_INFLUENCE_H

#include "analyse/stat/estimate.h"
#include "analyse/stat/sandwich.h"

/* influence of n people, near 0 on average. parameters: how many numbers were
 * fitted, for the factor n / (n - parameters), and for clusters G/(G - 1)
 * (n - 1)/(n - parameters) (HC1 and CR1). df is n - parameters, or G - 1. */
struct estimate influence_estimate(double value, const double *influence,
                                   size_t n, struct grouping cluster,
                                   size_t parameters, double level);

/* Two means and what each person adds to them: their difference, and their
 * ratio with limits on the logarithm. */
struct influence_contrast {
    struct estimate difference;
    struct estimate ratio;
};
struct influence_contrast influence_contrast(const double mean[2],
                                             double *const influence[2],
                                             size_t n, struct grouping cluster,
                                             size_t parameters, double level);

/* Ones and covariates as one array, k columns of n, the first all ones; a
 * covariate that those before it explain is left out. */
struct regressors {
    size_t n, k;
    double *x;
};
struct regressors regressors_new(size_t n, size_t k,
                                 const double *const *columns);
void regressors_release(struct regressors *r);

/* The inverse of X'WX into inverse (k x k); weight of n, none negative. false:
 * it has none. */
bool regressors_inverse(const struct regressors *r, const double *weight,
                        double *inverse);

/* influence[i] += e[i] x[i]' inverse gradient. */
void regressors_influence(const struct regressors *r, const double *inverse,
                          const double *gradient, const double *e,
                          double *influence);

#endif
