#include <config.h>

#include "analyse/design/describe.h"

#include "base/heap.h"

#include <math.h>
#include <stdlib.h>

static void
take_values(struct design *design, const size_t *row)
{
    design->y = arena_array(design->arena, design->n, sizeof *design->y);
    design->known = arena_array(design->arena, design->n, sizeof(bool));
    for (size_t i = 0; i < design->n; i++) {
        struct arm *arm = &design->arms[design->arm[i]];
        uint8_t missing = design->outcome.missing[row[i]];
        design->y[i] = design->outcome.y[row[i]];
        design->known[i] = missing == MISSING_NOT;
        arm->missing[missing] += missing != MISSING_NOT;
    }
}

/* A known outcome of each arm: the mean is summed as what is beyond it, so that
 * what does not vary has no spread. */
static double *
starts_new(const struct design *design)
{
    double *start = heap_new(design->n_arms, sizeof *start);
    for (size_t i = design->n; i-- > 0;)
        if (design->known[i] && design->outcome.kind != OUTCOME_BINARY)
            start[design->arm[i]] = design->y[i];
    return start;
}

/* Two passes: the mean, then the spread about it. */
static void
describe_arms(struct design *design)
{
    double *start = starts_new(design);
    for (size_t i = 0; i < design->n; i++) {
        struct arm *arm = &design->arms[design->arm[i]];
        arm->assigned++;
        arm->answered += design->known[i];
        if (design->known[i])
            arm->mean += design->y[i] - start[design->arm[i]];
    }
    for (size_t a = 0; a < design->n_arms; a++) {
        struct arm *arm = &design->arms[a];
        if (design->outcome.kind == OUTCOME_BINARY)
            arm->acted = (size_t)arm->mean;
        if (arm->answered)
            arm->mean = start[a] + arm->mean / (double)arm->answered;
    }
    free(start);
    for (size_t i = 0; i < design->n; i++) {
        struct arm *arm = &design->arms[design->arm[i]];
        double distance = design->y[i] - arm->mean;
        if (design->known[i])
            arm->sd += distance * distance;
    }
    for (size_t a = 0; a < design->n_arms; a++) {
        struct arm *arm = &design->arms[a];
        arm->sd =
            arm->answered > 1 ? sqrt(arm->sd / (double)(arm->answered - 1)) : 0;
    }
}

/* A cluster that is split between arms counts in each. */
static void
count_clusters(struct design *design)
{
    size_t n = heap_product(design->cluster.count, design->n_arms);
    bool *seen = heap_new(n, sizeof *seen);
    for (size_t i = 0; i < design->n; i++)
        seen[design->cluster.code[i] * design->n_arms + design->arm[i]] = true;
    for (size_t g = 0; g < design->cluster.count; g++) {
        size_t arms = 0;
        for (size_t a = 0; a < design->n_arms; a++) {
            bool held = seen[g * design->n_arms + a];
            design->arms[a].clusters += held;
            arms += held;
        }
        design->clusters_split += arms > 1;
    }
    free(seen);
}

static void
fill_cells(struct design *design)
{
    design->strata = design->block.code ? design->block.count : 1;
    design->cells =
        arena_array(design->arena, heap_product(design->strata, design->n_arms),
                    sizeof *design->cells);
    for (size_t i = 0; i < design->n; i++) {
        if (!design->known[i])
            continue;
        size_t b = design->block.code ? design->block.code[i] : 0;
        struct cell *cell = &design->cells[b * design->n_arms + design->arm[i]];
        cell->answered++;
        cell->acted += design->y[i] == 1;
    }
}

struct arm *
arms_named_alike(const struct design *design)
{
    struct arm *arms = arena_array(design->arena, design->n_arms, sizeof *arms);
    for (size_t a = 0; a < design->n_arms; a++)
        arms[a].name = design->arms[a].name;
    return arms;
}

void
design_describe(struct design *design)
{
    describe_arms(design);
    if (design->cluster.code)
        count_clusters(design);
    if (design->outcome.kind == OUTCOME_BINARY)
        fill_cells(design);
}

void
design_take_outcome(struct design *design, const size_t *row)
{
    take_values(design, row);
    design_describe(design);
}
