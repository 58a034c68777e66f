#include <config.h>

#include "base/heap.h"

#ifdef HAVE_MALLOPT
#include <malloc.h>
#endif
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define AHEAD ((size_t)4 << 30)

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

/* In small pages ten times the people began fourteen times as often with a
 * fault. All that the array has a part in is asked about, since what is asked
 * about in part can no longer be moved in one piece when it grows. */
static void
ask_for_large(void *array, size_t size)
{
#ifdef MADV_HUGEPAGE
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    uintptr_t first = (uintptr_t)array & ~(page - 1);
    uintptr_t end = ((uintptr_t)array + size + page - 1) & ~(page - 1);
    if (size >= HEAP_PAGE_LARGE)
        (void)madvise((void *)first, end - first, MADV_HUGEPAGE);
#else
    (void)array, (void)size;
#endif
}

void *
heap_new(size_t count, size_t size)
{
    void *p = calloc(count ? count : 1, size ? size : 1);
    if (!p)
        out_of_memory();
    ask_for_large(p, count * size);
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
    ask_for_large(grown, wanted * size);
    memcpy(items, &grown, sizeof grown);
    *capacity = wanted;
}

/* Arrays over 32 MiB are pages of their own in glibc, taken and given back each
 * time, and the kernel clears every page once more when it is first touched.
 * Zeroed arrays are touched before they could be asked about, so the heap gets
 * the addresses that it will grow into now; none of it is memory before it is
 * used. */
void
heap_keep(void)
{
#ifdef HAVE_MALLOPT
    mallopt(M_MMAP_MAX, 0);
    mallopt(M_TRIM_THRESHOLD, -1);
    char *ahead = malloc(AHEAD);
    if (ahead)
        ask_for_large(ahead, AHEAD);
    free(ahead);
#endif
}

static char *
map(size_t size)
{
    void *pages = mmap(NULL, size, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (pages == MAP_FAILED)
        out_of_memory();
    return pages;
}

/* How far behind a multiple of the large page that is. */
static size_t
past_large(uintptr_t at)
{
    return at & (HEAP_PAGE_LARGE - 1);
}

/* In whole large pages. */
static size_t
whole_pages(size_t size)
{
    return size + past_large(-(uintptr_t)size);
}

/* New Linux begins a large mapping at a large page by itself. Elsewhere one
 * that is larger is cut on both sides, where nothing was touched:
 *
 *     |......|==========|....|       = is kept, from a multiple on
 */
static char *
map_at_large(size_t size)
{
    char *pages = map(size);
    if (past_large((uintptr_t)pages) == 0)
        return pages;
    munmap(pages, size);
    pages = map(size + HEAP_PAGE_LARGE);
    size_t before = past_large(-(uintptr_t)pages);
    if (before)
        munmap(pages, before);
    munmap(pages + before + size, HEAP_PAGE_LARGE - before);
    return pages + before;
}

void *
heap_pages_new(size_t size)
{
    size = whole_pages(size);
    char *pages = map_at_large(size);
#ifdef MADV_HUGEPAGE
    (void)madvise(pages, size, MADV_HUGEPAGE); /* small pages do as well */
#endif
    return pages;
}

void
heap_pages_free(void *pages, size_t size)
{
    munmap(pages, whole_pages(size));
}
