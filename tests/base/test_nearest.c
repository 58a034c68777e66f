#include <config.h>

#include "base/nearest.h"
#include "tests/run.h"

#include <stdio.h>
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
                                        "name", "x"};
    static const char *const cases[][2] = {
        {"relevent", "relevant"}, {"requird", "required"}, {"nmae", "name"},
        {"hints", "hint"},        {"label", NULL},         {"", NULL},
        {"y", NULL},             {"X", "x"},
    };
    struct text views[5];
    for (size_t i = 0; i < 5; i++)
        views[i] = text_of(words[i]);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *s = nearest(text_of(cases[i][0]), words, 5);
        size_t at = nearest_text(text_of(cases[i][0]), views, 5, NULL);
        ck_assert_msg(cases[i][1] ? s && !strcmp(s, cases[i][1]) : !s, "%s",
                      cases[i][0]);
        ck_assert(s ? at < 5 && words[at] == s : at == 5);
    }
}
END_TEST

/* The whole matrix, as the papers have it. */
static size_t
whole_distance(struct text a, struct text b)
{
    size_t d[20][20];
    for (size_t i = 0; i <= a.n; i++)
        for (size_t j = 0; j <= b.n; j++) {
            if (i == 0 || j == 0) {
                d[i][j] = i + j;
                continue;
            }
            size_t replaced = d[i - 1][j - 1] + (a.s[i - 1] != b.s[j - 1]);
            size_t least = d[i - 1][j] < d[i][j - 1] ? d[i - 1][j] + 1
                                                     : d[i][j - 1] + 1;
            d[i][j] = least < replaced ? least : replaced;
            if (i > 1 && j > 1 && a.s[i - 1] == b.s[j - 2] &&
                a.s[i - 2] == b.s[j - 1] && d[i - 2][j - 2] + 1 < d[i][j])
                d[i][j] = d[i - 2][j - 2] + 1;
        }
    return d[a.n][b.n];
}

/* Of three letters, so that many are near. Park and Miller's generator. */
static struct text
some_word(char *into, unsigned long *seed)
{
    *seed = *seed * 16807 % 2147483647;
    size_t n = *seed / 7 % 13;
    for (size_t i = 0; i < n; i++) {
        *seed = *seed * 16807 % 2147483647;
        into[i] = "abc"[*seed / 7 % 3];
    }
    return (struct text){into, n};
}

START_TEST(a_limit_leaves_nothing_out)
{
    unsigned long seed = 20261125;
    for (size_t i = 0; i < 2000; i++) {
        char s[13], t[13];
        struct text a = some_word(s, &seed), b = some_word(t, &seed);
        size_t whole = whole_distance(a, b);
        for (size_t limit = 0; limit < 14; limit++) {
            size_t d = edit_distance(a, b, limit);
            ck_assert_msg(d == (whole <= limit ? whole : limit + 1),
                          "%.*s %.*s within %zu: %zu, not %zu",
                          TEXT_ARGS(a), TEXT_ARGS(b), limit, d, whole);
        }
    }
}
END_TEST

/* Each word is looked for among all candidates or, counted, not at all. */
START_TEST(effort_ends)
{
    enum { N = 1000 };
    static char bytes[N][8];
    static struct text names[N];
    for (size_t i = 0; i < N; i++) {
        snprintf(bytes[i], sizeof bytes[i], "name%03zu", i);
        names[i] = text_of(bytes[i]);
    }
    struct text word = text_of("naem999");
    struct nearest_effort effort = {0};
    ck_assert_uint_eq(nearest_text(word, names, N, &effort), N - 1);
    ck_assert(effort.spent > N && effort.spent < 100 * N);
    ck_assert_uint_eq(effort.unsought, 0);
    effort.spent = NEAREST_EFFORT_MOST;
    ck_assert_uint_eq(nearest_text(word, names, N, &effort), N - 1);
    ck_assert_uint_eq(effort.unsought, 0);
    for (size_t i = 1; i < 4; i++) {
        ck_assert_uint_eq(nearest_text(word, names, N, &effort), N);
        ck_assert_uint_eq(effort.unsought, i);
    }
}
END_TEST

int
main(void)
{
    return RUN_TESTS("nearest", distances, the_nearest_is_suggested,
                     a_limit_leaves_nothing_out, effort_ends);
}
