#include <config.h>

#include "analyse/stat/score.h"

#include <float.h>
#include <math.h>

/* The derivative of the log likelihood by p0, times p0 q0 p1 q1: no term of
 * it cancels however rare the outcome. */
static double
slope(struct rates r, double p1, double p0)
{
    return (r.x1 - r.n1 * p1) * p0 * (1 - p0) +
           (r.x0 - r.n0 * p0) * p1 * (1 - p1);
}

static double
slope_derivative(struct rates r, double p1, double p0)
{
    return -r.n1 * p0 * (1 - p0) + (r.x1 - r.n1 * p1) * (1 - 2 * p0) -
           r.n0 * p1 * (1 - p1) + (r.x0 - r.n0 * p0) * (1 - 2 * p1);
}

/* Miettinen and Nurminen's root of the cubic in p0, with trouble in the
 * argument of the arc cosine held to where it is one of rounding. */
static double
cubic_root(struct rates r, double d)
{
    double people = r.n1 + r.n0;
    double l3 = people;
    double l2 = (r.n1 + 2 * r.n0) * d - people - r.x1 - r.x0;
    double l1 = (r.n0 * d - people - 2 * r.x0) * d + r.x1 + r.x0;
    double l0 = r.x0 * d * (1 - d);
    double third = l2 / (3 * l3);
    double q = third * third * third - l1 * l2 / (6 * l3 * l3) + l0 / (2 * l3);
    double p = sqrt(fmax(0, third * third - l1 / (3 * l3)));
    if (q < 0)
        p = -p;
    double ratio = p == 0 ? 0 : fmax(-1, fmin(1, q / (p * p * p)));
    return 2 * p * cos((M_PI + acos(ratio)) / 3) - third;
}

/* A step of Newton's this short leaves its square. */
#define NEAR 1e-9

/* p0 for a difference d > 0. Between its ends the slope falls through zero
 * once, unless the maximum lies on an end where no observation forbids it. */
static double
control_rate(struct rates r, double d)
{
    if (d >= 1)
        return 0;
    if (r.x0 == 0 &&
        r.x1 * (1 - d) - (r.n1 - r.x1) * d - r.n0 * d * (1 - d) <= 0)
        return 0;
    if (r.x1 == r.n1 &&
        r.x0 * d - (r.n0 - r.x0) * (1 - d) + r.n1 * d * (1 - d) >= 0)
        return 1 - d;

    double low = 0;
    double high = 1 - d;
    double p = fmax(low, fmin(high, cubic_root(r, d)));
    for (int i = 0; i < 100; i++) {
        double value = slope(r, p + d, p);
        if (value > 0)
            low = p;
        else
            high = p;
        double next = p - value / slope_derivative(r, p + d, p);
        /* Where p is the root to all digits the next may lie on the wrong side
         * of it, by rounding: half the way back from there is a long way. */
        if (fabs(next - p) <= NEAR * p)
            return fmax(0, fmin(1 - d, next));
        if (!(next > low && next < high))
            next = (low + high) / 2;
        if (fabs(next - p) <= 4 * DBL_EPSILON * p)
            return next;
        p = next;
    }
    return p;
}

static struct rates
rates_swapped(struct rates r)
{
    return (struct rates){r.x0, r.n0, r.p0, r.x1, r.n1, r.p1};
}

struct restricted
score_difference(struct rates r, double d)
{
    struct restricted m;
    if (d > 0) {
        m.p0 = control_rate(r, d);
        m.p1 = fmin(1, m.p0 + d);
    } else if (d < 0) {
        m.p1 = control_rate(rates_swapped(r), -d);
        m.p0 = fmin(1, m.p1 - d);
    } else {
        m.p1 = m.p0 = (r.x1 + r.x0) / (r.n1 + r.n0);
    }
    double one = m.p1 * (1 - m.p1) / r.n1;
    double zero = m.p0 * (1 - m.p0) / r.n0;
    m.variance = one + zero;
    m.third_moment = one * (1 - 2 * m.p1) / r.n1 - zero * (1 - 2 * m.p0) / r.n0;
    return m;
}

double
score_statistic(struct rates r, double difference)
{
    double numerator = r.p1 - r.p0 - difference;
    struct restricted m = score_difference(r, difference);
    if (m.variance > 0)
        return numerator / sqrt(m.variance);
    if (fabs(numerator) <= 4 * DBL_EPSILON)
        return 0;
    return numerator > 0 ? INFINITY : -INFINITY;
}
