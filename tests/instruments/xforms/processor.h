/* processor: runs the model of a W3C XForms 1.1 page, to see that it does what
 * the questionnaire says.
 *
 * XPath is libxml2's; the functions, actions and events that XForms 1.1 adds
 * are here, as far as praxis render writes them and by the letter of the
 * Recommendation (W3C, 20 October 2009), not by that of the renderer. What is
 * not known here, or does not lead anywhere, fails the test: an expression that
 * is no XPath, a control bound to nothing, a property given twice, an action
 * that is not in the list.
 *
 * Private to the tests. Fails by Check's assertions. */
#ifndef TESTS_INSTRUMENTS_XFORMS_PROCESSOR_H
#define TESTS_INSTRUMENTS_XFORMS_PROCESSOR_H

#include "base/arena.h"
#include "base/text.h"

#include <libxml/tree.h>
#include <libxml/xpath.h>

/* When the page is filled in, on a clock three hours east of UTC. */
#define PROCESSOR_NOW "2026-03-05T01:20:30+03:00"
#define PROCESSOR_OFFSET_MIN 180

/* A control and its node; a group or button, and its context node. */
struct bound {
    xmlNode *control, *node;
};

/* What is kept with each node of an instance, as its _private. */
struct node_state {
    const char *seen; /* the value when the controls were last told */
    bool relevant, readonly, required, constraint, typed;
    unsigned given; /* which of these by a bind, as bits */
};

struct processor {
    struct arena arena;
    xmlDoc *document;
    xmlXPathContext *xpath;
    xmlNode *model, *body;
    xmlNode *current; /* what current() is */
    xmlNode *inserted; /* what event('inserted-nodes') is */
    xmlNode *removed;  /* holds what was deleted: some still point at it */
    unsigned long long chance, whim; /* of random(), of the person */
    size_t depth; /* of the actions being run */
    struct bound *controls;
    size_t n_controls, controls_capacity;
    bool changed;   /* by the calculations */
    size_t checked; /* expressions that were evaluated */
};

/* Parses the page and does what a processor does until the form is shown:
 * recalculates, binds the controls, dispatches xforms-ready. */
void processor_init(struct processor *processor, struct text page);
void processor_release(struct processor *processor);

/* The node that an expression leads to, from instance('data'); fails where
 * there is not exactly one. */
xmlNode *processor_node(struct processor *processor, const char *path);
/* Its value, in the arena. Any expression. */
const char *processor_value(struct processor *processor, const char *path);

/* A person answers: fails where no control that is shown asks for it, and
 * where the control has choices without this one. */
void processor_answer(struct processor *processor, const char *path,
                      const char *value);
/* One answer or one button, by chance: the same in every run. */
void processor_act(struct processor *processor);
/* Is there a control for it that is shown? */
bool processor_is_asked(struct processor *processor, const char *path);
/* Is that one of its choices? */
bool processor_offers(struct processor *processor, const char *path,
                      const char *code);
/* The label, hint or alert beside it; "" for none. */
const char *processor_words(struct processor *processor, const char *path,
                            const char *element);
/* Is there a button inside the group or round that is the node? */
bool processor_has_button(const struct processor *processor,
                          const xmlNode *node);
/* A person presses the button with that label inside the group or round whose
 * context node is at the path. */
void processor_press(struct processor *processor, const char *path,
                     const char *label);

/* The model item properties of a node, and its validity. */
bool processor_is_relevant(const xmlNode *node);
bool processor_is_valid(const xmlNode *node);
const struct node_state *processor_state(const xmlNode *node);
/* Presses Send: what is posted, without what is not relevant, in the arena;
 * NULL where something that is relevant is not valid. */
const char *processor_send(struct processor *processor);

/* processor-function.c */
void processor_functions(struct processor *processor);
/* processor-action.c */
void processor_dispatch(struct processor *processor, const char *event,
                        xmlNode *target, xmlNode *context);
/* processor.c, for the others */
xmlXPathObject *processor_evaluate(struct processor *processor,
                                   const char *expression, xmlNode *context);
const char *processor_text(struct processor *processor, const char *expression,
                           xmlNode *context);
bool processor_truth(struct processor *processor, const char *expression,
                     xmlNode *context);
/* Of the node itself, not of what is below it; in the arena. */
const char *processor_content(struct processor *processor,
                              const xmlNode *node);
void processor_set(xmlNode *node, const char *value);
/* Rebuild, recalculate, revalidate, refresh. */
void processor_update(struct processor *processor);
/* processor-body.c: finds what each control is bound to, and evaluates all
 * that is shown with it. */
void processor_bind_controls(struct processor *processor);
/* What the context node is inside an element around a control that is bound to
 * the node. */
xmlNode *processor_context(const struct processor *processor,
                           const xmlNode *element, xmlNode *node);

#endif
