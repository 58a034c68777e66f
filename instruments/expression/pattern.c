#include <config.h>

#include "instruments/expression/pattern.h"

#include <string.h>

enum { GROUPS_MAX = 100 };

struct reader {
    struct text pattern;
    size_t at;
    size_t groups[GROUPS_MAX]; /* where each open group begins */
    size_t depth;
    bool repeatable; /* may a quantifier follow? */
    struct pattern_fault *fault;
};

static bool
fail(struct reader *r, size_t offset, const char *message, const char *mend)
{
    size_t end = r->at < r->pattern.n ? r->at + 1 : r->pattern.n;
    *r->fault = (struct pattern_fault){offset, end > offset ? end - offset : 1,
                                       message, mend};
    return false;
}

/* The byte ahead bytes further on, or a zero behind the end. */
static char
peek(const struct reader *r, size_t ahead)
{
    return r->at + ahead < r->pattern.n ? r->pattern.s[r->at + ahead] : '\0';
}

static bool
digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool
hex(char c)
{
    return digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static bool
letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Skips to behind the next closer; false when there is none. */
static bool
skip_to(struct reader *r, char closer)
{
    const char *found =
        memchr(r->pattern.s + r->at, closer, r->pattern.n - r->at);
    if (!found)
        return false;
    r->at = (size_t)(found - r->pattern.s) + 1;
    return true;
}

/* The digits of \xhh and \uhhhh; r->at is behind the letter. */
static bool
read_hex(struct reader *r, size_t begin, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!hex(peek(r, i)))
            return fail(r, begin, "a character's code is not complete",
                        "write \\x and two, or \\u and four, of 0-9 and a-f");
    r->at += n;
    return true;
}

static bool
read_escape(struct reader *r)
{
    size_t begin = r->at++;
    char c = peek(r, 0);
    if (r->at >= r->pattern.n)
        return fail(r, begin, "the pattern ends with a backslash",
                    "write \\\\ for a backslash, or delete it");
    r->at++;
    if (c == 'x' && peek(r, 0) != '{')
        return read_hex(r, begin, 2);
    if (c == 'u')
        return read_hex(r, begin, 4);
    if (c == 'Q') {
        size_t end = text_find_text(text_slice(r->pattern, r->at, r->pattern.n),
                                    TEXT("\\E"));
        r->at += end;
        r->at = r->at + 2 < r->pattern.n ? r->at + 2 : r->pattern.n;
        return true;
    }
    if ((c == 'p' || c == 'P' || c == 'N' || c == 'x') && peek(r, 0) == '{')
        return skip_to(r, '}') ||
               fail(r, begin, "this brace is not closed", "write \\p{L}");
    if (c == 'k')
        return (peek(r, 0) == '<' && skip_to(r, '>')) ||
               fail(r, begin, "\\k names no group", "write \\k<name>");
    if (letter(c) && !strchr("dDwWsSbBAzZGtnrfae0hHvVRXpPEc", c))
        return fail(r, begin, "a backslash before this letter means nothing",
                    "delete the backslash");
    return true;
}

/* [...], from its bracket to behind its closer. Java nests them. */
static bool
read_class(struct reader *r)
{
    size_t opened[GROUPS_MAX], depth = 0;
    do {
        char c = peek(r, 0);
        if (r->at >= r->pattern.n)
            return fail(r, opened[depth - 1], "this [ is not closed",
                        "put a ] where the list of characters ends");
        if (c == '\\') {
            if (!read_escape(r))
                return false;
            continue;
        }
        if (c == '[') {
            if (depth == GROUPS_MAX)
                return fail(r, r->at, "brackets are nested too deeply", "");
            opened[depth++] = r->at++;
            if (peek(r, 0) == '^')
                r->at++;
            if (peek(r, 0) == ']') /* a literal one */
                r->at++;
            continue;
        }
        if (c == ']') {
            depth--;
        } else if (peek(r, 1) == '-' && peek(r, 2) && letter(peek(r, 2)) &&
                   letter(c) && peek(r, 2) < c) {
            size_t begin = r->at;
            r->at += 2;
            return fail(r, begin, "a range runs backwards",
                        "write the smaller one first: a-z");
        } else if (peek(r, 1) == '-' && digit(c) && digit(peek(r, 2)) &&
                   peek(r, 2) < c) {
            size_t begin = r->at;
            r->at += 2;
            return fail(r, begin, "a range runs backwards",
                        "write the smaller one first: 0-9");
        }
        r->at++;
    } while (depth > 0);
    r->repeatable = true;
    return true;
}

/* What may stand behind "(?". */
static bool
read_group_kind(struct reader *r, size_t begin)
{
    static const char *const kinds[] = {":", "=", "!", ">", "<=", "<!"};
    struct text rest = text_slice(r->pattern, r->at, r->pattern.n);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (text_begins(rest, kinds[i])) {
            r->at += strlen(kinds[i]);
            return true;
        }
    if (peek(r, 0) == '<' && letter(peek(r, 1)) && skip_to(r, '>'))
        return true;
    size_t flags = r->at;
    while (letter(peek(r, 0)) || peek(r, 0) == '-')
        r->at++;
    if (r->at > flags && peek(r, 0) == ':') {
        r->at++;
        return true;
    }
    if (r->at > flags && peek(r, 0) == ')')
        return true;
    return fail(r, begin, "'(?' begins no kind of group",
                "write (?:...) for a group, or \\( for a bracket");
}

static bool
read_group(struct reader *r)
{
    size_t begin = r->at++;
    if (r->depth == GROUPS_MAX)
        return fail(r, begin, "groups are nested too deeply", "");
    r->groups[r->depth++] = begin;
    r->repeatable = false;
    if (peek(r, 0) != '?')
        return true;
    r->at++;
    return read_group_kind(r, begin);
}

/* {n}, {n,} or {n,m}: from the brace to behind its closer. */
static bool
read_count(struct reader *r)
{
    size_t begin = r->at++;
    unsigned long least = 0, most = 0;
    size_t digits = 0;
    for (; digit(peek(r, 0)); r->at++, digits++)
        if (least < 1000000)
            least = least * 10 + (unsigned long)(peek(r, 0) - '0');
    most = least;
    if (digits > 0 && peek(r, 0) == ',') {
        r->at++;
        if (digit(peek(r, 0)))
            most = 0;
        for (; digit(peek(r, 0)); r->at++)
            if (most < 1000000)
                most = most * 10 + (unsigned long)(peek(r, 0) - '0');
    }
    if (digits == 0 || peek(r, 0) != '}')
        return fail(r, begin, "a brace that holds no number of times",
                    "write {3}, {3,} or {3,5}; \\{ for a brace itself");
    if (most < least)
        return fail(r, begin, "the smaller number of times comes second",
                    "write {3,5}");
    r->at++;
    return true;
}

static bool
read_quantifier(struct reader *r)
{
    if (!r->repeatable)
        return fail(r, r->at, "there is nothing to repeat in front of this",
                    "put what repeats in front of it, or a backslash");
    if (peek(r, 0) == '{') {
        if (!read_count(r))
            return false;
    } else {
        r->at++;
    }
    if (peek(r, 0) == '?' || peek(r, 0) == '+')
        r->at++;
    r->repeatable = false;
    return true;
}

static bool
read_piece(struct reader *r)
{
    char c = peek(r, 0);
    switch (c) {
    case '\\':
        r->repeatable = true;
        return read_escape(r);
    case '[':
        return read_class(r);
    case '(':
        return read_group(r);
    case ')':
        if (r->depth == 0)
            return fail(r, r->at, "this ) closes no group",
                        "delete it, or write \\) for a bracket");
        r->depth--;
        r->at++;
        r->repeatable = true;
        return true;
    case '*':
    case '+':
    case '?':
    case '{':
        return read_quantifier(r);
    case '|':
        r->repeatable = false;
        break;
    default:
        r->repeatable = true;
    }
    r->at++;
    return true;
}

bool
pattern_check(struct text pattern, struct pattern_fault *fault)
{
    struct reader r = {.pattern = pattern, .fault = fault};
    while (r.at < pattern.n)
        if (!read_piece(&r))
            return false;
    if (r.depth > 0)
        return fail(&r, r.groups[r.depth - 1], "this ( is not closed",
                    "put a ) where the group ends, or write \\( for a bracket");
    return true;
}
