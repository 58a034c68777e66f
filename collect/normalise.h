/* normalise: responses become tables.
 *
 * Each answer is held against its question; what has no value gets the reason
 * why. What is wrong is told in findings and never mended. */
#ifndef COLLECT_NORMALISE_H
#define COLLECT_NORMALISE_H

#include "collect/dictionary.h"
#include "collect/personal-rows.h"
#include "collect/response.h"

/* Fills the dictionary's tables, a row a response in the order of responses,
 * and the rows of repeats in the order of their parents. */
void normalise(struct collection *collection, const struct responses *responses,
               struct dictionary *dictionary, struct personal_rows *personal);

#endif
