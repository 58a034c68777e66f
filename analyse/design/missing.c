#include <config.h>

#include "analyse/design/missing.h"

#include "analyse/design/attrition.h"
#include "analyse/design/estimator.h"
#include "analyse/design/evenness.h"
#include "analyse/design/response.h"
#include "analyse/stat/attrition.h"
#include "base/heap.h"

#include <math.h>
#include <stdlib.h>

/* The design's own method put to another outcome of the same people. */
static struct result
run_on(const struct analysis *analysis, const struct design *design,
       size_t place, double level)
{
    struct contrast contrast = contrast_new(design, place, analysis->request);
    contrast.level = level;
    struct result result = estimator_run(
        estimator_find(choice_for(&contrast)->primary), &contrast, ROLE_BOUND);
    contrast_release(&contrast);
    return result;
}

/* Likewise, with the p of the design's test where its interval has none. */
static struct result
run_test_on(const struct analysis *analysis, const struct design *design,
            size_t place)
{
    struct contrast contrast = contrast_new(design, place, analysis->request);
    const struct choice *choice = choice_for(&contrast);
    struct result result =
        run_on(analysis, design, place, analysis->request->level);
    if (!(result.has & HAS_P))
        choice_take_test(choice, &contrast, &result);
    contrast_release(&contrast);
    return result;
}

/* Were outcomes missing more often in this arm than in the control? */
static void
test_missing(struct analysis *analysis, const struct design *missing,
             size_t place)
{
    struct result result = run_test_on(analysis, missing, place);
    struct comparison *c = &analysis->comparisons[place - 1];
    c->has_missing_p = result.has & HAS_P;
    c->missing_p = result.p;
    c->missing_test =
        c->has_missing_p && result.test
            ? estimator_test_words(analysis->design,
                                   estimator_find(result.test)->label)
            : NULL;
    c->missing_reason = c->has_missing_p ? NULL
                        : result.reason  ? result.reason
                                         : "there is no test of it";
}

#define EVERY_ANSWER "whatever the missing would have answered"

static double
least_df(const struct result *low, const struct result *high)
{
    return fmin(low->has & HAS_DF ? low->df : INFINITY,
                high->has & HAS_DF ? high->df : INFINITY);
}

/* The level at which the design's own interval reaches as many standard errors
 * as Imbens and Manski's factor says: both ends are then that method's, which
 * is as sound in small arms there as it is elsewhere. Without errors, the level
 * itself, which is never too low. */
static double
level_at_ends(const struct result *low, const struct result *high)
{
    double level = low->level, df = least_df(low, high);
    if (!(low->has & HAS_SE) || !(high->has & HAS_SE))
        return level;
    double factor = imbens_manski_factor(high->estimate - low->estimate,
                                         fmax(low->se, high->se), df, level);
    return fmax(1 - t_two_sided(fmax(0, factor), df), level / 2);
}

/* From the worst that the missing could have answered to the best, with and
 * without the chance of who came into which arm. */
static void
bound(struct analysis *analysis, const struct design *worst,
      const struct design *best, size_t place)
{
    double level = analysis->request->level;
    struct result low = run_on(analysis, worst, place, level);
    struct result high = run_on(analysis, best, place, level);
    struct result bounds = low;
    bounds.method = "manski";
    bounds.label = EVERY_ANSWER;
    bounds.source = "Manski (1990), American Economic Review 80:319-323";
    bounds.has = 0;
    bounds.test = NULL;
    if (!(low.has & HAS_ESTIMATE) || !(high.has & HAS_ESTIMATE))
        return;
    bounds.lower = low.estimate;
    bounds.upper = high.estimate;
    bounds.has = HAS_LIMITS;
    results_add(&analysis->results, &bounds);
    double at_ends = level_at_ends(&low, &high);
    low = run_on(analysis, worst, place, at_ends);
    high = run_on(analysis, best, place, at_ends);
    if (!(low.has & HAS_LIMITS) || !(high.has & HAS_LIMITS))
        return;
    bounds.method = "imbens-manski";
    bounds.label = EVERY_ANSWER ", and by chance";
    bounds.source = "Imbens & Manski (2004), Econometrica 72:1845-1857";
    bounds.lower = low.lower;
    bounds.upper = high.upper;
    results_add(&analysis->results, &bounds);
}

/* People of one comparison, known or not; owned. */
struct everybody {
    size_t n;
    double *y;
    unsigned char *observed, *treated;
    struct grouping cluster; /* code NULL: none */
};

static struct everybody
everybody_new(const struct design *design, size_t place)
{
    struct everybody all = {.y = heap_new(design->n, sizeof *all.y),
                            .observed = heap_new(design->n, 1),
                            .treated = heap_new(design->n, 1)};
    size_t *code =
        design->cluster.code ? heap_new(design->n, sizeof *code) : NULL;
    all.cluster = (struct grouping){code, design->cluster.count};
    for (size_t i = 0; i < design->n; i++) {
        if (design->arm[i] != 0 && design->arm[i] != place)
            continue;
        all.y[all.n] = design->y[i];
        if (code)
            code[all.n] = design->cluster.code[i];
        all.observed[all.n] = design->known[i];
        all.treated[all.n++] = design->arm[i] != 0;
    }
    return all;
}

static void
everybody_release(struct everybody *all)
{
    free(all->y);
    free(all->observed);
    free(all->treated);
    free((size_t *)all->cluster.code);
}

#define EITHER_ARM "those who would answer in whichever arm"

/* The effect on those who would have answered in both arms, if being in one
 * only ever adds to answering or only ever takes from it. The chance that is
 * counted with groups is of groups, and what blocks take from it is not taken
 * off: the limits are then rather too wide. */
static void
bound_either(struct analysis *analysis, size_t place)
{
    const struct design *design = analysis->design;
    struct everybody all = everybody_new(design, place);
    struct attrition_input input = {.n = all.n,
                                    .y = all.y,
                                    .observed = all.observed,
                                    .treated = all.treated,
                                    .cluster = all.cluster,
                                    .level = analysis->request->level};
    struct bounds lee = bounds_lee(&input);
    bool binary = design->outcome.kind == OUTCOME_BINARY;
    struct result r = {
        .estimand = binary ? ESTIMAND_RD : ESTIMAND_MEAN,
        .method = "lee",
        .label = EITHER_ARM ", if it moves answering one way only",
        .source = "Lee (2009), Review of Economic Studies 76:1071-1102",
        .arm = design->arms[place].name,
        .versus = design->arms[0].name,
        .scale = binary ? SCALE_SHARE : SCALE_NUMBER,
        .role = ROLE_BOUND,
        .level = analysis->request->level,
        .n = all.n,
        .lower = lee.lower,
        .upper = lee.upper,
        .has = lee.reason ? 0 : HAS_LIMITS,
        .reason = lee.reason,
    };
    if (!lee.reason)
        r.detail = arena_printf(
            analysis->arena, "%.1f %% of the answers in '%s' are set aside",
            100 * lee.trim_share, lee.trimmed_arm ? r.arm : r.versus);
    r.caution = caution_blocks_aside(design, place);
    results_add(&analysis->results, &r);
    if (!lee.reason && !lee.limits.reason) {
        r.method = "lee-imbens-manski";
        r.label = EITHER_ARM ", and by chance";
        r.source = "Lee (2009), Review of Economic Studies 76:1071-1102; "
                   "Imbens & Manski (2004), Econometrica 72:1845-1857";
        r.detail = r.caution = NULL;
        r.lower = lee.limits.lower;
        r.upper = lee.limits.upper;
        r.df = lee.df;
        r.has |= isfinite(lee.df) ? HAS_DF : 0;
        results_add(&analysis->results, &r);
    }
    everybody_release(&all);
}

void
analysis_look_at_missing(struct analysis *analysis)
{
    const struct design *design = analysis->design;
    if (!design->y || design_assigned(design) == design_answered(design))
        return;
    struct design *missing = design_of_missing(design);
    struct design *worst = NULL, *best = NULL;
    if (design->outcome.kind == OUTCOME_BINARY) {
        worst = design_filled(design, true, false);
        best = design_filled(design, false, true);
    }
    for (size_t place = 1; place < design->n_arms; place++) {
        test_missing(analysis, missing, place);
        if (worst)
            bound(analysis, worst, best, place);
        if (!design->weight.name)
            bound_either(analysis, place);
        analysis_weight_response(analysis, place);
    }
}
