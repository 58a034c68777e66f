#include <config.h>

#include "instruments/read-xlsform.h"

#include <ctype.h>

/* A default is a plain value or an expression; nothing says which. It is an
 * expression where it holds an operator, a call, brackets or a reference; a
 * hyphen inside a word ("a-b") or before digits is no operator, and dates and
 * places are full of them. */
static bool
has_hyphens(enum question_kind kind)
{
    return kind == QUESTION_DATE || kind == QUESTION_DATETIME ||
           kind == QUESTION_GEOPOINT || kind == QUESTION_GEOTRACE ||
           kind == QUESTION_GEOSHAPE;
}

static bool
is_word_byte(char c)
{
    return isalnum((unsigned char)c) || c == '_' || c == '-' || c == '.' ||
           c == ':' || (unsigned char)c >= 0x80;
}

/* The end of the word, number, date or quoted text that begins at i; i itself
 * where none does. */
static size_t
skip_plain(struct text t, size_t i)
{
    char c = t.s[i];
    if (c == '"' || c == '\'') {
        size_t n = text_find(text_slice(t, i + 1, t.n), c);
        return i + 1 + n < t.n ? i + n + 2 : i + 1;
    }
    bool negative = c == '-' && i + 1 < t.n &&
                    (isdigit((unsigned char)t.s[i + 1]) || t.s[i + 1] == '.');
    if (isdigit((unsigned char)c) || negative) {
        for (i++; i < t.n && (isdigit((unsigned char)t.s[i]) ||
                              t.s[i] == '.');)
            i++;
        return i;
    }
    while (i < t.n && is_word_byte(t.s[i]) && (c != '-' && c != ':'))
        i++;
    return i;
}

static bool
is_word_operator(struct text t, size_t i)
{
    struct text rest = text_slice(t, i, t.n);
    return text_begins(rest, " mod ") || text_begins(rest, " div ");
}

bool
default_is_dynamic(const struct question *question)
{
    if (!question->fallback.source || question->kind == QUESTION_IMAGE)
        return false;
    struct text t = text_of(question->fallback.source);
    for (size_t i = 0; i < t.n;) {
        size_t end = skip_plain(t, i);
        if (end > i) {
            i = end;
            continue;
        }
        if (t.s[i] == '-' && has_hyphens(question->kind))
            return false;
        if (is_word_operator(t, i) || (t.s[i] == '$' && i + 1 < t.n &&
                                       t.s[i + 1] == '{'))
            return true;
        switch (t.s[i]) {
        case '*': case '+': case '-': case '|':
        case '[': case ']': case '(': case ')': case '{': case '}':
            return true;
        }
        i++;
    }
    return false;
}
