/* dim: the difference in means between two arms, by the design.
 *
 * Numbers only. What is given decides the method:
 *   nothing            Neyman's variance with Welch's df (the HC2 of y on arm)
 *   block              the blocks' differences weighted by their size; df
 *                      people - 2 blocks; pairs by the spread between pairs
 *   cluster            CR2 with Bell-McCaffrey df, people weighing the same
 *   block and cluster  the same inside each block; df clusters - 2 blocks;
 *                      pairs of clusters by the spread between pairs
 *   weight             weighted means (Hajek), HC2 or CR2 of the weighted fit
 * Sources: Neyman (1923, 1990), Stat. Sci. 5:465-472; Welch (1947), Biometrika
 * 34:28-35; Gerber & Green (2012), Field Experiments, ch. 3 and 4; Imai, King &
 * Nall (2009), Stat. Sci. 24:29-53 (pairs); sandwich.h for clusters. */
#ifndef ANALYSE_STAT_DIM_H
#define ANALYSE_STAT_DIM_H

#include "analyse/stat/estimate.h"
#include "analyse/stat/sandwich.h"

enum dim_method {
    DIM_COMPLETE,
    DIM_BLOCKED,
    DIM_PAIRED,
    DIM_CLUSTERED,
    DIM_BLOCK_CLUSTERED,
    DIM_PAIRED_CLUSTERS,
    DIM_WEIGHTED,
};

/* All borrowed, n values each. treated[i] is 1 or 0. weight: none negative, or
 * NULL. A cluster must lie in one arm and, with blocks, in one block;
 * otherwise there is no estimate, with the reason. */
struct dim_input {
    size_t n;
    const double *y;
    const unsigned char *treated;
    const double *weight;
    struct grouping block;
    struct grouping cluster;
    double level;
};

/* Counts are of what entered: blocks with one arm only say nothing about the
 * difference; they and their people are left out and counted. */
struct dim {
    enum dim_method method;
    struct estimate difference;
    double mean_treated, mean_control; /* of all that entered, by weight */
    size_t treated, control;
    size_t clusters_treated, clusters_control;
    size_t blocks;
    size_t blocks_left_out, people_left_out;
};

struct dim dim_fit(const struct dim_input *input);

/* Horvitz-Thompson: known probabilities of treatment, each in (0, 1), people
 * assigned independently. The variance is an upper bound, as the product of
 * both outcomes of one person is never seen.
 * Source: Aronow & Samii (2017), Ann. Appl. Stat. 11:1912-1947. */
struct estimate dim_horvitz_thompson(const double *y,
                                     const unsigned char *treated,
                                     const double *probability, size_t n,
                                     double level);

#endif
