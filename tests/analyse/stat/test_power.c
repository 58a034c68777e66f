#include <config.h>

#include "analyse/stat/fisher.h"
#include "analyse/stat/power.h"
#include "tests/run.h"

static struct power_design
design(double p1, double p0, double n, enum power_method method)
{
    return (struct power_design){.p1 = p1,
                                 .p0 = p0,
                                 .n1 = n,
                                 .n0 = n,
                                 .alpha = 0.05,
                                 .design_effect = 1,
                                 .method = method};
}

START_TEST(noncentral_t_as_in_r)
{
    /* R 4.2.2: q <- qt(.975, df); integrate(function(x)
     * (pnorm(e - q*sqrt(x/df)) + pnorm(-e - q*sqrt(x/df))) *
     * dchisq(x, df), 0, Inf, rel.tol = 1e-12), where
     * pt(-q, df, e) + pt(q, df, e, lower.tail = FALSE) agrees. */
    static const struct {
        double effect, df, power;
    } cases[] = {
        {2, 6, 0.39106067148270},
        {3.1, 2, 0.40534911550425},
        {0.5, 40, 0.07770999307801},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_double_eq_tol(
            power_student(3 * cases[i].effect, 3, cases[i].df, 0.05),
            cases[i].power, 1e-12);
}
END_TEST

START_TEST(no_effect_is_found_at_alpha)
{
    static const double dfs[] = {0.3, 1, 2.5, 38, 5000, INFINITY};
    for (size_t i = 0; i < sizeof dfs / sizeof *dfs; i++)
        ck_assert_double_eq_tol(power_student(0, 2, dfs[i], 0.1), 0.1,
                                1e-9);
    for (int m = POWER_UNPOOLED; m <= POWER_ARCSINE; m++) {
        struct power_design d = design(0.3, 0.3, 50, m);
        ck_assert_double_eq_tol(power_normal(&d), 0.025, 1e-12);
        d.wrong_side = true;
        ck_assert_double_eq_tol(power_normal(&d), 0.05, 1e-12);
        ck_assert_ptr_nonnull(power_people(&d, 0.8).reason);
    }
}
END_TEST

START_TEST(many_degrees_are_normal)
{
    double normal = power_student(2.8, 1, INFINITY, 0.05);
    ck_assert_double_eq_tol(power_student(2.8, 1, 1e6, 0.05), normal, 1e-6);
    ck_assert_double_eq_tol(power_detectable(2, INFINITY, 0.05, 0.8),
                            power_detectable_normal(2, 0.05, 0.8), 1e-5);
}
END_TEST

/* People, share and effect are each found back from the others. */
START_TEST(inverses_return)
{
    for (int m = POWER_UNPOOLED; m <= POWER_ARCSINE; m++)
        for (int ratio = 1; ratio <= 3; ratio++) {
            struct power_design d = design(0.42, 0.3, 20, m);
            d.n1 = ratio * d.n0;
            d.design_effect = 1.7;
            struct point n = power_people(&d, 0.9);
            ck_assert_ptr_null(n.reason);
            d.n0 = n.value;
            d.n1 = ratio * n.value;
            ck_assert_double_eq_tol(power_normal(&d), 0.9, 1e-12);
            struct point p = power_detectable_above(&d, 0.9);
            ck_assert_ptr_null(p.reason);
            ck_assert_double_eq_tol(p.value, 0.42, 1e-9);
            struct point q = power_detectable_below(&d, 0.9);
            ck_assert(!q.reason && q.value > 0 && q.value < 0.3);
            d.p1 = q.value;
            ck_assert_double_eq_tol(power_normal(&d), 0.9, 1e-9);
        }
    for (double df = 0.5; df < 100; df *= 3) {
        double effect = power_detectable(0.7, df, 0.05, 0.8);
        ck_assert_double_eq_tol(power_student(effect, 0.7, df, 0.05), 0.8,
                                1e-9);
    }
}
END_TEST

START_TEST(arms_swapped_have_the_same_power)
{
    for (int m = POWER_UNPOOLED; m <= POWER_ARCSINE; m++) {
        struct power_design a = design(0.42, 0.3, 90, m);
        struct power_design b = design(0.3, 0.42, 90, m);
        a.n1 = b.n0 = 40;
        ck_assert_double_eq_tol(power_normal(&a), power_normal(&b), 1e-14);
    }
}
END_TEST

/* Of four and four, Fisher rejects at 4/4 against 0/4 only: p = 2/70. */
START_TEST(exact_by_hand)
{
    struct arms four = {0, 4, 0, 4};
    double hand = pow(0.9, 4) * pow(0.8, 4) + pow(0.1, 4) * pow(0.2, 4);
    ck_assert_double_eq_tol(power_exact(four, 0.9, 0.2, 0.05, fisher_test),
                            hand, 1e-14);
    ck_assert(power_exact(four, 0.9, 0.2, 0.02, fisher_test) == 0);
    struct arms three = {0, 3, 0, 3};
    ck_assert(power_exact(three, 1, 0, 0.05, fisher_test) == 0);
    struct arms many = {0, 60, 0, 40};
    ck_assert_double_eq_tol(power_exact(many, 0.5, 0.2, 1, fisher_test), 1,
                            1e-12);
    /* Four tables have a mid-p of exactly 1/10 (fractions of integers). */
    struct arms eight = {0, 8, 0, 8};
    ck_assert_double_eq_tol(
        power_exact(eight, 0.8, 0.2, 0.1, fisher_midp_central),
        0.8013281272856576, 1e-12);
    double size = power_exact(many, 0.4, 0.4, 0.05, fisher_test);
    ck_assert(size > 0.01 && size <= 0.05);
}
END_TEST

START_TEST(edges)
{
    struct power_design all = design(1, 0, 5, POWER_UNPOOLED);
    ck_assert(power_normal(&all) == 1);
    all.p1 = 0;
    ck_assert(power_normal(&all) == 0);
    struct power_design few = design(0, 0.5, 1, POWER_POOLED);
    ck_assert_ptr_nonnull(power_detectable_above(&few, 0.99).reason);
    ck_assert(power_design_effect(0, 20, 1) == 1);
    ck_assert_double_eq_tol(power_design_effect(0.1, 20, 0), 2.9, 1e-15);
    /* Fleiss, Tytun & Ury: the correction adds about 2/|d| to equal arms */
    ck_assert_double_eq_tol(power_people_corrected(400, 1, 0.1) - 400, 20,
                            0.3);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("power", noncentral_t_as_in_r, no_effect_is_found_at_alpha,
                     many_degrees_are_normal, inverses_return,
                     arms_swapped_have_the_same_power, exact_by_hand, edges);
}
