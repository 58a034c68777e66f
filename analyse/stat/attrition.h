/* attrition: what the missing outcomes could have been.
 *
 * Numbers only. observed[i] is 1 where y[i] is known; other y are not read.
 * Sources: Manski (1990), AER 80:319-323; Horowitz & Manski (2000), JASA
 * 95:77-84 (worst case); Lee (2009), Rev. Econ. Stud. 76:1071-1102 (trimming);
 * Imbens & Manski (2004), Econometrica 72:1845-1857 (limits). */
#ifndef ANALYSE_STAT_ATTRITION_H
#define ANALYSE_STAT_ATTRITION_H

#include "analyse/stat/estimate.h"
#include "analyse/stat/interval.h"

struct attrition_input {
    size_t n;
    const double *y;
    const unsigned char *observed;
    const unsigned char *treated;
    double level;
};

/* lower and upper: the effects between which the truth must lie. limits hold
 * the effect itself with the given level (Imbens-Manski). response: share
 * observed, control then treated. */
struct bounds {
    double lower, upper;
    double lower_se, upper_se;
    struct interval limits;
    double response[2];
    double complete_case; /* difference among those observed */
    double trim_share;    /* Lee: share trimmed of the arm that answered more */
    int trimmed_arm;      /* Lee: 1 treated, 0 control */
    const char *reason;
};

/* Every missing outcome at its worst and best: least <= y <= most. */
struct bounds bounds_manski(const struct attrition_input *input, double least,
                            double most);

/* If being treated moves answering in one direction only: the effect on those
 * who answer in either arm. A fraction of the marginal observation is trimmed.
 */
struct bounds bounds_lee(const struct attrition_input *input);

/* C of Imbens and Manski: limits lower - C lower_se, upper + C upper_se. */
double imbens_manski_factor(double width, double larger_se, double level);

#endif
