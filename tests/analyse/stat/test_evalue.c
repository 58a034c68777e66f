#include <config.h>

#include "analyse/stat/evalue.h"
#include "tests/run.h"

/* VanderWeele & Ding (2017), Ann. Intern. Med. 167:268-274, print one decimal
 * or two: 3.9 (1.8 to 8.7) needs 7.26 and 3.0; 0.80 (0.71 to 0.91) needs 1.81
 * and 1.43. */
START_TEST(printed_examples)
{
    struct evalue bottle = evalue_ratio(3.9, 1.8, 8.7);
    ck_assert_double_eq_tol(bottle.value, 7.26, 0.005);
    ck_assert_double_eq_tol(bottle.limit, 3, 1e-12);
    struct evalue leukemia = evalue_ratio(0.8, 0.71, 0.91);
    ck_assert_double_eq_tol(leukemia.value, 1.81, 0.005);
    ck_assert_double_eq_tol(leukemia.limit, 1.43, 0.005);
    /* Documentation of R's EValue: 10.73 (8.02 to 14.36). */
    struct evalue smoking = evalue_ratio(10.73, 8.02, 14.36);
    ck_assert_double_eq_tol(smoking.value, 20.94777, 5e-6);
    ck_assert_double_eq_tol(smoking.limit, 15.52336, 5e-6);
}
END_TEST

START_TEST(turned_over_is_the_same)
{
    struct evalue a = evalue_ratio(2.5, 1.2, 5),
                  b = evalue_ratio(.4, .2, 1 / 1.2);
    ck_assert_double_eq_tol(a.value, b.value, 1e-12);
    ck_assert_double_eq_tol(a.limit, b.limit, 1e-12);
    a = evalue_hazard(1.8, 1.1, 3, false);
    b = evalue_hazard(1 / 1.8, 1. / 3, 1 / 1.1, false);
    ck_assert_double_eq_tol(a.value, b.value, 1e-12);
    ck_assert_double_eq_tol(a.limit, b.limit, 1e-12);
    struct arms arms = {40, 100, 20, 120};
    a = evalue_difference(arms, 0.95);
    b = evalue_difference(arms_swapped(arms), 0.95);
    ck_assert_double_eq_tol(a.value, b.value, 1e-12);
    ck_assert_double_eq_tol(a.limit, b.limit, 1e-12);
    ck_assert_double_eq_tol(a.ratio * b.ratio, 1, 1e-12);
}
END_TEST

/* Two associations of strength E can make a ratio of E E / (2 E - 1) and no
 * more (Ding & VanderWeele 2016): at the E-value that is the ratio itself. */
START_TEST(bound_returns_the_ratio)
{
    for (double ratio = 1; ratio < 50; ratio *= 1.3) {
        double e = evalue_ratio(ratio, ratio, ratio).value;
        ck_assert_double_eq_tol(e * e / (2 * e - 1), ratio, 1e-10 * ratio);
    }
}
END_TEST

START_TEST(common_outcomes_need_less)
{
    struct evalue rare = evalue_odds(4, 2, 8, true);
    struct evalue common = evalue_odds(4, 2, 8, false);
    ck_assert_double_eq_tol(common.ratio, 2, 1e-15);
    ck_assert_double_eq_tol(common.value, 2 + sqrt(2), 1e-14);
    ck_assert(rare.value > common.value && rare.limit > common.limit);
    /* (1 - 0.5^2) / (1 - 0.5^(1/2)) for a hazard ratio of 4 */
    struct evalue hazard = evalue_hazard(4, 1, 16, false);
    ck_assert_double_eq_tol(hazard.ratio, 0.75 / (1 - sqrt(0.5)), 1e-13);
    ck_assert(hazard.limit == 1);
    ck_assert(evalue_standardised(0, 0.1, 0.95).value == 1);
    ck_assert_double_eq_tol(evalue_standardised(0.5, 0.1, 0.95).ratio,
                            exp(0.455), 1e-14);
}
END_TEST

/* Hammond and Horn's smokers, as in the documentation of R's EValue. The limit
 * is where p1 - p0 b has lost its lower limit. */
START_TEST(difference)
{
    struct arms smokers = {397, 397 + 78557, 51, 51 + 108778};
    struct evalue e = evalue_difference(smokers, 0.95);
    ck_assert_double_eq_tol(e.ratio, 10.729780, 5e-7);
    ck_assert_double_eq_tol(e.limit, 15.957, 5e-4);
    ck_assert(e.limit < e.value);
    struct arms none = {3, 10, 3, 10};
    ck_assert(evalue_difference(none, 0.95).limit == 1);
    ck_assert(evalue_difference(none, 0.95).value == 1);
}
END_TEST

START_TEST(edges)
{
    struct arms nobody = {0, 5, 0, 5}, all = {5, 5, 0, 5};
    ck_assert_ptr_nonnull(evalue_difference(nobody, 0.95).reason);
    ck_assert(isinf(evalue_difference(all, 0.95).value));
    ck_assert_ptr_nonnull(evalue_difference(all, 0.95).limit_reason);
    ck_assert(isinf(evalue_ratio(0, 0, 0.5).value));
    ck_assert_double_eq_tol(evalue_ratio(0, 0, 0.5).limit, 2 + sqrt(2),
                            1e-14);
    ck_assert(evalue_ratio(1, 0.9, 1.1).value == 1);
    ck_assert(evalue_hazard(0, 0, INFINITY, false).limit == 1);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("evalue", printed_examples, turned_over_is_the_same,
                     bound_returns_the_ratio, common_outcomes_need_less,
                     difference, edges);
}
