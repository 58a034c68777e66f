#include <config.h>

#include "instruments/xlsform/xlsform.h"

#include "base/file.h"
#include "instruments/expression/expression.h"
#include "instruments/odk/read.h"

#include <stdlib.h>
#include <string.h>

#define DEFAULT_LANGUAGE "default"

size_t
read_language(struct reading *reading, const char *language)
{
    struct form *form = reading->form;
    const char *name = language ? language : reading->unsaid_language;
    size_t i = 0;
    while (i < form->n_languages && strcmp(form->languages[i], name) != 0)
        i++;
    return i;
}

const char **
translated_in(struct reading *reading, struct translated *words,
              size_t language)
{
    if (!words->in)
        words->in = arena_array(reading->arena, reading->form->n_languages,
                                sizeof *words->in);
    return &words->in[language];
}

void
read_words(struct reading *reading, const struct header *header,
           const char *value, struct translated *words)
{
    const char **in = translated_in(reading, words,
                                    read_language(reading, header->language));
    if (header->language || !*in || !words->named)
        *in = value;
    words->named |= header->language != NULL;
}

/* The languages that headers name, in the order of the columns. */
static void
gather_languages(struct reading *reading, const struct headers *headers,
                 const struct header_name *names, size_t n_names,
                 size_t *capacity)
{
    struct form *form = reading->form;
    for (size_t i = 0; i < headers->n; i++) {
        const struct header *header = &headers->items[i];
        bool words = false;
        for (size_t k = 0; header->known && k < n_names; k++)
            words |= names[k].words &&
                     strcmp(names[k].column, header->column) == 0;
        const char *name =
            header->language ? header->language : reading->unsaid_language;
        if (!words || read_language(reading, name) < form->n_languages)
            continue;
        arena_grow(reading->arena, &form->languages, capacity,
                   form->n_languages + 1, sizeof *form->languages);
        form->languages[form->n_languages++] = name;
    }
}

static void
choose_default_language(struct reading *reading, size_t *capacity)
{
    struct form *form = reading->form;
    size_t found = read_language(reading, NULL);
    bool asked = strcmp(reading->unsaid_language, DEFAULT_LANGUAGE) != 0;
    if (found < form->n_languages) {
        form->default_language = found;
        return;
    }
    if (form->n_languages == 0) {
        arena_grow(reading->arena, &form->languages, capacity, 1,
                   sizeof *form->languages);
        form->languages[form->n_languages++] = reading->unsaid_language;
        return;
    }
    if (asked)
        form_say(form, reading->findings,
                 (struct finding){.severity = SEVERITY_WARNING,
                                  .rule = "default-language-unknown",
                                  .sheet = "settings",
                                  .row = form->settings_row,
                                  .column = "default_language",
                                  .value = reading->unsaid_language,
                                  .mend = arena_printf(
                                      reading->arena,
                                      "write one that columns name, such as "
                                      "'%s'",
                                      form->languages[0])},
                 "no column is in the language '%s'",
                 reading->unsaid_language);
}

/* Tags are nothing without a question of the type osm, which is refused by
 * itself; entities are made of any question. */
static void
refuse_sheets(struct reading *reading)
{
    static const struct {
        const char *name, *what;
        enum severity severity;
    } refused[] = {{"entities", "entities", SEVERITY_ERROR},
                   {"osm", "OpenStreetMap tags", SEVERITY_WARNING}};
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        const struct sheet *sheet =
            workbook_find(reading->workbook, refused[i].name);
        if (sheet && sheet->n > 1)
            form_say(reading->form, reading->findings,
                     (struct finding){.severity = refused[i].severity,
                                      .rule = "sheet-refused",
                                      .sheet = sheet->name,
                                      .mend = "remove the sheet"},
                     "praxis does not make forms with %s", refused[i].what);
    }
}

/* The file's name without its folder and what follows the last dot. A form in
 * Markdown is a text like any other, and its file's name says little; standard
 * input has none. */
static const char *
default_id(struct arena *arena, const struct workbook *workbook)
{
    if (workbook->is_markdown || strcmp(workbook->file, FILE_STDIN) == 0)
        return "data";
    const char *name = file_name(workbook->file);
    const char *dot = strrchr(name, '.');
    return arena_strndup(arena, name,
                         dot ? (size_t)(dot - name) : strlen(name));
}

static struct form *
new_form(struct arena *arena, const struct workbook *workbook,
         const char *root_name)
{
    struct form *form = arena_alloc(arena, sizeof *form);
    form->arena = arena;
    form->file = workbook->file;
    form->root_name = root_name ? root_name : "data";
    form->root = arena_alloc(arena, sizeof *form->root);
    form->sheets = arena_array(arena, workbook->n, sizeof *form->sheets);
    form->n_sheets = workbook->n;
    for (size_t i = 0; i < workbook->n; i++)
        form->sheets[i].name = form_sheet_name(form, workbook->sheets[i].name);
    return form;
}

static struct headers
headers_of(struct reading *reading, const struct sheet *sheet,
           const struct header_name *names, size_t n)
{
    if (!sheet)
        return (struct headers){NULL, 0};
    return read_headers(reading, sheet, names, n);
}

/* Parses what is logic by its column; the checks ask for the trees. */
static void
parse_logic(struct reading *reading, struct question *question,
            const char *column, struct logic *logic)
{
    if (!logic->source)
        return;
    struct finding fault = {0};
    logic->tree = expression_parse(reading->arena, text_of(logic->source),
                                   &fault);
    if (logic->tree)
        return;
    struct finding finding = fault;
    finding.sheet = "survey";
    finding.row = question->row;
    finding.column = form_header(reading->form, column, 0);
    finding.value = logic->source;
    form_say(reading->form, reading->findings, finding, "%s", fault.message);
}

static void
parse_question(struct reading *reading, struct question *question)
{
    parse_logic(reading, question, "required", &question->required);
    parse_logic(reading, question, "relevant", &question->relevant);
    parse_logic(reading, question, "constraint", &question->constraint);
    parse_logic(reading, question, "calculation", &question->calculation);
    parse_logic(reading, question, "readonly", &question->readonly);
    parse_logic(reading, question, "choice_filter", &question->choice_filter);
    parse_logic(reading, question, "repeat_count", &question->repeat_count);
    question->dynamic_default = default_is_dynamic(question);
    if (question->dynamic_default)
        parse_logic(reading, question, "default", &question->fallback);
}

static void
read_sheets(struct reading *reading)
{
    struct form *form = reading->form;
    const struct sheet *settings = find_settings_sheet(reading);
    if (settings)
        read_settings(reading, settings);
    form->root->name = form->root_name;
    form->root->path = arena_printf(reading->arena, "/%s", form->root_name);
    if (!form->id)
        form->id = default_id(reading->arena, reading->workbook);
    const struct sheet *survey = find_survey_sheet(reading);
    struct headers survey_row =
        headers_of(reading, survey, survey_headers, survey_headers_n);
    const struct sheet *choices =
        find_choices_sheet(reading, survey, &survey_row);
    struct headers choices_row =
        headers_of(reading, choices, choices_headers, choices_headers_n);
    size_t capacity = 0;
    gather_languages(reading, &survey_row, survey_headers, survey_headers_n,
                     &capacity);
    gather_languages(reading, &choices_row, choices_headers,
                     choices_headers_n, &capacity);
    choose_default_language(reading, &capacity);
    reading->has_choices = choices != NULL;
    if (choices)
        read_choices(reading, choices, &choices_row);
    if (survey)
        read_survey(reading, survey, &survey_row);
    refuse_sheets(reading);
}

struct form *
form_read_workbook(struct arena *arena, const struct workbook *workbook,
                   const char *root_name, struct findings *findings)
{
    struct reading reading = {.arena = arena,
                              .findings = findings,
                              .workbook = workbook,
                              .unsaid_language = DEFAULT_LANGUAGE,
                              .clean = true};
    intern_init(&reading.lists, arena);
    reading.form = new_form(arena, workbook, root_name);
    read_sheets(&reading);
    if (!reading.form->title)
        reading.form->title = reading.form->id;
    form_index(reading.form);
    read_meant_names(&reading);
    check_references(&reading);
    check_meant_lists(&reading);
    for (size_t i = 0; i < reading.form->n_questions; i++)
        parse_question(&reading, reading.form->questions[i]);
    judge_meant_columns(&reading);
    return reading.form;
}

/* Is it an XForm, by its first characters? */
static bool
is_xml(struct text bytes)
{
    if (text_begins(bytes, "\xef\xbb\xbf"))
        bytes = text_slice(bytes, 3, bytes.n);
    return text_begins(text_trim(bytes), "<");
}

static struct form *
read_bytes(struct arena *arena, struct text bytes, const char *root_name,
           struct findings *findings, struct error *error)
{
    if (is_xml(bytes))
        return form_read_xform(arena, bytes, FILE_STDIN, findings, error);
    struct workbook *workbook =
        workbook_read_bytes(arena, bytes, FILE_STDIN, error);
    return workbook ? form_read_workbook(arena, workbook, root_name, findings)
                    : NULL;
}

struct form *
form_read(struct arena *arena, const char *path, const char *root_name,
          struct findings *findings, struct error *error)
{
    bool given = strcmp(path, "-") == 0;
    if (!given && !file_has_extension(path, "xml")) {
        struct workbook *workbook = workbook_read(arena, path, error);
        if (!workbook)
            return NULL;
        return form_read_workbook(arena, workbook, root_name, findings);
    }
    struct builder bytes = BUILDER_INIT;
    struct form *form = NULL;
    if (file_read(path, SHEET_LIMIT_BYTES, &bytes, error)) {
        struct text t = builder_text(&bytes);
        form = given ? read_bytes(arena, t, root_name, findings, error)
                     : form_read_xform(arena, t, path, findings, error);
    }
    builder_release(&bytes);
    return form;
}
