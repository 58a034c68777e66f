#include <config.h>

#include "analyse/stat/root.h"
#include "tests/run.h"

#include <gsl/gsl_errno.h>
#include <math.h>

static double
line(double x, void *data)
{
    return *(double *)data - x;
}

/* Not a number above 2. */
static double
ends_at_two(double x, void *data)
{
    return x > 2 ? NAN : line(x, data);
}

/* Not a number between 1 and 1.5. */
static double
has_a_gap(double x, void *data)
{
    return x > 1 && x < 1.5 ? NAN : line(x, data);
}

START_TEST(a_root_is_found_to_the_last_digits)
{
    for (double at = -3; at < 3; at += 0.37) {
        ck_assert(fabs(root_between(line, &at, -10, 10) - at) < 1e-14);
        ck_assert(fabs(root_of_falling(line, &at, 100) - at) < 1e-13);
    }
}
END_TEST

/* What is no number is no root, and ends no program. */
START_TEST(what_is_no_number_is_survived)
{
    double at = 1.25;
    double end = root_between(ends_at_two, &at, 0, 5);
    ck_assert(end == 0 || end == 5);
    double root = root_between(has_a_gap, &at, 0, 5);
    ck_assert(root >= 0 && root <= 5);
    ck_assert(root_between(line, &at, 2, 5) == 2);
}
END_TEST

int
main(void)
{
    gsl_set_error_handler_off(); /* as praxis.c does */
    return RUN_TESTS("root", a_root_is_found_to_the_last_digits,
                     what_is_no_number_is_survived);
}
