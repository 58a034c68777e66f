/* answer: what space a question gets for its answer, and the words beside it.
 *
 * Fills the lower half of a struct item (instruments/paper/item.h). */
#ifndef INSTRUMENTS_PAPER_ANSWER_H
#define INSTRUMENTS_PAPER_ANSWER_H

#include "instruments/paper/item.h"

/* The item's question and words are set. Skips are not: they need all the
 * numbers. */
void answer_fill(struct items *items, struct item *item,
                 struct findings *findings);

/* The words in the items' language as they are printed: what stands for
 * another answer is replaced, marks of emphasis are taken out. NULL where
 * there are none; a missing translation is a finding. column names them. */
const char *answer_words(struct items *items, const struct question *question,
                         size_t row, struct translated words,
                         const char *column, struct findings *findings);

/* The number of a question, 0 where it has none. */
size_t items_number(const struct items *items,
                    const struct question *question);

#endif
