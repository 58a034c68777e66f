#include <config.h>

#include "collect/personal-rows.h"

void
personal_rows_add(struct personal_rows *rows, struct arena *arena,
                  const struct personal_row *row)
{
    arena_grow(arena, &rows->items, &rows->capacity, rows->n + 1,
               sizeof *rows->items);
    rows->items[rows->n++] = *row;
}
