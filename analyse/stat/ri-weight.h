/* ri-weight: whose a weight is when people are re-assigned (for ri.c).
 *
 * A weight that is one over the chance of an arm goes with the arm: whoever is
 * re-assigned takes that of the cell, arm by block, where they land. A weight
 * that makes a sample like its people goes with the person. The weights tell
 * which they are: of cells, where everyone of a cell weighs the same, some cell
 * has two units or more, which need not have been so, and where one unit stands
 * against one, which had the same chance, both weigh the same; else of people.
 * Weights of people cannot depend on the arm. That is tested: where the mean of
 * the weights or their spread differs between the arms as only 1 assignment in
 * 1,000 would have it (in 2,000, as both are looked at), there is no test, and
 * reason says why. Who weighs nothing is left out, whatever the arm. */
#ifndef ANALYSE_STAT_RI_WEIGHT_H
#define ANALYSE_STAT_RI_WEIGHT_H

#include "analyse/stat/ri.h"

/* Owns the arrays of input: who weighs, the heaviest 1. */
struct ri_weighing {
    struct ri_input input;
    const char *reason;
};

/* input->weight is not NULL. */
struct ri_weighing ri_weighing_new(const struct ri_input *input);
void ri_weighing_release(struct ri_weighing *weighing);

/* What tells people apart beside their outcome, whichever arm is called
 * treated: their weight, or the heavier and the lighter weight of their block.
 * Returns how many there are; the arrays are the caller's to free. */
size_t ri_weight_keys(const struct ri_input *input, double *keys[2]);

/* Of each block by arm: the weight, 0 where there is nobody, and how many units
 * it stands for. The caller's to free. */
struct ri_cell {
    double weight[2];
    size_t units[2];
};
struct ri_cell *ri_cells_new(const struct ri_input *input, size_t blocks);

#endif
