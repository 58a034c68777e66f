#include <config.h>

#include "base/outfile.h"
#include "base/table-file.h"
#include "tests/run.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char folder[] = "table-XXXXXX";

static void
enter(void)
{
    ck_assert_ptr_nonnull(mkdtemp(folder));
    ck_assert_int_eq(chdir(folder), 0);
}

static void
leave(void)
{
    static const char *const made[] = {"responses.csv", "datapackage.json",
                                       "t.csv"};
    for (size_t i = 0; i < sizeof made / sizeof *made; i++)
        unlink(made[i]);
    ck_assert_int_eq(chdir(".."), 0);
    ck_assert_int_eq(rmdir(folder), 0);
}

static struct table *
sample(struct arena *arena)
{
    static const char *const texts[] = {"plain", "=1+1", ".r",  "'tis",
                                        "-98",   "a,b",  "-x", "two\nlines"};
    struct table *table = table_new(arena, "responses");
    struct column *text = table_add_column(table, "words", COLUMN_TEXT);
    struct column *again = table_add_column(table, "again", COLUMN_CODE);
    struct column *often = table_add_column(table, "often", COLUMN_INTEGER);
    struct column *day = table_add_column(table, "day", COLUMN_DATE);
    again->label = "Did you act again?";
    column_add_code(table, again, "1", "Yes");
    column_add_code(table, again, "0", "No");
    text->personal = true;
    often->bounded = true;
    often->least = -2;
    often->most = 5.5;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        size_t row = table_add_row(table);
        table_set_text(table, text, row, text_of(texts[i]));
        table_set_text(table, again, row, text_of(i % 2 ? "1" : "0"));
        table_set_number(table, often, row, (double)i - 2);
        table_set_number(table, day, row, 20000 + (double)i);
    }
    for (int m = MISSING_NOT + 1; m < MISSING_COUNT; m++) {
        size_t row = table_add_row(table);
        for (size_t c = 0; c < table->n_columns; c++)
            table_set_missing(table->columns[c], row, (enum missing)m);
    }
    return table;
}

static void
assert_same_cells(const struct table *a, const struct table *b)
{
    char s[DATE_SIZE], t[DATE_SIZE];
    ck_assert_uint_eq(a->n_rows, b->n_rows);
    ck_assert_uint_eq(a->n_columns, b->n_columns);
    for (size_t c = 0; c < a->n_columns; c++) {
        const struct column *x = a->columns[c], *y = b->columns[c];
        ck_assert_str_eq(x->name, y->name);
        ck_assert_int_eq(x->type, y->type);
        ck_assert_int_eq(x->personal, y->personal);
        ck_assert_int_eq(x->bounded, y->bounded);
        ck_assert_double_eq(x->least, y->least);
        ck_assert_double_eq(x->most, y->most);
        for (size_t row = 0; row < a->n_rows; row++) {
            ck_assert_int_eq(column_missing(x, row), column_missing(y, row));
            ck_assert(text_equal(table_cell(a, x, row, s),
                                 table_cell(b, y, row, t)));
        }
    }
}

START_TEST(comes_back_as_it_was_written)
{
    struct arena arena = ARENA_INIT;
    struct error error = ERROR_INIT;
    enter();
    struct table *table = sample(&arena);
    ck_assert(tables_write(&table, 1, ".", "a sample", &error));
    struct table *back = table_read(&arena, "responses.csv", &error);
    ck_assert_msg(back, "%s", error.message);
    assert_same_cells(table, back);
    ck_assert_str_eq(
        column_code_label(table_find(back, "again"), TEXT("1")), "Yes");
    ck_assert_str_eq(table_find(back, "again")->label, "Did you act again?");
    leave();
    arena_release(&arena);
}
END_TEST

/* A dictionary that another program wrote: codes that are numbers, and ranges,
 * of which half a one, or one of words, bounds nothing. */
START_TEST(numbers_in_a_dictionary)
{
    struct arena arena = ARENA_INIT;
    struct error error = ERROR_INIT;
    enter();
    ck_assert(outfile_write(
        "datapackage.json",
        TEXT("{\"resources\": [{\"path\": \"t.csv\", \"schema\": "
             "{\"fields\": ["
             "{\"name\": \"a\", \"type\": \"integer\", \"categories\": ["
             "{\"value\": 1, \"label\": \"never\"}, 2]},"
             "{\"name\": \"b\", \"type\": \"integer\", \"constraints\": "
             "{\"minimum\": 0, \"maximum\": 10}},"
             "{\"name\": \"c\", \"type\": \"number\", \"constraints\": "
             "{\"minimum\": 0}},"
             "{\"name\": \"d\", \"type\": \"string\", \"constraints\": "
             "{\"minimum\": 1, \"maximum\": 2}},"
             "{\"name\": \"e\", \"type\": \"integer\", \"constraints\": "
             "{\"minimum\": 5, \"maximum\": 5}}]}}]}"),
        &error));
    ck_assert(outfile_write("t.csv", TEXT("a,b,c,d,e\n1,3,.5,x,5\n2,,,,\n"),
                            &error));
    struct table *table = table_read(&arena, "t.csv", &error);
    ck_assert_msg(table, "%s", error.message);
    const struct column *a = table->columns[0], *b = table->columns[1];
    ck_assert_int_eq(a->type, COLUMN_CODE);
    ck_assert_uint_eq(a->n_codes, 2);
    ck_assert_str_eq(column_code_label(a, TEXT("1")), "never");
    ck_assert_str_eq(a->codes[1].value, "2");
    ck_assert(b->bounded && b->least == 0 && b->most == 10);
    for (size_t c = 2; c < 5; c++)
        ck_assert(!table->columns[c]->bounded);
    leave();
    arena_release(&arena);
}
END_TEST

START_TEST(no_cell_is_a_live_formula)
{
    struct arena arena = ARENA_INIT;
    char *written = NULL;
    size_t n = 0;
    FILE *out = open_memstream(&written, &n);
    table_write_csv(sample(&arena), out);
    fclose(out);
    ck_assert_ptr_nonnull(strstr(written, "\n'=1+1,"));
    ck_assert_ptr_nonnull(strstr(written, "\n'-x,"));
    ck_assert_ptr_nonnull(strstr(written, "\n-98,"));
    ck_assert_ptr_nonnull(strstr(written, "\n''tis,"));
    free(written);
    arena_release(&arena);
}
END_TEST

START_TEST(types_are_found_without_a_dictionary)
{
    struct arena arena = ARENA_INIT;
    struct error error = ERROR_INIT;
    enter();
    ck_assert(outfile_write("t.csv",
                            TEXT("id,n,x,words,empty,big,round\n"
                                 "007,1,1.5,yes,,12345678901234567,1.0\n"
                                 "\n"
                                 "008,NA,2,,NA,1,2.0\n"
                                 "009,-3\n"),
                            &error));
    struct table *table = table_read(&arena, "t.csv", &error);
    ck_assert_msg(table, "%s", error.message);
    static const enum column_type types[] = {
        COLUMN_TEXT, COLUMN_INTEGER, COLUMN_NUMBER, COLUMN_TEXT,
        COLUMN_TEXT, COLUMN_TEXT,    COLUMN_NUMBER};
    for (size_t i = 0; i < 7; i++)
        ck_assert_msg(table->columns[i]->type == types[i], "column %zu", i);
    ck_assert_uint_eq(table->n_rows, 3);
    ck_assert_int_eq(column_missing(table->columns[1], 1), MISSING_BLANK);
    ck_assert_int_eq(column_missing(table->columns[2], 2), MISSING_BLANK);
    ck_assert_double_eq(column_number(table->columns[1], 2), -3);
    leave();
    arena_release(&arena);
}
END_TEST

START_TEST(bad_tables_are_told)
{
    static const struct {
        const char *csv, *message;
        size_t line;
    } cases[] = {
        {"", "the table is empty", 0},
        {"a,b\n", "the table has a header but no rows", 0},
        {"a,a\n1,2\n", "two columns are named 'a'", 1},
        {"a,\n1,2\n", "column 2 has no name in the first row", 1},
        {"a,b\n1,2\n1,2,3\n", "this row has 3 cells, the first row names 2",
         3},
    };
    enter();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = ARENA_INIT;
        struct error error = ERROR_INIT;
        ck_assert(outfile_write("t.csv", text_of(cases[i].csv), &error));
        ck_assert(!table_read(&arena, "t.csv", &error));
        ck_assert_str_eq(error.message, cases[i].message);
        ck_assert_uint_eq(error.line, cases[i].line);
        ck_assert_int_eq(error.kind, ERROR_DATA);
        arena_release(&arena);
    }
    leave();
}
END_TEST

START_TEST(many_rows_and_columns_grow)
{
    struct arena arena = ARENA_INIT;
    struct table *table = table_new(&arena, "t");
    struct column *n = table_add_column(table, "n", COLUMN_NUMBER);
    for (size_t i = 0; i < 1000; i++)
        table_set_number(table, n, table_add_row(table), (double)i);
    struct column *late = table_add_column(table, "late", COLUMN_TEXT);
    for (size_t i = 0; i < 1000; i++)
        ck_assert_int_eq(column_missing(late, i), MISSING_BLANK);
    table_set_text(table, late, 999, TEXT("x"));
    ck_assert_double_eq(column_number(n, 999), 999);
    arena_release(&arena);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("table", comes_back_as_it_was_written,
                     numbers_in_a_dictionary, no_cell_is_a_live_formula,
                     types_are_found_without_a_dictionary, bad_tables_are_told,
                     many_rows_and_columns_grow);
}
