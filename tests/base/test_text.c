#include <config.h>

#include "base/builder.h"
#include "base/text.h"
#include "base/utf8.h"
#include "tests/run.h"

START_TEST(split_keeps_empty_parts)
{
    static const struct {
        const char *s;
        size_t parts;
    } cases[] = {{"a", 1}, {"a,b", 2}, {"a,,b", 3}, {"a,", 2},
                 {",", 2}, {"", 1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct text rest = text_of(cases[i].s), part;
        size_t parts = 0;
        while (text_split(&rest, ',', &part))
            parts++;
        ck_assert_msg(parts == cases[i].parts, "'%s' has %zu", cases[i].s,
                      parts);
    }
}
END_TEST

START_TEST(words_skip_white_space)
{
    struct text rest = text_of("  vigil\tmarch \n"), word;
    ck_assert(text_word(&rest, &word) && text_is(word, "vigil"));
    ck_assert(text_word(&rest, &word) && text_is(word, "march"));
    ck_assert(!text_word(&rest, &word));
}
END_TEST

START_TEST(finding_and_comparing)
{
    struct text t = text_of("banana");
    ck_assert_uint_eq(text_find(t, 'n'), 2);
    ck_assert_uint_eq(text_find(t, 'x'), 6);
    ck_assert_uint_eq(text_find_text(t, text_of("nan")), 2);
    ck_assert_uint_eq(text_find_text(t, text_of("nab")), 6);
    ck_assert_uint_eq(text_find_text(t, text_of("bananas")), 6);
    ck_assert(text_is_fold(text_of("ReLevant"), "relevant"));
    ck_assert(text_compare(text_of("a"), text_of("ab")) < 0);
    ck_assert(text_equal(text_trim(text_of(" \t a b\n")), text_of("a b")));
    ck_assert(text_begins(t, "ban") && text_ends(t, "ana"));
    ck_assert(!text_begins(text_of("b"), "ban"));
}
END_TEST

START_TEST(utf8_knows_right_from_wrong)
{
    static const struct {
        const char *s;
        size_t bad; /* offset, or the length */
    } cases[] = {
        {"caf\xc3\xa9", 5},          /* two bytes */
        {"\xe2\x82\xac", 3},         /* three */
        {"\xf0\x9f\x99\x82", 4},     /* four */
        {"a\xff", 1},                /* no lead byte */
        {"a\xc3", 1},                /* cut short */
        {"\xc0\xaf", 0},             /* overlong */
        {"\xe0\x80\xaf", 0},         /* overlong */
        {"\xed\xa0\x80", 0},         /* surrogate */
        {"\xf4\x90\x80\x80", 0},     /* over U+10FFFF */
        {"ok\xe9t\xe9", 2},          /* Latin-1 */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_msg(utf8_check(text_of(cases[i].s)) == cases[i].bad,
                      "case %zu", i);
    ck_assert_uint_eq(utf8_count(text_of("caf\xc3\xa9")), 4);
    ck_assert_uint_eq(utf8_cut(text_of("caf\xc3\xa9"), 4).n, 3);
    struct text euro = text_of("\xe2\x82\xac.");
    ck_assert_uint_eq(utf8_next(&euro), 0x20ac);
    ck_assert(text_is(euro, "."));
}
END_TEST

START_TEST(builder_grows)
{
    struct builder b = BUILDER_INIT;
    for (int i = 0; i < 1000; i++)
        builder_printf(&b, "%d,", i % 10);
    builder_add_char(&b, '!');
    ck_assert_uint_eq(b.n, 2001);
    ck_assert(text_ends(builder_text(&b), "8,9,!"));
    builder_clear(&b);
    ck_assert_uint_eq(builder_text(&b).n, 0);
    builder_release(&b);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("text", split_keeps_empty_parts, words_skip_white_space,
                     finding_and_comparing, utf8_knows_right_from_wrong,
                     builder_grows);
}
