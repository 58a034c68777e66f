#include <config.h>

#include "base/xml.h"

#include "base/builder.h"
#include "base/late.h"
#include "base/xml-limits.h"

#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <limits.h>
#include <string.h>

#define FUNCTIONS(X) \
    X(xmlCtxtGetLastError) \
    X(xmlCtxtReadMemory) \
    X(xmlDocGetRootElement) \
    X(xmlFreeDoc) \
    X(xmlFreeParserCtxt) \
    X(xmlGetLineNo) \
    X(xmlNewParserCtxt) \
    X(xmlStopParser)

static struct {
    FUNCTIONS(LATE_MEMBER)
} lib = {FUNCTIONS(LATE_VALUE)};

#define ROW(function) LATE_ROW(lib, function)
static const struct late_function functions[] = {FUNCTIONS(ROW)};

static struct late_library library = {
    .file = LATE_XML,
    .hint = "XML is read with it (Debian: libxml2)",
    .functions = functions,
    .n = LATE_N(functions),
};

/* The code of this error is shared with others, and is not the same in all
 * versions of libxml2; its words are, and the limit goes with them. */
int
xml_depth_limit(const xmlError *cause)
{
    bool deep = cause && cause->message &&
                text_begins(text_of(cause->message), "Excessive depth");
    return deep ? cause->int1 : 0;
}

/* libxml2's words end in a line end. */
static bool
fail(xmlParserCtxt *context, const char *name, struct error *error)
{
    const xmlError *cause = lib.xmlCtxtGetLastError(context);
    if (!cause || !cause->message)
        return error_at(error, ERROR_DATA, name, 0, 0, "this is not XML");
    size_t line = (size_t)cause->line;
    size_t column = cause->int2 > 0 ? (size_t)cause->int2 : 0;
    int limit = xml_depth_limit(cause);
    if (limit)
        return error_at(error, ERROR_DATA, name, line, column,
                        "the XML is nested too deeply: no more than %d "
                        "elements may stand in one another",
                        limit);
    struct text words = text_trim(text_of(cause->message));
    return error_at(error, ERROR_DATA, name, line, column,
                    "this is not well-formed XML: %.*s", TEXT_ARGS(words));
}

#if LIBXML_VERSION >= 21200
typedef const xmlError told_error;
#else
typedef xmlError told_error;
#endif

/* libxml2 goes on behind a fault, to tell more of them, and what stands there
 * was not counted by xml-limits. */
static void
stop_at_fault(void *context, told_error *fault)
{
    if (fault->level == XML_ERR_FATAL)
        lib.xmlStopParser(context);
}

static bool
is_elsewhere(const xmlDtd *dtd)
{
    return dtd && (dtd->ExternalID || dtd->SystemID);
}

xmlDoc *
xml_read(struct text bytes, const char *name, struct error *error)
{
    if (bytes.n > INT_MAX) {
        error_at(error, ERROR_DATA, name, 0, 0, "the XML is over 2 GiB");
        return NULL;
    }
    if (!xml_within_limits(bytes, XML_LIMIT_NODES, name, error))
        return NULL;
    if (!late_load(&library, error))
        return NULL;
    xmlParserCtxt *context = lib.xmlNewParserCtxt();
    int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                  XML_PARSE_NOCDATA | XML_PARSE_COMPACT;
    xmlDoc *document = NULL;
    if (context) {
        context->sax->serror = stop_at_fault;
        document = lib.xmlCtxtReadMemory(context, bytes.s, (int)bytes.n, name,
                                         NULL, options);
    }
    if (!document) {
        if (context)
            fail(context, name, error);
        else
            error_set(error, ERROR_SYSTEM, "cannot start the XML reader");
    } else if (is_elsewhere(document->intSubset)) {
        error_at(error, ERROR_DATA, name, 0, 0,
                 "the XML names an outside document type");
        lib.xmlFreeDoc(document);
        document = NULL;
    }
    lib.xmlFreeParserCtxt(context);
    return document;
}

bool
xml_part_fails(const char *part, const char *name, const struct error *within,
               struct error *error)
{
    if (within->line)
        return error_at(error, within->kind, name, 0, 0,
                        "part '%s', line %zu: %s", part, within->line,
                        within->message);
    return error_at(error, within->kind, name, 0, 0, "part '%s': %s", part,
                    within->message);
}

xmlDoc *
xml_read_part(struct text bytes, const char *part, const char *name,
              struct error *error)
{
    struct error within = ERROR_INIT;
    xmlDoc *document = xml_read(bytes, part, &within);
    if (!document)
        xml_part_fails(part, name, &within, error);
    return document;
}

void
xml_free(xmlDoc *document)
{
    if (document)
        lib.xmlFreeDoc(document);
}

const xmlNode *
xml_root(const xmlDoc *document)
{
    return lib.xmlDocGetRootElement(document);
}

size_t
xml_line(const xmlNode *node)
{
    long line = lib.xmlGetLineNo(node);
    return line > 0 ? (size_t)line : 0;
}

const char *
xml_name(const xmlNode *node)
{
    const char *name = (const char *)node->name;
    const char *colon = strchr(name, ':');
    return colon ? colon + 1 : name;
}

bool
xml_is(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE &&
           (!name || strcmp(xml_name(node), name) == 0);
}

static xmlNode *
first_of(xmlNode *node, const char *name)
{
    while (node && !xml_is(node, name))
        node = node->next;
    return node;
}

xmlNode *
xml_child(const xmlNode *node, const char *name)
{
    return node ? first_of(node->children, name) : NULL;
}

xmlNode *
xml_next(const xmlNode *node, const char *name)
{
    return first_of(node->next, name);
}

const char *
xml_attribute(const xmlNode *node, const char *name)
{
    for (const xmlAttr *a = node->properties; a; a = a->next)
        if (strcmp((const char *)a->name, name) == 0)
            return a->children && a->children->content
                       ? (const char *)a->children->content
                       : "";
    return NULL;
}

static void
add_text(struct builder *into, const xmlNode *node)
{
    for (const xmlNode *child = node->children; child; child = child->next)
        if (child->type == XML_TEXT_NODE ||
            child->type == XML_CDATA_SECTION_NODE)
            builder_add_string(into, (const char *)child->content);
        else if (child->type == XML_ELEMENT_NODE)
            add_text(into, child);
}

const char *
xml_escape(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    default:
        return NULL;
    }
}

char *
xml_text(struct arena *arena, const xmlNode *node)
{
    struct builder text = BUILDER_INIT;
    if (node)
        add_text(&text, node);
    char *copy = builder_dup(&text, arena);
    builder_release(&text);
    return copy;
}
