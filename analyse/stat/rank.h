/* rank: outcomes that are only ordered, such as how deep the action was.
 *
 * Numbers only. The win probability is the chance that a treated person comes
 * out above a control, half a tie counting; 0.5 is no difference.
 * Sources: DeLong, DeLong & Clarke-Pearson (1988), Biometrics 44:837-845;
 * Newcombe (2006), Stat. Med. 25:543-557; Mann & Whitney (1947), Ann. Math.
 * Stat. 18:50-60; Brunner & Munzel (2000), Biom. J. 42:17-25. */
#ifndef ANALYSE_STAT_RANK_H
#define ANALYSE_STAT_RANK_H

#include "analyse/stat/estimate.h"
#include "analyse/stat/interval.h"

#include <stddef.h>

/* win: DeLong's se and the plain normal limits, against 0 (its p means
 * nothing: p_* below do). logit: limits on the logit, the ones to show. u is
 * the treated's U. p_normal: Mann-Whitney by the normal with ties, without and
 * with continuity correction. brunner_munzel: its t, df and p, reason. */
struct win {
    size_t treated, control;
    struct estimate win;
    struct interval logit;
    double u, p_normal, p_continuity;
    const char *p_reason;
    double net_benefit; /* 2 win - 1 */
    struct {
        double statistic, df, p;
        const char *reason;
    } brunner_munzel;
};

/* y and treated of n. */
struct win rank_win(const double *y, const unsigned char *treated, size_t n,
                    double level);

/* Limits on the logit of a win probability inside (0, 1), its se over 0, so
 * many se to either side. */
struct interval rank_logit_limits(double win, double se, double quantile);

/* Mann-Whitney's exact p, ties and all, by counting the choices of as many
 * people that have each sum of midranks: greater and less for the treated being
 * above or below, two_sided for a U as far from its middle. Streitberg & Rohmel
 * (1986), Stat. Software Newsletter 12:10-17. Beyond about 270 people in two
 * equal arms there is a reason: the normal is then as good. */
struct rank_exact {
    double two_sided, greater, less;
    const char *reason;
};
struct rank_exact rank_exact(const double *y, const unsigned char *treated,
                             size_t n);

/* Midranks of n values, from 1, ties sharing. Returns sum of t^3 - t over
 * ties of t. */
double rank_mid(const double *y, size_t n, double *rank);

#endif
