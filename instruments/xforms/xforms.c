#include <config.h>

#include "instruments/xforms/xforms.h"

#include "instruments/form-namespace.h"
#include "instruments/renderer.h"

#include <string.h>

/* Each question's calculation once a name in its trigger, so that a control
 * need not look for those that wait for it. */
static void
find_triggered(struct xforms *xforms, const struct question *target)
{
    struct text rest = text_of(target->trigger);
    for (;;) {
        size_t at = text_find_text(rest, TEXT("${"));
        struct text name = text_slice(rest, at + 2, rest.n);
        size_t end = text_find(name, '}');
        if (at == rest.n || end == name.n)
            return;
        rest = text_slice(name, end + 1, name.n);
        const struct question *trigger =
            form_find(xforms->form, text_trim(text_slice(name, 0, end)));
        if (!trigger)
            continue;
        struct xforms_trigger *t = arena_alloc(xforms->arena, sizeof *t);
        struct xforms_trigger **first = &xforms->triggers[trigger->number];
        *t = (struct xforms_trigger){target, *first};
        *first = t;
    }
}

static void
find_relations(struct xforms *xforms)
{
    const struct form *form = xforms->form;
    xforms->triggers = arena_array(xforms->arena, form->n_questions + 1,
                                   sizeof *xforms->triggers);
    xforms->shuffled = arena_array(xforms->arena, form->n_lists + 1,
                                   sizeof *xforms->shuffled);
    for (size_t i = form->n_questions; i-- > 0;) {
        const struct question *question = form->questions[i];
        find_triggered(xforms, question);
        if (xforms_is_shuffled(question))
            xforms->shuffled[question->list->number] = question;
    }
}

static void
add_model(struct xforms *xforms)
{
    markup_open(&xforms->xml, "xf:model");
    markup_attribute(&xforms->xml, "id", "model");
    xforms_schema(xforms);
    xforms_instances(xforms);
    xforms_binds(xforms);
    xforms_submission(xforms);
    xforms_events(xforms);
    markup_close(&xforms->xml, "xf:model");
}

static const struct property namespaces[] = {
    {"xmlns", "http://www.w3.org/1999/xhtml"},
    {"xmlns:xf", "http://www.w3.org/2002/xforms"},
    {"xmlns:ev", "http://www.w3.org/2001/xml-events"},
    {"xmlns:xsd", "http://www.w3.org/2001/XMLSchema"},
    {"xmlns:f", "urn:praxis:form"},
};

/* The rules for elements of XForms are for browsers that know none of them: a
 * processor puts others in their place. */
static const char style[] =
    "@namespace xf url(http://www.w3.org/2002/xforms); "
    "body { font: 16px/1.45 sans-serif; max-width: 40em; margin: 2em auto; "
    "padding: 0 1em } "
    ".notice { border: 2px solid #b45309; padding: 0.5em 0.75em } "
    "xf|label, xf|hint, xf|help, xf|alert { display: block } "
    "xf|hint, xf|help, xf|alert { color: #555; font-size: 0.875em } "
    "xf|item, xf|trigger, xf|submit { display: block; margin-left: 1em } "
    "xf|value { display: none }";

/* Is it one that the page has for itself? */
static bool
is_ours(const char *name)
{
    for (size_t i = 0; i < sizeof namespaces / sizeof *namespaces; i++)
        if (strcmp(namespaces[i].name, name) == 0)
            return true;
    return false;
}

static bool
is_used(const struct form *form, const char *prefix)
{
    for (size_t i = 0; i < form->n_questions; i++)
        if (text_is(name_prefix(text_of(form->questions[i]->name)), prefix))
            return true;
    return false;
}

static void
declare(struct xforms *xforms, const struct property *namespace)
{
    const char *name =
        arena_printf(xforms->arena, "xmlns:%s", namespace->name);
    if (!is_ours(name) && is_used(xforms->form, namespace->name))
        markup_attribute(&xforms->xml, name, namespace->value);
}

/* The page's own, and those that names of questions have as prefixes. */
static void
add_namespaces(struct xforms *xforms)
{
    const struct properties *further = &xforms->form->namespaces;
    for (size_t i = 0; i < sizeof namespaces / sizeof *namespaces; i++)
        markup_attribute(&xforms->xml, namespaces[i].name,
                         namespaces[i].value);
    for (size_t i = 0; i < own_namespaces_n; i++)
        declare(xforms, &own_namespaces[i]);
    for (size_t i = 0; i < further->n; i++)
        if (!is_own_namespace(further->items[i].name))
            declare(xforms, &further->items[i]);
}

static void
write(struct xforms *xforms)
{
    struct markup *xml = &xforms->xml;
    markup_declare(xml);
    markup_open(xml, "html");
    add_namespaces(xforms);
    markup_open(xml, "head");
    markup_leaf(xml, "title", xforms->form->title);
    markup_open(xml, "style");
    markup_attribute(xml, "type", "text/css");
    markup_text(xml, text_of(style));
    markup_close(xml, "style");
    add_model(xforms);
    markup_close(xml, "head");
    xforms_body(xforms);
    markup_close(xml, "html");
}

bool
render_xforms(const struct form *form, const struct render_options *options,
              struct findings *findings, struct builder *out,
              struct error *error)
{
    size_t language = options->language
                          ? form_language(form, options->language)
                          : form->default_language;
    if (language == form->n_languages)
        return error_at(error, ERROR_USAGE, form->file, 0, 0,
                        "the form has no language '%s'", options->language);
    struct arena arena = ARENA_INIT;
    struct xforms xforms = {.form = form,
                            .arena = &arena,
                            .findings = findings,
                            .xml = MARKUP_INIT(out),
                            .language = language};
    find_relations(&xforms);
    xforms_check(&xforms);
    write(&xforms);
    arena_release(&arena);
    return true;
}
