/* survival: time to the next action.
 *
 * Numbers only. time[i] >= 0 is when the person acted (event 1) or was last
 * seen without having (event 0). Times are compared exactly: round them before
 * where ties are meant. At one time events come before censoring.
 * Sources: Kaplan & Meier (1958), JASA 53:457-481; Kalbfleisch & Prentice
 * (2002), The Statistical Analysis of Failure Time Data (log-log limits);
 * Mantel (1966), Cancer Chemother. Rep. 50:163-170 (log-rank); Cox (1972), JRSS
 * B 34:187-220; Efron (1977), JASA 72:557-565 (ties); Lin & Wei (1989), JASA
 * 84:1074-1078 (robust); Grambsch & Therneau (1994), Biometrika 81:515-526
 * (proportional hazards); Royston & Parmar (2013), BMC Med. Res. Methodol.
 * 13:152 (restricted mean). */
#ifndef ANALYSE_STAT_SURVIVAL_H
#define ANALYSE_STAT_SURVIVAL_H

#include "analyse/stat/estimate.h"
#include "analyse/stat/interval.h"
#include "analyse/stat/sandwich.h"

/* The curve of one group. Owns its array of steps, one each distinct time. */
struct km_step {
    double time;
    size_t at_risk, events;
    double survival; /* just after time */
    double hazard;   /* sum of d / (n (n - d)): Greenwood's, so far */
};
struct km {
    size_t n, count;
    struct km_step *step;
};
struct km km_new(const double *time, const unsigned char *event, size_t n);
void km_release(struct km *km);

/* Survival at a time, Greenwood's standard error, log-log limits: none while
 * survival is 1 or once it is 0. at_risk counts those seen at time or later. */
struct km_point {
    double survival, se;
    struct interval limits;
    size_t at_risk;
};
struct km_point km_at(const struct km *km, double time, double level);

/* The first time at which survival is no more than 1 - share; its limits are
 * those of Brookmeyer & Crowley (1982) on the log-log scale. */
struct km_quantile {
    double time;
    const char *reason;
    struct interval limits;
};
struct km_quantile km_quantile(const struct km *km, double share, double level);

/* Restricted mean up to tau > 0: the area under the curve. */
struct estimate km_restricted_mean(const struct km *km, double tau,
                                   double level);

struct rmst {
    struct estimate treated, control;
    struct estimate difference;
    struct estimate ratio; /* limits on the logarithm */
    struct estimate welch; /* the difference for small arms, below */
    double tau;
};
/* Greenwood's variance is about a mean with n: welch takes n / (n - 1) times
 * it, and Welch's df, so that where nobody is lost from sight before tau it is
 * the comparison of the times up to tau (Welch 1947, Biometrika 34:28-35).
 * tau 0: the earlier of the two last times. Its being beyond the last time of
 * a group is a reason, unless that group's last time is an event. */
struct rmst rmst_compare(const double *time, const unsigned char *event,
                         const unsigned char *treated, size_t n, double tau,
                         double level);

/* The earlier of the two last times; 0 where an arm has nobody. */
double rmst_tau(const double *time, const unsigned char *treated, size_t n);

/* For each person a number whose mean over their arm is the arm's restricted
 * mean up to tau > 0: that, and n times the person's influence on it
 * (infinitesimal jackknife). Without censoring before tau it is the person's
 * time up to tau. To be compared as any outcome is, in the design: by arm the
 * sum of squared influences is Greenwood's variance, so that without blocks and
 * clusters it comes to welch above. Fills value; or a reason, as above.
 * Source: Andersen, Hansen & Klein (2004), Lifetime Data Anal. 10:335-350. */
const char *rmst_values(const double *time, const unsigned char *event,
                        const unsigned char *treated, size_t n, double tau,
                        double *value);

/* For each person the score whose sum over the treated is the log-rank test's
 * observed less expected: 1 or 0 for acting, less the hazard that was lived
 * through, of everybody in the block (code NULL: no blocks). They sum to 0.
 * Source: Peto & Peto (1972), JRSS A 135:185-207. */
void logrank_scores(const double *time, const unsigned char *event,
                    struct grouping block, size_t n, double *score);

/* Log-rank of two arms, 1 df. Blocks (code NULL: none) are each compared by
 * themselves and their sums added up: the stratified test. */
struct logrank {
    double chisq, p;
    double observed[2], expected[2]; /* control, treated */
    double variance;
    const char *reason;
};
struct logrank logrank_test(const double *time, const unsigned char *event,
                            const unsigned char *treated, struct grouping block,
                            size_t n);

/* Cox's model. columns: k of n values, no intercept. block.code non-NULL: a
 * hazard of its own for each block, the hazard ratios common to all
 * (stratified). cluster.code non-NULL, or robust: the sandwich of Lin and Wei,
 * without a small-sample factor. */
enum cox_ties { COX_EFRON, COX_BRESLOW };
struct cox_input {
    size_t n, k;
    const double *time;
    const unsigned char *event;
    const double *const *columns;
    enum cox_ties ties;
    bool robust;
    struct grouping block, cluster;
    double level;
};

/* Owns its arrays. coefficient: log hazard ratios. */
struct cox {
    size_t n, events, count;
    struct estimate *coefficient;
    double *covariance;
    double log_likelihood, log_likelihood_null;
    const char *reason;
};
struct cox cox_fit(const struct cox_input *input);
void cox_release(struct cox *fit);

/* Do hazard ratios stay the same over time? The score test that a coefficient
 * moves along g(time): one minus the Kaplan-Meier curve of everybody, blocks or
 * not, just before (which time itself hardly sways: the default), time, or its
 * logarithm. Schoenfeld's residuals against g show the same. The variance is
 * the model's own, also where a robust one was asked for. Owns its arrays, of
 * count; the last three are of all coefficients at once, count degrees. */
enum cox_clock { COX_CURVE, COX_TIME, COX_LOG_TIME };
struct cox_proportional {
    size_t count;
    double *chisq, *p; /* of each coefficient, 1 degree of freedom */
    double all_chisq, all_df, all_p;
    const char *reason;
};
struct cox_proportional cox_proportional(const struct cox_input *input,
                                         enum cox_clock clock);
void cox_proportional_release(struct cox_proportional *test);

#endif
