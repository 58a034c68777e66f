#include <config.h>

#include "analyse/stat/conditional.h"

#include "analyse/stat/hypergeometric.h"
#include "analyse/stat/root.h"

#include <math.h>

/* A table, and how much of its own density a tail counts: 1, or 1/2. */
struct test {
    struct hypergeometric h;
    double x;
    double share;
    double alpha;
    double beyond; /* the highest of the unlikely tables below x */
};

static struct test
test_of(struct arms arms, double share, double alpha)
{
    return (struct test){.h = hypergeometric_of(arms),
                         .x = (double)arms.x1,
                         .share = share,
                         .alpha = alpha};
}

static double
start_log_odds(const struct test *t)
{
    double a = t->x + 0.5;
    double b = t->h.n1 - t->x + 0.5;
    double c = t->h.m - t->x + 0.5;
    double d = t->h.n0 - t->h.m + t->x + 0.5;
    return log(a / b) - log(c / d);
}

static double
mean_shortfall(double log_odds, void *data)
{
    const struct test *t = data;
    return t->x - hypergeometric_mean(&t->h, log_odds);
}

struct point
conditional_estimate(struct arms arms)
{
    struct test t = test_of(arms, 1, 0);
    if (t.h.low == t.h.high)
        return POINT_NONE("nobody or everybody acted in both arms");
    if (t.x == t.h.low)
        return (struct point){.value = 0};
    if (t.x == t.h.high)
        return (struct point){.value = INFINITY};
    double start = start_log_odds(&t);
    return (struct point){.value =
                              exp(root_of_falling(mean_shortfall, &t, start))};
}

static double
tail_shortfall(double log_odds, void *data)
{
    const struct test *t = data;
    double above = hypergeometric_above(&t->h, t->x, t->share, log_odds);
    return t->alpha - above;
}

/* The log odds at which the upper tail reaches alpha. */
static double
one_sided(struct test *t)
{
    return root_of_falling(tail_shortfall, t, start_log_odds(t));
}

static double
two_one_sided_lower(struct arms arms, double share, double level)
{
    struct test t = test_of(arms, share, (1 - level) / 2);
    return t.x == t.h.low ? 0 : exp(one_sided(&t));
}

/* The two-sided p between two places where the set of unlikely tables
 * changes. The tables in between do not count: their probability rises and
 * falls once with the odds ratio, so that p falls and rises once. */
static double
p_shortfall(double log_odds, void *data)
{
    const struct test *t = data;
    double p = hypergeometric_tails(&t->h, t->beyond, t->x, t->share, log_odds);
    return t->alpha - p;
}

/* Where table j becomes no likelier than x, going up: later for a higher j,
 * the logarithm of the density being concave. */
static double
entry(const struct test *t, double j)
{
    double rise = hypergeometric_log_density(&t->h, t->x) -
                  hypergeometric_log_density(&t->h, j);
    return -rise / (t->x - j);
}

/* The highest table below x that is unlikely at these odds; low - 1 if
 * none. */
static double
unlikely_at(const struct test *t, double log_odds)
{
    double low = t->h.low - 1;
    double high = t->x - 1;
    while (low < high) {
        double middle = low + ceil((high - low) / 2);
        if (entry(t, middle) <= log_odds)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

/* Goes up the pieces until p exceeds alpha: at a piece's start, where a table
 * has just entered, or within it. Below the start no p can: the unlikely
 * tables are at most x - low, and each at most as likely as x. */
static double
baptista_pike_lower(struct arms arms, double share, double level)
{
    struct test t = test_of(arms, share, 1 - level);
    if (t.x == t.h.low)
        return 0;
    double highest = one_sided(&t);
    struct test first = t;
    first.alpha = t.alpha / (t.x - t.h.low + 2) * share;
    double start = one_sided(&first);
    t.beyond = unlikely_at(&t, start);
    while (t.beyond < t.x - 1) {
        double end = fmin(highest, entry(&t, t.beyond + 1));
        double shortfall = p_shortfall(end, &t);
        if (shortfall <= 0)
            return exp(root_between(p_shortfall, &t, start, end));
        if (end == highest)
            return exp(highest);
        /* The table that enters here is as likely as x. */
        if (shortfall < hypergeometric_density(&t.h, t.x, end))
            return exp(end);
        start = end;
        t.beyond++;
    }
    return exp(fmin(start, highest));
}

/* The upper limit is the lower one of the swapped arms, turned over. */
typedef double (*lower_limit)(struct arms arms, double share, double level);

static struct interval
from_lower_limits(lower_limit limit, struct arms arms, double share,
                  double level)
{
    assert(level > 0 && level < 1);
    return (struct interval){
        .lower = limit(arms, share, level),
        .upper = 1 / limit(arms_swapped(arms), share, level),
    };
}

struct interval
conditional_exact(struct arms arms, double level)
{
    return from_lower_limits(two_one_sided_lower, arms, 1, level);
}

struct interval
conditional_midp(struct arms arms, double level)
{
    return from_lower_limits(two_one_sided_lower, arms, 0.5, level);
}

static struct interval
baptista_pike(struct arms arms, double share, double level)
{
    struct rates r = arms_rates(arms);
    if (r.n1 + r.n0 > CONDITIONAL_PEOPLE)
        return INTERVAL_NONE("too many people for every table to be gone "
                             "through");
    return from_lower_limits(baptista_pike_lower, arms, share, level);
}

struct interval
conditional_baptista_pike(struct arms arms, double level)
{
    return baptista_pike(arms, 1, level);
}

struct interval
conditional_baptista_pike_midp(struct arms arms, double level)
{
    return baptista_pike(arms, 0.5, level);
}
