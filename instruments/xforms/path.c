/* path: where a question is, as seen from another.
 *
 * Inside a round of a repeat the path is relative, so that it stays in that
 * round; everything else is a path from instance('data'). */
#include <config.h>

#include "instruments/xforms/xforms.h"

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

/* Where the path turns downward: the innermost that is around the target and
 * around the context, or is the context, when that is in a repeat. NULL: the
 * path is from the root. */
static const struct question *
turn(const struct question *target, const struct question *context)
{
    const struct question *above = context;
    while (above && (above == target || !is_above(above, target)))
        above = above->parent;
    return in_repeat(above) ? above : NULL;
}

void
xforms_add_meta(struct builder *out, struct text name)
{
    builder_printf(out, "instance('data')/meta/%.*s", TEXT_ARGS(name));
}

/* ODK takes a question that is not asked for a blank one; XForms keeps what
 * was answered before it was left out. */
#define ASKED "[@asked = 'true']"

static void
add_down(struct builder *out, const struct question *above,
         const struct question *question, bool guarded)
{
    if (question == above)
        return;
    add_down(out, above, question->parent, guarded);
    builder_printf(out, "/%s", question->name);
    if (guarded && xforms_may_be_left_out(question))
        builder_add_string(out, ASKED);
}

static const struct question *
root_of(const struct question *question)
{
    while (question->parent)
        question = question->parent;
    return question;
}

bool
xforms_may_be_left_out(const struct question *question)
{
    return question->relevant.tree != NULL;
}

bool
xforms_may_be_absent(const struct question *target,
                     const struct question *context)
{
    if (target == context)
        return false;
    const struct question *above = turn(target, context);
    for (; target && target != above; target = target->parent)
        if (xforms_may_be_left_out(target))
            return true;
    return false;
}

bool
xforms_is_many(const struct question *target, const struct question *context)
{
    const struct question *above = turn(target, context);
    for (; target && target != above; target = target->parent)
        if (target->kind == QUESTION_REPEAT)
            return true;
    return false;
}

const char *
xforms_path(struct xforms *xforms, const struct question *target)
{
    struct builder out = BUILDER_INIT;
    builder_add_string(&out, "instance('data')");
    add_down(&out, root_of(target), target, false);
    const char *path = builder_dup(&out, xforms->arena);
    builder_release(&out);
    return path;
}

const char *
xforms_path_from(struct xforms *xforms, const struct question *target,
                 const struct question *context)
{
    struct xforms_scope scope = {.xforms = xforms, .question = context};
    struct builder out = BUILDER_INIT;
    xforms_add_path(&scope, target, false, &out);
    const char *path = builder_dup(&out, xforms->arena);
    builder_release(&out);
    return path;
}

void
xforms_add_current(const struct xforms_scope *scope, struct builder *out)
{
    if (scope->self)
        builder_add_string(out, scope->self);
    else if (!scope->in_predicate)
        builder_add_char(out, '.');
    else
        builder_add_string(out, scope->from_attribute ? "current()/.."
                                                      : "current()");
}

bool
xforms_add_up(const struct xforms_scope *scope, const struct question *around,
              struct builder *out)
{
    if (!is_above(around, scope->question))
        return false;
    xforms_add_current(scope, out);
    for (const struct question *q = scope->question; q != around; q = q->parent)
        builder_add_string(out, "/..");
    return true;
}

void
xforms_add_path(const struct xforms_scope *scope,
                const struct question *target, bool guarded,
                struct builder *out)
{
    const struct question *context = scope->question;
    if (target == context) {
        xforms_add_current(scope, out);
        return;
    }
    const struct question *above = turn(target, context);
    if (!above) {
        builder_add_string(out, "instance('data')");
        add_down(out, root_of(target), target, guarded);
        return;
    }
    struct builder path = BUILDER_INIT;
    if (scope->in_predicate)
        xforms_add_current(scope, &path);
    for (const struct question *q = context; q != above; q = q->parent)
        builder_add_string(&path, path.n ? "/.." : "..");
    bool leading = path.n == 0;
    add_down(&path, above, target, guarded);
    builder_add(out, text_slice(builder_text(&path), leading, path.n));
    builder_release(&path);
}
