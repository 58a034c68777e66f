#include <config.h>

#include "analyse/design/result.h"

#include <string.h>

static const char *const role_names[] = {
    [ROLE_PRIMARY] = "primary",
    [ROLE_ADJUSTED] = "adjusted",
    [ROLE_COMPLIERS] = "compliers",
    [ROLE_TIME] = "time",
    [ROLE_OTHER] = "other",
    [ROLE_TEST] = "test",
    [ROLE_ALSO] = "also",
    [ROLE_BOUND] = "bound",
    [ROLE_AVERAGE] = "average",
    [ROLE_INTERACTION] = "interaction",
    [ROLE_SECONDARY] = "secondary",
    [ROLE_EXPLORATORY] = "exploratory",
    [ROLE_RECORD] = "record",
    [ROLE_SHARE] = "share",
    [ROLE_SCALE] = "scale",
    [ROLE_FACILITATOR] = "facilitator",
};

const char *
role_name(enum role role)
{
    return role_names[role];
}

struct result *
results_add(struct results *results, const struct result *result)
{
    arena_grow(results->arena, &results->items, &results->capacity,
               results->n + 1, sizeof *results->items);
    results->items[results->n] = *result;
    return &results->items[results->n++];
}

const struct result *
results_find(const struct results *results, const char *arm, enum role role)
{
    for (size_t i = 0; i < results->n; i++)
        if (results->items[i].role == role &&
            strcmp(results->items[i].arm, arm) == 0)
            return &results->items[i];
    return NULL;
}

const struct result *
results_find_estimand(const struct results *results, const char *arm,
                      const char *estimand)
{
    for (size_t i = 0; i < results->n; i++)
        if (strcmp(results->items[i].estimand, estimand) == 0 &&
            strcmp(results->items[i].arm, arm) == 0)
            return &results->items[i];
    return NULL;
}

const struct result *
results_find_method(const struct results *results, const char *arm,
                    const char *method)
{
    for (size_t i = 0; i < results->n; i++)
        if (strcmp(results->items[i].method, method) == 0 &&
            strcmp(results->items[i].arm, arm) == 0)
            return &results->items[i];
    return NULL;
}

void
result_take_test(struct result *result, const struct result *test)
{
    result->p = test->p;
    result->has |= HAS_P;
    result->test = test->method;
    if (test->has & HAS_P_ERROR) {
        result->p_error = test->p_error;
        result->has |= HAS_P_ERROR;
    }
}

double
scale_none(enum scale scale)
{
    return scale == SCALE_RATIO ? 1 : scale == SCALE_CHANCE ? 0.5 : 0;
}

void
result_mark_fragile(struct result *result, size_t groups0, size_t groups1)
{
    if (!groups0 || !groups1 || !(result->has & HAS_LIMITS))
        return;
    result->fragile = groups0 < FEW_GROUPS || groups1 < FEW_GROUPS ||
                      ((result->has & HAS_DF) && result->df < FEW_DF);
}
