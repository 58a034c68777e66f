/* What is given to selected() and its kin in a way that reads well, and is not
 * what they take. */
#include <config.h>

#include "instruments/expression/checker.h"

static bool
is_comparison(const struct expression *e)
{
    return e->kind == EXPRESSION_EQUAL || e->kind == EXPRESSION_UNEQUAL;
}

static bool
is_selected(const struct expression *call)
{
    return text_is(call->text, "selected") ||
           text_is(call->text, "is-selected");
}

/* selected(${a} = 'x') */
const struct expression *
check_selected_alone(const struct checker *c, const struct expression *call)
{
    if (call->kind != EXPRESSION_CALL || call->count != 1 ||
        !is_selected(call) || !is_comparison(call->items[0]))
        return NULL;
    const struct expression *inner = call->items[0];
    bool not = inner->kind == EXPRESSION_UNEQUAL;
    checker_report(c, SEVERITY_ERROR, "expression-arguments", call,
                   arena_printf(c->arena,
                                "%.*s() takes a question and a code, with a "
                                "comma between them",
                                TEXT_ARGS(call->text)),
                   arena_printf(c->arena, "write %s%.*s(%.*s, %.*s)%s",
                                not ? "not(" : "", TEXT_ARGS(call->text),
                                TEXT_ARGS(checker_source(c, inner->items[0])),
                                TEXT_ARGS(checker_source(c, inner->items[1])),
                                not ? ")" : ""));
    return inner;
}

/* selected('x', ${a}): true where all that was chosen is 'x'. Of several words
 * it is a way to say that the choice is one of them. */
void
check_swapped(const struct checker *c, const struct expression *call)
{
    const struct expression *code = call->items[0], *asked = call->items[1];
    struct scope_question question;
    if (code->kind != EXPRESSION_TEXT || code->text.n == 0 ||
        text_find(code->text, ' ') < code->text.n ||
        text_find(code->text, '$') < code->text.n ||
        !checker_question(c, asked, &question) ||
        (question.kind != ANSWER_SELECT_ONE &&
         question.kind != ANSWER_SELECT_MULTIPLE))
        return;
    checker_report(c, SEVERITY_WARNING, "expression-arguments", call,
                   arena_printf(c->arena,
                                "%.*s() takes the question first, and then the "
                                "code",
                                TEXT_ARGS(call->text)),
                   arena_printf(c->arena, "write %.*s(%.*s, %.*s)",
                                TEXT_ARGS(call->text),
                                TEXT_ARGS(checker_source(c, asked)),
                                TEXT_ARGS(checker_source(c, code))));
}

/* selected('.', 'x'), string-length('.') */
void
check_quoted_self(const struct checker *c, const struct expression *call)
{
    static const char *const takers[] = {
        "selected",    "is-selected", "count-selected",
        "selected-at", "regex",       "string-length",
    };
    size_t i = 0, n = sizeof takers / sizeof *takers;
    while (i < n && !text_is(call->text, takers[i]))
        i++;
    if (i == n || call->items[0]->kind != EXPRESSION_TEXT ||
        !text_is(text_trim(call->items[0]->text), "."))
        return;
    checker_report(c, SEVERITY_WARNING, "expression-reference-in-quotes",
                   call->items[0],
                   "in quotes this is a full stop, not the answer",
                   "write . without quotes");
}

/* count(${a}) counts the rounds of a repeat that have the question. */
void
check_count_call(const struct checker *c, const struct expression *call)
{
    const struct expression *counted = call->items[0];
    struct scope_question question;
    if (!checker_question(c, counted, &question) ||
        question.kind != ANSWER_SELECT_MULTIPLE ||
        (question.repeat.n > 0 && !expression_is_self(counted)))
        return;
    checker_report(
        c, SEVERITY_WARNING, "expression-arguments", call,
        "count() counts questions, and this is one: it always gives 1",
        arena_printf(c->arena,
                     "write count-selected(%.*s) for the number of choices",
                     TEXT_ARGS(checker_source(c, counted))));
}
