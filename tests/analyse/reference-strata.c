/* reference-strata: one effect over several strata. */
#include <config.h>

#include "tests/analyse/reference.h"

#include "analyse/stat/pooled.h"
#include "base/heap.h"

#include <math.h>
#include <stdlib.h>

/* The inputs give no level: .95, says the folder's README. */
static const double level = 0.95;

static struct arms *
strata_read(struct reference_case *c, size_t *count)
{
    json_t *array = json_object_get(c->inputs, "strata");
    *count = json_array_size(array);
    struct arms *strata = heap_new(*count + 1, sizeof *strata);
    for (size_t i = 0; i < *count; i++) {
        double x1, n1, x0, n0;
        if (json_unpack(json_array_get(array, i), "{s:F, s:F, s:F, s:F}", "x1",
                        &x1, "n1", &n1, "x0", &x0, "n0", &n0) != 0 ||
            !(x1 >= 0 && x1 <= n1 && x0 >= 0 && x0 <= n0 && n1 + n0 < 1e15)) {
            reference_fault(c, "strata/%zu: not four counts", i);
            continue;
        }
        strata[i] =
            (struct arms){(size_t)x1, (size_t)n1, (size_t)x0, (size_t)n0};
    }
    return strata;
}

static void
chi_square_report(struct reference_case *c, struct chi_square test,
                  const char *statistic, const char *p)
{
    const char *names[] = {statistic, p};
    const double numbers[] = {test.statistic, test.p};
    for (int i = 0; i < 2; i++) {
        if (!names[i] || !json_object_get(c->values, names[i]))
            continue;
        /* One stratum differs from no other: metafor then writes 0 and 1. */
        if (test.reason &&
            json_array_size(json_object_get(c->inputs, "strata")) == 1)
            reference_spoilt(c, names[i]);
        else if (test.reason)
            reference_none(c, names[i]);
        else
            reference_value(c, names[i], numbers[i]);
    }
}

static void
pooled_report(struct reference_case *c, struct pooled pooled)
{
    const struct {
        const char *name;
        double number;
    } values[] = {
        {"estimate", pooled.estimate},
        {"lower", pooled.interval.lower},
        {"upper", pooled.interval.upper},
        {"se_analysis_scale", pooled.se},
        {"z", pooled.z},
        {"p", pooled.p},
        {"Q", pooled.q},
        {"Qp", pooled.q_p},
    };
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        bool bare = pooled.interval.reason && i > 0; /* but the estimate */
        if (pooled.reason || bare)
            reference_none(c, values[i].name);
        else
            reference_value(c, values[i].name, values[i].number);
    }
}

static void
difference(struct reference_case *c)
{
    size_t count;
    struct arms *strata = strata_read(c, &count);
    pooled_report(c, pooled_difference(strata, count, level));
    free(strata);
}

static void
ratio(struct reference_case *c)
{
    size_t count;
    struct arms *strata = strata_read(c, &count);
    pooled_report(c, pooled_ratio(strata, count, level));
    free(strata);
}

/* Where the sum of x1 is within 1/2 of what it should be, nothing is left once
 * it is corrected for; metafor squares what is then below 0. */
static struct chi_square
cmh_corrected(const struct arms *strata, size_t count)
{
    struct chi_square test = pooled_cmh_corrected(strata, count);
    double sum = 0, variance = 0;
    for (size_t i = 0; i < count; i++) {
        struct rates r = arms_rates(strata[i]);
        double n = r.n1 + r.n0, acted = r.x1 + r.x0;
        if (!(r.n1 > 0 && r.n0 > 0))
            continue;
        sum += r.x1 - r.n1 * acted / n;
        variance += r.n1 * r.n0 * acted * (n - acted) / (n * n * (n - 1));
    }
    if (!test.reason && test.statistic == 0)
        test.statistic = (fabs(sum) - 0.5) * (fabs(sum) - 0.5) / variance;
    return test;
}

static void
odds(struct reference_case *c)
{
    size_t count;
    struct arms *strata = strata_read(c, &count);
    pooled_report(c, pooled_odds(strata, count, level));
    chi_square_report(c, pooled_cmh(strata, count), "cmh_chisq_uncorrected",
                      "cmh_p");
    chi_square_report(c, cmh_corrected(strata, count), "cmh_chisq_corrected",
                      NULL);
    chi_square_report(c, pooled_breslow_day(strata, count), "breslow_day",
                      NULL);
    chi_square_report(c, pooled_tarone(strata, count), "tarone", "tarone_p");
    free(strata);
}

static void
miettinen_nurminen(struct reference_case *c)
{
    size_t count;
    struct arms *strata = strata_read(c, &count);
    double estimate = pooled_difference(strata, count, level).estimate;
    reference_value(c, "estimate", estimate);
    reference_interval(c, pooled_miettinen_nurminen(strata, count, level));
    free(strata);
}

const struct reference_method reference_strata[] = {
    {"mantel_haenszel_RD", difference, NULL},
    {"mantel_haenszel_RR", ratio, NULL},
    {"mantel_haenszel_OR", odds, NULL},
    {"stratified_miettinen_nurminen_RD_MH_weights", miettinen_nurminen, NULL},
    {0},
};
