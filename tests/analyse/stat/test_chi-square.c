#include <config.h>

#include "analyse/stat/chi-square.h"
#include "tests/run.h"

#include <math.h>

static void
near(double here, double there, double tolerance, double df)
{
    ck_assert_msg(fabs(here / there - 1) < tolerance,
                  "df %g: %.15g is not %.15g", df, here, there);
}

/* R 4.2.2: qchisq(c(.025, .975), df). GSL finds no lower one of 1e6 degrees;
 * beyond them the cube root is taken as normal. */
START_TEST(quantiles_are_those_of_r)
{
    static const struct {
        double df, lower, upper;
    } cases[] = {
        {1, 0.000982069117175256, 5.02388618731488},
        {2.5, 0.118622942100063, 8.39229526691297},
        {10, 3.24697278023684, 20.4831773508074},
        {100, 74.2219274749237, 129.561197185837},
        {12345, 12038.9285031218, 12654.8600645056},
        {1e6, 997230.08714329, 1002773.70146793},
        {2052220, 2048251.1217681, 2056192.66684339},
        {1e7, 9991236.6690539, 10008767.1195578},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double df = cases[i].df, tolerance = df > 1e6 ? 1e-9 : 1e-12;
        near(chi_square_quantile(0.975, df), cases[i].lower, tolerance, df);
        near(chi_square_quantile(0.025, df), cases[i].upper, tolerance, df);
    }
}
END_TEST

/* R 4.2.2: pchisq(x, df, lower = FALSE), where GSL's own does not settle. */
START_TEST(chances_of_many_degrees_are_those_of_r)
{
    static const struct {
        double x, df, above;
    } cases[] = {
        {2046142.1747310406, 2052220, 0.998661745123443},
        {2052220, 2052220, 0.499868722029704},
        {2056271.8835126394, 2052220, 0.0228034052435396},
        {2058297.8252689594, 2052220, 0.00136158869649482},
        {10013416.407864999, 1e7, 0.00135518819224115},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        near(chi_square_above(cases[i].x, cases[i].df), cases[i].above, 1e-6,
             cases[i].df);
    ck_assert(chi_square_above(0, 1) == 1);
    ck_assert(chi_square_above(INFINITY, 3) == 0);
}
END_TEST

/* Whatever level is asked for, down to the nearest to 1 that may be. */
START_TEST(quantiles_turn_back_into_their_chance)
{
    for (double df = 1; df < 1e9; df *= 7)
        for (double above = 5e-10; above < 1; above = above * 30) {
            near(chi_square_above(chi_square_quantile(above, df), df), above,
                 1e-9, df);
            double below = chi_square_quantile(1 - above, df);
            ck_assert(isfinite(below) && below >= 0);
        }
}
END_TEST

int
main(void)
{
    return RUN_TESTS("chi-square", quantiles_are_those_of_r,
                     chances_of_many_degrees_are_those_of_r,
                     quantiles_turn_back_into_their_chance);
}
