#include <config.h>

#include "base/finding.h"
#include "tests/run.h"

#include <stdlib.h>
#include <string.h>

static void
add(struct findings *findings, const char *file, const char *sheet, size_t row,
    const char *message)
{
    findings_add(findings, &(struct finding){.rule = "r",
                                             .file = file,
                                             .sheet = sheet,
                                             .row = row,
                                             .message = message});
}

START_TEST(ordered_by_place)
{
    struct arena arena = ARENA_INIT;
    struct findings f;
    findings_init(&f, &arena);
    add(&f, "b", "survey", 9, "2");
    add(&f, "a", NULL, 1, "5");
    add(&f, "b", "choices", 2, "4");
    add(&f, "b", "survey", 3, "1");
    add(&f, "b", "survey", 9, "3");
    findings_sort(&f);
    for (size_t i = 0; i < f.n; i++)
        ck_assert_int_eq(f.items[i].message[0], '1' + (int)i);
    arena_release(&arena);
}
END_TEST

/* What is printed of a value with that mark, without its first line. */
static void
shows(const char *value, size_t mark, size_t length, const char *expected)
{
    struct arena arena = ARENA_INIT;
    struct findings f;
    findings_init(&f, &arena);
    findings_add(&f, &(struct finding){.rule = "expression-syntax",
                                       .file = "form.xlsx",
                                       .sheet = "survey",
                                       .row = 4,
                                       .column = "relevant",
                                       .value = value,
                                       .mark = mark,
                                       .mark_length = length,
                                       .message = "'==' is not an operator",
                                       .mend = "write = for =="});
    char *shown = NULL;
    size_t n = 0;
    FILE *out = open_memstream(&shown, &n);
    findings_print(&f, out);
    fclose(out);
    const char *first =
        "form.xlsx, sheet 'survey', row 4, column 'relevant': error: '==' is "
        "not an operator [expression-syntax]\n";
    ck_assert_int_eq(strncmp(shown, first, strlen(first)), 0);
    ck_assert_str_eq(shown + strlen(first), expected);
    free(shown);
    arena_release(&arena);
}

START_TEST(what_has_no_sheets_has_lines)
{
    struct arena arena = ARENA_INIT;
    struct findings f;
    findings_init(&f, &arena);
    for (size_t i = 0; i < 2; i++)
        findings_add(&f, &(struct finding){.rule = "label-missing",
                                           .file = "form.xml",
                                           .line = 12 - 8 * i,
                                           .column = "label",
                                           .message = "it has no label"});
    findings_sort(&f);
    char *shown = NULL;
    size_t n = 0;
    FILE *out = open_memstream(&shown, &n);
    findings_print(&f, out);
    fclose(out);
    ck_assert_str_eq(shown, "form.xml, line 4, 'label': error: it has no label "
                            "[label-missing]\n"
                            "form.xml, line 12, 'label': error: it has no "
                            "label [label-missing]\n");
    free(shown);
    arena_release(&arena);
}
END_TEST

#define MEND "    write = for ==\n"

START_TEST(sheets_have_an_order)
{
    static const struct finding_sheet sheets[] = {{.name = "survey"},
                                                  {.name = "choices"}};
    struct arena arena = ARENA_INIT;
    struct findings f;
    findings_init(&f, &arena);
    f.sheets = sheets;
    f.n_sheets = 2;
    add(&f, "b", "other", 1, "4");
    add(&f, "b", "choices", 2, "3");
    add(&f, "b", "survey", 9, "2");
    add(&f, "b", NULL, 0, "1");
    findings_sort(&f);
    for (size_t i = 0; i < f.n; i++)
        ck_assert_int_eq(f.items[i].message[0], '1' + (int)i);
    arena_release(&arena);
}
END_TEST

/* "type" is our word for the column "Command", and the header of another one;
 * two sheets are called the same, and the first of them counts. */
START_TEST(columns_have_an_order)
{
    static struct finding_column survey[] = {{"Command", "type"},
                                             {"B", NULL},
                                             {"type", NULL},
                                             {"Caption", "label"}};
    static struct finding_column choices[] = {{"label", "label"},
                                              {"name", "name"}};
    static const struct finding_sheet sheets[] = {{"survey", survey, 4},
                                                  {"survey", choices, 2},
                                                  {"choices", choices, 2}};
    static const struct {
        const char *sheet;
        size_t row;
        const char *column, *message;
    } cases[] = {
        {"other", 2, "b", "a"},        {"choices", 2, "name", "9"},
        {"choices", 2, "label", "8"},  {"survey", 2, "no such", "5"},
        {"survey", 2, "label", "4"},   {"survey", 2, "type", "3"},
        {"other", 2, "a", "b"},        {"survey", 2, "B", "2"},
        {"survey", 2, "again", "6"},   {"survey", 2, "Command", "1"},
        {"survey", 3, "Command", "7"}, {"survey", 2, NULL, "0"},
    };
    struct arena arena = ARENA_INIT;
    struct findings f;
    findings_init(&f, &arena);
    f.sheets = sheets;
    f.n_sheets = 3;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        findings_add(&f, &(struct finding){.rule = "r",
                                           .file = "b",
                                           .sheet = cases[i].sheet,
                                           .row = cases[i].row,
                                           .column = cases[i].column,
                                           .message = cases[i].message});
    findings_sort(&f);
    for (size_t i = 0; i < f.n; i++)
        ck_assert_int_eq(f.items[i].message[0], "0123456789ab"[i]);
    arena_release(&arena);
}
END_TEST

START_TEST(the_place_is_marked)
{
    shows("${caf\xc3\xa9} == 1", 9, 2,
          "    ${caf\xc3\xa9} == 1\n"
          "            ^^\n" MEND);
}
END_TEST

START_TEST(only_the_line_of_the_mark_is_shown)
{
    const char *lines = "${a} > 1\nand\n(${a} = 2 or\n\t${a} == 3)";
    shows(lines, 32, 2,
          "    ... ${a} == 3)\n"
          "             ^^\n" MEND);
    shows(lines, 0, 4,
          "    ${a} > 1...\n"
          "    ^^^^\n" MEND);
    shows(lines, 9, 3,
          "    ...and...\n"
          "       ^^^\n" MEND);
    /* a mark from one line to the next ends with the first */
    shows(lines, 5, 7,
          "    ${a} > 1...\n"
          "         ^^^\n" MEND);
    /* no mark: the beginning */
    shows(lines, 0, 0, "    ${a} > 1...\n" MEND);
}
END_TEST

START_TEST(carets_stand_below_wide_and_joined_characters)
{
    shows("${a} = '\xe5\x90\x8d\xe5\x89\x8d' == 1", 16, 2,
          "    ${a} = '\xe5\x90\x8d\xe5\x89\x8d' == 1\n"
          "                  ^^\n" MEND);
    shows("'\xe5\x90\x8d' == 'e\xcc\x81\xef\xbb\xbf'", 9, 8,
          "    '\xe5\x90\x8d' == 'e\xcc\x81\xef\xbb\xbf'\n"
          "            ^^^\n" MEND);
    shows("a\x1b[2J == 1", 6, 2,
          "    a [2J == 1\n"
          "          ^^\n" MEND);
    shows("\xff == 1", 2, 2,
          "    \xff == 1\n"
          "      ^^\n" MEND);
}
END_TEST

START_TEST(a_long_line_is_cut_to_the_mark)
{
    shows("0123456789012345678901234567890123456789 == 1 "
          "0123456789012345678901234567890123456789",
          41, 2,
          "    ...56789012345678901234567890123456789 == 1 "
          "0123456789012345678901234567890...\n"
          "                                           ^^\n" MEND);
}
END_TEST

START_TEST(json_takes_any_bytes)
{
    struct arena arena = ARENA_INIT;
    struct findings f;
    findings_init(&f, &arena);
    findings_add(&f, &(struct finding){.rule = "encoding",
                                       .value = "ok\xe9",
                                       .message = "not UTF-8"});
    char *shown = NULL;
    size_t n = 0;
    FILE *out = open_memstream(&shown, &n);
    findings_print_json(&f, out);
    fclose(out);
    ck_assert_ptr_nonnull(strstr(shown, "\"value\": \"ok\""));
    free(shown);
    arena_release(&arena);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("finding", ordered_by_place, what_has_no_sheets_has_lines,
                     sheets_have_an_order,
                     columns_have_an_order, the_place_is_marked,
                     only_the_line_of_the_mark_is_shown,
                     carets_stand_below_wide_and_joined_characters,
                     a_long_line_is_cut_to_the_mark, json_takes_any_bytes);
}
