#include <config.h>

#include "analyse/stat/prop-ratio.h"
#include "tests/analyse/stat/tables.h"
#include "tests/run.h"

#include <math.h>

typedef struct interval (*ratio_interval)(struct arms arms, double level);

static const struct {
    const char *name;
    ratio_interval interval;
    struct point (*estimate)(struct arms); /* that it is about */
} methods[] = {
    {"katz", prop_ratio_katz, prop_ratio},
    {"adjusted log", prop_ratio_adjusted_log, prop_ratio_adjusted},
    {"koopman", prop_ratio_koopman, prop_ratio},
    {"miettinen-nurminen", prop_ratio_miettinen_nurminen, prop_ratio},
    {"mover-r", prop_ratio_mover, prop_ratio},
};

static void
table_check(struct arms a, size_t i)
{
    struct interval t = methods[i].interval(a, 0.95);
    struct interval u = methods[i].interval(arms_swapped(a), 0.95);
    struct interval wide = methods[i].interval(a, 0.99);
    const char *name = methods[i].name;
    ck_assert_msg(!t.reason == !u.reason, "%s", name);
    if (t.reason) {
        ck_assert_msg(t.lower == 0 && t.upper == 0, "%s", name);
        return;
    }
    ck_assert_msg(t.lower >= 0 && t.lower <= t.upper, "%s", name);
    struct point e = methods[i].estimate(a);
    ck_assert_msg(e.reason || (t.lower <= e.value * (1 + 1e-9) &&
                               e.value <= t.upper * (1 + 1e-9)),
                  "%s %zu/%zu %zu/%zu", name, a.x1, a.n1, a.x0, a.n0);
    ck_assert_msg(t.lower == 1 / u.upper || fabs(t.lower * u.upper - 1) < 1e-9,
                  "%s %zu/%zu %zu/%zu is not turned over", name, a.x1, a.n1,
                  a.x0, a.n0);
    ck_assert_msg(wide.lower <= t.lower * (1 + 1e-9) &&
                      t.upper <= wide.upper * (1 + 1e-9),
                  "%s %zu/%zu %zu/%zu", name, a.x1, a.n1, a.x0, a.n0);
}

START_TEST(every_small_table)
{
    struct arms a = TABLES_FIRST;
    do {
        for (size_t i = 0; i < sizeof methods / sizeof *methods; i++)
            table_check(a, i);
    } while (tables_next(&a));
}
END_TEST

START_TEST(nobody_in_an_arm)
{
    struct arms a = {0, 9, 4, 7};
    ck_assert_double_eq(prop_ratio_koopman(a, 0.95).lower, 0);
    ck_assert(isinf(prop_ratio_koopman(arms_swapped(a), 0.95).upper));
    ck_assert(isinf(prop_ratio(arms_swapped(a)).value));
    ck_assert_ptr_nonnull(prop_ratio_katz(a, 0.95).reason);

    struct arms none = {0, 9, 0, 7};
    struct interval all = prop_ratio_koopman(none, 0.95);
    ck_assert_double_eq(all.lower, 0);
    ck_assert(isinf(all.upper));
    ck_assert_ptr_nonnull(prop_ratio(none).reason);
}
END_TEST

/* The limit meets the score test's bound, by its own formula. */
START_TEST(limit_solves_the_score)
{
    struct arms a = {7, 20, 3, 25};
    double ratio = prop_ratio_koopman(a, 0.95).lower;
    double b = 20 * ratio + 7 + 25 + 3 * ratio;
    double p0 = (b - sqrt(b * b - 4 * 45 * ratio * 10)) / (2 * 45 * ratio);
    double p1 = ratio * p0;
    double variance =
        p1 * (1 - p1) / 20 + ratio * ratio * p0 * (1 - p0) / 25;
    double z = (7.0 / 20 - ratio * 3.0 / 25) / sqrt(variance);
    ck_assert_double_eq_tol(z, 1.959963984540054, 1e-9);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("prop-ratio", every_small_table, nobody_in_an_arm,
                     limit_solves_the_score);
}
