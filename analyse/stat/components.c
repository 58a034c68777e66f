#include <config.h>

#include "analyse/stat/components.h"
#include "analyse/stat/binomial.h"
#include "analyse/stat/chi-square.h"
#include "analyse/stat/minimum.h"
#include "analyse/stat/root.h"
#include "base/heap.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Below this part of its diagonal a pivot is 0: nothing is left of that set
 * once groups and the sets before it are taken out. */
static const double pivot_least = 1e-10;

/* All that is needed of people, cell by cell: groups x sets. squares is the sum
 * about the cells' means. Of what a group adds to the normal equations for the
 * sets' means the part about the group's own mean is there whatever the ratio
 * of the variances (fixed_...); that of the group's mean is weighed by it. So
 * nothing large is taken from something as large. */
struct layout {
    size_t people, groups, sets;
    double *count, *sum; /* groups x sets */
    double *group_count, *group_sum;
    double squares;
    double *fixed_matrix, *fixed_side; /* sets x sets, sets */
    double fixed_squares;
    double *matrix, *side, *diagonal; /* room for the same at one ratio */
};

/* Codes of those that occur, from 0 without gaps. Owned. */
static size_t *
numbered(struct grouping grouping, size_t n, size_t *count)
{
    size_t *number = heap_new(grouping.count, sizeof *number);
    size_t *code = heap_new(n, sizeof *code);
    *count = 0;
    for (size_t i = 0; i < n; i++) {
        size_t *own = &number[grouping.code[i]];
        if (!*own)
            *own = ++*count;
        code[i] = *own - 1;
    }
    free(number);
    return code;
}

/* Sums over cells, of y less its set's mean; and the squares inside cells. */
static void
fill_cells(struct layout *l, const double *y, const size_t *group,
           const size_t *set, size_t n)
{
    double *mean = heap_new(l->sets, sizeof *mean);
    double *size = heap_new(l->sets, sizeof *size);
    for (size_t i = 0; i < n; i++) {
        size[set[i]] += 1;
        mean[set[i]] += (y[i] - mean[set[i]]) / size[set[i]];
    }
    for (size_t i = 0; i < n; i++) {
        size_t cell = group[i] * l->sets + set[i];
        l->count[cell] += 1;
        l->sum[cell] += y[i] - mean[set[i]];
    }
    for (size_t i = 0; i < n; i++) {
        size_t cell = group[i] * l->sets + set[i];
        double d = y[i] - mean[set[i]] - l->sum[cell] / l->count[cell];
        l->squares += d * d;
    }
    free(mean);
    free(size);
}

/* What one group adds, its weight aside: people and sums less their shares. */
static void
add_group(struct layout *l, size_t g)
{
    const double *count = l->count + g * l->sets;
    const double *sum = l->sum + g * l->sets;
    for (size_t a = 0; a < l->sets; a++) {
        l->group_count[g] += count[a];
        l->group_sum[g] += sum[a];
    }
    double m = l->group_count[g], s = l->group_sum[g];
    for (size_t a = 0; a < l->sets; a++) {
        if (count[a] == 0)
            continue;
        double d = sum[a] / count[a] - s / m;
        l->fixed_squares += count[a] * d * d;
        l->fixed_side[a] += sum[a] - count[a] * s / m;
        for (size_t b = 0; b < l->sets; b++)
            l->fixed_matrix[a * l->sets + b] +=
                a == b ? count[a] * (m - count[a]) / m
                       : -count[a] * count[b] / m;
    }
}

static struct layout
layout_new(const double *y, struct grouping group, struct grouping fixed,
           size_t n)
{
    struct layout l = {.people = n};
    size_t *g = numbered(group, n, &l.groups);
    size_t *a = numbered(fixed, n, &l.sets);
    size_t cells = heap_product(l.groups, l.sets), pairs = l.sets * l.sets;
    l.count = heap_new(cells, sizeof *l.count);
    l.sum = heap_new(cells, sizeof *l.sum);
    l.group_count = heap_new(l.groups, sizeof *l.group_count);
    l.group_sum = heap_new(l.groups, sizeof *l.group_sum);
    l.fixed_matrix = heap_new(pairs, sizeof *l.fixed_matrix);
    l.fixed_side = heap_new(l.sets, sizeof *l.fixed_side);
    l.matrix = heap_new(pairs, sizeof *l.matrix);
    l.side = heap_new(l.sets, sizeof *l.side);
    l.diagonal = heap_new(l.sets, sizeof *l.diagonal);
    fill_cells(&l, y, g, a, n);
    for (size_t i = 0; i < l.groups; i++)
        add_group(&l, i);
    free(g);
    free(a);
    return l;
}

static void
layout_release(struct layout *l)
{
    free(l->count);
    free(l->sum);
    free(l->group_count);
    free(l->group_sum);
    free(l->fixed_matrix);
    free(l->fixed_side);
    free(l->matrix);
    free(l->side);
    free(l->diagonal);
}

/* The normal equations for the sets' means with groups weighed by the ratio of
 * the variances, between over within; INFINITY takes groups as fixed. */
static void
weigh_groups(struct layout *l, double ratio, double *squares)
{
    size_t k = l->sets;
    memcpy(l->matrix, l->fixed_matrix, k * k * sizeof *l->matrix);
    memcpy(l->side, l->fixed_side, k * sizeof *l->side);
    *squares = l->fixed_squares;
    for (size_t g = 0; g < l->groups && isfinite(ratio); g++) {
        const double *count = l->count + g * k;
        double m = l->group_count[g], s = l->group_sum[g];
        double weight = 1 / (m * (1 + ratio * m));
        *squares += weight * s * s;
        for (size_t a = 0; a < k; a++) {
            l->side[a] += weight * count[a] * s;
            for (size_t b = 0; b < k; b++)
                l->matrix[a * k + b] += weight * count[a] * count[b];
        }
    }
}

/* What is left of the squares between cells once the sets' means are fitted. */
struct rest {
    double squares;
    double log_det; /* of the normal matrix, its pivots that are 0 aside */
    size_t zeros;   /* how many those are */
};

static struct rest
rest_at(struct layout *l, double ratio)
{
    struct rest rest = {0};
    size_t k = l->sets;
    weigh_groups(l, ratio, &rest.squares);
    for (size_t j = 0; j < k; j++)
        l->diagonal[j] = l->matrix[j * k + j];
    for (size_t j = 0; j < k; j++) {
        double pivot = l->matrix[j * k + j];
        if (!(pivot > pivot_least * l->diagonal[j])) {
            rest.zeros++;
            continue;
        }
        rest.log_det += log(pivot);
        rest.squares -= l->side[j] * l->side[j] / pivot;
        for (size_t i = j + 1; i < k; i++) {
            double part = l->matrix[i * k + j] / pivot;
            l->side[i] -= part * l->side[j];
            for (size_t b = j + 1; b < k; b++)
                l->matrix[i * k + b] -= part * l->matrix[j * k + b];
        }
    }
    rest.squares = fmax(0, rest.squares);
    return rest;
}

/* Minus twice the restricted log-likelihood, less a constant, the variance
 * within profiled out. */
static double
deviance(double share, void *data)
{
    struct layout *l = data;
    double ratio = share / (1 - share), sum = 0;
    struct rest rest = rest_at(l, ratio);
    for (size_t g = 0; g < l->groups; g++)
        sum += log1p(ratio * l->group_count[g]);
    return (double)(l->people - l->sets) * log(l->squares + rest.squares) +
           sum + rest.log_det;
}

/* What groups add to the sets, at a ratio of the variances; within: the
 * squares of people inside groups and sets. Wald's (1947) sum of squares. */
struct wald {
    struct layout *layout;
    double within, target;
};

static double
added_squares(const struct wald *wald, double ratio)
{
    return fmax(0, wald->layout->squares +
                       rest_at(wald->layout, ratio).squares - wald->within);
}

static double
above_target(double log_ratio, void *data)
{
    const struct wald *wald = data;
    return log(added_squares(wald, exp(log_ratio))) - log(wald->target);
}

/* The ratio at which groups add `target`; 0 where they add less at 0. */
static double
ratio_at(struct wald *wald, double target)
{
    wald->target = target;
    if (!(added_squares(wald, 0) > target))
        return 0;
    return exp(root_of_falling(above_target, wald, 0));
}

/* Limits that hold the estimate, which is of another source than they are. */
static struct interval
holding(double estimate, double lower, double upper)
{
    return (struct interval){.lower = fmin(estimate, lower),
                             .upper = fmax(estimate, upper)};
}

static void
set_limits(struct components *c, struct wald *wald, double level)
{
    double tail = (1 - level) / 2;
    double d1 = (double)c->df_between, d2 = (double)c->df_within;
    double msw = wald->within / d2;
    double low = ratio_at(wald, d1 * msw * f_quantile(1 - tail, d1, d2));
    double high = ratio_at(wald, d1 * msw * f_quantile(tail, d1, d2));
    c->within_limits =
        holding(c->within, wald->within / chi_square_quantile(tail, d2),
                wald->within / chi_square_quantile(1 - tail, d2));
    if (!(high > 0)) {
        c->share_limits = c->between_limits = INTERVAL_NONE(
            "groups differ less than chance alone would make them differ");
        return;
    }
    c->share_limits = holding(c->share, low / (1 + low), high / (1 + high));
    c->between_limits = holding(
        c->between,
        low * added_squares(wald, low) / chi_square_quantile(tail, d1),
        high * added_squares(wald, high) / chi_square_quantile(1 - tail, d1));
}

/* Of all squares so little is nothing but rounding. */
static const double rounding = 1e-12;

static const char *
reason_of(const struct components *c, const struct wald *wald)
{
    if (c->groups < 2)
        return "one group alone shows no spread between groups";
    if (c->df_between == 0)
        return "each set of people has one group alone, so that groups cannot "
               "be told from sets";
    if (c->df_within == 0)
        return "too few people share a group for the spread inside groups to "
               "be known";
    double all = added_squares(wald, 0) + wald->within;
    return wald->within > rounding * all
               ? NULL
               : "people of one group never differ, so that the "
                 "spread inside groups is 0";
}

struct components
components_estimate(const double *y, struct grouping group,
                    struct grouping fixed, size_t n, double level)
{
    assert(level > 0 && level < 1);
    struct layout l = layout_new(y, group, fixed, n);
    struct rest free_groups = rest_at(&l, INFINITY);
    struct wald wald = {&l, l.squares + free_groups.squares, 0};
    size_t tied = free_groups.zeros; /* sets that share groups count once */
    struct components c = {.people = n,
                           .groups = l.groups,
                           .sets = l.sets,
                           .df_between = l.groups - tied,
                           .df_within = n + tied - l.groups - l.sets};
    c.reason = reason_of(&c, &wald);
    if (!c.reason) {
        double share = minimum_between(deviance, &l, 0, 1 - 1e-12, 200);
        double ratio = share / (1 - share);
        c.share = share;
        c.within =
            (l.squares + rest_at(&l, ratio).squares) / (double)(n - l.sets);
        c.between = ratio * c.within;
        set_limits(&c, &wald, level);
    }
    layout_release(&l);
    return c;
}
