#include <config.h>

#include "instruments/render-xforms.h"

static bool
is_above(const struct question *above, const struct question *question)
{
    while (question && question != above)
        question = question->parent;
    return question != NULL;
}

static bool
in_repeat(const struct question *question)
{
    for (; question; question = question->parent)
        if (question->kind == QUESTION_REPEAT)
            return true;
    return false;
}

static void
add_down(struct builder *out, const struct question *above,
         const struct question *question)
{
    if (question == above)
        return;
    add_down(out, above, question->parent);
    builder_printf(out, "/%s", question->name);
}

/* Where a relative path turns: the innermost that is around both, when that is
 * in a repeat. NULL: the path is from the root. */
static const struct question *
turn(const struct question *target, const struct question *context)
{
    if (!context || !context->parent || is_above(target, context) ||
        is_above(context, target))
        return NULL;
    const struct question *above = context->parent;
    while (above && !is_above(above, target))
        above = above->parent;
    return in_repeat(above) ? above : NULL;
}

void
xforms_meta_path(struct builder *out, struct text name)
{
    builder_printf(out, "instance('data')/meta/%.*s", TEXT_ARGS(name));
}

void
xforms_path(struct builder *out, const struct question *target,
            const struct question *context, bool in_predicate)
{
    if (target == context) {
        builder_add_string(out, in_predicate ? "current()" : ".");
        return;
    }
    const struct question *above = turn(target, context);
    const struct question *root = target;
    while (root->parent)
        root = root->parent;
    if (!above) {
        builder_add_string(out, "instance('data')");
        add_down(out, root, target);
        return;
    }
    if (in_predicate)
        builder_add_string(out, "current()/");
    for (const struct question *q = context; q != above; q = q->parent)
        builder_add_string(out, q == context ? ".." : "/..");
    add_down(out, above, target);
}
