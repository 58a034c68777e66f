/* reference-diff: the difference of two proportions. */
#include <config.h>

#include "tests/analyse/reference.h"
#include "tests/analyse/reference-arms.h"

#include "analyse/stat/exact-uncond.h"
#include "analyse/stat/prop-diff.h"

static void
difference(struct reference_case *c, arms_interval interval)
{
    struct arms arms = reference_arms(c);
    /* The skewness-corrected interval was recorded without an estimate. */
    if (json_object_get(c->values, "estimate"))
        reference_value(c, "estimate", prop_diff(arms));
    reference_interval(c, interval(arms, reference_level(c)));
}

static void
wald(struct reference_case *c)
{
    difference(c, prop_diff_wald);
}

static void
wald_corrected(struct reference_case *c)
{
    difference(c, prop_diff_wald_corrected);
}

static void
newcombe(struct reference_case *c)
{
    difference(c, prop_diff_newcombe);
}

static void
agresti_caffo(struct reference_case *c)
{
    difference(c, prop_diff_agresti_caffo);
}

static void
mee(struct reference_case *c)
{
    difference(c, prop_diff_mee);
}

static void
miettinen_nurminen(struct reference_case *c)
{
    difference(c, prop_diff_miettinen_nurminen);
}

static void
scas(struct reference_case *c)
{
    difference(c, prop_diff_scas);
}

static void
chan_zhang(struct reference_case *c)
{
    difference(c, exact_uncond_chan_zhang);
}

static void
agresti_min(struct reference_case *c)
{
    difference(c, exact_uncond_agresti_min);
}

static void
santner_snell(struct reference_case *c)
{
    difference(c, exact_uncond_santner_snell);
}

const struct reference_method reference_diff[] = {
    {"wald", wald, NULL},
    {"wald_cc", wald_corrected, NULL},
    {"newcombe_hybrid_score", newcombe, NULL},
    {"agresti_caffo", agresti_caffo, NULL},
    {"mee", mee, NULL},
    {"miettinen_nurminen", miettinen_nurminen, NULL},
    {"scas_skewness_corrected", scas, NULL},
    {"exact_uncond_chan_zhang", chan_zhang, NULL},
    {"exact_uncond_agresti_min", agresti_min, NULL},
    {"exact_uncond_santner_snell", santner_snell, NULL},
    {0},
};
