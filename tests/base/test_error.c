#include <config.h>

#include "base/error.h"
#include "tests/run.h"

#include <errno.h>

START_TEST(first_error_wins)
{
    struct error error = ERROR_INIT;
    ck_assert(!error_set(&error, ERROR_DATA, "row %d is short", 4));
    ck_assert(!error_set(&error, ERROR_SYSTEM, "cannot close 'a'"));
    ck_assert_int_eq(error.kind, ERROR_DATA);
    ck_assert_str_eq(error.message, "row 4 is short");
    ck_assert_int_eq(error_status(&error), 1);
}
END_TEST

START_TEST(place_is_kept)
{
    struct error error = ERROR_INIT;
    error_at(&error, ERROR_DATA, "a.csv", 7, 3, "not a number");
    ck_assert_str_eq(error.file, "a.csv");
    ck_assert_uint_eq(error.line, 7);
    ck_assert_uint_eq(error.column, 3);
}
END_TEST

START_TEST(system_error_says_why)
{
    struct error error = ERROR_INIT;
    errno = ENOENT;
    error_errno(&error, "cannot open '%s'", "a.csv");
    ck_assert_str_eq(error.message,
                     "cannot open 'a.csv': No such file or directory");
    ck_assert_int_eq(error_status(&error), 3);
}
END_TEST

START_TEST(long_message_is_cut_not_spilt)
{
    struct error error = ERROR_INIT;
    char name[4096];
    for (size_t i = 0; i < sizeof name; i++)
        name[i] = 'x';
    name[sizeof name - 1] = '\0';
    errno = EACCES;
    error_errno(&error, "cannot open '%s'", name);
    ck_assert_uint_eq(strlen(error.message), sizeof error.message - 1);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("error", first_error_wins, place_is_kept,
                     system_error_says_why, long_message_is_cut_not_spilt);
}
