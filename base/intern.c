#include <config.h>

#include "base/intern.h"

#include <assert.h>
#include <string.h>

/* Many are kept that hold a word or two: blocks begin small. */
#define BLOCK_LEAST ((size_t)256)
#define BLOCK_MOST ((size_t)1 << 15)

void
intern_init(struct intern *intern, struct arena *arena)
{
    *intern = (struct intern){.arena = arena};
}

/* Where the text is, or the free slot where it belongs. There is one: the
 * table is never more than half full. */
static size_t
slot_of(const struct intern *intern, struct text t)
{
    size_t mask = intern->n_slots - 1;
    size_t slot = (size_t)text_hash(t) & mask;
    while (intern->slots[slot] &&
           !text_equal(intern->texts[intern->slots[slot] - 1], t))
        slot = (slot + 1) & mask;
    return slot;
}

static void
grow_slots(struct intern *intern)
{
    intern->n_slots = intern->n_slots ? intern->n_slots * 2 : 64;
    intern->slots = arena_array(intern->arena, intern->n_slots,
                                sizeof *intern->slots);
    for (size_t i = 0; i < intern->n; i++)
        intern->slots[slot_of(intern, intern->texts[i])] = (uint32_t)i + 1;
}

/* Copies are packed: the arena by itself would align each. Its bytes are zero,
 * so that every copy has its NUL. */
static struct text
keep(struct intern *intern, struct text t)
{
    if (t.n >= intern->block_left) {
        size_t size = intern->block_size ? intern->block_size * 2 : BLOCK_LEAST;
        size = size < BLOCK_MOST ? size : BLOCK_MOST;
        if (t.n > size / 8)
            return (struct text){text_dup(intern->arena, t), t.n};
        intern->block = arena_alloc(intern->arena, size);
        intern->block_size = intern->block_left = size;
    }
    char *copy = intern->block;
    if (t.n)
        memcpy(copy, t.s, t.n);
    intern->block += t.n + 1;
    intern->block_left -= t.n + 1;
    return (struct text){copy, t.n};
}

uint32_t
intern_add(struct intern *intern, struct text t)
{
    if (intern->n * 2 >= intern->n_slots)
        grow_slots(intern);
    size_t slot = slot_of(intern, t);
    if (intern->slots[slot])
        return intern->slots[slot] - 1;
    assert(intern->n < UINT32_MAX - 1);
    arena_grow(intern->arena, &intern->texts, &intern->capacity,
               intern->n + 1, sizeof *intern->texts);
    intern->texts[intern->n] = keep(intern, t);
    intern->slots[slot] = (uint32_t)++intern->n;
    return (uint32_t)intern->n - 1;
}

uint32_t
intern_find(const struct intern *intern, struct text t)
{
    if (!intern->n_slots)
        return UINT32_MAX;
    uint32_t id = intern->slots[slot_of(intern, t)];
    return id ? id - 1 : UINT32_MAX;
}

struct text
intern_at(const struct intern *intern, uint32_t id)
{
    assert(id < intern->n);
    return intern->texts[id];
}
