/* reliability: how well the items of a scale go together.
 *
 * Of the people who take part, all arms together; alpha and omega of those who
 * answered every item. Everything lives in the analysis' arena. */
#ifndef ANALYSE_DESIGN_RELIABILITY_H
#define ANALYSE_DESIGN_RELIABILITY_H

#include "analyse/design/design.h"
#include "analyse/design/result.h"
#include "analyse/stat/scale.h"

/* Samples of the bootstrap where --draws does not say. */
#define RELIABILITY_DRAWS 2000

struct reliability {
    const struct scale_column *of;
    size_t scored;                  /* people with a score */
    size_t unscored[MISSING_COUNT]; /* without one, by reason */
    struct scale_estimate values;   /* its item lives in the arena */
    size_t *answered;               /* an item each: people who did */
    double *mean;                   /* an item each, turned; 0 of nobody */
    size_t draws;
};

struct reliability reliability_of(const struct design *design,
                                  const struct request *request,
                                  const struct scale_column *scale);

/* Alpha and omega, and what is told of each item, as rows in ROLE_SCALE. */
void reliability_add(const struct reliability *reliability,
                     const struct request *request, struct results *results);

/* "Cronbach's alpha is 0.62 and omega 0.66", or what there is of them; NULL
 * without either. */
const char *reliability_words(const struct reliability *reliability,
                              struct arena *arena);

#endif
