/* levels: the values of a column as what people were assigned to.
 *
 * Only values of rows that take part; the control first, then in the order of
 * the dictionary, else of the values. Names live in the table's arena. */
#ifndef ANALYSE_DESIGN_LEVELS_H
#define ANALYSE_DESIGN_LEVELS_H

#include "analyse/design/factor.h"
#include "base/table.h"

struct levels {
    const struct column *column;
    struct factor factor; /* owned */
    size_t n;
    const char **names;
    uint32_t *place; /* of each level of factor: its index in names */
};

/* asked: the control's value or label, or NULL; option is what asked for it.
 * False with the error filled: fewer than two values, too many, or no way to
 * tell the control. */
bool levels_read(const struct table *table, const struct column *column,
                 const bool *keep, const char *option, const char *asked,
                 struct levels *levels, struct error *error);
void levels_release(struct levels *levels);

#endif
