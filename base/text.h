/* text: a view of bytes that somebody else owns.
 *
 * UTF-8 unless said otherwise, checked once at the border (base/utf8.h). Not
 * NUL-ended. A view lives as long as what it looks at. To make text, see
 * base/builder.h. What is asked of every word that is read stands here whole,
 * so that the compiler knows how long a literal is. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct text {
    const char *s; /* may be NULL when n is 0 */
    size_t n;
};

/* For a string literal, and for a NUL-ended string (NULL is empty). */
#define TEXT(literal) ((struct text){"" literal, sizeof(literal) - 1})
static inline struct text
text_of(const char *s)
{
    return (struct text){s, s ? strlen(s) : 0};
}

/* For printf: printf("%.*s", TEXT_ARGS(t)). Cut at INT_MAX. */
#define TEXT_ARGS(t) (int)((t).n), ((t).s ? (t).s : "")

static inline bool
text_equal(struct text a, struct text b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.s, b.s, a.n) == 0);
}

static inline bool
text_is(struct text a, const char *s)
{
    return text_equal(a, text_of(s));
}

/* ASCII letters without regard to case. */
bool text_equal_fold(struct text a, struct text b);
bool text_is_fold(struct text a, const char *s);
/* As memcmp, the shorter first where one begins the other. */
int text_compare(struct text a, struct text b);
static inline bool
text_begins(struct text t, const char *prefix)
{
    size_t n = strlen(prefix);
    return t.n >= n && (n == 0 || memcmp(t.s, prefix, n) == 0);
}

bool text_ends(struct text t, const char *suffix);

/* Without ASCII white space at both ends. */
struct text text_trim(struct text t);

/* Bytes from..to of t, to not included; both are cut to t's length. */
static inline struct text
text_slice(struct text t, size_t from, size_t to)
{
    if (to > t.n)
        to = t.n;
    if (from > to)
        from = to;
    return (struct text){t.s ? t.s + from : NULL, to - from};
}

/* The place of the first byte c, or of needle; t.n where there is none. */
size_t text_find(struct text t, char c);
size_t text_find_text(struct text t, struct text needle);

/* Takes the part before the first separator off the front of *rest into *part,
 * and the separator with it. False when nothing is left. "a,,b" has three
 * parts, "" has one, empty; a view whose s is NULL has none.
 *
 *     struct text part, rest = line;
 *     while (text_split(&rest, ',', &part)) ...
 */
bool text_split(struct text *rest, char separator, struct text *part);

/* The next run of bytes that are not ASCII white space; false at the end. */
bool text_word(struct text *rest, struct text *word);

/* A NUL-ended copy in the arena. */
char *text_dup(struct arena *arena, struct text t);

/* FNV-1a, 64 bits: for tables in memory, never written to a file. */
unsigned long long text_hash(struct text t);

#endif
