/* Comparisons and selected(): can this ever hold, for such an answer? */
#include <config.h>

#include "instruments/expression/checker.h"

#include "base/date.h"
#include "base/nearest.h"
#include "base/number.h"

#define ERROR(at, rule, message, mend)                                         \
    checker_report(c, SEVERITY_ERROR, (rule), (at), (message), (mend))

/* 1 and '1.0' are the code 1: as numbers where both are. */
static bool
is_code(struct text code, const struct constant *constant)
{
    double number;
    if (text_equal(code, constant->text))
        return true;
    return !constant->is_text && number_parse(code, &number) &&
           number == constant->number;
}

#define CODES_TOLD 6

/* "the list holds 'y', 'n'"; of a long one, where to look. */
static const char *
codes_of(const struct checker *c, const struct scope_list *list)
{
    if (list->value_count == 0 || list->value_count > CODES_TOLD)
        return "write a code from the name column of the choices sheet";
    const char *words = "the list holds";
    for (size_t i = 0; i < list->value_count; i++)
        words = arena_printf(c->arena, "%s%s '%.*s'", words, i ? "," : "",
                             TEXT_ARGS(list->values[i]));
    return words;
}

/* One letter is as near to any other. */
static const char *
mend_choice(const struct checker *c, const struct scope_list *list,
            struct text code)
{
    size_t near = nearest_text(code, list->values, list->value_count,
                               c->scope->effort);
    if (near == list->value_count ||
        (code.n == 1 && edit_distance(code, list->values[near], 0) > 0))
        return codes_of(c, list);
    return arena_printf(c->arena, "did you mean '%.*s'?",
                        TEXT_ARGS(list->values[near]));
}

/* Could it be a choice, as far as is known here? */
static bool
may_be_choice(const struct scope_list *list, const struct constant *constant)
{
    if (!list || list->open || constant->text.n == 0 ||
        text_find_text(constant->text, TEXT("${")) < constant->text.n)
        return true;
    for (size_t i = 0; i < list->value_count; i++)
        if (is_code(list->values[i], constant))
            return true;
    return false;
}

static void
check_choice(const struct checker *c, const struct expression *at,
             const struct scope_question *question,
             const struct constant *constant)
{
    const struct scope_list *list = question->list;
    if (may_be_choice(list, constant))
        return;
    ERROR(at, "expression-unknown-choice",
          arena_printf(c->arena, "'%.*s' is not a choice of list '%.*s'",
                       TEXT_ARGS(constant->text), TEXT_ARGS(list->name)),
          mend_choice(c, list, constant->text));
}

void
check_selected(const struct checker *c, const struct expression *call)
{
    const struct expression *code = call->items[1];
    struct scope_question question;
    struct constant constant;
    if (code->kind == EXPRESSION_NUMBER)
        ERROR(code, "expression-arguments",
              arena_printf(c->arena, "%.*s() needs the code in quotes",
                           TEXT_ARGS(call->text)),
              arena_printf(c->arena, "write '%.*s'", TEXT_ARGS(code->text)));
    if (!constant_of(code, &constant) ||
        !checker_question(c, call->items[0], &question))
        return;
    if (question.kind == ANSWER_SELECT_ONE ||
        question.kind == ANSWER_SELECT_MULTIPLE)
        check_choice(c, code, &question, &constant);
}

static bool
is_date(struct text t)
{
    struct date date;
    struct moment moment;
    return date_parse(t, &date) || moment_parse(t, &moment);
}

/* <, <=, > and >= against a text that is no number. */
static void
check_order(const struct checker *c, const struct expression *at,
            const struct constant *constant)
{
    if (constant->is_number || constant->text.n == 0)
        return;
    if (is_date(constant->text))
        checker_report(c, SEVERITY_WARNING, "expression-comparison", at,
                       "ODK Collect takes this for a text, not for a date",
                       arena_printf(c->arena, "write date('%.*s')",
                                    TEXT_ARGS(constant->text)));
    else
        ERROR(at, "expression-comparison",
              arena_printf(c->arena,
                           "nothing is greater or less than the "
                           "text '%.*s': this never holds",
                           TEXT_ARGS(constant->text)),
              "compare with a number, or use = and !=");
}

/* "write selected(${m}, 'a') and selected(${m}, 'b')", of the codes that are
 * choices; NULL where there are none. */
static const char *
mend_multiple(const struct checker *c, const struct scope_question *question,
              const struct constant *constant)
{
    const char *mend = NULL;
    struct text code, rest = constant->text;
    while (text_word(&rest, &code)) {
        struct constant one = *constant;
        one.text = code;
        if (may_be_choice(question->list, &one))
            mend = arena_printf(c->arena, "%s selected(${%.*s}, '%.*s')",
                                mend ? arena_printf(c->arena, "%s and", mend)
                                     : "write",
                                TEXT_ARGS(question->name), TEXT_ARGS(code));
    }
    return mend;
}

/* All that was chosen is one text, the codes with spaces between. */
static void
check_multiple(const struct checker *c, const struct expression *comparison,
               const struct expression *at,
               const struct scope_question *question,
               const struct constant *constant)
{
    struct text code, rest = constant->text;
    while (text_word(&rest, &code)) {
        struct constant one = *constant;
        one.text = code;
        check_choice(c, at, question, &one);
    }
    if (constant->text.n > 0)
        checker_report(c, SEVERITY_WARNING, "expression-equals-multiple",
                       comparison,
                       "this looks at all that was chosen together: several "
                       "answers never equal one",
                       mend_multiple(c, question, constant));
}

static void
check_equality(const struct checker *c, const struct expression *comparison,
               const struct expression *at,
               const struct scope_question *question,
               const struct constant *constant)
{
    const char *never =
        comparison->kind == EXPRESSION_EQUAL ? "never" : "always";
    switch (question->kind) {
    case ANSWER_SELECT_ONE:
        check_choice(c, at, question, constant);
        break;
    case ANSWER_SELECT_MULTIPLE:
        check_multiple(c, comparison, at, question, constant);
        break;
    case ANSWER_INTEGER:
    case ANSWER_DECIMAL:
        if (!constant->is_number && constant->text.n > 0)
            ERROR(at, "expression-comparison",
                  arena_printf(c->arena,
                               "a number compared with the text "
                               "'%.*s' %s holds",
                               TEXT_ARGS(constant->text), never),
                  "compare with a number");
        else if (question->kind == ANSWER_INTEGER && constant->is_number &&
                 constant->number != (double)(long long)constant->number)
            ERROR(at, "expression-comparison",
                  arena_printf(c->arena,
                               "a whole number compared with %.*s %s "
                               "holds",
                               TEXT_ARGS(constant->text), never),
                  "compare with a whole number");
        break;
    default:
        break;
    }
}

void
check_comparison(const struct checker *c, const struct expression *comparison)
{
    const struct expression *subject = comparison->items[0];
    const struct expression *object = comparison->items[1];
    struct constant constant;
    struct scope_question question;
    if (!constant_of(object, &constant)) {
        const struct expression *swapped = subject;
        subject = object;
        object = swapped;
        if (!constant_of(object, &constant))
            return;
    }
    if (comparison->kind != EXPRESSION_EQUAL &&
        comparison->kind != EXPRESSION_UNEQUAL)
        check_order(c, object, &constant);
    else if (checker_question(c, subject, &question))
        check_equality(c, comparison, object, &question, &constant);
}
