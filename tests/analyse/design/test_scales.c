#include <config.h>

#include "analyse/design/analysis.h"

#include "tests/analyse/design/people.h"
#include "tests/run.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

struct run {
    struct arena arena;
    struct request request;
    struct design design;
    struct analysis analysis;
    struct table *table;
    struct error error;
    const char *scales[3];
};

/* a, b and c go from 1 to 5, c the other way round; yes and no are 0 and 1. */
static const char *const few[] = {
    "arm,y,a,b,c,yes,no,words,day",
    "t,1,5,4,1,1,1,often,1", /* 4.67 */
    "t,0,.r,4,,1,0,never,2", /* one answer of three */
    "t,1,3,.r,3,1,1,often,3",
    "t,1,,.r,.r,0,1,never,4",
    "c,0,2,1,4,0,0,never,5",
    "c,0,,,,0,0,often,6",
    "c,1,4,5,2,0,1,often,7",
    "c,0,1,2,5,1,0,never,8",
    NULL,
};

static void
run_init(struct run *run, const char *const *lines, const char *scale)
{
    *run = (struct run){.arena = ARENA_INIT, .error = ERROR_INIT};
    run->request = REQUEST_INIT;
    run->request.arm = "arm";
    run->request.outcome = "y";
    run->request.control = "c";
    run->request.ignore_clusters = true;
    run->request.draws = 200;
    run->scales[0] = scale;
    run->request.scales = run->scales;
    run->request.n_scales = 1;
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

START_TEST(scores_and_why_they_are_missing)
{
    static const struct {
        double score;
        enum missing missing;
    } expected[] = {
        {14 / 3.0, MISSING_NOT},   {0, MISSING_REFUSED}, {3, MISSING_NOT},
        {0, MISSING_REFUSED},      {5 / 3.0, MISSING_NOT},
        {0, MISSING_BLANK},        {13 / 3.0, MISSING_NOT},
        {4 / 3.0, MISSING_NOT},
    };
    struct run run;
    run_init(&run, few, "trust(1..5)=a,b,-c");
    run_go(&run);
    const struct column *trust = table_find(run.table, "trust");
    ck_assert_ptr_nonnull(trust);
    for (size_t row = 0; row < run.table->n_rows; row++) {
        ck_assert_msg(column_missing(trust, row) == expected[row].missing,
                      "row %zu", row);
        if (!expected[row].missing)
            ck_assert(fabs(column_number(trust, row) - expected[row].score) <
                      1e-12);
    }
    const struct reliability *r = &run.analysis.reliabilities[0];
    ck_assert_uint_eq(r->scored, 5);
    ck_assert_uint_eq(r->unscored[MISSING_REFUSED], 2);
    ck_assert_uint_eq(r->unscored[MISSING_BLANK], 1);
    ck_assert_uint_eq(r->values.people, 4);
    ck_assert_uint_eq(r->answered[0], 5);
    arena_release(&run.arena);
}
END_TEST

/* One answer is enough, or all are needed. */
START_TEST(answers_that_a_score_needs)
{
    static const size_t scored[] = {5, 6, 5, 4};
    for (size_t needed = 0; needed < 4; needed++) {
        struct run run;
        run_init(&run, few, "trust(1..5)=a,b,-c");
        run.request.scale_answers = needed;
        run_go(&run);
        ck_assert_uint_eq(run.analysis.reliabilities[0].scored, scored[needed]);
        arena_release(&run.arena);
    }
}
END_TEST

/* The answers of tests/analyse/stat/test_scale.c, its third item as people
 * gave it: what R says comes out of the whole. */
START_TEST(as_r_says)
{
    static const int answer[4][20] = {
        {4, 3, 5, 5, 5, 3, 3, 4, 4, 5, 4, 4, 3, 2, 4, 3, 4, 4, 3, 2},
        {4, 3, 5, 2, 4, 3, 2, 3, 5, 3, 3, 3, 3, 3, 5, 3, 4, 4, 3, 4},
        {4, 3, 3, 1, 1, 3, 4, 2, 1, 2, 2, 3, 3, 3, 2, 3, 2, 4, 4, 3},
        {4, 2, 3, 2, 4, 3, 1, 2, 5, 4, 2, 2, 3, 3, 4, 3, 5, 2, 4, 3},
    };
    static char text[20][64];
    const char *lines[22] = {"arm,y,a,b,c,d"};
    for (int i = 0; i < 20; i++) {
        snprintf(text[i], sizeof text[i], "%s,%d,%d,%d,%d,%d",
                 i % 2 ? "t" : "c", i % 3 == 0, answer[0][i], answer[1][i],
                 answer[2][i], answer[3][i]);
        lines[i + 1] = text[i];
    }
    struct run run;
    run_init(&run, lines, "s(1..5) = a, b, -c, d");
    run_go(&run);
    const struct scale_estimate *v = &run.analysis.reliabilities[0].values;
    ck_assert(fabs(v->alpha - 0.6741522059657479) < 1e-13);
    ck_assert(fabs(v->omega - 0.6838491382961746) < 1e-9);
    ck_assert(fabs(v->item[2].rest - 0.4522135466635968) < 1e-13);
    const struct results *rows = &run.analysis.measures;
    ck_assert_uint_eq(rows->n, 2 + 3 * 4);
    ck_assert_str_eq(rows->items[0].estimand, "cronbach-alpha");
    ck_assert(rows->items[0].estimate == v->alpha);
    ck_assert(fabs(rows->items[0].lower - 0.3560067935672696) < 1e-10);
    ck_assert(rows->items[1].estimate == v->omega);
    ck_assert(rows->items[1].has & HAS_LIMITS && !rows->items[1].reason);
    ck_assert(rows->items[1].lower < v->omega &&
              v->omega < rows->items[1].upper);
    ck_assert_str_eq(rows->items[2].item, "a");
    for (size_t i = 0; i < rows->n; i++) {
        ck_assert_str_eq(rows->items[i].outcome, "s");
        ck_assert((rows->items[i].has & HAS_ESTIMATE) || rows->items[i].reason);
    }
    arena_release(&run.arena);
}
END_TEST

/* A score of yes and no takes few values, all the same it is a number; it may
 * be the outcome, another, a covariate, a condition, an item of a later one. */
START_TEST(a_score_is_a_column)
{
    static const char *const filters[] = {"half>0"};
    struct run run;
    run_init(&run, few, "half(0..1)=yes,no");
    run.scales[1] = "both=half,yes";
    run.request.n_scales = 2;
    run.request.outcome = "half";
    run.request.secondary = "both";
    run_go(&run);
    ck_assert_int_eq(run.design.outcome.kind, OUTCOME_NUMBER);
    ck_assert_int_eq(run.design.others[0].design->outcome.kind,
                     OUTCOME_NUMBER);
    ck_assert(column_number(table_find(run.table, "both"), 1) == 0.75);
    arena_release(&run.arena);

    run_init(&run, few, "half(0..1)=yes,no");
    run.request.covariates = "half";
    run_go(&run);
    ck_assert_uint_eq(run.design.covariates.n, 1);
    arena_release(&run.arena);

    run_init(&run, few, "half(0..1)=yes,no");
    run.request.filters = filters;
    run.request.n_filters = 1;
    run_go(&run);
    ck_assert_uint_eq(run.design.n, 6);
    ck_assert_uint_eq(run.design.left_out.filtered, 2);
    ck_assert_uint_eq(run.analysis.reliabilities[0].scored, 6);
    arena_release(&run.arena);
}
END_TEST

static void
set_codes(struct run *run, const char *name, const char *const *codes)
{
    struct column *column = table_find(run->table, name);
    column->type = COLUMN_CODE;
    for (; *codes; codes++)
        column_add_code(run->table, column, *codes, NULL);
}

static void
set_range(struct run *run, const char *name, double least, double most)
{
    struct column *column = table_find(run->table, name);
    column->bounded = true;
    column->least = least;
    column->most = most;
}

/* The dictionary knows the range: of numbers, of yes and no, of a list. */
START_TEST(ranges_of_the_dictionary)
{
    static const char *const words[] = {"never", "sometimes", "often", NULL};
    struct run run;
    run_init(&run, few, "s=a,b,-c");
    set_range(&run, "a", 1, 5);
    set_range(&run, "b", 1, 5);
    set_range(&run, "c", 1, 5);
    run_go(&run);
    ck_assert_int_eq(run.design.scales[0].source, RANGE_DICTIONARY);
    ck_assert(run.design.scales[0].least == 1 && run.design.scales[0].most == 5);
    ck_assert(table_find(run.table, "s")->bounded);
    arena_release(&run.arena);

    run_init(&run, few, "s=-yes,no");
    table_find(run.table, "yes")->type = COLUMN_BOOLEAN;
    table_find(run.table, "no")->type = COLUMN_BOOLEAN;
    run_go(&run);
    ck_assert(column_number(run.design.scales[0].column, 1) == 0);
    arena_release(&run.arena);

    run_init(&run, few, "s=-words,words2");
    struct column *twin = table_add_column(run.table, "words2", COLUMN_TEXT);
    for (size_t row = 0; row < run.table->n_rows; row++)
        table_set_text(run.table, twin, row, TEXT("sometimes"));
    set_codes(&run, "words", words);
    set_codes(&run, "words2", words);
    run_go(&run);
    ck_assert(run.design.scales[0].most == 3);
    ck_assert(run.design.scales[0].items[0].ranked);
    ck_assert(column_number(run.design.scales[0].column, 0) == (1 + 2) / 2.0);
    arena_release(&run.arena);
}
END_TEST

/* Texts of numbers and reasons, as in a table without a dictionary. */
START_TEST(numbers_that_stand_as_texts)
{
    static const char *const lines[] = {"arm,y,a,b", "t,1,x,1", "t,0,x,2",
                                        "c,1,x,3",   "c,0,x,4", NULL};
    static const char *const cells[] = {"3", ".d", " 2 ", "1"};
    struct run run;
    run_init(&run, lines, "s(1..5)=a,b");
    run.request.scale_answers = 2;
    struct column *a = table_find(run.table, "a");
    for (size_t row = 0; row < 4; row++)
        table_set_text(run.table, a, row, text_of(cells[row]));
    run_go(&run);
    const struct column *s = run.design.scales[0].column;
    ck_assert(column_number(s, 0) == 2 && column_number(s, 2) == 2.5);
    ck_assert_int_eq(column_missing(s, 1), MISSING_DONT_KNOW);
    arena_release(&run.arena);
}
END_TEST

/* A score of answers in the form came with them; one of the roster was there
 * before. */
START_TEST(a_score_comes_when_its_items_do)
{
    for (int in_form = 0; in_form < 2; in_form++) {
        struct run run;
        run_init(&run, few, "s(1..5)=a,b,-c");
        run.request.covariates = "s";
        table_find(run.table, "y")->path = "/data/y";
        table_find(run.table, "a")->roster = true;
        table_find(run.table, "b")->roster = true;
        table_find(run.table, "c")->roster = !in_form;
        table_find(run.table, "c")->path = in_form ? "/data/c" : NULL;
        bool done = design_read(&run.arena, run.table, &run.request,
                                &run.design, &run.error);
        ck_assert_int_eq(done, !in_form);
        if (in_form)
            ck_assert_ptr_nonnull(
                strstr(run.error.message, "came after the assignment"));
        else
            ck_assert(run.design.covariates.early);
        arena_release(&run.arena);
    }
}
END_TEST

static size_t
checks_of(const struct analysis *analysis, const char *words)
{
    size_t n = 0;
    for (size_t i = 0; i < analysis->n_checks; i++)
        n += analysis->checks[i].number == 22 &&
             strstr(analysis->checks[i].message, words) != NULL;
    return n;
}

START_TEST(what_is_checked)
{
    static const struct {
        const char *scale;
        size_t against, poor, range;
    } cases[] = {
        {"s(1..5)=a,b,-c", 0, 0, 0}, {"s(1..5)=a,b,c", 1, 1, 0},
        {"s=a,c", 1, 0, 1},          {"s=a,b", 0, 0, 1},
        {"s(1..5)=a,-b,-c", 1, 1, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct run run;
        run_init(&run, few, cases[i].scale);
        run_go(&run);
        const struct analysis *a = &run.analysis;
        ck_assert_msg(checks_of(a, "against") == cases[i].against,
                      "%s: against", cases[i].scale);
        ck_assert_msg(checks_of(a, "noise") == cases[i].poor, "%s: poor",
                      cases[i].scale);
        ck_assert_msg(checks_of(a, "Nothing says") == cases[i].range,
                      "%s: range", cases[i].scale);
        arena_release(&run.arena);
    }
}
END_TEST

/* Items that nobody or few answered, or all alike, have reasons. */
START_TEST(what_cannot_be_has_a_reason)
{
    static const char *const lines[] = {
        "arm,y,a,b,c", "t,1,3,,4", "t,0,3,,4",  "c,1,3,5,4",
        "c,0,3,,4",    "c,1,3,2,4", NULL};
    static const char *const scales[] = {"s=a,b", "s=a,c", "s=a,b,c"};
    for (size_t i = 0; i < sizeof scales / sizeof *scales; i++) {
        struct run run;
        run_init(&run, lines, scales[i]);
        run_go(&run);
        const struct results *rows = &run.analysis.measures;
        ck_assert_ptr_nonnull(run.analysis.reliabilities[0].values.reason);
        for (size_t r = 0; r < rows->n; r++)
            ck_assert_msg(!rows->items[r].has && rows->items[r].reason,
                          "%s, %s", scales[i], rows->items[r].estimand);
        arena_release(&run.arena);
    }
}
END_TEST

START_TEST(what_is_refused)
{
    static const char *const uneven[] = {"1", "2", "3", "4", "5", "99", NULL};
    static const char *const mixed[] = {"often", "never", "1", NULL};
    static const struct {
        const char *scale, *words;
    } cases[] = {
        {"trust", "names no items"},
        {"trust=a", "one item"},
        {"trust=a,", "no name"},
        {"trust=a,-", "no name"},
        {"trust=a,-a", "twice"},
        {"=a,b", "cannot name"},
        {"my trust=a,b", "cannot name"},
        {"-t=a,b", "cannot name"},
        {"t|u=a,b", "cannot name"},
        {"t(1-5)=a,b", "no range"},
        {"t(5..1)=a,b", "no range"},
        {"t(1..5=a,b", "no range"},
        {"t(=a,b", "no range"},
        {"t()=a,b", "no range"},
        {"y=a,b", "already"},
        {"t=a,bb", "did you mean 'b'"},
        {"t=a,arm", "is the arm"},
        {"t=a,-c", "is needed"},
        {"t=a,uneven,-c", "is needed"},
        {"t(1..4)=a,b", "row 1 of the table has 5"},
        {"t=a,words", "row 1 of the table has the words 'often'"},
        {"t=a,mixed", "codes that are words"},
        {"t=a,day", "dates"},
        {"t=tens,fives", "no unit"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct run run;
        run_init(&run, few, cases[i].scale);
        const char *const names[] = {"uneven", "mixed"};
        for (size_t k = 0; k < 2; k++) {
            table_add_column(run.table, names[k], COLUMN_TEXT);
            set_codes(&run, names[k], k ? mixed : uneven);
        }
        table_find(run.table, "day")->type = COLUMN_DATE;
        table_add_column(run.table, "tens", COLUMN_INTEGER);
        table_add_column(run.table, "fives", COLUMN_INTEGER);
        set_range(&run, "tens", 0, 10);
        set_range(&run, "fives", 1, 5);
        ck_assert_msg(!design_read(&run.arena, run.table, &run.request,
                                   &run.design, &run.error),
                      "%s", cases[i].scale);
        ck_assert_msg(strstr(run.error.message, cases[i].words), "%s: %s",
                      cases[i].scale, run.error.message);
        arena_release(&run.arena);
    }
}
END_TEST

int
main(void)
{
    return RUN_TESTS("scales", scores_and_why_they_are_missing,
                     answers_that_a_score_needs, as_r_says,
                     a_score_is_a_column, ranges_of_the_dictionary,
                     numbers_that_stand_as_texts,
                     a_score_comes_when_its_items_do, what_is_checked,
                     what_cannot_be_has_a_reason, what_is_refused);
}
