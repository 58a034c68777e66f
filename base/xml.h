/* xml: reading XML that may be hostile (libxml2), and a few steps in its tree.
 *
 * No network, no entities from outside, no entity substitution, libxml2's own
 * limits on depth and size. Names are matched by local name: clients differ in
 * the namespaces that they write. libxml2 is loaded at the first document: its
 * functions are called here and in xml-stream alone. */
#ifndef BASE_XML_H
#define BASE_XML_H

#include "base/error.h"
#include "base/text.h"

#include <libxml/tree.h>

/* NULL with ERROR_DATA: the file's name, line and libxml2's words. A document
 * type that declares anything is refused, and what passes xml-limits. The
 * function that read a document frees it. */
xmlDoc *xml_read(struct text bytes, const char *name, struct error *error);
void xml_free(xmlDoc *document);

/* The same for a part of the archive that name is: lines are the part's own. */
xmlDoc *xml_read_part(struct text bytes, const char *part, const char *name,
                      struct error *error);

/* Fills error with what happened within the part; false. */
bool xml_part_fails(const char *part, const char *name,
                    const struct error *within, struct error *error);

/* The depth of elements that libxml2 stopped at; 0 where the cause is another
 * one, or NULL. */
int xml_depth_limit(const xmlError *cause);

/* The outermost element; every document that was read has one. */
const xmlNode *xml_root(const xmlDoc *document);

/* The line that the node stands on, from 1; 0 where libxml2 lost count. */
size_t xml_line(const xmlNode *node);

/* The first child element, and the next sibling element; of that local name
 * unless name is NULL. NULL where there is none. */
xmlNode *xml_child(const xmlNode *node, const char *name);
xmlNode *xml_next(const xmlNode *node, const char *name);

/* The name without its prefix, also where the prefix was never declared: some
 * clients forget to. */
const char *xml_name(const xmlNode *node);

/* Is this an element of that local name? */
bool xml_is(const xmlNode *node, const char *name);

/* The attribute's value by local name, or NULL; valid as long as the document,
 * when it is plain text, as it is without entities. */
const char *xml_attribute(const xmlNode *node, const char *name);

/* What stands for the character in text and in quoted values, of XML and of
 * HTML; NULL where it stands for itself. */
const char *xml_escape(char c);

/* All text in the element and below, in the arena; "" for none. */
char *xml_text(struct arena *arena, const xmlNode *node);

#endif
