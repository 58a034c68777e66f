#include <config.h>

#include "base/number.h"

#include <assert.h>
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static size_t
digits_at(struct text t, size_t i)
{
    size_t from = i;
    while (i < t.n && t.s[i] >= '0' && t.s[i] <= '9')
        i++;
    return i - from;
}

static size_t
sign_at(struct text t, size_t i)
{
    return i < t.n && (t.s[i] == '+' || t.s[i] == '-');
}

/* strtod would also take hexadecimal, "nan" and leading space. */
static bool
is_decimal(struct text t)
{
    size_t i = sign_at(t, 0);
    size_t whole = digits_at(t, i);
    i += whole;
    size_t fraction = 0;
    if (i < t.n && t.s[i] == '.') {
        fraction = digits_at(t, i + 1);
        i += 1 + fraction;
    }
    if (whole + fraction == 0)
        return false;
    if (i < t.n && (t.s[i] == 'e' || t.s[i] == 'E')) {
        i++;
        i += sign_at(t, i);
        size_t exponent = digits_at(t, i);
        if (exponent == 0)
            return false;
        i += exponent;
    }
    return i == t.n;
}

/* Most numbers in people's files are short integers: no need of strtod. */
static bool
parse_short(struct text t, double *value)
{
    if (t.n == 0 || t.n > 9 || digits_at(t, 0) != t.n)
        return false;
    long n = 0;
    for (size_t i = 0; i < t.n; i++)
        n = n * 10 + (t.s[i] - '0');
    *value = (double)n;
    return true;
}

bool
number_parse(struct text t, double *value)
{
    if (parse_short(t, value))
        return true;
    if (!is_decimal(t))
        return false;
    /* Longer than any number written by a machine: copy to end it by a NUL. */
    char small[128];
    char *s = t.n < sizeof small ? small : malloc(t.n + 1);
    if (!s)
        return false;
    memcpy(s, t.s, t.n);
    s[t.n] = '\0';
    double parsed = strtod(s, NULL);
    if (s != small)
        free(s);
    if (!isfinite(parsed))
        return false;
    *value = parsed;
    return true;
}

bool
number_parse_integer(struct text t, int64_t *value)
{
    size_t sign = sign_at(t, 0);
    if (t.n == sign || digits_at(t, sign) != t.n - sign)
        return false;
    uint64_t limit = (uint64_t)INT64_MAX + (t.s[0] == '-');
    uint64_t n = 0;
    for (size_t i = sign; i < t.n; i++) {
        uint64_t digit = (uint64_t)(t.s[i] - '0');
        if (n > (limit - digit) / 10)
            return false;
        n = n * 10 + digit;
    }
    *value = t.s[0] == '-' ? (int64_t)(0 - n) : (int64_t)n;
    return true;
}

char *
number_write(double value, char s[NUMBER_SIZE])
{
    assert(isfinite(value));
    if (value == 0) {
        memcpy(s, "0", 2);
        return s;
    }
    for (int digits = 15; digits <= 17; digits++) {
        snprintf(s, NUMBER_SIZE, "%.*g", digits, value);
        if (strtod(s, NULL) == value)
            break;
    }
    return s;
}
