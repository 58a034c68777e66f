#include <config.h>

#include "instruments/xlsform/survey.h"
#include "instruments/xlsform/type.h"

#include "base/nearest.h"

#include <ctype.h>
#include <string.h>

static bool
is_separator(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ',' ||
           c == ';';
}

/* The next run of what is neither a separator nor '='. */
static struct text
next_token(struct text *rest)
{
    while (rest->n > 0 && is_separator(rest->s[0]))
        *rest = text_slice(*rest, 1, rest->n);
    size_t n = 0;
    while (n < rest->n && !is_separator(rest->s[n]) && rest->s[n] != '=')
        n++;
    struct text token = text_slice(*rest, 0, n);
    *rest = text_slice(*rest, n, rest->n);
    return token;
}

static bool
take_equals(struct text *rest)
{
    while (rest->n > 0 && is_separator(rest->s[0]))
        *rest = text_slice(*rest, 1, rest->n);
    if (rest->n == 0 || rest->s[0] != '=')
        return false;
    *rest = text_slice(*rest, 1, rest->n);
    return true;
}

static char *
lower(struct arena *arena, struct text t)
{
    char *s = text_dup(arena, t);
    for (size_t i = 0; i < t.n; i++)
        s[i] = (char)tolower((unsigned char)s[i]);
    return s;
}

/* Values that name something of the person's are kept as they are. */
static bool
names_something(const char *key)
{
    static const char *const keys[] = {"value",         "label",
                                       "tick_labelset", "seed",
                                       "app",           "reference-geometry"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strcmp(keys[i], key) == 0)
            return true;
    return false;
}

/* Of a key that stands there twice the last value counts. */
static void
keep_parameter(struct survey *survey, const struct header *header,
               const char *cell, struct question *question, struct text key,
               struct text value)
{
    struct reading *reading = survey->reading;
    struct properties *kept = &question->parameters;
    const char *name = lower(reading->arena, key);
    const char *it = names_something(name) ? text_dup(reading->arena, value)
                                           : lower(reading->arena, value);
    for (size_t i = 0; i < kept->n; i++) {
        if (strcmp(kept->items[i].name, name) != 0)
            continue;
        kept->items[i].value = it;
        form_say(reading->form, reading->findings,
                 finding_marked(
                     (struct finding){.severity = SEVERITY_WARNING,
                                      .rule = "parameter-twice",
                                      .sheet = survey->sheet->name,
                                      .row = question->row,
                                      .column = header->written,
                                      .value = cell,
                                      .mend = "keep one of them"},
                     text_of(cell), key),
                 "'%s' is there more than once; the last one counts", name);
        return;
    }
    properties_add(reading->arena, kept, name, it);
}

void
read_parameters(struct survey *survey, const struct header *header,
                const char *value, struct question *question)
{
    struct reading *reading = survey->reading;
    struct text rest = text_of(value);
    for (;;) {
        struct text key = next_token(&rest);
        if (key.n == 0 && rest.n == 0)
            return;
        struct text it = {NULL, 0};
        if (key.n && take_equals(&rest))
            it = next_token(&rest);
        if (it.n == 0) {
            size_t from = rest.s ? (size_t)(rest.s - value) : strlen(value);
            struct text bad =
                key.n ? key : text_slice(text_of(value), from, from + 1);
            form_say(reading->form, reading->findings,
                     finding_marked(
                         (struct finding){
                             .severity = SEVERITY_ERROR,
                             .rule = "parameters-syntax",
                             .sheet = survey->sheet->name,
                             .row = question->row,
                             .column = header->written,
                             .value = value,
                             .mend = "write key=value, with a space between "
                                     "two: start=1 end=5"},
                         text_of(value), bad),
                     "the parameters are not written rightly");
            return;
        }
        keep_parameter(survey, header, value, question, key, it);
    }
}

static struct choice_list *
file_list(struct survey *survey, const char *file)
{
    struct reading *reading = survey->reading;
    struct form *form = reading->form;
    for (size_t i = 0; i < form->n_lists; i++)
        if (form->lists[i]->file && strcmp(form->lists[i]->file, file) == 0)
            return form->lists[i];
    struct choice_list *list = arena_alloc(reading->arena, sizeof *list);
    const char *dot = strrchr(file, '.');
    list->name = arena_strndup(reading->arena, file, (size_t)(dot - file));
    list->file = file;
    arena_grow(reading->arena, &form->lists, &form->lists_capacity,
               form->n_lists + 1, sizeof *form->lists);
    form->lists[form->n_lists++] = list;
    return list;
}

static bool
is_data_file(struct text name)
{
    return (text_ends(name, ".csv") || text_ends(name, ".xml") ||
            text_ends(name, ".geojson")) &&
           text_find(name, '.') ==
               name.n - text_of(strrchr(name.s, '.')).n;
}

/* Then no question finds its list: that is one mistake. */
static void
no_choices(struct reading *reading, const struct question *question,
           struct text list)
{
    if (reading->form->lists_lost)
        return;
    reading->form->lists_lost = true;
    form_say(reading->form, reading->findings,
             (struct finding){.severity = SEVERITY_ERROR,
                              .rule = "sheet-missing",
                              .mend = "add a sheet 'choices' with the columns "
                                      "list_name, name and label, and a row "
                                      "for each choice"},
             "there is no sheet 'choices', and row %zu asks for its list "
             "'%.*s'",
             question->row, TEXT_ARGS(list));
}

static void
no_list(struct survey *survey, const struct question *question,
        struct text list)
{
    struct reading *reading = survey->reading;
    if (!reading->has_choices) {
        no_choices(reading, question, list);
        return;
    }
    const char *meant = NULL;
    size_t near = nearest_text(list, reading->lists.texts, reading->lists.n,
                               &reading->effort);
    if (near < reading->lists.n)
        meant = reading->form->lists[near]->name;
    struct finding finding = {.severity = SEVERITY_ERROR,
                              .rule = "list-unknown",
                              .column = "type",
                              .value = question->type};
    finding = finding_marked(finding, text_of(question->type), list);
    finding.mend =
        meant ? arena_printf(reading->arena, "if '%s' is meant, write that",
                             meant)
              : arena_printf(reading->arena,
                             "add rows with the list_name '%.*s' to the "
                             "sheet of choices",
                             TEXT_ARGS(list));
    survey_say(survey, question, finding,
               arena_printf(reading->arena,
                            "there is no list of choices named '%.*s'",
                            TEXT_ARGS(list)));
}

/* Adds "other" for "or_other", in each language that the list has. */
static void
add_other(struct reading *reading, struct choice_list *list)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->choices[i].name && strcmp(list->choices[i].name, "other") == 0)
            return;
    struct choice other = {.name = "other"};
    for (size_t i = 0; i < list->n; i++) {
        other.label.named |= list->choices[i].label.named;
        for (size_t k = 0; k < reading->form->n_languages; k++)
            if (list->choices[i].label.in && list->choices[i].label.in[k])
                *translated_in(reading, &other.label, k) = "Other";
    }
    if (!other.label.in)
        *translated_in(reading, &other.label,
                       reading->form->default_language) = "Other";
    arena_grow(reading->arena, &list->choices, &list->capacity, list->n + 1,
               sizeof *list->choices);
    list->choices[list->n++] = other;
}

static void
read_file_select(struct survey *survey, const struct type *type,
                 struct question *question)
{
    struct reading *reading = survey->reading;
    const char *file = text_dup(reading->arena, type->list);
    if (!is_data_file(text_of(file))) {
        survey_say(survey, question,
                   finding_marked(
                       (struct finding){
                           .severity = SEVERITY_ERROR,
                           .rule = "list-file",
                           .column = "type",
                           .value = question->type,
                           .mend = "name a file that ends with .csv, .xml or "
                                   ".geojson"},
                       text_of(question->type), type->list),
                   arena_printf(reading->arena,
                                "'%s' is not the name of a file of choices",
                                file));
        return;
    }
    question->list = file_list(survey, file);
}

void
read_select(struct survey *survey, const struct type *type,
            struct question *question)
{
    struct reading *reading = survey->reading;
    struct text list = type->list;
    question->or_other = type->or_other;
    if (type->from_file) {
        read_file_select(survey, type, question);
    } else if (text_begins(list, "${") && text_ends(list, "}")) {
        struct text name = text_slice(list, 2, list.n - 1);
        question->list_question = text_dup(reading->arena, name);
    } else {
        uint32_t id = intern_find(&reading->lists, list);
        if (id < reading->lists.n)
            question->list = reading->form->lists[id];
        else if (is_data_file(text_of(text_dup(reading->arena, list))))
            read_file_select(survey, type, question);
        else
            no_list(survey, question, list);
    }
    if (question->or_other && question->list && !question->list->file)
        add_other(reading, question->list);
    else if (question->or_other && !question->list &&
             !question->list_question) {
        question->or_other = false; /* it has no list: that is told */
    } else if (question->or_other) {
        question->or_other = false;
        survey_say(survey, question,
                   (struct finding){.severity = SEVERITY_ERROR,
                                    .rule = "or-other-list",
                                    .column = "type",
                                    .value = question->type,
                                    .mend = "use a list of the choices sheet"},
                   "'or_other' needs a list of choices in the form");
    }
}

struct question *
other_question(struct survey *survey, const struct question *question)
{
    struct reading *reading = survey->reading;
    struct question *other = arena_alloc(reading->arena, sizeof *other);
    const char *name = question->name ? question->name : "";
    other->kind = QUESTION_TEXT;
    other->type = "text";
    other->generated = true;
    other->row = question->row;
    other->name = arena_printf(reading->arena, "%s_other", name);
    other->relevant.source =
        arena_printf(reading->arena, "selected(../%s, 'other')", name);
    *translated_in(reading, &other->label, reading->form->default_language) =
        "Specify other.";
    return other;
}
