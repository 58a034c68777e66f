/* read-itext: the words of an XForm in its languages. */
#include <config.h>

#include "instruments/odk/read.h"

#include "base/builder.h"

#include <string.h>

enum text_form {
    FORM_LONG,
    FORM_GUIDANCE,
    FORM_IMAGE,
    FORM_BIG_IMAGE,
    FORM_AUDIO,
    FORM_VIDEO,
    FORM_N
};

static const struct {
    const char *name, *prefix;
} forms[FORM_N] = {
    [FORM_LONG] = {"long", ""},
    [FORM_GUIDANCE] = {"guidance", ""},
    [FORM_IMAGE] = {"image", "jr://images/"},
    [FORM_BIG_IMAGE] = {"big-image", "jr://images/"},
    [FORM_AUDIO] = {"audio", "jr://audio/"},
    [FORM_VIDEO] = {"video", "jr://video/"},
};

/* The value elements of a text, by language and form. */
struct xform_text {
    const char *id;
    const xmlNode *(*values)[FORM_N];
};

static size_t *
place_of(const struct xform *xform, struct text id)
{
    size_t i = (size_t)text_hash(id) & (xform->n_places - 1);
    while (xform->places[i] &&
           !text_is(id, xform->texts[xform->places[i] - 1].id))
        i = (i + 1) & (xform->n_places - 1);
    return &xform->places[i];
}

static struct xform_text *
add_text(struct xform *xform, const char *id)
{
    size_t *place = place_of(xform, text_of(id));
    if (!*place) {
        arena_grow(xform->arena, &xform->texts, &xform->texts_capacity,
                   xform->n_texts + 1, sizeof *xform->texts);
        xform->texts[xform->n_texts++] = (struct xform_text){
            id, arena_array(xform->arena, xform->form->n_languages,
                            sizeof(const xmlNode *[FORM_N]))};
        *place = xform->n_texts;
    }
    return &xform->texts[*place - 1];
}

static enum text_form
form_of(const xmlNode *value)
{
    const char *name = xml_attribute(value, "form");
    for (size_t i = 0; name && i < FORM_N; i++)
        if (strcmp(forms[i].name, name) == 0)
            return (enum text_form)i;
    return name ? FORM_N : FORM_LONG;
}

static void
read_text(struct xform *xform, const xmlNode *element, size_t language)
{
    const char *id = xml_attribute(element, "id");
    if (!id)
        return;
    struct xform_text *text = add_text(xform, id);
    for (xmlNode *value = xml_child(element, "value"); value;
         value = xml_next(value, "value")) {
        enum text_form form = form_of(value);
        if (form != FORM_N)
            text->values[language][form] = value;
    }
}

static void
read_languages(struct xform *xform, const xmlNode *itext)
{
    struct form *form = xform->form;
    size_t capacity = 0;
    for (xmlNode *t = xml_child(itext, "translation"); t;
         t = xml_next(t, "translation")) {
        const char *name = xml_attribute(t, "lang");
        name = arena_strdup(xform->arena, name ? name : "default");
        arena_grow(xform->arena, &form->languages, &capacity,
                   form->n_languages + 1, sizeof *form->languages);
        if (xml_attribute(t, "default")) {
            form->default_language = form->n_languages;
            properties_add(xform->arena, &form->settings, "default_language",
                           name);
        }
        form->languages[form->n_languages++] = name;
    }
    if (form->n_languages)
        return;
    form->languages = arena_array(xform->arena, 1, sizeof *form->languages);
    form->languages[form->n_languages++] = "default";
}

static size_t
count_texts(const xmlNode *itext)
{
    size_t n = 0;
    for (xmlNode *t = xml_child(itext, "translation"); t;
         t = xml_next(t, "translation"))
        for (xmlNode *text = xml_child(t, "text"); text;
             text = xml_next(text, "text"))
            n++;
    return n;
}

void
xform_read_itext(struct xform *xform)
{
    const xmlNode *itext = xml_child(xform->model, "itext");
    read_languages(xform, itext);
    xform->n_places = 16;
    while (xform->n_places < 2 * count_texts(itext) + 1)
        xform->n_places *= 2;
    xform->places = arena_array(xform->arena, xform->n_places,
                                sizeof *xform->places);
    size_t language = 0;
    for (xmlNode *t = xml_child(itext, "translation"); t;
         t = xml_next(t, "translation"), language++)
        for (xmlNode *text = xml_child(t, "text"); text;
             text = xml_next(text, "text"))
            read_text(xform, text, language);
}

/* What an output element shows: the ${name} it came from, or the expression. */
static void
add_output(const struct xform *xform, struct builder *into,
           const xmlNode *output, const struct question *context)
{
    const char *value = xml_attribute(output, "value");
    value = value ? value : xml_attribute(output, "ref");
    const char *source = xform_expression(xform, value, context);
    if (source)
        builder_add_string(into, source);
}

/* The words of an element with outputs in them; NULL when there are none. */
static const char *
words_of(const struct xform *xform, const xmlNode *element,
         const struct question *context)
{
    struct builder b = BUILDER_INIT;
    for (const xmlNode *n = element->children; n; n = n->next)
        if (n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE)
            builder_add_string(&b, (const char *)n->content);
        else if (xml_is(n, "output"))
            add_output(xform, &b, n, context);
        else if (n->type == XML_ELEMENT_NODE)
            builder_add_string(&b, xml_text(xform->arena, n));
    struct text t = text_trim(builder_text(&b));
    const char *result = t.n ? text_dup(xform->arena, t) : NULL;
    builder_release(&b);
    return result;
}

struct translated
xform_untranslated(struct xform *xform, const char *words)
{
    struct translated result = {.in = NULL};
    if (!words)
        return result;
    result.in = arena_array(xform->arena, xform->form->n_languages,
                            sizeof *result.in);
    result.in[xform->form->default_language] = words;
    return result;
}

/* "-" stands where a language has no words. */
static struct translated
collect(struct xform *xform, const struct xform_text *text,
        enum text_form form, const struct question *context)
{
    struct translated result = {.named = true};
    size_t n = xform->form->n_languages;
    for (size_t i = 0; i < n; i++) {
        const xmlNode *value = text->values[i][form];
        const char *words = value ? words_of(xform, value, context) : NULL;
        if (!words || (strcmp(words, "-") == 0 && n > 1))
            continue;
        if (text_begins(text_of(words), forms[form].prefix))
            words += strlen(forms[form].prefix);
        if (!result.in)
            result.in = arena_array(xform->arena, n, sizeof *result.in);
        result.in[i] = words;
    }
    return result;
}

/* The id in "jr:itext('id')"; empty where it is no such thing. */
static struct text
itext_id(const char *source)
{
    struct text t = text_trim(text_of(source));
    if (!text_begins(t, "jr:itext("))
        return (struct text){0};
    t = text_trim(text_slice(t, strlen("jr:itext("), t.n - 1));
    return t.n >= 2 ? text_slice(t, 1, t.n - 1) : (struct text){0};
}

struct xform_words
xform_translated(struct xform *xform, const char *source,
                 const struct question *context)
{
    struct xform_words result = {0};
    struct text id = itext_id(source);
    size_t place = id.n ? *place_of(xform, id) : 0;
    if (!place) {
        if (source && !id.n)
            result.words = xform_untranslated(
                xform, arena_strdup(xform->arena, source));
        return result;
    }
    const struct xform_text *text = &xform->texts[place - 1];
    result.words = collect(xform, text, FORM_LONG, context);
    result.guidance = collect(xform, text, FORM_GUIDANCE, context);
    result.image = collect(xform, text, FORM_IMAGE, context);
    result.big_image = collect(xform, text, FORM_BIG_IMAGE, context);
    result.audio = collect(xform, text, FORM_AUDIO, context);
    result.video = collect(xform, text, FORM_VIDEO, context);
    return result;
}

struct xform_words
xform_words(struct xform *xform, const xmlNode *element,
            const struct question *context)
{
    struct xform_words result = {0};
    if (!element)
        return result;
    const char *ref = xml_attribute(element, "ref");
    if (ref)
        return xform_translated(xform, ref, context);
    result.words =
        xform_untranslated(xform, words_of(xform, element, context));
    return result;
}
