/* binomial: the binomial distribution and the incomplete beta integral, at
 * full precision for any number of trials.
 *
 * Numbers only. GSL's own lose digits beyond 1e5 trials and give NaN beyond
 * 1e8, so that here the density comes from the saddle point and the integral
 * from its continued fraction. Source: Loader (2000), "Fast and accurate
 * computation of binomial probabilities". */
#ifndef ANALYSE_STAT_BINOMIAL_H
#define ANALYSE_STAT_BINOMIAL_H

#include <stddef.h>

/* n! / (x! (n-x)!) p^x (1-p)^(n-x), continued to real x and n by the gamma
 * function: 0 <= x <= n, 0 <= p <= 1. */
double binomial_density(double x, double n, double p);
/* Its logarithm: -INFINITY where the density is zero. */
double binomial_log_density(double x, double n, double p);

/* P(X <= x) and P(X >= x) of n trials; x may be anything from -1 to n + 1. */
double binomial_at_most(long long x, size_t n, double p);
double binomial_at_least(long long x, size_t n, double p);

/* The beta distribution below t: a, b > 0 and 0 <= t <= 1. */
double beta_below(double t, double a, double b);
/* The t with beta_below(t, a, b) = probability, which is in (0, 1). */
double beta_quantile(double probability, double a, double b);

/* The value of the F distribution with probability below it, which is in
 * (0, 1); d1, d2 > 0. GSL's own finds none for 3 in 100 pairs of degrees of
 * freedom, 1 and 477 among them, and then ends the program. */
double f_quantile(double probability, double d1, double d2);

#endif
