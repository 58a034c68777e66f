#include <config.h>

#include "analyse/stat/glm.h"
#include "analyse/stat/ols.h"
#include "analyse/stat/rng.h"
#include "tests/run.h"

#include <math.h>

enum { N = 16 };
static const double z[N] = {1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0};
static const double x[N] = {2, 7, 1, 8, 2, 8, 1, 8, 2, 8, 4, 5, 9, 0, 4, 5};
static const double acted[N] = {1, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0, 1, 1, 1, 0};
static const double count[N] = {4, 0, 9, 1, 0, 2, 1, 0, 7, 0, 3, 0, 2, 5, 1, 0};
static const size_t cluster[N] = {0, 0, 0, 1, 1, 1, 2, 2,
                                  3, 3, 3, 4, 4, 5, 5, 5};
static const double *const columns[] = {z, x};

static struct glm_input
example(enum glm_family family, enum glm_variance variance, size_t k)
{
    return (struct glm_input){
        .n = N,
        .k = k,
        .y = family == GLM_LOGIT ? acted : count,
        .columns = columns,
        .intercept = true,
        .cluster = {cluster, 6},
        .family = family,
        .variance = variance,
        .level = 0.95,
    };
}

/* With the arm alone the model is the two-by-two table: log odds ratio by
 * Woolf, difference of proportions, log rate ratio. */
START_TEST(arm_alone_is_the_table)
{
    double a = 0, c = 0, t = 0, s = 0;
    for (size_t i = 0; i < N; i++) {
        *(z[i] > 0 ? &a : &c) += acted[i];
        *(z[i] > 0 ? &t : &s) += count[i];
    }
    struct glm_input input = example(GLM_LOGIT, GLM_MODEL, 1);
    struct glm fit = glm_fit(&input);
    double b = 8 - a, d = 8 - c;
    ck_assert(fabs(fit.coefficient[1].value - log(a * d / (b * c))) < 1e-9);
    ck_assert(fabs(fit.coefficient[1].se -
                   sqrt(1 / a + 1 / b + 1 / c + 1 / d)) < 1e-9);
    struct glm_marginal m = glm_marginal(&fit, &input, 1);
    ck_assert(fabs(m.difference.value - (a - c) / 8) < 1e-9);
    ck_assert(fabs(m.ratio.value - a / c) < 1e-9);
    glm_release(&fit);
    input = example(GLM_POISSON, GLM_MODEL, 1);
    fit = glm_fit(&input);
    ck_assert(fabs(fit.coefficient[1].value - log(t / s)) < 1e-9);
    ck_assert(fabs(fit.coefficient[1].se - sqrt(1 / t + 1 / s)) < 1e-9);
    glm_release(&fit);
}
END_TEST

START_TEST(arms_swapped_mirror)
{
    double other[N];
    for (size_t i = 0; i < N; i++)
        other[i] = 1 - z[i];
    const double *const swapped[] = {other, x};
    for (int f = GLM_LOGIT; f <= GLM_NEGATIVE; f++)
        for (int v = GLM_MODEL; v <= GLM_CR2; v++) {
            struct glm_input input =
                example((enum glm_family)f, (enum glm_variance)v, 2);
            struct glm p = glm_fit(&input);
            input.columns = swapped;
            struct glm q = glm_fit(&input);
            ck_assert(!p.reason && !q.reason);
            ck_assert(fabs(p.coefficient[1].value +
                           q.coefficient[1].value) < 1e-7);
            ck_assert(fabs(p.coefficient[1].se - q.coefficient[1].se) <
                      1e-7);
            ck_assert(p.coefficient[1].lower <= p.coefficient[1].value);
            ck_assert(fabs(p.log_likelihood - q.log_likelihood) < 1e-8);
            glm_release(&p);
            glm_release(&q);
        }
}
END_TEST

START_TEST(offset_is_exposure)
{
    double exposure[N], rate = 0, watched = 0;
    for (size_t i = 0; i < N; i++) {
        exposure[i] = log(1 + x[i]);
        rate += count[i];
        watched += 1 + x[i];
    }
    struct glm_input input = example(GLM_POISSON, GLM_MODEL, 0);
    input.offset = exposure;
    struct glm fit = glm_fit(&input);
    ck_assert(fabs(fit.coefficient[0].value - log(rate / watched)) < 1e-9);
    glm_release(&fit);
}
END_TEST

START_TEST(what_cannot_be_has_a_reason)
{
    static const double equal[N] = {0}, third[N] = {0, 1, 2};
    static const double half[N] = {0.5, 1};
    static const double even[N] = {1, 1, 1, 1, 1, 1, 1, 1,
                                   1, 1, 1, 1, 1, 1, 1, 1};
    static const size_t lone[N] = {0};
    const struct {
        enum glm_family family;
        const double *y;
        size_t n;
    } cases[] = {
        {GLM_LOGIT, equal, N},   {GLM_LOGIT, third, N},
        {GLM_LOGIT, z, N},       {GLM_LOGIT, acted, 0},
        {GLM_POISSON, equal, N}, {GLM_NEGATIVE, half, N},
        {GLM_NEGATIVE, even, N},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct glm_input input = example(cases[i].family, GLM_HC0, 2);
        input.y = cases[i].y;
        input.n = cases[i].n;
        struct glm fit = glm_fit(&input);
        ck_assert_msg(fit.reason != NULL, "case %zu", i);
        ck_assert_ptr_nonnull(glm_marginal(&fit, &input, 1).ratio.reason);
        glm_release(&fit);
    }
    struct glm_input input = example(GLM_LOGIT, GLM_CR1, 2);
    input.cluster = (struct grouping){lone, 1};
    struct glm fit = glm_fit(&input);
    ck_assert_ptr_nonnull(fit.coefficient[1].se_reason);
    glm_release(&fit);
}
END_TEST

/* Nobody of one arm acted: the coefficient has no end. */
START_TEST(empty_cell_is_separation)
{
    double none[N];
    for (size_t i = 0; i < N; i++)
        none[i] = z[i] > 0 ? acted[i] : 0;
    struct glm_input input = example(GLM_LOGIT, GLM_MODEL, 1);
    input.y = none;
    struct glm fit = glm_fit(&input);
    ck_assert_ptr_nonnull(fit.reason);
    glm_release(&fit);
    input.family = GLM_POISSON;
    fit = glm_fit(&input);
    ck_assert_ptr_nonnull(fit.reason);
    glm_release(&fit);
}
END_TEST

/* Few people, few clusters, covariates that say the same: whatever comes, an
 * estimate is a number or has a reason. A robust variance of 0 once came out
 * as -1e-17, and its root as none. */
START_TEST(small_designs_give_numbers_or_reasons)
{
    for (uint64_t seed = 0; seed < 400; seed++) {
        struct rng rng = rng_new(77, seed);
        size_t n = rng_below(&rng, N), groups = 1 + rng_below(&rng, 6);
        double outcome[N], one[N], two[N];
        size_t code[N];
        for (size_t i = 0; i < n; i++) {
            outcome[i] = (double)rng_below(&rng, 2);
            one[i] = (double)rng_below(&rng, 2);
            two[i] = (double)rng_below(&rng, 3);
            code[i] = rng_below(&rng, groups);
        }
        const double *const random[] = {one, two};
        for (int f = GLM_LOGIT; f <= GLM_NEGATIVE; f++)
            for (int v = GLM_MODEL; v <= GLM_CR2; v++) {
                struct glm_input input =
                    example((enum glm_family)f, (enum glm_variance)v, 2);
                input.n = n;
                input.y = outcome;
                input.columns = random;
                input.cluster = (struct grouping){code, groups};
                struct glm fit = glm_fit(&input);
                for (size_t j = 0; j < fit.count && !fit.reason; j++) {
                    const struct estimate *e = &fit.coefficient[j];
                    ck_assert(isfinite(e->value) && isfinite(e->se));
                    ck_assert(
                        e->reason || e->se_reason ||
                        (e->lower <= e->value && e->value <= e->upper));
                }
                struct glm_marginal m = glm_marginal(&fit, &input, 1);
                ck_assert(isfinite(m.difference.value) &&
                          isfinite(m.ratio.se));
                glm_release(&fit);
            }
    }
}
END_TEST

/* The arm alone: each arm's mean stands for itself, so that the error of the
 * logarithm of their ratio is that of two means by least squares, which share
 * no line of glm.c: v1/m1^2 + v0/m0^2. */
START_TEST(arm_alone_has_the_errors_of_two_means)
{
    double none[N];
    for (size_t i = 0; i < N; i++)
        none[i] = 1 - z[i];
    const double *const arms[] = {z, none};
    for (int clustered = 0; clustered < 2; clustered++) {
        struct glm_input input =
            example(GLM_POISSON, clustered ? GLM_CR2 : GLM_HC2, 1);
        struct ols_input means = {
            .n = N,
            .k = 2,
            .y = input.y,
            .columns = arms,
            .cluster = input.cluster,
            .variance = clustered ? VARIANCE_CR2 : VARIANCE_HC2,
            .level = 0.95,
        };
        struct glm fit = glm_fit(&input);
        struct ols two = ols_fit(&means);
        double v = 0, cross = two.covariance[1];
        for (size_t j = 0; j < 2; j++)
            v += pow(two.coefficient[j].se / two.coefficient[j].value, 2);
        v -= 2 * cross / two.coefficient[0].value / two.coefficient[1].value;
        ck_assert_msg(fabs(fit.coefficient[1].se - sqrt(v)) < 1e-9,
                      "%d: %.12g is not %.12g", clustered,
                      fit.coefficient[1].se, sqrt(v));
        ck_assert(fit.coefficient[1].df > 0 && fit.coefficient[1].df < N);
        glm_release(&fit);
        ols_release(&two);
    }
}
END_TEST

/* Arms of equal means: the model's working variance is least squares' own. */
START_TEST(equal_means_have_the_df_of_least_squares)
{
    double same[N];
    double sum[2] = {0, 0}, people[2] = {0, 0};
    for (size_t i = 0; i < N; i++) {
        sum[z[i] > 0] += (double)(1 + i * 5 % 7);
        people[z[i] > 0]++;
    }
    for (size_t i = 0; i < N; i++)
        same[i] = (double)(1 + i * 5 % 7) * people[z[i] > 0] / sum[z[i] > 0];
    for (int clustered = 0; clustered < 2; clustered++) {
        struct glm_input input =
            example(GLM_POISSON, clustered ? GLM_CR2 : GLM_HC2, 1);
        input.y = same;
        struct ols_input least = {
            .n = N,
            .k = 1,
            .y = same,
            .columns = input.columns,
            .intercept = true,
            .cluster = input.cluster,
            .variance = clustered ? VARIANCE_CR2 : VARIANCE_HC2_BM,
            .level = 0.95,
        };
        struct glm fit = glm_fit(&input);
        struct ols line = ols_fit(&least);
        ck_assert(fabs(fit.coefficient[1].df - line.coefficient[1].df) <
                  1e-6);
        ck_assert(fabs(fit.coefficient[1].se - line.coefficient[1].se) <
                  1e-8);
        glm_release(&fit);
        ols_release(&line);
    }
}
END_TEST

int
main(void)
{
    return RUN_TESTS("glm", arm_alone_is_the_table, arms_swapped_mirror,
                     arm_alone_has_the_errors_of_two_means,
                     equal_means_have_the_df_of_least_squares,
                     offset_is_exposure, what_cannot_be_has_a_reason,
                     empty_cell_is_separation,
                     small_designs_give_numbers_or_reasons);
}
