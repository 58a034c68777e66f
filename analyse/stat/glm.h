/* glm: logit, Poisson and negative binomial regression.
 *
 * Numbers only. Fitted by iteratively reweighted least squares in an
 * orthonormal basis (basis.h); variances from the model or by sandwich, with
 * normal quantiles but for HC2 and CR2. Robust variances take the scores, so
 * that they share sandwich.h: with weights w the residual of least squares is
 * (y - mu)/sqrt(w), and HC2 and CR2 are those of that least squares, whose
 * working variance is the model's (Pustejovsky & Tipton 2018, JBES 36:672-683).
 * Sources: McCullagh & Nelder (1989), Generalized Linear Models; Huber (1967);
 * Cameron & Trivedi (2013), Regression Analysis of Count Data (NB2); Greenland
 * (2004), Am. J. Epidemiol. 160:301-305 (standardisation). */
#ifndef ANALYSE_STAT_GLM_H
#define ANALYSE_STAT_GLM_H

#include "analyse/stat/estimate.h"
#include "analyse/stat/sandwich.h"

enum glm_family {
    GLM_LOGIT,    /* y 0 or 1 */
    GLM_POISSON,  /* y a count, or any number that is not negative */
    GLM_NEGATIVE, /* y a count; variance mu + mu^2/theta, theta estimated */
};

enum glm_variance {
    GLM_MODEL,
    GLM_HC0,
    GLM_HC1, /* times n/(n - k) */
    GLM_HC2, /* with Bell and McCaffrey's df, as GLM_CR2 */
    GLM_CR0,
    GLM_CR1, /* times G/(G - 1) */
    GLM_CR2,
};

/* All borrowed: n values each, k columns; with intercept a column of ones goes
 * before them. offset, on the scale of the logarithm or logit, or NULL.
 * cluster for the CR kinds. */
struct glm_input {
    size_t n, k;
    const double *y;
    const double *const *columns;
    bool intercept;
    const double *offset;
    struct grouping cluster;
    enum glm_family family;
    enum glm_variance variance;
    double level;
};

/* Owns its arrays. coefficient: count of them, intercept first; covariance is
 * count x count. mean: the fitted mean of each person. dispersion: Pearson's
 * chi-square over n - k, 1 where a Poisson model holds. theta: of the negative
 * binomial, 0 for the others. */
struct glm {
    size_t n, count, rank;
    struct estimate *coefficient;
    double *covariance;
    double *mean;
    double log_likelihood, dispersion, theta;
    const char *reason; /* nothing could be fitted */
};

struct glm glm_fit(const struct glm_input *input);
void glm_release(struct glm *fit);

/* What the model says of everyone with coefficient `which` (a column of 0 and
 * 1) at 1 against everyone with it at 0: the difference of the two means and
 * their ratio, by the delta method (covariates taken as they are), with the df
 * of that coefficient. */
struct glm_marginal {
    double mean1, mean0;
    struct estimate difference;
    struct estimate ratio; /* limits on the logarithm */
};
struct glm_marginal glm_marginal(const struct glm *fit,
                                 const struct glm_input *input, size_t which);

#endif
