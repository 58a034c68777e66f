#include <config.h>

#include "base/date-words.h"
#include "tests/run.h"

#include <string.h>

START_TEST(what_people_read)
{
    static const struct {
        const char *in;
        enum date_words what;
        const char *out;
    } cases[] = {
        {"Apr 26, 2018", DATE_WORDS_DAY, "2018-04-26T00:00:00.000"},
        {"26 April 2018", DATE_WORDS_DAY, "2018-04-26T00:00:00.000"},
        {"26-Apr-2018", DATE_WORDS_DAY, "2018-04-26T00:00:00.000"},
        {"Sept 5, 2018", DATE_WORDS_DAY, "2018-09-05T00:00:00.000"},
        {"may 1, 2018", DATE_WORDS_DAY, "2018-05-01T00:00:00.000"},
        {"Apr 26, 2018 8:58:20 AM", DATE_WORDS_MOMENT,
         "2018-04-26T08:58:20.000"},
        {"Apr 26, 2018, 12:00:05\xe2\x80\xaf" "AM", DATE_WORDS_MOMENT,
         "2018-04-26T00:00:05.000"},
        {"Apr 26, 2018, 12:00 PM", DATE_WORDS_MOMENT,
         "2018-04-26T12:00:00.000"},
        {"26-Apr-2018 20:58:20", DATE_WORDS_MOMENT, "2018-04-26T20:58:20.000"},
        {"8:56:00 PM", DATE_WORDS_TIME, "0000-00-00T20:56:00.000"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct moment moment;
        char s[DATE_SIZE];
        ck_assert_msg(date_parse_words(text_of(cases[i].in), &moment) ==
                          cases[i].what, "%s", cases[i].in);
        ck_assert_str_eq(moment_write(&moment, s), cases[i].out);
    }
}
END_TEST

START_TEST(what_is_guessed_at_or_wrong_is_not_read)
{
    static const char *const bad[] = {
        "", " ", "4/5/2018", "05.04.2018", "26 2018", "Apr 2018", "Apr 31, 2018",
        "Apr 26, 18", "Avr 26, 2018", "Apr 26, 2018 13:00:00 PM",
        "Apr 26, 2018 0:10 AM", "Apr 26, 2018 8:58:20 A", "8:58", "x AM",
        "Apr 26, 2018 8:58:20 AM EST", "Apr 26, 2018 8:58:20Z", "AM PM",
        "2018-04-26", "a b c d e f g", "Apr Apr 2018"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct moment moment = {.hour = 77};
        ck_assert_msg(date_parse_words(text_of(bad[i]), &moment) ==
                          DATE_WORDS_NONE, "%s", bad[i]);
        ck_assert_int_eq(moment.hour, 77);
    }
}
END_TEST

int
main(void)
{
    return RUN_TESTS("date-words", what_people_read,
                     what_is_guessed_at_or_wrong_is_not_read);
}
