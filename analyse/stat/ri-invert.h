/* ri-invert: the studentised test inverted (for ri.c).
 *
 * If everyone's effect is e = seen + u, the statistic of the assignment seen is
 * -u, and its variance V, which no effect changes, as the treated are all its
 * own. That of another is t - u c, and its variance A - 2 u B + u^2 C, where t
 * and A are of the outcomes less seen for the treated, and c, C are of being
 * treated, in the place of the outcome. So the assignment counts where
 *   (t - u c)^2 V - u^2 (A - 2 u B + u^2 C) >= 0:
 * a polynomial of four degrees, which holds at u = 0. Where C > 0 that is in
 * one or two intervals; where C = 0, as each block is then as it was seen or
 * the other way round, it may reach to infinity.
 *
 * The effects that are not rejected, at which enough assignments count, hold
 * the estimate, and may lie in several pieces. The limits are the ends of all
 * the pieces together: the narrower choice, the piece with the estimate, may
 * leave out effects that the test does not reject, and so hold the truth too
 * rarely. Source: Wu & Ding (2021), JASA 116:1898-1913, for the test. */
#ifndef ANALYSE_STAT_RI_INVERT_H
#define ANALYSE_STAT_RI_INVERT_H

#include "analyse/stat/ri-statistic.h"

/* What all assignments are held against: total is of the outcomes less what
 * is seen for the treated, really of the people who were treated. Owned. */
struct ri_inverse {
    const struct ri_data *data;
    double seen, se;
    double *total, *really;
};

/* Where an assignment counts: in pieces intervals, ascending. Both ends belong
 * to them, and may be infinite. */
struct ri_pieces {
    size_t count;
    double lower[2], upper[2];
};

/* data must outlive it. false: the assignment seen has no spread, so that every
 * effect but the one seen is infinitely far from it; nothing is to be released.
 */
bool ri_inverse_init(struct ri_inverse *inverse, const struct ri_data *data);
void ri_inverse_release(struct ri_inverse *inverse);

/* counts_at_none: whether the assignment counts where the effect is 0, as the
 * test found it: rounding shall not make the two differ. */
struct ri_pieces ri_inverse_pieces(const struct ri_inverse *inverse,
                                   const unsigned char *treated,
                                   bool counts_at_none);

/* The least and the greatest effect at which need of the assignments count, and
 * the pieces between them. lower and upper, n of each, are ends of pieces, and
 * are put in order. need is at least 1 and no more than count where most do. */
struct ri_hull {
    double lower, upper;
    size_t pieces;
};
void ri_hull_sort(double *lower, double *upper, size_t n);
struct ri_hull ri_hull(const double *lower, const double *upper, size_t n,
                       size_t need);

/* Where c[0] + c[1] x + ... + c[4] x^4 >= 0, which holds at 0 and does not go
 * on for ever but where c[3] and c[4] are 0. */
struct ri_pieces ri_quartic_pieces(const double c[5]);

#endif
