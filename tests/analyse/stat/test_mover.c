#include <config.h>

#include "analyse/stat/mover.h"
#include "tests/run.h"

#include <math.h>

#define TINY 1e-12

/* R 4.2.2: the roots of (p - t)^2 = q^2 t (1 - t) v / (p (1 - p)) by uniroot,
 * and the formulas of Zou & Donner and of Donner & Zou put down in R. */
START_TEST(as_in_r)
{
    struct mover_mean one = mover_wilson(.12, .0009, 1, 2.1);
    struct mover_mean zero = mover_wilson(.7, .002, 1, 2.1);
    struct interval gap = mover_difference(one, zero);
    struct interval ratio = mover_ratio(one, zero);
    ck_assert_double_eq_tol(one.lower, 0.0704033340997336, TINY);
    ck_assert_double_eq_tol(one.upper, 0.1971267154580793, TINY);
    ck_assert_double_eq_tol(zero.lower, 0.599583407299354, TINY);
    ck_assert_double_eq_tol(zero.upper, 0.784293752009667, TINY);
    ck_assert_double_eq_tol(gap.lower, -0.677802177359657, TINY);
    ck_assert_double_eq_tol(gap.upper, -0.453382377502344, TINY);
    ck_assert_double_eq_tol(ratio.lower, 0.0995688407085456, TINY);
    ck_assert_double_eq_tol(ratio.upper, 0.2891591657819356, TINY);
}
END_TEST

/* The variance of a share of people is p (1 - p) / n. */
START_TEST(a_share_is_of_its_people)
{
    for (size_t x = 0; x <= 40; x++) {
        double p = (double)x / 40, z = 1.959963984540054;
        struct mover_mean m = mover_wilson(p, p * (1 - p) / 40, 40, z);
        struct mover_mean share = mover_proportion(x, 40, .95);
        ck_assert_double_eq_tol(m.lower, share.lower, TINY);
        ck_assert_double_eq_tol(m.upper, share.upper, TINY);
    }
}
END_TEST

START_TEST(edges)
{
    struct mover_mean none = mover_wilson(0, 0, 25, 2);
    struct mover_mean all = mover_wilson(1, 0, 25, 2);
    struct mover_mean sure = mover_wilson(.25, 0, 25, 2);
    ck_assert(none.lower == 0 && all.upper == 1);
    ck_assert_double_eq_tol(none.upper, 4. / 29, TINY);
    ck_assert_double_eq_tol(all.lower, 25. / 29, TINY);
    ck_assert(sure.lower == .25 && sure.upper == .25);
    ck_assert(mover_ratio(all, none).upper == INFINITY);
    ck_assert(mover_ratio(none, all).lower == 0);
    ck_assert(mover_ratio(none, none).lower == 0 &&
              mover_ratio(none, none).upper == INFINITY);
    struct interval same = mover_difference(none, none);
    ck_assert(same.lower == -same.upper && same.upper > 0);
}
END_TEST

/* They lie about the value and within what is possible, widen with the
 * quantile, and mirror. */
START_TEST(properties)
{
    for (int i = 0; i <= 20; i++)
        for (int j = 0; j <= 20; j++)
            for (int k = 1; k <= 4; k++) {
                double p1 = i / 20., p0 = j / 20., v = .01 * k;
                struct mover_mean one = mover_wilson(p1, v, 9, k);
                struct mover_mean zero = mover_wilson(p0, v, 9, k);
                struct mover_mean wide = mover_wilson(p1, v, 9, k + 1);
                struct interval d = mover_difference(one, zero);
                struct interval m = mover_difference(zero, one);
                ck_assert(0 <= one.lower && one.lower <= p1 &&
                          p1 <= one.upper && one.upper <= 1);
                ck_assert(wide.lower <= one.lower &&
                          one.upper <= wide.upper);
                ck_assert(d.lower >= -1 - TINY && d.upper <= 1 + TINY);
                ck_assert(d.lower <= p1 - p0 && p1 - p0 <= d.upper);
                ck_assert_double_eq_tol(d.lower, -m.upper, TINY);
                if (i + j == 0)
                    continue;
                struct interval r = mover_ratio(one, zero);
                double back = mover_ratio(zero, one).upper;
                ck_assert(r.lower * p0 <= p1 + TINY &&
                          (p0 == 0 || p1 / p0 <= r.upper + TINY));
                ck_assert(r.lower == 0 ? isinf(back)
                                       : fabs(r.lower * back - 1) < TINY);
                /* with the difference, to the same side of no difference */
                ck_assert((d.lower > TINY) <= (r.lower > 1 - TINY) &&
                          (d.upper < -TINY) <= (r.upper < 1 + TINY));
            }
}
END_TEST

int
main(void)
{
    return RUN_TESTS("mover", as_in_r, a_share_is_of_its_people, edges,
                     properties);
}
