/* arena: memory that is freed all at once.
 *
 * A command has one; the documents (form, table, plan, estimates) live in it
 * and nothing in it is freed singly. Pointers into it stay valid until
 * arena_release. Never returns NULL (base/heap.h). */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena_block;

/* Zero is an empty arena: ARENA_INIT, or memory from calloc. */
struct arena {
    struct arena_block *blocks;
    size_t used; /* bytes of the newest block given away */
};

#define ARENA_INIT ((struct arena){0})

/* Frees everything; the arena is empty and usable again. */
void arena_release(struct arena *arena);

/* size zeroed bytes, aligned for any type. */
void *arena_alloc(struct arena *arena, size_t size);

/* count * size zeroed bytes; the product is checked. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* A copy of n bytes at s with a NUL behind it; of a NUL-ended s. */
char *arena_strndup(struct arena *arena, const char *s, size_t n);
char *arena_strdup(struct arena *arena, const char *s);

/* As printf, into the arena. */
char *arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* A growing array in the arena: as heap_grow, with new elements zeroed, and
 * beginning with ARENA_FIRST: of a document's many arrays most hold one or two.
 * The outgrown copies stay in the arena, at most as much again as the array. */
#define ARENA_FIRST ((size_t)2)
void arena_grow(struct arena *arena, void *items, size_t *capacity,
                size_t need, size_t size);

#endif
