#include <config.h>

#include "analyse/design/curve.h"

#include "base/heap.h"

#include <math.h>
#include <stdlib.h>

/* About so many times are told. */
#define TIMES 6

static bool
is_watched(const struct design *design, size_t i, size_t arm)
{
    return design->arm[i] == arm && design->known[i] && design->time.known[i];
}

/* 1, 2, 2.5 or 5 times a power of ten, so that no more than TIMES reach last.
 */
static double
round_step(double last)
{
    static const double rounds[] = {1, 2, 2.5, 5, 10};
    double least = last / TIMES, power = pow(10, floor(log10(least)));
    for (size_t i = 0; i < sizeof rounds / sizeof *rounds; i++)
        if (rounds[i] * power >= least * (1 - 1e-9))
            return rounds[i] * power;
    return 10 * power;
}

/* Up to when every arm was watched. */
static double
last_common(const struct design *design)
{
    double common = INFINITY;
    for (size_t a = 0; a < design->n_arms; a++) {
        double last = 0;
        for (size_t i = 0; i < design->n; i++)
            if (is_watched(design, i, a))
                last = fmax(last, design->time.value[i]);
        common = fmin(common, last);
    }
    return common;
}

/* Into times, TIMES + 1 at most, rising. */
static size_t
choose_times(double last, double tau, double *times)
{
    double step = round_step(last);
    size_t n = 0;
    for (size_t i = 1; i <= TIMES && (double)i * step <= last * (1 + 1e-9); i++)
        times[n++] = (double)i * step;
    size_t at = 0;
    while (at < n && times[at] < tau)
        at++;
    if (!(tau > 0) || tau > last || (at < n && times[at] == tau))
        return n;
    for (size_t i = n++; i > at; i--)
        times[i] = times[i - 1];
    times[at] = tau;
    return n;
}

static struct km
curve_of(const struct design *design, size_t arm, struct curve *curve)
{
    double *time = heap_new(design->n, sizeof *time);
    unsigned char *event = heap_new(design->n, 1);
    for (size_t i = 0; i < design->n; i++)
        if (is_watched(design, i, arm)) {
            event[curve->people] = design->y[i] == 1;
            curve->acted += design->y[i] == 1;
            time[curve->people++] = design->time.value[i];
        }
    struct km km = km_new(time, event, curve->people);
    free(time);
    free(event);
    return km;
}

static struct curve_point
point_of(const struct km *km, double time, double level)
{
    struct km_point p = km_at(km, time, level);
    struct curve_point point = {.time = time,
                                .acted = 1 - p.survival,
                                .at_risk = p.at_risk,
                                .limits = p.limits};
    if (!p.limits.reason) {
        point.limits.lower = 1 - p.limits.upper;
        point.limits.upper = 1 - p.limits.lower;
    }
    return point;
}

static void
add_steps(struct arena *arena, const struct km *km, struct curve *curve)
{
    curve->steps = arena_array(arena, km->count, sizeof *curve->steps);
    for (size_t i = 0; i < km->count; i++)
        if (km->step[i].events)
            curve->steps[curve->n_steps++] =
                (struct curve_step){km->step[i].time, 1 - km->step[i].survival};
    curve->last = km->count ? km->step[km->count - 1].time : 0;
}

static void
fill_curve(const struct design *design, size_t arm, const double *times,
           size_t n, double level, struct curve *curve)
{
    curve->arm = design->arms[arm].name;
    struct km km = curve_of(design, arm, curve);
    curve->half = km_quantile(&km, 0.5, level);
    curve->points = arena_array(design->arena, n, sizeof *curve->points);
    for (size_t t = 0; t < n; t++)
        curve->points[t] = point_of(&km, times[t], level);
    add_steps(design->arena, &km, curve);
    km_release(&km);
}

const struct curves *
curves_new(const struct design *design, double tau, double level)
{
    if (!design->time.name || !design->y ||
        design->outcome.kind != OUTCOME_BINARY)
        return NULL;
    double last = last_common(design), times[TIMES + 1];
    if (!(last > 0))
        return NULL;
    struct arena *arena = design->arena;
    struct curves *curves = arena_alloc(arena, sizeof *curves);
    *curves = (struct curves){.n_arms = design->n_arms,
                              .n_points = choose_times(last, tau, times)};
    curves->arms = arena_array(arena, design->n_arms, sizeof *curves->arms);
    for (size_t a = 0; a < design->n_arms; a++)
        fill_curve(design, a, times, curves->n_points, level, &curves->arms[a]);
    return curves;
}
