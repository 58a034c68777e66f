#include <config.h>

#include "analyse/design/factor.h"

#include "base/heap.h"

#include <stdlib.h>
#include <string.h>

/* Values as keys: the id of a text, the bits of a number. */
static uint64_t
key_of(const struct column *column, size_t row)
{
    if (!column_is_numeric(column))
        return column->texts[row];
    double value = column->numbers[row] + 0.0; /* -0 is 0 */
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}

/* Open addressing; a slot holds the level + 1. */
struct slots {
    uint64_t *keys;
    uint32_t *levels;
    size_t n;
};

/* Whole numbers as doubles differ in their high bits alone: both halves must
 * reach the low ones. */
static uint64_t
mixed(uint64_t key)
{
    key = (key ^ key >> 32) * 0xd6e8feb86659fd93u;
    key = (key ^ key >> 32) * 0xd6e8feb86659fd93u;
    return key ^ key >> 32;
}

static size_t
slot_for(const struct slots *slots, uint64_t key)
{
    size_t i = (size_t)mixed(key) & (slots->n - 1);
    while (slots->levels[i] && slots->keys[i] != key)
        i = (i + 1) & (slots->n - 1);
    return i;
}

static void
slots_grow(struct slots *slots)
{
    struct slots old = *slots;
    slots->n = old.n ? heap_product(old.n, 2) : 1024;
    slots->keys = heap_new(slots->n, sizeof *slots->keys);
    slots->levels = heap_new(slots->n, sizeof *slots->levels);
    for (size_t i = 0; i < old.n; i++) {
        if (!old.levels[i])
            continue;
        size_t to = slot_for(slots, old.keys[i]);
        slots->keys[to] = old.keys[i];
        slots->levels[to] = old.levels[i];
    }
    free(old.keys);
    free(old.levels);
}

struct factor
factor_new(const struct table *table, const struct column *column)
{
    struct factor factor = {.n = table->n_rows};
    factor.code = heap_new(table->n_rows, sizeof *factor.code);
    struct slots slots = {0};
    size_t capacity = 0;
    for (size_t row = 0; row < table->n_rows; row++) {
        if (column_missing(column, row)) {
            factor.code[row] = FACTOR_MISSING;
            continue;
        }
        if (2 * (factor.levels + 1) > slots.n)
            slots_grow(&slots);
        uint64_t key = key_of(column, row);
        size_t i = slot_for(&slots, key);
        if (!slots.levels[i]) {
            heap_grow(&factor.first, &capacity, factor.levels + 1,
                      sizeof *factor.first);
            factor.first[factor.levels++] = row;
            slots.keys[i] = key;
            slots.levels[i] = (uint32_t)factor.levels;
        }
        factor.code[row] = slots.levels[i] - 1;
    }
    free(slots.keys);
    free(slots.levels);
    return factor;
}

void
factor_release(struct factor *factor)
{
    free(factor->code);
    free(factor->first);
    *factor = (struct factor){0};
}

const char *
factor_value(const struct factor *factor, size_t level,
             const struct table *table, const struct column *column,
             struct arena *arena)
{
    char s[DATE_SIZE];
    return text_dup(arena, table_cell(table, column, factor->first[level], s));
}

const char *
factor_label(const struct factor *factor, size_t level,
             const struct table *table, const struct column *column,
             struct arena *arena)
{
    char s[DATE_SIZE];
    struct text value = table_cell(table, column, factor->first[level], s);
    const char *label = column_code_label(column, value);
    return label ? label : text_dup(arena, value);
}

uint32_t
factor_find(const struct factor *factor, const char *value,
            const struct table *table, const struct column *column)
{
    char s[DATE_SIZE];
    for (size_t level = 0; level < factor->levels; level++) {
        struct text t = table_cell(table, column, factor->first[level], s);
        const char *label = column_code_label(column, t);
        if (text_is(t, value) || (label && strcmp(label, value) == 0))
            return (uint32_t)level;
    }
    return FACTOR_MISSING;
}
