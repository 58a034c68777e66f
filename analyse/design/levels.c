#include <config.h>

#include "analyse/design/levels.h"

#include "analyse/design/control.h"
#include "base/heap.h"
#include "base/number.h"

#include <stdlib.h>
#include <string.h>

#define LEVELS_MOST 24

struct named_level {
    const char *name;
    const char *value; /* the code that name is the label of */
    uint32_t level;
    size_t place;
    double number;
    bool is_number;
};

static int
compare_names(const void *a, const void *b)
{
    const struct named_level *l = a, *m = b;
    if (l->place != m->place)
        return l->place < m->place ? -1 : 1;
    if (l->is_number && m->is_number)
        return (l->number > m->number) - (l->number < m->number);
    return strcmp(l->name, m->name);
}

static struct named_level
name_level(const struct table *table, const struct levels *levels,
           uint32_t level)
{
    const struct column *column = levels->column;
    const struct factor *factor = &levels->factor;
    struct named_level named = {.level = level, .place = column->n_codes};
    named.value = factor_value(factor, level, table, column, table->arena);
    named.name = factor_label(factor, level, table, column, table->arena);
    named.is_number = number_parse(text_of(named.value), &named.number);
    for (size_t k = 0; k < column->n_codes; k++)
        if (strcmp(column->codes[k].value, named.value) == 0)
            named.place = k;
    return named;
}

/* Values that somebody who takes part has; their number, or 0 with the error
 * filled. */
static size_t
list_levels(const struct table *table, const struct levels *levels,
            const bool *keep, struct named_level *names, struct error *error)
{
    const struct factor *factor = &levels->factor;
    bool *used = heap_new(factor->levels, sizeof *used);
    for (size_t row = 0; row < table->n_rows; row++)
        if (keep[row])
            used[factor->code[row]] = true;
    size_t n = 0;
    for (uint32_t level = 0; level < factor->levels; level++) {
        if (used[level] && n < LEVELS_MOST)
            names[n] = name_level(table, levels, level);
        n += used[level];
    }
    free(used);
    const char *column = levels->column->name;
    if (n == 1)
        error_set(error, ERROR_DATA,
                  "everybody is in one arm: '%s' is '%s' in every row, so "
                  "there is nothing to compare with",
                  column, names[0].name);
    else if (n > LEVELS_MOST)
        error_set(error, ERROR_DATA,
                  "'%s' has %zu different values: is it the arm that people "
                  "were assigned to?",
                  column, n);
    return n > 1 && n <= LEVELS_MOST ? n : 0;
}

bool
levels_read(const struct table *table, const struct column *column,
            const bool *keep, const char *option, const char *asked,
            struct levels *levels, struct error *error)
{
    struct arena *arena = table->arena;
    struct named_level named[LEVELS_MOST];
    *levels =
        (struct levels){.column = column, .factor = factor_new(table, column)};
    size_t n = list_levels(table, levels, keep, named, error);
    if (n == 0)
        return false;
    qsort(named, n, sizeof *named, compare_names);
    const char *names[LEVELS_MOST];
    for (size_t i = 0; i < n; i++)
        names[i] = named[i].name;
    for (size_t i = 0; asked && i < n; i++)
        if (strcmp(named[i].value, asked) == 0)
            asked = names[i];
    size_t control;
    if (!control_find(names, n, option, asked, &control, error))
        return false;
    levels->n = n;
    levels->names = arena_array(arena, n, sizeof *levels->names);
    levels->place =
        arena_array(arena, levels->factor.levels, sizeof *levels->place);
    for (size_t i = 0, next = 1; i < n; i++) {
        size_t place = i == control ? 0 : next++;
        levels->names[place] = names[i];
        levels->place[named[i].level] = (uint32_t)place;
    }
    return true;
}

void
levels_release(struct levels *levels)
{
    factor_release(&levels->factor);
    *levels = (struct levels){0};
}
