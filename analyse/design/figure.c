#include <config.h>

#include "analyse/design/figure.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

const char *
figure_count(struct arena *arena, size_t n)
{
    char digits[32], s[48];
    int length = snprintf(digits, sizeof digits, "%zu", n);
    size_t k = 0;
    for (int i = 0; i < length; i++) {
        if (i && (length - i) % 3 == 0)
            s[k++] = ',';
        s[k++] = digits[i];
    }
    return arena_strndup(arena, s, k);
}

const char *
figure_of(struct arena *arena, size_t n, const char *one, const char *many)
{
    return arena_printf(arena, "%s %s", figure_count(arena, n),
                        n == 1 ? one : many);
}

const char *
figure_share(struct arena *arena, double share)
{
    return arena_printf(arena, "%.1f %%", 100 * share);
}

/* Two or three digits that matter, no exponent while people can read it. */
static const char *
plain(struct arena *arena, double value, const char *sign)
{
    double size = fabs(value);
    if (size != 0 && (size >= 1e10 || size < 1e-4))
        return arena_printf(arena, "%s%.2e", sign, value);
    int digits = size >= 1e6                  ? 0
                 : size >= 100                ? 1
                 : size >= 0.095 || size == 0 ? 2
                 : size >= 0.0095             ? 3
                                              : 4;
    return arena_printf(arena, "%s%.*f", sign, digits, value);
}

const char *
figure_time(struct arena *arena, double time)
{
    return arena_printf(arena, time >= 1e6 && time < 1e10 ? "%.0f" : "%.6g",
                        time);
}

/* Rounded up: people come whole. A hair above a whole number is rounding. */
static const char *
needed(struct arena *arena, double value)
{
    return isinf(value) ? "infinity"
                        : figure_count(arena, (size_t)ceil(fabs(value) - 1e-9));
}

const char *
figure_value(struct arena *arena, enum scale scale, double value)
{
    if (isinf(value))
        return value > 0 ? "infinity" : "-infinity";
    switch (scale) {
    case SCALE_SHARE:
        if (fabs(100 * value) < 0.05)
            return "0.0";
        return arena_printf(arena, "%+.1f", 100 * value);
    case SCALE_RATIO:
    case SCALE_CHANCE:
    case SCALE_SIZE:
        return plain(arena, value, "");
    case SCALE_NUMBER:
        return plain(arena, value, value > 0 ? "+" : "");
    case SCALE_NEEDED:
        return arena_printf(arena, "%s to %s", needed(arena, value),
                            value < 0 ? "harm" : "benefit");
    case SCALE_P:
        return figure_p(arena, value);
    }
    return "";
}

/* Through infinity where the difference's interval holds 0 (Altman 1998). */
static const char *
needed_limits(struct arena *arena, double lower, double upper)
{
    if (lower > upper)
        return arena_printf(arena, "%s to benefit, infinity, %s to harm",
                            needed(arena, lower), needed(arena, upper));
    bool harm = upper < 0;
    return arena_printf(arena, "%s to %s", needed(arena, harm ? upper : lower),
                        needed(arena, harm ? lower : upper));
}

const char *
figure_limits(struct arena *arena, enum scale scale, double lower, double upper)
{
    if (scale == SCALE_NEEDED)
        return needed_limits(arena, lower, upper);
    return arena_printf(arena, "%s to %s", figure_value(arena, scale, lower),
                        figure_value(arena, scale, upper));
}

const char *
figure_size(struct arena *arena, enum scale scale, double value)
{
    value = fabs(value);
    if (isinf(value))
        return "infinity";
    if (scale == SCALE_SHARE)
        return arena_printf(arena, "%.1f percentage points", 100 * value);
    return plain(arena, value, "");
}

const char *
figure_p(struct arena *arena, double p)
{
    if (p < 0.0001)
        return "< 0.0001";
    return arena_printf(arena, p < 0.001 ? "%.4f" : "%.3f", p);
}

const char *
figure_level(struct arena *arena, double level)
{
    return arena_printf(arena, "%.10g %%", 100 * level);
}
