#include <config.h>

#include "analyse/design/item.h"

#include "analyse/design/measure.h"
#include "base/heap.h"
#include "base/number.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

static bool
refuse(const struct column *column, const char *why, struct error *error)
{
    return error_set(error, ERROR_DATA, "--scale: '%s' %s", column->name, why);
}

/* All codes are numbers, or none is: else there is no telling. */
static bool
look_at_codes(struct item *item, struct error *error)
{
    const struct column *column = item->column;
    size_t numbers = 0;
    double value;
    for (size_t i = 0; i < column->n_codes; i++)
        numbers += number_parse(text_of(column->codes[i].value), &value);
    item->ranked = numbers == 0;
    return !numbers || numbers == column->n_codes ||
           refuse(column,
                  "has codes that are numbers and codes that are words: give "
                  "the words numbers, or mark them as missing",
                  error);
}

static double
place_of(const struct column *column, struct text code)
{
    size_t place = 0;
    while (place < column->n_codes &&
           !text_is(code, column->codes[place].value))
        place++;
    assert(place < column->n_codes); /* a table holds no other codes */
    return (double)(place + 1);
}

/* A cell of a column of texts: a number, a code, or the token of a reason. */
static bool
read_text(const struct table *table, struct item *item, size_t row,
          struct error *error)
{
    struct text t = table_text(table, item->column, row);
    if (item->ranked) {
        item->value[row] = place_of(item->column, t);
        return true;
    }
    enum missing missing;
    if (missing_find(text_trim(t), &missing)) {
        item->missing[row] = (uint8_t)missing;
        return true;
    }
    return number_parse(text_trim(t), &item->value[row]) ||
           error_set(error, ERROR_DATA,
                     "--scale: row %zu of the table has the words '%.*s' in "
                     "'%s': give answers as numbers, or a dictionary that "
                     "lists them in their order; what is no answer as .r, .d "
                     "or empty",
                     row + 1, TEXT_ARGS(t), item->column->name);
}

static bool
read_row(const struct table *table, struct item *item, size_t row,
         struct error *error)
{
    const struct column *column = item->column;
    item->missing[row] = (uint8_t)column_missing(column, row);
    if (!item->missing[row]) {
        if (column_is_numeric(column))
            item->value[row] = column_number(column, row);
        else if (!read_text(table, item, row, error))
            return false;
    }
    item->known[row] = !item->missing[row];
    return measure_check(column->name, item->value[row], error);
}

bool
item_read(const struct table *table, const struct column *column, bool reversed,
          struct item *item, struct error *error)
{
    size_t n = table->n_rows;
    *item = (struct item){
        .column = column,
        .reversed = reversed,
        .value = arena_array(table->arena, n, sizeof *item->value),
        .known = arena_array(table->arena, n, sizeof *item->known),
        .missing = arena_array(table->arena, n, sizeof *item->missing),
    };
    if (column->type == COLUMN_DATE || column->type == COLUMN_TIME ||
        column->type == COLUMN_DATETIME)
        return refuse(
            column, "holds dates or times: a scale is made of answers", error);
    if (column->type == COLUMN_CODE && !look_at_codes(item, error))
        return false;
    for (size_t row = 0; row < n; row++)
        if (!read_row(table, item, row, error))
            return false;
    return true;
}

static int
rising(const void *a, const void *b)
{
    const double *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

/* Ends of the list's numbers, where the steps between them are alike. */
static bool
range_of_codes(const struct column *column, double *least, double *most)
{
    size_t n = column->n_codes;
    double *code = heap_new(n, sizeof *code);
    for (size_t i = 0; i < n; i++)
        number_parse(text_of(column->codes[i].value), &code[i]);
    qsort(code, n, sizeof *code, rising);
    bool even = n > 1 && code[1] > code[0];
    for (size_t i = 2; i < n && even; i++)
        even = fabs(code[i] - code[i - 1] - (code[1] - code[0])) <
               1e-9 * (code[1] - code[0]);
    if (even) {
        *least = code[0];
        *most = code[n - 1];
    }
    free(code);
    return even;
}

bool
item_range(const struct item *item, double *least, double *most)
{
    const struct column *column = item->column;
    if (column->type == COLUMN_CODE && !item->ranked)
        return range_of_codes(column, least, most);
    if (item->ranked) {
        *least = 1;
        *most = (double)column->n_codes;
        return column->n_codes > 1;
    }
    *least = column->type == COLUMN_BOOLEAN ? 0 : column->least;
    *most = column->type == COLUMN_BOOLEAN ? 1 : column->most;
    return column->type == COLUMN_BOOLEAN || column->bounded;
}
