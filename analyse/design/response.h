/* response: how much each answer stands for, where some are missing.
 *
 * In each arm a logit says, from what was known of people before, how likely
 * each was to answer; who answered weighs one over that chance, so that those
 * like the missing count for them. Right only where people alike in these
 * covariates answered whatever their outcome was: that is supposed, not shown.
 * Source: Robins, Rotnitzky & Zhao (1995), JASA 90:106-121; Seaman & White
 * (2013), Statistical Methods in Medical Research 22:278-295. */
#ifndef ANALYSE_DESIGN_RESPONSE_H
#define ANALYSE_DESIGN_RESPONSE_H

#include "analyse/design/analysis.h"

/* Adds a row of the role ROLE_ADJUSTED for that arm against the control, by the
 * design's method for weights: where people were assigned, covariates given,
 * nobody has a weight of their own and somebody is missing; else nothing. */
void analysis_weight_response(struct analysis *analysis, size_t place);

#endif
