#include <config.h>

#include "instruments/expression/function.h"

#include "tests/run.h"

#include <string.h>

START_TEST(table_is_ordered_and_found)
{
    for (size_t i = 0; i < function_count(); i++) {
        const struct function *function = function_at(i);
        ck_assert_ptr_eq(function_find(text_of(function->name)), function);
        ck_assert_msg(
            i == 0 || strcmp(function_at(i - 1)->name, function->name) < 0,
            "%s is out of order", function->name);
        ck_assert_msg(function->step > 0 && function->takes[0] &&
                          function->min <= function->max,
                      "%s", function->name);
    }
    ck_assert_ptr_null(function_find(TEXT("frobnicate")));
    ck_assert_ptr_null(function_find(TEXT("Selected")));
}
END_TEST

START_TEST(arity_is_said_and_kept)
{
    static const struct {
        const char *name, *says;
        size_t good, bad;
    } cases[] = {
        {"selected", "2", 2, 1},
        {"round", "1 or 2", 1, 3},
        {"indexed-repeat", "3, 5, 7, 9 or 11", 7, 4},
        {"concat", "at least 0", 40, (size_t)-1},
        {"today", "no", 0, 1},
        {"weighted-checklist", "at least 2", 6, 5},
    };
    struct arena arena = ARENA_INIT;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct function *f = function_find(text_of(cases[i].name));
        ck_assert_str_eq(function_arity(f, &arena), cases[i].says);
        ck_assert_msg(function_accepts(f, cases[i].good), "%s", f->name);
        ck_assert_msg(!function_accepts(f, cases[i].bad), "%s", f->name);
    }
    arena_release(&arena);
}
END_TEST

START_TEST(misspelt_names_get_suggestions)
{
    static const char *const cases[][2] = {
        {"slected", "selected"},
        {"Selected", "selected"},
        {"choice-name", "jr:choice-name"},
        {"count_selected", "count-selected"},
        {"lenght", NULL},
        {"frobnicate", NULL},
        {"substing", "substring"},
        {"iff", "if"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *s = function_suggest(text_of(cases[i][0]));
        ck_assert_msg(cases[i][1] ? s && !strcmp(s, cases[i][1]) : !s,
                      "%s: %s", cases[i][0], s ? s : "none");
    }
}
END_TEST

int
main(void)
{
    return RUN_TESTS("function", table_is_ordered_and_found,
                     arity_is_said_and_kept, misspelt_names_get_suggestions);
}
