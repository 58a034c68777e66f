/* render-bind: what holds of each node: its type, when it is asked, what it
 * may be, how it is worked out. */
#include <config.h>

#include "instruments/odk/render.h"

#include <stdlib.h>
#include <string.h>

/* What every question of a kind has; a table row for each kind. */
static const struct {
    const char *type;
    bool readonly;
    const char *preload, *parameter;
} kinds[] = {
    [QUESTION_GROUP] = {0},
    [QUESTION_REPEAT] = {0},
    [QUESTION_TEXT] = {.type = "string"},
    [QUESTION_INTEGER] = {.type = "int"},
    [QUESTION_DECIMAL] = {.type = "decimal"},
    [QUESTION_NOTE] = {.type = "string", .readonly = true},
    [QUESTION_SELECT_ONE] = {.type = "string"},
    [QUESTION_SELECT_MULTIPLE] = {.type = "string"},
    [QUESTION_RANK] = {.type = "odk:rank"},
    [QUESTION_RANGE] = {.type = "int"},
    [QUESTION_DATE] = {.type = "date"},
    [QUESTION_TIME] = {.type = "time"},
    [QUESTION_DATETIME] = {.type = "dateTime"},
    [QUESTION_ACKNOWLEDGE] = {.type = "string"},
    [QUESTION_CALCULATE] = {.type = "string"},
    [QUESTION_HIDDEN] = {.type = "string"},
    [QUESTION_START] = {"dateTime", false, "timestamp", "start"},
    [QUESTION_END] = {"dateTime", false, "timestamp", "end"},
    [QUESTION_TODAY] = {"date", false, "date", "today"},
    [QUESTION_DEVICEID] = {"string", false, "property", "deviceid"},
    [QUESTION_USERNAME] = {"string", false, "property", "username"},
    [QUESTION_EMAIL] = {"string", false, "property", "email"},
    [QUESTION_PHONENUMBER] = {"string", false, "property", "phonenumber"},
    [QUESTION_PROPERTY] = {"string", false, "property", NULL},
    [QUESTION_AUDIT] = {.type = "binary"},
    [QUESTION_IMAGE] = {.type = "binary"},
    [QUESTION_AUDIO] = {.type = "binary"},
    [QUESTION_VIDEO] = {.type = "binary"},
    [QUESTION_FILE] = {.type = "binary"},
    [QUESTION_BARCODE] = {.type = "barcode"},
    [QUESTION_GEOPOINT] = {.type = "geopoint"},
    [QUESTION_GEOTRACE] = {.type = "geotrace"},
    [QUESTION_GEOSHAPE] = {.type = "geoshape"},
    [QUESTION_BACKGROUND_AUDIO] = {.type = "binary"},
    [QUESTION_START_GEOPOINT] = {.type = "geopoint"},
    [QUESTION_BACKGROUND_GEOPOINT] = {.type = "geopoint"},
    [QUESTION_EXTERNAL] = {0},
};

/* Parameters that become attributes of the bind. */
static const struct {
    enum question_kind kind;
    const char *parameter, *attribute;
} parameters[] = {
    {QUESTION_IMAGE, "max-pixels", "orx:max-pixels"},
    {QUESTION_AUDIO, "quality", "odk:quality"},
    {QUESTION_GEOPOINT, "allow-mock-accuracy", "odk:allow-mock-accuracy"},
    {QUESTION_GEOTRACE, "allow-mock-accuracy", "odk:allow-mock-accuracy"},
    {QUESTION_GEOSHAPE, "allow-mock-accuracy", "odk:allow-mock-accuracy"},
    {QUESTION_AUDIT, "location-priority", "odk:location-priority"},
    {QUESTION_AUDIT, "location-min-interval", "odk:location-min-interval"},
    {QUESTION_AUDIT, "location-max-age", "odk:location-max-age"},
    {QUESTION_AUDIT, "track-changes", "odk:track-changes"},
    {QUESTION_AUDIT, "track-changes-reasons", "odk:track-changes-reasons"},
    {QUESTION_AUDIT, "identify-user", "odk:identify-user"},
};

/* A bind being put together: of an attribute given twice the later counts. */
struct bind {
    struct odk *odk;
    const struct odk_node *node;
    struct properties attributes;
};

static void
set(struct bind *bind, const char *name, const char *value)
{
    if (!value)
        return;
    for (size_t i = 0; i < bind->attributes.n; i++)
        if (strcmp(bind->attributes.items[i].name, name) == 0) {
            bind->attributes.items[i].value = value;
            return;
        }
    properties_add(bind->odk->arena, &bind->attributes, name, value);
}

/* People write yes and no where XPath has true() and false(). */
static const char *
logical(const char *source)
{
    static const struct {
        const char *word, *value;
    } words[] = {
        {"yes", "true()"},  {"true", "true()"},   {"true()", "true()"},
        {"no", "false()"},  {"false", "false()"}, {"false()", "false()"},
    };
    for (size_t i = 0; source && i < sizeof words / sizeof *words; i++)
        if (text_is_fold(text_of(source), words[i].word))
            return words[i].value;
    return source;
}

static void
set_logic(struct bind *bind, const char *name, const struct logic *logic)
{
    set(bind, name,
        odk_expression(bind->odk, logical(logic->source), bind->node,
                       ODK_PLAIN));
}

static void
set_message(struct bind *bind, const char *name, struct translated words,
            const struct odk_text *text)
{
    set(bind, name,
        text ? odk_itext_reference(bind->odk, text)
             : odk_any(bind->odk, words));
}

/* Whole numbers unless one of the numbers it is made of is not. */
static const char *
range_type(const struct question *question)
{
    static const char *const numbers[] = {"start", "end", "step",
                                          "tick_interval", "placeholder"};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct text value =
            text_of(properties_find(&question->parameters, numbers[i]));
        if (text_find(value, '.') < value.n)
            return "decimal";
    }
    return "int";
}

static void
set_kind(struct bind *bind)
{
    const struct question *question = bind->node->question;
    enum question_kind kind = question->kind;
    if (kinds[kind].readonly)
        set(bind, "readonly", "true()");
    set(bind, "type",
        kind == QUESTION_RANGE ? range_type(question) : kinds[kind].type);
    set(bind, "jr:preload", kinds[kind].preload);
    set(bind, "jr:preloadParams",
        kind == QUESTION_PROPERTY || !kinds[kind].parameter
            ? kind == QUESTION_PROPERTY ? question->type : NULL
            : kinds[kind].parameter);
    for (size_t i = 0; i < sizeof parameters / sizeof *parameters; i++)
        if (parameters[i].kind == kind)
            set(bind, parameters[i].attribute,
                properties_find(&question->parameters,
                                parameters[i].parameter));
}

static void
set_further(struct bind *bind)
{
    const struct properties *given = &bind->node->question->bind;
    for (size_t i = 0; i < given->n; i++)
        set(bind, given->items[i].name,
            odk_expression(bind->odk, given->items[i].value, bind->node,
                           ODK_PLAIN));
}

static void
write_bind(struct bind *bind, const char *path)
{
    struct markup *xml = &bind->odk->xml;
    markup_open(xml, "bind");
    markup_attribute(xml, "nodeset", path);
    for (size_t i = 0; i < bind->attributes.n; i++)
        markup_attribute(xml, bind->attributes.items[i].name,
                         bind->attributes.items[i].value);
    markup_close(xml, "bind");
}

static void
add_bind(struct odk *odk, const struct odk_node *node)
{
    const struct question *question = node->question;
    struct bind bind = {.odk = odk, .node = node};
    set_kind(&bind);
    set_logic(&bind, "readonly", &question->readonly);
    set_logic(&bind, "required", &question->required);
    set_message(&bind, "jr:requiredMsg", question->required_message,
                node->required_message);
    set_logic(&bind, "relevant", &question->relevant);
    set_logic(&bind, "constraint", &question->constraint);
    set_message(&bind, "jr:constraintMsg", question->constraint_message,
                node->constraint_message);
    set_message(&bind, "jr:noAppErrorString", question->no_app_message,
                node->no_app_message);
    if (!question->trigger) /* else it is worked out when that changes */
        set_logic(&bind, "calculate", &question->calculation);
    set_further(&bind);
    if (bind.attributes.n)
        write_bind(&bind, question->path);
}

/* What happens when the form is opened. */
static void
add_actions(struct odk *odk, const struct odk_node *node)
{
    const struct question *question = node->question;
    if (question->dynamic_default)
        odk_setvalue(odk, node, "odk-instance-first-load");
    bool geopoint = question->kind == QUESTION_START_GEOPOINT;
    if (!geopoint && question->kind != QUESTION_BACKGROUND_AUDIO)
        return;
    const char *name = geopoint ? "odk:setgeopoint" : "odk:recordaudio";
    markup_open(&odk->xml, name);
    markup_attribute(&odk->xml, "ref", question->path);
    markup_attribute(&odk->xml, "event",
                     geopoint ? "odk-instance-first-load"
                              : "odk-instance-load");
    markup_attribute(&odk->xml, "odk:quality",
                     properties_find(&question->parameters, "quality"));
    markup_close(&odk->xml, name);
}

static void
add_meta_bind(struct odk *odk, const struct odk_node *node, const char *name,
              struct bind *bind)
{
    bind->odk = odk;
    bind->node = node;
    write_bind(bind, arena_printf(odk->arena, "%s/meta/%s",
                                  odk->root->question->path, name));
}

static void
add_meta(struct odk *odk)
{
    const struct form *form = odk->form;
    if (odk->audit) {
        struct bind bind = {.odk = odk, .node = odk->audit};
        set_kind(&bind);
        set_further(&bind);
        add_meta_bind(odk, odk->audit, "audit", &bind);
    }
    if (!form->omit_instance_id) {
        struct bind bind = {.odk = odk};
        const char *preload = properties_find(&form->settings, "instance_id");
        set(&bind, "type", "string");
        set(&bind, "readonly", "true()");
        set(&bind, "jr:preload", preload ? preload : "uid");
        add_meta_bind(odk, NULL, "instanceID", &bind);
    }
    if (form->instance_name) {
        struct bind bind = {.odk = odk};
        set(&bind, "type", "string");
        set(&bind, "calculate",
            odk_expression(odk, form->instance_name, NULL, ODK_PLAIN));
        add_meta_bind(odk, NULL, "instanceName", &bind);
    }
}

void
odk_binds(struct odk *odk)
{
    for (size_t i = 0; i < odk->n_nodes; i++) {
        add_bind(odk, odk->nodes[i]);
        add_actions(odk, odk->nodes[i]);
    }
    add_meta(odk);
}
