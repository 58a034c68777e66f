/* nuisance: the largest value of a probability over a rate that is not known.
 *
 * Numbers only. What the unconditional tests and intervals share. */
#ifndef ANALYSE_STAT_NUISANCE_H
#define ANALYSE_STAT_NUISANCE_H

#include <stdbool.h>

struct nuisance {
    double (*probability)(double rate, void *data);
    void *data;
    double low; /* the range of the rate */
    double high;
    double people; /* that the probability is about: sets how fine to look */
    double likely; /* where the maximum may well be; moves to where it was */
};

/* The largest probability, or the first that was found to exceed enough.
 * Looked for on a grid of the arc sine, on which a binomial is equally wide
 * everywhere, with four points to a standard deviation, and around the best
 * of them to the last digits. */
double nuisance_largest(struct nuisance *nuisance, double enough);

#endif
