#include <config.h>

#include "instruments/expression/check.h"

#include "base/nearest.h"
#include "instruments/expression/checker.h"
#include "instruments/expression/token.h"

static void check_node(const struct checker *c, const struct expression *e,
                       struct around around);

/* --- references --- */

static void
check_name(const struct checker *c, const struct expression *at,
           struct text name)
{
    struct scope_question question;
    if (!c->scope->question)
        return;
    size_t n = c->scope->question(c->scope->context, name, &question);
    size_t row = n == 0 && c->scope->disabled
                     ? c->scope->disabled(c->scope->context, name)
                     : 0;
    if (row > 0)
        checker_report(
            c, SEVERITY_ERROR, "expression-unknown-reference", at,
            arena_printf(c->arena,
                         "'%.*s' is not in the form: its row %zu is disabled",
                         TEXT_ARGS(name), row),
            arena_printf(c->arena,
                         "empty the cell 'disabled' of row %zu, or write the "
                         "condition without it",
                         row));
    else if (n == 0)
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

/* Where nothing else stands in the quotes they are to go. */
static const char *
mend_quoted(const struct checker *c, const struct expression *text,
            const struct token *reference)
{
    if (text_trim(text->text).n > reference->length)
        return "write concat('text ', ${name}, ' more text')";
    return arena_printf(c->arena, "write ${%.*s} without quotes around it",
                        TEXT_ARGS(reference->inner));
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
                           mend_quoted(c, text, &token));
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
        if (!around.in_predicate)
            check_position(c, e);
        break;
    case EXPRESSION_UNION:
        checker_report(c, SEVERITY_WARNING, "expression-client", e,
                       "ODK Collect does not know '|'",
                       "write or between conditions");
        break;
    case EXPRESSION_AND:
    case EXPRESSION_OR:
        check_constants(c, e);
        check_conditions(c, e);
        for (size_t i = 0; i < e->count; i++)
            if (e->items[i]->kind != EXPRESSION_NUMBER)
                check_is_condition(c, e->items[i]);
        break;
    case EXPRESSION_ADD:
        check_sum(c, e);
        break;
    default:
        if (e->kind >= EXPRESSION_EQUAL &&
            e->kind <= EXPRESSION_GREATER_EQUAL && !check_chained(c, e))
            check_comparison(c, e, around.list);
    }
}

static void
check_node(const struct checker *c, const struct expression *e,
           struct around around)
{
    if (e->kind == EXPRESSION_SUBTRACT && check_date(c, e))
        return;
    const struct expression *alone = check_selected_alone(c, e);
    if (alone) {
        check_node(c, alone->items[0], around);
        check_node(c, alone->items[1], around);
        return;
    }
    check_leaf(c, e, around);
    bool names =
        e->kind == EXPRESSION_CALL &&
        (text_is(e->text, "jr:choice-name") || text_is(e->text, "pulldata"));
    for (size_t i = 0; i < e->count; i++) {
        if (!around.in_predicate || c->scope->filtered)
            check_repeated(c, e, i, e->items[i]);
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
    check_repeated(&checker, NULL, 0, expression);
    if (scope->condition)
        check_is_condition(&checker, expression);
    check_node(&checker, expression, around);
}
