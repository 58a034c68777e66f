#include <config.h>

#include "analyse/design/analysis.h"
#include "analyse/design/estimator.h"
#include "tests/analyse/design/people.h"
#include "tests/analyse/design/two-dozen.h"
#include "tests/run.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

struct run {
    struct arena arena;
    struct request request;
    struct design design;
    struct analysis analysis;
};

static void
run(struct run *run, const char *block, const char *cluster, double tau,
    bool swapped)
{
    static char text[TWO_DOZEN][80];
    static const char *lines[TWO_DOZEN + 2] = {
        "arm,site,circle,four,acted,days,age"};
    struct error error = ERROR_INIT;
    for (int i = 0; i < TWO_DOZEN; i++) {
        snprintf(text[i], sizeof text[i], "%s,s%d,c%d,f%d,%d,%d,%d",
                 (two_dozen[i].reflected > 0) != swapped ? "reflect"
                                                         : "control",
                 two_dozen[i].site, two_dozen[i].circle, i / 4,
                 two_dozen[i].acted, two_dozen[i].waited, 20 + i * 7 % 31);
        lines[i + 1] = text[i];
    }
    run->arena = ARENA_INIT;
    run->request = REQUEST_INIT;
    run->request.arm = "arm";
    run->request.outcome = "acted";
    run->request.time = "days";
    run->request.covariates = "age";
    run->request.block = block;
    run->request.cluster = cluster;
    run->request.ignore_clusters = !cluster;
    run->request.tau = tau;
    ck_assert_msg(design_read(&run->arena, people_table(&run->arena, lines),
                              &run->request, &run->design, &error),
                  "%s", error.message);
    ck_assert_msg(analysis_run(&run->arena, &run->design, &run->request,
                               &run->analysis, &error),
                  "%s", error.message);
}

static const struct result *
found(const struct run *run, const char *method)
{
    return results_find_method(&run->analysis.results, "reflect", method);
}

/* R 4.2.2, survival 3.5-3: coxph(Surv(days, acted) ~ arm + strata(site),
 * robust = TRUE), in blocks of four robust = FALSE, the larger; survdiff(... +
 * strata(site)); pseudo-values up to 14 by arm, then estimatr 1.0.0:
 * lm_robust(v ~ arm [+ factor(site)], se_type = "HC2"), and with clusters =
 * circle "CR2"; adjusted, lm_lin(v ~ arm, ~age) so, and lm_robust(v ~ arm + age
 * + factor(site)). */
START_TEST(as_in_r_by_design)
{
    static const struct {
        const char *block, *cluster, *method;
        double estimate, se, p; /* 0: not looked at */
    } cases[] = {
        {"site", NULL, "cox", 1.51866519001002, 0.903428277883951, 0},
        {"four", NULL, "cox", 0.72084656160243, 0.573045146870534, 0},
        {"site", NULL, "log-rank", 0, 0, 0.611163501635981},
        {"site", NULL, "rmst", -1.38176470588235, 2.60548237364089, 0},
        {NULL, NULL, "rmst", 0.933333333333333, 1.776094057478405, 0},
        {NULL, "circle", "rmst", 0.933333333333331, 2.547643973324142, 0},
        {NULL, NULL, "adjusted-rmst", 0.6476716568478464, 1.682822468411475,
         0},
        {NULL, "circle", "adjusted-rmst", 0.6476716568478453,
         2.374140055275082, 0},
        {"site", NULL, "adjusted-rmst", -1.44078582535452,
         2.579299196589249, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct run r;
        run(&r, cases[i].block, cases[i].cluster, 0, false);
        const struct result *e = found(&r, cases[i].method);
        ck_assert_msg(e && !e->reason, "case %zu", i);
        if (cases[i].se > 0) {
            ck_assert_double_eq_tol(e->estimate, cases[i].estimate, 1e-8);
            ck_assert_double_eq_tol(e->se, cases[i].se, 1e-8);
        }
        if (cases[i].p > 0)
            ck_assert_double_eq_tol(e->p, cases[i].p, 1e-8);
        arena_release(&r.arena);
    }
}
END_TEST

/* R: the same numbers and standard errors, df of Welch, of n - k inside blocks,
 * adjusted of clubSandwich 0.5.8 (CR2, Satterthwaite, each person a cluster);
 * limits and p from Wilson's roots and MOVER's formulas by uniroot, the arms'
 * variances scaled to the standard error; the ratio's about the arms' means
 * over blocks by their size. */
START_TEST(limits_as_in_r)
{
    static const struct {
        const char *block, *method;
        double lower, upper, p;
    } cases[] = {
        {NULL, "rmst", -2.50652116326798, 4.40764292976205, 0},
        {NULL, "rmst-ratio", 0.743396956198058, 1.851755115760778,
         0.60256690745036},
        {NULL, "adjusted-rmst", -2.65865241278833, 3.98760054922997,
         0.703923971140052},
        {"site", "rmst", -5.73305536319112, 3.69829567052297, 0},
        {"site", "rmst-ratio", 0.419509201081877, 1.710531560991636,
         0.513312455063359},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct run r;
        run(&r, cases[i].block, NULL, 0, false);
        const struct result *e = found(&r, cases[i].method);
        ck_assert_double_eq_tol(e->lower, cases[i].lower, 1e-9);
        ck_assert_double_eq_tol(e->upper, cases[i].upper, 1e-9);
        if (cases[i].p > 0)
            ck_assert_double_eq_tol(e->p, cases[i].p, 1e-9);
        arena_release(&r.arena);
    }
}
END_TEST

/* In 8 of 13 pairs the one of 'reflect' acts first: a hazard ratio of 8 / 5,
 * whose logarithm has the variance 1/8 + 1/5. In R coxph(... + strata(pair) +
 * cluster(pair)) has it, and each person for themselves 1/(2 * 8) and so on. */
START_TEST(a_pair_is_one_unit)
{
    static char text[26][40];
    static const char *lines[28] = {"arm,pair,acted,days"};
    struct error error = ERROR_INIT;
    struct run r = {.arena = ARENA_INIT, .request = REQUEST_INIT};
    for (int i = 0; i < 26; i++) {
        bool first = (i % 2 == 1) == (i / 2 < 8);
        snprintf(text[i], sizeof text[i], "%s,%d,1,%d",
                 i % 2 ? "reflect" : "control", i / 2,
                 i / 2 + (first ? 1 : 5));
        lines[i + 1] = text[i];
    }
    r.request.arm = "arm";
    r.request.outcome = "acted";
    r.request.kind = "binary";
    r.request.time = "days";
    r.request.pair = "pair";
    r.request.draws = 100;
    ck_assert_msg(design_read(&r.arena, people_table(&r.arena, lines),
                              &r.request, &r.design, &error) &&
                      analysis_run(&r.arena, &r.design, &r.request,
                                   &r.analysis, &error),
                  "%s", error.message);
    const struct result *e = found(&r, "cox");
    ck_assert_double_eq_tol(e->estimate, 1.6, 1e-8);
    ck_assert_double_eq_tol(e->se, sqrt(1. / 8 + 1. / 5), 1e-8);
    arena_release(&r.arena);
}
END_TEST

/* Nobody acts before 1: as with 0 of 12 and 0 of 12, by t with 22 df; groups
 * have their reason, and so has the standard error. */
START_TEST(nobody_who_acted_has_limits)
{
    struct run r;
    double q2 = 2.073873067904019 * 2.073873067904019; /* qt(.975, 22) */
    run(&r, NULL, NULL, 0.5, false);
    const struct result *e = found(&r, "rmst");
    ck_assert(!e->reason && !(e->has & HAS_SE) && e->estimate == 0);
    ck_assert_double_eq_tol(e->upper, 0.5 * q2 / (12 + q2), 1e-12);
    ck_assert_double_eq_tol(e->lower, -e->upper, 1e-12);
    ck_assert_ptr_nonnull(found(&r, "rmst-ratio")->reason);
    arena_release(&r.arena);
    run(&r, NULL, "circle", 0.5, false);
    e = found(&r, "rmst");
    ck_assert(e->reason && !(e->has & HAS_LIMITS));
    arena_release(&r.arena);
}
END_TEST

/* In every design each measure has a row, with its numbers or its reason; arms
 * that change their names mirror it. */
START_TEST(every_design_mirrors)
{
    static const char *const ways[][2] = {
        {NULL, NULL}, {"site", NULL}, {NULL, "circle"}};
    static const char *const methods[] = {"rmst", "rmst-ratio",
                                          "adjusted-rmst", "cox",
                                          "log-rank-randomised"};
    for (size_t w = 0; w < 3; w++)
        for (int tau = 0; tau <= 10; tau += 10) {
            struct run a, b;
            run(&a, ways[w][0], ways[w][1], tau, false);
            run(&b, ways[w][0], ways[w][1], tau, true);
            for (size_t m = 0; m < 5; m++) {
                const struct result *p = found(&a, methods[m]);
                const struct result *q = found(&b, methods[m]);
                ck_assert_msg(p && q && !p->reason && p->has == q->has,
                              "way %zu, %s", w, methods[m]);
                ck_assert_double_eq_tol(p->p, q->p, 1e-8);
                if (p->scale == SCALE_NUMBER) {
                    ck_assert_double_eq_tol(p->lower, -q->upper, 1e-8);
                } else if (p->scale == SCALE_RATIO) {
                    ck_assert_double_eq_tol(p->lower * q->upper, 1, 1e-8);
                    ck_assert(p->lower < p->estimate &&
                              p->estimate < p->upper);
                }
            }
            ck_assert(!ways[w][1] == (found(&a, "log-rank") != NULL));
            arena_release(&a.arena);
            arena_release(&b.arena);
        }
}
END_TEST

/* How soon is the answer, unless another scale was asked for; whether stands
 * beside it. */
START_TEST(answers_how_soon)
{
    struct run r;
    run(&r, NULL, NULL, 10, false);
    const struct result *answer =
        results_find(&r.analysis.results, "reflect", ROLE_PRIMARY);
    ck_assert_str_eq(answer->method, "rmst");
    ck_assert_str_eq(answer->test, "log-rank-randomised");
    ck_assert(answer->has & HAS_TIMES && answer->tau == 10);
    ck_assert_double_eq_tol(answer->times[1] - answer->times[0],
                            answer->estimate, 1e-12);
    ck_assert_int_eq(found(&r, "newcombe")->role, ROLE_OTHER);
    ck_assert_int_eq(found(&r, "cox")->role, ROLE_TIME);
    ck_assert(r.analysis.comparisons[0].smallest_scale == SCALE_NUMBER);
    r.request.estimand = "rd";
    struct error error = ERROR_INIT;
    ck_assert(
        analysis_run(&r.arena, &r.design, &r.request, &r.analysis, &error));
    answer = results_find(&r.analysis.results, "reflect", ROLE_PRIMARY);
    ck_assert_str_eq(answer->method, "newcombe");
    ck_assert_int_eq(found(&r, "rmst")->role, ROLE_TIME);
    ck_assert(r.analysis.comparisons[0].smallest_scale == SCALE_SHARE);
    arena_release(&r.arena);
}
END_TEST

/* An arm was not watched so long. */
START_TEST(tau_too_late_has_a_reason)
{
    struct run r;
    run(&r, NULL, NULL, 100, false);
    ck_assert_ptr_nonnull(found(&r, "rmst")->reason);
    ck_assert_ptr_nonnull(found(&r, "rmst-ratio")->reason);
    ck_assert(!(found(&r, "rmst")->has & HAS_ESTIMATE));
    for (size_t t = 0; t < r.analysis.curves->n_points; t++)
        ck_assert(r.analysis.curves->arms[0].points[t].time <= 14);
    arena_release(&r.arena);
}
END_TEST

/* R: summary(survfit(Surv(days, acted) ~ arm, conf.type = "log-log"), 10) and
 * the limits of quantile(..., .5). R puts half itself midway where the curve
 * stays at a half: at 8 and 8.5. */
START_TEST(curves_as_in_r)
{
    struct run r;
    run(&r, NULL, NULL, 5, false);
    const struct curves *curves = r.analysis.curves;
    ck_assert_uint_eq(curves->n_arms, 2);
    const struct curve *control = &curves->arms[0],
                       *treated = &curves->arms[1];
    ck_assert_str_eq(treated->arm, "reflect");
    ck_assert_uint_eq(treated->people, 12);
    ck_assert(control->half.time == 5 && treated->half.time == 8);
    ck_assert(treated->half.limits.lower == 6);
    ck_assert(treated->half.limits.upper == 10);
    const struct curve_point *five = NULL, *ten = NULL;
    for (size_t t = 0; t < curves->n_points; t++) {
        five = treated->points[t].time == 5 ? &treated->points[t] : five;
        ten = treated->points[t].time == 10 ? &treated->points[t] : ten;
    }
    ck_assert(five && ten);
    ck_assert_double_eq_tol(five->acted, 0.0833333333333, 1e-12);
    ck_assert_double_eq_tol(five->limits.lower, 0.0121744345995, 1e-12);
    ck_assert_double_eq_tol(five->limits.upper, 0.461022819429, 1e-12);
    ck_assert_double_eq_tol(ten->acted, 0.8, 1e-12);
    ck_assert_double_eq_tol(ten->limits.lower, 0.5310325024950, 1e-12);
    ck_assert_double_eq_tol(ten->limits.upper, 0.967313120666, 1e-12);
    ck_assert_uint_eq(ten->at_risk, 3);
    arena_release(&r.arena);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("times", as_in_r_by_design, limits_as_in_r,
                     a_pair_is_one_unit, nobody_who_acted_has_limits,
                     every_design_mirrors, answers_how_soon,
                     tau_too_late_has_a_reason, curves_as_in_r);
}
