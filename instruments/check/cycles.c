#include <config.h>

#include "instruments/check/cycles.h"

#include "base/builder.h"
#include "base/heap.h"
#include "instruments/expression/cycle.h"
#include "instruments/expression/expression.h"
#include "instruments/form-scope.h"
#include "instruments/say.h"

#include <stdlib.h>

/* The graph while it is made: nodes are the numbers of the questions. */
struct web {
    const struct form *form;
    size_t *first;
    size_t *edges;
    size_t n_edges, capacity;
};

static void
add_edge(struct web *web, const struct question *to)
{
    if (!to || !to->parent)
        return;
    heap_grow(&web->edges, &web->capacity, web->n_edges + 1,
              sizeof *web->edges);
    web->edges[web->n_edges++] = to->number;
}

static void
visit_path(void *context, const struct expression *expression)
{
    struct web *web = context;
    struct builder path = BUILDER_INIT;
    if (expression->kind != EXPRESSION_PATH || !expression->absolute)
        return;
    bool plain = expression->count == 0;
    for (size_t i = 0; plain && i < expression->step_count; i++) {
        const struct expression_step *step = &expression->steps[i];
        plain = step->axis == EXPRESSION_AXIS_CHILD && step->name.n > 0 &&
                step->predicate_count == 0;
        builder_add_char(&path, '/');
        builder_add(&path, step->name);
    }
    if (plain)
        add_edge(web, form_find_path(web->form, builder_text(&path)));
    builder_release(&path);
}

/* Is `.` this question's own answer anywhere in it? In a predicate it is the
 * item's; and position(.) asks where the question is, not for its answer. */
static bool
asks_itself(const struct expression *expression)
{
    if (expression_is_self(expression))
        return true;
    if (expression->kind == EXPRESSION_CALL &&
        text_is(expression->text, "position"))
        return false;
    for (size_t i = 0; i < expression->count; i++)
        if (asks_itself(expression->items[i]))
            return true;
    return false;
}

/* What indexed-repeat asks for is in another round of the repeat, and what
 * was saved last is of another form. */
static void
add_logic(struct web *web, const struct question *question,
          const struct logic *logic)
{
    struct expression_use *uses;
    if (!logic->tree)
        return;
    size_t n = expression_uses(web->form->arena, logic->tree, &uses);
    for (size_t i = 0; i < n; i++) {
        bool indexed = uses[i].call && uses[i].argument == 0 &&
                       text_is(uses[i].call->text, "indexed-repeat");
        if (!indexed && !uses[i].reference->last_saved &&
            form_count(web->form, uses[i].reference->text) == 1)
            add_edge(web, form_find(web->form, uses[i].reference->text));
    }
    expression_walk(logic->tree, visit_path, web);
    if (asks_itself(logic->tree))
        add_edge(web, question);
}

static const struct question *
relevance_around(const struct question *question)
{
    const struct question *group = question->parent;
    while (group && !group->relevant.source)
        group = group->parent;
    return group;
}

/* With a trigger the calculation is done once each time that one changes: it
 * may well count its own answer up. */
static void
add_question(struct web *web, const struct question *question)
{
    if (!question->trigger)
        add_logic(web, question, &question->calculation);
    add_logic(web, question, &question->relevant);
    add_edge(web, relevance_around(question));
}

/* Does that logic of the question name the other? */
static bool
names(struct web *web, const struct question *question,
      const struct logic *logic, const struct question *other)
{
    size_t before = web->n_edges;
    bool found = false;
    add_logic(web, question, logic);
    for (size_t i = before; i < web->n_edges; i++)
        found |= web->edges[i] == other->number;
    web->n_edges = before;
    return found;
}

static void
tell(struct web *web, const struct cycle *cycle, struct findings *findings)
{
    const struct form *form = web->form;
    struct builder chain = BUILDER_INIT;
    for (size_t i = 0; i <= cycle->n; i++) {
        const struct question *question =
            form->questions[cycle->nodes[i % cycle->n]];
        builder_printf(&chain, "%s%s", i ? " -> " : "",
                       question->name ? question->name : "?");
    }
    const struct question *first = form->questions[cycle->nodes[0]];
    const struct question *second = form->questions[cycle->nodes[1 % cycle->n]];
    bool computed =
        !first->trigger && names(web, first, &first->calculation, second);
    const struct logic *logic =
        computed ? &first->calculation : &first->relevant;
    form_say(form, findings,
             (struct finding){.severity = SEVERITY_ERROR,
                              .rule = "cycle",
                              .sheet = "survey",
                              .row = first->row,
                              .column = form_header(
                                  form, computed ? "calculation" : "relevant",
                                  0),
                              .value = logic->source,
                              .mend = cycle->n == 1
                                          ? "write it without this question's "
                                            "own answer"
                                          : "change one of them so that it "
                                            "does not need the others"},
             cycle->n == 1 ? "this depends on itself: %s"
                           : "these depend on each other in a circle: %s",
             chain.s);
    builder_release(&chain);
}

void
check_cycles(const struct form *form, struct findings *findings)
{
    struct web web = {.form = form};
    web.first = heap_new(form->n_questions + 1, sizeof *web.first);
    for (size_t i = 0; i < form->n_questions; i++) {
        web.first[i] = web.n_edges;
        add_question(&web, form->questions[i]);
    }
    web.first[form->n_questions] = web.n_edges;
    struct graph graph = {form->n_questions, web.first, web.edges};
    struct cycle *cycles;
    size_t n = cycles_find(form->arena, &graph, &cycles);
    for (size_t i = 0; i < n; i++)
        tell(&web, &cycles[i], findings);
    free(web.first);
    free(web.edges);
}
