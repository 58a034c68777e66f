/* unit: what was assigned, when nobody says so: people, or whole groups.
 *
 * A column whose groups are never split between the arms, though by chance
 * they would be, tells that groups were assigned. The chance of it is that of
 * people assigned one by one, each with the arms' shares; it is held against
 * how many columns were looked at, as one of many is whole by luck sooner or
 * later. Of several such columns the one that says most is taken, and of
 * those the one with the fewest groups. */
#ifndef ANALYSE_DESIGN_UNIT_H
#define ANALYSE_DESIGN_UNIT_H

#include "analyse/design/request.h"
#include "base/table.h"

#include <stdint.h>

/* The people of a table; columns that the request uses are no groups. */
struct unit_search {
    const struct table *table;
    const struct request *request;
    const size_t *row;   /* of each of n people */
    const uint32_t *arm; /* likewise */
    size_t n, n_arms;
};

/* How much speaks for groups, the least first. */
enum unit_ground {
    UNIT_PEOPLE,  /* nothing */
    UNIT_MIRROR,  /* a column with one value in each arm: one group each, or
                     another name for the arm */
    UNIT_PERHAPS, /* whole groups, which chance seldom makes; or too few in an
                     arm, or too many people without one, to analyse them */
    UNIT_GROUPS,  /* two whole groups in each arm at least, which chance does
                     not make */
};

struct unit {
    enum unit_ground ground;
    const struct column *column; /* NULL: people */
    size_t groups;               /* of two people and more */
    size_t blank;                /* people without a group */
    double chance;               /* that luck alone leaves them whole */
};

struct unit unit_find(const struct unit_search *search);

#endif
