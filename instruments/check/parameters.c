#include <config.h>

#include "instruments/check/check.h"
#include "instruments/say.h"

#include "base/nearest.h"
#include "base/builder.h"
#include "base/number.h"
#include "instruments/xlsform/xlsform.h"

#include <ctype.h>
#include <string.h>

/* What a parameter's value has to be; NULL when it is, else in words. */
typedef const char *(*judge)(struct text value);

static const char *
any(struct text value)
{
    (void)value;
    return NULL;
}

static const char *
true_or_false(struct text value)
{
    return text_is(value, "true") || text_is(value, "false")
               ? NULL
               : "true or false";
}

static const char *
only_true(struct text value)
{
    return text_is(value, "true") || text_is(value, "yes") ||
                   text_is(value, "true()")
               ? NULL
               : "true, or left out";
}

static const char *
integer(struct text value)
{
    int64_t number;
    return number_parse_integer(value, &number) ? NULL : "a whole number";
}

static const char *
count(struct text value)
{
    int64_t number;
    return number_parse_integer(value, &number) && number >= 0
               ? NULL
               : "a whole number, 0 or more";
}

static const char *
real(struct text value)
{
    double number;
    return number_parse(value, &number) ? NULL : "a number";
}

static const char *
number_or_question(struct text value)
{
    bool question = text_begins(value, "${") &&
                    text_find(value, '}') + 1 == value.n &&
                    is_name(text_slice(value, 2, value.n - 1));
    return question || !real(value) ? NULL : "a number or one ${question}";
}

static const char *
on_form_edit(struct text value)
{
    return text_is(value, "on-form-edit") ? NULL : "on-form-edit";
}

static const char *
column_name(struct text value)
{
    bool ascii = true;
    for (size_t i = 0; i < value.n; i++)
        ascii &= (unsigned char)value.s[i] < 0x80;
    return ascii && is_name(value) ? NULL : "the name of a column";
}

static const char *
priority(struct text value)
{
    static const char *const words[] = {"no-power", "low-power", "balanced",
                                        "high-accuracy"};
    for (size_t i = 0; i < 4; i++)
        if (text_is(value, words[i]))
            return NULL;
    return "no-power, low-power, balanced or high-accuracy";
}

static const char *
quality(struct text value)
{
    static const char *const words[] = {"voice-only", "low", "normal",
                                        "external"};
    for (size_t i = 0; i < 4; i++)
        if (text_is(value, words[i]))
            return NULL;
    return "voice-only, low, normal or external";
}

static const char *
background_quality(struct text value)
{
    return text_is(value, "external") ? "voice-only, low or normal"
                                      : quality(value);
}

/* org.example.app: two parts or more, each beginning with a letter. */
static const char *
package(struct text value)
{
    static const char *const wanted =
        "the name of an Android package, such as org.example.app";
    struct text part, rest = value;
    size_t parts = 0;
    for (; text_split(&rest, '.', &part); parts++) {
        if (part.n == 0 || !isalpha((unsigned char)part.s[0]))
            return wanted;
        for (size_t i = 0; i < part.n; i++)
            if (!isalnum((unsigned char)part.s[i]) && part.s[i] != '_')
                return wanted;
    }
    return parts >= 2 ? NULL : wanted;
}

struct parameter {
    const char *key;
    judge judge;
};

static const struct parameter of_select[] = {{"randomize", true_or_false},
                                             {"seed", number_or_question},
                                             {0}};
static const struct parameter of_file_select[] = {
    {"randomize", true_or_false},
    {"seed", number_or_question},
    {"value", column_name},
    {"label", column_name},
    {0}};
static const struct parameter of_range[] = {
    {"start", real},       {"end", real},        {"step", real},
    {"tick_interval", real}, {"placeholder", real}, {"tick_labelset", any},
    {0}};
static const struct parameter of_text[] = {{"rows", integer}, {0}};
static const struct parameter of_image[] = {
    {"max-pixels", integer}, {"app", any}, {0}};
static const struct parameter of_audio[] = {{"quality", quality}, {0}};
static const struct parameter of_background_audio[] = {
    {"quality", background_quality}, {0}};
static const struct parameter of_geopoint[] = {
    {"allow-mock-accuracy", true_or_false},
    {"capture-accuracy", real},
    {"warning-accuracy", real},
    {"reference-geometry", any},
    {0}};
static const struct parameter of_geotrace[] = {
    {"allow-mock-accuracy", true_or_false},
    {"incremental", only_true},
    {"reference-geometry", any},
    {0}};
static const struct parameter of_audit[] = {
    {"location-priority", priority},
    {"location-min-interval", count},
    {"location-max-age", count},
    {"track-changes", true_or_false},
    {"track-changes-reasons", on_form_edit},
    {"identify-user", true_or_false},
    {0}};

static const struct parameter *
parameters_of(const struct question *question)
{
    switch (question->kind) {
    case QUESTION_SELECT_ONE:
    case QUESTION_SELECT_MULTIPLE:
    case QUESTION_RANK:
        return question->list && question->list->file ? of_file_select
                                                      : of_select;
    case QUESTION_RANGE:
        return of_range;
    case QUESTION_TEXT:
        return strcmp(question->type, "text") == 0 ? of_text : NULL;
    case QUESTION_IMAGE:
        return of_image;
    case QUESTION_AUDIO:
        return of_audio;
    case QUESTION_BACKGROUND_AUDIO:
        return of_background_audio;
    case QUESTION_GEOPOINT:
        return of_geopoint;
    case QUESTION_GEOTRACE:
    case QUESTION_GEOSHAPE:
        return of_geotrace;
    case QUESTION_AUDIT:
        return of_audit;
    default:
        return NULL; /* others have none, and what is there is passed over */
    }
}

static struct finding
at(const struct form *form, const struct question *question,
   const char *rule, const char *value)
{
    return (struct finding){.severity = SEVERITY_ERROR,
                            .rule = rule,
                            .sheet = "survey",
                            .row = question->row,
                            .column = form_header(form, "parameters", 0),
                            .value = value};
}

/* What the parameter was probably meant to be; or NULL. */
static const char *
key_meant(const char *name, const struct parameter *parameters)
{
    const char *keys[16];
    size_t n = 0;
    while (parameters[n].key && n < sizeof keys / sizeof *keys) {
        keys[n] = parameters[n].key;
        n++;
    }
    return nearest(text_of(name), keys, n);
}

static const char *
list_keys(struct arena *arena, const struct parameter *parameters)
{
    struct builder keys = BUILDER_INIT;
    for (size_t i = 0; parameters[i].key; i++)
        builder_printf(&keys, "%s%s", i ? ", " : "", parameters[i].key);
    const char *list = builder_dup(&keys, arena);
    builder_release(&keys);
    return list;
}

static void
check_one(const struct form *form, const struct question *question,
          const struct parameter *parameters, const struct property *given,
          struct findings *findings)
{
    const char *shown =
        arena_printf(form->arena, "%s=%s", given->name, given->value);
    size_t i = 0;
    while (parameters[i].key && strcmp(parameters[i].key, given->name) != 0)
        i++;
    if (!parameters[i].key) {
        struct finding finding =
            at(form, question, "parameter-unknown", shown);
        finding.mark_length = strlen(given->name);
        const char *meant = key_meant(given->name, parameters);
        finding.mend =
            meant ? arena_printf(form->arena, "did you mean %s?", meant)
                  : arena_printf(form->arena,
                                 "a question of this type can have: %s",
                                 list_keys(form->arena, parameters));
        form_say(form, findings, finding,
                 "'%s' is not a parameter of this type of question",
                 given->name);
        return;
    }
    const char *wanted = parameters[i].judge(text_of(given->value));
    if (!wanted)
        return;
    struct finding finding = at(form, question, "parameter-value", shown);
    finding.mark = strlen(given->name) + 1;
    finding.mark_length = strlen(given->value);
    finding.mend = arena_printf(form->arena, "write %s", wanted);
    form_say(form, findings, finding, "'%s' must be %s, not '%s'",
             given->name, wanted, given->value);
}

/* Whether it names a question is told where the cell is read. */
static void
check_seed(const struct form *form, const struct question *question,
           struct findings *findings)
{
    const char *seed = properties_find(&question->parameters, "seed");
    if (!seed)
        return;
    if (properties_find(&question->parameters, "randomize"))
        return;
    struct finding finding = at(form, question, "parameter-seed", seed);
    finding.mend = "add randomize=true";
    form_say(form, findings, finding,
             "a seed does nothing where the choices are not randomised");
}

/* The app that takes a picture counts only where the picture is plain. */
static void
check_app(const struct form *form, const struct question *question,
          struct findings *findings)
{
    const char *app = properties_find(&question->parameters, "app");
    const char *wanted = app ? package(text_of(app)) : NULL;
    if (!wanted || (question->appearance &&
                    strcmp(question->appearance, "annotate") != 0))
        return;
    struct finding finding = at(form, question, "parameter-value", app);
    finding.mend = arena_printf(form->arena, "write %s", wanted);
    form_say(form, findings, finding, "'app' must be %s", wanted);
}

static void
check_location(const struct form *form, const struct question *question,
               struct findings *findings)
{
    static const char *const keys[] = {
        "location-priority", "location-min-interval", "location-max-age"};
    const char *values[3];
    size_t there = 0;
    for (size_t i = 0; i < 3; i++) {
        values[i] = properties_find(&question->parameters, keys[i]);
        there += values[i] != NULL;
    }
    struct finding finding = at(form, question, "audit-location", NULL);
    int64_t interval, age;
    if (there > 0 && there < 3) {
        finding.mend = "give location-priority, location-min-interval and "
                       "location-max-age, or none of them";
        form_say(form, findings, finding,
                 "an audit with places needs three parameters for them");
    } else if (there == 3 &&
               number_parse_integer(text_of(values[1]), &interval) &&
               number_parse_integer(text_of(values[2]), &age) &&
               age < interval) {
        finding.mend = "make location-max-age at least location-min-interval";
        form_say(form, findings, finding,
                 "'location-max-age' is less than 'location-min-interval'");
    }
}

void
check_parameters(const struct form *form, struct findings *findings)
{
    for (size_t i = 0; i < form->n_questions; i++) {
        const struct question *question = form->questions[i];
        const struct parameter *parameters = parameters_of(question);
        for (size_t k = 0; parameters && k < question->parameters.n; k++)
            check_one(form, question, parameters,
                      &question->parameters.items[k], findings);
        if (question_is_select(question))
            check_seed(form, question, findings);
        if (question->kind == QUESTION_IMAGE)
            check_app(form, question, findings);
        if (question->kind == QUESTION_AUDIT)
            check_location(form, question, findings);
    }
}
