#include <config.h>

#include "analyse/stat/attrition.h"
#include "tests/run.h"

#include <math.h>

enum { N = 12 };
static const double y[N] = {1, 0, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0};
static const double hours[N] = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8};
static const unsigned char z[N] = {1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0};
static const unsigned char all[N] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
static const unsigned char some[N] = {1, 1, 0, 1, 1, 0, 1, 0, 1, 0, 1, 1};

static struct attrition_input
example(const double *outcome, const unsigned char *observed)
{
    return (struct attrition_input){.n = N,
                                    .y = outcome,
                                    .observed = observed,
                                    .treated = z,
                                    .level = 0.95};
}

START_TEST(nobody_missing_is_a_point)
    {
        struct attrition_input input = example(y, all);
        struct bounds m = bounds_manski(&input, 0, 1), l = bounds_lee(&input);
        ck_assert(fabs(m.lower - m.complete_case) < 1e-15);
        ck_assert(fabs(m.upper - m.complete_case) < 1e-15);
        ck_assert(fabs(l.lower - l.complete_case) < 1e-15);
        ck_assert(fabs(l.upper - l.complete_case) < 1e-15);
        /* A point: the limits are the plain ones, 1.96 errors either way. */
        ck_assert(fabs(m.limits.upper - m.upper - 1.959963985 * m.upper_se) <
                  1e-8);
    }
END_TEST

START_TEST(bounds_hold_every_filling)
    {
        struct attrition_input input = example(y, some);
        struct bounds m = bounds_manski(&input, 0, 1);
        double low = 2, high = -2;
        for (unsigned fill = 0; fill < 16; fill++) {
            double mean[2] = {0, 0};
            for (size_t i = 0, gap = 0; i < N; i++)
                mean[z[i]] += (some[i] ? y[i] : fill >> gap++ & 1) / 6;
            low = fmin(low, mean[1] - mean[0]);
            high = fmax(high, mean[1] - mean[0]);
        }
        ck_assert(fabs(m.lower - low) < 1e-12 && fabs(m.upper - high) < 1e-12);
        ck_assert(m.limits.lower < m.lower && m.upper < m.limits.upper);
    }
END_TEST

START_TEST(arms_swapped_mirror)
    {
        unsigned char other[N];
        for (size_t i = 0; i < N; i++)
            other[i] = !z[i];
        for (int lee = 0; lee < 2; lee++) {
            struct attrition_input input = example(hours, some);
            struct bounds a =
                lee ? bounds_lee(&input) : bounds_manski(&input, 0, 10);
            input.treated = other;
            struct bounds b =
                lee ? bounds_lee(&input) : bounds_manski(&input, 0, 10);
            ck_assert(fabs(a.lower + b.upper) < 1e-12);
            ck_assert(fabs(a.limits.lower + b.limits.upper) < 1e-9);
            ck_assert(a.lower <= a.complete_case && a.complete_case <= a.upper);
        }
    }
END_TEST

START_TEST(empty_arm_has_a_reason)
    {
        static const unsigned char none[N] = {0};
        struct attrition_input input = example(y, none);
        ck_assert_ptr_nonnull(bounds_lee(&input).reason);
        struct bounds m = bounds_manski(&input, 0, 1);
        ck_assert(!m.reason && m.lower == -1 && m.upper == 1);
        input.treated = none;
        ck_assert_ptr_nonnull(bounds_manski(&input, 0, 1).reason);
    }
END_TEST

int
main(void)
{
    return RUN_TESTS("attrition", nobody_missing_is_a_point,
                     bounds_hold_every_filling, arms_swapped_mirror,
                     empty_arm_has_a_reason);
}
