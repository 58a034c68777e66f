#include <config.h>

#include "analyse/stat/dim.h"
#include "analyse/stat/ols.h"
#include "base/heap.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char no_arm_reason[] =
    "an arm is empty, so there is nothing to compare";
static const char one_reason[] =
    "an arm has a single person, so the spread in it is unknown";
static const char one_in_block_reason[] =
    "a block has a single person or cluster in an arm, so the spread in it "
    "is unknown";
static const char one_cluster_caution[] =
    "a block has a single cluster in an arm: nothing shows its spread, and "
    "the standard error is too small";
static const char one_pair_reason[] =
    "one pair alone shows no spread between pairs";
static const char split_reason[] =
    "a cluster has people in both arms or in two blocks, so clusters were "
    "not what was assigned";

/* Rows with their groups, and what they come from. */
struct rows {
    size_t n;
    double *y, *weight;
    unsigned char *treated;
    size_t *cluster;
    size_t clusters;
};

static void
rows_release(struct rows *rows)
{
    free(rows->y);
    free(rows->weight);
    free(rows->treated);
    free(rows->cluster);
}

struct moments {
    size_t n;
    double weight, mean, variance;
};

/* Two passes. variance is about the mean with n - 1, without weights. Summed
 * from the arm's first outcome on, so that what does not vary has none, where
 * the sum of what binary fractions only come near to is off by rounding. */
static struct moments
moments(const struct rows *rows, unsigned char arm)
{
    struct moments m = {0};
    double sum = 0, squares = 0, from = 0;
    for (size_t i = 0; i < rows->n; i++)
        if (rows->treated[i] == arm) {
            double w = rows->weight ? rows->weight[i] : 1;
            if (m.n == 0)
                from = rows->y[i];
            sum += w * (rows->y[i] - from);
            m.weight += w;
            m.n++;
        }
    m.mean = m.weight > 0 ? from + sum / m.weight : 0;
    for (size_t i = 0; i < rows->n; i++)
        if (rows->treated[i] == arm)
            squares += (rows->y[i] - m.mean) * (rows->y[i] - m.mean);
    m.variance = m.n > 1 ? squares / (double)(m.n - 1) : 0;
    return m;
}

static struct estimate
welch(const struct rows *rows, double level)
{
    struct moments t = moments(rows, 1), c = moments(rows, 0);
    if (!t.n || !c.n)
        return estimate_none(no_arm_reason);
    if (t.n < 2 || c.n < 2)
        return estimate_point(t.mean - c.mean, one_reason);
    double vt = t.variance / (double)t.n, vc = c.variance / (double)c.n;
    double v = vt + vc;
    double df =
        v > 0 ? v * v /
                    (vt * vt / (double)(t.n - 1) + vc * vc / (double)(c.n - 1))
              : 1;
    return estimate_from(t.mean - c.mean, sqrt(v), df, level);
}

/* y on the arm by (weighted) least squares, CR2 or HC2. */
static struct estimate
regression(const struct rows *rows, double level)
{
    double *arm = heap_new(rows->n, sizeof *arm);
    for (size_t i = 0; i < rows->n; i++)
        arm[i] = rows->treated[i];
    const double *columns[] = {arm};
    struct ols_input input = {
        .n = rows->n,
        .k = 1,
        .y = rows->y,
        .columns = columns,
        .intercept = true,
        .weight = rows->weight,
        .cluster = {rows->cluster, rows->clusters},
        .variance = rows->cluster ? VARIANCE_CR2 : VARIANCE_HC2,
        .level = level,
    };
    struct ols fit = ols_fit(&input);
    struct estimate e =
        fit.reason ? estimate_none(fit.reason) : fit.coefficient[1];
    if (!fit.reason && fit.dropped[1])
        e = estimate_none(no_arm_reason);
    ols_release(&fit);
    free(arm);
    return e;
}

/* The difference in one block or in all. */
static struct estimate
difference(const struct rows *rows, double level)
{
    struct moments t = moments(rows, 1), c = moments(rows, 0);
    if (!(t.weight > 0) || !(c.weight > 0))
        return estimate_none(no_arm_reason);
    return rows->cluster || rows->weight ? regression(rows, level)
                                         : welch(rows, level);
}

/* Rows order[first..last) of the input, clusters renumbered from 0. */
static struct rows
rows_new(const struct dim_input *input, const size_t *order, size_t first,
         size_t last, size_t *number)
{
    struct rows rows = {.n = last - first};
    rows.y = heap_new(rows.n, sizeof *rows.y);
    rows.treated = heap_new(rows.n, sizeof *rows.treated);
    if (input->weight)
        rows.weight = heap_new(rows.n, sizeof *rows.weight);
    if (input->cluster.code)
        rows.cluster = heap_new(rows.n, sizeof *rows.cluster);
    for (size_t i = 0; i < rows.n; i++) {
        size_t row = order ? order[first + i] : first + i;
        rows.y[i] = input->y[row];
        rows.treated[i] = input->treated[row];
        if (input->weight)
            rows.weight[i] = input->weight[row];
        if (!input->cluster.code)
            continue;
        size_t *seen = &number[input->cluster.code[row]];
        if (!*seen)
            *seen = ++rows.clusters;
        rows.cluster[i] = *seen - 1;
    }
    return rows;
}

/* Units (people or clusters) of one arm. */
static size_t
units(const struct rows *rows, unsigned char arm)
{
    size_t count = 0;
    bool *seen = heap_new(rows->clusters, sizeof *seen);
    for (size_t i = 0; i < rows->n; i++) {
        if (rows->treated[i] != arm)
            continue;
        if (!rows->cluster) {
            count++;
        } else if (!seen[rows->cluster[i]]) {
            seen[rows->cluster[i]] = true;
            count++;
        }
    }
    free(seen);
    return count;
}

static bool
clusters_whole(const struct dim_input *input)
{
    if (!input->cluster.code)
        return true;
    size_t *arm = heap_new(input->n, sizeof *arm);
    for (size_t i = 0; i < input->n; i++)
        arm[i] = input->treated[i];
    struct grouping arms = {arm, 2};
    bool whole = clusters_nest(input->cluster, arms, input->n) &&
                 clusters_nest(input->cluster, input->block, input->n);
    free(arm);
    return whole;
}

static void
count_rows(struct dim *dim, const struct rows *rows)
{
    size_t t = units(rows, 1), c = units(rows, 0);
    for (size_t i = 0; i < rows->n; i++) {
        dim->treated += rows->treated[i];
        dim->control += !rows->treated[i];
    }
    if (rows->cluster) {
        dim->clusters_treated += t;
        dim->clusters_control += c;
    }
}

/* What the blocks add up to. size is people, or their weight. */
struct blocks {
    size_t count, units, most_units;
    double *size, *value, *se;
    double weight[2]; /* by arm, so far */
    bool lone;        /* some block has one unit in an arm */
    bool two;         /* some block has one unit in each */
};

static void
blocks_add(struct blocks *blocks, struct dim *dim, const struct rows *rows,
           const struct estimate *e)
{
    size_t t = units(rows, 1), c = units(rows, 0);
    size_t b = blocks->count++;
    struct moments mt = moments(rows, 1), mc = moments(rows, 0);
    blocks->size[b] = mt.weight + mc.weight;
    blocks->value[b] = e->value;
    blocks->se[b] = e->se;
    blocks->units += t + c;
    if (t + c > blocks->most_units)
        blocks->most_units = t + c;
    if (t < 2 || c < 2)
        blocks->lone = true;
    if (t + c == 2)
        blocks->two = true;
    count_rows(dim, rows);
    blocks->weight[0] += mc.weight;
    blocks->weight[1] += mt.weight;
    dim->mean_control +=
        (mc.mean - dim->mean_control) * mc.weight / blocks->weight[0];
    dim->mean_treated +=
        (mt.mean - dim->mean_treated) * mt.weight / blocks->weight[1];
}

/* Pairs: each block's share of the sum against the mean share. */
static double
pair_se(const struct blocks *blocks, double size, double value)
{
    double b = (double)blocks->count, squares = 0;
    for (size_t i = 0; i < blocks->count; i++) {
        double d =
            (blocks->size[i] * blocks->value[i] - size * value / b) / size;
        squares += d * d;
    }
    return sqrt(b / (b - 1) * squares);
}

static struct estimate
blocks_estimate(const struct blocks *blocks, bool paired, bool clustered,
                double level)
{
    double size = 0, value = 0, variance = 0, spread = 0;
    for (size_t b = 0; b < blocks->count; b++)
        size += blocks->size[b];
    for (size_t b = 0; b < blocks->count; b++) {
        double share = blocks->size[b] / size;
        value += share * blocks->value[b];
        variance += share * share * blocks->se[b] * blocks->se[b];
        spread = fmax(spread, fabs(blocks->value[b]));
    }
    if (paired && blocks->count < 2)
        return estimate_point(value, one_pair_reason);
    if (paired) {
        double se = pair_se(blocks, size, value);
        return estimate_from(value, se > 1e-13 * spread ? se : 0,
                             (double)blocks->count - 1, level);
    }
    if (blocks->lone && (blocks->two || !clustered))
        return estimate_point(value, one_in_block_reason);
    double se = sqrt(variance);
    struct estimate e =
        estimate_from(value, se > 1e-13 * spread ? se : 0,
                      (double)blocks->units - 2 * (double)blocks->count, level);
    if (blocks->lone)
        e.caution = one_cluster_caution;
    return e;
}

/* Rows in order of block; start has count + 1. */
static size_t *
order_by_block(struct grouping block, size_t n, size_t *start)
{
    size_t *order = heap_new(n, sizeof *order);
    size_t *next = heap_new(block.count, sizeof *next);
    for (size_t i = 0; i < n; i++)
        start[block.code[i] + 1]++;
    for (size_t b = 0; b < block.count; b++) {
        start[b + 1] += start[b];
        next[b] = start[b];
    }
    for (size_t i = 0; i < n; i++)
        order[next[block.code[i]]++] = i;
    free(next);
    return order;
}

static void
fit_blocks(struct dim *dim, const struct dim_input *input)
{
    size_t count = input->block.count;
    size_t *start = heap_new(count + 1, sizeof *start);
    size_t *order = order_by_block(input->block, input->n, start);
    size_t *number = heap_new(input->cluster.count, sizeof *number);
    struct blocks blocks = {
        .size = heap_new(count, sizeof(double)),
        .value = heap_new(count, sizeof(double)),
        .se = heap_new(count, sizeof(double)),
    };
    for (size_t b = 0; b < count; b++) {
        if (start[b + 1] == start[b])
            continue;
        struct rows rows =
            rows_new(input, order, start[b], start[b + 1], number);
        struct estimate e = difference(&rows, input->level);
        if (e.reason) {
            dim->blocks_left_out++;
            dim->people_left_out += rows.n;
        } else {
            blocks_add(&blocks, dim, &rows, &e);
        }
        rows_release(&rows);
    }
    bool paired = blocks.lone && blocks.most_units == 2;
    if (input->weight)
        dim->method = DIM_WEIGHTED;
    else if (input->cluster.code)
        dim->method = paired ? DIM_PAIRED_CLUSTERS : DIM_BLOCK_CLUSTERED;
    else
        dim->method = paired ? DIM_PAIRED : DIM_BLOCKED;
    dim->blocks = blocks.count;
    dim->difference =
        blocks.count
            ? blocks_estimate(&blocks, paired, input->cluster.code != NULL,
                              input->level)
            : estimate_none("no block has people in both arms");
    free(blocks.size);
    free(blocks.value);
    free(blocks.se);
    free(start);
    free(order);
    free(number);
}

struct dim
dim_fit(const struct dim_input *input)
{
    assert(input->level > 0 && input->level < 1);
    struct dim dim = {0};
    if (!clusters_whole(input)) {
        dim.difference = estimate_none(split_reason);
        return dim;
    }
    if (input->block.code) {
        fit_blocks(&dim, input);
        return dim;
    }
    size_t *number = heap_new(input->cluster.count, sizeof *number);
    struct rows rows = rows_new(input, NULL, 0, input->n, number);
    dim.method = input->weight         ? DIM_WEIGHTED
                 : input->cluster.code ? DIM_CLUSTERED
                                       : DIM_COMPLETE;
    dim.difference = difference(&rows, input->level);
    dim.mean_treated = moments(&rows, 1).mean;
    dim.mean_control = moments(&rows, 0).mean;
    count_rows(&dim, &rows);
    rows_release(&rows);
    free(number);
    return dim;
}

struct estimate
dim_horvitz_thompson(const double *y, const unsigned char *treated,
                     const double *probability, size_t n, double level)
{
    if (n == 0)
        return estimate_none("there is nobody to compare");
    double value = 0, variance = 0;
    for (size_t i = 0; i < n; i++) {
        assert(probability[i] > 0 && probability[i] < 1);
        double p = treated[i] ? probability[i] : 1 - probability[i];
        double part = y[i] / p;
        value += treated[i] ? part : -part;
        variance += part * part;
    }
    double people = (double)n;
    return estimate_from(value / people, sqrt(variance) / people, INFINITY,
                         level);
}
