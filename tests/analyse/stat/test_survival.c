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

/* R: quantile(survfit(Surv(t, e) ~ 1, conf.type = "log-log"), .5), where an end
 * that there is not is NA. */
START_TEST(half_of_few_has_no_end)
{
    static const struct {
        size_t n;
        double time[10];
        unsigned char event[10];
        double half, lower, upper;
    } cases[] = {
        {4, {23.9, 53.9, 40, 40.1}, {1, 1}, 53.9, 23.9, INFINITY},
        {4, {2, 5, 9, 14}, {1, 1, 1, 1}, 5, 2, INFINITY},
        {3, {5, 5, 5}, {1, 1, 1}, 5, 0, INFINITY},
        {10,
         {1, 2, 3, 4, 5, 6, 7, 8, 9, 10},
         {1, 1, 1, 1, 1, 1, 1, 1, 1, 1},
         5,
         1,
         8},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct km km = km_new(cases[i].time, cases[i].event, cases[i].n);
        struct km_quantile q = km_quantile(&km, 0.5, 0.95);
        ck_assert(q.time == cases[i].half);
        ck_assert(q.limits.lower == cases[i].lower);
        ck_assert(q.limits.upper == cases[i].upper);
        km_release(&km);
    }
}
END_TEST

START_TEST(arms_swapped_mirror)
{
    unsigned char other[N];
    for (size_t i = 0; i < N; i++)
        other[i] = !z[i];
    struct logrank a =
        logrank_test(time, event, z, (struct grouping){0}, N);
    struct logrank b =
        logrank_test(time, event, other, (struct grouping){0}, N);
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

/* 24 people of three blocks with unlike shares in the arm, in nine groups. */
enum { M = 24 };
static const double waited[M] = {5, 8, 3,  8, 12, 3,  9,  15, 4, 7,  7, 11,
                                 2, 6, 14, 9, 5,  10, 13, 1,  8, 16, 6, 3};
static const unsigned char acted[M] = {1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1, 1,
                                       1, 0, 1, 1, 0, 1, 1, 1, 1, 0, 1, 1};
static const double meetings[M] = {2, 5, 1, 7, 4, 3, 6, 8, 2, 5, 9, 4,
                                   1, 6, 3, 7, 5, 2, 8, 4, 6, 3, 7, 5};
static const double reflected[M] = {0, 1, 0, 1, 0, 0, 1, 1, 0, 1, 1, 0,
                                    1, 0, 0, 1, 0, 1, 0, 0, 1, 1, 1, 0};
static const size_t site[M] = {0, 1, 0, 1, 2, 0, 1, 1, 0, 2, 1, 0,
                               0, 1, 2, 2, 0, 1, 0, 1, 2, 2, 1, 0};
static const size_t circle[M] = {0, 1, 2, 3, 4, 0, 5, 1, 2, 7, 3, 4,
                                 5, 6, 6, 7, 8, 1, 8, 0, 3, 5, 7, 2};

/* R 4.2.2, survival 3.5-3: cox.zph(coxph(Surv(time, event) ~ z + x), transform)
 * with its chisq and p of z, x and GLOBAL. */
START_TEST(proportional_as_in_r)
{
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
                                  .time = waited,
                                  .event = acted,
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

static void
in_arm(unsigned char *treated)
{
    for (size_t i = 0; i < M; i++)
        treated[i] = reflected[i] > 0;
}

/* R 4.2.2, survival 3.5-3: coxph(Surv(t, d) ~ z + m + strata(site), ties = ...)
 * plain and with robust = TRUE, cluster = 1:24, and cox.zph of it. */
START_TEST(cox_in_blocks_as_in_r)
{
    static const struct {
        enum cox_ties ties;
        double b[2], se[2], robust[2], log_likelihood[2];
        double curve[3], time[3];
    } cases[] = {
        {COX_EFRON,
         {0.468666562709714, -0.120031203606495},
         {0.808024432259198, 0.120179613375277},
         {0.874162059684344, 0.114943084988812},
         {-27.7520893733297, -27.1095581570214},
         {0.966580521277189, 1.023162749670654, 1.871760906742328},
         {0.759896646803062, 1.662823431027407, 2.291568941305079}},
        {COX_BRESLOW,
         {0.467232893761784, -0.115601505455675},
         {0.808625230184971, 0.120280937981110},
         {0.874978324804901, 0.113273448091614},
         {-28.1733028384060, -27.5696798551025},
         {0.969659055296717, 0.941648988962685, 1.798534002526201},
         {0.762748455349043, 1.565002845058142, 2.200994746117988}},
    };
    const double *columns[] = {reflected, meetings};
    for (size_t i = 0; i < 2; i++) {
        struct cox_input input = {.n = M,
                                  .k = 2,
                                  .time = waited,
                                  .event = acted,
                                  .columns = columns,
                                  .ties = cases[i].ties,
                                  .block = {site, 3},
                                  .level = 0.95};
        struct cox plain = cox_fit(&input);
        struct cox_proportional curve = cox_proportional(&input, COX_CURVE);
        struct cox_proportional time_ = cox_proportional(&input, COX_TIME);
        input.robust = true;
        struct cox robust = cox_fit(&input);
        for (size_t j = 0; j < 2; j++) {
            const struct estimate *e = &plain.coefficient[j];
            ck_assert_double_eq_tol(e->value, cases[i].b[j], 1e-8);
            ck_assert_double_eq_tol(e->se, cases[i].se[j], 1e-8);
            ck_assert_double_eq_tol(robust.coefficient[j].se,
                                    cases[i].robust[j], 1e-8);
            ck_assert_double_eq_tol(curve.chisq[j], cases[i].curve[j],
                                    1e-8);
            ck_assert_double_eq_tol(time_.chisq[j], cases[i].time[j], 1e-8);
        }
        ck_assert_double_eq_tol(plain.log_likelihood_null,
                                cases[i].log_likelihood[0], 1e-9);
        ck_assert_double_eq_tol(plain.log_likelihood,
                                cases[i].log_likelihood[1], 1e-9);
        ck_assert_double_eq_tol(curve.all_chisq, cases[i].curve[2], 1e-8);
        ck_assert_double_eq_tol(time_.all_chisq, cases[i].time[2], 1e-8);
        cox_release(&plain);
        cox_release(&robust);
        cox_proportional_release(&curve);
        cox_proportional_release(&time_);
    }
}
END_TEST

/* R 4.2.2, survival 3.5-3: survdiff(Surv(t, d) ~ z + strata(site)). The scores
 * of the treated sum to what was observed less expected. One block is none. */
START_TEST(logrank_in_blocks)
{
    static const size_t one[M] = {0};
    unsigned char treated[M];
    double score[M], sum[2] = {0, 0};
    in_arm(treated);
    struct grouping sites = {site, 3};
    struct logrank r = logrank_test(waited, acted, treated, sites, M);
    ck_assert_double_eq_tol(r.chisq, 0.258484121077095, 1e-12);
    ck_assert_double_eq_tol(r.observed[0], 10, 1e-12);
    ck_assert_double_eq_tol(r.observed[1], 9, 1e-12);
    ck_assert_double_eq_tol(r.expected[0], 10.63611111111111, 1e-12);
    ck_assert_double_eq_tol(r.expected[1], 8.36388888888889, 1e-12);
    ck_assert_double_eq_tol(r.variance, 1.56542438271605, 1e-12);
    logrank_scores(waited, acted, sites, M, score);
    for (size_t i = 0; i < M; i++)
        sum[treated[i]] += score[i];
    ck_assert_double_eq_tol(sum[1], r.observed[1] - r.expected[1], 1e-12);
    ck_assert_double_eq_tol(sum[0] + sum[1], 0, 1e-12);
    struct logrank none =
        logrank_test(waited, acted, treated, (struct grouping){0}, M);
    struct logrank all =
        logrank_test(waited, acted, treated, (struct grouping){one, 1}, M);
    ck_assert(none.chisq == all.chisq && none.chisq != r.chisq);
}
END_TEST

/* R 4.2.2, survival 3.5-3: pseudo(survfit(...), times = 10, type = "rmst") by
 * arm; estimatr 1.0.0: lm_robust(v ~ z, clusters = circle, se_type = "CR2"),
 * without clusters se_type = "HC2". */
START_TEST(mean_times_person_by_person_as_in_r)
{
    static const double expected[M] = {
        5, 8,  3,  9.6,  10, 3,     8.88, 10.08, 4, 7,     7, 10,
        2, 10, 10, 8.88, 10, 10.08, 10,   1,     8, 10.08, 6, 3};
    unsigned char treated[M];
    double value[M];
    in_arm(treated);
    ck_assert_ptr_null(rmst_values(waited, acted, treated, M, 10, value));
    for (size_t i = 0; i < M; i++)
        ck_assert_double_eq_tol(value[i], expected[i], 1e-12);
    struct dim_input input = {
        .n = M, .y = value, .treated = treated, .level = 0.95};
    struct estimate plain = dim_fit(&input).difference;
    struct rmst r = rmst_compare(waited, acted, treated, M, 10, 0.95);
    ck_assert_double_eq_tol(plain.value, 1.38333333333333, 1e-12);
    ck_assert_double_eq_tol(plain.se, 1.25526567673617, 1e-12);
    ck_assert_double_eq_tol(plain.se, r.welch.se, 1e-12);
    ck_assert_double_eq_tol(plain.df, r.welch.df, 1e-9);
    input.cluster = (struct grouping){circle, 9};
    struct estimate grouped = dim_fit(&input).difference;
    ck_assert_double_eq_tol(grouped.value, 1.38333333333333, 1e-12);
    ck_assert_double_eq_tol(grouped.se, 1.84607090269518, 1e-10);
    ck_assert_double_eq_tol(grouped.df, 6.71641791044777, 1e-8);
    ck_assert_ptr_nonnull(
        rmst_values(waited, acted, treated, M, 20, value));
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
    ck_assert_ptr_nonnull(
        logrank_test(time, never, z, (struct grouping){0}, N).reason);
    ck_assert_ptr_nonnull(
        logrank_test(time, event, all, (struct grouping){0}, N).reason);
    ck_assert_ptr_nonnull(
        logrank_test(time, event, z, (struct grouping){0}, 0).reason);
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
    return RUN_TESTS(
        "survival", without_censoring, without_censoring_times_are_numbers,
        before_and_after, half_of_few_has_no_end, arms_swapped_mirror,
        cox_properties, proportional_as_in_r, cox_in_blocks_as_in_r,
        logrank_in_blocks, mean_times_person_by_person_as_in_r,
        proportional_edges, what_cannot_be_has_a_reason);
}
