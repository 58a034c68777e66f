/* The controls: what they are bound to, what they show, and a person at them.*/
#include <config.h>

#include "tests/instruments/xforms/processor.h"

#include "base/xml.h"

#include <check.h>
#include <string.h>

static void
add(struct processor *p, xmlNode *control, xmlNode *node)
{
    arena_grow(&p->arena, &p->controls, &p->controls_capacity,
               p->n_controls + 1, sizeof *p->controls);
    p->controls[p->n_controls++] = (struct bound){control, node};
}

/* 4.2.2, 8.1.1: what is bound to nothing is not shown; on these pages that may
 * be a group or a button, and nothing else. */
static bool
is_away(struct processor *p, const xmlNode *element, xmlNode *context)
{
    const char *ref = xml_attribute(element, "ref");
    if (!ref || !(xml_is(element, "group") || xml_is(element, "trigger")))
        return false;
    xmlXPathObject *result = processor_evaluate(p, ref, context);
    bool away = xmlXPathNodeSetIsEmpty(result->nodesetval);
    xmlXPathFreeObject(result);
    return away;
}

/* The one node of a ref. */
static xmlNode *
single(struct processor *p, const char *ref, xmlNode *context)
{
    xmlXPathObject *result = processor_evaluate(p, ref, context);
    xmlNodeSet *nodes = result->nodesetval;
    ck_assert_msg(nodes && nodes->nodeNr == 1, "ref %s leads to %d nodes", ref,
                  nodes ? nodes->nodeNr : 0);
    xmlNode *node = nodes->nodeTab[0];
    xmlXPathFreeObject(result);
    return node;
}

static void
show_items(struct processor *p, const xmlNode *itemset, xmlNode *context)
{
    const char *nodeset = xml_attribute(itemset, "nodeset");
    xmlXPathObject *items = processor_evaluate(p, nodeset, context);
    ck_assert_int_eq(items->type, XPATH_NODESET);
    for (int i = 0; items->nodesetval && i < items->nodesetval->nodeNr; i++) {
        xmlNode *item = items->nodesetval->nodeTab[i];
        single(p, xml_attribute(xml_child(itemset, "label"), "ref"), item);
        single(p, xml_attribute(xml_child(itemset, "value"), "ref"), item);
    }
    xmlXPathFreeObject(items);
}

static void walk(struct processor *p, xmlNode *parent, xmlNode *context);

static void
walk_repeat(struct processor *p, xmlNode *repeat, xmlNode *context)
{
    const char *nodeset = xml_attribute(repeat, "nodeset");
    xmlXPathObject *rounds = processor_evaluate(p, nodeset, context);
    ck_assert_int_eq(rounds->type, XPATH_NODESET);
    for (int i = 0; rounds->nodesetval && i < rounds->nodesetval->nodeNr; i++)
        walk(p, repeat, rounds->nodesetval->nodeTab[i]);
    xmlXPathFreeObject(rounds);
}

static bool
is_action(const xmlNode *node)
{
    static const char *const actions[] = {"action", "setvalue", "insert",
                                          "delete", "dispatch", "message"};
    for (size_t i = 0; i < sizeof actions / sizeof *actions; i++)
        if (xml_is(node, actions[i]))
            return true;
    return false;
}

static void
walk_element(struct processor *p, xmlNode *element, xmlNode *context)
{
    const char *ref = xml_attribute(element, "ref");
    const char *value = xml_attribute(element, "value");
    if (is_action(element) || is_away(p, element, context))
        return;
    if (xml_is(element, "repeat")) {
        walk_repeat(p, element, context);
        return;
    }
    if (xml_is(element, "itemset")) {
        show_items(p, element, context);
        return;
    }
    if (value && xml_is(element, "output"))
        processor_text(p, value, context);
    if (ref)
        context = single(p, ref, context);
    add(p, element, context);
    walk(p, element, context);
}

static void
walk(struct processor *p, xmlNode *parent, xmlNode *context)
{
    for (xmlNode *n = xmlFirstElementChild(parent); n;
         n = xmlNextElementSibling(n))
        walk_element(p, n, context);
}

void
processor_bind_controls(struct processor *p)
{
    p->n_controls = 0;
    walk(p, p->body, processor_node(p, "instance('data')"));
}

static bool
is_inside(const xmlNode *node, const xmlNode *above)
{
    while (node && node != above)
        node = node->parent;
    return node != NULL;
}

xmlNode *
processor_context(const struct processor *p, const xmlNode *element,
                  xmlNode *node)
{
    for (size_t i = 0; i < p->n_controls; i++)
        if (p->controls[i].control == element &&
            is_inside(node, p->controls[i].node))
            return p->controls[i].node;
    return element->parent && element->parent->type == XML_ELEMENT_NODE
               ? processor_context(p, element->parent, node)
               : NULL;
}

/* --- a person --- */

static bool
asks(const xmlNode *control)
{
    static const char *const kinds[] = {"input", "textarea", "select",
                                        "select1", "range", "upload"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (xml_is(control, kinds[i]))
            return true;
    return false;
}

static xmlNode *
control_of(const struct processor *p, const xmlNode *node)
{
    for (size_t i = 0; i < p->n_controls; i++)
        if (p->controls[i].node == node && asks(p->controls[i].control))
            return p->controls[i].control;
    return NULL;
}

static bool
offers(struct processor *p, const xmlNode *itemset, xmlNode *node,
       struct text code)
{
    const char *query = arena_printf(
        &p->arena, "%s[string(%s) = '%.*s']", xml_attribute(itemset, "nodeset"),
        xml_attribute(xml_child(itemset, "value"), "ref"), TEXT_ARGS(code));
    return processor_truth(p, query, node);
}

static void
check_choices(struct processor *p, const xmlNode *control, xmlNode *node,
              const char *value)
{
    const xmlNode *itemset = xml_child(control, "itemset");
    struct text rest = text_of(value), code;
    while (itemset && text_word(&rest, &code))
        ck_assert_msg(offers(p, itemset, node, code), "%s offers no '%.*s'",
                      xml_attribute(control, "ref"), TEXT_ARGS(code));
}

static void
give(struct processor *p, struct bound bound, const char *value)
{
    check_choices(p, bound.control, bound.node, value);
    processor_set(bound.node, value);
    processor_update(p);
}

void
processor_answer(struct processor *p, const char *path, const char *value)
{
    xmlNode *node = processor_node(p, path);
    xmlNode *control = control_of(p, node);
    ck_assert_msg(control != NULL, "nothing asks for %s", path);
    ck_assert_msg(processor_is_relevant(node), "%s is not relevant", path);
    ck_assert_msg(!processor_state(node)->readonly, "%s is read-only", path);
    give(p, (struct bound){control, node}, value);
}

/* --- a person who answers by chance --- */

static size_t
any_of(struct processor *p, size_t n)
{
    p->whim = p->whim * 6364136223846793005ULL + 1442695040888963407ULL;
    return (size_t)(p->whim >> 33) % n;
}

/* One of the choices offered, or none; of select also two. */
static const char *
any_choice(struct processor *p, struct bound bound)
{
    const xmlNode *itemset = xml_child(bound.control, "itemset");
    xmlXPathObject *items = processor_evaluate(
        p, xml_attribute(itemset, "nodeset"), bound.node);
    const xmlNodeSet *nodes = items->nodesetval;
    size_t n = nodes ? (size_t)nodes->nodeNr : 0;
    size_t at = any_of(p, n + 1);
    const char *ref = xml_attribute(xml_child(itemset, "value"), "ref");
    const char *value = at < n ? processor_text(p, ref, nodes->nodeTab[at])
                               : "";
    if (at + 1 < n && xml_is(bound.control, "select"))
        value = arena_printf(&p->arena, "%s %s", value,
                             processor_text(p, ref, nodes->nodeTab[at + 1]));
    xmlXPathFreeObject(items);
    return value;
}

static const char *
any_value(struct processor *p, struct bound bound)
{
    static const char *const values[] = {
        "",    "0",          "1",          "3",      "40", "400",
        "-99", "2026-03-05", "2026-03-06", "7KMR4R", "é",  "7KMR4W",
        "OK",  "08:30:00",   "2.5",        "x y"};
    const xmlNode *item = xml_child(bound.control, "item");
    if (xml_child(bound.control, "itemset"))
        return any_choice(p, bound);
    while (item && xml_next(item, "item") && any_of(p, 2))
        item = xml_next(item, "item");
    if (item)
        return xml_text(&p->arena, xml_child(item, "value"));
    return values[any_of(p, sizeof values / sizeof *values)];
}

void
processor_act(struct processor *p)
{
    struct bound bound = p->controls[any_of(p, p->n_controls)];
    if (!processor_is_relevant(bound.node))
        return;
    if (xml_is(bound.control, "trigger"))
        processor_dispatch(p, "DOMActivate", bound.control, bound.node);
    else if (asks(bound.control) && !processor_state(bound.node)->readonly)
        give(p, bound, any_value(p, bound));
}

/* --- what is seen --- */

bool
processor_is_asked(struct processor *p, const char *path)
{
    const xmlNode *node = processor_node(p, path);
    return control_of(p, node) && processor_is_relevant(node);
}

bool
processor_offers(struct processor *p, const char *path, const char *code)
{
    xmlNode *node = processor_node(p, path);
    const xmlNode *control = control_of(p, node);
    ck_assert_msg(control != NULL, "nothing asks for %s", path);
    return offers(p, xml_child(control, "itemset"), node, text_of(code));
}

const char *
processor_words(struct processor *p, const char *path, const char *element)
{
    xmlNode *node = processor_node(p, path);
    for (size_t i = 0; i < p->n_controls; i++) {
        struct bound bound = p->controls[i];
        const xmlNode *words = xml_child(bound.control, element);
        const xmlNode *output = words ? xml_child(words, "output") : NULL;
        if (bound.node != node || !words)
            continue;
        if (output)
            return processor_text(p, xml_attribute(output, "value"), node);
        const char *ref = xml_attribute(words, "ref");
        return ref ? processor_text(p, ref, node) : xml_text(&p->arena, words);
    }
    return "";
}

bool
processor_has_button(const struct processor *p, const xmlNode *node)
{
    for (size_t i = 0; i < p->n_controls; i++)
        if (p->controls[i].node == node &&
            xml_is(p->controls[i].control, "trigger"))
            return true;
    return false;
}

void
processor_press(struct processor *p, const char *path, const char *label)
{
    xmlNode *node = processor_node(p, path);
    for (size_t i = 0; i < p->n_controls; i++) {
        struct bound button = p->controls[i];
        if (!xml_is(button.control, "trigger") || button.node != node)
            continue;
        const char *words = xml_text(&p->arena,
                                     xml_child(button.control, "label"));
        if (strcmp(words, label) == 0) {
            processor_dispatch(p, "DOMActivate", button.control, node);
            return;
        }
    }
    ck_abort_msg("there is no button '%s' at %s", label, path);
}
