/* The model: instances, binds, and what is sent. */
#include <config.h>

#include "tests/instruments/xforms/processor.h"

#include "base/xml.h"

#include <check.h>
#include <libxml/xmlregexp.h>
#include <libxml/xmlschemastypes.h>
#include <libxml/xpathInternals.h>
#include <string.h>

xmlXPathObject *
processor_evaluate(struct processor *p, const char *expression,
                   xmlNode *context)
{
    p->xpath->node = p->current = context;
    p->xpath->contextSize = p->xpath->proximityPosition = 1;
    xmlXPathObject *result =
        xmlXPathEvalExpression(BAD_CAST expression, p->xpath);
    ck_assert_msg(result != NULL, "no XPath: %s", expression);
    p->checked++;
    return result;
}

const char *
processor_text(struct processor *p, const char *expression, xmlNode *context)
{
    xmlXPathObject *result = processor_evaluate(p, expression, context);
    xmlChar *text = xmlXPathCastToString(result);
    const char *copy = arena_strdup(&p->arena, (const char *)text);
    xmlFree(text);
    xmlXPathFreeObject(result);
    return copy;
}

bool
processor_truth(struct processor *p, const char *expression, xmlNode *context)
{
    xmlXPathObject *result = processor_evaluate(p, expression, context);
    bool truth = xmlXPathCastToBoolean(result);
    xmlXPathFreeObject(result);
    return truth;
}

const char *
processor_content(struct processor *p, const xmlNode *node)
{
    if (xmlFirstElementChild((xmlNode *)node))
        return "";
    xmlChar *content = xmlNodeGetContent(node);
    const char *copy = arena_strdup(&p->arena, (const char *)content);
    xmlFree(content);
    return copy;
}

void
processor_set(xmlNode *node, const char *value)
{
    if (node->type == XML_ATTRIBUTE_NODE) {
        xmlSetProp(node->parent, node->name, BAD_CAST value);
        return;
    }
    ck_assert_msg(!xmlFirstElementChild(node), "'%s' has elements inside",
                  node->name);
    xmlNodeSetContent(node, NULL);
    xmlNodeAddContent(node, BAD_CAST value);
}

/* --- binds --- */

static const char *const properties[] = {"relevant", "readonly", "required",
                                         "constraint", "type", "calculate"};
enum { RELEVANT, READONLY, REQUIRED, CONSTRAINT, TYPE, CALCULATE, PROPERTIES };

const struct node_state *
processor_state(const xmlNode *node)
{
    ck_assert_ptr_nonnull(node->_private);
    return node->_private;
}

static void
reset(struct processor *p, xmlNode *node)
{
    struct node_state *state = node->_private;
    if (!state)
        state = node->_private = arena_alloc(&p->arena, sizeof *state);
    *state = (struct node_state){.seen = state->seen,
                                 .relevant = true,
                                 .constraint = true,
                                 .typed = true};
    if (node->type != XML_ELEMENT_NODE)
        return;
    for (xmlAttr *a = node->properties; a; a = a->next)
        reset(p, (xmlNode *)a);
    for (xmlNode *n = xmlFirstElementChild(node); n;
         n = xmlNextElementSibling(n))
        reset(p, n);
}

/* The pattern of a type of the page's own schema. */
static bool
matches_schema(struct processor *p, const char *name, const char *value)
{
    xmlNode *type = xml_child(xml_child(p->model, "schema"), "simpleType");
    while (type && strcmp(xml_attribute(type, "name"), name) != 0)
        type = xml_next(type, "simpleType");
    ck_assert_msg(type != NULL, "there is no type '%s'", name);
    const xmlNode *pattern =
        xml_child(xml_child(type, "restriction"), "pattern");
    xmlRegexp *regexp =
        xmlRegexpCompile(BAD_CAST xml_attribute(pattern, "value"));
    ck_assert_msg(regexp != NULL, "no pattern: %s",
                  xml_attribute(pattern, "value"));
    bool match = xmlRegexpExec(regexp, BAD_CAST value) == 1;
    xmlRegFreeRegexp(regexp);
    return match;
}

/* 5.2.2: the types of XForms allow for what is empty. */
static bool
is_of_type(struct processor *p, const char *type, const char *value)
{
    const char *name = strchr(type, ':') + 1;
    if (strncmp(type, "f:", 2) == 0)
        return matches_schema(p, name, value);
    if (strncmp(type, "xf:", 3) == 0 && !*value)
        return true;
    xmlSchemaType *known = xmlSchemaGetPredefinedType(
        BAD_CAST name, BAD_CAST "http://www.w3.org/2001/XMLSchema");
    ck_assert_msg(known != NULL, "there is no type '%s'", type);
    return xmlSchemaValidatePredefinedType(known, BAD_CAST value, NULL) == 0;
}

/* 4.7.2: no property is given to a node twice. */
static void
give(struct processor *p, const xmlNode *bind, xmlNode *node)
{
    struct node_state *state = node->_private;
    bool *const places[] = {&state->relevant, &state->readonly,
                            &state->required, &state->constraint};
    for (unsigned i = 0; i < PROPERTIES; i++) {
        const char *rule = xml_attribute(bind, properties[i]);
        if (!rule)
            continue;
        ck_assert_msg(!(state->given & 1u << i), "%s of %s given twice",
                      properties[i], xml_attribute(bind, "nodeset"));
        state->given |= 1u << i;
        if (i == TYPE)
            state->typed = is_of_type(p, rule, processor_content(p, node));
        else if (i != CALCULATE)
            *places[i] = processor_truth(p, rule, node);
    }
}

typedef void (*visitor)(struct processor *p, const xmlNode *bind,
                        xmlNode *node);

/* What a bind of a data node selects has to be there, but for the rounds of a
 * repeat, which may have been removed. */
static void
each_bound(struct processor *p, visitor visit)
{
    xmlNode *root = processor_node(p, "instance('data')");
    for (xmlNode *bind = xml_child(p->model, "bind"); bind;
         bind = xml_next(bind, "bind")) {
        const char *nodeset = xml_attribute(bind, "nodeset");
        xmlXPathObject *nodes = processor_evaluate(p, nodeset, root);
        ck_assert_int_eq(nodes->type, XPATH_NODESET);
        int n = nodes->nodesetval ? nodes->nodesetval->nodeNr : 0;
        for (int i = 0; i < n; i++)
            visit(p, bind, nodes->nodesetval->nodeTab[i]);
        xmlXPathFreeObject(nodes);
    }
}

static void
calculate(struct processor *p, const xmlNode *bind, xmlNode *node)
{
    const char *rule = xml_attribute(bind, "calculate");
    const char *value = rule ? processor_text(p, rule, node) : NULL;
    if (value && strcmp(value, processor_content(p, node)) != 0) {
        processor_set(node, value);
        p->changed = true;
    }
}

/* Again and again until nothing changes: what an order by dependency gives,
 * for rules that do not depend on themselves. */
static void
recalculate(struct processor *p)
{
    unsigned long long chance = p->chance;
    for (size_t pass = 0;; pass++) {
        ck_assert_msg(pass < 200, "calculations that never end");
        p->changed = false;
        p->chance = chance;
        each_bound(p, calculate);
        if (!p->changed)
            return;
    }
}

static void
tell_controls(struct processor *p)
{
    for (size_t i = 0; i < p->n_controls; i++) {
        struct bound bound = p->controls[i];
        struct node_state *state = bound.node->_private;
        const char *value = processor_content(p, bound.node);
        bool told = state->seen && strcmp(state->seen, value) != 0;
        state->seen = value;
        if (!told)
            continue;
        processor_dispatch(p, "xforms-value-changed", bound.control,
                           bound.node);
        i = (size_t)-1; /* the controls may be others now */
    }
}

void
processor_update(struct processor *p)
{
    recalculate(p);
    for (xmlNode *i = xml_child(p->model, "instance"); i;
         i = xml_next(i, "instance"))
        reset(p, xmlFirstElementChild(i));
    each_bound(p, give);
    processor_bind_controls(p);
    tell_controls(p);
}

/* --- nodes --- */

xmlNode *
processor_node(struct processor *p, const char *path)
{
    xmlXPathObject *result = processor_evaluate(p, path, p->model);
    xmlNodeSet *nodes = result->nodesetval;
    ck_assert_msg(nodes && nodes->nodeNr == 1, "%s is %d nodes", path,
                  nodes ? nodes->nodeNr : 0);
    xmlNode *node = nodes->nodeTab[0];
    xmlXPathFreeObject(result);
    return node;
}

const char *
processor_value(struct processor *p, const char *path)
{
    return processor_text(p, path, processor_node(p, "instance('data')"));
}

bool
processor_is_relevant(const xmlNode *node)
{
    for (; node && node->_private; node = node->parent)
        if (!processor_state(node)->relevant)
            return false;
    return true;
}

static bool
is_blank(const xmlNode *node)
{
    xmlChar *content = xmlNodeGetContent(node);
    bool blank = !*content;
    xmlFree(content);
    return blank;
}

bool
processor_is_valid(const xmlNode *node)
{
    const struct node_state *state = processor_state(node);
    return state->constraint && state->typed &&
           !(state->required && is_blank(node));
}

/* --- sending --- */

static bool
all_valid(const xmlNode *node)
{
    if (!processor_is_relevant(node))
        return true;
    if (!processor_is_valid(node))
        return false;
    for (xmlNode *n = xmlFirstElementChild((xmlNode *)node); n;
         n = xmlNextElementSibling(n))
        if (!all_valid(n))
            return false;
    return true;
}

/* 11.2: what is not relevant is left out. */
static void
prune(xmlNode *copy, const xmlNode *node)
{
    xmlAttr *a = copy->properties, *next_attribute;
    for (const xmlAttr *b = node->properties; b; b = b->next) {
        next_attribute = a->next;
        if (!processor_is_relevant((const xmlNode *)b))
            xmlRemoveProp(a);
        a = next_attribute;
    }
    xmlNode *c = xmlFirstElementChild(copy), *next;
    for (xmlNode *n = xmlFirstElementChild((xmlNode *)node); n;
         n = xmlNextElementSibling(n), c = next) {
        next = xmlNextElementSibling(c);
        if (processor_is_relevant(n)) {
            prune(c, n);
        } else {
            xmlUnlinkNode(c);
            xmlFreeNode(c);
        }
    }
}

const char *
processor_send(struct processor *p)
{
    xmlNode *root = processor_node(p, "instance('data')");
    processor_dispatch(p, "xforms-submit", xml_child(p->model, "submission"),
                       root);
    if (!all_valid(root))
        return NULL;
    xmlDoc *sent = xmlNewDoc(BAD_CAST "1.0");
    xmlDocSetRootElement(sent, xmlDocCopyNode(root, sent, 1));
    prune(xmlDocGetRootElement(sent), root);
    xmlChar *bytes;
    int n;
    xmlDocDumpMemory(sent, &bytes, &n);
    const char *copy = arena_strdup(&p->arena, (const char *)bytes);
    xmlFree(bytes);
    xmlFreeDoc(sent);
    return copy;
}

void
processor_init(struct processor *p, struct text page)
{
    struct error error = ERROR_INIT;
    *p = (struct processor){.arena = ARENA_INIT, .chance = 1};
    p->document = xml_read(page, "page.xhtml", &error);
    ck_assert_msg(p->document != NULL, "%s", error.message);
    const xmlNode *html = xmlDocGetRootElement(p->document);
    p->model = xml_child(xml_child(html, "head"), "model");
    p->body = xml_child(html, "body");
    p->removed = xmlNewDocNode(p->document, NULL, BAD_CAST "removed", NULL);
    p->xpath = xmlXPathNewContext(p->document);
    processor_functions(p);
    processor_update(p);
    processor_dispatch(p, "xforms-ready", p->model,
                       processor_node(p, "instance('data')"));
}

void
processor_release(struct processor *p)
{
    xmlXPathFreeContext(p->xpath);
    xmlFreeNode(p->removed);
    xmlFreeDoc(p->document);
    arena_release(&p->arena);
}
