#include <config.h>

#include "analyse/stat/ols.h"
#include "analyse/stat/rng.h"
#include "tests/run.h"

#include <math.h>
#include <string.h>

enum { N = 12 };
static const double y[N] = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8};
static const double z[N] = {1, 0, 1, 0, 1, 1, 0, 0, 1, 0, 1, 0};
static const double x[N] = {2, 7, 1, 8, 2, 8, 1, 8, 2, 8, 4, 5};
static const size_t cluster[N] = {0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 4};
static const size_t block[N] = {0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1};
static const double *const columns[] = {z, x};

static const enum variance kinds[] = {
    VARIANCE_CLASSICAL, VARIANCE_HC0, VARIANCE_HC1,
    VARIANCE_HC2,       VARIANCE_HC3, VARIANCE_HC2_BM,
    VARIANCE_CR0,       VARIANCE_CR1, VARIANCE_CR2,
};
enum { KINDS = sizeof kinds / sizeof *kinds };

static struct ols_input
example(enum variance kind)
{
    return (struct ols_input){
        .n = N,
        .k = 2,
        .y = y,
        .columns = columns,
        .intercept = true,
        .cluster = {cluster, 5},
        .variance = kind,
        .level = 0.95,
    };
}

static bool
close_to(double a, double b)
{
    return fabs(a - b) <= 1e-10 * fmax(1, fabs(b));
}

static void
same(const struct estimate *a, const struct estimate *b, int kind)
{
    ck_assert_msg(close_to(a->value, b->value) && close_to(a->se, b->se) &&
                      close_to(a->df, b->df) && close_to(a->lower, b->lower),
                  "kind %d: %g (%g, %g) is not %g (%g, %g)", kind, a->value,
                  a->se, a->df, b->value, b->se, b->df);
}

START_TEST(a_line_is_found)
{
    double line[N];
    for (size_t i = 0; i < N; i++)
        line[i] = 2 + 3 * z[i] - 0.5 * x[i];
    struct ols_input input = example(VARIANCE_HC2);
    input.y = line;
    struct ols fit = ols_fit(&input);
    ck_assert(close_to(fit.coefficient[0].value, 2));
    ck_assert(close_to(fit.coefficient[1].value, 3));
    ck_assert(close_to(fit.coefficient[2].value, -0.5));
    ck_assert(close_to(fit.r_squared, 1));
    ols_release(&fit);
}
END_TEST

START_TEST(arms_swapped_mirror)
{
    double other[N];
    for (size_t i = 0; i < N; i++)
        other[i] = 1 - z[i];
    const double *const swapped[] = {other, x};
    for (int k = 0; k < KINDS; k++) {
        struct ols_input input = example(kinds[k]);
        struct ols a = ols_fit(&input);
        input.columns = swapped;
        struct ols b = ols_fit(&input);
        const struct estimate *p = &a.coefficient[1],
                              *q = &b.coefficient[1];
        ck_assert_msg(close_to(p->value, -q->value) &&
                          close_to(p->lower, -q->upper) &&
                          close_to(p->upper, -q->lower),
                      "kind %d", k);
        ck_assert_msg(p->lower <= p->value && p->value <= p->upper,
                      "kind %d", k);
        ols_release(&a);
        ols_release(&b);
    }
}
END_TEST

START_TEST(equal_weights_change_nothing)
{
    double weight[N], nearly[N];
    for (size_t i = 0; i < N; i++) {
        weight[i] = 3.5;
        nearly[i] = 1 + (i ? 0 : 1e-13);
    }
    for (int k = 0; k < KINDS; k++) {
        struct ols_input input = example(kinds[k]);
        struct ols plain = ols_fit(&input);
        input.weight = weight;
        struct ols equal = ols_fit(&input);
        /* The way with weights, taken because these differ by a hair. */
        input.weight = nearly;
        struct ols almost = ols_fit(&input);
        for (size_t j = 0; j < 3; j++) {
            ck_assert(memcmp(&plain.coefficient[j], &equal.coefficient[j],
                             sizeof(struct estimate)) == 0);
            same(&almost.coefficient[j], &plain.coefficient[j], k);
        }
        ols_release(&plain);
        ols_release(&equal);
        ols_release(&almost);
    }
}
END_TEST

START_TEST(row_order_changes_nothing)
{
    double ry[N], rz[N], rx[N], w[N], rw[N];
    size_t rc[N];
    for (size_t i = 0; i < N; i++) {
        size_t from = (i * 5 + 3) % N;
        w[i] = 1 + (double)(i % 3);
        rc[i] = cluster[from];
        ry[i] = y[from], rz[i] = z[from], rx[i] = x[from];
    }
    for (size_t i = 0; i < N; i++)
        rw[i] = w[(i * 5 + 3) % N];
    const double *const moved[] = {rz, rx};
    for (int k = 0; k < KINDS; k++) {
        struct ols_input input = example(kinds[k]);
        input.weight = w;
        struct ols a = ols_fit(&input);
        input.y = ry;
        input.columns = moved;
        input.weight = rw;
        input.cluster.code = rc;
        struct ols b = ols_fit(&input);
        for (size_t j = 0; j < 3; j++)
            same(&a.coefficient[j], &b.coefficient[j], k);
        ols_release(&a);
        ols_release(&b);
    }
}
END_TEST

/* Absorbing blocks is the same as giving them columns: with clusters inside
 * blocks by the closed form, with others and with weights by the columns. */
START_TEST(absorbed_blocks_are_columns)
{
    static const size_t inside[N] = {0, 0, 1, 1, 2, 3, 3, 4, 4, 4, 5, 5};
    double first[N], second[N], weight[N];
    for (size_t i = 0; i < N; i++) {
        first[i] = block[i] == 0;
        second[i] = block[i] == 1;
        weight[i] = 1 + (double)(i % 4);
    }
    const double *const wide[] = {first, second, z, x};
    for (int variant = 0; variant < 2 * KINDS; variant++) {
        enum variance kind = kinds[variant % KINDS];
        struct ols_input input = example(kind);
        input.cluster = (struct grouping){inside, 6};
        input.weight = variant < KINDS ? NULL : weight;
        input.block = (struct grouping){block, 2};
        struct ols absorbed = ols_fit(&input);
        input.block = (struct grouping){0};
        input.columns = wide;
        input.k = 4;
        input.intercept = false;
        struct ols columned = ols_fit(&input);
        ck_assert_uint_eq(absorbed.count, 2);
        for (size_t j = 0; j < 2; j++)
            same(&absorbed.coefficient[j], &columned.coefficient[j + 2],
                 variant);
        ck_assert(close_to(absorbed.df_residual, columned.df_residual));
        ols_release(&absorbed);
        ols_release(&columned);
    }
}
END_TEST

START_TEST(clusters_of_one_are_people)
{
    size_t own[N];
    for (size_t i = 0; i < N; i++)
        own[i] = i;
    for (int blocked = 0; blocked < 2; blocked++) {
        struct ols_input input = example(VARIANCE_CR2);
        input.cluster = (struct grouping){own, N};
        if (blocked)
            input.block = (struct grouping){block, 2};
        struct ols cr2 = ols_fit(&input);
        input.variance = VARIANCE_HC2;
        struct ols hc2 = ols_fit(&input);
        input.variance = VARIANCE_HC2_BM;
        struct ols bm = ols_fit(&input);
        for (size_t j = 0; j < cr2.count; j++) {
            same(&bm.coefficient[j], &cr2.coefficient[j], blocked);
            ck_assert(
                close_to(bm.coefficient[j].se, hc2.coefficient[j].se));
            ck_assert(bm.coefficient[j].df < hc2.coefficient[j].df);
        }
        ols_release(&cr2);
        ols_release(&hc2);
        ols_release(&bm);
    }
}
END_TEST

/* Of two arms of n1 and n0 the df depend on no outcome: Imbens & Kolesar (2016)
 * give them as (n1 + n0)^2 (n1 - 1)(n0 - 1) over n1^2 (n1 - 1) + n0^2 (n0 - 1).
 */
START_TEST(two_arms_have_the_df_of_the_source)
{
    for (size_t treated = 2; treated <= N - 2; treated++) {
        double arm[N];
        for (size_t i = 0; i < N; i++)
            arm[i] = i < treated;
        const double *const one[] = {arm};
        struct ols_input input = example(VARIANCE_HC2_BM);
        input.columns = one;
        input.k = 1;
        struct ols fit = ols_fit(&input);
        double n1 = (double)treated, n0 = N - n1;
        double df = (n1 + n0) * (n1 + n0) * (n1 - 1) * (n0 - 1) /
                    (n1 * n1 * (n1 - 1) + n0 * n0 * (n0 - 1));
        ck_assert(close_to(fit.coefficient[1].df, df));
        ols_release(&fit);
    }
}
END_TEST

START_TEST(collinear_column_is_named)
{
    double twice[N];
    for (size_t i = 0; i < N; i++)
        twice[i] = 4 - 2 * z[i];
    const double *const three[] = {z, twice, x};
    struct ols_input input = example(VARIANCE_CR2);
    struct ols plain = ols_fit(&input);
    input.columns = three;
    input.k = 3;
    struct ols fit = ols_fit(&input);
    ck_assert_uint_eq(fit.rank, 3);
    ck_assert(!fit.dropped[1] && fit.dropped[2] && !fit.dropped[3]);
    ck_assert_ptr_nonnull(fit.coefficient[2].reason);
    same(&fit.coefficient[3], &plain.coefficient[2], VARIANCE_CR2);
    ols_release(&plain);
    ols_release(&fit);
}
END_TEST

START_TEST(a_lone_person_spoils_only_the_own_coefficient)
{
    double lone[N] = {1};
    const double *const three[] = {z, lone};
    for (int k = 0; k < 2; k++) {
        struct ols_input input = example(k ? VARIANCE_HC3 : VARIANCE_HC2);
        input.columns = three;
        struct ols fit = ols_fit(&input);
        ck_assert_ptr_null(fit.coefficient[1].se_reason);
        ck_assert(fit.coefficient[1].se > 0);
        ck_assert_ptr_nonnull(fit.coefficient[2].se_reason);
        ck_assert(isfinite(fit.coefficient[2].value));
        ols_release(&fit);
    }
}
END_TEST

/* Nobody of the controls acts: what decides a coefficient of theirs has no
 * residual, so its standard error is 0, not the square root of a rounding. */
START_TEST(an_arm_without_spread_has_no_error)
{
    double outcome[N], product[N];
    for (size_t i = 0; i < N; i++) {
        outcome[i] = y[i] * z[i];
        product[i] = (x[i] - 3.7) * z[i];
    }
    const double *const arms[] = {z, x, product};
    static const double weight[N] = {1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3};
    for (int k = 0; k < KINDS; k++)
        for (int weighted = 0; weighted < 2; weighted++) {
            struct ols_input input = example(kinds[k]);
            input.k = 3;
            input.columns = arms;
            input.y = outcome;
            input.weight = weighted ? weight : NULL;
            struct ols fit = ols_fit(&input);
            bool robust = kinds[k] != VARIANCE_CLASSICAL;
            for (size_t j = 0; j < 4; j++) {
                const struct estimate *e = &fit.coefficient[j];
                ck_assert_msg(!e->se_reason == (j % 2 || !robust),
                              "kind %d, coefficient %zu: %g (%g)", k, j,
                              e->value, e->se);
            }
            ols_release(&fit);
        }
}
END_TEST

START_TEST(a_lone_cluster_is_cautioned)
{
    static const double only[N] = {1, 1, 1};
    const double *const one[] = {only};
    struct ols_input input = example(VARIANCE_CR2);
    input.columns = one;
    input.k = 1;
    struct ols fit = ols_fit(&input);
    ck_assert_ptr_null(fit.coefficient[0].caution);
    ck_assert_ptr_nonnull(fit.coefficient[1].caution);
    ols_release(&fit);
}
END_TEST

/* What cannot be estimated has a reason and no NaN. */
/* Is column j a combination of the others, and of 1, without that unit? */
static bool
goes_without(double column[3][N], size_t j, const size_t *unit, size_t left_out)
{
    double kept[3][N], nought[N] = {0};
    const double *in_order[3] = {kept[(j + 1) % 3], kept[(j + 2) % 3], kept[j]};
    size_t n = 0;
    for (size_t i = 0; i < N; i++)
        if (unit[i] != left_out) {
            for (size_t k = 0; k < 3; k++)
                kept[k][n] = column[k][i];
            n++;
        }
    struct ols_input input = example(VARIANCE_CLASSICAL);
    input.n = n;
    input.k = 3;
    input.y = nought;
    input.columns = in_order;
    struct ols fit = ols_fit(&input);
    bool dropped = fit.dropped[3];
    ols_release(&fit);
    return dropped;
}

/* Against leaving out each person, or cluster, in turn: columns with few that
 * are not 0, so that many are one's alone. */
START_TEST(alone_is_what_leaving_out_shows)
{
    struct rng rng = rng_new(1, 0);
    size_t own[N], alone = 0, shared = 0;
    for (size_t i = 0; i < N; i++)
        own[i] = i;
    for (size_t round = 0; round < 400; round++) {
        double column[3][N] = {{0}};
        const double *const all[3] = {column[0], column[1], column[2]};
        for (size_t k = 0; k < 3; k++)
            for (size_t few = 1 + rng_below(&rng, 4); few; few--)
                column[k][rng_below(&rng, N)] = 1 + (double)rng_below(&rng, 3);
        bool groups = round % 2;
        const size_t *unit = groups ? cluster : own;
        struct ols_input input =
            example(groups ? VARIANCE_CR2 : VARIANCE_HC2_BM);
        input.k = 3;
        input.columns = all;
        struct ols fit = ols_fit(&input);
        for (size_t j = 0; j < 3 && fit.rank == 4; j++) {
            bool lost = false;
            for (size_t u = 0; u < N; u++)
                lost = lost || goes_without(column, j, unit, u);
            ck_assert_msg(ols_is_alone(&fit, 1 + j) == lost,
                          "round %zu, column %zu", round, j);
            alone += lost;
            shared += !lost;
        }
        ols_release(&fit);
    }
    ck_assert_uint_gt(alone, 100);
    ck_assert_uint_gt(shared, 100);
}
END_TEST

START_TEST(small_and_empty)
{
    static const double equal[N] = {2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2};
    static const size_t same_cluster[N] = {0};
    for (int k = 0; k < KINDS; k++)
        for (size_t n = 0; n <= 4; n++) {
            struct ols_input input = example(kinds[k]);
            input.n = n;
            input.y = n == 4 ? equal : y;
            if (n == 3)
                input.cluster = (struct grouping){same_cluster, 1};
            struct ols fit = ols_fit(&input);
            ck_assert((n == 0) == (fit.reason != NULL));
            for (size_t j = 0; j < fit.count; j++) {
                const struct estimate *e = &fit.coefficient[j];
                ck_assert(isfinite(e->value) && isfinite(e->se) &&
                          isfinite(e->p) && !isnan(e->lower));
                ck_assert_msg(e->reason || e->se_reason, "n %zu kind %d", n,
                              k);
            }
            ols_release(&fit);
        }
}
END_TEST

START_TEST(zero_weight_is_absence)
{
    double weight[N] = {1, 2, 1, 2, 1, 3, 1, 2, 0, 0, 0, 0};
    for (int k = 0; k < KINDS; k++) {
        struct ols_input input = example(kinds[k]);
        input.weight = weight;
        input.cluster.count = 4;
        static const size_t codes[N] = {0, 0, 1, 1, 2, 2, 3, 3, 3, 3, 3, 3};
        input.cluster.code = codes;
        struct ols all = ols_fit(&input);
        input.n = 8;
        struct ols few = ols_fit(&input);
        ck_assert_uint_eq(all.n, 8);
        for (size_t j = 0; j < 3; j++)
            same(&all.coefficient[j], &few.coefficient[j], k);
        ols_release(&all);
        ols_release(&few);
    }
}
END_TEST

START_TEST(next_to_no_df_is_none)
{
    static const double dfs[] = {0, 1e-300, 1e-9, 0.01};
    for (size_t i = 0; i < sizeof dfs / sizeof *dfs; i++) {
        struct estimate e = estimate_from(1, 2, dfs[i], 0.999);
        ck_assert(e.se_reason && e.value == 1 && e.lower == 0);
    }
    struct estimate few = estimate_from(1, 2, 0.2, 0.95);
    ck_assert(!few.se_reason && isfinite(few.lower) && isfinite(few.upper));
}
END_TEST

START_TEST(wald_of_one_is_t_squared)
{
    struct ols_input input = example(VARIANCE_HC2);
    struct ols fit = ols_fit(&input);
    size_t which[] = {1, 2};
    struct wald one = ols_wald(&fit, which, 1);
    double t = fit.coefficient[1].statistic;
    ck_assert(close_to(one.f, t * t));
    ck_assert(close_to(one.p, fit.coefficient[1].p));
    ck_assert(ols_wald(&fit, which, 2).p < 1);
    double contrast[] = {0, 1, 0};
    struct estimate e = ols_contrast(&fit, contrast, 0.95);
    same(&e, &fit.coefficient[1], 0);
    ols_release(&fit);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("ols", a_line_is_found, arms_swapped_mirror,
                     equal_weights_change_nothing, row_order_changes_nothing,
                     absorbed_blocks_are_columns, clusters_of_one_are_people,
                     two_arms_have_the_df_of_the_source,
                     collinear_column_is_named,
                     a_lone_person_spoils_only_the_own_coefficient,
                     an_arm_without_spread_has_no_error,
                     a_lone_cluster_is_cautioned,
                     alone_is_what_leaving_out_shows, small_and_empty,
                     zero_weight_is_absence, next_to_no_df_is_none,
                     wald_of_one_is_t_squared);
}
