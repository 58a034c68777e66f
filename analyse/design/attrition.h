/* attrition: outcomes that are not known, and what they could do.
 *
 * Everything is done by making the design again with another outcome and
 * putting it to the design's own method: whether the outcome is missing, for
 * the test; or the missing answers filled in, for the bounds. Blocks and
 * clusters so count as they do in the answer. */
#ifndef ANALYSE_DESIGN_ATTRITION_H
#define ANALYSE_DESIGN_ATTRITION_H

#include "analyse/design/design.h"

/* The design with "the outcome is missing" as a yes-or-no outcome that is
 * known of everybody. Made in the design's arena; the design holds people. */
struct design *design_of_missing(const struct design *design);

/* The design of a binary outcome with every missing answer filled in: yes or
 * no in the control, and likewise in the other arms. */
struct design *design_filled(const struct design *design, bool yes_in_control,
                             bool yes_elsewhere);

#endif
