#include <config.h>

#include "base/table-file.h"

#include "base/builder.h"
#include "base/csv.h"
#include "base/file.h"
#include "base/heap.h"
#include "base/number.h"
#include "base/outfile.h"
#include "base/table-package.h"

#include <stdlib.h>
#include <string.h>

/* Would a spreadsheet run it? A number is a number. */
static bool
is_formula(struct text t)
{
    double number;
    return t.n && strchr("=+-@\t\r", t.s[0]) && !number_parse(t, &number);
}

static void
write_text(FILE *out, struct text t, struct builder *escaped)
{
    enum missing missing;
    if (text_begins(t, "'") || is_formula(t) ||
        (t.n && missing_find(t, &missing))) {
        builder_clear(escaped);
        builder_add_char(escaped, '\'');
        builder_add(escaped, t);
        t = builder_text(escaped);
    }
    delimited_write_cell(out, t, ',');
}

void
table_write_csv(const struct table *table, FILE *out)
{
    struct builder escaped = BUILDER_INIT;
    char s[DATE_SIZE];
    for (size_t c = 0; c < table->n_columns; c++) {
        if (c)
            fputc(',', out);
        write_text(out, text_of(table->columns[c]->name), &escaped);
    }
    fputc('\n', out);
    for (size_t row = 0; row < table->n_rows; row++) {
        for (size_t c = 0; c < table->n_columns; c++) {
            const struct column *column = table->columns[c];
            if (c)
                fputc(',', out);
            struct text cell = table_cell(table, column, row, s);
            if (column_missing(column, row) || column_is_numeric(column))
                fwrite(cell.s, 1, cell.n, out);
            else
                write_text(out, cell, &escaped);
        }
        fputc('\n', out);
    }
    builder_release(&escaped);
}

bool
tables_write(struct table *const *tables, size_t n, const char *folder,
             const char *title, struct error *error)
{
    bool done = true;
    struct builder path = BUILDER_INIT;
    for (size_t i = 0; done && i < n; i++) {
        builder_clear(&path);
        builder_printf(&path, "%s/%s.csv", folder, tables[i]->name);
        struct outfile out;
        done = outfile_open(&out, path.s, error);
        if (done) {
            table_write_csv(tables[i], out.stream);
            done = outfile_close(&out, error);
        }
    }
    builder_clear(&path);
    builder_printf(&path, "%s/datapackage.json", folder);
    done = done && package_write(tables, n, path.s, title, error);
    builder_release(&path);
    return done;
}

/* What a column holds is known after its last cell, so a file is gone through
 * twice: parsed into rows of cells, then kept as values, in arrays of the right
 * size. */
struct guess {
    bool holds_text;
    bool holds_fraction;
    bool holds_any;
};

/* The rows as they stood in the file, cells end to end. */
struct raw {
    struct builder bytes;
    uint32_t *lengths; /* of the cells */
    size_t n_cells, cells_capacity;
    struct raw_row {
        size_t line;
        uint32_t n; /* cells */
    } *rows;
    size_t n, capacity;
};

struct reading {
    struct arena *arena;
    const char *path;
    struct table *dictionary; /* or NULL */
    struct table *table;
    struct guess *guesses;
    struct text *names;
    size_t n_names;
    struct raw raw; /* without the header and blank rows */
};

static void
raw_add(struct raw *raw, const struct text *cells, size_t n, size_t line)
{
    _Static_assert(DELIMITED_LIMIT_CELL <= UINT32_MAX &&
                       DELIMITED_LIMIT_COLUMNS <= UINT32_MAX,
                   "lengths and counts fit");
    heap_grow(&raw->rows, &raw->capacity, raw->n + 1, sizeof *raw->rows);
    raw->rows[raw->n++] = (struct raw_row){line, (uint32_t)n};
    heap_grow(&raw->lengths, &raw->cells_capacity, raw->n_cells + n,
                sizeof *raw->lengths);
    for (size_t i = 0; i < n; i++) {
        builder_add(&raw->bytes, cells[i]);
        raw->lengths[raw->n_cells++] = (uint32_t)cells[i].n;
    }
}

static void
raw_release(struct raw *raw)
{
    builder_release(&raw->bytes);
    free(raw->lengths);
    free(raw->rows);
}

static bool
is_blank(struct text cell)
{
    return cell.n == 0 || (cell.n == 2 && text_is(cell, "NA"));
}

/* 007 and numbers past what a double holds exactly are codes, not numbers. */
static bool
is_plain_number(struct text cell, double *value)
{
    if (!number_parse(cell, value))
        return false;
    struct text digits = cell.s[0] == '-' ? text_slice(cell, 1, cell.n) : cell;
    bool padded = digits.n > 1 && digits.s[0] == '0' && digits.s[1] >= '0' &&
                  digits.s[1] <= '9';
    return !padded && cell.s[0] != '+' &&
           (digits.n <= 15 || text_find(digits, '.') < digits.n);
}

static bool
is_whole(double value)
{
    static const double exact = 9007199254740992.0; /* 2^53 */
    return value > -exact && value < exact &&
           (double)(int64_t)value == value;
}

static void
guess_cell(struct guess *guess, struct text cell)
{
    if (is_blank(cell))
        return;
    guess->holds_any = true;
    double value;
    if (guess->holds_text)
        return;
    if (!is_plain_number(cell, &value))
        guess->holds_text = true;
    else if (text_find(cell, '.') < cell.n || !is_whole(value))
        guess->holds_fraction = true;
}

static bool
read_header(struct reading *reading, const struct text *cells, size_t n,
            size_t line, struct error *error)
{
    reading->names = arena_array(reading->arena, n, sizeof *reading->names);
    reading->guesses = arena_array(reading->arena, n, sizeof *reading->guesses);
    reading->n_names = n;
    for (size_t i = 0; i < n; i++) {
        struct text name = text_trim(cells[i]);
        if (reading->dictionary && text_begins(name, "'"))
            name = text_slice(name, 1, name.n);
        if (name.n == 0)
            return error_at(error, ERROR_DATA, reading->path, line, 0,
                            "column %zu has no name in the first row", i + 1);
        reading->names[i] =
            (struct text){text_dup(reading->arena, name), name.n};
        for (size_t k = 0; k < i; k++)
            if (text_equal(reading->names[k], name))
                return error_at(error, ERROR_DATA, reading->path, line, 0,
                                "two columns are named '%.*s'",
                                TEXT_ARGS(name));
    }
    return true;
}

static bool
is_blank_row(const struct text *cells, size_t n)
{
    return n == 0 || (n == 1 && cells[0].n == 0);
}

static bool
look(void *user, const struct text *cells, size_t n, size_t row, size_t line,
     struct error *error)
{
    (void)row;
    struct reading *reading = user;
    if (is_blank_row(cells, n))
        return true;
    if (!reading->names)
        return read_header(reading, cells, n, line, error);
    if (n > reading->n_names)
        return error_at(error, ERROR_DATA, reading->path, line, 0,
                        "this row has %zu cells, the first row names %zu", n,
                        reading->n_names);
    for (size_t i = 0; i < n; i++)
        guess_cell(&reading->guesses[i], cells[i]);
    raw_add(&reading->raw, cells, n, line);
    return true;
}

static bool
keep_code(struct reading *reading, struct column *column, size_t row,
          struct text cell, size_t line, struct error *error)
{
    if (!column_has_code(column, cell))
        return error_at(error, ERROR_DATA, reading->path, line, 0,
                        "'%.*s' is not among the codes of '%s'",
                        TEXT_ARGS(cell), column->name);
    table_set_text(reading->table, column, row, cell);
    return true;
}

static bool
keep_number(struct reading *reading, struct column *column, size_t row,
            struct text cell, size_t line, struct error *error)
{
    struct date date;
    double value;
    if (column->type == COLUMN_DATE) {
        if (!date_parse(cell, &date))
            return error_at(error, ERROR_DATA, reading->path, line, 0,
                            "'%.*s' in '%s' is not a date like 2026-01-31",
                            TEXT_ARGS(cell), column->name);
        value = (double)date_days(date);
    } else if (!number_parse(cell, &value)) {
        return error_at(error, ERROR_DATA, reading->path, line, 0,
                        "'%.*s' in '%s' is not a number", TEXT_ARGS(cell),
                        column->name);
    }
    table_set_number(reading->table, column, row, value);
    return true;
}

static bool
keep_cell(struct reading *reading, struct column *column, size_t row,
          struct text cell, size_t line, struct error *error)
{
    enum missing missing;
    if (reading->dictionary && missing_find(cell, &missing)) {
        table_set_missing(column, row, missing);
        return true;
    }
    if (!reading->dictionary && is_blank(cell))
        return true;
    if (column_is_numeric(column))
        return keep_number(reading, column, row, cell, line, error);
    if (reading->dictionary && text_begins(cell, "'"))
        cell = text_slice(cell, 1, cell.n);
    if (column->type == COLUMN_CODE)
        return keep_code(reading, column, row, cell, line, error);
    table_set_text(reading->table, column, row, cell);
    return true;
}

static bool
keep(struct reading *reading, struct error *error)
{
    const struct raw *raw = &reading->raw;
    struct text rest = builder_text(&raw->bytes);
    const uint32_t *length = raw->lengths;
    for (size_t row = 0; row < raw->n; row++) {
        table_add_row(reading->table);
        for (size_t i = 0; i < raw->rows[row].n; i++) {
            struct text cell = text_slice(rest, 0, *length);
            rest = text_slice(rest, *length++, rest.n);
            if (!keep_cell(reading, reading->table->columns[i], row, cell,
                           raw->rows[row].line, error))
                return false;
        }
    }
    return true;
}

static enum column_type
guessed_type(const struct guess *guess)
{
    if (guess->holds_text || !guess->holds_any)
        return COLUMN_TEXT;
    return guess->holds_fraction ? COLUMN_NUMBER : COLUMN_INTEGER;
}

/* Columns in the order of the file; each as the dictionary says, else as its
 * cells suggest. */
static void
make_columns(struct reading *reading)
{
    struct table *table = reading->table;
    for (size_t i = 0; i < reading->n_names; i++) {
        const char *name = reading->names[i].s;
        const struct column *known =
            reading->dictionary ? table_find(reading->dictionary, name) : NULL;
        struct column *column = table_add_column(
            table, name,
            known ? known->type : guessed_type(&reading->guesses[i]));
        if (!known)
            continue;
        column->label = known->label;
        column->note = known->note;
        column->path = known->path;
        column->codes = known->codes;
        column->n_codes = known->n_codes;
        column->bounded = known->bounded;
        column->least = known->least;
        column->most = known->most;
        column->personal = known->personal;
        column->person = known->person;
        column->roster = known->roster;
    }
    if (reading->dictionary) {
        table->title = reading->dictionary->title;
        table->key = reading->dictionary->key;
    }
}

static bool
has_rows(const struct reading *reading, struct error *error)
{
    if (reading->names && reading->raw.n)
        return true;
    return error_at(error, ERROR_DATA, reading->path, 0, 0,
                    reading->names ? "the table has a header but no rows"
                                   : "the table is empty");
}

static bool
make_table(struct reading *reading, struct error *error)
{
    struct text name = text_of(file_name(reading->path));
    if (text_ends(name, ".csv"))
        name = text_slice(name, 0, name.n - 4);
    reading->table = table_new(reading->arena, text_dup(reading->arena, name));
    make_columns(reading);
    table_reserve(reading->table, reading->raw.n);
    return keep(reading, error);
}

static char *
beside(struct arena *arena, const char *path, const char *name)
{
    size_t n = (size_t)(file_name(path) - path);
    return arena_printf(arena, "%.*s%s", (int)n, path, name);
}

struct table *
table_read(struct arena *arena, const char *path, struct error *error)
{
    struct reading reading = {.arena = arena, .path = path};
    if (strcmp(path, "-") != 0)
        reading.dictionary =
            package_read(arena, beside(arena, path, "datapackage.json"),
                         file_name(path), error);
    if (error->kind)
        return NULL;
    struct builder bytes = BUILDER_INIT;
    bool done = file_read(path, FILE_LIMIT, &bytes, error) &&
                delimited_read(builder_text(&bytes), path, 0, look, &reading,
                               error);
    builder_release(&bytes);
    done = done && has_rows(&reading, error) && make_table(&reading, error);
    raw_release(&reading.raw);
    return done ? reading.table : NULL;
}
