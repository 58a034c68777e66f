#include <config.h>

#include "analyse/design/evenness.h"

#include "base/heap.h"

#include <math.h>
#include <stdlib.h>

/* Units of each block, and how many of them are in the arm. */
static void
count_units(const struct design *d, size_t place, size_t *all, size_t *treated)
{
    bool *met = heap_new(d->cluster.count, sizeof *met);
    for (size_t i = 0; i < d->n; i++) {
        bool *one = d->cluster.code ? &met[d->cluster.code[i]] : NULL;
        bool there = d->arm[i] == 0 || d->arm[i] == place;
        if (!there || (one && *one))
            continue;
        if (one)
            *one = true;
        all[d->block.code[i]]++;
        treated[d->block.code[i]] += d->arm[i] != 0;
    }
    free(met);
}

bool
evenly_assigned(const struct design *d, size_t place)
{
    if (!d->block.code)
        return true;
    size_t count = d->block.count, units = 0, chosen = 0;
    size_t *all = heap_new(count, sizeof *all);
    size_t *treated = heap_new(count, sizeof *treated);
    count_units(d, place, all, treated);
    for (size_t b = 0; b < count; b++) {
        units += all[b];
        chosen += treated[b];
    }
    double share = units ? (double)chosen / (double)units : 0;
    bool even = true;
    for (size_t b = 0; b < count; b++)
        even = even && fabs((double)treated[b] - share * (double)all[b]) <= 1;
    free(all);
    free(treated);
    return even;
}

const char *
caution_blocks_aside(const struct design *design, size_t place)
{
    return evenly_assigned(design, place)
               ? NULL
               : "the share assigned differs between blocks, so that with "
                 "blocks set aside unlike people are compared: this is biased";
}
