/* reference-dim: differences in means. */
#include <config.h>

#include "tests/analyse/reference-model.h"

#include "analyse/stat/dim.h"
#include "base/heap.h"

#include <stdlib.h>
#include <string.h>

static unsigned char *
arms(const double *z, size_t n)
{
    unsigned char *treated = heap_new(n, sizeof *treated);
    for (size_t i = 0; i < n; i++)
        treated[i] = z[i] > 0.5;
    return treated;
}

/* "rows 1-2 pair 1, rows 3-4 pair 2, ...". The words of the case say that the
 * treated of a pair changes from pair to pair; its values are those of the
 * second being treated in the first half of the pairs and the first in the
 * other half. */
static struct grouping
pairs(unsigned char *treated, size_t n)
{
    size_t *pair = heap_new(n, sizeof *pair);
    for (size_t i = 0; i < n; i++) {
        pair[i] = i / 2;
        treated[i] = i % 2 != (i >= n / 2);
    }
    return (struct grouping){pair, (n + 1) / 2};
}

/* A standard error that is nothing but rounding (some 1e-17) is none to
 * praxis; what was divided by it elsewhere means nothing. */
static bool
only_rounding(struct reference_case *c, const struct estimate *e)
{
    double se = json_number_value(json_object_get(c->values, "se"));
    if (!e->se_reason || se > 1e-15)
        return false;
    reference_value(c, "estimate", e->value);
    static const char *const spoilt[] = {"se", "df",    "t",
                                         "p",  "lower", "upper"};
    for (size_t i = 0; i < sizeof spoilt / sizeof *spoilt; i++)
        json_object_set_new(c->reported, spoilt[i], json_true());
    return true;
}

static void
difference(struct reference_case *c)
{
    struct dim_input input = {.level = 0.95};
    double *y = reference_column(c, reference_text(c, "outcome"), &input.n);
    double *z = reference_column(c, "z", &input.n);
    unsigned char *treated = arms(z, input.n);
    const char *design = reference_text(c, "design");
    const char *weights = reference_text(c, "weights");
    size_t n = input.n;
    double *weight = weights ? reference_column(c, weights, &n) : NULL;
    input.y = y;
    input.treated = treated;
    input.weight = weight;
    input.block = reference_grouping_column(c, reference_text(c, "blocks"));
    input.cluster = reference_grouping_column(c, reference_text(c, "clusters"));
    if (design && strncmp(design, "matched-pair", 12) == 0)
        input.block = pairs(treated, input.n);
    struct dim dim = dim_fit(&input);
    if (!only_rounding(c, &dim.difference))
        reference_estimate(c, "", &dim.difference);
    free(y);
    free(z);
    free(treated);
    free(weight);
    free((size_t *)input.block.code);
    free((size_t *)input.cluster.code);
}

const struct reference_method reference_dim[] = {
    {"difference_in_means*", difference, NULL},
    {"hajek_ipw_HC2", difference, NULL},
    {0},
};
