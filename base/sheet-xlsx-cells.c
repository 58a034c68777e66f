#include <config.h>

#include "base/sheet-xlsx.h"

#include "base/heap.h"
#include "base/number.h"
#include "base/xml-stream.h"

#include <stdlib.h>
#include <string.h>

/* One row while it is read. The texts of its cells stand behind one another in
 * one builder and are given their addresses when the row ends. */
struct row {
    size_t number;
    struct {
        size_t from, n;
    } *spans;
    struct text *cells;
    size_t n, spans_capacity, cells_capacity;
    struct builder texts;
};

/* What the reader is in, between one node and the next. */
struct cell {
    size_t column;
    char type;   /* n s(hared) t(ext) b e d i(nline) */
    size_t look;
    bool has_value, has_formula;
    bool in_value, in_formula, in_inline, in_text, in_reading;
    struct builder value, formula;
};

/* A1 style: the column counts from 0. False for what is no such name. */
static bool
parse_reference(const char *s, size_t *column)
{
    size_t value = 0, i = 0;
    for (; s[i] >= 'A' && s[i] <= 'Z'; i++) {
        if (i == 4)
            return false;
        value = value * 26 + (size_t)(s[i] - 'A' + 1);
    }
    *column = value - 1;
    return i > 0 && value <= SHEET_LIMIT_COLUMNS;
}

static size_t
attribute_size(const struct xml_stream *stream, const char *name,
               size_t otherwise)
{
    const char *s = xml_stream_attribute(stream, name);
    int64_t value = 0;
    bool good = s && number_parse_integer(text_of(s), &value) && value >= 0;
    return good ? (size_t)value : otherwise;
}

static char
type_of(const struct xml_stream *stream)
{
    static const struct {
        const char *name;
        char type;
    } types[] = {{"s", 's'}, {"str", 't'},       {"b", 'b'},
                 {"e", 'e'}, {"inlineStr", 'i'}, {"d", 'd'}};
    const char *s = xml_stream_attribute(stream, "t");
    for (size_t i = 0; s && i < sizeof types / sizeof *types; i++)
        if (strcmp(s, types[i].name) == 0)
            return types[i].type;
    return 'n';
}

static bool
begin_cell(struct xlsx *xlsx, const struct xml_stream *stream,
           const struct row *row, struct cell *cell)
{
    builder_clear(&cell->value);
    builder_clear(&cell->formula);
    cell->has_value = cell->has_formula = false;
    cell->column = row->n;
    cell->type = type_of(stream);
    cell->look = attribute_size(stream, "s", 0);
    const char *r = xml_stream_attribute(stream, "r");
    if ((r && !parse_reference(r, &cell->column)) ||
        cell->column >= SHEET_LIMIT_COLUMNS)
        return error_at(xlsx->error, ERROR_DATA, xlsx->name, 0, 0,
                        "row %zu has a cell '%s', beyond the last column of "
                        "any spreadsheet program",
                        row->number, r ? r : "");
    return true;
}

static struct text
number_text(const struct xlsx *xlsx, const struct cell *cell,
            char s[SHEET_NUMBER_SIZE])
{
    struct text value = text_trim(builder_text(&cell->value));
    enum number_look look = NUMBER_LOOK_PLAIN;
    double number;
    if (cell->look < xlsx->n_looks)
        look = xlsx->looks[cell->look];
    if (!number_parse(value, &number))
        return value;
    return text_of(sheet_number_write(number, look, xlsx->from_1904, s));
}

static struct text
shared_text(const struct xlsx *xlsx, struct text value)
{
    int64_t index;
    if (!number_parse_integer(text_trim(value), &index) || index < 0 ||
        (uint64_t)index >= xlsx->n_strings)
        return (struct text){NULL, 0};
    return xlsx->strings[index];
}

/* An empty text is kept as <c t="str"><f>..</f><v></v></c>. Libraries that
 * cannot compute write an empty <v> too, but no kind that can be empty. */
static bool
is_uncomputed(const struct cell *cell)
{
    bool empty_text = cell->type == 't' && cell->has_value;
    return cell->has_formula && cell->value.n == 0 && !empty_text;
}

static void
note_uncomputed(struct xlsx *xlsx, const struct cell *cell, size_t row)
{
    struct workbook *workbook = xlsx->build.workbook;
    struct sheet_uncomputed *all =
        &workbook->sheets[workbook->n - 1].uncomputed;
    if (all->n++)
        return;
    all->row = row;
    all->column = cell->column;
    /* Of a formula that several cells share, one alone has the words. */
    if (cell->formula.n)
        all->formula = arena_printf(xlsx->arena, "=%s", cell->formula.s);
}

static void
add_value(const struct xlsx *xlsx, const struct cell *cell,
          struct builder *into)
{
    struct text value = builder_text(&cell->value);
    char s[SHEET_NUMBER_SIZE];
    if (value.n == 0)
        return;
    if (cell->type == 's') {
        builder_add(into, shared_text(xlsx, value));
    } else if (cell->type == 'b') {
        bool yes = text_is(value, "1") || text_is_fold(value, "true");
        builder_add_string(into, yes ? "TRUE" : "FALSE");
    } else if (cell->type == 'n') {
        builder_add(into, number_text(xlsx, cell, s));
    } else if (cell->type == 't') {
        xlsx_unescape(value, into);
    } else {
        builder_add(into, value);
    }
}

/* A text that the workbook shares, by a number that none of them has, is one
 * that was lost. */
static bool
is_lost(const struct xlsx *xlsx, const struct cell *cell)
{
    struct text value = text_trim(builder_text(&cell->value));
    int64_t index;
    return cell->type == 's' && number_parse_integer(value, &index) &&
           (index < 0 || (uint64_t)index >= xlsx->n_strings);
}

static bool
end_cell(struct xlsx *xlsx, const struct cell *cell, struct row *row)
{
    if (is_lost(xlsx, cell))
        return error_at(xlsx->error, ERROR_DATA, xlsx->name, 0, 0,
                        "the workbook is damaged: the text of a cell in row "
                        "%zu is not in it; open it and save it again",
                        row->number);
    if (is_uncomputed(cell))
        note_uncomputed(xlsx, cell, row->number);
    heap_grow(&row->spans, &row->spans_capacity, cell->column + 1,
              sizeof *row->spans);
    for (; row->n < cell->column; row->n++) {
        row->spans[row->n].from = row->texts.n;
        row->spans[row->n].n = 0;
    }
    size_t from = row->texts.n;
    add_value(xlsx, cell, &row->texts);
    row->spans[cell->column].from = from;
    row->spans[cell->column].n = row->texts.n - from;
    if (row->n < cell->column + 1)
        row->n = cell->column + 1;
    return true;
}

static bool
end_row(struct xlsx *xlsx, struct row *row)
{
    heap_grow(&row->cells, &row->cells_capacity, row->n + 1,
              sizeof *row->cells);
    for (size_t i = 0; i < row->n; i++)
        row->cells[i] = (struct text){
            row->spans[i].n ? row->texts.s + row->spans[i].from : NULL,
            row->spans[i].n};
    bool good = sheet_build_row(&xlsx->build, row->number, row->cells, row->n,
                                xlsx->error);
    row->n = 0;
    builder_clear(&row->texts);
    return good;
}

/* Inside a cell: <v>, <f>, and <is> with <t> or runs of it. */
static void
take_tag(const struct xml_stream *stream, const char *name, struct cell *cell)
{
    bool begins =
        xml_stream_begins(stream, NULL) && !xml_stream_empty(stream);
    cell->has_value |= strcmp(name, "v") == 0;
    cell->has_formula |= strcmp(name, "f") == 0;
    if (strcmp(name, "v") == 0)
        cell->in_value = begins;
    else if (strcmp(name, "f") == 0)
        cell->in_formula = begins;
    else if (strcmp(name, "is") == 0)
        cell->in_inline = begins;
    else if (strcmp(name, "rPh") == 0)
        cell->in_reading = begins;
    else if (strcmp(name, "t") == 0)
        cell->in_text = begins && cell->in_inline && !cell->in_reading;
}

static void
take_inside(const struct xml_stream *stream, struct cell *cell)
{
    const char *name = xml_stream_name(stream);
    const char *words = xml_stream_words(stream);
    if (name)
        take_tag(stream, name, cell);
    else if (words && cell->in_text)
        xlsx_unescape(text_of(words), &cell->value);
    else if (words && cell->in_value)
        builder_add_string(&cell->value, words);
    else if (words && cell->in_formula)
        builder_add_string(&cell->formula, words);
}

static bool
read_cells(struct xlsx *xlsx, struct xml_stream *stream, struct row *row,
           struct cell *cell)
{
    bool in_data = false, in_cell = false;
    int status;
    while ((status = xml_stream_next(stream, xlsx->error)) == 1) {
        bool empty = xml_stream_empty(stream);
        if (xml_stream_ends(stream, "sheetData"))
            return true; /* what follows is looks and prints */
        if (xml_stream_begins(stream, "sheetData")) {
            in_data = true;
        } else if (!in_data) {
            continue;
        } else if (xml_stream_begins(stream, "row")) {
            row->number = attribute_size(stream, "r", row->number + 1);
        } else if (xml_stream_ends(stream, "row")) {
            if (!end_row(xlsx, row))
                return false;
        } else if (xml_stream_begins(stream, "c")) {
            if (!begin_cell(xlsx, stream, row, cell))
                return false;
            in_cell = !empty;
        } else if (xml_stream_ends(stream, "c")) {
            if (!end_cell(xlsx, cell, row))
                return false;
            in_cell = false;
        } else if (in_cell) {
            take_inside(stream, cell);
        }
    }
    return status == 0;
}

bool
xlsx_read_cells(struct xlsx *xlsx, const char *part)
{
    struct builder bytes = BUILDER_INIT;
    struct row row = {0};
    struct cell cell = {0};
    bool good = false;
    if (xlsx_part(xlsx, part, &bytes)) {
        struct xml_stream *stream = xml_stream_new(
            builder_text(&bytes), part, xlsx->name, xlsx->error);
        good = stream && read_cells(xlsx, stream, &row, &cell);
        xml_stream_free(stream);
    }
    free(row.spans);
    free(row.cells);
    builder_release(&row.texts);
    builder_release(&cell.value);
    builder_release(&cell.formula);
    builder_release(&bytes);
    return good;
}
