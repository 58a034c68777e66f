/* components: how much of people's spread lies between those they worked with.
 *
 * Numbers only. y = fixed part + group + person, groups and persons normal with
 * variances between and within; the fixed part is a mean for each of the sets
 * that `fixed` makes (arms). A group may have people in several sets, and
 * groups and sets may be of any size. icc.h is the same with one mean.
 *   estimates  restricted maximum likelihood, between never below 0
 *   share      exact limits, from F of the squares that groups add to the sets
 *              over those within, at each ratio of the variances; held at 0
 *   between    limits that are exact or wide, by Williams' rule from those of
 *              the ratio and the chi-square of the same squares
 *   within     exact limits, chi-square
 * A limit is moved to the estimate where that lies outside, as it does in one
 * of a thousand odd designs: wider, never narrower.
 * Sources: Patterson & Thompson (1971), Biometrika 58:545-554; Wald (1947),
 * Annals of Mathematical Statistics 18:586-589, and Seely & El-Bassiouni
 * (1983), Annals of Statistics 11:197-201; Williams (1962), Biometrika
 * 49:278-281. */
#ifndef ANALYSE_STAT_COMPONENTS_H
#define ANALYSE_STAT_COMPONENTS_H

#include "analyse/stat/interval.h"
#include "analyse/stat/sandwich.h"

struct components {
    size_t people, groups, sets; /* with anybody in them */
    size_t df_between, df_within;
    double between, within, share; /* share: between / (between + within) */
    struct interval between_limits, within_limits, share_limits;
    const char *reason; /* nothing can be told: nothing else is set but counts,
                           of which df_between 0 says why: no group is left to
                           tell from the sets */
};

/* n people; group and fixed have a code each. level in (0, 1). */
struct components components_estimate(const double *y, struct grouping group,
                                      struct grouping fixed, size_t n,
                                      double level);

#endif
