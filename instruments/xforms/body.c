/* body: the controls of the page. */
#include <config.h>

#include "instruments/xforms/xforms.h"

#include <string.h>

/* How each kind is asked; those without a control are not shown. */
static const struct {
    const char *control, *mediatype;
} controls[] = {
    [QUESTION_TEXT] = {"xf:input", NULL},
    [QUESTION_INTEGER] = {"xf:input", NULL},
    [QUESTION_DECIMAL] = {"xf:input", NULL},
    [QUESTION_NOTE] = {"xf:output", NULL},
    [QUESTION_SELECT_ONE] = {"xf:select1", NULL},
    [QUESTION_SELECT_MULTIPLE] = {"xf:select", NULL},
    [QUESTION_RANK] = {"xf:group", NULL}, /* xforms/rank.c */
    [QUESTION_RANGE] = {"xf:range", NULL},
    [QUESTION_DATE] = {"xf:input", NULL},
    [QUESTION_TIME] = {"xf:input", NULL},
    [QUESTION_DATETIME] = {"xf:input", NULL},
    [QUESTION_ACKNOWLEDGE] = {"xf:select", NULL},
    [QUESTION_IMAGE] = {"xf:upload", "image/*"},
    [QUESTION_AUDIO] = {"xf:upload", "audio/*"},
    [QUESTION_VIDEO] = {"xf:upload", "video/*"},
    [QUESTION_FILE] = {"xf:upload", "application/*"},
    [QUESTION_EXTERNAL] = {NULL, NULL},
};

static void
reference(struct xforms *xforms, const char *element, const char *ref)
{
    markup_open(&xforms->xml, element);
    markup_attribute(&xforms->xml, "ref", ref);
    markup_close(&xforms->xml, element);
}

void
xforms_itemset(struct xforms *xforms, const char *nodeset, const char *label,
               const char *value)
{
    markup_open(&xforms->xml, "xf:itemset");
    markup_attribute(&xforms->xml, "nodeset", nodeset);
    reference(xforms, "xf:label", label);
    reference(xforms, "xf:value", value);
    markup_close(&xforms->xml, "xf:itemset");
}

/* The choice_filter in brackets; "" for none. */
static const char *
filter(struct xforms *xforms, const struct question *question)
{
    struct xforms_scope scope = {.xforms = xforms,
                                 .question = question,
                                 .column = "choice_filter",
                                 .in_predicate = true};
    const char *condition =
        xforms_condition(scope, question->choice_filter.tree);
    return condition ? arena_printf(xforms->arena, "[%s]", condition) : "";
}

/* The choices are answers given in the rounds of a repeat. */
static void
add_repeat_items(struct xforms *xforms, const struct question *question)
{
    const char *name = question->list_question;
    const struct question *source = form_find(xforms->form, text_of(name));
    const char *rounds =
        source && source->parent
            ? xforms_path_from(xforms, source->parent, question)
            : "";
    xforms_itemset(xforms,
                   arena_printf(xforms->arena, "%s[%s != '']%s", rounds, name,
                                filter(xforms, question)),
                   name, name);
}

static void
add_items(struct xforms *xforms, const struct question *question)
{
    xforms_itemset(xforms,
                   arena_printf(xforms->arena, "instance('%s')/item%s",
                                xforms_list(xforms, question),
                                filter(xforms, question)),
                   xforms_label(xforms), "name");
}

/* "OK" or nothing is a box to tick. */
static void
add_ok(struct xforms *xforms)
{
    markup_open(&xforms->xml, "xf:item");
    markup_leaf(&xforms->xml, "xf:label", "OK");
    markup_leaf(&xforms->xml, "xf:value", "OK");
    markup_close(&xforms->xml, "xf:item");
}

static void
add_choices(struct xforms *xforms, const struct question *question)
{
    if (question->kind == QUESTION_ACKNOWLEDGE)
        add_ok(xforms);
    else if (question_is_select(question) && question->list_question)
        add_repeat_items(xforms, question);
    else if (question_is_select(question) && question->list)
        add_items(xforms, question);
}

static void
add_range(struct xforms *xforms, const struct question *question)
{
    static const struct property ends[] = {
        {"start", "1"}, {"end", "10"}, {"step", "1"}};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const char *value =
            properties_find(&question->parameters, ends[i].name);
        markup_attribute(&xforms->xml, ends[i].name,
                         value ? value : ends[i].value);
    }
}

/* What is worked out anew when the answer here changes. */
static void
add_triggered(struct xforms *xforms, const struct question *question)
{
    const struct xforms_trigger *t = xforms->triggers[question->number];
    for (; t; t = t->next) {
        struct xforms_scope scope = {.xforms = xforms,
                                     .question = t->target,
                                     .column = "calculation"};
        xforms_setvalue(xforms, "xforms-value-changed",
                        xforms_path_from(xforms, t->target, question),
                        xforms_value(scope, t->target->calculation.tree));
    }
}

static const char *
control_of(const struct question *question)
{
    bool lines = question->kind == QUESTION_TEXT &&
                 (question_has_appearance(question, "multiline") ||
                  properties_find(&question->parameters, "rows"));
    return lines ? "xf:textarea" : controls[question->kind].control;
}

static void
add_control(struct xforms *xforms, const struct question *question)
{
    struct markup *xml = &xforms->xml;
    if (!controls[question->kind].control || !question_is_shown(question))
        return;
    if (question->kind == QUESTION_RANK) {
        xforms_rank(xforms, question);
        return;
    }
    const char *control = control_of(question);
    bool selects = question_is_select(question) ||
                   question->kind == QUESTION_ACKNOWLEDGE;
    markup_open(xml, control);
    markup_attribute(xml, "ref", question->name);
    markup_attribute(xml, "mediatype", controls[question->kind].mediatype);
    if (selects)
        markup_attribute(
            xml, "appearance",
            question_has_appearance(question, "minimal") ? "minimal" : "full");
    if (question->kind == QUESTION_RANGE)
        add_range(xforms, question);
    xforms_words(xforms, "xf:label", question, question->label, "label");
    xforms_words(xforms, "xf:hint", question, question->hint, "hint");
    xforms_words(xforms, "xf:help", question, question->guidance, "guidance");
    xforms_alert(xforms, question);
    add_choices(xforms, question);
    add_triggered(xforms, question);
    markup_close(xml, control);
}

static void
add_group(struct xforms *xforms, const struct question *group)
{
    markup_open(&xforms->xml, "xf:group");
    markup_attribute(&xforms->xml, "ref", group->name);
    xforms_words(xforms, "xf:label", group, group->label, "label");
    xforms_children(xforms, group);
    markup_close(&xforms->xml, "xf:group");
}

void
xforms_children(struct xforms *xforms, const struct question *group)
{
    for (size_t i = 0; i < group->n; i++) {
        const struct question *child = group->children[i];
        if (child->kind == QUESTION_GROUP)
            add_group(xforms, child);
        else if (child->kind == QUESTION_REPEAT)
            xforms_repeat(xforms, child);
        else
            add_control(xforms, child);
    }
}

static void
add_languages(struct xforms *xforms)
{
    const struct form *form = xforms->form;
    if (form->n_languages == 1)
        return;
    markup_open(&xforms->xml, "xf:select1");
    markup_attribute(&xforms->xml, "ref", "instance('words')/@language");
    markup_attribute(&xforms->xml, "appearance", "minimal");
    xforms_phrase(xforms, "xf:label", XFORMS_LANGUAGE);
    for (size_t i = 0; i < form->n_languages; i++) {
        markup_open(&xforms->xml, "xf:item");
        markup_leaf(&xforms->xml, "xf:label", form->languages[i]);
        markup_leaf(&xforms->xml, "xf:value", form->languages[i]);
        markup_close(&xforms->xml, "xf:item");
    }
    markup_close(&xforms->xml, "xf:select1");
}

/* Seen where there is no processor: to one, this group is not relevant. */
static void
add_notice(struct xforms *xforms)
{
    const struct form *form = xforms->form;
    markup_open(&xforms->xml, "xf:group");
    markup_attribute(&xforms->xml, "ref", "instance('data')[false()]");
    for (size_t i = 0; i < form->n_languages; i++) {
        const char *words =
            xforms_phrase_words(form->languages[i], XFORMS_NO_PROCESSOR);
        if (i && strcmp(words, xforms_phrase_words(form->languages[i - 1],
                                                   XFORMS_NO_PROCESSOR)) == 0)
            continue;
        markup_open(&xforms->xml, "p");
        markup_attribute(&xforms->xml, "class", "notice");
        markup_attribute(&xforms->xml, "dir", "auto");
        markup_text(&xforms->xml, text_of(words));
        markup_close(&xforms->xml, "p");
    }
    markup_close(&xforms->xml, "xf:group");
}

void
xforms_body(struct xforms *xforms)
{
    markup_open(&xforms->xml, "body");
    markup_leaf(&xforms->xml, "h1", xforms->form->title);
    add_notice(xforms);
    add_languages(xforms);
    markup_open(&xforms->xml, "xf:group");
    markup_attribute(&xforms->xml, "ref", "instance('data')");
    xforms_dispatch_counts(xforms, "xforms-value-changed");
    xforms_children(xforms, xforms->form->root);
    markup_close(&xforms->xml, "xf:group");
    markup_open(&xforms->xml, "xf:submit");
    markup_attribute(&xforms->xml, "submission", "send");
    xforms_phrase(xforms, "xf:label", XFORMS_SEND);
    markup_close(&xforms->xml, "xf:submit");
    markup_close(&xforms->xml, "body");
}
