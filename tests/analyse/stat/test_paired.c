#include <config.h>

#include "analyse/stat/binomial.h"
#include "analyse/stat/paired.h"
#include "analyse/stat/prop.h"
#include "tests/run.h"

#include <math.h>

/* Bentur et al. (2009), 21 children before and after, as given by Fagerland,
 * Lydersen and Laake (2013), table 1: 1 and 7 pairs differ. The p by whole
 * numbers: of 2^8 ways, 9 have at most one the one way. */
static const struct paired children = {1, 1, 7, 12};

START_TEST(children_by_whole_numbers)
{
    ck_assert_double_eq_tol(paired_mcnemar_exact(children), 18 / 256.0,
                            1e-14);
    ck_assert_double_eq_tol(paired_mcnemar_midp(children), 10 / 256.0,
                            1e-14);
    ck_assert_double_eq_tol(paired_mcnemar(children), erfc(sqrt(36 / 16.0)),
                            1e-14);
    ck_assert_double_eq_tol(paired_mcnemar_corrected(children),
                            erfc(sqrt(25 / 16.0)), 1e-14);
}
END_TEST

/* Every table of up to four a cell. */
START_TEST(every_small_table)
{
    for (size_t i = 1; i < 625; i++) {
        struct paired p = {i % 5, i / 5 % 5, i / 25 % 5, i / 125};
        struct paired q = {p.both, p.second, p.first, p.neither};
        double d = paired_difference(p);
        double exact = paired_mcnemar_exact(p);
        double midp = paired_mcnemar_midp(p);
        ck_assert(0 < midp && midp <= exact && exact <= 1);
        ck_assert(paired_mcnemar(p) <= paired_mcnemar_corrected(p));
        ck_assert_double_eq_tol(paired_mcnemar_midp(q), midp, 1e-14);
        for (int k = 0; k < 2; k++) {
            struct interval (*interval)(struct paired, double) =
                k ? paired_tango : paired_newcombe;
            struct interval t = interval(p, 0.95);
            struct interval u = interval(q, 0.95);
            struct interval wide = interval(p, 0.99);
            ck_assert_msg(-1 <= t.lower + 1e-12 && t.lower <= d + 1e-12 &&
                              d <= t.upper + 1e-12 && t.upper <= 1 + 1e-12,
                          "%d: %zu %zu %zu %zu", k, p.both, p.first,
                          p.second, p.neither);
            ck_assert_double_eq_tol(t.lower, -u.upper, 1e-12);
            ck_assert(wide.lower <= t.lower + 1e-12 &&
                      t.upper <= wide.upper + 1e-12);
        }
    }
}
END_TEST

/* Where no pair differs Tango's limits are those of one proportion that is
 * zero, by Wilson; and the tests have nothing to go by. */
START_TEST(no_pair_differs)
{
    for (size_t n = 1; n <= 1000000000; n *= 1000) {
        struct paired same = {n / 2, 0, 0, n - n / 2};
        struct interval t = paired_tango(same, 0.95);
        double wilson = prop_wilson(0, n, 0.95).upper;
        ck_assert_double_eq_tol(t.upper / wilson, 1, 1e-9);
        ck_assert_double_eq_tol(t.lower / wilson, -1, 1e-9);
        ck_assert_double_eq(paired_mcnemar_exact(same), 1);
        ck_assert_double_eq(paired_mcnemar_midp(same), 1);
        ck_assert_double_eq(paired_mcnemar(same), 1);
    }
}
END_TEST

/* As many one way as the other: half of that table is left out. */
START_TEST(even_split)
{
    struct paired even = {3, 4, 4, 0};
    ck_assert_double_eq_tol(paired_mcnemar_midp(even),
                            1 - binomial_density(4, 8, 0.5) / 2, 1e-14);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("paired", children_by_whole_numbers, every_small_table,
                     no_pair_differs, even_split);
}
