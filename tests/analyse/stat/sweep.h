/* sweep: every estimator of analyse/stat over thousands of tiny designs, the
 * same ones at each run. Nothing may be NaN, no limit may be on the wrong side
 * of its estimate, no p outside [0, 1]; what does not exist has a reason, and
 * then no number. A fault names the design's seed. */
#ifndef TESTS_ANALYSE_STAT_SWEEP_H
#define TESTS_ANALYSE_STAT_SWEEP_H

#include "analyse/stat/estimate.h"
#include "analyse/stat/interval.h"
#include "tests/analyse/stat/design.h"
#include "tests/run.h"

#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>

static const double level = 0.95;

/* The first fault of a sweep, its design's seed, and how many there were. */
static struct {
    uint64_t seed, first_seed;
    size_t count;
    char first[300];
} faults;

static inline void __attribute__((format(printf, 1, 2)))
fault(const char *format, ...)
{
    if (faults.count++)
        return;
    va_list args;
    va_start(args, format);
    vsnprintf(faults.first, sizeof faults.first, format, args);
    va_end(args);
    faults.first_seed = faults.seed;
}

static inline void
see_number(const char *what, double x)
{
    if (!isfinite(x))
        fault("%s is %g", what, x);
}

static inline void
see_share(const char *what, double x)
{
    if (!(x >= 0 && x <= 1))
        fault("%s is %.17g", what, x);
}

/* Limits that may be infinite, about a value that may be. Rounding of 1e-9. */
static inline void
see_limits(const char *what, double lower, double value, double upper)
{
    double slack = isfinite(value) ? 1e-9 * fmax(1, fabs(value)) : 0;
    if (!(lower <= value + slack && value <= upper + slack))
        fault("%s: %.17g is not in %.17g to %.17g", what, value, lower, upper);
}

static inline void
see_interval(const char *what, struct interval i, double value)
{
    if (!i.reason)
        see_limits(what, i.lower, value, i.upper);
    else if (i.lower != 0 || i.upper != 0)
        fault("%s: limits beside a reason", what);
}

static inline void
see_point(const char *what, struct point p)
{
    if (isnan(p.value) || (p.reason && p.value != 0))
        fault("%s: %g, reason %s", what, p.value, p.reason ? "given" : "none");
}

static inline void
see_estimate(const char *what, struct estimate e)
{
    bool all_zero = e.se == 0 && e.df == 0 && e.statistic == 0 && e.p == 0 &&
                    e.lower == 0 && e.upper == 0;
    if (e.reason && (e.value != 0 || !all_zero))
        fault("%s: numbers beside a reason", what);
    if (!e.reason)
        see_number(what, e.value);
    if (e.se_reason && !all_zero)
        fault("%s: a standard error beside a reason", what);
    if (e.reason || e.se_reason)
        return;
    see_number(what, e.se);
    see_number(what, e.statistic);
    see_share(what, e.p);
    see_limits(what, e.lower, e.value, e.upper);
    if (!(e.se > 0) || !(e.df > 0) || e.level != level)
        fault("%s: se %g, df %g, level %g", what, e.se, e.df, e.level);
}

static inline void
sweep(void (*see)(struct design *), size_t designs)
{
    static struct design d;
    faults.count = 0;
    for (uint64_t seed = 1; seed <= designs; seed++) {
        faults.seed = seed;
        see(design_draw(&d, seed));
    }
    ck_assert_msg(faults.count == 0, "%zu faults; first, in design %lu: %s",
                  faults.count, (unsigned long)faults.first_seed, faults.first);
}

#define SWEEP(name, designs)                                                   \
    START_TEST(name)                                                           \
        {                                                                      \
            sweep(see_##name, designs);                                        \
        }                                                                      \
    END_TEST

#endif
