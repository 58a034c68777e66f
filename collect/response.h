/* response: one for each filled-in form, however often and in whatever edition
 * it came in.
 *
 * Identity is the first instance ID of a chain of edits, which is what servers
 * call KEY. Of a chain, the newest edition counts. The same edition from two
 * sources is one response: what only one of them tells is taken from it; where
 * they differ, the first given is kept. All that is not kept is set aside and
 * told in findings. */
#ifndef COLLECT_RESPONSE_H
#define COLLECT_RESPONSE_H

#include "collect/collection.h"

struct response {
    const char *id;
    uint32_t submission; /* the one that counts */
    uint32_t edits;      /* editions before it that are known */
};

struct responses {
    struct response *items; /* in natural order of their ids */
    size_t n;
    size_t n_editions;   /* submissions that a newer edition replaced */
    size_t n_duplicates; /* submissions that came in again */
};

/* Links the collection's submissions. Merging adds records and events to the
 * submissions that count. */
void responses_link(struct responses *responses, struct collection *collection);

/* Paper has no calculations and no hidden values: where a keyed file has no
 * column for one, it is worked out from the answers, and told. */
void responses_compute(const struct responses *responses,
                       struct collection *collection);

#endif
