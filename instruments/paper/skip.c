#include <config.h>

#include "instruments/paper/skip.h"

#include "base/heap.h"
#include "base/number.h"
#include "instruments/expression/expression.h"

#include <stdlib.h>
#include <string.h>

/* What is known: one question's answer, and what was passed over since (which
 * is blank, and blank is an answer too). */
struct supposition {
    const struct form *form;
    const struct question *at; /* whose condition is looked at */
    const struct question *on;
    struct text answer;
    const struct question **passed;
    size_t n_passed, capacity;
};

enum known_kind { KNOWN_NOT, KNOWN_TEXT, KNOWN_NUMBER, KNOWN_TRUTH };

struct known {
    enum known_kind kind;
    struct text text;
    double number;
    bool is_number; /* the text reads as one */
    bool truth;
};

static const struct known nothing_known = {.kind = KNOWN_NOT};

static struct known
known_text(struct text text)
{
    struct known known = {.kind = KNOWN_TEXT, .text = text};
    known.is_number = number_parse(text, &known.number);
    return known;
}

static struct known
known_number(double number)
{
    return (struct known){
        .kind = KNOWN_NUMBER, .number = number, .is_number = true};
}

static struct known
known_truth(enum maybe maybe)
{
    if (maybe == MAYBE_UNKNOWN)
        return nothing_known;
    return (struct known){.kind = KNOWN_TRUTH, .truth = maybe == MAYBE_YES};
}

static enum maybe
truth_of(struct known known)
{
    switch (known.kind) {
    case KNOWN_NOT: return MAYBE_UNKNOWN;
    case KNOWN_TEXT: return known.text.n > 0;
    case KNOWN_NUMBER: return known.number != 0;
    case KNOWN_TRUTH: return known.truth;
    }
    return MAYBE_UNKNOWN;
}

static bool
was_passed(const struct supposition *supposition, const struct question *q)
{
    for (; q; q = q->parent)
        for (size_t i = 0; i < supposition->n_passed; i++)
            if (supposition->passed[i] == q)
                return true;
    return false;
}

static struct known
answer_to(const struct supposition *supposition, const struct question *question)
{
    if (question && question == supposition->on)
        return known_text(supposition->answer);
    if (question && was_passed(supposition, question))
        return known_text((struct text){.s = NULL});
    return nothing_known;
}

static struct known evaluate(const struct supposition *supposition,
                             const struct expression *e);

static enum maybe
maybe_at(const struct supposition *supposition, const struct expression *e,
         size_t i)
{
    return truth_of(evaluate(supposition, e->items[i]));
}

/* The deciding value settles the whole, whatever the others are. */
static enum maybe
junction(const struct supposition *supposition, const struct expression *e,
         enum maybe deciding)
{
    bool unknown = false;
    for (size_t i = 0; i < e->count; i++) {
        enum maybe one = maybe_at(supposition, e, i);
        if (one == deciding)
            return deciding;
        unknown |= one == MAYBE_UNKNOWN;
    }
    if (unknown)
        return MAYBE_UNKNOWN;
    return deciding == MAYBE_YES ? MAYBE_NO : MAYBE_YES;
}

/* As XPath 1.0 compares: texts with texts as they are, all else as numbers; a
 * blank is no number, and equals and orders with none. */
static enum maybe
compare(enum expression_kind kind, struct known a, struct known b)
{
    if (a.kind == KNOWN_NOT || b.kind == KNOWN_NOT)
        return MAYBE_UNKNOWN;
    if (a.kind == KNOWN_TRUTH || b.kind == KNOWN_TRUTH) {
        if (kind != EXPRESSION_EQUAL && kind != EXPRESSION_UNEQUAL)
            return MAYBE_UNKNOWN;
        return (truth_of(a) == truth_of(b)) == (kind == EXPRESSION_EQUAL);
    }
    bool texts = a.kind == KNOWN_TEXT && b.kind == KNOWN_TEXT;
    bool numbers = a.is_number && b.is_number;
    switch (kind) {
    case EXPRESSION_EQUAL:
        return texts ? text_equal(a.text, b.text)
                     : numbers && a.number == b.number;
    case EXPRESSION_UNEQUAL:
        return texts ? !text_equal(a.text, b.text)
                     : !numbers || a.number != b.number;
    case EXPRESSION_LESS: return numbers && a.number < b.number;
    case EXPRESSION_LESS_EQUAL: return numbers && a.number <= b.number;
    case EXPRESSION_GREATER: return numbers && a.number > b.number;
    case EXPRESSION_GREATER_EQUAL: return numbers && a.number >= b.number;
    default: return MAYBE_UNKNOWN;
    }
}

static enum maybe
is_selected(struct known list, struct known one)
{
    if (list.kind != KNOWN_TEXT || one.kind == KNOWN_NOT)
        return MAYBE_UNKNOWN;
    char digits[NUMBER_SIZE];
    struct text wanted = one.kind == KNOWN_NUMBER
                             ? text_of(number_write(one.number, digits))
                             : one.text;
    struct text word, rest = list.text;
    while (text_word(&rest, &word))
        if (text_equal(word, wanted))
            return MAYBE_YES;
    return MAYBE_NO;
}

static enum maybe
call(const struct supposition *supposition, const struct expression *e)
{
    if (text_is(e->text, "true") && e->count == 0)
        return MAYBE_YES;
    if (text_is(e->text, "false") && e->count == 0)
        return MAYBE_NO;
    if (text_is(e->text, "not") && e->count == 1) {
        enum maybe inner = maybe_at(supposition, e, 0);
        return inner == MAYBE_UNKNOWN ? inner : inner == MAYBE_NO;
    }
    if (text_is(e->text, "selected") && e->count == 2)
        return is_selected(evaluate(supposition, e->items[0]),
                           evaluate(supposition, e->items[1]));
    return MAYBE_UNKNOWN;
}

/* The question that a ${name} or a path stands for; NULL for a path that picks
 * some entries of a repeat, and for what is no question. */
static const struct question *
question_of(const struct form *form, const struct question *at,
            const struct expression *e)
{
    if (e->kind == EXPRESSION_REFERENCE)
        return e->last_saved ? NULL : form_find(form, e->text);
    for (size_t i = 0; i < e->step_count; i++)
        if (e->steps[i].predicate_count > 0)
            return NULL;
    struct text path = expression_path(form->arena, e);
    return text_find(path, '/') < path.n ? form_meant(form, at, path) : NULL;
}

static struct known
evaluate(const struct supposition *supposition, const struct expression *e)
{
    struct known inner;
    switch (e->kind) {
    case EXPRESSION_NUMBER: return known_number(e->number);
    case EXPRESSION_TEXT: return known_text(e->text);
    case EXPRESSION_REFERENCE:
    case EXPRESSION_PATH:
        return answer_to(supposition, question_of(supposition->form,
                                                  supposition->at, e));
    case EXPRESSION_CALL: return known_truth(call(supposition, e));
    case EXPRESSION_OR: return known_truth(junction(supposition, e, MAYBE_YES));
    case EXPRESSION_AND: return known_truth(junction(supposition, e, MAYBE_NO));
    case EXPRESSION_NEGATE:
        inner = evaluate(supposition, e->items[0]);
        return inner.is_number ? known_number(-inner.number) : nothing_known;
    case EXPRESSION_EQUAL:
    case EXPRESSION_UNEQUAL:
    case EXPRESSION_LESS:
    case EXPRESSION_LESS_EQUAL:
    case EXPRESSION_GREATER:
    case EXPRESSION_GREATER_EQUAL:
        return known_truth(compare(e->kind, evaluate(supposition, e->items[0]),
                                   evaluate(supposition, e->items[1])));
    default: return nothing_known;
    }
}

static enum maybe
is_relevant(const struct supposition *supposition, const struct question *q)
{
    if (!q->relevant.tree)
        return q->relevant.source ? MAYBE_UNKNOWN : MAYBE_YES;
    struct supposition here = *supposition;
    here.at = q;
    return truth_of(evaluate(&here, q->relevant.tree));
}

static bool
kind_is_printed(enum question_kind kind)
{
    switch (kind) {
    case QUESTION_TEXT:
    case QUESTION_INTEGER:
    case QUESTION_DECIMAL:
    case QUESTION_NOTE:
    case QUESTION_SELECT_ONE:
    case QUESTION_SELECT_MULTIPLE:
    case QUESTION_RANK:
    case QUESTION_RANGE:
    case QUESTION_DATE:
    case QUESTION_TIME:
    case QUESTION_DATETIME:
    case QUESTION_ACKNOWLEDGE: return true;
    default: return false;
    }
}

bool
question_is_printed(const struct form *form, const struct question *question)
{
    struct supposition nothing = {.form = form};
    if (!kind_is_printed(question->kind))
        return false;
    for (; question; question = question->parent)
        if (is_relevant(&nothing, question) == MAYBE_NO)
            return false;
    return true;
}

static size_t
index_of(const struct form *form, const struct question *question)
{
    size_t i = 0;
    while (i < form->n_questions && form->questions[i] != question)
        i++;
    return i;
}

static bool
pass(struct supposition *supposition, const struct question *q)
{
    if (!was_passed(supposition, q) && is_relevant(supposition, q) != MAYBE_NO)
        return false;
    heap_grow(&supposition->passed, &supposition->capacity,
              supposition->n_passed + 1, sizeof *supposition->passed);
    supposition->passed[supposition->n_passed++] = q;
    return true;
}

struct skip
skip_after(const struct form *form, const struct question *from,
           const struct question *on, const char *answer)
{
    struct supposition supposition = {
        .form = form, .on = on, .answer = text_of(answer)};
    struct skip skip = {0};
    const struct question *repeat = question_repeat(from);
    size_t i = index_of(form, from) + 1;
    for (; i < form->n_questions && !skip.target; i++) {
        const struct question *q = form->questions[i];
        bool passed = pass(&supposition, q);
        if (!question_is_printed(form, q))
            continue;
        if (passed)
            skip.skips = true;
        else if (!skip.skips || q->kind != QUESTION_NOTE)
            skip.target = q;
    }
    free(supposition.passed);
    /* Out of a repeat the way leads to its next entry, not past it. */
    if (repeat && (!skip.target || question_repeat(skip.target) != repeat))
        skip.skips = false;
    return skip;
}

struct asked {
    const struct form *form;
    const struct question *at, *only;
    bool several; /* or something that is no question */
};

static void
note_asked(void *context, const struct expression *e)
{
    struct asked *asked = context;
    if (e->kind != EXPRESSION_REFERENCE && e->kind != EXPRESSION_PATH)
        return;
    const struct question *q = question_of(asked->form, asked->at, e);
    asked->several |= !q || (asked->only && q != asked->only);
    asked->only = q;
}

/* The one question that the condition asks about, or NULL. */
static const struct question *
only_question(const struct form *form, const struct question *question)
{
    struct asked asked = {.form = form, .at = question};
    expression_walk(question->relevant.tree, note_asked, &asked);
    return asked.several ? NULL : asked.only;
}

/* Of a question with several answers only "this or that was marked" is sure:
 * what is said about one mark alone has to hold beside others too. */
static bool
is_marked_any(const struct expression *e)
{
    if (e->kind == EXPRESSION_CALL)
        return text_is(e->text, "selected");
    bool all = e->kind == EXPRESSION_OR;
    for (size_t i = 0; all && i < e->count; i++)
        all = is_marked_any(e->items[i]);
    return all;
}

struct gate
gate_of(struct arena *arena, const struct form *form,
        const struct question *question)
{
    static const struct gate none;
    const struct expression *e = question->relevant.tree;
    const struct question *on = e ? only_question(form, question) : NULL;
    if (!on || !on->list || on->list->n == 0 || !question_is_printed(form, on))
        return none;
    if (on->kind != QUESTION_SELECT_ONE &&
        (on->kind != QUESTION_SELECT_MULTIPLE || !is_marked_any(e)))
        return none;
    struct gate gate = {.on = on};
    gate.opens = arena_array(arena, on->list->n, sizeof *gate.opens);
    for (size_t i = 0; i < on->list->n; i++) {
        struct supposition supposition = {
            .form = form,
            .at = question,
            .on = on,
            .answer = text_of(on->list->choices[i].name)};
        enum maybe open = truth_of(evaluate(&supposition, e));
        if (open == MAYBE_UNKNOWN)
            return none;
        gate.opens[i] = open == MAYBE_YES;
        gate.n_open += gate.opens[i];
    }
    return gate;
}

bool
gate_equal(const struct gate *a, const struct gate *b)
{
    if (a->on != b->on || !a->on || a->n_open != b->n_open)
        return false;
    return memcmp(a->opens, b->opens, a->on->list->n * sizeof *a->opens) == 0;
}

bool
gate_is_end(const struct form *form, const struct gate *gate)
{
    if (gate->on->kind != QUESTION_SELECT_ONE)
        return false;
    for (size_t i = 0; i < gate->on->list->n; i++) {
        if (gate->opens[i])
            continue;
        struct skip skip = skip_after(form, gate->on, gate->on,
                                      gate->on->list->choices[i].name);
        if (!skip.skips || skip.target)
            return false;
    }
    return true;
}
