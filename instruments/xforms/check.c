/* check: what of a form a page cannot say: refused where the
 * answers would not be the same, a warning where they are. */
#include <config.h>

#include "instruments/xforms/xforms.h"

#include "instruments/say.h"

#include <string.h>

static bool
is_said(const struct findings *findings, size_t row, const char *message)
{
    for (size_t i = 0; i < findings->n; i++)
        if (findings->items[i].row == row &&
            strcmp(findings->items[i].message, message) == 0)
            return true;
    return false;
}

void
xforms_refuse(struct xforms *xforms, const struct question *question,
              const char *column, const char *what)
{
    const struct form *form = xforms->form;
    size_t row = question ? question->row : form->settings_row;
    const char *message = arena_printf(
        xforms->arena, "W3C XForms 1.1 has no equivalent of %s", what);
    if (is_said(xforms->findings, row, message))
        return;
    form_say(form, xforms->findings,
             (struct finding){
                 .severity = SEVERITY_ERROR,
                 .rule = "xforms-no-equivalent",
                 .sheet = question ? "survey" : "settings",
                 .row = row,
                 .column = form_header(form, column, 0),
                 .value = question ? question->name : NULL,
                 .mend = "leave it out of a form for a W3C XForms page, or "
                         "use --to odk",
             },
             "%s", message);
}

static void
warn(struct xforms *xforms, const struct question *question,
     const char *column, const char *message)
{
    form_say(xforms->form, xforms->findings,
             (struct finding){.severity = SEVERITY_WARNING,
                              .rule = "xforms-left-out",
                              .sheet = question ? "survey" : "settings",
                              .row = question ? question->row
                                              : xforms->form->settings_row,
                              .column =
                                  form_header(xforms->form, column, 0),
                              .value = question ? question->name : NULL},
             "%s", message);
}

/* Kinds that such a page cannot ask, and those it leaves empty. */
static const struct {
    enum question_kind kind;
    bool refused;
    const char *what;
} kinds[] = {
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

/* Its places are kept once, and as many as there are choices. */
static void
check_rank(struct xforms *xforms, const struct question *question)
{
    if (question->kind != QUESTION_RANK)
        return;
    if (question_repeat(question))
        xforms_refuse(xforms, question, "type",
                      "choices put in order (rank) inside a repeat");
    if (question->choice_filter.tree)
        xforms_refuse(xforms, question, "choice_filter",
                      "choices put in order (rank) with a choice_filter");
    if (question->dynamic_default || question->calculation.tree)
        xforms_refuse(xforms, question, "default",
                      "choices put in order (rank) by a calculation");
}

static void
check_order(struct xforms *xforms, const struct question *question)
{
    const struct properties *parameters = &question->parameters;
    const char *randomize = properties_find(parameters, "randomize");
    if (!randomize || strcmp(randomize, "true") != 0)
        return;
    if (question->list_question)
        warn(xforms, question, "parameters",
             "choices that are answers of a repeat stay in their order");
    else if (properties_find(parameters, "seed"))
        warn(xforms, question, "parameters",
             "the seed is left out: each opening of the page has an order of "
             "its own");
}

static bool
has_reference(const struct form *form, struct translated words)
{
    for (size_t i = 0; words.in && i < form->n_languages; i++)
        if (words.in[i] && strstr(words.in[i], "${"))
            return true;
    return false;
}

static bool
has_media(const struct choice *choice)
{
    return choice->image.in || choice->big_image.in || choice->audio.in ||
           choice->video.in;
}

static void
check_choices(struct xforms *xforms, const struct question *question)
{
    const struct choice_list *list = question->list;
    bool media = false, answers = false;
    for (size_t i = 0; list && i < list->n; i++) {
        media |= has_media(&list->choices[i]);
        answers |= has_reference(xforms->form, list->choices[i].label);
    }
    if (answers)
        xforms_refuse(xforms, question, "type",
                      "an answer among the words of a choice");
    if (media)
        warn(xforms, question, "type",
             "pictures and sounds of choices are left out");
}

static void
check_question(struct xforms *xforms, const struct question *question)
{
    check_kind(xforms, question);
    check_rank(xforms, question);
    check_order(xforms, question);
    if (question->list && question->list->file)
        xforms_refuse(xforms, question, "type", "choices from a file");
    if (question->appearance && strstr(question->appearance, "search("))
        xforms_refuse(xforms, question, "appearance", "search()");
    if (question->image.in || question->big_image.in || question->audio.in ||
        question->video.in)
        warn(xforms, question, "image",
             "pictures and sounds of a question are left out");
}

/* The parts of the page have names, too. */
static void
check_lists(struct xforms *xforms)
{
    static const char *const taken[] = {"data",   "words", "templates",
                                        "ranks",  "chance", "model",
                                        "send"};
    const struct form *form = xforms->form;
    for (size_t i = 0; i < form->n_lists; i++) {
        const char *name = form->lists[i]->name;
        bool refused = strncmp(name, "random.", strlen("random.")) == 0;
        for (size_t j = 0; j < sizeof taken / sizeof *taken; j++)
            refused |= strcmp(name, taken[j]) == 0;
        if (refused)
            xforms_refuse(xforms, NULL, "list_name",
                          arena_printf(xforms->arena,
                                       "a choice list named '%s'", name));
    }
}

static void
check_settings(struct xforms *xforms)
{
    if (xforms->form->public_key)
        xforms_refuse(xforms, NULL, "public_key",
                      "answers encrypted for a key (public_key)");
    if (!xforms->form->submission_url)
        warn(xforms, NULL, "submission_url",
             "the form has no submission_url: the answers are sent to where "
             "the page itself comes from");
}

void
xforms_check(struct xforms *xforms)
{
    bool *checked = arena_array(xforms->arena, xforms->form->n_lists + 1,
                                sizeof *checked);
    check_settings(xforms);
    check_lists(xforms);
    for (size_t i = 0; i < xforms->form->n_questions; i++) {
        const struct question *question = xforms->form->questions[i];
        check_question(xforms, question);
        if (question->list && !checked[question->list->number]) {
            checked[question->list->number] = true;
            check_choices(xforms, question);
        }
    }
}
