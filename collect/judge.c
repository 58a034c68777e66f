#include <config.h>

#include "collect/judge.h"

#include "instruments/form-scope.h"

/* One record: where its answers stand in the tree, and which were asked. */
struct judge_record {
    const struct record *record;
    struct answer **nodes;    /* by local number of the field */
    unsigned char *asked;     /* enum truth */
    size_t child, last, next; /* records inside it, by repeat and number */
};

#define NO_RECORD SIZE_MAX

/* One step down the form, with the record that it is in. */
struct step {
    struct answer *node;
    size_t record;
    enum truth asked;
};

void
judge_release(struct judge *judge)
{
    regex_store_free(judge->regexes);
    arena_release(&judge->scratch);
}

/* A version of the form with the places of its fields: looked up once, for it
 * is walked for every submission. */
struct judge_node {
    const struct question *question;
    uint32_t field, repeat; /* SCHEMA_NONE where it is none */
    struct judge_node *children;
    size_t n;
};

static struct judge_node
make_node(const struct collection *collection, const struct question *question)
{
    const struct schema *schema = &collection->schema;
    struct text path = schema_below_root(question->path);
    struct judge_node node = {.question = question,
                              .field = schema_field(schema, path),
                              .repeat = schema_repeat(schema, path),
                              .n = question->n};
    node.children =
        arena_array(collection->arena, question->n + 1, sizeof *node.children);
    for (size_t i = 0; i < question->n; i++)
        node.children[i] = make_node(collection, question->children[i]);
    return node;
}

void
judge_init(struct judge *judge, struct collection *collection)
{
    const struct schema *schema = &collection->schema;
    *judge = (struct judge){.collection = collection,
                            .regexes = regex_store_new()};
    judge->local =
        arena_array(collection->arena, schema->n + 1, sizeof *judge->local);
    judge->n_local = arena_array(collection->arena, schema->n_repeats,
                                 sizeof *judge->n_local);
    judge->slot =
        arena_array(collection->arena, collection->submissions.n_records + 1,
                    sizeof *judge->slot);
    for (size_t i = 0; i < schema->n; i++)
        judge->local[i] = judge->n_local[schema->fields[i].repeat]++;
    judge->roots =
        arena_array(collection->arena, schema->n_forms, sizeof *judge->roots);
    for (size_t v = 0; v < schema->n_forms; v++)
        judge->roots[v] = make_node(collection, schema->forms[v]->root);
}

static void add_children(struct judge *judge, const struct judge_node *parent,
                         struct answer *node, size_t record);

static void
add_instances(struct judge *judge, const struct judge_node *repeat,
              struct answer *node, size_t record)
{
    for (size_t r = judge->records[record].child; r != NO_RECORD;
         r = judge->records[r].next) {
        if (judge->records[r].record->repeat != repeat->repeat)
            continue;
        struct answer *instance =
            answers_add(&judge->answers, node, text_of(repeat->question->name),
                        TEXT(""), ANSWER_NONE);
        instance->is_repeat = true;
        add_children(judge, repeat, instance, r);
    }
}

static void
add_answer(struct judge *judge, const struct judge_node *asked,
           struct answer *node, size_t record)
{
    struct judge_record *in = &judge->records[record];
    struct answer *answer =
        answers_add(&judge->answers, node, text_of(asked->question->name),
                    TEXT(""), question_answer_kind(asked->question));
    if (asked->field == SCHEMA_NONE)
        return;
    in->nodes[judge->local[asked->field]] = answer;
    /* The layout says whether an answer that is not here is blank. */
    answer->unreadable =
        !layout_has_field(judge->submission->layout, asked->field);
}

static void
add_children(struct judge *judge, const struct judge_node *parent,
             struct answer *node, size_t record)
{
    for (size_t i = 0; i < parent->n; i++) {
        const struct judge_node *child = &parent->children[i];
        if (child->question->kind == QUESTION_REPEAT)
            add_instances(judge, child, node, record);
        else if (child->question->kind == QUESTION_GROUP)
            add_children(judge, child,
                         answers_add(&judge->answers, node,
                                     text_of(child->question->name), TEXT(""),
                                     ANSWER_NONE),
                         record);
        else
            add_answer(judge, child, node, record);
    }
}

/* The events' texts into the tree. */
static void
fill_answers(struct judge *judge)
{
    const struct submissions *all = &judge->collection->submissions;
    for (size_t r = 0; r < judge->n_records; r++) {
        const struct record *record = judge->records[r].record;
        for (size_t i = 0; i < record->n; i++) {
            struct event event = all->events[record->first + i];
            struct answer *node =
                judge->records[r].nodes[judge->local[event.field]];
            if (!node)
                continue;
            node->value = text_trim(intern_at(&all->pool, event.value));
            node->unreadable = false;
        }
    }
}

/* False wins, then what is unknown. */
static enum truth
both(enum truth a, enum truth b)
{
    if (a == TRUTH_FALSE || b == TRUTH_FALSE)
        return TRUTH_FALSE;
    return a == TRUTH_TRUE ? b : a;
}

static enum truth
holds_at(struct judge *judge, const struct expression *tree,
         const struct answer *node)
{
    judge->evaluation.at = node;
    return expression_holds(&judge->evaluation, tree);
}

static enum truth
asked_at(struct judge *judge, const struct question *question,
         const struct answer *node, enum truth around)
{
    if (around == TRUTH_FALSE || !question->relevant.source)
        return around;
    if (!question->relevant.tree)
        return TRUTH_UNKNOWN;
    return both(around, holds_at(judge, question->relevant.tree, node));
}

static void judge_children(struct judge *judge, const struct judge_node *parent,
                           struct step at);

/* The instances stand in a row from node on; returns what is behind them. */
static struct answer *
judge_instances(struct judge *judge, const struct judge_node *repeat,
                struct step at, struct answer *node)
{
    for (size_t r = judge->records[at.record].child; r != NO_RECORD;
         r = judge->records[r].next) {
        if (judge->records[r].record->repeat != repeat->repeat)
            continue;
        judge_children(
            judge, repeat,
            (struct step){node, r,
                          asked_at(judge, repeat->question, node, at.asked)});
        node = node->next;
    }
    return node;
}

/* Walks form and tree side by side: they were made in the same order. */
static void
judge_children(struct judge *judge, const struct judge_node *parent,
               struct step at)
{
    struct answer *node = at.node->children;
    for (size_t i = 0; i < parent->n; i++) {
        const struct judge_node *child = &parent->children[i];
        if (child->question->kind == QUESTION_REPEAT) {
            node = judge_instances(judge, child, at, node);
            continue;
        }
        struct step step = {node, at.record,
                            asked_at(judge, child->question, node, at.asked)};
        node = node->next;
        if (child->question->kind == QUESTION_GROUP)
            judge_children(judge, child, step);
        else if (child->field != SCHEMA_NONE)
            judge->records[at.record].asked[judge->local[child->field]] =
                (unsigned char)step.asked;
    }
}

static void
add_record(struct judge *judge, uint32_t index)
{
    struct collection *collection = judge->collection;
    const struct record *record = &collection->submissions.records[index];
    struct judge_record *made = &judge->records[judge->n_records++];
    size_t n = judge->n_local[record->repeat];
    *made = (struct judge_record){
        .record = record,
        .nodes = arena_array(&judge->scratch, n + 1, sizeof *made->nodes),
        .asked = arena_array(&judge->scratch, n + 1, 1),
        .child = NO_RECORD,
        .last = NO_RECORD,
        .next = NO_RECORD,
    };
    for (size_t i = 0; i < n; i++)
        made->asked[i] = TRUTH_UNKNOWN;
}

static void
attach(struct judge *judge, size_t child, size_t parent)
{
    struct judge_record *above = &judge->records[parent];
    if (above->last == NO_RECORD)
        above->child = child;
    else
        judge->records[above->last].next = child;
    above->last = child;
}

static void
add_records(struct judge *judge)
{
    const struct submissions *all = &judge->collection->submissions;
    size_t n = 0;
    for (uint32_t r = judge->submission->first; r != RECORD_NONE;
         r = all->records[r].next)
        n++;
    judge->records = arena_array(&judge->scratch, n, sizeof *judge->records);
    judge->n_records = 0;
    for (uint32_t r = judge->submission->first; r != RECORD_NONE;
         r = all->records[r].next) {
        judge->slot[r] = (uint32_t)judge->n_records;
        add_record(judge, r);
        /* A parent comes before what is inside it. */
        if (all->records[r].parent != RECORD_NONE)
            attach(judge, judge->slot[r], judge->slot[all->records[r].parent]);
    }
}

/* When it was filled in: the first of end, start, today and sending that says
 * so. */
static const struct moment *
find_now(struct judge *judge)
{
    static const enum question_kind kinds[] = {QUESTION_END, QUESTION_START,
                                               QUESTION_TODAY};
    const struct submissions *all = &judge->collection->submissions;
    const struct record *root = &all->records[judge->submission->first];
    judge->now = (struct moment){0};
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
        for (size_t i = 0; i < root->n; i++) {
            struct event event = all->events[root->first + i];
            const struct question *question =
                judge->collection->schema.fields[event.field].question;
            struct text raw = text_trim(intern_at(&all->pool, event.value));
            if (question && question->kind == kinds[k] &&
                (moment_parse(raw, &judge->now) ||
                 date_parse(raw, &judge->now.date)))
                return &judge->now;
        }
    struct text sent =
        intern_at(&all->pool, judge->submission->meta[META_SUBMITTED]);
    return moment_parse(sent, &judge->now) ? &judge->now : NULL;
}

static bool
find_label(void *context, struct text name, struct text code,
           struct text *label)
{
    const struct judge *judge = context;
    const struct question *question = form_find(judge->form, name);
    if (!question)
        question = form_find_path(judge->form, name);
    const struct choice *choice = question && question->list
                                      ? choice_list_find(question->list, code)
                                      : NULL;
    const char *words = choice ? form_words(judge->form, choice->label,
                                            judge->form->default_language)
                               : NULL;
    *label = text_of(words);
    return words;
}

void
judge_enter(struct judge *judge, uint32_t submission)
{
    struct collection *collection = judge->collection;
    arena_release(&judge->scratch);
    judge->submission = &collection->submissions.items[submission];
    judge->form = collection->schema.forms[judge->submission->version];
    answers_init(&judge->answers, &judge->scratch,
                 text_of(judge->form->root_name));
    add_records(judge);
    const struct judge_node *root = &judge->roots[judge->submission->version];
    add_children(judge, root, judge->answers.root, 0);
    fill_answers(judge);
    judge->evaluation = (struct evaluation){.arena = &judge->scratch,
                                            .answers = &judge->answers,
                                            .regexes = judge->regexes,
                                            .now = find_now(judge),
                                            .context = judge,
                                            .label = find_label};
    judge_children(judge, root,
                   (struct step){judge->answers.root, 0, TRUTH_TRUE});
}

enum truth
judge_relevant(const struct judge *judge, size_t record, uint32_t field)
{
    return (enum truth)judge->records[record].asked[judge->local[field]];
}

static const struct question *
question_of(const struct judge *judge, uint32_t field)
{
    return judge->collection->schema.fields[field]
        .versions[judge->submission->version];
}

/* What a condition of the field's own says; unknown where it has none. */
static enum truth
holds_of(struct judge *judge, size_t record, uint32_t field,
         const struct expression *condition)
{
    const struct answer *node =
        judge->records[record].nodes[judge->local[field]];
    return condition && node ? holds_at(judge, condition, node)
                             : TRUTH_UNKNOWN;
}

enum truth
judge_requires(struct judge *judge, size_t record, uint32_t field)
{
    const struct question *question = question_of(judge, field);
    return holds_of(judge, record, field,
                    question ? question->required.tree : NULL);
}

enum truth
judge_allows(struct judge *judge, size_t record, uint32_t field)
{
    const struct question *question = question_of(judge, field);
    return holds_of(judge, record, field,
                    question ? question->constraint.tree : NULL);
}

bool
judge_compute(struct judge *judge, size_t record, uint32_t field,
              struct text *result)
{
    const struct question *question = question_of(judge, field);
    struct answer *node = judge->records[record].nodes[judge->local[field]];
    if (!question || !question->calculation.tree || !node)
        return false;
    judge->evaluation.at = node;
    if (!expression_result(&judge->evaluation, question->calculation.tree,
                           result))
        return false;
    node->value = *result;
    node->unreadable = false;
    return true;
}
