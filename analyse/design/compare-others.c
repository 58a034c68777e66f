#include <config.h>

#include "analyse/design/compare-others.h"

#include "analyse/design/crossing.h"
#include "analyse/design/estimator.h"
#include "analyse/design/figure.h"
#include "analyse/stat/multiplicity.h"
#include "base/heap.h"
#include "base/progress.h"

#include <math.h>
#include <stdlib.h>

#define DRAWS 100000
#define DRAWS_LEAST 1000
/* People times outcomes times draws, so that drawing takes seconds. */
#define DRAWN_MOST 1000000000ULL

static const enum role roles[FAMILIES] = {
    [FAMILY_SECONDARY] = ROLE_SECONDARY,
    [FAMILY_EXPLORATORY] = ROLE_EXPLORATORY,
};

static const struct adjustment *
adjustment_of(const struct request *request, enum family family)
{
    if (family == FAMILY_EXPLORATORY)
        return adjustment_find("bh");
    return adjustment_find(request->adjust ? request->adjust : "holm");
}

/* Why no assignment can be drawn anew for two arms; NULL where one can. */
static const char *
undrawn(const struct design *design)
{
    return design->observed      ? "nobody was assigned"
           : design->n_arms > 2  ? "several arms are held against the control"
           : design->weight.name ? "people weigh differently"
                                 : NULL;
}

bool
others_check(const struct analysis *analysis, struct error *error)
{
    const struct request *request = analysis->request;
    if (!request->adjust)
        return true;
    const struct adjustment *adjustment = adjustment_find(request->adjust);
    if (!adjustment)
        return error_set(error, ERROR_USAGE,
                         "--adjust: there is no '%s'; there are holm, "
                         "hochberg, bh, by and westfall-young",
                         request->adjust);
    if (!request->secondary)
        return error_set(error, ERROR_USAGE,
                         "--adjust is for the outcomes of --secondary, and "
                         "there are none");
    const char *why = adjustment->adjust ? NULL : undrawn(analysis->design);
    return !why || error_set(error, ERROR_USAGE,
                             "--adjust westfall-young draws assignments anew, "
                             "which cannot be done here: %s; holm can",
                             why);
}

static struct result
compare(const struct analysis *analysis, const struct design *design,
        size_t place, bool as_difference)
{
    struct contrast contrast = contrast_new(design, place, analysis->request);
    const struct choice *choice = choice_for(&contrast);
    const struct estimator *e = estimator_find(
        as_difference ? choice_difference(choice) : choice->primary);
    struct result result = {
        .estimand = e->estimand,
        .method = e->method,
        .label = e->label,
        .source = e->source,
        .arm = design->arms[place].name,
        .versus = design->arms[0].name,
        .scale = e->scale,
        .level = analysis->request->level,
        .reason = "the outcome is known of nobody in one of the arms",
    };
    if (design->arms[place].answered && design->arms[0].answered) {
        result = estimator_run(e, &contrast, ROLE_SECONDARY);
        choice_take_test(choice, &contrast, &result);
        result_mark_fragile(&result, design->arms[0].clusters,
                            design->arms[place].clusters);
    }
    contrast_release(&contrast);
    return result;
}

/* The average effect of one of two things. */
static struct result
cross(const struct analysis *analysis, const struct design *design,
      enum effect effect)
{
    const struct request *request = analysis->request;
    struct result result =
        crossing_effect(design, request, effect, false);
    if (result.has & HAS_P) {
        struct result test = crossing_test(design, request, effect);
        if (test.has & HAS_P)
            result_take_test(&result, &test);
    }
    return result;
}

size_t
analysis_contrasts(const struct analysis *analysis)
{
    return design_is_factorial(analysis->design) ? 2 : analysis->n_comparisons;
}

struct result
compare_outcome(const struct analysis *analysis, const struct design *design,
                size_t contrast, bool as_difference)
{
    return design_is_factorial(design)
               ? cross(analysis, design, (enum effect)contrast)
               : compare(analysis, design, contrast + 1, as_difference);
}

/* The results of one family that have a p: they, that p, and the outcome's
 * place among the design's others. Owned. */
struct pool {
    size_t n;
    struct result **result;
    double *p;
    size_t *place;
};

static struct pool
pool_new(struct analysis *analysis, enum family family)
{
    struct results *all = &analysis->others;
    struct pool pool = {.result = heap_new(all->n, sizeof *pool.result),
                        .p = heap_new(all->n, sizeof *pool.p),
                        .place = heap_new(all->n, sizeof *pool.place)};
    for (size_t i = 0; i < all->n; i++) {
        struct result *r = &all->items[i];
        if (r->role != roles[family] || !(r->has & HAS_P))
            continue;
        pool.p[pool.n] = r->p;
        pool.place[pool.n] = i / analysis_contrasts(analysis);
        pool.result[pool.n++] = r;
    }
    return pool;
}

static void
pool_release(struct pool *pool)
{
    free(pool->result);
    free(pool->p);
    free(pool->place);
}

static void
take_adjusted(struct result *result, double adjusted)
{
    result->adjusted = adjusted;
    result->has |= HAS_ADJUSTED;
}

static size_t
draws_for(const struct analysis *analysis, size_t outcomes)
{
    if (analysis->request->draws)
        return (size_t)analysis->request->draws;
    unsigned long long most = DRAWN_MOST / (analysis->design->n + 1) / outcomes;
    return most > DRAWS         ? DRAWS
           : most < DRAWS_LEAST ? DRAWS_LEAST
                                : (size_t)most;
}

static const char *
draws_detail(const struct analysis *analysis, const struct westfall_young *wy)
{
    struct arena *arena = analysis->arena;
    if (wy->exact)
        return arena_printf(arena, "exact: all %s possible assignments",
                            figure_count(arena, wy->visited));
    return arena_printf(arena,
                        "%s of the possible assignments drawn at random (%s, "
                        "seed %llu)",
                        figure_count(arena, wy->visited - 1), RNG_NAME,
                        analysis->request->seed);
}

/* Both p of every outcome of the pool, from the same assignments. */
static void
take_drawn(const struct pool *pool, const struct westfall_young *wy,
           const char *detail)
{
    for (size_t j = 0; j < pool->n; j++) {
        struct result *r = pool->result[j];
        result_take_p(r, wy->raw[j]);
        take_adjusted(r, wy->max_t[j]);
        r->test = "randomisation";
        r->detail = detail;
        r->has &= ~(unsigned)HAS_P_ERROR;
        if (!wy->exact) {
            r->p_error = sqrt(r->p * (1 - r->p) / (double)(wy->visited - 1));
            r->has |= HAS_P_ERROR;
        }
    }
}

static void
draw(struct analysis *analysis, const struct pool *pool, struct tested *tested)
{
    const struct design *design = analysis->design;
    const double **outcome = heap_new(pool->n, sizeof *outcome);
    const bool **known = heap_new(pool->n, sizeof *known);
    unsigned char *treated = heap_new(design->n, 1);
    for (size_t i = 0; i < design->n; i++)
        treated[i] = design->arm[i] != 0;
    for (size_t j = 0; j < pool->n; j++) {
        outcome[j] = design->others[pool->place[j]].design->y;
        known[j] = design->others[pool->place[j]].design->known;
    }
    struct westfall_young_input input = {
        .n = design->n,
        .m = pool->n,
        .outcome = outcome,
        .known = known,
        .scaled = true,
        .treated = treated,
        .block = design->block,
        .cluster = design->cluster,
        .draws = draws_for(analysis, pool->n),
        .seed = analysis->request->seed,
        .progress = analysis->request->progress,
    };
    progress_step(input.progress, "assignments for all secondary outcomes");
    struct westfall_young wy = westfall_young_new(&input);
    for (size_t j = 0; wy.reason && j < pool->n; j++)
        if (!pool->result[j]->reason)
            pool->result[j]->reason = wy.reason;
    if (!wy.reason) {
        tested->detail = draws_detail(analysis, &wy);
        take_drawn(pool, &wy, tested->detail);
    }
    westfall_young_release(&wy);
    free(treated);
    free(known);
    free(outcome);
}

static void
adjust(struct analysis *analysis, enum family family)
{
    struct tested *tested = &analysis->families[family];
    if (!tested->outcomes)
        return;
    struct pool pool = pool_new(analysis, family);
    tested->adjustment = adjustment_of(analysis->request, family);
    tested->tests = pool.n;
    if (pool.n && !tested->adjustment->adjust)
        draw(analysis, &pool, tested);
    else if (pool.n) {
        tested->adjustment->adjust(pool.p, pool.n, pool.p);
        for (size_t i = 0; i < pool.n; i++)
            take_adjusted(pool.result[i], pool.p[i]);
    }
    pool_release(&pool);
}

void
analysis_compare_others(struct analysis *analysis)
{
    const struct design *design = analysis->design;
    for (size_t i = 0; i < design->n_others; i++) {
        analysis->families[design->others[i].family].outcomes++;
        for (size_t k = 0; k < analysis_contrasts(analysis); k++) {
            struct result result =
                compare_outcome(analysis, design->others[i].design, k, false);
            result.role = roles[design->others[i].family];
            result.outcome = design->others[i].design->outcome.name;
            results_add(&analysis->others, &result);
        }
    }
    adjust(analysis, FAMILY_SECONDARY);
    adjust(analysis, FAMILY_EXPLORATORY);
}
