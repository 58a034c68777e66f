/* facilitator: who led people, and how far that tells people apart.
 *
 * Of the spread of the declared outcome that is left once each arm's own mean
 * is taken out, the part between facilitators: so that what the arms did is no
 * part of it, whether a facilitator worked in one arm or in several (sources:
 * analyse/stat/components.h). A yes-or-no outcome is 1 and 0, an ordinal one
 * its rank. Where each facilitator worked in one arm alone, arm and facilitator
 * cannot be told apart by any method: the checks say so. */
#ifndef ANALYSE_DESIGN_FACILITATOR_H
#define ANALYSE_DESIGN_FACILITATOR_H

#include "analyse/stat/components.h"
#include "base/table.h"

struct design;
struct request;
struct results;

#define FACILITATOR_NONE SIZE_MAX

struct facilitators {
    const char *name; /* of the column; NULL: not asked for */
    size_t *code;     /* a person each, from 0; or FACILITATOR_NONE */
    size_t count;
    size_t unnamed; /* people without one */
};

/* row[i]: where person i stands. False with the error filled where there is no
 * such column, or nobody has a value there. */
bool facilitators_read(const struct table *table, const char *name,
                       const size_t *row, size_t n,
                       struct facilitators *facilitators, struct error *error);

/* How facilitators and the groups of people lie to each other. */
enum overlap {
    OVERLAP_NONE,   /* no groups, or they cross */
    OVERLAP_SAME,   /* each facilitator has one group, each group one */
    OVERLAP_INSIDE, /* each facilitator has one group */
    OVERLAP_AROUND, /* each group has one facilitator */
};

struct spread {
    struct components values;
    const char *reason; /* why there is nothing, in words of this place */
    const char *limits_reason; /* why no limits of what is between; or NULL */
    size_t fewest, most;       /* people with a known outcome, a facilitator */
    bool one_arm_each;         /* no facilitator worked in two arms */
    bool one_alone;            /* and no arm has two facilitators */
    enum overlap cluster, block;
};

/* design->facilitators.name is not NULL. */
struct spread spread_of(const struct design *design, double level);

/* Variance between, variance within and share between, as rows in
 * ROLE_FACILITATOR. */
void spread_add(const struct spread *spread, const struct design *design,
                const struct request *request, struct results *results);

/* "same", "inside", "around"; NULL for OVERLAP_NONE */
const char *overlap_name(enum overlap overlap);

#endif
