/* people: who is in the simulated study: local groups in regions, groups
 * drawn into arms inside each region, and the people of each group.
 *
 * The truth about acting again is here, by construction. In the arm "control"
 * a person acts again with probability RISK_CONTROL, in the arm "reflect" with
 * RISK_REFLECT, on average over the study. Groups differ: a group's own risk is
 * drawn from a beta distribution with that mean and an intraclass correlation
 * of ICC, and stands at the same quantile in either arm. So both potential
 * outcomes of each person are known, which no real study knows. */
#ifndef REFLECTION_STUDY_PEOPLE_H
#define REFLECTION_STUDY_PEOPLE_H

#include <gsl/gsl_rng.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#define BLOCK_COUNT 8
#define GROUPS_PER_BLOCK 4
#define GROUP_COUNT (BLOCK_COUNT * GROUPS_PER_BLOCK)
#define SMALLEST_GROUP 8
#define LARGEST_GROUP 12

#define RISK_CONTROL 0.34
#define RISK_REFLECT 0.48
#define ICC 0.05

/* Of people with an average inclination to act; how much the logit of coming
 * back rises with one standard deviation more of it. */
#define RETENTION_SLOPE 0.4
extern const double retention[2][3]; /* by arm (reflect is 1) and wave */

/* How a group's follow-up came in. */
enum way { WAY_SERVER, WAY_PHONE, WAY_PAPER };

struct group {
    char code[8], facilitator[8], block[8], device[24];
    bool reflects;
    enum way way;
    double risk[2]; /* by arm */
};

struct person {
    char code[8];
    const struct group *group;
    size_t number;   /* inside the group, from 0 */
    double inclined; /* to act: standard normal */
    bool acts[2];    /* again: both potential outcomes, by arm */
    bool answers[3]; /* by wave: before, after, follow-up */
    bool took_part;  /* in the action itself */
};

struct people {
    struct group groups[GROUP_COUNT];
    struct person items[GROUP_COUNT * LARGEST_GROUP];
    size_t n;
};

void people_draw(struct people *people, gsl_rng *rng);

/* A new code that nobody has, with its check character. */
void people_draw_code(const struct people *people, gsl_rng *rng, char code[8]);

void people_write_roster(const struct people *people, FILE *out);

#endif
