#include <config.h>

#include "analyse/report/words.h"

#include "analyse/design/estimator.h"
#include "analyse/design/figure.h"
#include "analyse/report/sentence-win.h"

#include <math.h>
#include <string.h>

/* A difference has a size of its own; a ratio or a chance is told as such. */
bool
result_is_difference(const struct result *r)
{
    return r->scale == SCALE_SHARE || r->scale == SCALE_NUMBER;
}

bool
result_is_rate(const struct result *r)
{
    return strcmp(r->estimand, ESTIMAND_RATE) == 0;
}

/* "risk ratio 1.65" */
const char *
words_of_measure(struct arena *arena, const struct result *r)
{
    if (result_is_rate(r))
        return arena_printf(arena, "%s times",
                            figure_value(arena, r->scale, r->estimate));
    if (r->scale == SCALE_CHANCE)
        return arena_printf(arena, "%s of 100 pairs won",
                            sentence_pairs(arena, r->estimate));
    return arena_printf(arena, "%s %s", estimand_label(r->estimand),
                        figure_value(arena, r->scale, r->estimate));
}

bool
analysis_is_binary(const struct analysis *analysis)
{
    return analysis->design->outcome.kind == OUTCOME_BINARY;
}

/* "37.8 %" or a mean. */
const char *
words_of_level(struct arena *arena, const struct analysis *analysis,
               double mean)
{
    return analysis_is_binary(analysis)
               ? figure_share(arena, mean)
               : figure_value(arena, SCALE_RATIO, mean);
}

const char *
words_of_mean(const struct analysis *analysis)
{
    return analysis->design->outcome.kind == OUTCOME_ORDINAL ? "mean place"
                                                             : "mean";
}

const char *
words_of_all(const struct analysis *analysis)
{
    return analysis->design->observed ? "people" : "assigned";
}

/* A limit without its unit. */
const char *
words_of_limit(struct arena *arena, const struct result *r, double value)
{
    if (isinf(value))
        return "infinity";
    /* No more than all can differ, whatever the method's limits are. */
    return r->scale == SCALE_SHARE
               ? arena_printf(arena, "%.1f", fmin(100, fabs(100 * value)))
               : figure_size(arena, r->scale, value);
}

const char *
words_signed(struct arena *arena, const struct result *r, double value)
{
    const char *size = words_of_limit(arena, r, value);
    if (strcmp(size, words_of_limit(arena, r, 0)) == 0)
        return "no difference"; /* "0.0 more" would be neither */
    return arena_printf(arena, "%s %s", size, value < 0 ? "less" : "more");
}

/* "1.7 to 42.2", both on the side of the difference. */
const char *
words_one_sided(struct arena *arena, const struct result *r)
{
    bool up = r->lower > 0;
    return arena_printf(arena, "%s to %s",
                        words_of_limit(arena, r, up ? r->lower : r->upper),
                        words_of_limit(arena, r, up ? r->upper : r->lower));
}

const char *
words_of_limits(struct arena *arena, const struct result *r)
{
    if (r->lower > 0 || r->upper < 0)
        return arena_printf(arena, "%s %s", words_one_sided(arena, r),
                            r->lower > 0 ? "more" : "less");
    return arena_printf(arena, "%s to %s", words_signed(arena, r, r->lower),
                        words_signed(arena, r, r->upper));
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
const char *
words_of_outcome(struct arena *arena, const struct analysis *analysis)
{
    const struct result *first = results_find(
        &analysis->results, analysis->comparisons[0].arm->name, ROLE_PRIMARY);
    bool mean = !analysis_is_binary(analysis) &&
                (result_is_difference(first) || result_is_rate(first));
    return mean ? arena_printf(arena, "the %s of '%s'", words_of_mean(analysis),
                               analysis->design->outcome.phrase)
                : arena_printf(arena, "'%s'", analysis->design->outcome.phrase);
}
