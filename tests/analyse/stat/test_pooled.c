#include <config.h>

#include "analyse/stat/odds-ratio.h"
#include "analyse/stat/pooled.h"
#include "analyse/stat/prop-diff.h"
#include "analyse/stat/prop-ratio.h"
#include "tests/analyse/stat/tables.h"
#include "tests/run.h"

#include <math.h>

/* One stratum is one table. */
START_TEST(one_stratum)
{
    struct arms a = TABLES_FIRST;
    do {
        struct pooled d = pooled_difference(&a, 1, 0.95);
        struct pooled r = pooled_ratio(&a, 1, 0.95);
        struct pooled o = pooled_odds(&a, 1, 0.95);
        struct interval katz = prop_ratio_katz(a, 0.95);
        struct interval woolf = odds_ratio_woolf(a, 0.95);
        if (!d.reason)
            ck_assert_double_eq_tol(d.estimate, prop_diff(a), 1e-14);
        if (!r.reason && !r.interval.reason) {
            ck_assert_double_eq_tol(r.interval.lower, katz.lower, 1e-9);
            ck_assert_double_eq_tol(r.interval.upper / katz.upper, 1, 1e-9);
        }
        if (!o.reason && !o.interval.reason) {
            ck_assert_double_eq_tol(o.interval.lower, woolf.lower, 1e-9);
            ck_assert_double_eq_tol(o.interval.upper / woolf.upper, 1,
                                    1e-9);
        }
        struct interval mn = prop_diff_miettinen_nurminen(a, 0.95);
        struct interval smn = pooled_miettinen_nurminen(&a, 1, 0.95);
        ck_assert_double_eq_tol(smn.lower, mn.lower, 1e-12);
        ck_assert_double_eq_tol(smn.upper, mn.upper, 1e-12);
    } while (tables_next(&a));
}
END_TEST

static const struct arms strata[] = {
    {4, 10, 2, 10}, {7, 15, 4, 14}, {0, 8, 3, 9}};

START_TEST(swapped_arms_mirror)
{
    struct arms swapped[3];
    for (int i = 0; i < 3; i++)
        swapped[i] = arms_swapped(strata[i]);
    struct pooled d = pooled_difference(strata, 3, 0.95);
    struct pooled e = pooled_difference(swapped, 3, 0.95);
    ck_assert_double_eq_tol(d.interval.lower, -e.interval.upper, 1e-14);
    ck_assert_double_eq_tol(d.q, e.q, 1e-12);
    struct pooled o = pooled_odds(strata, 3, 0.95);
    struct pooled u = pooled_odds(swapped, 3, 0.95);
    ck_assert_double_eq_tol(o.interval.lower * u.interval.upper, 1, 1e-12);
    struct pooled r = pooled_ratio(strata, 3, 0.95);
    struct pooled v = pooled_ratio(swapped, 3, 0.95);
    ck_assert_double_eq_tol(r.interval.lower * v.interval.upper, 1, 1e-12);
    struct interval m = pooled_miettinen_nurminen(strata, 3, 0.95);
    struct interval n = pooled_miettinen_nurminen(swapped, 3, 0.95);
    ck_assert_double_eq_tol(m.lower, -n.upper, 1e-14);
    ck_assert_double_eq_tol(pooled_tarone(strata, 3).statistic,
                            pooled_tarone(swapped, 3).statistic, 1e-10);
}
END_TEST

/* A stratum with one arm only changes nothing; nor do its numbers the order. */
START_TEST(what_tells_nothing_changes_nothing)
{
    struct arms more[] = {
        strata[2], {3, 4, 0, 0}, strata[0], strata[1], {0, 0, 1, 9}};
    struct pooled d = pooled_difference(strata, 3, 0.95);
    struct pooled e = pooled_difference(more, 5, 0.95);
    ck_assert_double_eq_tol(d.interval.lower, e.interval.lower, 1e-14);
    ck_assert_uint_eq(d.strata, e.strata);
    ck_assert_double_eq_tol(pooled_cmh(strata, 3).statistic,
                            pooled_cmh(more, 5).statistic, 1e-13);
    struct interval m = pooled_miettinen_nurminen(strata, 3, 0.95);
    struct interval n = pooled_miettinen_nurminen(more, 5, 0.95);
    ck_assert_double_eq_tol(m.upper, n.upper, 1e-13);
}
END_TEST

START_TEST(reasons_not_numbers)
{
    static const struct arms none[] = {{0, 5, 0, 4}, {0, 3, 0, 3}};
    static const struct arms one_arm[] = {{1, 5, 0, 0}};
    ck_assert_ptr_nonnull(pooled_difference(none, 2, 0.95).interval.reason);
    ck_assert_ptr_nonnull(pooled_ratio(none, 2, 0.95).reason);
    ck_assert_ptr_nonnull(pooled_odds(none, 2, 0.95).reason);
    ck_assert_ptr_nonnull(pooled_cmh(none, 2).reason);
    ck_assert_ptr_nonnull(pooled_tarone(none, 2).reason);
    ck_assert_ptr_nonnull(pooled_breslow_day(strata, 1).reason);
    ck_assert_ptr_nonnull(pooled_difference(one_arm, 1, 0.95).reason);
    ck_assert_ptr_nonnull(
        pooled_miettinen_nurminen(one_arm, 1, 0.95).reason);
    ck_assert_ptr_null(pooled_miettinen_nurminen(none, 2, 0.95).reason);
}
END_TEST

/* R 4.2.2: mantelhaen.test of the first gives 0, turned round Inf. */
START_TEST(ratios_may_be_none_or_infinite)
{
    static const struct arms odds[] = {{16, 18, 2, 2}, {0, 2, 2, 18}};
    static const struct arms odds_turned[] = {{2, 2, 16, 18},
                                              {2, 18, 0, 2}};
    static const struct arms none[] = {{0, 5, 2, 4}, {0, 3, 1, 3}};
    static const struct arms all[] = {{5, 5, 4, 4}, {3, 3, 3, 3}};
    static const struct arms apart[] = {{5, 5, 0, 4}, {3, 3, 0, 3}};
    const struct {
        struct pooled pooled;
        double estimate;
    } cases[] = {
        {pooled_odds(odds, 2, 0.95), 0},
        {pooled_odds(odds_turned, 2, 0.95), INFINITY},
        {pooled_ratio(none, 2, 0.95), 0},
        {pooled_odds(none, 2, 0.95), 0},
        {pooled_ratio(all, 2, 0.95), 1},
        {pooled_ratio(apart, 2, 0.95), INFINITY},
        {pooled_difference(apart, 2, 0.95), 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ck_assert(!cases[i].pooled.reason);
        ck_assert_ptr_nonnull(cases[i].pooled.interval.reason);
        ck_assert_msg(cases[i].pooled.estimate == cases[i].estimate,
                      "%zu: %g", i, cases[i].pooled.estimate);
    }
}
END_TEST

int
main(void)
{
    return RUN_TESTS("strata", one_stratum, swapped_arms_mirror,
                     what_tells_nothing_changes_nothing, reasons_not_numbers,
                     ratios_may_be_none_or_infinite);
}
