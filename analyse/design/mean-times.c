#include <config.h>

#include "analyse/design/mean-times.h"

#include "analyse/stat/dim.h"
#include "analyse/stat/mover.h"
#include "analyse/stat/ols.h"
#include "analyse/stat/root.h"
#include "analyse/stat/survival.h"
#include "base/heap.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void
take_means(struct mean_times *m)
{
    const struct picked *p = &m->people;
    size_t blocks = p->block.code ? p->block.count : 1;
    double(*sum)[2] = heap_new(blocks, sizeof *sum);
    double(*people)[2] = heap_new(blocks, sizeof *people), all = 0;
    double *mean = m->mean;
    for (size_t i = 0; i < p->n; i++) {
        size_t b = p->block.code ? p->block.code[i] : 0;
        sum[b][p->treated[i]] += m->value[i];
        people[b][p->treated[i]]++;
    }
    for (size_t b = 0; b < blocks; b++) {
        double both = people[b][0] + people[b][1];
        if (!(people[b][0] > 0 && people[b][1] > 0))
            continue;
        all += both;
        for (int a = 0; a < 2; a++)
            mean[a] += both * sum[b][a] / people[b][a];
    }
    for (int a = 0; a < 2 && all > 0; a++)
        mean[a] /= all;
    free(sum);
    free(people);
}

struct mean_times
mean_times_new(const struct contrast *contrast)
{
    struct mean_times m = {.people = picked_times(contrast)};
    const struct picked *p = &m.people;
    m.tau = contrast->tau > 0 ? contrast->tau
                              : rmst_tau(p->measure, p->treated, p->n);
    if (!(m.tau > 0)) {
        m.reason = "in one arm nobody was watched for any time";
        return m;
    }
    m.value = heap_new(p->n, sizeof *m.value);
    m.reason =
        rmst_values(p->measure, p->event, p->treated, p->n, m.tau, m.value);
    if (m.reason) {
        free(m.value);
        m.value = NULL;
    } else {
        take_means(&m);
    }
    return m;
}

void
mean_times_release(struct mean_times *m)
{
    free(m->value);
    picked_release(&m->people);
}

/* All of them tau, or all 0: but for rounding. */
static bool
all_alike(const double *value, size_t n)
{
    for (size_t i = 1; i < n; i++)
        if (fabs(value[i] - value[0]) > 1e-12 * fabs(value[0]))
            return false;
    return true;
}

/* Inside blocks, by fixed effects of blocks. */
static struct estimate
by_block_effects(const struct dim_input *input, const double *arm)
{
    struct ols_input model = {
        .n = input->n,
        .k = 1,
        .y = input->y,
        .columns = &arm,
        .block = input->block,
        .cluster = input->cluster,
        .variance = input->cluster.code ? VARIANCE_CR2 : VARIANCE_HC2,
        .level = input->level,
    };
    struct ols fit = ols_fit(&model);
    struct estimate difference =
        fit.reason ? estimate_none(fit.reason) : fit.coefficient[0];
    ols_release(&fit);
    return difference;
}

static struct estimate
by_t(const struct contrast *contrast, const struct picked *p,
     const double *value)
{
    struct dim_input input = {
        .n = p->n,
        .y = value,
        .treated = p->treated,
        .block = p->block,
        .cluster = p->cluster,
        .level = contrast->level,
    };
    if (all_alike(value, p->n))
        return estimate_point(0, "everybody's time without acting is the "
                                 "same, so that there is no spread to judge a "
                                 "difference by");
    bool few_groups = p->cluster.code && contrast->small_block &&
                      contrast->design->scheme == SCHEME_BLOCK_CLUSTERED;
    struct estimate difference = dim_fit(&input).difference;
    return p->block.code && !difference.reason &&
                   (few_groups || difference.se_reason)
               ? by_block_effects(&input, p->arm)
               : difference;
}

struct estimate
mean_times_by_t(const struct contrast *contrast, const struct mean_times *m)
{
    return by_t(contrast, &m->people, m->value);
}

/* The arms' mean times as shares of tau, and how uncertain each is. */
struct shares {
    double share[2], variance[2], people[2];
};

static struct shares
shares_of(const struct mean_times *m)
{
    struct shares s = {0};
    const struct picked *p = &m->people;
    double mean[2] = {0}; /* of all, in whatever block */
    for (size_t i = 0; i < p->n; i++)
        s.people[p->treated[i]]++;
    for (size_t i = 0; i < p->n; i++)
        mean[p->treated[i]] += m->value[i] / s.people[p->treated[i]];
    for (size_t i = 0; i < p->n; i++) {
        int arm = p->treated[i];
        double gap = (m->value[i] - mean[arm]) / m->tau;
        s.variance[arm] +=
            gap * gap / s.people[arm] / fmax(1, s.people[arm] - 1);
    }
    for (int arm = 0; arm < 2; arm++)
        s.share[arm] = fmin(1, fmax(0, m->mean[arm] / m->tau));
    return s;
}

/* Blocks and covariates change how uncertain the difference is; what is less
 * or more is so in both arms by the same factor. Has either any spread? */
static bool
shares_scale(struct shares *s, double se)
{
    double both = s->variance[0] + s->variance[1];
    for (int arm = 0; arm < 2 && both > 0; arm++)
        s->variance[arm] *= se * se / both;
    return both > 0;
}

static struct mover_mean
share_at(const struct shares *s, int arm, double quantile)
{
    return mover_wilson(s->share[arm], s->variance[arm], s->people[arm],
                        quantile);
}

/* Which quantile takes the limits of the difference just to 0. */
struct reach {
    const struct shares *shares;
    double gap; /* of the shares, not 0 */
};

static double
short_of_none(double quantile, void *data)
{
    const struct reach *c = data;
    const struct shares *s = c->shares;
    struct interval limits =
        mover_difference(share_at(s, 1, quantile), share_at(s, 0, quantile));
    double own = s->share[1] - s->share[0];
    return c->gap > 0 ? c->gap - (own - limits.lower)
                      : -c->gap - (limits.upper - own);
}

/* gap: of the shares. */
static void
take_p(const struct shares *shares, double gap, struct estimate *estimate)
{
    struct reach reach = {shares, gap};
    double quantile =
        gap == 0 ? 0 : root_between(short_of_none, &reach, 1e-9, 1e4);
    estimate->statistic = copysign(quantile, gap);
    estimate->p = t_two_sided(quantile, estimate->df);
}

void
mean_times_limit(const struct mean_times *m, struct estimate *difference)
{
    struct shares s = shares_of(m);
    if (m->people.cluster.code || difference->reason || difference->se_reason ||
        !shares_scale(&s, difference->se / m->tau))
        return;
    double q = t_quantile((1 + difference->level) / 2, difference->df);
    struct interval limits =
        mover_difference(share_at(&s, 1, q), share_at(&s, 0, q));
    double own = s.share[1] - s.share[0];
    difference->lower = difference->value + m->tau * (limits.lower - own);
    difference->upper = difference->value + m->tau * (limits.upper - own);
    take_p(&s, difference->value / m->tau, difference);
}

struct interval
mean_times_nobody(const struct mean_times *m, double level)
{
    struct shares s = shares_of(m);
    double share = s.share[0], n = s.people[0] + s.people[1];
    if (m->people.cluster.code || !all_alike(m->value, m->people.n) || n <= 2 ||
        fmin(share, 1 - share) > 1e-12)
        return INTERVAL_NONE("everybody's time without acting is the same");
    double q = t_quantile((1 + level) / 2, n - 2);
    for (int arm = 0; arm < 2; arm++)
        s.share[arm] = share > 0.5;
    struct interval limits =
        mover_difference(share_at(&s, 1, q), share_at(&s, 0, q));
    return (struct interval){.lower = m->tau * limits.lower,
                             .upper = m->tau * limits.upper};
}

struct estimate
mean_times_difference(const struct contrast *contrast,
                      const struct mean_times *m)
{
    struct estimate difference = mean_times_by_t(contrast, m);
    mean_times_limit(m, &difference);
    return difference;
}

/* To the first order the logarithm of an arm's mean moves by the gap of a
 * value over the mean. */
static struct estimate
compare_logarithms(const struct contrast *contrast, const struct mean_times *m)
{
    double *value = heap_new(m->people.n, sizeof *value);
    for (size_t i = 0; i < m->people.n; i++) {
        double own = m->mean[m->people.treated[i]];
        value[i] = log(own) + (m->value[i] - own) / own;
    }
    struct estimate gap = by_t(contrast, &m->people, value);
    free(value);
    return gap.reason ? gap : estimate_exp(gap);
}

struct estimate
mean_times_ratio(const struct contrast *contrast, const struct mean_times *m)
{
    if (!(m->mean[0] > 0 && m->mean[1] > 0))
        return estimate_none("in one arm the mean time is 0");
    struct estimate ratio = compare_logarithms(contrast, m);
    struct estimate difference = mean_times_difference(contrast, m);
    struct shares s = shares_of(m);
    if (m->people.cluster.code || ratio.se_reason || difference.se_reason ||
        !shares_scale(&s, difference.se / m->tau))
        return ratio;
    double q = t_quantile((1 + ratio.level) / 2, difference.df);
    struct interval limits =
        mover_ratio(share_at(&s, 1, q), share_at(&s, 0, q));
    ratio.lower = limits.lower;
    ratio.upper = limits.upper;
    ratio.df = difference.df;
    take_p(&s, s.share[1] - s.share[0], &ratio);
    return ratio;
}
