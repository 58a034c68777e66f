#include <config.h>

#include "instruments/render-xforms.h"

#include "instruments/renderer.h"
#include "instruments/say.h"

#include <string.h>

void
xforms_refuse(struct xforms *xforms, const struct question *question,
              const char *column, const char *what)
{
    form_say(xforms->form, xforms->findings,
             (struct finding){
                 .severity = SEVERITY_ERROR,
                 .rule = "xforms-no-equivalent",
                 .sheet = question ? "survey" : "settings",
                 .row = question ? question->row
                                 : xforms->form->settings_row,
                 .column = form_header(xforms->form, column, 0),
                 .value = question ? question->name : NULL,
                 .mend = "leave it out of a form for a W3C XForms page, or "
                         "use --to odk",
             },
             "W3C XForms 1.1 has no equivalent of %s", what);
}

static void
warn(struct xforms *xforms, const struct question *question,
     const char *column, const char *message)
{
    form_say(xforms->form, xforms->findings,
             (struct finding){.severity = SEVERITY_WARNING,
                              .rule = "xforms-left-out",
                              .sheet = "survey",
                              .row = question->row,
                              .column =
                                  form_header(xforms->form, column, 0),
                              .value = question->name},
             "%s", message);
}

/* Kinds that such a page cannot ask, and those it leaves empty. */
static const struct {
    enum question_kind kind;
    bool refused;
    const char *what;
} kinds[] = {
    {QUESTION_RANK, true, "choices put in order (rank)"},
    {QUESTION_BARCODE, true, "a bar code reader (barcode)"},
    {QUESTION_GEOPOINT, true, "a place (geopoint)"},
    {QUESTION_GEOTRACE, true, "a path on the map (geotrace)"},
    {QUESTION_GEOSHAPE, true, "an area on the map (geoshape)"},
    {QUESTION_BACKGROUND_AUDIO, true, "recording in the background"},
    {QUESTION_START_GEOPOINT, true, "the place of opening (start-geopoint)"},
    {QUESTION_BACKGROUND_GEOPOINT, true, "the place of an answer"},
    {QUESTION_EXTERNAL, true, "a file of data beside the form"},
    {QUESTION_AUDIT, false, "a page keeps no log of how it is filled in"},
    {QUESTION_DEVICEID, false, "a page knows no device: this stays empty"},
    {QUESTION_USERNAME, false, "a page knows no user: this stays empty"},
    {QUESTION_EMAIL, false, "a page knows no user: this stays empty"},
    {QUESTION_PHONENUMBER, false, "a page knows no phone: this stays empty"},
    {QUESTION_PROPERTY, false, "a page knows no device: this stays empty"},
};

static void
check_kind(struct xforms *xforms, const struct question *question)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (kinds[i].kind == question->kind && kinds[i].refused)
            xforms_refuse(xforms, question, "type", kinds[i].what);
        else if (kinds[i].kind == question->kind)
            warn(xforms, question, "type", kinds[i].what);
}

static void
check_question(struct xforms *xforms, const struct question *question)
{
    check_kind(xforms, question);
    if (question->repeat_count.source)
        xforms_refuse(xforms, question, "repeat_count",
                      "a repeat with a given count (repeat_count)");
    if (question->list && question->list->file)
        xforms_refuse(xforms, question, "type", "choices from a file");
    if (question->appearance && strstr(question->appearance, "search("))
        xforms_refuse(xforms, question, "appearance", "search()");
    const char *randomize =
        properties_find(&question->parameters, "randomize");
    if (randomize && strcmp(randomize, "true") == 0)
        xforms_refuse(xforms, question, "parameters",
                      "choices in an order of chance (randomize)");
    if (question->image.in || question->audio.in || question->video.in)
        warn(xforms, question, "image",
             "pictures and sounds of a question are left out");
}

/* The instances of the page have names, too. */
static void
check_lists(struct xforms *xforms)
{
    static const char *const taken[] = {"data", "words", "templates"};
    const struct form *form = xforms->form;
    for (size_t i = 0; i < form->n_lists; i++)
        for (size_t j = 0; j < sizeof taken / sizeof *taken; j++)
            if (strcmp(form->lists[i]->name, taken[j]) == 0)
                xforms_refuse(xforms, NULL, "list_name",
                              arena_printf(xforms->arena,
                                           "a choice list named '%s'",
                                           taken[j]));
}

static void
add_value(struct xforms *xforms, const struct question *question)
{
    const char *value = question->fallback.source;
    if (value && !question->dynamic_default)
        markup_text(&xforms->xml, text_of(value));
}

static void
add_element(struct xforms *xforms, const struct question *question)
{
    if (question->kind == QUESTION_EXTERNAL ||
        question->kind == QUESTION_AUDIT)
        return;
    markup_open(&xforms->xml, question->name);
    for (size_t i = 0; i < question->n; i++)
        add_element(xforms, question->children[i]);
    if (!question->n)
        add_value(xforms, question);
    markup_close(&xforms->xml, question->name);
}

static void
open_instance(struct xforms *xforms, const char *id, const char *root)
{
    markup_open(&xforms->xml, "xf:instance");
    markup_attribute(&xforms->xml, "id", id);
    markup_open(&xforms->xml, root);
    markup_attribute(&xforms->xml, "xmlns", "");
}

static void
close_instance(struct xforms *xforms, const char *root)
{
    markup_close(&xforms->xml, root);
    markup_close(&xforms->xml, "xf:instance");
}

static void
add_data(struct xforms *xforms)
{
    const struct form *form = xforms->form;
    open_instance(xforms, "data", form->root_name);
    markup_attribute(&xforms->xml, "id", form->id);
    markup_attribute(&xforms->xml, "version", form->version);
    for (size_t i = 0; i < form->root->n; i++)
        add_element(xforms, form->root->children[i]);
    markup_open(&xforms->xml, "meta");
    markup_leaf(&xforms->xml, "instanceID", NULL);
    if (form->instance_name)
        markup_leaf(&xforms->xml, "instanceName", NULL);
    markup_close(&xforms->xml, "meta");
    close_instance(xforms, form->root_name);
}

static void
add_templates(struct xforms *xforms)
{
    const struct form *form = xforms->form;
    bool any = false;
    for (size_t i = 0; i < form->n_questions; i++) {
        if (form->questions[i]->kind != QUESTION_REPEAT)
            continue;
        if (!any)
            open_instance(xforms, "templates", "templates");
        any = true;
        add_element(xforms, form->questions[i]);
    }
    if (any)
        close_instance(xforms, "templates");
}

static void
add_choice(struct xforms *xforms, const struct choice *choice)
{
    const struct form *form = xforms->form;
    markup_open(&xforms->xml, "item");
    markup_leaf(&xforms->xml, "name", choice->name);
    for (size_t i = 0; i < form->n_languages; i++) {
        const char *words = form_words(form, choice->label, i);
        markup_open(&xforms->xml, "label");
        if (form->n_languages > 1)
            markup_attribute(&xforms->xml, "lang", form->languages[i]);
        markup_text(&xforms->xml, text_of(words ? words : choice->name));
        markup_close(&xforms->xml, "label");
    }
    for (size_t i = 0; i < choice->extra.n; i++)
        markup_leaf(&xforms->xml, choice->extra.items[i].name,
                    choice->extra.items[i].value);
    markup_close(&xforms->xml, "item");
}

static void
add_lists(struct xforms *xforms)
{
    for (size_t i = 0; i < xforms->form->n_lists; i++) {
        const struct choice_list *list = xforms->form->lists[i];
        if (list->file)
            continue;
        open_instance(xforms, list->name, "root");
        for (size_t j = 0; j < list->n; j++)
            add_choice(xforms, &list->choices[j]);
        close_instance(xforms, "root");
    }
}

static void
add_setvalue(struct xforms *xforms, const char *event, const char *ref,
             const char *value)
{
    markup_open(&xforms->xml, "xf:setvalue");
    markup_attribute(&xforms->xml, "ev:event", event);
    markup_attribute(&xforms->xml, "ref", ref);
    markup_attribute(&xforms->xml, "value", value);
    markup_close(&xforms->xml, "xf:setvalue");
}

/* What the client of ODK fills in by itself. */
static const struct {
    enum question_kind kind;
    const char *event, *value;
} filled[] = {
    {QUESTION_START, "xforms-ready", "now()"},
    {QUESTION_TODAY, "xforms-ready", "local-date()"},
    {QUESTION_END, "xforms-submit", "now()"},
};

static const char *
path_of(struct xforms *xforms, const struct question *question)
{
    struct builder path = BUILDER_INIT;
    xforms_path(&path, question, NULL, false);
    const char *result = builder_dup(&path, xforms->arena);
    builder_release(&path);
    return result;
}

static void
add_events(struct xforms *xforms, const char *event)
{
    const struct form *form = xforms->form;
    for (size_t i = 0; i < form->n_questions; i++) {
        const struct question *q = form->questions[i];
        for (size_t j = 0; j < sizeof filled / sizeof *filled; j++)
            if (filled[j].kind == q->kind && !strcmp(filled[j].event, event))
                add_setvalue(xforms, event, path_of(xforms, q),
                             filled[j].value);
        const char *value =
            q->dynamic_default && strcmp(event, "xforms-ready") == 0
                ? xforms_expression(xforms, &q->fallback, q, "default", false)
                : NULL;
        if (value)
            add_setvalue(xforms, event, path_of(xforms, q), value);
    }
}

static void
add_submission(struct xforms *xforms)
{
    const char *url = xforms->form->submission_url;
    markup_open(&xforms->xml, "xf:submission");
    markup_attribute(&xforms->xml, "id", "send");
    markup_attribute(&xforms->xml, "resource", url ? url : "");
    markup_attribute(&xforms->xml, "method", "post");
    markup_attribute(&xforms->xml, "ref", "instance('data')");
    markup_attribute(&xforms->xml, "replace", "none");
    add_events(xforms, "xforms-submit");
    markup_open(&xforms->xml, "xf:message");
    markup_attribute(&xforms->xml, "ev:event", "xforms-submit-done");
    markup_attribute(&xforms->xml, "level", "modal");
    markup_text(&xforms->xml, TEXT("Thank you, the answers are sent."));
    markup_close(&xforms->xml, "xf:message");
    markup_open(&xforms->xml, "xf:message");
    markup_attribute(&xforms->xml, "ev:event", "xforms-submit-error");
    markup_attribute(&xforms->xml, "level", "modal");
    markup_text(&xforms->xml,
                TEXT("The answers could not be sent. Please look at those "
                     "that are marked, and try again."));
    markup_close(&xforms->xml, "xf:message");
    markup_close(&xforms->xml, "xf:submission");
}

static void
add_model(struct xforms *xforms)
{
    markup_open(&xforms->xml, "xf:model");
    xforms_schema(xforms);
    add_data(xforms);
    xforms_words_instance(xforms);
    add_templates(xforms);
    add_lists(xforms);
    xforms_binds(xforms);
    add_submission(xforms);
    add_setvalue(xforms, "xforms-ready", "instance('data')/meta/instanceID",
                 "concat('uuid:', digest(concat(random(true()), now()), "
                 "'SHA-1', 'hex'))");
    add_events(xforms, "xforms-ready");
    markup_close(&xforms->xml, "xf:model");
}

static const struct property namespaces[] = {
    {"xmlns", "http://www.w3.org/1999/xhtml"},
    {"xmlns:xf", "http://www.w3.org/2002/xforms"},
    {"xmlns:ev", "http://www.w3.org/2001/xml-events"},
    {"xmlns:xsd", "http://www.w3.org/2001/XMLSchema"},
    {"xmlns:f", "urn:praxis:form"},
};

static const char style[] =
    "body { font: 16px/1.45 sans-serif; max-width: 40em; margin: 2em auto; "
    "padding: 0 1em }";

static void
write(struct xforms *xforms)
{
    struct markup *xml = &xforms->xml;
    markup_declare(xml);
    markup_open(xml, "html");
    for (size_t i = 0; i < sizeof namespaces / sizeof *namespaces; i++)
        markup_attribute(xml, namespaces[i].name, namespaces[i].value);
    markup_open(xml, "head");
    markup_leaf(xml, "title", xforms->form->title);
    markup_open(xml, "style");
    markup_attribute(xml, "type", "text/css");
    markup_text(xml, text_of(style));
    markup_close(xml, "style");
    add_model(xforms);
    markup_close(xml, "head");
    xforms_body(xforms);
    markup_close(xml, "html");
}

bool
render_xforms(const struct form *form, const struct render_options *options,
              struct findings *findings, struct builder *out,
              struct error *error)
{
    size_t language = options->language
                          ? form_language(form, options->language)
                          : form->default_language;
    if (language == form->n_languages)
        return error_at(error, ERROR_USAGE, form->file, 0, 0,
                        "the form has no language '%s'", options->language);
    struct arena arena = ARENA_INIT;
    struct xforms xforms = {.form = form,
                            .arena = &arena,
                            .findings = findings,
                            .xml = MARKUP_INIT(out),
                            .language = language};
    for (size_t i = 0; i < form->n_questions; i++)
        check_question(&xforms, form->questions[i]);
    check_lists(&xforms);
    write(&xforms);
    arena_release(&arena);
    return true;
}
