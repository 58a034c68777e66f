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

static double *
pick_numbers(size_t n, const double *all, const bool *known)
{
    double *some = heap_new(n, sizeof *some);
    size_t k = 0;
    for (size_t i = 0; i < n; i++)
        if (known[i])
            some[k++] = all[i];
    return some;
}

static void
pick_covariates(struct picked *p, const struct contrast *contrast,
                const bool *known)
{
    p->n_covariates = contrast->n_covariates;
    p->covariates = heap_new(p->n_covariates, sizeof *p->covariates);
    for (size_t j = 0; j < p->n_covariates; j++)
        p->covariates[j] =
            pick_numbers(contrast->n, contrast->covariates[j], known);
}

struct picked
picked_new(const struct contrast *contrast, const double *measure,
           const bool *known)
{
    struct picked p = {
        .y = pick_numbers(contrast->n, contrast->y, known),
        .measure = pick_numbers(contrast->n, measure, known),
        .arm = heap_new(contrast->n, sizeof *p.arm),
        .treated = heap_new(contrast->n, 1),
        .event = heap_new(contrast->n, 1),
        .block = pick_codes(contrast, contrast->block, known),
        .cluster = pick_codes(contrast, contrast->cluster, known),
    };
    if (contrast->weight)
        p.weight = pick_numbers(contrast->n, contrast->weight, known);
    pick_covariates(&p, contrast, known);
    for (size_t i = 0; i < contrast->n; i++) {
        if (!known[i])
            continue;
        p.compared += contrast->compared[i];
        p.event[p.n] = contrast->y[i] == 1;
        p.arm[p.n] = contrast->treated[i];
        p.treated[p.n++] = contrast->treated[i];
    }
    return p;
}

struct picked
picked_times(const struct contrast *contrast)
{
    struct picked p =
        picked_new(contrast, contrast->time, contrast->time_known);
    for (size_t i = 0; i < p.n && contrast->tau > 0; i++)
        if (p.measure[i] > contrast->tau) {
            p.measure[i] = contrast->tau;
            p.event[i] = 0;
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
    for (size_t j = 0; j < p->n_covariates; j++)
        free(p->covariates[j]);
    free(p->covariates);
    free(p->treated);
    free(p->event);
    free((size_t *)p->block.code);
    free((size_t *)p->cluster.code);
    memset(p, 0, sizeof *p);
}
