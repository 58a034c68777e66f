/* attrition: what the missing outcomes could have been.
 *
 * Numbers only. observed[i] is 1 where y[i] is known; other y are not read.
 * Sources: Manski (1990), AER 80:319-323; Horowitz & Manski (2000), JASA
 * 95:77-84 (worst case); Lee (2009), Rev. Econ. Stud. 76:1071-1102 (trimming);
 * Imbens & Manski (2004), Econometrica 72:1845-1857 (limits).
 *
 * Where whole groups were assigned, Lee's errors are summed by group: each
 * person's influence on a bound is that on the mean kept, on the cut, and on
 * the share trimmed, which both arms' answering decides. With y_c the cut, m
 * the mean kept, k = r_o / r the share kept, r and r_o the shares observed of
 * the trimmed arm and of the other:
 *   (R/r) (y_c + (y - y_c) [kept] / k - m) - (y_c - m) (R - r) / r
 * in the trimmed arm and (y_c - m) (R - r_o) / r_o - R (y - m_o) / r_o in the
 * other, over its people; the variance is that of the groups' sums, times
 * G / (G - 1) in each arm (Liang & Zeger 1986, Biometrika 73:13-22), with
 * Welch's df. Groups of one give Lee's own variance times n / (n - 1). */
#ifndef ANALYSE_STAT_ATTRITION_H
#define ANALYSE_STAT_ATTRITION_H

#include "analyse/stat/estimate.h"
#include "analyse/stat/interval.h"
#include "analyse/stat/sandwich.h"

struct attrition_input {
    size_t n;
    const double *y;
    const unsigned char *observed;
    const unsigned char *treated;
    struct grouping cluster; /* assigned whole; code NULL: people were */
    double level;
};

/* lower and upper: the effects between which the truth must lie. limits hold
 * the effect itself with the given level (Imbens-Manski). df: of the errors;
 * INFINITY where people were assigned. response: share observed, control then
 * treated. */
struct bounds {
    double lower, upper;
    double lower_se, upper_se, df;
    struct interval limits;
    double response[2];
    double complete_case; /* difference among those observed */
    double trim_share;    /* Lee: share trimmed of the arm that answered more */
    int trimmed_arm;      /* Lee: 1 treated, 0 control */
    const char *reason;
};

/* Every missing outcome at its worst and best: least <= y <= most. Clusters
 * are not looked at: fill the outcomes in and compare by the design instead. */
struct bounds bounds_manski(const struct attrition_input *input, double least,
                            double most);

/* If being treated moves answering in one direction only: the effect on those
 * who answer in either arm. A fraction of the marginal observation is trimmed.
 */
struct bounds bounds_lee(const struct attrition_input *input);

/* C of Imbens and Manski: limits lower - C lower_se, upper + C upper_se. With
 * few df their normal distribution is Student's, so that bounds of no width
 * have the limits of t. df over .05, may be INFINITY. */
double imbens_manski_factor(double width, double larger_se, double df,
                            double level);

#endif
