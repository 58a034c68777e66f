/* headings: what the columns of a CSV file of responses hold.
 *
 * Columns are matched by name and never by position: servers differ in what
 * they add, and people add columns of their own. A heading may be a question's
 * path with - or / between the parts, from the root or from the repeat, or its
 * bare name; then, without regard to case, the same again. */
#ifndef COLLECT_HEADINGS_H
#define COLLECT_HEADINGS_H

#include "collect/collection.h"

enum heading_role {
    HEADING_FIELD,
    HEADING_PART,  /* of a place: latitude, longitude, altitude, accuracy */
    HEADING_SPLIT, /* one option of a question: 1 or 0 */
    HEADING_META,
    HEADING_PARENT,  /* the key of the record above */
    HEADING_IGNORED, /* a server's own: SET-OF-person, validity flags */
};

struct heading {
    enum heading_role role;
    const char *name;
    uint32_t field; /* FIELD, PART, SPLIT; META where the form asks it too */
    unsigned part;  /* 0 latitude to 3 accuracy */
    const char *option; /* of SPLIT */
    enum meta meta;
    bool spare; /* PART or SPLIT that another column speaks for */
};

struct headings {
    struct heading *items;
    size_t n;
    size_t n_matched; /* columns that are questions of the form */
};

/* The first row of a file that belongs to a repeat (0: to the response).
 * Nothing is added to the schema: a column that matches no question has the
 * field SCHEMA_NONE. key is the name of the column with the key, or NULL. */
void headings_match(struct headings *headings, struct arena *arena,
                    const struct schema *schema, const struct text *cells,
                    size_t n, uint32_t repeat, const char *key);

/* The first column of that meta, or headings->n. */
size_t headings_find_meta(const struct headings *headings, enum meta meta);
/* Has it a column for the key of the record above? */
size_t headings_find_parent(const struct headings *headings);

/* What a file with these headings can tell. */
struct layout *headings_layout(const struct headings *headings,
                               struct arena *arena,
                               const struct schema *schema);

/* Adds to a layout what a file of a repeat beside it can tell. */
void headings_extend(const struct headings *headings, struct layout *layout,
                     uint32_t repeat);

#endif
