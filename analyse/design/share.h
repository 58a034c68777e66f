/* share: how many of one arm said yes, by every interval for one proportion.
 *
 * For who asks for all methods: an arm alone, people taken to be independent,
 * against nothing. */
#ifndef ANALYSE_DESIGN_SHARE_H
#define ANALYSE_DESIGN_SHARE_H

#include "analyse/design/analysis.h"

/* Fills analysis->shares, arm by arm, where the outcome is yes or no and all
 * methods were asked for. versus is NULL. */
void analysis_share_arms(struct analysis *analysis);

#endif
