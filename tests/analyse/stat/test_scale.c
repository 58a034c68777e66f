#include <config.h>

#include "analyse/stat/scale.h"
#include "tests/run.h"

#include <math.h>

enum { N = 8, K = 4 };
static const double a[N] = {1, 2, 3, 4, 5, 2, 4, 3};
static const double b[N] = {2, 2, 3, 5, 5, 1, 4, 3};
static const double c[N] = {1, 3, 2, 4, 4, 2, 5, 3};
static const double d[N] = {2, 1, 3, 4, 5, 3, 3, 4};
static const double *const item[] = {a, b, c, d};

/* Alpha by its other formula: k mean covariance / (mean variance +
 * (k - 1) mean covariance), worked out from the definition. */
START_TEST(alpha_by_mean_covariance)
{
    double mean[K] = {0}, variance = 0, covariance = 0;
    for (size_t j = 0; j < K; j++)
        for (size_t i = 0; i < N; i++)
            mean[j] += item[j][i] / N;
    for (size_t j = 0; j < K; j++)
        for (size_t l = 0; l < K; l++)
            for (size_t i = 0; i < N; i++)
                *(j == l ? &variance : &covariance) +=
                    (item[j][i] - mean[j]) * (item[l][i] - mean[l]) /
                    (N - 1);
    double v = variance / K, r = covariance / (K * (K - 1));
    const struct scale_items items = {N, K, item, NULL};
    struct scale_estimate s = scale_reliability(&items, 0, NULL, 0.95);
    ck_assert(fabs(s.alpha - K * r / (v + (K - 1) * r)) < 1e-12);
    ck_assert(s.alpha_limits.lower < s.alpha &&
              s.alpha < s.alpha_limits.upper && s.alpha_limits.upper < 1);
    ck_assert(s.omega_reason || (s.omega > 0 && s.omega < 1));
    ck_assert_ptr_nonnull(s.omega_limits.reason);
    scale_release(&s);
}
END_TEST

/* Four items of twenty people, the third turned round. R 4.2.2, by definition:
 * cov(), cor(x[, j], rowSums(x[, -j])), Feldt's limits with qf(); loadings by
 * nlm() on the squared residual covariances, polished item by item. */
enum { PEOPLE = 20 };
static const double answer[K][PEOPLE] = {
    {4, 3, 5, 5, 5, 3, 3, 4, 4, 5, 4, 4, 3, 2, 4, 3, 4, 4, 3, 2},
    {4, 3, 5, 2, 4, 3, 2, 3, 5, 3, 3, 3, 3, 3, 5, 3, 4, 4, 3, 4},
    {2, 3, 3, 5, 5, 3, 2, 4, 5, 4, 4, 3, 3, 3, 4, 3, 4, 2, 2, 3},
    {4, 2, 3, 2, 4, 3, 1, 2, 5, 4, 2, 2, 3, 3, 4, 3, 5, 2, 4, 3},
};
static const double *const answers[] = {answer[0], answer[1], answer[2],
                                        answer[3]};

START_TEST(as_r_says)
{
    /* with the rest, alpha without, loading */
    static const double expected[K][3] = {
        {0.4029396960085823, 0.6407914764079148, 0.4207225023583504},
        {0.4782722948735926, 0.5965553235908141, 0.7019980041550653},
        {0.4522135466635968, 0.6101973684210524, 0.4798397399397808},
        {0.4986600836418782, 0.5796296296296297, 0.7293083898342946},
    };
    const struct scale_items items = {PEOPLE, K, answers, NULL};
    struct scale_estimate s = scale_reliability(&items, 0, NULL, 0.95);
    ck_assert(fabs(s.alpha - 0.6741522059657479) < 1e-13);
    ck_assert(fabs(s.alpha_limits.lower - 0.3560067935672696) < 1e-10);
    ck_assert(fabs(s.alpha_limits.upper - 0.8568554899473479) < 1e-10);
    ck_assert(fabs(s.omega - 0.6838491382961746) < 1e-9);
    for (size_t j = 0; j < K; j++) {
        const struct scale_item *one = &s.item[j];
        ck_assert(one->has_rest && one->has_alpha_without);
        ck_assert(fabs(one->rest - expected[j][0]) < 1e-13);
        ck_assert(fabs(one->alpha_without - expected[j][1]) < 1e-13);
        ck_assert(fabs(one->loading - expected[j][2]) < 1e-8);
    }
    scale_release(&s);
}
END_TEST

/* Turned the wrong way, an item goes against the rest as far as it went with
 * them; so do both of two, whose totals may not differ at all. */
START_TEST(against_the_rest)
{
    double back[PEOPLE];
    for (size_t i = 0; i < PEOPLE; i++)
        back[i] = 6 - answer[2][i];
    const double *const turned[] = {answer[0], answer[1], back, answer[3]};
    const double *const opposed[] = {answer[2], back};
    const struct scale_items items = {PEOPLE, K, turned, NULL};
    struct scale_estimate s = scale_reliability(&items, 0, NULL, 0.95);
    ck_assert(fabs(s.item[2].rest + 0.4522135466635968) < 1e-13);
    scale_release(&s);
    const struct scale_items two = {PEOPLE, 2, opposed, NULL};
    s = scale_reliability(&two, 0, NULL, 0.95);
    ck_assert_ptr_nonnull(s.reason);
    for (size_t j = 0; j < 2; j++) {
        ck_assert(s.item[j].has_rest && !s.item[j].has_alpha_without);
        ck_assert(fabs(s.item[j].rest + 1) < 1e-12);
    }
    scale_release(&s);
}
END_TEST

/* An item that everybody answers alike goes with nothing; nor do others with
 * it, where they are only such items. */
START_TEST(items_that_do_not_vary)
{
    static const double same[PEOPLE] = {0};
    const double *const one_flat[] = {answer[0], answer[1], same};
    const double *const one_left[] = {answer[0], same, same};
    const struct scale_items items = {PEOPLE, 3, one_flat, NULL};
    struct scale_estimate s = scale_reliability(&items, 0, NULL, 0.95);
    ck_assert(s.item[0].has_rest && s.item[1].has_rest);
    ck_assert(!s.item[2].has_rest && s.item[2].rest == 0);
    ck_assert(!s.reason && s.omega_reason);
    scale_release(&s);
    const struct scale_items lone = {PEOPLE, 3, one_left, NULL};
    s = scale_reliability(&lone, 0, NULL, 0.95);
    for (size_t j = 0; j < 3; j++)
        ck_assert(!s.item[j].has_rest);
    ck_assert(!s.item[0].has_alpha_without);
    scale_release(&s);
}
END_TEST

/* Items made of one factor and unrelated rests, in a design where those are
 * exactly uncorrelated: loadings and omega come out as put in. */
START_TEST(one_factor_is_found)
{
    static const double load[3] = {0.9, 0.6, 0.5};
    double x[3][N];
    const double *columns[] = {x[0], x[1], x[2]};
    for (size_t i = 0; i < N; i++) {
        double sign[3] = {i & 1 ? 1 : -1, i & 2 ? 1 : -1, i & 4 ? 1 : -1};
        double factor = sign[0] * sign[1] * sign[2];
        for (size_t j = 0; j < 3; j++)
            x[j][i] =
                load[j] * factor + sqrt(1 - load[j] * load[j]) * sign[j];
    }
    const struct scale_items items = {N, 3, columns, NULL};
    struct scale_estimate s = scale_reliability(&items, 0, NULL, 0.95);
    ck_assert_ptr_null(s.omega_reason);
    double own = 3 - .81 - .36 - .25;
    ck_assert(fabs(s.omega - 4 / (4 + own)) < 1e-8);
    for (size_t j = 0; j < 3; j++)
        ck_assert(fabs(fabs(s.item[j].loading) - load[j]) < 1e-8);
    scale_release(&s);
}
END_TEST

/* However items are turned, the factor goes with most of what they say. */
START_TEST(a_factor_goes_with_its_items)
{
    static const double load[3] = {0.9, 0.6, 0.5};
    for (unsigned turned = 0; turned < 8; turned++) {
        double x[3][N], sum = 0, sign = 0;
        const double *columns[] = {x[0], x[1], x[2]};
        for (size_t j = 0; j < 3; j++)
            sum += turned >> j & 1 ? -load[j] : load[j];
        sign = sum < 0 ? -1 : 1;
        for (size_t i = 0; i < N; i++) {
            double own[3] = {i & 1 ? 1 : -1, i & 2 ? 1 : -1,
                             i & 4 ? 1 : -1};
            double factor = own[0] * own[1] * own[2];
            for (size_t j = 0; j < 3; j++)
                x[j][i] = (turned >> j & 1 ? -1 : 1) *
                          (load[j] * factor +
                           sqrt(1 - load[j] * load[j]) * own[j]);
        }
        const struct scale_items items = {N, 3, columns, NULL};
        struct scale_estimate s = scale_reliability(&items, 0, NULL, 0.95);
        for (size_t j = 0; j < 3; j++)
            ck_assert(fabs(s.item[j].loading -
                           sign * (turned >> j & 1 ? -load[j] : load[j])) <
                      1e-8);
        ck_assert_ptr_null(s.omega_reason);
        scale_release(&s);
    }
}
END_TEST

START_TEST(bootstrap_depends_on_the_seed_alone)
{
    const struct scale_items items = {N, K, item, NULL};
    struct rng one = rng_new(1, 0), two = rng_new(1, 0);
    struct scale_estimate s = scale_reliability(&items, 300, &one, 0.9);
    struct scale_estimate t = scale_reliability(&items, 300, &two, 0.9);
    ck_assert(s.omega_limits.lower == t.omega_limits.lower);
    if (!s.omega_limits.reason)
        ck_assert(s.omega_limits.lower <= s.omega_limits.upper);
    scale_release(&s);
    scale_release(&t);
}
END_TEST

/* Nor does it matter who comes first. */
START_TEST(bootstrap_knows_no_order)
{
    enum { MANY = 15 * PEOPLE };
    double there[K][MANY], back[K][MANY];
    const double *forwards[K], *backwards[K];
    for (size_t j = 0; j < K; j++) {
        for (size_t i = 0; i < MANY; i++)
            there[j][i] = back[j][MANY - 1 - i] = answer[j][i % PEOPLE];
        forwards[j] = there[j];
        backwards[j] = back[j];
    }
    const struct scale_items items = {MANY, K, forwards, NULL};
    const struct scale_items turned = {MANY, K, backwards, NULL};
    struct rng one = rng_new(1, 0), two = rng_new(1, 0);
    struct scale_estimate s = scale_reliability(&items, 200, &one, 0.9);
    struct scale_estimate t = scale_reliability(&turned, 200, &two, 0.9);
    ck_assert_ptr_null(s.omega_limits.reason);
    ck_assert(s.omega_limits.lower < s.omega &&
              s.omega < s.omega_limits.upper);
    ck_assert(s.alpha == t.alpha && s.omega == t.omega);
    ck_assert(s.omega_limits.lower == t.omega_limits.lower &&
              s.omega_limits.upper == t.omega_limits.upper);
    scale_release(&s);
    scale_release(&t);
}
END_TEST

/* Three items of few people: in many a sample one factor would explain more
 * than all of an item, and is held to all of it. */
START_TEST(few_items_have_limits)
{
    const double *columns[] = {answer[0], answer[1], answer[3]};
    const struct scale_items items = {PEOPLE, 3, columns, NULL};
    struct rng rng = rng_new(1, 0);
    struct scale_estimate s = scale_reliability(&items, 500, &rng, 0.95);
    ck_assert_msg(!s.omega_reason, "%s", s.omega_reason);
    ck_assert_msg(!s.omega_limits.reason, "%s", s.omega_limits.reason);
    ck_assert(0 <= s.omega_limits.lower && s.omega_limits.lower < s.omega);
    ck_assert(s.omega < s.omega_limits.upper && s.omega_limits.upper <= 1);
    scale_release(&s);
}
END_TEST

/* Of four people a sample may be one of them four times. */
START_TEST(samples_that_do_not_vary_have_no_omega)
{
    static const double four[3][4] = {
        {3, 4, 4, 2}, {4, 2, 5, 2}, {3, 3, 1, 3}};
    const double *columns[] = {four[0], four[1], four[2]};
    const struct scale_items items = {4, 3, columns, NULL};
    for (uint64_t seed = 1; seed <= 20; seed++) {
        struct rng rng = rng_new(seed, 0);
        struct scale_estimate s =
            scale_reliability(&items, 50, &rng, 0.95);
        ck_assert(s.omega_reason || s.omega_limits.reason ||
                  (s.omega_limits.lower >= 0 && s.omega_limits.upper <= 1));
        scale_release(&s);
    }
}
END_TEST

START_TEST(scores)
{
    static const unsigned char all[N] = {1, 1, 1, 1, 1, 1, 1, 1};
    static const unsigned char some[N] = {1, 0, 1, 1, 1, 0, 1, 1};
    static const unsigned char none[N] = {1, 0, 0, 1, 1, 1, 1, 1};
    static const bool reversed[K] = {false, true, false, false};
    const unsigned char *const known[] = {all, some, none, some};
    const struct scale_items items = {N, K, item, known};
    double score[N];
    unsigned char scored[N];
    ck_assert_uint_eq(scale_score(&items, reversed, 1, 5, 2, score, scored),
                      7);
    ck_assert(fabs(score[0] - (1 + 4 + 1 + 2) / 4.0) < 1e-12);
    ck_assert(!scored[1] && score[1] == 0);
    ck_assert(fabs(score[2] - (3 + 3 + 3) / 3.0) < 1e-12);
}
END_TEST

START_TEST(what_cannot_be_has_a_reason)
{
    static const double equal[N] = {3, 3, 3, 3, 3, 3, 3, 3};
    double back[N];
    for (size_t i = 0; i < N; i++)
        back[i] = 6 - a[i];
    const double *const flat[] = {equal, equal, equal};
    const double *const opposed[] = {a, back};
    const struct scale_items cases[] = {
        {N, 1, item, NULL}, {2, K, item, NULL},    {0, K, item, NULL},
        {N, 3, flat, NULL}, {N, 2, opposed, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct scale_estimate s =
            scale_reliability(&cases[i], 0, NULL, 0.95);
        ck_assert_msg(s.reason != NULL, "case %zu", i);
        scale_release(&s);
    }
    const struct scale_items two = {N, 2, item, NULL};
    struct scale_estimate s = scale_reliability(&two, 0, NULL, 0.95);
    ck_assert(!s.reason && s.omega_reason && s.omega_limits.reason);
    scale_release(&s);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("scale", alpha_by_mean_covariance, as_r_says,
                     against_the_rest, items_that_do_not_vary,
                     one_factor_is_found, a_factor_goes_with_its_items,
                     bootstrap_depends_on_the_seed_alone,
                     bootstrap_knows_no_order, few_items_have_limits,
                     samples_that_do_not_vary_have_no_omega, scores,
                     what_cannot_be_has_a_reason);
}
