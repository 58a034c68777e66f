#include <config.h>

#include "base/heap.h"

#ifdef HAVE_MALLOPT
#include <malloc.h>
#endif
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static _Noreturn void
out_of_memory(void)
{
    static const char words[] = "praxis: out of memory\n";
    fwrite(words, 1, sizeof words - 1, stderr);
    exit(3);
}

size_t
heap_product(size_t a, size_t b)
{
    if (b && a > SIZE_MAX / b)
        out_of_memory();
    return a * b;
}

size_t
heap_capacity(size_t capacity, size_t need)
{
    size_t wanted = capacity ? capacity : 8;
    while (wanted < need)
        wanted = heap_product(wanted, 2);
    return wanted;
}

void *
heap_new(size_t count, size_t size)
{
    void *p = calloc(count ? count : 1, size ? size : 1);
    if (!p)
        out_of_memory();
    return p;
}

void
heap_grow(void *items, size_t *capacity, size_t need, size_t size)
{
    if (need <= *capacity)
        return;
    size_t wanted = heap_capacity(*capacity, need);
    /* items is the address of some object pointer: copy it in and out,
     * since a void ** may not alias it. */
    void *old;
    memcpy(&old, items, sizeof old);
    void *grown = realloc(old, heap_product(wanted, size));
    if (!grown)
        out_of_memory();
    memcpy(items, &grown, sizeof grown);
    *capacity = wanted;
}

/* Arrays over 32 MiB are pages of their own in glibc, taken and given back each
 * time, and the kernel clears every page once more when it is first touched. */
void
heap_keep(void)
{
#ifdef HAVE_MALLOPT
    mallopt(M_MMAP_MAX, 0);
    mallopt(M_TRIM_THRESHOLD, -1);
#endif
}
