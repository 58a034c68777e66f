#include <config.h>

#include "instruments/paper/cells.h"

#include "base/number.h"
#include "base/utf8.h"
#include "instruments/expression/expression.h"

#include <string.h>

/* Takes one character, class or escape off the front; false for what is not
 * plain. */
static bool
take_atom(struct text *rest)
{
    if (text_begins(*rest, "[")) {
        size_t i = 1;
        if (i < rest->n && rest->s[i] == '^')
            i++;
        /* A bracket that comes first stands for itself. */
        for (size_t first = i; i < rest->n; i++) {
            if (rest->s[i] == '\\')
                i++;
            else if (rest->s[i] == ']' && i > first)
                break;
        }
        if (i >= rest->n)
            return false;
        *rest = text_slice(*rest, i + 1, rest->n);
        return true;
    }
    if (rest->s[0] == '\\' && rest->n > 1) {
        *rest = text_slice(*rest, 2, rest->n);
        return true;
    }
    if (strchr("()|*+?{}\\^$", rest->s[0]))
        return false;
    utf8_next(rest);
    return true;
}

/* The most times that the atom before may stand: {3} {1,3} ? or nothing. */
static bool
take_count(struct text *rest, size_t *most)
{
    *most = 1;
    if (rest->n == 0 || !strchr("*+?{", rest->s[0]))
        return true;
    if (rest->s[0] == '?') {
        *rest = text_slice(*rest, 1, rest->n);
        return true;
    }
    size_t close = text_find(*rest, '}');
    if (rest->s[0] != '{' || close == rest->n)
        return false;
    struct text inside = text_slice(*rest, 1, close);
    size_t comma = text_find(inside, ',');
    if (comma < inside.n)
        inside = text_slice(inside, comma + 1, inside.n);
    int64_t n;
    if (!number_parse_integer(inside, &n) || n < 0 || n > 1000)
        return false;
    *most = (size_t)n;
    *rest = text_slice(*rest, close + 1, rest->n);
    return true;
}

size_t
cells_of_pattern(struct text pattern)
{
    size_t cells = 0;
    if (!text_begins(pattern, "^") || !text_ends(pattern, "$"))
        return 0;
    struct text rest = text_slice(pattern, 1, pattern.n - 1);
    while (rest.n > 0) {
        size_t most;
        if (!take_atom(&rest) || !take_count(&rest, &most))
            return 0;
        cells += most;
    }
    return cells;
}

struct limits {
    size_t pattern; /* cells of the longest regex */
    size_t longest; /* of the literal values compared with */
    bool bounded;   /* . <= something */
    bool pattern_open; /* a regex without a limit */
};

static void
at_least(size_t *cells, size_t n)
{
    if (*cells < n)
        *cells = n;
}

static bool
is_number(const struct expression *e)
{
    return e->kind == EXPRESSION_NUMBER ||
           (e->kind == EXPRESSION_NEGATE &&
            e->items[0]->kind == EXPRESSION_NUMBER);
}

static size_t
literal_cells(const struct expression *e)
{
    if (e->kind == EXPRESSION_TEXT)
        return utf8_count(e->text);
    if (e->kind == EXPRESSION_NUMBER)
        return e->text.n;
    if (is_number(e))
        return 1 + e->items[0]->text.n;
    return 0;
}

static bool
is_comparison(enum expression_kind kind)
{
    return kind >= EXPRESSION_EQUAL && kind <= EXPRESSION_GREATER_EQUAL &&
           kind != EXPRESSION_UNEQUAL;
}

static void
visit(void *context, const struct expression *e)
{
    struct limits *limits = context;
    if (e->kind == EXPRESSION_CALL && text_is(e->text, "regex") &&
        e->count == 2 && e->items[1]->kind == EXPRESSION_TEXT) {
        size_t cells = cells_of_pattern(e->items[1]->text);
        at_least(&limits->pattern, cells);
        limits->pattern_open |= cells == 0;
    }
    if (!is_comparison(e->kind))
        return;
    bool left = expression_is_self(e->items[0]);
    bool right = expression_is_self(e->items[1]);
    if (left == right)
        return;
    const struct expression *other = e->items[left ? 1 : 0];
    at_least(&limits->longest, literal_cells(other));
    bool below = e->kind == EXPRESSION_LESS || e->kind == EXPRESSION_LESS_EQUAL;
    bool above =
        e->kind == EXPRESSION_GREATER || e->kind == EXPRESSION_GREATER_EQUAL;
    limits->bounded |=
        is_number(other) && ((left && below) || (right && above));
}

size_t
cells_of(const struct question *question)
{
    struct limits limits = {0};
    if (question->constraint.tree)
        expression_walk(question->constraint.tree, visit, &limits);
    bool text = question->kind == QUESTION_TEXT;
    bool known = text ? limits.pattern > 0 && !limits.pattern_open
                      : limits.bounded;
    if (!known)
        return 0;
    return limits.pattern > limits.longest ? limits.pattern : limits.longest;
}
