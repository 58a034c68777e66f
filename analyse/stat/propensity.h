/* propensity: two arms that were not randomised, made alike by weighting.
 *
 * Numbers only. A logit on the covariates gives each person's chance of having
 * reflected; people count by one over the chance of the arm they are in, so
 * that each arm stands for everybody. Nothing is assumed about how covariates
 * and outcome go together, but everybody must have had a chance of either arm:
 * the overlap is reported beside the estimate, and so is the balance that the
 * weights reach. The standard error allows for the chances' being estimated.
 * Sources: Rosenbaum & Rubin (1983), Biometrika 70:41-55; Lunceford & Davidian
 * (2004), Stat. Med. 23:2937-2960 (normalised weights and their variance);
 * Austin & Stuart (2015), Stat. Med. 34:3661-3679 (balance); Kish (1965),
 * Survey Sampling (effective size). */
#ifndef ANALYSE_STAT_PROPENSITY_H
#define ANALYSE_STAT_PROPENSITY_H

#include "analyse/stat/influence.h"

/* All borrowed: n values each, k covariates, all finite. y NULL: the weights
 * and their balance alone are wanted. */
struct propensity_input {
    size_t n, k;
    const double *y;
    const unsigned char *treated;
    const double *const *columns;
    struct grouping cluster;
    double level;
};

/* Standardised differences: of means, over the root of the two arms' mean
 * variance before weighting. Under 0.1 is usually called balanced. reason: the
 * covariate varies in neither arm, or an arm is empty. */
struct propensity_balance {
    double before, after;
    const char *reason;
};

/* Owns its arrays, score and weight of n, balance of k. Pairs are control,
 * treated. least and most: chances of having reflected among those in the arm.
 * effective: how many people of equal weight would tell as much. largest: the
 * greatest share that one person has of the arm's weight. reason set: there is
 * no model, nothing else but counts and balance before is. */
struct propensity {
    size_t people[2];
    double *score, *weight;
    double least[2], most[2];
    double effective[2];
    double largest[2];
    struct propensity_balance *balance;
    double mean[2];
    struct estimate difference;
    struct estimate ratio;
    const char *reason;
};

struct propensity propensity_fit(const struct propensity_input *input);
void propensity_release(struct propensity *p);

#endif
