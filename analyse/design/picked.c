#include <config.h>

#include "analyse/design/picked.h"

#include "base/heap.h"

#include <stdlib.h>
#include <string.h>

static struct grouping
pick_codes(const struct contrast *contrast, struct grouping all,
           const bool *known)
{
    if (!all.code)
        return (struct grouping){0};
    size_t *code = heap_new(contrast->n, sizeof *code), n = 0;
    for (size_t i = 0; i < contrast->n; i++)
        if (known[i])
            code[n++] = all.code[i];
    return (struct grouping){code, all.count};
}

struct picked
picked_new(const struct contrast *contrast, const double *measure,
           const bool *known)
{
    struct picked p = {
        .y = heap_new(contrast->n, sizeof *p.y),
        .measure = heap_new(contrast->n, sizeof *p.measure),
        .arm = heap_new(contrast->n, sizeof *p.arm),
        .treated = heap_new(contrast->n, 1),
        .event = heap_new(contrast->n, 1),
        .block = pick_codes(contrast, contrast->block, known),
        .cluster = pick_codes(contrast, contrast->cluster, known),
    };
    if (contrast->weight)
        p.weight = heap_new(contrast->n, sizeof *p.weight);
    for (size_t i = 0; i < contrast->n; i++) {
        if (!known[i])
            continue;
        p.compared += contrast->compared[i];
        p.y[p.n] = contrast->y[i];
        p.event[p.n] = contrast->y[i] == 1;
        p.measure[p.n] = measure[i];
        p.arm[p.n] = contrast->treated[i];
        p.treated[p.n] = contrast->treated[i];
        if (contrast->weight)
            p.weight[p.n] = contrast->weight[i];
        p.n++;
    }
    return p;
}

void
picked_release(struct picked *p)
{
    free(p->y);
    free(p->measure);
    free(p->arm);
    free(p->weight);
    free(p->treated);
    free(p->event);
    free((size_t *)p->block.code);
    free((size_t *)p->cluster.code);
    memset(p, 0, sizeof *p);
}
