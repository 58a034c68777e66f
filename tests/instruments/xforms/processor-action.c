/* Events, and the actions of XForms 1.1, chapter 10. */
#include <config.h>

#include "tests/instruments/xforms/processor.h"

#include "base/xml.h"

#include <check.h>
#include <math.h>
#include <string.h>

static void run(struct processor *p, xmlNode *action, xmlNode *context);

/* The nodes of an expression; the caller frees the result. */
static xmlXPathObject *
nodes_of(struct processor *p, const char *expression, xmlNode *context)
{
    xmlXPathObject *result = processor_evaluate(p, expression, context);
    ck_assert_msg(result->type == XPATH_NODESET, "no nodes: %s", expression);
    return result;
}

/* The first-node rule, 7.2; NULL for none. */
static xmlNode *
first_of(struct processor *p, const char *expression, xmlNode *context)
{
    xmlXPathObject *result = nodes_of(p, expression, context);
    xmlNodeSet *nodes = result->nodesetval;
    xmlNode *first = nodes && nodes->nodeNr ? nodes->nodeTab[0] : NULL;
    xmlXPathFreeObject(result);
    return first;
}

static xmlNode *
instance_of(const struct processor *p, xmlNode *node)
{
    while (node && node->parent && !xml_is(node->parent, "model"))
        node = node->parent;
    ck_assert_msg(node && node->parent == p->model, "a node of no instance");
    return node;
}

/* 10.2: no node, no action. The value is seen from the node. */
static void
run_setvalue(struct processor *p, const xmlNode *action, xmlNode *context)
{
    xmlNode *node = first_of(p, xml_attribute(action, "ref"), context);
    const char *value = xml_attribute(action, "value");
    if (!node)
        return;
    processor_set(node, value ? processor_text(p, value, node)
                              : xml_text(&p->arena, action));
}

/* 10.3, 10.4: which node of the set; rounded, and brought between its ends. */
static int
place_of(struct processor *p, const char *at, const xmlNodeSet *nodes)
{
    p->xpath->node = p->current = nodes->nodeTab[0];
    p->xpath->contextSize = nodes->nodeNr;
    p->xpath->proximityPosition = 1;
    xmlXPathObject *result = xmlXPathEvalExpression(BAD_CAST at, p->xpath);
    ck_assert_msg(result != NULL, "no XPath: %s", at);
    double place = floor(xmlXPathCastToNumber(result) + 0.5);
    xmlXPathFreeObject(result);
    if (isnan(place) || place > nodes->nodeNr)
        return nodes->nodeNr;
    return place < 1 ? 1 : (int)place;
}

/* 10.3, steps 1 to 8, for an origin of one node. */
static void
run_insert(struct processor *p, const xmlNode *action, xmlNode *context)
{
    const char *given = xml_attribute(action, "context");
    const char *at = xml_attribute(action, "at");
    xmlNode *inside = given ? first_of(p, given, context) : context;
    if (!inside)
        return;
    xmlXPathObject *result =
        nodes_of(p, xml_attribute(action, "nodeset"), inside);
    xmlNodeSet *nodes = result->nodesetval;
    bool empty = !nodes || !nodes->nodeNr;
    const char *from = xml_attribute(action, "origin");
    xmlNode *origin = from    ? first_of(p, from, inside)
                      : empty ? NULL
                              : nodes->nodeTab[nodes->nodeNr - 1];
    if (origin && (!empty || given)) {
        xmlNode *copy = xmlDocCopyNode(origin, p->document, 1);
        bool before = strcmp(xml_attribute(action, "position"), "before") == 0;
        if (empty && xmlFirstElementChild(inside))
            xmlAddPrevSibling(xmlFirstElementChild(inside), copy);
        else if (empty)
            xmlAddChild(inside, copy);
        else if (before)
            xmlAddPrevSibling(nodes->nodeTab[place_of(p, at, nodes) - 1], copy);
        else
            xmlAddNextSibling(nodes->nodeTab[place_of(p, at, nodes) - 1], copy);
        p->inserted = copy;
        processor_dispatch(p, "xforms-insert", instance_of(p, copy), inside);
    }
    xmlXPathFreeObject(result);
}

/* 10.4: all of the set, or the one at the place. */
static void
run_delete(struct processor *p, const xmlNode *action, xmlNode *context)
{
    const char *at = xml_attribute(action, "at");
    xmlXPathObject *result =
        nodes_of(p, xml_attribute(action, "nodeset"), context);
    xmlNodeSet *nodes = result->nodesetval;
    int n = nodes ? nodes->nodeNr : 0;
    int place = n && at ? place_of(p, at, nodes) : 0;
    for (int i = n; i-- > 0;)
        if (!place || i == place - 1) {
            ck_assert_msg(!xml_is(nodes->nodeTab[i]->parent, "instance"),
                          "the root of an instance is deleted");
            xmlUnlinkNode(nodes->nodeTab[i]);
            xmlAddChild(p->removed, nodes->nodeTab[i]);
        }
    xmlXPathFreeObject(result);
    if (n)
        processor_dispatch(p, "xforms-delete",
                           xml_child(p->model, "instance"),
                           processor_node(p, "instance('data')"));
}

static xmlNode *
with_id(xmlNode *node, const char *id)
{
    for (; node; node = xmlNextElementSibling(node)) {
        const char *own = xml_attribute(node, "id");
        xmlNode *found = own && strcmp(own, id) == 0
                             ? node
                             : with_id(xmlFirstElementChild(node), id);
        if (found)
            return found;
    }
    return NULL;
}

static void
run_dispatch(struct processor *p, const xmlNode *action, xmlNode *context)
{
    const char *id = xml_attribute(action, "targetid");
    xmlNode *target = with_id(xmlDocGetRootElement(p->document), id);
    ck_assert_msg(target != NULL, "dispatch to no '%s'", id);
    processor_dispatch(p, xml_attribute(action, "name"), target, context);
}

static void
run_action(struct processor *p, const xmlNode *action, xmlNode *context)
{
    for (xmlNode *n = xmlFirstElementChild((xmlNode *)action); n;
         n = xmlNextElementSibling(n))
        run(p, n, context);
}

static void
run_message(struct processor *p, const xmlNode *action, xmlNode *context)
{
    const char *ref = xml_attribute(action, "ref");
    ck_assert(!ref || first_of(p, ref, context) != NULL);
}

static void
run_once(struct processor *p, const xmlNode *action, xmlNode *context)
{
    static const struct {
        const char *name;
        void (*run)(struct processor *p, const xmlNode *action,
                    xmlNode *context);
    } actions[] = {
        {"action", run_action},     {"setvalue", run_setvalue},
        {"insert", run_insert},     {"delete", run_delete},
        {"dispatch", run_dispatch}, {"message", run_message},
    };
    for (size_t i = 0; i < sizeof actions / sizeof *actions; i++)
        if (xml_is(action, actions[i].name)) {
            actions[i].run(p, action, context);
            return;
        }
    ck_abort_msg("no action '%s' is known", action->name);
}

/* 10.6, 10.7: `if` and `while`; 10.1: the model is updated after the outermost
 * action. */
static void
run(struct processor *p, xmlNode *action, xmlNode *context)
{
    const char *condition = xml_attribute(action, "if");
    const char *loop = xml_attribute(action, "while");
    p->depth++;
    for (size_t i = 0; i == 0 || loop; i++) {
        ck_assert_msg(i < 10000, "while %s never ends", loop);
        if ((loop && !processor_truth(p, loop, context)) ||
            (condition && !processor_truth(p, condition, context)))
            break;
        run_once(p, action, context);
    }
    if (--p->depth == 0)
        processor_update(p);
}

/* From the target up to the root, as events bubble. */
void
processor_dispatch(struct processor *p, const char *event, xmlNode *target,
                   xmlNode *context)
{
    for (xmlNode *observer = target;
         observer && observer->type == XML_ELEMENT_NODE;
         observer = observer->parent) {
        xmlNode *around = processor_context(p, observer, context);
        if (!around)
            around = processor_node(p, "instance('data')");
        for (xmlNode *n = xmlFirstElementChild(observer); n;
             n = xmlNextElementSibling(n)) {
            const char *heard = xml_attribute(n, "event");
            if (heard && strcmp(heard, event) == 0)
                run(p, n, around);
        }
    }
}
