/* event: what happens by itself: when the page is opened, when a
 * round is added, and when the answers are sent. */
#include <config.h>

#include "instruments/xforms/xforms.h"

#include <string.h>

void
xforms_setvalue(struct xforms *xforms, const char *event, const char *ref,
                const char *value)
{
    if (!value)
        return;
    markup_open(&xforms->xml, "xf:setvalue");
    markup_attribute(&xforms->xml, "ev:event", event);
    markup_attribute(&xforms->xml, "ref", ref);
    markup_attribute(&xforms->xml, "value", value);
    markup_close(&xforms->xml, "xf:setvalue");
}

/* What the client of ODK fills in by itself. */
static const struct {
    enum question_kind kind;
    const char *event, *value;
} filled[] = {
    {QUESTION_START, "xforms-ready", "local-dateTime()"},
    {QUESTION_TODAY, "xforms-ready", "substring(local-date(), 1, 10)"},
    {QUESTION_END, "xforms-submit", "local-dateTime()"},
};

static void
add_filled(struct xforms *xforms, const char *event)
{
    const struct form *form = xforms->form;
    for (size_t i = 0; i < form->n_questions; i++)
        for (size_t j = 0; j < sizeof filled / sizeof *filled; j++)
            if (filled[j].kind == form->questions[i]->kind &&
                strcmp(filled[j].event, event) == 0)
                xforms_setvalue(xforms, event,
                                xforms_path(xforms, form->questions[i]),
                                filled[j].value);
}

static const char *
fallback(struct xforms *xforms, const struct question *question)
{
    struct xforms_scope scope = {
        .xforms = xforms, .question = question, .column = "default"};
    return question->dynamic_default
               ? xforms_value(scope, question->fallback.tree)
               : NULL;
}

static void
add_defaults(struct xforms *xforms)
{
    const struct form *form = xforms->form;
    for (size_t i = 0; i < form->n_questions; i++)
        xforms_setvalue(xforms, "xforms-ready",
                        xforms_path(xforms, form->questions[i]),
                        fallback(xforms, form->questions[i]));
}

static const char *
path_below(struct xforms *xforms, const struct question *question,
           const struct question *above)
{
    return question->parent == above
               ? question->name
               : arena_printf(xforms->arena, "%s/%s",
                              path_below(xforms, question->parent, above),
                              question->name);
}

/* A round that is added may be that of any repeat around the question. */
static void
add_round_defaults(struct xforms *xforms)
{
    const struct form *form = xforms->form;
    for (size_t i = 0; i < form->n_questions; i++) {
        const struct question *q = form->questions[i];
        const struct question *repeat = question_repeat(q);
        for (; repeat; repeat = question_repeat(repeat))
            xforms_setvalue(
                xforms, "xforms-insert",
                arena_printf(xforms->arena,
                             "event('inserted-nodes')/self::%s/%s",
                             repeat->name, path_below(xforms, q, repeat)),
                fallback(xforms, q));
    }
}

/* --- an order of chance --- */

/* One of those that are left goes behind all others, again and again until
 * none is left: each order is as likely as any other. */
static void
add_shuffle(struct xforms *xforms, const char *list)
{
    struct markup *xml = &xforms->xml;
    struct arena *arena = xforms->arena;
    const char *left = "instance('chance')/left";
    const char *place = "instance('chance')/place";
    const char *items = arena_printf(arena, "instance('%s')/item", list);
    markup_open(xml, "xf:action");
    markup_attribute(xml, "ev:event", "xforms-ready");
    xforms_setvalue(xforms, NULL, left,
                    arena_printf(arena, "count(%s)", items));
    markup_open(xml, "xf:action");
    markup_attribute(xml, "while", "instance('chance')/left > 0");
    xforms_setvalue(xforms, NULL, place,
                    "1 + floor(random() * instance('chance')/left)");
    markup_open(xml, "xf:insert");
    markup_attribute(xml, "nodeset", items);
    markup_attribute(xml, "at", "last()");
    markup_attribute(xml, "position", "after");
    markup_attribute(xml, "origin",
                     arena_printf(arena, "%s[position() = %s]", items, place));
    markup_close(xml, "xf:insert");
    markup_open(xml, "xf:delete");
    markup_attribute(xml, "nodeset", items);
    markup_attribute(xml, "at", place);
    markup_close(xml, "xf:delete");
    xforms_setvalue(xforms, NULL, left, ". - 1");
    markup_close(xml, "xf:action");
    markup_close(xml, "xf:action");
}

static void
add_shuffles(struct xforms *xforms)
{
    for (size_t i = 0; i < xforms->form->n_lists; i++)
        if (xforms->shuffled[i])
            add_shuffle(xforms, xforms_list(xforms, xforms->shuffled[i]));
}

/* --- sending --- */

static void
add_message(struct xforms *xforms, const char *event, enum xforms_phrase words)
{
    markup_open(&xforms->xml, "xf:action");
    markup_attribute(&xforms->xml, "ev:event", event);
    markup_open(&xforms->xml, "xf:message");
    markup_attribute(&xforms->xml, "level", "modal");
    markup_open(&xforms->xml, "xf:output");
    markup_attribute(&xforms->xml, "value", xforms_phrase_value(xforms, words));
    markup_close(&xforms->xml, "xf:output");
    markup_close(&xforms->xml, "xf:message");
    markup_close(&xforms->xml, "xf:action");
}

void
xforms_submission(struct xforms *xforms)
{
    const char *url = xforms->form->submission_url;
    markup_open(&xforms->xml, "xf:submission");
    markup_attribute(&xforms->xml, "id", "send");
    markup_attribute(&xforms->xml, "resource", url ? url : "");
    markup_attribute(&xforms->xml, "method", "post");
    markup_attribute(&xforms->xml, "ref", "instance('data')");
    markup_attribute(&xforms->xml, "replace", "none");
    add_filled(xforms, "xforms-submit");
    add_message(xforms, "xforms-submit-done", XFORMS_SENT);
    add_message(xforms, "xforms-submit-error", XFORMS_NOT_SENT);
    markup_close(&xforms->xml, "xf:submission");
}

/* "uuid:" and a version 4 identifier, from forty digits by chance. */
static void
add_identifier(struct xforms *xforms)
{
    static const char path[] = "instance('data')/meta/instanceID";
    if (xforms->form->omit_instance_id)
        return;
    xforms_setvalue(xforms, "xforms-ready", path,
                    "digest(concat(random(true()), local-dateTime(), "
                    "random()), 'SHA-1', 'hex')");
    xforms_setvalue(xforms, "xforms-ready", path,
                    "concat('uuid:', substring(., 1, 8), '-', "
                    "substring(., 9, 4), '-4', substring(., 13, 3), '-a', "
                    "substring(., 16, 3), '-', substring(., 19, 12))");
}

void
xforms_events(struct xforms *xforms)
{
    add_identifier(xforms);
    add_filled(xforms, "xforms-ready");
    add_defaults(xforms);
    add_round_defaults(xforms);
    add_shuffles(xforms);
    xforms_dispatch_counts(xforms, "xforms-ready");
    xforms_counts(xforms);
}
