/* xml-limits: XML that would keep libxml2 busy for minutes, told before it is
 * given any.
 *
 * libxml2's time grows with the square of the attributes of one tag, of the
 * prefixes that are declared around a tag, of all the different names, and of
 * what a document type declares. A walk over the tags counts these in time that
 * is in proportion to the bytes. Whether the XML is well formed is libxml2's to
 * say: where the walk meets what it cannot be, it ends, and libxml2 is made to
 * end there too. */
#ifndef BASE_XML_LIMITS_H
#define BASE_XML_LIMITS_H

#include "base/error.h"
#include "base/text.h"

#define XML_LIMIT_ATTRIBUTES ((size_t)256) /* of one tag; xmlns counts */
#define XML_LIMIT_PREFIXES ((size_t)64)    /* declared around one tag */
#define XML_LIMIT_NAMES ((size_t)131072)   /* different ones */
#define XML_LIMIT_NODES ((size_t)1000000)  /* of what is kept as a tree */

/* max_nodes is how many elements, attributes, comments and instructions there
 * may be: SIZE_MAX for what is read as a stream. False with ERROR_DATA, name
 * and the line, where a limit is passed, where a document type declares
 * anything, and where the bytes are in an encoding whose tags cannot be seen in
 * them (UTF-16, UTF-7, EBCDIC). The rest of what is not XML is true here. */
bool xml_within_limits(struct text bytes, size_t max_nodes, const char *name,
                       struct error *error);

#endif
