#include <config.h>

#include "base/sheet.h"

#include "base/builder.h"
#include "base/heap.h"
#include "base/sheet-build.h"
#include "base/utf8.h"

#include <stdlib.h>

/* A workbook as pipe tables. The first cell of a line names a sheet, which the
 * lines below it belong to; the next line has its headers.
 *
 *     | survey |            |      |          |
 *     |        | type       | name | label    |
 *     |        | text       | q1   | Who?     |  # said here, not read
 */
struct markdown {
    struct sheet_build build;
    struct builder unescaped; /* the text of all cells of one line */
    struct text *cells;
    size_t n, capacity;
    size_t row;
};

/* From the first '|' on to the last one that is not escaped; what follows it
 * is a cell too, unless it is a comment. */
static bool
table_part(struct text line, struct text *part)
{
    line = text_trim(line);
    if (line.n == 0 || line.s[0] != '|')
        return false;
    size_t last = line.n - 1;
    while (last > 0 && (line.s[last] != '|' || line.s[last - 1] == '\\'))
        last--;
    struct text behind = text_trim(text_slice(line, last + 1, line.n));
    bool comment = behind.n > 0 && behind.s[0] == '#';
    bool ends = last > 0 && (behind.n == 0 || comment);
    *part = text_slice(line, 1, ends ? last : line.n);
    return true;
}

/* |---|:---:| under a header, which other tools write. */
static bool
is_rule(const struct markdown *markdown)
{
    size_t dashes = 0;
    for (size_t i = 0; i < markdown->n; i++) {
        struct text cell = markdown->cells[i];
        size_t in_cell = 0;
        for (size_t k = 0; k < cell.n; k++) {
            if (cell.s[k] != '-' && cell.s[k] != ':')
                return false;
            in_cell += cell.s[k] == '-';
        }
        dashes += in_cell >= 3;
    }
    return dashes > 0;
}

static void
add_cell(struct markdown *markdown, struct text cell)
{
    cell = text_trim(cell);
    heap_grow(&markdown->cells, &markdown->capacity, markdown->n + 1,
              sizeof *markdown->cells);
    /* The builder has room for the whole line: the view stays good. */
    size_t begin = markdown->unescaped.n, from = 0;
    for (size_t i = 0; i + 1 < cell.n; i++)
        if (cell.s[i] == '\\' && cell.s[i + 1] == '|') {
            builder_add(&markdown->unescaped, text_slice(cell, from, i));
            from = i + 1;
        }
    builder_add(&markdown->unescaped, text_slice(cell, from, cell.n));
    struct text line = builder_text(&markdown->unescaped);
    markdown->cells[markdown->n++] = text_slice(line, begin, line.n);
}

static void
split(struct markdown *markdown, struct text part)
{
    markdown->n = 0;
    builder_clear(&markdown->unescaped);
    builder_extend(&markdown->unescaped, part.n + 1);
    builder_clear(&markdown->unescaped);
    size_t from = 0;
    for (size_t i = 0; i < part.n; i++)
        if (part.s[i] == '|' && (i == 0 || part.s[i - 1] != '\\')) {
            add_cell(markdown, text_slice(part, from, i));
            from = i + 1;
        }
    add_cell(markdown, text_slice(part, from, part.n));
}

static bool
read_line(struct markdown *markdown, struct text line, struct error *error)
{
    struct text part;
    if (!table_part(line, &part))
        return true;
    split(markdown, part);
    if (is_rule(markdown))
        return true;
    bool content = false;
    for (size_t i = 1; i < markdown->n; i++)
        content |= markdown->cells[i].n > 0;
    if (markdown->cells[0].n) {
        sheet_build_begin(&markdown->build, markdown->cells[0], false);
        markdown->row = 0;
        if (!content)
            return true;
    }
    if (markdown->build.workbook->n == 0)
        return true; /* a table before any sheet's name */
    if (!content && markdown->row == 0)
        return true;
    return sheet_build_row(&markdown->build, ++markdown->row,
                           markdown->cells + 1, markdown->n - 1, error);
}

/* Takes a line off the front of *rest; it ends in \n, \r\n or \r. */
static bool
next_line(struct text *rest, struct text *line)
{
    if (rest->n == 0)
        return false;
    size_t feed = text_find(*rest, '\n');
    size_t end = text_find(text_slice(*rest, 0, feed), '\r');
    size_t next = end + 1 == feed ? feed : end;
    *line = text_slice(*rest, 0, end);
    *rest = text_slice(*rest, next + 1, rest->n);
    return true;
}

/* The line that the byte stands in, from 1. */
static size_t
line_of(struct text bytes, size_t offset)
{
    struct text rest = bytes, line;
    size_t number = 0;
    while (bytes.n - rest.n <= offset && next_line(&rest, &line))
        number++;
    return number;
}

/* Nothing but UTF-8 text passes. */
static bool
check_bytes(struct text bytes, const char *name, struct error *error)
{
    size_t bad = utf8_check(bytes), nul = text_find(bytes, '\0');
    if (bad < bytes.n)
        return error_at(error, ERROR_DATA, name, line_of(bytes, bad), 0,
                        "this is not UTF-8 text");
    return nul == bytes.n ||
           error_at(error, ERROR_DATA, name, line_of(bytes, nul), 0,
                    "there is a NUL character here, which is no text: "
                    "remove it");
}

struct workbook *
workbook_read_markdown(struct arena *arena, struct text bytes,
                       const char *name, struct error *error)
{
    if (!check_bytes(bytes, name, error))
        return NULL;
    if (text_begins(bytes, "\xef\xbb\xbf"))
        bytes = text_slice(bytes, 3, bytes.n);
    struct markdown markdown = {0};
    sheet_build_init(&markdown.build, arena, name);
    markdown.build.workbook->is_markdown = true;
    struct text rest = bytes, line;
    bool good = true;
    while (good && next_line(&rest, &line))
        good = read_line(&markdown, line, error);
    builder_release(&markdown.unescaped);
    free(markdown.cells);
    return good ? markdown.build.workbook : NULL;
}
