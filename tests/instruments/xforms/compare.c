#include <config.h>

#include "tests/instruments/xforms/compare.h"

#include "base/xml.h"
#include "instruments/expression/evaluate.h"
#include "instruments/form-scope.h"

#include <check.h>
#include <string.h>

struct comparison {
    struct processor *processor;
    const struct form *form;
    struct arena arena;
    struct answers answers;
    struct moment now;
    size_t language; /* that is chosen on the page */
    size_t compared;
};

/* --- the answers, as praxis takes them --- */

static const struct question *
question_of(struct comparison *c, const char *path)
{
    return form_find_path(c->form, text_of(path));
}

static struct answer
answer_of(struct comparison *c, const xmlNode *node, const struct question *q)
{
    return (struct answer){
        .name = text_of(xml_name(node)),
        .value = text_of(processor_content(c->processor, node)),
        .kind = q ? question_answer_kind(q) : ANSWER_UNKNOWN,
        .is_repeat = q && q->kind == QUESTION_REPEAT};
}

/* What is not relevant is not there, as it is not in what is sent. */
static void
add_answers(struct comparison *c, struct answer *parent, xmlNode *element,
            const char *above)
{
    for (xmlNode *n = xmlFirstElementChild(element); n;
         n = xmlNextElementSibling(n)) {
        const char *path =
            arena_printf(&c->arena, "%s/%s", above, xml_name(n));
        struct answer is = answer_of(c, n, question_of(c, path));
        if (!processor_is_relevant(n))
            continue;
        struct answer *answer =
            answers_add(&c->answers, parent, is.name, is.value, is.kind);
        answer->is_repeat = is.is_repeat;
        add_answers(c, answer, n, path);
    }
}

static const struct answer *
find_instance(void *context, struct text id)
{
    struct comparison *c = context;
    const struct choice_list *list = form_find_list(c->form, id);
    if (!list || list->file)
        return NULL;
    struct answers *all = arena_alloc(&c->arena, sizeof *all);
    answers_init(all, &c->arena, TEXT("root"));
    for (size_t i = 0; i < list->n; i++) {
        const struct choice *choice = &list->choices[i];
        struct answer *item = answers_add(all, all->root, TEXT("item"),
                                          TEXT(""), ANSWER_NONE);
        answers_add(all, item, TEXT("name"), text_of(choice->name),
                    ANSWER_UNKNOWN);
        answers_add(all, item, TEXT("label"),
                    text_of(form_words(c->form, choice->label,
                                       c->language)),
                    ANSWER_UNKNOWN);
        for (size_t j = 0; j < choice->extra.n; j++)
            answers_add(all, item, text_of(choice->extra.items[j].name),
                        text_of(choice->extra.items[j].value),
                        ANSWER_UNKNOWN);
    }
    return all->root;
}

static bool
find_label(void *context, struct text question, struct text code,
           struct text *label)
{
    struct comparison *c = context;
    const struct question *q = form_find(c->form, question);
    const struct choice *choice =
        q && q->list ? choice_list_find(q->list, code) : NULL;
    *label = text_of(
        choice ? form_words(c->form, choice->label, c->language) : "");
    return q && q->list;
}

/* --- one question, once --- */

static struct evaluation
evaluation_at(struct comparison *c, const struct answer *at)
{
    return (struct evaluation){.arena = &c->arena,
                               .answers = &c->answers,
                               .at = at,
                               .now = &c->now,
                               .context = c,
                               .instance = find_instance,
                               .label = find_label};
}

static void
compare_truth(struct comparison *c, const struct answer *at,
              const struct logic *rule, bool page, const char *what,
              const struct question *q)
{
    struct evaluation e = evaluation_at(c, at);
    enum truth truth =
        rule->tree ? expression_holds(&e, rule->tree) : TRUTH_UNKNOWN;
    if (truth == TRUTH_UNKNOWN)
        return;
    ck_assert_msg((truth == TRUTH_TRUE) == page,
                  "%s %s: '%s' is %s with praxis, not on the page", q->path,
                  what, rule->source, truth == TRUTH_TRUE ? "true" : "false");
    c->compared++;
}

static void
compare_value(struct comparison *c, const struct answer *at,
              const struct question *q)
{
    struct evaluation e = evaluation_at(c, at);
    struct text value;
    if (!q->calculation.tree || q->trigger ||
        !expression_result(&e, q->calculation.tree, &value))
        return;
    if (text_is(value, "NaN"))
        value = TEXT(""); /* Collect stores nothing */
    ck_assert_msg(text_equal(value, at->value),
                  "%s: '%s' is '%.*s' with praxis, '%.*s' on the page",
                  q->path, q->calculation.source, TEXT_ARGS(value),
                  TEXT_ARGS(at->value));
    c->compared++;
}

static void
compare_question(struct comparison *c, const struct answer *at,
                 const xmlNode *node, const struct question *q)
{
    const struct node_state *state = processor_state(node);
    compare_truth(c, at, &q->relevant, state->relevant, "relevant", q);
    if (!processor_is_relevant(node))
        return;
    compare_truth(c, at, &q->required, state->required, "required", q);
    compare_truth(c, at, &q->readonly, state->readonly, "readonly", q);
    /* of a text the type is a part of the constraint, of others it is not; a
     * rank is also to be complete */
    bool alike = q->kind == QUESTION_TEXT ||
                 (state->typed &&
                  (q->kind != QUESTION_RANK || state->constraint));
    if (at->value.n && alike)
        compare_truth(c, at, &q->constraint,
                      state->constraint && state->typed, "constraint", q);
    compare_value(c, at, q);
}

/* parent: the answer that element is. */
static void
compare_elements(struct comparison *c, struct answer *parent,
                 xmlNode *element, const char *above)
{
    struct answer *answer = parent->children;
    for (xmlNode *n = xmlFirstElementChild(element); n;
         n = xmlNextElementSibling(n)) {
        const char *path =
            arena_printf(&c->arena, "%s/%s", above, xml_name(n));
        const struct question *q = question_of(c, path);
        bool relevant = processor_is_relevant(n);
        struct answer absent = answer_of(c, n, q);
        absent.parent = parent;
        if (q)
            compare_question(c, relevant ? answer : &absent, n, q);
        if (!relevant)
            continue;
        ck_assert(text_is(answer->name, xml_name(n)));
        compare_elements(c, answer, n, path);
        answer = answer->next;
    }
}

size_t
compare_all(struct processor *p, const struct form *form)
{
    struct comparison c = {.processor = p, .form = form, .arena = ARENA_INIT};
    xmlNode *root = processor_node(p, "instance('data')");
    const char *path = arena_printf(&c.arena, "/%s", form->root_name);
    ck_assert(moment_parse(TEXT(PROCESSOR_NOW), &c.now));
    if (form->n_languages > 1)
        c.language = form_language(
            form, processor_value(p, "string(instance('words')/@language)"));
    answers_init(&c.answers, &c.arena, text_of(form->root_name));
    add_answers(&c, c.answers.root, root, path);
    compare_elements(&c, c.answers.root, root, path);
    size_t compared = c.compared;
    arena_release(&c.arena);
    return compared;
}
