#include <config.h>

#include "analyse/design/model.h"

#include "base/heap.h"

#include <stdlib.h>
#include <string.h>

/* Which people stand in it. */
static bool *
kept_people(const struct contrast *contrast, enum model_blocks blocks)
{
    bool *kept = heap_new(contrast->n, sizeof *kept);
    bool *tells = heap_new(contrast->block.count, sizeof *tells);
    bool choose = blocks == MODEL_BLOCKS_TELLING && contrast->block.code;
    for (size_t i = 0; i < contrast->n && choose; i++)
        tells[contrast->block.code[i]] |= contrast->y[i] != 0;
    for (size_t i = 0; i < contrast->n; i++)
        kept[i] = !choose || tells[contrast->block.code[i]];
    free(tells);
    return kept;
}

static void
add_numbers(struct model *model, const struct contrast *contrast,
            const double *all, const bool *kept)
{
    double *column = heap_new(model->n, sizeof *column);
    for (size_t i = 0, at = 0; i < contrast->n; i++)
        if (kept[i])
            column[at++] = all[i];
    model->columns[model->k++] = column;
}

/* Numbered anew, from 0. */
static size_t *
kept_codes(const struct model *model, struct grouping all, size_t n,
           const bool *kept, size_t *count)
{
    size_t *code = heap_new(model->n, sizeof *code);
    size_t *number = heap_new(all.count, sizeof *number); /* from 1 */
    *count = 0;
    for (size_t i = 0, at = 0; i < n; i++) {
        if (!kept[i])
            continue;
        size_t *its = &number[all.code[i]];
        if (!*its)
            *its = ++*count;
        code[at++] = *its - 1;
    }
    free(number);
    return code;
}

static void
add_blocks(struct model *model, const size_t *block, size_t count)
{
    for (size_t b = 1; b < count; b++) {
        double *column = heap_new(model->n, sizeof *column);
        for (size_t i = 0; i < model->n; i++)
            column[i] = block[i] == b;
        model->columns[model->k++] = column;
    }
}

static void
add_columns(struct model *model, const struct contrast *contrast,
            size_t covariates, const bool *kept)
{
    size_t blocks = 0, *block = NULL;
    if (contrast->block.code)
        block = kept_codes(model, contrast->block, contrast->n, kept, &blocks);
    model->columns = heap_new(1 + covariates + blocks, sizeof *model->columns);
    model->columns[model->k++] = heap_new(model->n, sizeof(double));
    for (size_t i = 0, at = 0; i < contrast->n; i++)
        if (kept[i])
            model->columns[0][at++] = contrast->treated[i];
    for (size_t j = 0; j < covariates; j++)
        add_numbers(model, contrast, contrast->covariates[j], kept);
    add_blocks(model, block, blocks);
    free(block);
}

const char *
model_init(struct model *model, const struct contrast *contrast,
           bool covariates, enum model_blocks blocks)
{
    *model = (struct model){0};
    if (contrast->block.code &&
        (contrast->block.count > MODEL_BLOCKS_MOST ||
         contrast->n > MODEL_CELLS_MOST / contrast->block.count))
        return "not computed inside more than 200 blocks, nor of more than "
               "200,000 people times blocks";
    bool *kept = kept_people(contrast, blocks);
    for (size_t i = 0; i < contrast->n; i++)
        model->n += kept[i];
    model->y = heap_new(model->n, sizeof *model->y);
    for (size_t i = 0, at = 0; i < contrast->n; i++)
        if (kept[i])
            model->y[at++] = contrast->y[i];
    add_columns(model, contrast, covariates ? contrast->n_covariates : 0, kept);
    if (contrast->cluster.code)
        model->cluster.code = kept_codes(model, contrast->cluster, contrast->n,
                                         kept, &model->cluster.count);
    free(kept);
    return model->n ? NULL : "nobody acted in any block";
}

void
model_release(struct model *model)
{
    for (size_t j = 0; j < model->k; j++)
        free(model->columns[j]);
    free(model->columns);
    free(model->y);
    free((size_t *)model->cluster.code);
}
