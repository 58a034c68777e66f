/* choice: which methods a design gets when nobody says.
 *
 * One table: rows for a way of assigning and a kind of outcome. The reasons
 * are printed with the report. */
#ifndef ANALYSE_DESIGN_CHOICE_H
#define ANALYSE_DESIGN_CHOICE_H

#include "analyse/design/contrast.h"

#define CHOICE_OTHERS 3
#define CHOICE_ALSO 3

struct choice {
    unsigned schemes; /* bits */
    unsigned kinds;
    bool small_blocks;  /* only where contrast->small_block */
    const char *primary; /* methods of estimator.h */
    const char *others[CHOICE_OTHERS];
    const char *test; /* NULL: the primary's own */
    const char *also[CHOICE_ALSO];
    const char *why; /* a sentence */
};

/* Every design has a row. */
const struct choice *choice_for(const struct contrast *contrast);

#endif
