/* read-bind: what holds of each node, and what happens when the form is
 * opened. */
#include <config.h>

#include "instruments/odk/read.h"

#include "instruments/say.h"

#include <string.h>

/* Types of a node that is not shown, or shown by an input. */
static const struct {
    const char *type;
    enum question_kind kind;
} types[] = {
    {"int", QUESTION_INTEGER},        {"integer", QUESTION_INTEGER},
    {"long", QUESTION_INTEGER},       {"short", QUESTION_INTEGER},
    {"decimal", QUESTION_DECIMAL},    {"double", QUESTION_DECIMAL},
    {"float", QUESTION_DECIMAL},      {"date", QUESTION_DATE},
    {"time", QUESTION_TIME},          {"dateTime", QUESTION_DATETIME},
    {"geopoint", QUESTION_GEOPOINT},  {"geotrace", QUESTION_GEOTRACE},
    {"geoshape", QUESTION_GEOSHAPE},  {"binary", QUESTION_FILE},
    {"barcode", QUESTION_BARCODE},    {"odk:rank", QUESTION_RANK},
    {"select1", QUESTION_SELECT_ONE}, {"select", QUESTION_SELECT_MULTIPLE},
};

static const struct {
    const char *parameter;
    enum question_kind kind;
} preloads[] = {
    {"start", QUESTION_START},
    {"end", QUESTION_END},
    {"today", QUESTION_TODAY},
    {"deviceid", QUESTION_DEVICEID},
    {"username", QUESTION_USERNAME},
    {"email", QUESTION_EMAIL},
    {"phonenumber", QUESTION_PHONENUMBER},
};

/* Attributes that have a place of their own in the question. */
static const char *const known[] = {
    "nodeset",     "type",       "readonly",      "required",
    "relevant",    "constraint", "calculate",     "constraintMsg",
    "requiredMsg", "preload",    "preloadParams",
};

static bool
is_known(const char *name)
{
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(known[i], name) == 0)
            return true;
    return false;
}

/* Older forms write the types of XML Schema with its prefix. */
static const char *
plain_type(const char *type)
{
    static const char *const prefixes[] = {"xsd:", "xs:"};
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
        if (text_begins(text_of(type), prefixes[i]))
            return type + strlen(prefixes[i]);
    return type;
}

static void
read_logic(struct xform *xform, const xmlNode *bind, const char *name,
           struct question *question, struct logic *logic)
{
    const char *value = xml_attribute(bind, name);
    if (value && *value)
        logic->source = xform_expression(xform, value, question);
}

/* What no column of an XLSForm is for is kept as "bind::x". */
static void
read_further(struct xform *xform, const xmlNode *bind,
             struct question *question)
{
    for (const xmlAttr *a = bind->properties; a; a = a->next) {
        const char *name = (const char *)a->name;
        if (is_known(name) || !a->children)
            continue;
        const char *prefix =
            a->ns && a->ns->prefix ? (const char *)a->ns->prefix : NULL;
        name = prefix ? arena_printf(xform->arena, "%s:%s", prefix, name)
                      : arena_strdup(xform->arena, name);
        properties_add(
            xform->arena, &question->bind, name,
            arena_strdup(xform->arena, (const char *)a->children->content));
    }
}

static enum question_kind
preloaded(const char *preload, const char *parameter)
{
    if (parameter && strcmp(preload, "uid") != 0)
        for (size_t i = 0; i < sizeof preloads / sizeof *preloads; i++)
            if (strcmp(preloads[i].parameter, parameter) == 0)
                return preloads[i].kind;
    return QUESTION_PROPERTY;
}

/* A converter writes what a type brings before what columns say: of a note it
 * is readonly, which else stands behind the type. That alone tells a note with
 * a calculation from a text that is one. */
static bool
is_bind_of_note(const xmlNode *bind)
{
    const xmlAttr *a = bind->properties;
    while (a && strcmp((const char *)a->name, "readonly") != 0 &&
           strcmp((const char *)a->name, "type") != 0)
        a = a->next;
    const char *readonly = xml_attribute(bind, "readonly");
    const char *type = xml_attribute(bind, "type");
    return a && readonly && type && *a->name == 'r' &&
           strcmp(readonly, "true()") == 0 && strcmp(type, "string") == 0;
}

/* What the node is while no control has been seen for it. */
static void
set_kind(struct xform *xform, const xmlNode *bind, struct question *question)
{
    const char *preload = xml_attribute(bind, "preload");
    const char *parameter = xml_attribute(bind, "preloadParams");
    if (question->kind == QUESTION_GROUP || question->kind == QUESTION_REPEAT)
        return;
    if (question->kind == QUESTION_AUDIT)
        return;
    if (is_bind_of_note(bind))
        question->kind = QUESTION_NOTE;
    if (preload) {
        question->kind = preloaded(preload, parameter);
        if (question->kind == QUESTION_PROPERTY && parameter)
            question->type = arena_strdup(xform->arena, parameter);
    }
}

static void
read_bind(struct xform *xform, const xmlNode *bind)
{
    const char *nodeset = xml_attribute(bind, "nodeset");
    struct question *question =
        nodeset ? xform_question(xform, nodeset, NULL) : NULL;
    if (!question || !question->parent)
        return;
    const char *type = xml_attribute(bind, "type");
    const char *message = xml_attribute(bind, "constraintMsg");
    question->row = xml_line(bind);
    if (type)
        question->type = arena_strdup(xform->arena, plain_type(type));
    read_logic(xform, bind, "readonly", question, &question->readonly);
    read_logic(xform, bind, "required", question, &question->required);
    read_logic(xform, bind, "relevant", question, &question->relevant);
    read_logic(xform, bind, "constraint", question, &question->constraint);
    read_logic(xform, bind, "calculate", question, &question->calculation);
    question->constraint_message =
        xform_translated(xform, message, question).words;
    message = xml_attribute(bind, "requiredMsg");
    question->required_message =
        xform_translated(xform, message, question).words;
    read_further(xform, bind, question);
    set_kind(xform, bind, question);
}

/* A default that is worked out, or a value that follows another's change. */
static void
read_setvalue(struct xform *xform, const xmlNode *action)
{
    const char *event = xml_attribute(action, "event");
    const char *ref = xml_attribute(action, "ref");
    struct question *question = ref ? xform_question(xform, ref, NULL) : NULL;
    if (!question || !event || !strstr(event, "odk-instance-first-load"))
        return;
    const char *value = xml_attribute(action, "value");
    question->fallback.source = value ? xform_expression(xform, value, question)
                                      : xml_text(xform->arena, action);
    question->dynamic_default = value != NULL;
}

static void
read_action(struct xform *xform, const xmlNode *action)
{
    const char *ref = xml_attribute(action, "ref");
    struct question *question = ref ? xform_question(xform, ref, NULL) : NULL;
    if (!question)
        return;
    if (xml_is(action, "setgeopoint"))
        question->kind = QUESTION_START_GEOPOINT;
    else
        question->kind = QUESTION_BACKGROUND_AUDIO;
}

/* What an input asks for is known by the type of its bind. */
static void
set_kinds_by_type(struct xform *xform)
{
    for (size_t i = 0; i < xform->form->n_questions; i++) {
        struct question *question = xform->form->questions[i];
        for (size_t j = 0; j < sizeof types / sizeof *types; j++)
            if (question->kind == QUESTION_HIDDEN && question->type &&
                strcmp(types[j].type, question->type) == 0)
                question->kind = types[j].kind;
    }
}

static bool
is_by_type(enum question_kind kind)
{
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (types[i].kind == kind)
            return true;
    return false;
}

/* What has no control is worked out or hidden, unless the client fills it in.
 * A type beyond string is kept: what is worked out is then of that kind, and
 * not shown for want of words. */
void
xform_settle_kinds(struct xform *xform)
{
    for (size_t i = 0; i < xform->form->n_questions; i++) {
        struct question *question = xform->form->questions[i];
        bool shown = question->generated;
        question->generated = false;
        bool worked_out = question->calculation.source || question->trigger;
        if (shown)
            continue;
        enum question_kind unseen = worked_out || question->dynamic_default
                                        ? QUESTION_CALCULATE
                                        : QUESTION_HIDDEN;
        if (question->kind == QUESTION_HIDDEN ||
            question->kind == QUESTION_NOTE)
            question->kind = unseen;
        if (!is_by_type(question->kind) || worked_out)
            continue;
        question->kind = unseen;
        properties_add(xform->arena, &question->bind, "type", question->type);
    }
}

void
xform_read_binds(struct xform *xform)
{
    for (xmlNode *n = xml_child(xform->model, NULL); n; n = xml_next(n, NULL))
        if (xml_is(n, "bind"))
            read_bind(xform, n);
    set_kinds_by_type(xform);
    for (xmlNode *n = xml_child(xform->model, NULL); n; n = xml_next(n, NULL))
        if (xml_is(n, "setvalue"))
            read_setvalue(xform, n);
        else if (xml_is(n, "setgeopoint") || xml_is(n, "recordaudio"))
            read_action(xform, n);
}
