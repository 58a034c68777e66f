#include <config.h>

#include "analyse/design/attrition.h"

#include <assert.h>
#include <math.h>
#include <string.h>

/* A copy that owns its arms, outcomes and cells, all of it still empty. */
static struct design *
copy_people(const struct design *design)
{
    assert(design->y);
    struct arena *arena = design->arena;
    struct design *copy = arena_alloc(arena, sizeof *copy);
    *copy = *design;
    copy->outcome.kind = OUTCOME_BINARY;
    copy->y = arena_array(arena, design->n, sizeof *copy->y);
    copy->known = arena_array(arena, design->n, sizeof *copy->known);
    memset(copy->known, 1, design->n);
    copy->strata = design->block.code ? design->block.count : 1;
    copy->cells =
        arena_array(arena, copy->strata * design->n_arms, sizeof *copy->cells);
    copy->arms = arena_array(arena, design->n_arms, sizeof *copy->arms);
    for (size_t a = 0; a < design->n_arms; a++)
        copy->arms[a] = (struct arm){.name = design->arms[a].name,
                                     .assigned = design->arms[a].assigned,
                                     .answered = design->arms[a].assigned,
                                     .clusters = design->arms[a].clusters};
    return copy;
}

static void
put(struct design *copy, size_t i, bool yes)
{
    size_t block = copy->block.code ? copy->block.code[i] : 0;
    struct cell *cell = &copy->cells[block * copy->n_arms + copy->arm[i]];
    copy->y[i] = yes;
    copy->arms[copy->arm[i]].acted += yes;
    cell->answered++;
    cell->acted += yes;
}

static struct design *
describe(struct design *copy)
{
    for (size_t a = 0; a < copy->n_arms; a++) {
        struct arm *arm = &copy->arms[a];
        double n = (double)arm->answered;
        arm->mean = (double)arm->acted / n;
        arm->sd = n > 1 ? sqrt(arm->mean * (1 - arm->mean) * n / (n - 1)) : 0;
    }
    return copy;
}

struct design *
design_of_missing(const struct design *design)
{
    struct design *copy = copy_people(design);
    for (size_t i = 0; i < design->n; i++)
        put(copy, i, !design->known[i]);
    return describe(copy);
}

struct design *
design_filled(const struct design *design, bool yes_in_control,
              bool yes_elsewhere)
{
    assert(design->outcome.kind == OUTCOME_BINARY);
    struct design *copy = copy_people(design);
    for (size_t i = 0; i < design->n; i++) {
        bool guess = design->arm[i] ? yes_elsewhere : yes_in_control;
        put(copy, i, design->known[i] ? design->y[i] == 1 : guess);
    }
    return describe(copy);
}
