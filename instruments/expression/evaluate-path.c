/* Which nodes a reference or a path leads to. */
#include <config.h>

#include "instruments/expression/evaluator.h"

#include <string.h>

struct nodes {
    const struct answer **items;
    size_t n, capacity;
};

static void
nodes_add(struct evaluation *e, struct nodes *nodes, const struct answer *node)
{
    arena_grow(e->arena, &nodes->items, &nodes->capacity, nodes->n + 1,
               sizeof *nodes->items);
    nodes->items[nodes->n++] = node;
}

static bool
is_inside(const struct answer *node, const struct answer *ancestor)
{
    for (const struct answer *a = node->parent; a; a = a->parent)
        if (a == ancestor)
            return true;
    return false;
}

/* Are they at the same place of the form, in any instance of its repeats? */
static bool
is_alike(const struct answer *a, const struct answer *b)
{
    for (; a && b && a != b; a = a->parent, b = b->parent)
        if (!text_equal(a->name, b->name))
            return false;
    return a == b;
}

/* Does the form have a node like that inside what is like around? */
static bool
belongs_inside(const struct answer *node, const struct answer *around)
{
    for (const struct answer *a = node->parent; a; a = a->parent)
        if (is_alike(a, around))
            return true;
    return false;
}

/* ${name}: what shares the innermost repeat with the question that the
 * expression stands at, though it be none; where they share no repeat, all of
 * that name. */
struct value
evaluate_reference(struct evaluation *e, const struct expression *x)
{
    if (x->last_saved)
        return value_unknown(e, "the form as it was saved before");
    const struct answer *first = answers_find(e->answers, x->text);
    const struct answer *around = e->at;
    while (around && (!around->is_repeat || !first ||
                      !belongs_inside(first, around)))
        around = around->parent;
    struct nodes nodes = {0};
    for (const struct answer *a = first; a; a = a->same)
        if (!around || is_inside(a, around))
            nodes_add(e, &nodes, a);
    return value_nodes(nodes.items, nodes.n);
}

static bool
passes(const struct expression_step *step, const struct answer *node)
{
    return step->name.n == 0 || text_is(step->name, "*") ||
           text_equal(step->name, node->name);
}

/* The nodes one step further; false for a step that is not known here. */
static bool
move(struct evaluation *e, const struct expression_step *step,
     const struct nodes *from, struct nodes *to)
{
    for (size_t i = 0; i < from->n; i++) {
        const struct answer *node = from->items[i];
        switch (step->axis) {
        case EXPRESSION_AXIS_CHILD:
            for (const struct answer *a = node->children; a; a = a->next)
                if (passes(step, a))
                    nodes_add(e, to, a);
            break;
        case EXPRESSION_AXIS_SELF:
        case EXPRESSION_AXIS_FILTER:
            if (passes(step, node))
                nodes_add(e, to, node);
            break;
        case EXPRESSION_AXIS_PARENT:
            /* siblings have one parent: they follow each other */
            if (node->parent && passes(step, node->parent) &&
                (to->n == 0 || to->items[to->n - 1] != node->parent))
                nodes_add(e, to, node->parent);
            break;
        default:
            return false;
        }
    }
    return true;
}

/* Collect reads an absolute path from inside a repeat as one through the same
 * instance of the repeat; the last step means all instances. */
static void
keep_own_instance(const struct evaluation *e, struct nodes *nodes)
{
    for (size_t i = 0; i < nodes->n; i++)
        if (nodes->items[i]->is_repeat && e->at &&
            (nodes->items[i] == e->at || is_inside(e->at, nodes->items[i]))) {
            nodes->items[0] = nodes->items[i];
            nodes->n = 1;
            return;
        }
}

/* Keeps the nodes for which the predicate holds; false when not known. */
static bool
filter(struct evaluation *e, const struct expression *predicate,
       struct nodes *nodes)
{
    struct nodes kept = {0};
    for (size_t i = 0; i < nodes->n; i++) {
        struct focus focus = {nodes->items[i], i + 1, nodes->n};
        struct value value = evaluate_at(e, predicate, focus);
        if (value.kind == VALUE_NUMBER)
            value = value_boolean(value.number == (double)focus.position);
        value = value_to_boolean(e, value);
        if (value.kind == VALUE_UNKNOWN)
            return false;
        if (value.boolean)
            nodes_add(e, &kept, nodes->items[i]);
    }
    *nodes = kept;
    return true;
}

static bool
has_predicates(const struct expression *path)
{
    for (size_t i = 0; i < path->step_count; i++)
        if (path->steps[i].predicate_count > 0)
            return true;
    return false;
}

/* Where the path begins; *step is the first one still to be taken. */
static bool
begin(struct evaluation *e, const struct expression *path, struct focus focus,
      struct nodes *nodes, size_t *step)
{
    *step = 0;
    if (path->count > 0) {
        struct value origin = evaluate_at(e, path->items[0], focus);
        if (origin.kind != VALUE_NODES)
            return false;
        for (size_t i = 0; i < origin.n; i++)
            nodes_add(e, nodes, origin.nodes[i]);
    } else if (path->absolute) {
        if (path->steps[0].axis != EXPRESSION_AXIS_CHILD)
            return false;
        if (passes(&path->steps[0], e->answers->root))
            nodes_add(e, nodes, e->answers->root);
        *step = 1;
    } else {
        nodes_add(e, nodes, focus.node);
    }
    return true;
}

struct value
evaluate_path(struct evaluation *e, const struct expression *x,
              struct focus focus)
{
    struct nodes nodes = {0};
    size_t step;
    bool own = x->absolute && !has_predicates(x);
    if (!begin(e, x, focus, &nodes, &step))
        return value_unknown(e, "a path that is not followed here");
    for (; step < x->step_count; step++) {
        struct nodes next = {0};
        const struct expression_step *s = &x->steps[step];
        if (!move(e, s, &nodes, &next))
            return value_unknown(e, "a path that is not followed here");
        nodes = next;
        if (own && step + 1 < x->step_count)
            keep_own_instance(e, &nodes);
        for (size_t i = 0; i < s->predicate_count; i++)
            if (!filter(e, s->predicates[i], &nodes))
                return value_unknown(e, "a filter that is not known here");
    }
    return value_nodes(nodes.items, nodes.n);
}
