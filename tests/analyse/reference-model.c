#include <config.h>

#include "tests/analyse/reference-model.h"

#include "analyse/stat/estimate.h"
#include "base/heap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct grouping
reference_grouping(const double *column, size_t n)
{
    size_t *code = heap_new(n, sizeof *code);
    double *seen = heap_new(n, sizeof *seen);
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        size_t g = 0;
        while (g < count && seen[g] != column[i])
            g++;
        if (g == count)
            seen[count++] = column[i];
        code[i] = g;
    }
    free(seen);
    return (struct grouping){.code = code, .count = count};
}

struct grouping
reference_grouping_column(struct reference_case *c, const char *name)
{
    if (!name)
        return (struct grouping){0};
    size_t n;
    double *column = reference_column(c, name, &n);
    struct grouping grouping = reference_grouping(column, n);
    free(column);
    return grouping;
}

/* The names of a formula are its runs of letters; Surv is none. */
static size_t
names_of(struct reference_case *c, const char *formula, char names[][32],
         size_t most)
{
    static const char between[] = " ~+(),";
    size_t count = 0;
    while (*(formula += strspn(formula, between))) {
        size_t length = strcspn(formula, between);
        bool surv = length == 4 && strncmp(formula, "Surv", 4) == 0;
        if (!surv && (count == most || length >= sizeof names[0])) {
            reference_fault(c, "cannot take the formula from '%s' on", formula);
            break;
        }
        if (!surv)
            snprintf(names[count++], 32, "%.*s", (int)length, formula);
        formula += length;
    }
    return count;
}

struct reference_model
reference_model_read(struct reference_case *c)
{
    struct reference_model model = {0};
    char names[9][32];
    const char *formula = reference_text(c, "formula");
    if (!formula) {
        reference_fault(c, "no formula");
        return model;
    }
    size_t count = names_of(c, formula, names, 9);
    model.y = reference_column(c, names[0], &model.n);
    size_t first = strncmp(formula, "Surv", 4) == 0 ? 2 : 1;
    for (size_t j = first; j < count; j++) {
        size_t n;
        snprintf(model.name[model.k], 32, "%s", names[j]);
        model.columns[model.k++] = reference_column(c, names[j], &n);
    }
    size_t n;
    const char *weights = reference_text(c, "weights");
    model.weight = weights ? reference_column(c, weights, &n) : NULL;
    model.cluster = reference_grouping_column(c, reference_text(c, "clusters"));
    model.block =
        reference_grouping_column(c, reference_text(c, "fixed_effects"));
    return model;
}

void
reference_model_release(struct reference_model *model)
{
    free(model->y);
    for (size_t j = 0; j < model->k; j++)
        free(model->columns[j]);
    free(model->weight);
    free((size_t *)model->cluster.code);
    free((size_t *)model->block.code);
}

bool
reference_expects(const struct reference_case *c, const char *name,
                  const char *value)
{
    json_t *values = c->values;
    if (*name)
        values = json_object_get(values, name);
    return json_object_get(values, value) != NULL;
}

/* The values are named NAME/PART, or PART alone. */
static const char *
part_path(const char *name, const char *part, char path[256])
{
    snprintf(path, 256, "%s%s%s", name, *name ? "/" : "", part);
    return path;
}

void
reference_estimate(struct reference_case *c, const char *name,
                   const struct estimate *e)
{
    const struct {
        const char *name;
        double value;
    } parts[] = {
        {"estimate", e->value}, {"se", e->se}, {"df", e->df},
        {"t", e->statistic},    {"p", e->p},   {"lower", e->lower},
        {"upper", e->upper},
    };
    char path[256];
    bool spoilt =
        e->se_reason && reference_is_rounding(c, part_path(name, "se", path));
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!reference_expects(c, name, parts[i].name))
            continue;
        part_path(name, parts[i].name, path);
        if (i && spoilt)
            reference_spoilt(c, path);
        else if (e->reason || (i && e->se_reason))
            reference_none(c, path);
        else
            reference_value(c, path, parts[i].value);
    }
}
