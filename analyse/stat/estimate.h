/* estimate: one number with all that it travels with.
 *
 * Numbers only. Never NaN: what does not exist has a reason in plain words.
 * There are three states:
 *   reason set                  there is no estimate; every number is 0
 *   reason NULL, se_reason set  value exists; se, df, statistic, p and the
 *                               limits do not, and are 0
 *   both NULL                   all of it exists; a limit may be infinite
 * caution, where set, must be shown with the numbers: they exist by their
 * formula, but are known to say too much. df is INFINITY where the reference
 * distribution is the normal one. */
#ifndef ANALYSE_STAT_ESTIMATE_H
#define ANALYSE_STAT_ESTIMATE_H

#include <stddef.h>

struct estimate {
    double value;
    double se;
    double df;
    double statistic; /* value / se, against 0 */
    double p;         /* two-sided */
    double lower, upper;
    double level;          /* of the limits, in (0, 1) */
    const char *reason;    /* static */
    const char *se_reason; /* static */
    const char *caution;   /* static */
};

/* From a standard error and t with df degrees of freedom (over .05; INFINITY
 * for the normal). se = 0 or a df that is not above 0 leaves the value alone
 * and says why. value and se must be numbers, level in (0, 1). */
struct estimate estimate_from(double value, double se, double df, double level);

/* The same after value and limits have been through exp(): a ratio. se,
 * statistic and p stay those of the logarithm. */
struct estimate estimate_exp(struct estimate logarithm);

/* A value whose uncertainty is unknown; a value that does not exist. */
struct estimate estimate_point(double value, const char *se_reason);
struct estimate estimate_none(const char *reason);

/* The two-sided p of a t statistic, and the quantile t(p, df), p in (0, 1);
 * df may be INFINITY. */
double t_two_sided(double statistic, double df);
double t_quantile(double p, double df);

#endif
