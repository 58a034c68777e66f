/* The functions, but for those of dates. */
#include <config.h>

#include "instruments/expression/evaluator.h"

#include "base/builder.h"

#include <math.h>
#include <string.h>

#define PI 3.14159265358979323846

typedef struct value (*compute)(struct evaluation *e, const struct value *a,
                                size_t n);

/* --- texts --- */

static struct value
text_made(struct evaluation *e, struct builder *text)
{
    struct value value = value_text(text_of(builder_dup(text, e->arena)));
    builder_release(text);
    return value;
}

/* All of the values, nodes one by one, with a separator between. */
static struct value
joined(struct evaluation *e, struct text separator, const struct value *a,
       size_t n)
{
    struct builder out = BUILDER_INIT;
    bool first = true;
    for (size_t i = 0; i < n; i++) {
        size_t parts = a[i].kind == VALUE_NODES ? a[i].n : 1;
        for (size_t j = 0; j < parts; j++, first = false) {
            struct value part = a[i].kind == VALUE_NODES
                                    ? value_nodes(a[i].nodes + j, 1)
                                    : a[i];
            part = value_to_text(e, part);
            if (part.kind == VALUE_UNKNOWN) {
                builder_release(&out);
                return part;
            }
            if (!first)
                builder_add(&out, separator);
            builder_add(&out, part.text);
        }
    }
    return text_made(e, &out);
}

static struct value
f_concat(struct evaluation *e, const struct value *a, size_t n)
{
    return joined(e, TEXT(""), a, n);
}

static struct value
f_join(struct evaluation *e, const struct value *a, size_t n)
{
    struct value separator = value_to_text(e, a[0]);
    if (separator.kind == VALUE_UNKNOWN)
        return separator;
    return joined(e, separator.text, a + 1, n - 1);
}

/* Bytes of the first count characters; clients count some (emoji) as two. */
static size_t
bytes_of(struct text t, long count)
{
    size_t at = 0;
    while (at < t.n && count-- > 0)
        do
            at++;
        while (at < t.n && ((unsigned char)t.s[at] & 0xC0) == 0x80);
    return at;
}

static bool
length_of(struct evaluation *e, struct text t, long *length)
{
    *length = 0;
    for (size_t i = 0; i < t.n; i++) {
        unsigned char c = (unsigned char)t.s[i];
        if (c >= 0xF0) {
            value_unknown(e, "the length of a text with emoji");
            return false;
        }
        *length += (c & 0xC0) != 0x80;
    }
    return true;
}

static struct value
f_string_length(struct evaluation *e, const struct value *a, size_t n)
{
    long length;
    (void)n;
    if (!length_of(e, a[0].text, &length))
        return (struct value){.kind = VALUE_UNKNOWN};
    return value_number((double)length);
}

/* From and to count from 0; negative ones from the end. */
static struct value
f_substr(struct evaluation *e, const struct value *a, size_t n)
{
    long length, end;
    struct value from = value_to_number(e, a[1]);
    struct value to = n > 2 ? value_to_number(e, a[2]) : value_number(0);
    if (!length_of(e, a[0].text, &length) || from.kind == VALUE_UNKNOWN ||
        to.kind == VALUE_UNKNOWN || !(fabs(from.number) < 1e6) ||
        !(fabs(to.number) < 1e6))
        return value_unknown(e, "a part of a text at no number");
    long begin = (long)from.number;
    end = n > 2 ? (long)to.number : length;
    begin += begin < 0 ? length : 0;
    end += end < 0 ? length : 0;
    if (begin < 0)
        begin = 0;
    if (begin >= end)
        return value_text(TEXT(""));
    return value_text(text_slice(a[0].text, bytes_of(a[0].text, begin),
                                 bytes_of(a[0].text, end)));
}

static struct value
f_before(struct evaluation *e, const struct value *a, size_t n)
{
    size_t at = text_find_text(a[0].text, a[1].text);
    (void)e;
    (void)n;
    return value_text(at < a[0].text.n ? text_slice(a[0].text, 0, at)
                                       : TEXT(""));
}

static struct value
f_after(struct evaluation *e, const struct value *a, size_t n)
{
    size_t at = text_find_text(a[0].text, a[1].text);
    (void)e;
    (void)n;
    return value_text(at < a[0].text.n || a[1].text.n == 0
                          ? text_slice(a[0].text,
                                       a[1].text.n ? at + a[1].text.n : 0,
                                       a[0].text.n)
                          : TEXT(""));
}

static struct value
f_contains(struct evaluation *e, const struct value *a, size_t n)
{
    (void)e;
    (void)n;
    return value_boolean(a[1].text.n == 0 ||
                         text_find_text(a[0].text, a[1].text) < a[0].text.n);
}

static struct value
f_starts_with(struct evaluation *e, const struct value *a, size_t n)
{
    (void)e;
    (void)n;
    return value_boolean(
        text_equal(text_slice(a[0].text, 0, a[1].text.n), a[1].text));
}

static struct value
f_ends_with(struct evaluation *e, const struct value *a, size_t n)
{
    (void)e;
    (void)n;
    return value_boolean(
        a[1].text.n <= a[0].text.n &&
        text_equal(
            text_slice(a[0].text, a[0].text.n - a[1].text.n, a[0].text.n),
            a[1].text));
}

static struct value
f_normalize_space(struct evaluation *e, const struct value *a, size_t n)
{
    struct builder out = BUILDER_INIT;
    struct text word, rest = a[0].text;
    (void)n;
    while (text_word(&rest, &word)) {
        if (out.n > 0)
            builder_add_char(&out, ' ');
        builder_add(&out, word);
    }
    return text_made(e, &out);
}

static struct value
f_translate(struct evaluation *e, const struct value *a, size_t n)
{
    struct builder out = BUILDER_INIT;
    (void)n;
    for (size_t i = 0; i < a[0].text.n;) {
        struct text rest = text_slice(a[0].text, i, a[0].text.n);
        struct text c = text_slice(rest, 0, bytes_of(rest, 1));
        size_t at = text_find_text(a[1].text, c);
        i += c.n;
        if (at == a[1].text.n) {
            builder_add(&out, c);
            continue;
        }
        long place;
        length_of(e, text_slice(a[1].text, 0, at), &place);
        builder_add(&out, text_slice(a[2].text, bytes_of(a[2].text, place),
                                     bytes_of(a[2].text, place + 1)));
    }
    return text_made(e, &out);
}

/* Collect wants the whole text to match, the browsers any part of it. */
static struct value
f_regex(struct evaluation *e, const struct value *a, size_t n)
{
    (void)n;
    switch (regex_match(e->regexes, a[1].text, a[0].text)) {
    case REGEX_NONE:
        return value_boolean(false);
    case REGEX_WHOLE:
        return value_boolean(true);
    case REGEX_PART:
        return value_unknown(e, "clients differ on a pattern that matches a "
                                "part of the text");
    case REGEX_UNKNOWN:
        break;
    }
    return value_unknown(e, "a regular expression that is not known here");
}

/* --- selects --- */

static bool
is_selected(struct text codes, struct text code)
{
    struct text word;
    while (text_word(&codes, &word))
        if (text_equal(word, code))
            return true;
    return false;
}

static struct value
f_selected(struct evaluation *e, const struct value *a, size_t n)
{
    struct text code = text_trim(a[1].text);
    (void)n;
    if (code.n == 0)
        return value_unknown(e, "whether no code is selected");
    return value_boolean(is_selected(a[0].text, code));
}

static struct value
f_count_selected(struct evaluation *e, const struct value *a, size_t n)
{
    struct text word, codes = a[0].text;
    double count = 0;
    (void)e;
    (void)n;
    while (text_word(&codes, &word))
        count++;
    return value_number(count);
}

static struct value
f_selected_at(struct evaluation *e, const struct value *a, size_t n)
{
    struct text word, codes = a[0].text;
    struct value index = value_to_number(e, a[1]);
    (void)n;
    if (index.kind == VALUE_UNKNOWN)
        return index;
    for (double i = 0; text_word(&codes, &word); i++)
        if (i == trunc(index.number))
            return value_text(word);
    return value_text(TEXT(""));
}

/* --- numbers --- */

#define NUMERIC(name, formula)                                                 \
    static struct value f_##name(struct evaluation *e, const struct value *a,  \
                                 size_t n)                                     \
    {                                                                          \
        double x = a[0].number, y = n > 1 ? a[1].number : 0;                   \
        (void)e;                                                               \
        (void)y;                                                               \
        return value_number(formula);                                          \
    }
NUMERIC(int, trunc(x))
NUMERIC(number, x)
NUMERIC(abs, fabs(x))
NUMERIC(pow, pow(x, y))
NUMERIC(log, log(x))
NUMERIC(log10, log10(x))
NUMERIC(sin, sin(x))
NUMERIC(cos, cos(x))
NUMERIC(tan, tan(x))
NUMERIC(asin, asin(x))
NUMERIC(acos, acos(x))
NUMERIC(atan, atan(x))
NUMERIC(atan2, atan2(x, y))
NUMERIC(sqrt, sqrt(x))
NUMERIC(exp, exp(x))
NUMERIC(exp10, pow(10, x))
NUMERIC(floor, floor(x))
NUMERIC(ceiling, ceil(x))

static struct value
f_pi(struct evaluation *e, const struct value *a, size_t n)
{
    (void)e;
    (void)a;
    (void)n;
    return value_number(PI);
}

/* Half way, clients round negative numbers and decimals differently. */
static struct value
f_round(struct evaluation *e, const struct value *a, size_t n)
{
    double x = a[0].number, places = n > 1 ? trunc(a[1].number) : 0;
    if (!isfinite(x))
        return value_number(x);
    if (!(fabs(places) <= 15))
        return value_unknown(e, "rounding to so many places");
    double scale = pow(10, fabs(places));
    double scaled = places >= 0 ? x * scale : x / scale;
    double half = scaled - floor(scaled) - 0.5;
    if (fabs(half) < 1e-9 && (x < 0 || places != 0))
        return value_unknown(e, "clients round a half differently");
    double rounded = floor(scaled + 0.5);
    return value_number(places >= 0 ? rounded / scale : rounded * scale);
}

/* Over the nodes of one argument, or over all arguments. Blanks count as
 * nothing in Collect and spoil the result in browsers. */
static struct value
fold(struct evaluation *e, const struct value *a, size_t n,
     double (*join)(double, double), double start)
{
    bool nodes = n == 1 && a[0].kind == VALUE_NODES;
    size_t count = nodes ? a[0].n : n;
    double result = start;
    for (size_t i = 0; i < count; i++) {
        struct value x = nodes ? value_nodes(a[0].nodes + i, 1) : a[i];
        x = value_to_number(e, x);
        if (x.kind == VALUE_UNKNOWN)
            return x;
        if (isnan(x.number))
            return value_unknown(e, "clients differ on blanks in a sum, "
                                    "smallest or largest");
        result = i == 0 && isnan(start) ? x.number : join(result, x.number);
    }
    return value_number(result);
}

static double
plus(double a, double b)
{
    return a + b;
}

static struct value
f_sum(struct evaluation *e, const struct value *a, size_t n)
{
    return fold(e, a, n, plus, 0);
}

static struct value
f_min(struct evaluation *e, const struct value *a, size_t n)
{
    return fold(e, a, n, fmin, NAN);
}

static struct value
f_max(struct evaluation *e, const struct value *a, size_t n)
{
    return fold(e, a, n, fmax, NAN);
}

static struct value
f_count(struct evaluation *e, const struct value *a, size_t n)
{
    (void)n;
    if (a[0].kind != VALUE_NODES)
        return value_unknown(e, "count() of what is no question");
    return value_number((double)a[0].n);
}

static struct value
f_count_non_empty(struct evaluation *e, const struct value *a, size_t n)
{
    double count = 0;
    (void)n;
    if (a[0].kind != VALUE_NODES)
        return value_unknown(e, "count-non-empty() of what is no question");
    for (size_t i = 0; i < a[0].n; i++)
        count += a[0].nodes[i]->value.n > 0 || a[0].nodes[i]->unreadable ||
                 a[0].nodes[i]->children;
    return value_number(count);
}

/* --- truth --- */

static struct value
f_true(struct evaluation *e, const struct value *a, size_t n)
{
    (void)e;
    (void)a;
    (void)n;
    return value_boolean(true);
}

static struct value
f_false(struct evaluation *e, const struct value *a, size_t n)
{
    (void)e;
    (void)a;
    (void)n;
    return value_boolean(false);
}

static struct value
f_boolean(struct evaluation *e, const struct value *a, size_t n)
{
    (void)n;
    return value_to_boolean(e, a[0]);
}

static struct value
f_not(struct evaluation *e, const struct value *a, size_t n)
{
    struct value value = f_boolean(e, a, n);
    value.boolean = !value.boolean;
    return value;
}

static struct value
f_boolean_from_string(struct evaluation *e, const struct value *a, size_t n)
{
    (void)e;
    (void)n;
    return value_boolean(text_is_fold(a[0].text, "true") ||
                         text_is(a[0].text, "1"));
}

static struct value
f_string(struct evaluation *e, const struct value *a, size_t n)
{
    (void)n;
    return value_to_text(e, a[0]);
}

static struct value
f_checklist(struct evaluation *e, const struct value *a, size_t n)
{
    struct value min = value_to_number(e, a[0]), max = value_to_number(e, a[1]);
    double count = 0;
    for (size_t i = 2; i < n; i++) {
        struct value factor = value_to_boolean(e, a[i]);
        if (factor.kind == VALUE_UNKNOWN)
            return factor;
        count += factor.boolean;
    }
    if (min.kind == VALUE_UNKNOWN || max.kind == VALUE_UNKNOWN)
        return (struct value){.kind = VALUE_UNKNOWN};
    return value_boolean((min.number < 0 || count >= min.number) &&
                         (max.number < 0 || count <= max.number));
}

/* as: what the arguments are turned into first: t text, n number, r nothing,
 * nodes as they are. The first letter is the first argument's, the last letter
 * that of all that follow. */
static const struct ordinary {
    const char *name;
    compute compute;
    const char *as;
} ordinaries[] = {
    {"abs", f_abs, "n"},
    {"acos", f_acos, "n"},
    {"asin", f_asin, "n"},
    {"atan", f_atan, "n"},
    {"atan2", f_atan2, "n"},
    {"boolean", f_boolean, "r"},
    {"boolean-from-string", f_boolean_from_string, "t"},
    {"ceiling", f_ceiling, "n"},
    {"checklist", f_checklist, "r"},
    {"concat", f_concat, "r"},
    {"contains", f_contains, "t"},
    {"cos", f_cos, "n"},
    {"count", f_count, "r"},
    {"count-non-empty", f_count_non_empty, "r"},
    {"count-selected", f_count_selected, "t"},
    {"date", date_day, "r"},
    {"date-time", date_moment, "r"},
    {"decimal-date-time", date_decimal, "r"},
    {"decimal-time", time_decimal, "r"},
    {"ends-with", f_ends_with, "t"},
    {"exp", f_exp, "n"},
    {"exp10", f_exp10, "n"},
    {"false", f_false, "r"},
    {"floor", f_floor, "n"},
    {"format-date", date_format, "r"},
    {"format-date-time", date_format, "r"},
    {"int", f_int, "n"},
    {"is-selected", f_selected, "t"},
    {"join", f_join, "r"},
    {"log", f_log, "n"},
    {"log10", f_log10, "n"},
    {"max", f_max, "r"},
    {"min", f_min, "r"},
    {"normalize-space", f_normalize_space, "t"},
    {"not", f_not, "r"},
    {"now", date_now, "r"},
    {"number", f_number, "n"},
    {"pi", f_pi, "r"},
    {"pow", f_pow, "n"},
    {"regex", f_regex, "t"},
    {"round", f_round, "n"},
    {"selected", f_selected, "t"},
    {"selected-at", f_selected_at, "tr"},
    {"sin", f_sin, "n"},
    {"sqrt", f_sqrt, "n"},
    {"starts-with", f_starts_with, "t"},
    {"string", f_string, "r"},
    {"string-length", f_string_length, "t"},
    {"substr", f_substr, "tr"},
    {"substring-after", f_after, "t"},
    {"substring-before", f_before, "t"},
    {"sum", f_sum, "r"},
    {"tan", f_tan, "n"},
    {"today", date_today, "r"},
    {"translate", f_translate, "t"},
    {"true", f_true, "r"},
};

/* Turns an argument into what the function takes; unknown where it cannot. */
static struct value
prepare(struct evaluation *e, char as, struct value value)
{
    if (as == 't')
        return value_to_text(e, value);
    if (as == 'n')
        return value_to_number(e, value);
    return value;
}

struct value
evaluate_ordinary(struct evaluation *e, struct text name, struct value *a,
                  size_t n)
{
    const struct ordinary *o = NULL;
    for (size_t i = 0; i < sizeof ordinaries / sizeof *ordinaries; i++)
        if (text_is(name, ordinaries[i].name))
            o = &ordinaries[i];
    if (!o)
        return value_unknown(e, "a function that is not computed here");
    size_t letters = strlen(o->as);
    for (size_t i = 0; i < n; i++) {
        a[i] = prepare(e, o->as[i < letters ? i : letters - 1], a[i]);
        if (a[i].kind == VALUE_UNKNOWN)
            return a[i];
    }
    return o->compute(e, a, n);
}
