/* others: outcomes beside the declared one, of the same people. */
#ifndef ANALYSE_DESIGN_OTHERS_H
#define ANALYSE_DESIGN_OTHERS_H

#include "analyse/design/design.h"

/* Fills design->others from request->secondary and request->exploratory, lists
 * of columns "a,b"; a column may say what counts as yes in it: "a=VALUE", or
 * "a=VALUE|VALUE". keep: a row each, as for the outcome; row[i]: where person i
 * stands. False with the error filled where a column is not there, is named
 * twice or is the declared outcome or the arm, or cannot be read. */
bool others_read(const struct table *table, const struct request *request,
                 const bool *keep, const size_t *row, struct design *design,
                 struct error *error);

/* What a part of such a list asks for: "a", "a=1", "a=1|2"; a column of that
 * whole name comes first. */
struct asked asked_of(const struct table *table, struct text part,
                      const char *option);

/* The design of the same people, blocks and groups with that outcome; what goes
 * with the declared outcome alone stays with it. row: as above. */
struct design *design_of_other(const struct design *design,
                               struct outcome outcome, const size_t *row);

#endif
