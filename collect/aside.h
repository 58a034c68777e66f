/* aside: what was in the sources and is not in the tables: answers of editions
 * that were edited later, of duplicates that say something else, of rows whose
 * response is not there. Written to set-aside.csv, so that nothing that came in
 * is lost. It may hold names: the file is for its owner alone. */
#ifndef COLLECT_ASIDE_H
#define COLLECT_ASIDE_H

#include "base/arena.h"
#include "base/text.h"

struct aside {
    const char *why;   /* "edited", "duplicate", "orphan", "answered twice" */
    const char *key;   /* of the response that it would belong to; or NULL */
    const char *place; /* of the record inside it: "person[2]"; or NULL */
    const char *instance; /* of the edition; or NULL */
    const char *file, *member;
    size_t row;
    const char *column;
    struct text value;
};

struct asides {
    struct aside *items;
    size_t n, capacity;
};

/* Keeps the views: they live as long as the arena. */
void asides_add(struct asides *asides, struct arena *arena,
                const struct aside *aside);

#endif
