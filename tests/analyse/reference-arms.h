/* reference-arms: the two-by-two table of a case. */
#ifndef TESTS_ANALYSE_REFERENCE_ARMS_H
#define TESTS_ANALYSE_REFERENCE_ARMS_H

#include "tests/analyse/reference.h"

#include "analyse/stat/arms.h"

typedef struct interval (*arms_interval)(struct arms arms, double level);

static inline struct arms
reference_arms(struct reference_case *c)
{
    struct arms arms = {reference_count(c, "x1"), reference_count(c, "n1"),
                        reference_count(c, "x0"), reference_count(c, "n0")};
    if (arms.n1 > 0 && arms.n0 > 0 && arms.x1 <= arms.n1 && arms.x0 <= arms.n0)
        return arms;
    reference_fault(c, "more acted than there are people, or nobody is there");
    return (struct arms){0, 1, 0, 1};
}

static inline double
reference_level(struct reference_case *c)
{
    return reference_number_or(c, "conf_level", 0.95);
}

#endif
