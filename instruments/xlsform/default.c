/* A default is a plain value or an expression; nothing says which. It is an
 * expression where it holds an operator, a call, a condition in brackets or a
 * reference, as the reference converter has it. A hyphen inside a word ("a-b")
 * or before digits is no operator, and dates and places are full of them. */
#include <config.h>

#include "instruments/xlsform/xlsform.h"

#include "base/utf8.h"

#include <ctype.h>

static bool
has_hyphens(enum question_kind kind)
{
    return kind == QUESTION_DATE || kind == QUESTION_DATETIME ||
           kind == QUESTION_GEOPOINT || kind == QUESTION_GEOTRACE ||
           kind == QUESTION_GEOSHAPE;
}

/* The end of what is like the pattern at i, where 9 is for any digit; i itself
 * where nothing is. */
static size_t
skip_like(struct text t, size_t i, const char *pattern)
{
    size_t at = i;
    for (const char *p = pattern; *p; p++, at++)
        if (at == t.n || (*p == '9' ? !isdigit((unsigned char)t.s[at])
                                    : t.s[at] != *p))
            return i;
    return at;
}

/* 09:30, 09:30:00, 09:30:00.250 */
static size_t
skip_clock(struct text t, size_t i)
{
    size_t clock = skip_like(t, i, "99:99");
    size_t seconds = skip_like(t, clock, ":99");
    if (clock == i || seconds == clock)
        return clock;
    size_t fraction = skip_like(t, seconds, ".9");
    while (fraction > seconds && fraction < t.n &&
           isdigit((unsigned char)t.s[fraction]))
        fraction++;
    return fraction;
}

/* +02:00, -02:00 or Z */
static size_t
skip_zone(struct text t, size_t i)
{
    size_t east = skip_like(t, i, "+99:99");
    size_t west = skip_like(t, i, "-99:99");
    return east > i ? east : west > i ? west : skip_like(t, i, "Z");
}

/* 2026-11-05, 09:30:00, 2026-11-05T09:30:00, with a zone behind it; a - before
 * the year is for those before our era. The reference converter takes tenths of
 * seconds, and a zone behind a date, for sums: of what no client can read. */
static size_t
skip_moment(struct text t, size_t i)
{
    size_t from = skip_like(t, i, "-");
    size_t day = skip_like(t, from, "9999-99-99");
    if (day == from) {
        size_t clock = skip_clock(t, i);
        return clock > i ? skip_zone(t, clock) : i;
    }
    size_t behind = skip_like(t, day, "T");
    size_t clock = behind > day ? skip_clock(t, behind) : day;
    return skip_zone(t, clock > behind ? clock : day);
}

static size_t
skip_number(struct text t, size_t i)
{
    size_t at = i + (t.s[i] == '-');
    if (at == t.n || !(isdigit((unsigned char)t.s[at]) || t.s[at] == '.'))
        return i;
    while (at < t.n && (isdigit((unsigned char)t.s[at]) || t.s[at] == '.'))
        at++;
    return at;
}

static size_t
skip_quoted(struct text t, size_t i)
{
    if (t.s[i] != '"' && t.s[i] != '\'')
        return i;
    size_t n = text_find(text_slice(t, i + 1, t.n), t.s[i]);
    return i + 1 + n < t.n ? i + n + 2 : i;
}

/* A name, perhaps with a prefix before a colon. */
static size_t
skip_name(struct text t, size_t i)
{
    size_t at = i + name_length(text_slice(t, i, t.n));
    if (at == i || at == t.n || t.s[at] != ':')
        return at;
    size_t n = name_length(text_slice(t, at + 1, t.n));
    return n ? at + 1 + n : at;
}

static bool
is_operator(struct text t, size_t i)
{
    struct text rest = text_slice(t, i, t.n);
    return text_begins(rest, " mod ") || text_begins(rest, " div ") ||
           t.s[i] == '*' || t.s[i] == '+' || t.s[i] == '-' || t.s[i] == '|';
}

/* Does an expression begin at i? Else the end of what is plain there. */
static bool
begins_expression(struct text t, size_t i, size_t *end)
{
    size_t name = skip_name(t, i);
    if (name > i) {
        *end = name;
        return name < t.n && (t.s[name] == '(' || t.s[name] == '[');
    }
    if ((*end = skip_moment(t, i)) > i || (*end = skip_number(t, i)) > i ||
        (*end = skip_quoted(t, i)) > i)
        return false;
    struct text rest = text_slice(t, i, t.n);
    utf8_next(&rest);
    *end = t.n - rest.n;
    return is_operator(t, i) || text_begins(text_slice(t, i, t.n), "${");
}

bool
default_is_dynamic(const struct question *question)
{
    if (!question->fallback.source || question->kind == QUESTION_IMAGE)
        return false;
    struct text t = text_of(question->fallback.source);
    for (size_t i = 0, end; i < t.n; i = end)
        if (begins_expression(t, i, &end))
            return t.s[i] != '-' || !has_hyphens(question->kind);
    return false;
}
