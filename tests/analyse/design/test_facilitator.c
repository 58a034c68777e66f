#include <config.h>

#include "analyse/design/analysis.h"

#include "tests/analyse/design/people.h"
#include "tests/run.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Thirty people of eight facilitators, who worked in both arms: those of
 * tests/analyse/stat/test_components.c. */
enum { N = 30 };
static const int mediary[N] = {0, 0, 0, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 3, 4,
                               4, 4, 5, 5, 5, 5, 5, 5, 6, 6, 6, 6, 7, 7, 7};
static const int arm[N] = {0, 1, 0, 1, 1, 0, 0, 1, 1, 0, 1, 0, 1, 0, 0,
                           1, 1, 0, 1, 0, 1, 0, 1, 0, 0, 0, 1, 1, 0, 1};
static const int y[N] = {3, 5, 2, 9, 8, 1, 4, 3, 5, 6, 9, 7, 8, 5, 2,
                         4, 6, 7, 8, 9, 9, 6, 10, 3, 1, 2, 5, 6, 4, 7};

struct run {
    struct arena arena;
    struct request request;
    struct design design;
    struct analysis analysis;
    struct error error;
    struct table *table;
};

/* half: of the mediaries, the first or the second four; site: two mediaries
 * each; cell: an arm of a mediary; none: nobody; arms: the arm again. */
static void
run_init(struct run *run, const char *facilitator)
{
    static char text[N][96];
    static const char *lines[N + 2] = {
        "arm,y,mediary,half,site,cell,none,twin,trio,arms"};
    *run = (struct run){.arena = ARENA_INIT, .error = ERROR_INIT};
    run->request = REQUEST_INIT;
    run->request.arm = "arm";
    run->request.control = "c";
    run->request.outcome = "y";
    run->request.kind = "number";
    run->request.ignore_clusters = true;
    run->request.facilitator = facilitator;
    for (int i = 0; i < N; i++) {
        snprintf(text[i], sizeof text[i], "%s,%d,h%d,%s,s%d,c%d,,t%d,r%d,a%d",
                 arm[i] ? "t" : "c", y[i], mediary[i],
                 mediary[i] < 4 ? "t" : "c", mediary[i] / 2,
                 2 * mediary[i] + arm[i], 7 - mediary[i],
                 4 * mediary[i] + i % 2, arm[i]);
        lines[i + 1] = text[i];
    }
    lines[N + 1] = NULL;
    run->table = people_table(&run->arena, lines);
}

static void
run_go(struct run *run)
{
    bool done = design_read(&run->arena, run->table, &run->request,
                            &run->design, &run->error) &&
                analysis_run(&run->arena, &run->design, &run->request,
                             &run->analysis, &run->error);
    ck_assert_msg(done, "%s", run->error.message);
}

static void
close_to(double found, double expected, double tolerance)
{
    ck_assert_msg(fabs(found - expected) <= tolerance * fabs(expected),
                  "%.12g, not %.12g", found, expected);
}

/* R 4.2.2 and lme4, as in test_components.c: the arms' means are taken out. */
START_TEST(as_r_says)
{
    struct run run;
    run_init(&run, "mediary");
    run_go(&run);
    const struct results *rows = &run.analysis.measures;
    ck_assert_uint_eq(rows->n, 3);
    ck_assert_str_eq(rows->items[0].estimand, "variance-between");
    close_to(rows->items[0].estimate, 3.965090431812467, 2e-6);
    close_to(rows->items[0].upper, 17.26786582703825, 1e-9);
    close_to(rows->items[1].estimate, 1.101732386852225, 2e-6);
    close_to(rows->items[1].lower, 0.6537415064347889, 1e-9);
    close_to(rows->items[2].estimate, 0.7825595197855023, 2e-6);
    close_to(rows->items[2].lower, 0.5057158347375343, 1e-9);
    ck_assert_uint_eq(rows->items[2].n, N);
    ck_assert_uint_eq(rows->items[2].clusters, 8);
    ck_assert_uint_eq(run.analysis.spread->fewest, 2);
    ck_assert_uint_eq(run.analysis.spread->most, 6);
    arena_release(&run.arena);

    run_init(&run, "mediary");
    run.request.kind = NULL;
    run.request.success = "6,7,8,9,10";
    run_go(&run);
    close_to(run.analysis.measures.items[0].estimate, 0.1511119913613404, 2e-6);
    close_to(run.analysis.measures.items[2].upper, 0.8959627650118765, 1e-9);
    arena_release(&run.arena);
}
END_TEST

/* What an arm did to everybody in it is no part of it. */
START_TEST(arms_are_taken_out)
{
    struct run run, moved;
    run_init(&run, "mediary");
    run_go(&run);
    run_init(&moved, "mediary");
    struct column *column = table_find(moved.table, "y");
    for (size_t i = 0; i < N; i++)
        if (arm[i])
            column->numbers[i] += 50;
    run_go(&moved);
    for (size_t i = 0; i < 3; i++) {
        close_to(moved.analysis.measures.items[i].estimate,
                 run.analysis.measures.items[i].estimate, 1e-6);
        close_to(moved.analysis.measures.items[i].lower,
                 run.analysis.measures.items[i].lower, 1e-9);
    }
    arena_release(&run.arena);
    arena_release(&moved.arena);
}
END_TEST

/* Who has no facilitator, or no outcome, is told and left aside. */
START_TEST(who_is_left_aside)
{
    struct run run;
    run_init(&run, "mediary");
    for (size_t i = 0; i < 3; i++)
        table_set_missing(table_find(run.table, "mediary"), i, MISSING_REFUSED);
    table_set_missing(table_find(run.table, "y"), 3, MISSING_BLANK);
    run_go(&run);
    ck_assert_uint_eq(run.design.facilitators.unnamed, 3);
    ck_assert_uint_eq(run.design.facilitators.count, 7);
    ck_assert_uint_eq(run.analysis.spread->values.people, N - 4);
    ck_assert_uint_eq(run.analysis.spread->values.groups, 7);
    arena_release(&run.arena);
}
END_TEST

static size_t
checks_of(const struct analysis *analysis, const char *words)
{
    size_t n = 0;
    for (size_t i = 0; i < analysis->n_checks; i++)
        n += analysis->checks[i].number == 23 &&
             strstr(analysis->checks[i].message, words) != NULL;
    return n;
}

START_TEST(what_is_checked)
{
    static const struct {
        const char *arm, *facilitator, *cluster;
        const char *words; /* NULL: no check at all */
        enum overlap overlap;
    } cases[] = {
        {"arm", "mediary", NULL, NULL, OVERLAP_NONE},
        {"half", "mediary", NULL, "do not allow", OVERLAP_NONE},
        {"half", "mediary", "mediary", "not for a better choice", OVERLAP_SAME},
        {"half", "mediary", "site", "not for a better choice", OVERLAP_INSIDE},
        {"half", "mediary", "site", "of one 'site' alone", OVERLAP_INSIDE},
        {"half", "mediary", "twin", "cannot be told from what lies between",
         OVERLAP_SAME},
        {"half", "mediary", "trio", "do not allow", OVERLAP_AROUND},
        {"half", "mediary", "trio", "of one 'trio' had", OVERLAP_AROUND},
        {"arm", "cell", NULL, "do not allow", OVERLAP_NONE},
        {"arm", "arms", NULL, "this one person did", OVERLAP_NONE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct run run;
        run_init(&run, cases[i].facilitator);
        run.request.arm = cases[i].arm;
        run.request.cluster = cases[i].cluster;
        run.request.ignore_clusters = !cases[i].cluster;
        run_go(&run);
        const char *words = cases[i].words ? cases[i].words : "";
        ck_assert_msg(checks_of(&run.analysis, words) ==
                          (cases[i].words != NULL),
                      "case %zu", i);
        ck_assert_int_eq(run.analysis.spread->cluster, cases[i].overlap);
        arena_release(&run.arena);
    }
}
END_TEST

START_TEST(what_cannot_be_has_a_reason)
{
    static const struct {
        const char *facilitator, *words;
    } cases[] = {{"arms", "one facilitator alone"}, {"one", "one facilitator"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct run run;
        run_init(&run, cases[i].facilitator);
        struct column *one = table_add_column(run.table, "one", COLUMN_TEXT);
        for (size_t row = 0; row < N; row++)
            table_set_text(run.table, one, row, TEXT("h"));
        run_go(&run);
        for (size_t r = 0; r < 3; r++) {
            const struct result *row = &run.analysis.measures.items[r];
            ck_assert(!row->has && strstr(row->reason, cases[i].words));
        }
        arena_release(&run.arena);
    }
}
END_TEST

START_TEST(what_is_refused)
{
    static const struct {
        const char *facilitator, *words;
    } cases[] = {
        {"arm", "is the arm"},
        {"y", "is the outcome"},
        {"mediry", "did you mean 'mediary'"},
        {"none", "no value"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct run run;
        run_init(&run, cases[i].facilitator);
        ck_assert(!design_read(&run.arena, run.table, &run.request,
                               &run.design, &run.error));
        ck_assert_msg(strstr(run.error.message, cases[i].words), "%s",
                      run.error.message);
        arena_release(&run.arena);
    }
}
END_TEST

int
main(void)
{
    return RUN_TESTS("facilitator", as_r_says, arms_are_taken_out,
                     who_is_left_aside, what_is_checked,
                     what_cannot_be_has_a_reason, what_is_refused);
}
