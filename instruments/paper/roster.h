/* roster: the people that copies of a questionnaire are printed for.
 *
 * A CSV with a column `code`, and columns named as questions whose answers are
 * known already: these are printed into the questions' boxes and lines. No
 * other column is printed: names, arms and groups stay in the file. */
#ifndef INSTRUMENTS_PAPER_ROSTER_H
#define INSTRUMENTS_PAPER_ROSTER_H

#include "base/error.h"
#include "base/finding.h"
#include "instruments/form.h"

struct roster_person {
    const char *code;
    const char **values; /* of each known question, "" where none is given */
    size_t row;
};

struct roster {
    const char *path;
    const struct question **known;
    size_t n_known;
    struct roster_person *people;
    size_t n, capacity;
};

/* A code that is missing or given twice is a finding of severity error. False
 * with the error filled when the file cannot be read or has no column `code`. */
bool roster_read(struct roster *roster, struct arena *arena, const char *path,
                 const struct form *form, struct findings *findings,
                 struct error *error);

#endif
