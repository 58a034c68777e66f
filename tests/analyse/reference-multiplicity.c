/* reference-multiplicity: several p-values, and several outcomes. */
#include <config.h>

#include "tests/analyse/reference.h"

#include "analyse/stat/multiplicity.h"
#include "base/heap.h"

#include <stdio.h>
#include <stdlib.h>

static void
report(struct reference_case *c, const char *name, const double *values,
       size_t m)
{
    for (size_t i = 0; i < m; i++) {
        char path[64];
        snprintf(path, sizeof path, "%s/%zu", name, i);
        reference_value(c, path, values[i]);
    }
}

static void
adjusted(struct reference_case *c)
{
    static const struct {
        const char *name;
        void (*adjust)(const double *, size_t, double *);
    } kinds[] = {
        {"bonferroni", multiplicity_bonferroni},
        {"holm", multiplicity_holm},
        {"hochberg", multiplicity_hochberg},
        {"BH", multiplicity_bh},
        {"BY", multiplicity_by},
    };
    size_t m;
    double *p = reference_numbers(c, "p", &m);
    double *q = heap_new(m, sizeof *q);
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        if (!json_object_get(c->values, kinds[k].name))
            continue;
        kinds[k].adjust(p, m, q);
        report(c, kinds[k].name, q, m);
    }
    free(p);
    free(q);
}

/* Y is an array of people, each an array of outcomes. */
static void
westfall_young(struct reference_case *c)
{
    json_t *rows = json_object_get(c->inputs, "Y");
    size_t n, m = json_array_size(json_array_get(rows, 0));
    double *z = reference_numbers(c, "z", &n);
    bool square = json_array_size(rows) == n;
    for (size_t i = 0; i < n && square; i++)
        square = json_array_size(json_array_get(rows, i)) == m;
    if (!square) {
        reference_fault(c, "Y is not %zu outcomes of %zu people", m, n);
        free(z);
        return;
    }
    unsigned char *treated = heap_new(n, 1);
    double *values = heap_new(n * m, sizeof *values);
    const double **outcome = heap_new(m, sizeof *outcome);
    for (size_t i = 0; i < n; i++) {
        treated[i] = z[i] > 0.5;
        for (size_t j = 0; j < m; j++)
            values[j * n + i] =
                json_number_value(json_array_get(json_array_get(rows, i), j));
    }
    for (size_t j = 0; j < m; j++)
        outcome[j] = values + j * n;
    struct westfall_young_input input = {
        .n = n,
        .m = m,
        .outcome = outcome,
        .treated = treated,
        .exact_limit = 10000000,
    };
    struct westfall_young wy = westfall_young_new(&input);
    report(c, "p_raw", wy.raw, m);
    report(c, "maxT_stepdown", wy.max_t, m);
    report(c, "minP_stepdown", wy.min_p, m);
    westfall_young_release(&wy);
    free(z);
    free(treated);
    free(values);
    free(outcome);
}

const struct reference_method reference_multiplicity[] = {
    {"p_adjust", adjusted, NULL},
    {"westfall_young_stepdown_exact", westfall_young, NULL},
    {0},
};
