#include <config.h>

#include "analyse/stat/ri-invert.h"
#include "base/heap.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

/* Of standard errors: under these C is 0 but for rounding, and an end of a
 * piece is at the effect 0. */
static const double square_least = 1e-20;
static const double at_none = 1e-6;
static const double just_off = 1e-12;

/* T and its variance, as linear and quadratic in an effect. */
struct spread {
    double t, c, yy, yr, rr, weight;
};

static double
value_of(const double *c, size_t degree, double x)
{
    double sum = c[degree];
    for (size_t k = degree; k-- > 0;)
        sum = sum * x + c[k];
    return sum;
}

/* Where it goes through 0 between low and high, on the side where it is at
 * least 0. Newton's steps where they stay between. */
static double
cross(const double *c, const double *slope, size_t degree, double low,
      double high)
{
    bool low_in = value_of(c, degree, low) >= 0;
    double x = low + (high - low) / 2;
    for (int step = 0; step < 200; step++) {
        double value = value_of(c, degree, x);
        *((value >= 0) == low_in ? &low : &high) = x;
        double next = x - value / value_of(slope, degree - 1, x);
        if (fabs(next - x) <= 2 * DBL_EPSILON * fabs(x))
            break;
        if (!(next > low && next < high) || step % 4 == 3)
            next = low + (high - low) / 2;
        if (next == low || next == high)
            break;
        x = next;
    }
    for (double off = DBL_EPSILON * fabs(x); value_of(c, degree, x) < 0;
         off *= 2) {
        x = low_in ? x - off : x + off;
        if (!(x > low && x < high))
            return low_in ? low : high;
    }
    return x;
}

/* Places where the polynomial goes through 0, ascending; each is on the side
 * where it is at least 0. Between two of its slope's there is at most one.
 * Returns how many. */
static size_t
crossings(const double *c, size_t degree, double *at)
{
    while (degree > 0 && c[degree] == 0)
        degree--;
    if (degree == 0)
        return 0;
    double slope[4], turn[6];
    double reach = 0;
    for (size_t k = 0; k < degree; k++) {
        slope[k] = (double)(k + 1) * c[k + 1];
        reach = fmax(reach, fabs(c[k] / c[degree]));
    }
    size_t turns = crossings(slope, degree - 1, turn + 1), count = 0;
    turn[0] = -1 - reach; /* Cauchy's bound */
    turn[turns + 1] = 1 + reach;
    for (size_t k = 0; k <= turns; k++) {
        bool left = value_of(c, degree, turn[k]) >= 0;
        bool right = value_of(c, degree, turn[k + 1]) >= 0;
        if (left != right)
            at[count++] = cross(c, slope, degree, turn[k], turn[k + 1]);
    }
    return count;
}

struct ri_pieces
ri_quartic_pieces(const double c[5])
{
    double at[4];
    size_t degree = c[4] != 0 ? 4 : c[3] != 0 ? 3 : 2;
    size_t n = crossings(c, degree, at);
    struct ri_pieces pieces = {0};
    /* At 0 it is inside. So each crossing above it is the other way than the
     * one before, and likewise below. */
    size_t below = 0;
    while (below < n && at[below] < 0)
        below++;
    bool inside = below % 2 == 0;
    double from = -INFINITY;
    for (size_t k = 0; k < n; k++) {
        if (inside && pieces.count < 2) {
            pieces.lower[pieces.count] = from;
            pieces.upper[pieces.count++] = at[k];
        }
        from = at[k];
        inside = !inside;
    }
    if (inside && pieces.count < 2) {
        pieces.lower[pieces.count] = from;
        pieces.upper[pieces.count++] = INFINITY;
    }
    return pieces;
}

/* Adds arm's part in the block's, with the weight that the block has. */
static void
add_arm(const struct ri_inverse *inverse, const struct ri_block *block,
        const unsigned char *treated, unsigned char arm, double weight,
        struct spread *all)
{
    const double *size = inverse->data->size;
    double people = 0, y = 0, r = 0, yy = 0, yr = 0, rr = 0;
    size_t last = block->first + block->units;
    for (size_t u = block->first; u < last; u++)
        if (treated[u] == arm) {
            people += size[u];
            y += inverse->total[u];
            r += inverse->really[u];
        }
    y /= people;
    r /= people;
    for (size_t u = block->first; u < last; u++)
        if (treated[u] == arm && size[u] < people) {
            double off_y = inverse->total[u] - size[u] * y;
            double off_r = inverse->really[u] - size[u] * r;
            double made_good = 1 / (1 - size[u] / people);
            yy += off_y * off_y * made_good;
            yr += off_y * off_r * made_good;
            rr += off_r * off_r * made_good;
        }
    double part = weight / people, sign = arm ? weight : -weight;
    all->t += sign * y;
    all->c += sign * r;
    all->yy += part * part * yy;
    all->yr += part * part * yr;
    all->rr += part * part * rr;
}

static struct spread
spread_of(const struct ri_inverse *inverse, const unsigned char *treated)
{
    const struct ri_data *data = inverse->data;
    struct spread all = {0};
    for (size_t b = 0; b < data->blocks; b++) {
        const struct ri_block *block = &data->block[b];
        double people = 0;
        for (size_t u = block->first; u < block->first + block->units; u++)
            people += treated[u] ? data->size[u] : 0;
        double weight = block->share + block->tilt * people;
        add_arm(inverse, block, treated, 1, weight, &all);
        add_arm(inverse, block, treated, 0, weight, &all);
        all.weight += weight;
    }
    if (data->tilted) {
        double squared = all.weight * all.weight;
        all.t /= all.weight;
        all.c /= all.weight;
        all.yy /= squared;
        all.yr /= squared;
        all.rr /= squared;
    }
    return all;
}

bool
ri_inverse_init(struct ri_inverse *inverse, const struct ri_data *data)
{
    const struct assignment *a = &data->assignment;
    *inverse = (struct ri_inverse){
        .data = data,
        .seen = ri_point(data, a->treated).t,
        .total = heap_new(a->units, sizeof(double)),
        .really = heap_new(a->units, sizeof(double)),
    };
    for (size_t u = 0; u < a->units; u++) {
        inverse->really[u] = a->treated[u] ? data->size[u] : 0;
        inverse->total[u] = data->total[u] - inverse->seen * inverse->really[u];
    }
    inverse->se = sqrt(spread_of(inverse, a->treated).yy);
    if (inverse->se > data->tie && inverse->se > 1e-7 * fabs(inverse->seen))
        return true;
    ri_inverse_release(inverse);
    return false;
}

void
ri_inverse_release(struct ri_inverse *inverse)
{
    free(inverse->total);
    free(inverse->really);
}

/* Of the same T as the one seen, but for rounding, it counts at the effect seen
 * and where its own variance is no more than c^2 of the other's. */
static struct ri_pieces
pieces_of_same(double c, double a, double b, double square)
{
    double middle[3] = {c * c - a, 2 * b, -square};
    struct ri_pieces pieces = {.count = 1};
    if (square == 0) {
        pieces.upper[0] = middle[0] >= 0 ? INFINITY : 0;
        pieces.lower[0] = -pieces.upper[0];
        return pieces;
    }
    double at[2];
    if (crossings(middle, 2, at) < 2)
        return pieces;
    size_t k = at[0] > 0 ? 1 : at[1] < 0 ? 0 : 2; /* which piece that is */
    if (k == 2) {
        pieces.lower[0] = at[0];
        pieces.upper[0] = at[1];
        return pieces;
    }
    pieces.count = 2;
    pieces.lower[k] = at[0];
    pieces.upper[k] = at[1];
    return pieces;
}

static bool
holds_none(const struct ri_pieces *pieces)
{
    for (size_t k = 0; k < pieces->count; k++)
        if (pieces->lower[k] <= 0 && 0 <= pieces->upper[k])
            return true;
    return false;
}

/* The end next to 0, where it is 0 but for rounding, goes to the side where the
 * test has it. */
static void
agree_at_none(struct ri_pieces *pieces, double se, bool counts)
{
    if (holds_none(pieces) == counts)
        return;
    double *end = &pieces->lower[0], off = counts ? 0 : just_off * se;
    double to = off;
    for (size_t k = 0; k < pieces->count; k++) {
        if (fabs(pieces->lower[k]) < fabs(*end)) {
            end = &pieces->lower[k];
            to = off;
        }
        if (fabs(pieces->upper[k]) < fabs(*end)) {
            end = &pieces->upper[k];
            to = -off;
        }
    }
    if (fabs(*end) <= at_none * se)
        *end = to;
}

struct ri_pieces
ri_inverse_pieces(const struct ri_inverse *inverse,
                  const unsigned char *treated, bool counts_at_none)
{
    const struct ri_data *data = inverse->data;
    double se = inverse->se;
    struct spread s = spread_of(inverse, treated);
    /* In standard errors, x = u / se; ties count, as in the test. */
    double near = 1 - 1e-9 - 2 * data->noise / se, keep = near * near;
    double square = s.rr < square_least ? 0 : keep * s.rr;
    double a = keep * s.yy / (se * se);
    double b = square > 0 ? keep * s.yr / se : 0;
    double t = fabs(s.t) <= data->tie ? 0 : s.t / se;
    double c[5] = {t * t, -2 * t * s.c, s.c * s.c - a, 2 * b, -square};
    struct ri_pieces pieces =
        t == 0 ? pieces_of_same(s.c, a, b, square) : ri_quartic_pieces(c);
    for (size_t k = 0; k < pieces.count; k++) {
        pieces.lower[k] = inverse->seen + se * pieces.lower[k];
        pieces.upper[k] = inverse->seen + se * pieces.upper[k];
    }
    agree_at_none(&pieces, se, counts_at_none);
    return pieces;
}

static int
ascending(const void *a, const void *b)
{
    const double *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

void
ri_hull_sort(double *lower, double *upper, size_t n)
{
    qsort(lower, n, sizeof *lower, ascending);
    qsort(upper, n, sizeof *upper, ascending);
}

/* From the left: a piece begins where as many have begun, and not yet ended, as
 * are needed, and ends before that is no longer so. */
struct ri_hull
ri_hull(const double *lower, const double *upper, size_t n, size_t need)
{
    struct ri_hull hull = {INFINITY, -INFINITY, 0};
    size_t begun = 0, ended = 0;
    bool enough = false;
    while (ended < n) {
        if (begun < n && lower[begun] <= upper[ended]) {
            begun++;
            if (!enough && begun >= ended + need) {
                enough = true;
                if (!hull.pieces++)
                    hull.lower = lower[begun - 1];
            }
            continue;
        }
        if (enough && begun < ended + 1 + need) {
            enough = false;
            hull.upper = upper[ended];
        }
        ended++;
    }
    return hull;
}
