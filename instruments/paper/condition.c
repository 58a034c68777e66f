#include <config.h>

#include "instruments/paper/condition.h"

#include "base/builder.h"
#include "instruments/expression/words.h"
#include "instruments/paper/answer.h"

/* "Yes" or "No", of the choices that open the gate. */
static const char *
gate_answers(struct items *items, const struct gate *gate)
{
    struct builder out = BUILDER_INIT;
    for (size_t i = 0; i < gate->on->list->n; i++) {
        const struct choice *choice = &gate->on->list->choices[i];
        if (!gate->opens[i])
            continue;
        const char *label =
            form_words(items->form, choice->label, items->language);
        builder_printf(&out, "%s%s%s%s",
                       out.n ? items->phrases->words[PHRASE_OR] : "",
                       items->phrases->open_quote,
                       label ? label : choice->name,
                       items->phrases->close_quote);
    }
    const char *made = builder_dup(&out, items->arena);
    builder_release(&out);
    return made;
}

/* Whom a name in the question's condition means, for expression_words. */
struct reading {
    struct items *items;
    const struct question *self;
};

static bool
known_question(void *context, struct text name, struct words_question *out)
{
    const struct reading *reading = context;
    struct items *items = reading->items;
    const struct question *question =
        form_meant(items->form, reading->self, name);
    size_t number = items_number(items, question);
    if (number == 0)
        return false;
    *out = (struct words_question){
        .called = text_of(arena_printf(items->arena, "question %zu", number)),
        .several = question->kind == QUESTION_SELECT_MULTIPLE ||
                   question->kind == QUESTION_RANK,
        .is_date = question->kind == QUESTION_DATE,
    };
    return true;
}

static bool
known_choice(void *context, struct text name, struct text code,
             struct text *label)
{
    const struct reading *reading = context;
    struct items *items = reading->items;
    const struct question *question =
        form_meant(items->form, reading->self, name);
    const struct choice *choice =
        question && question->list ? choice_list_find(question->list, code)
                                   : NULL;
    const char *words =
        choice ? form_words(items->form, choice->label, items->language)
               : NULL;
    if (words)
        *label = text_of(words);
    return words != NULL;
}

/* Those words are English, and read badly inside another language. */
static const char *
built_words(struct items *items, const struct question *question)
{
    if (items->phrases != phrases_english() || !question->relevant.tree)
        return NULL;
    struct reading reading = {items, question};
    struct words_source source = {.context = &reading,
                                  .arena = items->arena,
                                  .question = known_question,
                                  .choice = known_choice};
    struct builder out = BUILDER_INIT;
    const char *made = NULL;
    if (expression_words(question->relevant.tree, &source, &out))
        made = phrase_fill(items->arena, items->phrases, PHRASE_ONLY_IF,
                           builder_dup(&out, items->arena), NULL);
    builder_release(&out);
    return made;
}

const char *
condition_words(struct items *items, const struct question *question,
                const struct gate *gate, struct findings *findings)
{
    if (gate->on && gate->n_open > 0)
        return phrase_fill(
            items->arena, items->phrases,
            gate->on->kind == QUESTION_SELECT_ONE ? PHRASE_IF_ONE
                                                  : PHRASE_IF_MANY,
            gate_answers(items, gate),
            arena_printf(items->arena, "%zu", items_number(items, gate->on)));
    const char *words =
        answer_words(items, question, question->row, question->guidance,
                     "guidance_hint", findings);
    if (!words)
        words = built_words(items, question);
    if (words)
        return words;
    findings_add(
        findings,
        &(struct finding){
            .severity = SEVERITY_ERROR,
            .rule = "paper-condition",
            .file = items->form->file,
            .sheet = "survey",
            .row = question->row,
            .column = "relevant",
            .value = question->relevant.source,
            .message = "paper cannot say in words for whom this is",
            .mend = "write that into the guidance_hint column, as in: Only if "
                    "you came with others"});
    return question->relevant.source;
}
