/* The answer of one arm against the control, in words. */
#include <config.h>

#include "analyse/report/sentence.h"

#include "analyse/design/estimator.h"
#include "analyse/design/figure.h"
#include "analyse/report/sentence-time.h"
#include "analyse/report/sentence-win.h"
#include "analyse/report/words.h"

#include <math.h>
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
        analysis_is_binary(analysis)
            ? ""
            : arena_printf(arena, "a %s of ", words_of_mean(analysis)),
        words_of_level(arena, analysis, c->seen[1]), c->arm->name,
        words_of_level(arena, analysis, c->seen[0]), control->name,
        some ? arena_printf(arena, " (of the %s people who are compared)",
                            figure_count(arena, c->compared))
             : "");
}

/* The first sentence says from where to where as long as that is the estimate:
 * compared inside blocks, it need not be quite. */
static bool
levels_tell(struct arena *arena, const struct comparison *c,
            const struct result *r)
{
    double seen = c->seen[1] - c->seen[0];
    if (r->scale == SCALE_RATIO)
        return c->seen[0] > 0 &&
               strcmp(figure_value(arena, r->scale, c->seen[1] / c->seen[0]),
                      figure_value(arena, r->scale, r->estimate)) == 0;
    return seen * r->estimate >= 0 &&
           strcmp(figure_size(arena, r->scale, seen),
                  figure_size(arena, r->scale, r->estimate)) == 0;
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
           : analysis->design->weight.name       ? " by weight"
           : design_is_paired(analysis->design)  ? " inside pairs"
           : design_is_blocked(analysis->design) ? " inside blocks"
                                                 : "";
}

static const char *
from_to(struct arena *arena, const struct analysis *analysis,
        const struct comparison *c, const struct result *r)
{
    if (!result_is_difference(r) && !result_is_rate(r))
        return arena_printf(arena, "(%s)", words_of_measure(arena, r));
    if (result_is_rate(r) && !levels_tell(arena, c, r))
        return arena_printf(arena, "to %s times as many%s",
                            figure_value(arena, r->scale, r->estimate),
                            how_compared(arena, analysis, c, r));
    if (result_is_difference(r) && !levels_tell(arena, c, r))
        return arena_printf(arena, "by %s",
                            figure_size(arena, r->scale, r->estimate));
    return arena_printf(arena, "from %s to %s",
                        words_of_level(arena, analysis, c->seen[0]),
                        words_of_level(arena, analysis, c->seen[1]));
}

static const char *
settled(struct arena *arena, const struct analysis *analysis,
        const struct comparison *c, const struct result *r)
{
    if (r->scale == SCALE_CHANCE)
        return sentence_of_win(arena, analysis, r);
    bool up = r->lower > scale_none(r->scale);
    const char *outcome = words_of_outcome(arena, analysis);
    if (analysis_is_causal(analysis))
        return arena_printf(arena, "'%s' %s %s %s.", c->arm->name,
                            up ? "raised" : "lowered", outcome,
                            from_to(arena, analysis, c, r));
    return arena_printf(arena, "%s was %s with '%s': %s.", outcome,
                        up ? "higher" : "lower", c->arm->name,
                        both_levels(arena, analysis, c));
}

static const char *
not_settled(struct arena *arena, const struct analysis *analysis,
            const struct comparison *c)
{
    const char *outcome = words_of_outcome(arena, analysis);
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
    if (result_is_time(r) && (r->has & HAS_LIMITS))
        return sentence_of_time(arena, analysis, r);
    if (r->has & HAS_TIMES)
        return sentence_unsure_time(arena, analysis, r);
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
                        words_of_outcome(arena, analysis),
                        both_levels(arena, analysis, c), r->reason);
}

/* Why an interval that leaves out no difference settles nothing. */
static const char *
why_open(struct arena *arena, const struct analysis *analysis,
         const struct result *r)
{
    if (result_direction(r) != DIRECTION_OPEN)
        return "";
    if (r->fragile && !((r->has & HAS_P) && r->p < 1 - r->level))
        return arena_printf(
            arena,
            "; but with so few groups the interval is fragile, "
            "and the %s %s",
            estimator_test_words(analysis->design, "randomisation test"),
            r->has & HAS_P ? "does not bear it out" : "could not be made");
    return " on its own, but not once all comparisons are allowed for";
}

static bool
excludes_none(const struct result *r)
{
    return r->lower > scale_none(r->scale) || r->upper < scale_none(r->scale);
}

static const char *
behind_rate(struct arena *arena, const struct analysis *analysis,
            const struct comparison *c, const struct result *r, const char *but)
{
    const char *fits = arena_printf(
        arena, "nything from %s times fits what was seen (%s interval)%s",
        figure_limits(arena, r->scale, r->lower, r->upper),
        figure_level(arena, r->level), but);
    const char *times = arena_printf(
        arena, "%s times as many", figure_value(arena, r->scale, r->estimate));
    if (result_direction(r) == DIRECTION_OPEN)
        return arena_printf(arena, "It was %s: %s%s, %s a%s.",
                            both_levels(arena, analysis, c), times,
                            how_compared(arena, analysis, c, r),
                            excludes_none(r) ? "and" : "but", fits);
    if (levels_tell(arena, c, r) || !analysis_is_causal(analysis))
        return arena_printf(arena, "That is %s%s, and a%s.", times,
                            how_compared(arena, analysis, c, r), fits);
    return arena_printf(arena, "A%s; over all it was %s.", fits,
                        both_levels(arena, analysis, c));
}

/* The estimate and its limits, of which the first sentence told the estimate as
 * long as it is settled and an effect. */
static const char *
behind_difference(struct arena *arena, const struct analysis *analysis,
                  const struct comparison *c, const struct result *r)
{
    const char *how = how_compared(arena, analysis, c, r);
    const char *level = figure_level(arena, r->level);
    if (result_direction(r) == DIRECTION_OPEN)
        return arena_printf(
            arena,
            "It was %s: %s%s, %s anything from %s fits what was "
            "seen (%s interval)%s.",
            both_levels(arena, analysis, c), words_of_difference(arena, r), how,
            excludes_none(r) ? "and" : "but", words_of_limits(arena, r), level,
            excludes_none(r) ? why_open(arena, analysis, r) : "");
    if (levels_tell(arena, c, r) || !analysis_is_causal(analysis))
        return arena_printf(
            arena,
            "%s %s, and anything from %s fits what was seen (%s interval).",
            levels_tell(arena, c, r) ? "That is"
            : *how ? arena_printf(arena, "Compared%s that is", how)
                   : "By the method below that is",
            words_of_difference(arena, r), words_one_sided(arena, r), level);
    return arena_printf(
        arena,
        "Compared%s: anything from %s fits what was seen (%s interval); over "
        "all it was %s.",
        how, words_of_limits(arena, r), level, both_levels(arena, analysis, c));
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
    const char *but = excludes_none(r) ? why_open(arena, analysis, r) : "";
    if (r->scale == SCALE_CHANCE)
        return sentence_behind_win(arena, analysis, r, but);
    if (result_is_time(r))
        return sentence_behind_time(arena, analysis, r, but);
    if (result_is_rate(r))
        return behind_rate(arena, analysis, c, r, but);
    if (!result_is_difference(r))
        return arena_printf(
            arena,
            "It was %s: %s, and anything from %s fits what was seen "
            "(%s interval)%s.",
            both_levels(arena, analysis, c), words_of_measure(arena, r),
            figure_limits(arena, r->scale, r->lower, r->upper), level, but);
    return behind_difference(arena, analysis, c, r);
}
