/* reference-linear: least squares and its variances. */
#include <config.h>

#include "tests/analyse/reference-model.h"

#include "analyse/stat/ols.h"

static void
linear(struct reference_case *c, enum variance variance)
{
    struct reference_model model = reference_model_read(c);
    struct ols_input input = {
        .n = model.n,
        .k = model.k,
        .y = model.y,
        .columns = (const double *const *)model.columns,
        .intercept = true,
        .weight = model.weight,
        .block = model.block,
        .cluster = model.cluster,
        .variance = variance,
        .level = 0.95,
    };
    struct ols fit = ols_fit(&input);
    bool absorbed = model.block.code != NULL;
    if (absorbed)
        reference_estimate(c, "", &fit.coefficient[0]);
    for (size_t j = 0; j < fit.count && !absorbed; j++)
        reference_estimate(c, j ? model.name[j - 1] : "(Intercept)",
                           &fit.coefficient[j]);
    ols_release(&fit);
    reference_model_release(&model);
}

static void
classical(struct reference_case *c)
{
    linear(c, VARIANCE_CLASSICAL);
}

static void
hc0(struct reference_case *c)
{
    linear(c, VARIANCE_HC0);
}

static void
hc1(struct reference_case *c)
{
    linear(c, VARIANCE_HC1);
}

static void
hc2(struct reference_case *c)
{
    linear(c, VARIANCE_HC2);
}

static void
hc3(struct reference_case *c)
{
    linear(c, VARIANCE_HC3);
}

static void
cr0(struct reference_case *c)
{
    linear(c, VARIANCE_CR0);
}

static void
cr1(struct reference_case *c)
{
    linear(c, VARIANCE_CR1);
}

static void
cr2(struct reference_case *c)
{
    linear(c, VARIANCE_CR2);
}

const struct reference_method reference_linear[] = {
    {"ols_classical", classical, NULL},
    {"ols_HC0", hc0, NULL},
    {"ols_HC1", hc1, NULL},
    {"[ow]ls_HC2", hc2, NULL},
    {"ols_HC3", hc3, NULL},
    {"ols_block_fixed_effects_HC2", hc2, NULL},
    {"ols_cluster_CR0", cr0, NULL},
    {"ols_cluster_stata", cr1, NULL},
    {"ols_cluster_CR2*", cr2, NULL},
    {"wls_CR2", cr2, NULL},
    {0},
};
