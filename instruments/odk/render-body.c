/* render-body: what people see, in order. */
#include <config.h>

#include "instruments/odk/render.h"

#include <string.h>

/* The control of each kind; those without are not shown. */
static const struct {
    const char *name, *mediatype;
} controls[] = {
    [QUESTION_GROUP] = {"group", NULL},
    [QUESTION_REPEAT] = {"repeat", NULL},
    [QUESTION_TEXT] = {"input", NULL},
    [QUESTION_INTEGER] = {"input", NULL},
    [QUESTION_DECIMAL] = {"input", NULL},
    [QUESTION_NOTE] = {"input", NULL},
    [QUESTION_SELECT_ONE] = {"select1", NULL},
    [QUESTION_SELECT_MULTIPLE] = {"select", NULL},
    [QUESTION_RANK] = {"odk:rank", NULL},
    [QUESTION_RANGE] = {"range", NULL},
    [QUESTION_DATE] = {"input", NULL},
    [QUESTION_TIME] = {"input", NULL},
    [QUESTION_DATETIME] = {"input", NULL},
    [QUESTION_ACKNOWLEDGE] = {"trigger", NULL},
    [QUESTION_IMAGE] = {"upload", "image/*"},
    [QUESTION_AUDIO] = {"upload", "audio/*"},
    [QUESTION_VIDEO] = {"upload", "video/*"},
    [QUESTION_FILE] = {"upload", "application/*"},
    [QUESTION_BARCODE] = {"input", NULL},
    [QUESTION_GEOPOINT] = {"input", NULL},
    [QUESTION_GEOTRACE] = {"input", NULL},
    [QUESTION_GEOSHAPE] = {"input", NULL},
    [QUESTION_EXTERNAL] = {NULL, NULL},
};

/* Parameters that become attributes of the control. */
static const struct {
    enum question_kind kind;
    const char *parameter, *attribute;
    const char *otherwise; /* where the parameter is not given */
} parameters[] = {
    {QUESTION_TEXT, "rows", "rows", NULL},
    {QUESTION_RANGE, "start", "start", "1"},
    {QUESTION_RANGE, "end", "end", "10"},
    {QUESTION_RANGE, "step", "step", "1"},
    {QUESTION_RANGE, "tick_interval", "odk:tick-interval", NULL},
    {QUESTION_RANGE, "placeholder", "odk:placeholder", NULL},
    {QUESTION_GEOTRACE, "incremental", "incremental", NULL},
    {QUESTION_GEOSHAPE, "incremental", "incremental", NULL},
    {QUESTION_GEOPOINT, "capture-accuracy", "accuracyThreshold", NULL},
    {QUESTION_GEOPOINT, "warning-accuracy", "unacceptableAccuracyThreshold",
     NULL},
};

static const char *
parameter_value(const struct properties *given, size_t i)
{
    const char *value = properties_find(given, parameters[i].parameter);
    if (value && strcmp(parameters[i].parameter, "incremental") == 0)
        return "true"; /* yes means the same */
    return value ? value : parameters[i].otherwise;
}

/* An application other than the client's own takes the picture. */
static const char *
intent(const struct question *question)
{
    if (question->kind != QUESTION_IMAGE ||
        (question->appearance && strcmp(question->appearance, "annotate")))
        return NULL;
    return properties_find(&question->parameters, "app");
}

/* Does a parameter say what a column body::NAME says too? It counts. */
static bool
overridden(const struct question *question, const char *attribute)
{
    for (size_t i = 0; i < sizeof parameters / sizeof *parameters; i++)
        if (parameters[i].kind == question->kind &&
            strcmp(parameters[i].attribute, attribute) == 0)
            return properties_find(&question->parameters,
                                   parameters[i].parameter) != NULL;
    return false;
}

static void
add_attributes(struct odk *odk, const struct odk_node *node)
{
    const struct question *question = node->question;
    const struct properties *body = &question->body;
    if (!properties_find(body, "appearance"))
        markup_attribute(&odk->xml, "appearance",
                         odk_expression(odk, question->appearance, node,
                                        ODK_PLAIN));
    for (size_t i = 0; i < body->n; i++)
        if (!overridden(question, body->items[i].name))
            markup_attribute(&odk->xml, body->items[i].name,
                             odk_expression(odk, body->items[i].value, node,
                                            ODK_PLAIN));
    for (size_t i = 0; i < sizeof parameters / sizeof *parameters; i++)
        if (parameters[i].kind == question->kind &&
            (overridden(question, parameters[i].attribute) ||
             !properties_find(body, parameters[i].attribute)))
            markup_attribute(&odk->xml, parameters[i].attribute,
                             parameter_value(&question->parameters, i));
    if (!properties_find(body, "intent"))
        markup_attribute(&odk->xml, "intent", intent(question));
}

static void
add_words(struct odk *odk, const struct odk_node *node, const char *name,
          const struct odk_text *text, struct translated words)
{
    markup_open(&odk->xml, name);
    const char *plain = odk_any(odk, words);
    if (text)
        markup_attribute(&odk->xml, "ref", odk_itext_reference(odk, text));
    else if (plain)
        odk_words(odk, plain, node);
    markup_close(&odk->xml, name);
}

static void
add_label(struct odk *odk, const struct odk_node *node)
{
    add_words(odk, node, "label", node->label, node->question->label);
}

static void
add_label_and_hint(struct odk *odk, const struct odk_node *node)
{
    const struct question *question = node->question;
    add_label(odk, node);
    if (node->hint || question->hint.in)
        add_words(odk, node, "hint", node->hint, question->hint);
}

void
odk_setvalue(struct odk *odk, const struct odk_node *node, const char *event)
{
    markup_open(&odk->xml, "setvalue");
    markup_attribute(&odk->xml, "ref", node->question->path);
    markup_attribute(&odk->xml, "event", event);
    markup_attribute(&odk->xml, "value",
                     odk_expression(odk, node->question->fallback.source,
                                    node, ODK_PLAIN));
    markup_close(&odk->xml, "setvalue");
}

/* What is worked out anew when the answer here changes: seen from where its
 * value goes, as clients do. */
static void
add_triggered(struct odk *odk, const struct odk_node *node)
{
    for (size_t i = 0; i < node->n_triggered; i++) {
        const struct odk_node *to = node->triggered[i];
        const struct question *target = to->question;
        const char *name = target->kind == QUESTION_BACKGROUND_GEOPOINT
                               ? "odk:setgeopoint"
                               : "setvalue";
        markup_open(&odk->xml, name);
        markup_attribute(&odk->xml, "ref", target->path);
        markup_attribute(&odk->xml, "event", "xforms-value-changed");
        markup_attribute(&odk->xml, "value",
                         odk_expression(odk, target->calculation.source, to,
                                        ODK_PLAIN));
        markup_close(&odk->xml, name);
    }
}

static void
add_question(struct odk *odk, const struct odk_node *node)
{
    const struct question *question = node->question;
    const char *name = controls[question->kind].name;
    if (!name || !question_is_shown(question))
        return;
    markup_open(&odk->xml, name);
    markup_attribute(&odk->xml, "ref", question->path);
    if (!properties_find(&question->body, "mediatype"))
        markup_attribute(&odk->xml, "mediatype",
                         controls[question->kind].mediatype);
    add_attributes(odk, node);
    add_label_and_hint(odk, node);
    odk_choices(odk, node);
    add_triggered(odk, node);
    markup_close(&odk->xml, name);
}

static void add_children(struct odk *odk, const struct odk_node *node);

static void
add_group(struct odk *odk, const struct odk_node *node)
{
    const struct question *question = node->question;
    markup_open(&odk->xml, "group");
    markup_attribute(&odk->xml, "ref", question->path);
    add_attributes(odk, node);
    if (node->label || question->label.in)
        add_label(odk, node);
    add_children(odk, node);
    markup_close(&odk->xml, "group");
}

/* Defaults that are worked out for each new instance; a repeat inside has its
 * own. */
static void
add_new_defaults(struct odk *odk, const struct odk_node *node)
{
    for (size_t i = 0; i < node->n; i++) {
        const struct odk_node *child = node->children[i];
        if (child->question->kind == QUESTION_REPEAT)
            continue;
        if (child->question->dynamic_default)
            odk_setvalue(odk, child, "odk-new-repeat");
        add_new_defaults(odk, child);
    }
}

/* With jr:count alone, as the reference converter writes it, clients make so
 * many rounds and offer no others. It never adds jr:noAddRemove by itself, and
 * neither does this: whoever wants it writes a column body::jr:noAddRemove. */
static void
add_repeat(struct odk *odk, const struct odk_node *node)
{
    const struct question *question = node->question;
    markup_open(&odk->xml, "group");
    markup_attribute(&odk->xml, "ref", question->path);
    add_label(odk, node);
    markup_open(&odk->xml, "repeat");
    markup_attribute(&odk->xml, "nodeset", question->path);
    markup_attribute(&odk->xml, "jr:count",
                     odk_expression(odk, node->count, node, ODK_PLAIN));
    add_attributes(odk, node);
    add_children(odk, node);
    add_new_defaults(odk, node);
    markup_close(&odk->xml, "repeat");
    markup_close(&odk->xml, "group");
}

static void
add_children(struct odk *odk, const struct odk_node *node)
{
    for (size_t i = 0; i < node->n; i++) {
        const struct odk_node *child = node->children[i];
        if (child->question->kind == QUESTION_REPEAT)
            add_repeat(odk, child);
        else if (child->question->kind == QUESTION_GROUP)
            add_group(odk, child);
        else
            add_question(odk, child);
    }
}

void
odk_body(struct odk *odk)
{
    markup_open(&odk->xml, "h:body");
    markup_attribute(&odk->xml, "class", odk->form->style);
    add_children(odk, odk->root);
    markup_close(&odk->xml, "h:body");
}
