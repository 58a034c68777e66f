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
        struct scale s = scale_reliability(&items, 0, NULL, 0.95);
        ck_assert(fabs(s.alpha - K * r / (v + (K - 1) * r)) < 1e-12);
        ck_assert(s.alpha_limits.lower < s.alpha &&
                  s.alpha < s.alpha_limits.upper && s.alpha_limits.upper < 1);
        ck_assert(s.omega_reason || (s.omega > 0 && s.omega < 1));
        ck_assert_ptr_nonnull(s.omega_limits.reason);
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
        struct scale s = scale_reliability(&items, 0, NULL, 0.95);
        ck_assert_ptr_null(s.omega_reason);
        double own = 3 - .81 - .36 - .25;
        ck_assert(fabs(s.omega - 4 / (4 + own)) < 1e-8);
        for (size_t j = 0; j < 3; j++)
            ck_assert(fabs(fabs(s.loading[j]) - load[j]) < 1e-8);
        scale_release(&s);
    }
END_TEST

START_TEST(bootstrap_depends_on_the_seed_alone)
    {
        const struct scale_items items = {N, K, item, NULL};
        struct rng one = rng_new(1, 0), two = rng_new(1, 0);
        struct scale s = scale_reliability(&items, 300, &one, 0.9);
        struct scale t = scale_reliability(&items, 300, &two, 0.9);
        ck_assert(s.omega_limits.lower == t.omega_limits.lower);
        if (!s.omega_limits.reason)
            ck_assert(s.omega_limits.lower <= s.omega_limits.upper);
        scale_release(&s);
        scale_release(&t);
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
            struct scale s = scale_reliability(&cases[i], 0, NULL, 0.95);
            ck_assert_msg(s.reason != NULL, "case %zu", i);
            scale_release(&s);
        }
        const struct scale_items two = {N, 2, item, NULL};
        struct scale s = scale_reliability(&two, 0, NULL, 0.95);
        ck_assert(!s.reason && s.omega_reason && s.omega_limits.reason);
        scale_release(&s);
    }
END_TEST

int
main(void)
{
    return RUN_TESTS("scale", alpha_by_mean_covariance, one_factor_is_found,
                     bootstrap_depends_on_the_seed_alone, scores,
                     what_cannot_be_has_a_reason);
}
