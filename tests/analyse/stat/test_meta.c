#include <config.h>

#include "analyse/stat/meta.h"
#include "tests/run.h"

#include <math.h>

enum { K = 6 };
static const double y[K] = {0.31, -0.12, 0.48, 0.05, 0.77, 0.2};
static const double v[K] = {0.02, 0.05, 0.01, 0.04, 0.09, 0.03};

static struct meta
pool(const double *value, const double *variance, size_t k,
     enum meta_method method, enum meta_error error)
{
    struct meta_input input = {
        .k = k,
        .y = value,
        .v = variance,
        .method = method,
        .error = error,
        .level = 0.95,
    };
    return meta_pool(&input);
}

/* Estimates 0 and 2 with variance 1/2: mean 1, Q = 2 (1 + 1) = 4, tau2 of
 * every moment method = 2 - 1/2 (spread less variance), of REML the same, of
 * ML 1 - 1/2 (the spread about the mean over k, less the variance). */
START_TEST(two_studies_by_hand)
{
    static const double two[2] = {0, 2}, half[2] = {0.5, 0.5};
    static const double tau2[] = {
        [META_FIXED] = 0, [META_DL] = 1.5, [META_REML] = 1.5,
        [META_PM] = 1.5,  [META_ML] = 0.5, [META_HE] = 1.5,
    };
    for (int m = META_FIXED; m <= META_HE; m++) {
        struct meta a = pool(two, half, 2, m, META_NORMAL);
        ck_assert_double_eq_tol(a.pooled.value, 1, 1e-14);
        ck_assert_double_eq_tol(a.q, 4, 1e-14);
        ck_assert_double_eq_tol(a.tau2, tau2[m], 1e-12);
        ck_assert_double_eq_tol(a.pooled.se, sqrt((0.5 + tau2[m]) / 2),
                                1e-12);
        ck_assert_ptr_nonnull(a.prediction.reason);
    }
    /* q = 4 (1/2) / (1/2 + 3/2) = 1: the variance of two values, halved */
    struct meta k = pool(two, half, 2, META_PM, META_KNAPP_HARTUNG);
    ck_assert_double_eq_tol(k.q_factor, 1, 1e-12);
    ck_assert_double_eq_tol(k.pooled.se, 1, 1e-12);
    ck_assert_double_eq_tol(k.pooled.upper, 1 + 12.706204736432095, 1e-9);
}
END_TEST

/* Paule and Mandel's tau2 is where Q is k - 1, so that Knapp and Hartung's q is
 * 1; the Q-profile limits are where Q is at the quantiles. */
START_TEST(paule_mandel_makes_q_one)
{
    struct meta m = pool(y, v, K, META_PM, META_KNAPP_HARTUNG);
    ck_assert(m.tau2 > 0);
    ck_assert_double_eq_tol(m.q_factor, 1, 1e-10);
    ck_assert(m.tau2_limits.lower <= m.tau2);
    ck_assert(m.tau2 <= m.tau2_limits.upper);
}
END_TEST

static double
log_likelihood(double tau2, bool restricted)
{
    double w = 0, wy = 0, value = 0;
    for (size_t i = 0; i < K; i++) {
        w += 1 / (v[i] + tau2);
        wy += y[i] / (v[i] + tau2);
    }
    for (size_t i = 0; i < K; i++)
        value -=
            log(v[i] + tau2) / 2 + pow(y[i] - wy / w, 2) / (v[i] + tau2) / 2;
    return value - (restricted ? log(w) / 2 : 0);
}

START_TEST(likelihoods_are_at_their_top)
{
    for (int r = 0; r < 2; r++) {
        struct meta m = pool(y, v, K, r ? META_REML : META_ML, META_NORMAL);
        double top = log_likelihood(m.tau2, r);
        for (double t = 0; t < 2; t += 0.001)
            ck_assert(log_likelihood(t, r) <= top + 1e-12);
    }
}
END_TEST

START_TEST(the_floor_never_narrows)
{
    static const double close[4] = {0.1, 0.11, 0.09, 0.105};
    static const double wide[4] = {0.1, 0.2, 0.1, 0.3};
    for (int m = META_FIXED; m <= META_SJ; m++) {
        struct meta n = pool(close, wide, 4, m, META_NORMAL);
        struct meta k = pool(close, wide, 4, m, META_KNAPP_HARTUNG);
        struct meta f = pool(close, wide, 4, m, META_KNAPP_HARTUNG_FLOORED);
        ck_assert(k.q_factor < 1 && k.pooled.se < n.pooled.se);
        ck_assert_double_eq_tol(f.pooled.se, n.pooled.se, 1e-15);
        ck_assert(f.pooled.upper > n.pooled.upper);
    }
    struct meta agree = pool(close, wide, 4, META_REML, META_NORMAL);
    ck_assert(agree.tau2 == 0 && agree.tau2_limits.lower == 0);
    ck_assert(agree.i2 == 0 && agree.h2 == 1);
}
END_TEST

START_TEST(sign_shift_scale_and_order)
{
    double other[K], scaled[K];
    for (size_t i = 0; i < K; i++) {
        other[K - 1 - i] = 3 - 10 * y[i];
        scaled[K - 1 - i] = 100 * v[i];
    }
    for (int m = META_FIXED; m <= META_SJ; m++)
        for (int e = META_NORMAL; e <= META_KNAPP_HARTUNG_FLOORED; e++) {
            struct meta a = pool(y, v, K, m, e);
            struct meta b = pool(other, scaled, K, m, e);
            ck_assert_double_eq_tol(b.pooled.value, 3 - 10 * a.pooled.value,
                                    1e-9);
            ck_assert_double_eq_tol(b.tau2, 100 * a.tau2, 1e-7);
            ck_assert_double_eq_tol(b.pooled.lower, 3 - 10 * a.pooled.upper,
                                    1e-7);
            ck_assert_double_eq_tol(b.tau2_limits.upper,
                                    100 * a.tau2_limits.upper, 1e-6);
            ck_assert_double_eq_tol(b.i2, a.i2, 1e-9);
            ck_assert(a.prediction.reason ||
                      (a.prediction.lower < a.pooled.lower &&
                       a.pooled.upper < a.prediction.upper));
        }
}
END_TEST

START_TEST(shares_and_leaving_out)
{
    struct meta_input input = {.k = K,
                               .y = y,
                               .v = v,
                               .method = META_REML,
                               .error = META_NORMAL,
                               .level = 0.95};
    struct meta all = meta_pool(&input);
    double share[K], sum = 0, mean = 0;
    meta_shares(&input, all.tau2, share);
    for (size_t i = 0; i < K; i++) {
        sum += share[i];
        mean += share[i] * y[i];
    }
    ck_assert_double_eq_tol(sum, 1, 1e-14);
    ck_assert_double_eq_tol(mean, all.pooled.value, 1e-14);
    for (size_t i = 0; i < K; i++) {
        struct meta less = meta_without(&input, i);
        ck_assert_uint_eq(less.k, K - 1);
        ck_assert((less.pooled.value < all.pooled.value) ==
                  (y[i] > all.pooled.value));
    }
    struct meta last = meta_without(&input, K - 1);
    struct meta five = pool(y, v, K - 1, META_REML, META_NORMAL);
    ck_assert(last.pooled.value == five.pooled.value);
}
END_TEST

START_TEST(edges_have_reasons)
{
    static const double zero[2] = {0.1, 0}, same[3] = {0.2, 0.2, 0.2};
    for (int m = META_FIXED; m <= META_SJ; m++) {
        ck_assert_ptr_nonnull(pool(y, v, 0, m, META_NORMAL).pooled.reason);
        ck_assert_ptr_nonnull(
            pool(y, zero, 2, m, META_NORMAL).pooled.reason);
        struct meta one = pool(y, v, 1, m, META_NORMAL);
        ck_assert_double_eq_tol(one.pooled.value, y[0], 1e-15);
        ck_assert_double_eq_tol(one.pooled.se, sqrt(v[0]), 1e-15);
        ck_assert_ptr_nonnull(one.q_reason);
        ck_assert_ptr_nonnull(one.tau2_limits.reason);
        ck_assert_ptr_nonnull(one.prediction.reason);
        struct meta knapp = pool(y, v, 1, m, META_KNAPP_HARTUNG);
        ck_assert_ptr_nonnull(knapp.pooled.se_reason);
        struct meta equal = pool(same, v, 3, m, META_KNAPP_HARTUNG);
        ck_assert_ptr_nonnull(equal.pooled.se_reason);
        ck_assert(equal.tau2 == 0 && equal.i2 == 0);
        struct meta floored =
            pool(same, v, 3, m, META_KNAPP_HARTUNG_FLOORED);
        ck_assert_ptr_null(floored.pooled.se_reason);
    }
}
END_TEST

int
main(void)
{
    return RUN_TESTS("meta", two_studies_by_hand, paule_mandel_makes_q_one,
                     likelihoods_are_at_their_top, the_floor_never_narrows,
                     sign_shift_scale_and_order, shares_and_leaving_out,
                     edges_have_reasons);
}
