#include <config.h>

#include "analyse/design/design.h"

#include "analyse/design/filter.h"
#include "analyse/design/named.h"
#include "tests/analyse/design/people.h"
#include "tests/run.h"

#include <stdio.h>
#include <string.h>

static struct request
asked(void)
{
    struct request request = REQUEST_INIT;
    request.arm = "arm";
    request.outcome = "y";
    return request;
}

/* Reads and expects words in the message. */
static void
expect_error(const char *const *lines, struct request request,
             enum error_kind kind, const char *words)
{
    struct arena arena = ARENA_INIT;
    struct error error = ERROR_INIT;
    struct design design;
    struct table *table = people_table(&arena, lines);
    ck_assert(!design_read(&arena, table, &request, &design, &error));
    ck_assert_msg(strstr(error.message, words) != NULL, "'%s' lacks '%s'",
                  error.message, words);
    ck_assert_int_eq(error.kind, kind);
    arena_release(&arena);
}

START_TEST(arms_are_counted_as_assigned)
{
    struct arena arena = ARENA_INIT;
    struct error error = ERROR_INIT;
    const char *lines[] = {"arm,y",      "treat,1", "treat,0",
                           "control,0",  "treat,",  "control,1",
                           "control,.r", ",1",      NULL};
    struct request request = asked();
    struct design d;
    ck_assert(design_read(&arena, people_table(&arena, lines), &request, &d,
                          &error));
    ck_assert_uint_eq(d.n_arms, 2);
    ck_assert_str_eq(d.arms[0].name, "control");
    ck_assert_uint_eq(d.arms[0].assigned, 3);
    ck_assert_uint_eq(d.arms[0].answered, 2);
    ck_assert_uint_eq(d.arms[0].missing[MISSING_REFUSED], 1);
    ck_assert_uint_eq(d.arms[1].missing[MISSING_BLANK], 1);
    ck_assert_uint_eq(d.arms[1].acted, 1);
    ck_assert_uint_eq(d.left_out.no_arm, 1);
    ck_assert_int_eq(d.scheme, SCHEME_COMPLETE);
    arena_release(&arena);
}
END_TEST

START_TEST(what_is_wrong_is_told)
{
    const char *one[] = {"arm,y", "a,1", "a,0", NULL};
    expect_error(one, asked(), ERROR_DATA, "everybody is in one arm");
    const char *two[] = {"arm,y", "a,1", "b,0", NULL};
    expect_error(two, asked(), ERROR_USAGE, "which arm is the control?");
    struct request request = asked();
    request.control = "c";
    expect_error(two, request, ERROR_USAGE, "the arms are 'a', 'b'");
    request = asked();
    request.arm = "amr";
    expect_error(two, request, ERROR_USAGE, "did you mean 'arm'?");
    request = asked();
    request.outcome = "whatever";
    request.control = "a";
    expect_error(two, request, ERROR_USAGE, "it has arm, y");
    const char *gone[] = {"arm,y", "control,", "b,0", NULL};
    expect_error(gone, asked(), ERROR_DATA, "nobody in 'control'");
}
END_TEST

/* Twelve groups of three, never split, beside a column that is split. */
static struct table *
grouped_people(struct arena *arena)
{
    static char text[40][40];
    static const char *lines[40] = {"arm,y,group,age"};
    for (int i = 0; i < 36; i++) {
        int group = i / 3;
        snprintf(text[i], sizeof text[i], "%s,%d,g%d,%d",
                 group % 2 ? "treat" : "control", i % 2, group, 20 + i % 5);
        lines[i + 1] = text[i];
    }
    lines[37] = NULL;
    return people_table(arena, lines);
}

START_TEST(groups_never_split_are_what_was_assigned)
{
    struct arena arena = ARENA_INIT;
    struct error error = ERROR_INIT;
    struct table *table = grouped_people(&arena);
    struct request request = asked();
    struct design d;
    ck_assert(design_read(&arena, table, &request, &d, &error));
    ck_assert_int_eq(d.scheme, SCHEME_CLUSTERED);
    ck_assert(d.cluster_found);
    ck_assert_str_eq(d.cluster_name, "group");
    ck_assert_uint_eq(d.cluster.count, 12);
    ck_assert_uint_eq(d.arms[0].clusters, 6);
    request.ignore_clusters = true;
    ck_assert(design_read(&arena, table, &request, &d, &error));
    ck_assert_int_eq(d.scheme, SCHEME_COMPLETE);
    ck_assert_str_eq(d.cluster_ignored, "group");
    arena_release(&arena);
}
END_TEST

START_TEST(counts_are_read)
{
    static const struct {
        const char *counts;
        const char *words; /* of the error; NULL: good */
        size_t arms, strata;
    } cases[] = {
        {"23/40,14/41", NULL, 2, 1},
        {" 23/40 , 14/41 ", NULL, 2, 1},
        {"a=1/2,b=2/3,c=3/4", NULL, 3, 1},
        {"6/7,4/8;4/4,0/5", NULL, 2, 2},
        {"23/40", "one arm alone", 0, 0},
        {"41/40,1/2", "more people acted than there were", 0, 0},
        {"23/40,", "is not like 23/40", 0, 0},
        {"-1/40,1/2", "is not like 23/40", 0, 0},
        {"1/2,1/2;1/2,1/2,1/2", "one table has 2 arms", 0, 0},
        {"0/0,1/2", "nobody in 'treatment'", 0, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = ARENA_INIT;
        struct error error = ERROR_INIT;
        struct request request = REQUEST_INIT;
        struct design d;
        bool good = design_from_counts(&arena, cases[i].counts, &request,
                                       &d, &error);
        ck_assert_msg(good == !cases[i].words, "'%s': %s", cases[i].counts,
                      error.message);
        if (good) {
            ck_assert_uint_eq(d.n_arms, cases[i].arms);
            ck_assert_uint_eq(d.strata, cases[i].strata);
            ck_assert_uint_eq(d.n, design_answered(&d));
        } else {
            ck_assert_msg(strstr(error.message, cases[i].words) != NULL,
                          "%s", error.message);
        }
        arena_release(&arena);
    }
}
END_TEST

START_TEST(filters_keep_rows)
{
    struct arena arena = ARENA_INIT;
    const char *lines[] = {"age,site,y",     "17,north,1", "18,south,.r",
                           "30,the north,0", "40,,1",      NULL};
    struct table *table = people_table(&arena, lines);
    static const struct {
        const char *condition;
        bool keep[4];
    } cases[] = {
        {"age>=18", {false, true, true, true}},
        {"age<18", {true, false, false, false}},
        {"site=north", {true, false, false, false}},
        {"site!=north and age>17", {false, true, true, true}},
        {"site='the north'", {false, false, true, false}},
        {"y!=.r", {true, false, true, true}},
        {"site=", {false, false, false, true}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct error error = ERROR_INIT;
        bool keep[] = {true, true, true, true};
        ck_assert_msg(filter_apply(table, cases[i].condition, keep, &error),
                      "%s", error.message);
        for (size_t row = 0; row < 4; row++)
            ck_assert_msg(keep[row] == cases[i].keep[row], "'%s' row %zu",
                          cases[i].condition, row);
    }
    struct error error = ERROR_INIT;
    bool keep[] = {true, true, true, true};
    ck_assert(!filter_apply(table, "age", keep, &error));
    ck_assert(strstr(error.message, "is no condition") != NULL);
    error = ERROR_INIT;
    ck_assert(!filter_apply(table, "aeg>1", keep, &error));
    ck_assert(strstr(error.message, "did you mean 'age'") != NULL);
    arena_release(&arena);
}
END_TEST

/* A second condition behind a value is never taken for a part of it. */
START_TEST(filters_take_no_more_than_a_value)
{
    struct arena arena = ARENA_INIT;
    const char *lines[] = {"age,site,y",   "17,OR,1",
                           "18,O'Hara,.r", "30,north and south,0",
                           "40,a=b,1",     NULL};
    struct table *table = people_table(&arena, lines);
    static const struct {
        const char *condition, *words;
        bool keep[4];
    } cases[] = {
        {"site!=N or age>20", "holds 'or'", {0}},
        {"site!=N OR age", "holds 'or'", {0}},
        {"site!=N AND age>20", "holds 'and'", {0}},
        {"site!=N\tand age>20", "holds 'and'", {0}},
        {"site!=N && age>20", "holds '&&'", {0}},
        {"site!=N || site=M", "holds '||'", {0}},
        {"age=>20", "holds '>'", {0}},
        {"site!=a=b", "holds '='", {0}},
        {"site!='N' or age>20", "holds 'or'", {0}},
        {"site!='N' or site='M'", "holds 'or'", {0}},
        {"site!='N','M'", "goes on behind its quotes", {0}},
        {"site!=N and site!=M or y=1", "holds 'or'", {0}},
        {"site=OR", NULL, {true, false, false, false}},
        {"site='north and south'", NULL, {false, false, true, false}},
        {"site!= \"north and south\" and age>17",
         NULL,
         {false, true, false, true}},
        {"site!='a=b'", NULL, {true, true, true, false}},
        {"site=O'Hara and age<20", NULL, {false, true, false, false}},
        {"site!=\"O'Hara\" and age<20", NULL, {true, false, false, false}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct error error = ERROR_INIT;
        bool keep[] = {true, true, true, true};
        bool read = filter_apply(table, cases[i].condition, keep, &error);
        ck_assert_msg(read == !cases[i].words, "'%s': %s",
                      cases[i].condition, error.message);
        if (!read)
            ck_assert_msg(strstr(error.message, cases[i].words) != NULL,
                          "'%s': %s", cases[i].condition, error.message);
        for (size_t row = 0; read && row < 4; row++)
            ck_assert_msg(keep[row] == cases[i].keep[row], "'%s' row %zu",
                          cases[i].condition, row);
    }
    arena_release(&arena);
}
END_TEST

/* Codes with the dictionary's labels: either names the control, and labels say
 * which code is yes. */
START_TEST(labels_and_codes_both_name)
{
    struct arena arena = ARENA_INIT;
    struct error error = ERROR_INIT;
    struct table *table = table_new(&arena, "coded");
    struct column *arm = table_add_column(table, "arm", COLUMN_CODE);
    struct column *y = table_add_column(table, "y", COLUMN_CODE);
    column_add_code(table, arm, "1", "talked it over");
    column_add_code(table, arm, "2", "as usual");
    column_add_code(table, y, "1", "Yes");
    column_add_code(table, y, "2", "No");
    for (size_t i = 0; i < 8; i++) {
        size_t row = table_add_row(table);
        table_set_text(table, arm, row, text_of(i % 2 ? "1" : "2"));
        table_set_text(table, y, row, text_of(i < 3 ? "1" : "2"));
    }
    static const char *const names[] = {"2", "as usual"};
    for (size_t k = 0; k < 2; k++) {
        struct request request = asked();
        request.control = names[k];
        struct design d;
        ck_assert_msg(design_read(&arena, table, &request, &d, &error),
                      "%s", error.message);
        ck_assert_str_eq(d.arms[0].name, "as usual");
        ck_assert_uint_eq(d.arms[0].acted + d.arms[1].acted, 3);
    }
    arena_release(&arena);
}
END_TEST

START_TEST(distances)
{
    ck_assert_uint_eq(name_distance("arm", "arm"), 0);
    ck_assert_uint_eq(name_distance("Arm", "arm"), 0);
    ck_assert_uint_eq(name_distance("amr", "arm"), 2);
    ck_assert_uint_eq(name_distance("", "abc"), 3);
    ck_assert_uint_eq(name_distance("kitten", "sitting"), 3);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("design", arms_are_counted_as_assigned,
                     what_is_wrong_is_told,
                     groups_never_split_are_what_was_assigned, counts_are_read,
                     filters_keep_rows, filters_take_no_more_than_a_value,
                     labels_and_codes_both_name, distances);
}
