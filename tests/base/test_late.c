#include <config.h>

#include "base/late.h"
#include "tests/run.h"

#include <string.h>

static struct {
    LATE_MEMBER(strlen)
} lib;

static const struct late_function functions[] = {LATE_ROW(lib, strlen)};
static const struct late_function missing[] = {{"no_such_call", &lib.strlen}};

#ifdef LATE

START_TEST(what_is_missing_is_said)
{
    struct late_library absent = {"libnosuch.so.9", "it is for testing",
                                  functions, 1, false};
    struct late_library old = {LATE_XML, "it is for testing", missing, 1,
                               false};
    struct error error = ERROR_INIT;
    ck_assert(!late_load(&absent, &error) && !absent.loaded);
    ck_assert_int_eq(error.kind, ERROR_SYSTEM);
    ck_assert_ptr_nonnull(strstr(error.message, "libnosuch.so.9"));
    ck_assert_ptr_nonnull(strstr(error.message, "it is for testing"));
    error = ERROR_INIT;
    ck_assert(!late_load(&old, &error) && !old.loaded);
    ck_assert_ptr_nonnull(strstr(error.message, "has no no_such_call"));
}
END_TEST

START_TEST(the_table_is_filled)
{
    struct late_library here = {LATE_XML, "", functions, 1, false};
    struct error error = ERROR_INIT;
    ck_assert_msg(late_load(&here, &error), "%s", error.message);
    ck_assert(late_load(&here, &error) && here.loaded);
    ck_assert_uint_eq(lib.strlen("four"), 4);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("late", what_is_missing_is_said, the_table_is_filled);
}

#else

int
main(void)
{
    puts("SKIP base/test_late: libraries are linked as usual here");
    return 77;
}

#endif
