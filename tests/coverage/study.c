#include <config.h>

#include "tests/coverage/study.h"

#include "analyse/design/crossing.h"
#include "analyse/design/missing.h"
#include "tests/coverage/world.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Checks that tell the reader not to lean on the interval. */
static const char *const interval_rules[] = {
    "few-clusters", "few-who-differ", "few-who-acted",
    "taking-part",  "overlap",        "caution",
};

/* An analysis of that one comparison, before anything is found. */
static void
analysis_begin(struct analysis *analysis, struct comparison *comparison,
               const struct contrast *contrast, const struct request *request,
               struct arena *arena)
{
    *comparison = (struct comparison){
        .arm = &contrast->design->arms[contrast->place],
        .choice = choice_for(contrast),
        .counts = contrast->arms,
        .alone = contrast->alone,
        .lost = contrast->lost,
        .known = contrast->n,
        .compared = contrast->n_compared,
        .seen = {contrast->seen[0], contrast->seen[1]},
    };
    *analysis = (struct analysis){
        .arena = arena,
        .request = request,
        .design = contrast->design,
        .comparisons = comparison,
        .n_comparisons = 1,
        .results = {.arena = arena},
    };
}

static bool
is_of_intervals(const struct check *check)
{
    if (check->severity != SEVERITY_WARNING)
        return false;
    for (size_t i = 0; i < sizeof interval_rules / sizeof *interval_rules; i++)
        if (strcmp(check->rule, interval_rules[i]) == 0)
            return true;
    return false;
}

/* Only the one result has numbers, so that no warning is of another. As every
 * analysis has an answer, there is one beside an effect on those who comply. */
bool
result_is_warned(const struct contrast *contrast, const struct result *result)
{
    struct request request = REQUEST_INIT;
    struct arena arena = ARENA_INIT;
    struct comparison comparison;
    struct analysis analysis;
    struct result answer = *result;
    bool warned = false;
    analysis_begin(&analysis, &comparison, contrast, &request, &arena);
    answer.role = ROLE_PRIMARY;
    if (strcmp(result->estimand, ESTIMAND_COMPLIERS) == 0) {
        struct result compliers = *result;
        compliers.role = ROLE_COMPLIERS;
        results_add(&analysis.results, &compliers);
        answer.has = 0;
        answer.caution = NULL;
    }
    results_add(&analysis.results, &answer);
    analysis_check(&analysis);
    for (size_t i = 0; i < analysis.n_checks; i++)
        warned = warned || is_of_intervals(&analysis.checks[i]);
    arena_release(&arena);
    return warned;
}

enum verdict
result_judge(const struct setting *setting, const struct contrast *contrast,
             const struct result *result)
{
    if (!(result->has & HAS_LIMITS))
        return VERDICT_NONE;
    double value = world_truth(setting, contrast, result->estimand);
    double slack = 1e-12 * (1 + fabs(value));
    bool above = result->lower - slack <= value;
    bool below = value <= result->upper + slack;
    /* The other way round the set is two rays (anderson-rubin). */
    bool holds = result->lower <= result->upper ? above && below
                                                : above || below;
    return holds ? VERDICT_HOLDS : VERDICT_MISSES;
}

const struct estimator *
setting_estimator(const struct setting *setting,
                  const struct contrast *contrast)
{
    const struct estimator *estimator = estimator_find(
        setting->method ? setting->method : choice_for(contrast)->primary);
    assert(estimator && estimator_fits(estimator, contrast->design));
    return estimator;
}

/* The bounds of that method, which is no estimator's: as analyses add them. */
static struct result
bounds(const struct setting *setting, const struct contrast *contrast,
       const struct request *request, struct arena *arena)
{
    struct comparison comparison;
    struct analysis analysis;
    analysis_begin(&analysis, &comparison, contrast, request, arena);
    analysis_look_at_missing(&analysis);
    const struct result *found = results_find_method(
        &analysis.results, comparison.arm->name, setting->method);
    return found ? *found
                 : (struct result){.method = setting->method,
                                   .reason = "nobody's outcome is missing"};
}

static void
read_study(const struct setting *setting, const struct request *request,
           struct rng *rng, struct arena *arena, struct design *design)
{
    struct error error = ERROR_INIT;
    struct table *table = world_draw(arena, setting, rng);
    if (design_read(arena, table, request, design, &error))
        return;
    fprintf(stderr, "coverage: %s\n", error.message);
    abort();
}

enum verdict
study_judge(const struct setting *setting, struct rng *rng, const char **method,
            bool *warned)
{
    struct arena arena = ARENA_INIT;
    struct request request = world_request(setting);
    struct design design;
    read_study(setting, &request, rng, &arena, &design);
    struct contrast contrast = contrast_new(&design, 1, &request);
    struct result result =
        setting->story == STORY_SILENT
            ? bounds(setting, &contrast, &request, &arena)
        : setting->story == STORY_CROSSED
            ? crossing_effect(&design, &request, EFFECT_FIRST, false)
            : estimator_run(setting_estimator(setting, &contrast), &contrast,
                            ROLE_PRIMARY);
    *method = setting->method ? setting->method : result.method;
    enum verdict verdict = result_judge(setting, &contrast, &result);
    *warned = setting->story != STORY_CROSSED && verdict != VERDICT_NONE &&
              result_is_warned(&contrast, &result);
    contrast_release(&contrast);
    arena_release(&arena);
    return verdict;
}
