/* render-xforms-expression: an expression of ODK said in XForms 1.1.
 *
 * Both are XPath 1.0 with functions of their own. What differs: paths begin at
 * an instance; dates are compared as numbers of days; functions are said
 * otherwise (render-xforms-function.c). */
#include <config.h>

#include "instruments/render-xforms.h"

#include "instruments/form-scope.h"

#include <string.h>

static const struct question *
referred(const struct xforms_scope *scope, const struct expression *expression)
{
    const struct form *form = scope->xforms->form;
    if (expression->kind == EXPRESSION_REFERENCE)
        return form_find(form, expression->text);
    return expression_is_self(expression) ? scope->question : NULL;
}

static bool
is_call(const struct expression *expression, const char *name)
{
    return expression->kind == EXPRESSION_CALL &&
           text_is(expression->text, name);
}

/* Is it a day, to be counted before it can be compared or added to? */
static bool
is_date(const struct xforms_scope *scope, const struct expression *expression)
{
    const struct question *question = referred(scope, expression);
    if (question)
        return question->kind == QUESTION_DATE ||
               question->kind == QUESTION_DATETIME ||
               question->kind == QUESTION_TODAY;
    return is_call(expression, "today") || is_call(expression, "date") ||
           is_call(expression, "now");
}

static bool
has_date(const struct xforms_scope *scope, const struct expression *expression)
{
    if (is_date(scope, expression))
        return true;
    if (expression->kind != EXPRESSION_ADD &&
        expression->kind != EXPRESSION_SUBTRACT)
        return false;
    return has_date(scope, expression->items[0]) ||
           has_date(scope, expression->items[1]);
}

static bool
counts_days(const struct xforms_scope *scope,
            const struct expression *expression)
{
    enum expression_kind kind = expression->kind;
    bool compares =
        kind >= EXPRESSION_LESS && kind <= EXPRESSION_GREATER_EQUAL;
    bool adds = kind == EXPRESSION_ADD || kind == EXPRESSION_SUBTRACT;
    return (compares || adds) && (has_date(scope, expression->items[0]) ||
                                  has_date(scope, expression->items[1]));
}

static void
emit_operand(struct xforms_scope *scope, const struct expression *expression,
             bool days, struct builder *out)
{
    bool leaf = expression->kind <= EXPRESSION_CALL;
    bool count = days && is_date(scope, expression);
    if (count)
        builder_add_string(out, "days-from-date(");
    else if (!leaf)
        builder_add_char(out, '(');
    xforms_emit(scope, expression, out);
    if (count || !leaf)
        builder_add_char(out, ')');
}

static void
emit_operator(struct xforms_scope *scope, const struct expression *expression,
              struct builder *out)
{
    bool days = counts_days(scope, expression);
    if (expression->kind == EXPRESSION_NEGATE) {
        builder_add_char(out, '-');
        emit_operand(scope, expression->items[0], false, out);
        return;
    }
    for (size_t i = 0; i < expression->count; i++) {
        if (i > 0)
            builder_printf(out, " %s ", expression_operator(expression->kind));
        emit_operand(scope, expression->items[i], days, out);
    }
}

static void
emit_step(const struct expression_step *step, struct builder *out)
{
    static const char *const shorts[] = {
        [EXPRESSION_AXIS_SELF] = ".",
        [EXPRESSION_AXIS_PARENT] = "..",
        [EXPRESSION_AXIS_ATTRIBUTE] = "@",
    };
    if (step->axis == EXPRESSION_AXIS_OTHER)
        builder_printf(out, "%.*s::", TEXT_ARGS(step->axis_name));
    else if (step->axis < sizeof shorts / sizeof *shorts && shorts[step->axis])
        builder_add_string(out, shorts[step->axis]);
    if (step->axis != EXPRESSION_AXIS_SELF &&
        step->axis != EXPRESSION_AXIS_PARENT)
        builder_add(out, step->name.n ? step->name : TEXT("node()"));
}

static void
emit_predicates(struct xforms_scope *scope, const struct expression_step *step,
                struct builder *out)
{
    bool outside = scope->in_predicate;
    scope->in_predicate = true;
    for (size_t i = 0; i < step->predicate_count; i++) {
        builder_add_char(out, '[');
        xforms_emit(scope, step->predicates[i], out);
        builder_add_char(out, ']');
    }
    scope->in_predicate = outside;
}

/* instance('l') is the root element here, and what is above it in ODK. An
 * absolute path begins with the root element of the data. */
static void
emit_path(struct xforms_scope *scope, const struct expression *path,
          struct builder *out)
{
    bool first = true, skip = path->absolute;
    if (path->absolute)
        builder_add_string(out, "instance('data')");
    if (path->count) {
        xforms_emit(scope, path->items[0], out);
        skip = is_call(path->items[0], "instance");
    }
    first = !path->absolute && !path->count;
    for (size_t i = 0; i < path->step_count; i++) {
        const struct expression_step *step = &path->steps[i];
        if (step->axis == EXPRESSION_AXIS_ANYWHERE) {
            builder_add_char(out, '/');
        } else if (step->axis != EXPRESSION_AXIS_FILTER && !(i == 0 && skip)) {
            builder_add_string(out, first ? "" : "/");
            emit_step(step, out);
        }
        first = false;
        emit_predicates(scope, step, out);
    }
}

static void
emit_reference(struct xforms_scope *scope, const struct expression *reference,
               struct builder *out)
{
    const struct question *target =
        form_find(scope->xforms->form, reference->text);
    if (!target && form_meta_path(scope->xforms->form, reference->text)) {
        xforms_meta_path(out, reference->text);
        return;
    }
    if (reference->last_saved || !target) {
        scope->refused = true;
        xforms_refuse(scope->xforms, scope->question, scope->column,
                      "the form as it was last saved");
        return;
    }
    xforms_path(out, target, scope->question, scope->in_predicate);
}

void
xforms_literal(struct builder *out, struct text words)
{
    char quote = text_find(words, '\'') < words.n ? '"' : '\'';
    if (quote == '\'' || text_find(words, '"') == words.n) {
        builder_printf(out, "%c%.*s%c", quote, TEXT_ARGS(words), quote);
        return;
    }
    struct text rest = words, part;
    builder_add_string(out, "concat(");
    for (size_t i = 0; text_split(&rest, '\'', &part); i++)
        builder_printf(out, "%s'%.*s'", i ? ", \"'\", " : "",
                       TEXT_ARGS(part));
    builder_add_char(out, ')');
}

void
xforms_emit(struct xforms_scope *scope, const struct expression *expression,
            struct builder *out)
{
    switch (expression->kind) {
    case EXPRESSION_NUMBER:
        builder_add(out, expression->text);
        break;
    case EXPRESSION_TEXT:
        xforms_literal(out, expression->text);
        break;
    case EXPRESSION_REFERENCE:
        emit_reference(scope, expression, out);
        break;
    case EXPRESSION_PATH:
        emit_path(scope, expression, out);
        break;
    case EXPRESSION_CALL:
        xforms_call(scope, expression, out);
        break;
    default:
        emit_operator(scope, expression, out);
    }
}

const char *
xforms_expression(struct xforms *xforms, const struct logic *logic,
                  const struct question *question, const char *column,
                  bool in_predicate)
{
    if (!logic->tree)
        return NULL;
    struct builder out = BUILDER_INIT;
    struct xforms_scope scope = {xforms, question, column, in_predicate,
                                 false};
    xforms_emit(&scope, logic->tree, &out);
    const char *result =
        scope.refused ? NULL : builder_dup(&out, xforms->arena);
    builder_release(&out);
    return result;
}
