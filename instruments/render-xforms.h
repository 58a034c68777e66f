/* render-xforms: a W3C XForms 1.1 page being written; private to
 * render-xforms*.c.
 *
 * The page is XHTML with the model in its head. The instances: "data", what is
 * sent; "words", what is shown in more than one language, and the language
 * chosen; "templates", what a repeat is made longer with; and one a choice
 * list. A control is bound by name inside that of its group, so that it stays
 * in its instance of a repeat; everything else is a path from instance('data').
 *
 * What XForms 1.1 has no equivalent for is refused by name, as an error
 * finding. Source: XForms 1.1, W3C Recommendation, 20 October 2009. */
#ifndef INSTRUMENTS_RENDER_XFORMS_H
#define INSTRUMENTS_RENDER_XFORMS_H

#include "base/arena.h"
#include "base/finding.h"
#include "instruments/expression/expression.h"
#include "instruments/form.h"
#include "instruments/markup.h"

struct xforms {
    const struct form *form;
    struct arena *arena;
    struct findings *findings;
    struct markup xml;
    size_t language; /* the one that is shown first */
};

/* Tells that there is no equivalent. column is our word for the sheet's. */
void xforms_refuse(struct xforms *xforms, const struct question *question,
                   const char *column, const char *what);

/* render-xforms-path.c: adds the path of target as seen from context. */
void xforms_path(struct builder *out, const struct question *target,
                 const struct question *context, bool in_predicate);
/* The path of what the form records of itself: instanceID. */
void xforms_meta_path(struct builder *out, struct text name);

/* render-xforms-expression.c: the expression in the words of XForms 1.1, in
 * the arena; NULL where it is empty or refused. */
const char *xforms_expression(struct xforms *xforms, const struct logic *logic,
                              const struct question *question,
                              const char *column, bool in_predicate);
/* Adds one node of the tree. */
struct xforms_scope {
    struct xforms *xforms;
    const struct question *question;
    const char *column;
    bool in_predicate;
    bool refused;
};
void xforms_emit(struct xforms_scope *scope,
                 const struct expression *expression, struct builder *out);
/* render-xforms-function.c: a call that is said otherwise. */
void xforms_call(struct xforms_scope *scope, const struct expression *call,
                 struct builder *out);
/* Adds words as an XPath literal, by way of concat() where they need it. */
void xforms_literal(struct builder *out, struct text words);

/* render-xforms-words.c */
void xforms_words_instance(struct xforms *xforms);
/* A label, hint or alert; nothing where there are no words. */
void xforms_words(struct xforms *xforms, const char *element,
                  const struct question *question, struct translated words,
                  const char *what);

/* render-xforms-bind.c */
void xforms_schema(struct xforms *xforms);
void xforms_binds(struct xforms *xforms);

/* render-xforms-body.c */
void xforms_body(struct xforms *xforms);

#endif
