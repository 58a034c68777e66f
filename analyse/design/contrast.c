#include <config.h>

#include "analyse/design/contrast.h"

#include "base/heap.h"

#include <stdlib.h>

static bool
takes_part(const struct contrast *contrast, size_t i)
{
    const struct design *design = contrast->design;
    return design->known[i] &&
           (design->arm[i] == 0 || design->arm[i] == contrast->place);
}

/* The codes of those who take part; NULL when there are no groups. */
static struct grouping
take_codes(const struct contrast *contrast, struct grouping all)
{
    if (!all.code)
        return (struct grouping){0};
    const struct design *design = contrast->design;
    size_t *code = heap_new(contrast->n, sizeof *code), k = 0;
    for (size_t i = 0; i < design->n; i++)
        if (takes_part(contrast, i))
            code[k++] = all.code[i];
    return (struct grouping){code, all.count};
}

static double *
take_values(const struct contrast *contrast, const double *all)
{
    double *values = heap_new(contrast->n, sizeof *values);
    for (size_t i = 0, k = 0; i < contrast->design->n; i++)
        if (takes_part(contrast, i))
            values[k++] = all[i];
    return values;
}

static bool *
take_known(const struct contrast *contrast, const bool *all)
{
    bool *known = heap_new(contrast->n, sizeof *known);
    for (size_t i = 0, k = 0; i < contrast->design->n; i++)
        if (takes_part(contrast, i))
            known[k++] = all[i];
    return known;
}

static void
take_measures(struct contrast *contrast)
{
    const struct design *design = contrast->design;
    contrast->n_covariates = design->covariates.n;
    contrast->covariates =
        heap_new(contrast->n_covariates, sizeof *contrast->covariates);
    for (size_t j = 0; j < contrast->n_covariates; j++)
        contrast->covariates[j] =
            take_values(contrast, design->covariates.values[j]);
    if (design->received.name) {
        contrast->received = take_values(contrast, design->received.value);
        contrast->received_known = take_known(contrast, design->received.known);
    }
    if (design->weight.name)
        contrast->weight = take_values(contrast, design->weight.value);
    if (design->time.name) {
        contrast->time = take_values(contrast, design->time.value);
        contrast->time_known = take_known(contrast, design->time.known);
    }
}

static void
take_people(struct contrast *contrast)
{
    const struct design *design = contrast->design;
    contrast->n =
        design->arms[0].answered + design->arms[contrast->place].answered;
    contrast->y = heap_new(contrast->n, sizeof *contrast->y);
    contrast->treated = heap_new(contrast->n, 1);
    size_t k = 0;
    for (size_t i = 0; i < design->n; i++)
        if (takes_part(contrast, i)) {
            contrast->y[k] = design->y[i];
            contrast->treated[k++] = design->arm[i] != 0;
        }
    contrast->block = take_codes(contrast, design->block);
    contrast->cluster = take_codes(contrast, design->cluster);
    take_measures(contrast);
}

static void
take_cells(struct contrast *contrast)
{
    const struct design *design = contrast->design;
    contrast->strata = heap_new(design->strata, sizeof *contrast->strata);
    for (size_t s = 0; s < design->strata; s++) {
        const struct cell *cells = &design->cells[s * design->n_arms];
        struct arms arms = {
            .x1 = cells[contrast->place].acted,
            .n1 = cells[contrast->place].answered,
            .x0 = cells[0].acted,
            .n0 = cells[0].answered,
        };
        contrast->arms.x1 += arms.x1;
        contrast->arms.n1 += arms.n1;
        contrast->arms.x0 += arms.x0;
        contrast->arms.n0 += arms.n0;
        if (arms.n1 && arms.n0) {
            contrast->strata[contrast->n_strata++] = arms;
        } else if (arms.n1 + arms.n0 && !contrast->y) {
            contrast->alone.blocks++;
            contrast->alone.people += arms.n1 + arms.n0;
        }
    }
}

static void
compare_cells(struct contrast *contrast)
{
    double acted[2] = {0}, n[2] = {0};
    for (size_t s = 0; s < contrast->n_strata; s++) {
        const struct arms *arms = &contrast->strata[s];
        acted[0] += (double)arms->x0;
        acted[1] += (double)arms->x1;
        n[0] += (double)arms->n0;
        n[1] += (double)arms->n1;
    }
    for (int a = 0; a < 2; a++)
        contrast->seen[a] = n[a] > 0 ? acted[a] / n[a] : 0;
    contrast->n_compared = (size_t)(n[0] + n[1]);
}

/* People of a block, control and arm. */
struct held {
    size_t assigned[2], known[2], weighing[2];
};

static bool
weighs(const struct contrast *contrast, size_t i)
{
    return !contrast->weight || contrast->weight[i] > 0;
}

static size_t
block_of(const struct contrast *contrast, size_t i)
{
    return contrast->block.code ? contrast->block.code[i] : 0;
}

/* Everybody in one where there are no blocks. Owned. */
static struct held *
hold_people(const struct contrast *contrast, size_t blocks)
{
    const struct design *design = contrast->design;
    struct held *held = heap_new(blocks, sizeof *held);
    for (size_t i = 0; i < design->n; i++)
        if (design->arm[i] == 0 || design->arm[i] == contrast->place)
            held[design->block.code ? design->block.code[i] : 0]
                .assigned[design->arm[i] != 0]++;
    for (size_t i = 0; i < contrast->n; i++) {
        struct held *one = &held[block_of(contrast, i)];
        one->known[contrast->treated[i]]++;
        one->weighing[contrast->treated[i]] += weighs(contrast, i);
    }
    return held;
}

static void
count_rests(struct contrast *contrast, const struct held *held, size_t blocks)
{
    for (size_t b = 0; b < blocks; b++) {
        const struct held *one = &held[b];
        if ((one->known[0] && one->known[1]) ||
            one->known[0] + one->known[1] == 0)
            continue;
        bool both = one->assigned[0] && one->assigned[1];
        struct rest *rest = both ? &contrast->lost : &contrast->alone;
        rest->blocks++;
        rest->people += one->known[0] + one->known[1];
    }
}

/* A group that is split between the arms counts in each. */
static void
count_compared_clusters(struct contrast *contrast)
{
    bool *met = heap_new(heap_product(contrast->cluster.count, 2), sizeof *met);
    for (size_t i = 0; i < contrast->n; i++) {
        bool *one = &met[2 * contrast->cluster.code[i] + contrast->treated[i]];
        contrast->clusters_compared += contrast->compared[i] && !*one;
        *one = *one || contrast->compared[i];
    }
    free(met);
}

static void
compare_people(struct contrast *contrast)
{
    size_t blocks = contrast->block.code ? contrast->block.count : 1;
    struct held *held = hold_people(contrast, blocks);
    if (contrast->block.code)
        count_rests(contrast, held, blocks);
    contrast->compared = heap_new(contrast->n, sizeof *contrast->compared);
    double sum[2] = {0}, n[2] = {0};
    for (size_t i = 0; i < contrast->n; i++) {
        const struct held *one = &held[block_of(contrast, i)];
        if (!weighs(contrast, i) || !one->weighing[0] || !one->weighing[1])
            continue;
        contrast->compared[i] = true;
        sum[contrast->treated[i]] += contrast->y[i];
        n[contrast->treated[i]]++;
    }
    for (int a = 0; a < 2; a++)
        contrast->seen[a] = n[a] > 0 ? sum[a] / n[a] : 0;
    contrast->n_compared = (size_t)(n[0] + n[1]);
    if (contrast->cluster.code)
        count_compared_clusters(contrast);
    free(held);
}

/* Units (people, or clusters where there are any) of each arm in each block
 * that has both arms. Groups need more than people do: they differ in size,
 * and the mean of a few unequal groups is biased. So do people who say yes or
 * no: where all of a few said the same, no spread is seen. */
static bool
has_small_block(const struct contrast *contrast)
{
    if (!contrast->block.code)
        return false;
    size_t blocks = contrast->block.count;
    size_t *units = heap_new(heap_product(blocks, 2), sizeof *units);
    bool *seen = heap_new(contrast->cluster.count, sizeof *seen);
    for (size_t i = 0; i < contrast->n; i++) {
        if (contrast->cluster.code) {
            if (seen[contrast->cluster.code[i]])
                continue;
            seen[contrast->cluster.code[i]] = true;
        }
        units[2 * contrast->block.code[i] + contrast->treated[i]]++;
    }
    bool binary = contrast->design->outcome.kind == OUTCOME_BINARY;
    size_t enough = contrast->cluster.code ? 5 : binary ? 10 : 2;
    bool small = false;
    for (size_t b = 0; b < blocks; b++) {
        size_t c = units[2 * b], t = units[2 * b + 1];
        small = small || (c && t && (c < enough || t < enough));
    }
    free(seen);
    free(units);
    return small;
}

struct contrast
contrast_new(const struct design *design, size_t place,
             const struct request *request)
{
    struct contrast contrast = {
        .design = design,
        .place = place,
        .level = request->level,
        .tau = request->tau,
        .seed = request->seed,
        .draws = request->draws,
        .progress = request->progress,
    };
    if (design->y) {
        take_people(&contrast);
        contrast.small_block = has_small_block(&contrast);
    }
    if (design->cells)
        take_cells(&contrast);
    if (design->y) {
        compare_people(&contrast);
    } else {
        contrast.n = contrast.arms.n1 + contrast.arms.n0;
        compare_cells(&contrast);
    }
    return contrast;
}

void
contrast_release(struct contrast *contrast)
{
    free(contrast->y);
    free(contrast->treated);
    free(contrast->compared);
    free((size_t *)contrast->block.code);
    free((size_t *)contrast->cluster.code);
    free(contrast->strata);
    for (size_t j = 0; j < contrast->n_covariates; j++)
        free(contrast->covariates[j]);
    free(contrast->covariates);
    free(contrast->received);
    free(contrast->received_known);
    free(contrast->time);
    free(contrast->weight);
    free(contrast->time_known);
    *contrast = (struct contrast){0};
}
