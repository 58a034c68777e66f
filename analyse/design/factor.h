/* factor: a column's values as small numbers, one a row.
 *
 * Levels count from 0 in the order of their first appearance; a missing cell
 * is FACTOR_MISSING. Owns its arrays. */
#ifndef ANALYSE_DESIGN_FACTOR_H
#define ANALYSE_DESIGN_FACTOR_H

#include "base/table.h"

#include <stddef.h>
#include <stdint.h>

#define FACTOR_MISSING UINT32_MAX

struct factor {
    uint32_t *code; /* a row each */
    size_t n;       /* rows */
    size_t *first;  /* a level each: the row where it first appears */
    size_t levels;
};

struct factor factor_new(const struct table *table,
                         const struct column *column);
void factor_release(struct factor *factor);

/* The level's value as the table writes it, in the arena; with the label that
 * the dictionary gives it, where it gives one. */
const char *factor_value(const struct factor *factor, size_t level,
                         const struct table *table, const struct column *column,
                         struct arena *arena);
const char *factor_label(const struct factor *factor, size_t level,
                         const struct table *table, const struct column *column,
                         struct arena *arena);

/* The level of that value, or FACTOR_MISSING. */
uint32_t factor_find(const struct factor *factor, const char *value,
                     const struct table *table, const struct column *column);

#endif
