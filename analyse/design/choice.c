#include <config.h>

#include "analyse/design/choice.h"

#include "analyse/design/estimator.h"

#include <assert.h>

#define KIND_MEAN (KIND(COUNT) | KIND(NUMBER) | KIND(ORDINAL))

/* The first row that fits is taken. */
static const struct choice choices[] = {
    {SCHEME(COMPLETE), KIND(BINARY), false, "newcombe", {0}, NULL, {"welch"},
     "People were assigned one by one, and the outcome is yes or no: Newcombe's "
     "interval keeps its level in small groups and at rare outcomes, where the "
     "usual normal approximation does not."},
    {SCHEME(COMPLETE), KIND_MEAN, false, "welch-mean", {0}, NULL, {0},
     "People were assigned one by one: the difference in means, with a "
     "variance that does not take the arms to be equally spread."},
    {SCHEME(BLOCKED), KIND(BINARY), true, "block-effects", {0}, NULL,
     {"unblocked"},
     "Assignment happened inside blocks, some with a single person in an arm: "
     "fixed effects of blocks, as the spread inside such a block is unknown."},
    {SCHEME(BLOCKED), KIND(BINARY), false, "blocked", {0}, NULL,
     {"block-effects", "unblocked"},
     "Assignment happened inside blocks, so people are compared inside blocks, "
     "each block weighing what it holds."},
    {SCHEME(BLOCKED), KIND_MEAN, true, "block-effects-mean", {0}, NULL,
     {"unblocked-mean"},
     "Assignment happened inside blocks, some with a single person in an arm: "
     "fixed effects of blocks, as the spread inside such a block is unknown."},
    {SCHEME(BLOCKED), KIND_MEAN, false, "blocked-mean", {0}, NULL,
     {"block-effects-mean", "unblocked-mean"},
     "Assignment happened inside blocks, so people are compared inside blocks, "
     "each block weighing what it holds."},
    {SCHEME(PAIRED), KIND(BINARY), false, "paired", {0}, NULL, {"unblocked"},
     "One of each pair was assigned: the pairs' differences are compared."},
    {SCHEME(PAIRED), KIND_MEAN, false, "paired-mean", {0}, NULL,
     {"unblocked-mean"},
     "One of each pair was assigned: the pairs' differences are compared."},
    {SCHEME(CLUSTERED), KIND(BINARY), false, "clustered", {0}, NULL, {0},
     "Whole groups were assigned: people in a group are alike, so that the "
     "uncertainty comes from the number of groups, not of people."},
    {SCHEME(CLUSTERED), KIND_MEAN, false, "clustered-mean", {0}, NULL, {0},
     "Whole groups were assigned: people in a group are alike, so that the "
     "uncertainty comes from the number of groups, not of people."},
    {SCHEME(BLOCK_CLUSTERED), KIND(BINARY), true, "block-effects-cr2", {0},
     NULL, {"unblocked-cr2"},
     "Whole groups were assigned inside blocks, some with fewer than 5 groups "
     "in an arm, where means of unequal groups are biased: fixed effects of "
     "blocks, clustered by group."},
    {SCHEME(BLOCK_CLUSTERED), KIND(BINARY), false, "block-clustered", {0},
     NULL, {"block-effects-cr2", "unblocked-cr2"},
     "Whole groups were assigned inside blocks: groups are compared inside "
     "blocks, each block weighing the people it holds."},
    {SCHEME(BLOCK_CLUSTERED), KIND_MEAN, true, "block-effects-cr2-mean", {0},
     NULL, {"unblocked-cr2-mean"},
     "Whole groups were assigned inside blocks, some with fewer than 5 groups "
     "in an arm, where means of unequal groups are biased: fixed effects of "
     "blocks, clustered by group."},
    {SCHEME(BLOCK_CLUSTERED), KIND_MEAN, false, "block-clustered-mean", {0},
     NULL, {"block-effects-cr2-mean", "unblocked-cr2-mean"},
     "Whole groups were assigned inside blocks: groups are compared inside "
     "blocks, each block weighing the people it holds."},
    {SCHEME(PAIRED_CLUSTERS), KIND(BINARY), false, "paired-clusters", {0},
     NULL, {"unblocked-cr2"},
     "One group of each pair was assigned: the pairs' differences are "
     "compared."},
    {SCHEME(PAIRED_CLUSTERS), KIND_MEAN, false, "paired-clusters-mean", {0},
     NULL, {"unblocked-cr2-mean"},
     "One group of each pair was assigned: the pairs' differences are "
     "compared."},
};

const struct choice *
choice_for(const struct contrast *contrast)
{
    const struct design *design = contrast->design;
    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++) {
        const struct choice *c = &choices[i];
        if ((c->schemes & 1u << design->scheme) &&
            (c->kinds & 1u << design->outcome.kind) &&
            (!c->small_blocks || contrast->small_block))
            return c;
    }
    assert(!"a design without a row");
    return NULL;
}
