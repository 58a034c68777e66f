#include <config.h>

#include "analyse/design/estimator.h"

#include "base/progress.h"

#include <assert.h>
#include <math.h>
#include <string.h>

static const struct estimator *const families[] = {
    estimators_binary, estimators_strata, estimators_pairs, estimators_means,
    estimators_ols,    estimators_models, estimators_times, estimators_observed,
    estimators_ranks,  estimators_ratios, estimators_tests,
};

static const struct {
    const char *estimand, *brief, *label;
} estimands[] = {
    {ESTIMAND_RD, "rd", "risk difference"},
    {ESTIMAND_RR, "rr", "risk ratio"},
    {ESTIMAND_OR, "or", "odds ratio"},
    {ESTIMAND_NNT, "nnt", "number needed to treat"},
    {ESTIMAND_MEAN, "mean", "difference in means"},
    {ESTIMAND_RATE, "rate", "rate ratio"},
    {ESTIMAND_WIN, "win", "chance to come out above"},
    {ESTIMAND_TIME, "rmst", "difference in mean time"},
    {ESTIMAND_TIME_RATIO, "rmst-ratio", "ratio of mean times"},
    {ESTIMAND_HAZARD, "hr", "hazard ratio"},
    {ESTIMAND_FIRST_STAGE, "first-stage", "difference in taking part"},
    {ESTIMAND_COMPLIERS, "cace", "effect on those who comply"},
    {ESTIMAND_INTERACTION, "interaction", "interaction"},
    {ESTIMAND_ALIKE, "alike", "test of one odds ratio in all blocks"},
    {ESTIMAND_TEST, "test", "test of no difference"},
    {ESTIMAND_BETWEEN, "between", "variance between facilitators"},
    {ESTIMAND_WITHIN, "within", "variance among their people"},
    {ESTIMAND_ICC, "icc", "share between facilitators (ICC)"},
    {ESTIMAND_ALPHA, "alpha", "Cronbach's alpha"},
    {ESTIMAND_OMEGA, "omega", "omega"},
    {ESTIMAND_REST, "rest", "correlation with the other items"},
    {ESTIMAND_LOADING, "loading", "loading"},
    {ESTIMAND_ALPHA_WITHOUT, "without", "alpha without the item"},
};

const struct estimator *
estimator_at(size_t i)
{
    for (size_t f = 0; f < sizeof families / sizeof *families; f++)
        for (const struct estimator *e = families[f]; e->method; e++)
            if (i-- == 0)
                return e;
    return NULL;
}

const struct estimator *
estimator_find(const char *method)
{
    const struct estimator *e;
    for (size_t i = 0; (e = estimator_at(i)); i++)
        if (strcmp(e->method, method) == 0)
            return e;
    return NULL;
}

/* With weights only what heeds them; without, not what wants them. */
static bool
goes_with_weights(const struct estimator *estimator, bool weighted)
{
    static const char *const heed[] = {
        "adjusted",  "adjusted-mean",  "first-stage",         "2sls",
        "2sls-mean", "anderson-rubin", "anderson-rubin-mean",
    };
    if (strncmp(estimator->method, "weighted", 8) == 0)
        return weighted;
    for (size_t i = 0; i < sizeof heed / sizeof *heed; i++)
        if (strcmp(estimator->method, heed[i]) == 0)
            return true;
    return !weighted;
}

bool
estimator_fits(const struct estimator *estimator, const struct design *design)
{
    return goes_with_weights(estimator, design->weight.name != NULL) &&
           (estimator->kinds & 1u << design->outcome.kind) &&
           (estimator->schemes & 1u << design->scheme) &&
           (estimator->counts || !design->from_counts);
}

bool
estimator_has_input(const struct estimator *estimator,
                    const struct design *design)
{
    const struct {
        const char *methods[10];
        bool there;
    } inputs[] = {
        {{"adjusted", "adjusted-mean", "adjusted-rmst", "standardised",
          "standardised-rr", "standardised-mean", "ipw", "ipw-rr", "ipw-mean"},
         design->covariates.n > 0},
        {{"rmst", "rmst-t", "rmst-ratio", "adjusted-rmst", "cox", "log-rank",
          "log-rank-randomised"},
         design->time.name != NULL},
    };
    if (strcmp(estimator->estimand, ESTIMAND_COMPLIERS) == 0 ||
        strcmp(estimator->estimand, ESTIMAND_FIRST_STAGE) == 0)
        return design->received.name != NULL;
    for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++)
        for (size_t k = 0; k < 10 && inputs[i].methods[k]; k++)
            if (strcmp(estimator->method, inputs[i].methods[k]) == 0 &&
                !inputs[i].there)
                return false;
    return true;
}

/* Where nobody was assigned other is said in place of words. */
static const char *
if_observed(const struct design *design, const char *all, const char *words,
            const char *other)
{
    const char *at = all && design->observed ? strstr(all, words) : NULL;
    return at ? arena_printf(design->arena, "%.*s%s%s", (int)(at - all), all,
                             other, at + strlen(words))
              : all;
}

const char *
estimator_test_words(const struct design *design, const char *words)
{
    return if_observed(design, words, "randomisation", "permutation");
}

static bool
is_of_assignments(const struct estimator *estimator)
{
    return strcmp(estimator->estimand, ESTIMAND_TEST) == 0 ||
           strncmp(estimator->method, "inverted", 8) == 0;
}

struct result
estimator_run(const struct estimator *estimator,
              const struct contrast *contrast, enum role role)
{
    const struct design *design = contrast->design;
    struct result result = {
        .estimand = estimator->estimand,
        .method = estimator->method,
        .label = estimator->label,
        .source = estimator->source,
        .arm = design->arms[contrast->place].name,
        .versus = design->arms[0].name,
        .scale = estimator->scale,
        .role = role,
        .level = contrast->level,
        .n = contrast->n_compared,
        .clusters = contrast->clusters_compared,
    };
    progress_step(contrast->progress, estimator->label);
    estimator->fit(contrast, &result);
    assert(result.has || result.reason);
    if (is_of_assignments(estimator))
        result.label = estimator_test_words(design, result.label);
    result.label = if_observed(design, result.label, "marginal effect",
                               "marginal difference");
    return result;
}

const char *
estimand_label(const char *estimand)
{
    for (size_t i = 0; i < sizeof estimands / sizeof *estimands; i++)
        if (strcmp(estimands[i].estimand, estimand) == 0)
            return estimands[i].label;
    return estimand;
}

const char *
estimand_article(const char *estimand)
{
    return strchr("aeiou", *estimand_label(estimand)) ? "an" : "a";
}

const char *
estimand_find(const char *name)
{
    for (size_t i = 0; i < sizeof estimands / sizeof *estimands; i++)
        if (strcmp(estimands[i].estimand, name) == 0 ||
            strcmp(estimands[i].brief, name) == 0)
            return estimands[i].estimand;
    return NULL;
}

void
result_take_interval(struct result *result, struct interval interval)
{
    if (interval.reason) {
        result->reason = interval.reason;
        return;
    }
    result->lower = interval.lower;
    result->upper = interval.upper;
    result->has |= HAS_LIMITS;
}

void
result_take_point(struct result *result, struct point point)
{
    if (point.reason) {
        result->reason = point.reason;
        return;
    }
    result->estimate = point.value;
    result->has |= HAS_ESTIMATE;
}

void
result_take_estimate(struct result *result, struct estimate estimate)
{
    result->reason = estimate.reason ? estimate.reason : estimate.se_reason;
    result->caution = estimate.caution;
    if (estimate.reason)
        return;
    result->estimate = estimate.value;
    result->has |= HAS_ESTIMATE;
    if (estimate.se_reason)
        return;
    result->se = estimate.se;
    result->df = estimate.df;
    result->lower = estimate.lower;
    result->upper = estimate.upper;
    result->p = estimate.p;
    result->test = result->method;
    result->has |= HAS_SE | HAS_LIMITS | HAS_P;
    if (isfinite(estimate.df))
        result->has |= HAS_DF;
}

void
result_take_p(struct result *result, double p)
{
    result->p = p;
    result->has |= HAS_P;
}
