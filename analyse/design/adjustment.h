/* adjustment: how p-values that were tested together allow for each other.
 *
 * One row a way, by the name that --adjust takes. */
#ifndef ANALYSE_DESIGN_ADJUSTMENT_H
#define ANALYSE_DESIGN_ADJUSTMENT_H

#include <stddef.h>

struct adjustment {
    const char *name;
    const char *label; /* "Holm" */
    const char *holds; /* what it keeps small */
    const char *source;
    /* multiplicity.h; NULL: from the randomisation draws themselves. */
    void (*adjust)(const double *p, size_t m, double *adjusted);
};

/* NULL where there is none of that name. */
const struct adjustment *adjustment_find(const char *name);

#endif
