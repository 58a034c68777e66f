/* One sentence over all arms, where there are several beside the control. */
#include <config.h>

#include "analyse/report/sentence.h"

#include "analyse/design/figure.h"
#include "analyse/report/sentence-time.h"
#include "analyse/report/words.h"
#include "base/builder.h"

#include <math.h>
#include <stdlib.h>

/* Arms of one direction, the largest difference first, or the ratio furthest
 * from 1. */
struct listed {
    const struct result *result;
};

static double
size_of(const struct result *r)
{
    return fabs(r->scale == SCALE_RATIO ? log(r->estimate) : r->estimate);
}

static int
compare_size(const void *a, const void *b)
{
    const struct listed *l = a, *m = b;
    double x = size_of(l->result), y = size_of(m->result);
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
        if (sizes && !result_is_difference(list[i].result))
            builder_printf(words, "with '%s' (%s)", r->arm,
                           words_of_measure(arena, r));
        else if (sizes)
            builder_printf(words, "by %s with '%s'",
                           i == 0 ? figure_size(arena, r->scale, r->estimate)
                                  : words_of_limit(arena, r, r->estimate),
                           r->arm);
        else
            builder_printf(words, "'%s'", r->arm);
    }
}

/* What is said of the arms of one direction: of how often, and of how soon. */
static const char *
verb_of(const struct analysis *analysis, const struct result *r)
{
    bool up = result_direction(r) == DIRECTION_UP;
    if (result_is_time(r))
        return result_is_sooner(r) ? "came sooner" : "came later";
    if (analysis_is_causal(analysis))
        return up ? "rose" : "fell";
    return up ? "was higher" : "was lower";
}

/* "Against 'control' (34.1 %), 'acted' " */
static void
add_head(struct builder *words, struct arena *arena,
         const struct analysis *analysis, bool any_settled)
{
    const struct arm *control = &analysis->design->arms[0];
    const struct result *first = results_find(
        &analysis->results, analysis->comparisons[0].arm->name, ROLE_PRIMARY);
    const char *outcome = words_of_outcome(arena, analysis);
    if (!result_is_time(first))
        builder_printf(words, "Against '%s' (%s), %s ", control->name,
                       words_of_level(arena, analysis, control->mean), outcome);
    else
        builder_printf(words,
                       any_settled ? "Against '%s', %s "
                                   : "Against '%s', how soon %s came ",
                       control->name, outcome);
}

/* Up to when mean times count, one time for all who are told of or not. */
static const char *
until_when(struct arena *arena, const struct listed *list, size_t n)
{
    for (size_t i = 1; i < n; i++)
        if (list[i].result->tau != list[0].result->tau)
            return "each up to a time of its own, below";
    return arena_printf(arena, "up to %s",
                        figure_time(arena, list[0].result->tau));
}

/* "fell in 2 of the 3 other arms, by 8.70 with 'a' and 3.10 with 'b'" */
static void
add_direction(struct builder *words, struct arena *arena,
              const struct analysis *analysis, const struct listed *list,
              size_t n)
{
    const struct result *r = list[0].result;
    size_t all = analysis->n_comparisons;
    builder_printf(words, "%s in %s other arms, ", verb_of(analysis, r),
                   n < all    ? arena_printf(arena, "%zu of the %zu", n, all)
                   : all == 2 ? "both"
                              : arena_printf(arena, "all %zu", all));
    add_list(words, arena, list, n, true);
    if (result_is_time(r) && result_is_difference(r))
        builder_printf(words, " (in mean '%s' without it, %s)",
                       analysis->design->time.name, until_when(arena, list, n));
}

static void
add_open(struct builder *words, struct arena *arena, const struct listed *list,
         size_t n, bool told)
{
    builder_add_string(words, told ? "; for " : "is not settled for ");
    add_list(words, arena, list, n, false);
    builder_add_string(words, told ? " the direction is not settled" : "");
}

const char *
sentence_of_several(struct arena *arena, const struct analysis *analysis)
{
    struct listed *list =
        arena_array(arena, analysis->n_comparisons, sizeof *list);
    struct builder words = BUILDER_INIT;
    bool told = list_direction(analysis, DIRECTION_UP, list) +
                    list_direction(analysis, DIRECTION_DOWN, list) >
                0;
    add_head(&words, arena, analysis, told);
    const char *between = "";
    for (int d = DIRECTION_UP; d <= DIRECTION_DOWN; d++) {
        size_t n = list_direction(analysis, (enum direction)d, list);
        if (n == 0)
            continue;
        builder_add_string(&words, between);
        add_direction(&words, arena, analysis, list, n);
        between = "; it ";
    }
    size_t open = list_direction(analysis, DIRECTION_OPEN, list);
    if (open)
        add_open(&words, arena, list, open, told);
    else if (!told)
        builder_add_string(&words, "could not be compared");
    builder_add_char(&words, '.');
    char *sentence = builder_dup(&words, arena);
    builder_release(&words);
    return sentence;
}
