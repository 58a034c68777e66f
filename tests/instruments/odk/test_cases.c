/* test_cases: do our XForms say what those of the reference converter
 * were made to say? Each case has a form, what is asserted of its XForm (paths
 * that match one node, paths that match a number of nodes, parts of the text),
 * and the converter's own XForm. The cases stay outside of the project
 * ($PRAXIS_SHARED); without them this is skipped. At least 97 % have to hold.
 *
 * "Contains" is about the text that lxml prints: indented, with attributes in
 * the order of their full names. */
#include <config.h>

#include "base/file.h"
#include "base/xml.h"
#include "instruments/check/check.h"
#include "instruments/form.h"
#include "instruments/renderer.h"

#include <assert.h>
#include <dirent.h>
#include <jansson.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SKIPPED 77

struct tally {
    size_t cases, rendered, held, same;
};

/* One XForm that is looked at. */
struct subject {
    struct arena *arena;
    xmlDoc *document;
    bool failed;
};

static bool
keeps_spaces(const xmlNode *node)
{
    return xml_is(node, "value") || xml_is(node, "label") ||
           xml_is(node, "hint") || xml_is(node, "output");
}

static bool
is_blank(const xmlNode *node)
{
    return node->type == XML_TEXT_NODE &&
           text_trim(text_of((const char *)node->content)).n == 0;
}

static const char *
full_name(struct arena *arena, const xmlAttr *a)
{
    return a->ns ? arena_printf(arena, "{%s}%s", a->ns->href, a->name)
                 : (const char *)a->name;
}

/* An element has few attributes. They are linked anew, not changed. */
static void
sort_attributes(struct arena *arena, xmlNode *node)
{
    xmlAttr *sorted = NULL, *next;
    for (xmlAttr *a = node->properties; a; a = next) {
        next = a->next;
        xmlAttr **place = &sorted, *before = NULL;
        while (*place && strcmp(full_name(arena, *place),
                                full_name(arena, a)) < 0) {
            before = *place;
            place = &(*place)->next;
        }
        a->next = *place;
        a->prev = before;
        if (*place)
            (*place)->prev = a;
        *place = a;
    }
    node->properties = sorted;
}

static void
tidy(struct arena *arena, xmlNode *node)
{
    sort_attributes(arena, node);
    xmlNode *next;
    for (xmlNode *n = node->children; n; n = next) {
        next = n->next;
        if (n->type == XML_ELEMENT_NODE) {
            tidy(arena, n);
        } else if (is_blank(n) && !keeps_spaces(node) &&
                   (next || n->prev)) {
            xmlUnlinkNode(n);
            xmlFreeNode(n);
        }
    }
}

/* As lxml prints one element of a document: with all the namespaces that are
 * in scope. */
static char *
print_element(struct arena *arena, xmlNode *element)
{
    xmlDoc *document = xmlNewDoc(BAD_CAST "1.0");
    xmlNode *copy = xmlDocCopyNode(element, document, 1);
    xmlDocSetRootElement(document, copy);
    for (xmlNode *n = element->parent; n && n->type == XML_ELEMENT_NODE;
         n = n->parent)
        for (xmlNs *ns = n->nsDef; ns; ns = ns->next)
            if (!xmlSearchNs(document, copy, ns->prefix))
                xmlNewNs(copy, ns->href, ns->prefix);
    xmlBuffer *buffer = xmlBufferCreate();
    xmlNodeDump(buffer, document, copy, 0, 1);
    char *text = arena_strdup(arena, (const char *)xmlBufferContent(buffer));
    xmlBufferFree(buffer);
    xmlFreeDoc(document);
    return text;
}

static xmlNode *
find_below(xmlNode *node, const char *name)
{
    for (xmlNode *n = xml_child(node, NULL); n; n = xml_next(n, NULL)) {
        if (xml_is(n, name))
            return n;
        xmlNode *found = find_below(n, name);
        if (found)
            return found;
    }
    return NULL;
}

static xmlXPathContext *
new_context(const struct subject *subject)
{
    static const char *const fixed[][2] = {
        {"x", "http://www.w3.org/2002/xforms"},
        {"h", "http://www.w3.org/1999/xhtml"},
        {"ev", "http://www.w3.org/2001/xml-events"},
        {"jr", "http://openrosa.org/javarosa"},
        {"orx", "http://openrosa.org/xforms"},
        {"odk", "http://www.opendatakit.org/xforms"},
        {"entities", "http://www.opendatakit.org/xforms/entities"},
    };
    xmlXPathContext *context = xmlXPathNewContext(subject->document);
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
        xmlXPathRegisterNs(context, BAD_CAST fixed[i][0],
                           BAD_CAST fixed[i][1]);
    const xmlNode *root = xmlDocGetRootElement(subject->document);
    for (const xmlNs *ns = root->nsDef; ns; ns = ns->next)
        if (ns->prefix)
            xmlXPathRegisterNs(context, ns->prefix, ns->href);
    return context;
}

static void
fail(struct subject *subject, const char *what, const char *value)
{
    subject->failed = true;
    printf("    %s: %s\n", what, value);
}

static void
check_count(struct subject *subject, const char *xpath, size_t n)
{
    xmlXPathContext *context = new_context(subject);
    xmlXPathObject *result = xmlXPathEvalExpression(BAD_CAST xpath, context);
    size_t found = result && result->nodesetval
                       ? (size_t)result->nodesetval->nodeNr
                       : 0;
    if (found != n)
        fail(subject, "matches otherwise", xpath);
    xmlXPathFreeObject(result);
    xmlXPathFreeContext(context);
}

static void
check_matches(struct subject *subject, const json_t *list, const char *what)
{
    (void)what;
    size_t i;
    json_t *item;
    json_array_foreach(list, i, item)
        if (json_is_array(item))
            check_count(subject, json_string_value(json_array_get(item, 0)),
                        (size_t)json_integer_value(json_array_get(item, 1)));
        else
            check_count(subject, json_string_value(item), 1);
}

static void
check_parts(struct subject *subject, const json_t *list, const char *what,
            bool wanted)
{
    char *element = arena_strdup(subject->arena, what);
    *strstr(element, "__") = '\0';
    xmlNode *root = xmlDocGetRootElement(subject->document);
    xmlNode *node =
        strcmp(element, "xml") == 0 ? root : find_below(root, element);
    const char *text = node ? print_element(subject->arena, node) : "";
    size_t i;
    json_t *item;
    json_array_foreach(list, i, item)
    {
        const char *part = json_string_value(item);
        if ((strstr(text, part) != NULL) != wanted)
            fail(subject, wanted ? "lacks" : "has", part);
    }
}

static void
check_contains(struct subject *subject, const json_t *list, const char *what)
{
    check_parts(subject, list, what, true);
}

static void
check_excludes(struct subject *subject, const json_t *list, const char *what)
{
    check_parts(subject, list, what, false);
}

static const struct {
    const char *name;
    void (*check)(struct subject *, const json_t *list, const char *what);
} assertions[] = {
    {"xml__xpath_match", check_matches},
    {"xml__xpath_count", check_matches},
    {"xml__contains", check_contains},
    {"model__contains", check_contains},
    {"instance__contains", check_contains},
    {"itext__contains", check_contains},
    {"xml__excludes", check_excludes},
    {"model__excludes", check_excludes},
    {"instance__excludes", check_excludes},
    {"itext__excludes", check_excludes},
};

static const char *
squeezed(struct arena *arena, const char *text)
{
    struct builder b = BUILDER_INIT;
    struct text rest = text_of(text), word;
    while (text_word(&rest, &word))
        builder_printf(&b, "%s%.*s", b.n ? " " : "", TEXT_ARGS(word));
    const char *result = builder_dup(&b, arena);
    builder_release(&b);
    return result;
}

/* Node by node, attributes by full name, runs of white space as one. */
static bool
same_nodes(struct arena *arena, const xmlNode *a, const xmlNode *b)
{
    for (; a && b; a = a->next, b = b->next) {
        if (a->type != b->type || (a->ns ? !b->ns : b->ns != NULL) ||
            (a->ns && xmlStrcmp(a->ns->href, b->ns->href)))
            return false;
        if (a->type != XML_ELEMENT_NODE) {
            if (strcmp(squeezed(arena, (const char *)a->content),
                       squeezed(arena, (const char *)b->content)))
                return false;
            continue;
        }
        const xmlAttr *p = a->properties, *q = b->properties;
        for (; p && q; p = p->next, q = q->next)
            if (strcmp(full_name(arena, p), full_name(arena, q)) ||
                strcmp(squeezed(arena, xml_attribute(a, (char *)p->name)),
                       squeezed(arena, xml_attribute(b, (char *)q->name))))
                return false;
        if (p || q || strcmp((char *)a->name, (char *)b->name) ||
            !same_nodes(arena, a->children, b->children))
            return false;
    }
    return !a && !b;
}

static char *
whole_file(struct arena *arena, const char *folder, const char *name)
{
    struct builder bytes = BUILDER_INIT;
    struct error error = ERROR_INIT;
    char *result = NULL;
    if (file_read(arena_printf(arena, "%s/%s", folder, name), FILE_LIMIT,
                  &bytes, &error))
        result = builder_dup(&bytes, arena);
    builder_release(&bytes);
    return result;
}

static xmlDoc *
parse(struct arena *arena, const char *bytes)
{
    struct error error = ERROR_INIT;
    xmlDoc *document = xml_read(text_of(bytes), "case.xml", &error);
    if (document)
        tidy(arena, xmlDocGetRootElement(document));
    return document;
}

/* The form's XForm, or NULL where it is refused. */
static const char *
render(struct arena *arena, const char *path, const char *root)
{
    struct findings findings;
    struct error error = ERROR_INIT;
    struct builder out = BUILDER_INIT;
    const struct render_options options = {.language = NULL};
    findings_init(&findings, arena);
    struct form *form = form_read(arena, path, root, &findings, &error);
    if (!form)
        return NULL;
    form_check(form, &findings);
    if (findings_count(&findings, SEVERITY_ERROR))
        return NULL;
    bool ok = render_odk(form, &options, &findings, &out, &error);
    assert(ok);
    const char *result = builder_dup(&out, arena);
    builder_release(&out);
    return result;
}

static const char *
form_in(struct arena *arena, const char *folder)
{
    static const char *const names[] = {"in.md", "in.xlsx", "in.csv"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *path = arena_printf(arena, "%s/%s", folder, names[i]);
        FILE *file = fopen(path, "rb");
        if (!file)
            continue;
        fclose(file);
        return path;
    }
    return NULL;
}

static void
look_at(struct subject *subject, const char *folder)
{
    char *text = whole_file(subject->arena, folder, "expect.json");
    json_error_t error;
    json_t *expected = text ? json_loads(text, 0, &error) : NULL;
    for (size_t i = 0; i < sizeof assertions / sizeof *assertions; i++) {
        const json_t *list = json_object_get(expected, assertions[i].name);
        if (json_is_array(list))
            assertions[i].check(subject, list, assertions[i].name);
    }
    json_decref(expected);
}

static void
run_case(struct arena *arena, const char *folder, struct tally *tally)
{
    const char *form = form_in(arena, folder);
    const char *rc = whole_file(arena, folder, "rc");
    if (!form || !rc || strtol(rc, NULL, 10) != 0)
        return;
    tally->cases++;
    const char *xml =
        render(arena, form, whole_file(arena, folder, "name"));
    struct subject subject = {arena, xml ? parse(arena, xml) : NULL, false};
    if (!subject.document) {
        printf("%s: refused\n", file_name(folder));
        return;
    }
    tally->rendered++;
    look_at(&subject, folder);
    if (subject.failed)
        printf("in %s\n", file_name(folder));
    else
        tally->held++;
    xmlDoc *theirs = parse(arena, whole_file(arena, folder, "out.xml"));
    tally->same += theirs && same_nodes(arena,
                                        xmlDocGetRootElement(theirs),
                                        xmlDocGetRootElement(subject.document));
    xmlFreeDoc(theirs);
    xmlFreeDoc(subject.document);
}

int
main(void)
{
    struct arena paths = ARENA_INIT;
    const char *shared = getenv("PRAXIS_SHARED");
    const char *cases = arena_printf(&paths, "%s/reference/xlsform/cases",
                                     shared ? shared : "../shared");
    DIR *folder = opendir(cases);
    if (!folder) {
        printf("skipped: XForm cases, not found in %s\n", cases);
        arena_release(&paths);
        return SKIPPED;
    }
    struct tally tally = {0};
    for (struct dirent *e; (e = readdir(folder));) {
        struct arena arena = ARENA_INIT;
        if (e->d_name[0] != '.')
            run_case(&arena, arena_printf(&arena, "%s/%s", cases, e->d_name),
                     &tally);
        arena_release(&arena);
    }
    closedir(folder);
    arena_release(&paths);
    printf("of %zu forms %zu are rendered, of %zu all assertions hold, %zu "
           "are the same as the reference's\n",
           tally.cases, tally.rendered, tally.held, tally.same);
    return tally.cases && tally.held * 100 >= tally.cases * 97 ? EXIT_SUCCESS
                                                               : EXIT_FAILURE;
}
