/* render-itext: the translations.
 *
 * A text is translated when it was given in a language, or has media or a
 * guidance hint beside it; else it stands in place. Where a language has no
 * words for a text that another has, "-" stands there, so that a client never
 * shows another language without saying so. */
#include <config.h>

#include "instruments/odk/render.h"

#include <string.h>

enum text_form {
    FORM_LONG, /* the words themselves */
    FORM_GUIDANCE,
    FORM_AUDIO,
    FORM_IMAGE,
    FORM_BIG_IMAGE,
    FORM_VIDEO,
    FORM_N
};

static const struct {
    const char *name;   /* of the form attribute */
    const char *prefix; /* of what stands in a folder of media */
} forms[FORM_N] = {
    [FORM_LONG] = {NULL, NULL},
    [FORM_GUIDANCE] = {"guidance", NULL},
    [FORM_IMAGE] = {"image", "jr://images/"},
    [FORM_BIG_IMAGE] = {"big-image", "jr://images/"},
    [FORM_AUDIO] = {"audio", "jr://audio/"},
    [FORM_VIDEO] = {"video", "jr://video/"},
};

/* Stands for words that a language lacks: known by its place in memory, so
 * that a "-" which somebody wrote is another. */
static const char lacking[] = "-";

struct odk_text {
    const char *id;
    const struct odk_node *context;
    /* By language of the form: FORM_N places, NULL where none are given. */
    const char *(*values)[FORM_N];
    bool has[FORM_N]; /* in any language */
    bool ordered;
};

struct odk_language {
    size_t index;            /* in the form */
    struct odk_text **texts; /* in the order in which they got words */
    size_t n, capacity;
};

const char *
odk_any(const struct odk *odk, struct translated words)
{
    return form_words(odk->form, words, odk->form->default_language);
}

/* Words that stand in place; NULL when they are translated, or none. */
static const char *
plain_words(const struct odk *odk, struct translated words)
{
    return words.named ? NULL : odk_any(odk, words);
}

static struct odk_text *
new_text(struct odk *odk, const char *id, const struct odk_node *context)
{
    struct odk_text *text = arena_alloc(odk->arena, sizeof *text);
    text->id = id;
    text->context = context;
    text->values = arena_array(odk->arena, odk->form->n_languages + 1,
                               sizeof *text->values);
    return text;
}

static struct odk_language *
find_language(struct odk *odk, size_t index)
{
    for (size_t i = 0; i < odk->n_languages; i++)
        if (odk->languages[i].index == index)
            return &odk->languages[i];
    struct odk_language *language = &odk->languages[odk->n_languages++];
    language->index = index;
    return language;
}

static bool
has_any(const char *const values[FORM_N])
{
    for (size_t i = 0; i < FORM_N; i++)
        if (values[i])
            return true;
    return false;
}

static void
list_text(struct odk *odk, struct odk_language *language, struct odk_text *text)
{
    arena_grow(odk->arena, &language->texts, &language->capacity,
               language->n + 1, sizeof *language->texts);
    language->texts[language->n++] = text;
}

/* Words without a language beside words with one are in the language that the
 * settings call the default. */
static size_t
language_of(const struct odk *odk, size_t index)
{
    if (strcmp(odk->form->languages[index], "default") != 0)
        return index;
    size_t named = form_language(odk->form, odk->default_language);
    return named < odk->form->n_languages ? named : index;
}

static void
add_words(struct odk *odk, struct odk_text *text, enum text_form form,
          struct translated words)
{
    for (size_t i = 0; words.in && i < odk->form->n_languages; i++) {
        if (!words.in[i])
            continue;
        size_t index = language_of(odk, i);
        struct odk_language *language = find_language(odk, index);
        if (!has_any(text->values[index]))
            list_text(odk, language, text);
        if (index == i || !text->values[index][form])
            text->values[index][form] = words.in[i];
        text->has[form] = true;
    }
}

static bool
has_media(const struct question *question)
{
    return question->image.in || question->big_image.in || question->audio.in ||
           question->video.in;
}

static const char *
text_id(struct odk *odk, const struct odk_node *node, const char *what)
{
    return arena_printf(odk->arena, "%s:%s", node->question->path, what);
}

/* A message stands in the bind as it is, unless it has parts to work out. */
static struct odk_text *
add_message(struct odk *odk, const struct odk_node *node,
            struct translated words, const char *what)
{
    const char *plain = plain_words(odk, words);
    if (!words.in || (plain && !odk_has_reference(plain)))
        return NULL;
    struct odk_text *text = new_text(odk, text_id(odk, node, what), node);
    add_words(odk, text, FORM_LONG, words);
    return text;
}

static void
add_node_texts(struct odk *odk, struct odk_node *node)
{
    const struct question *question = node->question;
    node->constraint_message = add_message(
        odk, node, question->constraint_message, "jr:constraintMsg");
    node->required_message =
        add_message(odk, node, question->required_message, "jr:requiredMsg");
    node->no_app_message =
        add_message(odk, node, question->no_app_message, "jr:noAppErrorString");
    bool plain = plain_words(odk, question->label) != NULL;
    if (has_media(question) || (question->label.in && !plain)) {
        node->label = new_text(odk, text_id(odk, node, "label"), node);
        add_words(odk, node->label, FORM_LONG, question->label);
    }
    plain = plain_words(odk, question->hint) != NULL;
    /* Clients show no guidance for a group. */
    bool guided = question->guidance.in && question->kind > QUESTION_REPEAT;
    if (guided || (question->hint.in && !plain)) {
        node->hint = new_text(odk, text_id(odk, node, "hint"), node);
        add_words(odk, node->hint, FORM_LONG, question->hint);
        if (guided)
            add_words(odk, node->hint, FORM_GUIDANCE, question->guidance);
    }
}

static void
add_node_media(struct odk *odk, struct odk_node *node)
{
    const struct question *question = node->question;
    if (!has_media(question))
        return;
    add_words(odk, node->label, FORM_IMAGE, question->image);
    add_words(odk, node->label, FORM_BIG_IMAGE, question->big_image);
    add_words(odk, node->label, FORM_AUDIO, question->audio);
    add_words(odk, node->label, FORM_VIDEO, question->video);
}

static bool
choice_needs_itext(const struct odk *odk, const struct choice *choice)
{
    const char *plain = plain_words(odk, choice->label);
    return choice->image.in || choice->big_image.in || choice->audio.in ||
           choice->video.in || (choice->label.in && !plain) ||
           odk_has_reference(plain);
}

static void
add_list_texts(struct odk *odk, struct odk_list *list)
{
    const struct choice_list *from = list->list;
    for (size_t i = 0; i < from->n && !list->in_itext; i++)
        list->in_itext = choice_needs_itext(odk, &from->choices[i]);
    if (!list->in_itext)
        return;
    list->texts = arena_array(odk->arena, from->n + 1, sizeof *list->texts);
    for (size_t i = 0; i < from->n; i++) {
        const struct choice *choice = &from->choices[i];
        const char *id = arena_printf(odk->arena, "%s-%zu", from->name, i);
        struct odk_text *text = new_text(odk, id, NULL);
        add_words(odk, text, FORM_LONG, choice->label);
        add_words(odk, text, FORM_IMAGE, choice->image);
        add_words(odk, text, FORM_BIG_IMAGE, choice->big_image);
        add_words(odk, text, FORM_AUDIO, choice->audio);
        add_words(odk, text, FORM_VIDEO, choice->video);
        list->texts[i] = text;
    }
}

/* All texts, once: those of the first language, then what only others have. */
static void
order_texts(struct odk *odk)
{
    for (size_t i = 0; i < odk->n_languages; i++) {
        const struct odk_language *language = &odk->languages[i];
        for (size_t j = 0; j < language->n; j++) {
            struct odk_text *text = language->texts[j];
            if (text->ordered)
                continue;
            text->ordered = true;
            arena_grow(odk->arena, &odk->texts, &odk->texts_capacity,
                       odk->n_texts + 1, sizeof *odk->texts);
            odk->texts[odk->n_texts++] = text;
        }
    }
}

/* Puts "-" for the words that a language lacks. A picture that it lacks is
 * left out. */
static void
fill(struct odk *odk)
{
    for (size_t i = 0; i < odk->n_languages; i++) {
        struct odk_language *language = &odk->languages[i];
        for (size_t j = 0; j < odk->n_texts; j++) {
            struct odk_text *text = odk->texts[j];
            const char **values = text->values[language->index];
            if (!has_any((const char *const *)values))
                list_text(odk, language, text);
            for (size_t form = FORM_LONG; form <= FORM_GUIDANCE; form++)
                if (text->has[form] && !values[form])
                    values[form] = lacking;
        }
    }
}

void
odk_translations(struct odk *odk)
{
    odk->languages = arena_array(odk->arena, odk->form->n_languages + 1,
                                 sizeof *odk->languages);
    for (size_t i = 0; i < odk->n_lists; i++)
        add_list_texts(odk, &odk->lists[i]);
    for (size_t i = 0; i < odk->n_nodes; i++)
        add_node_texts(odk, odk->nodes[i]);
    for (size_t i = 0; i < odk->n_nodes; i++)
        add_node_media(odk, odk->nodes[i]);
    order_texts(odk);
    fill(odk);
}

static void
write_value(struct odk *odk, const struct odk_text *text, enum text_form form,
            const char *words)
{
    markup_open(&odk->xml, "value");
    markup_attribute(&odk->xml, "form", forms[form].name);
    if (forms[form].prefix)
        words = arena_printf(odk->arena, "%s%s", forms[form].prefix, words);
    if (*words)
        odk_words(odk, words, text->context);
    markup_close(&odk->xml, "value");
}

/* The forms in the order of the survey's columns; what has none of its own
 * keeps its place. */
static void
order_forms(const struct odk *odk, enum text_form order[FORM_N])
{
    size_t n = 0;
    bool done[FORM_N] = {[FORM_LONG] = true, [FORM_GUIDANCE] = true};
    order[n++] = FORM_LONG;
    order[n++] = FORM_GUIDANCE;
    for (size_t i = 0; i < odk->form->n_columns; i++)
        for (size_t form = 0; form < FORM_N; form++)
            if (!done[form] &&
                !strcmp(odk->form->columns[i].column, forms[form].name)) {
                done[form] = true;
                order[n++] = (enum text_form)form;
            }
    for (size_t form = 0; form < FORM_N; form++)
        if (!done[form])
            order[n++] = (enum text_form)form;
}

/* What is there first, then what is lacking. */
static void
write_text(struct odk *odk, const struct odk_text *text, size_t language,
           const enum text_form order[FORM_N])
{
    const char *const *values = (const char *const *)text->values[language];
    markup_open(&odk->xml, "text");
    markup_attribute(&odk->xml, "id", text->id);
    for (size_t i = 0; i < FORM_N; i++) {
        const char *words = values[order[i]];
        bool no_file = words && forms[order[i]].prefix && !strcmp(words, "-");
        if (words && words != lacking && !no_file)
            write_value(odk, text, order[i], words);
    }
    for (size_t form = 0; form < FORM_N; form++)
        if (values[form] == lacking)
            write_value(odk, text, (enum text_form)form, lacking);
    markup_close(&odk->xml, "text");
}

void
odk_itext(struct odk *odk)
{
    if (!odk->n_languages)
        return;
    enum text_form order[FORM_N];
    order_forms(odk, order);
    markup_open(&odk->xml, "itext");
    for (size_t i = 0; i < odk->n_languages; i++) {
        const struct odk_language *language = &odk->languages[i];
        const char *name = odk->form->languages[language->index];
        bool is_default = strcmp(name, odk->default_language) == 0;
        markup_open(&odk->xml, "translation");
        markup_attribute(&odk->xml, "lang", name);
        markup_attribute(&odk->xml, "default", is_default ? "true()" : NULL);
        for (size_t j = 0; j < language->n; j++)
            write_text(odk, language->texts[j], language->index, order);
        markup_close(&odk->xml, "translation");
    }
    markup_close(&odk->xml, "itext");
}

const char *
odk_itext_reference(struct odk *odk, const struct odk_text *text)
{
    return arena_printf(odk->arena, "jr:itext('%s')", text->id);
}
