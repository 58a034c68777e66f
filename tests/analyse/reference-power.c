/* reference-power: what a study can find. */
#include <config.h>

#include "tests/analyse/reference.h"

#include "analyse/stat/fisher.h"
#include "analyse/stat/power.h"

#include <math.h>

static struct power_design
design(struct reference_case *c, enum power_method method)
{
    double n = reference_number_or(c, "n_per_arm", 1);
    return (struct power_design){
        .p1 = reference_number(c, "p1"),
        .p0 = reference_number(c, "p0"),
        .n1 = n,
        .n0 = n,
        .alpha = reference_number(c, "alpha"),
        .design_effect = 1,
        .method = method,
    };
}

static void
people(struct reference_case *c, const char *name, const struct power_design *d,
       double power)
{
    struct point n = power_people(d, power);
    if (n.reason)
        reference_none(c, name);
    else
        reference_value(c, name, n.value);
}

static void
normal(struct reference_case *c)
{
    struct power_design d = design(c, POWER_POOLED);
    reference_value(c, "power_pooled_null_one_tail_counted", power_normal(&d));
    d.wrong_side = true;
    reference_value(c, "power_pooled_null_strict", power_normal(&d));
    d.wrong_side = false;
    d.method = POWER_UNPOOLED;
    reference_value(c, "power_unpooled", power_normal(&d));
}

static void
needed(struct reference_case *c)
{
    struct power_design d = design(c, POWER_POOLED);
    double power = reference_number(c, "power");
    people(c, "n_per_arm", &d, power);
    people(c, "n_per_arm_90", &d, 0.9);
    people(c, "closed_form_80", &d, 0.8);
    struct point n = power_people(&d, 0.8);
    reference_value(c, "fleiss_cc_80",
                    power_people_corrected(n.value, 1, d.p1 - d.p0));
}

static void
arcsine(struct reference_case *c)
{
    struct power_design d = design(c, POWER_ARCSINE);
    d.wrong_side = true;
    /* pwr's test takes the size of h alone where it is two-sided. */
    double h = power_angle(d.p1, d.p0);
    bool size = json_number_value(json_object_get(c->values, "h")) > 0;
    reference_value(c, "h", size ? fabs(h) : h);
    reference_value(c, "power", power_normal(&d));
    people(c, "n_80", &d, 0.8);
}

static void
exact(struct reference_case *c)
{
    static const struct {
        const char *name;
        double (*test)(struct arms arms);
    } tests[] = {
        {"fisher_minlike", fisher_test},
        {"fisher_central", fisher_central},
        {"midp_central", fisher_midp_central},
    };
    struct power_design d = design(c, POWER_UNPOOLED);
    size_t n = reference_count(c, "n_per_arm");
    for (size_t i = 0; i < sizeof tests / sizeof *tests; i++)
        reference_value(c, tests[i].name,
                        power_exact((struct arms){0, n, 0, n}, d.p1, d.p0,
                                    d.alpha, tests[i].test));
}

static void
clusters(struct reference_case *c)
{
    struct power_design d = design(c, POWER_UNPOOLED);
    double icc = reference_number(c, "icc");
    double mean = reference_number(c, "mean_cluster_size");
    double cv = reference_number(c, "cv_cluster_size");
    reference_value(c, "deff", power_design_effect(icc, mean, 0));
    d.design_effect = power_design_effect(icc, mean, cv);
    reference_value(c, "deff_cv", d.design_effect);
    reference_value(c, "power_normal", power_normal(&d));
    double df = (d.n1 + d.n0) / mean - 2;
    if (df > 0)
        reference_value(c, "power_t_df_Gminus2",
                        power_student(d.p1 - d.p0, power_se(&d), df, d.alpha));
    else
        reference_none(c, "power_t_df_Gminus2");
    people(c, "n_per_arm_80_unpooled", &d, 0.8);
    reference_value(c, "mde_normal_80_at_p0_var",
                    power_detectable_normal(power_se_null(&d), d.alpha, 0.8));
}

const struct reference_method reference_power[] = {
    {"power_two_prop_normal", normal, NULL},
    {"n_two_prop_normal", needed, NULL},
    {"power_two_prop_arcsine", arcsine, NULL},
    {"power_two_prop_exact", exact, NULL},
    {"cluster_design_effect", clusters, NULL},
    {0},
};
