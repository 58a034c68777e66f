#include <config.h>

#include "instruments/expression/pattern.h"

#include "tests/run.h"

#include <string.h>

START_TEST(good_patterns_pass)
{
    static const char *const good[] = {
        "",
        "^[A-Z]{2}[0-9]{4}$",
        "^\\d{3}-\\d{4}$",
        "(a|b)*c+?",
        "[]a]",
        "[^]]",
        "[a-z&&[^b]]",
        "(?:a)(?=b)(?!c)(?<=d)(?<!e)(?<n>f)\\k<n>",
        "(?i)yes",
        "(?i:yes)",
        "\\Q[(\\E?",
        "\\p{L}+",
        "\\u00e9\\x41",
        "a{3,}b{2,3}?",
        "[\\[\\]]",
        "\\{x\\}",
        "a|",
        "}",
        "^\\S+@\\S+\\.\\S+$",
        "[-a]",
        "[a-]",
        "(())",
        "\\Qabc",
    };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        struct pattern_fault fault = {0};
        ck_assert_msg(pattern_check(text_of(good[i]), &fault), "%s: %s",
                      good[i], fault.message);
    }
}
END_TEST

START_TEST(bad_patterns_are_marked)
{
    static const struct {
        const char *pattern;
        size_t offset;
        const char *says;
    } bad[] = {
        {"[a-", 0, "not closed"},        {"a(b", 1, "not closed"},
        {"a)b", 1, "closes no group"},   {"*a", 0, "nothing to repeat"},
        {"a|+", 2, "nothing to repeat"}, {"a**", 2, "nothing to repeat"},
        {"a{,3}", 1, "no number"},       {"a{3", 1, "no number"},
        {"a{5,3}", 1, "smaller number"}, {"[z-a]", 1, "backwards"},
        {"[9-0]", 1, "backwards"},       {"\\y", 0, "means nothing"},
        {"a\\", 1, "ends with"},         {"(?P<a>b)", 0, "no kind"},
        {"\\u12", 0, "not complete"},    {"\\p{L", 0, "not closed"},
        {"{x}", 0, "nothing to repeat"}, {"(?", 0, "no kind"},
        {"[[a]", 0, "not closed"},       {"[\\", 1, "ends with"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct pattern_fault fault = {0};
        struct text pattern = text_of(bad[i].pattern);
        ck_assert_msg(!pattern_check(pattern, &fault), "%s",
                      bad[i].pattern);
        ck_assert_msg(fault.offset == bad[i].offset, "%s: at %zu",
                      bad[i].pattern, fault.offset);
        ck_assert_msg(strstr(fault.message, bad[i].says) != NULL, "%s: %s",
                      bad[i].pattern, fault.message);
        ck_assert_msg(fault.offset + fault.length <= pattern.n, "%s",
                      bad[i].pattern);
    }
}
END_TEST

START_TEST(what_only_java_reads_is_marked)
{
    static const struct {
        const char *pattern;
        size_t offset, length; /* length 0: everyone reads it */
    } cases[] = {
        {"(?i)yes", 0, 4},
        {"a(?s:b)", 1, 4},
        {"(?-i)x", 0, 5},
        {"^(?:a|b)++c$", 9, 1},
        {"a{2}+", 4, 1},
        {"(?>a)", 0, 3},
        {"\\Qa.b\\E", 0, 2},
        {"a\\z", 1, 2},
        {"[[a-z]&&[^aeiou]]+", 1, 1},
        {"[a-z&&b]", 4, 2},
        {"x\\p{Foo}", 1, 7},
        {"[\\p{Foo}]", 1, 7},
        {"\\p{L}\\P{IsLatin}\\p{Alpha}", 0, 0},
        {"^[A-Z]{2}[0-9]+?\\++$", 0, 0},
        {"(?:a)(?=b)(?!c)(?<=d)(?<!e)(?<n>f)", 0, 0},
        {"[]&]\\[[^]+*]+", 0, 0},
        {"a+\\+b", 0, 0},
        {"[\\[&]", 0, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct pattern_fault fault = {0};
        struct text pattern = text_of(cases[i].pattern);
        ck_assert_msg(pattern_check(pattern, &fault), "%s: %s",
                      cases[i].pattern, fault.message);
        fault = (struct pattern_fault){0};
        bool found = pattern_only_java(pattern, &fault);
        ck_assert_msg(found == (cases[i].length > 0) &&
                          fault.offset == cases[i].offset &&
                          fault.length == cases[i].length,
                      "%s: at %zu, %zu", cases[i].pattern, fault.offset,
                      fault.length);
    }
}
END_TEST

int
main(void)
{
    return RUN_TESTS("pattern", good_patterns_pass, bad_patterns_are_marked,
                     what_only_java_reads_is_marked);
}
