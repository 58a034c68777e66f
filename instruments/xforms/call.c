/* call: calls that take more than a pattern to say otherwise.
 *
 * Where a function has an equivalent for some of its arguments only, it is
 * refused with the others, by name. */
#include <config.h>

#include "instruments/xforms/xforms.h"

#include <math.h>
#include <string.h>

/* "3" or "-3", as written; false for what has to be worked out. */
static bool
is_whole(const struct expression *argument, long *number)
{
    bool negative = argument->kind == EXPRESSION_NEGATE;
    const struct expression *x = negative ? argument->items[0] : argument;
    if (x->kind != EXPRESSION_NUMBER || x->number != floor(x->number) ||
        x->number > 1000)
        return false;
    *number = (long)(negative ? -x->number : x->number);
    return true;
}

/* Rounds of a repeat, seen from outside of it: XPath takes the first one. */
static bool
is_many(const struct xforms_scope *scope, const struct expression *argument)
{
    const struct question *question = xforms_referred(scope, argument);
    return question ? xforms_is_many(question, scope->question)
                    : xforms_is_nodes(argument) &&
                          !xforms_is_call(argument, "current");
}

/* "(a + b)": those that are true. */
void
xforms_call_checklist(struct xforms_scope *scope,
                      const struct expression *call, struct builder *out)
{
    struct builder count = BUILDER_INIT;
    builder_add_string(&count, "(0");
    for (size_t i = 2; i < call->count; i++)
        builder_printf(&count, " + number(%s)",
                       xforms_argument(scope, call, i));
    builder_add_char(&count, ')');
    const char *parts[] = {xforms_argument(scope, call, 0),
                           xforms_argument(scope, call, 1), count.s};
    xforms_fill(out, "(($1 < 0 or $3 >= $1) and ($2 < 0 or $3 <= $2))", parts);
    builder_release(&count);
}

static void
refuse_many(struct xforms_scope *scope, const struct expression *call,
            size_t from)
{
    for (size_t i = from; i < call->count; i++)
        if (is_many(scope, call->items[i]))
            xforms_call_refuse(scope, call, " over a repeat");
}

/* XPath's concat() takes two arguments at least. */
static void
emit_joined(struct xforms_scope *scope, const struct expression *call,
            size_t from, const char *separator, struct builder *out)
{
    refuse_many(scope, call, from);
    if (from == call->count) {
        builder_add_string(out, "''");
        return;
    }
    builder_add_string(out, "concat(''");
    for (size_t i = from; i < call->count; i++) {
        if (i > from && separator)
            builder_printf(out, ", %s", separator);
        builder_add_string(out, ", ");
        xforms_emit(scope, call->items[i], out);
    }
    builder_add_char(out, ')');
}

void
xforms_call_concat(struct xforms_scope *scope, const struct expression *call,
                   struct builder *out)
{
    emit_joined(scope, call, 0, NULL, out);
}

void
xforms_call_join(struct xforms_scope *scope, const struct expression *call,
                 struct builder *out)
{
    emit_joined(scope, call, 1, xforms_argument(scope, call, 0), out);
}

void
xforms_call_current(struct xforms_scope *scope, const struct expression *call,
                    struct builder *out)
{
    (void)call;
    bool outside = scope->in_predicate;
    scope->in_predicate = true;
    xforms_add_current(scope, out);
    scope->in_predicate = outside;
}

/* Only lists of choices are with the page. */
void
xforms_call_instance(struct xforms_scope *scope, const struct expression *call,
                     struct builder *out)
{
    const struct expression *id = call->items[0];
    const struct choice_list *list =
        id->kind == EXPRESSION_TEXT
            ? form_find_list(scope->xforms->form, id->text)
            : NULL;
    if (!list || list->file)
        xforms_call_refuse(scope, call, " of what is no list of choices");
    else
        builder_printf(out, "instance('%s')", list->name);
}

void
xforms_call_last(struct xforms_scope *scope, const struct expression *call,
                 struct builder *out)
{
    if (scope->in_predicate)
        builder_add_string(out, "last()");
    else
        xforms_call_refuse(scope, call, " outside [...]");
}

/* What is there already; else the expression. */
void
xforms_call_once(struct xforms_scope *scope, const struct expression *call,
                 struct builder *out)
{
    const char *value = xforms_argument(scope, call, 0);
    const char *self[] = {scope->self ? scope->self : "."};
    if (scope->in_predicate)
        xforms_call_refuse(scope, call, " inside [...]");
    xforms_fill(out, "if(string($1) = '', ", self);
    builder_printf(out, "%s, %s)", value, self[0]);
}

/* position(..): which round this is. */
void
xforms_call_position(struct xforms_scope *scope, const struct expression *call,
                     struct builder *out)
{
    const struct question *of =
        call->count ? xforms_referred(scope, call->items[0]) : NULL;
    if (!call->count && scope->in_predicate) {
        builder_add_string(out, "position()");
        return;
    }
    builder_add_string(out, "(count(");
    if (!of || !of->parent || !xforms_add_up(scope, of, out))
        xforms_call_refuse(scope, call, " of what is no round around it");
    else
        builder_printf(out, "/preceding-sibling::%s) + 1)", of->name);
}

void
xforms_call_round(struct xforms_scope *scope, const struct expression *call,
                  struct builder *out)
{
    long places;
    const char *parts[] = {xforms_argument(scope, call, 0),
                           xforms_argument(scope, call, 1)};
    if (is_whole(call->items[1], &places) && places >= -15 && places <= 15) {
        bool up = places >= 0;
        builder_printf(out, "(round(%s %s %.0f) %s %.0f)", parts[0],
                       up ? "*" : "div", pow(10, fabs((double)places)),
                       up ? "div" : "*", pow(10, fabs((double)places)));
    } else {
        xforms_fill(out, "(round($1 * power(10, $2)) div power(10, $2))",
                    parts);
    }
}

/* The words before it are cut off one by one. */
void
xforms_call_selected_at(struct xforms_scope *scope,
                        const struct expression *call, struct builder *out)
{
    long at;
    if (!is_whole(call->items[1], &at) || at < 0) {
        xforms_call_refuse(scope, call, " with a place to be worked out");
        return;
    }
    builder_add_string(out, "substring-before(");
    for (long i = 0; i < at; i++)
        builder_add_string(out, "substring-after(");
    builder_printf(out, "concat(normalize-space(%s), ' ')",
                   xforms_argument(scope, call, 0));
    for (long i = 0; i < at; i++)
        builder_add_string(out, ", ' ')");
    builder_add_string(out, ", ' ')");
}

/* A place from the end, where it is negative, as one from the start. */
static const char *
place(struct xforms_scope *scope, const struct expression *call, size_t i)
{
    struct arena *arena = scope->xforms->arena;
    long at;
    const char *text = xforms_argument(scope, call, 0);
    const char *argument = xforms_argument(scope, call, i);
    if (!is_whole(call->items[i], &at))
        return arena_printf(
            arena, "(%s + number(%s < 0) * string-length(%s))", argument,
            argument, text);
    return at < 0 ? arena_printf(arena, "(string-length(%s) - %ld)", text, -at)
                  : arena_printf(arena, "%ld", at);
}

/* XPath counts from 1, and cuts off what is before the start by itself. */
void
xforms_call_substr(struct xforms_scope *scope, const struct expression *call,
                   struct builder *out)
{
    bool to = call->count > 2;
    const char *parts[] = {xforms_argument(scope, call, 0),
                           place(scope, call, 1),
                           to ? place(scope, call, 2) : NULL};
    xforms_fill(out, to ? "substring($1, $2 + 1, $3 - $2)"
                        : "substring($1, $2 + 1)",
                parts);
}

/* Blanks count as nothing. */
static void
emit_answered(struct xforms_scope *scope, const struct expression *call,
              struct builder *out)
{
    builder_printf(out, "%.*s(", TEXT_ARGS(call->text));
    xforms_emit(scope, call->items[0], out);
    builder_add_string(out, "[string(.) != ''])");
}

void
xforms_call_sum(struct xforms_scope *scope, const struct expression *call,
                struct builder *out)
{
    if (xforms_is_nodes(call->items[0]))
        emit_answered(scope, call, out);
    else
        xforms_call_refuse(scope, call, " of what is no question");
}

/* if(a <= b and a <= c, a, if(b <= c, b, c)) */
static void
emit_extreme(struct xforms_scope *scope, const struct expression *call,
             struct builder *out)
{
    const char *order = text_is(call->text, "min") ? "<=" : ">=";
    builder_add_string(out, "number(");
    for (size_t i = 0; i + 1 < call->count && !scope->too_long; i++) {
        const char *one = xforms_argument(scope, call, i);
        for (size_t j = i + 1; j < call->count && !scope->too_long; j++)
            builder_printf(out, "%snumber(%s) %s number(%s)",
                           j == i + 1 ? "if(" : " and ", one, order,
                           xforms_argument(scope, call, j));
        builder_printf(out, ", %s, ", one);
        if (out->n > XFORMS_LENGTH_MAX)
            xforms_too_long(scope);
    }
    builder_add_string(out, xforms_argument(scope, call, call->count - 1));
    for (size_t i = 0; i < call->count; i++)
        builder_add_char(out, ')');
}

void
xforms_call_extreme(struct xforms_scope *scope, const struct expression *call,
                    struct builder *out)
{
    if (call->count == 1 && xforms_is_nodes(call->items[0])) {
        emit_answered(scope, call, out);
        return;
    }
    refuse_many(scope, call, 0);
    emit_extreme(scope, call, out);
}

/* Each part from a digest of its own. */
void
xforms_call_uuid(struct xforms_scope *scope, const struct expression *call,
                 struct builder *out)
{
    static const char *const before[] = {"", "-", "-4", "-a", "-"};
    static const int digits[] = {8, 4, 3, 3, 12};
    if (call->count) {
        xforms_call_refuse(scope, call, " of a given length");
        return;
    }
    builder_add_string(out, "concat(''");
    for (size_t i = 0; i < 5; i++)
        builder_printf(out,
                       ", '%s', substring(digest(string(random()), 'SHA-1', "
                       "'hex'), 1, %d)",
                       before[i], digits[i]);
    builder_add_char(out, ')');
}

void
xforms_call_version(struct xforms_scope *scope, const struct expression *call,
                    struct builder *out)
{
    (void)call;
    xforms_literal(out, text_of(scope->xforms->form->version));
}

/* --- choices and rounds --- */

/* The question that a label is asked for is named in quotes. */
static const struct question *
named(const struct xforms_scope *scope, const struct expression *name)
{
    struct text t = text_trim(name->text);
    if (name->kind != EXPRESSION_TEXT)
        return NULL;
    if (text_begins(t, "${") && text_ends(t, "}"))
        return form_find(scope->xforms->form, text_slice(t, 2, t.n - 1));
    return form_find_path(scope->xforms->form, t);
}

void
xforms_call_choice_name(struct xforms_scope *scope,
                        const struct expression *call, struct builder *out)
{
    const struct question *question = named(scope, call->items[1]);
    if (!question || !question->list || question->list->file) {
        xforms_call_refuse(scope, call, " of what is no list of choices");
        return;
    }
    bool outside = scope->in_predicate;
    scope->in_predicate = true;
    builder_printf(out, "string(instance('%s')/item[name = string(%s)]/%s)",
                   question->list->name, xforms_argument(scope, call, 0),
                   xforms_label(scope->xforms));
    scope->in_predicate = outside;
}

/* The number that the call gives for the repeat, counted from 1 as it is from
 * less; 0 for none. */
static size_t
argument_of(const struct xforms_scope *scope, const struct expression *call,
            const struct question *repeat)
{
    for (size_t i = 1; i + 1 < call->count; i += 2)
        if (xforms_referred(scope, call->items[i]) == repeat)
            return i + 1;
    return 0;
}

static void
add_indexed(struct xforms_scope *scope, const struct expression *call,
            const struct question *at, struct builder *out)
{
    if (!at->parent) {
        builder_add_string(out, "instance('data')");
        return;
    }
    add_indexed(scope, call, at->parent, out);
    builder_printf(out, "/%s", at->name);
    if (at->kind != QUESTION_REPEAT)
        return;
    size_t i = argument_of(scope, call, at);
    if (!i) {
        xforms_call_refuse(scope, call, " without each repeat around it");
        return;
    }
    scope->in_predicate = true;
    builder_printf(out, "[position() = %s]", xforms_argument(scope, call, i));
}

void
xforms_call_indexed(struct xforms_scope *scope, const struct expression *call,
                    struct builder *out)
{
    const struct question *question = xforms_referred(scope, call->items[0]);
    bool outside = scope->in_predicate;
    if (question)
        add_indexed(scope, call, question, out);
    else
        xforms_call_refuse(scope, call, " of what is no question");
    scope->in_predicate = outside;
}
