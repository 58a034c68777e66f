#include <config.h>

#include "analyse/stat/standardise.h"
#include "tests/analyse/stat/observed.h"
#include "tests/run.h"

#include <math.h>

static struct standardise_input
example(const double *y, enum standardise_model model, size_t k)
{
    return (struct standardise_input){.n = OBSERVED,
                                      .k = k,
                                      .y = y,
                                      .treated = observed_reflected,
                                      .columns = observed_columns,
                                      .model = model,
                                      .level = 0.95};
}

/* R 4.2.2: glm() in each arm, then the stacked estimating equations of both
 * models and both means, their Jacobian by fourth-order central differences:
 * an M-estimator's sandwich, with the factors of influence.h. */
START_TEST(stacked_equations_in_r)
{
    static const struct {
        const double *y;
        enum standardise_model model;
        double mean1, mean0, se, log_se, cluster_se;
    } cases[] = {
        {observed_acted, STANDARDISE_LOGIT, 0.610339964634140,
         0.433655058654680, 0.224289622481245, 0.420637486941702,
         0.269011813928879},
        {observed_hours, STANDARDISE_LINEAR, 4.435807291666669,
         5.931656877141461, 1.427313928035721, 0.298695786351865,
         0.812173305499424},
    };
    for (size_t i = 0; i < 2; i++) {
        struct standardise_input input =
            example(cases[i].y, cases[i].model, 2);
        struct standardised s = standardise(&input);
        ck_assert_ptr_null(s.reason);
        ck_assert_double_eq_tol(s.mean[1], cases[i].mean1, 1e-11);
        ck_assert_double_eq_tol(s.mean[0], cases[i].mean0, 1e-11);
        ck_assert_double_eq_tol(s.difference.se, cases[i].se, 1e-8);
        ck_assert_double_eq_tol(s.ratio.se, cases[i].log_se, 1e-8);
        ck_assert(s.difference.df == OBSERVED - 6);
        input.cluster = (struct grouping){observed_group, OBSERVED_GROUPS};
        s = standardise(&input);
        ck_assert_double_eq_tol(s.difference.se, cases[i].cluster_se, 1e-8);
        ck_assert(s.difference.df == OBSERVED_GROUPS - 1);
    }
}
END_TEST

/* With nothing to adjust for it is two shares and p (1 - p)/n of each. */
START_TEST(no_covariate_is_two_means)
{
    struct standardise_input input =
        example(observed_acted, STANDARDISE_LOGIT, 0);
    struct standardised s = standardise(&input);
    double n[2] = {0, 0}, x[2] = {0, 0};
    for (size_t i = 0; i < OBSERVED; i++) {
        n[observed_reflected[i]]++;
        x[observed_reflected[i]] += observed_acted[i];
    }
    double p1 = x[1] / n[1], p0 = x[0] / n[0];
    double variance = p1 * (1 - p1) / n[1] + p0 * (1 - p0) / n[0];
    ck_assert_double_eq_tol(s.difference.value, p1 - p0, 1e-12);
    ck_assert_double_eq_tol(s.difference.se,
                            sqrt(variance * OBSERVED / (OBSERVED - 2.)),
                            1e-10);
    input.model = STANDARDISE_LINEAR;
    struct standardised linear = standardise(&input);
    ck_assert_double_eq_tol(linear.difference.se, s.difference.se, 1e-10);
}
END_TEST

/* One covariate of 0 and 1: the strata's differences, weighted by their
 * people, whichever the model. */
START_TEST(saturated_is_stratified)
{
    double x[2][2] = {{0}}, n[2][2] = {{0}}, by_hand = 0;
    for (size_t i = 0; i < OBSERVED; i++) {
        int s = observed_member[i] > 0, z = observed_reflected[i];
        x[s][z] += observed_acted[i];
        n[s][z]++;
    }
    for (int s = 0; s < 2; s++)
        by_hand += (n[s][0] + n[s][1]) / OBSERVED *
                   (x[s][1] / n[s][1] - x[s][0] / n[s][0]);
    const double *member[3] = {observed_member, observed_member,
                               observed_member};
    for (int m = STANDARDISE_LINEAR; m <= STANDARDISE_LOGIT; m++) {
        struct standardise_input input = example(observed_acted, m, 1);
        input.columns = member;
        struct standardised s = standardise(&input);
        ck_assert_double_eq_tol(s.difference.value, by_hand, 1e-10);
        input.k = 3; /* the same covariate again says nothing */
        struct standardised again = standardise(&input);
        ck_assert_double_eq_tol(again.difference.se, s.difference.se,
                                1e-12);
    }
}
END_TEST

START_TEST(arms_swapped_and_order)
{
    unsigned char other[OBSERVED];
    double y[OBSERVED], meetings[OBSERVED], member[OBSERVED];
    for (size_t i = 0; i < OBSERVED; i++) {
        size_t from = OBSERVED - 1 - i;
        other[i] = !observed_reflected[from];
        y[i] = observed_acted[from];
        meetings[i] = 10 - 3 * observed_meetings[from];
        member[i] = observed_member[from];
    }
    const double *columns[2] = {member, meetings};
    struct standardise_input input =
        example(observed_acted, STANDARDISE_LOGIT, 2);
    struct standardised a = standardise(&input);
    input.y = y;
    input.treated = other;
    input.columns = columns;
    struct standardised b = standardise(&input);
    ck_assert_double_eq_tol(a.difference.lower, -b.difference.upper, 1e-9);
    ck_assert_double_eq_tol(a.ratio.lower * b.ratio.upper, 1, 1e-9);
    ck_assert_double_eq_tol(a.difference.p, b.difference.p, 1e-9);
}
END_TEST

START_TEST(edges_have_reasons)
{
    static const unsigned char none[OBSERVED] = {0};
    static const double flat[OBSERVED] = {0};
    struct standardise_input input =
        example(observed_acted, STANDARDISE_LOGIT, 2);
    input.treated = none;
    ck_assert_ptr_nonnull(standardise(&input).reason);
    input.treated = observed_reflected;
    input.y = flat;
    ck_assert_ptr_nonnull(standardise(&input).difference.reason);
    input.model = STANDARDISE_LINEAR;
    struct standardised s = standardise(&input);
    ck_assert(!s.reason && s.difference.value == 0);
    ck_assert_ptr_nonnull(s.difference.se_reason);
    ck_assert_ptr_nonnull(s.ratio.reason);
    double alone[OBSERVED]; /* varies among those who reflected only */
    for (size_t i = 0; i < OBSERVED; i++)
        alone[i] = observed_reflected[i] ? observed_meetings[i] : 1;
    const double *column[1] = {alone};
    input = example(observed_acted, STANDARDISE_LINEAR, 1);
    input.columns = column;
    ck_assert_ptr_nonnull(standardise(&input).reason);
    input.n = 0;
    ck_assert_ptr_nonnull(standardise(&input).reason);
    input = example(observed_hours, STANDARDISE_LINEAR, 2);
    input.n = 6;
    ck_assert_ptr_nonnull(standardise(&input).reason);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("standardise", stacked_equations_in_r,
                     no_covariate_is_two_means, saturated_is_stratified,
                     arms_swapped_and_order, edges_have_reasons);
}
