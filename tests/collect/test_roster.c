#include <config.h>

#include "collect/roster.h"

#include "base/outfile.h"
#include "tests/collect/gather.h"
#include "tests/run.h"

#include <stdio.h>
#include <unistd.h>

static const char *const form =
    "| survey | | | |\n"
    "| | type | name | label |\n"
    "| | start | start | |\n"
    "| | text | code | Your code |\n"
    "| | integer | times | How often |\n"
    "| | text | arm | Which arm are you in? |\n"
    "| settings | | |\n"
    "| | form_id | form_title |\n"
    "| | f | F |\n";

static const char roster_csv[] = "code,arm,size,surname\n"
                                 "AA,reflect,7,Q\n"
                                 "bb,control,9,Q\n"
                                 "CC,control,,Q\n"
                                 ",reflect,1,Q\n"
                                 "AA,control,2,Q\n";

/* A study with that keyed file and roster; what joining says. */
static bool
join(struct gather *gather, struct roster *roster, const char *keyed,
     const char *people, const char *code, struct error *error)
{
    char path[] = "/tmp/praxis-roster-XXXXXX";
    gather_begin(gather, &form, 1);
    ck_assert(gather_csv(gather, text_of(keyed), "keyed.csv"));
    ck_assert(gather_finish(gather));
    close(mkstemp(path));
    ck_assert(outfile_write(path, text_of(people), error));
    bool good = roster_read(roster, &gather->collection, path, code, error) &&
                roster_join(roster, &gather->collection, &gather->responses,
                            &gather->dictionary, error);
    unlink(path);
    return good;
}

START_TEST(everyone_has_a_row)
{
    static const struct {
        const char *respondent, *roster, *arm, *size, *times, *status;
    } rows[] = {
        {"BB", "listed", "control", "9", "3", "received"},
        {"ZZ", "unlisted", ".x", ".x", "4", "received"},
        {"", "uncoded", ".x", ".x", "5", "received"},
        {"AA", "listed", "reflect", "7", ".a", "no_response"},
        {"CC", "listed", "control", "", ".a", "no_response"},
        {".a", "listed", "reflect", "1", ".a", "no_response"},
    };
    struct gather gather;
    struct roster roster;
    struct error error = ERROR_INIT;
    ck_assert(join(&gather, &roster, "code,times\n bB ,3\nZZ,4\n,5\n",
                   roster_csv, NULL, &error));
    size_t n = sizeof rows / sizeof *rows;
    ck_assert_uint_eq(gather.dictionary.tables[0]->n_rows, n);
    for (size_t i = 0; i < n; i++) {
        const struct {
            const char *column, *expected;
        } cells[] = {
            {"respondent", rows[i].respondent}, {"roster", rows[i].roster},
            {"roster_arm", rows[i].arm},        {"size", rows[i].size},
            {"times", rows[i].times},           {"status", rows[i].status},
        };
        for (size_t k = 0; k < sizeof cells / sizeof *cells; k++)
            ck_assert_msg(strcmp(gather_cell(&gather, 0, i, cells[k].column),
                                 cells[k].expected) == 0,
                          "row %zu, '%s': '%s'", i, cells[k].column,
                          gather_cell(&gather, 0, i, cells[k].column));
    }
    ck_assert_uint_eq(roster.people, 4);
    ck_assert_uint_eq(roster.answered, 1);
    ck_assert_uint_eq(roster.unlisted, 1);
    ck_assert_uint_eq(roster.uncoded, 1);
    gather_end(&gather);
}
END_TEST

START_TEST(each_trouble_is_told)
{
    static const struct {
        const char *rule;
        size_t n;
    } expected[] = {
        {"roster-code-blank", 1}, {"roster-code-twice", 1},
        {"roster-unlisted", 1},   {"roster-uncoded", 1},
        {"roster-again", 1},      {"roster-personal", 1},
    };
    struct gather gather;
    struct roster roster;
    struct error error = ERROR_INIT;
    ck_assert(join(&gather, &roster, "code,times\nBB,3\nZZ,4\n,5\nBB,6\n",
                   roster_csv, NULL, &error));
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        ck_assert_msg(gather_count(&gather, expected[i].rule) ==
                          expected[i].n,
                      "%s: %zu", expected[i].rule,
                      gather_count(&gather, expected[i].rule));
    ck_assert_ptr_null(table_find(gather.dictionary.tables[0], "surname"));
    gather_end(&gather);
}
END_TEST

/* By the device's clock, also where the later one comes first. */
START_TEST(the_response_begun_first_counts)
{
    static const struct {
        const char *first, *second; /* when they were begun */
        const char *standings[2];
    } cases[] = {
        {"2025-05-02T10:00:00.000Z", "2025-05-01T10:00:00.000Z",
         {"again", "listed"}},
        {"2025-05-01T10:00:00.000Z", "2025-05-02T10:00:00.000Z",
         {"listed", "again"}},
        {"2025-05-01T10:00:00.000-05:00", "2025-05-01T11:00:00.000Z",
         {"again", "listed"}},
        {"", "2025-05-01T10:00:00.000Z", {"listed", "again"}},
        {"", "", {"listed", "again"}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct gather gather;
        struct roster roster;
        struct error error = ERROR_INIT;
        char keyed[200];
        snprintf(keyed, sizeof keyed, "code,start\nBB,%s\nBB,%s\n",
                 cases[i].first, cases[i].second);
        ck_assert(join(&gather, &roster, keyed, roster_csv, NULL, &error));
        for (size_t row = 0; row < 2; row++)
            ck_assert_msg(strcmp(gather_cell(&gather, 0, row, "roster"),
                                 cases[i].standings[row]) == 0,
                          "case %zu, row %zu", i, row);
        gather_end(&gather);
    }
}
END_TEST

START_TEST(what_cannot_be_joined_is_an_error)
{
    static const struct {
        const char *people, *code;
        enum error_kind kind;
    } cases[] = {
        {"", NULL, ERROR_DATA},
        {"code,arm\nAA,x\n", "person", ERROR_USAGE},
        {"code,arm\nQQ,x\n", NULL, ERROR_DATA},
        {"arm,code\nx,BB\n", NULL, ERROR_DATA},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct gather gather;
        struct roster roster;
        struct error error = ERROR_INIT;
        ck_assert_msg(!join(&gather, &roster, "code,times\nBB,3\n",
                            cases[i].people, cases[i].code, &error),
                      "case %zu", i);
        ck_assert_msg(error.kind == cases[i].kind, "case %zu: %s", i,
                      error.message);
        gather_end(&gather);
    }
    struct gather gather;
    struct roster roster;
    struct error error = ERROR_INIT;
    ck_assert_msg(join(&gather, &roster, "code,times\nBB,3\n",
                       "arm,code\nx,BB\n", "code", &error),
                  "%s", error.message);
    gather_end(&gather);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("roster", everyone_has_a_row, each_trouble_is_told,
                     the_response_begun_first_counts,
                     what_cannot_be_joined_is_an_error);
}
