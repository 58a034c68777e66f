/* By models: odds ratios, risk ratios and the difference that a logit says.
 * Covariates stand in the model where they were given, and blocks do as well:
 * a column each. */
#include <config.h>

#include "analyse/design/estimator.h"
#include "analyse/stat/glm.h"
#include "analyse/stat/ordinal.h"
#include "base/heap.h"

#include <stdlib.h>
#include <string.h>

/* Beyond so many blocks their columns would fill the memory. */
#define BLOCKS_MOST 200

/* The arm, then covariates, then all blocks but the first that is met. Owns
 * its columns. */
struct model {
    size_t k;
    double **columns;
};

static double *
add_column(struct model *model, size_t n)
{
    double *column = heap_new(n, sizeof *column);
    model->columns[model->k++] = column;
    return column;
}

static void
add_blocks(struct model *model, const struct contrast *contrast)
{
    size_t first = contrast->n ? contrast->block.code[0] : 0;
    bool *met = heap_new(contrast->block.count, sizeof *met);
    for (size_t i = 0; i < contrast->n; i++)
        met[contrast->block.code[i]] = true;
    for (size_t b = 0; b < contrast->block.count; b++) {
        if (!met[b] || b == first)
            continue;
        double *column = add_column(model, contrast->n);
        for (size_t i = 0; i < contrast->n; i++)
            column[i] = contrast->block.code[i] == b;
    }
    free(met);
}

static struct model
model_new(const struct contrast *contrast)
{
    size_t n = contrast->n;
    struct model model = {
        .columns = heap_new(1 + contrast->n_covariates + contrast->block.count,
                            sizeof *model.columns)};
    double *arm = add_column(&model, n);
    for (size_t i = 0; i < n; i++)
        arm[i] = contrast->treated[i];
    for (size_t j = 0; j < contrast->n_covariates; j++)
        memcpy(add_column(&model, n), contrast->covariates[j],
               n * sizeof(double));
    if (contrast->block.code)
        add_blocks(&model, contrast);
    return model;
}

static void
model_release(struct model *model)
{
    for (size_t j = 0; j < model->k; j++)
        free(model->columns[j]);
    free(model->columns);
}

/* What people are made alike in, behind the method's own words. */
static void
name_model(const struct contrast *contrast, struct result *result)
{
    if (contrast->n_covariates)
        result->label =
            arena_printf(contrast->design->arena, "%s, adjusted for %s",
                         result->label, contrast->design->covariates.said);
}

static bool
too_many_blocks(const struct contrast *contrast, struct result *result)
{
    if (contrast->block.code && contrast->block.count > BLOCKS_MOST)
        result->reason = "not computed inside more than 200 blocks";
    return result->reason != NULL;
}

static void
fit_glm(const struct contrast *contrast, struct result *result,
        enum glm_family family, bool marginal)
{
    if (too_many_blocks(contrast, result))
        return;
    struct model model = model_new(contrast);
    struct glm_input input = {
        .n = contrast->n,
        .k = model.k,
        .y = contrast->y,
        .columns = (const double *const *)model.columns,
        .intercept = true,
        .cluster = contrast->cluster,
        .family = family,
        .variance = contrast->cluster.code ? GLM_CR2 : GLM_HC2,
        .level = contrast->level,
    };
    if (marginal) /* the model speaks of everybody */
        result->n = contrast->n;
    struct glm fit = glm_fit(&input);
    if (fit.reason)
        result->reason = fit.reason;
    else
        result_take_estimate(result,
                             marginal ? glm_marginal(&fit, &input, 1).difference
                                      : estimate_exp(fit.coefficient[1]));
    if (family == GLM_LOGIT && !marginal && contrast->small_block &&
        !result->caution)
        result->caution = "with many small blocks a logit overstates the odds "
                          "ratio";
    name_model(contrast, result);
    glm_release(&fit);
    model_release(&model);
}

static void
fit_logit(const struct contrast *contrast, struct result *result)
{
    fit_glm(contrast, result, GLM_LOGIT, false);
}

static void
fit_marginal(const struct contrast *contrast, struct result *result)
{
    fit_glm(contrast, result, GLM_LOGIT, true);
}

/* Poisson's likelihood for a yes-or-no outcome: its ratio is the risk ratio,
 * and the robust variance puts right that the spread is not Poisson's. */
static void
fit_log(const struct contrast *contrast, struct result *result)
{
    fit_glm(contrast, result, GLM_POISSON, false);
}

static void
fit_proportional(const struct contrast *contrast, struct result *result)
{
    if (too_many_blocks(contrast, result))
        return;
    struct model model = model_new(contrast);
    struct ordinal_input input = {
        .n = contrast->n,
        .k = model.k,
        .y = contrast->y,
        .columns = (const double *const *)model.columns,
        .level = contrast->level,
    };
    struct ordinal fit = ordinal_fit(&input);
    if (fit.reason)
        result->reason = fit.reason;
    else
        result_take_estimate(result, estimate_exp(fit.coefficient[0]));
    name_model(contrast, result);
    ordinal_release(&fit);
    model_release(&model);
}

#define PEOPLE (SCHEME(COMPLETE) | SCHEME(BLOCKED) | SCHEME(PAIRED))

const struct estimator estimators_ratios[] = {
    {"logit-difference", ESTIMAND_RD,
     "logit, average marginal effect, robust variance",
     "Greenland (2004), American Journal of Epidemiology 160:301-305",
     SCALE_SHARE, KIND(BINARY), SCHEME_ANY, false, fit_marginal},
    {"logit", ESTIMAND_OR, "logit, robust variance",
     "McCullagh & Nelder (1989), Generalized Linear Models", SCALE_RATIO,
     KIND(BINARY), SCHEME_ANY, false, fit_logit},
    {"poisson-risk", ESTIMAND_RR, "Poisson model, robust variance",
     "Zou (2004), American Journal of Epidemiology 159:702-706", SCALE_RATIO,
     KIND(BINARY), SCHEME_ANY, false, fit_log},
    {"proportional-odds", ESTIMAND_OR, "proportional odds",
     "McCullagh (1980), JRSS B 42:109-142", SCALE_RATIO, KIND(ORDINAL), PEOPLE,
     false, fit_proportional},
    {0},
};
