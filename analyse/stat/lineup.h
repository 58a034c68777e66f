/* lineup: people in the order that their data alone give them.
 *
 * Numbers only. Assignments drawn at random are drawn for units by their
 * number, so that whoever comes first must not depend on the order of a file's
 * rows, nor on which arm is called treated. People stand by block and cluster;
 * people by their values, then clusters of a block by their people, then blocks
 * by their clusters. Whoever still cannot be told apart stands by arm. The arms
 * are called what makes the first person who differs a control: swapped tells
 * whether that is the other way round than given. Groups that differ in nothing
 * may change places, and nothing is changed by it. */
#ifndef ANALYSE_STAT_LINEUP_H
#define ANALYSE_STAT_LINEUP_H

#include "analyse/stat/sandwich.h"

#include <stdbool.h>
#include <stddef.h>

/* All borrowed. value[j] has n finite values, and known[j][i] tells whether
 * person i has value j (known or known[j] NULL: everyone has). block and
 * cluster may be without codes. */
struct lineup_input {
    size_t n, m;
    const double *const *value;
    const bool *const *known;
    const unsigned char *treated;
    struct grouping block, cluster;
};

/* Owned. person[k] is who stands in place k; treated, block and cluster are by
 * place, codes numbered as they come. */
struct lineup {
    size_t n;
    size_t *person;
    unsigned char *treated;
    struct grouping block, cluster;
    bool swapped;
};

struct lineup lineup_new(const struct lineup_input *input);
void lineup_release(struct lineup *lineup);

/* By place, the caller's to free; lineup_known(lineup, NULL) is NULL. */
double *lineup_values(const struct lineup *lineup, const double *value);
bool *lineup_known(const struct lineup *lineup, const bool *known);

#endif
