#include <config.h>

#include "instruments/check/check.h"
#include "instruments/say.h"

#include "base/number.h"

#include <math.h>
#include <string.h>

/* A range from start to end, which may run down, in steps, with a tick each
 * tick_interval and words at some of them from a list of choices. */
struct range {
    const struct form *form;
    const struct question *question;
    struct findings *findings;
    double start, end, step, tick, placeholder;
    bool has_tick, has_placeholder, no_ticks;
};

static void
range_say(const struct range *range, const char *rule, const char *key,
          const char *mend, const char *format, const char *detail)
{
    const char *value = properties_find(&range->question->parameters, key);
    struct finding finding = {
        .severity = SEVERITY_ERROR,
        .rule = rule,
        .sheet = "survey",
        .row = range->question->row,
        .column = form_header(range->form, "parameters", 0),
        .value = value ? arena_printf(range->form->arena, "%s=%s", key, value)
                       : NULL,
        .mend = mend};
    form_say(range->form, range->findings, finding, format, detail);
}

/* Steps such as 0.1 are no exact binary numbers; their multiples are so near
 * to whole numbers that nothing else can be meant. */
static bool
is_multiple(double value, double of)
{
    double times = value / of;
    return fabs(times - round(times)) < 1e-9 * fmax(1, fabs(times));
}

static bool
read_number(const struct range *range, const char *key, double *value)
{
    const char *s = properties_find(&range->question->parameters, key);
    return s && number_parse(text_of(s), value);
}

static bool
is_inside(const struct range *range, double value)
{
    return value >= fmin(range->start, range->end) &&
           value <= fmax(range->start, range->end);
}

static void
check_distance(const struct range *range, const char *key, double value)
{
    if (value == 0)
        range_say(range, "range-zero", key, "write a number other than 0",
                  "'%s' must not be 0", key);
    else if (value > fabs(range->end - range->start))
        range_say(range, "range-step", key,
                  "make it smaller, or the range wider",
                  "'%s' is more than the whole range", key);
}

static void
check_numbers(const struct range *range)
{
    check_distance(range, "step", range->step);
    if (range->has_tick) {
        check_distance(range, "tick_interval", range->tick);
        if (range->tick != 0 && range->step != 0 &&
            !is_multiple(range->tick, range->step))
            range_say(range, "range-multiple", "tick_interval",
                      "make it a multiple of step",
                      "'%s' is not a multiple of step", "tick_interval");
    }
    if (!range->has_placeholder)
        return;
    if (!is_inside(range, range->placeholder))
        range_say(range, "range-outside", "placeholder",
                  "choose a number from start to end",
                  "'%s' is outside the range", "placeholder");
    else if (range->step != 0 &&
             !is_multiple(range->placeholder - range->start, range->step))
        range_say(range, "range-multiple", "placeholder",
                  "choose a number that the steps from start reach",
                  "'%s' is not on a step", "placeholder");
}

/* Is there a place for the label of that value? Tells where not. */
static bool
check_label_value(const struct range *range, const struct choice *choice,
                  double value)
{
    double distance = value - range->start;
    if (!is_inside(range, value))
        range_say(range, "range-labels", "tick_labelset",
                  "use numbers from start to end as the names of the choices",
                  "the label '%s' is outside the range", choice->name);
    else if (range->has_tick && range->tick != 0 &&
             !is_multiple(distance, range->tick))
        range_say(range, "range-labels", "tick_labelset",
                  "use numbers that the ticks from start reach",
                  "the label '%s' is not on a tick", choice->name);
    else if (range->step != 0 && !is_multiple(distance, range->step))
        range_say(range, "range-labels", "tick_labelset",
                  "use numbers that the steps from start reach",
                  "the label '%s' is not on a step", choice->name);
    else if (range->no_ticks && value != range->start && value != range->end)
        range_say(range, "range-labels", "tick_labelset",
                  "label start and end alone, or show the ticks",
                  "without ticks, '%s' has no place to stand", choice->name);
    else
        return true;
    return false;
}

static void
check_label_set(const struct range *range)
{
    const char *name =
        properties_find(&range->question->parameters, "tick_labelset");
    if (!name)
        return;
    const struct choice_list *list = form_find_list(range->form, text_of(name));
    if (!list) {
        range_say(range, "list-unknown", "tick_labelset",
                  "name a list of the choices sheet",
                  "there is no list of choices named '%s'", name);
        return;
    }
    bool at_start = false, at_end = false;
    for (size_t i = 0; i < list->n; i++) {
        double value;
        if (!list->choices[i].name)
            continue; /* told of with the choices */
        if (!number_parse(text_of(list->choices[i].name), &value)) {
            range_say(range, "range-labels", "tick_labelset",
                      "use numbers as the names of the choices",
                      "the label '%s' is not a number", list->choices[i].name);
            return; /* what is wrong with one label is often so with all */
        }
        if (!check_label_value(range, &list->choices[i], value))
            return;
        at_start |= value == range->start;
        at_end |= value == range->end;
    }
    if (range->no_ticks && (!at_start || !at_end))
        range_say(range, "range-labels", "tick_labelset",
                  "label both start and end", "%s",
                  "without ticks, start and end both need a label");
}

static void
check_appearance(const struct range *range)
{
    static const char *const keys[] = {"tick_interval", "placeholder",
                                       "tick_labelset"};
    struct text rest = text_of(range->question->appearance), word;
    bool plain = true;
    while (text_word(&rest, &word))
        plain &= text_is(word, "vertical") || text_is(word, "no-ticks");
    for (size_t i = 0; !plain && i < 3; i++)
        if (properties_find(&range->question->parameters, keys[i])) {
            range_say(range, "range-appearance", keys[i],
                      "leave the appearance empty, or use vertical or no-ticks",
                      "'%s' does not go with this appearance", keys[i]);
            return;
        }
}

static void
check_range(const struct form *form, const struct question *question,
            struct findings *findings)
{
    struct range range = {.form = form,
                          .question = question,
                          .findings = findings,
                          .start = 1,
                          .end = 10,
                          .step = 1};
    struct text appearance = text_of(question->appearance);
    range.no_ticks = text_find_text(appearance, TEXT("no-ticks")) <
                     appearance.n;
    read_number(&range, "start", &range.start);
    read_number(&range, "end", &range.end);
    read_number(&range, "step", &range.step);
    range.has_tick = read_number(&range, "tick_interval", &range.tick);
    range.has_placeholder =
        read_number(&range, "placeholder", &range.placeholder);
    check_numbers(&range);
    check_label_set(&range);
    check_appearance(&range);
}

void
check_ranges(const struct form *form, struct findings *findings)
{
    for (size_t i = 0; i < form->n_questions; i++)
        if (form->questions[i]->kind == QUESTION_RANGE)
            check_range(form, form->questions[i], findings);
}
