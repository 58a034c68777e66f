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

size_t
edit_distance(struct text a, struct text b, size_t limit)
{
    size_t apart = a.n > b.n ? a.n - b.n : b.n - a.n;
    if (apart > limit || a.n > WORD_MAX || b.n > WORD_MAX)
        return limit + 1;
    size_t rows[3][WORD_MAX + 1]; /* of the matrix: i - 2, i - 1, i */
    size_t *older = rows[0], *old = rows[1], *now = rows[2];
    for (size_t j = 0; j <= b.n; j++)
        old[j] = j;
    for (size_t i = 1; i <= a.n; i++) {
        size_t best = now[0] = i;
        for (size_t j = 1; j <= b.n; j++) {
            char x = fold(a.s[i - 1]), y = fold(b.s[j - 1]);
            now[j] =
                least(least(old[j], now[j - 1]) + 1, old[j - 1] + (x != y));
            if (i > 1 && j > 1 && x == fold(b.s[j - 2]) &&
                fold(a.s[i - 2]) == y)
                now[j] = least(now[j], older[j - 2] + 1);
            best = least(best, now[j]);
        }
        if (best > limit)
            return limit + 1;
        size_t *spare = older;
        older = old;
        old = now;
        now = spare;
    }
    return old[b.n] <= limit ? old[b.n] : limit + 1;
}

/* How far a suggestion may be from a word of n bytes. */
static size_t
reach(size_t n)
{
    return n <= 4 ? 1 : n / 3;
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
nearest_text(struct text word, const struct text *candidates, size_t n)
{
    size_t best = n, closest = reach(word.n) + 1;
    for (size_t i = 0; i < n && closest > 0; i++) {
        size_t d = edit_distance(word, candidates[i], closest - 1);
        if (d < closest) {
            closest = d;
            best = i;
        }
    }
    return best;
}
