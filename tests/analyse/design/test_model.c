#include <config.h>

#include "analyse/design/analysis.h"
#include "tests/analyse/design/people.h"
#include "tests/analyse/design/two-dozen.h"
#include "tests/run.h"

#include <stdio.h>

struct run {
    struct arena arena;
    struct request request;
    struct design design;
    struct analysis analysis;
};

/* Blocks of four, of which the last has nobody who did anything. */
static struct result
found(struct run *run, const char *kind, const char *estimand, bool group)
{
    static char text[TWO_DOZEN][80];
    static const char *lines[TWO_DOZEN + 2] = {"arm,four,times,long,group"};
    struct error error = ERROR_INIT;
    *run = (struct run){.arena = ARENA_INIT, .request = REQUEST_INIT};
    for (int i = 0; i < TWO_DOZEN; i++) {
        snprintf(text[i], sizeof text[i], "%s,f%d,%d,%d,g%d",
                 two_dozen[i].reflected ? "reflect" : "control", i / 4,
                 i < 20 ? two_dozen[i].waited % 4 : 0,
                 i < 20 && two_dozen[i].waited > 7,
                 2 * (i / 2) + two_dozen[i].reflected);
        lines[i + 1] = text[i];
    }
    run->request.arm = "arm";
    run->request.outcome = strcmp(kind, "count") == 0 ? "times" : "long";
    run->request.kind = kind;
    run->request.block = "four";
    run->request.cluster = group ? "group" : NULL;
    run->request.ignore_clusters = !group;
    run->request.estimand = estimand;
    run->request.all_methods = true;
    run->request.draws = 100;
    ck_assert_msg(design_read(&run->arena, people_table(&run->arena, lines),
                              &run->request, &run->design, &error) &&
                      analysis_run(&run->arena, &run->design, &run->request,
                                   &run->analysis, &error),
                  "%s", error.message);
    return *results_find_method(&run->analysis.results, "reflect",
                                strcmp(kind, "count") == 0 ? "poisson"
                                                           : "poisson-risk");
}

/* R 4.2.2: glm(y ~ arm + factor(four), poisson) without the last block, then
 * clubSandwich 0.5.8, coef_test(vcov = "CR2", each person a cluster). */
START_TEST(ratios_inside_blocks_as_in_r)
{
    static const struct {
        const char *kind, *estimand;
        double ratio, se, df;
    } cases[] = {
        {"count", "rate", 1.03302432822778, 0.362636007634881,
         11.7721720394052},
        {"binary", "rr", 1.88600093632938, 0.531918501285498,
         10.9823845007819},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct run run;
        struct result r =
            found(&run, cases[i].kind, cases[i].estimand, false);
        ck_assert_msg(!r.reason && !r.caution, "%zu: %s", i, r.reason);
        ck_assert_double_eq_tol(r.estimate, cases[i].ratio, 1e-8);
        ck_assert_double_eq_tol(r.se, cases[i].se, 1e-8);
        ck_assert_double_eq_tol(r.df, cases[i].df, 1e-6);
        arena_release(&run.arena);
    }
}
END_TEST

/* Groups that fall away with the block leave the others whole. */
START_TEST(groups_inside_blocks)
{
    struct run run;
    struct result r = found(&run, "count", "rate", true);
    ck_assert_msg(!r.reason, "%s", r.reason);
    ck_assert(r.lower < r.estimate && r.estimate < r.upper);
    arena_release(&run.arena);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("model", ratios_inside_blocks_as_in_r,
                     groups_inside_blocks);
}
