/* identity: who has more than one row, and who is in two arms.
 *
 * A row is a person to every method. The column that names people is asked
 * for, else the dictionary's: the person's code, or else the table's key. */
#ifndef ANALYSE_DESIGN_IDENTITY_H
#define ANALYSE_DESIGN_IDENTITY_H

#include "base/table.h"

#include <stdint.h>

/* So many are named, and the others counted. */
#define IDENTITY_NAMED 5

struct identity {
    const char *name;        /* of the column; NULL: people cannot be told */
    size_t people;           /* with more than one row */
    size_t rows;             /* that they have beyond their first */
    size_t crossed;          /* people in more than one arm */
    size_t unnamed;          /* rows without a value */
    const char *who;         /* a few of the people; NULL: none */
    const char *who_crossed; /* likewise */
};

/* asked may be NULL. row[i] and arm[i]: where person i stands, and their arm.
 * Texts live in the table's arena. False with the error filled where there is
 * no such column. */
bool identity_read(const struct table *table, const char *asked,
                   const size_t *row, const uint32_t *arm, size_t n,
                   struct identity *identity, struct error *error);

#endif
