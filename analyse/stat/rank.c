#include <config.h>

#include "analyse/stat/rank.h"
#include "base/heap.h"

#include <assert.h>
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

static const char empty_reason[] =
    "an arm is empty, so there is nothing to compare";
static const char one_reason[] =
    "an arm has a single person, so the spread in it is unknown";
static const char apart_reason[] =
    "everybody in one arm is above everybody in the other, so no spread is "
    "left to take limits from";
static const char equal_reason[] = "everybody has the same value";

static const char many_reason[] =
    "there are too many people to count all assignments; the normal is as good";

struct placed {
    double value;
    size_t place;
};

static int
rising(const void *a, const void *b)
{
    const struct placed *x = a, *y = b;
    return (x->value > y->value) - (x->value < y->value);
}

double
rank_mid(const double *y, size_t n, double *rank)
{
    struct placed *placed = heap_new(n, sizeof *placed);
    for (size_t i = 0; i < n; i++)
        placed[i] = (struct placed){y[i], i};
    qsort(placed, n, sizeof *placed, rising);
    double ties = 0;
    for (size_t i = 0, next; i < n; i = next) {
        for (next = i; next < n && placed[next].value == placed[i].value;
             next++)
            ;
        double t = (double)(next - i);
        for (size_t l = i; l < next; l++)
            rank[placed[l].place] = (double)i + (t + 1) / 2;
        ties += t * t * t - t;
    }
    free(placed);
    return ties;
}

/* One arm: its values' ranks among all and among their own. */
struct arm {
    size_t n;
    double *y, *rank, *own;
    double mean, variance; /* of rank - own: how many of the others are below */
};

static struct arm
arm_new(const double *y, const double *rank, const unsigned char *treated,
        size_t n, int which)
{
    struct arm arm = {.y = heap_new(n, sizeof(double)),
                      .rank = heap_new(n, sizeof(double)),
                      .own = heap_new(n, sizeof(double))};
    for (size_t i = 0; i < n; i++)
        if ((treated[i] != 0) == which) {
            arm.y[arm.n] = y[i];
            arm.rank[arm.n++] = rank[i];
        }
    rank_mid(arm.y, arm.n, arm.own);
    double count = (double)arm.n;
    for (size_t i = 0; i < arm.n; i++)
        arm.mean += (arm.rank[i] - arm.own[i]) / count;
    for (size_t i = 0; i < arm.n && arm.n > 1; i++) {
        double d = arm.rank[i] - arm.own[i] - arm.mean;
        arm.variance += d * d / (count - 1);
    }
    return arm;
}

static void
arm_release(struct arm *arm)
{
    free(arm->y);
    free(arm->rank);
    free(arm->own);
}

struct interval
rank_logit_limits(double win, double se, double quantile)
{
    double middle = log(win / (1 - win));
    double half = quantile * se / (win * (1 - win));
    return (struct interval){.lower = 1 / (1 + exp(-(middle - half))),
                             .upper = 1 / (1 + exp(-(middle + half)))};
}

static void
set_win(struct win *w, const struct arm *t, const struct arm *c, double level)
{
    double n1 = (double)t->n, n0 = (double)c->n, p = w->u / (n1 * n0);
    double variance =
        t->variance / (n0 * n0 * n1) + c->variance / (n1 * n1 * n0);
    w->net_benefit = 2 * p - 1;
    if (t->n < 2 || c->n < 2) {
        w->win = estimate_point(p, one_reason);
    } else if (!(variance > 0) || !(p > 0 && p < 1)) {
        w->win =
            estimate_point(p, p > 0 && p < 1 ? equal_reason : apart_reason);
    } else {
        double se = sqrt(variance);
        w->win = estimate_from(p, se, INFINITY, level);
        w->logit =
            rank_logit_limits(p, se, gsl_cdf_ugaussian_Pinv((1 + level) / 2));
        return;
    }
    w->logit = INTERVAL_NONE(w->win.se_reason);
}

static void
set_mann_whitney(struct win *w, double ties)
{
    double n1 = (double)w->treated, n0 = (double)w->control, n = n1 + n0;
    double variance = n1 * n0 / 12 * (n + 1 - ties / (n * (n - 1)));
    double gap = fabs(w->u - n1 * n0 / 2);
    if (!(variance > 1e-9 * n1 * n0)) {
        w->p_reason = equal_reason;
        return;
    }
    double sd = sqrt(variance);
    w->p_normal = fmin(1, 2 * gsl_cdf_ugaussian_Q(gap / sd));
    w->p_continuity = fmin(1, 2 * gsl_cdf_ugaussian_Q(fmax(0, gap - 0.5) / sd));
}

/* With S the variance of rank - own rank in each arm:
 * t = n1 n0 (mean rank difference) / ((n1 + n0) sqrt(n1 S1 + n0 S0)). */
static void
set_brunner_munzel(struct win *w, const struct arm *t, const struct arm *c)
{
    double n1 = (double)t->n, n0 = (double)c->n;
    double v1 = n1 * t->variance, v0 = n0 * c->variance;
    if (t->n < 2 || c->n < 2) {
        w->brunner_munzel.reason = one_reason;
        return;
    }
    if (!(v1 + v0 > 0)) {
        w->brunner_munzel.reason =
            w->net_benefit == 0 ? equal_reason : apart_reason;
        return;
    }
    double gap = t->mean + (n1 + 1) / 2 - c->mean - (n0 + 1) / 2;
    double statistic = n1 * n0 * gap / ((n1 + n0) * sqrt(v1 + v0));
    double df =
        (v1 + v0) * (v1 + v0) / (v1 * v1 / (n1 - 1) + v0 * v0 / (n0 - 1));
    w->brunner_munzel.statistic = statistic;
    w->brunner_munzel.df = df;
    w->brunner_munzel.p = t_two_sided(statistic, df);
}

struct win
rank_win(const double *y, const unsigned char *treated, size_t n, double level)
{
    assert(level > 0 && level < 1);
    struct win w = {.u = 0};
    double *rank = heap_new(n, sizeof *rank);
    double ties = rank_mid(y, n, rank);
    struct arm t = arm_new(y, rank, treated, n, 1);
    struct arm c = arm_new(y, rank, treated, n, 0);
    w.treated = t.n;
    w.control = c.n;
    if (!t.n || !c.n) {
        w.win = estimate_none(empty_reason);
        w.logit = INTERVAL_NONE(empty_reason);
        w.p_reason = w.brunner_munzel.reason = empty_reason;
    } else {
        w.u = t.mean * (double)t.n;
        set_win(&w, &t, &c, level);
        set_mann_whitney(&w, ties);
        set_brunner_munzel(&w, &t, &c);
    }
    arm_release(&t);
    arm_release(&c);
    free(rank);
    return w;
}

/* ways[t][s]: choices of t people whose doubled midranks sum to s. Adding a
 * person of doubled rank r shifts each row by r into the next. */
static void
count_ways(const size_t *rank, size_t n, size_t chosen, size_t most,
           double *ways)
{
    ways[0] = 1;
    size_t reached = 0;
    for (size_t i = 0; i < n; i++) {
        size_t r = rank[i];
        reached = reached + r < most ? reached + r : most;
        for (size_t t = i + 1 < chosen ? i + 1 : chosen; t > 0; t--) {
            double *to = ways + t * (most + 1);
            const double *from = to - (most + 1);
            for (size_t s = reached; s >= r; s--)
                to[s] += from[s - r];
        }
    }
}

static struct rank_exact
tails_of(const double *ways, size_t most, size_t n, size_t chosen, size_t seen)
{
    struct rank_exact p = {0, 0, 0, NULL};
    /* Midranks average (n + 1)/2, doubled ones n + 1. */
    double middle = (double)chosen * (double)(n + 1), all = 0;
    double gap = fabs((double)seen - middle);
    for (size_t s = 0; s <= most; s++) {
        all += ways[s];
        p.greater += s >= seen ? ways[s] : 0;
        p.less += s <= seen ? ways[s] : 0;
        p.two_sided += fabs((double)s - middle) >= gap ? ways[s] : 0;
    }
    p.greater /= all;
    p.less /= all;
    p.two_sided /= all;
    return p;
}

struct rank_exact
rank_exact(const double *y, const unsigned char *treated, size_t n)
{
    const double largest_table = 1e7;
    double *midrank = heap_new(n, sizeof *midrank);
    size_t *rank = heap_new(n, sizeof *rank);
    size_t in[2] = {0, 0}, sum[2] = {0, 0};
    rank_mid(y, n, midrank);
    for (size_t i = 0; i < n; i++) {
        rank[i] = (size_t)(2 * midrank[i]);
        in[treated[i] != 0]++;
        sum[treated[i] != 0] += rank[i];
    }
    /* The smaller arm makes the smaller table; what it is above, the other is
     * below. */
    int arm = in[1] <= in[0];
    size_t most = n * (n + 1);
    struct rank_exact p = {0, 0, 0, NULL};
    if (!in[0] || !in[1]) {
        p.reason = empty_reason;
    } else if ((double)(in[arm] + 1) * (double)n * (double)(n + 1) >
               largest_table) {
        p.reason = many_reason;
    } else {
        double *ways =
            heap_new(heap_product(in[arm] + 1, most + 1), sizeof *ways);
        count_ways(rank, n, in[arm], most, ways);
        p = tails_of(ways + in[arm] * (most + 1), most, n, in[arm], sum[arm]);
        if (!arm) {
            double greater = p.greater;
            p.greater = p.less;
            p.less = greater;
        }
        free(ways);
    }
    free(midrank);
    free(rank);
    return p;
}
