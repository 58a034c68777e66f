/* expression: an expression of ODK said in XForms 1.1.
 *
 * Both are XPath 1.0 with functions of their own. What differs: paths begin at
 * an instance, and pass by what is not asked; dates are compared as numbers of
 * days; a question is true when it has an answer, not when it is there;
 * functions are said otherwise (xforms/function.c). */
#include <config.h>

#include "instruments/xforms/xforms.h"

#include "instruments/form-scope.h"

#include <string.h>

void
xforms_scope_refuse(struct xforms_scope *scope, const char *what)
{
    scope->refused = true;
    xforms_refuse(scope->xforms, scope->question, scope->column, what);
}

void
xforms_too_long(struct xforms_scope *scope)
{
    scope->too_long = true;
    xforms_scope_refuse(scope, "functions so deep in each other");
}

static bool
is_dated(enum xforms_kind kind)
{
    return kind == XFORMS_DAY || kind == XFORMS_MOMENT;
}

static bool
has_date(const struct xforms_scope *scope, const struct expression *expression)
{
    if (expression->kind == EXPRESSION_ADD ||
        expression->kind == EXPRESSION_SUBTRACT)
        return has_date(scope, expression->items[0]) ||
               has_date(scope, expression->items[1]);
    return is_dated(xforms_kind(scope, expression));
}

/* Are days to be counted, before they are compared or added to? Two days are
 * equal as they are written, a day and a moment are not. */
static bool
counts_days(const struct xforms_scope *scope,
            const struct expression *expression)
{
    enum expression_kind kind = expression->kind;
    const struct expression *a = expression->items[0];
    const struct expression *b = expression->items[1];
    if (kind == EXPRESSION_EQUAL || kind == EXPRESSION_UNEQUAL)
        return has_date(scope, a) && has_date(scope, b) &&
               (xforms_kind(scope, a) != XFORMS_DAY ||
                xforms_kind(scope, b) != XFORMS_DAY);
    bool compares =
        kind >= EXPRESSION_LESS && kind <= EXPRESSION_GREATER_EQUAL;
    bool adds = kind == EXPRESSION_ADD || kind == EXPRESSION_SUBTRACT;
    return (compares || adds) && (has_date(scope, a) || has_date(scope, b));
}

static void
wrap(struct xforms_scope *scope, const char *before,
     const struct expression *expression, const char *after,
     struct builder *out)
{
    builder_add_string(out, before);
    xforms_emit(scope, expression, out);
    builder_add_string(out, after);
}

void
xforms_emit_days(struct xforms_scope *scope,
                 const struct expression *expression, struct builder *out)
{
    if (xforms_kind(scope, expression) == XFORMS_MOMENT)
        wrap(scope, "days-from-date(substring(", expression, ", 1, 10))", out);
    else
        wrap(scope, "days-from-date(", expression, ")", out);
}

static bool
is_leaf(const struct expression *expression)
{
    return expression->kind <= EXPRESSION_CALL;
}

void
xforms_emit_bracketed(struct xforms_scope *scope,
                      const struct expression *expression, struct builder *out)
{
    bool leaf = is_leaf(expression);
    wrap(scope, leaf ? "" : "(", expression, leaf ? "" : ")", out);
}

/* if() gives texts, and the text 'false' would be true. */
static bool
is_choice_of_truths(const struct xforms_scope *scope,
                    const struct expression *expression)
{
    return xforms_kind(scope, expression) == XFORMS_BOOLEAN &&
           (xforms_is_call(expression, "if") ||
            xforms_is_call(expression, "coalesce") ||
            xforms_is_call(expression, "once"));
}

/* ODK's client has no node-sets here: a blank answer is false, and 0 too where
 * it is a number. */
void
xforms_emit_truth(struct xforms_scope *scope,
                  const struct expression *expression, struct builder *out)
{
    enum xforms_kind kind = xforms_kind(scope, expression);
    if (is_choice_of_truths(scope, expression))
        wrap(scope, "boolean-from-string(", expression, ")", out);
    else if (kind == XFORMS_BOOLEAN)
        xforms_emit(scope, expression, out);
    else if (kind == XFORMS_NUMBER)
        wrap(scope, "boolean(number(", expression, "))", out);
    else
        wrap(scope, "boolean(string(", expression, "))", out);
}

/* Does a comparison of the two go by their numbers, not by their letters? */
static bool
goes_by_number(const struct xforms_scope *scope, const struct expression *a,
               const struct expression *b)
{
    return xforms_kind(scope, a) == XFORMS_NUMBER &&
           b->kind == EXPRESSION_TEXT && b->text.n > 0;
}

/* Nodes that may not be there are equal to nothing in XPath, and to '' in ODK.
 * A number is compared as a number with what is written as a text. */
static void
emit_compared(struct xforms_scope *scope, const struct expression *expression,
              const struct expression *other, bool equality,
              struct builder *out)
{
    const struct question *question = xforms_referred(scope, expression);
    bool bare = equality && question &&
                !xforms_is_many(question, scope->question) &&
                xforms_may_be_absent(question, scope->question);
    if (goes_by_number(scope, other, expression))
        wrap(scope, "number(", expression, ")", out);
    else if (bare)
        wrap(scope, "string(", expression, ")", out);
    else
        xforms_emit_bracketed(scope, expression, out);
}

static void
emit_operand(struct xforms_scope *scope, const struct expression *expression,
             size_t i, bool days, struct builder *out)
{
    const struct expression *operand = expression->items[i];
    enum expression_kind kind = expression->kind;
    if (days && is_dated(xforms_kind(scope, operand)))
        xforms_emit_days(scope, operand, out);
    else if (kind == EXPRESSION_OR || kind == EXPRESSION_AND) {
        builder_add_string(out, is_leaf(operand) ? "" : "(");
        xforms_emit_truth(scope, operand, out);
        builder_add_string(out, is_leaf(operand) ? "" : ")");
    } else if (kind <= EXPRESSION_GREATER_EQUAL)
        emit_compared(scope, operand, expression->items[!i],
                      kind <= EXPRESSION_UNEQUAL, out);
    else
        xforms_emit_bracketed(scope, operand, out);
}

static void
emit_operator(struct xforms_scope *scope, const struct expression *expression,
              struct builder *out)
{
    if (expression->kind == EXPRESSION_NEGATE) {
        builder_add_char(out, '-');
        xforms_emit_bracketed(scope, expression->items[0], out);
        return;
    }
    bool days = counts_days(scope, expression);
    for (size_t i = 0; i < expression->count; i++) {
        if (i > 0)
            builder_printf(out, " %s ", expression_operator(expression->kind));
        emit_operand(scope, expression, i, days, out);
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
        skip = xforms_is_call(path->items[0], "instance");
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

/* A path to a question is said like a ${reference} to it: ODK, too, takes one
 * from inside a repeat as one into the same round. */
static void
emit_nodes(struct xforms_scope *scope, const struct expression *expression,
           struct builder *out)
{
    const struct question *target = xforms_referred(scope, expression);
    if (target)
        xforms_add_path(scope, target, true, out);
    else if (expression->kind == EXPRESSION_PATH)
        emit_path(scope, expression, out);
    else if (!expression->last_saved &&
             form_meta_path(scope->xforms->form, expression->text))
        xforms_add_meta(out, expression->text);
    else
        xforms_scope_refuse(scope, "the form as it was last saved");
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
    if (scope->too_long)
        return;
    if (out->n > XFORMS_LENGTH_MAX) {
        xforms_too_long(scope);
        return;
    }
    switch (expression->kind) {
    case EXPRESSION_NUMBER:
        builder_add(out, expression->text);
        break;
    case EXPRESSION_TEXT:
        xforms_literal(out, expression->text);
        break;
    case EXPRESSION_REFERENCE:
    case EXPRESSION_PATH:
        emit_nodes(scope, expression, out);
        break;
    case EXPRESSION_CALL:
        xforms_call(scope, expression, out);
        break;
    default:
        emit_operator(scope, expression, out);
    }
}

static const char *
said(struct xforms_scope *scope, const struct expression *tree,
     void (*emit)(struct xforms_scope *scope,
                  const struct expression *expression, struct builder *out))
{
    if (!tree)
        return NULL;
    struct builder out = BUILDER_INIT;
    emit(scope, tree, &out);
    const char *result =
        scope->refused ? NULL : builder_dup(&out, scope->xforms->arena);
    builder_release(&out);
    return result;
}

const char *
xforms_condition(struct xforms_scope scope, const struct expression *tree)
{
    return said(&scope, tree, xforms_emit_truth);
}

/* These are numbers whatever is answered. */
static bool
is_surely_number(const struct expression *tree)
{
    static const char *const names[] = {"count", "count-non-empty",
                                        "count-selected", "position",
                                        "string-length", "random", "pi"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (xforms_is_call(tree, names[i]))
            return true;
    return tree->kind == EXPRESSION_NUMBER;
}

/* What is not a number is no answer in ODK, and "NaN" in XForms. */
const char *
xforms_value(struct xforms_scope scope, const struct expression *tree)
{
    const char *value = said(&scope, tree, xforms_emit);
    if (!value || xforms_is_nodes(tree) || is_surely_number(tree) ||
        xforms_kind(&scope, tree) != XFORMS_NUMBER)
        return value;
    return arena_printf(scope.xforms->arena,
                        "if(string(%s) = 'NaN', '', %s)", value, value);
}
