/* How much of the outcome's spread lies between those who led people. */
#include <config.h>

#include "analyse/report/section.h"

#include "analyse/design/estimator.h"
#include "analyse/design/figure.h"

#include <math.h>
#include <string.h>

static void
add_rows(struct report *report, struct section *section)
{
    const struct results *rows = &report->analysis->measures;
    const char *titles[] = {"of the outcome", "estimate",
                            interval_title(report)};
    static const bool right[] = {false, true, true};
    section->grid = grid_new(report, section->title, titles, right, 3, rows->n);
    for (size_t i = 0; i < rows->n; i++)
        if (rows->items[i].role == ROLE_FACILITATOR)
            grid_add_row(
                section->grid,
                (const char *[]){estimand_label(rows->items[i].estimand),
                                 cell_value(report, &rows->items[i]),
                                 cell_limits(report, &rows->items[i])});
}

/* "14.5 percentage points", or in the outcome's unit. */
static const char *
deviation_words(struct report *report, double variance)
{
    bool share = report->analysis->design->outcome.kind == OUTCOME_BINARY;
    return figure_size(report->arena, share ? SCALE_SHARE : SCALE_NUMBER,
                       sqrt(variance));
}

static const char *
people_words(struct report *report)
{
    const struct spread *s = report->analysis->spread;
    struct arena *arena = report->arena;
    return s->fewest == s->most
               ? arena_printf(arena, "%s each",
                              figure_of(arena, s->most, "person", "people"))
               : arena_printf(arena, "%s to %s each",
                              figure_count(arena, s->fewest),
                              figure_of(arena, s->most, "person", "people"));
}

static void
add_words(struct report *report, struct section *section)
{
    const struct analysis *analysis = report->analysis;
    const struct design *design = analysis->design;
    const struct components *v = &analysis->spread->values;
    section_add_paragraph(
        report, section,
        arena_printf(
            report->arena,
            "Of what tells people apart in '%s' inside the arms, %s lies "
            "between the %s facilitators of '%s', who had %s (%s in all). A "
            "standard deviation between facilitators is %s, one between people "
            "of the same facilitator %s.",
            design->outcome.phrase, figure_share(report->arena, v->share),
            figure_count(report->arena, v->groups), design->facilitators.name,
            people_words(report), figure_count(report->arena, v->people),
            deviation_words(report, v->between),
            deviation_words(report, v->within)));
}

static void
add_method(struct report *report, struct section *section)
{
    const struct design *design = report->analysis->design;
    enum outcome_kind kind = design->outcome.kind;
    section_add_paragraph(
        report, section,
        arena_printf(
            report->arena,
            "Each arm's own mean is taken out first, so that what the arms did "
            "is no part of it%s%s. The intervals take facilitators and people "
            "to vary normally%s.",
            kind == OUTCOME_BINARY    ? "; yes is 1 and no is 0"
            : kind == OUTCOME_ORDINAL ? "; each answer counts as its rank"
                                      : "",
            design->weight.name ? "; people count alike, whatever they weigh"
                                : "",
            kind == OUTCOME_BINARY ? ": of yes and no they are rough" : ""));
}

void
report_facilitators(struct report *report)
{
    const struct analysis *analysis = report->analysis;
    const struct spread *spread = analysis->spread;
    if (!spread)
        return;
    struct section *section =
        report_add_section(report, "Between facilitators");
    if (spread->reason) {
        section_add_paragraph(report, section,
                              arena_printf(report->arena,
                                           "There is nothing to tell: %s.",
                                           spread->reason));
        return;
    }
    add_rows(report, section);
    add_words(report, section);
    if (spread->limits_reason)
        section_add_paragraph(
            report, section,
            arena_printf(report->arena,
                         "What lies between has no interval: %s.",
                         spread->limits_reason));
    add_method(report, section);
}
