#include <config.h>

#include "analyse/design/measure.h"

#include "analyse/design/factor.h"
#include "analyse/design/named.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MAX_LEVELS 40

bool
measure_check(const char *name, double value, struct error *error)
{
    return fabs(value) <= MEASURE_MOST ||
           error_set(error, ERROR_DATA,
                     "'%s' holds the number %g, too large to compute with: see "
                     "that it is no mistake, or measure in a larger unit",
                     name, value);
}

static bool
take_numbers(const struct column *column, const size_t *row, size_t n,
             struct measure *measure, struct error *error)
{
    for (size_t i = 0; i < n; i++)
        if (!column_missing(column, row[i])) {
            measure->value[i] = column_number(column, row[i]);
            measure->known[i] = true;
            if (!measure_check(column->name, measure->value[i], error))
                return false;
        }
    return true;
}

/* Words that are yes and no and nothing else. */
static bool
take_words(const struct table *table, const struct column *column,
           const size_t *row, size_t n, struct measure *measure)
{
    for (size_t i = 0; i < n; i++) {
        if (column_missing(column, row[i]))
            continue;
        struct text t = table_text(table, column, row[i]);
        bool yes = text_is_fold(t, "yes") || text_is_fold(t, "true");
        if (!yes && !text_is_fold(t, "no") && !text_is_fold(t, "false"))
            return false;
        measure->value[i] = yes;
        measure->known[i] = true;
    }
    return true;
}

bool
measure_read(struct arena *arena, const struct table *table, const char *name,
             const char *option, const size_t *row, size_t n,
             struct measure *measure, struct error *error)
{
    const struct column *column = named_column(table, name, option, error);
    if (!column)
        return false;
    *measure = (struct measure){
        .name = column->name,
        .value = arena_array(arena, n, sizeof *measure->value),
        .known = arena_array(arena, n, sizeof *measure->known),
    };
    if (column_is_numeric(column))
        return take_numbers(column, row, n, measure, error);
    if (!take_words(table, column, row, n, measure))
        return error_set(error, ERROR_DATA,
                         "%s: '%s' holds neither numbers nor yes and no",
                         option, name);
    return true;
}

bool
measure_read_time(struct arena *arena, const struct table *table,
                  const char *name, const size_t *row, size_t n,
                  struct measure *measure, struct error *error)
{
    const struct column *column = named_column(table, name, "--time", error);
    if (!column)
        return false;
    if (!column_is_numeric(column))
        return error_set(error, ERROR_DATA,
                         "--time: '%s' holds words: it must hold how long it "
                         "took, as numbers of one unit (days, say)",
                         name);
    if (!measure_read(arena, table, name, "--time", row, n, measure, error))
        return false;
    for (size_t i = 0; i < n; i++)
        if (measure->known[i] && measure->value[i] < 0)
            return error_set(error, ERROR_DATA,
                             "'%s' holds %.6g in row %zu: a time counts from 0 "
                             "on; correct it, or leave it empty",
                             name, measure->value[i], row[i] + 1);
    return true;
}

static double *
add_values(struct arena *arena, struct covariates *covariates, size_t n,
           const char *name, size_t *capacity)
{
    size_t names = *capacity;
    arena_grow(arena, &covariates->names, &names, covariates->n + 1,
               sizeof *covariates->names);
    arena_grow(arena, &covariates->values, capacity, covariates->n + 1,
               sizeof *covariates->values);
    double *values = arena_array(arena, n, sizeof *values);
    covariates->names[covariates->n] = name;
    covariates->values[covariates->n++] = values;
    return values;
}

static bool
add_numbers(struct arena *arena, const struct column *column, const size_t *row,
            size_t n, struct covariates *covariates, size_t *capacity,
            struct error *error)
{
    double *values = add_values(arena, covariates, n, column->name, capacity);
    double sum = 0;
    size_t known = 0;
    for (size_t i = 0; i < n; i++)
        if (!column_missing(column, row[i])) {
            double value = column_number(column, row[i]);
            if (!measure_check(column->name, value, error))
                return false;
            sum += value;
            known++;
        }
    double mean = known ? sum / (double)known : 0;
    for (size_t i = 0; i < n; i++)
        values[i] = column_missing(column, row[i])
                        ? mean
                        : column_number(column, row[i]);
    return true;
}

static bool
add_words(struct arena *arena, const struct table *table,
          const struct column *column, const size_t *row, size_t n,
          struct covariates *covariates, size_t *capacity, struct error *error)
{
    struct factor factor = factor_new(table, column);
    bool few = factor.levels <= MAX_LEVELS;
    for (size_t level = 1; few && level < factor.levels; level++) {
        const char *value = factor_label(&factor, level, table, column, arena);
        double *values = add_values(
            arena, covariates, n,
            arena_printf(arena, "%s: %s", column->name, value), capacity);
        for (size_t i = 0; i < n; i++)
            values[i] = factor.code[row[i]] == level;
    }
    factor_release(&factor);
    return few || error_set(error, ERROR_USAGE,
                            "--covariates: '%s' has more than %d different "
                            "words",
                            column->name, MAX_LEVELS);
}

static size_t
count_missing(const struct column *column, const size_t *row, size_t n)
{
    size_t missing = 0;
    for (size_t i = 0; i < n; i++)
        missing += column_missing(column, row[i]) != MISSING_NOT;
    return missing;
}

static void
add_missing(struct arena *arena, const struct column *column, const size_t *row,
            size_t n, struct covariates *covariates, size_t *capacity)
{
    double *values =
        add_values(arena, covariates, n,
                   arena_printf(arena, "%s missing", column->name), capacity);
    for (size_t i = 0; i < n; i++)
        values[i] = column_missing(column, row[i]) != MISSING_NOT;
}

/* The next of the columns that were asked for. */
static bool
add_column(struct arena *arena, const struct column *column, size_t missing,
           struct covariates *covariates, struct error *error)
{
    for (size_t k = 0; k < covariates->n_columns; k++)
        if (covariates->columns[k] == column)
            return error_set(error, ERROR_USAGE,
                             "--covariates: '%s' is named twice", column->name);
    size_t capacity = covariates->columns_capacity;
    arena_grow(arena, &covariates->missing, &capacity,
               covariates->n_columns + 1, sizeof *covariates->missing);
    arena_grow(arena, &covariates->columns, &covariates->columns_capacity,
               covariates->n_columns + 1, sizeof *covariates->columns);
    covariates->missing[covariates->n_columns] = missing;
    covariates->columns[covariates->n_columns++] = column;
    return true;
}

bool
covariates_read(struct arena *arena, const struct table *table,
                const char *list, const size_t *row, size_t n,
                struct covariates *covariates, struct error *error)
{
    *covariates = (struct covariates){.said = list};
    size_t capacity = 0;
    struct text part, rest = text_of(list);
    while (text_split(&rest, ',', &part)) {
        const struct column *column = named_column(
            table, text_dup(arena, text_trim(part)), "--covariates", error);
        if (!column)
            return false;
        size_t missing = count_missing(column, row, n);
        if (missing == n)
            return error_set(error, ERROR_DATA,
                             "--covariates: nobody has a value of '%s'",
                             column->name);
        if (!add_column(arena, column, missing, covariates, error))
            return false;
        bool added = column_is_numeric(column)
                         ? add_numbers(arena, column, row, n, covariates,
                                       &capacity, error)
                         : add_words(arena, table, column, row, n, covariates,
                                     &capacity, error);
        if (!added)
            return false;
        if (missing)
            add_missing(arena, column, row, n, covariates, &capacity);
    }
    return true;
}
