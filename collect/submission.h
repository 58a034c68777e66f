/* submission: what came in, as it came: the one model that every source fills.
 *
 * A submission is one filled-in form from one place in one source. It has
 * records: the response itself first, then the instances of its repeats. A
 * record has events: this field had this text. Nothing is interpreted here;
 * texts are as the source has them, empty ones are left out. What a source
 * could not tell (a column that it has not) is kept in its layout. */
#ifndef COLLECT_SUBMISSION_H
#define COLLECT_SUBMISSION_H

#include "base/builder.h"
#include "base/intern.h"
#include "collect/schema.h"

/* What is known of a submission beside its answers. */
enum meta {
    META_KEY,         /* identity, as the server keeps it: the first instance */
    META_INSTANCE_ID, /* of this very edition */
    META_REPLACES,    /* the instance that this one is an edit of */
    META_INSTANCE_NAME,
    META_FORM,
    META_VERSION,
    META_SUBMITTED,
    META_SUBMITTER_ID,
    META_SUBMITTER_NAME,
    META_DEVICE_ID,
    META_STATUS, /* "not decrypted" */
    META_REVIEW, /* "edited", "rejected" */
    META_EDITS,
    META_FILES_PRESENT,
    META_FILES_EXPECTED,
};
#define META_COUNT 15

struct event {
    uint32_t field;
    uint32_t value; /* in the pool */
};

#define RECORD_NONE UINT32_MAX

struct record {
    uint32_t submission;
    uint32_t parent; /* RECORD_NONE for the response itself */
    uint32_t repeat; /* of the schema */
    uint32_t number; /* which instance inside its parent, from 1 */
    uint32_t next;   /* of the same submission; RECORD_NONE */
    uint32_t n;
    size_t first; /* event */
    size_t row;
};

/* What a source can tell. */
struct layout {
    bool everything; /* all that the form's version asks */
    bool *fields;    /* else these, n of them known when it was read */
    size_t n;
    bool *repeats;
    size_t n_repeats;
};

struct submission {
    const char *kind;   /* of the source: "odk-xml" */
    const char *file;   /* as shown to people */
    const char *member; /* inside the archive; NULL */
    size_t row;         /* 0 where the file is the submission */
    struct layout *layout;
    size_t order;   /* of the sources: the first given is the first kept */
    size_t version; /* in the schema */
    bool sealed;    /* encrypted: its answers cannot be read */
    uint32_t meta[META_COUNT]; /* in the pool */
    uint32_t first, last;      /* records */
};

struct submissions {
    struct arena *arena;
    struct intern pool;
    struct submission *items;
    size_t n, capacity;
    struct record *records;
    size_t n_records, records_capacity;
    struct event *events;
    size_t n_events, events_capacity;
    uint32_t *seen; /* by field: the stamp of the newest record with it */
    size_t n_seen;
    uint32_t stamp; /* of the open record */
};

void submissions_init(struct submissions *submissions, struct arena *arena);

/* A new one with its first record, which becomes the open one. The records of
 * the argument are ignored. Returns its index. */
uint32_t submissions_add(struct submissions *submissions,
                         const struct submission *submission);

/* A new instance of a repeat, which becomes the open record. */
uint32_t submissions_add_record(struct submissions *submissions,
                                uint32_t parent, uint32_t repeat,
                                uint32_t number, size_t row);

/* Takes the open record back, with its events. It is an instance of a repeat
 * that was just added; before is what was then the submission's last record. */
void submissions_drop_record(struct submissions *submissions, uint32_t before);

/* To the open record, which is the newest one. An empty value is passed over.
 * False when the record has that field already: the value was not taken. */
bool submissions_add_event(struct submissions *submissions, uint32_t field,
                           struct text value);

/* Adds events to a record that is not the open one: fields that it has not. */
void submissions_extend(struct submissions *submissions, uint32_t record,
                        const struct event *events, size_t n);

/* The value of the field in the record; 0, the empty text, for none. */
uint32_t submissions_value(const struct submissions *submissions,
                           const struct record *record, uint32_t field);

const char *submissions_meta(const struct submissions *submissions,
                             const struct submission *submission,
                             enum meta meta);

bool layout_has_field(const struct layout *layout, uint32_t field);
bool layout_has_repeat(const struct layout *layout, uint32_t repeat);

/* "person[2]", "children/child[2]/toys/toy[1]": a record's place below its
 * response, added to the builder. Nothing for the response itself. */
void record_write_place(const struct submissions *submissions,
                        const struct schema *schema,
                        const struct record *record, struct builder *into);

#endif
