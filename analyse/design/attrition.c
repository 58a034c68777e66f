#include <config.h>

#include "analyse/design/attrition.h"

#include "analyse/design/describe.h"

#include <assert.h>
#include <string.h>

/* Everybody's outcome is known, and is yes or no; which is still to be said. */
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
    copy->arms = arms_named_alike(design);
    return copy;
}

struct design *
design_of_missing(const struct design *design)
{
    struct design *copy = copy_people(design);
    for (size_t i = 0; i < design->n; i++)
        copy->y[i] = !design->known[i];
    design_describe(copy);
    return copy;
}

struct design *
design_filled(const struct design *design, bool yes_in_control,
              bool yes_elsewhere)
{
    assert(design->outcome.kind == OUTCOME_BINARY);
    struct design *copy = copy_people(design);
    for (size_t i = 0; i < design->n; i++) {
        bool guess = design->arm[i] ? yes_elsewhere : yes_in_control;
        copy->y[i] = design->known[i] ? design->y[i] == 1 : guess;
    }
    design_describe(copy);
    return copy;
}
