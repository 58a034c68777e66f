#include <config.h>

#include "instruments/odk/render.h"

#include "instruments/form-namespace.h"
#include "instruments/renderer.h"

static void
declare(struct odk *odk, const struct property *namespace)
{
    markup_attribute(&odk->xml,
                     arena_printf(odk->arena, "xmlns:%s", namespace->name),
                     namespace->value);
}

static void
add_namespaces(struct odk *odk)
{
    markup_attribute(&odk->xml, "xmlns", "http://www.w3.org/2002/xforms");
    for (size_t i = 0; i < own_namespaces_n; i++)
        declare(odk, &own_namespaces[i]);
    const struct properties *further = &odk->form->namespaces;
    for (size_t i = 0; i < further->n; i++)
        if (!is_own_namespace(further->items[i].name))
            declare(odk, &further->items[i]);
}

static bool
is_yes(const char *value)
{
    struct text t = text_of(value);
    return text_is_fold(t, "yes") || text_is_fold(t, "true") ||
           text_is_fold(t, "true()");
}

static void
add_submission(struct odk *odk)
{
    const struct form *form = odk->form;
    bool editable = is_yes(form->client_editable);
    if (!form->submission_url && !form->public_key && !form->auto_send &&
        !form->auto_delete && !editable)
        return;
    markup_open(&odk->xml, "submission");
    markup_attribute(&odk->xml, "action", form->submission_url);
    markup_attribute(&odk->xml, "method", form->submission_url ? "post" : NULL);
    markup_attribute(&odk->xml, "base64RsaPublicKey", form->public_key);
    markup_attribute(&odk->xml, "orx:auto-send", form->auto_send);
    markup_attribute(&odk->xml, "orx:auto-delete", form->auto_delete);
    markup_attribute(&odk->xml, "odk:client-editable",
                     editable ? "true" : NULL);
    markup_close(&odk->xml, "submission");
}

static void
add_model(struct odk *odk)
{
    markup_open(&odk->xml, "model");
    markup_attribute(&odk->xml, "odk:xforms-version", "1.0.0");
    add_submission(odk);
    odk_itext(odk);
    odk_instances(odk);
    odk_binds(odk);
    markup_close(&odk->xml, "model");
}

static void
write(struct odk *odk)
{
    markup_declare(&odk->xml);
    markup_open(&odk->xml, "h:html");
    add_namespaces(odk);
    markup_open(&odk->xml, "h:head");
    markup_leaf(&odk->xml, "h:title", odk->form->title);
    add_model(odk);
    markup_close(&odk->xml, "h:head");
    odk_body(odk);
    markup_close(&odk->xml, "h:html");
}

bool
render_odk(const struct form *form, const struct render_options *options,
           struct findings *findings, struct builder *out,
           struct error *error)
{
    (void)findings; /* all that a form can say is said */
    size_t language = options->language
                          ? form_language(form, options->language)
                          : form->default_language;
    if (options->language && language == form->n_languages)
        return error_at(error, ERROR_USAGE, form->file, 0, 0,
                        "the form has no language '%s'", options->language);
    struct arena arena = ARENA_INIT;
    struct odk odk = {.form = form,
                      .arena = &arena,
                      .xml = MARKUP_INIT(out),
                      .default_language = properties_find(
                          &form->settings, "default_language")};
    if (options->language)
        odk.default_language = form->languages[language];
    else if (!odk.default_language)
        odk.default_language = "default";
    odk_tree(&odk);
    odk_translations(&odk);
    write(&odk);
    arena_release(&arena);
    return true;
}
