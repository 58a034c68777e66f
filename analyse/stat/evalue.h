/* evalue: how strong an unmeasured confounder would have to be.
 *
 * Numbers only. The E-value is the least risk ratio that something unmeasured
 * must have with reflecting and with the outcome, both, beyond what was
 * adjusted for, to explain the whole association away; 1 says that nothing is
 * needed. For studies that did not randomise, beside every estimate.
 * Sources: VanderWeele & Ding (2017), Ann. Intern. Med. 167:268-274; Ding &
 * VanderWeele (2016), Epidemiology 27:368-377 (the bound, and differences);
 * VanderWeele (2017), Eur. J. Epidemiol. 32:385-391 (odds and hazard ratios of
 * a common outcome); Chinn (2000), Stat. Med. 19:3127-3131, as VanderWeele and
 * Ding use it (standardised means). */
#ifndef ANALYSE_STAT_EVALUE_H
#define ANALYSE_STAT_EVALUE_H

#include "analyse/stat/arms.h"

#include <stdbool.h>

/* limit: the same for the confidence limit nearest to no effect, 1 where the
 * interval holds it; ratio: what was taken as the risk ratio. An infinite
 * ratio has an infinite E-value. reason set: there is none, and all are 0;
 * limit_reason set: there is no limit, and it is 0. */
struct evalue {
    double ratio;
    double value;
    double limit;
    const char *reason;
    const char *limit_reason;
};

/* Risk or rate ratio and its limits: 0 <= lower <= ratio <= upper. */
struct evalue evalue_ratio(double ratio, double lower, double upper);

/* Odds and hazard ratios. rare: under 15 % have the outcome by the end, so that
 * the ratio is near the risk ratio; else it is turned into one, nearly. */
struct evalue evalue_odds(double odds, double lower, double upper, bool rare);
struct evalue evalue_hazard(double hazard, double lower, double upper,
                            bool rare);

/* Difference of means over the standard deviation, with its standard error. */
struct evalue evalue_standardised(double difference, double se, double level);

/* Difference of two shares. The limit is where the confounder leaves the
 * difference, were it known, just within the interval: variances of both
 * shares and of the share of people treated. None where nobody acted in an
 * arm, whose variance would be 0: evalue_ratio with prop_ratio_koopman's limits
 * then says more. */
struct evalue evalue_difference(struct arms arms, double level);

#endif
