/* By models: odds ratios, risk ratios, ratios of rates, and the difference that
 * a logit says. Blocks stand in the model, a column each, and where they are
 * asked for covariates do as well. */
#include <config.h>

#include "analyse/design/estimator.h"
#include "analyse/design/model.h"
#include "analyse/stat/glm.h"
#include "analyse/stat/ordinal.h"
#include "analyse/stat/rate.h"

/* What people are made alike in, behind the method's own words. */
static void
name_model(const struct contrast *contrast, struct result *result)
{
    if (contrast->n_covariates)
        result->label =
            arena_printf(contrast->design->arena, "%s, adjusted for %s",
                         result->label, contrast->design->covariates.said);
}

static struct glm_input
glm_of(const struct model *model, const struct contrast *contrast,
       enum glm_family family)
{
    return (struct glm_input){
        .n = model->n,
        .k = model->k,
        .y = model->y,
        .columns = (const double *const *)model->columns,
        .intercept = true,
        .cluster = model->cluster,
        .family = family,
        .variance = contrast->cluster.code ? GLM_CR2 : GLM_HC2,
        .level = contrast->level,
    };
}

static void
fit_glm(const struct contrast *contrast, struct result *result,
        enum glm_family family, bool marginal)
{
    struct model model;
    result->reason = model_init(&model, contrast, true,
                                family == GLM_LOGIT ? MODEL_BLOCKS_ALL
                                                    : MODEL_BLOCKS_TELLING);
    if (!result->reason) {
        struct glm_input input = glm_of(&model, contrast, family);
        struct glm fit = glm_fit(&input);
        if (marginal) /* the model speaks of everybody */
            result->n = contrast->n;
        if (fit.reason)
            result->reason = fit.reason;
        else
            result_take_estimate(
                result, marginal ? glm_marginal(&fit, &input, 1).difference
                                 : estimate_exp(fit.coefficient[1]));
        glm_release(&fit);
    }
    if (family == GLM_LOGIT && !marginal && contrast->small_block &&
        (result->has & HAS_ESTIMATE) && !result->caution)
        result->caution = "with many small blocks a logit overstates the odds "
                          "ratio";
    name_model(contrast, result);
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

/* People inside blocks, whose effects are solved for. */
static void
fit_within(const struct contrast *contrast, struct result *result)
{
    struct rate rate =
        rate_within(contrast->y, contrast->treated, contrast->block,
                    contrast->n, contrast->level);
    result_take_estimate(result, estimate_exp(rate.log_ratio));
    if (contrast->design->outcome.kind == OUTCOME_COUNT && result->has)
        result->detail = arena_printf(
            contrast->design->arena,
            "spread over mean (1 for a Poisson count) %.2f; blocks as fixed "
            "effects",
            rate.dispersion);
}

static bool
is_of_people_in_blocks(const struct contrast *contrast)
{
    return contrast->block.code && !contrast->cluster.code;
}

/* Poisson's likelihood for a yes-or-no outcome: its ratio is the risk ratio,
 * and the robust variance puts right that the spread is not Poisson's. */
static void
fit_log(const struct contrast *contrast, struct result *result)
{
    if (is_of_people_in_blocks(contrast) && !contrast->n_covariates)
        fit_within(contrast, result);
    else
        fit_glm(contrast, result, GLM_POISSON, false);
}

/* Of counts, without covariates: the ratio of the means, inside blocks where
 * there are any. */
static void
fit_rate(const struct contrast *contrast, struct result *result,
         enum glm_family family)
{
    struct model model;
    result->reason = model_init(&model, contrast, false, MODEL_BLOCKS_TELLING);
    if (!result->reason) {
        struct glm_input input = glm_of(&model, contrast, family);
        struct glm fit = glm_fit(&input);
        result->reason = fit.reason;
        if (!fit.reason) {
            result_take_estimate(result, estimate_exp(fit.coefficient[1]));
            result->detail = arena_printf(
                contrast->design->arena,
                "spread over mean (1 for a Poisson count) %.2f%s",
                fit.dispersion,
                contrast->block.code ? "; blocks as fixed effects" : "");
        }
        glm_release(&fit);
    }
    model_release(&model);
}

static void
fit_poisson(const struct contrast *contrast, struct result *result)
{
    if (is_of_people_in_blocks(contrast))
        fit_within(contrast, result);
    else
        fit_rate(contrast, result, GLM_POISSON);
}

static void
fit_negative(const struct contrast *contrast, struct result *result)
{
    fit_rate(contrast, result, GLM_NEGATIVE);
}

static void
fit_proportional(const struct contrast *contrast, struct result *result)
{
    struct model model;
    result->reason = model_init(&model, contrast, true, MODEL_BLOCKS_ALL);
    if (!result->reason) {
        struct ordinal_input input = {
            .n = model.n,
            .k = model.k,
            .y = model.y,
            .columns = (const double *const *)model.columns,
            .level = contrast->level,
        };
        struct ordinal fit = ordinal_fit(&input);
        result->reason = fit.reason;
        if (!fit.reason)
            result_take_estimate(result, estimate_exp(fit.coefficient[0]));
        ordinal_release(&fit);
    }
    name_model(contrast, result);
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
    {"poisson", ESTIMAND_RATE, "Poisson model, robust variance",
     "Cameron & Trivedi (2013), Regression Analysis of Count Data", SCALE_RATIO,
     KIND(COUNT), SCHEME_ANY, false, fit_poisson},
    {"negative-binomial", ESTIMAND_RATE,
     "negative binomial model, robust variance",
     "Cameron & Trivedi (2013), Regression Analysis of Count Data", SCALE_RATIO,
     KIND(COUNT), SCHEME_ANY, false, fit_negative},
    {0},
};
