/* filter: which rows take part.
 *
 * A condition is NAME OPERATOR VALUE with one of = != < <= > >=, or several
 * joined by the word "and": "age>=18 and site!=north". VALUE may stand in
 * quotes of either kind, and must where it holds a sign, "and" or "or": without
 * them that is refused, as somebody who writes "or" means another condition, of
 * which the value would say nothing. A missing reason is its token:
 * "acted!=.r". A missing cell meets no order, equals only its own reason, and
 * differs from every value. */
#ifndef ANALYSE_DESIGN_FILTER_H
#define ANALYSE_DESIGN_FILTER_H

#include "base/table.h"

/* Clears keep[row] for each row that does not meet the condition. False with
 * the error filled when it cannot be read or names no column. */
bool filter_apply(const struct table *table, const char *condition, bool *keep,
                  struct error *error);

/* The columns that a condition looks at, at most most of them into columns;
 * their number. The condition can be read. */
size_t filter_columns(const struct table *table, const char *condition,
                      const struct column **columns, size_t most);

#endif
