/* scale: several items that measure one thing.
 *
 * Numbers only. item[j] points to the n answers to item j; known[j][i] is 1
 * where person i answered it (known NULL: everyone answered everything).
 * Sources: Cronbach (1951), Psychometrika 16:297-334; Feldt, Woodruff & Salih
 * (1987), Appl. Psychol. Meas. 11:93-103 (limits); McDonald (1999), Test
 * Theory (omega total); Harman & Jones (1966), Psychometrika 31:351-368
 * (minres); Nunnally (1978), Psychometric Theory (an item and the rest); Efron
 * & Tibshirani (1993), An Introduction to the Bootstrap. */
#ifndef ANALYSE_STAT_SCALE_H
#define ANALYSE_STAT_SCALE_H

#include "analyse/stat/estimate.h"
#include "analyse/stat/interval.h"
#include "analyse/stat/rng.h"

#include <stdbool.h>

struct scale_items {
    size_t n, k;
    const double *const *item;
    const unsigned char *const *known;
};

/* Each person's mean item, items marked in reversed (k, or NULL) counted from
 * the other end of least..most. scored[i] is 0 and score[i] 0 for who answered
 * fewer than fewest items (at least 1). Returns how many were scored. */
size_t scale_score(const struct scale_items *items, const bool *reversed,
                   double least, double most, size_t fewest, double *score,
                   unsigned char *scored);

/* One item beside the others. rest: its correlation with their sum, below zero
 * where it asks the other way round. What has_... says is not there is 0: rest
 * of an item (or of others) that do not vary, alpha_without of two items. */
struct scale_item {
    double rest, alpha_without;
    double loading; /* standardised, their sum (times deviations) not below 0;
                       0 where the scale has no omega */
    bool has_rest, has_alpha_without;
};

/* Reliability, from the people who answered every item; reversed items must
 * have been turned. alpha has Feldt's limits; omega is total omega of one
 * factor by minres, its limits the bootstrap's percentiles over draws samples
 * of people (0: none), in each of which no item is explained by more than all.
 * Owns item, of k; NULL where fewer than two items, or than three people, can
 * tell anything. */
struct scale_estimate {
    size_t people, items;
    double alpha;
    struct interval alpha_limits;
    double omega;
    struct interval omega_limits;
    struct scale_item *item;
    const char *reason;       /* no alpha, and no omega */
    const char *omega_reason; /* no omega */
};
struct scale_estimate scale_reliability(const struct scale_items *items,
                                        size_t draws, struct rng *rng,
                                        double level);
void scale_release(struct scale_estimate *scale);

#endif
