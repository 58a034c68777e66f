#include <config.h>

#include "base/arena.h"

#include "base/heap.h"

#include <assert.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* An arena for a few words stays small, and one for a form of some twenty
 * questions; that of a large document has large pages. */
#define BLOCK_FIRST ((size_t)16 << 10)
#define BLOCK_SECOND ((size_t)32 << 10)
#define BLOCK_FURTHER HEAP_PAGE_LARGE

/* The newest block is first; it is the one that is filled. */
struct arena_block {
    struct arena_block *next;
    size_t size;   /* of bytes */
    bool in_pages; /* from heap_pages_new, else from heap_new */
    _Alignas(max_align_t) unsigned char bytes[];
};

void
arena_release(struct arena *arena)
{
    struct arena_block *block = arena->blocks;
    while (block) {
        struct arena_block *next = block->next;
        if (block->in_pages)
            heap_pages_free(block, sizeof *block + block->size);
        else
            free(block);
        block = next;
    }
    *arena = ARENA_INIT;
}

/* size is of the whole block. */
static struct arena_block *
block_new(size_t size)
{
    bool in_pages = size >= HEAP_PAGE_LARGE;
    struct arena_block *block =
        in_pages ? heap_pages_new(size) : heap_new(1, size);
    block->size = size - sizeof *block;
    block->in_pages = in_pages;
    return block;
}

/* A block with room for so many bytes, to be filled from now on. */
static void
add_block(struct arena *arena, size_t room)
{
    size_t size = !arena->blocks                       ? BLOCK_FIRST
                  : arena->blocks->size <= BLOCK_FIRST ? BLOCK_SECOND
                                                       : BLOCK_FURTHER;
    struct arena_block *block =
        block_new(room <= size / 2 ? size : BLOCK_FURTHER);
    block->next = arena->blocks;
    arena->blocks = block;
    arena->used = 0;
}

/* A large piece gets a block of its own, put behind the newest, so that the
 * rest of the newest block is not wasted. */
static void *
alloc_large(struct arena *arena, size_t size)
{
    struct arena_block *block = block_new(sizeof *block + size);
    if (!arena->blocks) {
        arena->blocks = block;
        arena->used = size;
    } else {
        block->next = arena->blocks->next;
        arena->blocks->next = block;
    }
    return block->bytes;
}

void *
arena_alloc(struct arena *arena, size_t size)
{
    size_t align = _Alignof(max_align_t);
    size_t rounded = (size + align - 1) & ~(align - 1);
    assert(rounded >= size);
    if (rounded > BLOCK_FURTHER / 4)
        return alloc_large(arena, rounded);
    if (!arena->blocks || arena->blocks->size - arena->used < rounded)
        add_block(arena, rounded);
    void *p = arena->blocks->bytes + arena->used;
    arena->used += rounded;
    return p;
}

void *
arena_array(struct arena *arena, size_t count, size_t size)
{
    return arena_alloc(arena, heap_product(count, size));
}

char *
arena_strndup(struct arena *arena, const char *s, size_t n)
{
    char *copy = arena_alloc(arena, n + 1);
    if (n)
        memcpy(copy, s, n);
    return copy;
}

char *
arena_strdup(struct arena *arena, const char *s)
{
    return arena_strndup(arena, s, strlen(s));
}

char *
arena_printf(struct arena *arena, const char *format, ...)
{
    char most[256]; /* what is longer is made twice */
    va_list args;
    va_start(args, format);
    int n = vsnprintf(most, sizeof most, format, args);
    va_end(args);
    assert(n >= 0);
    if ((size_t)n < sizeof most)
        return arena_strndup(arena, most, (size_t)n);
    char *s = arena_alloc(arena, (size_t)n + 1);
    va_start(args, format);
    vsnprintf(s, (size_t)n + 1, format, args);
    va_end(args);
    return s;
}

void
arena_grow(struct arena *arena, void *items, size_t *capacity, size_t need,
           size_t size)
{
    if (need <= *capacity)
        return;
    size_t wanted = heap_capacity(*capacity ? *capacity : ARENA_FIRST, need);
    void *old;
    memcpy(&old, items, sizeof old);
    void *grown = arena_array(arena, wanted, size);
    if (old)
        memcpy(grown, old, *capacity * size);
    memcpy(items, &grown, sizeof grown);
    *capacity = wanted;
}
