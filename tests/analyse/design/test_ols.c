#include <config.h>

#include "analyse/design/analysis.h"
#include "tests/analyse/design/people.h"
#include "tests/analyse/design/two-dozen.h"
#include "tests/run.h"

#include <stdio.h>

/* The result of that method. */
static struct result
found(struct arena *arena, const char *block, const char *cluster,
      const char *method)
{
    static char text[TWO_DOZEN][80];
    static const char *lines[TWO_DOZEN + 2] = {"arm,site,circle,days"};
    struct error error = ERROR_INIT;
    struct request request = REQUEST_INIT;
    struct design design;
    struct analysis analysis;
    for (int i = 0; i < TWO_DOZEN; i++) {
        snprintf(text[i], sizeof text[i], "%s,s%d,c%d,%d",
                 two_dozen[i].reflected ? "reflect" : "control",
                 two_dozen[i].site, two_dozen[i].circle, two_dozen[i].waited);
        lines[i + 1] = text[i];
    }
    request.arm = "arm";
    request.outcome = "days";
    request.block = block;
    request.cluster = cluster;
    request.ignore_clusters = !cluster;
    request.method = method;
    request.draws = 100;
    ck_assert_msg(design_read(arena, people_table(arena, lines), &request,
                              &design, &error) &&
                      analysis_run(arena, &design, &request, &analysis, &error),
                  "%s", error.message);
    return *results_find_method(&analysis.results, "reflect", method);
}

/* R 4.2.2, estimatr 1.0.0: lm_robust(days ~ arm [+ factor(site)], se_type), and
 * with clusters = circle, se_type "CR0" and "stata". */
START_TEST(as_in_r)
{
    static const struct {
        const char *block, *cluster, *method;
        double estimate, se, df;
    } cases[] = {
        {NULL, NULL, "hc0-mean", 2.08333333333333, 1.62642387760068, 22},
        {NULL, NULL, "hc1-mean", 2.08333333333333, 1.69874433721862, 22},
        {NULL, NULL, "hc2-mean", 2.08333333333333, 1.69874433721862, 22},
        {NULL, NULL, "hc3-mean", 2.08333333333333, 1.7742805937462, 22},
        {"site", NULL, "hc0-mean", 0.294117647058823, 1.94314150304995, 20},
        {"site", NULL, "hc1-mean", 0.294117647058823, 2.12860486728991, 20},
        {"site", NULL, "hc3-mean", 0.294117647058823, 2.65052671026163, 20},
        {NULL, "circle", "cr0-mean", 2.08333333333333, 1.77837446583692, 8},
        {NULL, "circle", "cr1-mean", 2.08333333333333, 1.9286439217476, 8},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = ARENA_INIT;
        struct result r = found(&arena, cases[i].block, cases[i].cluster,
                                cases[i].method);
        ck_assert_double_eq_tol(r.estimate, cases[i].estimate, 1e-10);
        ck_assert_double_eq_tol(r.se, cases[i].se, 1e-10);
        ck_assert_double_eq_tol(r.df, cases[i].df, 1e-10);
        ck_assert(r.lower < r.estimate && r.estimate < r.upper);
        arena_release(&arena);
    }
}
END_TEST

int
main(void)
{
    return RUN_TESTS("ols", as_in_r);
}
