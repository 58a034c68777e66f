/* reference-arms: the two-by-two table of a case. */
#ifndef TESTS_ANALYSE_REFERENCE_ARMS_H
#define TESTS_ANALYSE_REFERENCE_ARMS_H

#include "tests/analyse/reference.h"

#include "analyse/stat/arms.h"

typedef struct interval (*arms_interval)(struct arms arms, double level);

static inline struct arms
reference_arms(struct reference_case *c)
{
    return (struct arms){reference_count(c, "x1"), reference_count(c, "n1"),
                         reference_count(c, "x0"), reference_count(c, "n0")};
}

static inline double
reference_level(struct reference_case *c)
{
    return reference_number(c, "conf_level");
}

#endif
