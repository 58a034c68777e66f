/* rank: choices put in order.
 *
 * XForms 1.1 has no control for it. Each place in the order asks for one of
 * the choices that no place before it has; the places together are the answer,
 * the same as a client of ODK would send: all choices, or none. */
#include <config.h>

#include "instruments/xforms/xforms.h"

bool
xforms_is_rank(const struct question *question)
{
    return question->kind == QUESTION_RANK && question->list &&
           !question->list->file && !question_repeat(question) &&
           !question->choice_filter.tree;
}

/* Where the places are. */
static const char *
places(struct xforms *xforms, const struct question *rank)
{
    return arena_printf(xforms->arena,
                        "instance('ranks')/rank[@of = '%s']/place",
                        rank->path);
}

static void
add_places(struct xforms *xforms, const struct question *rank)
{
    struct text rest = text_of(
        rank->dynamic_default ? NULL : rank->fallback.source);
    markup_open(&xforms->xml, "rank");
    markup_attribute(&xforms->xml, "of", rank->path);
    for (size_t i = 0; i < rank->list->n; i++) {
        struct text code = TEXT("");
        text_word(&rest, &code);
        markup_leaf(&xforms->xml, "place", text_dup(xforms->arena, code));
    }
    markup_close(&xforms->xml, "rank");
}

void
xforms_rank_instance(struct xforms *xforms)
{
    const struct form *form = xforms->form;
    bool any = false;
    for (size_t i = 0; i < form->n_questions; i++) {
        if (!xforms_is_rank(form->questions[i]))
            continue;
        if (!any) {
            markup_open(&xforms->xml, "xf:instance");
            markup_attribute(&xforms->xml, "id", "ranks");
            markup_open(&xforms->xml, "ranks");
            markup_attribute(&xforms->xml, "xmlns", "");
        }
        any = true;
        add_places(xforms, form->questions[i]);
    }
    if (!any)
        return;
    markup_close(&xforms->xml, "ranks");
    markup_close(&xforms->xml, "xf:instance");
}

const char *
xforms_rank_value(struct xforms *xforms, const struct question *rank)
{
    const char *place = places(xforms, rank);
    struct builder out = BUILDER_INIT;
    builder_add_string(&out, "normalize-space(concat(''");
    for (size_t i = 0; i < rank->list->n; i++)
        builder_printf(&out, ", ' ', %s[%zu]", place, i + 1);
    builder_add_string(&out, "))");
    const char *value = builder_dup(&out, xforms->arena);
    builder_release(&out);
    return value;
}

const char *
xforms_rank_rule(struct xforms *xforms, const struct question *rank)
{
    const char *place = places(xforms, rank);
    const char *own = xforms_constraint(xforms, rank, NULL);
    return arena_printf(
        xforms->arena,
        "string(.) = '' or (not(%s[. = '' or . = preceding-sibling::place])"
        "%s%s%s)",
        place, own ? " and (" : "", own ? own : "", own ? ")" : "");
}

/* A place is to be filled when another one is, and shows what is wrong with
 * the whole. */
void
xforms_rank_binds(struct xforms *xforms, const struct question *rank)
{
    struct arena *arena = xforms->arena;
    const char *self = xforms_path(xforms, rank);
    struct xforms_scope scope = {.xforms = xforms,
                                 .question = rank,
                                 .column = "required",
                                 .self = self};
    const char *required = xforms_condition(scope, rank->required.tree);
    const char *own = xforms_constraint(xforms, rank, self);
    markup_open(&xforms->xml, "xf:bind");
    markup_attribute(&xforms->xml, "nodeset", places(xforms, rank));
    markup_attribute(&xforms->xml, "required",
                     arena_printf(arena, "count-non-empty(../place) > 0%s%s%s",
                                  required ? " or (" : "",
                                  required ? required : "",
                                  required ? ")" : ""));
    markup_attribute(
        &xforms->xml, "constraint",
        arena_printf(arena,
                     "string(.) = '' or (not(. = preceding-sibling::place)"
                     "%s%s%s)",
                     own ? " and (boolean(../place[. = '']) or (" : "",
                     own ? own : "", own ? "))" : ""));
    markup_close(&xforms->xml, "xf:bind");
}

static void
add_place(struct xforms *xforms, const struct question *rank, size_t i)
{
    struct markup *xml = &xforms->xml;
    struct arena *arena = xforms->arena;
    const char *place = places(xforms, rank);
    const char *items = arena_printf(arena, "instance('%s')/item",
                                     xforms_list(xforms, rank));
    if (i > 1)
        items = arena_printf(arena, "%s[not(name = %s[position() < %zu])]",
                             items, place, i);
    markup_open(xml, "xf:select1");
    markup_attribute(xml, "ref", arena_printf(arena, "%s[%zu]", place, i));
    markup_attribute(xml, "appearance", "minimal");
    markup_leaf(xml, "xf:label", arena_printf(arena, "%zu", i));
    xforms_alert(xforms, rank);
    xforms_itemset(xforms, items, xforms_label(xforms), "name");
    markup_close(xml, "xf:select1");
}

void
xforms_rank(struct xforms *xforms, const struct question *rank)
{
    if (!xforms_is_rank(rank))
        return;
    markup_open(&xforms->xml, "xf:group");
    markup_attribute(&xforms->xml, "ref", rank->name);
    xforms_words(xforms, "xf:label", rank, rank->label, "label");
    xforms_words(xforms, "xf:hint", rank, rank->hint, "hint");
    xforms_words(xforms, "xf:help", rank, rank->guidance, "guidance");
    for (size_t i = 1; i <= rank->list->n; i++)
        add_place(xforms, rank, i);
    markup_close(&xforms->xml, "xf:group");
}
