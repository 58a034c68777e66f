/* reference-data: the columns of the CSV files that cases name. */
#include <config.h>

#include "tests/analyse/reference.h"

#include <csv.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What is gathered while libcsv calls back, cell by cell. */
struct column {
    struct reference_case *c;
    const char *name;
    size_t cell;   /* of the row being read */
    size_t wanted; /* SIZE_MAX until the heading is met */
    bool heading;
    double *numbers; /* one a row, 0 where there is none */
    size_t rows, space;
};

/* Room for the next row's number. */
static void
column_grow(struct column *column)
{
    if (column->rows < column->space)
        return;
    column->space = column->space ? 2 * column->space : 256;
    column->numbers = realloc(column->numbers, column->space * sizeof(double));
    if (!column->numbers)
        abort();
}

static void
cell_read(void *cell, size_t length, void *data)
{
    (void)length; /* libcsv ends the cell with a null byte when asked to */
    struct column *column = data;
    if (column->heading && strcmp(cell, column->name) == 0)
        column->wanted = column->cell;
    if (!column->heading && column->cell == column->wanted) {
        char *end;
        column->numbers[column->rows] = strtod(cell, &end);
        if (end == (char *)cell || *end)
            reference_fault(column->c, "%s: not a number: '%s'", column->name,
                            (char *)cell);
    }
    column->cell++;
}

static void
row_end(int terminator, void *data)
{
    (void)terminator;
    struct column *column = data;
    bool found = column->wanted != SIZE_MAX;
    if (!column->heading && found && column->cell <= column->wanted)
        reference_fault(column->c, "%s: row %zu ends before it", column->name,
                        column->rows + 1);
    if (!column->heading)
        column->rows++;
    column_grow(column);
    column->numbers[column->rows] = 0;
    column->cell = 0;
    column->heading = false;
}

/* False when the file cannot be opened or is not CSV. */
static bool
column_read(struct column *column, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    struct csv_parser parser;
    csv_init(&parser, CSV_APPEND_NULL);
    char bytes[65536];
    size_t got;
    bool read = true;
    while (read && (got = fread(bytes, 1, sizeof bytes, file)) > 0)
        read =
            csv_parse(&parser, bytes, got, cell_read, row_end, column) == got;
    csv_fini(&parser, cell_read, row_end, column);
    csv_free(&parser);
    fclose(file);
    return read;
}

double *
reference_column(struct reference_case *c, const char *name, size_t *count)
{
    struct column column = {
        .c = c, .name = name, .wanted = SIZE_MAX, .heading = true};
    column_grow(&column);
    column.numbers[0] = 0;
    const char *data = reference_text(c, "data");
    char path[8192];
    name = name ? name : "";
    column.name = name;
    snprintf(path, sizeof path, "%s/%s", c->folder, data ? data : "");
    if (!data || !column_read(&column, path))
        reference_fault(c, "cannot read '%s'", path);
    else if (column.wanted == SIZE_MAX)
        reference_fault(c, "'%s' has no column '%s'", path, name);
    *count = column.rows;
    return column.numbers;
}
