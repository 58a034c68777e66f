#include <config.h>

#include "base/sheet.h"

#include "base/csv.h"
#include "base/file.h"
#include "base/heap.h"
#include "base/sheet-build.h"

#include <stdlib.h>
#include <string.h>

/* The sheets that a .csv in the layout of XLSForm may hold. */
static const char *const sheet_names[] = {"survey",   "choices",
                                          "settings", "external_choices",
                                          "entities", "osm"};

static bool
names_a_sheet(struct text cell)
{
    for (size_t i = 0; i < sizeof sheet_names / sizeof *sheet_names; i++)
        if (text_is_fold(cell, sheet_names[i]))
            return true;
    return false;
}

static size_t
filled(const struct text *cells, size_t n)
{
    while (n > 0 && text_trim(cells[n - 1]).n == 0)
        n--;
    return n;
}

/* The layout of XLSForm: column A has the name of a sheet on its first line,
 * alone or with the headers behind it, and is empty on the lines of the sheet.
 *
 *     survey,,                 plain:  id,arm,acted
 *     ,type,name                       1,a,0
 *     ,text,q1                         2,b,1
 */
struct layout {
    bool begun;
    bool named;    /* the first line holds a sheet's known name */
    bool alone;    /* the first line has nothing but its first cell */
    bool indented; /* some line begins with an empty cell */
};

static bool
look(void *user, const struct text *cells, size_t n, size_t row, size_t line,
     struct error *error)
{
    struct layout *layout = user;
    (void)row, (void)line, (void)error;
    n = filled(cells, n);
    if (n == 0)
        return true;
    bool empty = text_trim(cells[0]).n == 0;
    if (!layout->begun) {
        layout->named = names_a_sheet(text_trim(cells[0]));
        layout->alone = n == 1;
    } else if (empty) {
        layout->indented = true;
    }
    layout->begun = true;
    return true;
}

struct filling {
    struct sheet_build build;
    bool by_sheets;
    size_t row; /* of the sheet */
    struct text *trimmed;
    size_t capacity;
};

static const struct text *
trim_all(struct filling *filling, const struct text *cells, size_t n)
{
    heap_grow(&filling->trimmed, &filling->capacity, n,
              sizeof *filling->trimmed);
    for (size_t i = 0; i < n; i++)
        filling->trimmed[i] = text_trim(cells[i]);
    return filling->trimmed;
}

static bool
fill(void *user, const struct text *cells, size_t n, size_t row, size_t line,
     struct error *error)
{
    struct filling *filling = user;
    (void)line;
    n = filled(cells, n);
    if (!filling->by_sheets)
        return n == 0 || sheet_build_row(&filling->build, row, cells, n, error);
    if (n > 0 && text_trim(cells[0]).n) {
        sheet_build_begin(&filling->build, cells[0], false);
        filling->row = 0;
        if (n == 1)
            return true;
    }
    if (n == 0 && filling->row == 0)
        return true;
    filling->row++;
    if (n == 0)
        return true;
    if (filling->build.workbook->n == 0)
        sheet_build_begin(&filling->build, TEXT("survey"), false);
    return sheet_build_row(&filling->build, filling->row,
                           trim_all(filling, cells + 1, n - 1), n - 1, error);
}

struct workbook *
workbook_read_csv(struct arena *arena, struct text bytes, const char *name,
                  struct error *error)
{
    struct layout layout = {0};
    if (!delimited_read(bytes, name, 0, look, &layout, error))
        return NULL;
    struct filling filling = {
        .by_sheets = layout.named || (layout.alone && layout.indented)};
    sheet_build_init(&filling.build, arena, name);
    if (!filling.by_sheets) {
        struct text title = text_of(file_name(name));
        if (text_ends(title, ".csv"))
            title.n -= strlen(".csv");
        sheet_build_begin(&filling.build, title, false);
    }
    bool good = delimited_read(bytes, name, 0, fill, &filling, error);
    free(filling.trimmed);
    return good ? filling.build.workbook : NULL;
}
