#include <config.h>

#include "analyse/stat/ordinal.h"
#include "analyse/stat/rank.h"
#include "tests/run.h"

#include <math.h>

enum { N = 12 };
static const double y[N] = {3, 1, 4, 1, 5, 4, 2, 3, 5, 3, 5, 2};
static const unsigned char z[N] = {1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0};
static const double arm[N] = {1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0};

START_TEST(counted_by_pairs)
{
    double u = 0;
    for (size_t i = 0; i < N; i++)
        for (size_t j = 0; j < N; j++)
            if (z[i] && !z[j])
                u += y[i] > y[j] ? 1 : y[i] == y[j] ? 0.5 : 0;
    struct win w = rank_win(y, z, N, 0.95);
    ck_assert(fabs(w.u - u) < 1e-12);
    ck_assert(fabs(w.win.value - u / 36) < 1e-12);
    ck_assert(w.logit.lower < w.win.value && w.win.value < w.logit.upper);
    ck_assert(w.logit.lower > 0 && w.logit.upper < 1);
    ck_assert(w.p_continuity > w.p_normal);
}
END_TEST

START_TEST(only_order_matters_and_arms_mirror)
{
    double other[N], back[N];
    for (size_t i = 0; i < N; i++) {
        other[i] = exp(y[i]);
        back[i] = -y[i];
    }
    struct win a = rank_win(y, z, N, 0.95), b = rank_win(other, z, N, 0.95);
    struct win c = rank_win(back, z, N, 0.95);
    ck_assert(a.win.value == b.win.value && a.win.se == b.win.se);
    ck_assert(fabs(a.win.value + c.win.value - 1) < 1e-12);
    ck_assert(fabs(a.logit.lower + c.logit.upper - 1) < 1e-12);
    ck_assert(fabs(a.brunner_munzel.statistic +
                   c.brunner_munzel.statistic) < 1e-12);
}
END_TEST

START_TEST(edges)
{
    static const double equal[N] = {0};
    static const unsigned char none[N] = {0};
    struct win w = rank_win(equal, z, N, 0.95);
    ck_assert(w.win.value == 0.5 && w.logit.reason && w.p_reason &&
              w.brunner_munzel.reason);
    w = rank_win(arm, z, N, 0.95);
    ck_assert(w.win.value == 1 && w.logit.reason && !w.p_reason &&
              w.brunner_munzel.reason);
    ck_assert(rank_win(y, none, N, 0.95).win.reason != NULL);
    ck_assert(rank_win(y, z, 2, 0.95).win.se_reason != NULL);
    ck_assert(rank_win(y, z, 0, 0.95).win.reason != NULL);
}
END_TEST

static struct ordinal
odds(const double *outcome, const double *column, size_t n)
{
    const double *const columns[] = {column};
    struct ordinal_input input = {
        .n = n, .k = 1, .y = outcome, .columns = columns, .level = 0.95};
    return ordinal_fit(&input);
}

/* Two categories are a logit: Woolf's log odds ratio and error. */
START_TEST(two_categories_are_a_logit)
{
    double high[N], a = 0, c = 0;
    for (size_t i = 0; i < N; i++) {
        high[i] = y[i] >= 3;
        *(z[i] ? &a : &c) += high[i];
    }
    struct ordinal fit = odds(high, arm, N);
    ck_assert_ptr_null(fit.reason);
    ck_assert(fabs(fit.coefficient[0].value -
                   log(a * (6 - c) / ((6 - a) * c))) < 1e-8);
    ck_assert(fabs(fit.coefficient[0].se -
                   sqrt(1 / a + 1 / (6 - a) + 1 / c + 1 / (6 - c))) < 1e-8);
    ordinal_release(&fit);
}
END_TEST

START_TEST(ordinal_mirrors)
{
    double back[N], flipped[N];
    for (size_t i = 0; i < N; i++) {
        back[i] = -y[i];
        flipped[i] = 1 - arm[i];
    }
    struct ordinal a = odds(y, arm, N), b = odds(back, arm, N);
    struct ordinal c = odds(y, flipped, N);
    ck_assert(!a.reason && a.categories == 5);
    ck_assert(fabs(a.coefficient[0].value + b.coefficient[0].value) < 1e-8);
    ck_assert(fabs(a.coefficient[0].value + c.coefficient[0].value) < 1e-8);
    ck_assert(fabs(a.threshold[0] + b.threshold[3]) < 1e-8);
    ordinal_release(&a);
    ordinal_release(&b);
    ordinal_release(&c);
}
END_TEST

START_TEST(ordinal_edges)
{
    static const double equal[N] = {0};
    const double *const outcomes[] = {equal, y, arm};
    const double *const covariates[] = {arm, equal, arm};
    for (size_t i = 0; i < 3; i++) {
        struct ordinal fit = odds(outcomes[i], covariates[i], N);
        ck_assert_msg(fit.reason != NULL, "case %zu", i);
        ordinal_release(&fit);
    }
    struct ordinal fit = odds(y, arm, 0);
    ck_assert_ptr_nonnull(fit.reason);
    ordinal_release(&fit);
}
END_TEST

/* R 4.2.2, coin 1.4-2: wilcox_test(y ~ z, distribution = "exact"), treated as
 * the first level; and wilcox.test(exact = TRUE) for the last, without ties. */
START_TEST(exact_as_in_coin)
{
    enum { M = 16 };
    static const double depth[M] = {0, 1, 0, 1, 1, 2, 1, 0,
                                    0, 3, 1, 0, 2, 1, 0, 1};
    static const double hours[M] = {3, 1, 4, 1, 5, 9, 2, 6,
                                    5, 3, 5, 8, 9, 7, 9, 3};
    static const double apart[7] = {1.1, 2.2, 3.3, 4.4, 5.5, 6.6, 7.7};
    static const unsigned char half[M] = {0, 1, 0, 1, 1, 1, 1, 0,
                                          0, 1, 1, 0, 0, 1, 0, 0};
    static const unsigned char four[7] = {0, 0, 1, 0, 1, 1, 1};
    struct rank_exact p = rank_exact(depth, half, M);
    ck_assert_double_eq_tol(p.two_sided, 0.005439005439005439, 1e-14);
    ck_assert_double_eq_tol(p.greater, 0.00271950271950272, 1e-14);
    ck_assert_double_eq_tol(p.less, 0.9983682983682983, 1e-14);
    p = rank_exact(hours, half, M);
    ck_assert_double_eq_tol(p.two_sided, 0.2163170163170163, 1e-14);
    ck_assert_double_eq_tol(p.greater, 0.9006216006216007, 1e-14);
    ck_assert_double_eq_tol(p.less, 0.1081585081585082, 1e-14);
    p = rank_exact(apart, four, 7);
    ck_assert_double_eq_tol(p.two_sided, 0.1142857142857143, 1e-14);
}
END_TEST

START_TEST(exact_mirrors_and_nears_the_normal)
{
    enum { M = 120 };
    double up[M], down[M];
    unsigned char mine[M], other[M];
    for (size_t i = 0; i < M; i++) {
        mine[i] = i * 7 % 5 < 2;
        other[i] = !mine[i];
        up[i] = (double)(i * 37 % 11 + 2u * mine[i]);
        down[i] = -up[i];
    }
    struct rank_exact a = rank_exact(up, mine, M);
    struct rank_exact b = rank_exact(down, mine, M);
    struct rank_exact c = rank_exact(up, other, M);
    ck_assert_double_eq_tol(a.greater, b.less, 1e-12);
    ck_assert_double_eq_tol(a.greater, c.less, 1e-12);
    ck_assert_double_eq_tol(a.two_sided, c.two_sided, 1e-12);
    ck_assert_double_eq_tol(a.two_sided,
                            rank_win(up, mine, M, 0.95).p_normal, 2e-3);
}
END_TEST

START_TEST(exact_edges)
{
    static const double equal[6] = {0};
    static const unsigned char two[6] = {1, 0, 1, 0, 0, 0}, none[6] = {0};
    struct rank_exact p = rank_exact(equal, two, 6);
    ck_assert(p.two_sided == 1 && p.greater == 1 && p.less == 1);
    ck_assert_ptr_nonnull(rank_exact(equal, none, 6).reason);
    ck_assert_ptr_nonnull(rank_exact(equal, two, 0).reason);
    enum { MANY = 4000 };
    static double many[MANY];
    static unsigned char half[MANY];
    for (size_t i = 0; i < MANY; i += 2)
        half[i] = 1;
    ck_assert_ptr_nonnull(rank_exact(many, half, MANY).reason);
}
END_TEST

int
main(void)
{
    return RUN_TESTS(
        "rank", exact_as_in_coin, exact_mirrors_and_nears_the_normal,
        exact_edges, counted_by_pairs, only_order_matters_and_arms_mirror,
        edges, two_categories_are_a_logit, ordinal_mirrors, ordinal_edges);
}
