/* Comparisons and selected(): can this ever hold, for such an answer? */
#include <config.h>

#include "instruments/expression/checker.h"

#include "base/date.h"
#include "base/nearest.h"
#include "base/number.h"
#include "instruments/expression/function.h"

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

/* What people see is what many write. One letter is as near to any other. */
static const char *
mend_choice(const struct checker *c, const struct scope_list *list,
            struct text code)
{
    const struct scope *scope = c->scope;
    struct text labelled = {0};
    if (scope->labelled)
        labelled = scope->labelled(scope->context, list, code);
    if (labelled.n)
        return arena_printf(c->arena,
                            "write '%.*s', the code of the choice that people "
                            "see as '%.*s'",
                            TEXT_ARGS(labelled), TEXT_ARGS(code));
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

/* more: what else is to be mended there; or NULL. */
static void
no_choice(const struct checker *c, const struct expression *at,
          const struct scope_list *list, struct text code, const char *more)
{
    const char *mend = mend_choice(c, list, code);
    ERROR(at, "expression-unknown-choice",
          arena_printf(c->arena, "'%.*s' is not a choice of list '%.*s'",
                       TEXT_ARGS(code), TEXT_ARGS(list->name)),
          more ? arena_printf(c->arena, "%s; %s", mend, more) : mend);
}

static void
check_choice(const struct checker *c, const struct expression *at,
             const struct scope_question *question,
             const struct constant *constant)
{
    if (!may_be_choice(question->list, constant))
        no_choice(c, at, question->list, constant->text, NULL);
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
    const struct expression *asked = call->items[0];
    if (asked->kind == EXPRESSION_CALL && asked->count > 0 &&
        text_is(asked->text, "indexed-repeat"))
        asked = asked->items[0];
    if (!constant_of(code, &constant) ||
        !checker_question(c, asked, &question))
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

/* "08:30" and "8:30:00" in minutes. */
static bool
minutes_of(struct text t, unsigned *minutes)
{
    unsigned part[2];
    struct text word;
    for (size_t i = 0; i < 2; i++) {
        if (!text_split(&t, ':', &word) || word.n < 1 || word.n > 2)
            return false;
        part[i] = 0;
        for (size_t k = 0; k < word.n; k++) {
            if (word.s[k] < '0' || word.s[k] > '9')
                return false;
            part[i] = 10 * part[i] + (unsigned)(word.s[k] - '0');
        }
    }
    *minutes = 60 * part[0] + part[1];
    return part[0] < 24 && part[1] < 60;
}

/* ${t} > '08:00': clients compare numbers alone, and a time has one as a part
 * of the day. */
static bool
check_time(const struct checker *c, const struct expression *at,
           enum expression_kind relation, const struct scope_question *subject,
           const struct constant *constant)
{
    unsigned minutes;
    if (!minutes_of(constant->text, &minutes) ||
        (subject->kind != ANSWER_TIME && subject->kind != ANSWER_UNKNOWN))
        return false;
    struct text name =
        subject->name.n ? subject->name : TEXT("question");
    ERROR(at, "expression-comparison",
          arena_printf(c->arena,
                       "a time is not compared with the text '%.*s': this "
                       "never holds",
                       TEXT_ARGS(constant->text)),
          arena_printf(c->arena,
                       "compare parts of the day: decimal-time(${%.*s}) %s "
                       "%u div %u",
                       TEXT_ARGS(name), expression_operator(relation),
                       minutes % 60 ? minutes : minutes / 60,
                       minutes % 60 ? 1440U : 24U));
    return true;
}

/* <, <=, > and >= against a text that is no number. */
static void
check_order(const struct checker *c, const struct expression *at,
            enum expression_kind relation, const struct scope_question *subject,
            const struct constant *constant)
{
    if (constant->is_number)
        return;
    if (constant->text.n == 0) {
        checker_report(c, SEVERITY_WARNING, "expression-comparison", at,
                       "nothing is greater or less than an empty text: this "
                       "never holds",
                       "write != '' where any answer is meant, or compare "
                       "with a number");
        return;
    }
    if (check_time(c, at, relation, subject, constant))
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
 * choices. */
static const char *
mend_multiple(const struct checker *c, const struct scope_question *question,
              const struct constant *constant)
{
    const char *mend = NULL;
    struct text code, rest = constant->text;
    for (size_t n = 0; text_word(&rest, &code); n++) {
        struct constant one = *constant;
        if (n == CODES_TOLD)
            return "write a selected() for each of the codes, with and "
                   "between them";
        one.text = code;
        if (may_be_choice(question->list, &one))
            mend = arena_printf(c->arena, "%s selected(${%.*s}, '%.*s')",
                                mend ? arena_printf(c->arena, "%s and", mend)
                                     : "write",
                                TEXT_ARGS(question->name), TEXT_ARGS(code));
    }
    return mend ? mend
                : arena_printf(c->arena,
                               "write selected(${%.*s}, '...') with the code "
                               "that is meant",
                               TEXT_ARGS(question->name));
}

/* All that was chosen is one text, the codes with spaces between. */
static void
check_multiple(const struct checker *c, const struct expression *comparison,
               const struct expression *at,
               const struct scope_question *question,
               const struct constant *constant)
{
    struct text code, rest = constant->text;
    struct constant one = *constant;
    while (text_word(&rest, &code)) {
        one.text = code;
        if (may_be_choice(question->list, &one))
            continue;
        no_choice(c, at, question->list, code,
                  mend_multiple(c, question, constant));
        return;
    }
    if (constant->text.n > 0)
        checker_report(c, SEVERITY_WARNING, "expression-equals-multiple",
                       comparison,
                       text_find(constant->text, ' ') < constant->text.n
                           ? "this looks at all that was chosen together: "
                             "these alone, in this order"
                           : "this looks at all that was chosen together: "
                             "several answers never equal one",
                       mend_multiple(c, question, constant));
}

/* Does the code, as a number, fulfil the comparison with it? */
static bool
holds(enum expression_kind relation, double code, double number)
{
    switch (relation) {
    case EXPRESSION_LESS:
        return code < number;
    case EXPRESSION_LESS_EQUAL:
        return code <= number;
    case EXPRESSION_GREATER:
        return code > number;
    default:
        return code >= number;
    }
}

/* ${yes_no} > 3: is there a code of which that is true? */
static void
check_order_of_codes(const struct checker *c, const struct expression *at,
                     enum expression_kind relation,
                     const struct scope_question *question,
                     const struct constant *constant)
{
    const struct scope_list *list = question->list;
    double code;
    if (!constant->is_number || !list || list->open || list->value_count == 0 ||
        question->kind != ANSWER_SELECT_ONE)
        return;
    for (size_t i = 0; i < list->value_count; i++)
        if (number_parse(list->values[i], &code) &&
            holds(relation, code, constant->number))
            return;
    ERROR(at, "expression-comparison",
          arena_printf(c->arena,
                       "no code of list '%.*s' is such a number: this never "
                       "holds",
                       TEXT_ARGS(list->name)),
          codes_of(c, list));
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
    case ANSWER_DATE:
    case ANSWER_DATETIME:
        if (!constant->is_number && constant->text.n > 0 &&
            text_find_text(constant->text, TEXT("${")) == constant->text.n &&
            !is_date(constant->text))
            ERROR(at, "expression-comparison",
                  arena_printf(c->arena,
                               "a date compared with the text '%.*s' %s holds",
                               TEXT_ARGS(constant->text), never),
                  "compare with a date, as in date('2025-12-31')");
        break;
    default:
        break;
    }
}

/* The question whose answer, or part of it, is compared: that of selected-at()
 * and string() too. What other functions give has a kind at least. */
static bool
question_of(const struct checker *c, const struct expression *subject,
            struct scope_question *question)
{
    if (subject->kind != EXPRESSION_CALL)
        return checker_question(c, subject, question);
    const struct function *function = function_find(subject->text);
    *question = (struct scope_question){0};
    if (!function || !function_accepts(function, subject->count))
        return false;
    if (text_is(subject->text, "selected-at")) {
        bool known = checker_question(c, subject->items[0], question);
        if (question->kind == ANSWER_SELECT_MULTIPLE)
            question->kind = ANSWER_SELECT_ONE;
        return known && question->kind == ANSWER_SELECT_ONE;
    }
    if (text_is(subject->text, "indexed-repeat"))
        return checker_question(c, subject->items[0], question) &&
               question->kind == ANSWER_SELECT_ONE;
    if (text_is(subject->text, "string"))
        return checker_question(c, subject->items[0], question) &&
               question->kind == ANSWER_SELECT_ONE;
    question->kind = function->gives == FUNCTION_DATE     ? ANSWER_DATE
                     : function->gives == FUNCTION_NUMBER ? ANSWER_DECIMAL
                                                          : ANSWER_UNKNOWN;
    return true;
}

/* region = 'nnorth' in a filter: is there a choice that has it? */
static void
check_column_value(const struct checker *c, const struct expression *at,
                   struct text column, const struct scope_list *list,
                   const struct constant *constant)
{
    const struct text *values;
    if (!list || list->open || !c->scope->column || constant->text.n == 0 ||
        text_find_text(constant->text, TEXT("${")) < constant->text.n)
        return;
    size_t n = list->value_count;
    if (text_is(column, "name"))
        values = list->values;
    else
        n = c->scope->column(c->scope->context, list, column, &values);
    for (size_t i = 0; i < n; i++)
        if (is_code(values[i], constant))
            return;
    if (n == 0)
        return; /* no such column: told elsewhere */
    size_t near = nearest_text(constant->text, values, n, c->scope->effort);
    checker_report(
        c, SEVERITY_WARNING, "expression-unknown-value", at,
        arena_printf(c->arena,
                     "no choice of list '%.*s' has '%.*s' in its column "
                     "'%.*s'",
                     TEXT_ARGS(list->name), TEXT_ARGS(constant->text),
                     TEXT_ARGS(column)),
        near < n ? arena_printf(c->arena, "did you mean '%.*s'?",
                                TEXT_ARGS(values[near]))
                 : "write a value of that column, as in the choices sheet");
}

/* region = region in a filter: what is chosen elsewhere is meant. */
static bool
check_itself(const struct checker *c, const struct expression *comparison)
{
    const struct expression *side = comparison->items[0];
    enum expression_kind kind = comparison->kind;
    struct scope_question question;
    if (!same_subject(side, comparison->items[1]))
        return false;
    bool holds = kind == EXPRESSION_EQUAL || kind == EXPRESSION_LESS_EQUAL ||
                 kind == EXPRESSION_GREATER_EQUAL;
    struct text word = expression_bare_word(side);
    bool asked = word.n > 0 && c->scope->question &&
                 c->scope->question(c->scope->context, word, &question) == 1;
    checker_report(
        c, SEVERITY_WARNING, "expression-always-true", comparison,
        arena_printf(c->arena, "this compares %.*s with itself, and always %s",
                     TEXT_ARGS(checker_source(c, side)),
                     holds ? "holds" : "fails"),
        asked ? arena_printf(c->arena, "write %.*s %s ${%.*s}",
                             TEXT_ARGS(word), expression_operator(kind),
                             TEXT_ARGS(word))
              : "compare it with another question, as in region = ${region}");
    return true;
}

void
check_comparison(const struct checker *c, const struct expression *comparison,
                 const struct scope_list *list)
{
    const struct expression *subject = comparison->items[0];
    const struct expression *object = comparison->items[1];
    enum expression_kind relation = comparison->kind;
    struct constant constant;
    struct scope_question question;
    if (check_itself(c, comparison))
        return;
    if (!constant_of(object, &constant)) {
        subject = object;
        object = comparison->items[0];
        relation = expression_mirrored(relation);
        if (!constant_of(object, &constant))
            return;
    }
    struct text column = expression_bare_word(subject);
    if (text_is(column, "today") || text_is(column, "now"))
        return; /* its brackets are missing: that is told */
    bool known = question_of(c, subject, &question);
    if (relation != EXPRESSION_EQUAL && relation != EXPRESSION_UNEQUAL) {
        check_order(c, object, relation, &question, &constant);
        if (known)
            check_order_of_codes(c, object, relation, &question, &constant);
    } else if (list && column.n > 0) {
        if (relation == EXPRESSION_EQUAL)
            check_column_value(c, object, column, list, &constant);
    } else if (known) {
        check_equality(c, comparison, object, &question, &constant);
    }
    check_condition(c, comparison);
}
