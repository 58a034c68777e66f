/* power: how likely a study is to find an effect that is there.
 *
 * Numbers only. Two arms and a share that acts in each. A test is two-sided at
 * alpha; power is the chance that it rejects on the side where the truth lies,
 * and, where wrong_side is asked for, on the other side as well. Numbers of
 * people may be fractions: a plan rounds them up, the formula does not.
 * Sources: Fleiss, Levin & Paik (2003), Statistical Methods for Rates and
 * Proportions, ch. 4 (pooled; correction: Fleiss, Tytun & Ury (1980),
 * Biometrics 36:343-346); Cohen (1988), Statistical Power Analysis, ch. 6
 * (arcsine); Donner & Klar (2000), Design and Analysis of Cluster Randomization
 * Trials, ch. 5; Eldridge, Ashby & Kerry (2006), Int. J. Epidemiol.
 * 35:1292-1300 (clusters of unequal size). */
#ifndef ANALYSE_STAT_POWER_H
#define ANALYSE_STAT_POWER_H

#include "analyse/stat/arms.h"
#include "analyse/stat/interval.h"

#include <stdbool.h>

enum power_method {
    POWER_UNPOOLED, /* each arm its own variance, in the test as in truth */
    POWER_POOLED,   /* the test takes one variance from both arms */
    POWER_ARCSINE,  /* of the angles 2 asin(sqrt(p)) */
};

/* p1, p0 in [0, 1]; n1, n0 > 0; alpha in (0, 1). design_effect is how many
 * times the variance of people assigned singly; 1 for such people. */
struct power_design {
    double p1, p0;
    double n1, n0;
    double alpha;
    double design_effect;
    enum power_method method;
    bool wrong_side;
};

/* When p1 = p0 this is what the test rejects of no effect. Where neither arm
 * varies the test cannot fail to see the difference: 1, or 0 without one. */
double power_normal(const struct power_design *design);

/* People in control so that power is reached, the arms keeping the ratio
 * n1/n0 of the design. None when p1 = p0. power in (alpha, 1). */
struct point power_people(const struct power_design *design, double power);

/* That number of people with the correction for continuity, so that it serves
 * for Fisher's test. people is of one arm, ratio the other arm's over it. */
double power_people_corrected(double people, double ratio, double difference);

/* The nearest share above (or below) p0 that is found with that power, by
 * POWER_UNPOOLED or whatever the design says; p1 is not read. */
struct point power_detectable_above(const struct power_design *design,
                                    double power);
struct point power_detectable_below(const struct power_design *design,
                                    double power);

/* The angle between two shares, Cohen's h. */
double power_angle(double p1, double p0);

/* Any estimate of that standard error with df degrees of freedom (INFINITY for
 * the normal): the chance that |t| is significant, both sides, by the
 * noncentral t; and the effect for which that is `power`. Needs se > 0,
 * df > 0. The second is what a study could have found: to print beside every
 * interval that holds 0. */
double power_student(double effect, double se, double df, double alpha);
double power_detectable(double se, double df, double alpha, double power);

/* The same by the normal, one side counted: (z + z_power) se. */
double power_detectable_normal(double se, double alpha, double power);

/* se of a difference of two shares, from a design; and with both arms at p0's
 * variance, as when p1 is what is looked for. */
double power_se(const struct power_design *design);
double power_se_null(const struct power_design *design);

/* How many times the variance grows when groups of mean people, whose sizes
 * have coefficient of variation cv, are assigned whole. */
double power_design_effect(double icc, double mean, double cv);

/* Exactly: every pair of counts, each as likely as the shares make it, and
 * whether test puts its p at or under alpha. Pairs of probability under 1e-20
 * are passed over. */
double power_exact(struct arms people, double p1, double p0, double alpha,
                   double (*test)(struct arms arms));

#endif
