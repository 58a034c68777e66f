#include <config.h>

#include "analyse/report/report.h"

#include "analyse/design/estimator.h"
#include "analyse/design/figure.h"
#include "analyse/report/section.h"
#include "analyse/report/words.h"

#include <math.h>
#include <string.h>

static struct plot *
difference_plot(struct report *report)
{
    const struct analysis *analysis = report->analysis;
    struct arena *arena = report->arena;
    struct plot *plot = arena_alloc(arena, sizeof *plot);
    const struct result *first = results_find(
        &analysis->results, analysis->comparisons[0].arm->name, ROLE_PRIMARY);
    bool share = first->scale == SCALE_SHARE;
    bool number = first->scale == SCALE_NUMBER;
    *plot = (struct plot){
        .title = share ? "percentage points" : estimand_label(first->estimand),
        .summary = "Each difference with its interval, as in the table; the "
                   "line marks no difference.",
        .scale = first->scale,
        .has_reference = true,
        .reference = scale_none(first->scale),
        .least = share    ? -1
                 : number ? -INFINITY
                          : 0,
        .most = share                          ? 1
                : first->scale == SCALE_CHANCE ? 1
                                               : INFINITY,
        .n = analysis->n_comparisons,
    };
    plot->rows = arena_array(arena, plot->n, sizeof *plot->rows);
    for (size_t i = 0; i < plot->n; i++) {
        const struct result *r =
            results_find(&analysis->results, analysis->comparisons[i].arm->name,
                         ROLE_PRIMARY);
        plot->rows[i] = (struct plot_row){.label = r->arm,
                                          .words = cell_value(report, r),
                                          .has_value = r->has & HAS_ESTIMATE,
                                          .has_limits = r->has & HAS_LIMITS,
                                          .value = r->estimate,
                                          .lower = r->lower,
                                          .upper = r->upper};
    }
    return plot;
}

/* What the interval rests on, where it is of t's distribution. */
static void
tell_spread(struct report *report, struct section *section,
            const struct result *r)
{
    struct arena *arena = report->arena;
    if (!(r->has & HAS_SE) || !(r->has & HAS_DF))
        return;
    bool ratio = r->scale == SCALE_RATIO;
    section_add_paragraph(
        report, section,
        arena_printf(
            arena, "'%s': standard error%s %s, with %.10g degrees of freedom.",
            r->arm, ratio ? " of the logarithm" : "",
            figure_size(arena, ratio ? SCALE_NUMBER : r->scale, r->se),
            round(10 * r->df) / 10));
}

static void
section_differences(struct report *report)
{
    const struct analysis *analysis = report->analysis;
    struct arena *arena = report->arena;
    bool several = analysis->n_comparisons > 1;
    struct section *section = report_add_section(
        report,
        arena_printf(arena, "%s '%s'",
                     analysis_is_causal(analysis) ? "Effects, against"
                                                  : "Differences, against",
                     analysis->design->arms[0].name));
    const struct result *first = results_find(
        &analysis->results, analysis->comparisons[0].arm->name, ROLE_PRIMARY);
    const char *titles[] = {"arm",
                            first->scale == SCALE_SHARE ? "points"
                            : first->scale == SCALE_NUMBER
                                ? "difference"
                                : estimand_label(first->estimand),
                            interval_title(report), "p", "p adjusted"};
    static const bool right[] = {false, true, true, true, true};
    section->grid = grid_new(report, "Each arm against the control", titles,
                             right, several ? 5 : 4, analysis->n_comparisons);
    for (size_t i = 0; i < analysis->n_comparisons; i++) {
        const struct result *r =
            results_find(&analysis->results, analysis->comparisons[i].arm->name,
                         ROLE_PRIMARY);
        grid_add_row(section->grid,
                     (const char *[]){r->arm, cell_value(report, r),
                                      cell_limits(report, r), cell_p(report, r),
                                      r->has & HAS_ADJUSTED
                                          ? figure_p(arena, r->adjusted)
                                          : "-"});
        tell_spread(report, section, r);
        if (r->reason)
            section_add_paragraph(
                report, section,
                arena_printf(arena, "'%s': %s.", r->arm, r->reason));
        if (r->detail)
            section_add_paragraph(
                report, section,
                arena_printf(arena, "'%s': %s.", r->arm, r->detail));
    }
    section_set_plot(section, difference_plot(report));
}

static size_t
count_role(const struct report *report, enum role role)
{
    const struct results *results = &report->analysis->results;
    size_t n = 0;
    for (size_t i = 0; i < results->n; i++)
        n += results->items[i].role == role;
    return n;
}

/* What a row goes by: its measure, its method, or both. */
enum called { BY_MEASURE, BY_METHOD, BY_BOTH };

static const char *
name_of(struct report *report, const struct result *r, enum called called)
{
    bool places = report->analysis->design->outcome.kind == OUTCOME_ORDINAL &&
                  strcmp(r->estimand, ESTIMAND_MEAN) == 0;
    const char *measure =
        places ? "difference in mean place" : estimand_label(r->estimand);
    return called == BY_MEASURE ? measure
           : called == BY_METHOD
               ? r->label
               : arena_printf(report->arena, "%s: %s", measure, r->label);
}

/* The same comparison in other measures or by other methods. */
static void
section_role(struct report *report, enum role role, const char *title,
             const char *what, enum called called)
{
    const struct analysis *analysis = report->analysis;
    size_t n = count_role(report, role);
    if (n == 0)
        return;
    struct section *section = report_add_section(report, title);
    bool several = analysis->n_comparisons > 1;
    const char *titles[] = {"arm", what, "estimate", interval_title(report),
                            "p"};
    static const bool right[] = {false, false, true, true, true};
    const char *brief_titles[] = {"arm", what,
                                  role == ROLE_TEST ? "p" : "from ... to"};
    bool brief = role == ROLE_TEST || role == ROLE_BOUND;
    size_t skip = several ? 0 : 1;
    section->grid = grid_new(
        report, title, (brief ? brief_titles : titles) + skip, right + skip,
        (brief                ? 3
         : role == ROLE_OTHER ? 4
                              : 5) -
            skip,
        n);
    for (size_t i = 0; i < analysis->results.n; i++) {
        const struct result *r = &analysis->results.items[i];
        if (r->role != role)
            continue;
        const char *cells[] = {r->arm, name_of(report, r, called),
                               role == ROLE_TEST    ? cell_p(report, r)
                               : role == ROLE_BOUND ? cell_limits(report, r)
                                                    : cell_value(report, r),
                               cell_limits(report, r), cell_p(report, r)};
        grid_add_row(section->grid, cells + skip);
        if (r->reason)
            section_add_paragraph(report, section,
                                  arena_printf(report->arena, "'%s', %s: %s.",
                                               r->arm, cells[1], r->reason));
        if (r->detail && role != ROLE_TEST)
            section_add_paragraph(report, section,
                                  arena_printf(report->arena, "'%s', %s: %s.",
                                               r->arm, cells[1], r->detail));
    }
}

/* A table with a column a reason that occurs. */
static void
section_missing(struct report *report)
{
    const struct design *design = report->analysis->design;
    if (design->from_counts ||
        design_assigned(design) == design_answered(design))
        return;
    struct arena *arena = report->arena;
    struct section *section = report_add_section(report, "Who is missing");
    const char *titles[MISSING_COUNT + 3] = {
        "arm", words_of_all(report->analysis), "missing"};
    bool right[MISSING_COUNT + 3] = {false, true, true};
    int reasons[MISSING_COUNT];
    size_t n = 0;
    for (int m = MISSING_NOT + 1; m < MISSING_COUNT; m++) {
        size_t met = 0;
        for (size_t a = 0; a < design->n_arms; a++)
            met += design->arms[a].missing[m];
        if (met == 0)
            continue;
        titles[3 + n] = missing_label((enum missing)m);
        right[3 + n] = true;
        reasons[n++] = m;
    }
    section->grid = grid_new(report, "Missing outcomes by arm and reason",
                             titles, right, 3 + n, design->n_arms);
    for (size_t a = 0; a < design->n_arms; a++) {
        const struct arm *arm = &design->arms[a];
        size_t missing = arm->assigned - arm->answered;
        const char *cells[MISSING_COUNT + 3] = {
            arm->name, figure_count(arena, arm->assigned),
            arena_printf(
                arena, "%s (%s)", figure_count(arena, missing),
                figure_share(arena, (double)missing / (double)arm->assigned))};
        for (size_t k = 0; k < n; k++)
            cells[3 + k] = figure_count(arena, arm->missing[reasons[k]]);
        grid_add_row(section->grid, cells);
    }
}

static void
section_checks(struct report *report)
{
    const struct analysis *analysis = report->analysis;
    if (analysis->n_checks == 0)
        return;
    struct section *section =
        report_add_section(report, "What to keep in mind");
    struct remark *remarks =
        arena_array(report->arena, analysis->n_checks, sizeof *remarks);
    size_t n = 0;
    for (int severity = SEVERITY_ERROR; severity <= SEVERITY_NOTE; severity++)
        for (size_t i = 0; i < analysis->n_checks; i++)
            if ((int)analysis->checks[i].severity == severity)
                remarks[n++] = (struct remark){
                    analysis->checks[i].number, analysis->checks[i].severity,
                    analysis->checks[i].message, analysis->checks[i].mend};
    section->remarks = remarks;
    section->n_remarks = n;
}

static void
write_titles(struct report *report)
{
    const struct design *design = report->analysis->design;
    struct arena *arena = report->arena;
    const char *second = design->crossing[1].column;
    report->title = arena_printf(arena, "%s, by %s%s%s", design->outcome.phrase,
                                 design->arm_name, second ? " and " : "",
                                 second ? second : "");
    report->subtitle = arena_printf(
        arena, "%s: %s in %zu arms%s%s%s%s%s", design->source,
        figure_of(arena, design_assigned(design), "person", "people"),
        design->n_arms,
        design->cluster_name
            ? arena_printf(
                  arena, ", %s groups of '%s'%s",
                  figure_count(arena, design->cluster.count),
                  design->cluster_name,
                  design->clusters_split
                      ? arena_printf(
                            arena, " (%s of them in several arms)",
                            figure_count(arena, design->clusters_split))
                      : "")
            : "",
        design->block_name ? ", " : "",
        design->block_name
            ? figure_count(arena, design->strata > 1 ? design->strata
                                                     : design->block.count)
            : "",
        design->block_name ? " blocks" : "",
        design->observed ? ", not randomised" : "");
}

static const char *
adjusted_title(const struct analysis *analysis)
{
    return analysis->design->covariates.late
               ? "Adjusted, also for what came after"
               : "Adjusted for what was there before";
}

struct report *
report_new(struct arena *arena, const struct analysis *analysis)
{
    struct report *report = arena_alloc(arena, sizeof *report);
    *report = (struct report){.arena = arena, .analysis = analysis};
    write_titles(report);
    report_answer(report);
    report_arms(report);
    report_beginning(report);
    section_missing(report);
    report_crossing(report);
    section_differences(report);
    bool timed = analysis->comparisons[0].choice->timed;
    section_role(report, ROLE_ADJUSTED, adjusted_title(analysis), "method",
                 timed || analysis->comparisons[0].alike ? BY_BOTH : BY_METHOD);
    report_alike(report);
    report_others(report);
    report_record(report);
    report_facilitators(report);
    report_scales(report);
    section_role(report, ROLE_COMPLIERS, "For those who took part when asked",
                 "measure", BY_BOTH);
    report_times(report);
    section_role(report, ROLE_TIME, "How soon", "measure", BY_MEASURE);
    section_role(report, ROLE_BOUND, "If the missing were known", "assumption",
                 timed ? BY_BOTH : BY_METHOD);
    section_checks(report);
    section_role(report, ROLE_OTHER, "The same on other scales", "measure",
                 BY_MEASURE);
    section_role(report, ROLE_TEST, "Tests", "test", BY_METHOD);
    section_role(report, ROLE_ALSO, "The same by other methods", "method",
                 analysis->request->all_methods ? BY_BOTH : BY_METHOD);
    report_shares(report);
    report_assumptions(report);
    report_methods(report);
    return report;
}
