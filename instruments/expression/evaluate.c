#include <config.h>

#include "instruments/expression/evaluate.h"

#include "instruments/expression/evaluator.h"

#include <math.h>

/* and, or with three values: an unknown one counts only where it decides. */
static struct value
junction(struct evaluation *e, const struct expression *x, struct focus focus)
{
    bool decides = x->kind == EXPRESSION_OR;
    const char *why = e->why;
    struct value unknown = {.kind = VALUE_NUMBER};
    for (size_t i = 0; i < x->count; i++) {
        struct value value =
            value_to_boolean(e, evaluate_at(e, x->items[i], focus));
        if (value.kind == VALUE_UNKNOWN)
            unknown = value;
        else if (value.boolean == decides) {
            e->why = why;
            return value;
        }
    }
    return unknown.kind == VALUE_UNKNOWN ? unknown : value_boolean(!decides);
}

static bool
holds(enum expression_kind relation, double a, double b)
{
    switch (relation) {
    case EXPRESSION_EQUAL:
        return fabs(a - b) < 1e-12;
    case EXPRESSION_UNEQUAL:
        return !(fabs(a - b) < 1e-12);
    case EXPRESSION_LESS:
        return a < b;
    case EXPRESSION_LESS_EQUAL:
        return a <= b;
    case EXPRESSION_GREATER:
        return a > b;
    default:
        return a >= b;
    }
}

/* With a time of day on either side: Collect compares the days, the browsers
 * the moments. Known only where both say the same. */
static struct value
compare_moments(struct evaluation *e, enum expression_kind relation, double a,
                double b)
{
    bool days = holds(relation, floor(a), floor(b));
    if (days != holds(relation, a, b))
        return value_unknown(e, "clients compare moments of a day differently");
    return value_boolean(days);
}

static struct value
compare_texts(struct evaluation *e, enum expression_kind relation,
              struct value a, struct value b)
{
    a = value_to_text(e, a);
    b = value_to_text(e, b);
    if (a.kind == VALUE_UNKNOWN || b.kind == VALUE_UNKNOWN)
        return (struct value){.kind = VALUE_UNKNOWN};
    return value_boolean(text_equal(a.text, b.text) ==
                         (relation == EXPRESSION_EQUAL));
}

static bool
is_text(struct value v)
{
    return v.kind == VALUE_TEXT && v.text.n > 0;
}

static struct value
compare(struct evaluation *e, enum expression_kind relation, struct value a,
        struct value b)
{
    bool equality =
        relation == EXPRESSION_EQUAL || relation == EXPRESSION_UNEQUAL;
    a = value_unpack(e, a);
    b = value_unpack(e, b);
    if (a.kind == VALUE_UNKNOWN || b.kind == VALUE_UNKNOWN)
        return (struct value){.kind = VALUE_UNKNOWN};
    bool dates = a.kind == VALUE_DATE && b.kind == VALUE_DATE;
    if (dates && (a.has_time || b.has_time))
        return compare_moments(e, relation, a.number, b.number);
    if (!equality && ((a.kind == VALUE_DATE && is_text(b)) ||
                      (b.kind == VALUE_DATE && is_text(a))))
        return value_unknown(e, "clients differ on a date beside a text");
    if (equality && (a.kind == VALUE_BOOLEAN || b.kind == VALUE_BOOLEAN)) {
        a = value_to_boolean(e, a);
        b = value_to_boolean(e, b);
        return value_boolean((a.boolean == b.boolean) ==
                             (relation == EXPRESSION_EQUAL));
    }
    if (equality && a.kind != VALUE_NUMBER && b.kind != VALUE_NUMBER && !dates)
        return compare_texts(e, relation, a, b);
    a = value_to_number(e, a);
    b = value_to_number(e, b);
    if (a.kind == VALUE_UNKNOWN || b.kind == VALUE_UNKNOWN)
        return (struct value){.kind = VALUE_UNKNOWN};
    return value_boolean(holds(relation, a.number, b.number));
}

static struct value
calculation(struct evaluation *e, enum expression_kind kind, struct value a,
            struct value b)
{
    a = value_to_number(e, a);
    b = value_to_number(e, b);
    if (a.kind == VALUE_UNKNOWN || b.kind == VALUE_UNKNOWN)
        return (struct value){.kind = VALUE_UNKNOWN};
    switch (kind) {
    case EXPRESSION_ADD:
        return value_number(a.number + b.number);
    case EXPRESSION_SUBTRACT:
        return value_number(a.number - b.number);
    case EXPRESSION_MULTIPLY:
        return value_number(a.number * b.number);
    case EXPRESSION_DIVIDE:
        return value_number(a.number / b.number);
    default:
        return value_number(fmod(a.number, b.number));
    }
}

struct value
evaluate_at(struct evaluation *e, const struct expression *x,
            struct focus focus)
{
    struct value value;
    switch (x->kind) {
    case EXPRESSION_NUMBER:
        return value_number(x->number);
    case EXPRESSION_TEXT:
        return value_text(x->text);
    case EXPRESSION_REFERENCE:
        return evaluate_reference(e, x);
    case EXPRESSION_PATH:
        return evaluate_path(e, x, focus);
    case EXPRESSION_CALL:
        return evaluate_call(e, x, focus);
    case EXPRESSION_OR:
    case EXPRESSION_AND:
        return junction(e, x, focus);
    case EXPRESSION_UNION:
        return value_unknown(e, "paths joined by |");
    case EXPRESSION_NEGATE:
        value = value_to_number(e, evaluate_at(e, x->items[0], focus));
        value.number = -value.number;
        return value;
    default:
        value = evaluate_at(e, x->items[0], focus);
        if (x->kind <= EXPRESSION_GREATER_EQUAL)
            return compare(e, x->kind, value,
                           evaluate_at(e, x->items[1], focus));
        return calculation(e, x->kind, value,
                           evaluate_at(e, x->items[1], focus));
    }
}

struct value
expression_evaluate(struct evaluation *e, const struct expression *x)
{
    struct focus focus = {e->at ? e->at : e->answers->root, 0, 0};
    e->why = NULL;
    return evaluate_at(e, x, focus);
}

enum truth
expression_holds(struct evaluation *e, const struct expression *x)
{
    struct value value = expression_evaluate(e, x);
    value = value_to_boolean(e, value);
    if (value.kind == VALUE_UNKNOWN)
        return TRUTH_UNKNOWN;
    return value.boolean ? TRUTH_TRUE : TRUTH_FALSE;
}

bool
expression_result(struct evaluation *e, const struct expression *x,
                  struct text *result)
{
    struct value value = expression_evaluate(e, x);
    value = value_to_text(e, value);
    *result = value.text;
    return value.kind == VALUE_TEXT;
}
