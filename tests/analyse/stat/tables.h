/* tables: every two-by-two table of up to six people an arm, for properties
 * that must hold in each of them. */
#ifndef TESTS_ANALYSE_STAT_TABLES_H
#define TESTS_ANALYSE_STAT_TABLES_H

#include "analyse/stat/arms.h"

#include <stdbool.h>

#define TABLES_FIRST ((struct arms){0, 1, 0, 1})

/* False after the last one. */
static inline bool
tables_next(struct arms *a)
{
    if (a->x0++ < a->n0)
        return true;
    a->x0 = 0;
    if (a->x1++ < a->n1)
        return true;
    a->x1 = 0;
    if (a->n0++ < 6)
        return true;
    a->n0 = 1;
    return a->n1++ < 6;
}

#endif
