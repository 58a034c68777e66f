#include <config.h>

#include "analyse/stat/balance.h"
#include "tests/run.h"

#include <math.h>

enum { N = 8 };
static const double age[N] = {23, 31, 45, 28, 60, 39, 52, 34};
static const double member[N] = {0, 1, 1, 0, 1, 0, 0, 1};
static const unsigned char z[N] = {1, 0, 1, 0, 0, 1, 1, 0};
static const size_t two[N] = {0, 0, 0, 0, 1, 1, 1, 1};
static const struct grouping halves = {two, 2}, none;

static struct balance_input
example(const double *const *columns, size_t k, struct grouping block)
{
    return (struct balance_input){.n = N,
                                  .k = k,
                                  .columns = columns,
                                  .treated = z,
                                  .block = block,
                                  .draws = 20000};
}

/* 1, 2, 3, 4 with 3 and 4 treated: the sum about the mean is 2, its variance
 * 2 2/(4 3) 5 = 5/3, so the statistic is 12/5; of six choices two are as far.
 */
START_TEST(four_people_by_hand)
{
    static const double x[4] = {1, 2, 3, 4};
    static const unsigned char last[4] = {0, 0, 1, 1};
    const double *columns[1] = {x};
    struct balance_input input = {
        .n = 4, .k = 1, .columns = columns, .treated = last, .draws = 1};
    struct balance b = balance_test(&input);
    ck_assert_ptr_null(b.reason);
    ck_assert_double_eq_tol(b.statistic, 2.4, 1e-13);
    ck_assert_double_eq_tol(b.difference[0], 2, 1e-14);
    ck_assert_double_eq_tol(b.standardised[0], 2 / sqrt(0.5), 1e-13);
    ck_assert_double_eq_tol(b.p_randomised, 1. / 3, 1e-15);
    ck_assert(b.exact && b.visited == 6 && b.df == 1);
    balance_release(&b);
}
END_TEST

static double
sum_over(const double *x, unsigned chosen)
{
    double sum = 0;
    for (size_t i = 0; i < N; i++)
        sum += chosen >> i & 1 ? x[i] : 0;
    return sum;
}

static bool
allowed(unsigned chosen, bool blocked)
{
    int low = __builtin_popcount(chosen & 0x0f);
    int high = __builtin_popcount(chosen & 0xf0);
    return blocked ? low == 2 && high == 2 : low + high == 4;
}

/* Mean, covariance and distance of the two sums from a list of all the
 * assignments, without a formula. */
START_TEST(as_all_assignments_say)
{
    unsigned real = 0;
    for (size_t i = 0; i < N; i++)
        real |= (unsigned)z[i] << i;
    for (int blocked = 0; blocked < 2; blocked++) {
        double count = 0, m[2] = {0, 0}, v[3] = {0, 0, 0};
        for (unsigned c = 0; c < 256; c++)
            if (allowed(c, blocked)) {
                count++;
                m[0] += sum_over(age, c);
                m[1] += sum_over(member, c);
            }
        m[0] /= count;
        m[1] /= count;
        for (unsigned c = 0; c < 256; c++)
            if (allowed(c, blocked)) {
                double a = sum_over(age, c) - m[0];
                double b = sum_over(member, c) - m[1];
                v[0] += a * a / count;
                v[1] += a * b / count;
                v[2] += b * b / count;
            }
        double far = 0, seen = 0;
        for (int pass = 0; pass < 2; pass++)
            for (unsigned c = 0; c < 256; c++) {
                double a = sum_over(age, c) - m[0];
                double b = sum_over(member, c) - m[1];
                double d =
                    (a * a * v[2] - 2 * a * b * v[1] + b * b * v[0]) /
                    (v[0] * v[2] - v[1] * v[1]);
                if (pass == 0 && c == real)
                    seen = d;
                if (pass == 1 && allowed(c, blocked))
                    far += d >= seen - 1e-9;
            }
        const double *columns[3] = {age, member, age};
        for (size_t k = 2; k <= 3; k++) { /* the third says nothing new */
            struct balance_input input =
                example(columns, k, blocked ? halves : none);
            struct balance b = balance_test(&input);
            ck_assert_double_eq_tol(b.statistic, seen, 1e-9);
            ck_assert_double_eq_tol(b.p_randomised, far / count, 1e-12);
            ck_assert(b.df == 2 && b.visited == (size_t)count);
            balance_release(&b);
            input.exact_limit = 1;
            b = balance_test(&input);
            ck_assert(!b.exact && b.visited == 20000);
            ck_assert(fabs(b.p_randomised - far / count) < 5 * b.p_error);
            balance_release(&b);
        }
    }
}
END_TEST

/* Clusters of equal people are people; what is measured in other units, or
 * from the other arm, is as balanced as before. */
START_TEST(clusters_units_and_arms)
{
    static const size_t same[2 * N] = {0, 1, 2, 3, 4, 5, 6, 7,
                                       0, 1, 2, 3, 4, 5, 6, 7};
    double doubled[2 * N], mixed[N];
    unsigned char arms[2 * N], other[N];
    for (size_t i = 0; i < 2 * N; i++) {
        doubled[i] = age[i % N];
        arms[i] = z[i % N];
    }
    for (size_t i = 0; i < N; i++) {
        mixed[i] = 5 - 3 * age[i] + 2 * member[i];
        other[i] = !z[i];
    }
    const double *columns[2] = {age, member};
    struct balance_input input = example(columns, 1, none);
    struct balance a = balance_test(&input);
    const double *wide[1] = {doubled};
    input.n = 2 * N;
    input.columns = wide;
    input.treated = arms;
    input.cluster = (struct grouping){same, N};
    struct balance b = balance_test(&input);
    ck_assert_double_eq_tol(a.statistic, b.statistic, 1e-10);
    ck_assert_double_eq_tol(a.p_randomised, b.p_randomised, 1e-12);
    ck_assert_double_eq_tol(a.difference[0], b.difference[0], 1e-12);
    balance_release(&a);
    balance_release(&b);
    input = example(columns, 2, halves);
    a = balance_test(&input);
    const double *turned[2] = {member, mixed};
    input.columns = turned;
    input.treated = other;
    b = balance_test(&input);
    ck_assert_double_eq_tol(a.statistic, b.statistic, 1e-9);
    ck_assert_double_eq_tol(a.p_randomised, b.p_randomised, 1e-12);
    ck_assert_double_eq_tol(a.difference[1], -b.difference[0], 1e-12);
    balance_release(&a);
    balance_release(&b);
}
END_TEST

/* 3,000 units of which all but one are treated: visited, 3,000 ways. */
START_TEST(one_left_over)
{
    enum { MANY = 3000 };
    static double x[MANY];
    static unsigned char arm[MANY];
    for (size_t i = 0; i < MANY; i++) {
        x[i] = (double)(i % 100);
        arm[i] = i != 99;
    }
    const double *columns[1] = {x};
    struct balance_input input = {
        .n = MANY, .k = 1, .columns = columns, .treated = arm, .draws = 1};
    struct balance b = balance_test(&input);
    ck_assert(b.exact && b.visited == MANY);
    ck_assert_double_eq_tol(b.p_randomised, 0.02, 1e-12); /* 0 and 99 */
    balance_release(&b);
}
END_TEST

START_TEST(edges_have_reasons)
{
    static const double flat[N] = {7, 7, 7, 7, 7, 7, 7, 7};
    static const unsigned char all[N] = {1, 1, 1, 1, 1, 1, 1, 1};
    static const size_t split[N] = {0, 0, 1, 1, 2, 2, 3, 3};
    const double *columns[1] = {flat};
    struct balance_input input = example(columns, 1, none);
    struct balance b = balance_test(&input);
    ck_assert_ptr_nonnull(b.reason);
    balance_release(&b);
    const double *ages[1] = {age};
    input.columns = ages;
    input.treated = all;
    b = balance_test(&input);
    ck_assert_ptr_nonnull(b.reason);
    balance_release(&b);
    input = example(ages, 1, none);
    input.cluster = (struct grouping){split, 4};
    b = balance_test(&input);
    ck_assert_ptr_nonnull(b.reason);
    balance_release(&b);
    input.n = 0;
    b = balance_test(&input);
    ck_assert_ptr_nonnull(b.reason);
    balance_release(&b);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("balance", four_people_by_hand, as_all_assignments_say,
                     clusters_units_and_arms, one_left_over,
                     edges_have_reasons);
}
