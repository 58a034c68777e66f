#include <config.h>

#include "analyse/stat/nuisance.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_min.h>
#include <math.h>

static double
rate_at(const struct nuisance *n, double angle)
{
    double sine = sin(angle);
    return n->low + (n->high - n->low) * sine * sine;
}

static double
negative_at(double angle, void *data)
{
    const struct nuisance *n = data;
    return -n->probability(rate_at(n, angle), n->data);
}

/* The maximum near angle, where no neighbour at a step's distance is higher.
 * Two equal neighbours, as symmetry makes them, have it between them. */
static double
refined(struct nuisance *n, double angle, double value, double step)
{
    gsl_function f = {negative_at, n};
    double low = angle - step;
    double high = angle + step;
    double at_low = negative_at(low, n);
    double at_high = negative_at(high, n);
    if (at_high <= -value) {
        low = angle;
        at_low = -value;
        angle += step / 2;
        value = -negative_at(angle, n);
    }
    if (at_low <= -value || at_high <= -value)
        return fmax(value, fmax(-at_low, -at_high));
    gsl_min_fminimizer *search =
        gsl_min_fminimizer_alloc(gsl_min_fminimizer_brent);
    int status = gsl_min_fminimizer_set_with_values(search, &f, angle, -value,
                                                    low, at_low, high, at_high);
    for (int i = 0; i < 60 && status == GSL_SUCCESS; i++) {
        if (gsl_min_fminimizer_iterate(search) != GSL_SUCCESS)
            break;
        if (gsl_min_fminimizer_x_upper(search) -
                gsl_min_fminimizer_x_lower(search) <
            1e-8)
            break;
    }
    double best = -gsl_min_fminimizer_f_minimum(search);
    n->likely = rate_at(n, gsl_min_fminimizer_x_minimum(search));
    gsl_min_fminimizer_free(search);
    return fmax(best, value);
}

/* A point of the grid counts as close to the largest within this share: at
 * four points to a standard deviation none misses its peak by more. */
static const double close_by = 0.98;

struct peak {
    double angle;
    double value;
};

enum { PEAKS = 8 };

/* Keeps the highest peaks in falling order. */
static void
peaks_add(struct peak *peaks, double angle, double value)
{
    int i = PEAKS - 1;
    if (value <= peaks[i].value)
        return;
    for (; i > 0 && peaks[i - 1].value < value; i--)
        peaks[i] = peaks[i - 1];
    peaks[i] = (struct peak){angle, value};
}

double
nuisance_largest(struct nuisance *n, double enough)
{
    if (n->low < n->likely && n->likely < n->high) {
        double value = n->probability(n->likely, n->data);
        if (value > enough)
            return value;
    }
    int points = 64 + 2 * (int)(6.25 * sqrt(n->people));
    double step = M_PI_2 / points;
    struct peak peaks[PEAKS] = {{0, 0}};
    double before = -1;
    double value = n->probability(n->low, n->data);
    for (int i = 0; i <= points; i++) {
        if (value > enough) {
            n->likely = rate_at(n, i * step);
            return value;
        }
        double after =
            i == points ? -1
                        : n->probability(rate_at(n, (i + 1) * step), n->data);
        if (value >= before && value >= after)
            peaks_add(peaks, i * step, value);
        before = value;
        value = after;
    }
    double largest = peaks[0].value;
    double worth_it = close_by * fmax(largest, isinf(enough) ? 0 : enough);
    for (int i = 0; i < PEAKS && peaks[i].value > worth_it; i++)
        largest =
            fmax(largest, refined(n, peaks[i].angle, peaks[i].value, step));
    return largest;
}
