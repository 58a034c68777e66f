/* evenness: was the same share assigned in every block? Where it was not,
 * people of unlike blocks meet when blocks are set aside. */
#ifndef ANALYSE_DESIGN_EVENNESS_H
#define ANALYSE_DESIGN_EVENNESS_H

#include "analyse/design/design.h"

/* Of that arm and the control, as nearly as whole people, or groups where those
 * were assigned, allow. True without blocks. */
bool evenly_assigned(const struct design *design, size_t place);

/* What is then to be said of a result that sets blocks aside; else NULL. */
const char *caution_blocks_aside(const struct design *design, size_t place);

#endif
