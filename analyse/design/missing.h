/* missing: what an analysis says of outcomes that are not known.
 *
 * Adds to the results what they could be at most, and to each comparison
 * whether they were missing more often in one arm. */
#ifndef ANALYSE_DESIGN_MISSING_H
#define ANALYSE_DESIGN_MISSING_H

#include "analyse/design/analysis.h"

void analysis_look_at_missing(struct analysis *analysis);

#endif
