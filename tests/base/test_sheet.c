#include <config.h>

#include "base/sheet.h"
#include "base/sheet-number.h"
#include "tests/run.h"

#include <stdio.h>
#include <string.h>

static const char *
fixture(const char *name)
{
    static char path[1024];
    const char *top = getenv("TOP");
    snprintf(path, sizeof path, "%s/tests/data/forms/%s", top ? top : ".",
             name);
    return path;
}

static void
is_cell(const struct workbook *workbook, const char *sheet, size_t number,
        size_t column, const char *expected)
{
    const struct sheet *found = workbook_find(workbook, sheet);
    ck_assert_ptr_nonnull(found);
    for (size_t i = 0; i < found->n; i++) {
        if (found->rows[i].number != number)
            continue;
        struct text cell = sheet_cell(&found->rows[i], column);
        ck_assert_msg(text_is(cell, expected), "%s row %zu column %zu: '%.*s'",
                      sheet, number, column, TEXT_ARGS(cell));
        return;
    }
    ck_assert_msg(*expected == '\0', "%s has no row %zu", sheet, number);
}

START_TEST(excel_values_as_they_are_shown)
{
    static const struct {
        size_t row, column;
        const char *text;
    } cells[] = {
        {1, 0, "plain"},
        {1, 1, "rich text"},
        {2, 0, ""},
        {3, 0, "3"},
        {3, 1, "0.1"},
        {3, 2, "0.3"},
        {3, 3, "100000000000000000000"},
        {3, 4, ""},
        {3, 5, "TRUE"},
        {3, 6, "FALSE"},
        {3, 7, "#REF!"},
        {4, 0, "2026-01-05"},
        {4, 1, "2026-01-05 18:30:00"},
        {4, 2, "18:30:00"},
        {4, 3, "26:30:00"},
        {4, 4, "2026-01-05"},
        {4, 5, "2.5"}, /* "days" in quotes is no date */
        {5, 0, "ab"},
        {5, 1, "2"},
        {5, 2, ""}, /* never computed */
        {5, 3, "line\nbreak A _x0041_"},
        {5, 4, ""}, /* computed: an empty text */
        {5, 5, ""}, /* never computed, with a <v/> */
    };
    struct arena arena = ARENA_INIT;
    struct error error = ERROR_INIT;
    struct workbook *workbook =
        workbook_read(&arena, fixture("values--excel.xlsx"), &error);
    ck_assert_msg(workbook != NULL, "%s", error.message);
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        is_cell(workbook, "values", cells[i].row, cells[i].column,
                cells[i].text);
    ck_assert_uint_eq(workbook->sheets[0].rows[0].n, 2);
    const struct sheet_uncomputed *all = &workbook->sheets[0].uncomputed;
    ck_assert_uint_eq(all->n, 2);
    ck_assert_uint_eq(all->row, 5);
    ck_assert_uint_eq(all->column, 2);
    ck_assert_str_eq(all->formula, "=SUM(A3:B3)");
    ck_assert(workbook->sheets[1].hidden);
    arena_release(&arena);
}
END_TEST

START_TEST(days_since_1904)
{
    struct arena arena = ARENA_INIT;
    struct error error = ERROR_INIT;
    struct workbook *workbook =
        workbook_read(&arena, fixture("values--1904.xlsx"), &error);
    ck_assert_ptr_nonnull(workbook);
    is_cell(workbook, "values", 1, 0, "2026-01-05");
    arena_release(&arena);
}
END_TEST

START_TEST(cells_without_references_follow_one_another)
{
    struct arena arena = ARENA_INIT;
    struct error error = ERROR_INIT;
    struct workbook *workbook =
        workbook_read(&arena, fixture("form--no-references.xlsx"), &error);
    ck_assert_ptr_nonnull(workbook);
    is_cell(workbook, "survey", 2, 2, "Who are you?");
    arena_release(&arena);
}
END_TEST

START_TEST(what_is_no_workbook_is_refused)
{
    static const struct {
        const char *file, *words;
    } cases[] = {
        {"form--truncated.xlsx", "cut short"},
        {"form--lost-text.xlsx", "row 2 is not in it"},
        {"form--entities.xlsx", "document type"},
        {"form--bomb.xlsx", "with sheet 'survey' the workbook unpacks"},
        {"form--bomb.xlsx", "copy the filled cells"},
        {"form--many-sheets.xlsx", "more than 1000 of what it calls 'sheet'"},
        {"form--far-column.xlsx", "beyond the last column"},
        {"form--opendocument.xlsx", "save it as .xlsx"},
        {"form--old.xls", "save it as .xlsx"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = ARENA_INIT;
        struct error error = ERROR_INIT;
        ck_assert_ptr_null(
            workbook_read(&arena, fixture(cases[i].file), &error));
        ck_assert_int_eq(error.kind, ERROR_DATA);
        ck_assert_msg(strstr(error.file, cases[i].file) != NULL ||
                          strstr(error.message, cases[i].file) != NULL,
                      "no '%s' in '%s'", cases[i].file, error.message);
        ck_assert_msg(strstr(error.message, cases[i].words) != NULL, "%s: %s",
                      cases[i].file, error.message);
        arena_release(&arena);
    }
}
END_TEST

typedef struct workbook *(*reader)(struct arena *arena, struct text bytes,
                                   const char *name, struct error *error);

START_TEST(layouts_of_text)
{
    static const struct {
        reader read;
        const char *text, *sheet;
        size_t row, column;
        const char *cell;
    } cases[] = {
        {workbook_read_csv, "survey,,\n,type,name\n,text, q1 \n", "survey", 2,
         1, "q1"},
        {workbook_read_csv, "survey,type,name\n,text,q1\n", "survey", 2, 0,
         "text"},
        {workbook_read_csv, "survey\n,type\n\n,text\nchoices\n,name\n,a\n",
         "choices", 2, 0, "a"},
        {workbook_read_csv, "survey\n,type\n\n,text\n", "survey", 3, 0,
         "text"},
        {workbook_read_csv, "id;arm\n1;a\n", "x", 2, 1, "a"},
        {workbook_read_csv, "id\n1\n2\n", "x", 3, 0, "2"},
        {workbook_read_csv, "start,end\n,9\n", "x", 2, 1, "9"},
        {workbook_read_markdown, "| survey |\n| | type |\n| | text |\n",
         "survey", 2, 0, "text"},
        {workbook_read_markdown, "|survey| type |\n|---|---|\n|| text | # no\n",
         "survey", 2, 0, "text"},
        {workbook_read_markdown, "words\n| s |\n| | a\\|b | \\ |\n", "s", 1, 0,
         "a|b"},
        {workbook_read_markdown, "# | no |\n| s | \r\n| | | b |\r\n", "s", 1,
         1, "b"},
        {workbook_read_markdown, "| s |\n| | a | b\n", "s", 1, 1, "b"},
        {workbook_read_markdown, "| s |\r| | a |\r| | b |\r", "s", 2, 0, "b"},
        {workbook_read_markdown, "| s |\r\n| | a |\r\r\n| | b |", "s", 2, 0,
         "b"},
        {workbook_read_csv, "survey\r,type\r,text\r", "survey", 2, 0, "text"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = ARENA_INIT;
        struct error error = ERROR_INIT;
        struct workbook *workbook = cases[i].read(
            &arena, text_of(cases[i].text), "x.csv", &error);
        ck_assert_msg(workbook != NULL, "%s", error.message);
        is_cell(workbook, cases[i].sheet, cases[i].row, cases[i].column,
                cases[i].cell);
        arena_release(&arena);
    }
}
END_TEST

/* Behind a NUL the rest of a cell would be cut off in silence. */
START_TEST(a_nul_is_no_text)
{
    static const struct text md = TEXT("| s |\r\n| | name |\r\n| | a\0b |\n");
    static const struct text csv = TEXT("survey\n,name\n,a\0b\n");
    struct arena arena = ARENA_INIT;
    struct error error = ERROR_INIT;
    ck_assert_ptr_null(workbook_read_markdown(&arena, md, "x.md", &error));
    ck_assert_int_eq(error.kind, ERROR_DATA);
    ck_assert_uint_eq(error.line, 3);
    ck_assert_ptr_nonnull(strstr(error.message, "NUL"));
    error = ERROR_INIT;
    ck_assert_ptr_null(workbook_read_csv(&arena, csv, "x.csv", &error));
    ck_assert_int_eq(error.kind, ERROR_DATA);
    ck_assert_uint_eq(error.line, 3);
    arena_release(&arena);
}
END_TEST

START_TEST(format_codes)
{
    static const struct {
        const char *code;
        enum number_look look;
    } cases[] = {
        {"General", NUMBER_LOOK_PLAIN},
        {"0.00", NUMBER_LOOK_PLAIN},
        {"#,##0 \"days\"", NUMBER_LOOK_PLAIN},
        {"[Red]0;[Blue]d", NUMBER_LOOK_PLAIN},
        {"dd/mm/yyyy", NUMBER_LOOK_DATE},
        {"mmmm", NUMBER_LOOK_DATE},
        {"[$-409]d-mmm-yy;@", NUMBER_LOOK_DATE},
        {"h:mm AM/PM", NUMBER_LOOK_TIME},
        {"mm:ss", NUMBER_LOOK_TIME},
        {"yyyy-mm-dd\\Thh:mm", NUMBER_LOOK_DATETIME},
        {"[hh]:mm", NUMBER_LOOK_ELAPSED},
        {"\"", NUMBER_LOOK_PLAIN},
        {"[", NUMBER_LOOK_PLAIN},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_msg(number_look_code(text_of(cases[i].code)) ==
                          cases[i].look,
                      "'%s'", cases[i].code);
}
END_TEST

/* A whole number may be a code of 16 digits, typed as a number. */
START_TEST(numbers_as_text)
{
    static const struct {
        double value;
        const char *text;
    } cases[] = {
        {3, "3"},
        {-0.0, "0"},
        {0.1 + 0.2, "0.3"},
        {1234567890123456, "1234567890123456"},
        {-9007199254740992, "-9007199254740992"},
        {2251799813685248.5, "2.25179981368525e+15"},
        {1e21, "1000000000000000000000"},
        {1e22, "1e+22"},
        {1e-7, "1e-07"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char s[SHEET_NUMBER_SIZE];
        sheet_number_write(cases[i].value, NUMBER_LOOK_PLAIN, false, s);
        ck_assert_str_eq(s, cases[i].text);
    }
}
END_TEST

int
main(void)
{
    return RUN_TESTS("sheet", excel_values_as_they_are_shown, days_since_1904,
                     cells_without_references_follow_one_another,
                     what_is_no_workbook_is_refused, layouts_of_text,
                     a_nul_is_no_text, format_codes, numbers_as_text);
}
