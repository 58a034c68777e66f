/* Calls: the functions that see more than their arguments' values. */
#include <config.h>

#include "instruments/expression/evaluator.h"

#include "instruments/expression/function.h"

#include <math.h>

static struct value
call_if(struct evaluation *e, const struct expression *x, struct focus focus)
{
    struct value test = value_to_boolean(e, evaluate_at(e, x->items[0], focus));
    if (test.kind == VALUE_UNKNOWN)
        return test;
    return evaluate_at(e, x->items[test.boolean ? 1 : 2], focus);
}

static bool
is_blank(struct value value)
{
    return (value.kind == VALUE_TEXT && value.text.n == 0) ||
           (value.kind == VALUE_NUMBER && isnan(value.number));
}

static struct value
call_coalesce(struct evaluation *e, const struct expression *x,
              struct focus focus)
{
    struct value first = value_unpack(e, evaluate_at(e, x->items[0], focus));
    if (!is_blank(first))
        return first;
    return value_unpack(e, evaluate_at(e, x->items[1], focus));
}

/* The answer that is there already; else the expression. */
static struct value
call_once(struct evaluation *e, const struct expression *x, struct focus focus)
{
    if (e->at && e->at->value.n > 0)
        return value_unpack(e, value_nodes(&e->at, 1));
    return evaluate_at(e, x->items[0], focus);
}

static struct value
one_node(struct evaluation *e, const struct answer *node)
{
    const struct answer **nodes = arena_alloc(e->arena, sizeof *nodes);
    *nodes = node;
    return value_nodes(nodes, 1);
}

static struct value
call_current(struct evaluation *e, const struct expression *x,
             struct focus focus)
{
    (void)x;
    (void)focus;
    return one_node(e, e->at ? e->at : e->answers->root);
}

static struct value
call_instance(struct evaluation *e, const struct expression *x,
              struct focus focus)
{
    struct value id = value_to_text(e, evaluate_at(e, x->items[0], focus));
    const struct answer *root = id.kind == VALUE_TEXT && e->instance
                                    ? e->instance(e->context, id.text)
                                    : NULL;
    if (!root)
        return value_unknown(e, "data outside the form");
    /* instance('l')/root/item: one above the root, to step down from */
    struct answer *document = arena_alloc(e->arena, sizeof *document);
    struct answer *top = arena_alloc(e->arena, sizeof *top);
    *top = *root;
    top->next = NULL;
    document->children = top;
    return one_node(e, document);
}

static struct value
call_position(struct evaluation *e, const struct expression *x,
              struct focus focus)
{
    if (x->count == 0 && focus.position > 0)
        return value_number((double)focus.position);
    if (x->count == 0)
        return value_number((double)answer_position(focus.node));
    struct value of = evaluate_at(e, x->items[0], focus);
    if (of.kind != VALUE_NODES || of.n == 0)
        return value_unknown(e, "position() of nothing");
    return value_number((double)answer_position(of.nodes[0]));
}

static struct value
call_last(struct evaluation *e, const struct expression *x, struct focus focus)
{
    (void)x;
    if (focus.size == 0)
        return value_unknown(e, "last() outside a filter");
    return value_number((double)focus.size);
}

static struct value
call_choice_name(struct evaluation *e, const struct expression *x,
                 struct focus focus)
{
    struct value code = value_to_text(e, evaluate_at(e, x->items[0], focus));
    struct value path = value_to_text(e, evaluate_at(e, x->items[1], focus));
    struct text name = path.text, label;
    if (code.kind == VALUE_UNKNOWN || path.kind == VALUE_UNKNOWN)
        return (struct value){.kind = VALUE_UNKNOWN};
    if (text_begins(name, "${") && text_ends(name, "}"))
        name = text_slice(name, 2, name.n - 1);
    if (!e->label || !e->label(e->context, name, code.text, &label))
        return value_unknown(e, "the label of a choice");
    return value_text(label);
}

static struct text
last_name(const struct expression *x)
{
    if (x->kind == EXPRESSION_REFERENCE)
        return x->text;
    if (x->kind == EXPRESSION_PATH && x->step_count > 0)
        return x->steps[x->step_count - 1].name;
    return (struct text){0};
}

static bool
in_instance(const struct answer *node, struct text repeat, double index)
{
    for (const struct answer *a = node; a; a = a->parent)
        if (text_equal(a->name, repeat))
            return (double)answer_position(a) == index;
    return false;
}

/* indexed-repeat(question, repeat, number, repeat, number...) */
static struct value
call_indexed_repeat(struct evaluation *e, const struct expression *x,
                    struct focus focus)
{
    const struct answer *found = NULL;
    double indexes[5] = {0};
    for (size_t i = 2; i < x->count; i += 2) {
        struct value v = value_to_number(e, evaluate_at(e, x->items[i], focus));
        if (v.kind == VALUE_UNKNOWN || i / 2 > 5)
            return value_unknown(e, "which of a repeat");
        indexes[i / 2 - 1] = v.number >= 1 ? trunc(v.number) : 1;
    }
    const struct answer *a = answers_find(e->answers, last_name(x->items[0]));
    for (; a; a = a->same) {
        bool here = true;
        for (size_t i = 1; here && i + 1 < x->count; i += 2)
            here = in_instance(a, last_name(x->items[i]), indexes[i / 2]);
        if (here && found)
            return value_unknown(e, "which of a repeat");
        if (here)
            found = a;
    }
    return found ? value_unpack(e, one_node(e, found)) : value_text(TEXT(""));
}

static const struct special {
    const char *name;
    struct value (*call)(struct evaluation *e, const struct expression *x,
                         struct focus focus);
} specials[] = {
    {"if", call_if},
    {"coalesce", call_coalesce},
    {"once", call_once},
    {"current", call_current},
    {"instance", call_instance},
    {"position", call_position},
    {"last", call_last},
    {"jr:choice-name", call_choice_name},
    {"indexed-repeat", call_indexed_repeat},
};

struct value
evaluate_call(struct evaluation *e, const struct expression *x,
              struct focus focus)
{
    const struct function *function = function_find(x->text);
    if (!function || !function_accepts(function, x->count))
        return value_unknown(e, "a function that there is not");
    for (size_t i = 0; i < sizeof specials / sizeof *specials; i++)
        if (text_is(x->text, specials[i].name))
            return specials[i].call(e, x, focus);
    size_t n = x->count;
    struct value *a = arena_array(e->arena, n + 1, sizeof *a);
    for (size_t i = 0; i < n; i++)
        a[i] = evaluate_at(e, x->items[i], focus);
    if (n == 0 && (text_is(x->text, "string-length") ||
                   text_is(x->text, "normalize-space")))
        a[n++] = one_node(e, focus.node);
    return evaluate_ordinary(e, x->text, a, n);
}
