/* table: responses as columns, with the dictionary that explains them.
 *
 * The one noun that all rooms share. Columnar: one typed array a column, a code
 * a cell for why it is missing, texts interned once. The table, its dictionary
 * and its texts live in its arena. Rows are added at the end; a cell that was
 * never set is left blank. */
#ifndef BASE_TABLE_H
#define BASE_TABLE_H

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "base/text.h"

#include <stdbool.h>
#include <stdint.h>

enum column_type {
    COLUMN_TEXT,     /* texts */
    COLUMN_CODE,     /* texts that are codes of the column's list */
    COLUMN_INTEGER,  /* numbers without a fraction, exact below 2^53 */
    COLUMN_NUMBER,   /* numbers */
    COLUMN_BOOLEAN,  /* numbers 0 and 1 */
    COLUMN_DATE,     /* numbers: days since 1970-01-01 */
    COLUMN_TIME,     /* texts: 18:30:00.000+05:45 */
    COLUMN_DATETIME, /* texts: 2026-01-05T18:30:00.000+05:45 */
};

/* Why a cell has no value. Why is data: never folded into one. */
enum missing {
    MISSING_NOT,        /* it has one */
    MISSING_BLANK,      /* left blank */
    MISSING_REFUSED,    /* prefers not to say */
    MISSING_DONT_KNOW,  /* does not know */
    MISSING_SKIPPED,    /* not asked: the form's logic skipped it */
    MISSING_NOT_ASKED,  /* not asked: this version of the form had it not */
    MISSING_INVALID,    /* something is there that is no answer; see findings */
    MISSING_UNREADABLE, /* a mark on paper that could not be read */
    MISSING_WITHHELD,   /* kept out of the table: it identifies the person */
    MISSING_NOT_SUPPLIED, /* asked, but the source has no column for it */
    MISSING_NO_RESPONSE, /* the person is on the roster, and nothing came */
};
#define MISSING_COUNT 11

/* In the CSV a missing cell is its token: "" blank, ".r" refused, ".d" don't
 * know, ".s" skipped, ".n" not asked, ".i" invalid, ".u" unreadable, ".w"
 * withheld, ".x" not supplied, ".a" no response: absent (letters of Stata's
 * extended missing values). */
const char *missing_token(enum missing missing);
const char *missing_label(enum missing missing);
/* The reason that a whole cell is the token of; false for any other text. */
bool missing_find(struct text cell, enum missing *missing);

struct code {
    const char *value;
    const char *label;
};

struct column {
    const char *name;
    const char *label; /* the question; may be NULL */
    const char *note;  /* how it was made, units; may be NULL */
    const char *path;  /* where in the form: "/data/act/kind"; may be NULL */
    enum column_type type;
    struct code *codes; /* COLUMN_CODE: the list, in its order */
    size_t n_codes;
    bool bounded;       /* answers are numbers from least to most */
    double least, most;
    bool personal;      /* identifies a person */
    bool person;        /* names who the row is of, by a code */
    bool roster;        /* known of everybody before any form was filled in */
    double *numbers;    /* by type, numbers or texts; the other is NULL */
    uint32_t *texts;    /* ids for table_text */
    uint8_t *missing;   /* enum missing */
};

struct table_texts;

struct table {
    struct arena *arena;
    const char *name;  /* of its file: "responses" */
    const char *title; /* for people; may be NULL */
    struct column **columns;
    size_t n_columns, columns_capacity;
    size_t n_rows, rows_capacity;
    const char *key;        /* the column that names a row; may be NULL */
    const char *parent;     /* the table that parent_key looks into; or NULL */
    const char *parent_key; /* the column here that holds the parent's key */
    struct table_texts *pool;
};

struct table *table_new(struct arena *arena, const char *name);

/* A new last column, of missing cells. name is copied and must be new. */
struct column *table_add_column(struct table *table, const char *name,
                                enum column_type type);
/* NULL when there is none of that name. */
struct column *table_find(const struct table *table, const char *name);

/* A new last row, blank in every column; returns its index. */
size_t table_add_row(struct table *table);
/* Makes room for so many rows, so that adding them moves nothing. */
void table_reserve(struct table *table, size_t rows);

void table_set_number(struct table *table, struct column *column, size_t row,
                      double value);
void table_set_text(struct table *table, struct column *column, size_t row,
                    struct text value);
void table_set_missing(struct column *column, size_t row,
                       enum missing missing);

/* Does the column hold numbers (rather than texts)? */
bool column_is_numeric(const struct column *column);
enum missing column_missing(const struct column *column, size_t row);
/* The value; the cell is not missing and the column is of that kind. */
double column_number(const struct column *column, size_t row);
struct text table_text(const struct table *table, const struct column *column,
                       size_t row);

/* The value as the CSV writes it, a missing cell as its token. */
struct text table_cell(const struct table *table, const struct column *column,
                       size_t row, char s[DATE_SIZE]);

/* Is it in the column's list? And its label there, or NULL. */
bool column_has_code(const struct column *column, struct text value);
const char *column_code_label(const struct column *column, struct text value);
void column_add_code(struct table *table, struct column *column,
                     const char *value, const char *label);

#endif
