#include <config.h>

#include "analyse/stat/dim.h"
#include "analyse/stat/survival.h"
#include "tests/run.h"

#include <math.h>

enum { N = 12 };
static const double time[N] = {3, 5, 5, 8, 2, 9, 12, 5, 7, 1, 12, 6};
static const unsigned char event[N] = {1, 1, 0, 1, 1, 0, 0, 1, 1, 1, 0, 1};
static const unsigned char z[N] = {1, 0, 1, 0, 1, 0, 0, 1, 0, 1, 0, 1};
static const double arm[N] = {1, 0, 1, 0, 1, 0, 0, 1, 0, 1, 0, 1};
static const double x[N] = {2, 7, 1, 8, 2, 8, 1, 8, 2, 8, 4, 5};

/* Nobody censored: the curve is the share left, the restricted mean to the
 * end the mean, and its error that of a mean of n. */
START_TEST(without_censoring)
    {
        unsigned char all[N];
        double sum = 0, squares = 0;
        for (size_t i = 0; i < N; i++) {
            all[i] = 1;
            sum += time[i] / N;
        }
        for (size_t i = 0; i < N; i++)
            squares += (time[i] - sum) * (time[i] - sum);
        struct km km = km_new(time, all, N);
        struct km_point p = km_at(&km, 5, 0.95);
        ck_assert(fabs(p.survival - 6.0 / N) < 1e-15);
        ck_assert(fabs(p.se - sqrt(0.5 * 0.5 / N)) < 1e-15);
        ck_assert_uint_eq(p.at_risk, 9);
        ck_assert(p.limits.lower < p.survival && p.survival < p.limits.upper);
        struct estimate mean = km_restricted_mean(&km, 100, 0.95);
        ck_assert(fabs(mean.value - sum) < 1e-12);
        ck_assert(fabs(mean.se - sqrt(squares) / N) < 1e-12);
        km_release(&km);
    }
END_TEST

START_TEST(before_and_after)
    {
        struct km km = km_new(time, event, N);
        struct km_point before = km_at(&km, 0.5, 0.95);
        ck_assert(before.survival == 1 && before.se == 0);
        ck_assert_ptr_nonnull(before.limits.reason);
        struct km_point after = km_at(&km, 100, 0.95);
        ck_assert_uint_eq(after.at_risk, 0);
        ck_assert_ptr_nonnull(km_restricted_mean(&km, 100, 0.95).reason);
        struct km_quantile median = km_quantile(&km, 0.5, 0.95);
        ck_assert(!median.reason && median.time == 6);
        ck_assert(median.limits.lower <= 6 && median.limits.upper >= 6);
        ck_assert_ptr_nonnull(km_quantile(&km, 0.9, 0.95).reason);
        km_release(&km);
    }
END_TEST

START_TEST(arms_swapped_mirror)
    {
        unsigned char other[N];
        for (size_t i = 0; i < N; i++)
            other[i] = !z[i];
        struct logrank a = logrank_test(time, event, z, N);
        struct logrank b = logrank_test(time, event, other, N);
        ck_assert(fabs(a.chisq - b.chisq) < 1e-12);
        ck_assert(fabs(a.observed[0] - b.observed[1]) < 1e-12);
        struct rmst p = rmst_compare(time, event, z, N, 0, 0.95);
        struct rmst q = rmst_compare(time, event, other, N, 0, 0.95);
        ck_assert(p.tau == 6);
        ck_assert(fabs(p.difference.value + q.difference.value) < 1e-12);
        ck_assert(fabs(p.ratio.value * q.ratio.value - 1) < 1e-12);
    }
END_TEST

/* Nobody lost from sight: the mean times up to tau are means, and compared as
 * any numbers are. */
START_TEST(without_censoring_times_are_numbers)
    {
        unsigned char all[N];
        double up_to[N];
        for (size_t i = 0; i < N; i++)
            all[i] = 1;
        struct rmst r = rmst_compare(time, all, z, N, 0, 0.95);
        for (size_t i = 0; i < N; i++)
            up_to[i] = fmin(time[i], r.tau);
        struct dim_input plain = {
            .n = N, .y = up_to, .treated = z, .level = 0.95};
        struct estimate d = dim_fit(&plain).difference;
        ck_assert(fabs(r.welch.value - d.value) < 1e-12);
        ck_assert(fabs(r.welch.se - d.se) < 1e-12);
        ck_assert(fabs(r.welch.df - d.df) < 1e-9);
        ck_assert(r.welch.lower < r.difference.lower);
        ck_assert(r.welch.upper > r.difference.upper);
    }
END_TEST

/* The score test of Cox's model without ties is the log-rank test; with them
 * the two arms' coefficients still mirror, and moving x changes nothing. */
START_TEST(cox_properties)
    {
        static const enum cox_ties ties[] = {COX_EFRON, COX_BRESLOW};
        double flipped[N], moved[N];
        for (size_t i = 0; i < N; i++) {
            flipped[i] = 1 - arm[i];
            moved[i] = 1000 + 3 * x[i];
        }
        const double *const one[] = {arm, x}, *const two[] = {flipped, moved};
        for (int t = 0; t < 2; t++)
            for (int robust = 0; robust < 2; robust++) {
                struct cox_input input = {.n = N,
                                          .k = 2,
                                          .time = time,
                                          .event = event,
                                          .columns = one,
                                          .ties = ties[t],
                                          .robust = robust,
                                          .level = 0.95};
                struct cox a = cox_fit(&input);
                input.columns = two;
                struct cox b = cox_fit(&input);
                ck_assert(!a.reason && !b.reason);
                ck_assert(fabs(a.coefficient[0].value +
                               b.coefficient[0].value) < 1e-8);
                ck_assert(fabs(a.coefficient[0].se - b.coefficient[0].se) <
                          1e-8);
                ck_assert(fabs(a.coefficient[1].value -
                               3 * b.coefficient[1].value) < 1e-8);
                ck_assert(fabs(a.log_likelihood - b.log_likelihood) < 1e-9);
                ck_assert(a.log_likelihood > a.log_likelihood_null);
                cox_release(&a);
                cox_release(&b);
            }
    }
END_TEST

/* R 4.2.2, survival 3.5-3: cox.zph(coxph(Surv(time, event) ~ z + x), transform)
 * with its chisq and p of z, x and GLOBAL. */
START_TEST(proportional_as_in_r)
    {
        enum { M = 24 };
        static const double t[M] = {5, 8, 3,  8, 12, 3,  9,  15, 4, 7,  7, 11,
                                    2, 6, 14, 9, 5,  10, 13, 1,  8, 16, 6, 3};
        static const unsigned char d[M] = {1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1, 1,
                                           1, 0, 1, 1, 0, 1, 1, 1, 1, 0, 1, 1};
        static const double meetings[M] = {2, 5, 1, 7, 4, 3, 6, 8, 2, 5, 9, 4,
                                           1, 6, 3, 7, 5, 2, 8, 4, 6, 3, 7, 5};
        static const double reflected[M] = {0, 1, 0, 1, 0, 0, 1, 1, 0, 1, 1, 0,
                                            1, 0, 0, 1, 0, 1, 0, 0, 1, 1, 1, 0};
        static const struct {
            enum cox_ties ties;
            enum cox_clock clock;
            double chisq[3], p[3];
        } cases[] = {
            {COX_EFRON,
             COX_CURVE,
             {0.03801289880547, 2.09068478846753, 2.11205244812283},
             {0.84541724069927, 0.14819962781125, 0.34783528714355}},
            {COX_EFRON,
             COX_TIME,
             {0.05717856835567, 2.59746212457704, 2.62275150250658},
             {0.81101221933425, 0.10703498940388, 0.26944910632996}},
            {COX_EFRON,
             COX_LOG_TIME,
             {0.561208406210726, 2.783849318306000, 2.907712015616563},
             {0.453773766726391, 0.095219063771125, 0.233667524880899}},
            {COX_BRESLOW,
             COX_CURVE,
             {0.019416233137408, 1.938644905396756, 1.977908143636177},
             {0.889179788481417, 0.163815743716849, 0.371965536871895}},
            {COX_BRESLOW,
             COX_TIME,
             {0.03398798594242, 2.43157956260111, 2.47562598500099},
             {0.85373237410544, 0.11891302198880, 0.29001779596133}},
        };
        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
            const double *columns[2] = {reflected, meetings};
            struct cox_input input = {.n = M,
                                      .k = 2,
                                      .time = t,
                                      .event = d,
                                      .columns = columns,
                                      .ties = cases[i].ties,
                                      .level = 0.95};
            struct cox_proportional test =
                cox_proportional(&input, cases[i].clock);
            ck_assert_ptr_null(test.reason);
            for (size_t j = 0; j < 2; j++) {
                ck_assert_double_eq_tol(test.chisq[j], cases[i].chisq[j], 1e-8);
                ck_assert_double_eq_tol(test.p[j], cases[i].p[j], 1e-8);
            }
            ck_assert_double_eq_tol(test.all_chisq, cases[i].chisq[2], 1e-8);
            ck_assert_double_eq_tol(test.all_p, cases[i].p[2], 1e-8);
            cox_proportional_release(&test);
        }
    }
END_TEST

START_TEST(proportional_edges)
    {
        static const double same[N] = {3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3};
        static const double zero[N] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
        static const unsigned char never[N] = {0}, all[N] = {1, 1, 1, 1, 1, 1,
                                                             1, 1, 1, 1, 1, 1};
        double some[N];
        for (size_t i = 0; i < N; i++)
            some[i] = i * 5 % 7 < 3;
        const double *columns[1] = {some};
        const struct {
            const double *time;
            const unsigned char *event;
            enum cox_clock clock;
        } cases[] = {
            {zero, never, COX_CURVE},
            {same, all, COX_CURVE},
            {zero, all, COX_LOG_TIME},
        };
        for (size_t i = 0; i < 3; i++) {
            struct cox_input input = {.n = N,
                                      .k = 1,
                                      .time = cases[i].time,
                                      .event = cases[i].event,
                                      .columns = columns,
                                      .level = 0.95};
            struct cox_proportional test =
                cox_proportional(&input, cases[i].clock);
            ck_assert_msg(test.reason != NULL, "case %zu", i);
            cox_proportional_release(&test);
        }
    }
END_TEST

START_TEST(what_cannot_be_has_a_reason)
    {
        static const unsigned char never[N] = {0}, all[N] = {1, 1, 1, 1, 1, 1,
                                                             1, 1, 1, 1, 1, 1};
        static const double constant[N] = {4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4};
        double early[N], minus[N];
        for (size_t i = 0; i < N; i++) {
            early[i] = time[i] < 5.5;
            minus[i] = -time[i];
        }
        ck_assert_ptr_nonnull(logrank_test(time, never, z, N).reason);
        ck_assert_ptr_nonnull(logrank_test(time, event, all, N).reason);
        ck_assert_ptr_nonnull(logrank_test(time, event, z, 0).reason);
        ck_assert_ptr_nonnull(
            rmst_compare(time, event, all, N, 0, 0.95).difference.reason);
        ck_assert_ptr_nonnull(
            rmst_compare(time, event, z, 0, 0, 0.95).ratio.reason);
        const double *const bad[] = {constant, early, minus};
        for (int i = -1; i < 3; i++) {
            struct cox_input input = {.n = N,
                                      .k = 1,
                                      .time = time,
                                      .event = i < 0 ? never : all,
                                      .columns = &bad[i < 0 ? 0 : i],
                                      .level = 0.95};
            struct cox fit = cox_fit(&input);
            ck_assert_msg(fit.reason != NULL, "case %d", i);
            cox_release(&fit);
        }
    }
END_TEST

int
main(void)
{
    return RUN_TESTS("survival", without_censoring,
                     without_censoring_times_are_numbers, before_and_after,
                     arms_swapped_mirror, cox_properties, proportional_as_in_r,
                     proportional_edges, what_cannot_be_has_a_reason);
}
