#include <config.h>

#include "analyse/stat/binomial.h"
#include "analyse/stat/exact-uncond.h"
#include "analyse/stat/prop-diff.h"
#include "tests/run.h"

#include <math.h>

typedef struct interval (*diff_interval)(struct arms arms, double level);

static const diff_interval methods[] = {exact_uncond_chan_zhang,
                                        exact_uncond_agresti_min,
                                        exact_uncond_santner_snell};

enum { METHODS = sizeof methods / sizeof *methods, LARGEST = 5 };

START_TEST(mirrored_and_ordered)
{
    static const struct arms tables[] = {
        {0, 1, 0, 1}, {1, 1, 0, 1}, {3, 3, 0, 4}, {0, 5, 5, 5},
        {2, 7, 5, 6}, {0, 9, 0, 4}, {9, 9, 4, 4}, {5, 56, 0, 29}};
    for (size_t i = 0; i < METHODS * sizeof tables / sizeof *tables; i++) {
        struct arms a = tables[i / METHODS];
        diff_interval interval = methods[i % METHODS];
        struct interval t = interval(a, 0.95);
        struct interval u = interval(arms_swapped(a), 0.95);
        struct interval wide = interval(a, 0.99);
        double d = prop_diff(a);
        ck_assert(-1 <= t.lower && t.lower <= d && d <= t.upper &&
                  t.upper <= 1);
        ck_assert_double_eq(t.lower, -u.upper);
        ck_assert_double_eq(t.upper, -u.lower);
        ck_assert(wide.lower <= t.lower && t.upper <= wide.upper);
    }
}
END_TEST

/* The chance, over all tables, that the interval holds the true difference:
 * never below its level, whatever the rates. */
START_TEST(covers_its_level)
{
    struct interval kept[LARGEST + 1][LARGEST + 1];
    for (int m = 0; m < METHODS; m++) {
        for (size_t x1 = 0; x1 <= LARGEST; x1++)
            for (size_t x0 = 0; x0 <= LARGEST - 1; x0++)
                kept[x1][x0] = methods[m](
                    (struct arms){x1, LARGEST, x0, LARGEST - 1}, 0.9);
        for (int k = 0; k < 21 * 21; k++) {
            double p1 = (k / 21) / 20.0;
            double p0 = (k % 21) / 20.0;
            double covered = 0;
            for (size_t x1 = 0; x1 <= LARGEST; x1++)
                for (size_t x0 = 0; x0 <= LARGEST - 1; x0++)
                    if (kept[x1][x0].lower <= p1 - p0 + 1e-6 &&
                        p1 - p0 - 1e-6 <= kept[x1][x0].upper)
                        covered +=
                            binomial_density((double)x1, LARGEST, p1) *
                            binomial_density((double)x0, LARGEST - 1, p0);
            ck_assert_msg(covered >= 0.9 - 1e-6, "method %d, %g, %g: %g", m,
                          p1, p0, covered);
        }
    }
}
END_TEST

/* One person an arm, one of them acted: p = sup p1 (1 - p0) over rates d
 * apart = ((1 + d) / 2)^2. */
START_TEST(one_person_an_arm)
{
    struct interval t =
        exact_uncond_chan_zhang((struct arms){1, 1, 0, 1}, 0.95);
    ck_assert_double_eq_tol(t.lower, 2 * sqrt(0.025) - 1, 2e-7);
    ck_assert_double_eq(t.upper, 1);
}
END_TEST

/* The differences kept are not of one piece here: an island from -0.0522 to
 * -0.0488 lies outside of -0.0409, where a search that goes up to the first
 * sign change from nearby would stop. */
START_TEST(outermost_island_is_found)
{
    struct interval t =
        exact_uncond_chan_zhang((struct arms){5, 56, 0, 29}, 0.95);
    ck_assert_double_eq_tol(t.lower, -0.052154, 2e-6);
}
END_TEST

START_TEST(too_many_people)
{
    struct arms a = {5, EXACT_UNCOND_PEOPLE + 1, 0, 2};
    ck_assert_ptr_nonnull(exact_uncond_chan_zhang(a, 0.95).reason);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("exact-uncond", mirrored_and_ordered, covers_its_level,
                     one_person_an_arm, outermost_island_is_found,
                     too_many_people);
}
