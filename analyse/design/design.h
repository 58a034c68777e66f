/* design: who was assigned to what, how, and what came of it.
 *
 * Made from a table of people, or from counts. The unit that was assigned is
 * found in the data: a column whose groups are never split between the arms is
 * what was assigned, unless told otherwise. Everything lives in the arena. */
#ifndef ANALYSE_DESIGN_DESIGN_H
#define ANALYSE_DESIGN_DESIGN_H

#include "analyse/design/facilitator.h"
#include "analyse/design/identity.h"
#include "analyse/design/measure.h"
#include "analyse/design/outcome.h"
#include "analyse/design/request.h"
#include "analyse/design/scale-column.h"
#include "analyse/design/unit.h"
#include "analyse/stat/arms.h"
#include "analyse/stat/sandwich.h"
#include "base/table.h"

enum scheme {
    SCHEME_COMPLETE,
    SCHEME_BLOCKED,
    SCHEME_PAIRED,
    SCHEME_CLUSTERED,
    SCHEME_BLOCK_CLUSTERED,
    SCHEME_PAIRED_CLUSTERS,
};
#define SCHEMES 6

/* One arm, as assigned. */
struct arm {
    const char *name;
    size_t assigned;               /* people */
    size_t answered;               /* with a known outcome */
    size_t missing[MISSING_COUNT]; /* without one, by reason */
    size_t acted;                  /* binary: outcome 1 */
    double mean, sd;               /* of the known outcomes; sd 0 with one */
    size_t clusters;               /* with somebody assigned; 0 without */
};

/* People out of the analysis before any arm is compared, by why. */
struct left_out {
    size_t filtered;   /* by --filter */
    size_t no_arm;     /* arm missing */
    size_t no_factor;  /* what --factor names missing */
    size_t no_block;   /* block missing */
    size_t no_cluster; /* cluster missing */
};

/* Outcomes beside the declared one: stated before the data were seen, or looked
 * at to find what another study could test. */
enum family { FAMILY_SECONDARY, FAMILY_EXPLORATORY };
#define FAMILIES 2

struct other {
    enum family family;
    const struct design *design; /* of the same people, with that outcome */
};

/* Two things that were assigned, each or not: arms are then neither, the first,
 * the second, both. */
struct crossing {
    const char *column;  /* NULL: one thing was assigned */
    const char *name;    /* of who had it: "letter", or the column's */
    const char *control; /* of who had it not */
};

struct record;

/* Of --pair: those that hold more than one person, or group, of an arm; and
 * how many the largest holds. */
struct several {
    size_t pairs, most;
};

struct design {
    struct arena *arena;
    const char *source;          /* the file's name, or the counts as given */
    struct outcome outcome;      /* its arrays are of rows, not of people */
    const char *arm_name;        /* the column; "arm" for counts */
    const char *block_name;      /* NULL: none */
    const char *cluster_name;    /* NULL: none */
    bool cluster_found;          /* by praxis, not named by the user */
    const char *cluster_ignored; /* the column that --ignore-clusters hid */
    size_t clusters_split;       /* with people in several arms */
    struct unit unit;       /* what the table shows where no cluster is named */
    struct several several; /* pairs that are none, analysed as blocks */
    bool observed;
    bool from_counts;
    enum scheme scheme;
    struct arm *arms; /* the control first */
    size_t n_arms;
    struct crossing crossing[2];
    struct identity identity;
    struct left_out left_out;
    bool filter_early;       /* --filter looks at what was there before alone */
    const char *filter_late; /* columns of --filter known to come after the
                                assignment; or NULL */

    /* People, in the order of their rows; NULL when made from counts of very
     * many. y is 0 where known is false. Codes count from 0. */
    size_t n;
    size_t *row; /* where each stands in the table; NULL from counts */
    double *y;
    bool *known;
    uint32_t *arm;
    struct grouping block, cluster; /* code NULL: none */
    const char *const *block_labels;
    struct covariates covariates;
    /* name NULL: not asked for. A weight is known of everybody. */
    struct measure received, time, weight;

    /* Binary outcomes in blocks: strata * n_arms cells, arm by arm in each. */
    struct cell {
        size_t acted, answered;
    } * cells;
    size_t strata;

    const struct record *record; /* NULL: not asked for */

    struct other *others;
    size_t n_others, others_capacity;

    struct facilitators facilitators;
    struct scale_column *scales; /* columns that the table was given */
    size_t n_scales;
};

/* The table gets a column for each scale that was asked for. False with the
 * error filled: a column that is not there, one arm alone, no way to tell the
 * control, an outcome that cannot be read, a scale that cannot be scored. */
bool design_read(struct arena *arena, struct table *table,
                 const struct request *request, struct design *design,
                 struct error *error);

/* From "x1/n1,x0/n0", the control last: several treatments before it, several
 * tables of the same arms separated by ';' as strata. An arm may be named:
 * "reflection=23/40,control=14/41". */
bool design_from_counts(struct arena *arena, const char *counts,
                        const struct request *request, struct design *design,
                        struct error *error);

/* From a table whose rows each stand for several people: request->outcome is
 * the column of how many acted, request->of that of how many there were. */
bool design_from_count_table(struct arena *arena, const struct table *table,
                             const struct request *request,
                             struct design *design, struct error *error);

/* "complete", "blocked", ... and a sentence's words for it. */
const char *scheme_name(enum scheme scheme);
const char *scheme_words(enum scheme scheme);

/* "secondary", "exploratory" */
const char *family_name(enum family family);

/* Is that column the scores of a scale? */
bool design_has_scale(const struct design *design, const char *name);

bool design_is_factorial(const struct design *design);
bool design_is_blocked(const struct design *design);
bool design_is_paired(const struct design *design);

/* People assigned, and with a known outcome, in all arms. */
size_t design_assigned(const struct design *design);
size_t design_answered(const struct design *design);

#endif
