/* One sentence over all arms, where there are several beside the control. */
#include <config.h>

#include "analyse/report/sentence.h"

#include "analyse/design/figure.h"
#include "analyse/report/words.h"
#include "base/builder.h"

#include <math.h>
#include <stdlib.h>

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

/* One sentence over all arms: which rose, which fell, which are open. */
const char *
sentence_of_several(struct arena *arena, const struct analysis *analysis)
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
        words_of_level(arena, analysis, analysis->design->arms[0].mean),
        words_of_outcome(arena, analysis));
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
