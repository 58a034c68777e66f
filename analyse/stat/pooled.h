/* pooled: one effect common to all strata (blocks, sites, events), of two arms
 * in each. (Not named strata: C keeps the names that begin with str.)
 *
 * Numbers only. A stratum without people in one of its arms says nothing and
 * is left out; so does, of the ratios, one where nobody (of the odds ratio:
 * or everybody) acted. Arrays of at least one stratum; the caller keeps them.
 * Swapping the arms of every stratum mirrors a difference and turns a ratio
 * over. */
#ifndef ANALYSE_STAT_POOLED_H
#define ANALYSE_STAT_POOLED_H

#include "analyse/stat/arms.h"
#include "analyse/stat/interval.h"

/* se, z and the test of homogeneity are on the scale of analysis: of the
 * difference, or of the logarithm of a ratio. p is of no effect. q has
 * strata - 1 degrees of freedom, strata being those that tell, each with half
 * a person more in every cell where one is empty; q_p is 1 when strata is 1.
 * When the interval has a reason, there is the estimate alone: a ratio may be 0
 * or INFINITY. When reason is set, no number is. */
struct pooled {
    double estimate;
    struct interval interval;
    double se;
    double z;
    double p;
    size_t strata;
    double q;
    double q_p;
    const char *reason;
};

/* Mantel-Haenszel. Sources of the weights: Mantel and Haenszel (1959), JNCI
 * 22:719-748; of the variances: Sato, Greenland and Robins (1989), Biometrics
 * 45:1323-1324 (difference); Greenland and Robins (1985), Biometrics 41:55-68
 * (ratio); Robins, Breslow and Greenland (1986), Biometrics 42:311-323
 * (odds). */
struct pooled pooled_difference(const struct arms *strata, size_t count,
                                double level);
struct pooled pooled_ratio(const struct arms *strata, size_t count,
                           double level);
struct pooled pooled_odds(const struct arms *strata, size_t count,
                          double level);

/* Score interval of the difference with Mantel-Haenszel weights: Miettinen
 * and Nurminen's, stratified; the estimate is pooled_difference's.
 * Source: Miettinen and Nurminen (1985), Statistics in Medicine 4:213-226. */
struct interval pooled_miettinen_nurminen(const struct arms *strata,
                                          size_t count, double level);

/* A chi-square statistic, its degrees of freedom and p. */
struct chi_square {
    double statistic;
    double df;
    double p;
    const char *reason;
};

/* Of no effect in any stratum, without and with a correction for continuity.
 * Sources: Cochran (1954), Biometrics 10:417-451; Mantel and Haenszel
 * (1959). */
struct chi_square pooled_cmh(const struct arms *strata, size_t count);
struct chi_square pooled_cmh_corrected(const struct arms *strata, size_t count);

/* Of one odds ratio in all strata: Breslow and Day's, and with Tarone's
 * correction, which makes its distribution right.
 * Sources: Breslow and Day (1980), IARC 32, section 4.4; Tarone (1985),
 * Biometrika 72:91-95. */
struct chi_square pooled_breslow_day(const struct arms *strata, size_t count);
struct chi_square pooled_tarone(const struct arms *strata, size_t count);

#endif
