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

START_TEST(the_place_is_marked)
{
    struct arena arena = ARENA_INIT;
    struct findings f;
    findings_init(&f, &arena);
    findings_add(&f, &(struct finding){
                         .rule = "expression-operator",
                         .file = "form.xlsx",
                         .sheet = "survey",
                         .row = 4,
                         .column = "relevant",
                         .value = "${caf\xc3\xa9} == 1",
                         .mark = 9,
                         .mark_length = 2,
                         .message = "'==' is not an operator",
                         .mend = "write = for =="});
    char *shown = NULL;
    size_t n = 0;
    FILE *out = open_memstream(&shown, &n);
    findings_print(&f, out);
    fclose(out);
    ck_assert_str_eq(shown,
                     "form.xlsx, sheet 'survey', row 4, column 'relevant': "
                     "error: '==' is not an operator [expression-operator]\n"
                     "    ${caf\xc3\xa9} == 1\n"
                     "            ^^\n"
                     "    write = for ==\n");
    free(shown);
    arena_release(&arena);
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
    return RUN_TESTS("finding", ordered_by_place, the_place_is_marked,
                     json_takes_any_bytes);
}
