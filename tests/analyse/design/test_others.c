#include <config.h>

#include "analyse/design/analysis.h"

#include "tests/analyse/design/people.h"
#include "tests/run.h"

#include <math.h>
#include <string.h>

static const char *const people[] = {
    "arm,acted,score,hours,trust,ties,gone",
    "treat,1,7,12,3,5,1",
    "treat,1,9,30,4,8,1",
    "treat,1,8,25,2,6,2",
    "treat,0,6,18,5,9,2",
    "treat,1,9,,4,7,3",
    "treat,0,5,22,3,4,1",
    "control,0,4,10,3,6,",
    "control,1,6,14,4,3,",
    "control,0,5,9,3,5,",
    "control,0,3,,2,2,",
    "control,0,7,16,4,4,",
    "control,0,4,11,3,1,",
    NULL,
};

struct run {
    struct arena arena;
    struct request request;
    struct design design;
    struct analysis analysis;
    struct error error;
    bool done;
};

static void
run_init(struct run *run, const char *secondary, const char *exploratory,
         const char *adjust)
{
    *run = (struct run){.arena = ARENA_INIT, .error = ERROR_INIT};
    run->request = REQUEST_INIT;
    run->request.arm = "arm";
    run->request.outcome = "acted";
    run->request.secondary = secondary;
    run->request.exploratory = exploratory;
    run->request.adjust = adjust;
    run->done = design_read(&run->arena, people_table(&run->arena, people),
                            &run->request, &run->design, &run->error) &&
                analysis_run(&run->arena, &run->design, &run->request,
                             &run->analysis, &run->error);
}

static void
run_release(struct run *run)
{
    arena_release(&run->arena);
}

static const struct result *
other(const struct run *run, const char *outcome)
{
    for (size_t i = 0; i < run->analysis.others.n; i++)
        if (strcmp(run->analysis.others.items[i].outcome, outcome) == 0)
            return &run->analysis.others.items[i];
    ck_abort_msg("no result of '%s'", outcome);
    return NULL;
}

static bool
near(double a, double b)
{
    return fabs(a - b) < 1e-12;
}

static const char *const names[] = {"score", "hours", "trust", "ties"};
#define NAMES 4

/* Origin: base R 4.2.2. p: the share of combn() of the known with a difference
 * in means as far from 0; the first four by p.adjust(); the last as in
 * test_multiplicity.c, over all 924 assignments of the 12 people, so that the
 * raw p of hours, known of ten, is another. */
static const struct {
    const char *adjust;
    double p[NAMES], adjusted[NAMES];
} cases[] = {
    {"holm",
     {34 / 924., 8 / 252., 702 / 924., 32 / 924.},
     {32 / 252., 32 / 252., 702 / 924., 32 / 252.}},
    {"hochberg",
     {34 / 924., 8 / 252., 702 / 924., 32 / 924.},
     {68 / 924., 68 / 924., 702 / 924., 68 / 924.}},
    {"bh",
     {34 / 924., 8 / 252., 702 / 924., 32 / 924.},
     {0.0490620490620491, 0.0490620490620491, 702 / 924., 0.0490620490620491}},
    {"by",
     {34 / 924., 8 / 252., 702 / 924., 32 / 924.},
     {0.102212602212602, 0.102212602212602, 1, 0.102212602212602}},
    {"westfall-young",
     {34 / 924., 26 / 924., 702 / 924., 32 / 924.},
     {66 / 924., 66 / 924., 702 / 924., 66 / 924.}},
};

START_TEST(adjusted_as_in_r_in_any_order)
{
    static const char *const orders[] = {"score,hours,trust,ties",
                                         "ties, trust, hours, score"};
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++)
        for (size_t o = 0; o < 2; o++) {
            struct run run;
            run_init(&run, orders[o], NULL, cases[c].adjust);
            ck_assert_msg(run.done, "%s", run.error.message);
            for (size_t j = 0; j < NAMES; j++) {
                const struct result *r = other(&run, names[j]);
                ck_assert_msg(near(r->p, cases[c].p[j]) &&
                                  near(r->adjusted, cases[c].adjusted[j]),
                              "%s, '%s': %.15g and %.15g", cases[c].adjust,
                              names[j], r->p, r->adjusted);
                ck_assert(r->role == ROLE_SECONDARY && r->has & HAS_ADJUSTED);
            }
            run_release(&run);
        }
}
END_TEST

/* Welch's interval of what is known. Origin: t.test() of base R 4.2.2. */
START_TEST(each_by_its_own_kind)
{
    struct run run;
    run_init(&run, "hours,trust=4|5", NULL, NULL);
    const struct result *r = other(&run, "hours");
    ck_assert_str_eq(r->method, "welch-mean");
    ck_assert(r->n == 10 && near(r->estimate, 9.4));
    ck_assert(fabs(r->lower - 1.04092256442272) < 1e-9);
    ck_assert(fabs(r->upper - 17.75907743557728) < 1e-9);
    r = other(&run, "trust");
    ck_assert_str_eq(r->method, "newcombe");
    ck_assert_str_eq(r->test, "boschloo");
    ck_assert(near(r->estimate, 3 / 6. - 2 / 6.));
    const struct design *trust = run.design.others[1].design;
    ck_assert_str_eq(trust->outcome.phrase, "trust: 4,5");
    ck_assert_uint_eq(trust->arms[1].acted, 3);
    ck_assert_uint_eq(run.design.others[0].design->arms[0].answered, 5);
    run_release(&run);
}
END_TEST

/* Whatever stands beside it, the declared outcome's results are the same, and
 * so is a family's beside another. */
START_TEST(nothing_changes_the_declared_outcome)
{
    struct run alone, beside, mixed;
    run_init(&alone, NULL, NULL, NULL);
    run_init(&beside, "score,hours,gone", NULL, "westfall-young");
    run_init(&mixed, "score", "ties,trust", NULL);
    ck_assert_uint_eq(alone.analysis.results.n, beside.analysis.results.n);
    for (size_t i = 0; i < alone.analysis.results.n; i++) {
        const struct result *a = &alone.analysis.results.items[i];
        const struct result *b = &beside.analysis.results.items[i];
        ck_assert_str_eq(a->method, b->method);
        ck_assert(a->has == b->has && a->p == b->p && a->se == b->se &&
                  a->estimate == b->estimate && a->lower == b->lower &&
                  a->upper == b->upper);
    }
    const struct result *score = other(&mixed, "score");
    ck_assert(score->adjusted == score->p);
    ck_assert(other(&mixed, "ties")->role == ROLE_EXPLORATORY);
    ck_assert(near(other(&mixed, "ties")->adjusted, 2 * 32 / 924.));
    run_release(&alone);
    run_release(&beside);
    run_release(&mixed);
}
END_TEST

/* An outcome known in one arm alone has a reason, and is in no family's p. */
START_TEST(an_arm_without_answers)
{
    static const char *const adjusts[] = {"holm", "westfall-young"};
    for (size_t a = 0; a < 2; a++) {
        struct run run;
        run_init(&run, "gone,score", NULL, adjusts[a]);
        ck_assert_msg(run.done, "%s", run.error.message);
        const struct result *gone = other(&run, "gone");
        const struct result *score = other(&run, "score");
        ck_assert(!gone->has && strstr(gone->reason, "nobody in one of"));
        ck_assert(near(score->p, 34 / 924.) && score->adjusted == score->p);
        ck_assert_uint_eq(run.analysis.families[FAMILY_SECONDARY].tests, 1);
        run_release(&run);
    }
}
END_TEST

int
main(void)
{
    return RUN_TESTS("others", adjusted_as_in_r_in_any_order,
                     each_by_its_own_kind, nothing_changes_the_declared_outcome,
                     an_arm_without_answers);
}
