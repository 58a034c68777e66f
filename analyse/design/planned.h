/* planned: how many were to be assigned to each arm, as was said before.
 *
 * "reflect=40,control=40": people, or groups where groups were assigned. What
 * follows the last '=' is the number, so that an arm's name may hold one. */
#ifndef ANALYSE_DESIGN_PLANNED_H
#define ANALYSE_DESIGN_PLANNED_H

#include "analyse/design/design.h"

/* One for each arm of the design; n is 0 where nothing was said of it. */
struct planned {
    size_t n;
};

/* NULL with the error filled: an arm that the table does not have, or one named
 * twice, or no number. */
const struct planned *planned_read(struct arena *arena,
                                   const struct design *design,
                                   const char *words, struct error *error);

#endif
