/* finding: what is wrong in people's forms and data, where, and how to mend it.
 *
 * Reading goes on after a finding: all of them are collected, ordered by place
 * and shown together. The list copies what it is given into its arena. */
#ifndef BASE_FINDING_H
#define BASE_FINDING_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum severity {
    SEVERITY_ERROR,   /* the form or the value cannot be used */
    SEVERITY_WARNING, /* it can, but probably not as meant */
    SEVERITY_NOTE,    /* worth knowing; nothing need be done */
};

/* Texts may be NULL where they do not apply. row counts as people see it in
 * their program (the header is row 1); column is the header's own words, or a
 * letter. 0 and NULL: the whole file or sheet. What has no sheets has lines,
 * and then column is what of the thing on that line is meant. */
struct finding {
    enum severity severity;
    const char *rule; /* a stable id: "relevant-unknown-name" */
    const char *file;
    const char *sheet; /* sheet, table or archive member */
    size_t row;
    size_t line;
    const char *column;
    const char *value;   /* the text found there */
    size_t mark;         /* bytes of value before the place that is wrong */
    size_t mark_length;  /* bytes that are wrong there; 0 marks nothing; a mark
                          * that is longer than the value ends with it */
    const char *message; /* what is wrong: lower case, no full stop */
    const char *mend;    /* how to mend it, as a request: "write = for ==" */
};

/* A column by its header or its letter, and by our word for it; word may be
 * NULL. */
struct finding_column {
    const char *header, *word;
};

/* A sheet as the person has it, with its columns from the left. */
struct finding_sheet {
    const char *name;
    struct finding_column *columns;
    size_t n;
};

struct findings {
    struct arena *arena;
    const struct finding_sheet *sheets; /* in their order, where it is known */
    size_t n_sheets;
    struct finding *items;
    size_t n;
    size_t capacity;
};

void findings_init(struct findings *findings, struct arena *arena);
void findings_add(struct findings *findings, const struct finding *finding);

/* By file, sheet, row and column: what is about a whole file, sheet or row
 * comes before what is in it. Files are in the order of their first appearance,
 * and so are sheets that are not known, behind those that are; columns that are
 * not those of a known sheet too. What has the same place keeps its order. */
void findings_sort(struct findings *findings);

size_t findings_count(const struct findings *findings, enum severity severity);

/* "error", "warning", "note" */
const char *severity_name(enum severity severity);

/* For people: one paragraph a finding, the place first, a caret line under the
 * marked part. Then no summary: the command says it. */
void findings_print(const struct findings *findings, FILE *out);

/* For programs: a JSON array of objects with the members above; as jansson's
 * json_t, which is the caller's to release. */
struct json_t *findings_to_json(const struct findings *findings);
void findings_print_json(const struct findings *findings, FILE *out);

#endif
