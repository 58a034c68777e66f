/* kind: what an expression gives, as far as it can be told.
 *
 * XPath has texts, numbers, truths and nodes. The kinds that matter more: days
 * and moments, which ODK counts and XForms 1.1 compares as texts; truths, which
 * if() of XForms 1.1 turns into texts. */
#include <config.h>

#include "instruments/xforms/xforms.h"

#include "instruments/expression/function.h"
#include "instruments/form-scope.h"

static const struct question *
child_of(struct xforms *xforms, const struct question *parent,
         struct text name)
{
    const char *path = arena_printf(xforms->arena, "%s/%.*s", parent->path,
                                    TEXT_ARGS(name));
    return form_find_path(xforms->form, text_of(path));
}

/* Down or up one step; NULL where that is no question. */
static const struct question *
step_from(struct xforms *xforms, const struct question *from,
          const struct expression_step *step)
{
    if (step->predicate_count)
        return NULL;
    if (step->axis == EXPRESSION_AXIS_SELF)
        return from;
    if (step->axis == EXPRESSION_AXIS_PARENT)
        return from->parent;
    if (step->axis == EXPRESSION_AXIS_CHILD && step->name.n)
        return child_of(xforms, from, step->name);
    return NULL;
}

static const struct question *
path_leads_to(const struct xforms_scope *scope, const struct expression *path)
{
    const struct question *at = scope->question;
    size_t i = 0;
    bool from_current = path->count && xforms_is_call(path->items[0],
                                                      "current");
    if (path->absolute) {
        at = scope->xforms->form->root;
        if (!path->step_count || !text_is(path->steps[0].name, at->name))
            return NULL;
        i = 1;
    } else if (scope->in_predicate ? !from_current
                                   : path->count && !from_current) {
        return NULL;
    }
    for (; at && i < path->step_count; i++)
        at = step_from(scope->xforms, at, &path->steps[i]);
    return at;
}

const struct question *
xforms_referred(const struct xforms_scope *scope,
                const struct expression *expression)
{
    if (expression->kind == EXPRESSION_REFERENCE && !expression->last_saved)
        return form_find(scope->xforms->form, expression->text);
    if (expression->kind == EXPRESSION_PATH)
        return path_leads_to(scope, expression);
    return NULL;
}

bool
xforms_is_call(const struct expression *expression, const char *name)
{
    return expression->kind == EXPRESSION_CALL &&
           text_is(expression->text, name);
}

static enum xforms_kind
kind_of_question(const struct xforms_scope *scope,
                 const struct question *question)
{
    /* A calculation may be of another: but for cycles and long chains. */
    struct xforms_scope next = *scope;
    switch (question_answer_kind(question)) {
    case ANSWER_INTEGER:
    case ANSWER_DECIMAL:
        return XFORMS_NUMBER;
    case ANSWER_DATE:
        return XFORMS_DAY;
    case ANSWER_DATETIME:
        return XFORMS_MOMENT;
    case ANSWER_TIME:
        return XFORMS_TIME;
    case ANSWER_UNKNOWN:
        if (!question->calculation.tree || ++next.depth > 8)
            return XFORMS_TEXT;
        next.question = question;
        next.in_predicate = false;
        return xforms_kind(&next, question->calculation.tree);
    default:
        return XFORMS_TEXT;
    }
}

static enum xforms_kind
kind_of_call(const struct xforms_scope *scope, const struct expression *call)
{
    static const struct {
        const char *name;
        enum xforms_kind kind;
    } dates[] = {
        {"date", XFORMS_DAY},
        {"today", XFORMS_DAY},
        {"date-time", XFORMS_MOMENT},
        {"now", XFORMS_MOMENT},
    };
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
        if (text_is(call->text, dates[i].name))
            return dates[i].kind;
    const struct function *function = function_find(call->text);
    /* if, coalesce, once: of the last that says something */
    if (function && function->gives == FUNCTION_ANY) {
        for (size_t i = call->count; i-- > (text_is(call->text, "if"));)
            if (call->items[i]->kind != EXPRESSION_TEXT)
                return xforms_kind(scope, call->items[i]);
        return XFORMS_TEXT;
    }
    if (function && function->gives == FUNCTION_NUMBER)
        return XFORMS_NUMBER;
    return function && function->gives == FUNCTION_BOOLEAN ? XFORMS_BOOLEAN
                                                           : XFORMS_TEXT;
}

enum xforms_kind
xforms_kind(const struct xforms_scope *scope,
            const struct expression *expression)
{
    const struct question *question = xforms_referred(scope, expression);
    if (question)
        return kind_of_question(scope, question);
    switch (expression->kind) {
    case EXPRESSION_NUMBER:
        return XFORMS_NUMBER;
    case EXPRESSION_TEXT:
    case EXPRESSION_REFERENCE:
    case EXPRESSION_PATH:
    case EXPRESSION_UNION:
        return XFORMS_TEXT;
    case EXPRESSION_CALL:
        return kind_of_call(scope, expression);
    default:
        return expression->kind <= EXPRESSION_GREATER_EQUAL ? XFORMS_BOOLEAN
                                                            : XFORMS_NUMBER;
    }
}

bool
xforms_is_nodes(const struct expression *expression)
{
    return expression->kind == EXPRESSION_REFERENCE ||
           expression->kind == EXPRESSION_PATH ||
           expression->kind == EXPRESSION_UNION ||
           xforms_is_call(expression, "current") ||
           xforms_is_call(expression, "instance");
}
