/* The outcomes beside the declared one: what each came to, and what may be
 * said of several at once. */
#include <config.h>

#include "analyse/report/section.h"

#include "analyse/design/compare-others.h"
#include "analyse/design/figure.h"
#include "analyse/report/sentence.h"
#include "analyse/report/words.h"
#include "base/builder.h"

static const struct {
    const char *title, *by_arm, *what;
} families[FAMILIES] = {
    [FAMILY_SECONDARY] = {"Secondary outcomes", "Secondary outcomes, by arm",
                          "secondary"},
    [FAMILY_EXPLORATORY] = {"Exploratory outcomes",
                            "Exploratory outcomes, by arm", "exploratory"},
};

static const struct result *
result_of(const struct analysis *analysis, size_t other, size_t comparison)
{
    return &analysis->others
                .items[other * analysis_contrasts(analysis) + comparison];
}

/* With its unit, as several scales stand in the same column. */
static const char *
difference_of(struct report *report, const struct result *r)
{
    const char *value = cell_value(report, r);
    const char *unit = r->scale == SCALE_SHARE    ? " points"
                       : r->scale == SCALE_RATIO  ? " times"
                       : r->scale == SCALE_CHANCE ? " of pairs"
                                                  : "";
    return r->has & HAS_ESTIMATE
               ? arena_printf(report->arena, "%s%s", value, unit)
               : value;
}

static void
add_difference(struct report *report, struct section *section,
               const struct outcome *outcome, const struct result *r)
{
    size_t skip = analysis_contrasts(report->analysis) > 1 ? 0 : 1;
    const char *cells[] = {
        r->arm,
        outcome->phrase,
        difference_of(report, r),
        cell_limits(report, r),
        cell_p(report, r),
        r->has & HAS_ADJUSTED ? figure_p(report->arena, r->adjusted) : "-"};
    grid_add_row(section->grid, cells + skip);
    if (r->reason)
        section_add_paragraph(report, section,
                              arena_printf(report->arena, "'%s', '%s': %s.",
                                           outcome->phrase, r->arm, r->reason));
}

/* What adjusted means here, and where drawn p come from. */
static void
add_allowance(struct report *report, struct section *section,
              enum family family)
{
    const struct tested *tested = &report->analysis->families[family];
    struct arena *arena = report->arena;
    if (tested->tests > 1)
        section_add_paragraph(
            report, section,
            arena_printf(
                arena,
                "p adjusted allows for the %zu tests of this table "
                "together (%s), which keeps %s at %s or less. The "
                "intervals are each for one outcome alone.",
                tested->tests, tested->adjustment->label,
                tested->adjustment->holds,
                figure_level(arena, 1 - report->analysis->request->level)));
    if (tested->detail)
        section_add_paragraph(
            report, section,
            arena_printf(arena,
                         "Both p are from the same assignments of everybody: "
                         "%s. Each difference is of those whose outcome is "
                         "known: the arm is taken not to decide who that is.",
                         tested->detail));
    if (family == FAMILY_EXPLORATORY)
        section_add_paragraph(
            report, section,
            "What is found by looking is for another study to test.");
}

static void
add_differences(struct report *report, enum family family)
{
    const struct analysis *analysis = report->analysis;
    const struct design *design = analysis->design;
    size_t skip = analysis_contrasts(analysis) > 1 ? 0 : 1;
    struct section *section =
        report_add_section(report, families[family].title);
    const char *titles[] = {"arm",        "outcome",
                            "difference", interval_title(report),
                            "p",          "p adjusted"};
    static const bool right[] = {false, false, true, true, true, true};
    section->grid = grid_new(report, families[family].title, titles + skip,
                             right + skip, 6 - skip, analysis->others.n);
    for (size_t i = 0; i < design->n_others; i++)
        for (size_t k = 0; k < analysis_contrasts(analysis); k++)
            if (design->others[i].family == family)
                add_difference(report, section,
                               &design->others[i].design->outcome,
                               result_of(analysis, i, k));
    add_allowance(report, section, family);
}

static void
add_arms(struct report *report, struct section *section,
         const struct design *design)
{
    struct arena *arena = report->arena;
    bool binary = design->outcome.kind == OUTCOME_BINARY;
    for (size_t a = 0; a < design->n_arms; a++) {
        const struct arm *arm = &design->arms[a];
        size_t missing = arm->assigned - arm->answered;
        double share = (double)missing / (double)arm->assigned;
        const char *level = binary
                                ? figure_share(arena, arm->mean)
                                : figure_value(arena, SCALE_RATIO, arm->mean);
        const char *cells[] = {design->outcome.phrase,
                               arm->name,
                               figure_count(arena, arm->answered),
                               arena_printf(arena, "%s (%s)",
                                            figure_count(arena, missing),
                                            figure_share(arena, share)),
                               arm->answered ? level : "-",
                               !binary && arm->answered > 1
                                   ? figure_value(arena, SCALE_RATIO, arm->sd)
                                   : ""};
        grid_add_row(section->grid, cells);
    }
}

static void
add_levels(struct report *report, enum family family)
{
    const struct design *design = report->analysis->design;
    struct section *section =
        report_add_section(report, families[family].by_arm);
    static const char *const titles[] = {"outcome", "arm",           "known",
                                         "missing", "share or mean", "sd"};
    static const bool right[] = {false, false, true, true, true, true};
    section->grid = grid_new(report, families[family].by_arm, titles, right, 6,
                             design->n_others * design->n_arms);
    for (size_t i = 0; i < design->n_others; i++)
        if (design->others[i].family == family)
            add_arms(report, section, design->others[i].design);
}

void
report_others(struct report *report)
{
    for (int family = 0; family < FAMILIES; family++)
        if (report->analysis->families[family].outcomes) {
            add_differences(report, (enum family)family);
            add_levels(report, (enum family)family);
        }
}

/* "3 rose ('a', 'b' and 'c')"; how many there are of them. */
static size_t
add_direction(struct builder *sentence, const struct analysis *analysis,
              enum direction direction, const char *verb)
{
    const struct design *design = analysis->design;
    size_t n = 0, told = 0;
    for (size_t i = 0; i < design->n_others; i++)
        n += design->others[i].family == FAMILY_SECONDARY &&
             result_direction(result_of(analysis, i, 0)) == direction;
    if (n)
        builder_printf(sentence, "%zu %s (", n, verb);
    for (size_t i = 0; n && i < design->n_others; i++) {
        if (design->others[i].family != FAMILY_SECONDARY ||
            result_direction(result_of(analysis, i, 0)) != direction)
            continue;
        builder_printf(sentence, "%s'%s'",
                       told == 0       ? ""
                       : told == n - 1 ? " and "
                                       : ", ",
                       design->others[i].design->outcome.phrase);
        told++;
    }
    if (n)
        builder_add_char(sentence, ')');
    return n;
}

static size_t
count_settled(const struct analysis *analysis)
{
    size_t n = 0;
    for (size_t i = 0; i < analysis->others.n; i++) {
        const struct result *r = &analysis->others.items[i];
        enum direction direction = result_direction(r);
        n += r->role == ROLE_SECONDARY &&
             (direction == DIRECTION_UP || direction == DIRECTION_DOWN);
    }
    return n;
}

/* The secondary outcome, where there is one of them. */
static const char *
sentence_of_one(struct arena *arena, const struct analysis *analysis)
{
    static const char *const verbs[][2] = {
        [DIRECTION_UP] = {"was higher", "rose"},
        [DIRECTION_DOWN] = {"was lower", "fell"},
        [DIRECTION_OPEN] = {"is not settled", "is not settled"},
        [DIRECTION_NONE] = {"cannot be told", "cannot be told"},
    };
    size_t i = 0;
    while (analysis->design->others[i].family != FAMILY_SECONDARY)
        i++;
    return arena_printf(arena, "The secondary outcome '%s' %s.",
                        analysis->design->others[i].design->outcome.phrase,
                        verbs[result_direction(result_of(analysis, i, 0))]
                             [analysis_is_causal(analysis)]);
}

const char *
sentence_of_secondary(struct arena *arena, const struct analysis *analysis)
{
    const struct tested *tested = &analysis->families[FAMILY_SECONDARY];
    if (!tested->outcomes)
        return NULL;
    size_t settled = count_settled(analysis);
    const char *all =
        tested->tests > 1
            ? arena_printf(arena, " once all %zu are allowed for (%s)",
                           tested->tests, tested->adjustment->label)
            : "";
    const char *outcomes = figure_of(arena, tested->outcomes,
                                     "secondary outcome", "secondary outcomes");
    if (analysis_contrasts(analysis) > 1)
        return arena_printf(arena,
                            "Of %zu comparisons of %s, %zu settle a direction"
                            "%s.",
                            tested->outcomes * analysis_contrasts(analysis),
                            outcomes, settled, all);
    if (tested->outcomes == 1)
        return sentence_of_one(arena, analysis);
    if (settled == 0)
        return arena_printf(arena, "Of %s none is settled%s.", outcomes, all);
    struct builder sentence = BUILDER_INIT;
    bool causal = analysis_is_causal(analysis);
    builder_printf(&sentence, "Of %s ", outcomes);
    size_t up = add_direction(&sentence, analysis, DIRECTION_UP,
                              causal ? "rose" : "was higher");
    if (up && up < settled)
        builder_add_string(&sentence, " and ");
    add_direction(&sentence, analysis, DIRECTION_DOWN,
                  causal ? "fell" : "was lower");
    builder_printf(&sentence, "%s.", all);
    char *words = builder_dup(&sentence, arena);
    builder_release(&sentence);
    return words;
}
