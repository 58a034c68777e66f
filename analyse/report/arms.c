/* The arms as they came out, before any is compared. */
#include <config.h>

#include "analyse/report/section.h"

#include "analyse/design/figure.h"
#include "analyse/report/words.h"
#include "analyse/stat/prop.h"

static void
arms_binary(struct report *report, struct section *section)
{
    const struct design *design = report->analysis->design;
    struct arena *arena = report->arena;
    bool grouped = design->cluster.code != NULL;
    const char *titles[] = {
        "arm",   words_of_all(report->analysis), "known", "yes",
        "share", interval_title(report),         "groups"};
    static const bool right[] = {false, true, true, true, true, true, true};
    section->grid = grid_new(report, "The arms and their shares", titles, right,
                             grouped ? 7 : 6, design->n_arms);
    struct plot *plot = arena_alloc(arena, sizeof *plot);
    *plot = (struct plot){.title = "per cent whose outcome is yes",
                          .scale = SCALE_SHARE,
                          .least = 0,
                          .most = 1,
                          .n = design->n_arms};
    plot->rows = arena_array(arena, plot->n, sizeof *plot->rows);
    plot->summary = "The share of each arm with its interval, as in the "
                    "table.";
    for (size_t a = 0; a < design->n_arms; a++) {
        const struct arm *arm = &design->arms[a];
        struct interval wilson = prop_wilson(arm->acted, arm->answered,
                                             report->analysis->request->level);
        const char *share = figure_share(arena, arm->mean);
        const char *limits = arena_printf(
            arena, "%.1f to %.1f %%", 100 * wilson.lower, 100 * wilson.upper);
        grid_add_row(
            section->grid,
            (const char *[]){arm->name, figure_count(arena, arm->assigned),
                             figure_count(arena, arm->answered),
                             figure_count(arena, arm->acted), share, limits,
                             figure_count(arena, arm->clusters)});
        plot->rows[a] = (struct plot_row){.label = arm->name,
                                          .words = share,
                                          .has_value = true,
                                          .has_limits = true,
                                          .control = a == 0,
                                          .value = arm->mean,
                                          .lower = wilson.lower,
                                          .upper = wilson.upper};
    }
    section_set_plot(section, plot);
}

static void
arms_means(struct report *report, struct section *section)
{
    const struct design *design = report->analysis->design;
    struct arena *arena = report->arena;
    bool ordered = design->outcome.kind == OUTCOME_ORDINAL;
    const char *titles[] = {"arm",
                            words_of_all(report->analysis),
                            "known",
                            ordered ? "mean place" : "mean",
                            "standard deviation",
                            "groups"};
    static const bool right[] = {false, true, true, true, true, true};
    section->grid = grid_new(report, "The arms and their means", titles, right,
                             design->cluster.code ? 6 : 5, design->n_arms);
    for (size_t a = 0; a < design->n_arms; a++) {
        const struct arm *arm = &design->arms[a];
        grid_add_row(
            section->grid,
            (const char *[]){arm->name, figure_count(arena, arm->assigned),
                             figure_count(arena, arm->answered),
                             figure_value(arena, SCALE_RATIO, arm->mean),
                             arm->answered > 1
                                 ? figure_value(arena, SCALE_RATIO, arm->sd)
                                 : "-",
                             figure_count(arena, arm->clusters)});
    }
}

/* The levels that weights give, which the difference is between. */
static void
tell_weighted(struct report *report, struct section *section)
{
    const struct design *d = report->analysis->design;
    const char *words = "By weight the arms came to";
    for (size_t a = 0; d->weight.name && a < d->n_arms; a++) {
        double sum = 0, weight = 0;
        for (size_t i = 0; i < d->n; i++) {
            double w = d->known[i] && d->arm[i] == a ? d->weight.value[i] : 0;
            sum += w * d->y[i];
            weight += w;
        }
        const char *level =
            !(weight > 0) ? "nothing"
            : analysis_is_binary(report->analysis)
                ? figure_share(report->arena, sum / weight)
                : figure_value(report->arena, SCALE_RATIO, sum / weight);
        words = arena_printf(report->arena, "%s%s %s in '%s'", words,
                             a == 0               ? ""
                             : a == d->n_arms - 1 ? " and"
                                                  : ",",
                             level, d->arms[a].name);
    }
    if (d->weight.name)
        section_add_paragraph(report, section,
                              arena_printf(report->arena, "%s.", words));
}

void
report_arms(struct report *report)
{
    struct section *section = report_add_section(report, "The arms");
    if (analysis_is_binary(report->analysis)) {
        arms_binary(report, section);
        if (report->analysis->design->cluster.code)
            section_add_paragraph(
                report, section,
                "The intervals of the single arms take people to "
                "be independent; those of the differences below do "
                "not.");
    } else {
        arms_means(report, section);
    }
    tell_weighted(report, section);
}
