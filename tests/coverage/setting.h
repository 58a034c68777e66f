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
    ANSWERS_NORMAL, /* the treated are spread twice as widely */
    ANSWERS_SKEWED, /* as money is: a long tail to the right */
    ANSWERS_COUNTS, /* more spread than Poisson's: gamma of shape 2 */
};

struct setting {
    const char *method;    /* NULL: what the design gets when nobody says */
    enum answers answers;
    size_t blocks;         /* 0: none; else even, half high and half low */
    bool paired;           /* a block is a pair */
    size_t units[2];       /* in the control and in the treatment (per block) */
    size_t people;         /* in a cluster; 0: people are the units */
    bool unequal;          /* clusters from a quarter to 7 quarters of it */
    double likeness;       /* of people in a cluster (ICC), or in a pair */
    size_t covariates;     /* that explain a part of the outcome */
    double rate[2];        /* of yes, or the mean, in each arm */
};

#endif
