#include <config.h>

#include "base/table.h"

#include "base/heap.h"
#include "base/intern.h"
#include "base/number.h"

#include <assert.h>
#include <math.h>
#include <string.h>

struct table_texts {
    struct intern intern;
};

static const struct {
    const char *token, *label;
} missings[MISSING_COUNT] = {
    [MISSING_NOT] = {NULL, "answered"},
    [MISSING_BLANK] = {"", "left blank"},
    [MISSING_REFUSED] = {".r", "prefers not to say"},
    [MISSING_DONT_KNOW] = {".d", "does not know"},
    [MISSING_SKIPPED] = {".s", "not asked: skipped by the form's logic"},
    [MISSING_NOT_ASKED] = {".n", "not asked in this version of the form"},
    [MISSING_INVALID] = {".i", "not a valid answer: see the findings"},
    [MISSING_UNREADABLE] = {".u", "could not be read"},
    [MISSING_WITHHELD] = {".w", "withheld: identifies the person"},
    [MISSING_NOT_SUPPLIED] = {".x", "not supplied: the source lacks the column"},
    [MISSING_NO_RESPONSE] = {".a", "no response"},
};

const char *
missing_token(enum missing missing)
{
    return missings[missing].token;
}

const char *
missing_label(enum missing missing)
{
    return missings[missing].label;
}

bool
missing_find(struct text cell, enum missing *missing)
{
    if (cell.n != 0 && !(cell.n == 2 && cell.s[0] == '.'))
        return false;
    for (int m = MISSING_NOT + 1; m < MISSING_COUNT; m++)
        if (text_is(cell, missing_token((enum missing)m))) {
            *missing = (enum missing)m;
            return true;
        }
    return false;
}

struct table *
table_new(struct arena *arena, const char *name)
{
    struct table *table = arena_alloc(arena, sizeof *table);
    table->arena = arena;
    table->name = arena_strdup(arena, name);
    table->pool = arena_alloc(arena, sizeof *table->pool);
    intern_init(&table->pool->intern, arena);
    return table;
}

bool
column_is_numeric(const struct column *column)
{
    switch (column->type) {
    case COLUMN_INTEGER:
    case COLUMN_NUMBER:
    case COLUMN_BOOLEAN:
    case COLUMN_DATE:
        return true;
    case COLUMN_TEXT:
    case COLUMN_CODE:
    case COLUMN_TIME:
    case COLUMN_DATETIME:
        return false;
    }
    return false;
}

/* Gives the column room for so many rows, the new ones blank. */
static void
column_resize(struct table *table, struct column *column, size_t rows)
{
    size_t capacity = table->rows_capacity;
    if (column_is_numeric(column))
        arena_grow(table->arena, &column->numbers, &capacity, rows,
                   sizeof *column->numbers);
    else
        arena_grow(table->arena, &column->texts, &capacity, rows,
                   sizeof *column->texts);
    capacity = table->rows_capacity;
    arena_grow(table->arena, &column->missing, &capacity, rows, 1);
    memset(column->missing + table->rows_capacity, MISSING_BLANK,
           capacity - table->rows_capacity);
}

/* All columns of a table have room for rows_capacity rows: 8 times a power of
 * two, since arena_grow doubles. */
void
table_reserve(struct table *table, size_t rows)
{
    if (rows <= table->rows_capacity)
        return;
    size_t capacity = table->rows_capacity ? table->rows_capacity : 8;
    while (capacity < rows)
        capacity = heap_product(capacity, 2);
    for (size_t i = 0; i < table->n_columns; i++)
        column_resize(table, table->columns[i], capacity);
    table->rows_capacity = capacity;
}

struct column *
table_add_column(struct table *table, const char *name, enum column_type type)
{
    assert(!table_find(table, name));
    arena_grow(table->arena, &table->columns, &table->columns_capacity,
               table->n_columns + 1, sizeof *table->columns);
    struct column *column = arena_alloc(table->arena, sizeof *column);
    column->name = arena_strdup(table->arena, name);
    column->type = type;
    table->columns[table->n_columns++] = column;
    size_t capacity = table->rows_capacity;
    if (capacity) {
        table->rows_capacity = 0;
        column_resize(table, column, capacity);
        table->rows_capacity = capacity;
    }
    return column;
}

struct column *
table_find(const struct table *table, const char *name)
{
    for (size_t i = 0; i < table->n_columns; i++)
        if (strcmp(table->columns[i]->name, name) == 0)
            return table->columns[i];
    return NULL;
}

size_t
table_add_row(struct table *table)
{
    table_reserve(table, table->n_rows + 1);
    return table->n_rows++;
}

void
table_set_number(struct table *table, struct column *column, size_t row,
                 double value)
{
    assert(column_is_numeric(column) && row < table->n_rows);
    assert(isfinite(value));
    column->numbers[row] = value;
    column->missing[row] = MISSING_NOT;
}

void
table_set_text(struct table *table, struct column *column, size_t row,
               struct text value)
{
    assert(!column_is_numeric(column) && row < table->n_rows);
    column->texts[row] = intern_add(&table->pool->intern, value);
    column->missing[row] = MISSING_NOT;
}

void
table_set_missing(struct column *column, size_t row, enum missing missing)
{
    assert(missing != MISSING_NOT);
    column->missing[row] = (uint8_t)missing;
}

enum missing
column_missing(const struct column *column, size_t row)
{
    return (enum missing)column->missing[row];
}

double
column_number(const struct column *column, size_t row)
{
    assert(column_is_numeric(column) && !column->missing[row]);
    return column->numbers[row];
}

struct text
table_text(const struct table *table, const struct column *column, size_t row)
{
    assert(!column_is_numeric(column) && !column->missing[row]);
    return intern_at(&table->pool->intern, column->texts[row]);
}

struct text
table_cell(const struct table *table, const struct column *column, size_t row,
           char s[DATE_SIZE])
{
    _Static_assert(NUMBER_SIZE <= DATE_SIZE, "a number fits");
    enum missing missing = column_missing(column, row);
    if (missing)
        return text_of(missing_token(missing));
    if (!column_is_numeric(column))
        return table_text(table, column, row);
    if (column->type == COLUMN_DATE)
        return text_of(
            date_write(date_from_days((int64_t)column->numbers[row]), s));
    return text_of(number_write(column->numbers[row], s));
}

bool
column_has_code(const struct column *column, struct text value)
{
    for (size_t i = 0; i < column->n_codes; i++)
        if (text_is(value, column->codes[i].value))
            return true;
    return false;
}

const char *
column_code_label(const struct column *column, struct text value)
{
    for (size_t i = 0; i < column->n_codes; i++)
        if (text_is(value, column->codes[i].value))
            return column->codes[i].label;
    return NULL;
}

void
column_add_code(struct table *table, struct column *column, const char *value,
                const char *label)
{
    /* What arena_grow would have made of it. */
    size_t capacity = column->n_codes ? ARENA_FIRST : 0;
    while (capacity && capacity < column->n_codes)
        capacity *= 2;
    arena_grow(table->arena, &column->codes, &capacity, column->n_codes + 1,
               sizeof *column->codes);
    column->codes[column->n_codes++] =
        (struct code){arena_strdup(table->arena, value),
                      label ? arena_strdup(table->arena, label) : NULL};
}
