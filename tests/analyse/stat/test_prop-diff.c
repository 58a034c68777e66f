#include <config.h>

#include "analyse/stat/prop-diff.h"
#include "tests/analyse/stat/tables.h"
#include "tests/run.h"

#include <math.h>
#include <stdbool.h>

typedef struct interval (*diff_interval)(struct arms arms, double level);

static const struct {
    const char *name;
    diff_interval interval;
    bool holds_estimate; /* Newcombe and Agresti-Caffo shrink */
    bool cut;            /* inside [-1, 1] */
} methods[] = {
    {"wald", prop_diff_wald, true, false},
    {"wald corrected", prop_diff_wald_corrected, true, false},
    {"newcombe", prop_diff_newcombe, true, true},
    {"agresti-caffo", prop_diff_agresti_caffo, false, false},
    {"mee", prop_diff_mee, true, true},
    {"miettinen-nurminen", prop_diff_miettinen_nurminen, true, true},
    {"scas", prop_diff_scas, true, true},
};

enum { METHODS = sizeof methods / sizeof *methods };

START_TEST(every_small_table)
{
    struct arms a = TABLES_FIRST;
    do {
        for (int i = 0; i < METHODS; i++) {
            struct interval t = methods[i].interval(a, 0.95);
            struct interval u = methods[i].interval(arms_swapped(a), 0.95);
            struct interval wide = methods[i].interval(a, 0.99);
            double d = prop_diff(a);
            const char *name = methods[i].name;
            ck_assert_msg(t.lower <= t.upper, "%s", name);
            ck_assert_msg(
                !methods[i].holds_estimate ||
                    (t.lower <= d + 1e-12 && d <= t.upper + 1e-12),
                "%s %zu/%zu %zu/%zu", name, a.x1, a.n1, a.x0, a.n0);
            ck_assert_msg(fabs(t.lower + u.upper) < 1e-12 &&
                              fabs(t.upper + u.lower) < 1e-12,
                          "%s is not mirrored", name);
            ck_assert_msg(
                wide.lower <= t.lower + 1e-12 &&
                    t.upper <= wide.upper + 1e-12,
                "%s %zu/%zu %zu/%zu: wider level, narrower interval", name,
                a.x1, a.n1, a.x0, a.n0);
            ck_assert_msg(!methods[i].cut || (t.lower >= -1 - 1e-12 &&
                                              t.upper <= 1 + 1e-12),
                          "%s leaves [-1, 1]", name);
        }
    } while (tables_next(&a));
}
END_TEST

/* Nobody acted: the score limits are those of one proportion by Wilson, which
 * has a closed form. Rare outcomes keep their digits. */
START_TEST(nobody_acted)
{
    double z = level_quantile(0.95);
    for (size_t n = 1; n <= 1000000000; n *= 10) {
        struct interval t = prop_diff_mee((struct arms){0, n, 0, n}, 0.95);
        double wilson = z * z / ((double)n + z * z);
        ck_assert_double_eq_tol(t.upper / wilson, 1, 1e-9);
        ck_assert_double_eq_tol(t.lower / wilson, -1, 1e-9);
    }
}
END_TEST

START_TEST(everybody_against_nobody)
{
    struct arms a = {4, 4, 0, 3};
    ck_assert_double_eq(prop_diff_mee(a, 0.95).upper, 1);
    ck_assert_double_eq(prop_diff_newcombe(a, 0.95).upper, 1);
    ck_assert_double_eq(prop_diff_scas(a, 0.95).upper, 1);
}
END_TEST

/* 51 of 51 against a quarter of very many: next to the estimate, -0.743415, the
 * corrected score leaves the interval and comes back. Limits by mpmath (30
 * digits), sought from the far end, the rates by bisection of the slope. */
START_TEST(skewness_limit_is_the_outermost)
{
    static const struct {
        double level, lower, upper;
    } known[] = {
        {0.8, -0.7440737731649021, -0.7161997254354805},
        {0.95, -0.7444225315666686, -0.6899849599546354},
        {0.99, -0.744738955639282, -0.6576944030628398},
    };
    struct arms a = {184671, 719725, 51, 51};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        struct interval t = prop_diff_scas(a, known[i].level);
        ck_assert_double_eq_tol(t.lower, known[i].lower, 1e-12);
        ck_assert_double_eq_tol(t.upper, known[i].upper, 1e-12);
    }
}
END_TEST

int
main(void)
{
    return RUN_TESTS("prop-diff", every_small_table, nobody_acted,
                     everybody_against_nobody, skewness_limit_is_the_outermost);
}
