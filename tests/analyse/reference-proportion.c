/* reference-proportion: one proportion, and two-by-two tables. */
#include <config.h>

#include "tests/analyse/reference.h"

#include "analyse/stat/prop.h"

typedef struct interval (*prop_interval)(size_t x, size_t n, double level);

static void
one_proportion(struct reference_case *c, prop_interval interval)
{
    size_t x = reference_count(c, "x");
    size_t n = reference_count(c, "n");
    if (n == 0 || x > n) {
        reference_fault(c, "%zu of %zu is no proportion", x, n);
        return;
    }
    reference_value(c, "estimate", (double)x / (double)n);
    reference_interval(
        c, interval(x, n, reference_number_or(c, "conf_level", 0.95)));
}

static void
normal(struct reference_case *c)
{
    one_proportion(c, prop_wald);
}

static void
wilson(struct reference_case *c)
{
    one_proportion(c, prop_wilson);
}

static void
agresti_coull(struct reference_case *c)
{
    one_proportion(c, prop_agresti_coull);
}

static void
clopper_pearson(struct reference_case *c)
{
    one_proportion(c, prop_clopper_pearson);
}

static void
jeffreys(struct reference_case *c)
{
    one_proportion(c, prop_jeffreys);
}

static void
midp(struct reference_case *c)
{
    one_proportion(c, prop_midp);
}

static void
binomial_test(struct reference_case *c)
{
    size_t x = reference_count(c, "x");
    size_t n = reference_count(c, "n");
    double expected = reference_number(c, "p0");
    if (n == 0 || x > n || !(expected > 0 && expected < 1)) {
        reference_fault(c, "%zu of %zu against %g is no test", x, n, expected);
        return;
    }
    reference_value(c, "p", prop_binomial_test(x, n, expected));
}

const struct reference_method reference_proportion[] = {
    {"normal", normal, NULL},
    {"wilson", wilson, NULL},
    {"agresti_coull", agresti_coull, NULL},
    {"clopper_pearson", clopper_pearson, NULL},
    {"mid*p", midp, NULL},
    {"jeffreys", jeffreys, NULL},
    {"binomial_test_*", binomial_test, NULL},
    {0},
};
