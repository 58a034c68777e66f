/* compare-others: the arms in the outcomes beside the declared one.
 *
 * Each by the default method for its own kind of outcome, in the same design;
 * p is raw and adjusted over all outcomes and arms of its family. The declared
 * outcome is in no family, and nothing of it changes.
 *
 * Westfall and Young's allowance takes both p from the same assignments: those
 * of everybody who was assigned, each difference being of the people whose
 * outcome is known. It so supposes, where no arm does anything, that no arm
 * decides whose outcome is known. */
#ifndef ANALYSE_DESIGN_COMPARE_OTHERS_H
#define ANALYSE_DESIGN_COMPARE_OTHERS_H

#include "analyse/design/analysis.h"

/* False with the error filled where --adjust asked for what there is not, or
 * not for this design. */
bool others_check(const struct analysis *analysis, struct error *error);

/* How many results each other outcome has: one an arm but the control; of two
 * things that were assigned, the average effect of each. */
size_t analysis_contrasts(const struct analysis *analysis);

/* One of them, of that outcome, by the default method for its kind, or by that
 * of the difference which stands beside it; p is of the design's test. Of two
 * things that were assigned: enum effect, always a difference. */
struct result compare_outcome(const struct analysis *analysis,
                              const struct design *design, size_t contrast,
                              bool as_difference);

/* Fills analysis->others and analysis->families. */
void analysis_compare_others(struct analysis *analysis);

#endif
