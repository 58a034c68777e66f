/* render-xforms-body: the controls of the page. */
#include <config.h>

#include "instruments/render-xforms.h"

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

/* The choices are answers given in the instances of a repeat. */
static void
add_repeat_items(struct xforms *xforms, const struct question *question)
{
    const struct question *source =
        form_find(xforms->form, text_of(question->list_question));
    struct builder nodeset = BUILDER_INIT;
    if (source && source->parent)
        xforms_path(&nodeset, source->parent, question, false);
    const char *filter =
        xforms_expression(xforms, &question->choice_filter, question,
                          "choice_filter", true);
    builder_printf(&nodeset, "[%s != '']", question->list_question);
    if (filter)
        builder_printf(&nodeset, "[%s]", filter);
    markup_open(&xforms->xml, "xf:itemset");
    markup_attribute(&xforms->xml, "nodeset", nodeset.s);
    reference(xforms, "xf:label", question->list_question);
    reference(xforms, "xf:value", question->list_question);
    markup_close(&xforms->xml, "xf:itemset");
    builder_release(&nodeset);
}

static void
add_items(struct xforms *xforms, const struct question *question)
{
    const char *filter =
        xforms_expression(xforms, &question->choice_filter, question,
                          "choice_filter", true);
    markup_open(&xforms->xml, "xf:itemset");
    markup_attribute(
        &xforms->xml, "nodeset",
        arena_printf(xforms->arena, "instance('%s')/item%s%s%s",
                     question->list->name, filter ? "[" : "",
                     filter ? filter : "", filter ? "]" : ""));
    reference(xforms, "xf:label",
              xforms->form->n_languages == 1
                  ? "label"
                  : "label[@lang = instance('words')/@language]");
    reference(xforms, "xf:value", "name");
    markup_close(&xforms->xml, "xf:itemset");
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
    const char *wanted =
        arena_printf(xforms->arena, "${%s}", question->name);
    for (size_t i = 0; i < xforms->form->n_questions; i++) {
        const struct question *target = xforms->form->questions[i];
        if (!target->trigger || !strstr(target->trigger, wanted))
            continue;
        struct builder path = BUILDER_INIT;
        xforms_path(&path, target, question, false);
        markup_open(&xforms->xml, "xf:setvalue");
        markup_attribute(&xforms->xml, "ev:event", "xforms-value-changed");
        markup_attribute(&xforms->xml, "ref", path.s);
        markup_attribute(&xforms->xml, "value",
                         xforms_expression(xforms, &target->calculation,
                                           target, "calculation", false));
        markup_close(&xforms->xml, "xf:setvalue");
        builder_release(&path);
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
    xforms_words(xforms, "xf:alert", question, question->constraint_message,
                 "constraint");
    xforms_words(xforms, "xf:alert", question, question->required_message,
                 "required");
    add_choices(xforms, question);
    add_triggered(xforms, question);
    markup_close(xml, control);
}

static void add_children(struct xforms *xforms, const struct question *group);

static void
add_group(struct xforms *xforms, const struct question *group)
{
    markup_open(&xforms->xml, "xf:group");
    markup_attribute(&xforms->xml, "ref", group->name);
    xforms_words(xforms, "xf:label", group, group->label, "label");
    add_children(xforms, group);
    markup_close(&xforms->xml, "xf:group");
}

/* Defaults that are worked out for each new instance. */
static void
add_new_defaults(struct xforms *xforms, const struct question *group,
                 const char *path)
{
    for (size_t i = 0; i < group->n; i++) {
        const struct question *child = group->children[i];
        const char *ref =
            arena_printf(xforms->arena, "%s/%s", path, child->name);
        if (child->kind == QUESTION_GROUP)
            add_new_defaults(xforms, child, ref);
        if (!child->dynamic_default)
            continue;
        markup_open(&xforms->xml, "xf:setvalue");
        markup_attribute(&xforms->xml, "ref", ref);
        markup_attribute(&xforms->xml, "value",
                         xforms_expression(xforms, &child->fallback, child,
                                           "default", false));
        markup_close(&xforms->xml, "xf:setvalue");
    }
}

static void
open_button(struct xforms *xforms, const char *label)
{
    markup_open(&xforms->xml, "xf:trigger");
    markup_leaf(&xforms->xml, "xf:label", label);
    markup_open(&xforms->xml, "xf:action");
    markup_attribute(&xforms->xml, "ev:event", "DOMActivate");
}

static void
close_button(struct xforms *xforms)
{
    markup_close(&xforms->xml, "xf:action");
    markup_close(&xforms->xml, "xf:trigger");
}

static void
add_insert(struct xforms *xforms, const struct question *repeat)
{
    struct arena *arena = xforms->arena;
    open_button(xforms, "Add");
    markup_open(&xforms->xml, "xf:insert");
    markup_attribute(&xforms->xml, "context", ".");
    markup_attribute(&xforms->xml, "nodeset", repeat->name);
    markup_attribute(&xforms->xml, "at", "last()");
    markup_attribute(&xforms->xml, "position", "after");
    markup_attribute(
        &xforms->xml, "origin",
        arena_printf(arena, "instance('templates')/%s", repeat->name));
    markup_close(&xforms->xml, "xf:insert");
    add_new_defaults(
        xforms, repeat,
        arena_printf(arena, "%s[index('repeat.%s')]", repeat->name,
                     repeat->name));
    close_button(xforms);
}

static void
add_delete(struct xforms *xforms, const struct question *repeat)
{
    open_button(xforms, "Remove");
    markup_open(&xforms->xml, "xf:delete");
    markup_attribute(&xforms->xml, "nodeset", repeat->name);
    markup_attribute(
        &xforms->xml, "at",
        arena_printf(xforms->arena, "index('repeat.%s')", repeat->name));
    markup_close(&xforms->xml, "xf:delete");
    close_button(xforms);
}

/* A repeat's own relevance is that of its instances; the buttons stay. */
static void
add_repeat(struct xforms *xforms, const struct question *repeat)
{
    markup_open(&xforms->xml, "xf:group");
    xforms_words(xforms, "xf:label", repeat, repeat->label, "label");
    markup_open(&xforms->xml, "xf:repeat");
    markup_attribute(&xforms->xml, "id",
                     arena_printf(xforms->arena, "repeat.%s", repeat->name));
    markup_attribute(&xforms->xml, "nodeset", repeat->name);
    add_children(xforms, repeat);
    markup_close(&xforms->xml, "xf:repeat");
    add_insert(xforms, repeat);
    add_delete(xforms, repeat);
    markup_close(&xforms->xml, "xf:group");
}

static void
add_children(struct xforms *xforms, const struct question *group)
{
    for (size_t i = 0; i < group->n; i++) {
        const struct question *child = group->children[i];
        if (child->kind == QUESTION_GROUP)
            add_group(xforms, child);
        else if (child->kind == QUESTION_REPEAT)
            add_repeat(xforms, child);
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
    markup_leaf(&xforms->xml, "xf:label", "Language");
    for (size_t i = 0; i < form->n_languages; i++) {
        markup_open(&xforms->xml, "xf:item");
        markup_leaf(&xforms->xml, "xf:label", form->languages[i]);
        markup_leaf(&xforms->xml, "xf:value", form->languages[i]);
        markup_close(&xforms->xml, "xf:item");
    }
    markup_close(&xforms->xml, "xf:select1");
}

void
xforms_body(struct xforms *xforms)
{
    markup_open(&xforms->xml, "body");
    markup_leaf(&xforms->xml, "h1", xforms->form->title);
    add_languages(xforms);
    markup_open(&xforms->xml, "xf:group");
    markup_attribute(&xforms->xml, "ref", "instance('data')");
    add_children(xforms, xforms->form->root);
    markup_close(&xforms->xml, "xf:group");
    markup_open(&xforms->xml, "xf:submit");
    markup_attribute(&xforms->xml, "submission", "send");
    markup_leaf(&xforms->xml, "xf:label", "Send");
    markup_close(&xforms->xml, "xf:submit");
    markup_close(&xforms->xml, "body");
}
