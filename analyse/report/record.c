/* What people say beside a record of it: the three accounts, by arm and
 * compared. */
#include <config.h>

#include "analyse/report/section.h"

#include "analyse/design/figure.h"
#include "analyse/design/record.h"

static const char *
level_of(struct report *report, const struct arm *arm)
{
    return report->analysis->design->outcome.kind == OUTCOME_BINARY
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
    bool binary = design->outcome.kind == OUTCOME_BINARY;
    section->grid =
        grid_new(report, "What is said and what is recorded, by arm",
                 binary ? titles : more, right, 6, design->n_arms);
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
in_points(const struct report *report, const struct result *r)
{
    struct result copy = *r;
    if (report->analysis->design->outcome.kind == OUTCOME_BINARY &&
        copy.scale == SCALE_NUMBER)
        copy.scale = SCALE_SHARE;
    return copy;
}

static void
add_differences(struct report *report)
{
    static const char *const words[ACCOUNTS] = {
        [ACCOUNT_SAID] = "as said",
        [ACCOUNT_RECORDED] = "as recorded",
        [ACCOUNT_BEYOND] = "said less recorded",
    };
    const struct results *all = &report->analysis->recorded;
    size_t contrasts = all->n / ACCOUNTS;
    struct section *section =
        report_add_section(report, "The difference, by each account");
    const char *titles[] = {"account", "arm", "difference",
                            interval_title(report), "p"};
    static const bool right[] = {false, false, true, true, true};
    section->grid = grid_new(report, "The difference, by each account", titles,
                             right, 5, all->n);
    for (size_t i = 0; i < all->n; i++) {
        struct result r = in_points(report, &all->items[i]);
        const char *cells[] = {words[i / contrasts], r.arm,
                               cell_value(report, &r), cell_limits(report, &r),
                               cell_p(report, &r)};
        grid_add_row(section->grid, cells);
        if (r.reason)
            section_add_paragraph(report, section,
                                  arena_printf(report->arena, "%s, '%s': %s.",
                                               words[i / contrasts], r.arm,
                                               r.reason));
    }
}

void
report_record(struct report *report)
{
    if (!report->analysis->design->record)
        return;
    add_arms(report);
    add_differences(report);
}
