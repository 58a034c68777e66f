#include <config.h>

#include "instruments/paper/cells.h"
#include "tests/instruments/paper/sample.h"

START_TEST(patterns_of_the_plain_sort_have_a_length)
{
    static const struct {
        const char *pattern;
        size_t cells;
    } cases[] = {
        {"^[2-9A-HJKMNP-Za-hjkmnp-z]{6}$", 6},
        {"^[A-Za-z0-9][A-Za-z0-9_-]{0,11}$", 12},
        {"^[^-0-9 .,;:?!_/]$", 1},
        {"^[]x]{2}$", 2},
        {"^\\d{4}-\\d\\d$", 7},
        {"^A?B$", 2},
        {"^ñé$", 2},
        {"^[a-z]+$", 0},
        {"^[a-z]*$", 0},
        {"^(a|bb)$", 0},
        {"[a-z]{3}", 0},
        {"^[a-z]{2,}$", 0},
        {"^[a-z$", 0},
        {"^a{9999}$", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_msg(cells_of_pattern(text_of(cases[i].pattern)) ==
                          cases[i].cells,
                      "'%s' has %zu", cases[i].pattern,
                      cells_of_pattern(text_of(cases[i].pattern)));
}
END_TEST

START_TEST(boxes_hold_every_answer_that_is_allowed)
{
    static const struct {
        const char *type, *constraint;
        size_t cells;
    } cases[] = {
        {"integer", "(. >= 0 and . <= 500) or . = -99", 3},
        {"integer", ". <= 5 or . = -99", 3},
        {"integer", "500 > .", 3},
        {"integer", ". >= 18", 0},
        {"integer", ". <= ${other}", 0},
        {"text", "regex(., '^[A-Z]$') or . = '-99'", 3},
        {"text", "regex(., '^[A-Z]{5}$')", 5},
        {"text", "regex(., '^[A-Z]{5}$') or regex(., '^x+$')", 0},
        {"text", "string-length(.) < 4", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sample sample;
        struct arena arena = ARENA_INIT;
        sample_form(&sample,
                    arena_printf(&arena,
                                 "| survey |\n"
                                 "| | type | name | label | constraint |\n"
                                 "| | integer | other | Other? | |\n"
                                 "| | %s | q | Q? | %s |\n",
                                 cases[i].type, cases[i].constraint));
        size_t cells = cells_of(form_find(sample.form, TEXT("q")));
        ck_assert_msg(cells == cases[i].cells, "%s: %zu", cases[i].constraint,
                      cells);
        arena_release(&sample.arena);
        arena_release(&arena);
    }
}
END_TEST

int
main(void)
{
    return RUN_TESTS("cells", patterns_of_the_plain_sort_have_a_length,
                     boxes_hold_every_answer_that_is_allowed);
}
