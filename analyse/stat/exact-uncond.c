#include <config.h>

#include "analyse/stat/exact-uncond.h"

#include "analyse/stat/nuisance.h"
#include "analyse/stat/score.h"
#include "base/heap.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

/* The chances of each count of one arm, for a rate. Only first to last matter:
 * the rest are below 1e-18 of the mode's. */
struct chances {
    size_t n;
    size_t first;
    size_t last;
    double *rise;  /* [x] number of ways of x + 1 over that of x */
    double *fall;  /* [x] number of ways of x - 1 over that of x */
    double *exact; /* [x] chance of x */
    double *least; /* [x] chance of x or more */
};

static struct chances
chances_new(size_t n)
{
    struct chances c = {.n = n};
    c.rise = heap_new(n + 2, sizeof *c.rise);
    c.fall = heap_new(n + 2, sizeof *c.fall);
    c.exact = heap_new(n + 2, sizeof *c.exact);
    c.least = heap_new(n + 2, sizeof *c.least);
    for (size_t x = 0; x <= n; x++) {
        c.rise[x] = (double)(n - x) / (double)(x + 1);
        c.fall[x] = (double)x / (double)(n - x + 1);
    }
    return c;
}

static void
chances_release(struct chances *c)
{
    free(c->rise);
    free(c->fall);
    free(c->exact);
    free(c->least);
}

/* Terms as multiples of the mode's, then divided by their sum. */
static double
chances_spread(struct chances *c, double rate)
{
    size_t mode = (size_t)(((double)c->n + 1) * rate);
    mode = mode > c->n ? c->n : mode;
    double odds = rate / (1 - rate);
    double inverse = (1 - rate) / rate;
    double sum = 1;
    c->exact[mode] = 1;
    c->last = mode;
    while (c->last < c->n && c->exact[c->last] > 1e-18) {
        double term = c->exact[c->last] * (c->rise[c->last] * odds);
        c->exact[++c->last] = term;
        sum += term;
    }
    c->first = mode;
    while (c->first > 0 && c->exact[c->first] > 1e-18) {
        double term = c->exact[c->first] * (c->fall[c->first] * inverse);
        c->exact[--c->first] = term;
        sum += term;
    }
    return sum;
}

static void
chances_set(struct chances *c, double rate, bool tails)
{
    if (rate <= 0 || rate >= 1) {
        c->first = c->last = rate <= 0 ? 0 : c->n;
        c->exact[c->first] = c->least[c->first] = 1;
        return;
    }
    double share = 1 / chances_spread(c, rate);
    for (size_t x = c->first; x <= c->last; x++)
        c->exact[x] *= share;
    if (!tails)
        return;
    double sum = 0;
    for (size_t x = c->last + 1; x > c->first; x--) {
        sum += c->exact[x - 1];
        c->least[x - 1] = sum;
    }
}

/* The chance of x or more. */
static double
chances_least(const struct chances *c, size_t x)
{
    if (x <= c->first)
        return 1;
    return x > c->last ? 0 : c->least[x];
}

/* The tables as extreme as the observed one under some difference from low to
 * high: for each x0, those with x1 >= more[x0], and with x1 < fewer[x0]. */
struct search {
    struct rates r;
    double low;
    double high;
    bool two_sided;
    bool by_difference; /* Santner and Snell's order, else by score */
    double alpha;
    struct chances one;   /* of treatment under high */
    struct chances lower; /* of treatment under low */
    struct chances zero;
    size_t *more;
    size_t *fewer;
    struct nuisance nuisance;
};

/* No less than the chance of the extreme tables under any of the differences:
 * that of many in treatment grows with the difference, of few it falls. */
static double
probability(double rate, void *data)
{
    struct search *s = data;
    chances_set(&s->zero, rate, false);
    chances_set(&s->one, fmax(0, fmin(1, rate + s->high)), true);
    if (s->two_sided)
        chances_set(&s->lower, fmax(0, fmin(1, rate + s->low)), true);
    double sum = 0;
    for (size_t x0 = s->zero.first; x0 <= s->zero.last; x0++) {
        double extreme = chances_least(&s->one, s->more[x0]);
        if (s->two_sided)
            extreme += 1 - chances_least(&s->lower, s->fewer[x0]);
        sum += s->zero.exact[x0] * (extreme < 1 ? extreme : 1);
    }
    return sum;
}

static double
statistic(const struct search *s, size_t x1, size_t x0, double difference)
{
    struct rates r = s->r;
    r.x1 = (double)x1;
    r.x0 = (double)x0;
    r.p1 = r.x1 / r.n1;
    r.p0 = r.x0 / r.n0;
    return score_statistic(r, difference);
}

/* What a table's statistic must reach to be as extreme as the observed one. */
static double
bound_of(const struct search *s, double difference)
{
    double observed = score_statistic(s->r, difference);
    double bound = s->two_sided ? fabs(observed) : observed;
    return bound - 1e-9 * fmax(1, fabs(bound));
}

/* The tables that are extreme under one difference. The statistic rises with x1
 * and falls with x0, so that their border is a staircase, walked once up for
 * each side. */
static void
stairs_by_score(struct search *s, double difference)
{
    double bound = bound_of(s, difference);
    size_t more = 0;
    size_t fewer = 0;
    for (size_t x0 = 0; x0 <= s->zero.n; x0++) {
        while (more <= s->one.n && statistic(s, more, x0, difference) < bound)
            more++;
        s->more[x0] = more;
        if (!s->two_sided)
            continue;
        while (fewer <= s->one.n &&
               statistic(s, fewer, x0, difference) <= -bound)
            fewer++;
        s->fewer[x0] = fewer;
    }
}

/* Adds those under another difference: of most stairs it is enough to see that
 * the next table is not one. */
static void
widen_by_score(struct search *s, double difference)
{
    double bound = bound_of(s, difference);
    for (size_t x0 = 0; x0 <= s->zero.n; x0++) {
        size_t *more = &s->more[x0], *fewer = &s->fewer[x0];
        while (*more > 0 && statistic(s, *more - 1, x0, difference) >= bound)
            --*more;
        while (s->two_sided && *fewer <= s->one.n &&
               statistic(s, *fewer, x0, difference) <= -bound)
            ++*fewer;
    }
}

/* By x1 n0 - x0 n1, which is a whole number, whatever the difference. */
static void
stairs_by_difference(struct search *s)
{
    double observed = s->r.x1 * s->r.n0 - s->r.x0 * s->r.n1;
    size_t more = 0;
    for (size_t x0 = 0; x0 <= s->zero.n; x0++) {
        while (more <= s->one.n &&
               (double)more * s->r.n0 - (double)x0 * s->r.n1 < observed)
            more++;
        s->more[x0] = more;
    }
}

static void
stairs(struct search *s)
{
    if (s->by_difference) {
        stairs_by_difference(s);
        return;
    }
    stairs_by_score(s, s->low);
    widen_by_score(s, s->high);
    if (s->high - s->low > 0.01)
        widen_by_score(s, (s->low + s->high) / 2);
}

/* False when the test surely rejects every difference from low to high. */
static bool
may_keep(struct search *s, double low, double high)
{
    s->low = low;
    s->high = high;
    stairs(s);
    s->nuisance.low = fmax(0, -high);
    s->nuisance.high = fmin(1, 1 - low);
    return nuisance_largest(&s->nuisance, s->alpha) > s->alpha;
}

/* The lowest difference from low to high that is kept; INFINITY if none. As a
 * function of the difference p jumps, and falls between the jumps, so that it
 * crosses alpha several times, and narrowly, where an arm is small: stretches
 * are thrown out whole by a bound on p, and halved where that cannot tell. */
static double
lowest_kept(struct search *s, double low, double high)
{
    if (!may_keep(s, low, high))
        return INFINITY;
    if (high - low < EXACT_UNCOND_TOLERANCE)
        return low;
    double middle = (low + high) / 2;
    double found = lowest_kept(s, low, middle);
    return isinf(found) ? lowest_kept(s, middle, high) : found;
}

/* Not from -1 itself, under which one table only can happen and the statistic
 * of the others is infinite. The estimate is kept at every level in use, and
 * is the limit should rounding say otherwise. */
static double
lower_limit(struct search *s)
{
    double estimate = s->r.p1 - s->r.p0;
    if (estimate <= -1)
        return -1;
    double lowest = fmin(estimate, -1 + EXACT_UNCOND_TOLERANCE);
    return fmin(estimate, lowest_kept(s, lowest, estimate));
}

static double
search_lower(struct search s, struct arms arms)
{
    s.r = arms_rates(arms);
    s.one = chances_new(arms.n1);
    s.lower = chances_new(arms.n1);
    s.zero = chances_new(arms.n0);
    s.more = heap_new(arms.n0 + 1, sizeof *s.more);
    s.fewer = heap_new(arms.n0 + 1, sizeof *s.fewer);
    s.nuisance = (struct nuisance){.probability = probability,
                                   .data = &s,
                                   .people = s.r.n1 + s.r.n0,
                                   .likely = -1};
    double limit = lower_limit(&s);
    chances_release(&s.one);
    chances_release(&s.lower);
    chances_release(&s.zero);
    free(s.more);
    free(s.fewer);
    return limit;
}

/* The upper limit is the lower one of the arms swapped, on a thread of its
 * own: the two have nothing to do with each other. */
struct side {
    struct search search;
    struct arms arms;
    double limit;
};

static void *
search_side(void *given)
{
    struct side *side = given;
    side->limit = search_lower(side->search, side->arms);
    return NULL;
}

static struct interval
search_both(struct search s, struct arms arms, double level)
{
    assert(level > 0 && level < 1);
    if (arms.n1 > EXACT_UNCOND_PEOPLE || arms.n0 > EXACT_UNCOND_PEOPLE)
        return INTERVAL_NONE("too many people for an exact interval that "
                             "does not fix the margins");
    struct side upper = {.search = s, .arms = arms_swapped(arms)};
    pthread_t thread;
    bool apart = pthread_create(&thread, NULL, search_side, &upper) == 0;
    double lower = search_lower(s, arms);
    if (apart)
        pthread_join(thread, NULL);
    else
        search_side(&upper);
    return (struct interval){.lower = lower, .upper = -upper.limit};
}

struct interval
exact_uncond_chan_zhang(struct arms arms, double level)
{
    return search_both((struct search){.alpha = (1 - level) / 2}, arms, level);
}

struct interval
exact_uncond_agresti_min(struct arms arms, double level)
{
    struct search search = {.alpha = 1 - level, .two_sided = true};
    return search_both(search, arms, level);
}

struct interval
exact_uncond_santner_snell(struct arms arms, double level)
{
    struct search search = {.alpha = (1 - level) / 2, .by_difference = true};
    return search_both(search, arms, level);
}
