#include <config.h>

#include "analyse/stat/conditional.h"
#include "analyse/stat/odds-ratio.h"
#include "tests/analyse/stat/tables.h"
#include "tests/run.h"

#include <math.h>

typedef struct interval (*ratio_interval)(struct arms arms, double level);

static const struct {
    const char *name;
    ratio_interval interval;
    bool holds_estimate;
} methods[] = {
    {"woolf", odds_ratio_woolf, true},
    {"gart", odds_ratio_gart_interval, false},
    {"score", odds_ratio_score, true},
    {"miettinen-nurminen", odds_ratio_miettinen_nurminen, true},
    {"conditional exact", conditional_exact, false},
    {"conditional mid-p", conditional_midp, false},
    {"baptista-pike", conditional_baptista_pike, false},
    {"baptista-pike mid-p", conditional_baptista_pike_midp, false},
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
    struct point e = odds_ratio(a);
    ck_assert_msg(e.reason || !methods[i].holds_estimate ||
                      (t.lower <= e.value * (1 + 1e-9) &&
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

START_TEST(conditional_estimate_is_held)
{
    struct arms a = TABLES_FIRST;
    do {
        struct point e = conditional_estimate(a);
        struct interval exact = conditional_exact(a, 0.95);
        struct interval midp = conditional_midp(a, 0.95);
        struct interval pike = conditional_baptista_pike(a, 0.95);
        if (!e.reason) {
            ck_assert(exact.lower <= e.value && e.value <= exact.upper);
            ck_assert(midp.lower <= e.value && e.value <= midp.upper);
            ck_assert(pike.lower <= e.value && e.value <= pike.upper);
        }
        ck_assert(exact.lower <= midp.lower && midp.upper <= exact.upper);
        } while (tables_next(&a));
}
END_TEST

/* One person an arm: P(X = 1) = odds / (1 + odds), so 0.025 is 1/39. */
START_TEST(one_person_an_arm)
{
    struct arms a = {1, 1, 0, 1};
    struct interval t = conditional_exact(a, 0.95);
    ck_assert_double_eq_tol(t.lower, 1.0 / 39, 1e-15);
    ck_assert(isinf(t.upper));
}
END_TEST

START_TEST(nobody_or_everybody)
{
    static const struct arms tables[] = {{0, 5, 0, 4}, {5, 5, 4, 4}};
    for (size_t i = 0; i < 2; i++) {
        ck_assert_ptr_nonnull(odds_ratio(tables[i]).reason);
        ck_assert_ptr_nonnull(conditional_estimate(tables[i]).reason);
        ck_assert_ptr_nonnull(odds_ratio_woolf(tables[i], 0.95).reason);
        struct interval t = conditional_baptista_pike_midp(tables[i], 0.95);
        ck_assert_double_eq(t.lower, 0);
        ck_assert(isinf(t.upper));
    }
}
END_TEST

int
main(void)
{
    return RUN_TESTS("odds-ratio", every_small_table,
                     conditional_estimate_is_held, one_person_an_arm,
                     nobody_or_everybody);
}
