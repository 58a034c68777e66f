#include <config.h>

#include "analyse/stat/attrition.h"
#include "analyse/stat/rng.h"
#include "tests/run.h"

#include <gsl/gsl_randist.h>
#include <math.h>

enum { N = 12 };
static const double y[N] = {1, 0, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0};
static const double hours[N] = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8};
static const unsigned char z[N] = {1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0};
static const unsigned char all[N] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
static const unsigned char some[N] = {1, 1, 0, 1, 1, 0, 1, 0, 1, 0, 1, 1};

static struct attrition_input
example(const double *outcome, const unsigned char *observed)
{
    return (struct attrition_input){.n = N,
                                    .y = outcome,
                                    .observed = observed,
                                    .treated = z,
                                    .level = 0.95};
}

START_TEST(nobody_missing_is_a_point)
{
    struct attrition_input input = example(y, all);
    struct bounds m = bounds_manski(&input, 0, 1), l = bounds_lee(&input);
    ck_assert(fabs(m.lower - m.complete_case) < 1e-15);
    ck_assert(fabs(m.upper - m.complete_case) < 1e-15);
    ck_assert(fabs(l.lower - l.complete_case) < 1e-15);
    ck_assert(fabs(l.upper - l.complete_case) < 1e-15);
    /* A point: the limits are the plain ones, 1.96 errors either way. */
    ck_assert(fabs(m.limits.upper - m.upper - 1.959963985 * m.upper_se) <
              1e-8);
}
END_TEST

START_TEST(bounds_hold_every_filling)
{
    struct attrition_input input = example(y, some);
    struct bounds m = bounds_manski(&input, 0, 1);
    double low = 2, high = -2;
    for (unsigned fill = 0; fill < 16; fill++) {
        double mean[2] = {0, 0};
        for (size_t i = 0, gap = 0; i < N; i++)
            mean[z[i]] += (some[i] ? y[i] : fill >> gap++ & 1) / 6;
        low = fmin(low, mean[1] - mean[0]);
        high = fmax(high, mean[1] - mean[0]);
    }
    ck_assert(fabs(m.lower - low) < 1e-12 && fabs(m.upper - high) < 1e-12);
    ck_assert(m.limits.lower < m.lower && m.upper < m.limits.upper);
}
END_TEST

START_TEST(arms_swapped_mirror)
{
    unsigned char other[N];
    for (size_t i = 0; i < N; i++)
        other[i] = !z[i];
    for (int lee = 0; lee < 2; lee++) {
        struct attrition_input input = example(hours, some);
        struct bounds a =
            lee ? bounds_lee(&input) : bounds_manski(&input, 0, 10);
        input.treated = other;
        struct bounds b =
            lee ? bounds_lee(&input) : bounds_manski(&input, 0, 10);
        ck_assert(fabs(a.lower + b.upper) < 1e-12);
        ck_assert(fabs(a.limits.lower + b.limits.upper) < 1e-9);
        ck_assert(a.lower <= a.complete_case && a.complete_case <= a.upper);
    }
}
END_TEST

START_TEST(empty_arm_has_a_reason)
{
    static const unsigned char none[N] = {0};
    struct attrition_input input = example(y, none);
    ck_assert_ptr_nonnull(bounds_lee(&input).reason);
    struct bounds m = bounds_manski(&input, 0, 1);
    ck_assert(!m.reason && m.lower == -1 && m.upper == 1);
    input.treated = none;
    ck_assert_ptr_nonnull(bounds_manski(&input, 0, 1).reason);
}
END_TEST

/* People who answered are kept, lower than the cut, or set aside: with nothing
 * between, Lee's variance and that of groups of one part by n / (n - 1) alone,
 * in each arm; here both arms have as many. */
START_TEST(groups_of_one_are_people)
{
    static const unsigned char fewer[N] = {1, 1, 1, 1, 1, 0, 1, 0, 1, 0,
                                           1, 1};
    size_t own[N];
    for (size_t i = 0; i < N; i++)
        own[i] = i;
    struct attrition_input input = example(hours, fewer);
    struct bounds people = bounds_lee(&input);
    input.cluster = (struct grouping){own, N};
    struct bounds groups = bounds_lee(&input);
    double factor = sqrt(6.0 / 5);
    ck_assert(people.trim_share == 0.5);
    ck_assert(isinf(people.df) && groups.df >= 5 && groups.df <= 10);
    ck_assert(groups.lower == people.lower && groups.upper == people.upper);
    ck_assert(fabs(groups.lower_se - factor * people.lower_se) < 1e-12);
    ck_assert(fabs(groups.upper_se - factor * people.upper_se) < 1e-12);
    ck_assert(groups.limits.lower < people.limits.lower);
    ck_assert(groups.limits.upper > people.limits.upper);
}
END_TEST

/* Groups that are the same people twice know no more than one of each does. */
START_TEST(copies_add_nothing)
{
    double twice[2 * N];
    unsigned char seen[2 * N], arm[2 * N];
    size_t own[2 * N];
    for (size_t i = 0; i < 2 * N; i++) {
        twice[i] = hours[i / 2];
        seen[i] = some[i / 2];
        arm[i] = z[i / 2];
        own[i] = i / 2;
    }
    struct attrition_input one = example(hours, some), two = one;
    one.cluster = (struct grouping){own, N};
    two.n = 2 * N;
    two.y = twice;
    two.observed = seen;
    two.treated = arm;
    two.cluster = (struct grouping){own, N};
    size_t single[N];
    for (size_t i = 0; i < N; i++)
        single[i] = i;
    one.cluster.code = single;
    struct bounds a = bounds_lee(&one), b = bounds_lee(&two);
    ck_assert(fabs(a.lower_se - b.lower_se) < 1e-12);
    ck_assert(fabs(a.upper_se - b.upper_se) < 1e-12);
    ck_assert(fabs(a.df - b.df) < 1e-9);
}
END_TEST

enum { GROUPS = 120, GROUP = 10, MANY = GROUPS * GROUP };

/* Every other group is treated; people of a group are alike in what they say
 * and in whether they say it, and the treated say it more often. */
static void
draw_groups(gsl_rng *gsl, double *said, unsigned char *seen,
            unsigned char *arm, size_t *group)
{
    for (size_t i = 0, g = 0; g < GROUPS; g++) {
        double common = gsl_ran_gaussian(gsl, 0.7);
        for (size_t k = 0; k < GROUP; k++, i++) {
            double missing = (g % 2 ? 0.1 : 0.35) + 0.1 * common;
            group[i] = g;
            arm[i] = g % 2;
            said[i] = common + gsl_ran_gaussian(gsl, 1) + 0.5 * arm[i];
            seen[i] = gsl_rng_uniform(gsl) > missing;
        }
    }
}

/* One bootstrap of whole groups within each arm. */
static struct bounds
redraw(gsl_rng *gsl, const struct attrition_input *from)
{
    static double said[MANY];
    static unsigned char seen[MANY], arm[MANY];
    for (size_t i = 0, g = 0; g < GROUPS; g++) {
        size_t picked = 2 * gsl_rng_uniform_int(gsl, GROUPS / 2) + g % 2;
        for (size_t k = 0; k < GROUP; k++, i++) {
            said[i] = from->y[picked * GROUP + k];
            seen[i] = from->observed[picked * GROUP + k];
            arm[i] = from->treated[picked * GROUP + k];
        }
    }
    struct attrition_input input = {.n = MANY, .y = said, .observed = seen,
                                    .treated = arm, .level = 0.95};
    return bounds_lee(&input);
}

/* The influences were derived by hand: groups drawn with replacement must
 * spread as they say, within the tenth that 2,000 draws and 60 groups an arm
 * allow; people drawn one by one would say far less. */
START_TEST(errors_of_groups_are_those_of_the_bootstrap)
{
    enum { DRAWS = 2000 };
    static double said[MANY];
    static unsigned char seen[MANY], arm[MANY];
    static size_t group[MANY];
    struct rng rng = rng_new(1861, 0);
    gsl_rng gsl = rng_gsl(&rng);
    draw_groups(&gsl, said, seen, arm, group);
    struct attrition_input input = {.n = MANY, .y = said,
                                    .observed = seen, .treated = arm,
                                    .level = 0.95};
    struct bounds people = bounds_lee(&input);
    input.cluster = (struct grouping){group, GROUPS};
    struct bounds b = bounds_lee(&input);
    double sum[2] = {0, 0}, squares[2] = {0, 0};
    for (size_t d = 0; d < DRAWS; d++) {
        struct bounds drawn = redraw(&gsl, &input);
        double gap[2] = {drawn.lower - b.lower, drawn.upper - b.upper};
        for (size_t k = 0; k < 2; k++) {
            sum[k] += gap[k];
            squares[k] += gap[k] * gap[k];
        }
    }
    const double se[2] = {b.lower_se, b.upper_se};
    for (size_t k = 0; k < 2; k++) {
        double mean = sum[k] / DRAWS;
        double spread = sqrt(squares[k] / DRAWS - mean * mean);
        ck_assert_msg(fabs(spread / se[k] - 1) < 0.1,
                      "bound %zu: %g by the bootstrap, %g here", k, spread,
                      se[k]);
    }
    ck_assert(b.lower_se > 1.5 * people.lower_se);
}
END_TEST

START_TEST(a_lone_group_has_a_reason)
{
    size_t group[N];
    for (size_t i = 0; i < N; i++)
        group[i] = z[i] ? 0 : i;
    struct attrition_input input = example(hours, some);
    input.cluster = (struct grouping){group, N};
    struct bounds b = bounds_lee(&input);
    ck_assert(!b.reason && b.lower < b.upper);
    ck_assert_ptr_nonnull(b.limits.reason);
}
END_TEST

/* No width: t's two-sided quantile; all width: its one-sided. 2.228138852 and
 * 1.812461123 are R 4.2.2's qt(c(.975, .95), 10), 1.959963985 and 1.644853627
 * its qnorm. */
START_TEST(the_factor_lies_between_two_quantiles)
{
    static const struct {
        double df, two, one;
    } cases[] = {{10, 2.228138852, 1.812461123},
                 {INFINITY, 1.959963985, 1.644853627}};
    for (size_t i = 0; i < 2; i++) {
        double df = cases[i].df, last = INFINITY;
        ck_assert(fabs(imbens_manski_factor(0, 1, df, 0.95) -
                       cases[i].two) < 1e-8);
        ck_assert(fabs(imbens_manski_factor(1e6, 1, df, 0.95) -
                       cases[i].one) < 1e-8);
        for (double width = 0; width < 5; width += 0.25) {
            double factor = imbens_manski_factor(width, 1, df, 0.95);
            ck_assert(factor <= last);
            last = factor;
        }
    }
}
END_TEST

int
main(void)
{
    return RUN_TESTS("attrition", nobody_missing_is_a_point,
                     bounds_hold_every_filling, arms_swapped_mirror,
                     empty_arm_has_a_reason, groups_of_one_are_people,
                     copies_add_nothing,
                     errors_of_groups_are_those_of_the_bootstrap,
                     a_lone_group_has_a_reason,
                     the_factor_lies_between_two_quantiles);
}
