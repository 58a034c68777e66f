#include <config.h>

#include "instruments/codebook/codebook.h"

#include "instruments/expression/words.h"

#include <string.h>

static const char *const kinds[] = {
    [QUESTION_GROUP] = "group",
    [QUESTION_REPEAT] = "repeat",
    [QUESTION_TEXT] = "text",
    [QUESTION_INTEGER] = "whole number",
    [QUESTION_DECIMAL] = "number",
    [QUESTION_NOTE] = "words to read",
    [QUESTION_SELECT_ONE] = "one choice",
    [QUESTION_SELECT_MULTIPLE] = "several choices",
    [QUESTION_RANK] = "choices in order",
    [QUESTION_RANGE] = "number on a scale",
    [QUESTION_DATE] = "date",
    [QUESTION_TIME] = "time",
    [QUESTION_DATETIME] = "date and time",
    [QUESTION_ACKNOWLEDGE] = "OK or nothing",
    [QUESTION_CALCULATE] = "calculated",
    [QUESTION_HIDDEN] = "hidden",
    [QUESTION_START] = "time of opening the form",
    [QUESTION_END] = "time of finishing the form",
    [QUESTION_TODAY] = "day of filling in",
    [QUESTION_DEVICEID] = "the device's id",
    [QUESTION_USERNAME] = "the user's name",
    [QUESTION_EMAIL] = "the user's e-mail address",
    [QUESTION_PHONENUMBER] = "the device's phone number",
    [QUESTION_PROPERTY] = "a property of the device",
    [QUESTION_AUDIT] = "log of how it was filled in",
    [QUESTION_IMAGE] = "picture",
    [QUESTION_AUDIO] = "sound",
    [QUESTION_VIDEO] = "video",
    [QUESTION_FILE] = "file",
    [QUESTION_BARCODE] = "bar code",
    [QUESTION_GEOPOINT] = "place",
    [QUESTION_GEOTRACE] = "path on the map",
    [QUESTION_GEOSHAPE] = "area on the map",
    [QUESTION_BACKGROUND_AUDIO] = "sound while filling in",
    [QUESTION_START_GEOPOINT] = "place of opening the form",
    [QUESTION_BACKGROUND_GEOPOINT] = "place of an answer",
    [QUESTION_EXTERNAL] = "file of data",
};

const char *
codebook_kind(const struct question *question)
{
    return kinds[question->kind];
}

bool
codebook_has(const struct question *question)
{
    return question->kind <= QUESTION_REPEAT ||
           question->kind == QUESTION_NOTE || question_has_value(question);
}

const char *
codebook_scale(struct codebook *codebook, const struct question *question)
{
    const struct properties *given = &question->parameters;
    if (question->kind != QUESTION_RANGE)
        return NULL;
    const char *start = properties_find(given, "start");
    const char *end = properties_find(given, "end");
    const char *step = properties_find(given, "step");
    const char *ticks = properties_find(given, "tick_interval");
    return arena_printf(codebook->arena, "from %s to %s in steps of %s%s%s",
                        start ? start : "1", end ? end : "10",
                        step ? step : "1", ticks ? ", a tick each " : "",
                        ticks ? ticks : "");
}

const struct choice_list *
codebook_list(const struct codebook *codebook, const struct question *question)
{
    if (question->kind != QUESTION_RANGE)
        return question->list;
    return form_find_list(codebook->form,
                          text_of(properties_find(&question->parameters,
                                                  "tick_labelset")));
}

const char *
codebook_words(const struct codebook *codebook, struct translated words)
{
    const char *found =
        form_words(codebook->form, words, codebook->language);
    return found ? found : "";
}

bool
codebook_is_required(const struct question *question)
{
    return question->required.source &&
           strcmp(question->required.source, "true()") == 0;
}

/* Whom a name in an expression means, for expression_words. */
struct reading {
    struct codebook *codebook;
    const struct question *self;
};

static const struct question *
named(const struct reading *reading, struct text name)
{
    return form_meant(reading->codebook->form, reading->self, name);
}

static bool
known_question(void *context, struct text name, struct words_question *out)
{
    const struct reading *reading = context;
    const struct question *question = named(reading, name);
    if (!question || !question->name)
        return false;
    bool self = question == reading->self;
    *out = (struct words_question){
        .called = self ? TEXT("the answer") : text_of(question->name),
        .several = question->kind == QUESTION_SELECT_MULTIPLE ||
                   question->kind == QUESTION_RANK,
        .is_date = question->kind == QUESTION_DATE,
    };
    return true;
}

static bool
known_choice(void *context, struct text name, struct text code,
             struct text *label)
{
    const struct reading *reading = context;
    const struct question *question = named(reading, name);
    const struct choice *choice =
        question && question->list ? choice_list_find(question->list, code)
                                   : NULL;
    if (!choice)
        return false;
    *label = text_of(codebook_words(reading->codebook, choice->label));
    return label->n > 0; /* a picture has no words: its code is said */
}

struct codebook_logic
codebook_logic(struct codebook *codebook, const struct question *question,
               const struct logic *logic)
{
    struct codebook_logic result = {logic->source, false};
    struct reading reading = {codebook, question};
    const struct words_source source = {
        .context = &reading,
        .arena = codebook->arena,
        .question = known_question,
        .choice = known_choice,
    };
    struct builder out = BUILDER_INIT;
    if (logic->tree && expression_words(logic->tree, &source, &out))
        result = (struct codebook_logic){builder_dup(&out, codebook->arena),
                                         true};
    builder_release(&out);
    return result;
}

/* ${n} alone is what that question is answered with. */
struct codebook_logic
codebook_times(struct codebook *codebook, const struct question *question)
{
    const struct logic *count = &question->repeat_count;
    struct reading reading = {codebook, question};
    struct words_question asked;
    if (!count->tree || count->tree->kind != EXPRESSION_REFERENCE ||
        count->tree->last_saved ||
        !known_question(&reading, count->tree->text, &asked))
        return codebook_logic(codebook, question, count);
    return (struct codebook_logic){
        arena_printf(codebook->arena, "as many as the answer to %.*s",
                     TEXT_ARGS(asked.called)),
        true};
}

void
codebook_condition(struct codebook *codebook, const struct question *question,
                   struct builder *out)
{
    if (question->parent)
        codebook_condition(codebook, question->parent, out);
    struct codebook_logic logic =
        codebook_logic(codebook, question, &question->relevant);
    if (logic.text)
        builder_printf(out, "%s%s", out->n ? "; and " : "", logic.text);
}

bool
render_codebook(const struct form *form, const struct render_options *options,
                struct findings *findings, struct builder *out,
                struct error *error)
{
    (void)findings; /* everything can be said in words or as it stands */
    struct arena arena = ARENA_INIT;
    struct codebook codebook = {form, &arena, form->default_language};
    if (options->language)
        codebook.language = form_language(form, options->language);
    if (codebook.language == form->n_languages)
        return error_at(error, ERROR_USAGE, form->file, 0, 0,
                        "the form has no language '%s'", options->language);
    bool csv = options->extension && strcmp(options->extension, "csv") == 0;
    if (csv)
        codebook_csv(&codebook, out);
    else
        codebook_html(&codebook, out);
    arena_release(&arena);
    return true;
}
