/* Where nobody was assigned: people made alike in stated covariates, by a
 * model of the outcome or by weights. */
#include <config.h>

#include "analyse/design/alike.h"
#include "analyse/design/estimator.h"
#include "analyse/stat/standardise.h"

static bool
has_covariates(const struct contrast *contrast, struct result *result)
{
    if (contrast->n_covariates == 0)
        result->reason = "no covariates were given";
    return contrast->n_covariates > 0;
}

/* Neither method knows blocks. */
static void
take(const struct contrast *contrast, struct estimate estimate,
     const char *words, struct result *result)
{
    result->n = contrast->n;
    result_take_estimate(result, estimate);
    result->label = arena_printf(contrast->design->arena, words,
                                 contrast->design->covariates.said);
    if (contrast->block.code && !result->caution)
        result->caution = "blocks are set aside here: to make people alike in "
                          "them too, name them among --covariates";
}

static void
fit_standardised(const struct contrast *contrast, struct result *result)
{
    if (!has_covariates(contrast, result))
        return;
    bool binary = contrast->design->outcome.kind == OUTCOME_BINARY;
    struct standardise_input input = {
        .n = contrast->n,
        .k = contrast->n_covariates,
        .y = contrast->y,
        .treated = contrast->treated,
        .columns = (const double *const *)contrast->covariates,
        .model = binary ? STANDARDISE_LOGIT : STANDARDISE_LINEAR,
        .cluster = contrast->cluster,
        .level = contrast->level,
    };
    struct standardised s = standardise(&input);
    take(contrast, result->scale == SCALE_RATIO ? s.ratio : s.difference,
         "standardised for %s", result);
}

static void
fit_weighted(const struct contrast *contrast, struct result *result)
{
    if (!has_covariates(contrast, result))
        return;
    struct propensity p = alike_fit(contrast);
    take(contrast, result->scale == SCALE_RATIO ? p.ratio : p.difference,
         "weighted by the chance of the arm, given %s", result);
    propensity_release(&p);
}

#define KIND_MEAN (KIND(COUNT) | KIND(NUMBER) | KIND(ORDINAL))
#define ROBINS                                                                 \
    "Robins (1986), Mathematical Modelling 7:1393-1512; Hernan & Robins "      \
    "(2020), Causal Inference: What If, chapter 13"
#define LUNCEFORD                                                              \
    "Rosenbaum & Rubin (1983), Biometrika 70:41-55; Lunceford & Davidian "     \
    "(2004), Statistics in Medicine 23:2937-2960"

const struct estimator estimators_observed[] = {
    {"standardised", ESTIMAND_RD, "standardised for covariates", ROBINS,
     SCALE_SHARE, KIND(BINARY), SCHEME_ANY, false, fit_standardised},
    {"standardised-rr", ESTIMAND_RR, "standardised for covariates", ROBINS,
     SCALE_RATIO, KIND(BINARY), SCHEME_ANY, false, fit_standardised},
    {"standardised-mean", ESTIMAND_MEAN, "standardised for covariates", ROBINS,
     SCALE_NUMBER, KIND_MEAN, SCHEME_ANY, false, fit_standardised},
    {"ipw", ESTIMAND_RD, "weighted by the chance of the arm", LUNCEFORD,
     SCALE_SHARE, KIND(BINARY), SCHEME_ANY, false, fit_weighted},
    {"ipw-rr", ESTIMAND_RR, "weighted by the chance of the arm", LUNCEFORD,
     SCALE_RATIO, KIND(BINARY), SCHEME_ANY, false, fit_weighted},
    {"ipw-mean", ESTIMAND_MEAN, "weighted by the chance of the arm", LUNCEFORD,
     SCALE_NUMBER, KIND_MEAN, SCHEME_ANY, false, fit_weighted},
    {0},
};
