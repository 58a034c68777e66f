/* How many of each arm had acted by when. */
#include <config.h>

#include "analyse/report/section.h"

#include "analyse/design/curve.h"
#include "analyse/design/figure.h"

#include <math.h>

static const char *
time_words(struct report *report, double time)
{
    return isinf(time) ? "no end" : figure_time(report->arena, time);
}

static void
add_point(struct report *report, struct section *section,
          const struct curve *curve, size_t t, bool control)
{
    const struct curve_point *p = &curve->points[t];
    struct arena *arena = report->arena;
    const char *by = time_words(report, p->time);
    const char *share = figure_share(arena, p->acted);
    grid_add_row(section->grid,
                 (const char *[]){curve->arm, by, share,
                                  p->limits.reason
                                      ? "-"
                                      : arena_printf(arena, "%.1f to %.1f %%",
                                                     100 * p->limits.lower,
                                                     100 * p->limits.upper),
                                  figure_count(arena, p->at_risk)});
    section->plot->rows[section->plot->n++] = (struct plot_row){
        .label = arena_printf(arena, "%s, by %s", curve->arm, by),
        .words = share,
        .has_value = true,
        .has_limits = !p->limits.reason,
        .control = control,
        .value = p->acted,
        .lower = p->limits.lower,
        .upper = p->limits.upper};
}

/* "Half of 'reflect' had acted by 8 (95 % interval 6 to 10)." */
static void
add_half(struct report *report, struct section *section,
         const struct curve *curve)
{
    const struct km_quantile *half = &curve->half;
    section_add_paragraph(
        report, section,
        half->reason
            ? arena_printf(report->arena,
                           "When half of '%s' had acted is not known: fewer "
                           "had when last seen.",
                           curve->arm)
            : arena_printf(report->arena,
                           "Half of '%s' had acted by %s (%s %s to %s).",
                           curve->arm, time_words(report, half->time),
                           interval_title(report),
                           time_words(report, half->limits.lower),
                           time_words(report, half->limits.upper)));
}

/* Up to when mean times are compared, where all comparisons agree; else 0. */
static double
common_tau(const struct analysis *analysis)
{
    double tau = 0;
    for (size_t i = 0; i < analysis->n_comparisons; i++) {
        const struct result *r = results_find_method(
            &analysis->results, analysis->comparisons[i].arm->name, "rmst");
        if (!r || !(r->has & HAS_TIMES) || (i > 0 && r->tau != tau))
            return 0;
        tau = r->tau;
    }
    return tau;
}

static void
add_steps(struct report *report, struct section *section,
          const struct curves *curves)
{
    struct steps *steps = arena_alloc(report->arena, sizeof *steps);
    *steps = (struct steps){
        .title = section->plot->title,
        .summary = "The share of each arm that had acted, rising over time, "
                   "with the intervals of the table.",
        .clock = report->analysis->design->time.name,
        .mark = common_tau(report->analysis),
        .n = curves->n_arms,
        .n_points = curves->n_points};
    steps->lines = arena_array(report->arena, steps->n, sizeof *steps->lines);
    for (size_t a = 0; a < steps->n; a++)
        steps->lines[a] = (struct steps_line){.label = curves->arms[a].arm,
                                              .control = a == 0,
                                              .curve = &curves->arms[a]};
    section->steps = steps;
}

void
report_times(struct report *report)
{
    const struct curves *curves = report->analysis->curves;
    if (!curves)
        return;
    const struct design *design = report->analysis->design;
    struct section *section =
        report_add_section(report, "Who had acted by when");
    const char *titles[] = {"arm", design->time.name, "had acted",
                            interval_title(report), "still watched"};
    static const bool right[] = {false, true, true, true, true};
    size_t rows = curves->n_arms * curves->n_points;
    section->grid = grid_new(report, section->title, titles, right, 5, rows);
    section->plot = arena_alloc(report->arena, sizeof *section->plot);
    *section->plot = (struct plot){
        .title = "per cent who had acted",
        .summary = "The share of each arm that had acted by each time, with "
                   "its interval, as in the table.",
        .scale = SCALE_SHARE,
        .least = 0,
        .most = 1,
        .rows = arena_array(report->arena, rows, sizeof(struct plot_row))};
    add_steps(report, section, curves);
    for (size_t a = 0; a < curves->n_arms; a++)
        for (size_t t = 0; t < curves->n_points; t++)
            add_point(report, section, &curves->arms[a], t, a == 0);
    for (size_t a = 0; a < curves->n_arms; a++)
        add_half(report, section, &curves->arms[a]);
    section_add_paragraph(
        report, section,
        arena_printf(report->arena,
                     "People who were last seen before they acted count as "
                     "long as they were watched (Kaplan & Meier 1958, JASA "
                     "53:457-481; limits on the scale of log(-log))%s%s.",
                     design->cluster.code
                         ? "; the intervals take people to be independent"
                         : "",
                     design->block.code
                         ? "; blocks are set aside here, and not below"
                         : ""));
}
