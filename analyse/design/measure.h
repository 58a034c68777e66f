/* measure: columns beside the outcome, as numbers a person.
 *
 * Covariates from before the assignment; what people really took part in; how
 * long it took. Arrays live in the arena; row[i] is where person i stands in
 * the table. */
#ifndef ANALYSE_DESIGN_MEASURE_H
#define ANALYSE_DESIGN_MEASURE_H

#include "base/table.h"

/* A number where known; 0 where not. */
struct measure {
    const char *name; /* NULL: not asked for */
    double *value;
    bool *known;
};

/* A column of numbers, or of yes and no, for the option that names it. False
 * with the error filled. */
bool measure_read(struct arena *arena, const struct table *table,
                  const char *name, const char *option, const size_t *row,
                  size_t n, struct measure *measure, struct error *error);

/* A column of how long it took: numbers alone, none below 0. */
bool measure_read_time(struct arena *arena, const struct table *table,
                       const char *name, const size_t *row, size_t n,
                       struct measure *measure, struct error *error);

/* Beyond this size sums of squares have no room: the number is refused.
 * Nobody is so old or walks so far; a digit too many, or a code, does. */
#define MEASURE_MOST 1e100

/* False with the error filled: the value is beyond it. */
bool measure_check(const char *name, double value, struct error *error);

struct covariates {
    const char *said; /* as asked for: "age,sex"; NULL: none */
    const char *late; /* those of them known to come after the assignment, taken
                         all the same; or NULL */
    bool early;       /* all of them are known to come before it */
    const struct column **columns; /* that were asked for */
    size_t *missing; /* of each of these: people without a value */
    size_t n_columns, columns_capacity;
    size_t n;
    const char **names;
    double **values; /* n columns, each a value a person */
};

/* Columns "a,b,c". Numbers stand as they are; of words each but the first
 * makes a column of 0 and 1. What is missing is put at the mean, with a column
 * of its own that says so. A column that is named twice, or of which nobody has
 * a value, is an error. */
bool covariates_read(struct arena *arena, const struct table *table,
                     const char *list, const size_t *row, size_t n,
                     struct covariates *covariates, struct error *error);

#endif
