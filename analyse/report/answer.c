/* The answer, and the sentences that stand behind it. */
#include <config.h>

#include "analyse/report/report.h"

#include "analyse/design/figure.h"
#include "analyse/report/sentence-time.h"
#include "analyse/report/words.h"

#include <math.h>
#include <string.h>

static void
support(struct report *report, const char *sentence)
{
    arena_grow(report->arena, &report->support, &report->support_capacity,
               report->n_support + 1, sizeof *report->support);
    report->support[report->n_support++] = sentence;
}

/* "This would be an unlikely result of chance alone (p = 0.01, test)." */
static void
support_p(struct report *report, const struct result *r)
{
    if (!(r->has & HAS_P) || !(r->has & HAS_ESTIMATE))
        return;
    support(report,
            arena_printf(
                report->arena,
                "If '%s' and '%s' came to the same, a difference "
                "this large would turn up %s (p %s%s).",
                r->arm, r->versus,
                r->p < 0.0001 ? "less than once in 10,000 studies"
                : r->p < 0.095
                    ? arena_printf(
                          report->arena, "about once in %s studies",
                          figure_count(report->arena, (size_t)lround(1 / r->p)))
                : r->p > 0.985
                    ? "in nearly every study"
                    : arena_printf(report->arena,
                                   "in about %.0f of 100 studies", 100 * r->p),
                r->p < 0.0001 ? "" : "= ", figure_p(report->arena, r->p)));
}

static const struct result *
answer_of(const struct analysis *analysis, size_t i)
{
    return results_find(&analysis->results, analysis->comparisons[i].arm->name,
                        ROLE_PRIMARY);
}

/* How many are missing, and what they could do at most. */
static void
support_missing(struct report *report)
{
    const struct analysis *analysis = report->analysis;
    const struct design *design = analysis->design;
    struct arena *arena = report->arena;
    size_t all = design_assigned(design);
    size_t missing = all - design_answered(design);
    if (missing == 0)
        return;
    const char *bounds = "";
    for (size_t i = 0; analysis->n_comparisons == 1 && i < analysis->results.n;
         i++) {
        const struct result *r = &analysis->results.items[i];
        if (strcmp(r->method, "manski") == 0)
            bounds = arena_printf(
                arena,
                "; had all of them answered, the difference%s could lie "
                "anywhere from %s to %s, before chance is counted",
                result_is_time(answer_of(analysis, 0))
                    ? " of the shares, in points,"
                    : "",
                words_signed(arena, r, r->lower),
                words_signed(arena, r, r->upper));
    }
    support(report, arena_printf(arena,
                                 "The outcome of %s of %s people is not "
                                 "known%s.",
                                 figure_count(arena, missing),
                                 figure_count(arena, all), bounds));
}

/* People made alike in what was measured: what is left of the difference. */
static void
support_adjusted(struct report *report, const struct comparison *c)
{
    const struct analysis *analysis = report->analysis;
    const struct result *r = NULL;
    for (size_t i = 0; c->alike && !r && i < analysis->results.n; i++) {
        const struct result *one = &analysis->results.items[i];
        if (one->role == ROLE_ADJUSTED && (one->has & HAS_LIMITS) &&
            one->scale != SCALE_RATIO)
            r = one;
    }
    if (!r)
        return;
    support(
        report,
        arena_printf(report->arena,
                     "With people made alike in %s, %s %s %s, and "
                     "anything from %s to %s fits what was seen (%s interval).",
                     analysis->design->covariates.said,
                     result_is_time(r) ? "the mean time without it comes out"
                                       : "the difference is",
                     figure_size(report->arena, r->scale, r->estimate),
                     r->estimate < 0 ? "less" : "more",
                     words_signed(report->arena, r, r->lower),
                     words_signed(report->arena, r, r->upper),
                     figure_level(report->arena, r->level)));
}

/* A sentence may begin with "the mean of". */
static const char *
capital(struct arena *arena, const char *sentence)
{
    char *copy = arena_strdup(arena, sentence);
    if (copy[0] >= 'a' && copy[0] <= 'z')
        copy[0] = (char)(copy[0] - 'a' + 'A');
    return copy;
}

static void
support_caution(struct report *report, const struct result *r)
{
    if (r->caution)
        support(report, arena_printf(report->arena, "Read it with care: %s.",
                                     r->caution));
}

static void
answer_crossing(struct report *report)
{
    const struct analysis *analysis = report->analysis;
    struct arena *arena = report->arena;
    report->answer = sentence_of_crossing(arena, analysis);
    const char *behind[] = {sentence_of_average(arena, analysis, 0),
                            sentence_of_average(arena, analysis, 1),
                            sentence_of_interaction(arena, analysis)};
    for (size_t i = 0; i < sizeof behind / sizeof *behind; i++)
        if (behind[i])
            support(report, behind[i]);
}

void
report_answer(struct report *report)
{
    const struct analysis *analysis = report->analysis;
    struct arena *arena = report->arena;
    if (design_is_factorial(analysis->design)) {
        answer_crossing(report);
    } else if (analysis->n_comparisons == 1) {
        const struct comparison *c = &analysis->comparisons[0];
        const struct result *r =
            results_find(&analysis->results, c->arm->name, ROLE_PRIMARY);
        report->answer = capital(arena, sentence_of(arena, analysis, c));
        const char *behind = sentence_behind(arena, analysis, c);
        if (behind)
            support(report, behind);
        support_adjusted(report, c);
        support_p(report, r);
        support_caution(report, r);
    } else {
        report->answer = sentence_of_several(arena, analysis);
        support(report,
                arena_printf(arena,
                             "Each difference stands below with its %s "
                             "interval; %s and not settled are "
                             "said after allowing for %zu comparisons.",
                             figure_level(arena, analysis->request->level),
                             result_is_time(answer_of(analysis, 0))
                                 ? "sooner, later"
                                 : "rising, falling",
                             analysis->n_comparisons));
    }
    support_missing(report);
    const char *secondary = sentence_of_secondary(arena, analysis);
    if (secondary)
        support(report, secondary);
    if (!analysis_is_causal(analysis))
        support(report, "This is an association, not an effect: nobody was "
                        "assigned by lot, so those who differ in the one may "
                        "have differed in much else.");
}
