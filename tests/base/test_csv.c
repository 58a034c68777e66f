#include <config.h>

#include "base/builder.h"
#include "base/csv.h"
#include "tests/run.h"

#include <stdio.h>
#include <stdlib.h>

/* Rows as "row@line[a|b]" one behind the other. */
static bool
show(void *user, const struct text *cells, size_t n, size_t row, size_t line,
     struct error *error)
{
    (void)error;
    struct builder *shown = user;
    builder_printf(shown, "%zu@%zu[", row, line);
    for (size_t i = 0; i < n; i++)
        builder_printf(shown, "%s%.*s", i ? "|" : "", TEXT_ARGS(cells[i]));
    builder_add_char(shown, ']');
    return true;
}

START_TEST(rows_as_people_see_them)
{
    static const struct {
        const char *in, *out;
    } cases[] = {
        {"", ""},
        {"a,b\n1,2\n", "1@1[a|b]2@2[1|2]"},
        {"a,b\n1,2", "1@1[a|b]2@2[1|2]"},
        {"a,b\r\n1,2\r\n", "1@1[a|b]2@2[1|2]"},
        {"a\r\n\r\nb\r\n", "1@1[a]2@2[]3@3[b]"},
        {"a\n\nb\n", "1@1[a]2@2[]3@3[b]"},
        {"\xef\xbb\xbf" "a;b\n1,5;2\n", "1@1[a|b]2@2[1,5|2]"},
        {"a\tb\n", "1@1[a|b]"},
        {"a,b\n\"x\ny\",2\n3,4\n", "1@1[a|b]2@2[x\ny|2]3@4[3|4]"},
        {"a,b\n\"say \"\"no\"\"\",\n", "1@1[a|b]2@2[say \"no\"|]"},
        {"a,b\n x , y\n", "1@1[a|b]2@2[ x | y]"},
        {"\"a;b\",c\n", "1@1[a;b|c]"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct builder shown = BUILDER_INIT;
        struct error error = ERROR_INIT;
        ck_assert_msg(delimited_read(text_of(cases[i].in), "in.csv", 0, show,
                                     &shown, &error),
                      "case %zu: %s", i, error.message);
        ck_assert_str_eq(shown.s ? shown.s : "", cases[i].out);
        builder_release(&shown);
    }
}
END_TEST

START_TEST(what_is_no_csv_is_told_with_its_line)
{
    static const struct {
        struct text in;
        size_t line;
    } cases[] = {
        {{"a,b\n1,\"2\n3,4\n", 13}, 2},    /* a quote never closed */
        {{"a,b\n1,\xe9\n", 8}, 2},         /* Latin-1 */
        {{"PK\x03\x04\x00\x00", 6}, 1},    /* binary */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct builder shown = BUILDER_INIT;
        struct error error = ERROR_INIT;
        ck_assert(!delimited_read(cases[i].in, "in.csv", 0, show, &shown,
                                  &error));
        ck_assert_int_eq(error.kind, ERROR_DATA);
        ck_assert_str_eq(error.file, "in.csv");
        ck_assert_msg(error.line == cases[i].line, "case %zu: line %zu", i,
                      error.line);
        builder_release(&shown);
    }
}
END_TEST

START_TEST(cells_are_quoted_only_where_they_must)
{
    static const struct {
        const char *in, *out;
    } cases[] = {{"plain", "plain"},   {"a,b", "\"a,b\""},
                 {"a;b", "a;b"},       {"say \"no\"", "\"say \"\"no\"\"\""},
                 {"a\nb", "\"a\nb\""}, {" x", "\" x\""},
                 {"", ""}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *written = NULL;
        size_t n = 0;
        FILE *out = open_memstream(&written, &n);
        delimited_write_cell(out, text_of(cases[i].in), ',');
        fclose(out);
        ck_assert_str_eq(written, cases[i].out);
        free(written);
    }
}
END_TEST

int
main(void)
{
    return RUN_TESTS("csv", rows_as_people_see_them,
                     what_is_no_csv_is_told_with_its_line,
                     cells_are_quoted_only_where_they_must);
}
