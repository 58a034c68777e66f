/* timing: was a column there before the assignment, or answered after it?
 *
 * Known only where the dictionary says so: columns of the roster were there
 * before; an answer in the form that holds the outcome came with the outcome.
 * Where the arm itself is an answer (people were assigned while they filled in
 * the form) nothing is known. */
#ifndef ANALYSE_DESIGN_TIMING_H
#define ANALYSE_DESIGN_TIMING_H

#include "base/table.h"

enum timing { TIMING_UNKNOWN, TIMING_BEFORE, TIMING_AFTER };

enum timing timing_of(const struct column *column, const struct column *arm,
                      const struct column *outcome);

/* Of the columns that come after, "a" or "a, b", in the table's arena; NULL
 * where none is known to. */
const char *timing_late(const struct table *table,
                        const struct column *const *columns, size_t n,
                        const struct column *arm, const struct column *outcome);

/* All of them are known to have been there before. */
bool timing_early(const struct column *const *columns, size_t n,
                  const struct column *arm, const struct column *outcome);

#endif
