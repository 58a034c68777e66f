#include <config.h>

#include "base/xml-stream.h"

#include "base/heap.h"
#include "base/late.h"
#include "base/xml-limits.h"
#include "base/xml.h"

#include <libxml/xmlreader.h>

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#define FUNCTIONS(X) \
    X(xmlFreeTextReader) \
    X(xmlGetLastError) \
    X(xmlReaderForMemory) \
    X(xmlTextReaderConstLocalName) \
    X(xmlTextReaderConstValue) \
    X(xmlTextReaderGetParserLineNumber) \
    X(xmlTextReaderIsEmptyElement) \
    X(xmlTextReaderMoveToAttribute) \
    X(xmlTextReaderMoveToElement) \
    X(xmlTextReaderNodeType) \
    X(xmlTextReaderRead)

static struct {
    FUNCTIONS(LATE_MEMBER)
} lib = {FUNCTIONS(LATE_VALUE)};

#define ROW(function) LATE_ROW(lib, function)
static const struct late_function functions[] = {FUNCTIONS(ROW)};

static struct late_library library = {
    .file = LATE_XML,
    .hint = "workbooks are read with it (Debian: libxml2)",
    .functions = functions,
    .n = LATE_N(functions),
};

struct xml_stream {
    xmlTextReader *reader;
    const char *part, *name;
};

struct xml_stream *
xml_stream_new(struct text bytes, const char *part, const char *name,
               struct error *error)
{
    struct error within = ERROR_INIT;
    if (!xml_within_limits(bytes, SIZE_MAX, part, &within)) {
        xml_part_fails(part, name, &within, error);
        return NULL;
    }
    if (!late_load(&library, error))
        return NULL;
    xmlTextReader *reader = NULL;
    if (bytes.n <= INT_MAX)
        reader = lib.xmlReaderForMemory(
            bytes.s, (int)bytes.n, part, NULL,
            XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                XML_PARSE_NOCDATA);
    if (!reader) {
        error_at(error, ERROR_DATA, name, 0, 0, "part '%s' cannot be read",
                 part);
        return NULL;
    }
    struct xml_stream *stream = heap_new(1, sizeof *stream);
    *stream = (struct xml_stream){reader, part, name};
    return stream;
}

void
xml_stream_free(struct xml_stream *stream)
{
    if (stream)
        lib.xmlFreeTextReader(stream->reader);
    free(stream);
}

static void
fail(const struct xml_stream *stream, struct error *error)
{
    int line = lib.xmlTextReaderGetParserLineNumber(stream->reader);
    int limit = xml_depth_limit(lib.xmlGetLastError());
    if (limit)
        error_at(error, ERROR_DATA, stream->name, 0, 0,
                 "part '%s' is nested too deeply near its line %d: no more "
                 "than %d elements may stand in one another",
                 stream->part, line, limit);
    else
        error_at(error, ERROR_DATA, stream->name, 0, 0,
                 "part '%s' is not well-formed XML near its line %d",
                 stream->part, line);
}

int
xml_stream_next(struct xml_stream *stream, struct error *error)
{
    xmlTextReader *reader = stream->reader;
    int status = lib.xmlTextReaderRead(reader);
    if (status < 0)
        fail(stream, error);
    if (status == 1 && lib.xmlTextReaderNodeType(reader) ==
                           XML_READER_TYPE_DOCUMENT_TYPE) {
        error_at(error, ERROR_DATA, stream->name, 0, 0,
                 "part '%s' declares a document type, which no spreadsheet "
                 "program writes",
                 stream->part);
        return -1;
    }
    return status;
}

static bool
is_at(const struct xml_stream *stream, int type, const char *name)
{
    if (lib.xmlTextReaderNodeType(stream->reader) != type)
        return false;
    return !name || strcmp((const char *)lib.xmlTextReaderConstLocalName(
                               stream->reader),
                           name) == 0;
}

bool
xml_stream_begins(const struct xml_stream *stream, const char *name)
{
    return is_at(stream, XML_READER_TYPE_ELEMENT, name);
}

bool
xml_stream_ends(const struct xml_stream *stream, const char *name)
{
    return is_at(stream, XML_READER_TYPE_END_ELEMENT, name);
}

bool
xml_stream_empty(const struct xml_stream *stream)
{
    return lib.xmlTextReaderIsEmptyElement(stream->reader) == 1;
}

const char *
xml_stream_name(const struct xml_stream *stream)
{
    if (!xml_stream_begins(stream, NULL) && !xml_stream_ends(stream, NULL))
        return NULL;
    return (const char *)lib.xmlTextReaderConstLocalName(stream->reader);
}

const char *
xml_stream_words(const struct xml_stream *stream)
{
    switch (lib.xmlTextReaderNodeType(stream->reader)) {
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_WHITESPACE:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        return (const char *)lib.xmlTextReaderConstValue(stream->reader);
    default:
        return NULL;
    }
}

const char *
xml_stream_attribute(const struct xml_stream *stream, const char *name)
{
    xmlTextReader *reader = stream->reader;
    if (lib.xmlTextReaderMoveToAttribute(reader, (const xmlChar *)name) != 1)
        return NULL;
    const char *value = (const char *)lib.xmlTextReaderConstValue(reader);
    lib.xmlTextReaderMoveToElement(reader);
    return value ? value : "";
}
