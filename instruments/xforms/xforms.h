/* xforms: a W3C XForms 1.1 page being written; private to xforms/.
 *
 * The page is XHTML with the model in its head. The instances: "data", what is
 * sent; "words", what is shown in more than one language, and the language
 * chosen; "templates", what a repeat is made longer with; "ranks", the places
 * of choices put in order; and one a choice list. A control is bound by name
 * inside that of its group, so that it stays in its round of a repeat;
 * everything else is a path from instance('data').
 *
 * A question that can be left out carries an attribute "asked" with its truth,
 * which is never sent: ODK takes what is not asked for blank, and XForms 1.1
 * has no function that tells.
 *
 * What XForms 1.1 has no equivalent for is refused by name, as an error
 * finding. Source: XForms 1.1, W3C Recommendation, 20 October 2009. */
#ifndef INSTRUMENTS_XFORMS_XFORMS_H
#define INSTRUMENTS_XFORMS_XFORMS_H

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
    /* By number of question: those that it triggers, one after the other. */
    struct xforms_trigger **triggers;
    /* By number of list: one of the questions that show it in an order of
     * chance, or NULL. */
    const struct question **shuffled;
};

/* A question whose calculation is worked out when another is answered. */
struct xforms_trigger {
    const struct question *target;
    struct xforms_trigger *next;
};

/* Tells that there is no equivalent; once, also where it is met again. column
 * is our word for the sheet's; question is NULL for the settings. */
void xforms_refuse(struct xforms *xforms, const struct question *question,
                   const char *column, const char *what);
/* xforms/check.c: what of a form a page cannot say. */
void xforms_check(struct xforms *xforms);

/* --- expressions --- */

/* Where an expression stands. */
struct xforms_scope {
    struct xforms *xforms;
    const struct question *question; /* what `.` is; NULL: the settings */
    const char *column;
    const char *self;    /* how `.` is said where it is not the context node */
    bool in_predicate;   /* `.` is current() */
    bool from_attribute; /* current() is an attribute of `.` */
    bool refused;        /* filled: something has no equivalent */
    bool too_long;       /* filled: XFORMS_LENGTH_MAX is reached */
    unsigned depth;      /* of calculations looked into for their kind */
};

/* Functions may say an argument more than once, and stand in each other: what
 * grows beyond this is refused. */
enum { XFORMS_LENGTH_MAX = 1 << 20 }; /* bytes */

/* What an expression gives, for texts, in the arena; NULL where there is no
 * expression or it is refused. A condition is a boolean in XPath. */
const char *xforms_value(struct xforms_scope scope,
                         const struct expression *tree);
const char *xforms_condition(struct xforms_scope scope,
                             const struct expression *tree);

/* Adds one node of the tree; as a boolean; in brackets where it is more than a
 * leaf; as a number of days. */
void xforms_emit(struct xforms_scope *scope,
                 const struct expression *expression, struct builder *out);
void xforms_emit_truth(struct xforms_scope *scope,
                       const struct expression *expression,
                       struct builder *out);
void xforms_emit_bracketed(struct xforms_scope *scope,
                           const struct expression *expression,
                           struct builder *out);
void xforms_emit_days(struct xforms_scope *scope,
                      const struct expression *expression,
                      struct builder *out);
void xforms_scope_refuse(struct xforms_scope *scope, const char *what);
void xforms_too_long(struct xforms_scope *scope);
/* Adds words as an XPath literal, by way of concat() where they need it. */
void xforms_literal(struct builder *out, struct text words);

/* xforms/kind.c */
enum xforms_kind {
    XFORMS_TEXT,
    XFORMS_NUMBER,
    XFORMS_BOOLEAN,
    XFORMS_DAY,
    XFORMS_MOMENT, /* a day with a time */
    XFORMS_TIME,
};
enum xforms_kind xforms_kind(const struct xforms_scope *scope,
                             const struct expression *expression);
/* The question that a reference or a path without [...] leads to; NULL. */
const struct question *xforms_referred(const struct xforms_scope *scope,
                                       const struct expression *expression);
bool xforms_is_call(const struct expression *expression, const char *name);
/* Is it a node-set in XPath? */
bool xforms_is_nodes(const struct expression *expression);

/* xforms/function.c */
void xforms_call(struct xforms_scope *scope, const struct expression *call,
                 struct builder *out);
/* An argument as its function takes it, in the arena. */
const char *xforms_argument(struct xforms_scope *scope,
                            const struct expression *call, size_t i);
/* Adds the pattern with $1, $2... replaced. */
void xforms_fill(struct builder *out, const char *pattern,
                 const char *const *arguments);
/* how: "" or " of such a thing" */
void xforms_call_refuse(struct xforms_scope *scope,
                        const struct expression *call, const char *how);

/* xforms/call.c, xforms/date.c: one call each. */
typedef void (*xforms_caller)(struct xforms_scope *scope,
                              const struct expression *call,
                              struct builder *out);
#define XFORMS_CALLER(name)                                                    \
    void xforms_call_##name(struct xforms_scope *scope,                        \
                            const struct expression *call,                     \
                            struct builder *out)
XFORMS_CALLER(checklist);
XFORMS_CALLER(choice_name);
XFORMS_CALLER(concat);
XFORMS_CALLER(current);
XFORMS_CALLER(date);
XFORMS_CALLER(date_time);
XFORMS_CALLER(decimal_date);
XFORMS_CALLER(decimal_time);
XFORMS_CALLER(extreme);
XFORMS_CALLER(format);
XFORMS_CALLER(indexed);
XFORMS_CALLER(instance);
XFORMS_CALLER(join);
XFORMS_CALLER(last);
XFORMS_CALLER(once);
XFORMS_CALLER(position);
XFORMS_CALLER(round);
XFORMS_CALLER(selected_at);
XFORMS_CALLER(substr);
XFORMS_CALLER(sum);
XFORMS_CALLER(uuid);
XFORMS_CALLER(version);

/* --- paths: xforms/path.c --- */

/* From the root, and as seen from context, in the arena: of all there are. */
const char *xforms_path(struct xforms *xforms, const struct question *target);
const char *xforms_path_from(struct xforms *xforms,
                             const struct question *target,
                             const struct question *context);
/* Adds the path from where the scope is; guarded: without what is not asked. */
void xforms_add_path(const struct xforms_scope *scope,
                     const struct question *target, bool guarded,
                     struct builder *out);
/* Adds `.`; the way up to what is around it, false where it is not. */
void xforms_add_current(const struct xforms_scope *scope, struct builder *out);
bool xforms_add_up(const struct xforms_scope *scope,
                   const struct question *around, struct builder *out);
/* What the form records of itself: instanceID. */
void xforms_add_meta(struct builder *out, struct text name);
/* Does it carry "asked"? Can a guarded path lead nowhere? To several nodes? */
bool xforms_may_be_left_out(const struct question *question);
bool xforms_may_be_absent(const struct question *target,
                          const struct question *context);
bool xforms_is_many(const struct question *target,
                    const struct question *context);

/* --- parts of the page --- */

/* xforms/instance.c */
void xforms_instances(struct xforms *xforms);
/* Does the question have an element in the data? */
bool xforms_has_element(const struct question *question);
/* The id of the instance that a question takes its choices from. */
const char *xforms_list(struct xforms *xforms, const struct question *question);
bool xforms_is_shuffled(const struct question *question);
bool xforms_shuffles(const struct xforms *xforms);

/* xforms/words.c */
void xforms_words_instance(struct xforms *xforms);
/* The label of an item of a list, in the language chosen. */
const char *xforms_label(const struct xforms *xforms);
/* A label or hint; nothing where there are no words. */
void xforms_words(struct xforms *xforms, const char *element,
                  const struct question *question, struct translated words,
                  const char *what);
/* What is said of an answer that is missing or not allowed; nothing where
 * there is no such rule. */
void xforms_alert(struct xforms *xforms, const struct question *question);

/* xforms/bind.c */
void xforms_schema(struct xforms *xforms);
void xforms_binds(struct xforms *xforms);
/* The constraint as a condition without its pattern, `.` being said as self;
 * NULL where nothing is left. */
const char *xforms_constraint(struct xforms *xforms,
                              const struct question *question,
                              const char *self);

/* xforms/event.c: what happens by itself, and the submission. */
void xforms_events(struct xforms *xforms);
void xforms_submission(struct xforms *xforms);
/* Nothing where there is no value. */
void xforms_setvalue(struct xforms *xforms, const char *event, const char *ref,
                     const char *value);

/* xforms/phrase.c: the words that the page adds of its own. */
enum xforms_phrase {
    XFORMS_ADD,
    XFORMS_REMOVE,
    XFORMS_SEND,
    XFORMS_SENT,
    XFORMS_NOT_SENT,
    XFORMS_LANGUAGE,
    XFORMS_REQUIRED,
    XFORMS_NOT_ALLOWED,
    XFORMS_EACH_ONCE,
    XFORMS_NO_PROCESSOR,
    XFORMS_PHRASES
};
void xforms_phrase(struct xforms *xforms, const char *element,
                   enum xforms_phrase phrase);
/* As an expression; the words in one language. */
const char *xforms_phrase_value(struct xforms *xforms,
                                enum xforms_phrase phrase);
const char *xforms_phrase_words(const char *language,
                                enum xforms_phrase phrase);
void xforms_phrases_instance(struct xforms *xforms);

/* xforms/repeat.c */
void xforms_repeat(struct xforms *xforms, const struct question *repeat);
/* A count that is more than one question is worked out in an element of its
 * own: its name; NULL. */
const char *xforms_count_name(struct xforms *xforms,
                              const struct question *repeat);
bool xforms_has_counts(const struct xforms *xforms);
void xforms_counts(struct xforms *xforms);
/* Has the rounds counted; event may be NULL inside an action. */
void xforms_dispatch_counts(struct xforms *xforms, const char *event);

/* xforms/rank.c: choices put in order. */
bool xforms_is_rank(const struct question *question);
void xforms_rank_instance(struct xforms *xforms);
void xforms_rank_binds(struct xforms *xforms, const struct question *rank);
void xforms_rank(struct xforms *xforms, const struct question *rank);
/* What its answer is made of, and what is allowed. */
const char *xforms_rank_rule(struct xforms *xforms,
                             const struct question *rank);
const char *xforms_rank_value(struct xforms *xforms,
                              const struct question *rank);

/* xforms/body.c */
void xforms_body(struct xforms *xforms);
void xforms_itemset(struct xforms *xforms, const char *nodeset,
                    const char *label, const char *value);
void xforms_children(struct xforms *xforms, const struct question *group);

#endif
