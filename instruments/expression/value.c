#include <config.h>

#include "base/number.h"
#include "instruments/expression/evaluator.h"

#include <math.h>

struct value
value_unknown(struct evaluation *e, const char *why)
{
    if (!e->why)
        e->why = why;
    return (struct value){.kind = VALUE_UNKNOWN};
}

struct value
value_text(struct text text)
{
    return (struct value){.kind = VALUE_TEXT, .text = text};
}

struct value
value_number(double number)
{
    return (struct value){.kind = VALUE_NUMBER, .number = number};
}

struct value
value_boolean(bool boolean)
{
    return (struct value){.kind = VALUE_BOOLEAN, .boolean = boolean};
}

struct value
value_nodes(const struct answer **nodes, size_t n)
{
    return (struct value){.kind = VALUE_NODES, .nodes = nodes, .n = n};
}

struct value
value_moment(const struct moment *moment, bool has_time)
{
    double day = (double)date_days(moment->date);
    double seconds = moment->hour * 3600.0 + moment->minute * 60.0 +
                     moment->second + moment->millisecond / 1000.0;
    return (struct value){.kind = VALUE_DATE,
                          .number = day + (has_time ? seconds / 86400 : 0),
                          .has_time = has_time,
                          .has_offset = moment->has_offset,
                          .offset_min = moment->offset_min};
}

static struct value
number_of(struct text text)
{
    double number;
    for (size_t i = 0; i < text.n; i++) /* XPath has no exponents, no plus */
        if (text.s[i] == 'e' || text.s[i] == 'E' || text.s[i] == '+')
            return value_number(NAN);
    return value_number(number_parse(text_trim(text), &number) ? number : NAN);
}

/* ISO dates, with or without time; false for other texts. */
static bool
date_of(struct text text, struct value *value)
{
    struct moment moment = {0};
    if (date_parse(text, &moment.date))
        *value = value_moment(&moment, false);
    else if (moment_parse(text, &moment))
        *value = value_moment(&moment, true);
    else
        return false;
    return true;
}

struct value
value_unpack(struct evaluation *e, struct value value)
{
    if (value.kind != VALUE_NODES)
        return value;
    if (value.n == 0)
        return value_text(TEXT(""));
    if (value.n > 1)
        return value_unknown(e, "a repeated question stands for one answer");
    const struct answer *node = value.nodes[0];
    struct value date;
    if (node->unreadable)
        return value_unknown(e, "an answer that could not be read");
    if (node->value.n == 0)
        return value_text(TEXT(""));
    if (node->kind == ANSWER_INTEGER || node->kind == ANSWER_DECIMAL)
        return number_of(node->value);
    if ((node->kind == ANSWER_DATE || node->kind == ANSWER_DATETIME) &&
        date_of(node->value, &date))
        return date;
    return value_text(node->value);
}

static struct value
text_of_number(struct evaluation *e, double x)
{
    char digits[NUMBER_SIZE];
    if (isnan(x))
        return value_text(TEXT("NaN"));
    if (fabs(x) < 1e-12)
        return value_text(TEXT("0"));
    if (fabs(x) >= 1e7 && (fabs(x) >= 2147483648.0 || x != trunc(x)))
        return value_unknown(e, "clients write so large a number differently");
    if (fabs(x) < 1e-3)
        return value_unknown(e, "clients write so small a number differently");
    return value_text(text_of(arena_strdup(e->arena, number_write(x, digits))));
}

struct value
value_to_text(struct evaluation *e, struct value value)
{
    char day[DATE_SIZE];
    value = value_unpack(e, value);
    switch (value.kind) {
    case VALUE_NUMBER:
        return text_of_number(e, value.number);
    case VALUE_BOOLEAN:
        return value_text(value.boolean ? TEXT("true") : TEXT("false"));
    case VALUE_DATE:
        if (value.has_time)
            return value_unknown(e, "clients write a moment differently");
        date_write(date_from_days((int64_t)value.number), day);
        return value_text(text_of(arena_strdup(e->arena, day)));
    default:
        return value;
    }
}

struct value
value_to_number(struct evaluation *e, struct value value)
{
    value = value_unpack(e, value);
    switch (value.kind) {
    case VALUE_TEXT:
        return number_of(value.text);
    case VALUE_BOOLEAN:
        return value_number(value.boolean);
    case VALUE_DATE:
        if (value.has_time)
            return value_unknown(e,
                                 "clients count a moment's days differently");
        return value_number(value.number);
    default:
        return value;
    }
}

struct value
value_to_boolean(struct evaluation *e, struct value value)
{
    bool node = value.kind == VALUE_NODES && value.n > 0;
    value = value_unpack(e, value);
    bool truth = true;
    switch (value.kind) {
    case VALUE_UNKNOWN:
        return value;
    case VALUE_TEXT:
        truth = value.text.n > 0;
        break;
    case VALUE_NUMBER:
        truth = fabs(value.number) > 1e-12; /* NaN is false */
        break;
    case VALUE_BOOLEAN:
        truth = value.boolean;
        break;
    default:
        break;
    }
    if (node && !truth)
        return value_unknown(e, "clients differ on the truth of a question "
                                "that is blank or zero");
    return value_boolean(truth);
}

struct value
value_to_date(struct evaluation *e, struct value value, bool keep_time)
{
    value = value_unpack(e, value);
    if (value.kind == VALUE_TEXT && value.text.n > 0 &&
        !date_of(value.text, &value))
        return value_unknown(e, "a text that is not a date");
    if (value.kind == VALUE_NUMBER) {
        if (isnan(value.number))
            return value_text(TEXT(""));
        if (fabs(value.number) > 2e6 || keep_time)
            return value_unknown(e, "a number taken for a moment");
        value.kind = VALUE_DATE;
        value.number = trunc(value.number);
    }
    if (value.kind == VALUE_BOOLEAN)
        return value_unknown(e, "a truth value taken for a date");
    if (value.kind == VALUE_DATE && !keep_time) {
        value.number = floor(value.number);
        value.has_time = false;
    }
    return value;
}
