#include <config.h>

#include "instruments/xlsform/survey.h"

#include "instruments/xlsform/type.h"

#include <stddef.h>
#include <string.h>

const struct header_name survey_headers[] = {
    {"type", "type", NULL, false},
    {"command", "type", NULL, false},
    {"name", "name", NULL, false},
    {"tag", "name", NULL, false},
    {"value", "name", NULL, false},
    {"label", "label", NULL, true},
    {"caption", "label", NULL, true},
    {"hint", "hint", NULL, true},
    {"guidance_hint", "guidance_hint", NULL, true},
    {"media", "media", NULL, false},
    {"image", "image", NULL, true},
    {"big-image", "big-image", NULL, true},
    {"audio", "audio", NULL, true},
    {"video", "video", NULL, true},
    {"required", "required", NULL, false},
    {"required_message", "required_message", NULL, true},
    {"requiredmsg", "required_message", NULL, true},
    {"relevant", "relevant", NULL, false},
    {"relevance", "relevant", NULL, false},
    {"constraint", "constraint", NULL, false},
    {"constraint_message", "constraint_message", NULL, true},
    {"constraining_message", "constraint_message", NULL, true},
    {"calculation", "calculation", NULL, false},
    {"calculate", "calculation", NULL, false},
    {"read_only", "readonly", NULL, false},
    {"readonly", "readonly", NULL, false},
    {"appearance", "appearance", NULL, false},
    {"parameters", "parameters", NULL, false},
    {"choice_filter", "choice_filter", NULL, false},
    {"default", "default", NULL, false},
    {"trigger", "trigger", NULL, false},
    {"repeat_count", "repeat_count", NULL, false},
    {"count", "repeat_count", NULL, false},
    {"jr:count", "repeat_count", NULL, false},
    {"autoplay", "body", "autoplay", false},
    {"rows", "body", "rows", false},
    {"intent", "intent", NULL, false},
    {"no_app_error_string", "no_app_error_string", NULL, true},
    {"noapperrorstring", "no_app_error_string", NULL, true},
    {"compact_tag", "instance", "odk:tag", false},
    {"bind", "bind", NULL, false},
    {"body", "body", NULL, false},
    {"control", "body", NULL, false},
    {"instance", "instance", NULL, false},
    {"disabled", "disabled", NULL, false},
    {"save_to", "save_to", NULL, false},
    {"query", "query", NULL, false},
    {"list_name", "list_name", NULL, false},
    {"sms_field", "sms_field", NULL, false},
    {"sms_option", "sms_option", NULL, false},
    {"sms_separator", "sms_separator", NULL, false},
    {"sms_allow_media", "sms_allow_media", NULL, false},
    {"sms_date_format", "sms_date_format", NULL, false},
    {"sms_datetime_format", "sms_datetime_format", NULL, false},
    {"sms_response", "sms_response", NULL, false},
};
const size_t survey_headers_n = sizeof survey_headers / sizeof *survey_headers;

static const struct slot slots[] = {
    {"type", SLOT_TEXT, offsetof(struct question, type), false},
    {"name", SLOT_TEXT, offsetof(struct question, name), false},
    {"label", SLOT_WORDS, offsetof(struct question, label), false},
    {"hint", SLOT_WORDS, offsetof(struct question, hint), false},
    {"guidance_hint", SLOT_WORDS, offsetof(struct question, guidance), false},
    {"image", SLOT_WORDS, offsetof(struct question, image), false},
    {"big-image", SLOT_WORDS, offsetof(struct question, big_image), false},
    {"audio", SLOT_WORDS, offsetof(struct question, audio), false},
    {"video", SLOT_WORDS, offsetof(struct question, video), false},
    {"required_message", SLOT_WORDS,
     offsetof(struct question, required_message), false},
    {"constraint_message", SLOT_WORDS,
     offsetof(struct question, constraint_message), false},
    {"no_app_error_string", SLOT_WORDS,
     offsetof(struct question, no_app_message), false},
    {"required", SLOT_LOGIC, offsetof(struct question, required), true},
    {"relevant", SLOT_LOGIC, offsetof(struct question, relevant), true},
    {"constraint", SLOT_LOGIC, offsetof(struct question, constraint), true},
    {"calculation", SLOT_LOGIC, offsetof(struct question, calculation), true},
    {"readonly", SLOT_LOGIC, offsetof(struct question, readonly), true},
    {"choice_filter", SLOT_LOGIC, offsetof(struct question, choice_filter),
     false},
    {"repeat_count", SLOT_LOGIC, offsetof(struct question, repeat_count),
     false},
    {"default", SLOT_LOGIC, offsetof(struct question, fallback), false},
    {"trigger", SLOT_TEXT, offsetof(struct question, trigger), false},
    {"appearance", SLOT_TEXT, offsetof(struct question, appearance), false},
    {"bind", SLOT_PROPERTIES, offsetof(struct question, bind), false},
    {"body", SLOT_PROPERTIES, offsetof(struct question, body), false},
    {"instance", SLOT_PROPERTIES, offsetof(struct question, instance), false},
    {"parameters", SLOT_PARAMETERS, 0, false},
    {"intent", SLOT_INTENT, 0, false},
    {"disabled", SLOT_DISABLED, 0, false},
    {"save_to", SLOT_REFUSED, 0, false},
    {"sms_", SLOT_REFUSED, 0, false},
};

static const struct slot *
slot_of(const struct header *header)
{
    if (!header->known)
        return NULL;
    for (size_t i = 0; i < sizeof slots / sizeof *slots; i++)
        if (strcmp(slots[i].column, header->column) == 0 ||
            (slots[i].kind == SLOT_REFUSED &&
             text_begins(text_of(header->column), slots[i].column)))
            return &slots[i];
    return NULL;
}

/* Text messages, entities: praxis would make another form than is meant. */
static void
refuse_column(struct survey *survey, const struct header *header,
              const char *value, const struct question *question)
{
    form_say(survey->reading->form, survey->reading->findings,
             (struct finding){.severity = SEVERITY_ERROR,
                              .rule = "column-refused",
                              .sheet = survey->sheet->name,
                              .row = question->row,
                              .column = header->written,
                              .value = value,
                              .mend = "remove the column"},
             "praxis does not make forms with the column '%s'",
             header->column);
}

static void
fill_slot(struct survey *survey, const struct header *header,
          const struct slot *slot, const char *value, struct question *question)
{
    struct reading *reading = survey->reading;
    void *at = (char *)question + slot->offset;
    int yes;
    switch (slot->kind) {
    case SLOT_TEXT:
        *(const char **)at = value;
        break;
    case SLOT_WORDS:
        read_words(reading, header, value, at);
        break;
    case SLOT_LOGIC:
        yes = slot->yes_no ? read_yes_no(value) : -1;
        *(struct logic *)at = (struct logic){.source = yes < 0 ? value
                                                       : yes   ? "true()"
                                                               : "false()",
                                             .written = yes < 0 ? NULL : value};
        break;
    case SLOT_PROPERTIES:
        if (header->rest)
            properties_add(reading->arena, at, header->rest, value);
        break;
    case SLOT_PARAMETERS:
        read_parameters(survey, header, value, question);
        break;
    case SLOT_INTENT:
        survey->intent = value;
        break;
    case SLOT_DISABLED:
        survey->disabled = read_yes_no(value) == 1;
        break;
    case SLOT_REFUSED:
        refuse_column(survey, header, value, question);
        break;
    }
}

void
survey_say(struct survey *survey, const struct question *question,
           struct finding finding, const char *message)
{
    finding.sheet = survey->sheet->name;
    finding.row = question->row;
    if (finding.column)
        finding.column = form_header(survey->reading->form, finding.column, 0);
    form_say(survey->reading->form, survey->reading->findings, finding, "%s",
             message);
}

/* Puts the question under the innermost open group. */
static void
add_question(struct survey *survey, struct question *question)
{
    struct reading *reading = survey->reading;
    struct form *form = reading->form;
    struct question *parent = survey->open;
    question->parent = parent;
    if (question->name)
        question->path = arena_printf(
            reading->arena, "%s%s/%s", parent->path,
            question->kind == QUESTION_AUDIT ? "/meta" : "", question->name);
    else
        question->path = arena_printf(reading->arena, "%s/", parent->path);
    arena_grow(reading->arena, &parent->children, &parent->capacity,
               parent->n + 1, sizeof *parent->children);
    parent->children[parent->n++] = question;
    arena_grow(reading->arena, &form->questions, &form->questions_capacity,
               form->n_questions + 1, sizeof *form->questions);
    form->questions[form->n_questions++] = question;
}

static const char *
kind_word(enum question_kind kind)
{
    return kind == QUESTION_REPEAT ? "repeat" : "group";
}

/* What was open inside the group that is ended, and ends too: their own ends,
 * where they come behind it, end nothing more. */
static void
owe_ends(struct survey *survey, const struct question *group)
{
    const struct question *open = survey->open;
    for (; open != group; open = open->parent)
        survey->owed[open->kind == QUESTION_REPEAT]++;
}

/* A name at an end means nothing to clients; to people it says what they think
 * ends here. Two ends that change places are told at the first. */
static void
check_end_name(struct survey *survey, const struct question *row,
               const struct question *open)
{
    struct arena *arena = survey->reading->arena;
    if (!row->name || !*row->name || !open->name ||
        text_is_fold(text_of(row->name), open->name))
        return;
    const char *before = survey->misnamed;
    survey->misnamed = open->name;
    if (before && strcmp(before, row->name) == 0)
        return;
    struct finding finding = {.severity = SEVERITY_WARNING,
                              .rule = "end-of-another",
                              .column = "name",
                              .value = row->name};
    finding.mend = arena_printf(
        arena, "write '%s', or leave the name of an end empty", open->name);
    survey_say(survey, row, finding,
               arena_printf(arena,
                            "this ends the %s '%s' of row %zu, the last that "
                            "was begun, whatever the name here says",
                            kind_word(open->kind), open->name, open->row));
}

/* Closes the innermost open group, or, where that is of the other kind, the
 * innermost of this kind and all in it. */
static void
end_group(struct survey *survey, const struct question *row,
          enum question_kind kind)
{
    struct question *open = survey->open;
    const char *word = kind_word(kind);
    if (open->parent && open->kind == kind) {
        check_end_name(survey, row, open);
        survey->open = open->parent;
        return;
    }
    if (survey->owed[kind == QUESTION_REPEAT] > 0) {
        survey->owed[kind == QUESTION_REPEAT]--;
        return;
    }
    struct finding finding = {.severity = SEVERITY_ERROR,
                              .rule = "end-without-begin",
                              .column = "type",
                              .value = row->type};
    finding.mend = arena_printf(survey->reading->arena,
                                "remove this row, or add a row 'begin_%s' "
                                "where it begins",
                                word);
    while (open->parent && open->kind != kind)
        open = open->parent;
    const char *message;
    if (survey->open->parent)
        message = arena_printf(
            survey->reading->arena,
            "this ends a %s, but what is open here is the %s '%s' of row %zu",
            word, kind_word(survey->open->kind),
            survey->open->name ? survey->open->name : "", survey->open->row);
    else
        message = arena_printf(survey->reading->arena,
                               "this ends a %s, but none is open here", word);
    if (open->parent)
        finding.mend = arena_printf(
            survey->reading->arena, "end the %s first: 'end_%s' above this row",
            kind_word(survey->open->kind), kind_word(survey->open->kind));
    else if (survey->open->parent)
        finding.mend = arena_printf(survey->reading->arena,
                                    "write 'end_%s', or remove this row",
                                    kind_word(survey->open->kind));
    survey_say(survey, row, finding, message);
    if (!open->parent && survey->open->parent)
        survey->open = survey->open->parent; /* that is what it ends */
    if (!open->parent)
        return;
    owe_ends(survey, open);
    survey->open = open->parent;
}

/* Each question keeps the names of all groups around it, so that nesting
 * without end would take the square of the form's size. No person nests like
 * that: the rows behind it are left unread. */
static void
open_group(struct survey *survey, struct question *group)
{
    if (strlen(group->path) <= FORM_LIMIT_PATH) {
        survey->open = group;
        return;
    }
    survey->stopped = true;
    survey_say(survey, group,
               (struct finding){.severity = SEVERITY_ERROR,
                                .rule = "nested-too-deeply",
                                .column = "type",
                                .value = group->type,
                                .mend = "end groups where they end, and give "
                                        "them short names"},
               arena_printf(survey->reading->arena,
                            "groups are nested too deeply here: their names "
                            "come to more than %zu letters; no row after "
                            "this one was read",
                            FORM_LIMIT_PATH));
}

static void
read_setting(struct survey *survey, const struct type *type,
             const struct question *question)
{
    struct form *form = survey->reading->form;
    if (!question->name)
        return;
    if (strcmp(type->setting, "form_title") == 0)
        form->title = question->name;
    else
        form->id = question->name;
}

static void
add_row(struct survey *survey, struct question *question,
        const struct type *type)
{
    read_implied(survey, type, question);
    if (type->use == TYPE_SELECT)
        read_select(survey, type, question);
    add_question(survey, question);
    if (question->or_other)
        add_question(survey, other_question(survey, question));
    if (type->use == TYPE_BEGIN)
        open_group(survey, question);
}

static void
take_row(struct survey *survey, struct question *question)
{
    struct type type = question->type ? type_parse(text_of(question->type))
                                      : (struct type){.use = TYPE_UNKNOWN};
    if (type.use == TYPE_UNKNOWN || type.use == TYPE_REFUSED)
        type = read_wrong_type(survey, question, &type);
    switch (type.use) {
    case TYPE_QUESTION:
    case TYPE_SELECT:
    case TYPE_BEGIN:
        add_row(survey, question, &type);
        break;
    case TYPE_END:
        end_group(survey, question, type.kind);
        break;
    case TYPE_SETTING:
        read_setting(survey, &type, question);
        break;
    case TYPE_REFUSED:
    case TYPE_UNKNOWN:
        break;
    }
}

/* References in logic are looked up with the rest of the expression, those of
 * a trigger with the question; a type or name holds none. A default of plain
 * words holds none either, and what stands in a column that is not used is
 * nobody's business. */
static bool
holds_words(const struct header *header, const struct slot *slot)
{
    return slot && slot->kind != SLOT_LOGIC &&
           strcmp(header->column, "type") != 0 &&
           strcmp(header->column, "name") != 0 &&
           strcmp(header->column, "trigger") != 0;
}

static void
leave_out(struct reading *reading, const struct question *question)
{
    struct form *form = reading->form;
    arena_grow(reading->arena, &form->disabled, &form->disabled_capacity,
               form->n_disabled + 1, sizeof *form->disabled);
    form->disabled[form->n_disabled++] =
        (struct form_disabled){question->name, question->row};
}

static void
read_row(struct survey *survey, const struct sheet_row *row)
{
    struct reading *reading = survey->reading;
    struct question *question = arena_alloc(reading->arena, sizeof *question);
    question->row = row->number;
    survey->disabled = false;
    survey->intent = NULL;
    bool content = false;
    for (size_t i = 0; i < survey->headers->n; i++) {
        const struct header *header = &survey->headers->items[i];
        if (!header->written)
            continue;
        const char *value = read_cell(reading, row, i, reading->clean);
        const struct slot *slot = survey->slots[i];
        if (!value)
            continue;
        content = true;
        if (slot)
            fill_slot(survey, header, slot, value, question);
        if (header->known && strcmp(header->column, "media") == 0)
            question->unclear_media = true;
        if (holds_words(header, slot))
            note_references(reading, survey->sheet->name, header->written,
                            value, row->number);
    }
    if (content && survey->disabled)
        leave_out(reading, question);
    else if (content)
        take_row(survey, question);
}

static void
tell_disabled(struct survey *survey)
{
    const struct form *form = survey->reading->form;
    size_t n = form->n_disabled;
    if (n == 0)
        return;
    const struct question row = {.row = form->disabled[0].row};
    survey_say(survey, &row,
               (struct finding){.severity = SEVERITY_NOTE,
                                .rule = "rows-disabled",
                                .column = "disabled"},
               arena_printf(survey->reading->arena,
                            "%zu disabled row%s left out of the form, here "
                            "first",
                            n, n == 1 ? " is" : "s are"));
}

static void
tell_open(struct survey *survey)
{
    for (; survey->open->parent; survey->open = survey->open->parent) {
        const char *word = kind_word(survey->open->kind);
        struct arena *arena = survey->reading->arena;
        survey_say(survey, survey->open,
                   (struct finding){
                       .severity = SEVERITY_ERROR,
                       .rule = "begin-without-end",
                       .column = "type",
                       .value = survey->open->type,
                       .mend = arena_printf(
                           arena, "add a row 'end_%s' where it ends", word)},
                   arena_printf(arena, "the %s '%s' is never ended", word,
                                survey->open->name ? survey->open->name : ""));
    }
}

/* What each column is to be put into, and what its header is called. */
static void
prepare_columns(struct survey *survey)
{
    struct reading *reading = survey->reading;
    struct form *form = reading->form;
    survey->slots = arena_array(reading->arena, survey->headers->n + 1,
                                sizeof *survey->slots);
    for (size_t i = 0; i < survey->headers->n; i++) {
        const struct header *header = &survey->headers->items[i];
        if (!header->written)
            continue;
        survey->slots[i] = slot_of(header);
        arena_grow(reading->arena, &form->columns, &form->columns_capacity,
                   form->n_columns + 1, sizeof *form->columns);
        struct form_column *column = &form->columns[form->n_columns++];
        column->column = header->column;
        column->header = header->written;
        column->rest = header->rest;
        if (survey->slots[i] && survey->slots[i]->kind == SLOT_WORDS)
            column->language = read_language(reading, header->language);
    }
}

static bool
has_column(const struct headers *headers, const char *column)
{
    for (size_t i = 0; i < headers->n; i++)
        if (headers->items[i].written && headers->items[i].known &&
            strcmp(headers->items[i].column, column) == 0)
            return true;
    return false;
}

void
read_survey(struct reading *reading, const struct sheet *sheet,
            const struct headers *headers)
{
    reading->unnamed_row =
        sheet->n && !has_column(headers, "name") ? sheet->rows[0].number : 0;
    struct survey survey = {.reading = reading,
                            .sheet = sheet,
                            .headers = headers,
                            .open = reading->form->root};
    prepare_columns(&survey);
    if (!has_column(headers, "type")) {
        form_say(reading->form, reading->findings,
                 (struct finding){.severity = SEVERITY_ERROR,
                                  .rule = "column-missing",
                                  .sheet = sheet->name,
                                  .row = sheet->n ? sheet->rows[0].number : 0,
                                  .mend = "head the columns of the first row "
                                          "'type', 'name' and 'label'"},
                 "the sheet of questions has no column 'type'");
        return;
    }
    for (size_t i = 1; i < sheet->n && !survey.stopped; i++)
        read_row(&survey, &sheet->rows[i]);
    if (!survey.stopped)
        tell_open(&survey);
    tell_disabled(&survey);
    tell_repairs(reading, sheet);
}
