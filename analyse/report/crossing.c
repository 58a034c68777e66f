/* Two things that were assigned: the average effect of each, and whether they
 * add up. */
#include <config.h>

#include "analyse/report/section.h"

#include "analyse/design/crossing.h"
#include "analyse/design/figure.h"
#include "analyse/report/sentence.h"
#include "analyse/report/words.h"

#include <math.h>

static const struct result *
effect_of(const struct analysis *analysis, enum effect effect)
{
    return &analysis->effects.items[effect];
}

static struct plot *
plot_effects(struct report *report)
{
    struct arena *arena = report->arena;
    struct plot *plot = arena_alloc(arena, sizeof *plot);
    const struct result *first = effect_of(report->analysis, EFFECT_FIRST);
    bool share = first->scale == SCALE_SHARE;
    *plot = (struct plot){
        .title = share ? "percentage points" : "difference in means",
        .summary = "Each effect with its interval, as in the table; the line "
                   "marks no difference.",
        .scale = first->scale,
        .has_reference = true,
        .least = share ? -2 : -INFINITY,
        .most = share ? 2 : INFINITY,
        .n = EFFECTS,
        .rows = arena_array(arena, EFFECTS, sizeof *plot->rows),
    };
    for (int e = 0; e < EFFECTS; e++) {
        const struct result *r = effect_of(report->analysis, (enum effect)e);
        plot->rows[e] = (struct plot_row){
            .label = e == EFFECT_INTERACTION ? "interaction" : r->arm,
            .words = cell_value(report, r),
            .has_value = r->has & HAS_ESTIMATE,
            .has_limits = r->has & HAS_LIMITS,
            .control = e == EFFECT_INTERACTION,
            .value = r->estimate,
            .lower = r->lower,
            .upper = r->upper};
    }
    return plot;
}

static const char *
row_name(struct report *report, size_t i)
{
    const struct crossing *c = report->analysis->design->crossing;
    return i == EFFECT_INTERACTION
               ? "interaction"
               : arena_printf(report->arena, "'%s', over '%s'", c[i].name,
                              c[1 - i].name);
}

/* The three effects from the first-th result on. */
static void
add_effects(struct report *report, struct section *section, size_t first)
{
    const struct result *items = report->analysis->effects.items + first;
    const char *titles[] = {
        "effect", items[0].scale == SCALE_SHARE ? "points" : "difference",
        interval_title(report), "p", "p adjusted"};
    static const bool right[] = {false, true, true, true, true};
    size_t columns = items[0].has & HAS_ADJUSTED ? 5 : 4;
    section->grid =
        grid_new(report, section->title, titles, right, columns, EFFECTS);
    for (size_t i = 0; i < EFFECTS; i++) {
        const struct result *r = &items[i];
        grid_add_row(section->grid,
                     (const char *[]){row_name(report, i),
                                      cell_value(report, r),
                                      cell_limits(report, r), cell_p(report, r),
                                      r->has & HAS_ADJUSTED
                                          ? figure_p(report->arena, r->adjusted)
                                          : "-"});
        if (r->reason)
            section_add_paragraph(
                report, section,
                arena_printf(report->arena, "'%s': %s.", r->arm, r->reason));
    }
}

/* "48.3 %", or a mean. */
static const char *
cell_mean(struct report *report, double mean)
{
    bool share = report->analysis->design->outcome.kind == OUTCOME_BINARY;
    return share ? figure_share(report->arena, mean)
                 : figure_value(report->arena, SCALE_SIZE, mean);
}

static const char *
cell_difference(struct report *report, double difference)
{
    bool share = report->analysis->design->outcome.kind == OUTCOME_BINARY;
    return figure_value(report->arena, share ? SCALE_SHARE : SCALE_NUMBER,
                        difference);
}

/* What the four came to, and at the margins what each makes of the other: the
 * corner is what the one makes more where the other is there. */
static void
section_square(struct report *report)
{
    const struct design *design = report->analysis->design;
    const struct crossing *c = design->crossing;
    const struct arm *arm = design->arms;
    struct arena *arena = report->arena;
    const char *titles[] = {
        design->outcome.kind == OUTCOME_BINARY ? "share" : "mean",
        arena_printf(arena, "without '%s'", c[1].name),
        arena_printf(arena, "with '%s'", c[1].name), "difference"};
    static const bool right[] = {false, true, true, true};
    struct section *section = report_add_section(report, "Two by two");
    section->grid = grid_new(report,
                             "What each came to without and with the "
                             "other",
                             titles, right, 4, 3);
    for (size_t a = 0; a < 2; a++) {
        const struct arm *without = &arm[a], *with = &arm[a + 2];
        grid_add_row(
            section->grid,
            (const char *[]){
                arena_printf(arena, "with%s '%s'", a ? "" : "out", c[0].name),
                cell_mean(report, without->mean), cell_mean(report, with->mean),
                cell_difference(report, with->mean - without->mean)});
    }
    double alone = arm[1].mean - arm[0].mean;
    double beside = arm[3].mean - arm[2].mean;
    grid_add_row(section->grid,
                 (const char *[]){"difference", cell_difference(report, alone),
                                  cell_difference(report, beside),
                                  cell_difference(report, beside - alone)});
    section_add_paragraph(
        report, section,
        arena_printf(arena,
                     "In the corner is what both do beyond each alone, "
                     "added up%s.",
                     design->block.code ? "; all as counted, where the effects "
                                          "below are taken inside blocks"
                                        : ""));
}

static const char interaction_words[] =
    "The interaction is how much more, or less, both do together than each "
    "alone added up. Its interval is about twice as wide as those of the "
    "averages, so that to settle it as surely takes four times as many people: "
    "that it is not settled does not say that there is none. It stays in the "
    "model whatever its p, as the averages' intervals would otherwise be too "
    "narrow (Muralidharan, Romero & Wuthrich 2023, Review of Economics and "
    "Statistics).";

void
report_crossing(struct report *report)
{
    const struct analysis *analysis = report->analysis;
    if (!design_is_factorial(analysis->design))
        return;
    const struct crossing *c = analysis->design->crossing;
    section_square(report);
    struct section *section =
        report_add_section(report, "Effects, each averaged over the other");
    add_effects(report, section, 0);
    section_set_plot(section, plot_effects(report));
    section_add_paragraph(
        report, section,
        arena_printf(report->arena,
                     "The effect of '%s' is the mean of its effects without "
                     "and with '%s', and likewise the other way round. p is "
                     "adjusted for these two effects (Holm).",
                     c[0].name, c[1].name));
    section_add_paragraph(report, section, interaction_words);
    if (!analysis->design->covariates.n)
        return;
    section = report_add_section(
        report, analysis->design->covariates.late
                    ? "The same effects, adjusted, also for what came after"
                    : "The same effects, adjusted for what was there before");
    add_effects(report, section, EFFECTS);
}

/* "'letter', averaged over 'call', raised 'acted' by 8.1 percentage points" */
static const char *
clause(struct arena *arena, const struct analysis *analysis, enum effect effect)
{
    const struct design *design = analysis->design;
    const struct crossing *c = design->crossing;
    const struct result *r = effect_of(analysis, effect);
    const char *outcome = arena_printf(
        arena, "%s'%s'", r->scale == SCALE_SHARE ? "" : "the mean of ",
        design->outcome.phrase);
    switch (result_direction(r)) {
    case DIRECTION_UP:
    case DIRECTION_DOWN:
        return arena_printf(arena, "averaged over '%s', '%s' %s %s by %s",
                            c[1 - effect].name, c[effect].name,
                            r->estimate > 0 ? "raised" : "lowered", outcome,
                            figure_size(arena, r->scale, r->estimate));
    case DIRECTION_OPEN:
        return arena_printf(arena,
                            "averaged over '%s', whether '%s' raised or "
                            "lowered %s is not settled",
                            c[1 - effect].name, c[effect].name, outcome);
    case DIRECTION_NONE:
        break;
    }
    return arena_printf(arena, "the effect of '%s' cannot be told: %s",
                        c[effect].name, r->reason);
}

const char *
sentence_of_crossing(struct arena *arena, const struct analysis *analysis)
{
    char *words =
        arena_printf(arena, "%s; %s.", clause(arena, analysis, EFFECT_FIRST),
                     clause(arena, analysis, EFFECT_SECOND));
    if (*words == 'a')
        *words = 'A';
    if (*words == 't')
        *words = 'T';
    return words;
}

/* "'letter': 8.1 percentage points more, and anything from ..." */
const char *
sentence_of_average(struct arena *arena, const struct analysis *analysis,
                    size_t i)
{
    const struct result *r = effect_of(analysis, (enum effect)i);
    if (result_direction(r) == DIRECTION_NONE)
        return NULL;
    const char *p =
        r->has & HAS_ADJUSTED
            ? arena_printf(arena, "; p adjusted for two effects %s%s",
                           r->adjusted < 0.0001 ? "" : "= ",
                           figure_p(arena, r->adjusted))
            : "";
    return arena_printf(arena,
                        "'%s': %s, and anything from %s fits what was seen "
                        "(%s interval%s).",
                        r->arm, words_of_difference(arena, r),
                        words_of_limits(arena, r),
                        figure_level(arena, r->level), p);
}

const char *
sentence_of_interaction(struct arena *arena, const struct analysis *analysis)
{
    const struct result *r = effect_of(analysis, EFFECT_INTERACTION);
    enum direction direction = result_direction(r);
    if (direction == DIRECTION_NONE)
        return NULL;
    return arena_printf(
        arena,
        "Both together %s each alone added up: %s, and anything from "
        "%s fits what was seen (%s interval).",
        direction == DIRECTION_UP     ? "did more than"
        : direction == DIRECTION_DOWN ? "did less than"
                                      : "may do more or less than",
        words_of_difference(arena, r), words_of_limits(arena, r),
        figure_level(arena, r->level));
}
