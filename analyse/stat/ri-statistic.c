#include <config.h>

#include "analyse/stat/ri-statistic.h"
#include "analyse/stat/ri-invert.h"
#include "analyse/stat/ri-weight.h"
#include "base/heap.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static void
add_block(struct ri_data *data, const struct assignment_block *from)
{
    struct ri_block *block = &data->block[data->blocks++];
    *block = (struct ri_block){.first = from->first,
                               .units = from->units,
                               .treated = from->treated,
                               .equal = true};
    for (size_t u = from->first; u < from->first + from->units; u++) {
        block->people += data->size[u];
        block->overlap += data->assignment.treated[u] ? data->size[u] : 0;
        block->equal &= data->size[u] == data->size[from->first];
    }
    block->share = block->people;
}

/* What the block weighs with this many treated, who weigh as cell says: fixed,
 * unless units of unequal size change places. */
static void
weigh_block(struct ri_block *block, const struct ri_cell *cell)
{
    block->tilt = cell->weight[1] - cell->weight[0];
    block->share = cell->weight[0] * block->people;
    if (!block->equal)
        return;
    block->share += block->tilt * block->overlap;
    block->tilt = 0;
}

static void
set_shares(struct ri_data *data)
{
    double all = 0;
    for (size_t b = 0; b < data->blocks; b++)
        all +=
            data->block[b].share + data->block[b].tilt * data->block[b].overlap;
    data->linear = true;
    for (size_t b = 0; b < data->blocks; b++) {
        struct ri_block *block = &data->block[b];
        block->share = all > 0 ? block->share / all : 0;
        block->tilt = all > 0 ? block->tilt / all : 0;
        data->linear &= block->equal;
        data->tilted |= block->tilt != 0;
    }
}

/* Blocks with both arms, with their people. One block alone is all there is,
 * whatever it weighs. */
static void
set_blocks(struct ri_data *data, const struct ri_input *input)
{
    const struct assignment *a = &data->assignment;
    struct ri_cell *cells = input->weights == RI_WEIGHTS_OF_CELLS
                                ? ri_cells_new(input, a->blocks)
                                : NULL;
    data->block = heap_new(a->blocks, sizeof *data->block);
    for (size_t b = 0; b < a->blocks; b++) {
        const struct assignment_block *from = &a->block[b];
        if (!from->treated || from->treated == from->units)
            continue;
        add_block(data, from);
        if (cells)
            weigh_block(&data->block[data->blocks - 1], &cells[b]);
    }
    if (data->blocks == 1) {
        data->block[0].share = data->block[0].people;
        data->block[0].tilt = 0;
    }
    free(cells);
    set_shares(data);
}

static void
centre_blocks(struct ri_data *data)
{
    for (size_t b = 0; b < data->blocks; b++) {
        struct ri_block *block = &data->block[b];
        double sum = 0;
        for (size_t u = block->first; u < block->first + block->units; u++)
            sum += data->total[u];
        double mean = block->people > 0 ? sum / block->people : 0;
        for (size_t u = block->first; u < block->first + block->units; u++) {
            data->total[u] -= mean * data->size[u];
            block->squares += data->total[u] * data->total[u];
        }
    }
}

/* From the least to the greatest outcome of a block. */
struct reach {
    double least, most;
};

static bool
is_known(const struct ri_input *input, size_t i)
{
    return !input->known || input->known[i];
}

static size_t
block_of(const struct ri_input *input, size_t i)
{
    return input->block.code ? input->block.code[i] : 0;
}

static struct reach *
reach_by_block(const struct ri_input *input, size_t blocks)
{
    struct reach *reach = heap_new(blocks, sizeof *reach);
    for (size_t b = 0; b < blocks; b++)
        reach[b] = (struct reach){INFINITY, -INFINITY};
    for (size_t i = 0; i < input->n; i++) {
        struct reach *own = &reach[block_of(input, i)];
        if (!is_known(input, i))
            continue;
        own->least = fmin(own->least, input->y[i]);
        own->most = fmax(own->most, input->y[i]);
    }
    return reach;
}

/* Whole numbers that a double holds carry no rounding of their own. */
static bool
all_whole(const struct ri_input *input)
{
    for (size_t i = 0; i < input->n; i++)
        if (is_known(input, i) &&
            (fabs(input->y[i]) > 0x1p53 || floor(input->y[i]) != input->y[i]))
            return false;
    return true;
}

/* An outcome as given is off by half a unit of its last place at most, and so
 * is each arm's mean: two T's by four such halves. */
static void
set_tie(struct ri_data *data, const struct reach *reach, bool whole)
{
    const struct assignment *a = &data->assignment;
    double range = 0, largest = 0;
    for (size_t b = 0; b < a->blocks; b++) {
        if (!a->block[b].treated || a->block[b].treated == a->block[b].units ||
            reach[b].least > reach[b].most)
            continue;
        range = fmax(range, reach[b].most - reach[b].least);
        largest = fmax(largest, fmax(-reach[b].least, reach[b].most));
    }
    data->noise = whole ? 0 : 2 * DBL_EPSILON * largest;
    data->tie = 1e-9 * range + data->noise;
    data->range = range;
}

/* What a sum of heavy and light units has lost of the light ones' digits shows
 * where they alone make an arm. */
static void
add_noise_of_weights(struct ri_data *data)
{
    double most = 0;
    for (size_t b = 0; b < data->blocks; b++) {
        const struct ri_block *block = &data->block[b];
        double lightest = INFINITY;
        for (size_t u = block->first; u < block->first + block->units; u++)
            lightest = fmin(lightest, data->size[u]);
        if (!block->equal)
            most = fmax(most, block->people / lightest);
    }
    double noise = 4 * DBL_EPSILON * most * data->range;
    data->noise += noise;
    data->tie += noise;
}

struct ri_data
ri_data_new(const struct ri_input *input)
{
    struct ri_data data = {
        .assignment = assignment_new(input->n, input->treated, input->block,
                                     input->cluster),
    };
    if (data.assignment.reason)
        return data;
    size_t units = data.assignment.units;
    data.total = heap_new(units, sizeof *data.total);
    data.size = heap_new(units, sizeof *data.size);
    struct reach *reach = reach_by_block(input, data.assignment.blocks);
    bool own = input->weights == RI_WEIGHTS_OF_PEOPLE;
    for (size_t i = 0; i < input->n; i++) {
        size_t u = data.assignment.unit_of[i];
        if (!is_known(input, i))
            continue;
        double weight = own ? input->weight[i] : 1;
        data.total[u] +=
            weight * (input->y[i] - reach[block_of(input, i)].least);
        data.size[u] += weight;
    }
    set_tie(&data, reach, all_whole(input));
    free(reach);
    set_blocks(&data, input);
    if (own)
        add_noise_of_weights(&data);
    centre_blocks(&data);
    return data;
}

void
ri_data_release(struct ri_data *data)
{
    assignment_release(&data->assignment);
    free(data->block);
    free(data->total);
    free(data->size);
}

struct ri_point
ri_block_point(const struct ri_block *block, struct ri_sums sums)
{
    double inverse = 1 / sums.people, rest = block->people - sums.people;
    double weight = block->share + block->tilt * sums.people;
    return (struct ri_point){
        /* The block's outcomes sum to 0, so the controls' to the opposite. */
        .t = weight * (sums.outcome * inverse + sums.outcome / rest),
        .c = weight *
             (sums.overlap * inverse - (block->overlap - sums.overlap) / rest),
        .weight = weight,
    };
}

struct ri_point
ri_point_of_all(const struct ri_data *data, struct ri_point sum)
{
    if (!data->tilted)
        return sum;
    return (struct ri_point){sum.t / sum.weight, sum.c / sum.weight, 1};
}

/* With no branch on who is treated, which would be mispredicted half of the
 * time. */
static struct ri_sums
sums_of(const struct ri_data *data, const struct ri_block *block,
        const unsigned char *treated)
{
    const unsigned char *really = data->assignment.treated;
    struct ri_sums sums = {0, 0, 0};
    for (size_t u = block->first; u < block->first + block->units; u++) {
        double size = data->size[u] * (double)treated[u];
        sums.outcome += data->total[u] * (double)treated[u];
        sums.people += size;
        sums.overlap += size * (double)really[u];
    }
    return sums;
}

struct ri_point
ri_point(const struct ri_data *data, const unsigned char *treated)
{
    struct ri_point all = {0, 0, 0};
    for (size_t b = 0; b < data->blocks; b++) {
        const struct ri_block *block = &data->block[b];
        struct ri_sums sums = sums_of(data, block, treated);
        if (!(sums.people > 0 && sums.people < block->people))
            continue; /* nobody with an outcome in one of the arms */
        struct ri_point point = ri_block_point(block, sums);
        all.t += point.t;
        all.c += point.c;
        all.weight += point.weight;
    }
    return ri_point_of_all(data, all);
}

bool
ri_can_studentise(const struct ri_data *data)
{
    for (size_t b = 0; b < data->blocks; b++)
        if (data->block[b].treated < 2 ||
            data->block[b].units - data->block[b].treated < 2)
            return false;
    return true;
}

struct ri_arm {
    double people, mean, variance;
};

/* CR2 of a mean: each unit's sum of residuals, its own part in the mean made
 * good by 1 - size/people; units of one person give Neyman's variance. A unit
 * that outweighs the others beyond all digits has no residual. */
static struct ri_arm
arm_of(const struct ri_data *data, const struct ri_block *block,
       const unsigned char *treated, unsigned char arm)
{
    double sum = 0, people = 0, variance = 0;
    size_t last = block->first + block->units;
    for (size_t u = block->first; u < last; u++)
        if (treated[u] == arm) {
            sum += data->total[u];
            people += data->size[u];
        }
    double mean = sum / people;
    for (size_t u = block->first; u < last; u++)
        if (treated[u] == arm && data->size[u] < people) {
            double residual = data->total[u] - data->size[u] * mean;
            variance += residual * residual / (1 - data->size[u] / people);
        }
    return (struct ri_arm){people, mean, variance / (people * people)};
}

/* weight: the block's. */
struct ri_difference {
    double value, variance, weight;
};

static struct ri_difference
unequal_block(const struct ri_data *data, const struct ri_block *block,
              const unsigned char *treated)
{
    struct ri_arm t = arm_of(data, block, treated, 1);
    struct ri_arm c = arm_of(data, block, treated, 0);
    return (struct ri_difference){
        .value = t.mean - c.mean,
        .variance = t.variance + c.variance,
        .weight = block->share + block->tilt * t.people,
    };
}

/* CR2 of the mean of k units of one size, from their sum and sum of squares. */
static double
equal_variance(double k, double people, double sum, double squares)
{
    double residual = fmax(0, squares - sum * sum / k);
    return residual / (1 - 1 / k) / (people * people);
}

static double
t_ratio(const struct ri_data *data, double t, double variance)
{
    if (fabs(t) <= data->tie)
        return 0;
    double se = sqrt(variance);
    return se > 1e-7 * fabs(t) ? t / se : copysign(INFINITY, t);
}

/* v, the variance of block's difference, from the treated's sums. */
static double
equal_block_variance(const struct ri_data *data, const struct ri_block *block,
                     double sum, double squares)
{
    double size = data->size[block->first], k = (double)block->treated;
    double rest = (double)block->units - k;
    return equal_variance(k, k * size, sum, squares) +
           equal_variance(rest, rest * size, -sum, block->squares - squares);
}

double
ri_studentised_sums(const struct ri_data *data, double t, double squares)
{
    const struct ri_block *block = &data->block[0];
    double n1 = data->size[block->first] * (double)block->treated;
    double factor = 1 / n1 + 1 / (block->people - n1);
    return t_ratio(data, t,
                   equal_block_variance(data, block, t / factor, squares));
}

/* The treated units' sums, with no branch on who is treated. */
static struct ri_difference
equal_block(const struct ri_data *data, const struct ri_block *block,
            const unsigned char *treated)
{
    double sum = 0, squares = 0;
    for (size_t u = block->first; u < block->first + block->units; u++) {
        double y = data->total[u] * (double)treated[u];
        sum += y;
        squares += y * y;
    }
    double n1 = data->size[block->first] * (double)block->treated;
    return (struct ri_difference){
        .value = sum * (1 / n1 + 1 / (block->people - n1)),
        .variance = equal_block_variance(data, block, sum, squares),
        .weight = block->share,
    };
}

double
ri_studentised(const struct ri_data *data, const unsigned char *treated)
{
    double t = 0, variance = 0, weight = 0;
    for (size_t b = 0; b < data->blocks; b++) {
        const struct ri_block *block = &data->block[b];
        struct ri_difference part = block->equal
                                        ? equal_block(data, block, treated)
                                        : unequal_block(data, block, treated);
        t += part.weight * part.value;
        variance += part.weight * part.weight * part.variance;
        weight += part.weight;
    }
    if (data->tilted) {
        t /= weight;
        variance /= weight * weight;
    }
    return t_ratio(data, t, variance);
}

/* t / se is off by that share of itself by which t is, and se no more than t.
 */
double
ri_studentised_least(const struct ri_data *data, double t, double studentised)
{
    double seen = fabs(studentised);
    if (!(fabs(t) > data->tie) || isinf(seen))
        return seen;
    return seen * (1 - 1e-9 - data->noise * (1 + seen) / fabs(t));
}

static double
untied(double difference, double tie)
{
    return fabs(difference) <= tie ? 0 : difference;
}

/* If everyone's effect is e, |t - e c| >= |seen - e| from one to the other of
 * two e that lie on either side of seen: where t - e c is seen - e, and where
 * it is the opposite. The one-sided tests know the first alone. */
static void
add_limits(struct ri_tally *tally, struct ri_point point)
{
    double tie = tally->data->tie, seen = tally->statistic;
    bool both = tally->kind == RI_LIMITS_TWO_SIDED;
    double same = 1 - point.c, opposite = both ? 1 + point.c : same;
    if (same < 1e-12 || opposite < 1e-12) {
        tally->always++;
        return;
    }
    double one = untied(seen - point.t, tie) / same;
    double other = both ? untied(seen + point.t, tie) / opposite : one;
    tally->lower[tally->limits] = fmin(one, other);
    tally->upper[tally->limits] = fmax(one, other);
    tally->limits++;
}

static void
add_pieces(struct ri_tally *tally, const unsigned char *treated, bool counts)
{
    struct ri_pieces pieces =
        ri_inverse_pieces(tally->inverse, treated, counts);
    if (pieces.count == 1 && isinf(pieces.lower[0]) && isinf(pieces.upper[0])) {
        tally->always++;
        return;
    }
    for (size_t k = 0; k < pieces.count; k++) {
        tally->lower[tally->limits] = pieces.lower[k];
        tally->upper[tally->limits++] = pieces.upper[k];
    }
}

void
ri_tally_add(struct ri_tally *tally, struct ri_point point, double studentised,
             const unsigned char *treated)
{
    double tie = tally->data->tie, seen = tally->statistic;
    tally->visited++;
    tally->greater += point.t >= seen - tie;
    tally->less += point.t <= seen + tie;
    tally->far += fabs(point.t) >= fabs(seen) - tie;
    bool counts = tally->with_studentised &&
                  fabs(studentised) >= tally->studentised_least;
    tally->studentised_far += counts;
    if (tally->inverse)
        add_pieces(tally, treated, counts);
    else if (tally->lower)
        add_limits(tally, point);
}

/* One way of choosing at a time, block within block. Sums go down by value, so
 * that no rounding is carried from one assignment to the next. In a block it
 * is the smaller arm that is chosen unit by unit. */
struct walk {
    struct ri_tally *tally;
    unsigned char *treated;
};

static void walk_block(struct walk *walk, size_t b, struct ri_point so_far);

static void
walk_leaf(struct walk *walk, size_t b, struct ri_sums chosen, bool inverted,
          struct ri_point so_far)
{
    const struct ri_block *block = &walk->tally->data->block[b];
    struct ri_sums treated = chosen;
    if (inverted)
        treated = (struct ri_sums){
            -chosen.outcome,
            block->people - chosen.people,
            block->overlap - chosen.overlap,
        };
    struct ri_point point = ri_block_point(block, treated);
    so_far.t += point.t;
    so_far.c += point.c;
    so_far.weight += point.weight;
    walk_block(walk, b + 1, so_far);
}

static void
walk_units(struct walk *walk, size_t b, size_t from, size_t left, bool inverted,
           struct ri_sums sums, struct ri_point so_far)
{
    if (!left) {
        walk_leaf(walk, b, sums, inverted, so_far);
        return;
    }
    const struct ri_data *data = walk->tally->data;
    const struct ri_block *block = &data->block[b];
    size_t last = block->first + block->units - left;
    for (size_t u = from; u <= last; u++) {
        double really = data->assignment.treated[u] ? data->size[u] : 0;
        struct ri_sums with = {
            sums.outcome + data->total[u],
            sums.people + data->size[u],
            sums.overlap + really,
        };
        walk->treated[u] = !inverted;
        walk_units(walk, b, u + 1, left - 1, inverted, with, so_far);
        walk->treated[u] = inverted;
    }
}

static void
walk_block(struct walk *walk, size_t b, struct ri_point so_far)
{
    struct ri_tally *tally = walk->tally;
    const struct ri_data *data = tally->data;
    if (b == data->blocks) {
        double studentised =
            tally->with_studentised ? ri_studentised(data, walk->treated) : 0;
        ri_tally_add(tally, ri_point_of_all(data, so_far), studentised,
                     walk->treated);
        return;
    }
    const struct ri_block *block = &data->block[b];
    bool inverted = 2 * block->treated > block->units;
    for (size_t u = block->first; u < block->first + block->units; u++)
        walk->treated[u] = inverted;
    walk_units(walk, b, block->first,
               inverted ? block->units - block->treated : block->treated,
               inverted, (struct ri_sums){0, 0, 0}, so_far);
}

bool
ri_enumerate(struct ri_tally *tally, double most)
{
    const struct ri_data *data = tally->data;
    struct assignment_count count = assignment_count(&data->assignment);
    if (count.count > most)
        return false;
    struct walk walk = {
        .tally = tally,
        .treated = heap_new(data->assignment.units, 1),
    };
    walk_block(&walk, 0, (struct ri_point){0, 0, 0});
    free(walk.treated);
    return true;
}
