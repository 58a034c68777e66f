/* collection: what one run of `praxis collect` works on: the form's versions,
 * what came in, and what was found on the way. All of it lives in one arena. */
#ifndef COLLECT_COLLECTION_H
#define COLLECT_COLLECTION_H

#include "base/finding.h"
#include "collect/aside.h"
#include "collect/schema.h"
#include "collect/submission.h"

struct collection_options {
    const char *key;        /* column of keyed files; NULL: found by name */
    const char *respondent; /* question with the code; NULL: found by name */
    const char *refused;    /* the code of "prefer not to say": "-98" */
    const char *dont_know;  /* "-99" */
    bool keep_personal;
};

struct flat_table;

struct collection {
    struct arena *arena;
    const struct collection_options *options;
    struct schema schema;
    struct submissions submissions;
    struct findings *findings;
    struct asides asides;
    bool in_folder;   /* reading what a folder has, not what was named */
    size_t n_sources; /* files that were read */
    struct layout everything; /* of sources that leave nothing out */
    bool *computed;           /* by field: praxis worked some of it out */
    struct intern told;       /* what is told once, not once a row */
    struct flat_table *tables; /* CSV files that wait for their parents */
    struct flat_table **tables_end;
    size_t n_passed_over; /* files in folders that are no sources */
    size_t n_containers;  /* archives, and 0 for all loose files */
};

void collection_init(struct collection *collection, struct arena *arena,
                     const struct collection_options *options,
                     struct form *const *forms, size_t n,
                     struct findings *findings);

/* True the first time that the rule is asked about with that subject. */
bool collection_tell_once(struct collection *collection, const char *rule,
                          struct text subject);

/* The version in the schema for what a submission says of itself; the newest
 * one, with a finding, when that version was not given. */
size_t collection_version(struct collection *collection, struct text version,
                          const char *file, const char *member);

#endif
