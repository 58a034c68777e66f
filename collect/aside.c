#include <config.h>

#include "collect/aside.h"

void
asides_add(struct asides *asides, struct arena *arena,
           const struct aside *aside)
{
    arena_grow(arena, &asides->items, &asides->capacity, asides->n + 1,
               sizeof *asides->items);
    asides->items[asides->n++] = *aside;
}
