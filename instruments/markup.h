/* markup: XML being written into a builder.
 *
 * Elements stand on lines of their own, indented by two spaces, until one of
 * them holds text: inside that one nothing is added, so that words keep their
 * spaces. Text and values are escaped here and nowhere else. The caller closes
 * what it opened, by name. */
#ifndef INSTRUMENTS_MARKUP_H
#define INSTRUMENTS_MARKUP_H

#include "base/builder.h"

#include <stdbool.h>

struct markup {
    struct builder *out;
    size_t depth;    /* elements that are open */
    size_t mixed;    /* the depth of the element with text; 0 is none */
    bool tag_open;   /* its start tag still takes attributes */
};

#define MARKUP_INIT(builder) ((struct markup){.out = (builder)})

/* The declaration, for the start of a file. */
void markup_declare(struct markup *markup);

void markup_open(struct markup *markup, const char *name);
/* Of the element just opened. NULL as value writes nothing. */
void markup_attribute(struct markup *markup, const char *name,
                      const char *value);
void markup_text(struct markup *markup, struct text text);
/* Says that the open element holds text, before any is written. */
void markup_mixed(struct markup *markup);
void markup_close(struct markup *markup, const char *name);

/* An element with text and nothing else; with nothing where text is NULL. */
void markup_leaf(struct markup *markup, const char *name, const char *text);

/* A line of markup that is already right: a document type, a style. */
void markup_raw(struct markup *markup, const char *line);

#endif
