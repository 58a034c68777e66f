/* filling: one record on its way into a row of a table. Shared by the files of
 * normalise alone. */
#ifndef COLLECT_FILLING_H
#define COLLECT_FILLING_H

#include "collect/judge.h"
#include "collect/normalise.h"
#include "collect/optout.h"

struct filling {
    struct collection *collection;
    struct submissions *all;
    struct dictionary *dictionary;
    struct personal_rows *personal;
    struct opt_outs opt_outs;
    struct offers offers;
    struct judge judge;
    size_t slot;       /* of the record in its submission */
    uint32_t **fields; /* by repeat: its fields */
    size_t *n_fields;
    uint32_t *values; /* by field: of this record, in the pool */
    struct arena scratch;

    const struct response *response;
    const struct submission *submission;
    const struct record *record;
    struct table *table;
    size_t row;
    const char *row_id;
};

/* A finding on the record. */
void filling_tell(struct filling *filling, enum severity severity,
                  const char *rule, const char *column, const char *value,
                  const char *message, const char *mend);

/* An answer that stays out of the table. */
void filling_add_personal(struct filling *filling, const char *question,
                          struct text value);

/* Why the field has no answer in this record. */
enum missing filling_reason(struct filling *filling, uint32_t field);

/* The leading columns of a response, and what the servers know of it. */
void filling_set_leads(struct filling *filling);
/* The leading columns of a repeat's row. */
void filling_set_repeat_leads(struct filling *filling, const char *parent);

/* When all rows are there: leading columns of questions that are not in the
 * form, and people who answered twice. */
void filling_finish_leads(struct filling *filling,
                          const struct responses *responses);

#endif
