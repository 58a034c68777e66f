#include <config.h>

#include "analyse/stat/minimum.h"
#include "tests/run.h"

#include <math.h>

static double
parabola(double x, void *data)
{
    double *middle = data;
    return (x - *middle) * (x - *middle);
}

/* Two valleys, the deeper one narrow: at x = 0.9. */
static double
valleys(double x, void *data)
{
    (void)data;
    return fmin((x - 0.2) * (x - 0.2), 400 * (x - 0.9) * (x - 0.9) - 1);
}

static double
flat(double x, void *data)
{
    (void)x;
    (void)data;
    return 3;
}

START_TEST(least_inside_and_at_the_ends)
{
    static const double middles[] = {-1, 0, 0.01, 0.3333, 0.5, 0.999, 1, 2};
    for (size_t i = 0; i < sizeof middles / sizeof *middles; i++) {
        double middle = middles[i];
        double x = minimum_between(parabola, &middle, 0, 1, 10);
        ck_assert_msg(fabs(x - fmin(1, fmax(0, middle))) < 1e-7, "%g: %g",
                      middle, x);
    }
}
END_TEST

START_TEST(deepest_of_several)
{
    ck_assert(fabs(minimum_between(valleys, NULL, 0, 1, 100) - 0.9) < 1e-7);
}
END_TEST

START_TEST(low_where_nothing_is_less)
{
    ck_assert(minimum_between(flat, NULL, 0.25, 1, 7) == 0.25);
    ck_assert(minimum_between(flat, NULL, 2, 2, 1) == 2);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("minimum", least_inside_and_at_the_ends,
                     deepest_of_several, low_where_nothing_is_less);
}
