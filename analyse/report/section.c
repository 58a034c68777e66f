#include <config.h>

#include "analyse/report/section.h"

#include "analyse/design/figure.h"

#include <string.h>

struct section *
report_add_section(struct report *report, const char *title)
{
    arena_grow(report->arena, &report->sections, &report->sections_capacity,
               report->n_sections + 1, sizeof *report->sections);
    struct section *section = &report->sections[report->n_sections++];
    *section = (struct section){.title = title};
    return section;
}

void
section_add_paragraph(struct report *report, struct section *section,
                      const char *words)
{
    arena_grow(report->arena, &section->paragraphs,
               &section->paragraphs_capacity, section->n_paragraphs + 1,
               sizeof *section->paragraphs);
    section->paragraphs[section->n_paragraphs++] = words;
}

void
section_add_point(struct report *report, struct section *section,
                  const char *words)
{
    arena_grow(report->arena, &section->points, &section->points_capacity,
               section->n_points + 1, sizeof *section->points);
    section->points[section->n_points++] = words;
}

/* A grid of at most rows rows; grid_add_row fills the next. */
void
section_set_plot(struct section *section, struct plot *plot)
{
    section->plot = NULL;
    for (size_t i = 0; i < plot->n; i++)
        if (plot->rows[i].has_value || plot->rows[i].has_limits)
            section->plot = plot;
}

struct grid *
grid_new(struct report *report, const char *caption, const char *const *titles,
         const bool *right, size_t columns, size_t rows)
{
    struct grid *grid = arena_alloc(report->arena, sizeof *grid);
    const char **kept = arena_array(report->arena, columns, sizeof *kept);
    bool *aligned = arena_array(report->arena, columns, sizeof *aligned);
    memcpy(kept, titles, columns * sizeof *kept);
    memcpy(aligned, right, columns * sizeof *aligned);
    *grid = (struct grid){.titles = kept,
                          .right = aligned,
                          .columns = columns,
                          .caption = caption};
    grid->cells =
        arena_array(report->arena, rows * columns + 1, sizeof *grid->cells);
    return grid;
}

void
grid_add_row(struct grid *grid, const char *const *cells)
{
    for (size_t c = 0; c < grid->columns; c++)
        grid->cells[grid->rows * grid->columns + c] = cells[c];
    grid->rows++;
}

const char *
interval_title(const struct report *report)
{
    return arena_printf(
        report->arena, "%s interval",
        figure_level(report->arena, report->analysis->request->level));
}

/* "+8.1", and with what is not there, a dash. */
const char *
cell_value(struct report *report, const struct result *r)
{
    if (!(r->has & HAS_ESTIMATE))
        return "-";
    return figure_value(report->arena, r->scale, r->estimate);
}

const char *
cell_limits(struct report *report, const struct result *r)
{
    if (!(r->has & HAS_LIMITS))
        return "-";
    if (r->scale != SCALE_NEEDED && r->lower > r->upper)
        return arena_printf(report->arena, "up to %s, from %s",
                            figure_value(report->arena, r->scale, r->upper),
                            figure_value(report->arena, r->scale, r->lower));
    return figure_limits(report->arena, r->scale, r->lower, r->upper);
}

const char *
cell_p(struct report *report, const struct result *r)
{
    return r->has & HAS_P ? figure_p(report->arena, r->p) : "-";
}
