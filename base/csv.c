#include <config.h>

#include "base/csv.h"

#include "base/builder.h"
#include "base/heap.h"
#include "base/utf8.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

/* Bytes handed to libcsv at a time. */
#define PIECE ((size_t)1 << 16)

struct reading {
    const char *name;
    delimited_row each;
    void *user;
    struct error *error;
    bool stopped;
    struct builder bytes; /* the cells of this row, end to end */
    size_t *ends;         /* where each of them ends in bytes */
    struct text *cells;
    size_t n, ends_capacity, cells_capacity;
    size_t row;
    size_t line; /* where this row begins */
    size_t lines_in_row;
    bool after_return; /* the last row ended with \r */
};

static bool
stop(struct reading *reading)
{
    reading->stopped = true;
    return false;
}

static void
on_cell(void *bytes, size_t n, void *user)
{
    struct reading *reading = user;
    if (reading->stopped)
        return;
    if (reading->n == DELIMITED_LIMIT_COLUMNS || n > DELIMITED_LIMIT_CELL) {
        error_at(reading->error, ERROR_DATA, reading->name, reading->line, 0,
                 n > DELIMITED_LIMIT_CELL
                     ? "a cell is larger than 16 MiB: a quote may be missing"
                     : "a row has more than 32768 cells");
        stop(reading);
        return;
    }
    builder_add(&reading->bytes, (struct text){bytes, n});
    heap_grow(&reading->ends, &reading->ends_capacity, reading->n + 1,
              sizeof *reading->ends);
    reading->ends[reading->n++] = reading->bytes.n;
    for (const char *p = bytes, *end = p + n;
         (p = memchr(p, '\n', (size_t)(end - p)));)
        p++, reading->lines_in_row++;
}

/* Cells become views only when the row is whole: the builder moves. */
static void
view_cells(struct reading *reading)
{
    heap_grow(&reading->cells, &reading->cells_capacity, reading->n + 1,
              sizeof *reading->cells);
    size_t from = 0;
    for (size_t i = 0; i < reading->n; i++) {
        reading->cells[i] =
            text_slice(builder_text(&reading->bytes), from, reading->ends[i]);
        from = reading->ends[i];
    }
}

static void
on_row(int end, void *user)
{
    struct reading *reading = user;
    if (reading->stopped)
        return;
    /* libcsv tells every line end by itself: the \n of \r\n ends no row. */
    bool second_half = end == '\n' && reading->after_return && !reading->n;
    reading->after_return = end == '\r';
    if (second_half)
        return;
    view_cells(reading);
    reading->row++;
    if (!reading->each(reading->user, reading->cells, reading->n, reading->row,
                       reading->line, reading->error))
        stop(reading);
    reading->line += 1 + reading->lines_in_row;
    reading->lines_in_row = 0;
    reading->n = 0;
    builder_clear(&reading->bytes);
}

static size_t
line_of(struct text text, size_t offset)
{
    size_t line = 1;
    for (size_t i = 0; i < offset; i++)
        line += text.s[i] == '\n';
    return line;
}

/* Nothing but UTF-8 text passes. */
static bool
check_bytes(struct text text, const char *name, struct error *error)
{
    const char *nul = text.n ? memchr(text.s, '\0', text.n) : NULL;
    if (nul)
        return error_at(error, ERROR_DATA, name,
                        line_of(text, (size_t)(nul - text.s)), 0,
                        "this is not a text file: save it as CSV (UTF-8)");
    size_t bad = utf8_check(text);
    if (bad < text.n)
        return error_at(error, ERROR_DATA, name, line_of(text, bad), 0,
                        "byte 0x%02x is not UTF-8: save the file as CSV UTF-8",
                        (unsigned char)text.s[bad]);
    return true;
}

static struct text
without_mark(struct text text)
{
    return text_begins(text, "\xef\xbb\xbf") ? text_slice(text, 3, text.n)
                                             : text;
}

char
delimited_sniff(struct text text)
{
    static const char candidates[] = {',', ';', '\t'};
    size_t counts[sizeof candidates] = {0};
    bool quoted = false;
    text = without_mark(text);
    for (size_t i = 0; i < text.n; i++) {
        char c = text.s[i];
        if (c == '"')
            quoted = !quoted;
        if (!quoted && (c == '\n' || c == '\r'))
            break;
        for (size_t k = 0; !quoted && k < sizeof candidates; k++)
            counts[k] += c == candidates[k];
    }
    size_t best = 0;
    for (size_t k = 1; k < sizeof candidates; k++)
        if (counts[k] > counts[best])
            best = k;
    return candidates[best];
}

/* Spaces are data here; libcsv would trim them. */
static int
no_space(unsigned char c)
{
    (void)c;
    return 0;
}

static bool
parse_pieces(struct csv_parser *parser, struct text text,
             struct reading *reading)
{
    for (size_t from = 0; from < text.n && !reading->stopped; from += PIECE) {
        size_t n = text.n - from < PIECE ? text.n - from : PIECE;
        if (csv_parse(parser, text.s + from, n, on_cell, on_row, reading) != n)
            break;
    }
    /* Strict only at the end: a quote inside a bare cell is let pass, a quote
     * that never closes has swallowed the rest of the file. */
    csv_set_opts(parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL);
    if (!reading->stopped && csv_error(parser) == CSV_SUCCESS)
        csv_fini(parser, on_cell, on_row, reading);
    if (reading->stopped)
        return false;
    if (csv_error(parser) == CSV_EPARSE)
        return error_at(reading->error, ERROR_DATA, reading->name,
                        reading->line, 0,
                        "a quote (\") that opens in this row is never closed");
    if (csv_error(parser) != CSV_SUCCESS)
        return error_set(reading->error, ERROR_SYSTEM, "cannot read '%s': %s",
                         reading->name, csv_strerror(csv_error(parser)));
    return true;
}

bool
delimited_read(struct text text, const char *name, char delimiter,
               delimited_row each, void *user, struct error *error)
{
    if (!check_bytes(text, name, error))
        return false;
    text = without_mark(text);
    struct csv_parser parser;
    if (csv_init(&parser, CSV_REPALL_NL) != 0)
        return error_set(error, ERROR_SYSTEM, "cannot start the CSV reader");
    csv_set_delim(&parser, (unsigned char)(delimiter ? delimiter
                                                     : delimited_sniff(text)));
    csv_set_space_func(&parser, no_space);
    struct reading reading = {
        .name = name, .each = each, .user = user, .error = error, .line = 1};
    bool done = parse_pieces(&parser, text, &reading);
    csv_free(&parser);
    builder_release(&reading.bytes);
    free(reading.ends);
    free(reading.cells);
    return done;
}

void
delimited_write_cell(FILE *out, struct text cell, char delimiter)
{
    bool quote = false;
    for (size_t i = 0; i < cell.n && !quote; i++) {
        char c = cell.s[i];
        quote = c == delimiter || c == '"' || c == '\n' || c == '\r';
    }
    /* Readers trim bare cells; and an empty row must not look blank. */
    if (cell.n && (cell.s[0] == ' ' || cell.s[cell.n - 1] == ' '))
        quote = true;
    if (!quote) {
        fwrite(cell.s, 1, cell.n, out);
        return;
    }
    fputc('"', out);
    for (size_t i = 0; i < cell.n; i++) {
        if (cell.s[i] == '"')
            fputc('"', out);
        fputc(cell.s[i], out);
    }
    fputc('"', out);
}
