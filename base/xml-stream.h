/* xml-stream: hostile XML of any length, a node at a time (libxml2).
 *
 * For the large parts of workbooks, so that a limit stops the reading before
 * memory is full. No network, no entities; a document type is an error. Names
 * are local names. */
#ifndef BASE_XML_STREAM_H
#define BASE_XML_STREAM_H

#include "base/error.h"
#include "base/text.h"

struct xml_stream;

/* Over bytes, which must stay as they are until xml_stream_free. part names
 * them, and name the file that they are from, in errors. NULL with the error
 * filled, also where the bytes pass xml-limits. */
struct xml_stream *xml_stream_new(struct text bytes, const char *part,
                                  const char *name, struct error *error);
void xml_stream_free(struct xml_stream *stream);

/* The next node: 1, 0 at the end, -1 with the error filled. */
int xml_stream_next(struct xml_stream *stream, struct error *error);

/* Is the stream at the start of an element, at its end? Of that name, or of
 * any where name is NULL. <a/> has a start alone, which is empty. */
bool xml_stream_begins(const struct xml_stream *stream, const char *name);
bool xml_stream_ends(const struct xml_stream *stream, const char *name);
bool xml_stream_empty(const struct xml_stream *stream);

/* The element's name; NULL elsewhere. Valid until the next node, as are these:
 * the words between tags, NULL where the node is none; and an attribute of the
 * element, NULL where it has none of that name. */
const char *xml_stream_name(const struct xml_stream *stream);
const char *xml_stream_words(const struct xml_stream *stream);
const char *xml_stream_attribute(const struct xml_stream *stream,
                                 const char *name);

#endif
