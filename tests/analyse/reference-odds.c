/* reference-odds: the odds ratio of two arms. */
#include <config.h>

#include "tests/analyse/reference-arms.h"
#include "tests/analyse/reference.h"

#include "analyse/stat/conditional.h"
#include "analyse/stat/odds-ratio.h"

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
sample(struct reference_case *c, arms_interval interval)
{
    struct arms arms = reference_arms(c);
    report(c, odds_ratio(arms), interval(arms, reference_level(c)));
}

static void
conditional(struct reference_case *c, arms_interval interval)
{
    struct arms arms = reference_arms(c);
    report(c, conditional_estimate(arms), interval(arms, reference_level(c)));
}

static void
gart(struct reference_case *c)
{
    struct arms arms = reference_arms(c);
    struct point estimate = {.value = odds_ratio_gart(arms)};
    report(c, estimate, odds_ratio_gart_interval(arms, reference_level(c)));
}

static void
woolf(struct reference_case *c)
{
    sample(c, odds_ratio_woolf);
}

static void
score(struct reference_case *c)
{
    sample(c, odds_ratio_score);
}

static void
miettinen_nurminen(struct reference_case *c)
{
    sample(c, odds_ratio_miettinen_nurminen);
}

static void
exact(struct reference_case *c)
{
    conditional(c, conditional_exact);
}

static void
midp(struct reference_case *c)
{
    conditional(c, conditional_midp);
}

static void
baptista_pike(struct reference_case *c)
{
    conditional(c, conditional_baptista_pike);
}

static void
baptista_pike_midp(struct reference_case *c)
{
    conditional(c, conditional_baptista_pike_midp);
}

const struct reference_method reference_odds[] = {
    {"woolf_logit", woolf, NULL},
    {"gart_adjusted_logit", gart, NULL},
    {"uncorrected_score_or", score, NULL},
    {"miettinen_nurminen_or", miettinen_nurminen, NULL},
    {"cornfield_exact_conditional", exact, NULL},
    {"cornfield_midp", midp, NULL},
    {"baptista_pike_exact", baptista_pike, NULL},
    {"baptista_pike_midp", baptista_pike_midp, NULL},
    {0},
};
