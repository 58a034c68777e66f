#include <config.h>

#include "analyse/stat/ri.h"
#include "tests/analyse/stat/tables.h"
#include "tests/run.h"

#include <math.h>
#include <string.h>

enum { N = 24 };
static const double y[N] = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8,
                            9, 7, 9, 3, 2, 3, 8, 4, 6, 2, 6, 4};
static const double binary[N] = {1, 0, 1, 0, 1, 1, 0, 1, 0, 0, 1, 1,
                                 1, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0, 0};
static const double real[N] = {.31, .17, .44, .1,  .58, .93, .22, .67,
                               .5,  .36, .51, .82, .97, .71, .9,  .35,
                               .24, .39, .88, .43, .6,  .25, .66, .49};
static const unsigned char z[N] = {1, 0, 1, 0, 1, 1, 0, 0, 1, 0, 1, 0,
                                   1, 0, 1, 0, 0, 1, 1, 0, 1, 0, 0, 1};
static size_t half[N], pair[N], cluster[N];
static unsigned char by_pair[N], by_cluster[N];

static void
fill(void)
{
    for (size_t i = 0; i < N; i++) {
        half[i] = i >= 10;
        pair[i] = i / 2;
        by_pair[i] = (i + i / 2 + i / 6) % 2;
        cluster[i] = i / 2;
        by_cluster[i] = i / 2 % 2;
    }
}

static struct ri_input
example(void)
{
    fill();
    return (struct ri_input){
        .n = N,
        .y = y,
        .treated = z,
        .limits = RI_LIMITS_TWO_SIDED,
        .studentised = true,
        .level = 0.95,
        .draws = 20000,
        .seed = 3,
    };
}

static struct ri_input
design(size_t d, const double *outcome)
{
    struct ri_input input = example();
    input.y = outcome;
    if (d == 1)
        input.block = (struct grouping){half, 2};
    if (d == 2) {
        input.treated = by_pair;
        input.block = (struct grouping){pair, N / 2};
        input.studentised = false;
    }
    if (d == 3) {
        input.treated = by_cluster;
        input.cluster = (struct grouping){cluster, N / 2};
    }
    if (d == 4) {
        input.treated = by_cluster;
        cluster[N - 1] = 0; /* clusters of 3, 2 and 1 */
        by_cluster[N - 1] = by_cluster[0];
        input.cluster = (struct grouping){cluster, N / 2};
    }
    return input;
}
enum { DESIGNS = 5 };
static const double *const outcomes[] = {y, binary, real};

/* The same p whichever way it is found, exactly or up to the drawing. */
START_TEST(all_ways_agree)
{
    for (size_t d = 0; d < DESIGNS; d++)
        for (size_t o = 0; o < 3; o++) {
            struct ri_input input = design(d, outcomes[o]);
            input.exact_limit = 3000000;
            struct ri exact = ri_test(&input);
            ck_assert_int_eq(exact.method, RI_ENUMERATED);
            input.exact_limit = 1;
            struct ri other = ri_test(&input);
            ck_assert_int_ne(other.method, RI_ENUMERATED);
            if (o < 2 && d < 4)
                ck_assert_int_eq(other.method, RI_BUILT_UP);
            double allowed =
                other.method == RI_BUILT_UP ? 1e-10 : 5 * other.p_error;
            ck_assert_msg(
                fabs(exact.p_two_sided - other.p_two_sided) <= allowed &&
                    fabs(exact.p_greater - other.p_greater) <=
                        allowed + (allowed > 1e-9 ? .01 : 0) &&
                    fabs(exact.p_less - other.p_less) <=
                        allowed + (allowed > 1e-9 ? .01 : 0),
                "design %zu outcome %zu: %g %g %g, %g %g %g", d, o,
                exact.p_two_sided, exact.p_greater, exact.p_less,
                other.p_two_sided, other.p_greater, other.p_less);
            ck_assert(other.limits_drawn && !exact.limits_drawn);
            ck_assert_msg(fabs(exact.limits.lower - other.limits.lower) <
                              0.06 *
                                  (exact.limits.upper - exact.limits.lower),
                          "design %zu outcome %zu: %g %g", d, o,
                          exact.limits.lower, other.limits.lower);
            if (input.studentised)
                ck_assert_msg(
                    fabs(exact.p_studentised - other.p_studentised) <=
                        5 * other.p_studentised_error + 1e-4,
                    "design %zu outcome %zu: %g %g", d, o,
                    exact.p_studentised, other.p_studentised);
        }
}
END_TEST

START_TEST(threads_change_nothing)
{
    for (size_t d = 0; d < DESIGNS; d++) {
        struct ri_input input = design(d, real);
        input.exact_limit = 1;
        struct ri first;
        for (size_t threads = 1; threads <= 5; threads++) {
            input.threads = threads;
            struct ri ri = ri_test(&input);
            if (threads == 1)
                first = ri;
            ck_assert(ri.p_two_sided == first.p_two_sided &&
                      ri.p_greater == first.p_greater &&
                      ri.limits.lower == first.limits.lower &&
                      ri.limits.upper == first.limits.upper &&
                      ri.p_studentised == first.p_studentised);
        }
        input.seed++;
        struct ri other = ri_test(&input);
        ck_assert(other.p_limits != first.p_limits ||
                  other.limits.lower != first.limits.lower ||
                  other.p_two_sided != first.p_two_sided ||
                  other.p_greater != first.p_greater);
    }
}
END_TEST

START_TEST(arms_swapped_mirror)
{
    for (size_t d = 0; d < DESIGNS; d++) {
        struct ri_input input = design(d, y);
        input.exact_limit = 3000000;
        struct ri a = ri_test(&input);
        unsigned char other[N];
        for (size_t i = 0; i < N; i++)
            other[i] = !input.treated[i];
        input.treated = other;
        struct ri b = ri_test(&input);
        ck_assert(fabs(a.statistic + b.statistic) < 1e-12);
        ck_assert(fabs(a.p_greater - b.p_less) < 1e-12);
        ck_assert(fabs(a.p_two_sided - b.p_two_sided) < 1e-12);
        ck_assert(fabs(a.limits.lower + b.limits.upper) < 1e-8);
        ck_assert(a.limits.lower <= a.statistic &&
                  a.statistic <= a.limits.upper);
    }
}
END_TEST

START_TEST(wider_level_wider_limits)
{
    struct ri_input input = design(0, real);
    struct ri a = ri_test(&input);
    input.level = 0.99;
    struct ri b = ri_test(&input);
    ck_assert(b.limits.lower < a.limits.lower &&
              a.limits.upper < b.limits.upper);
}
END_TEST

/* R 4.2.2: mean(abs(t) >= abs(t0) - 1e-9) over combn(16, 8). */
START_TEST(a_constant_changes_nothing)
{
    static const double offset[] = {0, -7, 2000, 1790000000, 1e15};
    double given[16];
    unsigned char treated[16];
    for (size_t o = 0; o < sizeof offset / sizeof *offset; o++) {
        for (size_t i = 0; i < 16; i++) {
            treated[i] = i % 2;
            given[i] = offset[o] + (double)(i / 2 + i % 2 * 2);
        }
        struct ri_input input = {.n = 16,
                                 .y = given,
                                 .treated = treated,
                                 .limits = RI_LIMITS_TWO_SIDED,
                                 .level = 0.95,
                                 .draws = 1};
        struct ri ri = ri_test(&input);
        ck_assert(fabs(ri.p_two_sided - 1938. / 12870) < 1e-15);
        ck_assert(ri.statistic == 2);
        ck_assert(fabs(ri.limits.lower + 2. / 3) < 1e-12);
        ck_assert(fabs(ri.limits.upper - 14. / 3) < 1e-12);
    }
}
END_TEST

/* Nor does another one in each block, with groups, and where the digits that
 * are lost to it make ties differ. */
START_TEST(nor_do_constants_of_blocks)
{
    for (size_t d = 0; d < DESIGNS; d++)
        for (size_t o = 0; o < 3; o++) {
            struct ri_input input = design(d, outcomes[o]);
            input.exact_limit = 3000000;
            struct ri a = ri_test(&input);
            double far[N];
            for (size_t i = 0; i < N; i++)
                far[i] = input.y[i] + 1790000000 +
                         (input.block.code
                              ? 1e8 * (double)input.block.code[i]
                              : 0);
            input.y = far;
            struct ri b = ri_test(&input);
            ck_assert_msg(a.p_two_sided == b.p_two_sided &&
                              a.p_greater == b.p_greater &&
                              a.p_less == b.p_less &&
                              a.p_studentised == b.p_studentised,
                          "design %zu outcome %zu: %g %g, %g %g", d, o,
                          a.p_two_sided, b.p_two_sided, a.p_studentised,
                          b.p_studentised);
            ck_assert(fabs(a.limits.lower - b.limits.lower) < 1e-5 &&
                      fabs(a.limits.upper - b.limits.upper) < 1e-5);
        }
}
END_TEST

/* R 4.2.2: the p of y - effect z over combn(11, 3), bisected. */
START_TEST(limits_of_the_two_sided_test)
{
    static const double given[11] = {0, 3, 4, 1, 1, 0, 0, 0, 1, 3, 2};
    static const unsigned char treated[11] = {1, 1, 1};
    struct ri_input input = {.n = 11,
                             .y = given,
                             .treated = treated,
                             .limits = RI_LIMITS_TWO_SIDED,
                             .level = 0.8,
                             .draws = 1};
    struct ri ri = ri_test(&input);
    ck_assert(fabs(ri.p_limits - 46. / 165) < 1e-12);
    ck_assert(fabs(ri.limits.lower) < 1e-10);
    ck_assert(fabs(ri.limits.upper - 2.8) < 1e-10);
    input.level = 0.95;
    ri = ri_test(&input);
    ck_assert(fabs(ri.limits.lower + 0.5) < 1e-10);
    ck_assert(fabs(ri.limits.upper - 3.5) < 1e-10);
}
END_TEST

static void
limits_fit(const struct ri_input *input)
{
    struct ri ri = ri_test(input);
    if (ri.reason)
        return;
    bool holds_none = ri.limits.lower <= 0 && 0 <= ri.limits.upper;
    ck_assert_msg(ri.limits.lower <= ri.statistic &&
                      ri.statistic <= ri.limits.upper &&
                      holds_none == (ri.p_limits > 1 - input->level + 1e-12),
                  "%zu people, level %g: %.17g in %.17g to %.17g, p %g",
                  input->n, input->level, ri.statistic, ri.limits.lower,
                  ri.limits.upper, ri.p_limits);
}

/* Estimate inside, and 0 inside just where it is not rejected. */
START_TEST(limits_fit_p_and_estimate)
{
    static const double level[] = {0.5, 0.8, 0.95};
    for (size_t l = 0; l < 3; l++) {
        struct arms a = TABLES_FIRST;
        do {
            double given[12] = {0};
            unsigned char treated[12] = {0};
            for (size_t i = 0; i < a.n1 + a.n0; i++) {
                treated[i] = i < a.n1;
                given[i] = i < a.n1 ? i < a.x1 : i - a.n1 < a.x0;
            }
            limits_fit(&(struct ri_input){.n = a.n1 + a.n0,
                                          .y = given,
                                          .treated = treated,
                                          .limits = RI_LIMITS_TWO_SIDED,
                                          .level = level[l],
                                          .draws = 1});
        } while (tables_next(&a));
        for (size_t d = 0; d < DESIGNS; d++)
            for (size_t o = 0; o < 3; o++) {
                struct ri_input input = design(d, outcomes[o]);
                input.level = level[l];
                limits_fit(&input);
                input.exact_limit = 1;
                input.draws = 1000;
                limits_fit(&input);
            }
    }
}
END_TEST

/* A p-value is uniform when nothing happens: over all assignments of one
 * design, p <= a for at most a of them. */
START_TEST(size_is_kept)
{
    static const double few[8] = {3, 1, 4, 1, 5, 9, 2, 6};
    size_t at_most[3] = {0}, all = 0;
    static const double level[3] = {0.05, 0.1, 0.5};
    for (unsigned bits = 0; bits < 256; bits++) {
        if (__builtin_popcount(bits) != 4)
            continue;
        unsigned char treated[8];
        for (size_t i = 0; i < 8; i++)
            treated[i] = bits >> i & 1;
        struct ri_input input = {
            .n = 8, .y = few, .treated = treated, .draws = 1};
        double p = ri_test(&input).p_two_sided;
        all++;
        for (size_t l = 0; l < 3; l++)
            at_most[l] += p <= level[l];
    }
    ck_assert_uint_eq(all, 70);
    for (size_t l = 0; l < 3; l++)
        ck_assert((double)at_most[l] <= level[l] * 70);
    ck_assert_uint_gt(at_most[2], 20);
}
END_TEST

START_TEST(large_binary_is_hypergeometric)
{
    enum { LARGE = 4000 };
    static double outcome[LARGE];
    static unsigned char treated[LARGE];
    for (size_t i = 0; i < LARGE; i++) {
        treated[i] = i % 2;
        outcome[i] = i / 2 % 10 < 3 || i % 50 == 11;
    }
    struct ri_input input = {
        .n = LARGE, .y = outcome, .treated = treated, .draws = 1};
    struct ri ri = ri_test(&input);
    ck_assert_int_eq(ri.method, RI_BUILT_UP);
    ck_assert(ri.p_error == 0 && ri.p_two_sided > 0 && ri.p_two_sided <= 1);
    /* Each p counts the assignment seen, so together they exceed 1. */
    ck_assert(ri.p_greater + ri.p_less > 1);
}
END_TEST

/* Beyond the reach of tables: p is near that of the normal whose variance is
 * exact under random assignment, S^2 n / (n1 n0). */
START_TEST(very_many_people)
{
    enum { MANY = 70000 };
    static double outcome[MANY];
    static unsigned char treated[MANY];
    struct rng rng = rng_new(9, 9);
    double mean = 0, squares = 0;
    for (size_t i = 0; i < MANY; i++) {
        treated[i] = i % 3 == 0;
        outcome[i] = rng_uniform(&rng) + (treated[i] ? 0.003 : 0);
        mean += outcome[i] / MANY;
    }
    for (size_t i = 0; i < MANY; i++)
        squares += (outcome[i] - mean) * (outcome[i] - mean);
    struct ri_input input = {.n = MANY,
                             .y = outcome,
                             .treated = treated,
                             .draws = 3000,
                             .seed = 2};
    struct ri ri = ri_test(&input);
    ck_assert_int_eq(ri.method, RI_DRAWN);
    double n1 = (MANY + 2) / 3, n0 = MANY - n1;
    double sd = sqrt(squares / (MANY - 1) * MANY / (n1 * n0));
    double p = erfc(fabs(ri.statistic) / sd / sqrt(2));
    ck_assert(p > 0.001 && p < 0.999);
    ck_assert_msg(fabs(ri.p_two_sided - p) < 5 * ri.p_error + 1e-3,
                  "%g, normal %g", ri.p_two_sided, p);
}
END_TEST

START_TEST(nothing_varies)
{
    static const double equal[N] = {0};
    struct ri_input input = design(0, equal);
    input.exact_limit = 1;
    struct ri ri = ri_test(&input);
    ck_assert(fabs(ri.p_two_sided - 1) < 1e-12 &&
              fabs(ri.p_greater - 1) < 1e-12);
    ck_assert(ri.statistic == 0 && !ri.reason);
    for (size_t d = 0; d < DESIGNS; d++) {
        double same[N];
        for (size_t i = 0; i < N; i++)
            same[i] = 0.1 * (1 + (double)d);
        input = design(d, same);
        ri = ri_test(&input);
        ck_assert(ri.p_two_sided == 1 && ri.limits.lower == 0 &&
                  ri.limits.upper == 0);
    }
}
END_TEST

START_TEST(no_design_no_test)
{
    static const unsigned char all[N] = {1, 1, 1, 1, 1, 1, 1, 1,
                                         1, 1, 1, 1, 1, 1, 1, 1,
                                         1, 1, 1, 1, 1, 1, 1, 1};
    struct ri_input input = example();
    input.treated = all;
    ck_assert_ptr_nonnull(ri_test(&input).reason);
    input = example();
    input.n = 2;
    struct ri two = ri_test(&input);
    ck_assert(!two.reason && two.p_two_sided == 1);
    ck_assert(two.studentised_reason != NULL);
    ck_assert(isinf(two.limits.lower) && isinf(two.limits.upper));
}
END_TEST

int
main(void)
{
    return RUN_TESTS("ri", all_ways_agree, threads_change_nothing,
                     arms_swapped_mirror, wider_level_wider_limits,
                     a_constant_changes_nothing, nor_do_constants_of_blocks,
                     limits_of_the_two_sided_test, limits_fit_p_and_estimate,
                     size_is_kept, large_binary_is_hypergeometric,
                     very_many_people, nothing_varies, no_design_no_test);
}
