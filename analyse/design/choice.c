#include <config.h>

#include "analyse/design/choice.h"

#include "analyse/design/estimator.h"

#include <assert.h>

#define KIND_MEAN (KIND(COUNT) | KIND(NUMBER) | KIND(ORDINAL))

#define WHY_BINARY                                                             \
    "People were assigned one by one, and the outcome is yes or no: Newcombe's "\
    "interval keeps its level in small groups and at rare outcomes, where the " \
    "usual normal approximation does not."
#define WHY_MEAN                                                               \
    "People were assigned one by one: the difference in means, with a "        \
    "variance that does not take the arms to be equally spread."
#define WHY_BLOCKED                                                            \
    "Assignment happened inside blocks, so people are compared inside blocks, "\
    "each block weighing what it holds."
#define WHY_SMALL_BLOCKS                                                       \
    "Assignment happened inside blocks, some with a single person in an arm: " \
    "fixed effects of blocks, as the spread inside such a block is unknown."
#define WHY_PAIRED                                                             \
    "One of each pair was assigned: the pairs' differences are compared."
#define WHY_CLUSTERED                                                          \
    "Whole groups were assigned: people in a group are alike, so that the "    \
    "uncertainty comes from the number of groups, not of people."
#define WHY_BLOCK_CLUSTERED                                                    \
    "Whole groups were assigned inside blocks: groups are compared inside "    \
    "blocks, each block weighing the people it holds."
#define WHY_SMALL_BLOCK_CLUSTERED                                              \
    "Whole groups were assigned inside blocks, some with fewer than 5 groups " \
    "in an arm, where means of unequal groups are biased: fixed effects of "   \
    "blocks, clustered by group."
#define WHY_PAIRED_CLUSTERS                                                    \
    "One group of each pair was assigned: the pairs' differences are compared."

#define WHY_SMALL_STRATA                                                       \
    "Assignment happened inside blocks, some with fewer than 10 people in an " \
    "arm, and the outcome is yes or no: a score interval over all blocks, "    \
    "which does not need the spread inside each."
#define WHY_WEIGHTED                                                           \
    "People weigh what their weights say: weighted means are compared, with a "\
    "variance that takes the weights as given."
#define STRATUM_RATIOS {"mh-rr", "mh-or"}
#define RATIOS {"koopman", "baptista-pike-midp"}
#define DRAWN {"randomisation"}

/* The first row that fits is taken. A share and a mean come from the same
 * sums: BOTH makes the row for either. */
#define BOTH(scheme, small, method, also, why)                                 \
    {SCHEME(scheme), KIND(BINARY), false, small, 0, method, {0}, DRAWN, {also}, why}, \
    {SCHEME(scheme), KIND_MEAN, false, small, 0, method "-mean", {0}, DRAWN,          \
     {also "-mean"}, why}

static const struct choice choices[] = {
    {SCHEME_ANY, KIND(BINARY), true, false, 0, "weighted", {0}, {0}, {0},
     WHY_WEIGHTED},
    {SCHEME_ANY, KIND_MEAN, true, false, 0, "weighted-mean", {0}, {0}, {0},
     WHY_WEIGHTED},
    {SCHEME(COMPLETE), KIND(BINARY), false, false, 50, "newcombe", RATIOS,
     {"fisher-midp", "boschloo", "randomisation"},
     {"mn", "chan-zhang", "welch"}, WHY_BINARY},
    {SCHEME(COMPLETE), KIND(BINARY), false, false, 200, "newcombe", RATIOS,
     {"fisher-midp", "boschloo", "randomisation"}, {"mn", "welch"},
     WHY_BINARY},
    {SCHEME(COMPLETE), KIND(BINARY), false, false, 0, "newcombe", RATIOS,
     {"fisher-midp", "randomisation"}, {"mn", "welch"}, WHY_BINARY},
    {SCHEME(COMPLETE), KIND_MEAN, false, false, 0, "welch-mean", {0}, DRAWN, {0},
     WHY_MEAN},
    {SCHEME(BLOCKED), KIND(BINARY), false, true, 0, "mh-score", STRATUM_RATIOS,
     {"randomisation", "cmh"}, {"block-effects", "unblocked"},
     WHY_SMALL_STRATA},
    {SCHEME(BLOCKED), KIND(BINARY), false, false, 0, "blocked", STRATUM_RATIOS,
     {"randomisation", "cmh"}, {"mh-score", "block-effects"}, WHY_BLOCKED},
    {SCHEME(BLOCKED), KIND_MEAN, false, true, 0, "block-effects-mean", {0}, DRAWN,
     {"unblocked-mean"}, WHY_SMALL_BLOCKS},
    {SCHEME(BLOCKED), KIND_MEAN, false, false, 0, "blocked-mean", {0}, DRAWN,
     {"block-effects-mean"}, WHY_BLOCKED},
    BOTH(PAIRED, false, "paired", "unblocked", WHY_PAIRED),
    {SCHEME(CLUSTERED), KIND(BINARY), false, false, 0, "clustered", {0}, DRAWN, {0},
     WHY_CLUSTERED},
    {SCHEME(CLUSTERED), KIND_MEAN, false, false, 0, "clustered-mean", {0}, DRAWN,
     {0}, WHY_CLUSTERED},
    BOTH(BLOCK_CLUSTERED, true, "block-effects-cr2", "unblocked-cr2",
         WHY_SMALL_BLOCK_CLUSTERED),
    BOTH(BLOCK_CLUSTERED, false, "block-clustered", "block-effects-cr2",
         WHY_BLOCK_CLUSTERED),
    BOTH(PAIRED_CLUSTERS, false, "paired-clusters", "unblocked-cr2",
         WHY_PAIRED_CLUSTERS),
};

static size_t
largest_arm(const struct contrast *contrast)
{
    size_t n1 = contrast->design->arms[contrast->place].answered;
    size_t n0 = contrast->design->arms[0].answered;
    return n1 > n0 ? n1 : n0;
}

const struct choice *
choice_for(const struct contrast *contrast)
{
    const struct design *design = contrast->design;
    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++) {
        const struct choice *c = &choices[i];
        if (c->weighted == (contrast->weight != NULL) &&
            (c->schemes & 1u << design->scheme) &&
            (c->kinds & 1u << design->outcome.kind) &&
            (!c->small_blocks || contrast->small_block) &&
            (!c->people_most || largest_arm(contrast) <= c->people_most))
            return c;
    }
    assert(!"a design without a row");
    return NULL;
}
