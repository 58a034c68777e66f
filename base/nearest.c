#include <config.h>

#include "base/nearest.h"

#include <string.h>

enum { WORD_MAX = 128 }; /* longer ones are nobody's misspelling */

static char
fold(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static size_t
least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Only what lies within limit of the matrix' diagonal can be within limit:
 *
 *     . a b c d e     limit 1: of each row i the columns
 *     a o o           i - 1 to i + 1
 *     b o o o
 *     c   o o o       cells counts those that were filled
 */
static size_t
banded_distance(struct text a, struct text b, size_t limit, size_t *cells)
{
    size_t apart = a.n > b.n ? a.n - b.n : b.n - a.n;
    if (apart > limit || a.n > WORD_MAX || b.n > WORD_MAX)
        return limit + 1;
    size_t rows[3][WORD_MAX + 1]; /* of the matrix: i - 2, i - 1, i */
    size_t *older = rows[0], *old = rows[1], *now = rows[2];
    for (size_t j = 0; j <= b.n; j++)
        old[j] = j;
    for (size_t i = 1; i <= a.n; i++) {
        size_t from = i > limit ? i - limit : 1;
        size_t to = least(i + limit, b.n);
        size_t best = now[from - 1] = from == 1 ? i : limit + 1;
        if (to == i + limit)
            old[to] = limit + 1;
        char x = fold(a.s[i - 1]);
        for (size_t j = from; j <= to; j++) {
            char y = fold(b.s[j - 1]);
            now[j] =
                least(least(old[j], now[j - 1]) + 1, old[j - 1] + (x != y));
            if (i > 1 && j > 1 && x == fold(b.s[j - 2]) &&
                fold(a.s[i - 2]) == y)
                now[j] = least(now[j], older[j - 2] + 1);
            best = least(best, now[j]);
        }
        *cells += to + 1 - from;
        if (best > limit)
            return limit + 1;
        size_t *spare = older;
        older = old;
        old = now;
        now = spare;
    }
    return least(old[b.n], limit + 1);
}

size_t
edit_distance(struct text a, struct text b, size_t limit)
{
    size_t cells = 0;
    return banded_distance(a, b, limit, &cells);
}

/* How far a suggestion may be from a word of n bytes. */
static size_t
reach(size_t n)
{
    return n < 2 ? 0 : n <= 4 ? 1 : n / 3;
}

const char *
nearest(struct text word, const char *const *candidates, size_t n)
{
    const char *best = NULL;
    size_t closest = reach(word.n) + 1;
    for (size_t i = 0; i < n && closest > 0; i++) {
        size_t d = edit_distance(word, text_of(candidates[i]), closest - 1);
        if (d < closest) {
            closest = d;
            best = candidates[i];
        }
    }
    return best;
}

size_t
nearest_text(struct text word, const struct text *candidates, size_t n,
             struct nearest_effort *effort)
{
    struct nearest_effort own = {0};
    if (!effort)
        effort = &own;
    if (effort->spent > NEAREST_EFFORT_MOST) {
        effort->unsought++;
        return n;
    }
    size_t best = n, closest = reach(word.n) + 1;
    for (size_t i = 0; i < n && closest > 0; i++) {
        size_t d = banded_distance(word, candidates[i], closest - 1,
                                   &effort->spent);
        if (d < closest) {
            closest = d;
            best = i;
        }
    }
    effort->spent += n;
    return best;
}
