/* reference-ratio: the ratio of two proportions. */
#include <config.h>

#include "tests/analyse/reference-arms.h"
#include "tests/analyse/reference.h"

#include "analyse/stat/prop-ratio.h"

static void
report(struct reference_case *c, struct point estimate,
       struct interval interval)
{
    if (estimate.reason)
        reference_none(c, "estimate");
    else
        reference_value(c, "estimate", estimate.value);
    reference_interval(c, interval);
}

static void
ratio(struct reference_case *c, arms_interval interval)
{
    struct arms arms = reference_arms(c);
    report(c, prop_ratio(arms), interval(arms, reference_level(c)));
}

static void
katz(struct reference_case *c)
{
    ratio(c, prop_ratio_katz);
}

static void
adjusted_log(struct reference_case *c)
{
    ratio(c, prop_ratio_adjusted_log);
}

static void
koopman(struct reference_case *c)
{
    ratio(c, prop_ratio_koopman);
}

static void
miettinen_nurminen(struct reference_case *c)
{
    ratio(c, prop_ratio_miettinen_nurminen);
}

static void
mover(struct reference_case *c)
{
    ratio(c, prop_ratio_mover);
}

const struct reference_method reference_ratio[] = {
    {"katz_log", katz, NULL},
    {"adjusted_log_walter", adjusted_log, NULL},
    {"koopman_score", koopman, NULL},
    {"miettinen_nurminen_rr", miettinen_nurminen, NULL},
    {"mover_r_wilson", mover, NULL},
    {0},
};
