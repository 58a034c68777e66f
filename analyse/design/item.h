/* item: one question of a scale, as numbers.
 *
 * Numbers stand as they are. A list of codes counts by its codes where they are
 * numbers, else by the place of each in the dictionary's list, from 1. Why an
 * answer is missing stays with it; a word where a number should be is refused,
 * never dropped. */
#ifndef ANALYSE_DESIGN_ITEM_H
#define ANALYSE_DESIGN_ITEM_H

#include "base/table.h"

struct item {
    const struct column *column;
    bool reversed;        /* asked the other way round */
    bool ranked;          /* counts by places in the list */
    double *value;        /* a row each, as answered; 0 where missing */
    unsigned char *known; /* a row each */
    uint8_t *missing;     /* enum missing, a row each */
};

/* Arrays live in the table's arena. False with the error filled: dates, words
 * without a list, a list that mixes words and numbers. */
bool item_read(const struct table *table, const struct column *column,
               bool reversed, struct item *item, struct error *error);

/* From where to where answers go, by the dictionary: the range of a column, a
 * list whose numbers are evenly spaced (1, 2, 3, 99 is none), places in a list,
 * yes and no. False where it does not say. */
bool item_range(const struct item *item, double *least, double *most);

#endif
