#include <config.h>

#include "analyse/stat/chi-square.h"
#include "analyse/stat/fisher.h"
#include "analyse/stat/uncond-test.h"
#include "tests/analyse/stat/tables.h"
#include "tests/run.h"

#include <math.h>

static double
value(struct point p)
{
    ck_assert_ptr_null(p.reason);
    return p.value;
}

START_TEST(every_small_table)
{
    struct arms a = TABLES_FIRST;
    do {
        struct arms b = arms_swapped(a);
        double p = fisher_test(a);
        double midp = fisher_midp(a);
        double boschloo = value(uncond_boschloo(a));
        double z = value(uncond_z_pooled(a));
        ck_assert(p > 0 && p <= 1 && midp > 0 && midp <= p);
        ck_assert(fisher_midp_observed(a) <= p);
        ck_assert(boschloo > 0 && boschloo <= p + 1e-12);
        ck_assert(z > 0 && z <= 1);
        ck_assert_double_eq_tol(fisher_test(b), p, 1e-12);
        ck_assert_double_eq_tol(fisher_midp(b), midp, 1e-12);
        ck_assert_double_eq_tol(fisher_greater(b), fisher_less(a), 1e-12);
        ck_assert_double_eq_tol(value(uncond_boschloo(b)), boschloo, 1e-9);
        ck_assert_double_eq_tol(value(uncond_z_pooled(b)), z, 1e-9);
    } while (tables_next(&a));
}
END_TEST

/* By exact fractions, every tie kept. */
START_TEST(ties_are_kept)
{
    ck_assert_double_eq_tol(
        value(uncond_boschloo((struct arms){6, 7, 2, 7})), 0.057373046875,
        1e-12);
    struct arms tied = {20, 20, 19, 20};
    ck_assert_double_eq_tol(value(uncond_boschloo_central(tied)),
                            0.8746293123804207, 1e-12);
    ck_assert_double_eq_tol(
        value(uncond_z_pooled((struct arms){1, 1, 0, 1})), 0.5, 1e-12);
}
END_TEST

/* (a, b) against (b, a): symmetric margins, the far table ties exactly. */
START_TEST(symmetric_margins_tie)
{
    for (size_t n = 2; n <= 200; n += 6) {
        struct arms a = {n / 2 + 1, n, n / 2 - 1, n};
        ck_assert_double_eq_tol(fisher_test(a), 2 * fisher_greater(a),
                                1e-12);
    }
}
END_TEST

START_TEST(nobody_or_everybody)
{
    static const struct arms tables[] = {{0, 5, 0, 4}, {5, 5, 4, 4}};
    for (size_t i = 0; i < 2; i++) {
        ck_assert_double_eq(fisher_test(tables[i]), 1);
        ck_assert_double_eq(fisher_midp(tables[i]), 1);
        ck_assert_double_eq(value(uncond_z_pooled(tables[i])), 1);
        ck_assert_ptr_nonnull(chi_square_pearson(tables[i]).reason);
        ck_assert_ptr_nonnull(chi_square_yates(tables[i]).reason);
    }
    struct arms many = {3, 1000000, 5, 1000000};
    ck_assert_ptr_nonnull(uncond_boschloo(many).reason);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("fisher", every_small_table, ties_are_kept,
                     symmetric_margins_tie, nobody_or_everybody);
}
