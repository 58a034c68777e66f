#include <config.h>

#include "analyse/stat/dim.h"
#include "analyse/stat/lin.h"
#include "tests/run.h"

#include <math.h>

enum { N = 12 };
static const double y[N] = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8};
static const unsigned char z[N] = {1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0};
static const double x[N] = {2, 7, 1, 8, 2, 8, 1, 8, 2, 8, 4, 5};

static struct lin_input
example(const double *const *covariates, size_t k)
{
    return (struct lin_input){
        .n = N,
        .k = k,
        .y = y,
        .treated = z,
        .covariates = covariates,
        .variance = VARIANCE_HC2,
        .level = 0.95,
    };
}

/* Without covariates it is the difference in means, with its HC2 error. */
START_TEST(no_covariate_is_the_difference)
{
    struct lin_input input = example(NULL, 0);
    struct ols fit = lin_fit(&input);
    struct dim_input plain = {.n = N, .y = y, .treated = z, .level = 0.95};
    struct estimate d = dim_fit(&plain).difference;
    ck_assert(fabs(fit.coefficient[LIN_ARM].value - d.value) < 1e-12);
    ck_assert(fabs(fit.coefficient[LIN_ARM].se - d.se) < 1e-12);
    ols_release(&fit);
}
END_TEST

/* The effect does not depend on the covariate's zero or unit. */
START_TEST(units_of_covariates_do_not_matter)
{
    double moved[N];
    for (size_t i = 0; i < N; i++)
        moved[i] = 1e4 + 30 * x[i];
    const double *const one[] = {x}, *const other[] = {moved};
    struct lin_input a = example(one, 1), b = example(other, 1);
    struct ols p = lin_fit(&a), q = lin_fit(&b);
    ck_assert(fabs(p.coefficient[1].value - q.coefficient[1].value) < 1e-9);
    ck_assert(fabs(p.coefficient[1].se - q.coefficient[1].se) < 1e-9);
    ols_release(&p);
    ols_release(&q);
}
END_TEST

START_TEST(constant_covariate_is_left_out)
{
    static const double one[N] = {7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7};
    const double *const columns[] = {one};
    struct lin_input input = example(columns, 1);
    struct ols fit = lin_fit(&input);
    ck_assert(fit.dropped[2] && fit.dropped[3]);
    ck_assert(!fit.coefficient[LIN_ARM].reason);
    ck_assert(fit.coefficient[LIN_ARM].se > 0);
    ols_release(&fit);
}
END_TEST

START_TEST(nobody)
{
    struct lin_input input = example(NULL, 0);
    input.n = 0;
    struct ols fit = lin_fit(&input);
    ck_assert_ptr_nonnull(fit.reason);
    ols_release(&fit);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("lin", no_covariate_is_the_difference,
                     units_of_covariates_do_not_matter,
                     constant_covariate_is_left_out, nobody);
}
