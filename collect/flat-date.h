/* flat-date: cells of dates that a program wrote for people. Inside
 * collect/flat-*.c. */
#ifndef COLLECT_FLAT_DATE_H
#define COLLECT_FLAT_DATE_H

#include "base/date.h"
#include "instruments/form.h"

/* "Apr 26, 2018" for a question of that kind as 2018-04-26, written to s; the
 * cell itself where it is not like that (base/date-words.h). */
struct text flat_date(enum question_kind kind, struct text cell,
                      char s[DATE_SIZE]);

#endif
