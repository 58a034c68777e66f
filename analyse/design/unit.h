/* unit: what was assigned, when nobody says so: people, or whole groups.
 *
 * A column whose groups are never split between the arms, though by chance
 * they would be, tells that groups were assigned. Of several such columns the
 * one with the fewest groups is the unit. */
#ifndef ANALYSE_DESIGN_UNIT_H
#define ANALYSE_DESIGN_UNIT_H

#include "base/table.h"

#include <stdint.h>

/* The people of a table, and the columns that are spoken for. */
struct unit_search {
    const struct table *table;
    const size_t *row;   /* of each of n people */
    const uint32_t *arm; /* likewise */
    size_t n, n_arms;
    const struct column *taken[3]; /* arm, outcome, block; may be NULL */
};

/* NULL where people were assigned, as far as the table shows. */
const struct column *unit_find(const struct unit_search *search);

#endif
