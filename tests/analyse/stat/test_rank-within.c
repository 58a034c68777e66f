#include <config.h>

#include "analyse/stat/rank-within.h"

#include "analyse/stat/rank.h"
#include "analyse/stat/ri.h"
#include "tests/run.h"

#include <math.h>

/* Three blocks, of 4 + 3, 2 + 5 and 3 + 3. */
enum { N = 20 };
static const double y[N] = {3, 3, 4, 2, 2, 3, 3, 2, 4, 3,
                            4, 2, 3, 5, 5, 4, 3, 2, 4, 3};
static const unsigned char z[N] = {1, 1, 1, 1, 0, 0, 0, 1, 1, 0,
                                   0, 0, 0, 0, 1, 1, 1, 0, 0, 0};
static const size_t block[N] = {0, 0, 0, 0, 0, 0, 0, 1, 1, 1,
                                1, 1, 1, 1, 2, 2, 2, 2, 2, 2};

static void
near(double a, double b)
{
    ck_assert_msg(fabs(a - b) < 1e-12, "%.15g and %.15g", a, b);
}

/* Origin: pROC 1.18.0, auc() and var(method = "delong") of each block, put
 * together in R 4.2.2 with weights n1 n0 / n, qt(.975, 14) and plogis(). */
START_TEST(blocks_are_put_together)
{
    struct win_within w =
        rank_win_within(y, z, (struct grouping){block, 3}, N, 0.95);
    ck_assert(w.blocks == 3 && w.n == N && w.win.df == 14);
    near(w.win.value, 0.605128205128205);
    near(w.win.se, 0.143955577924289);
    near(w.logit.lower, 0.296241683821504);
    near(w.logit.upper, 0.848002277068613);
}
END_TEST

/* Origin: mean, sd and qt(.975, 8) of what each of nine pairs came to (1, one
 * half, 0), and plogis(), R 4.2.2. */
START_TEST(pairs_are_one_sample)
{
    static const double pairs[18] = {3, 2, 4, 4, 5, 3, 2, 2, 4,
                                     1, 1, 2, 3, 1, 5, 4, 2, 3};
    unsigned char arm[18];
    size_t pair[18];
    for (size_t i = 0; i < 18; i++) {
        arm[i] = i % 2 == 0;
        pair[i] = i / 2;
    }
    struct win_within w =
        rank_win_within(pairs, arm, (struct grouping){pair, 9}, 18, 0.95);
    ck_assert(w.blocks == 9 && w.win.df == 8);
    near(w.win.value, 0.666666666666667);
    near(w.win.se, 0.144337567297406);
    near(w.logit.lower, 0.309032478398498);
    near(w.logit.upper, 0.899433037045170);
}
END_TEST

START_TEST(one_block_is_no_block)
{
    static const size_t all[N] = {0};
    struct win one = rank_win(y, z, N, 0.95);
    struct win_within w =
        rank_win_within(y, z, (struct grouping){all, 1}, N, 0.95);
    near(w.win.value, one.win.value);
    near(w.win.se, one.win.se);
    ck_assert(w.logit.lower < one.logit.lower &&
              w.logit.upper > one.logit.upper); /* t, not the normal */
}
END_TEST

START_TEST(arms_mirror_and_only_order_matters)
{
    double bent[N];
    unsigned char swapped[N];
    for (size_t i = 0; i < N; i++) {
        bent[i] = exp(y[i]) + 1000 * (double)block[i];
        swapped[i] = !z[i];
    }
    struct grouping by = {block, 3};
    struct win_within a = rank_win_within(y, z, by, N, 0.95);
    struct win_within b = rank_win_within(bent, z, by, N, 0.95);
    struct win_within c = rank_win_within(y, swapped, by, N, 0.95);
    near(a.win.value, b.win.value);
    near(a.win.se, b.win.se);
    near(a.win.value, 1 - c.win.value);
    near(a.logit.lower, 1 - c.logit.upper);
}
END_TEST

/* The difference by blocks of these ranks is the weighted sum of win - 1/2. */
START_TEST(ranks_carry_the_weights)
{
    double rank[N], sum = 0, people = 0, weights = 4 * 3 / 7. + 2 * 5 / 7. +
                                                 3 * 3 / 6.;
    rank_within(y, z, (struct grouping){block, 3}, N, rank);
    for (size_t b = 0; b < 3; b++) {
        double mean[2] = {0, 0}, n[2] = {0, 0};
        for (size_t i = 0; i < N; i++)
            if (block[i] == b) {
                mean[z[i]] += rank[i];
                n[z[i]]++;
            }
        sum += (n[0] + n[1]) * (mean[1] / n[1] - mean[0] / n[0]);
        people += n[0] + n[1];
    }
    near(sum, weights * (0.605128205128205 - 0.5));
    ck_assert(people == N);
}
END_TEST

/* Blocks of one shape. Origin: coin 1.4.2, independence_test(y ~ z | block,
 * ytrafo = function(d) trafo(d, numeric_trafo = rank_trafo, block = block),
 * distribution = exact("shift")). */
START_TEST(the_test_is_exact)
{
    static const double outcome[N] = {3, 4, 1, 2, 5, 2, 2, 1, 4, 4,
                                      3, 4, 2, 5, 1, 1, 3, 3, 4, 2};
    unsigned char arm[N];
    size_t five[N];
    double rank[N];
    for (size_t i = 0; i < N; i++) {
        arm[i] = i % 4 < 2;
        five[i] = i / 4;
    }
    struct ri_input input = {.n = N,
                             .y = rank,
                             .treated = arm,
                             .block = {five, 5},
                             .level = 0.95,
                             .draws = 1};
    rank_within(outcome, arm, input.block, N, rank);
    ck_assert(rank[0] == 6 && rank[1] == 8);
    struct ri ri = ri_test(&input);
    ck_assert(ri.method != RI_DRAWN);
    near(ri.p_two_sided, 0.0185185185185185);
}
END_TEST

START_TEST(edges)
{
    static const size_t alone[4] = {0, 0, 1, 1}, same[4] = {0};
    static const unsigned char apart[4] = {1, 1, 0, 0}, mixed[4] = {1, 0};
    static const double rising[4] = {1, 2, 3, 4};
    struct grouping two = {alone, 2}, one = {same, 1};
    struct win_within w = rank_win_within(rising, apart, two, 4, 0.95);
    ck_assert(w.blocks == 0 && w.win.reason && w.logit.reason);
    w = rank_win_within(rising, mixed, two, 4, 0.95);
    ck_assert(w.blocks == 1 && w.n == 2 && !w.win.reason &&
              w.win.se_reason && w.win.value == 0);
    w = rank_win_within(rising, apart, one, 4, 0.95);
    ck_assert(w.win.value == 0 && w.logit.reason);
    w = rank_win_within(rising, apart, one, 0, 0.95);
    ck_assert(w.win.reason != NULL);
    double rank[4];
    rank_within(rising, apart, two, 4, rank);
    for (size_t i = 0; i < 4; i++)
        ck_assert(rank[i] == 0);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("rank-within", blocks_are_put_together,
                     pairs_are_one_sample, one_block_is_no_block,
                     arms_mirror_and_only_order_matters,
                     ranks_carry_the_weights, the_test_is_exact, edges);
}
