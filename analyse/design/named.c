#include <config.h>

#include "analyse/design/named.h"

#include "base/builder.h"
#include "base/heap.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static size_t
least(size_t a, size_t b, size_t c)
{
    size_t m = a < b ? a : b;
    return m < c ? m : c;
}

size_t
name_distance(const char *a, const char *b)
{
    size_t n = strlen(b);
    size_t *row = heap_new(n + 1, sizeof *row);
    for (size_t j = 0; j <= n; j++)
        row[j] = j;
    for (size_t i = 1; *a; a++, i++) {
        size_t corner = row[0];
        row[0] = i;
        for (size_t j = 1; j <= n; j++) {
            bool same =
                tolower((unsigned char)*a) == tolower((unsigned char)b[j - 1]);
            size_t cost = least(row[j] + 1, row[j - 1] + 1, corner + !same);
            corner = row[j];
            row[j] = cost;
        }
    }
    size_t distance = row[n];
    free(row);
    return distance;
}

static const struct column *
nearest(const struct table *table, const char *name)
{
    const struct column *best = NULL;
    size_t best_distance = strlen(name) / 3 + 2;
    for (size_t i = 0; i < table->n_columns; i++) {
        size_t d = name_distance(name, table->columns[i]->name);
        if (d < best_distance) {
            best_distance = d;
            best = table->columns[i];
        }
    }
    return best;
}

/* The first dozen names, for a table of which nothing is near. */
static void
list_names(struct builder *words, const struct table *table)
{
    size_t shown = table->n_columns > 12 ? 12 : table->n_columns;
    for (size_t i = 0; i < shown; i++)
        builder_printf(words, "%s%s", i ? ", " : "", table->columns[i]->name);
    if (shown < table->n_columns)
        builder_printf(words, " and %zu more", table->n_columns - shown);
}

struct column *
named_column(const struct table *table, const char *name, const char *option,
             struct error *error)
{
    struct column *column = table_find(table, name);
    if (column)
        return column;
    const struct column *near = nearest(table, name);
    if (near) {
        error_set(error, ERROR_USAGE,
                  "%s: the table has no column '%s'; did you mean '%s'?",
                  option, name, near->name);
        return NULL;
    }
    struct builder words = BUILDER_INIT;
    list_names(&words, table);
    error_set(error, ERROR_USAGE, "%s: the table has no column '%s'; it has %s",
              option, name, words.s ? words.s : "none");
    builder_release(&words);
    return NULL;
}
