/* cell: the text of one answer, held against its question.
 *
 * Pure: a question and a text in, a value or a reason out. Nothing is guessed:
 * what does not read as the question's type is invalid, and its text is told in
 * a finding. The codes for refusing and for not knowing count as such only
 * where the form declares them, in the list of choices, the constraint, the
 * hint or the label. */
#ifndef COLLECT_CELL_H
#define COLLECT_CELL_H

#include "base/table.h"
#include "instruments/form.h"

/* The codes of the study, "-98" and "-99" unless told otherwise. */
struct opt_outs {
    struct text refused, dont_know;
};

struct cell {
    enum missing missing; /* MISSING_NOT where there is a value */
    double number;        /* of numeric columns; a date as its days */
    struct text text;     /* of others; the codes of a list with one space
                             between */
    /* What to tell of it; rule is NULL for nothing. The value may still be
     * good. */
    const char *rule, *message, *mend;
};

/* The type of the question's column; COLUMN_TEXT for a place on the map, which
 * gets a column for each of its parts. */
enum column_type cell_column_type(const struct question *question);

/* Reads a text that is not empty. scratch holds what cell.text needs beyond
 * raw, for as long as the arena. declared: does the question declare the
 * opt-outs (cell_declares)? */
struct cell cell_read(const struct question *question, struct text raw,
                      const struct opt_outs *opt_outs, bool declares,
                      struct arena *scratch);

/* Does the form say that this code may be given here? */
bool cell_declares(const struct form *form, const struct question *question,
                   struct text code);

/* Are the question's codes known, so that another one is wrong? */
bool cell_has_codes(const struct question *question);

/* "lat lon altitude accuracy" into four numbers; false where it is no place.
 * known[i] is false for a part that is not there. */
bool cell_read_place(struct text raw, double parts[4], bool known[4]);

#endif
