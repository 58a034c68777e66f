/* mean-times: the people of a contrast by how long it took them, as numbers
 * whose means over the arms are the arms' mean times without acting up to tau.
 *
 * The numbers are people's times, but for those lost from sight before tau
 * (survival.h): what compares means compares mean times. Where people were
 * assigned one by one the limits are put together from those of each arm, of
 * the share of tau that its people lived without acting (mover.h): where few
 * act, an interval about the difference that is as long to either side misses
 * what is true in up to one study of six. Groups have the limits that any means
 * of groups have.
 * Sources: Andersen, Hansen & Klein (2004), Lifetime Data Anal. 10:335-350
 * (the numbers); Zou & Donner (2008), Stat. Med. 27:1693-1702 (the limits). */
#ifndef ANALYSE_DESIGN_MEAN_TIMES_H
#define ANALYSE_DESIGN_MEAN_TIMES_H

#include "analyse/design/contrast.h"
#include "analyse/design/picked.h"
#include "analyse/stat/estimate.h"

/* Owns the values and the people. */
struct mean_times {
    struct picked people;
    double *value; /* NULL with the reason */
    double tau;
    /* Of the control and of the arm: the blocks' means of the values weighted
     * by the blocks' people, as a difference inside blocks compares them. */
    double mean[2];
    const char *reason;
};

struct mean_times mean_times_new(const struct contrast *contrast);
void mean_times_release(struct mean_times *m);

/* With values, as the design compares any numbers: where a block is too small
 * to show its spread, with fixed effects of blocks. The limits are t's. */
struct estimate mean_times_by_t(const struct contrast *contrast,
                                const struct mean_times *m);

/* With values: the arm's mean time less the control's, and over it. */
struct estimate mean_times_difference(const struct contrast *contrast,
                                      const struct mean_times *m);
struct estimate mean_times_ratio(const struct contrast *contrast,
                                 const struct mean_times *m);

/* With values, where the difference has no standard error: its limits if
 * nobody acted before tau, or everybody at once, as of shares of 0 or 1. */
struct interval mean_times_nobody(const struct mean_times *m, double level);

/* Limits and p for a difference that has a standard error, in the place of
 * t's; as they are where groups were assigned. */
void mean_times_limit(const struct mean_times *m, struct estimate *difference);

#endif
