#include <config.h>

#include "analyse/stat/dim.h"
#include "tests/run.h"

#include <math.h>
#include <string.h>

enum { N = 12 };
static const double y[N] = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8};
static const unsigned char z[N] = {1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0};
static const size_t pair[N] = {0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5};
static const size_t half[N] = {0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1};
static const size_t cluster[N] = {0, 1, 0, 1, 2, 3, 4, 5, 4, 5, 6, 7};

static struct dim_input
example(void)
{
    return (struct dim_input){.n = N, .y = y, .treated = z, .level = 0.95};
}

static const struct {
    enum dim_method method;
    struct grouping block, cluster;
} designs[] = {
    {DIM_COMPLETE, {NULL, 0}, {NULL, 0}},
    {DIM_BLOCKED, {half, 2}, {NULL, 0}},
    {DIM_PAIRED, {pair, 6}, {NULL, 0}},
    {DIM_CLUSTERED, {NULL, 0}, {cluster, 8}},
    {DIM_BLOCK_CLUSTERED, {half, 2}, {cluster, 8}},
};
enum { DESIGNS = sizeof designs / sizeof *designs };

START_TEST(design_decides)
{
    for (int d = 0; d < DESIGNS; d++) {
        struct dim_input input = example();
        input.block = designs[d].block;
        input.cluster = designs[d].cluster;
        struct dim dim = dim_fit(&input);
        const struct estimate *e = &dim.difference;
        ck_assert_int_eq(dim.method, designs[d].method);
        ck_assert_msg(!e->reason && !e->se_reason && e->se > 0, "design %d",
                      d);
        ck_assert(e->lower <= e->value && e->value <= e->upper);
        ck_assert_uint_eq(dim.treated + dim.control, N);
    }
}
END_TEST

START_TEST(arms_swapped_mirror)
{
    unsigned char other[N];
    for (size_t i = 0; i < N; i++)
        other[i] = !z[i];
    for (int d = 0; d < DESIGNS; d++) {
        struct dim_input input = example();
        input.block = designs[d].block;
        input.cluster = designs[d].cluster;
        struct estimate a = dim_fit(&input).difference;
        input.treated = other;
        struct estimate b = dim_fit(&input).difference;
        ck_assert(fabs(a.value + b.value) < 1e-12);
        ck_assert(fabs(a.lower + b.upper) < 1e-10);
        ck_assert(fabs(a.df - b.df) < 1e-9);
    }
}
END_TEST

/* Mean 23/6 treated - 28/6 control, by hand. */
START_TEST(complete_by_hand)
{
    struct dim_input input = example();
    struct dim dim = dim_fit(&input);
    ck_assert(fabs(dim.mean_treated - 24.0 / 6) < 1e-14);
    ck_assert(fabs(dim.mean_control - 28.0 / 6) < 1e-14);
    ck_assert(fabs(dim.difference.value + 4.0 / 6) < 1e-14);
}
END_TEST

START_TEST(blocks_of_one_arm_are_left_out)
{
    static const size_t block[N] = {0, 0, 0, 0, 1, 2, 1, 2, 1, 2, 0, 0};
    struct dim_input input = example();
    input.block = (struct grouping){block, 3};
    struct dim dim = dim_fit(&input);
    ck_assert_uint_eq(dim.blocks, 1);
    ck_assert_uint_eq(dim.blocks_left_out, 2);
    ck_assert_uint_eq(dim.people_left_out, 6);
    ck_assert_uint_eq(dim.treated, 3);
}
END_TEST

START_TEST(what_cannot_be_has_a_reason)
{
    static const unsigned char all[N] = {1, 1, 1, 1, 1, 1,
                                         1, 1, 1, 1, 1, 1};
    static const size_t split[N] = {0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2};
    static const size_t uneven[N] = {0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    struct dim_input input = example();
    input.n = 0;
    ck_assert_ptr_nonnull(dim_fit(&input).difference.reason);
    input.n = 2;
    ck_assert_ptr_nonnull(dim_fit(&input).difference.se_reason);
    input = example();
    input.treated = all;
    ck_assert_ptr_nonnull(dim_fit(&input).difference.reason);
    input = example();
    input.cluster = (struct grouping){split, 3};
    ck_assert_ptr_nonnull(dim_fit(&input).difference.reason);
    input = example();
    input.block = (struct grouping){uneven, 2};
    struct estimate e = dim_fit(&input).difference;
    ck_assert(!e.reason && e.se_reason && isfinite(e.value));
    static const double equal[N] = {0};
    input = example();
    input.y = equal;
    ck_assert_ptr_nonnull(dim_fit(&input).difference.se_reason);
    /* the sum of six times 80.6 is not six times that, nor of 4.35 */
    double tenths[N], apart[N];
    for (size_t i = 0; i < N; i++) {
        tenths[i] = 80.6;
        apart[i] = z[i] ? 80.6 : 4.35;
    }
    input.y = apart;
    ck_assert(dim_fit(&input).difference.se == 0);
    input.y = tenths;
    for (int d = 0; d < DESIGNS; d++) {
        input.block = designs[d].block;
        input.cluster = designs[d].cluster;
        ck_assert_ptr_nonnull(dim_fit(&input).difference.se_reason);
    }
}
END_TEST

START_TEST(equal_weights_keep_the_difference)
{
    double weight[N], probability[N];
    for (size_t i = 0; i < N; i++) {
        weight[i] = 2;
        probability[i] = 0.5;
    }
    struct dim_input input = example();
    struct estimate plain = dim_fit(&input).difference;
    input.weight = weight;
    struct estimate hajek = dim_fit(&input).difference;
    struct estimate ht = dim_horvitz_thompson(y, z, probability, N, 0.95);
    ck_assert(fabs(plain.value - hajek.value) < 1e-12);
    ck_assert(fabs(plain.se - hajek.se) < 1e-12);
    ck_assert(fabs(plain.value - ht.value) < 1e-12);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("dim", design_decides, arms_swapped_mirror,
                     complete_by_hand, blocks_of_one_arm_are_left_out,
                     what_cannot_be_has_a_reason,
                     equal_weights_keep_the_difference);
}
