/* named: the column that somebody meant.
 *
 * A name that the table does not have is told with the nearest that it has. */
#ifndef ANALYSE_DESIGN_NAMED_H
#define ANALYSE_DESIGN_NAMED_H

#include "base/table.h"

/* NULL with ERROR_USAGE filled where there is none of that name; option is
 * what asked for it: "--arm". */
struct column *named_column(const struct table *table, const char *name,
                            const char *option, struct error *error);

/* How many letters must be added, left out or changed to make a of b, without
 * regard to case of ASCII letters. */
size_t name_distance(const char *a, const char *b);

#endif
