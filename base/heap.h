/* heap: allocation that cannot fail.
 *
 * Out of memory ends the program here and nowhere else, with exit status 3.
 * Sizes are counts times element sizes, multiplied with a check. (Not named
 * memory: C keeps the names that begin with mem.) */
#ifndef BASE_HEAP_H
#define BASE_HEAP_H

#include <stddef.h>

/* count * size zeroed bytes, freed by free(). Never NULL. What is large is of
 * large pages, as far as the system can. */
void *heap_new(size_t count, size_t size);

/* size zeroed bytes for what is large and stays, given back by heap_pages_free
 * with the same size. The system is asked to make it of large pages, as it can:
 * in small ones every 4 KiB begin with a fault, and those took two thirds of
 * the time of checking a form. */
#define HEAP_PAGE_LARGE ((size_t)2 << 20)
void *heap_pages_new(size_t size);
void heap_pages_free(void *pages, size_t size);

/* A growing array: makes room for need elements of size bytes in *items,
 * doubling *capacity. items is the address of a pointer; it may move.
 *
 *     struct row *rows = NULL;  size_t n = 0, capacity = 0;
 *     heap_grow(&rows, &capacity, n + 1, sizeof *rows);
 *     rows[n++] = row;  ...  free(rows);
 */
void heap_grow(void *items, size_t *capacity, size_t need, size_t size);

/* a * b; ends the program when the product does not fit. */
size_t heap_product(size_t a, size_t b);

/* From here on what is freed waits for the next, and does not go back to the
 * system, and all that is taken is of large pages: for work whose arrays, of
 * every row, come and go. Where the library knows no such thing nothing
 * happens. */
void heap_keep(void);

/* The capacity, doubled until it holds need elements. */
size_t heap_capacity(size_t capacity, size_t need);

#endif
