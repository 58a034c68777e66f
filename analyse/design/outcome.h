/* outcome: what was measured, as one number a row.
 *
 * A yes-or-no outcome is 1 and 0, an ordinal one its rank from 1. What cannot
 * be told from the values alone is asked for, never guessed: which of two words
 * counts as yes, or what a third value is doing in a column of 0 and 1. */
#ifndef ANALYSE_DESIGN_OUTCOME_H
#define ANALYSE_DESIGN_OUTCOME_H

#include "base/table.h"

enum outcome_kind {
    OUTCOME_BINARY,
    OUTCOME_COUNT,
    OUTCOME_NUMBER,
    OUTCOME_ORDINAL,
};
#define OUTCOME_KINDS 4

struct outcome {
    enum outcome_kind kind;
    const char *name;    /* of the column */
    const char *phrase;  /* what the sentences call it: "voted",
                            "decision: promoted" */
    const char *success; /* binary: the value that counts as 1 */
    const char *path;    /* where in a form it was asked; or NULL */
    double *y;           /* a row each; 0 where missing */
    uint8_t *missing;    /* enum missing, a row each */
};

/* What is said of an outcome. success: the values that count as yes, "a,b";
 * kind: "count", ...; either may be NULL. */
struct asked {
    const char *option; /* that names the column: "--outcome" */
    const char *column;
    const char *success;
    const char *kind;
};

/* keep: rows that take part; only their values decide the kind. Arrays live in
 * the table's arena. False with the error filled. */
bool outcome_read(const struct table *table, const struct asked *asked,
                  const bool *keep, struct outcome *outcome,
                  struct error *error);

/* "binary", "count", "number", "ordinal" */
const char *outcome_kind_name(enum outcome_kind kind);

#endif
