/* defaults: a default that is a plain value has to be one that the
 * question could be answered with. Clients take it as it stands. */
#include <config.h>

#include "instruments/check/check.h"
#include "instruments/say.h"

#include "base/date.h"
#include "base/number.h"

#include <math.h>
#include <string.h>

/* --- for each kind: can this be the answer? --- */

static bool
is_whole(struct text value)
{
    int64_t number;
    return number_parse_integer(value, &number);
}

static bool
is_number(struct text value)
{
    double number;
    return number_parse(value, &number);
}

static bool
is_day(struct text value)
{
    struct date date;
    struct moment moment;
    return date_parse(value, &date) || moment_parse(value, &moment);
}

static bool
is_time(struct text value)
{
    struct moment moment;
    return time_parse(value, &moment) || moment_parse(value, &moment);
}

/* Latitude, longitude, and perhaps altitude and accuracy. */
static bool
is_place(struct text value)
{
    static const double limits[] = {90, 180, INFINITY, INFINITY};
    struct text word;
    size_t n = 0;
    for (; text_word(&value, &word); n++) {
        double number;
        if (n == 4 || !number_parse(word, &number) ||
            fabs(number) > limits[n])
            return false;
    }
    return n >= 2;
}

static bool
is_places(struct text value)
{
    struct text place;
    size_t n = 0;
    for (; text_split(&value, ';', &place); n++)
        if (text_trim(place).n > 0 && !is_place(place))
            return false;
    return n > 1;
}

/* --- what was meant --- */

static const char *
mend_number(struct arena *arena, struct text value, bool whole)
{
    char *s = text_dup(arena, value);
    char *comma = strchr(s, ',');
    if (comma)
        *comma = '.';
    if (!whole && comma && is_number(text_of(s)))
        return arena_printf(arena, "write %s", s);
    return whole ? "write digits alone, or ask for a decimal"
                 : "write digits, with a point where the fraction begins";
}

/* 31/12/2020 and 31.12.2020 can be one day alone; 5/6/2020 is told no day. */
static const char *
mend_day(struct arena *arena, struct text value)
{
    char *s = text_dup(arena, value);
    for (char *c = s; *c; c++)
        *c = *c == '.' || *c == '/' ? '-' : *c;
    struct text rest = text_of(s), part;
    int64_t numbers[3];
    size_t n = 0;
    while (n < 3 && text_split(&rest, '-', &part) &&
           number_parse_integer(part, &numbers[n]))
        n++;
    if (n == 3 && rest.n == 0 && numbers[0] > 0 && numbers[0] <= 31 &&
        numbers[1] > 0 && numbers[1] <= 31 && numbers[2] > 999 &&
        numbers[2] <= 9999) {
        bool day_first = numbers[0] > 12;
        const char *day = arena_printf(
            arena, "%04d-%02d-%02d", (int)numbers[2],
            (int)numbers[day_first ? 1 : 0], (int)numbers[day_first ? 0 : 1]);
        struct date date;
        if ((day_first || numbers[1] > 12) &&
            date_parse(text_of(day), &date))
            return arena_printf(arena, "write %s", day);
    }
    return "write a day that exists as year-month-day, such as 2026-01-31";
}

static const char *
mend_of(struct arena *arena, enum question_kind kind, struct text value)
{
    if (text_is_fold(value, "today") || text_is_fold(value, "now"))
        return kind == QUESTION_DATE
                   ? "write today() for the day on which the form is filled in"
                   : "write now() for the moment at which it is filled in";
    switch (kind) {
    case QUESTION_INTEGER: return mend_number(arena, value, true);
    case QUESTION_RANGE:
    case QUESTION_DECIMAL: return mend_number(arena, value, false);
    case QUESTION_DATE: return mend_day(arena, value);
    case QUESTION_TIME:
        return "write hours and minutes of a day of 24 hours, such as 18:30";
    case QUESTION_DATETIME: return "write it such as 2026-01-31T18:30:00";
    case QUESTION_GEOPOINT:
        return "write latitude and longitude with a space between, such as "
               "27.7 85.3";
    default:
        return "write places such as 27.7 85.3 with ; between them";
    }
}

static const struct {
    enum question_kind kind;
    bool (*fits)(struct text value);
    const char *is; /* what it is not */
} kinds[] = {
    {QUESTION_INTEGER, is_whole, "whole number"},
    {QUESTION_DECIMAL, is_number, "number"},
    {QUESTION_RANGE, is_number, "number"},
    {QUESTION_DATE, is_day, "day"},
    {QUESTION_TIME, is_time, "time"},
    {QUESTION_DATETIME, is_day, "day with a time"},
    {QUESTION_GEOPOINT, is_place, "place"},
    {QUESTION_GEOTRACE, is_places, "path on the map"},
    {QUESTION_GEOSHAPE, is_places, "area on the map"},
};

static struct finding
at_default(const struct form *form, const struct question *question,
           const char *rule)
{
    return (struct finding){.severity = SEVERITY_WARNING,
                            .rule = rule,
                            .sheet = "survey",
                            .row = question->row,
                            .column = form_header(form, "default", 0),
                            .value = question->fallback.source};
}

static void
check_kind(const struct form *form, const struct question *question,
           struct findings *findings)
{
    struct text value = text_of(question->fallback.source);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (kinds[i].kind != question->kind || kinds[i].fits(value))
            continue;
        struct finding finding = at_default(form, question, "default-kind");
        finding.mend = mend_of(form->arena, question->kind, value);
        form_say(form, findings, finding, "the default '%s' is no %s",
                 question->fallback.source, kinds[i].is);
    }
}

static double
parameter(const struct question *question, const char *name, double otherwise)
{
    double number;
    const char *given = properties_find(&question->parameters, name);
    return given && number_parse(text_of(given), &number) ? number : otherwise;
}

static void
check_range(const struct form *form, const struct question *question,
            struct findings *findings)
{
    double value, start = parameter(question, "start", 1);
    double end = parameter(question, "end", 10);
    if (!number_parse(text_of(question->fallback.source), &value) ||
        (value >= fmin(start, end) && value <= fmax(start, end)))
        return;
    char from[NUMBER_SIZE], to[NUMBER_SIZE];
    struct finding finding = at_default(form, question, "default-range");
    finding.mend = "choose a number from start to end";
    form_say(form, findings, finding, "the default is not from %s to %s",
             number_write(start, from), number_write(end, to));
}

/* The codes that are near to it, or the one whose label it is. */
static const char *
mend_choice(const struct form *form, const struct choice_list *list,
            struct text code)
{
    const struct choice *meant = NULL;
    for (size_t i = 0; i < list->n && !meant; i++) {
        const struct choice *choice = &list->choices[i];
        bool same = choice->name && text_equal_fold(text_of(choice->name), code);
        for (size_t k = 0; choice->label.in && k < form->n_languages; k++)
            same |= choice->label.in[k] && choice->name &&
                    text_equal_fold(text_of(choice->label.in[k]), code);
        meant = same ? choice : NULL;
    }
    return meant ? arena_printf(form->arena, "write '%s'", meant->name)
                 : "write a code from the name column of the choices sheet";
}

/* False, and told, where it is no choice. */
static bool
check_code(const struct form *form, const struct question *question,
           struct text code, struct findings *findings)
{
    const struct choice_list *list = question->list;
    if (choice_list_find(list, code))
        return true;
    struct finding finding = at_default(form, question, "default-choice");
    finding.mend = mend_choice(form, list, code);
    form_say(form, findings,
             finding_marked(finding, text_of(question->fallback.source), code),
             "the default '%.*s' is not a choice of list '%s'",
             TEXT_ARGS(code), list->name);
    return false;
}

static void
check_list(const struct form *form, const struct question *question,
           struct findings *findings)
{
    struct text code, rest = text_of(question->fallback.source);
    if (!question->list || question->list->file ||
        question->list->incomplete || question->list->n == 0 ||
        (question->appearance && strstr(question->appearance, "search(")))
        return;
    if (question->kind == QUESTION_SELECT_ONE)
        check_code(form, question, rest, findings);
    else
        while (text_word(&rest, &code) &&
               check_code(form, question, code, findings))
            continue;
}

void
check_defaults(const struct form *form, struct findings *findings)
{
    for (size_t i = 0; i < form->n_questions; i++) {
        const struct question *question = form->questions[i];
        if (!question->fallback.source || question->dynamic_default)
            continue;
        check_kind(form, question, findings);
        if (question->kind == QUESTION_RANGE)
            check_range(form, question, findings);
        if (question_is_select(question))
            check_list(form, question, findings);
    }
}
