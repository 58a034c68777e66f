/* repeat: rounds, added and removed by a person or by a count. */
#include <config.h>

#include "instruments/xforms/xforms.h"

/* The elements that a new round comes behind: those of the repeat, else of
 * what stands before it; an insert into nothing would make it the first. */
static const char *
behind(struct xforms *xforms, const struct question *repeat)
{
    const struct question *parent = repeat->parent;
    struct builder out = BUILDER_INIT;
    const char *count = xforms_count_name(xforms, repeat);
    builder_add_string(&out, repeat->name);
    if (count)
        builder_printf(&out, " | %s", count);
    size_t i = 0;
    while (parent->children[i] != repeat)
        i++;
    bool found = count != NULL;
    while (!found && i-- > 0) {
        const struct question *before = parent->children[i];
        if (!xforms_has_element(before))
            continue;
        builder_printf(&out, " | %s", before->name);
        found = before->kind != QUESTION_REPEAT;
    }
    const char *result = builder_dup(&out, xforms->arena);
    builder_release(&out);
    return result;
}

static void
add_insert(struct xforms *xforms, const struct question *repeat,
           const char *loop, const char *context)
{
    struct markup *xml = &xforms->xml;
    markup_open(xml, "xf:insert");
    markup_attribute(xml, "while", loop);
    markup_attribute(xml, "context", context);
    markup_attribute(xml, "nodeset", behind(xforms, repeat));
    markup_attribute(xml, "at", "last()");
    markup_attribute(xml, "position", "after");
    markup_attribute(xml, "origin",
                     arena_printf(xforms->arena, "instance('templates')/%s",
                                  repeat->name));
    markup_close(xml, "xf:insert");
}

static void
add_delete(struct xforms *xforms, const char *loop, const char *nodeset)
{
    markup_open(&xforms->xml, "xf:delete");
    markup_attribute(&xforms->xml, "while", loop);
    markup_attribute(&xforms->xml, "nodeset", nodeset);
    markup_close(&xforms->xml, "xf:delete");
}

/* --- by a count --- */

/* The question whose answer is the count; NULL where it is worked out. */
static const struct question *
counted_by(struct xforms *xforms, const struct question *repeat)
{
    struct xforms_scope scope = {.xforms = xforms, .question = repeat};
    const struct expression *tree = repeat->repeat_count.tree;
    return tree ? xforms_referred(&scope, tree) : NULL;
}

static bool
is_asked_for(struct xforms *xforms, const struct question *repeat,
             const char *name)
{
    const char *path =
        arena_printf(xforms->arena, "%s/%s", repeat->parent->path, name);
    return form_find_path(xforms->form, text_of(path)) != NULL;
}

const char *
xforms_count_name(struct xforms *xforms, const struct question *repeat)
{
    if (!repeat->repeat_count.tree || counted_by(xforms, repeat))
        return NULL;
    const char *name =
        arena_printf(xforms->arena, "%s_count", repeat->name);
    return is_asked_for(xforms, repeat, name) ? NULL : name;
}

bool
xforms_has_counts(const struct xforms *xforms)
{
    for (size_t i = 0; i < xforms->form->n_questions; i++)
        if (xforms->form->questions[i]->repeat_count.source)
            return true;
    return false;
}

/* The count, as seen from what is around the repeat. */
static const char *
count_of(struct xforms *xforms, const struct question *repeat)
{
    const struct question *by = counted_by(xforms, repeat);
    if (!by)
        return arena_printf(xforms->arena, "%s_count", repeat->name);
    struct xforms_scope scope = {.xforms = xforms, .question = repeat->parent};
    struct builder out = BUILDER_INIT;
    xforms_add_path(&scope, by, true, &out);
    const char *count = builder_dup(&out, xforms->arena);
    builder_release(&out);
    return count;
}

static void
recalculate(struct xforms *xforms)
{
    static const char *const actions[] = {"xf:rebuild", "xf:recalculate"};
    for (size_t i = 0; i < 2; i++) {
        markup_open(&xforms->xml, actions[i]);
        markup_attribute(&xforms->xml, "model", "model");
        markup_close(&xforms->xml, actions[i]);
    }
}

/* As long as there is anything around too few rounds, one more for the first
 * of these; then the same for too many. So the rounds of a repeat inside a
 * repeat need no loop of their own for each. A count that is no number leaves
 * all as it is. */
static void
add_count(struct xforms *xforms, const struct question *repeat)
{
    struct arena *arena = xforms->arena;
    const char *around = xforms_path(xforms, repeat->parent);
    const char *count = count_of(xforms, repeat);
    const char *few = arena_printf(arena, "%s[count(%s) < floor(%s)]", around,
                                   repeat->name, count);
    const char *many = arena_printf(arena, "%s[count(%s) > floor(%s)]", around,
                                    repeat->name, count);
    if (question_repeat(repeat->parent))
        recalculate(xforms);
    add_insert(xforms, repeat, few, few);
    add_delete(xforms, many,
               arena_printf(arena, "%s/%s[last()]", many, repeat->name));
}

void
xforms_counts(struct xforms *xforms)
{
    if (!xforms_has_counts(xforms))
        return;
    markup_open(&xforms->xml, "xf:action");
    markup_attribute(&xforms->xml, "ev:event", "count-rounds");
    for (size_t i = 0; i < xforms->form->n_questions; i++)
        if (xforms->form->questions[i]->repeat_count.source)
            add_count(xforms, xforms->form->questions[i]);
    markup_close(&xforms->xml, "xf:action");
}

void
xforms_dispatch_counts(struct xforms *xforms, const char *event)
{
    if (!xforms_has_counts(xforms))
        return;
    markup_open(&xforms->xml, "xf:dispatch");
    markup_attribute(&xforms->xml, "ev:event", event);
    markup_attribute(&xforms->xml, "name", "count-rounds");
    markup_attribute(&xforms->xml, "targetid", "model");
    markup_close(&xforms->xml, "xf:dispatch");
}

/* --- by a person --- */

static void
open_button(struct xforms *xforms, const char *ref, enum xforms_phrase label)
{
    markup_open(&xforms->xml, "xf:trigger");
    markup_attribute(&xforms->xml, "ref", ref);
    xforms_phrase(xforms, "xf:label", label);
    markup_open(&xforms->xml, "xf:action");
    markup_attribute(&xforms->xml, "ev:event", "DOMActivate");
}

static void
close_button(struct xforms *xforms)
{
    xforms_dispatch_counts(xforms, NULL);
    markup_close(&xforms->xml, "xf:action");
    markup_close(&xforms->xml, "xf:trigger");
}

static void
add_remove_button(struct xforms *xforms)
{
    open_button(xforms, NULL, XFORMS_REMOVE);
    add_delete(xforms, NULL, ".");
    close_button(xforms);
}

/* A repeat's own relevance is that of its rounds; where it is not asked there
 * is no button either. */
static void
add_add_button(struct xforms *xforms, const struct question *repeat)
{
    struct xforms_scope scope = {.xforms = xforms,
                                 .question = repeat->parent,
                                 .column = "relevant"};
    const char *asked = xforms_condition(scope, repeat->relevant.tree);
    open_button(xforms,
                asked ? arena_printf(xforms->arena, "self::*[%s]", asked)
                      : NULL,
                XFORMS_ADD);
    add_insert(xforms, repeat, NULL, ".");
    close_button(xforms);
}

void
xforms_repeat(struct xforms *xforms, const struct question *repeat)
{
    struct markup *xml = &xforms->xml;
    bool counted = repeat->repeat_count.source != NULL;
    markup_open(xml, "xf:group");
    markup_open(xml, "xf:repeat");
    markup_attribute(xml, "nodeset", repeat->name);
    markup_open(xml, "xf:group");
    markup_attribute(xml, "ref", ".");
    xforms_words(xforms, "xf:label", repeat, repeat->label, "label");
    xforms_children(xforms, repeat);
    if (!counted)
        add_remove_button(xforms);
    markup_close(xml, "xf:group");
    markup_close(xml, "xf:repeat");
    if (!counted)
        add_add_button(xforms, repeat);
    markup_close(xml, "xf:group");
}
