/* dictionary: which tables and columns the responses get, with what the form
 * says of them: labels, codes, types.
 *
 * responses: the leading columns that every study has, then the questions in
 * the form's order, then what the servers know. A repeat is a table of its own
 * with the key of its row and of what it is inside of. A question that takes
 * several options has its list of codes, and a column of 0 and 1 for each
 * option behind it. A place has four columns. */
#ifndef COLLECT_DICTIONARY_H
#define COLLECT_DICTIONARY_H

#include "base/table.h"
#include "collect/collection.h"
#include "collect/response.h"

enum lead {
    LEAD_RESPONSE_ID,
    LEAD_RESPONDENT,
    LEAD_FORM,
    LEAD_VERSION,
    LEAD_SUBMITTED,
    LEAD_START,
    LEAD_END,
    LEAD_TODAY,
    LEAD_SOURCE,
    LEAD_FILE,
    LEAD_STATUS,
};
#define LEAD_COUNT 11

enum repeat_lead {
    REPEAT_ROW_ID,
    REPEAT_PARENT_ID,
    REPEAT_RESPONSE_ID,
    REPEAT_NUMBER,
};
#define REPEAT_LEAD_COUNT 4

/* The columns of one field. */
struct field_columns {
    struct column *column;   /* NULL for a place, which has parts */
    struct column *parts[4]; /* latitude, longitude, altitude, accuracy */
    struct column **options; /* of 0 and 1 */
    struct text *codes;      /* that they stand for */
    size_t n_options;
    bool withheld;
};

struct dictionary {
    struct table **tables; /* by repeat of the schema */
    size_t n_tables;
    struct column *lead[LEAD_COUNT];
    struct column *(*repeat_lead)[REPEAT_LEAD_COUNT]; /* by repeat */
    struct column *meta[META_COUNT];        /* NULL for what has no column */
    struct field_columns *fields;           /* by field of the schema */
    uint32_t respondent, start, end, today; /* fields; SCHEMA_NONE */
};

/* False with ERROR_USAGE when the respondent's question is not in the form. */
bool dictionary_init(struct dictionary *dictionary,
                     struct collection *collection,
                     const struct responses *responses, struct error *error);

#endif
