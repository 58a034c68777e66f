/* reference-model: a case's formula, weights and clusters as arrays. */
#ifndef TESTS_ANALYSE_REFERENCE_MODEL_H
#define TESTS_ANALYSE_REFERENCE_MODEL_H

#include "tests/analyse/reference.h"

#include "analyse/stat/sandwich.h"

/* Owns its arrays. name[j] is the name of columns[j]. */
struct reference_model {
    size_t n, k;
    double *y;
    double *columns[8];
    char name[8][32];
    double *weight;
    struct grouping cluster, block;
};

/* From inputs.formula "y ~ a + b", weights, clusters, fixed_effects. For
 * "Surv(time,event) ~ z" y is the time. */
struct reference_model reference_model_read(struct reference_case *c);
void reference_model_release(struct reference_model *model);

/* Codes 0, 1, ... for a column of numbers, in order of first appearance. */
struct grouping reference_grouping(const double *column, size_t n);
/* The column of this name; NULL gives no grouping. */
struct grouping reference_grouping_column(struct reference_case *c,
                                          const char *name);

/* "NAME/estimate", "NAME/se" and so on, as far as the case has them; an empty
 * name for values that stand alone. */
struct estimate;
void reference_estimate(struct reference_case *c, const char *name,
                        const struct estimate *e);

/* True where the case has such a value. */
bool reference_expects(const struct reference_case *c, const char *name,
                       const char *value);

#endif
