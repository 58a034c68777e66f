/* intern: each distinct text once, under a number.
 *
 * Ids count from 0 in the order of first appearance. The copies live in the
 * arena; a view of one stays valid as long as the arena. */
#ifndef BASE_INTERN_H
#define BASE_INTERN_H

#include "base/arena.h"
#include "base/text.h"

#include <stdint.h>

struct intern {
    struct arena *arena;
    struct text *texts;
    size_t n, capacity;
    uint32_t *slots; /* id + 1 of the text that hashes there; 0 is free */
    size_t n_slots;
    char *block; /* where the next copy goes */
    size_t block_size, block_left;
};

void intern_init(struct intern *intern, struct arena *arena);

/* The id of the text, new or known. At most 2^32 - 2 distinct texts. */
uint32_t intern_add(struct intern *intern, struct text t);

/* The id, or UINT32_MAX when the text was never added. */
uint32_t intern_find(const struct intern *intern, struct text t);

/* With a NUL behind it. */
struct text intern_at(const struct intern *intern, uint32_t id);

#endif
