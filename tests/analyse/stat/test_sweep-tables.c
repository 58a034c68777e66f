/* test_sweep-tables: two-by-two tables and strata of them; see sweep.h. */
#include <config.h>

#include "analyse/stat/conditional.h"
#include "analyse/stat/evalue.h"
#include "analyse/stat/exact-uncond.h"
#include "analyse/stat/fisher.h"
#include "analyse/stat/nnt.h"
#include "analyse/stat/odds-ratio.h"
#include "analyse/stat/chi-square.h"
#include "analyse/stat/paired.h"
#include "analyse/stat/prop-diff.h"
#include "analyse/stat/prop-ratio.h"
#include "analyse/stat/prop.h"
#include "analyse/stat/pooled.h"
#include "analyse/stat/uncond-test.h"
#include "tests/analyse/stat/sweep.h"

static struct arms
arms_draw(struct design *d, size_t most)
{
    struct arms a = {.n1 = 1 + design_pick(d, most),
                     .n0 = 1 + design_pick(d, most)};
    a.x1 = design_pick(d, a.n1 + 1);
    a.x0 = design_pick(d, a.n0 + 1);
    return a;
}

static void
see_prop(struct design *d)
{
    static struct interval (*const intervals[])(size_t, size_t, double) = {
        prop_wald, prop_wilson,   prop_agresti_coull, prop_clopper_pearson,
        prop_midp, prop_jeffreys,
    };
    size_t n = 1 + design_pick(d, 40), x = design_pick(d, n + 1);
    double p = (double)x / (double)n;
    for (size_t i = 0; i < sizeof intervals / sizeof *intervals; i++) {
        struct interval limits = intervals[i](x, n, level);
        char what[32];
        snprintf(what, sizeof what, "interval %zu of %zu/%zu", i, x, n);
        /* Jeffreys leaves out the ends by design. */
        if (intervals[i] == prop_jeffreys && (x == 0 || x == n))
            p = (limits.lower + limits.upper) / 2;
        see_interval(what, limits, p);
        see_share(what, limits.lower);
        see_share(what, limits.upper);
    }
    see_share("binomial test", prop_binomial_test(x, n, rng_uniform(&d->rng)));
}

static void
see_difference(struct design *d)
{
    static struct interval (*const intervals[])(struct arms, double) = {
        prop_diff_wald,
        prop_diff_wald_corrected,
        prop_diff_newcombe,
        prop_diff_mee,
        prop_diff_miettinen_nurminen,
        prop_diff_scas,
        exact_uncond_chan_zhang,
        exact_uncond_agresti_min,
        exact_uncond_santner_snell,
    };
    struct arms a = arms_draw(d, 9);
    for (size_t i = 0; i < sizeof intervals / sizeof *intervals; i++) {
        char what[64];
        snprintf(what, sizeof what, "interval %zu of %zu/%zu - %zu/%zu", i,
                 a.x1, a.n1, a.x0, a.n0);
        see_interval(what, intervals[i](a, level), prop_diff(a));
    }
    struct interval ac = prop_diff_agresti_caffo(a, level);
    see_interval("Agresti-Caffo", ac, prop_diff_adjusted(a));
    struct nnt_interval n = nnt_interval_of(prop_diff_newcombe(a, level));
    if (!n.reason && !(n.first.number >= 1 && n.last.number >= 1))
        fault("nnt: %g to %g", n.first.number, n.last.number);
}

static void
see_ratio(struct design *d)
{
    static struct interval (*const ratios[])(struct arms, double) = {
        prop_ratio_katz,
        prop_ratio_koopman,
        prop_ratio_miettinen_nurminen,
        prop_ratio_mover,
    };
    static struct interval (*const odds[])(struct arms, double) = {
        odds_ratio_woolf,
        odds_ratio_score,
        odds_ratio_miettinen_nurminen,
    };
    struct arms a = arms_draw(d, 30);
    struct point ratio = prop_ratio(a), odd = odds_ratio(a);
    see_point("ratio", ratio);
    see_point("odds ratio", odd);
    char what[64];
    for (size_t i = 0; i < sizeof ratios / sizeof *ratios; i++) {
        struct interval limits = ratios[i](a, level);
        snprintf(what, sizeof what, "ratio %zu of %zu/%zu, %zu/%zu", i, a.x1,
                 a.n1, a.x0, a.n0);
        see_interval(what, limits, ratio.reason ? limits.lower : ratio.value);
    }
    for (size_t i = 0; i < sizeof odds / sizeof *odds; i++) {
        struct interval limits = odds[i](a, level);
        snprintf(what, sizeof what, "odds %zu of %zu/%zu, %zu/%zu", i, a.x1,
                 a.n1, a.x0, a.n0);
        see_interval(what, limits, odd.reason ? limits.lower : odd.value);
    }
    see_interval("Gart", odds_ratio_gart_interval(a, level),
                 odds_ratio_gart(a));
    struct evalue e = evalue_difference(a, level);
    if (!e.reason && !(e.value >= 1 && (e.limit_reason || e.limit >= 1)))
        fault("E-value %g, limit %g", e.value, e.limit);
    if (e.limit > e.value * (1 + 1e-12))
        fault("E-value %g, limit %g", e.value, e.limit);
}

static void
see_tests(struct design *d)
{
    static double (*const tests[])(struct arms) = {
        fisher_greater,      fisher_less, fisher_test,
        fisher_central,      fisher_midp, fisher_midp_observed,
        fisher_midp_central,
    };
    static struct point (*const others[])(struct arms) = {
        chi_square_pearson,      chi_square_yates, uncond_boschloo,
        uncond_boschloo_central, uncond_z_pooled,
    };
    struct arms a = arms_draw(d, 9);
    for (size_t i = 0; i < sizeof tests / sizeof *tests; i++)
        see_share("exact test", tests[i](a));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        struct point p = others[i](a);
        see_point("test", p);
        see_share("test", p.value);
    }
    struct paired pairs = {design_pick(d, 4), design_pick(d, 6),
                           design_pick(d, 6), 1 + design_pick(d, 4)};
    see_share("McNemar", paired_mcnemar_exact(pairs));
    see_share("McNemar mid-p", paired_mcnemar_midp(pairs));
    see_share("McNemar", paired_mcnemar(pairs));
    see_share("McNemar corrected", paired_mcnemar_corrected(pairs));
    see_interval("paired", paired_newcombe(pairs, level),
                 paired_difference(pairs));
    see_interval("paired", paired_tango(pairs, level),
                 paired_difference(pairs));
}

static void
see_pooled(const char *what, struct pooled p, bool ratio)
{
    if (p.reason)
        return;
    if (isnan(p.estimate) || (!ratio && isinf(p.estimate)))
        fault("%s is %g", what, p.estimate);
    if (p.interval.reason)
        return;
    see_interval(what, p.interval, p.estimate);
    see_share(what, p.p);
    see_share(what, p.q_p);
    if (!(p.se >= 0) || isnan(p.z) || isnan(p.q))
        fault("%s: se %g, z %g, q %g", what, p.se, p.z, p.q);
}

static void
see_strata(struct design *d)
{
    struct arms strata[4];
    size_t count = 1 + design_pick(d, 4);
    for (size_t i = 0; i < count; i++)
        strata[i] = arms_draw(d, 5);
    struct pooled difference = pooled_difference(strata, count, level);
    see_pooled("difference", difference, false);
    see_pooled("ratio", pooled_ratio(strata, count, level), true);
    see_pooled("odds ratio", pooled_odds(strata, count, level), true);
    if (!difference.reason)
        see_interval("stratified score",
                     pooled_miettinen_nurminen(strata, count, level),
                     difference.estimate);
    struct chi_square tests[] = {
        pooled_cmh(strata, count), pooled_cmh_corrected(strata, count),
        pooled_breslow_day(strata, count), pooled_tarone(strata, count)};
    for (size_t i = 0; i < sizeof tests / sizeof *tests; i++)
        if (!tests[i].reason) {
            see_share("test of strata", tests[i].p);
            see_number("test of strata", tests[i].statistic);
        }
}

/* Intervals of two arms by what a swap of the arms does to them. */
static const struct {
    const char *name;
    struct interval (*of)(struct arms arms, double level);
    bool ratio;
} two_arms[] = {
    {"Wald", prop_diff_wald, false},
    {"corrected Wald", prop_diff_wald_corrected, false},
    {"Newcombe", prop_diff_newcombe, false},
    {"Agresti-Caffo", prop_diff_agresti_caffo, false},
    {"Mee", prop_diff_mee, false},
    {"Miettinen-Nurminen", prop_diff_miettinen_nurminen, false},
    {"skewness-corrected", prop_diff_scas, false},
    {"Katz", prop_ratio_katz, true},
    {"Walter", prop_ratio_adjusted_log, true},
    {"Koopman", prop_ratio_koopman, true},
    {"Miettinen-Nurminen ratio", prop_ratio_miettinen_nurminen, true},
    {"MOVER-R", prop_ratio_mover, true},
    {"Woolf", odds_ratio_woolf, true},
    {"Gart", odds_ratio_gart_interval, true},
    {"score odds", odds_ratio_score, true},
    {"Miettinen-Nurminen odds", odds_ratio_miettinen_nurminen, true},
    {"conditional exact", conditional_exact, true},
    {"conditional mid-p", conditional_midp, true},
};

/* Of any size from one person to a million, as likely in each power of ten. */
static size_t
size_draw(struct design *d)
{
    return (size_t)pow(10, 6 * rng_uniform(&d->rng));
}

static struct arms
large_draw(struct design *d)
{
    struct arms a = {.n1 = size_draw(d), .n0 = size_draw(d)};
    a.x1 = design_pick(d, 3) ? design_pick(d, a.n1 + 1) : size_draw(d);
    a.x0 = design_pick(d, 3) ? design_pick(d, a.n0 + 1) : size_draw(d);
    a.x1 = a.x1 < a.n1 ? a.x1 : a.n1;
    a.x0 = a.x0 < a.n0 ? a.x0 : a.n0;
    return a;
}

/* a is no more than b, but for rounding; both may be infinite. */
static bool
no_more(double a, double b)
{
    return a <= b || a - b <= 1e-8 * fmax(fabs(a), fabs(b)) || a - b < 1e-12;
}

static bool
mirrored(struct interval i, struct interval swapped, bool ratio)
{
    double lower = ratio ? 1 / swapped.upper : -swapped.upper;
    double upper = ratio ? 1 / swapped.lower : -swapped.lower;
    return no_more(i.lower, lower) && no_more(lower, i.lower) &&
           no_more(i.upper, upper) && no_more(upper, i.upper);
}

static void
see_large(struct design *d)
{
    static const double levels[] = {0.5, 0.8, 0.9, 0.95, 0.99, 0.999};
    struct arms a = large_draw(d);
    size_t l = design_pick(d, 5);
    for (size_t i = 0; i < sizeof two_arms / sizeof *two_arms; i++) {
        struct interval narrow = two_arms[i].of(a, levels[l]);
        struct interval wide = two_arms[i].of(a, levels[l + 1]);
        struct interval swapped = two_arms[i].of(arms_swapped(a), levels[l]);
        if (narrow.reason && wide.reason && swapped.reason)
            continue;
        if (!(narrow.lower <= narrow.upper) ||
            !no_more(wide.lower, narrow.lower) ||
            !no_more(narrow.upper, wide.upper) ||
            !mirrored(narrow, swapped, two_arms[i].ratio))
            fault("%s %zu/%zu, %zu/%zu: %.17g to %.17g at %g; %.17g to %.17g "
                  "wider; %.17g to %.17g swapped",
                  two_arms[i].name, a.x1, a.n1, a.x0, a.n0, narrow.lower,
                  narrow.upper, levels[l], wide.lower, wide.upper,
                  swapped.lower, swapped.upper);
    }
}

SWEEP(prop, 5000)
SWEEP(difference, 300)
SWEEP(ratio, 5000)
SWEEP(tests, 2000)
SWEEP(strata, 10000)
SWEEP(large, 1000)

int
main(void)
{
    return RUN_TESTS("sweep-tables", prop, difference, ratio, tests, strata,
                     large);
}
