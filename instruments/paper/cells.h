/* cells: how long an answer can be, told from its constraint.
 *
 * Forms only: no words, no pages. */
#ifndef INSTRUMENTS_PAPER_CELLS_H
#define INSTRUMENTS_PAPER_CELLS_H

#include "instruments/form.h"

/* The longest text that a regular expression lets through, in characters; 0
 * where it has no limit or is not one of the plain sort (letters, classes and
 * counts, in a row). */
size_t cells_of_pattern(struct text pattern);

/* For one character a box: the number of boxes that hold every answer that the
 * question's constraint names or allows; 0 where it sets no limit. */
size_t cells_of(const struct question *question);

#endif
