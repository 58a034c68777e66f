/* sandwich: variances of least-squares coefficients that do not trust equal
 * variances: HC0 to HC3, and CR0, CR1, CR2 for clusters.
 *
 * Numbers only. Everything happens in the basis of the columns (basis.h): with
 * b = R^-1 Q'y the variance is R^-1 (sum of u u') R^-1', one u a person or a
 * cluster. For CR2 without weights (I - H_gg)^(-1/2) acts on Q_g as the small
 * matrix (I - Q_g'Q_g)^(-1/2), so that time is n k^2 and memory n, whatever
 * the size of the clusters. With weights the working model is the identity,
 * as in estimatr and clubSandwich, and each cluster needs a basis of at most
 * 2k directions.
 *
 * Sources: MacKinnon & White (1985), J. Econometrics 29:305-325 (HC);
 * Liang & Zeger (1986), Biometrika 73:13-22 (CR0); Bell & McCaffrey (2002),
 * Survey Methodology 28:169-181; Imbens & Kolesar (2016), Rev. Econ. Stat.
 * 98:701-712; Pustejovsky & Tipton (2018), JBES 36:672-683 (CR2 and its
 * Satterthwaite degrees of freedom). */
#ifndef ANALYSE_STAT_SANDWICH_H
#define ANALYSE_STAT_SANDWICH_H

#include "analyse/stat/basis.h"

#include <stdbool.h>

enum variance {
    VARIANCE_CLASSICAL,
    VARIANCE_HC0,
    VARIANCE_HC1,
    VARIANCE_HC2,
    VARIANCE_HC2_BM, /* with Bell and McCaffrey's df, as CR2 has */
    VARIANCE_HC3,
    VARIANCE_CR0,
    VARIANCE_CR1, /* Stata's: G/(G-1) (n-1)/(n-k) */
    VARIANCE_CR2,
};

/* Groups of rows: code[i] in [0, count). code NULL: there are none. */
struct grouping {
    const size_t *code;
    size_t count;
};

static inline bool
variance_is_clustered(enum variance kind)
{
    return kind >= VARIANCE_CR0;
}

/* basis is of the columns times root_weight, less their block means where
 * blocks are absorbed; residual is times root_weight too. root_weight NULL is
 * all one. block_weight holds the sum of weights of each block. */
struct sandwich_model {
    const struct basis *basis;
    const double *residual;
    const double *root_weight;
    struct grouping block;
    const double *block_weight;
    struct grouping cluster;
};

/* Owns its arrays, of rank: covariance of the kept coefficients, row by row;
 * df, reason and caution of each. reason[j] non-NULL: no variance for this
 * one. caution[j] non-NULL: one cluster alone decides it; CR2 then takes its
 * Moore-Penrose inverse, as estimatr and clubSandwich do, and counts nothing
 * for that cluster, so that the variance is too small. */
struct sandwich {
    double *covariance;
    double *df;
    const char **reason;
    const char **caution;
};

/* CR2 takes absorbed blocks only without weights and with every cluster inside
 * one block (clusters_nest); the caller gives other blocks as columns. CR
 * kinds need model->cluster. df: HC n - rank - blocks, CR0 and CR1 clusters
 * less one, CR2 and HC2_BM Satterthwaite: a small arm beside a large one has
 * hardly more than its own people less one. */
struct sandwich sandwich_new(const struct sandwich_model *model,
                             enum variance kind);
void sandwich_release(struct sandwich *sandwich);

/* Are these the words of a reason or a caution that one row, or one cluster,
 * alone decides the coefficient? NULL are not. */
bool sandwich_says_alone(const char *words);

/* True where no cluster has people in two blocks. */
bool clusters_nest(struct grouping cluster, struct grouping block, size_t n);

/* Groups that have at least one row. */
size_t grouping_used(struct grouping grouping, size_t n);

#endif
