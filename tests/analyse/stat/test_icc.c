#include <config.h>

#include "analyse/stat/icc.h"
#include "analyse/stat/binomial.h"
#include "tests/run.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

enum { N = 12 };
static const size_t code[N] = {0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3};
static const struct grouping four = {code, 4};
static const double y[N] = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8};
static const double apart[N] = {1, 2, 3, 11, 12, 13, 21, 22, 23, 31, 32, 33};

/* In a balanced layout REML is the analysis of variance, held at 0. */
START_TEST(balanced)
{
    struct icc a = icc_estimate(apart, four, N, 0.95);
    ck_assert(fabs(a.anova - a.reml) < 1e-7);
    ck_assert(a.limits.lower < a.anova && a.anova < a.limits.upper);
    ck_assert(a.between_limits.lower < a.between &&
              a.between < a.between_limits.upper);
    ck_assert(fabs(a.size - 3) < 1e-12);
    ck_assert(fabs(a.design_effect - (1 + 2 * a.anova)) < 1e-12);
    struct icc b = icc_estimate(y, four, N, 0.95);
    ck_assert(b.reml >= 0 && fabs(b.reml - fmax(0, b.anova)) < 1e-6);
}
END_TEST

START_TEST(shift_and_unit_do_not_matter)
{
    double other[N];
    for (size_t i = 0; i < N; i++)
        other[i] = 1e5 - 7 * apart[i];
    struct icc a = icc_estimate(apart, four, N, 0.9);
    struct icc b = icc_estimate(other, four, N, 0.9);
    ck_assert(fabs(a.anova - b.anova) < 1e-9);
    ck_assert(fabs(a.reml - b.reml) < 1e-6);
    ck_assert(fabs(a.limits.lower - b.limits.lower) < 1e-9);
}
END_TEST

START_TEST(what_cannot_be_has_a_reason)
{
    static const size_t one[N] = {0};
    static const size_t own[N] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    static const double equal[N] = {0};
    double within[N];
    for (size_t i = 0; i < N; i++)
        within[i] = (double)(i % 3);
    const struct grouping lone = {one, 1}, self = {own, N};
    ck_assert_ptr_nonnull(icc_estimate(y, lone, N, 0.95).reason);
    ck_assert_ptr_nonnull(icc_estimate(y, self, N, 0.95).reason);
    ck_assert_ptr_nonnull(icc_estimate(equal, four, N, 0.95).reason);
    ck_assert_ptr_nonnull(icc_estimate(y, four, 0, 0.95).reason);
    struct icc none = icc_estimate(within, four, N, 0.95);
    ck_assert(!none.reason && none.reml == 0 && none.anova < 0);
    ck_assert_ptr_nonnull(none.limits.reason);
}
END_TEST

/* Two groups of 478 people are a design like any other, and GSL's quantile of
 * F finds nothing there. */
START_TEST(f_is_found_everywhere)
{
    static const double tails[] = {.0005, .025, .05, .5, .975, .9995};
    for (size_t t = 0; t < sizeof tails / sizeof *tails; t++)
        for (double d1 = 1; d1 < 60; d1 += d1 < 6 ? 1 : 7)
            for (double d2 = 1; d2 < 3000; d2 += d2 < 9 ? 1 : 43) {
                double f = f_quantile(tails[t], d1, d2);
                double below = gsl_cdf_fdist_P(f, d1, d2);
                ck_assert_msg(fabs(below - tails[t]) < 1e-9 * tails[t],
                              "%g of F(%g, %g): %.15g", tails[t], d1, d2,
                              below);
            }
    ck_assert(fabs(gsl_cdf_fdist_P(f_quantile(.975, 1, 477), 1, 477) -
                   .975) < 1e-12);
}
END_TEST

/* R 4.2.2: msb and msw of anova(lm(y ~ arm + factor(block) + factor(g))), n0 =
 * sum(diag(t(Z) %*% (I - H) %*% Z)) / df; lme of nlme for REML. */
START_TEST(arms_and_blocks_are_taken_out)
{
    enum { M = 24 };
    static const double spread[M] = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8,
                                     9, 7, 9, 3, 2, 3, 8, 4, 6, 2, 6, 4};
    static const size_t group[M] = {0, 0, 0, 1, 1, 2, 2, 2, 2, 3, 3, 4,
                                    4, 4, 5, 5, 5, 5, 6, 6, 6, 7, 7, 7};
    static const size_t arm_of[8] = {1, 0, 1, 0, 1, 0, 0, 1};
    static const size_t block_of[8] = {0, 0, 0, 1, 1, 1, 1, 0};
    size_t arm[M], block[M], three[M];
    for (size_t i = 0; i < M; i++) {
        arm[i] = arm_of[group[i]];
        block[i] = block_of[group[i]];
        three[i] = i % 3;
    }
    const struct grouping groups = {group, 8};
    const struct grouping fixed[] = {{arm, 2}, {block, 2}, {arm, 2}};
    struct icc a = icc_estimate_beside(spread, groups, fixed, 1, M, 0.95);
    ck_assert_uint_eq(a.df_between, 6);
    ck_assert(fabs(a.size - 2.948717948718) < 1e-11);
    ck_assert(fabs(a.msb - 9.872280497280) < 1e-11);
    ck_assert(fabs(a.msw - 5.526041666667) < 1e-11);
    ck_assert(fabs(a.anova - 0.210563618868) < 1e-11);
    ck_assert(fabs(a.reml - 0.213613) < 1e-5);
    ck_assert(fabs(a.design_effect - 1.456221174214) < 1e-11);
    struct icc b = icc_estimate_beside(spread, groups, fixed, 2, M, 0.95);
    ck_assert_uint_eq(b.df_between, 5);
    ck_assert(fabs(b.size - 2.99219858156028) < 1e-11);
    ck_assert(fabs(b.anova + 0.03733984917139) < 1e-11);
    ck_assert(b.design_effect == 1);
    /* A kind that another makes up costs nothing, nor does one of one set.
     */
    struct icc c = icc_estimate_beside(spread, groups, fixed, 3, M, 0.95);
    ck_assert_uint_eq(c.df_between, 5);
    ck_assert(fabs(b.anova - c.anova) < 1e-12);
    ck_assert(fabs(b.reml - c.reml) < 1e-7);
    const struct grouping crossed = {three, 3}, self = {group, 8};
    ck_assert_ptr_nonnull(
        icc_estimate_beside(spread, groups, &crossed, 1, M, 0.95).reason);
    ck_assert_ptr_nonnull(
        icc_estimate_beside(spread, groups, &self, 1, M, 0.95).reason);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("icc", balanced, shift_and_unit_do_not_matter,
                     what_cannot_be_has_a_reason, f_is_found_everywhere,
                     arms_and_blocks_are_taken_out);
}
