/* schema: what the versions of one form ask, laid together.
 *
 * A field is one thing that can be answered, known by its path below the form's
 * root ("act/kind"). The fields of all versions are merged into the order of
 * the newest one, each older one behind what it followed in its version. Things
 * in the sources that no version asks are added as unknown fields, so that
 * nothing that came in is without a place. */
#ifndef COLLECT_SCHEMA_H
#define COLLECT_SCHEMA_H

#include "base/intern.h"
#include "instruments/form.h"

#include <stdint.h>

#define SCHEMA_NONE UINT32_MAX

struct field {
    const char *path;                /* below the root: "act/kind" */
    const char *name;                /* its last part */
    const struct question *question; /* as the newest version has it, or NULL */
    const struct question **versions; /* one a version, NULL where not asked */
    uint32_t repeat; /* the repeat that it is in; 0 is the response itself */
    bool personal;
};

struct repeat {
    const char *path; /* "" for the response itself */
    const char *name;
    const struct question
        *question; /* NULL for the response and unknown ones */
    uint32_t parent;
};

struct schema {
    struct arena *arena;
    const struct form **forms; /* by version, the newest last */
    size_t n_forms;
    struct field *fields;
    size_t n, capacity;
    struct repeat *repeats; /* [0] is the response */
    size_t n_repeats, repeats_capacity;
    struct intern paths;      /* of fields, repeats and groups */
    uint32_t *field_of_path;  /* by number in paths; SCHEMA_NONE */
    uint32_t *repeat_of_path; /* likewise */
    size_t path_capacity, repeat_path_capacity;
};

/* forms are versions of one form; at least one. The order is found. */
void schema_init(struct schema *schema, struct arena *arena,
                 struct form *const *forms, size_t n);

/* By path below the root; SCHEMA_NONE where there is none. */
uint32_t schema_field(const struct schema *schema, struct text path);
uint32_t schema_repeat(const struct schema *schema, struct text path);

/* The field of that path, added as an unknown one where there is none. */
uint32_t schema_add_field(struct schema *schema, struct text path,
                          uint32_t repeat);
/* Likewise a repeat, inside the repeat parent. */
uint32_t schema_add_repeat(struct schema *schema, struct text path,
                           uint32_t parent);

/* The index of the version so named, n_forms when it was not given. */
size_t schema_version(const struct schema *schema, struct text version);

const struct form *schema_newest(const struct schema *schema);

/* "/data/act/kind" without its root: "act/kind"; "" for the root itself. */
struct text schema_below_root(const char *path);

/* Is that column's heading a note's, in any version: its name, or its path with
 * '/' or '-' between the parts? A note takes no answer. */
bool schema_is_note(const struct schema *schema, struct text heading);

/* Is this the client's own bookkeeping, which is no field? (meta/instanceID) */
bool schema_is_bookkeeping(struct text path);

#endif
