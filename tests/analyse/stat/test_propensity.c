#include <config.h>

#include "analyse/stat/propensity.h"
#include "analyse/stat/standardise.h"
#include "tests/analyse/stat/observed.h"
#include "tests/run.h"

#include <math.h>

static struct propensity_input
example(const double *y, size_t k)
{
    return (struct propensity_input){.n = OBSERVED,
                                     .k = k,
                                     .y = y,
                                     .treated = observed_reflected,
                                     .columns = observed_columns,
                                     .level = 0.95};
}

/* R 4.2.2: glm(z ~ x1 + x2, binomial), weighted.mean(), and the stacked
 * estimating equations of the logit and both means, their Jacobian by
 * fourth-order central differences. */
START_TEST(stacked_equations_in_r)
{
    static const struct {
        const double *y;
        double mean1, mean0, se, log_se, cluster_se;
    } cases[] = {
        {observed_acted, 0.660793489702985, 0.462849865929229,
         0.220389822661959, 0.412739780489508, 0.250945292753100},
        {observed_hours, 4.247494730970184, 6.198665199526781,
         1.183659806818595, 0.251356853679406, 0.632400152327470},
    };
    for (size_t i = 0; i < 2; i++) {
        struct propensity_input input = example(cases[i].y, 2);
        struct propensity p = propensity_fit(&input);
        ck_assert_ptr_null(p.reason);
        ck_assert_double_eq_tol(p.mean[1], cases[i].mean1, 1e-11);
        ck_assert_double_eq_tol(p.mean[0], cases[i].mean0, 1e-11);
        ck_assert_double_eq_tol(p.difference.se, cases[i].se, 1e-8);
        ck_assert_double_eq_tol(p.ratio.se, cases[i].log_se, 1e-8);
        propensity_release(&p);
        input.cluster = (struct grouping){observed_group, OBSERVED_GROUPS};
        p = propensity_fit(&input);
        ck_assert_double_eq_tol(p.difference.se, cases[i].cluster_se, 1e-8);
        propensity_release(&p);
    }
}
END_TEST

/* R 4.2.2, from the same fit: (mean1 - mean0) / sqrt((var1 + var0)/2), plain
 * and weighted; sum(w)^2 / sum(w^2); range(p); max(w)/sum(w). */
START_TEST(balance_and_overlap)
{
    struct propensity_input input = example(NULL, 2);
    struct propensity p = propensity_fit(&input);
    ck_assert_double_eq_tol(p.balance[0].before, 0.7216083385623514, 1e-12);
    ck_assert_double_eq_tol(p.balance[0].after, -0.0879900044445024, 1e-10);
    ck_assert_double_eq_tol(p.balance[1].before, -0.32366943748507482,
                            1e-12);
    ck_assert_double_eq_tol(p.balance[1].after, -0.00560499883951237,
                            1e-10);
    ck_assert_double_eq_tol(p.effective[0], 7.893150166708219, 1e-9);
    ck_assert_double_eq_tol(p.effective[1], 10.591270211886322, 1e-9);
    ck_assert_double_eq_tol(p.least[0], 0.122903694496618, 1e-10);
    ck_assert_double_eq_tol(p.most[0], 0.858632985130264, 1e-10);
    ck_assert_double_eq_tol(p.least[1], 0.280861858942197, 1e-10);
    ck_assert_double_eq_tol(p.most[1], 0.804074502517314, 1e-10);
    ck_assert_double_eq_tol(p.largest[0], 0.273361685721127, 1e-10);
    ck_assert_uint_eq(p.people[0] + p.people[1], OBSERVED);
    propensity_release(&p);
}
END_TEST

/* One covariate of 0 and 1: weighting and standardising are the same thing, to
 * the standard error (but for the factor of the numbers fitted, 2 and 4), and
 * balance is perfect. */
START_TEST(saturated_agrees_with_standardising)
{
    const double *member[1] = {observed_member};
    struct propensity_input input = example(observed_acted, 1);
    input.columns = member;
    struct propensity p = propensity_fit(&input);
    struct standardise_input other = {.n = OBSERVED,
                                      .k = 1,
                                      .y = observed_acted,
                                      .treated = observed_reflected,
                                      .columns = member,
                                      .model = STANDARDISE_LOGIT,
                                      .level = 0.95};
    struct standardised s = standardise(&other);
    ck_assert_double_eq_tol(p.difference.value, s.difference.value, 1e-10);
    ck_assert_double_eq_tol(p.difference.se * sqrt(OBSERVED - 2.),
                            s.difference.se * sqrt(OBSERVED - 4.), 1e-9);
    ck_assert_double_eq_tol(p.balance[0].after, 0, 1e-10);
    propensity_release(&p);
}
END_TEST

START_TEST(no_covariate_weights_nothing)
{
    struct propensity_input input = example(observed_acted, 0);
    struct propensity p = propensity_fit(&input);
    for (int arm = 0; arm < 2; arm++) {
        ck_assert_double_eq_tol(p.effective[arm], (double)p.people[arm],
                                1e-9);
        ck_assert_double_eq_tol(p.least[arm], p.most[arm], 1e-12);
    }
    propensity_release(&p);
}
END_TEST

START_TEST(little_overlap_is_said)
{
    struct propensity_input input = example(observed_acted, 2);
    struct propensity p = propensity_fit(&input);
    ck_assert_ptr_nonnull(p.difference.caution); /* 27 % on one person */
    propensity_release(&p);
}
END_TEST

START_TEST(edges_have_reasons)
{
    static const unsigned char none[OBSERVED] = {0};
    double arm[OBSERVED], flat[OBSERVED];
    for (size_t i = 0; i < OBSERVED; i++) {
        arm[i] = observed_reflected[i];
        flat[i] = 0.1;
    }
    const double *columns[2] = {arm, flat};
    struct propensity_input input = example(observed_acted, 2);
    input.columns = columns; /* the arm itself as a covariate */
    struct propensity p = propensity_fit(&input);
    ck_assert_ptr_nonnull(p.reason);
    ck_assert_ptr_nonnull(p.difference.reason);
    ck_assert_ptr_nonnull(p.balance[1].reason);
    propensity_release(&p);
    input.treated = none;
    p = propensity_fit(&input);
    ck_assert_ptr_nonnull(p.reason);
    ck_assert_ptr_nonnull(p.balance[0].reason);
    propensity_release(&p);
    input.n = 0;
    p = propensity_fit(&input);
    ck_assert_ptr_nonnull(p.reason);
    propensity_release(&p);
    input = example(flat, 1);
    p = propensity_fit(&input);
    ck_assert(!p.reason && p.difference.se_reason);
    propensity_release(&p);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("propensity", stacked_equations_in_r, balance_and_overlap,
                     saturated_agrees_with_standardising,
                     no_covariate_weights_nothing, little_overlap_is_said,
                     edges_have_reasons);
}
