/* reference-ri: randomisation inference by complete enumeration. */
#include <config.h>

#include "tests/analyse/reference-model.h"

#include "analyse/stat/ri.h"
#include "base/heap.h"

#include <math.h>
#include <stdlib.h>

static bool
has_length(struct reference_case *c, const char *name, size_t n)
{
    size_t length = json_array_size(json_object_get(c->inputs, name));
    if (length != n)
        reference_fault(c, "%s: %zu numbers for %zu people", name, length, n);
    return length == n;
}

static struct grouping
grouping_input(struct reference_case *c, const char *name, size_t people)
{
    if (!reference_has(c, name) || !has_length(c, name, people))
        return (struct grouping){0};
    size_t n;
    double *numbers = reference_numbers(c, name, &n);
    struct grouping grouping = reference_grouping(numbers, n);
    free(numbers);
    return grouping;
}

/* The cases' own test counts ties within 1e-9, as their note says, and so their
 * limits lie that much, divided by 1 - agreement, too far out: by 4e-9 at most.
 */
static void
limit(struct reference_case *c, const char *name, double got)
{
    if (json_object_get(c->values, name))
        reference_value_within(c, name, got, 5e-9);
}

static void
report(struct reference_case *c, const struct ri *ri)
{
    const struct {
        const char *name;
        double value;
    } values[] = {
        {"n_assignments", ri->count.count},
        {"statistic", ri->statistic},
        {"p_two_sided_abs", ri->p_two_sided},
        {"p_greater", ri->p_greater},
        {"p_less", ri->p_less},
        {"studentised_t", ri->studentised},
        {"p_studentised_two_sided", ri->p_studentised},
    };
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        if (json_object_get(c->values, values[i].name))
            reference_value(c, values[i].name, values[i].value);
    limit(c, "ci95_constant_effect_lower", ri->limits.lower);
    limit(c, "ci95_constant_effect_upper", ri->limits.upper);
}

static void
exact(struct reference_case *c)
{
    size_t n, nz;
    if (!has_length(c, "z", json_array_size(json_object_get(c->inputs, "y"))))
        return;
    double *y = reference_numbers(c, "y", &n);
    double *z = reference_numbers(c, "z", &nz);
    unsigned char *treated = heap_new(nz, 1);
    for (size_t i = 0; i < nz; i++)
        treated[i] = z[i] > 0.5;
    struct ri_input input = {
        .n = n,
        .y = y,
        .treated = treated,
        .block = grouping_input(c, "block", n),
        .cluster = grouping_input(c, "cluster", n),
        .limits = RI_LIMITS_EQUAL_TAILS,
        .studentised = true,
        .level = 0.95,
        .draws = 1,
    };
    struct ri ri = ri_test(&input);
    if (ri.reason || ri.method != RI_ENUMERATED)
        reference_fault(c, "not enumerated: %s", ri.reason ? ri.reason : "");
    report(c, &ri);
    free(y);
    free(z);
    free(treated);
    free((size_t *)input.block.code);
    free((size_t *)input.cluster.code);
}

const struct reference_method reference_ri[] = {
    {"ri_exact_*", exact, NULL},
    {0},
};
