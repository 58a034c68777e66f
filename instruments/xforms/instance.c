/* instance: the data, and what else the page keeps. */
#include <config.h>

#include "instruments/xforms/xforms.h"

#include <string.h>

bool
xforms_has_element(const struct question *question)
{
    return question->kind != QUESTION_EXTERNAL &&
           question->kind != QUESTION_AUDIT;
}

static void
add_value(struct xforms *xforms, const struct question *question)
{
    const char *value = question->fallback.source;
    if (value && !question->dynamic_default)
        markup_text(&xforms->xml, text_of(value));
}

/* A repeat whose rounds are counted begins without any. */
static void
add_element(struct xforms *xforms, const struct question *question, bool inner)
{
    const char *count = inner && question->kind == QUESTION_REPEAT
                            ? xforms_count_name(xforms, question)
                            : NULL;
    if (count)
        markup_leaf(&xforms->xml, count, NULL);
    if (!xforms_has_element(question) ||
        (inner && question->repeat_count.source))
        return;
    markup_open(&xforms->xml, question->name);
    if (xforms_may_be_left_out(question))
        markup_attribute(&xforms->xml, "asked", "true");
    for (size_t i = 0; i < question->n; i++)
        add_element(xforms, question->children[i], true);
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
add_meta(struct xforms *xforms)
{
    const struct form *form = xforms->form;
    if (form->omit_instance_id && !form->instance_name)
        return;
    markup_open(&xforms->xml, "meta");
    if (!form->omit_instance_id)
        markup_leaf(&xforms->xml, "instanceID", NULL);
    if (form->instance_name)
        markup_leaf(&xforms->xml, "instanceName", NULL);
    markup_close(&xforms->xml, "meta");
}

static void
add_data(struct xforms *xforms)
{
    const struct form *form = xforms->form;
    open_instance(xforms, "data", form->root_name);
    markup_attribute(&xforms->xml, "id", form->id);
    markup_attribute(&xforms->xml, "version", form->version);
    for (size_t i = 0; i < form->root->n; i++)
        add_element(xforms, form->root->children[i], true);
    add_meta(xforms);
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
        add_element(xforms, form->questions[i], false);
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
add_list(struct xforms *xforms, const struct choice_list *list, const char *id)
{
    open_instance(xforms, id, "root");
    for (size_t i = 0; i < list->n; i++)
        add_choice(xforms, &list->choices[i]);
    close_instance(xforms, "root");
}

bool
xforms_is_shuffled(const struct question *question)
{
    const char *value = properties_find(&question->parameters, "randomize");
    return value && strcmp(value, "true") == 0 && question->list &&
           !question->list->file;
}

const char *
xforms_list(struct xforms *xforms, const struct question *question)
{
    const char *name = question->list->name;
    return xforms_is_shuffled(question)
               ? arena_printf(xforms->arena, "random.%s", name)
               : name;
}

/* A list that is shuffled is a copy: others show it in its order. */
static void
add_lists(struct xforms *xforms)
{
    const struct form *form = xforms->form;
    for (size_t i = 0; i < form->n_lists; i++)
        if (!form->lists[i]->file)
            add_list(xforms, form->lists[i], form->lists[i]->name);
    for (size_t i = 0; i < form->n_lists; i++)
        if (xforms->shuffled[i])
            add_list(xforms, form->lists[i],
                     xforms_list(xforms, xforms->shuffled[i]));
}

/* What is left to be shuffled, and which is next. */
static void
add_chance(struct xforms *xforms)
{
    if (!xforms_shuffles(xforms))
        return;
    open_instance(xforms, "chance", "chance");
    markup_leaf(&xforms->xml, "left", NULL);
    markup_leaf(&xforms->xml, "place", NULL);
    close_instance(xforms, "chance");
}

bool
xforms_shuffles(const struct xforms *xforms)
{
    for (size_t i = 0; i < xforms->form->n_lists; i++)
        if (xforms->shuffled[i])
            return true;
    return false;
}

void
xforms_instances(struct xforms *xforms)
{
    add_data(xforms);
    xforms_words_instance(xforms);
    add_templates(xforms);
    xforms_rank_instance(xforms);
    add_lists(xforms);
    add_chance(xforms);
}
