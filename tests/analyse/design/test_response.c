#include <config.h>

#include "analyse/design/response.h"

#include "tests/analyse/design/people.h"
#include "tests/run.h"

#include <math.h>
#include <string.h>

static const char *const people[] = {
    "arm,y,age,site",
    "treat,0,53,g01", "treat,1,44,g01", "treat,1,35,g01",
    "control,0,56,g02", "control,0,31,g02", "control,1,40,g02",
    "treat,0,41,g03", "treat,,49,g03", "treat,1,58,g03",
    "control,0,49,g04", "control,1,40,g04", "control,,54,g04",
    "treat,1,48,g05", "treat,0,58,g05", "treat,1,53,g05",
    "control,1,50,g06", "control,0,59,g06", "control,0,58,g06",
    "treat,0,25,g07", "treat,0,22,g07", "treat,1,54,g07",
    "control,1,37,g08", "control,1,31,g08", "control,0,48,g08",
    "treat,,53,g09", "treat,0,22,g09", "treat,0,29,g09",
    "control,1,35,g10", "control,1,45,g10", "control,0,30,g10",
    "treat,1,53,g11", "treat,0,28,g11", "treat,0,59,g11",
    "control,0,26,g12", "control,0,27,g12", "control,0,44,g12",
    NULL,
};

struct run {
    struct arena arena;
    struct request request;
    struct design design;
    struct analysis analysis;
    struct error error;
};

static void
run_init(struct run *run, const char *const *lines, struct request asked)
{
    *run = (struct run){.arena = ARENA_INIT, .error = ERROR_INIT};
    run->request = asked;
    run->request.arm = "arm";
    run->request.outcome = "y";
    run->request.control = "control";
    run->request.level = 0.95;
    run->request.seed = 1;
    ck_assert_msg(
        design_read(&run->arena, people_table(&run->arena, lines),
                    &run->request, &run->design, &run->error) &&
            analysis_run(&run->arena, &run->design, &run->request,
                         &run->analysis, &run->error),
        "%s", run->error.message);
}

static const struct result *
weighted(const struct run *run)
{
    return results_find_method(&run->analysis.results, "treat",
                               "response-weighted");
}

/* Origin: R 4.2.2, in each arm w <- 1/fitted(glm(known ~ age, binomial)), then
 * lm_robust(y ~ arm, weights = w) of estimatr, HC2; and CR2 with clusters. */
START_TEST(as_in_r)
{
    static const struct {
        const char *cluster;
        double se, df;
    } cases[] = {
        {NULL, 0.17752248595582090, 0},
        {"site", 0.13601167876752007, 9.47740555162443243},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct run run;
        run_init(&run, people,
                 (struct request){.covariates = "age",
                                  .cluster = cases[i].cluster,
                                  .ignore_clusters = !cases[i].cluster});
        const struct result *r = weighted(&run);
        ck_assert_ptr_nonnull(r);
        ck_assert(r->role == ROLE_ADJUSTED && r->n == 33);
        ck_assert_double_eq_tol(r->estimate, 0.05309932701376315, 1e-8);
        ck_assert_double_eq_tol(r->se, cases[i].se, 1e-8);
        ck_assert(!cases[i].df || fabs(r->df - cases[i].df) < 1e-6);
        ck_assert_msg(strstr(r->detail, "0.766 to 0.999") != NULL, "%s",
                      r->detail);
        arena_release(&run.arena);
    }
}
END_TEST

START_TEST(only_where_it_says_something)
{
    static const char *const whole[] = {
        "arm,y,age", "treat,1,20", "treat,0,30", "treat,1,40", "treat,0,50",
        "control,1,20", "control,0,30", "control,0,45", "control,1,50", NULL};
    struct run run;
    run_init(&run, people, (struct request){.ignore_clusters = true});
    ck_assert_ptr_null(weighted(&run));
    arena_release(&run.arena);
    run_init(&run, people, (struct request){.covariates = "age",
                                            .observed = true,
                                            .ignore_clusters = true});
    ck_assert_ptr_null(weighted(&run));
    arena_release(&run.arena);
    run_init(&run, whole, (struct request){.covariates = "age"});
    ck_assert_ptr_null(weighted(&run));
    arena_release(&run.arena);
}
END_TEST

/* Everybody over 40 is missing in one arm: nobody stands for them. */
START_TEST(nobody_stands_for_them)
{
    static const char *const parted[] = {
        "arm,y,age", "treat,1,20", "treat,0,30", "treat,,45", "treat,,50",
        "treat,1,25", "treat,0,28", "control,1,20", "control,0,30",
        "control,0,45", "control,1,50", "control,1,41", "control,0,43", NULL};
    struct run run;
    run_init(&run, parted, (struct request){.covariates = "age"});
    const struct result *r = weighted(&run);
    ck_assert(r && !r->has && strstr(r->reason, "perfectly"));
    arena_release(&run.arena);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("response", as_in_r, only_where_it_says_something,
                     nobody_stands_for_them);
}
