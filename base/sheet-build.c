#include <config.h>

#include "base/sheet-build.h"

void
sheet_build_init(struct sheet_build *build, struct arena *arena,
                 const char *file)
{
    *build = (struct sheet_build){.arena = arena};
    build->workbook = arena_alloc(arena, sizeof *build->workbook);
    build->workbook->file = arena_strdup(arena, file);
}

void
sheet_build_begin(struct sheet_build *build, struct text name, bool hidden)
{
    struct workbook *workbook = build->workbook;
    arena_grow(build->arena, &workbook->sheets, &build->sheets_capacity,
               workbook->n + 1, sizeof *workbook->sheets);
    workbook->sheets[workbook->n++] = (struct sheet){
        .name = text_dup(build->arena, text_trim(name)), .hidden = hidden};
    build->rows_capacity = 0;
}

static bool
too_much(const struct sheet_build *build, const struct sheet *sheet,
         size_t number, const char *what, size_t limit, struct error *error)
{
    return error_at(error, ERROR_DATA, build->workbook->file, 0, 0,
                    "sheet '%s', row %zu: more than %zu %s", sheet->name,
                    number, limit, what);
}

bool
sheet_build_row(struct sheet_build *build, size_t number,
                const struct text *cells, size_t n, struct error *error)
{
    struct workbook *workbook = build->workbook;
    struct sheet *sheet = &workbook->sheets[workbook->n - 1];
    while (n > 0 && cells[n - 1].n == 0)
        n--;
    if (n == 0)
        return true;
    if (number > SHEET_LIMIT_ROWS)
        return too_much(build, sheet, number, "rows", SHEET_LIMIT_ROWS, error);
    if (n > SHEET_LIMIT_COLUMNS)
        return too_much(build, sheet, number, "columns", SHEET_LIMIT_COLUMNS,
                        error);
    struct text *copy = arena_array(build->arena, n, sizeof *copy);
    for (size_t i = 0; i < n; i++) {
        if (cells[i].n > SHEET_LIMIT_CELL)
            return too_much(build, sheet, number, "bytes in one cell",
                            SHEET_LIMIT_CELL, error);
        if (cells[i].n)
            copy[i] = (struct text){text_dup(build->arena, cells[i]),
                                    cells[i].n};
    }
    arena_grow(build->arena, &sheet->rows, &build->rows_capacity,
               sheet->n + 1, sizeof *sheet->rows);
    sheet->rows[sheet->n++] = (struct sheet_row){number, copy, n};
    return true;
}
