#include <config.h>

#include "instruments/expression/regex.h"

#include "tests/run.h"

#include <stdio.h>

static const struct {
    const char *pattern, *text;
    enum regex_match match;
} cases[] = {
    {"[0-9]{3}", "123", REGEX_WHOLE},
    {"[0-9]{3}", "1234", REGEX_PART},
    {"[0-9]{3}", "12", REGEX_NONE},
    {"a|ab", "ab", REGEX_WHOLE}, /* the whole has a say in which branch */
    {"^a$", "a", REGEX_WHOLE},
    {"", "", REGEX_WHOLE},
    {"", "a", REGEX_PART},
    {"\xc3\xa9+", "\xc3\xa9\xc3\xa9", REGEX_WHOLE},
    {"[a-", "a", REGEX_UNKNOWN},
    {"a)(b", "ab", REGEX_UNKNOWN},
    {"[a&&b]", "a", REGEX_UNKNOWN}, /* Java's alone */
    {"(a+)+(b|c+)+$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!",
     REGEX_UNKNOWN}, /* would take years */
};

START_TEST(a_match_is_whole_part_none_or_unknown)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_msg(regex_match(NULL, text_of(cases[i].pattern),
                                  text_of(cases[i].text)) ==
                          cases[i].match,
                      "'%s' of '%s'", cases[i].pattern, cases[i].text);
}
END_TEST

START_TEST(a_store_changes_nothing)
{
    struct regex_store *store = regex_store_new();
    for (int again = 0; again < 3; again++)
        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
            ck_assert_msg(regex_match(store, text_of(cases[i].pattern),
                                      text_of(cases[i].text)) ==
                              cases[i].match,
                          "'%s' of '%s'", cases[i].pattern, cases[i].text);
    regex_store_free(store);
}
END_TEST

START_TEST(a_store_takes_more_patterns_than_it_keeps)
{
    struct regex_store *store = regex_store_new();
    for (int again = 0; again < 2; again++)
        for (int i = 0; i < 300; i++) {
            char text[16];
            snprintf(text, sizeof text, "x%d", i);
            ck_assert_int_eq(
                regex_match(store, text_of(text), text_of(text)),
                REGEX_WHOLE);
        }
    regex_store_free(store);
    regex_store_free(NULL);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("regex", a_match_is_whole_part_none_or_unknown,
                     a_store_changes_nothing,
                     a_store_takes_more_patterns_than_it_keeps);
}
