#include <config.h>

#include "analyse/report/report.h"

#include <math.h>

/* 1, 2 or 5 times a power of ten. */
static double
round_step(double raw)
{
    double power = pow(10, floor(log10(raw)));
    double lead = raw / power;
    return power * (lead <= 1.5 ? 1 : lead <= 3.5 ? 2 : lead <= 7.5 ? 5 : 10);
}

struct axis
axis_of(double low, double high, size_t about)
{
    double span = high - low;
    if (!(span > 0))
        span = fabs(low) > 0 ? fabs(low) : 1;
    struct axis axis = {.step = round_step(span / (double)about)};
    axis.first = floor(low / axis.step + 1e-9) * axis.step;
    axis.n = (size_t)(ceil((high - axis.first) / axis.step - 1e-9)) + 1;
    if (axis.n < 2)
        axis.n = 2;
    return axis;
}

/* What has no end takes no room: it is drawn to the edge. */
static void
widen(double value, double *low, double *high)
{
    if (!isfinite(value))
        return;
    *low = fmin(*low, value);
    *high = fmax(*high, value);
}

void
plot_range(const struct plot *plot, double *low, double *high)
{
    *low = INFINITY;
    *high = -INFINITY;
    if (plot->has_reference)
        widen(plot->reference, low, high);
    for (size_t i = 0; i < plot->n; i++) {
        const struct plot_row *row = &plot->rows[i];
        if (row->has_value)
            widen(row->value, low, high);
        if (row->has_limits) {
            widen(row->lower, low, high);
            widen(row->upper, low, high);
        }
    }
    if (*low > *high)
        *low = *high = 0;
    *low = fmax(*low, plot->least);
    *high = fmin(*high, plot->most);
}
