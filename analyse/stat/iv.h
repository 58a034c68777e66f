/* iv: the effect on those who do as they are assigned (CACE).
 *
 * Numbers only. One instrument (assigned), one treatment (received), and
 * covariates that stand in both stages; two-stage least squares, HC2 or CR2.
 * It is the effect of receiving only if being assigned does nothing by itself
 * and makes nobody refuse who would else have received.
 * Sources: Angrist, Imbens & Rubin (1996), JASA 91:444-455; Anderson & Rubin
 * (1949), Ann. Math. Stat. 20:46-63, with a robust variance as in Andrews,
 * Stock & Sun (2019), Annu. Rev. Econ. 11:727-753. */
#ifndef ANALYSE_STAT_IV_H
#define ANALYSE_STAT_IV_H

#include "analyse/stat/ols.h"

/* All borrowed: n values each, k covariates; weight NULL: none. */
struct iv_input {
    size_t n, k;
    const double *y;
    const double *received;
    const double *assigned;
    const double *const *covariates;
    const double *weight;
    struct grouping cluster;
    double level;
};

/* The values of the effect that the Anderson-Rubin test does not reject; right
 * however weak the first stage is. */
enum ar_shape {
    AR_INTERVAL, /* [lower, upper] */
    AR_LINE,     /* everything: the first stage says nothing, or nobody was
                    moved to receive and the outcome did not move either */
    AR_RAYS,     /* up to lower, and from upper */
};
struct ar_set {
    enum ar_shape shape;
    double lower, upper;
    const char *reason;
};

/* fit: coefficients intercept, received, covariates; owned, iv_release.
 * first_stage: of assigned on received. first_f: its squared t. */
enum { IV_RECEIVED = 1 };
struct iv {
    struct ols fit;
    struct estimate first_stage;
    double first_f;
    const char *first_f_reason;
    struct ar_set anderson_rubin;
};

struct iv iv_fit(const struct iv_input *input);
void iv_release(struct iv *iv);

#endif
