/* counts: what design_from_counts and design_from_count_table share. */
#ifndef ANALYSE_DESIGN_COUNTS_H
#define ANALYSE_DESIGN_COUNTS_H

#include "analyse/design/design.h"

/* Cells and the arms' sums are filled: makes shares, people and the scheme.
 * False with the error filled where an arm is empty. */
bool counts_finish(struct design *design, const char *option,
                   struct error *error);

#endif
