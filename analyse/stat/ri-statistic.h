/* ri-statistic: the statistic of one assignment (for ri.c and multiplicity.c).
 *
 * Outcomes are unit totals less unit size times the block's mean, its least
 * outcome taken off before anything is summed, so that sums stay small.
 * An assignment's statistic T, and its agreement c: the statistic of the real
 * assignment in the place of the outcome (1 for itself). If everyone's effect
 * is tau, T becomes T - tau c.
 *
 * Where people have weights of their own, people below means their weight, and
 * a unit's size the sum of them. Where weights are of cells, what a block
 * weighs may depend on which of its clusters are treated: it is share + tilt
 * times the treated people, and T the sum over that of all. */
#ifndef ANALYSE_STAT_RI_STATISTIC_H
#define ANALYSE_STAT_RI_STATISTIC_H

#include "analyse/stat/assignment.h"
#include "analyse/stat/ri.h"

/* A block with both arms. share is of all people in such blocks. */
struct ri_block {
    size_t first, units, treated;
    double people, share, overlap; /* overlap: people really treated */
    double tilt;
    double squares; /* of the units' outcomes */
    bool equal;     /* all units of one size */
};

struct ri_data {
    struct assignment assignment;
    size_t blocks;
    struct ri_block *block;
    double *total, *size; /* by unit */
    bool linear;          /* all blocks equal: T is a sum over the treated */
    bool tilted;          /* some block's tilt is not 0 */
    double noise;         /* in T, of the rounding of the outcomes as given */
    double range;         /* the widest of outcomes in a block */
    double tie;           /* T's that differ by no more are the same */
};

/* With input->known, people whose outcome is not known belong to their units
 * and blocks and enter no sum: a unit may then hold nobody, and a block where
 * an arm holds nobody adds nothing to T (ri_point alone heeds this). */
struct ri_data ri_data_new(const struct ri_input *input);
void ri_data_release(struct ri_data *data);

/* Sums over the treated units of a block: outcome, people, people really
 * treated; and what they make of T and c. */
struct ri_sums {
    double outcome, people, overlap;
};
struct ri_point {
    double t, c, weight; /* weight: of the blocks that t and c are of */
};
struct ri_point ri_block_point(const struct ri_block *block,
                               struct ri_sums sums);

struct ri_point ri_point_of_all(const struct ri_data *data,
                                struct ri_point sum);

/* From a flag a unit. */
struct ri_point ri_point(const struct ri_data *data,
                         const unsigned char *treated);

/* T over its standard error; INFINITY with the sign of T where that is 0, and
 * 0 where T is 0 as well. false: some arm has one unit, so there is none. */
bool ri_can_studentise(const struct ri_data *data);
double ri_studentised(const struct ri_data *data, const unsigned char *treated);

/* From this on, another's |studentised| is no less than one whose T is t. */
double ri_studentised_least(const struct ri_data *data, double t,
                            double studentised);

/* The same from T and the treated units' sum of squared outcomes, for one block
 * of units of one size. */
double ri_studentised_sums(const struct ri_data *data, double t,
                           double squares);

/* What a visit of assignments gathers. Where limits are wanted, lower and upper
 * take the least and the greatest effect with which each assignment counts, but
 * for those that always do: always is their number. Of the studentised test an
 * assignment may have two such pairs, and treated, its flags, are needed. */
struct ri_inverse;
struct ri_tally {
    const struct ri_data *data;
    const struct ri_inverse *inverse; /* for limits of the studentised test */
    double statistic, studentised_least; /* as seen; |studentised| less a tie */
    bool with_studentised;
    size_t visited, greater, less, far, studentised_far;
    enum ri_limits kind;
    double *lower, *upper;
    size_t limits, always;
};
void ri_tally_add(struct ri_tally *tally, struct ri_point point,
                  double studentised, const unsigned char *treated);

/* Every assignment into the tally; false, having done nothing, when there are
 * more than most. */
bool ri_enumerate(struct ri_tally *tally, double most);

/* p_greater, p_less, p_two_sided from the exact distribution; false when the
 * outcome does not allow it. */
bool ri_build_up(const struct ri_data *data, double statistic, struct ri *ri);

#endif
