#include <config.h>

#include "analyse/design/estimator.h"

#include <assert.h>
#include <math.h>
#include <string.h>

static const struct estimator *const families[] = {
    estimators_binary,
    estimators_strata,
    estimators_means,
    estimators_tests,
};

static const struct {
    const char *estimand, *brief, *label;
} estimands[] = {
    {ESTIMAND_RD, "rd", "risk difference"},
    {ESTIMAND_RR, "rr", "risk ratio"},
    {ESTIMAND_OR, "or", "odds ratio"},
    {ESTIMAND_NNT, "nnt", "number needed to treat"},
    {ESTIMAND_MEAN, "mean", "difference in means"},
    {ESTIMAND_TEST, "test", "test of no difference"},
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

bool
estimator_fits(const struct estimator *estimator, const struct design *design)
{
    return (estimator->kinds & 1u << design->outcome.kind) &&
           (estimator->schemes & 1u << design->scheme) &&
           (estimator->counts || !design->from_counts);
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
        .n = contrast->n,
    };
    if (design->cluster.code)
        result.clusters = design->arms[0].clusters +
                          design->arms[contrast->place].clusters;
    estimator->fit(contrast, &result);
    assert(result.has || result.reason);
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
result_take_p(struct result *result, double p)
{
    result->p = p;
    result->has |= HAS_P;
}
