#include <config.h>

#include "analyse/design/analysis.h"

#include "analyse/design/answer.h"
#include "analyse/design/attrition.h"
#include "analyse/design/compare-others.h"
#include "analyse/design/crossing.h"
#include "analyse/design/estimator.h"
#include "analyse/design/evenness.h"
#include "analyse/design/missing.h"
#include "analyse/design/record.h"
#include "analyse/design/share.h"
#include "analyse/stat/assignment.h"
#include "analyse/stat/multiplicity.h"
#include "analyse/stat/nnt.h"
#include "analyse/stat/power.h"
#include "base/heap.h"
#include "base/progress.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Beyond so many people the least p is too small to matter. */
#define COUNTED_MOST 10000

bool
analysis_is_causal(const struct analysis *analysis)
{
    return !analysis->design->observed;
}

const char *
analysis_role(const struct analysis *analysis, const struct result *result)
{
    return design_is_factorial(analysis->design) && result->role == ROLE_PRIMARY
               ? "simple"
               : role_name(result->role);
}

void
result_label_late(struct result *result, const struct design *design)
{
    const char *late = design->covariates.late;
    if (!late)
        return;
    result->label = arena_printf(design->arena, "%s [%s: after the assignment]",
                                 result->label, late);
    if (!result->caution)
        result->caution = arena_printf(
            design->arena,
            "%s came after the assignment: what is adjusted away may be the "
            "effect itself",
            late);
}

static const struct result *
run(struct analysis *analysis, const struct contrast *contrast,
    const char *method, enum role role)
{
    struct result result =
        estimator_run(estimator_find(method), contrast, role);
    if (role == ROLE_ADJUSTED)
        result_label_late(&result, analysis->design);
    return results_add(&analysis->results, &result);
}

/* Below zero to harm. */
static double
signed_number(struct nnt nnt)
{
    return nnt.kind == NNT_HARM ? -nnt.number : nnt.number;
}

/* One person more acts for so many treated: the turned-over difference. Its
 * interval runs through infinity when the difference's spans 0. */
static void
add_needed(struct analysis *analysis, struct result difference)
{
    struct result result = difference;
    result.estimand = ESTIMAND_NNT;
    result.label = "one over the risk difference and its limits";
    result.source = "Altman (1998), BMJ 317:1309-1312";
    result.scale = SCALE_NEEDED;
    result.role = ROLE_OTHER;
    result.test = NULL;
    result.caution = NULL;
    result.has = 0;
    if (difference.has & HAS_LIMITS) {
        struct nnt_interval needed = nnt_interval_of(
            (struct interval){difference.lower, difference.upper, NULL});
        result.lower = signed_number(needed.first);
        result.upper = signed_number(needed.last);
        result.has |= HAS_LIMITS;
    }
    if (difference.estimate != 0) {
        result.estimate = 1 / difference.estimate;
        result.has |= HAS_ESTIMATE;
    } else {
        result.reason = "the shares are equal, so no number is enough";
    }
    results_add(&analysis->results, &result);
}

/* Of an ordered outcome a chance and mean places are two answers, and whichever
 * it is has the test of its own. NULL: the design's is. */
static const char *
own_test(const struct analysis *analysis, const struct result *answer)
{
    return analysis->design->weight.name                       ? NULL
           : analysis->design->outcome.kind != OUTCOME_ORDINAL ? NULL
           : answer->scale == SCALE_CHANCE                     ? "mann-whitney"
           : answer->scale == SCALE_NUMBER                     ? "randomisation"
                                                               : NULL;
}

/* The first test that gives a p gives it to the answer, which stands at `at`.
 */
static void
run_test(struct analysis *analysis, const struct contrast *contrast,
         const char *method, size_t at, bool *tested)
{
    struct result test = *run(analysis, contrast, method, ROLE_TEST);
    if (!*tested && (test.has & HAS_P))
        result_take_test(&analysis->results.items[at], &test);
    *tested = *tested || (test.has & HAS_P);
}

static void
run_choice(struct analysis *analysis, const struct contrast *contrast,
           const struct choice *choice)
{
    const char *method = answer_method(analysis, choice);
    struct result primary = *run(analysis, contrast, method, ROLE_PRIMARY);
    size_t at = analysis->results.n - 1;
    enum role beside = choice->timed ? ROLE_TIME : ROLE_OTHER;
    bool is_default = strcmp(method, choice->primary) == 0;
    if (!is_default &&
        (primary.scale == SCALE_RATIO || primary.scale == SCALE_CHANCE))
        primary = *run(analysis, contrast, choice->primary, beside);
    if (analysis_is_causal(analysis) && primary.scale == SCALE_SHARE &&
        (primary.has & HAS_ESTIMATE))
        add_needed(analysis, primary);
    for (size_t i = 0; i < CHOICE_OTHERS && choice->others[i]; i++)
        if (strcmp(choice->others[i], method) != 0)
            run(analysis, contrast, choice->others[i], beside);
    bool tested = false;
    const char *own = own_test(analysis, &analysis->results.items[at]);
    if (own)
        run_test(analysis, contrast, own, at, &tested);
    for (size_t i = 0; i < CHOICE_TESTS && choice->tests[i]; i++)
        if (!own || strcmp(own, choice->tests[i]) != 0)
            run_test(analysis, contrast, choice->tests[i], at, &tested);
    const struct arm *arms = contrast->design->arms;
    result_mark_fragile(&analysis->results.items[at], arms[0].clusters,
                        arms[contrast->place].clusters);
    bool even = evenly_assigned(contrast->design, contrast->place);
    for (size_t i = 0; i < CHOICE_ALSO && choice->also[i]; i++)
        if (strcmp(choice->also[i], method) != 0 &&
            (even || !text_begins(text_of(choice->also[i]), "unblocked")))
            run(analysis, contrast, choice->also[i], ROLE_ALSO);
}

/* Where the answer is how soon: whether, as it would be without times. */
static void
run_whether(struct analysis *analysis, const struct contrast *contrast)
{
    const struct choice *choice = choice_for(contrast);
    struct result share = *run(analysis, contrast, choice->primary, ROLE_OTHER);
    choice_take_test(choice, contrast,
                     &analysis->results.items[analysis->results.n - 1]);
    if (analysis_is_causal(analysis) && (share.has & HAS_ESTIMATE))
        add_needed(analysis, share);
    for (size_t i = 0; i < CHOICE_OTHERS && choice->others[i]; i++)
        run(analysis, contrast, choice->others[i], ROLE_OTHER);
}

static bool
already_run(const struct analysis *analysis, const char *arm,
            const char *method)
{
    for (size_t i = 0; i < analysis->results.n; i++) {
        const struct result *r = &analysis->results.items[i];
        if (strcmp(r->method, method) == 0 && strcmp(r->arm, arm) == 0 &&
            r->scale != SCALE_NEEDED)
            return true;
    }
    return false;
}

/* What was asked for beside the answer, and what the outcome's kind adds. */
static void
run_beside(struct analysis *analysis, const struct contrast *contrast)
{
    const struct design *design = analysis->design;
    const char *arm = design->arms[contrast->place].name;
    bool covariates = design->covariates.n > 0;
    bool made_alike = covariates && design->observed && !design->weight.name;
    const struct {
        bool asked;
        enum role role;
        const char *method;
    } beside[] = {
        {covariates && design->time.name, ROLE_ADJUSTED, "adjusted-rmst"},
        {made_alike, ROLE_ADJUSTED, "standardised"},
        {made_alike, ROLE_ADJUSTED, "ipw"},
        {made_alike, ROLE_ADJUSTED, "standardised-rr"},
        {made_alike, ROLE_ADJUSTED, "ipw-rr"},
        {made_alike, ROLE_ADJUSTED, "standardised-mean"},
        {made_alike, ROLE_ADJUSTED, "ipw-mean"},
        {covariates && !made_alike, ROLE_ADJUSTED, "adjusted"},
        {covariates && !made_alike, ROLE_ADJUSTED, "adjusted-mean"},
        {design->received.name, ROLE_COMPLIERS, "first-stage"},
        {design->received.name, ROLE_COMPLIERS, "2sls"},
        {design->received.name, ROLE_COMPLIERS, "2sls-mean"},
        {design->received.name, ROLE_COMPLIERS, "anderson-rubin"},
        {design->received.name, ROLE_COMPLIERS, "anderson-rubin-mean"},
        {design->time.name, ROLE_TIME, "rmst"},
        {design->time.name, ROLE_TIME, "rmst-ratio"},
        {design->time.name, ROLE_TIME, "cox"},
        {design->time.name, ROLE_TEST, "log-rank"},
        {design->time.name, ROLE_TEST, "log-rank-randomised"},
        {true, ROLE_TEST, "tarone"},
        {true, ROLE_OTHER, "poisson"},
        {true, ROLE_OTHER, "win"},
        {true, ROLE_OTHER, "proportional-odds"},
        {true, ROLE_TEST, "mann-whitney"},
    };
    for (size_t i = 0; i < sizeof beside / sizeof *beside; i++)
        if (beside[i].asked && !already_run(analysis, arm, beside[i].method) &&
            estimator_fits(estimator_find(beside[i].method), design))
            run(analysis, contrast, beside[i].method, beside[i].role);
}

static void
run_all(struct analysis *analysis, const struct contrast *contrast)
{
    const struct estimator *e;
    const char *arm = analysis->design->arms[contrast->place].name;
    for (size_t i = 0; (e = estimator_at(i)); i++)
        if (estimator_fits(e, analysis->design) &&
            estimator_has_input(e, analysis->design) &&
            !already_run(analysis, arm, e->method))
            run(analysis, contrast, e->method,
                e->scale == SCALE_P ? ROLE_TEST : ROLE_ALSO);
}

/* The answer, or the difference that stands beside a ratio. */
static const struct result *
found_difference(const struct analysis *analysis, const struct comparison *c)
{
    const struct result *r =
        results_find(&analysis->results, c->arm->name, ROLE_PRIMARY);
    return r->scale != SCALE_RATIO
               ? r
               : results_find_method(&analysis->results, c->arm->name,
                                     choice_difference(c->choice));
}

/* The true difference that this design would tell from none four times in
 * five, at its own level: (t(level) + t(.8)) standard errors. */
static double
smallest_effect(const struct analysis *analysis, const struct comparison *c,
                enum scale *scale)
{
    const struct result *r = found_difference(analysis, c);
    *scale = r ? r->scale : SCALE_SHARE;
    double level = analysis->request->level, df = INFINITY, se = 0;
    if (r && !(r->has & HAS_LIMITS)) /* nothing could be noticed by it */
        return 0;
    if (r && (r->has & HAS_SE)) {
        se = r->se;
        df = r->has & HAS_DF ? r->df : INFINITY;
    } else if (analysis->design->outcome.kind == OUTCOME_BINARY) {
        struct rates p = arms_rates(c->counts);
        /* a person of each kind more, so that 0 of n is not sure */
        double p1 = (p.x1 + 1) / (p.n1 + 2), p0 = (p.x0 + 1) / (p.n0 + 2);
        se = sqrt(p1 * (1 - p1) / p.n1 + p0 * (1 - p0) / p.n0);
    }
    /* At a low level even no difference is told from none that often. */
    if (!(se > 0) || 1 - level >= 0.8)
        return 0;
    return isfinite(df) ? power_detectable(se, df, 1 - level, 0.8)
                        : power_detectable_normal(se, 1 - level, 0.8);
}

/* One over the ways of choosing the people of the smaller arm; twice that where
 * both are as large, since each way then has its mirror image. */
static double
least_p_of_few(size_t n1, size_t n0)
{
    size_t fewer = n1 < n0 ? n1 : n0;
    double p = n1 == n0 ? 2 : 1;
    for (size_t i = 0; i < fewer; i++)
        p *= (double)(fewer - i) / (double)(n1 + n0 - i);
    return fmin(1, p);
}

/* How many ways the assignment could have come out, and so the least p that
 * any test of this design can give. */
static void
count_assignments(struct comparison *c, const struct contrast *contrast)
{
    if (!contrast->y || contrast->n > COUNTED_MOST) {
        const struct arm *arms = contrast->design->arms;
        if (choice_has_few_people(contrast->design, contrast->place))
            c->least_p = least_p_of_few(arms[contrast->place].answered,
                                        arms[0].answered);
        return;
    }
    struct assignment assignment = assignment_new(
        contrast->n, contrast->treated, contrast->block, contrast->cluster);
    if (!assignment.reason)
        c->least_p = assignment_count(&assignment).smallest_two_sided;
    assignment_release(&assignment);
}

static void
compare(struct analysis *analysis, size_t place)
{
    const struct design *design = analysis->design;
    struct contrast contrast = contrast_new(design, place, analysis->request);
    struct comparison *c = &analysis->comparisons[place - 1];
    c->arm = &design->arms[place];
    c->choice = answer_choice(analysis, &contrast);
    c->counts = contrast.arms;
    c->alone = contrast.alone;
    c->lost = contrast.lost;
    c->known = contrast.n;
    c->compared = contrast.n_compared;
    for (int a = 0; a < 2; a++)
        c->seen[a] = contrast.n_compared ? contrast.seen[a]
                                         : design->arms[a ? place : 0].mean;
    run_choice(analysis, &contrast, c->choice);
    if (c->choice->timed)
        run_whether(analysis, &contrast);
    run_beside(analysis, &contrast);
    if (analysis->request->all_methods)
        run_all(analysis, &contrast);
    if (design->observed && contrast.y && !design->weight.name)
        c->alike = alike_new(&contrast);
    c->smallest_effect = smallest_effect(analysis, c, &c->smallest_scale);
    if (contrast.n_compared)
        count_assignments(c, &contrast);
    contrast_release(&contrast);
}

/* How well the items of each scale go together. */
static void
look_at_scales(struct analysis *analysis)
{
    const struct design *design = analysis->design;
    analysis->reliabilities = arena_array(analysis->arena, design->n_scales,
                                          sizeof *analysis->reliabilities);
    for (size_t i = 0; i < design->n_scales; i++) {
        struct reliability *one = &analysis->reliabilities[i];
        progress_step(analysis->request->progress,
                      "how well items go together");
        *one = reliability_of(design, analysis->request, &design->scales[i]);
        reliability_add(one, analysis->request, &analysis->measures);
    }
}

static void
look_at_facilitators(struct analysis *analysis)
{
    if (!analysis->design->facilitators.name)
        return;
    analysis->spread = arena_alloc(analysis->arena, sizeof *analysis->spread);
    progress_step(analysis->request->progress, "between facilitators");
    *analysis->spread = spread_of(analysis->design, analysis->request->level);
    spread_add(analysis->spread, analysis->design, analysis->request,
               &analysis->measures);
}

/* The answers of several arms, against the chance that one is a fluke. */
static void
adjust(struct analysis *analysis)
{
    struct results *results = &analysis->results;
    double *p = heap_new(results->n, sizeof *p);
    struct result **primary = heap_new(results->n, sizeof *primary);
    size_t n = 0;
    for (size_t i = 0; i < results->n; i++)
        if (results->items[i].role == ROLE_PRIMARY &&
            (results->items[i].has & HAS_P)) {
            primary[n] = &results->items[i];
            p[n++] = results->items[i].p;
        }
    if (n > 1) {
        multiplicity_holm(p, n, p);
        for (size_t i = 0; i < n; i++) {
            primary[i]->adjusted = p[i];
            primary[i]->has |= HAS_ADJUSTED;
        }
    }
    free(p);
    free(primary);
}

bool
analysis_run(struct arena *arena, const struct design *design,
             const struct request *request, struct analysis *analysis,
             struct error *error)
{
    *analysis = (struct analysis){
        .arena = arena,
        .request = request,
        .design = design,
        .n_comparisons = design->n_arms - 1,
        .results = {.arena = arena},
        .effects = {.arena = arena},
        .recorded = {.arena = arena},
        .shares = {.arena = arena},
        .others = {.arena = arena},
        .measures = {.arena = arena},
    };
    if (!answer_check(analysis, error) || !others_check(analysis, error))
        return false;
    if (request->planned) {
        analysis->planned =
            planned_read(arena, design, request->planned, error);
        if (!analysis->planned)
            return false;
    }
    analysis->comparisons = arena_array(arena, analysis->n_comparisons,
                                        sizeof *analysis->comparisons);
    for (size_t place = 1; place < design->n_arms; place++)
        compare(analysis, place);
    analysis->beginnings = beginnings_of(design, request);
    analysis_look_at_missing(analysis);
    adjust(analysis);
    analysis_look_at_crossing(analysis);
    analysis_compare_others(analysis);
    analysis_compare_record(analysis);
    analysis_share_arms(analysis);
    look_at_scales(analysis);
    look_at_facilitators(analysis);
    analysis->curves = curves_new(design, request->tau, request->level);
    analysis_check(analysis);
    return true;
}
