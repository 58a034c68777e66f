#include <config.h>

#include "base/date.h"
#include "tests/run.h"

START_TEST(days_go_there_and_back)
{
    struct date epoch = {1970, 1, 1};
    ck_assert_int_eq(date_days(epoch), 0);
    ck_assert_int_eq(date_days((struct date){2000, 3, 1}), 11017);
    for (int64_t day = -719162; day < 2932897; day += 13) {
        struct date date = date_from_days(day);
        ck_assert_msg(date_exists(date), "day %lld", (long long)day);
        ck_assert_int_eq(date_days(date), day);
    }
}
END_TEST

START_TEST(dates_that_do_not_exist)
{
    static const char *const bad[] = {"2026-02-29", "2026-13-01", "2026-00-10",
                                      "1900-02-29", "2026-1-5",   "26-01-05",
                                      "2026-01-05x", "",          "2026-04-31"};
    struct date date;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ck_assert_msg(!date_parse(text_of(bad[i]), &date), "%s", bad[i]);
    ck_assert(date_parse(TEXT("2000-02-29"), &date));
}
END_TEST

START_TEST(moments_keep_their_offset)
{
    static const struct {
        const char *in, *out;
        long long milliseconds;
    } cases[] = {
        {"2026-01-05T18:30:00.000+05:45", "2026-01-05T18:30:00.000+05:45",
         1767617100000},
        {"2026-01-05T12:45:00Z", "2026-01-05T12:45:00.000Z", 1767617100000},
        {"2026-01-05 12:45", "2026-01-05T12:45:00.000", 1767617100000},
        {"2026-01-05T12:45:00.123456-0300", "2026-01-05T12:45:00.123-03:00",
         1767627900123},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct moment moment;
        char s[DATE_SIZE];
        ck_assert_msg(moment_parse(text_of(cases[i].in), &moment), "%s",
                      cases[i].in);
        ck_assert_str_eq(moment_write(&moment, s), cases[i].out);
        ck_assert_int_eq(moment_milliseconds(&moment), cases[i].milliseconds);
    }
}
END_TEST

START_TEST(moments_that_are_none)
{
    static const char *const bad[] = {
        "2026-01-05", "2026-01-05T", "2026-01-05T25:00", "2026-01-05T10:60",
        "2026-01-05T10:00+15:00", "2026-01-05T10:00:00.", "2026-01-05T10:00Zz",
        "Apr 26, 2018 8:58:20 AM"};
    struct moment moment;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ck_assert_msg(!moment_parse(text_of(bad[i]), &moment), "%s", bad[i]);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("date", days_go_there_and_back, dates_that_do_not_exist,
                     moments_keep_their_offset, moments_that_are_none);
}
