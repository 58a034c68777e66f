/* reference-case: the inputs of a case read, its values compared. */
#include <config.h>

#include "tests/analyse/reference.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
reference_fault(struct reference_case *c, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    printf("%s: ", c->id);
    vprintf(format, args);
    putchar('\n');
    va_end(args);
    c->faults++;
}

bool
reference_has(const struct reference_case *c, const char *name)
{
    json_t *input = json_object_get(c->inputs, name);
    return input && !json_is_null(input);
}

double
reference_number(struct reference_case *c, const char *name)
{
    json_t *input = json_object_get(c->inputs, name);
    if (json_is_number(input))
        return json_number_value(input);
    reference_fault(c, "input '%s' is not a number", name);
    return 0;
}

double
reference_number_or(struct reference_case *c, const char *name,
                    double otherwise)
{
    return reference_has(c, name) ? reference_number(c, name) : otherwise;
}

size_t
reference_count(struct reference_case *c, const char *name)
{
    double number = reference_number(c, name);
    if (number >= 0 && number < 1e15 && floor(number) == number)
        return (size_t)number;
    reference_fault(c, "input '%s' is not a count", name);
    return 0;
}

const char *
reference_text(const struct reference_case *c, const char *name)
{
    return json_string_value(json_object_get(c->inputs, name));
}

double *
reference_numbers(struct reference_case *c, const char *name, size_t *count)
{
    json_t *array = json_object_get(c->inputs, name);
    *count = json_array_size(array);
    double *numbers = calloc(*count + 1, sizeof *numbers);
    if (!numbers)
        abort();
    if (!json_is_array(array))
        reference_fault(c, "input '%s' is not an array", name);
    for (size_t i = 0; i < *count; i++) {
        json_t *element = json_array_get(array, i);
        if (!json_is_number(element))
            reference_fault(c, "input '%s/%zu' is not a number", name, i);
        numbers[i] = json_number_value(element);
    }
    return numbers;
}

/* One step of a path, which is name up to end. */
static json_t *
value_step(json_t *value, const char *name, size_t length)
{
    if (json_is_array(value))
        return json_array_get(value, strtoul(name, NULL, 10));
    char key[256];
    snprintf(key, sizeof key, "%.*s", (int)length, name);
    return json_object_get(value, key);
}

/* NULL when the case has no such value. A key may hold a slash itself, as a
 * coefficient's name does, so the whole name is tried first. */
static json_t *
value_find(json_t *values, const char *name)
{
    json_t *whole = json_object_get(values, name);
    if (whole)
        return whole;
    const char *slash = strchr(name, '/');
    if (!slash)
        return value_step(values, name, strlen(name));
    json_t *step = value_step(values, name, (size_t)(slash - name));
    return value_find(step, slash + 1);
}

static bool
is_none(const json_t *value)
{
    const char *text = json_string_value(value);
    return json_is_null(value) ||
           (text && (strcmp(text, "NA") == 0 || strcmp(text, "NaN") == 0));
}

/* A JSON number, or "Inf", "-Inf"; false for anything else. */
static bool
value_number(const json_t *value, double *number)
{
    if (json_is_number(value)) {
        *number = json_number_value(value);
        return true;
    }
    const char *text = json_string_value(value);
    if (!text)
        return false;
    bool negative = *text == '-';
    if (strcmp(text + negative, "Inf") != 0)
        return false;
    *number = negative ? -INFINITY : INFINITY;
    return true;
}

static bool
agree(double got, double expected, double rel_tol)
{
    if (isinf(expected) || isinf(got))
        return got == expected;
    return fabs(got - expected) <= rel_tol * fmax(1, fabs(expected));
}

void
reference_value_within(struct reference_case *c, const char *name, double got,
                       double rel_tol)
{
    json_object_set_new(c->reported, name, json_true());
    json_t *value = value_find(c->values, name);
    double expected;
    if (is_none(value))
        reference_fault(c, "%s: got %.17g, expected none", name, got);
    else if (!value_number(value, &expected))
        reference_fault(c, "%s: got %.17g, not a value of the case", name, got);
    else if (!agree(got, expected, rel_tol))
        reference_fault(c, "%s: got %.17g, expected %.17g", name, got,
                        expected);
}

void
reference_value(struct reference_case *c, const char *name, double got)
{
    reference_value_within(c, name, got, c->rel_tol);
}

void
reference_none(struct reference_case *c, const char *name)
{
    json_object_set_new(c->reported, name, json_true());
    json_t *value = value_find(c->values, name);
    double expected;
    if (value_number(value, &expected))
        reference_fault(c, "%s: got none, expected %.17g", name, expected);
    else if (!is_none(value))
        reference_fault(c, "%s: got none, not a value of the case", name);
}

bool
reference_is_rounding(const struct reference_case *c, const char *name)
{
    json_t *value = value_find(c->values, name);
    return is_none(value) ||
           (json_is_number(value) && fabs(json_number_value(value)) < 1e-14);
}

void
reference_spoilt(struct reference_case *c, const char *name)
{
    json_object_set_new(c->reported, name, json_true());
}

void
reference_skip(struct reference_case *c, const char *reason)
{
    if (!c->skipped)
        printf("%s: skipped: %s\n", c->id, reason);
    c->skipped = reason;
}

void
reference_interval(struct reference_case *c, struct interval interval)
{
    if (interval.reason) {
        reference_none(c, "lower");
        reference_none(c, "upper");
        return;
    }
    reference_value(c, "lower", interval.lower);
    reference_value(c, "upper", interval.upper);
}

/* Walks the leaves below value, whose path is prefix. */
static void
leaves_check(struct reference_case *c, json_t *value, const char *prefix)
{
    char path[512];
    const char *key;
    json_t *child;
    size_t index;
    json_object_foreach(value, key, child)
    {
        snprintf(path, sizeof path, "%s%s%s", prefix, *prefix ? "/" : "", key);
        leaves_check(c, child, path);
    }
    json_array_foreach(value, index, child)
    {
        snprintf(path, sizeof path, "%s/%zu", prefix, index);
        leaves_check(c, child, path);
    }
    if (!json_is_object(value) && !json_is_array(value) &&
        !json_object_get(c->reported, prefix))
        reference_fault(c, "%s: was not computed", prefix);
}

void
reference_close(struct reference_case *c)
{
    leaves_check(c, c->values, "");
}
