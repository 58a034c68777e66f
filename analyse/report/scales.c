/* Columns that were made from items: how well those go together. */
#include <config.h>

#include "analyse/report/section.h"

#include "analyse/design/figure.h"

#include <math.h>

/* Two digits: none of these figures is known better. */
static const char *
figure_two(struct report *report, double value)
{
    return fabs(value) < 0.005 ? "0.00"
                               : arena_printf(report->arena, "%.2f", value);
}

static const char *
figure_there(struct report *report, bool there, double value)
{
    return there ? figure_two(report, value) : "-";
}

static const char *
limits_there(struct report *report, struct interval limits)
{
    return limits.reason ? "-"
                         : arena_printf(report->arena, "%s to %s",
                                        figure_two(report, limits.lower),
                                        figure_two(report, limits.upper));
}

static void
add_scale_row(struct report *report, struct grid *grid,
              const struct reliability *r)
{
    const struct scale_estimate *v = &r->values;
    bool omega = !v->reason && !v->omega_reason;
    const struct interval none = INTERVAL_NONE("");
    grid_add_row(grid,
                 (const char *[]){
                     r->of->name, figure_count(report->arena, r->of->n),
                     figure_count(report->arena, v->people),
                     figure_there(report, !v->reason, v->alpha),
                     limits_there(report, v->reason ? none : v->alpha_limits),
                     figure_there(report, omega, v->omega),
                     limits_there(report, omega ? v->omega_limits : none)});
}

/* What intervals of omega come from, where there are any. */
static const char *
draws_words(struct report *report)
{
    const struct analysis *analysis = report->analysis;
    bool any = false;
    for (size_t i = 0; i < analysis->design->n_scales; i++) {
        const struct scale_estimate *v = &analysis->reliabilities[i].values;
        any |= !v->reason && !v->omega_reason && !v->omega_limits.reason;
    }
    return any ? arena_printf(
                     report->arena,
                     "; the interval of omega comes from %s samples of these "
                     "people (" RNG_NAME ", seed %llu)",
                     figure_count(report->arena,
                                  analysis->reliabilities[0].draws),
                     analysis->request->seed)
               : "";
}

static void
section_scales(struct report *report)
{
    const struct analysis *analysis = report->analysis;
    const char *titles[] = {"scale",
                            "items",
                            "answered all",
                            "alpha",
                            interval_title(report),
                            "omega",
                            interval_title(report)};
    static const bool right[] = {false, true, true, true, true, true, true};
    struct section *section = report_add_section(report, "Scales");
    section->grid = grid_new(report,
                             "How well the items of each scale go "
                             "together",
                             titles, right, 7, analysis->design->n_scales);
    for (size_t i = 0; i < analysis->design->n_scales; i++)
        add_scale_row(report, section->grid, &analysis->reliabilities[i]);
    section_add_paragraph(
        report, section,
        arena_printf(
            report->arena,
            "How much of a score's spread its items share: 1 is all, 0 none. "
            "Alpha takes every item to be as good as the others, omega takes "
            "each as good as it loads on what all share. Both are of those "
            "who answered all items, in all arms together%s.",
            draws_words(report)));
}

/* "7 left blank, 5 prefers not to say" */
static const char *
unscored_words(struct report *report, const struct reliability *r)
{
    const char *words = NULL;
    for (int m = MISSING_NOT + 1; m < MISSING_COUNT; m++)
        if (r->unscored[m])
            words = arena_printf(report->arena, "%s%s%s %s", words ? words : "",
                                 words ? ", " : "",
                                 figure_count(report->arena, r->unscored[m]),
                                 missing_label((enum missing)m));
    return words;
}

static const char *
range_words(struct report *report, const struct scale_column *scale)
{
    static const char *const by[] = {[RANGE_SAID] = "as said in --scale",
                                     [RANGE_DICTIONARY] = "by the dictionary"};
    return scale->source == RANGE_UNKNOWN
               ? ""
               : arena_printf(report->arena, ", from %g to %g, %s",
                              scale->least, scale->most, by[scale->source]);
}

static bool
any_turned(const struct scale_column *scale)
{
    for (size_t j = 0; j < scale->n; j++)
        if (scale->items[j].reversed)
            return true;
    return false;
}

static bool
any_ranked(const struct scale_column *scale)
{
    for (size_t j = 0; j < scale->n; j++)
        if (scale->items[j].ranked)
            return true;
    return false;
}

static const char *
scoring_words(struct report *report, const struct reliability *r)
{
    const struct scale_column *of = r->of;
    const struct analysis *analysis = report->analysis;
    const char *unscored = unscored_words(report, r);
    return arena_printf(
        report->arena,
        "'%s' is the mean of the items that a person answered%s%s%s. A score "
        "needs %zu of the %zu answers%s: %s of %s have one%s%s.",
        of->name, range_words(report, of),
        any_turned(of) ? ", those that are turned counted from the other end"
                       : "",
        any_ranked(of) ? ", answers in words counted by their place in the "
                         "dictionary's list"
                       : "",
        of->fewest, of->n, analysis->request->scale_answers ? "" : " (half)",
        figure_count(report->arena, r->scored),
        figure_of(report->arena, analysis->design->n, "person", "people"),
        unscored ? "; the others, by what most of the answers they lack are: "
                 : "",
        unscored ? unscored : "");
}

static void
add_item_rows(struct report *report, struct grid *grid,
              const struct reliability *r)
{
    const struct scale_estimate *v = &r->values;
    const struct scale_item none = {0};
    bool omega = !v->reason && !v->omega_reason;
    for (size_t j = 0; j < r->of->n; j++) {
        const struct scale_item *item = v->item ? &v->item[j] : &none;
        grid_add_row(grid, (const char *[]){
                               r->of->items[j].column->name,
                               r->of->items[j].reversed ? "turned" : "as asked",
                               figure_count(report->arena, r->answered[j]),
                               figure_there(report, r->answered[j], r->mean[j]),
                               figure_there(report, item->has_rest, item->rest),
                               figure_there(report, omega, item->loading),
                               figure_there(report, item->has_alpha_without,
                                            item->alpha_without)});
    }
}

/* Why there is no alpha and omega, no omega, or no interval of it. */
static void
add_reason(struct report *report, struct section *section,
           const struct scale_estimate *v)
{
    const char *what = v->reason         ? "neither alpha nor omega"
                       : v->omega_reason ? "no omega"
                                         : "no interval of omega";
    const char *reason = v->reason         ? v->reason
                         : v->omega_reason ? v->omega_reason
                                           : v->omega_limits.reason;
    if (reason)
        section_add_paragraph(
            report, section,
            arena_printf(report->arena, "There is %s: %s.", what, reason));
}

static void
section_items(struct report *report, const struct reliability *r)
{
    static const char *const titles[] = {
        "item",          "counted", "answered",     "mean",
        "with the rest", "loading", "alpha without"};
    static const bool right[] = {false, false, true, true, true, true, true};
    const char *title =
        arena_printf(report->arena, "The items of '%s'", r->of->name);
    struct section *section = report_add_section(report, title);
    section->grid = grid_new(report, title, titles, right, 7, r->of->n);
    add_item_rows(report, section->grid, r);
    section_add_paragraph(report, section, scoring_words(report, r));
    add_reason(report, section, &r->values);
}

void
report_scales(struct report *report)
{
    const struct analysis *analysis = report->analysis;
    if (!analysis->design->n_scales)
        return;
    section_scales(report);
    for (size_t i = 0; i < analysis->design->n_scales; i++)
        section_items(report, &analysis->reliabilities[i]);
}
