#include <config.h>

#include "base/arena.h"
#include "base/heap.h"
#include "tests/run.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static bool
are_all(const unsigned char *bytes, size_t n, size_t value)
{
    return n == 0 ||
           (bytes[0] == value && memcmp(bytes, bytes + 1, n - 1) == 0);
}

/* Of sizes that small blocks, large ones and blocks of their own hold. Each is
 * filled with a byte of its own, to see that none overlaps another. */
START_TEST(pieces_are_zeroed_aligned_and_apart)
{
    static const size_t sizes[] = {1,     7,       16,      1000,   5000,
                                   20000, 40000,   70000,   600000, 1,
                                   17,    3000000, 8 << 20, 300000, 400000};
    enum { N = sizeof sizes / sizeof *sizes, ROUNDS = 4 };
    struct arena arena = ARENA_INIT;
    unsigned char *pieces[ROUNDS * N];
    for (size_t i = 0; i < ROUNDS * N; i++) {
        size_t size = sizes[i % N];
        pieces[i] = arena_alloc(&arena, size);
        ck_assert_msg((uintptr_t)pieces[i] % _Alignof(max_align_t) == 0,
                      "piece %zu of %zu bytes", i, size);
        ck_assert_msg(are_all(pieces[i], size, 0), "piece %zu of %zu bytes", i,
                      size);
        memset(pieces[i], (int)i + 1, size);
    }
    for (size_t i = 0; i < ROUNDS * N; i++)
        ck_assert_msg(are_all(pieces[i], sizes[i % N], i + 1), "piece %zu", i);
    arena_release(&arena);
    ck_assert_ptr_null(arena.blocks);
}
END_TEST

START_TEST(an_arena_that_was_released_is_usable)
{
    struct arena arena = ARENA_INIT;
    for (size_t size = 1; size < (size_t)4 << 20; size *= 3) {
        ck_assert_str_eq(arena_strndup(&arena, "vigil", 3), "vig");
        ck_assert(are_all(arena_alloc(&arena, size), size, 0));
        arena_release(&arena);
    }
}
END_TEST

START_TEST(an_array_grows_with_what_it_holds)
{
    struct arena arena = ARENA_INIT;
    uint32_t *items = NULL;
    size_t capacity = 0;
    enum { N = 1000000 };
    size_t wrong = 0;
    for (uint32_t i = 0; i < N; i++) {
        arena_grow(&arena, &items, &capacity, i + 1, sizeof *items);
        wrong += items[i] != 0;
        items[i] = i;
    }
    for (uint32_t i = 0; i < N; i++)
        wrong += items[i] != i;
    ck_assert_uint_eq(wrong, 0);
    arena_release(&arena);
}
END_TEST

START_TEST(pages_are_zeroed_and_begin_at_a_large_one)
{
    static const size_t sizes[] = {1, 4096, HEAP_PAGE_LARGE,
                                   HEAP_PAGE_LARGE + 1, 5 * HEAP_PAGE_LARGE};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        unsigned char *pages = heap_pages_new(sizes[i]);
        ck_assert_uint_eq((uintptr_t)pages % HEAP_PAGE_LARGE, 0);
        ck_assert_msg(are_all(pages, sizes[i], 0), "%zu bytes", sizes[i]);
        memset(pages, 1, sizes[i]);
        heap_pages_free(pages, sizes[i]);
    }
}
END_TEST

/* Before and after the heap keeps what it has: what a large array held moves
 * with it, and one that takes its place begins with zeros. */
START_TEST(large_arrays_grow_and_begin_with_zeros)
{
    enum { N = 3000000 };
    for (int kept = 0; kept < 2; kept++) {
        uint32_t *items = NULL;
        size_t capacity = 0, wrong = 0;
        for (uint32_t i = 0; i < N; i++) {
            heap_grow(&items, &capacity, i + 1, sizeof *items);
            items[i] = i;
        }
        for (uint32_t i = 0; i < N; i++)
            wrong += items[i] != i;
        ck_assert_uint_eq(wrong, 0);
        free(items);
        unsigned char *next = heap_new(N, sizeof *items);
        ck_assert(are_all(next, N * sizeof *items, 0));
        memset(next, 1, N * sizeof *items);
        free(next);
        heap_keep();
    }
}
END_TEST

int
main(void)
{
    return RUN_TESTS("arena", pieces_are_zeroed_aligned_and_apart,
                     an_arena_that_was_released_is_usable,
                     an_array_grows_with_what_it_holds,
                     pages_are_zeroed_and_begin_at_a_large_one,
                     large_arrays_grow_and_begin_with_zeros);
}
