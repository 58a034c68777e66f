/* The functions of dates and moments. */
#include <config.h>

#include "instruments/expression/evaluator.h"

#include "base/builder.h"

#include <math.h>

struct value
date_now(struct evaluation *e, const struct value *a, size_t n)
{
    (void)a;
    (void)n;
    if (!e->now)
        return value_unknown(e, "when the form was filled in");
    return value_moment(e->now, true);
}

struct value
date_today(struct evaluation *e, const struct value *a, size_t n)
{
    struct value now = date_now(e, a, n);
    return value_to_date(e, now, false);
}

struct value
date_day(struct evaluation *e, const struct value *a, size_t n)
{
    (void)n;
    return value_to_date(e, a[0], false);
}

struct value
date_moment(struct evaluation *e, const struct value *a, size_t n)
{
    (void)n;
    return value_to_date(e, a[0], true);
}

/* Days and parts of days since 1970 in UTC: needs the offset of the clock. */
struct value
date_decimal(struct evaluation *e, const struct value *a, size_t n)
{
    (void)n;
    if (value_unpack(e, a[0]).kind == VALUE_NUMBER)
        return value_unpack(e, a[0]);
    struct value date = value_to_date(e, a[0], true);
    if (date.kind != VALUE_DATE)
        return date;
    if (!date.has_offset && !(e->now && e->now->has_offset))
        return value_unknown(e, "the offset of the phone's clock from UTC");
    int offset = date.has_offset ? date.offset_min : e->now->offset_min;
    double ms = floor(date.number * 86400000.0 - offset * 60000.0 + 0.5);
    return value_number(ms / 86400000.0);
}

struct value
time_decimal(struct evaluation *e, const struct value *a, size_t n)
{
    (void)n;
    struct value value = value_unpack(e, a[0]);
    struct moment moment = {.date = {1970, 1, 1}};
    if (value.kind == VALUE_NUMBER)
        return value_number(value.number - floor(value.number));
    if (value.kind == VALUE_TEXT && time_parse(value.text, &moment))
        value = value_moment(&moment, true);
    else
        value = value_to_date(e, value, true);
    if (value.kind != VALUE_DATE)
        return value;
    return value_number(value.number - floor(value.number));
}

/* What %Y and its kind print; names of months and days depend on a language. */
static const struct field {
    char letter;
    int width;
    enum { YEAR, SHORT_YEAR, MONTH, DAY, HOUR, MINUTE, SECOND, MILLI } part;
} fields[] = {
    {'Y', 4, YEAR},   {'y', 2, SHORT_YEAR}, {'m', 2, MONTH}, {'n', 1, MONTH},
    {'d', 2, DAY},    {'e', 1, DAY},        {'H', 2, HOUR},  {'h', 1, HOUR},
    {'M', 2, MINUTE}, {'S', 2, SECOND},     {'3', 3, MILLI},
};

static void
parts_of(double days, int parts[MILLI + 1])
{
    int64_t day = (int64_t)floor(days);
    int64_t ms = (int64_t)floor((days - (double)day) * 86400000.0 + 0.5);
    struct date date = date_from_days(day);
    parts[YEAR] = date.year;
    parts[SHORT_YEAR] = date.year % 100;
    parts[MONTH] = date.month;
    parts[DAY] = date.day;
    parts[HOUR] = (int)(ms / 3600000);
    parts[MINUTE] = (int)(ms / 60000 % 60);
    parts[SECOND] = (int)(ms / 1000 % 60);
    parts[MILLI] = (int)(ms % 1000);
}

static bool
format_field(struct builder *out, char letter, const int *parts)
{
    if (letter == '%') {
        builder_add_char(out, '%');
        return true;
    }
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (fields[i].letter == letter) {
            int x = parts[fields[i].part];
            builder_printf(out, "%0*d", fields[i].width, x);
            return true;
        }
    return false;
}

struct value
date_format(struct evaluation *e, const struct value *a, size_t n)
{
    (void)n;
    struct value date = value_to_date(e, a[0], true);
    struct value format = value_to_text(e, a[1]);
    int parts[MILLI + 1];
    struct builder out = BUILDER_INIT;
    bool known = true;
    if (date.kind != VALUE_DATE || format.kind != VALUE_TEXT)
        return date.kind == VALUE_UNKNOWN ? date : value_text(TEXT(""));
    parts_of(date.number, parts);
    for (size_t i = 0; known && i < format.text.n; i++) {
        if (format.text.s[i] != '%')
            builder_add_char(&out, format.text.s[i]);
        else
            known = ++i < format.text.n &&
                    format_field(&out, format.text.s[i], parts);
    }
    struct value result =
        known ? value_text(text_of(builder_dup(&out, e->arena)))
              : value_unknown(e, "a date format with names, or not known");
    builder_release(&out);
    return result;
}
