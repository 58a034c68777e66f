/* multiplicity: p-values when several outcomes or contrasts are tested.
 *
 * Numbers only. p in [0, 1], m of them; adjusted, of m, may be p itself.
 * Bonferroni, Holm and Hochberg hold the chance of any false finding; BH and
 * BY the expected share of false ones among the findings (BY under any
 * dependence, Hochberg and BH under independence or positive dependence).
 * Sources: Holm (1979), Scand. J. Stat. 6:65-70; Hochberg (1988), Biometrika
 * 75:800-802; Benjamini & Hochberg (1995), JRSS B 57:289-300; Benjamini &
 * Yekutieli (2001), Ann. Stat. 29:1165-1188; Westfall & Young (1993),
 * Resampling-Based Multiple Testing. */
#ifndef ANALYSE_STAT_MULTIPLICITY_H
#define ANALYSE_STAT_MULTIPLICITY_H

#include "analyse/stat/assignment.h"

void multiplicity_bonferroni(const double *p, size_t m, double *adjusted);
void multiplicity_holm(const double *p, size_t m, double *adjusted);
void multiplicity_hochberg(const double *p, size_t m, double *adjusted);
void multiplicity_bh(const double *p, size_t m, double *adjusted);
void multiplicity_by(const double *p, size_t m, double *adjusted);

/* Westfall-Young step-down over m outcomes from the same assignments: all of
 * them when there are at most exact_limit (0: 20,000), else draws, with the
 * one seen counted among them. outcome[j] has n values. max_t compares
 * |difference in means|, min_p their p-values within the assignments. Outcomes
 * must be on one scale for max_t: scaled puts them there, each difference over
 * its root mean square across the assignments. known[j] has n values, and
 * known[j][i] tells whether person i has outcome j (known NULL: everyone has
 * all): people without one are assigned with the others, and enter no mean, so
 * that the arm is supposed to decide neither the outcome nor who has one. Each
 * of raw, max_t, min_p has m places. exact tells whether all were visited.
 * The order of people changes nothing, nor which arm is called treated.
 * reason non-NULL: no such design. */
struct westfall_young_input {
    size_t n, m;
    const double *const *outcome;
    const bool *const *known;
    bool scaled;
    const unsigned char *treated;
    struct grouping block, cluster;
    size_t draws, exact_limit;
    uint64_t seed;
    struct progress *progress; /* told of draws; or NULL */
};
struct westfall_young {
    double *raw, *max_t, *min_p; /* owned */
    bool exact;
    size_t visited;
    const char *reason;
};
struct westfall_young
westfall_young_new(const struct westfall_young_input *input);
void westfall_young_release(struct westfall_young *wy);

#endif
