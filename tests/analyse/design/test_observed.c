/* Nobody was assigned: members reflect more often and act more often. With one
 * covariate of two values both ways to adjust come to the same, by hand:
 * members .8 against .7, others .3 against .2, half of everybody each. */
#include <config.h>

#include "analyse/design/analysis.h"

#include "analyse/design/estimator.h"
#include "tests/analyse/design/people.h"
#include "tests/run.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define PEOPLE 80

static const struct {
    const char *arm;
    int member, n, acted;
} cells[] = {
    {"reflected", 1, 30, 24},
    {"control", 1, 10, 7},
    {"reflected", 0, 10, 3},
    {"control", 0, 30, 6},
};

static struct table *
study(struct arena *arena, bool apart)
{
    static char text[PEOPLE][48];
    static const char *lines[PEOPLE + 2] = {"arm,member,age,acted"};
    size_t n = 0;
    for (size_t c = 0; c < sizeof cells / sizeof *cells; c++)
        for (int i = 0; i < cells[c].n; i++) {
            int member = apart ? *cells[c].arm == 'r' : cells[c].member;
            snprintf(text[n], sizeof *text, "%s,%d,40,%d", cells[c].arm, member,
                     i < cells[c].acted);
            lines[n + 1] = text[n];
            n++;
        }
    lines[n + 1] = NULL;
    return people_table(arena, lines);
}

struct run {
    struct arena arena;
    struct request request;
    struct design design;
    struct analysis analysis;
};

static void
run(struct run *r, const char *covariates, bool observed, bool apart)
{
    struct error error = ERROR_INIT;
    r->arena = ARENA_INIT;
    r->request = REQUEST_INIT;
    r->request.arm = "arm";
    r->request.outcome = "acted";
    r->request.covariates = covariates;
    r->request.observed = observed;
    r->request.ignore_clusters = true;
    ck_assert_msg(design_read(&r->arena, study(&r->arena, apart), &r->request,
                              &r->design, &error) &&
                      analysis_run(&r->arena, &r->design, &r->request,
                                   &r->analysis, &error),
                  "%s", error.message);
}

static const struct result *
result_of(const struct run *r, const char *method)
{
    return results_find_method(&r->analysis.results, "reflected", method);
}

static const struct check *
check_of(const struct run *r, const char *rule)
{
    for (size_t i = 0; i < r->analysis.n_checks; i++)
        if (strcmp(r->analysis.checks[i].rule, rule) == 0)
            return &r->analysis.checks[i];
    return NULL;
}

START_TEST(both_ways_come_to_the_strata)
{
    static const struct {
        const char *method;
        double estimate;
    } cases[] = {
        {"newcombe", 27 / 40. - 13 / 40.}, {"standardised", 0.1},
        {"ipw", 0.1},                      {"standardised-rr", .55 / .45},
        {"ipw-rr", .55 / .45},
    };
    struct run r;
    run(&r, "member", true, false);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct result *one = result_of(&r, cases[i].method);
        ck_assert_msg(one && fabs(one->estimate - cases[i].estimate) < 1e-9,
                      "%s: %.12g", cases[i].method, one ? one->estimate : 0);
        ck_assert(one->lower <= one->estimate && one->estimate <= one->upper);
        ck_assert_uint_eq(one->role, i ? ROLE_ADJUSTED : ROLE_PRIMARY);
    }
    ck_assert_ptr_null(result_of(&r, "adjusted"));
    arena_release(&r.arena);
}
END_TEST

START_TEST(weights_make_alike)
{
    struct run r;
    run(&r, "member,age", true, false);
    const struct alike *alike = r.analysis.comparisons[0].alike;
    ck_assert_uint_eq(alike->n, 2);
    const struct alike_covariate *worst = alike_worst(alike, false);
    ck_assert_str_eq(worst->name, "member");
    ck_assert_double_eq_tol(worst->before, 0.5 / sqrt(0.1875 * 40 / 39), 1e-9);
    ck_assert_double_eq_tol(worst->after, 0, 1e-9);
    ck_assert_ptr_nonnull(alike->covariates[1].reason); /* all are 40 */
    ck_assert_double_eq_tol(alike->least[0], 0.25, 1e-9);
    ck_assert_double_eq_tol(alike->most[1], 0.75, 1e-9);
    ck_assert_uint_eq(alike->outside, 0);
    /* (30 4/3 + 10 4)^2 / (30 16/9 + 10 16) */
    ck_assert_double_eq_tol(alike->effective[1], 6400 / (640 / 3.), 1e-9);
    arena_release(&r.arena);
}
END_TEST

/* E-value of the adjusted ratio: RR + sqrt(RR (RR - 1)). */
START_TEST(the_e_value_is_of_the_adjusted_ratio)
{
    struct run r;
    run(&r, "member", true, false);
    double ratio = .55 / .45;
    char words[32];
    snprintf(words, sizeof words, "of %.2f each, beyond",
             ratio + sqrt(ratio * (ratio - 1)));
    const struct check *check = check_of(&r, "unmeasured-confounding");
    ck_assert_msg(check && strstr(check->message, words), "%s",
                  check ? check->message : "");
    arena_release(&r.arena);
}
END_TEST

/* Where the covariate decides the arm there is nothing to weigh with. */
START_TEST(no_overlap_is_a_reason)
{
    struct run r;
    run(&r, "member", true, true);
    const struct result *ipw = result_of(&r, "ipw");
    ck_assert(ipw && !(ipw->has & HAS_ESTIMATE) && ipw->reason);
    const struct check *check = check_of(&r, "balance");
    ck_assert_ptr_nonnull(strstr(check->message, "could not be weighted"));
    ck_assert_ptr_null(check_of(&r, "overlap"));
    arena_release(&r.arena);
}
END_TEST

START_TEST(a_lot_is_not_weighted)
{
    struct run r;
    run(&r, "member", false, false);
    ck_assert_ptr_null(r.analysis.comparisons[0].alike);
    ck_assert_ptr_null(result_of(&r, "ipw"));
    ck_assert_ptr_nonnull(result_of(&r, "adjusted"));
    arena_release(&r.arena);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("observed", both_ways_come_to_the_strata,
                     weights_make_alike, the_e_value_is_of_the_adjusted_ratio,
                     no_overlap_is_a_reason, a_lot_is_not_weighted);
}
