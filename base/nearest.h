/* nearest: what a misspelt word was probably meant to be.
 *
 * Numbers of bytes inserted, deleted, replaced or swapped with a neighbour;
 * ASCII letters without regard to case. */
#ifndef BASE_NEAREST_H
#define BASE_NEAREST_H

#include "base/text.h"

/* The edit distance (optimal string alignment) of a and b; limit + 1 when it
 * is more than limit.
 * Source: Levenshtein (1966), Soviet Physics Doklady 10:707; Damerau (1964),
 * CACM 7:171-176. */
size_t edit_distance(struct text a, struct text b, size_t limit);

/* The candidate nearest to word, the first of several; NULL where none is near
 * enough to suggest: none for a single letter, to which all others are as near,
 * one edit for words of up to 4 bytes, a third of the bytes for longer ones. A
 * candidate equal to the word is nearest. */
const char *nearest(struct text word, const char *const *candidates, size_t n);

/* What the search for many words among many candidates may cost together,
 * since that grows with the product of their numbers: in cells of the
 * distances' matrices and candidates looked at, about half a second. 3,000
 * words among 3,000 stay below it. Zero to begin with. */
#define NEAREST_EFFORT_MOST ((size_t)1 << 28)
struct nearest_effort {
    size_t spent;
    size_t unsought; /* words that came when it was all spent */
};

/* The same, of views; n where none is near enough, and where all effort is
 * spent: a word is looked for among all candidates or not at all. Whoever asks
 * tells of those that were not. effort may be NULL: for one word. */
size_t nearest_text(struct text word, const struct text *candidates, size_t n,
                    struct nearest_effort *effort);

#endif
