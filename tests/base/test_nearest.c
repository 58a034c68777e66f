#include <config.h>

#include "base/nearest.h"
#include "tests/run.h"

#include <string.h>

START_TEST(distances)
    {
        static const struct {
            const char *a, *b;
            size_t distance;
        } cases[] = {
            {"", "", 0},
            {"a", "", 1},
            {"kitten", "sitting", 3},
            {"label", "lable", 1},
            {"relevent", "relevant", 1},
            {"ABC", "abc", 0},
            {"abcdef", "uvwxyz", 6},
            {"ca", "abc", 3},
        };
        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
            struct text a = text_of(cases[i].a), b = text_of(cases[i].b);
            ck_assert_msg(edit_distance(a, b, 9) == cases[i].distance, "%s %s",
                          cases[i].a, cases[i].b);
            ck_assert_msg(edit_distance(b, a, 9) == cases[i].distance, "%s %s",
                          cases[i].b, cases[i].a);
            for (size_t limit = 0; limit < cases[i].distance; limit++)
                ck_assert_uint_eq(edit_distance(a, b, limit), limit + 1);
        }
    }
END_TEST

START_TEST(the_nearest_is_suggested)
    {
        static const char *const words[] = {"relevant", "required", "hint",
                                            "name"};
        static const char *const cases[][2] = {
            {"relevent", "relevant"}, {"requird", "required"}, {"nmae", "name"},
            {"hints", "hint"},        {"label", NULL},         {"", NULL},
        };
        struct text views[4];
        for (size_t i = 0; i < 4; i++)
            views[i] = text_of(words[i]);
        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
            const char *s = nearest(text_of(cases[i][0]), words, 4);
            size_t at = nearest_text(text_of(cases[i][0]), views, 4);
            ck_assert_msg(cases[i][1] ? s && !strcmp(s, cases[i][1]) : !s, "%s",
                          cases[i][0]);
            ck_assert(s ? at < 4 && words[at] == s : at == 4);
        }
    }
END_TEST

int
main(void)
{
    return RUN_TESTS("nearest", distances, the_nearest_is_suggested);
}
