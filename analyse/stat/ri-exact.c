#include <config.h>

#include "analyse/stat/ri-statistic.h"
#include "base/heap.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The exact distribution of T when it is a sum over treated units: block by
 * block, then folded. What it may cost before drawing is the better way: */
static const double unit_steps_most = 1e8;
static const double join_steps_most = 1e9;
static const size_t support_most = 1000000;
static const size_t lattices_most = 64;

/* Values origin + unit s with weight[s], s under count; unit >= 0. */
struct lattice {
    double origin, unit;
    size_t count;
    double *weight;
};

/* T takes value with probability weight; ascending, no two alike. */
struct mass {
    double value, weight;
};
struct spectrum {
    size_t count;
    struct mass *mass;
};

/* Outcomes of one block as whole numbers: total[u] = least + step level[u]. */
struct ladder {
    size_t units, most;
    size_t *level;
    double least, step;
};

static int
by_value(const void *a, const void *b)
{
    const struct mass *p = a, *q = b;
    return (p->value > q->value) - (p->value < q->value);
}

/* The smallest gap between two outcomes must divide them all. */
static bool
ladder_new(struct ladder *ladder, const double *total, size_t units)
{
    struct mass *order = heap_new(units, sizeof *order);
    for (size_t u = 0; u < units; u++)
        order[u].value = total[u];
    qsort(order, units, sizeof *order, by_value);
    double range = order[units - 1].value - order[0].value;
    double step = range;
    for (size_t u = 1; u < units; u++) {
        double gap = order[u].value - order[u - 1].value;
        if (gap > 1e-9 * range)
            step = fmin(step, gap);
    }
    *ladder =
        (struct ladder){.units = units, .least = order[0].value, .step = step};
    free(order);
    if (range > 1e6 * step)
        return false;
    ladder->level = heap_new(units, sizeof *ladder->level);
    for (size_t u = 0; u < units && step > 0; u++) {
        double level = (total[u] - ladder->least) / step;
        if (fabs(level - round(level)) > 1e-7)
            return false;
        ladder->level[u] = (size_t)round(level);
        if (ladder->level[u] > ladder->most)
            ladder->most = ladder->level[u];
    }
    return true;
}

/* Weights of the sum of levels of k of the units, all choices alike; sum 0 to
 * *top. Zero and one: hypergeometric, from its mode outwards by ratios. */
static double *
hypergeometric(const struct ladder *ladder, size_t k, size_t *top)
{
    size_t m = ladder->units, ones = 0;
    for (size_t u = 0; u < m; u++)
        ones += ladder->level[u];
    size_t low = k > m - ones ? k - (m - ones) : 0;
    size_t high = k < ones ? k : ones;
    double *weight = heap_new(high + 1, sizeof *weight);
    size_t mode =
        (size_t)(((double)k + 1) * ((double)ones + 1) / ((double)m + 2));
    mode = mode < low ? low : mode > high ? high : mode;
    weight[mode] = 1;
    double sum = 1;
    /* w(x+1)/w(x) = (ones-x)(k-x) / ((x+1)(m-ones-k+x+1)) */
    for (size_t x = mode; x < high; x++) {
        weight[x + 1] = weight[x] * (double)(ones - x) * (double)(k - x) /
                        ((double)(x + 1) * (double)(m + x + 1 - ones - k));
        sum += weight[x + 1];
    }
    for (size_t x = mode; x > low; x--) {
        weight[x - 1] = weight[x] * (double)x * (double)(m + x - ones - k) /
                        ((double)(ones - x + 1) * (double)(k - x + 1));
        sum += weight[x - 1];
    }
    for (size_t x = low; x <= high; x++)
        weight[x] /= sum;
    *top = high;
    return weight;
}

/* Unit by unit: of the m - i left, k - j are still to be chosen, so the next
 * is chosen with probability (k - j)/(m - i). at[j][s]: j chosen, sum s. */
static double *
unit_by_unit(const struct ladder *ladder, size_t k, size_t *top)
{
    size_t m = ladder->units, wide = k * ladder->most + 1;
    double *at = heap_new(heap_product(k + 1, wide), sizeof *at);
    at[0] = 1;
    for (size_t i = 0; i < m; i++) {
        size_t level = ladder->level[i];
        size_t chosen = i < k ? i : k;
        for (size_t j = chosen + 1; j-- > 0;) {
            double *here = at + j * wide;
            double *next = here + wide + level;
            double p = (double)(k - j) / (double)(m - i);
            size_t sums = j * ladder->most + 1;
            for (size_t s = 0; s < sums && j < k; s++)
                next[s] += here[s] * p;
            for (size_t s = 0; s < sums; s++)
                here[s] *= 1 - p;
        }
    }
    double *weight = heap_new(wide, sizeof *weight);
    memcpy(weight, at + k * wide, wide * sizeof *weight);
    free(at);
    *top = wide - 1;
    return weight;
}

/* T's part of one block. It is the smaller arm whose sum is built up: T is
 * factor times the treated's sum, and the outcomes of a block sum to 0. Turned
 * round where that makes the unit positive. */
static bool
block_lattice(const struct ri_data *data, const struct ri_block *block,
              struct lattice *lattice)
{
    struct ladder ladder;
    size_t m = block->units, k = block->treated;
    bool inverted = k > m - k;
    if (inverted)
        k = m - k;
    double size = data->size[block->first];
    double n1 = size * (double)block->treated, n0 = block->people - n1;
    double factor = block->share * (1 / n1 + 1 / n0);
    bool fits = ladder_new(&ladder, data->total + block->first, m);
    if (fits && ladder.most > 1)
        fits = (double)m * (double)k * (double)k * (double)ladder.most <
               unit_steps_most;
    if (fits) {
        size_t top;
        double *weight = ladder.most <= 1 ? hypergeometric(&ladder, k, &top)
                                          : unit_by_unit(&ladder, k, &top);
        double least = factor * (double)k * ladder.least;
        *lattice =
            (struct lattice){least, factor * ladder.step, top + 1, weight};
        if (inverted) {
            lattice->origin = -least - lattice->unit * (double)top;
            for (size_t s = 0; s < top - s; s++) {
                double swap = weight[s];
                weight[s] = weight[top - s];
                weight[top - s] = swap;
            }
        }
    }
    free(ladder.level);
    return fits;
}

/* Ends that weigh under 1e-250 can never show in a p. */
static void
lattice_trim(struct lattice *l)
{
    size_t first = 0;
    while (l->count > 1 && l->weight[l->count - 1] < 1e-250)
        l->count--;
    while (first + 1 < l->count && l->weight[first] < 1e-250)
        first++;
    l->count -= first;
    l->origin += l->unit * (double)first;
    memmove(l->weight, l->weight + first, l->count * sizeof *l->weight);
}

/* The sum of two of one unit. Takes part over. */
static void
lattice_join(struct lattice *all, struct lattice *part)
{
    size_t count = all->count + part->count - 1;
    double *weight = heap_new(count, sizeof *weight);
    for (size_t j = 0; j < part->count; j++) {
        double w = part->weight[j], *at = weight + j;
        for (size_t i = 0; i < all->count; i++)
            at[i] += w * all->weight[i];
    }
    free(all->weight);
    free(part->weight);
    all->weight = weight;
    all->count = count;
    all->origin += part->origin;
    lattice_trim(all);
}

/* Blocks of one unit are joined as they come; the others stay apart. A block in
 * which everyone is alike joins any. Returns how many lattices there are, 0
 * when that will not do. */
static size_t
gather(const struct ri_data *data, struct lattice *lattice)
{
    size_t count = 0;
    double steps = 0;
    for (size_t b = 0; b < data->blocks; b++) {
        struct lattice part = {0, 0, 0, NULL};
        bool fits = block_lattice(data, &data->block[b], &part);
        size_t at = 0;
        while (fits && at < count && part.unit > 0 &&
               fabs(lattice[at].unit - part.unit) > 1e-13 * part.unit)
            at++;
        steps +=
            at < count ? (double)lattice[at].count * (double)part.count : 0;
        if (!fits || steps > join_steps_most || at == lattices_most) {
            free(part.weight);
            for (size_t l = 0; l < count; l++)
                free(lattice[l].weight);
            return 0;
        }
        if (at < count) {
            lattice_join(&lattice[at], &part);
        } else {
            lattice[count++] = part;
        }
    }
    return count;
}

static struct spectrum
spectrum_new(const struct lattice *lattice)
{
    struct spectrum spectrum = {
        0, heap_new(lattice->count, sizeof(struct mass))};
    for (size_t s = 0; s < lattice->count; s++)
        if (lattice->weight[s] > 0)
            spectrum.mass[spectrum.count++] =
                (struct mass){lattice->origin + lattice->unit * (double)s,
                              lattice->weight[s]};
    return spectrum;
}

/* Sums of a value of each, what differs by rounding alone taken together. */
static bool
fold(struct spectrum *all, const struct spectrum *part)
{
    size_t count = all->count * part->count;
    if (count > 4 * support_most)
        return false;
    struct mass *mass = heap_new(count, sizeof *mass);
    double scale = 0;
    for (size_t i = 0; i < all->count; i++)
        for (size_t j = 0; j < part->count; j++) {
            struct mass *m = &mass[i * part->count + j];
            m->value = all->mass[i].value + part->mass[j].value;
            m->weight = all->mass[i].weight * part->mass[j].weight;
            scale = fmax(scale, fabs(m->value));
        }
    qsort(mass, count, sizeof *mass, by_value);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (kept && mass[i].value - mass[kept - 1].value <= 1e-13 * scale)
            mass[kept - 1].weight += mass[i].weight;
        else
            mass[kept++] = mass[i];
    }
    free(all->mass);
    *all = (struct spectrum){kept, mass};
    return kept <= support_most;
}

static void
read_off(const struct ri_data *data, const struct spectrum *all,
         double statistic, struct ri *ri)
{
    double greater = 0, less = 0, far = 0;
    for (size_t i = 0; i < all->count; i++) {
        double t = all->mass[i].value, w = all->mass[i].weight;
        greater += t >= statistic - data->tie ? w : 0;
        less += t <= statistic + data->tie ? w : 0;
        far += fabs(t) >= fabs(statistic) - data->tie ? w : 0;
    }
    ri->p_greater = fmin(1, greater);
    ri->p_less = fmin(1, less);
    ri->p_two_sided = fmin(1, far);
    ri->p_error = 0;
}

bool
ri_build_up(const struct ri_data *data, double statistic, struct ri *ri)
{
    if (!data->linear)
        return false;
    struct lattice *lattice = heap_new(lattices_most, sizeof *lattice);
    size_t count = gather(data, lattice);
    struct spectrum all = {1, heap_new(1, sizeof(struct mass))};
    all.mass[0].weight = 1;
    bool fits = count > 0;
    for (size_t l = 0; l < count; l++) {
        struct spectrum part = spectrum_new(&lattice[l]);
        fits = fits && fold(&all, &part);
        free(part.mass);
        free(lattice[l].weight);
    }
    if (fits)
        read_off(data, &all, statistic, ri);
    free(all.mass);
    free(lattice);
    return fits;
}
