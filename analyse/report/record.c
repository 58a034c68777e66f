/* What people say beside a record of it: the three accounts, by arm and
 * compared. */
#include <config.h>

#include "analyse/report/section.h"

#include "analyse/design/figure.h"
#include "analyse/design/record.h"

#include <math.h>

static bool
is_binary(const struct report *report)
{
    return report->analysis->design->outcome.kind == OUTCOME_BINARY;
}

static const char *
level_of(struct report *report, const struct arm *arm)
{
    return is_binary(report)
               ? figure_share(report->arena, arm->mean)
               : figure_value(report->arena, SCALE_RATIO, arm->mean);
}

static void
add_arms(struct report *report)
{
    const struct design *design = report->analysis->design;
    const struct record *record = design->record;
    struct section *section =
        report_add_section(report, "What is said, and what is recorded");
    static const char *const titles[] = {"arm",       "known both ways",
                                         "said",      "recorded",
                                         "only said", "only recorded"};
    static const char *const more[] = {"arm",       "known both ways",
                                       "said",      "recorded",
                                       "said more", "recorded more"};
    static const bool right[] = {false, true, true, true, true, true};
    section->grid =
        grid_new(report, "What is said and what is recorded, by arm",
                 is_binary(report) ? titles : more, right, 6, design->n_arms);
    for (size_t a = 0; a < design->n_arms; a++) {
        struct tally tally = record_tally(record, a);
        const char *cells[] = {
            design->arms[a].name,
            figure_count(report->arena, tally.known),
            level_of(report, &record->account[ACCOUNT_SAID]->arms[a]),
            level_of(report, &record->account[ACCOUNT_RECORDED]->arms[a]),
            figure_count(report->arena, tally.said_more),
            figure_count(report->arena, tally.recorded_more)};
        grid_add_row(section->grid, cells);
    }
}

/* Shares of yes stand beside differences of them: all in points. */
static struct result
result_at(const struct report *report, size_t i)
{
    struct result result = report->analysis->recorded.items[i];
    if (is_binary(report) && result.scale == SCALE_NUMBER)
        result.scale = SCALE_SHARE;
    return result;
}

static const char *const account_words[ACCOUNTS] = {
    [ACCOUNT_SAID] = "as said",
    [ACCOUNT_RECORDED] = "as recorded",
    [ACCOUNT_BEYOND] = "said less recorded",
};

static struct plot *
plot_accounts(struct report *report)
{
    struct arena *arena = report->arena;
    struct plot *plot = arena_alloc(arena, sizeof *plot);
    double end = is_binary(report) ? 2 : INFINITY;
    *plot = (struct plot){
        .title = is_binary(report) ? "percentage points" : "difference",
        .summary = "The difference by each account with its interval, as in "
                   "the table; the line marks no difference.",
        .scale = result_at(report, 0).scale,
        .has_reference = true,
        .least = -end,
        .most = end,
        .n = ACCOUNTS,
        .rows = arena_array(arena, ACCOUNTS, sizeof *plot->rows)};
    for (size_t a = 0; a < ACCOUNTS; a++) {
        struct result r = result_at(report, a);
        plot->rows[a] = (struct plot_row){.label = account_words[a],
                                          .words = cell_value(report, &r),
                                          .has_value = r.has & HAS_ESTIMATE,
                                          .has_limits = r.has & HAS_LIMITS,
                                          .value = r.estimate,
                                          .lower = r.lower,
                                          .upper = r.upper};
    }
    return plot;
}

static void
add_differences(struct report *report)
{
    size_t n = report->analysis->recorded.n, contrasts = n / ACCOUNTS;
    struct section *section =
        report_add_section(report, "The difference, by each account");
    const char *titles[] = {"account", "arm",
                            is_binary(report) ? "points" : "difference",
                            interval_title(report), "p"};
    static const bool right[] = {false, false, true, true, true};
    section->grid = grid_new(report, "The difference, by each account", titles,
                             right, 5, n);
    for (size_t i = 0; i < n; i++) {
        struct result r = result_at(report, i);
        const char *words = account_words[i / contrasts];
        const char *cells[] = {words, r.arm, cell_value(report, &r),
                               cell_limits(report, &r), cell_p(report, &r)};
        grid_add_row(section->grid, cells);
        if (r.reason)
            section_add_paragraph(report, section,
                                  arena_printf(report->arena, "%s, '%s': %s.",
                                               words, r.arm, r.reason));
    }
    if (contrasts == 1)
        section_set_plot(section, plot_accounts(report));
}

void
report_record(struct report *report)
{
    if (!report->analysis->design->record)
        return;
    add_arms(report);
    add_differences(report);
}
