#include <config.h>

#include "analyse/design/response.h"

#include "analyse/design/estimator.h"
#include "analyse/stat/glm.h"
#include "base/heap.h"

#include <math.h>
#include <stdlib.h>

/* Beyond it an answer stands for more people than one can. */
#define HEAVY 10

/* The weights of a comparison, a person each; chances that people had to
 * answer, of those who did. Owned. */
struct response {
    double *weight;
    double least, most;
    const char *reason;
};

/* One arm's people, as the logit takes them. Owned. */
struct answering {
    size_t n;
    size_t *person;
    double *known;
    double **columns;
};

static struct answering
answering_new(const struct design *d, size_t arm)
{
    size_t k = d->covariates.n;
    struct answering a = {.person = heap_new(d->n, sizeof *a.person),
                          .known = heap_new(d->n, sizeof *a.known),
                          .columns = heap_new(k, sizeof *a.columns)};
    for (size_t i = 0; i < d->n; i++)
        if (d->arm[i] == arm) {
            a.person[a.n] = i;
            a.known[a.n++] = d->known[i];
        }
    for (size_t j = 0; j < k; j++) {
        a.columns[j] = heap_new(a.n, sizeof **a.columns);
        for (size_t i = 0; i < a.n; i++)
            a.columns[j][i] = d->covariates.values[j][a.person[i]];
    }
    return a;
}

static void
answering_release(struct answering *a, size_t k)
{
    for (size_t j = 0; j < k; j++)
        free(a->columns[j]);
    free(a->columns);
    free(a->known);
    free(a->person);
}

static void
weigh_arm(struct response *response, const struct design *d, size_t arm)
{
    if (d->arms[arm].answered == d->arms[arm].assigned)
        return;
    struct answering a = answering_new(d, arm);
    struct glm_input input = {.n = a.n,
                              .k = d->covariates.n,
                              .y = a.known,
                              .columns = (const double *const *)a.columns,
                              .intercept = true,
                              .family = GLM_LOGIT,
                              .variance = GLM_MODEL,
                              .level = 0.95};
    struct glm fit = glm_fit(&input);
    if (fit.reason)
        response->reason = arena_printf(
            d->arena, "there is no model of who answered: %s", fit.reason);
    for (size_t i = 0; !fit.reason && i < a.n; i++) {
        if (!d->known[a.person[i]])
            continue;
        response->weight[a.person[i]] = 1 / fit.mean[i];
        response->least = fmin(response->least, fit.mean[i]);
        response->most = fmax(response->most, fit.mean[i]);
    }
    glm_release(&fit);
    answering_release(&a, d->covariates.n);
}

/* The weights live in the design's arena: a measure holds them. */
static struct response
response_new(const struct design *d, size_t place)
{
    struct response response = {
        .weight = arena_array(d->arena, d->n, sizeof *response.weight),
        .least = 1};
    for (size_t i = 0; i < d->n; i++)
        response.weight[i] = 1;
    weigh_arm(&response, d, 0);
    if (!response.reason)
        weigh_arm(&response, d, place);
    return response;
}

/* The same people, each weighing what their answer stands for. */
static struct result
compare_weighted(const struct analysis *analysis, struct response *response,
                 size_t place)
{
    struct design weighted = *analysis->design;
    weighted.weight = (struct measure){
        .name = "answers",
        .value = response->weight,
        .known = arena_array(analysis->arena, weighted.n, sizeof(bool))};
    for (size_t i = 0; i < weighted.n; i++)
        weighted.weight.known[i] = true;
    struct contrast contrast =
        contrast_new(&weighted, place, analysis->request);
    const char *method =
        weighted.outcome.kind == OUTCOME_BINARY ? "weighted" : "weighted-mean";
    struct result result =
        estimator_run(estimator_find(method), &contrast, ROLE_ADJUSTED);
    contrast_release(&contrast);
    if (response->reason) {
        result.has = 0;
        result.reason = response->reason;
    }
    return result;
}

void
analysis_weight_response(struct analysis *analysis, size_t place)
{
    const struct design *d = analysis->design;
    size_t missing = d->arms[0].assigned - d->arms[0].answered +
                     d->arms[place].assigned - d->arms[place].answered;
    if (!d->covariates.n || d->weight.name || d->observed || !missing)
        return;
    struct response response = response_new(d, place);
    struct result r = compare_weighted(analysis, &response, place);
    r.method = "response-weighted";
    r.label = arena_printf(analysis->arena,
                           "the missing were like the known who were alike in "
                           "%s (weights of a logit in each arm)",
                           d->covariates.said);
    r.source = "Robins, Rotnitzky & Zhao (1995), JASA 90:106-121; Seaman & "
               "White (2013), Statistical Methods in Medical Research "
               "22:278-295";
    if (!response.reason)
        r.detail = arena_printf(
            analysis->arena,
            "those who answered had a chance of %.3f to %.3f to answer; the "
            "weights are taken as given",
            response.least, response.most);
    if (!response.reason && 1 / response.least > HEAVY && !r.caution)
        r.caution =
            arena_printf(analysis->arena, "one answer stands for %.0f people",
                         1 / response.least);
    result_label_late(&r, d);
    results_add(&analysis->results, &r);
}
