#include <config.h>

#include "instruments/expression/cycle.h"

#include "tests/run.h"

#include <stdio.h>
#include <string.h>

/* edges: pairs of letters, ordered by the first of each. */
static const struct {
    size_t n;
    const char *edges, *cycles;
} cases[] = {
    {0, "", ""},
    {3, "abacbc", ""},
    {1, "aa", "a."},
    {2, "abba", "ab."},
    {4, "abbccbcd", "bc."},
    {5, "abbccddada", "abcd."},
    {6, "abbaccdeedef", "ab.c.de."},
    {3, "aaabbbbcca", "a."},
};

static size_t
from_letters(const char *letters, size_t n, size_t *first, size_t *edges)
{
    size_t count = strlen(letters) / 2, e = 0;
    for (size_t i = 0; i <= n; i++) {
        first[i] = e;
        while (e < count && i < n && (size_t)(letters[2 * e] - 'a') == i) {
            edges[e] = (size_t)(letters[2 * e + 1] - 'a');
            e++;
        }
    }
    return e;
}

START_TEST(chains_are_shown)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = ARENA_INIT;
        size_t first[32], edges[32];
        ck_assert_uint_eq(
            from_letters(cases[i].edges, cases[i].n, first, edges),
            strlen(cases[i].edges) / 2);
        struct graph graph = {cases[i].n, first, edges};
        struct cycle *cycles;
        size_t n = cycles_find(&arena, &graph, &cycles);
        char shown[64] = "";
        for (size_t j = 0; j < n; j++) {
            size_t used = strlen(shown);
            for (size_t k = 0; k < cycles[j].n; k++)
                shown[used++] = (char)('a' + cycles[j].nodes[k]);
            snprintf(shown + used, sizeof shown - used, ".");
        }
        ck_assert_msg(!strcmp(shown, cases[i].cycles), "%s: %s",
                      cases[i].edges, shown);
        arena_release(&arena);
    }
}
END_TEST

START_TEST(a_long_ring_uses_no_stack)
{
    enum { RING = 300000 };
    struct arena arena = ARENA_INIT;
    size_t *first = arena_array(&arena, RING + 1, sizeof *first);
    size_t *edges = arena_array(&arena, RING, sizeof *edges);
    for (size_t i = 0; i < RING; i++) {
        first[i + 1] = i + 1;
        edges[i] = (i + 1) % RING;
    }
    struct graph graph = {RING, first, edges};
    struct cycle *cycles;
    ck_assert_uint_eq(cycles_find(&arena, &graph, &cycles), 1);
    ck_assert_uint_eq(cycles[0].n, RING);
    for (size_t i = 0; i < RING; i++)
        ck_assert_uint_eq(cycles[0].nodes[i], i);
    arena_release(&arena);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("cycle", chains_are_shown, a_long_ring_uses_no_stack);
}
