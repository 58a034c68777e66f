/* The answer in words. Randomised: an arm raised or lowered. Observed: more or
 * less frequent with, and never because of. What is not settled is said to be
 * so, with all that still fits; that there is no effect is never said. */
#include <config.h>

#include "analyse/report/report.h"

#include "analyse/design/estimator.h"
#include "analyse/design/figure.h"
#include "analyse/report/sentence-win.h"
#include "base/builder.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum direction
result_direction(const struct result *result)
{
    if (!(result->has & HAS_LIMITS))
        return DIRECTION_NONE;
    double none = scale_none(result->scale);
    double alpha = 1 - result->level;
    bool kept = !(result->has & HAS_ADJUSTED) || result->adjusted < alpha;
    if (result->fragile)
        kept = kept && (result->has & HAS_P) && result->p < alpha;
    if (result->lower > none && kept)
        return DIRECTION_UP;
    if (result->upper < none && kept)
        return DIRECTION_DOWN;
    return DIRECTION_OPEN;
}

/* A difference has a size of its own; a ratio or a chance is told as such. */
static bool
is_difference(const struct result *r)
{
    return r->scale == SCALE_SHARE || r->scale == SCALE_NUMBER;
}

static bool
is_rate(const struct result *r)
{
    return strcmp(r->estimand, ESTIMAND_RATE) == 0;
}

/* "risk ratio 1.65" */
static const char *
measure_words(struct arena *arena, const struct result *r)
{
    if (is_rate(r))
        return arena_printf(arena, "%s times",
                            figure_value(arena, r->scale, r->estimate));
    if (r->scale == SCALE_CHANCE)
        return arena_printf(arena, "%s of 100 pairs won",
                            sentence_pairs(arena, r->estimate));
    return arena_printf(arena, "%s %s", estimand_label(r->estimand),
                        figure_value(arena, r->scale, r->estimate));
}

static bool
is_binary(const struct analysis *analysis)
{
    return analysis->design->outcome.kind == OUTCOME_BINARY;
}

/* "37.8 %" or a mean. */
static const char *
level_of(struct arena *arena, const struct analysis *analysis, double mean)
{
    return is_binary(analysis) ? figure_share(arena, mean)
                               : figure_value(arena, SCALE_RATIO, mean);
}

static const char *
mean_words(const struct analysis *analysis)
{
    return analysis->design->outcome.kind == OUTCOME_ORDINAL ? "mean place"
                                                             : "mean";
}

/* How those came out who are compared: "57.5 % in 'a' and 34.1 % in
 * 'control'"; how many, where some are not. */
static const char *
both_levels(struct arena *arena, const struct analysis *analysis,
            const struct comparison *c)
{
    const struct arm *control = &analysis->design->arms[0];
    bool some = c->compared && c->compared < c->known;
    return arena_printf(
        arena, "%s%s in '%s' and %s in '%s'%s",
        is_binary(analysis)
            ? ""
            : arena_printf(arena, "a %s of ", mean_words(analysis)),
        level_of(arena, analysis, c->seen[1]), c->arm->name,
        level_of(arena, analysis, c->seen[0]), control->name,
        some ? arena_printf(arena, " (of the %s people who are compared)",
                            figure_count(arena, c->compared))
             : "");
}

/* A limit without its unit. */
static const char *
bare(struct arena *arena, const struct result *r, double value)
{
    if (isinf(value))
        return "infinity";
    /* No more than all can differ, whatever the method's limits are. */
    return r->scale == SCALE_SHARE
               ? arena_printf(arena, "%.1f", fmin(100, fabs(100 * value)))
               : figure_size(arena, r->scale, value);
}

static const char *
signed_words(struct arena *arena, const struct result *r, double value)
{
    return arena_printf(arena, "%s %s", bare(arena, r, value),
                        value < 0 ? "less" : "more");
}

/* "1.7 to 42.2", both on the side of the difference. */
static const char *
one_sided(struct arena *arena, const struct result *r)
{
    bool up = r->lower > 0;
    return arena_printf(arena, "%s to %s",
                        bare(arena, r, up ? r->lower : r->upper),
                        bare(arena, r, up ? r->upper : r->lower));
}

const char *
words_of_limits(struct arena *arena, const struct result *r)
{
    if (r->lower > 0 || r->upper < 0)
        return arena_printf(arena, "%s %s", one_sided(arena, r),
                            r->lower > 0 ? "more" : "less");
    return arena_printf(arena, "%s to %s", signed_words(arena, r, r->lower),
                        signed_words(arena, r, r->upper));
}

/* Rounded to nothing it is neither. */
const char *
words_of_difference(struct arena *arena, const struct result *r)
{
    const char *size = figure_size(arena, r->scale, r->estimate);
    bool none = strcmp(size, figure_size(arena, r->scale, 0)) == 0;
    return arena_printf(arena, "%s %s", size,
                        none              ? "of difference"
                        : r->estimate > 0 ? "more"
                                          : "less");
}

/* Means are what differences of numbers compare; other scales compare people.
 */
static const char *
outcome_words(struct arena *arena, const struct analysis *analysis)
{
    const struct result *first = results_find(
        &analysis->results, analysis->comparisons[0].arm->name, ROLE_PRIMARY);
    bool mean =
        !is_binary(analysis) && (is_difference(first) || is_rate(first));
    return mean ? arena_printf(arena, "the %s of '%s'", mean_words(analysis),
                               analysis->design->outcome.phrase)
                : arena_printf(arena, "'%s'", analysis->design->outcome.phrase);
}

/* The first sentence says from where to where as long as that is the estimate:
 * compared inside blocks, it need not be quite. */
static bool
levels_tell(struct arena *arena, const struct comparison *c,
            const struct result *r)
{
    double seen = c->seen[1] - c->seen[0];
    return seen * r->estimate >= 0 &&
           strcmp(figure_size(arena, r->scale, seen),
                  figure_size(arena, r->scale, r->estimate)) == 0;
}

static const char *
from_to(struct arena *arena, const struct analysis *analysis,
        const struct comparison *c, const struct result *r)
{
    if (!is_difference(r) && !is_rate(r))
        return arena_printf(arena, "(%s)", measure_words(arena, r));
    if (is_difference(r) && !levels_tell(arena, c, r))
        return arena_printf(arena, "by %s",
                            figure_size(arena, r->scale, r->estimate));
    return arena_printf(arena, "from %s to %s",
                        level_of(arena, analysis, c->seen[0]),
                        level_of(arena, analysis, c->seen[1]));
}

static const char *
settled(struct arena *arena, const struct analysis *analysis,
        const struct comparison *c, const struct result *r)
{
    if (r->scale == SCALE_CHANCE)
        return sentence_of_win(arena, analysis, r);
    bool up = r->lower > scale_none(r->scale);
    const char *outcome = outcome_words(arena, analysis);
    if (analysis_is_causal(analysis))
        return arena_printf(arena, "'%s' %s %s %s.", c->arm->name,
                            up ? "raised" : "lowered", outcome,
                            from_to(arena, analysis, c, r));
    return arena_printf(arena, "%s was %s with '%s': %s.",
                        outcome, up ? "higher" : "lower",
                        c->arm->name, both_levels(arena, analysis, c));
}

static const char *
not_settled(struct arena *arena, const struct analysis *analysis,
            const struct comparison *c)
{
    const char *outcome = outcome_words(arena, analysis);
    if (analysis_is_causal(analysis))
        return arena_printf(arena,
                            "Whether '%s' raised or lowered %s is not "
                            "settled.",
                            c->arm->name, outcome);
    return arena_printf(arena,
                        "Whether %s goes together with '%s' is not settled.",
                        outcome, c->arm->name);
}

const char *
sentence_of(struct arena *arena, const struct analysis *analysis,
            const struct comparison *c)
{
    const struct result *r =
        results_find(&analysis->results, c->arm->name, ROLE_PRIMARY);
    if (!(r->has & HAS_ESTIMATE))
        return arena_printf(arena, "'%s' cannot be compared with '%s': %s.",
                            c->arm->name, analysis->design->arms[0].name,
                            r->reason);
    switch (result_direction(r)) {
    case DIRECTION_UP:
    case DIRECTION_DOWN:
        return settled(arena, analysis, c, r);
    case DIRECTION_OPEN:
        return not_settled(arena, analysis, c);
    case DIRECTION_NONE:
        break;
    }
    return arena_printf(arena,
                        "%s came out as %s; how sure the difference is "
                        "cannot be said: %s.",
                        outcome_words(arena, analysis),
                        both_levels(arena, analysis, c), r->reason);
}

/* Why an interval that leaves out no difference settles nothing. */
static const char *
why_open(struct arena *arena, const struct result *r)
{
    if (result_direction(r) != DIRECTION_OPEN)
        return "";
    if (r->fragile && !((r->has & HAS_P) && r->p < 1 - r->level))
        return arena_printf(arena,
                            "; but with so few groups the interval is fragile, "
                            "and the randomisation test %s",
                            r->has & HAS_P ? "does not bear it out"
                                           : "could not be made");
    return " on its own, but not once all comparisons are allowed for";
}

static bool
excludes_none(const struct result *r)
{
    return r->lower > scale_none(r->scale) || r->upper < scale_none(r->scale);
}

/* Why the estimate is not the difference of the two levels, where a reader who
 * subtracts them would come to another figure. */
static const char *
how_compared(struct arena *arena, const struct analysis *analysis,
             const struct comparison *c, const struct result *r)
{
    if (levels_tell(arena, c, r))
        return "";
    return strncmp(r->method, "cluster-weighted", 16) == 0
               ? " with each group weighing the same"
           : analysis->design->weight.name         ? " by weight"
           : design_is_paired(analysis->design)  ? " inside pairs"
           : design_is_blocked(analysis->design) ? " inside blocks"
                                                 : "";
}

static const char *
behind_rate(struct arena *arena, const struct analysis *analysis,
            const struct comparison *c, const struct result *r, const char *but)
{
    const char *fits = arena_printf(
        arena,
        "%s times as many, %s anything from %s times fits what was seen "
        "(%s interval)%s.",
        figure_value(arena, r->scale, r->estimate),
        excludes_none(r) ? "and" : "but",
        figure_limits(arena, r->scale, r->lower, r->upper),
        figure_level(arena, r->level), but);
    return excludes_none(r)
               ? arena_printf(arena, "That is %s", fits)
               : arena_printf(arena, "It was %s: %s",
                              both_levels(arena, analysis, c), fits);
}

const char *
sentence_behind(struct arena *arena, const struct analysis *analysis,
                const struct comparison *c)
{
    const struct result *r =
        results_find(&analysis->results, c->arm->name, ROLE_PRIMARY);
    if (!(r->has & HAS_ESTIMATE) || !(r->has & HAS_LIMITS))
        return NULL;
    const char *level = figure_level(arena, r->level);
    const char *but = excludes_none(r) ? why_open(arena, r) : "";
    if (r->scale == SCALE_CHANCE)
        return sentence_behind_win(arena, analysis, r, but);
    if (is_rate(r))
        return behind_rate(arena, analysis, c, r, but);
    if (!is_difference(r))
        return arena_printf(
            arena,
            "It was %s: %s, and anything from %s fits what was seen "
            "(%s interval)%s.",
            both_levels(arena, analysis, c), measure_words(arena, r),
            figure_limits(arena, r->scale, r->lower, r->upper), level,
            but);
    if (excludes_none(r) && !levels_tell(arena, c, r))
        return arena_printf(
            arena,
            "Compared%s: anything from %s fits what was seen (%s interval)%s; "
            "over all it was %s.",
            how_compared(arena, analysis, c, r), words_of_limits(arena, r),
            level, why_open(arena, r), both_levels(arena, analysis, c));
    if (excludes_none(r))
        return arena_printf(
            arena,
            "That is %s, and anything from %s fits what was seen "
            "(%s interval)%s.",
            words_of_difference(arena, r), one_sided(arena, r), level,
            why_open(arena, r));
    return arena_printf(
        arena,
        "It was %s: %s%s, but anything from %s fits what was "
        "seen (%s interval).",
        both_levels(arena, analysis, c), words_of_difference(arena, r),
        how_compared(arena, analysis, c, r), words_of_limits(arena, r), level);
}

/* Arms of one direction, the largest difference first. */
struct listed {
    const struct result *result;
};

static int
compare_size(const void *a, const void *b)
{
    const struct listed *l = a, *m = b;
    double x = fabs(l->result->estimate), y = fabs(m->result->estimate);
    return (x < y) - (x > y);
}

static size_t
list_direction(const struct analysis *analysis, enum direction direction,
               struct listed *list)
{
    size_t n = 0;
    for (size_t i = 0; i < analysis->n_comparisons; i++) {
        const struct result *r =
            results_find(&analysis->results, analysis->comparisons[i].arm->name,
                         ROLE_PRIMARY);
        if (result_direction(r) == direction)
            list[n++].result = r;
    }
    qsort(list, n, sizeof *list, compare_size);
    return n;
}

static void
add_list(struct builder *words, struct arena *arena, const struct listed *list,
         size_t n, bool sizes)
{
    for (size_t i = 0; i < n; i++) {
        const struct result *r = list[i].result;
        builder_add_string(words, i == 0 ? "" : i == n - 1 ? " and " : ", ");
        if (sizes && !is_difference(list[i].result))
            builder_printf(words, "with '%s' (%s)", r->arm,
                           measure_words(arena, r));
        else if (sizes)
            builder_printf(words, "by %s with '%s'",
                           i == 0 ? figure_size(arena, r->scale, r->estimate)
                                  : bare(arena, r, r->estimate),
                           r->arm);
        else
            builder_printf(words, "'%s'", r->arm);
    }
}

/* One sentence over all arms: which rose, which fell, which are open. */
static const char *
several(struct arena *arena, const struct analysis *analysis)
{
    static const struct {
        enum direction direction;
        const char *caused, *seen;
    } parts[] = {
        {DIRECTION_UP, "rose", "was higher"},
        {DIRECTION_DOWN, "fell", "was lower"},
    };
    size_t all = analysis->n_comparisons, told = 0;
    struct listed *list = arena_array(arena, all, sizeof *list);
    struct builder words = BUILDER_INIT;
    builder_printf(
        &words, "Against '%s' (%s), %s ", analysis->design->arms[0].name,
        level_of(arena, analysis, analysis->design->arms[0].mean),
        outcome_words(arena, analysis));
    for (size_t p = 0; p < sizeof parts / sizeof *parts; p++) {
        size_t n = list_direction(analysis, parts[p].direction, list);
        if (n == 0)
            continue;
        builder_printf(
            &words, "%s%s in %s%zu other arms, ", told ? "; it " : "",
            analysis_is_causal(analysis) ? parts[p].caused : parts[p].seen,
            n == all ? "all " : arena_printf(arena, "%zu of the ", n), all);
        add_list(&words, arena, list, n, true);
        told += n;
    }
    size_t open = list_direction(analysis, DIRECTION_OPEN, list);
    if (open) {
        builder_add_string(&words, told ? "; for " : "is not settled for ");
        add_list(&words, arena, list, open, false);
        builder_add_string(&words, told ? " the direction is not settled" : "");
    } else if (!told) {
        builder_add_string(&words, "could not be compared");
    }
    builder_add_char(&words, '.');
    char *sentence = builder_dup(&words, arena);
    builder_release(&words);
    return sentence;
}

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
    if (!(r->has & HAS_P))
        return;
    support(report,
            arena_printf(
                report->arena,
                "If '%s' and '%s' came to the same, a difference "
                "this large would turn up %s (p %s%s).",
                r->arm, r->versus,
                r->p < 0.0001 ? "less than once in 10,000 studies"
                : r->p < 0.095
                    ? arena_printf(report->arena, "about once in %.0f studies",
                                   1 / r->p)
                : r->p > 0.985
                    ? "in nearly every study"
                    : arena_printf(report->arena,
                                   "in about %.0f of 100 studies", 100 * r->p),
                r->p < 0.0001 ? "" : "= ", figure_p(report->arena, r->p)));
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
                "; had all of them answered, the difference could lie "
                "anywhere from %s to %s, before chance is counted",
                signed_words(arena, r, r->lower),
                signed_words(arena, r, r->upper));
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
    support(report,
            arena_printf(
                report->arena,
                "With people made alike in %s, the difference is %s %s, and "
                "anything from %s to %s fits what was seen (%s interval).",
                analysis->design->covariates.said,
                figure_size(report->arena, r->scale, r->estimate),
                r->estimate < 0 ? "less" : "more",
                signed_words(report->arena, r, r->lower),
                signed_words(report->arena, r, r->upper),
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
        report->answer = several(arena, analysis);
        support(report,
                arena_printf(arena,
                             "Each difference stands below with its %s "
                             "interval; rising, falling and not settled are "
                             "said after allowing for %zu comparisons.",
                             figure_level(arena, analysis->request->level),
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
