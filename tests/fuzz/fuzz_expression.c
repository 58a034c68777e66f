/* Reads, checks, says and evaluates whatever comes. */
#include <config.h>

#include "tests/fuzz/entry.h"

#include "base/utf8.h"
#include "instruments/expression/check.h"
#include "instruments/expression/evaluate.h"
#include "instruments/expression/words.h"

static size_t
question(void *context, struct text name, struct scope_question *out)
{
    (void)context;
    *out = (struct scope_question){.name = name,
                                   .kind = (enum answer_kind)(name.n % 10)};
    return name.n % 3;
}

static bool
path(void *context, struct text name, struct scope_question *out)
{
    return question(context, name, out) > 0;
}

static bool
called(void *context, struct text name, struct words_question *out)
{
    (void)context;
    *out = (struct words_question){name, name.n % 2 == 0, name.n % 5 == 0};
    return true;
}

static bool
choice(void *context, struct text name, struct text code, struct text *label)
{
    (void)context;
    (void)name;
    *label = code;
    return code.n % 2 == 0;
}

static void
evaluate(struct arena *arena, const struct expression *expression)
{
    struct answers answers;
    struct moment now = {.date = {2026, 1, 5}, .hour = 9};
    answers_init(&answers, arena, TEXT("data"));
    for (int i = 0; i < 3; i++) {
        struct answer *r = answers_add(&answers, answers.root, TEXT("r"),
                                       TEXT(""), ANSWER_NONE);
        r->is_repeat = true;
        answers_add(&answers, r, TEXT("a"), TEXT("3"), ANSWER_INTEGER);
        answers_add(&answers, r, TEXT("b"), TEXT("x y"),
                    ANSWER_SELECT_MULTIPLE);
    }
    struct evaluation e = {
        .arena = arena,
        .answers = &answers,
        .at = answers.root->children->children,
        .now = &now,
    };
    struct text result;
    expression_result(&e, expression, &result);
    expression_holds(&e, expression);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct arena arena = ARENA_INIT;
    struct finding fault = {0}, place = {0};
    struct text source = {(const char *)bytes, n};
    if (utf8_check(source) < n) /* no reader lets it come this far */
        return 0;
    struct expression *x = expression_parse(&arena, source, &fault);
    if (x) {
        struct findings findings;
        struct scope scope = {.question = question, .path = path};
        struct builder words = BUILDER_INIT;
        struct words_source speaker = {
            .arena = &arena, .question = called, .choice = choice};
        struct expression_use *uses;
        findings_init(&findings, &arena);
        expression_check(x, &scope, &place, &findings);
        expression_words(x, &speaker, &words);
        expression_uses(&arena, x, &uses);
        evaluate(&arena, x);
        builder_release(&words);
    }
    arena_release(&arena);
    return 0;
}
