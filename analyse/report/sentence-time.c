#include <config.h>

#include "analyse/report/sentence-time.h"

#include "analyse/design/estimator.h"
#include "analyse/design/figure.h"
#include "analyse/report/words.h"

#include <math.h>
#include <string.h>

static bool
is_hazard(const struct result *r)
{
    return strcmp(r->estimand, ESTIMAND_HAZARD) == 0;
}

bool
result_is_time(const struct result *r)
{
    return is_hazard(r) || strcmp(r->estimand, ESTIMAND_TIME) == 0 ||
           strcmp(r->estimand, ESTIMAND_TIME_RATIO) == 0;
}

bool
result_is_sooner(const struct result *r)
{
    return is_hazard(r) ? r->lower > 1 : r->upper < scale_none(r->scale);
}

static const char *
time_value(struct arena *arena, double time)
{
    return figure_value(arena, SCALE_RATIO, time);
}

/* "('days', up to 90)" */
static const char *
clock_words(struct arena *arena, const struct analysis *analysis,
            const struct result *r)
{
    return arena_printf(arena, "('%s', up to %s)", analysis->design->time.name,
                        figure_time(arena, r->tau));
}

/* "22.9 in 'reflect' and 31.6 in 'control' ('days', up to 90)" */
static const char *
both_times(struct arena *arena, const struct analysis *analysis,
           const struct result *r)
{
    return arena_printf(arena, "%s in '%s' and %s in '%s' %s",
                        time_value(arena, r->times[1]), r->arm,
                        time_value(arena, r->times[0]), r->versus,
                        clock_words(arena, analysis, r));
}

/* The first sentence says from when to when as long as that is the estimate:
 * with fixed effects of blocks it need not be quite. */
static bool
times_tell(struct arena *arena, const struct result *r)
{
    double seen = r->times[1] - r->times[0];
    return seen * r->estimate >= 0 &&
           strcmp(figure_size(arena, SCALE_NUMBER, seen),
                  figure_size(arena, SCALE_NUMBER, r->estimate)) == 0;
}

/* What comes behind "brought it forward". */
static const char *
how_much(struct arena *arena, const struct analysis *analysis,
         const struct result *r)
{
    if (r->scale == SCALE_RATIO)
        return arena_printf(arena, " (%s)", words_of_measure(arena, r));
    if (!times_tell(arena, r))
        return arena_printf(arena, ": the mean time without it %s by %s %s",
                            r->estimate < 0 ? "fell" : "rose",
                            figure_size(arena, SCALE_NUMBER, r->estimate),
                            clock_words(arena, analysis, r));
    return arena_printf(arena, ": from a mean time of %s without it to %s %s",
                        time_value(arena, r->times[0]),
                        time_value(arena, r->times[1]),
                        clock_words(arena, analysis, r));
}

static const char *
settled(struct arena *arena, const struct analysis *analysis,
        const struct result *r)
{
    const char *outcome = analysis->design->outcome.phrase;
    bool sooner = result_is_sooner(r);
    if (analysis_is_causal(analysis))
        return arena_printf(arena,
                            sooner ? "'%s' brought '%s' forward%s."
                                   : "'%s' put '%s' off%s.",
                            r->arm, outcome, how_much(arena, analysis, r));
    const char *head = arena_printf(arena, "'%s' came %s with '%s'", outcome,
                                    sooner ? "sooner" : "later", r->arm);
    return r->has & HAS_TIMES
               ? arena_printf(arena, "%s: a mean time without it of %s.", head,
                              both_times(arena, analysis, r))
               : arena_printf(arena, "%s (%s).", head,
                              words_of_measure(arena, r));
}

const char *
sentence_of_time(struct arena *arena, const struct analysis *analysis,
                 const struct result *r)
{
    if (result_direction(r) != DIRECTION_OPEN)
        return settled(arena, analysis, r);
    return arena_printf(arena,
                        analysis_is_causal(analysis)
                            ? "Whether '%s' brought '%s' forward or put it "
                              "off is not settled."
                            : "Whether people with '%s' came to '%s' sooner "
                              "or later is not settled.",
                        r->arm, analysis->design->outcome.phrase);
}

const char *
sentence_unsure_time(struct arena *arena, const struct analysis *analysis,
                     const struct result *r)
{
    return arena_printf(arena,
                        "The mean time without '%s' came out as %s; how sure "
                        "the difference is cannot be said: %s.",
                        analysis->design->outcome.phrase,
                        both_times(arena, analysis, r), r->reason);
}

static const char *
side(double difference)
{
    return difference < 0 ? "sooner" : "later";
}

/* "2.60 to 14.80 sooner", "4.20 sooner to 2.00 later"; of ratios the limits. */
static const char *
limit_words(struct arena *arena, const struct result *r)
{
    if (r->scale == SCALE_RATIO)
        return figure_limits(arena, r->scale, r->lower, r->upper);
    const char *lower = figure_size(arena, r->scale, r->lower);
    const char *upper = figure_size(arena, r->scale, r->upper);
    if (r->lower > 0)
        return arena_printf(arena, "%s to %s later", lower, upper);
    if (r->upper < 0)
        return arena_printf(arena, "%s to %s sooner", upper, lower);
    return arena_printf(arena, "%s %s to %s %s", lower, side(r->lower), upper,
                        side(r->upper));
}

/* The estimate itself: "1.10 sooner", "a hazard ratio of 1.20 (above 1 is
 * sooner)". */
static const char *
size_words(struct arena *arena, const struct result *r)
{
    if (r->scale == SCALE_RATIO)
        return arena_printf(arena, "a %s of %s (%s 1 is sooner)",
                            estimand_label(r->estimand),
                            figure_value(arena, r->scale, r->estimate),
                            is_hazard(r) ? "above" : "below");
    const char *size = figure_size(arena, r->scale, r->estimate);
    bool none = strcmp(size, figure_size(arena, r->scale, 0)) == 0;
    return arena_printf(arena, "%s %s", size,
                        none ? "apart" : side(r->estimate));
}

/* Did the first sentence say both mean times? */
static bool
times_told(struct arena *arena, const struct analysis *analysis,
           const struct result *r)
{
    if (result_direction(r) == DIRECTION_OPEN)
        return false;
    return !analysis_is_causal(analysis) ||
           (r->scale == SCALE_NUMBER && times_tell(arena, r));
}

const char *
sentence_behind_time(struct arena *arena, const struct analysis *analysis,
                     const struct result *r, const char *but)
{
    double none = scale_none(r->scale);
    const char *fits = arena_printf(
        arena, "%s anything from %s fits what was seen (%s interval)%s.",
        r->lower > none || r->upper < none ? "and" : "but",
        limit_words(arena, r), figure_level(arena, r->level), but);
    if (!(r->has & HAS_TIMES) || times_told(arena, analysis, r))
        return arena_printf(arena, "That is %s, %s", size_words(arena, r),
                            fits);
    return arena_printf(arena, "The mean time without it was %s: %s%s, %s",
                        both_times(arena, analysis, r), size_words(arena, r),
                        design_is_paired(analysis->design)    ? " inside pairs"
                        : design_is_blocked(analysis->design) ? " inside blocks"
                                                              : "",
                        fits);
}
