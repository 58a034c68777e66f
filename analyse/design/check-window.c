/* What a careful reader would ask about how long people were followed: was the
 * window closed, and was it the same in both arms? */
#include <config.h>

#include "analyse/design/check.h"

#include "analyse/design/figure.h"
#include "analyse/stat/survival.h"
#include "base/heap.h"

#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>
#include <stdlib.h>

/* People of one comparison whose time is known: until they acted, or were last
 * seen. Owned. */
struct followed {
    size_t n;
    double *time;
    unsigned char *open, *treated; /* open: had not acted when last seen */
    size_t *block;                 /* NULL: none */
};

static struct followed
followed_new(const struct design *d, size_t place)
{
    struct followed f = {.time = heap_new(d->n, sizeof *f.time),
                         .open = heap_new(d->n, 1),
                         .treated = heap_new(d->n, 1)};
    if (d->block.code)
        f.block = heap_new(d->n, sizeof *f.block);
    for (size_t i = 0; i < d->n; i++) {
        bool there = d->arm[i] == 0 || d->arm[i] == place;
        if (!there || !d->known[i] || !d->time.known[i])
            continue;
        f.time[f.n] = d->time.value[i];
        f.open[f.n] = d->y[i] != 1;
        if (f.block)
            f.block[f.n] = d->block.code[i];
        f.treated[f.n++] = d->arm[i] != 0;
    }
    return f;
}

static void
followed_release(struct followed *f)
{
    free(f->time);
    free(f->open);
    free(f->treated);
    free(f->block);
}

/* "12 of 40 in 'control', half of them by 90" */
static const char *
arm_words(const struct analysis *analysis, const struct followed *f,
          unsigned char treated, const char *name)
{
    double *time = heap_new(f->n, sizeof *time);
    size_t people = 0, open = 0;
    for (size_t i = 0; i < f->n; i++) {
        if (f->treated[i] != treated)
            continue;
        people++;
        if (f->open[i])
            time[open++] = f->time[i];
    }
    gsl_sort(time, 1, open);
    const char *half =
        open
            ? arena_printf(
                  analysis->arena, ", half of them by %s",
                  figure_time(analysis->arena,
                              gsl_stats_median_from_sorted_data(time, 1, open)))
            : "";
    const char *words = arena_printf(analysis->arena, "%s of %s in '%s'%s",
                                     check_count(analysis, open),
                                     check_count(analysis, people), name, half);
    free(time);
    return words;
}

static void
tell_comparison(struct analysis *analysis, const struct rule *rule,
                size_t place)
{
    const struct design *d = analysis->design;
    struct followed f = followed_new(d, place);
    struct grouping block = {f.block, d->block.count};
    struct logrank seen = logrank_test(f.time, f.open, f.treated, block, f.n);
    bool unlike = !seen.reason && seen.p < 0.05;
    const char *test =
        seen.reason
            ? ""
            : arena_printf(
                  analysis->arena,
                  " %s (log-rank test of being last seen%s, people taken to be "
                  "independent, p %s%s).",
                  unlike ? "In one arm people were followed longer, so that "
                           "there was more time to act"
                         : "That they were followed alike in both arms is not "
                           "ruled out",
                  f.block ? ", inside blocks" : "", seen.p < 0.0001 ? "" : "= ",
                  figure_p(analysis->arena, seen.p));
    check_add(analysis, rule, unlike ? SEVERITY_WARNING : SEVERITY_NOTE,
              unlike ? "compare up to a time that everybody was followed to"
                     : NULL,
              "Had not acted when last seen, by '%s': %s; %s. Whether they "
              "acted later is not known.%s",
              d->time.name, arm_words(analysis, &f, 1, d->arms[place].name),
              arm_words(analysis, &f, 0, d->arms[0].name), test);
    followed_release(&f);
}

void
look_window(struct analysis *analysis, const struct rule *rule)
{
    const struct design *d = analysis->design;
    if (!d->time.name || !d->y || d->outcome.kind != OUTCOME_BINARY)
        return;
    for (size_t place = 1; place < d->n_arms; place++)
        tell_comparison(analysis, rule, place);
}
