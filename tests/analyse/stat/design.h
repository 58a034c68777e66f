/* design: tiny studies drawn at random, the odder the better, for properties
 * that must hold whatever people answered: one person, one arm, one cluster,
 * outcomes that are all the same, huge or tiny, weights of zero, covariates
 * that are constant, repeated or the arm itself. */
#ifndef TESTS_ANALYSE_STAT_DESIGN_H
#define TESTS_ANALYSE_STAT_DESIGN_H

#include "analyse/stat/rng.h"
#include "analyse/stat/sandwich.h"

#include <math.h>

enum { DESIGN_PEOPLE = 14, DESIGN_COLUMNS = 3 };

/* y is anything, yes 0 or 1, times counts, rank whole and small, each now and
 * then the same for all. nested are clusters inside one arm and one block. */
struct design {
    uint64_t seed;
    struct rng rng;
    size_t n, k;
    double y[DESIGN_PEOPLE], yes[DESIGN_PEOPLE], times[DESIGN_PEOPLE];
    double rank[DESIGN_PEOPLE], wait[DESIGN_PEOPLE];
    double weight[DESIGN_PEOPLE], chance[DESIGN_PEOPLE];
    double arm[DESIGN_PEOPLE], received[DESIGN_PEOPLE];
    unsigned char z[DESIGN_PEOPLE], seen[DESIGN_PEOPLE];
    double column[DESIGN_COLUMNS][DESIGN_PEOPLE];
    const double *columns[DESIGN_COLUMNS];
    size_t block_of[DESIGN_PEOPLE], cluster_of[DESIGN_PEOPLE];
    size_t nested_of[DESIGN_PEOPLE];
    struct grouping none, block, cluster, nested;
};

static inline size_t
design_pick(struct design *d, size_t n)
{
    return rng_below(&d->rng, n);
}

/* One column of numbers, of a kind that is drawn. */
static inline void
design_numbers(struct design *d, double *x)
{
    static const double scales[] = {1, 1, 1, 1e-9, 1e9, 1e-3};
    static const double shifts[] = {0, 0, 0, 5, -1e6, 1e9};
    double scale = scales[design_pick(d, 6)], shift = shifts[design_pick(d, 6)];
    size_t kind = design_pick(d, 4);
    for (size_t i = 0; i < d->n; i++) {
        double u = rng_uniform(&d->rng);
        double value = kind == 0   ? 1
                       : kind == 1 ? floor(2 * u)
                       : kind == 2 ? floor(5 * u)
                                   : u;
        x[i] = shift + scale * value;
    }
}

static inline void
design_columns(struct design *d)
{
    d->k = design_pick(d, DESIGN_COLUMNS + 1);
    for (size_t j = 0; j < DESIGN_COLUMNS; j++) {
        size_t kind = design_pick(d, 8);
        design_numbers(d, d->column[j]);
        for (size_t i = 0; i < d->n; i++) {
            if (kind == 0)
                d->column[j][i] = d->z[i];
            if (kind == 1)
                d->column[j][i] = d->column[0][i];
            if (kind == 2)
                d->column[j][i] = d->yes[i];
        }
        d->columns[j] = d->column[j];
    }
}

static inline struct design *
design_draw(struct design *d, uint64_t seed)
{
    *d = (struct design){.seed = seed, .rng = rng_new(seed, 0)};
    d->n = design_pick(d, DESIGN_PEOPLE + 1);
    size_t arms = design_pick(d, 8), same = design_pick(d, 6);
    size_t blocks = 1 + design_pick(d, 4),
           clusters = 1 + design_pick(d, d->n + 1);
    size_t weights = design_pick(d, 4);
    design_numbers(d, d->y);
    for (size_t i = 0; i < d->n; i++) {
        d->z[i] = arms == 0 ? 0 : arms == 1 ? 1 : design_pick(d, 2) == 0;
        d->yes[i] = same == 0 ? 0 : same == 1 ? 1 : (double)design_pick(d, 2);
        d->times[i] =
            same == 2 ? 2 : (double)(design_pick(d, 5) * design_pick(d, 3));
        d->rank[i] = same == 3 ? 1 : (double)design_pick(d, 4);
        d->wait[i] = same == 4 ? 3 : (double)design_pick(d, 7);
        d->seen[i] = same == 5 ? 0 : design_pick(d, 3) > 0;
        d->weight[i] = weights == 0   ? 2
                       : weights == 1 ? (double)design_pick(d, 3)
                       : weights == 2 ? pow(10, 6 * rng_uniform(&d->rng) - 3)
                                      : 0.5 + rng_uniform(&d->rng);
        d->chance[i] = 0.02 + 0.96 * rng_uniform(&d->rng);
        d->arm[i] = d->z[i];
        d->received[i] =
            design_pick(d, 4) ? d->z[i] : (double)design_pick(d, 2);
        d->block_of[i] = design_pick(d, blocks);
        d->cluster_of[i] = design_pick(d, clusters);
        d->nested_of[i] =
            2 * (d->block_of[i] * clusters + d->cluster_of[i]) + d->z[i];
    }
    d->block = (struct grouping){d->block_of, blocks};
    d->cluster = (struct grouping){d->cluster_of, clusters};
    d->nested = (struct grouping){d->nested_of, 2 * blocks * clusters};
    design_columns(d);
    return d;
}

#endif
