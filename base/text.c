#include <config.h>

#include "base/text.h"

#include <string.h>

static bool
is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static char
lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool
text_equal_fold(struct text a, struct text b)
{
    if (a.n != b.n)
        return false;
    for (size_t i = 0; i < a.n; i++)
        if (lower(a.s[i]) != lower(b.s[i]))
            return false;
    return true;
}

bool
text_is_fold(struct text a, const char *s)
{
    return text_equal_fold(a, text_of(s));
}

int
text_compare(struct text a, struct text b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int order = n ? memcmp(a.s, b.s, n) : 0;
    return order ? order : (a.n > b.n) - (a.n < b.n);
}

bool
text_ends(struct text t, const char *suffix)
{
    size_t n = strlen(suffix);
    return t.n >= n && (n == 0 || memcmp(t.s + t.n - n, suffix, n) == 0);
}

struct text
text_trim(struct text t)
{
    size_t from = 0, to = t.n;
    while (from < to && is_space(t.s[from]))
        from++;
    while (to > from && is_space(t.s[to - 1]))
        to--;
    return text_slice(t, from, to);
}

size_t
text_find(struct text t, char c)
{
    const char *at = t.n ? memchr(t.s, c, t.n) : NULL;
    return at ? (size_t)(at - t.s) : t.n;
}

size_t
text_find_text(struct text t, struct text needle)
{
    if (needle.n == 0)
        return 0;
    for (size_t i = 0; i + needle.n <= t.n; i++) {
        i += text_find(text_slice(t, i, t.n), needle.s[0]);
        if (i + needle.n <= t.n && memcmp(t.s + i, needle.s, needle.n) == 0)
            return i;
    }
    return t.n;
}

bool
text_split(struct text *rest, char separator, struct text *part)
{
    /* A NULL start marks the end: "a," has a last, empty part. */
    if (!rest->s)
        return false;
    size_t at = text_find(*rest, separator);
    *part = text_slice(*rest, 0, at);
    if (at == rest->n)
        *rest = (struct text){NULL, 0};
    else
        *rest = text_slice(*rest, at + 1, rest->n);
    return true;
}

bool
text_word(struct text *rest, struct text *word)
{
    size_t from = 0;
    while (from < rest->n && is_space(rest->s[from]))
        from++;
    size_t to = from;
    while (to < rest->n && !is_space(rest->s[to]))
        to++;
    *word = text_slice(*rest, from, to);
    *rest = text_slice(*rest, to, rest->n);
    return word->n > 0;
}

char *
text_dup(struct arena *arena, struct text t)
{
    return arena_strndup(arena, t.s, t.n);
}

unsigned long long
text_hash(struct text t)
{
    unsigned long long hash = 0xcbf29ce484222325u;
    for (size_t i = 0; i < t.n; i++)
        hash = (hash ^ (unsigned char)t.s[i]) * 0x100000001b3u;
    return hash;
}
