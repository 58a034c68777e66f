#include <config.h>

#include "analyse/design/timing.h"

enum timing
timing_of(const struct column *column, const struct column *arm,
          const struct column *outcome)
{
    if (column->roster)
        return TIMING_BEFORE;
    return column->path && outcome->path && !arm->path ? TIMING_AFTER
                                                       : TIMING_UNKNOWN;
}

const char *
timing_late(const struct table *table, const struct column *const *columns,
            size_t n, const struct column *arm, const struct column *outcome)
{
    const char *late = NULL;
    for (size_t i = 0; i < n; i++)
        if (timing_of(columns[i], arm, outcome) == TIMING_AFTER)
            late = arena_printf(table->arena, "%s%s%s", late ? late : "",
                                late ? ", " : "", columns[i]->name);
    return late;
}

bool
timing_early(const struct column *const *columns, size_t n,
             const struct column *arm, const struct column *outcome)
{
    for (size_t i = 0; i < n; i++)
        if (timing_of(columns[i], arm, outcome) != TIMING_BEFORE)
            return false;
    return true;
}
