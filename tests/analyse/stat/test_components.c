#include <config.h>

#include "analyse/stat/components.h"
#include "analyse/stat/icc.h"
#include "analyse/stat/rng.h"
#include "tests/run.h"

#include <gsl/gsl_randist.h>
#include <math.h>

/* Thirty people of eight groups of one to six, in two sets that cross them. */
enum { N = 30, GROUPS = 8 };
static const size_t group[N] = {0, 0, 0, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 3, 4,
                                4, 4, 5, 5, 5, 5, 5, 5, 6, 6, 6, 6, 7, 7, 7};
static const size_t set[N] = {0, 1, 0, 1, 1, 0, 0, 1, 1, 0, 1, 0, 1, 0, 0,
                              1, 1, 0, 1, 0, 1, 0, 1, 0, 0, 0, 1, 1, 0, 1};
static const double y[N] = {3, 5, 2, 9, 8, 1, 4, 3, 5, 6, 9, 7, 8, 5, 2,
                            4, 6, 7, 8, 9, 9, 6, 10, 3, 1, 2, 5, 6, 4, 7};
static const struct grouping groups = {group, GROUPS};

enum sets { CROSSED, NESTED, ONE, TIED };

/* The sets as they are; each group in one of two; one; two that cross three
 * groups, and a third with the others. */
static struct grouping
sets_of(enum sets kind, size_t *code)
{
    for (size_t i = 0; i < N; i++)
        code[i] = kind == CROSSED  ? set[i]
                  : kind == NESTED ? group[i] > 3
                  : kind == ONE    ? 0
                  : group[i] < 3   ? set[i]
                                   : 2;
    return (struct grouping){code, 3};
}

static void
close_to(double found, double expected, double tolerance, const char *what,
         size_t i)
{
    ck_assert_msg(fabs(found - expected) <= tolerance * fabs(expected),
                  "case %zu, %s: %.12g, not %.12g", i, what, found, expected);
}

/* R 4.2.2 and lme4 1.1.31: lmer(y ~ factor(set) + (1 | group)), bobyqa to
 * 1e-12, for the estimates; the limits by their definition with dense matrices,
 * Q(t) = RSS of generalised least squares under I + tZZ' less that of lm() on
 * both, solved by uniroot() against qf() and qchisq(). */
START_TEST(as_r_says)
{
    static const struct {
        enum sets sets;
        bool binary;
        double level;
        size_t df_between, df_within;
        double between, within, share, share_limits[2], between_limits[2],
            within_limits[2];
    } cases[] = {
        {CROSSED, false, .95, 7, 21, 3.965090431812467, 1.101732386852225,
         0.7825595197855023, {0.5057158347375343, 0.9438308587941924},
         {1.466473843747874, 17.26786582703825},
         {0.6537415064347889, 2.255591203157183}},
        {NESTED, false, .95, 6, 22, 5.498401803041407, 2.552066712135075,
         0.6829915293347212, {0.3401502403287417, 0.9246429678238935},
         {1.669335881584403, 29.54992940222482},
         {1.527068495529359, 5.114280307836816}},
        {ONE, false, .95, 7, 22, 4.618750654290979, 2.553654060016352,
         0.6439612428838004, {0.3015287437613408, 0.9006562561458408},
         {1.413507726055982, 21.60087234578292},
         {1.527068495529359, 5.114280307836816}},
        {TIED, false, .95, 6, 21, 4.251352555167111, 2.392387087083327,
         0.6399035459082271, {0.27390025748795, 0.9139551809287715},
         {1.155684910875817, 23.86608265343056},
         {1.413517162529505, 4.877029905445188}},
        {CROSSED, false, .9, 7, 21, 3.965090431812467, 1.101732386852225,
         0.7825595197855023, {0.5597469338185241, 0.9280605306982398},
         {1.73826034252599, 13.39753130387333},
         {0.709935927331107, 2.000983785982352}},
        {CROSSED, true, .95, 7, 21, 0.1511119913613404, 0.086827906359265,
         0.6350847117652358, {0.2857933122636065, 0.8959627650118765},
         {0.04523962515413227, 0.6980552833419502},
         {0.05156469357152777, 0.1779126276496192}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t code[N];
        double z[N];
        for (size_t k = 0; k < N; k++)
            z[k] = cases[i].binary ? y[k] > 5 : y[k];
        struct components c =
            components_estimate(z, groups, sets_of(cases[i].sets, code), N,
                                cases[i].level);
        ck_assert_ptr_null(c.reason);
        ck_assert_uint_eq(c.df_between, cases[i].df_between);
        ck_assert_uint_eq(c.df_within, cases[i].df_within);
        close_to(c.between, cases[i].between, 2e-6, "between", i);
        close_to(c.within, cases[i].within, 2e-6, "within", i);
        close_to(c.share, cases[i].share, 2e-6, "share", i);
        const struct {
            struct interval found;
            const double *expected;
            const char *what;
        } limits[] = {
            {c.share_limits, cases[i].share_limits, "share limits"},
            {c.between_limits, cases[i].between_limits, "between limits"},
            {c.within_limits, cases[i].within_limits, "within limits"},
        };
        for (size_t k = 0; k < 3; k++) {
            close_to(limits[k].found.lower, limits[k].expected[0], 1e-9,
                     limits[k].what, i);
            close_to(limits[k].found.upper, limits[k].expected[1], 1e-9,
                     limits[k].what, i);
        }
    }
}
END_TEST

/* What is added to a set, the unit, and how groups are numbered. */
START_TEST(what_does_not_matter)
{
    size_t code[N], renumbered[N], sets[N];
    double other[N];
    for (size_t i = 0; i < N; i++) {
        other[i] = 1e4 + 100 * (double)set[i] - 8 * y[i];
        renumbered[i] = 90 - 10 * group[i];
        sets[i] = 5 - 2 * set[i];
    }
    struct components a =
        components_estimate(y, groups, sets_of(CROSSED, code), N, .95);
    struct components b =
        components_estimate(other, (struct grouping){renumbered, 91},
                            (struct grouping){sets, 6}, N, .95);
    ck_assert(b.groups == 8 && b.sets == 2);
    close_to(b.share, a.share, 1e-6, "share", 0);
    close_to(b.between, 64 * a.between, 1e-6, "between", 0);
    close_to(b.share_limits.lower, a.share_limits.lower, 1e-9, "lower", 0);
    close_to(b.between_limits.upper, 64 * a.between_limits.upper, 1e-9,
             "upper", 0);
}
END_TEST

/* With one set and groups of one size it is icc.h, held at 0. */
START_TEST(one_set_is_the_intraclass_correlation)
{
    static const double apart[12] = {1,  2,  6,  11, 12, 13,
                                     21, 22, 26, 15, 19, 14};
    static const size_t four[12] = {0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3};
    static const size_t one[12] = {0};
    struct icc icc = icc_estimate(apart, (struct grouping){four, 4}, 12, .9);
    struct components c =
        components_estimate(apart, (struct grouping){four, 4},
                            (struct grouping){one, 1}, 12, .9);
    close_to(c.share, icc.reml, 1e-7, "share", 0);
    close_to(c.share_limits.lower, icc.limits.lower, 1e-10, "lower", 0);
    close_to(c.share_limits.upper, icc.limits.upper, 1e-10, "upper", 0);
    close_to(c.between_limits.lower, icc.between_limits.lower, 1e-10,
             "between, lower", 0);
    close_to(c.between_limits.upper, icc.between_limits.upper, 1e-10,
             "between, upper", 0);
}
END_TEST

/* Groups that do not differ at all have no limits but one of 0; a few that
 * differ as chance makes them have 0 for the lower one. */
START_TEST(held_at_nought)
{
    static const double alike[N] = {0, 1, 2, 1, 1, 0, 1, 1, 2, 0,
                                    1, 2, 1, 1, 0, 1, 2, 0, 1, 2,
                                    0, 1, 2, 0, 1, 1, 2, 0, 1, 2};
    size_t code[N];
    struct components c =
        components_estimate(alike, groups, sets_of(ONE, code), N, .95);
    ck_assert(!c.reason && c.share == 0 && c.between == 0 && c.within > 0);
    ck_assert_ptr_nonnull(c.share_limits.reason);
    ck_assert_ptr_nonnull(c.between_limits.reason);
    ck_assert(c.within_limits.lower < c.within &&
              c.within < c.within_limits.upper);
    double some[N];
    for (size_t i = 0; i < N; i++)
        some[i] = alike[i] + (group[i] == 1);
    c = components_estimate(some, groups, sets_of(ONE, code), N, .95);
    ck_assert(c.share_limits.lower == 0 && c.between_limits.lower == 0);
    ck_assert(c.share_limits.upper > 0 && c.between_limits.upper > 0);
}
END_TEST

START_TEST(what_cannot_be_has_a_reason)
{
    static const size_t one[N] = {0};
    size_t own[N], code[N];
    double equal[N];
    for (size_t i = 0; i < N; i++) {
        own[i] = i;
        equal[i] = (double)group[i];
    }
    const struct grouping lone = {one, 1}, self = {own, N},
                          sets = {set, 2};
    const struct {
        const double *y;
        struct grouping group, fixed;
        size_t n;
    } cases[] = {
        {y, lone, lone, N},   {y, lone, sets, N},   {y, self, lone, N},
        {y, sets, sets, N},   {y, groups, lone, 0}, {equal, groups, lone, N},
        {y, groups, lone, 1}, {y, groups, lone, 3}, {y, groups, self, N},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct components c = components_estimate(
            cases[i].y, cases[i].group, cases[i].fixed, cases[i].n, .95);
        ck_assert_msg(c.reason != NULL, "case %zu", i);
        ck_assert(c.between == 0 && c.share == 0);
    }
    struct components tied =
        components_estimate(y, sets, sets_of(CROSSED, code), N, .95);
    ck_assert_uint_eq(tied.df_between, 0);
}
END_TEST

/* In an uneven design the limits of the share hold the truth as often as they
 * say, those of the variance between as often or more. */
START_TEST(limits_hold_the_truth)
{
    enum { STUDIES = 4000 };
    struct rng rng = rng_new(7, 0);
    gsl_rng gsl = rng_gsl(&rng);
    size_t code[N], share = 0, between = 0;
    struct grouping sets = sets_of(CROSSED, code);
    for (int s = 0; s < STUDIES; s++) {
        double z[N], of_group[GROUPS];
        for (size_t g = 0; g < GROUPS; g++)
            of_group[g] = gsl_ran_gaussian(&gsl, 0.5);
        for (size_t i = 0; i < N; i++)
            z[i] = of_group[group[i]] + 3 * (double)set[i] +
                   gsl_ran_gaussian(&gsl, 1);
        struct components c = components_estimate(z, groups, sets, N, .95);
        share += !c.share_limits.reason && c.share_limits.lower <= 0.2 &&
                 c.share_limits.upper >= 0.2;
        between += !c.between_limits.reason && c.between_limits.lower <= 0.25 &&
                   c.between_limits.upper >= 0.25;
    }
    /* four standard errors of 0.95 are 0.0138 */
    ck_assert_msg(fabs((double)share / STUDIES - .95) < .0138, "share %zu",
                  share);
    ck_assert_msg((double)between / STUDIES > .95 - .0138, "between %zu",
                  between);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("components", as_r_says, what_does_not_matter,
                     one_set_is_the_intraclass_correlation, held_at_nought,
                     what_cannot_be_has_a_reason, limits_hold_the_truth);
}
