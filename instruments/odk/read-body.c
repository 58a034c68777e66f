/* read-body: the controls, which say how each node is asked. */
#include <config.h>

#include "instruments/odk/read.h"

#include <string.h>

static void read_controls(struct xform *xform, const xmlNode *parent,
                          const struct question *context);

static bool
is_true(const char *source)
{
    return source && strcmp(source, "true()") == 0;
}

/* An input of text that cannot be changed, and that nothing works out, is a
 * note. */
static void
set_input(struct question *question, const xmlNode *control)
{
    (void)control;
    bool set = question->calculation.source || question->fallback.source;
    if (question->kind != QUESTION_HIDDEN)
        return; /* known by its type */
    question->kind = is_true(question->readonly.source) && !set
                         ? QUESTION_NOTE
                         : QUESTION_TEXT;
}

static void
set_upload(struct question *question, const xmlNode *control)
{
    static const struct {
        const char *begins;
        enum question_kind kind;
    } media[] = {
        {"image", QUESTION_IMAGE},
        {"audio", QUESTION_AUDIO},
        {"video", QUESTION_VIDEO},
    };
    struct text type = text_of(xml_attribute(control, "mediatype"));
    question->kind = QUESTION_FILE;
    for (size_t i = 0; i < sizeof media / sizeof *media; i++)
        if (text_begins(type, media[i].begins))
            question->kind = media[i].kind;
}

/* The controls that ask, and what each makes of its node. */
static const struct {
    const char *name;
    enum question_kind kind;
    void (*set)(struct question *question, const xmlNode *control);
} controls[] = {
    {"input", QUESTION_TEXT, set_input},
    {"secret", QUESTION_TEXT, set_input},
    {"textarea", QUESTION_TEXT, set_input},
    {"select1", QUESTION_SELECT_ONE, NULL},
    {"select", QUESTION_SELECT_MULTIPLE, NULL},
    {"rank", QUESTION_RANK, NULL},
    {"range", QUESTION_RANGE, NULL},
    {"trigger", QUESTION_ACKNOWLEDGE, NULL},
    {"upload", QUESTION_FILE, set_upload},
};

/* Attributes that have a place elsewhere, or that the kind implies. */
static bool
is_known(const char *name)
{
    static const char *const names[] = {"ref", "nodeset", "bind", "appearance",
                                        "mediatype", "count"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

/* Of a range they are its parameters, else "body::x". */
static void
read_attributes(struct xform *xform, const xmlNode *control,
                struct question *question)
{
    for (const xmlAttr *a = control->properties; a; a = a->next) {
        const char *name = (const char *)a->name;
        if (is_known(name) || !a->children)
            continue;
        bool range = question->kind == QUESTION_RANGE;
        if (range && strcmp(name, "tick-interval") == 0)
            name = "tick_interval";
        else if (!range && a->ns && a->ns->prefix)
            name = arena_printf(xform->arena, "%s:%s", a->ns->prefix, name);
        properties_add(
            xform->arena, range ? &question->parameters : &question->body,
            arena_strdup(xform->arena, name),
            arena_strdup(xform->arena, (const char *)a->children->content));
    }
    const char *appearance = xml_attribute(control, "appearance");
    if (appearance && *appearance)
        question->appearance = xform_expression(xform, appearance, question);
}

static void
read_words(struct xform *xform, const xmlNode *control,
           struct question *question)
{
    struct xform_words label =
        xform_words(xform, xml_child(control, "label"), question);
    struct xform_words hint =
        xform_words(xform, xml_child(control, "hint"), question);
    question->label = label.words;
    question->image = label.image;
    question->big_image = label.big_image;
    question->audio = label.audio;
    question->video = label.video;
    question->hint = hint.words;
    question->guidance = hint.guidance;
}

/* What changes when the answer here does. */
static void
read_triggered(struct xform *xform, const xmlNode *control,
               const struct question *question)
{
    for (xmlNode *n = xml_child(control, NULL); n; n = xml_next(n, NULL)) {
        if (!xml_is(n, "setvalue") && !xml_is(n, "setgeopoint"))
            continue;
        const char *ref = xml_attribute(n, "ref");
        struct question *target =
            ref ? xform_question(xform, ref, question) : NULL;
        if (!target)
            continue;
        target->trigger =
            target->trigger
                ? arena_printf(xform->arena, "%s, ${%s}", target->trigger,
                               question->name)
                : arena_printf(xform->arena, "${%s}", question->name);
        if (xml_is(n, "setgeopoint"))
            target->kind = QUESTION_BACKGROUND_GEOPOINT;
        else
            target->calculation.source = xform_expression(
                xform, xml_attribute(n, "value"), question);
    }
}

/* The node that a control is for: by ref, or by the id of its bind. */
static struct question *
target_of(struct xform *xform, const xmlNode *control,
          const struct question *context)
{
    const char *ref = xml_attribute(control, "ref");
    ref = ref ? ref : xml_attribute(control, "nodeset");
    const char *id = ref ? NULL : xml_attribute(control, "bind");
    for (xmlNode *n = xml_child(xform->model, "bind"); id && n;
         n = xml_next(n, "bind")) {
        const char *of = xml_attribute(n, "id");
        if (of && strcmp(of, id) == 0)
            return xform_question(xform, xml_attribute(n, "nodeset"), NULL);
    }
    return ref ? xform_question(xform, ref, context) : NULL;
}

static void
read_control(struct xform *xform, const xmlNode *control,
             const struct question *context)
{
    struct question *question = target_of(xform, control, context);
    if (!question || !question->parent || question->n)
        return;
    for (size_t i = 0; i < sizeof controls / sizeof *controls; i++)
        if (xml_is(control, controls[i].name)) {
            if (controls[i].set)
                controls[i].set(question, control);
            else
                question->kind = controls[i].kind;
        }
    question->generated = true;
    if (!question->row)
        question->row = xml_line(control);
    read_words(xform, control, question);
    read_attributes(xform, control, question);
    xform_read_choices(xform, control, question);
    read_triggered(xform, control, question);
}

static void
read_repeat(struct xform *xform, const xmlNode *repeat,
            struct question *question)
{
    const char *count = xml_attribute(repeat, "count");
    question->kind = QUESTION_REPEAT;
    if (count)
        question->repeat_count.source =
            xform_expression(xform, count, question);
    read_attributes(xform, repeat, question);
    read_controls(xform, repeat, question);
}

/* A group without a node of its own only gathers controls on the screen. */
static void
read_group(struct xform *xform, const xmlNode *group,
           const struct question *context)
{
    struct question *question = target_of(xform, group, context);
    const xmlNode *repeat = xml_child(group, "repeat");
    struct question *repeated =
        repeat ? target_of(xform, repeat, question ? question : context)
               : NULL;
    if (repeated && (!question || question == repeated)) {
        read_words(xform, group, repeated);
        read_repeat(xform, repeat, repeated);
        return;
    }
    if (question && question->parent) {
        read_words(xform, group, question);
        read_attributes(xform, group, question);
    }
    read_controls(xform, group, question ? question : context);
}

static void
read_controls(struct xform *xform, const xmlNode *parent,
              const struct question *context)
{
    for (xmlNode *n = xml_child(parent, NULL); n; n = xml_next(n, NULL)) {
        struct question *repeated =
            xml_is(n, "repeat") ? target_of(xform, n, context) : NULL;
        if (repeated)
            read_repeat(xform, n, repeated);
        else if (xml_is(n, "group"))
            read_group(xform, n, context);
        else
            for (size_t i = 0; i < sizeof controls / sizeof *controls; i++)
                if (xml_is(n, controls[i].name))
                    read_control(xform, n, context);
    }
}

void
xform_read_body(struct xform *xform)
{
    read_controls(xform, xform->body, xform->form->root);
}
