#include <config.h>

#include "base/number.h"
#include "tests/run.h"

#include <float.h>
#include <math.h>

START_TEST(parses_whole_fields_only)
{
    static const struct {
        const char *s;
        bool good;
        double value;
    } cases[] = {
        {"0", true, 0},         {"-7", true, -7},
        {"+2.50", true, 2.5},   {".5", true, 0.5},
        {"5.", true, 5},        {"1e3", true, 1000},
        {"1E-2", true, 0.01},   {"123456789012", true, 123456789012.0},
        {"", false, 0},         {" 3", false, 0},
        {"3 ", false, 0},       {"3 apples", false, 0},
        {"0x10", false, 0},     {"nan", false, 0},
        {"inf", false, 0},      {"1e", false, 0},
        {".", false, 0},        {"-", false, 0},
        {"1,5", false, 0},      {"1e999", false, 0},
        {"--1", false, 0},      {"1_000", false, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double value = -99;
        bool good = number_parse(text_of(cases[i].s), &value);
        ck_assert_msg(good == cases[i].good, "'%s'", cases[i].s);
        ck_assert_msg(value == (good ? cases[i].value : -99), "'%s' is %g",
                      cases[i].s, value);
    }
}
END_TEST

START_TEST(integers_at_their_limits)
{
    static const struct {
        const char *s;
        bool good;
        int64_t value;
    } cases[] = {
        {"9223372036854775807", true, INT64_MAX},
        {"-9223372036854775808", true, INT64_MIN},
        {"9223372036854775808", false, 0},
        {"-9223372036854775809", false, 0},
        {"99999999999999999999", false, 0},
        {"-0", true, 0},
        {"1.0", false, 0},
        {"-", false, 0},
        {"", false, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t value = 0;
        bool good = number_parse_integer(text_of(cases[i].s), &value);
        ck_assert_msg(good == cases[i].good, "'%s'", cases[i].s);
        ck_assert_msg(value == cases[i].value, "'%s'", cases[i].s);
    }
}
END_TEST

START_TEST(written_numbers_read_back_the_same)
{
    static const double values[] = {0.1,     1.0 / 3, 1e300,  -2.5,   DBL_MIN,
                                    DBL_MAX, 5e-324,  100000, 1e15,   1e16,
                                    -0.0,    12345.678901234567};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        char s[NUMBER_SIZE];
        double back;
        number_write(values[i], s);
        ck_assert_msg(number_parse(text_of(s), &back), "'%s'", s);
        ck_assert_msg(back == values[i], "%.17g came back from '%s'",
                      values[i], s);
    }
    char s[NUMBER_SIZE];
    ck_assert_str_eq(number_write(0.1, s), "0.1");
    ck_assert_str_eq(number_write(-0.0, s), "0");
    ck_assert_str_eq(number_write(3, s), "3");
}
END_TEST

int
main(void)
{
    return RUN_TESTS("number", parses_whole_fields_only,
                     integers_at_their_limits,
                     written_numbers_read_back_the_same);
}
