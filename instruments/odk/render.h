/* render: an ODK XForm being written; private to odk/render*.c.
 *
 * The form is first turned into a tree of nodes, one for each element of the
 * primary instance: the questions, and what a question implies (the text behind
 * "other", the count of a repeat, the heads of a table of selects). Then each
 * file writes its part from that tree: the instances, the translations, the
 * binds, the body. ${name} becomes a path in odk/render-reference.c alone.
 *
 * Source: the ODK XForms specification; for what an XLSForm means, the
 * reference converter, pyxform 4.5. */
#ifndef INSTRUMENTS_ODK_RENDER_H
#define INSTRUMENTS_ODK_RENDER_H

#include "base/arena.h"
#include "instruments/form.h"
#include "instruments/markup.h"

struct odk_text; /* odk/render-itext.c */

/* A table-list goes from the row that begins it to the next end of any group or
 * repeat, as in the reference converter: also into a group inside. */
enum odk_table { ODK_TABLE_NONE, ODK_TABLE_BEGUN, ODK_TABLE_HEADED };

/* A node of the primary instance. */
struct odk_node {
    const struct question *question; /* made here for what is implied */
    struct odk_node *parent;         /* NULL for the root */
    struct odk_node **children;
    size_t n, capacity;
    size_t depth;      /* 0 for the root */
    const char *count; /* of a repeat: the expression for jr:count */
    /* Where its words are in the translations; NULL: they stand in place. */
    struct odk_text *label, *hint, *constraint_message, *required_message;
    struct odk_text *no_app_message;
    struct odk_node **triggered; /* whose values change when this one does */
    size_t n_triggered, triggered_capacity;
};

/* How a choice list is written. */
struct odk_list {
    const struct choice_list *list;
    bool in_itext;           /* its labels are translations: LIST-0, LIST-1 */
    bool as_instance;        /* not when every use of it is a search() */
    struct odk_text **texts; /* by choice, where in_itext */
};

struct odk {
    const struct form *form;
    struct arena *arena;
    struct markup xml;
    const char *default_language; /* its name */
    struct odk_node *root;
    struct odk_node **nodes; /* all but the root, in the form's order */
    size_t n_nodes, nodes_capacity;
    struct odk_node *audit; /* stands in meta; or NULL */
    enum odk_table table;   /* while the tree is made */
    struct odk_list *lists; /* as in the form */
    size_t n_lists;
    struct odk_node **names; /* by hash of the name, for references */
    size_t n_names;          /* a power of two */
    struct odk_text **texts; /* the translations, in order */
    size_t n_texts, texts_capacity;
    struct odk_language *languages; /* those with any text, in order */
    size_t n_languages;
};

/* odk/render-tree.c: fills root, nodes, audit, lists and names. */
void odk_tree(struct odk *odk);
/* NULL where there is none. */
struct odk_node *odk_find(const struct odk *odk, struct text name);
struct odk_list *odk_find_list(const struct odk *odk,
                               const struct choice_list *list);
bool odk_is_search(const struct question *question);

/* odk/render-reference.c */
enum odk_place {
    ODK_PLAIN,     /* relative where they share a repeat, else absolute */
    ODK_PREDICATE, /* the same, from current(): inside a choice filter */
    ODK_ITEMS,     /* the same, where the choices are a repeat's instances */
};
/* source with every ${name} as a path, seen from context (NULL or the root:
 * all absolute). In the arena; NULL for NULL. */
const char *odk_expression(struct odk *odk, const char *source,
                           const struct odk_node *context,
                           enum odk_place place);
/* The path from context to the question of that name, by way of the innermost
 * repeat around it even where context is in the same one. */
const char *odk_nodeset(struct odk *odk, const char *name,
                        const struct odk_node *context);
/* The name in "${name}"; empty when source is anything else. */
struct text odk_reference(const char *source);
bool odk_has_reference(const char *words);
/* Words for people: text, and an output element for each ${name} and each
 * instance('x')/... path. */
void odk_words(struct odk *odk, const char *words,
               const struct odk_node *context);

/* odk/render-itext.c */
/* The one given, in whatever language; NULL when none is. */
const char *odk_any(const struct odk *odk, struct translated words);
void odk_translations(struct odk *odk);
void odk_itext(struct odk *odk);
/* "jr:itext('ID')", in the arena. */
const char *odk_itext_reference(struct odk *odk, const struct odk_text *text);

/* odk/render-instance.c */
void odk_instances(struct odk *odk);

/* odk/render-bind.c */
void odk_binds(struct odk *odk);

/* odk/render-body.c */
void odk_body(struct odk *odk);
/* The setvalue of a default that is worked out. */
void odk_setvalue(struct odk *odk, const struct odk_node *node,
                  const char *event);
/* odk/render-select.c: the itemset or the items of a select, rank or range. */
void odk_choices(struct odk *odk, const struct odk_node *node);

#endif
