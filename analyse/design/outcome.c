#include <config.h>

#include "analyse/design/outcome.h"

#include "analyse/design/factor.h"
#include "analyse/design/measure.h"
#include "analyse/design/named.h"
#include "base/builder.h"
#include "base/heap.h"
#include "base/number.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const kind_names[OUTCOME_KINDS] = {
    [OUTCOME_BINARY] = "binary",
    [OUTCOME_COUNT] = "count",
    [OUTCOME_NUMBER] = "number",
    [OUTCOME_ORDINAL] = "ordinal",
};

const char *
outcome_kind_name(enum outcome_kind kind)
{
    return kind_names[kind];
}

/* Words of which everybody knows which is yes. */
static const struct {
    const char *yes, *no;
} pairs[] = {
    {"yes", "no"}, {"true", "false"}, {"1", "0"}, {"y", "n"}, {"t", "f"},
};

/* A level of the outcome among the rows that take part. */
struct level {
    uint32_t code;
    size_t count;
    const char *value;
    const char *label; /* of the dictionary; else the value */
    double number;
    bool is_number;
};

struct levels {
    const struct table *table;
    const struct column *column;
    struct factor factor;
    struct level *items; /* those that occur, in the order of their values */
    size_t n;
};

static int
compare_levels(const void *a, const void *b)
{
    const struct level *l = a, *m = b;
    if (l->is_number && m->is_number)
        return (l->number > m->number) - (l->number < m->number);
    if (l->is_number != m->is_number)
        return l->is_number ? -1 : 1;
    return strcmp(l->value, m->value);
}

static struct levels
levels_new(const struct table *table, const struct column *column,
           const bool *keep)
{
    struct levels levels = {.table = table, .column = column};
    levels.factor = factor_new(table, column);
    size_t *counts = heap_new(levels.factor.levels, sizeof *counts);
    for (size_t row = 0; row < table->n_rows; row++)
        if (keep[row] && levels.factor.code[row] != FACTOR_MISSING)
            counts[levels.factor.code[row]]++;
    levels.items = heap_new(levels.factor.levels, sizeof *levels.items);
    for (size_t i = 0; i < levels.factor.levels; i++) {
        if (!counts[i])
            continue;
        struct level *level = &levels.items[levels.n++];
        level->code = (uint32_t)i;
        level->count = counts[i];
        level->value =
            factor_value(&levels.factor, i, table, column, table->arena);
        level->label =
            factor_label(&levels.factor, i, table, column, table->arena);
        level->is_number = number_parse(text_of(level->value), &level->number);
    }
    free(counts);
    qsort(levels.items, levels.n, sizeof *levels.items, compare_levels);
    return levels;
}

static void
levels_release(struct levels *levels)
{
    factor_release(&levels->factor);
    free(levels->items);
}

/* "'yes' (20), 'no' (21), 'maybe' (1)", at most eight. */
static char *
list_levels(const struct levels *levels)
{
    struct builder words = BUILDER_INIT;
    for (size_t i = 0; i < levels->n && i < 8; i++)
        builder_printf(&words, "%s'%s' (%zu)", i ? ", " : "",
                       levels->items[i].value, levels->items[i].count);
    if (levels->n > 8)
        builder_printf(&words, " and %zu more", levels->n - 8);
    char *list = builder_dup(&words, levels->table->arena);
    builder_release(&words);
    return list;
}

static bool
all_within(const struct levels *levels, bool (*within)(double))
{
    for (size_t i = 0; i < levels->n; i++)
        if (!levels->items[i].is_number || !within(levels->items[i].number))
            return false;
    return true;
}

static bool
is_any(double value)
{
    (void)value;
    return true;
}

static bool
is_zero_or_one(double value)
{
    return value == 0 || value == 1;
}

static bool
is_count(double value)
{
    return value >= 0 && value == floor(value);
}

static size_t
count_of(const struct levels *levels, bool (*within)(double))
{
    size_t n = 0;
    for (size_t i = 0; i < levels->n; i++)
        n += levels->items[i].is_number && within(levels->items[i].number);
    return n;
}

static bool
says(const struct level *level, const char *word)
{
    return text_is_fold(text_of(level->value), word) ||
           text_is_fold(text_of(level->label), word);
}

/* The value that means yes in a pair of known words; NULL for unknown ones.
 * One word of the pair alone will do: everybody may have said no. */
static const char *
known_yes(const struct levels *levels)
{
    for (size_t p = 0; p < sizeof pairs / sizeof *pairs; p++) {
        const char *yes = pairs[p].yes;
        size_t known = 0;
        for (size_t i = 0; i < levels->n; i++) {
            const struct level *level = &levels->items[i];
            if (says(level, pairs[p].yes)) {
                yes = level->value;
                known++;
            }
            known += says(level, pairs[p].no);
        }
        if (known == levels->n)
            return yes;
    }
    return NULL;
}

static bool
named_kind(const char *name, enum outcome_kind *kind)
{
    for (int k = 0; k < OUTCOME_KINDS; k++)
        if (strcmp(kind_names[k], name) == 0) {
            *kind = (enum outcome_kind)k;
            return true;
        }
    return false;
}

/* The kind that was asked for must fit the values. */
static bool
check_kind(const struct levels *levels, const char *name,
           enum outcome_kind kind, struct error *error)
{
    bool numbers = all_within(levels, is_any);
    bool fits = kind == OUTCOME_COUNT    ? all_within(levels, is_count)
                : kind == OUTCOME_NUMBER ? numbers
                : kind == OUTCOME_BINARY
                    ? known_yes(levels) != NULL
                    : levels->column->type == COLUMN_CODE || numbers;
    return fits || error_set(error, ERROR_DATA,
                             "the outcome '%s' cannot be taken as %s: it "
                             "holds %s",
                             levels->column->name, name, list_levels(levels));
}

static bool
is_declared(const struct asked *asked)
{
    return strcmp(asked->option, "--outcome") == 0;
}

/* How to say which values count: beside --outcome, or in its own option. */
static const char *
success_words(const struct levels *levels, const struct asked *asked)
{
    return is_declared(asked)
               ? "--success"
               : arena_printf(levels->table->arena, "%s '%s=VALUE'",
                              asked->option, asked->column);
}

/* What the values say; false where they say too little. */
static bool
guess_kind(const struct levels *levels, const struct asked *asked,
           enum outcome_kind *kind, struct error *error)
{
    const char *name = levels->column->name;
    const char *success = success_words(levels, asked);
    if (known_yes(levels)) {
        *kind = OUTCOME_BINARY;
        return true;
    }
    if (count_of(levels, is_zero_or_one) == 2 && levels->n == 3)
        return error_set(error, ERROR_DATA,
                         "the outcome '%s' has a third value beside 0 and 1: "
                         "%s; leave rows out with --filter, %sname what counts "
                         "as yes with %s%s",
                         name, list_levels(levels),
                         is_declared(asked) ? "" : "or ", success,
                         is_declared(asked) ? ", or say --kind count" : "");
    if (levels->n == 2)
        return error_set(error, ERROR_DATA,
                         "the outcome '%s' has two values, %s: say which one "
                         "counts as yes with %s",
                         name, list_levels(levels), success);
    if (levels->column->type == COLUMN_CODE) {
        *kind = OUTCOME_ORDINAL;
        return true;
    }
    if (!all_within(levels, is_any))
        return error_set(error, ERROR_DATA,
                         "the outcome '%s' has %zu values, %s: name those "
                         "that count as yes with %s, or leave rows out with "
                         "--filter",
                         name, levels->n, list_levels(levels), success);
    *kind = all_within(levels, is_count) && levels->items[0].number == 0
                ? OUTCOME_COUNT
                : OUTCOME_NUMBER;
    return true;
}

/* Marks in yes[code] the values that count; each must occur in the column. */
static bool
read_success(const struct levels *levels, const struct asked *asked, bool *yes,
             struct error *error)
{
    struct text part, rest = text_of(asked->success);
    const struct table *table = levels->table;
    while (text_split(&rest, ',', &part)) {
        const char *value = text_dup(table->arena, text_trim(part));
        uint32_t code =
            factor_find(&levels->factor, value, table, levels->column);
        if (code == FACTOR_MISSING)
            return error_set(error, ERROR_USAGE,
                             "%s: '%s' does not occur in '%s'; it holds %s",
                             is_declared(asked) ? "--success" : asked->option,
                             value, levels->column->name, list_levels(levels));
        yes[code] = true;
    }
    return true;
}

static void
fill(struct outcome *outcome, const struct levels *levels, const double *value)
{
    const struct table *table = levels->table;
    outcome->y = arena_array(table->arena, table->n_rows, sizeof(double));
    outcome->missing = levels->column->missing;
    for (size_t row = 0; row < table->n_rows; row++)
        if (levels->factor.code[row] != FACTOR_MISSING)
            outcome->y[row] = value[levels->factor.code[row]];
}

/* The place of each value in the dictionary's list, else in its order. */
static void
rank_levels(const struct levels *levels, double *value)
{
    const struct column *column = levels->column;
    for (size_t i = 0; i < levels->n; i++) {
        value[levels->items[i].code] = (double)(i + 1);
        for (size_t k = 0; k < column->n_codes; k++)
            if (strcmp(column->codes[k].value, levels->items[i].value) == 0)
                value[levels->items[i].code] = (double)(k + 1);
    }
}

static bool
code_outcome(const struct levels *levels, const struct asked *asked,
             struct outcome *outcome, struct error *error)
{
    struct arena *arena = levels->table->arena;
    double *value =
        arena_array(arena, levels->factor.levels + 1, sizeof *value);
    bool *yes = arena_array(arena, levels->factor.levels + 1, sizeof *yes);
    if (asked->success && !read_success(levels, asked, yes, error))
        return false;
    if (outcome->kind == OUTCOME_BINARY) {
        outcome->success = asked->success ? asked->success : known_yes(levels);
        for (size_t i = 0; i < levels->n; i++) {
            uint32_t code = levels->items[i].code;
            value[code] = asked->success
                              ? yes[code]
                              : text_is_fold(text_of(outcome->success),
                                             levels->items[i].value);
        }
    } else if (outcome->kind == OUTCOME_ORDINAL) {
        rank_levels(levels, value);
    } else {
        for (size_t i = 0; i < levels->n; i++) {
            value[levels->items[i].code] = levels->items[i].number;
            if (!measure_check(levels->column->name, levels->items[i].number,
                               error))
                return false;
        }
    }
    fill(outcome, levels, value);
    return true;
}

static bool
decide_kind(const struct levels *levels, const struct asked *asked,
            enum outcome_kind *kind, struct error *error)
{
    if (levels->n == 0)
        return error_set(error, ERROR_DATA,
                         "the outcome '%s' is missing in every row that "
                         "takes part",
                         levels->column->name);
    if (asked->success) {
        *kind = OUTCOME_BINARY;
        return true;
    }
    if (!asked->kind)
        return guess_kind(levels, asked, kind, error);
    if (!named_kind(asked->kind, kind))
        return error_set(error, ERROR_USAGE,
                         "--kind: there is no kind '%s'; there are binary, "
                         "count, number and ordinal",
                         asked->kind);
    return check_kind(levels, asked->kind, *kind, error);
}

/* "voted", or "decision: promoted" where a value had to be named. */
static const char *
phrase_for(const struct outcome *outcome, const struct asked *asked,
           struct arena *arena)
{
    bool bare = outcome->kind != OUTCOME_BINARY || !asked->success ||
                strcmp(asked->success, "1") == 0;
    return bare ? outcome->name
                : arena_printf(arena, "%s: %s", outcome->name, asked->success);
}

bool
outcome_read(const struct table *table, const struct asked *asked,
             const bool *keep, struct outcome *outcome, struct error *error)
{
    const struct column *column =
        named_column(table, asked->column, asked->option, error);
    if (!column)
        return false;
    struct levels levels = levels_new(table, column, keep);
    *outcome = (struct outcome){.name = column->name, .path = column->path};
    bool done = decide_kind(&levels, asked, &outcome->kind, error) &&
                code_outcome(&levels, asked, outcome, error);
    levels_release(&levels);
    if (done)
        outcome->phrase = phrase_for(outcome, asked, table->arena);
    return done;
}
