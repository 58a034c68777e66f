/* regex: what a regular expression finds in a text, as Java's engine would.
 *
 * By GLib's (PCRE2), loaded at the first pattern. Where the two engines are
 * known to part, or PCRE2 gives up, the answer is that it is unknown. A store
 * keeps patterns compiled: a form asks the same few of every response. */
#ifndef INSTRUMENTS_EXPRESSION_REGEX_H
#define INSTRUMENTS_EXPRESSION_REGEX_H

#include "base/text.h"

enum regex_match {
    REGEX_UNKNOWN,
    REGEX_NONE,
    REGEX_PART,  /* of the text matches, but not all of it */
    REGEX_WHOLE, /* the text matches from end to end */
};

struct regex_store;

/* Freed with all that it compiled. */
struct regex_store *regex_store_new(void);
void regex_store_free(struct regex_store *store);

/* store may be NULL: then nothing is kept. */
enum regex_match regex_match(struct regex_store *store, struct text pattern,
                             struct text text);

#endif
