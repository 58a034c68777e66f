#include <config.h>

#include "analyse/stat/survival.h"
#include "analyse/stat/chi-square.h"
#include "base/heap.h"

#include <assert.h>
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct moment {
    double time;
    size_t block, row;
    unsigned char event, treated;
};

static int
by_block_and_time(const void *a, const void *b)
{
    const struct moment *x = a, *y = b;
    if (x->block != y->block)
        return x->block > y->block ? 1 : -1;
    return (x->time > y->time) - (x->time < y->time);
}

/* treated NULL: all 0. */
static struct moment *
moments_new(const double *time, const unsigned char *event,
            const unsigned char *treated, struct grouping block, size_t n)
{
    struct moment *moment = heap_new(n, sizeof *moment);
    for (size_t i = 0; i < n; i++) {
        assert(time[i] >= 0);
        moment[i] =
            (struct moment){time[i], block.code ? block.code[i] : 0, i,
                            event[i] != 0, treated ? treated[i] != 0 : 0};
    }
    qsort(moment, n, sizeof *moment, by_block_and_time);
    return moment;
}

struct km
km_new(const double *time, const unsigned char *event, size_t n)
{
    struct moment *moment =
        moments_new(time, event, NULL, (struct grouping){0}, n);
    struct km km = {.n = n, .step = heap_new(n, sizeof *km.step)};
    double survival = 1, hazard = 0;
    for (size_t i = 0, next; i < n; i = next) {
        size_t events = 0, at_risk = n - i;
        for (next = i; next < n && moment[next].time == moment[i].time; next++)
            events += moment[next].event;
        double d = (double)events, y = (double)at_risk;
        survival *= (y - d) / y;
        if (events < at_risk)
            hazard += d / (y * (y - d));
        km.step[km.count++] =
            (struct km_step){moment[i].time, at_risk, events, survival, hazard};
    }
    free(moment);
    return km;
}

void
km_release(struct km *km)
{
    free(km->step);
    memset(km, 0, sizeof *km);
}

/* log(-log S) plus and minus z se / (S |log S|), taken back. */
static struct interval
log_log_limits(double survival, double hazard, double level)
{
    if (survival >= 1)
        return INTERVAL_NONE("nobody has acted by then");
    if (survival <= 0)
        return INTERVAL_NONE("everybody still seen has acted by then");
    double z = gsl_cdf_ugaussian_Pinv((1 + level) / 2);
    double half = z * sqrt(hazard) / fabs(log(survival));
    double middle = log(-log(survival));
    return (struct interval){.lower = exp(-exp(middle + half)),
                             .upper = exp(-exp(middle - half))};
}

struct km_point
km_at(const struct km *km, double time, double level)
{
    double survival = 1, hazard = 0;
    struct km_point point = {.at_risk = 0};
    for (size_t i = 0; i < km->count; i++) {
        if (km->step[i].time <= time) {
            survival = km->step[i].survival;
            hazard = km->step[i].hazard;
        }
        if (km->step[i].time >= time) {
            point.at_risk = km->step[i].at_risk;
            break;
        }
    }
    point.survival = survival;
    point.se = survival * sqrt(hazard);
    point.limits = log_log_limits(survival, hazard, level);
    return point;
}

/* Where the limits of the curve cross the share. When everybody still seen has
 * acted the curve has no limits, and so there the quantile has none: it may
 * be later than the last of few people, and earlier than what all did at once.
 */
struct km_quantile
km_quantile(const struct km *km, double share, double level)
{
    assert(share > 0 && share < 1);
    struct km_quantile q = {
        .reason = "fewer than that share had acted when last seen"};
    struct interval limits = {INFINITY, INFINITY, NULL};
    for (size_t i = 0; i < km->count; i++) {
        const struct km_step *s = &km->step[i];
        bool reached = s->survival <= (1 - share) * (1 + 1e-12);
        if (q.reason && reached) {
            q.reason = NULL;
            q.time = s->time;
        }
        struct interval at = log_log_limits(s->survival, s->hazard, level);
        if (at.reason)
            continue;
        if (isinf(limits.lower) && at.lower <= 1 - share)
            limits.lower = s->time;
        if (isinf(limits.upper) && at.upper <= 1 - share)
            limits.upper = s->time;
    }
    if (isinf(limits.lower))
        limits.lower = 0;
    q.limits = q.reason ? INTERVAL_NONE(q.reason) : limits;
    return q;
}

/* Area under the curve to tau; the variance is the sum over event times of
 * (area still to come)^2 d / (n (n - d)). A last time that is an event of all
 * who were left has nothing to come, and adds nothing. */
struct estimate
km_restricted_mean(const struct km *km, double tau, double level)
{
    if (!km->count)
        return estimate_none("there is nobody in the group");
    const struct km_step *last = &km->step[km->count - 1];
    if (tau > last->time && last->survival > 0)
        return estimate_none("tau is after the group was last seen");
    double area = 0, variance = 0, to = tau;
    for (size_t i = km->count; i-- > 0;) {
        const struct km_step *s = &km->step[i];
        if (s->time > tau)
            continue;
        area += s->survival * (to - s->time);
        to = s->time;
        double d = (double)s->events, y = (double)s->at_risk;
        if (s->events && s->events < s->at_risk)
            variance += area * area * d / (y * (y - d));
    }
    area += to; /* survival is 1 before the first time */
    return estimate_from(area, sqrt(variance), INFINITY, level);
}

static struct km
arm_curve(const double *time, const unsigned char *event,
          const unsigned char *treated, size_t n, unsigned char arm)
{
    double *own = heap_new(n, sizeof *own);
    unsigned char *acted = heap_new(n, 1);
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        if ((treated[i] != 0) == arm) {
            own[count] = time[i];
            acted[count++] = event[i];
        }
    struct km km = km_new(own, acted, count);
    free(own);
    free(acted);
    return km;
}

static void
compare(struct rmst *rmst, double level)
{
    const struct estimate *t = &rmst->treated, *c = &rmst->control;
    const char *why = t->reason ? t->reason : c->reason;
    if (why) {
        rmst->difference = rmst->ratio = estimate_none(why);
        return;
    }
    double vt = t->se * t->se, vc = c->se * c->se;
    rmst->difference =
        estimate_from(t->value - c->value, sqrt(vt + vc), INFINITY, level);
    if (!(t->value > 0 && c->value > 0)) {
        rmst->ratio = estimate_none("a restricted mean is 0");
        return;
    }
    double se = sqrt(vt / (t->value * t->value) + vc / (c->value * c->value));
    rmst->ratio = estimate_exp(
        estimate_from(log(t->value / c->value), se, INFINITY, level));
}

static struct estimate
welch(const struct rmst *rmst, double people1, double people0, double level)
{
    double value = rmst->difference.value;
    if (rmst->difference.reason || rmst->difference.se_reason)
        return rmst->difference;
    if (people1 < 2 || people0 < 2)
        return estimate_point(value, "an arm has a single person, so the "
                                     "spread in it is unknown");
    double v1 = rmst->treated.se * rmst->treated.se * people1 / (people1 - 1);
    double v0 = rmst->control.se * rmst->control.se * people0 / (people0 - 1);
    double v = v1 + v0;
    double df = v * v / (v1 * v1 / (people1 - 1) + v0 * v0 / (people0 - 1));
    return estimate_from(value, sqrt(v), df, level);
}

double
rmst_tau(const double *time, const unsigned char *treated, size_t n)
{
    double last[2] = {0, 0};
    for (size_t i = 0; i < n; i++) {
        double *own = &last[treated[i] != 0];
        *own = fmax(*own, time[i]);
    }
    return fmin(last[0], last[1]);
}

/* The number of the step at a time that is one of the curve's. */
static size_t
step_at(const struct km *km, double time)
{
    size_t low = 0, high = km->count - 1;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (km->step[middle].time < time)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* What each step up to tau adds to the mean's dependence on a person at risk:
 * the area to come, times the share's dependence on who stays (stayed, summed
 * over the steps so far) and on who acts then (acted). */
struct pull {
    double stayed, acted;
};

static struct pull *
pulls_new(const struct km *km, double tau)
{
    struct pull *pull = heap_new(km->count, sizeof *pull);
    double area = 0, to = tau, sum = 0;
    for (size_t i = km->count; i-- > 0;) {
        const struct km_step *s = &km->step[i];
        if (s->time > tau)
            continue;
        area += s->survival * (to - s->time);
        to = s->time;
        double d = (double)s->events, y = (double)s->at_risk;
        if (s->events < s->at_risk) {
            pull[i].stayed = area * d / (y * (y - d));
            pull[i].acted = -area / y;
        }
    }
    for (size_t i = 0; i < km->count; i++)
        pull[i].stayed = sum += pull[i].stayed;
    return pull;
}

static const char *
arm_values(const double *time, const unsigned char *event,
           const unsigned char *treated, size_t n, unsigned char arm,
           double tau, double *value)
{
    struct km km = arm_curve(time, event, treated, n, arm);
    struct estimate mean = km_restricted_mean(&km, tau, 0.95);
    struct pull *pull = pulls_new(&km, tau);
    for (size_t i = 0; i < n && !mean.reason; i++) {
        if ((treated[i] != 0) != arm)
            continue;
        size_t own = step_at(&km, time[i]);
        double influence =
            event[i] ? (own ? pull[own - 1].stayed : 0) + pull[own].acted
                     : pull[own].stayed;
        value[i] = mean.value + (double)km.n * influence;
    }
    free(pull);
    km_release(&km);
    return mean.reason;
}

const char *
rmst_values(const double *time, const unsigned char *event,
            const unsigned char *treated, size_t n, double tau, double *value)
{
    assert(tau > 0 || n == 0);
    const char *reason = arm_values(time, event, treated, n, 1, tau, value);
    return reason ? reason : arm_values(time, event, treated, n, 0, tau, value);
}

struct rmst
rmst_compare(const double *time, const unsigned char *event,
             const unsigned char *treated, size_t n, double tau, double level)
{
    struct km t = arm_curve(time, event, treated, n, 1);
    struct km c = arm_curve(time, event, treated, n, 0);
    struct rmst rmst = {.tau = tau};
    if (!(tau > 0))
        rmst.tau = rmst_tau(time, treated, n);
    rmst.treated = km_restricted_mean(&t, rmst.tau, level);
    rmst.control = km_restricted_mean(&c, rmst.tau, level);
    compare(&rmst, level);
    size_t treated1 = 0;
    for (size_t i = 0; i < n; i++)
        treated1 += treated[i] != 0;
    rmst.welch = welch(&rmst, (double)treated1, (double)(n - treated1), level);
    km_release(&t);
    km_release(&c);
    return rmst;
}

/* The n moments of one block, earliest first. */
static void
score_block(const struct moment *moment, size_t n, double *score)
{
    double hazard = 0;
    for (size_t i = 0, next; i < n; i = next) {
        double events = 0, at_risk = (double)(n - i);
        for (next = i; next < n && moment[next].time == moment[i].time; next++)
            events += moment[next].event;
        hazard += events / at_risk;
        for (size_t k = i; k < next; k++)
            score[moment[k].row] = moment[k].event - hazard;
    }
}

/* The end of the block that begins at a place. */
static size_t
block_end(const struct moment *moment, size_t n, size_t begin)
{
    size_t end = begin;
    while (end < n && moment[end].block == moment[begin].block)
        end++;
    return end;
}

void
logrank_scores(const double *time, const unsigned char *event,
               struct grouping block, size_t n, double *score)
{
    struct moment *moment = moments_new(time, event, NULL, block, n);
    for (size_t i = 0, next; i < n; i = next) {
        next = block_end(moment, n, i);
        score_block(moment + i, next - i, score);
    }
    free(moment);
}

/* What the n moments of one block, earliest first, add to the test. */
static void
add_block(struct logrank *test, const struct moment *moment, size_t n)
{
    size_t at_risk[2] = {0, 0};
    for (size_t i = 0; i < n; i++)
        at_risk[moment[i].treated]++;
    for (size_t i = 0, next; i < n; i = next) {
        double y0 = (double)at_risk[0], y1 = (double)at_risk[1], y = y0 + y1;
        double d[2] = {0, 0};
        for (next = i; next < n && moment[next].time == moment[i].time;
             next++) {
            at_risk[moment[next].treated]--;
            d[moment[next].treated] += moment[next].event;
        }
        double all = d[0] + d[1];
        test->observed[0] += d[0];
        test->observed[1] += d[1];
        test->expected[0] += all * y0 / y;
        test->expected[1] += all * y1 / y;
        if (y > 1)
            test->variance += all * (y0 / y) * (y1 / y) * (y - all) / (y - 1);
    }
}

struct logrank
logrank_test(const double *time, const unsigned char *event,
             const unsigned char *treated, struct grouping block, size_t n)
{
    struct logrank test = {.chisq = 0};
    struct moment *moment = moments_new(time, event, treated, block, n);
    for (size_t i = 0, next; i < n; i = next) {
        next = block_end(moment, n, i);
        add_block(&test, moment + i, next - i);
    }
    free(moment);
    if (!(test.variance > 0)) {
        test.reason = block.code ? "nobody acted while both arms of a block "
                                   "were being watched"
                                 : "nobody acted while both arms were being "
                                   "watched";
        return test;
    }
    double gap = test.observed[1] - test.expected[1];
    test.chisq = gap * gap / test.variance;
    test.p = chi_square_above(test.chisq, 1);
    return test;
}
