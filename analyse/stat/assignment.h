/* assignment: which units could have been treated, and how many ways.
 *
 * Numbers only. A unit is what was assigned: a person, or a whole cluster. In
 * each block, k of its m units were treated; every choice of k was as likely.
 * Complete randomisation is one block, pairs are blocks of two. For a factorial
 * design, the test of one factor keeps the others: give them as blocks
 * (grouping_cross).
 * Units are numbered block by block. */
#ifndef ANALYSE_STAT_ASSIGNMENT_H
#define ANALYSE_STAT_ASSIGNMENT_H

#include "analyse/stat/rng.h"
#include "analyse/stat/sandwich.h"

#include <stdbool.h>
#include <stdint.h>

struct assignment_block {
    size_t first, units, treated;
    size_t offset; /* of its first unit among the bits of a draw */
};

/* Owns its arrays. unit_of[i] is the unit of person i, treated[u] what was
 * done with unit u, bit[u] its place among the bits of a draw. Blocks with one
 * arm only have one way each and stay: they do no harm. */
struct assignment {
    size_t units, blocks, words;
    struct assignment_block *block;
    size_t *unit_of;
    size_t *bit;
    unsigned char *treated;
    const char *reason; /* not a design: nothing else is set */
};

/* treated: n values, 1 or 0. A cluster must lie in one arm and one block. */
struct assignment assignment_new(size_t n, const unsigned char *treated,
                                 struct grouping block,
                                 struct grouping cluster);
void assignment_release(struct assignment *assignment);

/* How many assignments the design allows: exactly while it is under 2^53.
 * smallest_p: the least p a test can give, one-sided; smallest_two_sided: for
 * |difference|, where it is twice that if every block is half treated, since
 * each assignment then has its mirror image (of units of equal size). */
struct assignment_count {
    double log_count;
    double count; /* INFINITY beyond 1.8e308 */
    bool exact;
    double smallest_p, smallest_two_sided;
};
struct assignment_count assignment_count(const struct assignment *assignment);

/* One random assignment into bits (words of 64). Exactly uniform. */
void assignment_draw(const struct assignment *assignment, struct rng *rng,
                     uint64_t *bits);

/* Codes for each pair of codes that occurs: a's and b's groups crossed. The
 * code array is the caller's to free. */
struct grouping grouping_cross(struct grouping a, struct grouping b, size_t n);

#endif
