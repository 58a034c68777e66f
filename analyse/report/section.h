/* section: how the parts of a report are put together.
 *
 * Everything lives in the report's arena; words are borrowed. */
#ifndef ANALYSE_REPORT_SECTION_H
#define ANALYSE_REPORT_SECTION_H

#include "analyse/report/report.h"

/* A new last section, empty; its address until the next is added. */
struct section *report_add_section(struct report *report, const char *title);
void section_add_paragraph(struct report *report, struct section *section,
                           const char *words);
void section_add_point(struct report *report, struct section *section,
                       const char *words);

/* The section's plot, unless there is nothing on it. */
void section_set_plot(struct section *section, struct plot *plot);

/* A grid of at most rows rows; grid_add_row fills the next. titles and right
 * are copied. */
struct grid *grid_new(struct report *report, const char *caption,
                      const char *const *titles, const bool *right,
                      size_t columns, size_t rows);
void grid_add_row(struct grid *grid, const char *const *cells);

/* "95 % interval" */
const char *interval_title(const struct report *report);

/* What a result says in a grid; where it says nothing, a dash. */
const char *cell_value(struct report *report, const struct result *r);
const char *cell_limits(struct report *report, const struct result *r);
const char *cell_p(struct report *report, const struct result *r);

#endif
