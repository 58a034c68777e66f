#include <config.h>

#include "analyse/design/outcome.h"

#include "tests/analyse/design/people.h"
#include "tests/run.h"

#include <string.h>

/* The values of one column, and what is made of them. */
struct outcome_case {
    const char *lines[10];
    const char *success, *wanted; /* --success, --kind */
    bool good;
    enum outcome_kind kind;
    double y[8];
    const char *words; /* in the message */
};

static const struct outcome_case cases[] = {
    {{"y", "1", "0", "1"}, NULL, NULL, true, OUTCOME_BINARY, {1, 0, 1}, NULL},
    {{"y", "1", "1"}, NULL, NULL, true, OUTCOME_BINARY, {1, 1}, NULL},
    {{"y", "0", "0"}, NULL, NULL, true, OUTCOME_BINARY, {0, 0}, NULL},
    {{"y", "yes", "no"}, NULL, NULL, true, OUTCOME_BINARY, {1, 0}, NULL},
    {{"y", "No", "Yes"}, NULL, NULL, true, OUTCOME_BINARY, {0, 1}, NULL},
    {{"y", "2", "1"}, NULL, NULL, false, OUTCOME_BINARY, {0},
     "has two values, '1' (1), '2' (1): say which one"},
    {{"y", "2", "1"}, "2", NULL, true, OUTCOME_BINARY, {1, 0}, NULL},
    {{"y", "0", "1", "9"}, NULL, NULL, false, OUTCOME_BINARY, {0},
     "a third value beside 0 and 1: '0' (1), '1' (1), '9' (1)"},
    {{"y", "0", "1", "9"}, NULL, "count", true, OUTCOME_COUNT, {0, 1, 9},
     NULL},
    {{"y", "yes", "no", "maybe"}, NULL, NULL, false, OUTCOME_BINARY, {0},
     "has 3 values, 'maybe' (1), 'no' (1), 'yes' (1)"},
    {{"y", "yes", "no", "maybe"}, "yes,maybe", NULL, true, OUTCOME_BINARY,
     {1, 0, 1}, NULL},
    {{"y", "yes", "no"}, "perhaps", NULL, false, OUTCOME_BINARY, {0},
     "'perhaps' does not occur in 'y'"},
    {{"y", "0", "1", "2", "3"}, NULL, NULL, true, OUTCOME_COUNT,
     {0, 1, 2, 3}, NULL},
    {{"y", "3", "1", "2", "5"}, NULL, NULL, true, OUTCOME_NUMBER,
     {3, 1, 2, 5}, NULL},
    {{"y", "3", "1", "2"}, NULL, "ordinal", true, OUTCOME_ORDINAL, {3, 1, 2},
     NULL},
    {{"y", "red", "blue", "grey"}, NULL, "number", false, OUTCOME_NUMBER, {0},
     "cannot be taken as number"},
    {{"y", "1", "0"}, NULL, "nominal", false, OUTCOME_NUMBER, {0},
     "there is no kind 'nominal'"},
};

START_TEST(kinds_come_from_the_values)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = ARENA_INIT;
        struct error error = ERROR_INIT;
        const struct outcome_case *c = &cases[i];
        struct table *table = people_table(&arena, c->lines);
        bool keep[8] = {true, true, true, true, true, true, true, true};
        struct asked asked = {"--outcome", "y", c->success, c->wanted};
        struct outcome outcome;
        bool good = outcome_read(table, &asked, keep, &outcome, &error);
        ck_assert_msg(good == c->good, "case %zu: %s", i, error.message);
        if (!good) {
            ck_assert_msg(strstr(error.message, c->words) != NULL,
                          "case %zu: %s", i, error.message);
        } else {
            ck_assert_msg(outcome.kind == c->kind, "case %zu", i);
            for (size_t row = 0; row < table->n_rows; row++)
                ck_assert_msg(outcome.y[row] == c->y[row],
                              "case %zu row %zu: %g", i, row, outcome.y[row]);
        }
        arena_release(&arena);
    }
}
END_TEST

START_TEST(rows_left_out_do_not_decide_the_kind)
{
    struct arena arena = ARENA_INIT;
    struct error error = ERROR_INIT;
    const char *lines[] = {"y", "0", "1", "9", NULL};
    struct table *table = people_table(&arena, lines);
    bool keep[] = {true, true, false};
    struct asked asked = {.option = "--outcome", .column = "y"};
    struct outcome outcome;
    ck_assert(outcome_read(table, &asked, keep, &outcome, &error));
    ck_assert_int_eq(outcome.kind, OUTCOME_BINARY);
    arena_release(&arena);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("outcome", kinds_come_from_the_values,
                     rows_left_out_do_not_decide_the_kind);
}
