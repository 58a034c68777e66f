/* model: the columns of a regression of the people compared: the arm, then
 * covariates, then blocks, a column each but for the first.
 *
 * Owns its arrays. */
#ifndef ANALYSE_DESIGN_MODEL_H
#define ANALYSE_DESIGN_MODEL_H

#include "analyse/design/contrast.h"

/* Beyond so many blocks, and people times blocks, their columns would take a
 * minute. */
#define MODEL_BLOCKS_MOST 200
#define MODEL_CELLS_MOST 200000

enum model_blocks {
    MODEL_BLOCKS_ALL,
    /* Not those where everybody's outcome is 0: on a logarithm their own mean
     * runs off to minus infinity, and they say nothing of a ratio. */
    MODEL_BLOCKS_TELLING,
};

struct model {
    size_t n, k;
    double *y, **columns;
    struct grouping cluster; /* code NULL: none */
};

/* Why there is none: too many people and blocks, or in none anybody acted.
 * NULL: fit it. The model is to be released in either case. */
const char *model_init(struct model *model, const struct contrast *contrast,
                       bool covariates, enum model_blocks blocks);
void model_release(struct model *model);

#endif
