/* crossing: two things that were assigned, each of them or not.
 *
 * A factorial design of two by two. Its arms are neither, the first alone, the
 * second alone, both: arm & 1 and arm >> 1 tell who had which. Effects:
 *   average      of one, the mean of its effects without and with the other
 *   interaction  how much more, or less, both do than each alone added up
 * from one least-squares fit of y on both and their product, so that no effect
 * rests on the interaction being none; blocks are absorbed, groups clustered.
 * Degrees of freedom are Bell and McCaffrey's, of people as of groups: with
 * covariates in products n - k is too many.
 * Sources: Dasgupta, Pillai & Rubin (2015), JRSS B 77:727-753 (effects);
 * Muralidharan, Romero & Wuthrich (2023), Review of Economics and Statistics
 * (why the product stays in); Imbens & Kolesar (2016), Rev. Econ. Stat.
 * 98:701-712 (degrees of freedom). */
#ifndef ANALYSE_DESIGN_CROSSING_H
#define ANALYSE_DESIGN_CROSSING_H

#include "analyse/design/analysis.h"
#include "analyse/design/levels.h"

/* Fills crossing and the four arms. False with the error filled where a column
 * has not two values. */
bool crossing_init(struct design *design, const struct levels *first,
                   const struct levels *second, struct error *error);

/* False with the error filled where one of the four has nobody. */
bool crossing_check(const struct design *design, struct error *error);

enum effect { EFFECT_FIRST, EFFECT_SECOND, EFFECT_INTERACTION };
#define EFFECTS 3

/* One effect on the design's outcome, p of the same fit; with covariates in
 * products with both, where adjusted. */
struct result crossing_effect(const struct design *design,
                              const struct request *request, enum effect effect,
                              bool adjusted);

/* The randomisation test of no effect of one of the two on anybody: the other
 * stays as it was assigned, and so do blocks and groups. */
struct result crossing_test(const struct design *design,
                            const struct request *request, enum effect effect);

/* Fills analysis->effects: both averages, p by the randomisation test where
 * there is one, adjusted for two (Holm); the interaction; the same adjusted for
 * covariates; the tests. */
void analysis_look_at_crossing(struct analysis *analysis);

#endif
