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
    reference_value(c, "estimate", (double)x / (double)n);
    reference_interval(c, interval(x, n, reference_number(c, "conf_level")));
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

const struct reference_method reference_proportion[] = {
    {"normal", normal, NULL},
    {"wilson", wilson, NULL},
    {"agresti_coull", agresti_coull, NULL},
    {0},
};
