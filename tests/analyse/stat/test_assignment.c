#include <config.h>

#include "analyse/stat/assignment.h"
#include "tests/run.h"

#include <math.h>
#include <stdlib.h>

static const struct grouping none = {NULL, 0};

/* k of the first m treated in each of two blocks, one after the other. */
static struct assignment
two_blocks(size_t m1, size_t k1, size_t m2, size_t k2)
{
    size_t n = m1 + m2;
    unsigned char *treated = calloc(n, 1);
    size_t *block = calloc(n, sizeof *block);
    ck_assert(treated && block);
    for (size_t i = 0; i < n; i++) {
        block[i] = i >= m1;
        treated[i] = i < m1 ? i < k1 : i - m1 < k2;
    }
    struct assignment a =
        assignment_new(n, treated, (struct grouping){block, 2}, none);
    free(treated);
    free(block);
    return a;
}

START_TEST(ways_are_counted)
{
    static const struct {
        size_t m1, k1, m2, k2;
        double count, two_sided;
    } cases[] = {
        {20, 10, 2, 1, 369512, 2 / 369512.0}, {6, 3, 4, 2, 120, 2 / 120.0},
        {6, 2, 4, 2, 90, 1 / 90.0},           {5, 0, 4, 2, 6, 1 / 6.0},
        {1000, 1, 3, 2, 3000, 1 / 3000.0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct assignment a =
            two_blocks(cases[i].m1, cases[i].k1, cases[i].m2, cases[i].k2);
        struct assignment_count count = assignment_count(&a);
        ck_assert_msg(count.count == cases[i].count && count.exact,
                      "case %zu: %g", i, count.count);
        ck_assert(fabs(count.smallest_two_sided - cases[i].two_sided) <
                  1e-15);
        ck_assert(fabs(count.log_count - log(cases[i].count)) < 1e-9);
        assignment_release(&a);
    }
    struct assignment big = two_blocks(5000, 2500, 5000, 2500);
    struct assignment_count count = assignment_count(&big);
    ck_assert(!count.exact && isfinite(count.log_count));
    ck_assert(count.log_count > 6900 && count.log_count < 6932);
    assignment_release(&big);
}
END_TEST

/* Every draw has k in each block, and every unit its share of draws: within
 * five standard errors, at a fixed seed. */
START_TEST(draws_keep_the_design)
{
    static const size_t designs[][4] = {
        {10, 3, 7, 6},      {63, 31, 64, 32},     {1000, 500, 5, 2},
        {130, 4, 200, 199}, {70000, 20000, 3, 1}, {100, 0, 80, 80},
        {40, 20, 40, 11},
    };
    for (size_t d = 0; d < sizeof designs / sizeof *designs; d++) {
        size_t m1 = designs[d][0], m2 = designs[d][2];
        struct assignment a =
            two_blocks(m1, designs[d][1], m2, designs[d][3]);
        uint64_t *bits = calloc(a.words, sizeof *bits);
        size_t *times = calloc(a.units, sizeof *times);
        struct rng rng = rng_new(11, d);
        size_t draws = m1 > 1000 ? 200 : 4000;
        for (size_t r = 0; r < draws; r++) {
            size_t count[2] = {0, 0};
            assignment_draw(&a, &rng, bits);
            for (size_t u = 0; u < a.units; u++)
                if (bits[a.bit[u] / 64] >> a.bit[u] % 64 & 1) {
                    count[u >= m1]++;
                    times[u]++;
                }
            ck_assert_uint_eq(count[0], designs[d][1]);
            ck_assert_uint_eq(count[1], designs[d][3]);
        }
        for (size_t u = 0; u < a.units; u++) {
            const struct assignment_block *b = &a.block[u >= m1];
            double p = (double)b->treated / (double)b->units;
            double mean = p * (double)draws;
            ck_assert_msg(
                fabs((double)times[u] - mean) <= 5 * sqrt(mean * (1 - p)),
                "design %zu unit %zu: %zu of %zu", d, u, times[u], draws);
        }
        free(bits);
        free(times);
        assignment_release(&a);
    }
}
END_TEST

/* All C(6,3) = 20 choices equally often: chi-square on 19 df under 43.8
 * (p = .001), for a small block and for the first units of a large one. */
START_TEST(choices_are_uniform)
{
    struct assignment a = two_blocks(6, 3, 2, 1);
    struct rng rng = rng_new(5, 0);
    size_t times[64] = {0};
    for (size_t r = 0; r < 20000; r++) {
        uint64_t bits[1];
        assignment_draw(&a, &rng, bits);
        times[bits[0] & 63]++;
    }
    double chi = 0;
    for (size_t x = 0; x < 64; x++)
        if (__builtin_popcountll(x) == 3)
            chi += pow((double)times[x] - 1000, 2) / 1000;
        else
            ck_assert_uint_eq(times[x], 0);
    ck_assert_msg(chi < 43.8, "chi %g", chi);
    assignment_release(&a);
}
END_TEST

/* Pairs of units of a large block: of 70 units 35 treated, both of a pair are
 * treated with probability 35 34 / (70 69). */
START_TEST(large_block_pairs_are_uniform)
{
    struct assignment a = two_blocks(70, 35, 2, 1);
    struct rng rng = rng_new(6, 0);
    size_t both = 0, draws = 40000;
    for (size_t r = 0; r < draws; r++) {
        uint64_t bits[4];
        ck_assert_uint_le(a.words, 4);
        assignment_draw(&a, &rng, bits);
        both += (bits[0] & 1) && (bits[1] >> 5 & 1);
    }
    double p = 35.0 * 34 / (70 * 69), mean = p * (double)draws;
    ck_assert_msg(fabs((double)both - mean) < 5 * sqrt(mean * (1 - p)),
                  "%zu of %zu", both, draws);
    assignment_release(&a);
}
END_TEST

START_TEST(bad_designs_have_reasons)
{
    static const unsigned char mixed[] = {1, 0, 1, 0}, all[] = {1, 1, 1, 1};
    static const size_t cluster[] = {0, 0, 1, 1};
    struct assignment a =
        assignment_new(4, mixed, none, (struct grouping){cluster, 2});
    ck_assert_ptr_nonnull(a.reason);
    assignment_release(&a);
    a = assignment_new(4, all, none, none);
    ck_assert_ptr_nonnull(a.reason);
    assignment_release(&a);
    a = assignment_new(0, all, none, none);
    ck_assert_ptr_nonnull(a.reason);
    assignment_release(&a);
}
END_TEST

START_TEST(crossed_groups)
{
    static const size_t a[] = {0, 0, 1, 1, 0}, b[] = {0, 1, 0, 1, 1};
    struct grouping cross =
        grouping_cross((struct grouping){a, 2}, (struct grouping){b, 2}, 5);
    ck_assert_uint_eq(cross.count, 4);
    ck_assert_uint_eq(cross.code[1], cross.code[4]);
    ck_assert_uint_ne(cross.code[0], cross.code[3]);
    free((size_t *)cross.code);
}
END_TEST

START_TEST(below_is_even)
{
    struct rng rng = rng_new(1, 2);
    size_t times[7] = {0};
    for (int i = 0; i < 70000; i++)
        times[rng_below(&rng, 7)]++;
    for (size_t x = 0; x < 7; x++)
        ck_assert(times[x] > 9500 && times[x] < 10500);
    ck_assert_uint_eq(rng_below(&rng, 1), 0);
    gsl_rng gsl = rng_gsl(&rng);
    double mean = 0;
    for (int i = 0; i < 10000; i++)
        mean += gsl_rng_uniform(&gsl) / 10000;
    ck_assert(fabs(mean - 0.5) < 0.02);
}
END_TEST

/* The first words of a seed are pinned: a result printed with its seed must
 * come out the same in every later version. */
START_TEST(generator_is_pinned)
{
    struct rng rng = {{1, 2, 3, 4}};
    ck_assert_uint_eq(rng_word(&rng), 41943041);
    ck_assert_uint_eq(rng_word(&rng), 58720359);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("assignment", ways_are_counted, draws_keep_the_design,
                     choices_are_uniform, large_block_pairs_are_uniform,
                     bad_designs_have_reasons, crossed_groups, below_is_even,
                     generator_is_pinned);
}
