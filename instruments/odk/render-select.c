/* render-select: what there is to choose from.
 *
 * Choices stand in an instance of their own and are listed by an itemset; only
 * those of a search() stand in the control, where the client looks for them. */
#include <config.h>

#include "instruments/odk/render.h"

#include <string.h>

/* An itemset as it is written. */
struct itemset {
    const char *nodeset;
    const char *value, *label;
};

static const char *
replaced(struct odk *odk, const char *source, const char *old,
         const char *replacement)
{
    struct builder out = BUILDER_INIT;
    struct text rest = text_of(source), wanted = text_of(old);
    for (;;) {
        size_t at = text_find_text(rest, wanted);
        builder_add(&out, text_slice(rest, 0, at));
        if (at >= rest.n)
            break;
        builder_add_string(&out, replacement);
        rest = text_slice(rest, at + wanted.n, rest.n);
    }
    const char *result = builder_dup(&out, odk->arena);
    builder_release(&out);
    return result;
}

/* The choices are what was answered to another question, in each instance of
 * the repeat around it; without a filter, those who answered it. */
static struct itemset
items_of_repeat(struct odk *odk, const struct odk_node *node)
{
    const struct question *question = node->question;
    const char *path = odk_nodeset(odk, question->list_question, node);
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    const char *nodeset = arena_strndup(odk->arena, path,
                                        slash ? (size_t)(slash - path) : 0);
    const char *filter = odk_expression(odk, question->choice_filter.source,
                                        node, ODK_ITEMS);
    if (filter) {
        const char *from = arena_printf(odk->arena, "current()/%s", nodeset);
        filter = replaced(odk, replaced(odk, filter, from, "."), nodeset, ".");
    } else {
        filter = arena_printf(odk->arena, "./%s != ''", name);
    }
    return (struct itemset){
        arena_printf(odk->arena, "%s[%s]", nodeset, filter), name, name};
}

static const char *
list_id(struct odk *odk, const struct choice_list *list)
{
    if (!list->file)
        return list->name;
    const char *dot = strrchr(list->file, '.');
    return dot ? arena_strndup(odk->arena, list->file,
                               (size_t)(dot - list->file))
               : list->file;
}

static struct itemset
items_of_list(struct odk *odk, const struct odk_node *node,
              const struct choice_list *list)
{
    const struct question *question = node->question;
    const struct odk_list *known = odk_find_list(odk, list);
    const char *value = properties_find(&question->parameters, "value");
    const char *label = properties_find(&question->parameters, "label");
    bool map = list->file && text_ends(text_of(list->file), ".geojson");
    struct itemset items = {
        .nodeset = arena_printf(odk->arena, "instance('%s')/root/item",
                                list_id(odk, list)),
        .value = value ? value : map ? "id" : "name",
        .label = label ? label : map ? "title" : "label",
    };
    if (known && known->in_itext)
        items.label = "jr:itext(itextId)";
    const char *filter = odk_expression(odk, question->choice_filter.source,
                                        node, ODK_PREDICATE);
    if (filter)
        items.nodeset =
            arena_printf(odk->arena, "%s[%s]", items.nodeset, filter);
    return items;
}

/* Shapes on the map to choose from: the rounds of a repeat, by its question
 * geometry, or the items of an instance. */
static struct itemset
items_of_map(struct odk *odk, const struct odk_node *node, const char *shapes)
{
    const struct question *question = node->question;
    bool repeat = odk_reference(shapes).n > 0;
    const struct choice_list *list = form_find_list(odk->form, text_of(shapes));
    const struct odk_list *known = odk_find_list(odk, list);
    const char *nodeset =
        repeat ? text_dup(odk->arena, text_trim(text_of(odk_expression(
                                          odk, shapes, node, ODK_PLAIN))))
               : arena_printf(odk->arena, "instance('%s')/root/item", shapes);
    const char *filter =
        odk_expression(odk, question->choice_filter.source, node,
                       repeat ? ODK_ITEMS : ODK_PREDICATE);
    if (repeat)
        filter = filter ? replaced(odk, filter, nodeset, ".")
                        : "./geometry != ''";
    return (struct itemset){
        filter ? arena_printf(odk->arena, "%s[%s]", nodeset, filter) : nodeset,
        repeat ? "geometry" : "name",
        repeat                     ? "geometry"
        : known && known->in_itext ? "jr:itext(itextId)"
                                   : "label"};
}

/* In an order of chance; with a seed, the same one each time. */
static const char *
randomized(struct odk *odk, const struct odk_node *node, const char *nodeset)
{
    const struct properties *given = &node->question->parameters;
    const char *randomize = properties_find(given, "randomize");
    const char *seed = properties_find(given, "seed");
    if (!randomize || strcmp(randomize, "true") != 0)
        return nodeset;
    if (!seed)
        return arena_printf(odk->arena, "randomize(%s)", nodeset);
    struct text path =
        text_trim(text_of(odk_expression(odk, seed, node, ODK_PLAIN)));
    return arena_printf(odk->arena, "randomize(%s, %.*s)", nodeset,
                        TEXT_ARGS(path));
}

static void
write_reference(struct odk *odk, const char *name, const char *ref)
{
    markup_open(&odk->xml, name);
    markup_attribute(&odk->xml, "ref", ref);
    markup_close(&odk->xml, name);
}

static void
write_itemset(struct odk *odk, const struct odk_node *node,
              struct itemset items)
{
    markup_open(&odk->xml, "itemset");
    markup_attribute(&odk->xml, "nodeset",
                     randomized(odk, node, items.nodeset));
    write_reference(odk, "value", items.value);
    write_reference(odk, "label", items.label);
    markup_close(&odk->xml, "itemset");
}

static void
write_items(struct odk *odk, const struct odk_list *list)
{
    for (size_t i = 0; i < list->list->n; i++) {
        const struct choice *choice = &list->list->choices[i];
        markup_open(&odk->xml, "item");
        if (list->in_itext)
            write_reference(odk, "label",
                            odk_itext_reference(odk, list->texts[i]));
        else
            markup_leaf(&odk->xml, "label", odk_any(odk, choice->label));
        markup_leaf(&odk->xml, "value", choice->name);
        markup_close(&odk->xml, "item");
    }
}

/* The labels of a range's ticks are a choice list too. */
static const struct choice_list *
list_of(const struct odk *odk, const struct question *question)
{
    if (question->kind != QUESTION_RANGE || question->list)
        return question->list;
    const char *name = properties_find(&question->parameters, "tick_labelset");
    return name ? form_find_list(odk->form, text_of(name)) : NULL;
}

void
odk_choices(struct odk *odk, const struct odk_node *node)
{
    const struct question *question = node->question;
    if (question_is_select(question) && question->list_question) {
        write_itemset(odk, node, items_of_repeat(odk, node));
        return;
    }
    if (question_shapes(question)) {
        write_itemset(odk, node,
                      items_of_map(odk, node, question_shapes(question)));
        return;
    }
    const struct choice_list *list = list_of(odk, question);
    const struct odk_list *known = odk_find_list(odk, list);
    if (known && odk_is_search(question))
        write_items(odk, known);
    else if (list)
        write_itemset(odk, node, items_of_list(odk, node, list));
}
