/* ols: least squares, with and without weights, with block effects absorbed.
 *
 * Numbers only. y = X b + e by an orthonormal basis (basis.h), never the
 * normal equations. Variances and their degrees of freedom: sandwich.h.
 * Rows of weight 0 take no part. */
#ifndef ANALYSE_STAT_OLS_H
#define ANALYSE_STAT_OLS_H

#include "analyse/stat/estimate.h"
#include "analyse/stat/sandwich.h"

/* All borrowed. columns: k pointers to n values each; with intercept a column
 * of ones goes before them (coefficient 0), unless blocks are absorbed, where
 * it would say nothing. weight: n values, none negative, some positive, or
 * NULL. block: effects to absorb. cluster: for the CR kinds. All values must
 * be finite: the caller leaves incomplete rows out. */
struct ols_input {
    size_t n, k;
    const double *y;
    const double *const *columns;
    bool intercept;
    const double *weight;
    struct grouping block;
    struct grouping cluster;
    enum variance variance;
    double level;
};

/* Owns its arrays. coefficient: count of them, intercept first where there is
 * one. One that was left out for being a combination of those before it has
 * that reason and is dropped[j]. covariance is count x count, with 0 for what
 * does not exist. residual and fitted are on the scale of y (with absorbed
 * blocks fitted includes their effects). df_residual = n - rank - blocks. */
struct ols {
    size_t n, count, rank, blocks, clusters;
    struct estimate *coefficient;
    bool *dropped;
    double *covariance;
    double *residual;
    double *fitted;
    double df_residual;
    double sigma2; /* residual variance; 0 where df_residual is not above 0 */
    double r_squared;
    const char *reason; /* nothing could be fitted: all above is empty */
};

/* CR2 with absorbed blocks that clusters cross, or with weights, adds a column
 * a block while that takes under 2e7 numbers, else gives a reason. */
struct ols ols_fit(const struct ols_input *input);
void ols_release(struct ols *fit);

/* Does one row, or one cluster, alone decide that coefficient? Without it the
 * column would be a combination of the others. Told by HC2, HC3 and CR2. */
bool ols_is_alone(const struct ols *fit, size_t j);

/* c'b, with its standard error from the covariance; contrast of count. df is
 * the smallest of the coefficients that enter; INFINITY cannot occur. */
struct estimate ols_contrast(const struct ols *fit, const double *contrast,
                             double level);

/* Wald test that the listed coefficients are all 0: F with m and the smallest
 * df. reason non-NULL where it does not exist. */
struct wald {
    double f, df1, df2, p;
    const char *reason;
};
struct wald ols_wald(const struct ols *fit, const size_t *which, size_t m);

/* The pieces, for estimators that share them (iv.h). */

/* Columns of the model, weighted and less block means, as a basis; count is
 * the number of columns with the intercept. */
struct design_matrix {
    size_t n, count;
    double *root_weight;  /* NULL: all one */
    double *block_weight; /* NULL: no blocks */
    struct basis basis;
};
struct design_matrix design_matrix_new(const struct ols_input *input);
void design_matrix_release(struct design_matrix *design);

/* v times the root weight, less its block mean: n, to be freed. */
double *design_matrix_transform(const struct design_matrix *design,
                                const struct ols_input *input, const double *v);

/* Fills coefficients, covariance, df of fit from the basis, the coefficients
 * of the kept columns, and weighted residuals. */
void ols_finish(struct ols *fit, const struct ols_input *input,
                const struct design_matrix *design, const double *solution,
                double *residual);

#endif
