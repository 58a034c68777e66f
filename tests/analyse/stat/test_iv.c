#include <config.h>

#include "analyse/stat/iv.h"
#include "tests/run.h"

#include <math.h>
#include <string.h>

enum { N = 24 };
static double y[N], assigned[N], received[N], x[N];
static size_t cluster[N];

/* Assigned halves; three in four do as assigned. */
static struct iv_input
example(void)
{
    for (size_t i = 0; i < N; i++) {
        assigned[i] = (double)(i % 2);
        received[i] = i % 8 == 3 ? 0 : assigned[i];
        x[i] = (double)(i * 7 % 11);
        y[i] = 2 * received[i] + 0.3 * x[i] + (double)(i * 5 % 13) / 6;
        cluster[i] = i / 3;
    }
    return (struct iv_input){
        .n = N,
        .y = y,
        .received = received,
        .assigned = assigned,
        .level = 0.95,
    };
}

START_TEST(all_comply_is_the_difference)
{
    struct iv_input input = example();
    input.received = assigned;
    struct iv iv = iv_fit(&input);
    const double *const columns[] = {assigned};
    struct ols_input model = {.n = N,
                              .k = 1,
                              .y = y,
                              .columns = columns,
                              .intercept = true,
                              .variance = VARIANCE_HC2,
                              .level = 0.95};
    struct ols fit = ols_fit(&model);
    ck_assert(fabs(iv.fit.coefficient[1].value - fit.coefficient[1].value) <
              1e-10);
    ck_assert(fabs(iv.fit.coefficient[1].se - fit.coefficient[1].se) <
              1e-10);
    /* A first stage without error has no F, but says why. */
    ck_assert_ptr_nonnull(iv.first_f_reason);
    ols_release(&fit);
    iv_release(&iv);
}
END_TEST

START_TEST(wald_ratio)
{
    struct iv_input input = example();
    struct iv iv = iv_fit(&input);
    double mean[2] = {0, 0}, took[2] = {0, 0};
    for (size_t i = 0; i < N; i++) {
        mean[i % 2] += y[i] / (N / 2);
        took[i % 2] += received[i] / (N / 2);
    }
    double ratio = (mean[1] - mean[0]) / (took[1] - took[0]);
    ck_assert(fabs(iv.fit.coefficient[1].value - ratio) < 1e-10);
    ck_assert(iv.first_f > 10);
    iv_release(&iv);
}
END_TEST

/* At each end of the set y - effect * received has the reduced form just at
 * the edge of significance. */
START_TEST(anderson_rubin_ends_are_on_the_edge)
{
    const double *const covariates[] = {x};
    for (int kind = 0; kind < 2; kind++) {
        struct iv_input input = example();
        input.covariates = covariates;
        input.k = 1;
        if (kind)
            input.cluster = (struct grouping){cluster, N / 3};
        struct iv iv = iv_fit(&input);
        ck_assert_int_eq(iv.anderson_rubin.shape, AR_INTERVAL);
        ck_assert(iv.anderson_rubin.lower < iv.fit.coefficient[1].value &&
                  iv.fit.coefficient[1].value < iv.anderson_rubin.upper);
        const double ends[] = {iv.anderson_rubin.lower,
                               iv.anderson_rubin.upper};
        for (int e = 0; e < 2; e++) {
            double rest[N];
            for (size_t i = 0; i < N; i++)
                rest[i] = y[i] - ends[e] * received[i];
            const double *const columns[] = {assigned, x};
            struct ols_input model = {.n = N,
                                      .k = 2,
                                      .y = rest,
                                      .columns = columns,
                                      .intercept = true,
                                      .cluster = input.cluster,
                                      .variance = kind ? VARIANCE_CR2
                                                       : VARIANCE_HC2,
                                      .level = 0.95};
            struct ols fit = ols_fit(&model);
            ck_assert(fabs(fit.coefficient[1].p - 0.05) < 1e-8);
            ols_release(&fit);
        }
        iv_release(&iv);
    }
}
END_TEST

/* y on assigned alone. */
static struct estimate
reduced(const struct iv_input *input)
{
    const double *const columns[] = {assigned};
    struct ols_input model = {.n = N,
                              .k = 1,
                              .y = y,
                              .columns = columns,
                              .intercept = true,
                              .variance = VARIANCE_HC2,
                              .level = input->level};
    struct ols fit = ols_fit(&model);
    struct estimate e = fit.coefficient[1];
    ols_release(&fit);
    return e;
}

/* Received and assigned have the words of their own: no outcome. */
START_TEST(sure_first_stages_say_why)
{
    static const char *const words[] = {"everybody took part",
                                        "nobody took part",
                                        "all of one arm took part"};
    struct iv_input input = example();
    for (size_t k = 0; k < 3; k++) {
        for (size_t i = 0; i < N; i++)
            received[i] = k == 0 ? 1 : k == 1 ? 0 : assigned[i];
        struct iv iv = iv_fit(&input);
        ck_assert_ptr_nonnull(iv.first_stage.se_reason);
        ck_assert_msg(strstr(iv.first_stage.se_reason, words[k]) != NULL,
                      "%s", iv.first_stage.se_reason);
        ck_assert_str_eq(iv.first_f_reason, iv.first_stage.se_reason);
        iv_release(&iv);
    }
}
END_TEST

START_TEST(weak_first_stage_bounds_nothing)
{
    struct iv_input input = example();
    for (size_t i = 0; i < N; i++)
        received[i] = (double)(i / 2 % 2);
    received[0] = 1;
    struct iv iv = iv_fit(&input);
    ck_assert(iv.first_f < 1);
    ck_assert_int_ne(iv.anderson_rubin.shape, AR_INTERVAL);
    iv_release(&iv);
    for (size_t i = 0; i < N; i++)
        received[i] = 1;
    iv = iv_fit(&input);
    ck_assert_ptr_nonnull(iv.fit.coefficient[1].reason);
    struct estimate moved = reduced(&input);
    ck_assert(moved.p < 0.05);
    ck_assert_ptr_nonnull(iv.anderson_rubin.reason);
    /* "No effect" is never said, not even where none fits. */
    ck_assert_ptr_null(strstr(iv.anderson_rubin.reason, "no effect"));
    iv_release(&iv);
    /* The same people, asked for a level at which nothing moved. */
    input.level = 1 - moved.p / 2;
    iv = iv_fit(&input);
    ck_assert_ptr_null(iv.anderson_rubin.reason);
    ck_assert_int_eq(iv.anderson_rubin.shape, AR_LINE);
    iv_release(&iv);
}
END_TEST

/* Everybody did as assigned: the set is the interval of the difference. */
START_TEST(all_comply_the_set_is_the_interval)
{
    struct iv_input input = example();
    for (size_t i = 0; i < N; i++)
        received[i] = assigned[i];
    struct iv iv = iv_fit(&input);
    struct estimate difference = reduced(&input);
    ck_assert_ptr_null(iv.anderson_rubin.reason);
    ck_assert_int_eq(iv.anderson_rubin.shape, AR_INTERVAL);
    ck_assert(fabs(iv.anderson_rubin.lower - difference.lower) < 1e-9);
    ck_assert(fabs(iv.anderson_rubin.upper - difference.upper) < 1e-9);
    iv_release(&iv);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("iv", all_comply_is_the_difference, wald_ratio,
                     anderson_rubin_ends_are_on_the_edge,
                     sure_first_stages_say_why, weak_first_stage_bounds_nothing,
                     all_comply_the_set_is_the_interval);
}
