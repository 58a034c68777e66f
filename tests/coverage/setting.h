/* setting: a design and a world, in which studies are drawn again and again.
 *
 * What is true in it is known, so that it can be counted how often the
 * interval of praxis holds it. */
#ifndef TESTS_COVERAGE_SETTING_H
#define TESTS_COVERAGE_SETTING_H

#include <stdbool.h>
#include <stddef.h>

enum answers {
    ANSWERS_YES_NO,
    ANSWERS_NORMAL,  /* the treated are spread twice as widely */
    ANSWERS_SKEWED,  /* as money is: a long tail to the right */
    ANSWERS_COUNTS,  /* more spread than Poisson's: gamma of shape 2 */
    ANSWERS_ORDINAL, /* five steps of a normal number */
    ANSWERS_TIMES,   /* until people act, at a constant hazard; rate is of those
                        who do by time 1, when the last are seen; half are lost
                        before, from time 0.5 on */
};

enum story {
    STORY_PLAIN,
    STORY_UNEQUAL, /* a quarter of one half of the people is treated, three
                      quarters of the other half; weights make up for it */
    STORY_CHOSEN,  /* nobody is assigned: the covariate that moves the outcome
                      moves who is treated too */
    STORY_PARTLY,  /* only some do what they are assigned to */
    STORY_CROSSED, /* half of each arm is assigned a second thing, which moves
                      the outcome as much in either; blocks stay out */
    STORY_SILENT,  /* some do not answer, and as the bounds fear at worst: of
                      those who say yes or no all treated would have said yes,
                      all controls no; of others the highest answer only when
                      treated */
};

struct setting {
    const char *method; /* NULL: what the design gets when nobody says */
    enum answers answers;
    enum story story;
    double share;      /* of those who do not answer, or who comply */
    size_t blocks;     /* 0: none; else even, half high and half low */
    bool paired;       /* a block is a pair */
    size_t units[2];   /* in the control and in the treatment (per block);
                          where arms are drawn, their sum counts */
    size_t people;     /* in a cluster; 0: people are the units */
    bool unequal;      /* clusters from a quarter to 7 quarters of it */
    double likeness;   /* of people in a cluster (ICC), or in a pair */
    size_t covariates; /* that explain a part of the outcome */
    double rate[2];    /* of yes, or the mean, in each arm */
};

#endif
