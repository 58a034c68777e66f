#include <config.h>

#include "instruments/expression/check.h"

#include "base/date.h"
#include "base/nearest.h"
#include "instruments/expression/checker.h"
#include "instruments/expression/function.h"
#include "instruments/expression/pattern.h"
#include "instruments/expression/token.h"

static void check_node(const struct checker *c, const struct expression *e,
                       struct around around);

/* --- functions --- */

static void
check_clients(const struct checker *c, const struct expression *call,
              const struct function *function)
{
    if (function->in_collect && function->in_web_forms && function->in_enketo)
        return;
    const char *lacks = !function->in_collect     ? "ODK Collect does"
                        : !function->in_web_forms ? "web forms do"
                                                  : "Enketo does";
    checker_report(
        c, SEVERITY_WARNING, "expression-client", call,
        arena_printf(c->arena, "%s not know %s()", lacks, function->name),
        text_is(call->text, "substring")
            ? "write substr(text, from, to): it counts from 0"
        : text_is(call->text, "floor") ? "write int(x), for numbers above 0"
                                       : NULL);
}

static bool
gives_nodes(const struct expression *argument)
{
    switch (argument->kind) {
    case EXPRESSION_REFERENCE:
    case EXPRESSION_PATH:
    case EXPRESSION_UNION:
        return true;
    case EXPRESSION_CALL: {
        const struct function *f = function_find(argument->text);
        return !f || f->gives == FUNCTION_NODES || f->gives == FUNCTION_ANY;
    }
    default:
        return false;
    }
}

static void
check_argument_kinds(const struct checker *c, const struct expression *call,
                     const struct function *function)
{
    for (size_t i = 0; i < call->count; i++) {
        /* indexed-repeat: question, then pairs of repeat and number */
        bool index = text_is(call->text, "indexed-repeat") && i % 2 == 0;
        if (function_takes(function, i) == FUNCTION_NODES &&
            !(index && i > 0) && !gives_nodes(call->items[i]))
            checker_report(
                c, SEVERITY_ERROR, "expression-arguments", call->items[i],
                arena_printf(c->arena, "%s() needs a question or a repeat here",
                             function->name),
                "write ${name} without a calculation around it");
    }
}

/* Collect wants the whole answer to match, browsers any part of it. */
static void
check_anchors(const struct checker *c, const struct expression *pattern)
{
    struct text text = pattern->text;
    if (text_begins(text, "^") && text_ends(text, "$"))
        return;
    checker_report(c, SEVERITY_NOTE, "expression-pattern-part", pattern,
                   "ODK Collect matches the whole answer with this, web forms "
                   "any part of it",
                   arena_printf(c->arena,
                                "write '%s%.*s%s' for the whole answer",
                                text_begins(text, "^") ? "" : "^",
                                TEXT_ARGS(text),
                                text_ends(text, "$") ? "" : "$"));
}

static void
check_regex(const struct checker *c, const struct expression *call)
{
    const struct expression *pattern = call->items[1];
    struct pattern_fault fault;
    if (pattern->kind != EXPRESSION_TEXT ||
        text_find_text(pattern->text, TEXT("${")) < pattern->text.n)
        return;
    if (pattern_check(pattern->text, &fault)) {
        check_anchors(c, pattern);
        return;
    }
    struct expression at = *pattern;
    at.offset += 1 + fault.offset; /* behind the quote */
    at.length = fault.length;
    checker_report(c, SEVERITY_ERROR, "expression-pattern", &at,
                   arena_printf(c->arena,
                                "the regular expression cannot be read: %s",
                                fault.message),
                   fault.mend);
}

/* date('31.12.2025'): clients know but one way to write a day. */
static void
check_day(const struct checker *c, const struct expression *call)
{
    const struct expression *day = call->items[0];
    struct date date;
    struct moment moment;
    if (day->kind != EXPRESSION_TEXT || day->text.n == 0 ||
        text_find_text(day->text, TEXT("${")) < day->text.n ||
        date_parse(day->text, &date) || moment_parse(day->text, &moment))
        return;
    checker_report(c, SEVERITY_ERROR, "expression-no-day", day,
                   arena_printf(c->arena, "'%.*s' is no day that there is",
                                TEXT_ARGS(day->text)),
                   "write year-month-day, as in date('2025-12-31')");
}

static void
check_call(const struct checker *c, const struct expression *call)
{
    const struct function *function = function_find(call->text);
    if (!function) {
        const char *near = function_suggest(call->text);
        checker_report(c, SEVERITY_ERROR, "expression-unknown-function", call,
                       arena_printf(c->arena, "there is no function '%.*s'",
                                    TEXT_ARGS(call->text)),
                       near ? arena_printf(c->arena, "did you mean %s()?", near)
                            : NULL);
        return;
    }
    if (!function_accepts(function, call->count)) {
        checker_report(
            c, SEVERITY_ERROR, "expression-arguments", call,
            arena_printf(c->arena, "%s() takes %s argument%s, not %zu",
                         function->name, function_arity(function, c->arena),
                         function->max == 1 ? "" : "s", call->count),
            NULL);
        return;
    }
    check_clients(c, call, function);
    check_argument_kinds(c, call, function);
    if (text_is(call->text, "regex"))
        check_regex(c, call);
    if (text_is(call->text, "instance"))
        check_instance(c, call);
    if (text_is(call->text, "date") || text_is(call->text, "date-time"))
        check_day(c, call);
    if (text_is(call->text, "selected") || text_is(call->text, "is-selected"))
        check_selected(c, call);
}

/* --- references --- */

static void
check_name(const struct checker *c, const struct expression *at,
           struct text name)
{
    struct scope_question question;
    if (!c->scope->question)
        return;
    size_t n = c->scope->question(c->scope->context, name, &question);
    if (n == 0)
        checker_report(c, SEVERITY_ERROR, "expression-unknown-reference", at,
                       arena_printf(c->arena, "no question is named '%.*s'",
                                    TEXT_ARGS(name)),
                       checker_suggest(c, name));
    else if (n > 1)
        checker_report(c, SEVERITY_ERROR, "expression-ambiguous-reference", at,
                       arena_printf(c->arena,
                                    "several questions are named '%.*s'",
                                    TEXT_ARGS(name)),
                       "give each a name of its own");
}

/* ${name} inside a quoted text is replaced all the same. quoted_name: where
 * that is wanted, as in jr:choice-name(${a}, '${a}'). */
static void
check_quoted(const struct checker *c, const struct expression *text,
             bool quoted_name)
{
    size_t offset = 0;
    struct token token;
    while (reference_next(text->text, &offset, &token)) {
        struct expression at = *text;
        at.offset += 1 + token.offset;
        at.length = token.length;
        if (token.kind == TOKEN_BAD) {
            checker_report(c, SEVERITY_ERROR, "expression-syntax", &at,
                           token.message, token.mend);
            continue;
        }
        check_name(c, &at, token.inner);
        if (!quoted_name)
            checker_report(c, SEVERITY_WARNING,
                           "expression-reference-in-quotes", &at,
                           "inside quotes this is the question's path, not "
                           "its answer",
                           "write concat('text ', ${name}, ' more text')");
    }
}

/* --- the walk --- */

/* 2020-01-05 without quotes is a subtraction. */
static bool
check_date(const struct checker *c, const struct expression *e)
{
    const struct expression *left = e->items[0], *day = e->items[1];
    if (left->kind != EXPRESSION_SUBTRACT || day->kind != EXPRESSION_NUMBER ||
        day->text.n != 2 || left->items[0]->kind != EXPRESSION_NUMBER ||
        left->items[1]->kind != EXPRESSION_NUMBER ||
        left->items[0]->text.n != 4 || left->items[1]->text.n != 2 ||
        e->length != 10)
        return false;
    checker_report(c, SEVERITY_ERROR, "expression-unquoted-date", e,
                   "a date without quotes is a subtraction",
                   arena_printf(c->arena, "write date('%.*s-%.*s-%.*s')",
                                TEXT_ARGS(left->items[0]->text),
                                TEXT_ARGS(left->items[1]->text),
                                TEXT_ARGS(day->text)));
    return true;
}

static void
check_predicates(const struct checker *c, const struct expression *path,
                 struct around around)
{
    for (size_t i = 0; i < path->step_count; i++) {
        const struct expression_step *step = &path->steps[i];
        if (step->predicate_count == 0)
            continue;
        struct around inside = around_predicate(c, path, i, around);
        for (size_t j = 0; j < step->predicate_count; j++)
            check_node(c, step->predicates[j], inside);
    }
}

static void
check_leaf(const struct checker *c, const struct expression *e,
           struct around around)
{
    switch (e->kind) {
    case EXPRESSION_REFERENCE:
        check_name(c, e, e->text);
        break;
    case EXPRESSION_TEXT:
        check_quoted(c, e, false);
        break;
    case EXPRESSION_PATH:
        check_path(c, e, around);
        check_predicates(c, e, around);
        break;
    case EXPRESSION_CALL:
        check_call(c, e);
        break;
    case EXPRESSION_UNION:
        checker_report(c, SEVERITY_WARNING, "expression-client", e,
                       "ODK Collect does not know '|'",
                       "write or between conditions");
        break;
    case EXPRESSION_AND:
    case EXPRESSION_OR:
        check_conditions(c, e);
        break;
    default:
        if (e->kind >= EXPRESSION_EQUAL && e->kind <= EXPRESSION_GREATER_EQUAL)
            check_comparison(c, e);
    }
}

static void
check_node(const struct checker *c, const struct expression *e,
           struct around around)
{
    if (e->kind == EXPRESSION_SUBTRACT && check_date(c, e))
        return;
    check_leaf(c, e, around);
    bool names =
        e->kind == EXPRESSION_CALL &&
        (text_is(e->text, "jr:choice-name") || text_is(e->text, "pulldata"));
    for (size_t i = 0; i < e->count; i++) {
        if (names && e->items[i]->kind == EXPRESSION_TEXT)
            check_quoted(c, e->items[i], true);
        else
            check_node(c, e->items[i], around);
    }
}

void
expression_check(const struct expression *expression, const struct scope *scope,
                 const struct finding *place, struct findings *findings)
{
    struct checker checker = {findings->arena, scope, place, findings};
    struct around around = {scope->filtered != NULL, scope->filtered, {0}};
    check_node(&checker, expression, around);
}
