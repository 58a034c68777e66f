/* The share of each arm by every interval for one proportion. */
#include <config.h>

#include "analyse/report/section.h"

#include "analyse/design/figure.h"

void
report_shares(struct report *report)
{
    const struct results *shares = &report->analysis->shares;
    struct arena *arena = report->arena;
    if (!shares->n)
        return;
    struct section *section =
        report_add_section(report, "The share of each arm, by other methods");
    const char *titles[] = {"arm", "method", "share", interval_title(report)};
    static const bool right[] = {false, false, true, true};
    section->grid = grid_new(report, "The share of each arm, by other methods",
                             titles, right, 4, shares->n);
    for (size_t i = 0; i < shares->n; i++) {
        const struct result *r = &shares->items[i];
        bool there = r->has & HAS_LIMITS;
        const char *cells[] = {
            r->arm, r->label, there ? figure_share(arena, r->estimate) : "-",
            there ? arena_printf(arena, "%.1f to %.1f %%", 100 * r->lower,
                                 100 * r->upper)
                  : "-"};
        grid_add_row(section->grid, cells);
    }
    section_add_paragraph(report, section,
                          "People are taken to be independent here.");
}
