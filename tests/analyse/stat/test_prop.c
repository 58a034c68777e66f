#include <config.h>

#include "analyse/stat/binomial.h"
#include "analyse/stat/prop.h"
#include "tests/run.h"

#include <math.h>

typedef struct interval (*prop_interval)(size_t x, size_t n, double level);

static const struct {
    const char *name;
    prop_interval interval;
} methods[] = {
    {"wald", prop_wald},
    {"wilson", prop_wilson},
    {"agresti-coull", prop_agresti_coull},
    {"clopper-pearson", prop_clopper_pearson},
    {"mid-p", prop_midp},
    {"jeffreys", prop_jeffreys},
};

START_TEST(mirrored_ordered_and_within)
{
    static const size_t trials[] = {1, 2, 7, 40, 1000000, 1000000000};
    for (size_t k = 0; k < sizeof trials / sizeof *trials; k++) {
        size_t n = trials[k];
        const size_t counts[] = {0, 1, n / 3, n / 2, n - 1, n};
        for (size_t j = 0; j < 6 * (sizeof methods / sizeof *methods);
             j++) {
            size_t x = counts[j % 6];
            prop_interval interval = methods[j / 6].interval;
            struct interval t = interval(x, n, 0.95);
            struct interval u = interval(n - x, n, 0.95);
            struct interval wide = interval(x, n, 0.999);
            const char *name = methods[j / 6].name;
            ck_assert_msg(t.lower >= 0 && t.lower <= t.upper &&
                              t.upper <= 1,
                          "%s %zu/%zu", name, x, n);
            ck_assert_msg(fabs(t.lower + u.upper - 1) < 1e-12, "%s %zu/%zu",
                          name, x, n);
            ck_assert_msg(wide.lower <= t.lower && t.upper <= wide.upper,
                          "%s %zu/%zu", name, x, n);
        }
    }
}
END_TEST

/* The exact limits put 2.5 % beyond what was seen, by sums of densities. */
START_TEST(exact_limits_hold_their_tails)
{
    for (size_t x = 1; x <= 12; x++) {
        struct interval t = prop_clopper_pearson(x, 12, 0.95);
        struct interval m = prop_midp(x, 12, 0.95);
        double above = 0;
        double half = -binomial_density((double)x, 12, m.lower) / 2;
        for (size_t k = x; k <= 12; k++) {
            above += binomial_density((double)k, 12, t.lower);
            half += binomial_density((double)k, 12, m.lower);
        }
        ck_assert_double_eq_tol(above, 0.025, 1e-12);
        ck_assert_double_eq_tol(half, 0.025, 1e-12);
    }
}
END_TEST

/* 1 - 0.05^(1/n): the rule of three's exact form, at any size. */
START_TEST(nobody_in_very_many)
{
    for (size_t n = 1; n <= 1000000000000; n *= 1000) {
        double upper = prop_clopper_pearson(0, n, 0.90).upper;
        double exact = -expm1(log(0.05) / (double)n);
        ck_assert_msg(fabs(upper - exact) < 1e-10 * exact,
                      "%zu: %.17g, not %.17g", n, upper, exact);
    }
}
END_TEST

/* The definition, by sums of densities. */
START_TEST(binomial_test_sums_the_unlikely)
{
    for (size_t x = 0; x <= 10; x++) {
        double bound = binomial_density((double)x, 10, 0.3) * (1 + 1e-7);
        double p = 0;
        for (size_t k = 0; k <= 10; k++) {
            double density = binomial_density((double)k, 10, 0.3);
            p += density <= bound ? density : 0;
        }
        ck_assert_double_eq_tol(prop_binomial_test(x, 10, 0.3), p, 1e-13);
    }
}
END_TEST

int
main(void)
{
    return RUN_TESTS("prop", mirrored_ordered_and_within,
                     exact_limits_hold_their_tails, nobody_in_very_many,
                     binomial_test_sums_the_unlikely);
}
