#include <config.h>

#include "analyse/design/record.h"

#include "tests/analyse/design/people.h"
#include "tests/run.h"

#include <math.h>
#include <string.h>

/* The last two of each arm are known one way only. */
static const char *const people[] = {
    "arm,acted,list,times,seen,site,letter",
    "treat,1,1,3,3,a,1",
    "treat,1,0,5,2,a,0",
    "treat,1,1,2,1,b,1",
    "treat,1,0,4,4,b,0",
    "treat,0,1,1,2,c,1",
    "treat,0,0,6,3,c,0",
    "treat,1,0,2,0,c,1",
    "treat,1,,3,,a,0",
    "treat,,1,,2,b,1",
    "control,1,1,1,1,d,1",
    "control,0,0,0,0,d,0",
    "control,0,0,2,1,e,1",
    "control,1,1,3,3,e,0",
    "control,0,1,1,2,f,1",
    "control,1,0,0,0,f,0",
    "control,0,,1,,d,1",
    "control,,0,,1,e,0",
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
run_init(struct run *run, struct request asked)
{
    *run = (struct run){.arena = ARENA_INIT, .error = ERROR_INIT};
    run->request = asked;
    run->request.level = 0.95;
    run->request.seed = 1;
    if (!asked.arm)
        run->request.arm = "arm";
    if (!asked.outcome)
        run->request.outcome = "acted";
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
account(const struct run *run, enum account account)
{
    ck_assert_msg(run->done, "%s", run->error.message);
    ck_assert_uint_eq(run->analysis.recorded.n, ACCOUNTS);
    return &run->analysis.recorded.items[account];
}

static const struct check *
check_of(const struct run *run)
{
    for (size_t i = 0; i < run->analysis.n_checks; i++)
        if (run->analysis.checks[i].number == 18)
            return &run->analysis.checks[i];
    return NULL;
}

START_TEST(accounts_are_of_the_same_people)
{
    struct run run;
    run_init(&run, (struct request){.record = "list"});
    const struct result *said = account(&run, ACCOUNT_SAID);
    const struct result *recorded = account(&run, ACCOUNT_RECORDED);
    const struct result *beyond = account(&run, ACCOUNT_BEYOND);
    ck_assert(said->n == 13 && recorded->n == 13 && beyond->n == 13);
    ck_assert_double_eq_tol(said->estimate, 5 / 7. - 3 / 6., 1e-12);
    ck_assert_double_eq_tol(recorded->estimate, 3 / 7. - 3 / 6., 1e-12);
    ck_assert_double_eq_tol(beyond->estimate, 2 / 7., 1e-12);
    ck_assert_str_eq(beyond->outcome, "acted - list");
    ck_assert(beyond->role == ROLE_RECORD);
    struct tally treat = record_tally(run.design.record, 1);
    struct tally control = record_tally(run.design.record, 0);
    ck_assert(treat.known == 7 && treat.said_more == 3 &&
              treat.recorded_more == 1);
    ck_assert(control.known == 6 && control.said_more == 1 &&
              control.recorded_more == 1);
    ck_assert_int_eq(check_of(&run)->severity, SEVERITY_NOTE);
    run_release(&run);
}
END_TEST

/* Origin: base R 4.2.2, t.test(c(0, 3, 1, 0, -1, 3, 2), c(0, 0, 1, 0, -1, 0)).
 */
START_TEST(numbers_are_held_by_how_much)
{
    struct run run;
    run_init(&run, (struct request){.outcome = "times", .record = "seen"});
    const struct result *beyond = account(&run, ACCOUNT_BEYOND);
    ck_assert_double_eq_tol(beyond->estimate, 8 / 7., 1e-12);
    ck_assert_double_eq_tol(beyond->lower, -0.3482351050369659, 1e-9);
    ck_assert_double_eq_tol(beyond->upper, 2.6339493907512512, 1e-9);
    struct tally treat = record_tally(run.design.record, 1);
    ck_assert(treat.known == 7 && treat.said_more == 4 &&
              treat.recorded_more == 1);
    run_release(&run);
}
END_TEST

START_TEST(the_other_arm_as_control_mirrors)
{
    struct run run, swapped;
    run_init(&run, (struct request){.record = "list"});
    run_init(&swapped,
             (struct request){.record = "list", .control = "treat"});
    for (int a = 0; a < ACCOUNTS; a++) {
        const struct result *r = account(&run, (enum account)a);
        const struct result *s = account(&swapped, (enum account)a);
        ck_assert_double_eq_tol(r->estimate, -s->estimate, 1e-12);
        ck_assert_double_eq_tol(r->lower, -s->upper, 1e-9);
        ck_assert_double_eq_tol(r->upper, -s->lower, 1e-9);
    }
    run_release(&run);
    run_release(&swapped);
}
END_TEST

START_TEST(groups_and_two_things_assigned)
{
    struct run run;
    run_init(&run, (struct request){.record = "list", .cluster = "site"});
    ck_assert_uint_eq(account(&run, ACCOUNT_BEYOND)->clusters, 6);
    run_release(&run);
    run_init(&run, (struct request){.record = "list",
                                    .factor = "letter",
                                    .ignore_clusters = true});
    ck_assert_msg(run.done, "%s", run.error.message);
    ck_assert_uint_eq(run.analysis.recorded.n, 2 * ACCOUNTS);
    run_release(&run);
}
END_TEST

START_TEST(the_declared_outcome_stays_as_it_is)
{
    struct run with, without;
    run_init(&with, (struct request){.record = "list"});
    run_init(&without, (struct request){0});
    ck_assert(with.done && without.done);
    ck_assert_uint_eq(with.analysis.results.n, without.analysis.results.n);
    for (size_t i = 0; i < with.analysis.results.n; i++) {
        const struct result *r = &with.analysis.results.items[i];
        const struct result *s = &without.analysis.results.items[i];
        ck_assert(r->has == s->has && r->n == s->n);
        ck_assert(!(r->has & HAS_ESTIMATE) || r->estimate == s->estimate);
        ck_assert(!(r->has & HAS_LIMITS) || r->upper == s->upper);
    }
    ck_assert(
        !check_of(&without)); /* no dictionary: nobody knows who said it */
    run_release(&with);
    run_release(&without);
}
END_TEST

START_TEST(what_cannot_be_held_together_says_so)
{
    static const struct {
        struct request request;
        const char *words;
    } cases[] = {
        {{.record = "acted"}, "is the outcome"},
        {{.record = "arm"}, "is the arm"},
        {{.record = "nothing"}, "nothing"},
        {{.record = "seen"}, "seen"},
        {{.record = "list", .kind = "ordinal"}, "ordinal"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct run run;
        run_init(&run, cases[i].request);
        ck_assert(!run.done);
        ck_assert_msg(strstr(run.error.message, cases[i].words) != NULL,
                      "%zu: %s", i, run.error.message);
        run_release(&run);
    }
}
END_TEST

int
main(void)
{
    return RUN_TESTS(
        "record", accounts_are_of_the_same_people, numbers_are_held_by_how_much,
        the_other_arm_as_control_mirrors, groups_and_two_things_assigned,
        the_declared_outcome_stays_as_it_is,
        what_cannot_be_held_together_says_so);
}
