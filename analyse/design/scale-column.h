/* scale-column: several items of a table, scored as one column.
 *
 * The score is the mean of the items that a person answered, those asked the
 * other way round turned first; who answered too few has none. Turning needs
 * the range of the answers: as said with the scale, else as the dictionary has
 * it for every item. It is never taken from the answers themselves. */
#ifndef ANALYSE_DESIGN_SCALE_COLUMN_H
#define ANALYSE_DESIGN_SCALE_COLUMN_H

#include "analyse/design/item.h"
#include "analyse/design/request.h"

enum range_source { RANGE_UNKNOWN, RANGE_SAID, RANGE_DICTIONARY };

struct scale_column {
    const char *name;            /* of the column of scores */
    const struct column *column; /* that one */
    struct item *items;
    size_t n;
    enum range_source source;
    double least, most;           /* where the range is known */
    double seen_least, seen_most; /* of the answers, before any is turned */
    size_t fewest;                /* answers that a score needs */
};

/* A column for each scale of request->scales, in turn, so that a scale may be
 * an item of a later one; *scales has as many. A score is missing for the
 * reason that most of the unanswered items have, the first of them where
 * several are as frequent. It stands where its items stand: on the roster if
 * all do, else in the form. Arrays live in the table's arena. False with the
 * error filled: a name that the table has, an item that it has not or that
 * holds no numbers, an answer outside the range, no range to turn an item in.
 */
bool scale_columns_add(struct table *table, const struct request *request,
                       struct scale_column **scales, struct error *error);

/* "a, b, -c" */
const char *scale_column_items(const struct scale_column *scale,
                               struct arena *arena);

#endif
