/* hypergeometric: how many of the m people who acted were treated, given the
 * margins of a two-by-two table and an odds ratio.
 *
 * Numbers only. Probabilities are summed outwards from the mode until nothing
 * more is added, so that a million people cost some thousand terms, and none
 * underflows. The odds ratio is given by its logarithm; 0 is no effect.
 * Source: Fisher (1935), JRSS 98:39-82. */
#ifndef ANALYSE_STAT_HYPERGEOMETRIC_H
#define ANALYSE_STAT_HYPERGEOMETRIC_H

#include "analyse/stat/arms.h"

/* low and high are the least and the most that the margins allow. */
struct hypergeometric {
    double n1;
    double n0;
    double m;
    double low;
    double high;
};

struct hypergeometric hypergeometric_of(struct arms arms);

/* The logarithm of the density when there is no effect. */
double hypergeometric_log_density(const struct hypergeometric *h, double k);

/* The density of k, and half or all of it with everything above: how much of
 * k's own density to count is share, in [0, 1]. low <= k <= high. */
double hypergeometric_density(const struct hypergeometric *h, double k,
                              double log_odds);
double hypergeometric_above(const struct hypergeometric *h, double k,
                            double share, double log_odds);
double hypergeometric_below(const struct hypergeometric *h, double k,
                            double share, double log_odds);
/* Both tails at once, for one sum over all tables: share of k's density with
 * all above it, and all of j's with everything below it; j < k, and j may be
 * low - 1 for none. */
double hypergeometric_tails(const struct hypergeometric *h, double j, double k,
                            double share, double log_odds);
double hypergeometric_mean(const struct hypergeometric *h, double log_odds);

#endif
