#include <config.h>

#include "analyse/design/identity.h"

#include "analyse/design/factor.h"
#include "analyse/design/named.h"
#include "base/heap.h"

#include <stdlib.h>

static const struct column *
column_of(const struct table *table, const char *asked, struct error *error)
{
    if (asked)
        return named_column(table, asked, "--id", error);
    for (size_t c = 0; c < table->n_columns; c++)
        if (table->columns[c]->person)
            return table->columns[c];
    return table->key ? table_find(table, table->key) : NULL;
}

/* What is known of one value of the column. */
struct seen {
    size_t rows;
    uint32_t arm; /* of the first row */
    bool crossed;
};

static const char *
add_name(const char *names, size_t told, const char *name,
         const struct table *table)
{
    return told >= IDENTITY_NAMED
               ? names
               : arena_printf(table->arena, "%s%s'%s'", names ? names : "",
                              names ? ", " : "", name);
}

static void
sum_up(const struct table *table, const struct column *column,
       const struct factor *factor, const struct seen *seen,
       struct identity *identity)
{
    for (size_t level = 0; level < factor->levels; level++) {
        if (seen[level].rows < 2)
            continue;
        const char *name =
            factor_value(factor, level, table, column, table->arena);
        identity->who = add_name(identity->who, identity->people, name, table);
        identity->people++;
        identity->rows += seen[level].rows - 1;
        if (!seen[level].crossed)
            continue;
        identity->who_crossed =
            add_name(identity->who_crossed, identity->crossed, name, table);
        identity->crossed++;
    }
}

bool
identity_read(const struct table *table, const char *asked, const size_t *row,
              const uint32_t *arm, size_t n, struct identity *identity,
              struct error *error)
{
    *identity = (struct identity){0};
    const struct column *column = column_of(table, asked, error);
    if (!column)
        return !asked;
    struct factor factor = factor_new(table, column);
    struct seen *seen = heap_new(factor.levels, sizeof *seen);
    identity->name = column->name;
    for (size_t i = 0; i < n; i++) {
        uint32_t level = factor.code[row[i]];
        if (level == FACTOR_MISSING) {
            identity->unnamed++;
            continue;
        }
        if (!seen[level].rows++)
            seen[level].arm = arm[i];
        seen[level].crossed |= seen[level].arm != arm[i];
    }
    sum_up(table, column, &factor, seen, identity);
    free(seen);
    factor_release(&factor);
    return true;
}
