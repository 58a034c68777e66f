#include <config.h>

#include "analyse/design/scale-column.h"

#include "analyse/design/named.h"
#include "analyse/design/scale-request.h"
#include "analyse/stat/scale.h"
#include "base/heap.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const char *
scale_column_items(const struct scale_column *scale, struct arena *arena)
{
    const char *words = "";
    for (size_t j = 0; j < scale->n; j++)
        words = arena_printf(arena, "%s%s%s%s", words, j ? ", " : "",
                             scale->items[j].reversed ? "-" : "",
                             scale->items[j].column->name);
    return words;
}

static bool
read_items(const struct table *table, const struct scale_request *asked,
           struct scale_column *scale, struct error *error)
{
    scale->n = asked->n;
    scale->items = arena_array(table->arena, asked->n, sizeof *scale->items);
    for (size_t j = 0; j < asked->n; j++) {
        const struct column *column =
            named_column(table, asked->items[j], "--scale", error);
        if (!column || !item_read(table, column, asked->reversed[j],
                                  &scale->items[j], error))
            return false;
    }
    return true;
}

/* The range that the dictionary has for every item; two that differ are no
 * scale. *found false where it says it not for all. */
static bool
shared_range(struct scale_column *scale, bool *found, struct error *error)
{
    const struct item *first = NULL;
    *found = true;
    for (size_t j = 0; j < scale->n; j++) {
        const struct item *item = &scale->items[j];
        double least, most;
        if (!item_range(item, &least, &most)) {
            *found = false;
            continue;
        }
        if (first && (least != scale->least || most != scale->most))
            return error_set(error, ERROR_DATA,
                             "--scale: by the dictionary answers go from %g to "
                             "%g in '%s' and from %g to %g in '%s': a mean of "
                             "both has no unit. Leave one out of '%s'",
                             scale->least, scale->most, first->column->name,
                             least, most, item->column->name, scale->name);
        first = item;
        scale->least = least;
        scale->most = most;
    }
    return true;
}

static bool
check_turning(const struct table *table, const struct scale_column *scale,
              struct error *error)
{
    for (size_t j = 0; j < scale->n; j++)
        if (scale->items[j].reversed)
            return error_set(error, ERROR_USAGE,
                             "--scale: to turn '%s' round the range of its "
                             "answers is needed, and no dictionary says it for "
                             "every item: say it, as in '%s(1..5)=%s'",
                             scale->items[j].column->name, scale->name,
                             scale_column_items(scale, table->arena));
    return true;
}

static bool
find_range(const struct table *table, const struct scale_request *asked,
           struct scale_column *scale, struct error *error)
{
    bool found;
    if (asked->ranged) {
        scale->source = RANGE_SAID;
        scale->least = asked->least;
        scale->most = asked->most;
        return true;
    }
    if (!shared_range(scale, &found, error))
        return false;
    if (found) {
        scale->source = RANGE_DICTIONARY;
        return true;
    }
    scale->least = scale->most = 0;
    return check_turning(table, scale, error);
}

static bool
check_answer(const struct scale_column *scale, const struct item *item,
             size_t row, struct error *error)
{
    double x = item->value[row];
    return scale->source == RANGE_UNKNOWN ||
           (x >= scale->least && x <= scale->most) ||
           error_set(error, ERROR_DATA,
                     "--scale: row %zu of the table has %g in '%s', where "
                     "answers to '%s' go from %g to %g: mend it, or mark it "
                     "as missing; or say the range as it is, "
                     "'%s(LOWEST..HIGHEST)=...'",
                     row + 1, x, item->column->name, scale->name, scale->least,
                     scale->most, scale->name);
}

/* Every answer lies in the range; what there is of them is kept. */
static bool
look_at_answers(const struct table *table, struct scale_column *scale,
                struct error *error)
{
    scale->seen_least = INFINITY;
    scale->seen_most = -INFINITY;
    for (size_t j = 0; j < scale->n; j++) {
        const struct item *item = &scale->items[j];
        for (size_t row = 0; row < table->n_rows; row++) {
            if (!item->known[row])
                continue;
            if (!check_answer(scale, item, row, error))
                return false;
            scale->seen_least = fmin(scale->seen_least, item->value[row]);
            scale->seen_most = fmax(scale->seen_most, item->value[row]);
        }
    }
    return isfinite(scale->seen_least) ||
           error_set(error, ERROR_DATA,
                     "--scale: nobody answered any item of '%s'", scale->name);
}

static enum missing
reason_of(const struct scale_column *scale, size_t row)
{
    size_t times[MISSING_COUNT] = {0}, most = 0;
    for (size_t j = 0; j < scale->n; j++)
        if (!scale->items[j].known[row]) {
            size_t *own = &times[scale->items[j].missing[row]];
            most = ++*own > most ? *own : most;
        }
    size_t j = 0;
    while (scale->items[j].known[row] ||
           times[scale->items[j].missing[row]] < most)
        j++;
    return (enum missing)scale->items[j].missing[row];
}

/* Timing is known of a score as it is of its items: one answer in the form is
 * enough to make it come after. */
static void
place_column(const struct scale_column *scale, struct column *column)
{
    column->roster = true;
    for (size_t j = 0; j < scale->n; j++) {
        const struct column *item = scale->items[j].column;
        column->roster = column->roster && item->roster;
        column->path = column->path ? column->path : item->path;
    }
    column->bounded = scale->source != RANGE_UNKNOWN;
    column->least = scale->least;
    column->most = scale->most;
}

static void
add_scores(struct table *table, struct scale_column *scale)
{
    size_t n = table->n_rows, k = scale->n;
    const double **value = heap_new(k, sizeof *value);
    const unsigned char **known = heap_new(k, sizeof *known);
    bool *reversed = heap_new(k, sizeof *reversed);
    double *score = heap_new(n, sizeof *score);
    unsigned char *scored = heap_new(n, 1);
    for (size_t j = 0; j < k; j++) {
        value[j] = scale->items[j].value;
        known[j] = scale->items[j].known;
        reversed[j] = scale->items[j].reversed;
    }
    const struct scale_items items = {n, k, value, known};
    scale_score(&items, reversed, scale->least, scale->most, scale->fewest,
                score, scored);
    struct column *column = table_add_column(table, scale->name, COLUMN_NUMBER);
    place_column(scale, column);
    scale->column = column;
    for (size_t row = 0; row < n; row++)
        if (scored[row])
            table_set_number(table, column, row, score[row]);
        else
            table_set_missing(column, row, reason_of(scale, row));
    free(value);
    free(known);
    free(reversed);
    free(score);
    free(scored);
}

static bool
check_names(const struct table *table, const struct request *request,
            const struct scale_request *asked, struct error *error)
{
    if (table_find(table, asked->name))
        return error_set(error, ERROR_USAGE,
                         "--scale: the table has a column '%s' already: give "
                         "the scale another name",
                         asked->name);
    for (size_t j = 0; j < asked->n; j++)
        if (request->arm && strcmp(asked->items[j], request->arm) == 0)
            return error_set(error, ERROR_USAGE,
                             "--scale: '%s' is the arm, and no item of '%s'",
                             request->arm, asked->name);
    if (request->scale_answers > asked->n)
        return error_set(error, ERROR_USAGE,
                         "--scale-answers: '%s' has %zu items, not %llu",
                         asked->name, asked->n, request->scale_answers);
    return true;
}

static bool
add_one(struct table *table, const struct request *request, const char *said,
        struct scale_column *scale, struct error *error)
{
    struct scale_request asked;
    if (!scale_request_read(table->arena, said, &asked, error) ||
        !check_names(table, request, &asked, error))
        return false;
    *scale = (struct scale_column){.name = asked.name};
    scale->fewest = request->scale_answers ? (size_t)request->scale_answers
                                           : (asked.n + 1) / 2;
    if (!read_items(table, &asked, scale, error) ||
        !find_range(table, &asked, scale, error) ||
        !look_at_answers(table, scale, error))
        return false;
    add_scores(table, scale);
    return true;
}

bool
scale_columns_add(struct table *table, const struct request *request,
                  struct scale_column **scales, struct error *error)
{
    *scales = arena_array(table->arena, request->n_scales, sizeof **scales);
    for (size_t i = 0; i < request->n_scales; i++)
        if (!add_one(table, request, request->scales[i], *scales + i, error))
            return false;
    return true;
}
