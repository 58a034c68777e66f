/* Calls: does the function exist, and is it given what it needs? */
#include <config.h>

#include "instruments/expression/checker.h"

#include "base/builder.h"
#include "base/date.h"
#include "instruments/expression/function.h"
#include "instruments/expression/pattern.h"

#include <string.h>

static void
check_clients(const struct checker *c, const struct expression *call,
              const struct function *function)
{
    if (function->in_collect && function->in_web_forms && function->in_enketo)
        return;
    const char *lacks = !function->in_collect     ? "ODK Collect does"
                        : !function->in_web_forms ? "web forms do"
                                                  : "Enketo does";
    checker_report(
        c, SEVERITY_WARNING, "expression-client", call,
        arena_printf(c->arena, "%s not know %s()", lacks, function->name),
        text_is(call->text, "substring")
            ? "write substr(text, from, to): it counts from 0"
        : text_is(call->text, "floor") ? "write int(x), for numbers above 0"
                                       : NULL);
}

/* Is a ${name} to be put into it? */
static bool
is_built(struct text text)
{
    return text_find_text(text, TEXT("${")) < text.n;
}

static bool
gives_nodes(const struct expression *argument)
{
    switch (argument->kind) {
    case EXPRESSION_REFERENCE:
    case EXPRESSION_PATH:
    case EXPRESSION_UNION:
        return true;
    case EXPRESSION_CALL: {
        const struct function *f = function_find(argument->text);
        return !f || f->gives == FUNCTION_NODES || f->gives == FUNCTION_ANY;
    }
    default:
        return false;
    }
}

/* Text where a number is wanted. */
static void
check_number(const struct checker *c, const struct expression *argument,
             const struct function *function)
{
    struct constant constant;
    if (argument->kind != EXPRESSION_TEXT ||
        !constant_of(argument, &constant) || constant.is_number ||
        constant.text.n == 0 || is_built(constant.text))
        return;
    checker_report(c, SEVERITY_ERROR, "expression-arguments", argument,
                   arena_printf(c->arena, "%s() needs a number here",
                                function->name),
                   "write a number, or ${name} of a question that has one");
}

static void
check_argument_kinds(const struct checker *c, const struct expression *call,
                     const struct function *function)
{
    bool indexed = text_is(call->text, "indexed-repeat");
    for (size_t i = 0; i < call->count; i++) {
        const struct expression *argument = call->items[i];
        /* indexed-repeat: question, then pairs of repeat and number */
        bool number = indexed && i > 0 && i % 2 == 0;
        if (number || function_takes(function, i) == FUNCTION_NUMBER)
            check_number(c, argument, function);
        else if (function_takes(function, i) == FUNCTION_NODES &&
                 !gives_nodes(argument))
            checker_report(
                c, SEVERITY_ERROR, "expression-arguments", argument,
                arena_printf(c->arena, "%s() needs a question or a repeat here",
                             function->name),
                "write ${name} without a calculation around it");
    }
}

/* --- single functions --- */

/* Collect wants the whole answer to match, browsers any part of it. */
static void
check_anchors(const struct checker *c, const struct expression *pattern)
{
    struct text text = pattern->text;
    if (text_begins(text, "^") && text_ends(text, "$"))
        return;
    checker_report(c, SEVERITY_NOTE, "expression-pattern-part", pattern,
                   "ODK Collect matches the whole answer with this, web forms "
                   "any part of it",
                   arena_printf(c->arena,
                                "write '%s%.*s%s' for the whole answer",
                                text_begins(text, "^") ? "" : "^",
                                TEXT_ARGS(text),
                                text_ends(text, "$") ? "" : "$"));
}

static void
report_pattern(const struct checker *c, const struct expression *pattern,
               enum severity severity, const char *rule,
               const struct pattern_fault *fault, const char *message)
{
    struct expression at = *pattern;
    at.offset += 1 + fault->offset; /* behind the quote */
    at.length = fault->length;
    checker_report(c, severity, rule, &at, message, fault->mend);
}

static void
check_regex(const struct checker *c, const struct expression *call)
{
    const struct expression *pattern = call->items[1];
    struct pattern_fault fault;
    if (pattern->kind != EXPRESSION_TEXT || is_built(pattern->text))
        return;
    if (!pattern_check(pattern->text, &fault))
        report_pattern(
            c, pattern, SEVERITY_ERROR, "expression-pattern", &fault,
            arena_printf(c->arena, "the regular expression cannot be read: %s",
                         fault.message));
    else if (pattern_only_java(pattern->text, &fault))
        report_pattern(c, pattern, SEVERITY_WARNING,
                       "expression-pattern-client", &fault, fault.message);
    else
        check_anchors(c, pattern);
}

/* date('31.12.2025'): clients know but one way to write a day. */
static void
check_day(const struct checker *c, const struct expression *call)
{
    const struct expression *day = call->items[0];
    struct date date;
    struct moment moment;
    if (day->kind != EXPRESSION_TEXT || day->text.n == 0 ||
        is_built(day->text) || date_parse(day->text, &date) ||
        moment_parse(day->text, &moment))
        return;
    checker_report(c, SEVERITY_ERROR, "expression-no-day", day,
                   arena_printf(c->arena, "'%.*s' is no day that there is",
                                TEXT_ARGS(day->text)),
                   "write year-month-day, as in date('2025-12-31')");
}

/* indexed-repeat(question in a repeat, repeat, number...) */
static void
check_indexed(const struct checker *c, const struct expression *call)
{
    struct scope_question question;
    for (size_t i = 0; i < call->count; i++) {
        const struct expression *at = call->items[i];
        if ((i > 0 && i % 2 == 0) || !checker_question(c, at, &question) ||
            question.path.n == 0 ||
            (i == 0 ? question.repeat.n > 0
                    : text_equal(question.repeat, question.path)))
            continue;
        checker_report(c, SEVERITY_ERROR, "expression-arguments", at,
                       arena_printf(c->arena,
                                    i == 0 ? "'%.*s' is in no repeat"
                                           : "'%.*s' is no repeat",
                                    TEXT_ARGS(question.name)),
                       "write indexed-repeat(${question}, ${repeat}, 1) for "
                       "its answer in the first round");
    }
}

/* jr:choice-name(${a}, '${a}'): the second tells where the choices are, which
 * the answer does not. */
static void
check_choice_name(const struct checker *c, const struct expression *call)
{
    const struct expression *at = call->items[1];
    struct text name = call->items[0]->kind == EXPRESSION_REFERENCE
                           ? call->items[0]->text
                           : TEXT("name");
    bool answer = at->kind == EXPRESSION_REFERENCE;
    bool words = at->kind == EXPRESSION_TEXT && !is_built(at->text) &&
                 text_find(at->text, '/') == at->text.n;
    if (!answer && !words)
        return;
    checker_report(c, SEVERITY_ERROR, "expression-arguments", at,
                   "jr:choice-name() needs the question itself here, in quotes",
                   arena_printf(c->arena, "write '${%.*s}'", TEXT_ARGS(name)));
}

/* digest(text, 'SHA-256') */
static void
check_digest(const struct checker *c, const struct expression *call)
{
    static const char *const known[] = {"MD5", "SHA-1", "SHA-256", "SHA-384",
                                        "SHA-512"};
    const struct expression *at = call->items[1];
    if (at->kind != EXPRESSION_TEXT || is_built(at->text))
        return;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (text_is_fold(at->text, known[i]))
            return;
    checker_report(c, SEVERITY_ERROR, "expression-arguments", at,
                   arena_printf(c->arena, "digest() knows no '%.*s'",
                                TEXT_ARGS(at->text)),
                   "write 'MD5', 'SHA-1', 'SHA-256', 'SHA-384' or 'SHA-512'");
}

/* area(), distance() of an answer that is no place. */
static void
check_place_argument(const struct checker *c, const struct expression *call)
{
    const struct expression *at = call->items[0];
    struct scope_question question;
    if (!checker_question(c, at, &question) ||
        question.kind == ANSWER_UNKNOWN || question.kind == ANSWER_NONE ||
        question.kind == ANSWER_TEXT)
        return;
    bool select = question.kind == ANSWER_SELECT_ONE ||
                  question.kind == ANSWER_SELECT_MULTIPLE;
    checker_report(
        c, select ? SEVERITY_WARNING : SEVERITY_ERROR, "expression-arguments",
        at,
        arena_printf(c->arena, "%.*s() needs a place on the map",
                     TEXT_ARGS(call->text)),
        "write ${name} of a question of the type geotrace or geoshape");
}

/* %Y and its kind. */
static void
check_format(const struct checker *c, const struct expression *call)
{
    const struct expression *format = call->items[1];
    struct text text = format->text;
    if (format->kind != EXPRESSION_TEXT || is_built(text))
        return;
    for (size_t i = 0; i < text.n; i++) {
        if (text.s[i] != '%')
            continue;
        i++;
        if (i < text.n && strchr("%YymnBbdeHhMS3aAWwuUjZzIlpk", text.s[i]))
            continue;
        struct expression at = *format;
        at.offset += i; /* behind the quote */
        at.length = i < text.n ? 2 : 1;
        checker_report(c, SEVERITY_ERROR, "expression-arguments", &at,
                       "this is no part of a date",
                       "write %Y for the year, %m for the month, %d for the "
                       "day, as in '%Y-%m-%d'");
        return;
    }
}

/* What is looked at in some functions alone. */
static const struct {
    const char *name;
    void (*check)(const struct checker *c, const struct expression *call);
} singles[] = {
    {"regex", check_regex},
    {"instance", check_instance},
    {"date", check_day},
    {"date-time", check_day},
    {"selected", check_selected},
    {"selected", check_swapped},
    {"is-selected", check_selected},
    {"is-selected", check_swapped},
    {"count", check_count_call},
    {"indexed-repeat", check_indexed},
    {"jr:choice-name", check_choice_name},
    {"digest", check_digest},
    {"area", check_place_argument},
    {"distance", check_place_argument},
    {"format-date", check_format},
    {"format-date-time", check_format},
};

/* Functions of spreadsheets, and what says the same here. */
static const struct {
    const char *name, *mend;
} foreign[] = {
    {"and", "write a and b"},
    {"or", "write a or b"},
    {"len", "write string-length(text)"},
    {"length", "write string-length(text)"},
    {"isblank", "write ${question} = ''"},
    {"isempty", "write ${question} = ''"},
    {"empty", "write ${question} = ''"},
    {"average", "add the answers up, and divide with div by their number"},
    {"avg", "add the answers up, and divide with div by their number"},
    {"mean", "add the answers up, and divide with div by their number"},
    {"concatenate", "write concat(text, text)"},
    {"textjoin", "write join(', ', texts)"},
    {"left", "write substr(text, 0, length)"},
    {"right", "write substr(text, string-length(text) - 3) for the last 3"},
    {"mid", "write substr(text, start, end), where the first letter is 0"},
    {"trim", "write normalize-space(text)"},
    {"upper", "write translate(text, 'abc', 'ABC'), with all letters"},
    {"lower", "write translate(text, 'ABC', 'abc'), with all letters"},
    {"countif", "write count-selected(${question}) for the choices made, or "
                "count(${repeat}[condition])"},
    {"sumif", "write sum(${question}[condition])"},
    {"ifs", "write if(condition, value, if(condition, value, otherwise))"},
    {"year", "write format-date(date, '%Y')"},
    {"month", "write format-date(date, '%n')"},
    {"day", "write format-date(date, '%e')"},
    {"datedif", "write int((date - date) div 365.25) for whole years"},
    {"rounddown", "write int(number)"},
    {"sum", "write ${a} + ${b}; sum(${question}) is over a repeat"},
    {"power", "write pow(number, number)"},
    {"rand", "write random()"},
};

static const char *
mend_unknown(const struct checker *c, struct text name)
{
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++)
        if (text_is_fold(name, foreign[i].name))
            return foreign[i].mend;
    const char *near = function_suggest(name);
    return near ? arena_printf(c->arena, "did you mean %s()?", near)
                : "use one that clients know, such as if(), selected(), "
                  "round() or string-length()";
}

/* selected(${question}, 'choice'), or by kinds: pow(number, number) */
static const char *
mend_arguments(const struct checker *c, const struct function *function)
{
    static const struct {
        const char *name, *mend;
    } examples[] = {
        {"selected", "write selected(${question}, 'choice')"},
        {"count-selected", "write count-selected(${question})"},
        {"selected-at", "write selected-at(${question}, 0) for the first"},
        {"jr:choice-name", "write jr:choice-name(${question}, '${question}')"},
        {"if", "write if(condition, value, otherwise)"},
        {"not", "write not(condition)"},
        {"regex", "write regex(., 'pattern')"},
        {"sum", "write ${a} + ${b}; sum(${question}) is over a repeat"},
    };
    static const char *const kinds[] = {
        [FUNCTION_ANY] = "value",     [FUNCTION_TEXT] = "text",
        [FUNCTION_NUMBER] = "number", [FUNCTION_BOOLEAN] = "condition",
        [FUNCTION_DATE] = "date",     [FUNCTION_NODES] = "${question}",
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        if (strcmp(function->name, examples[i].name) == 0)
            return examples[i].mend;
    struct builder b = BUILDER_INIT;
    builder_printf(&b, "write %s(", function->name);
    for (int i = 0; i < function->min; i++)
        builder_printf(&b, "%s%s", i ? ", " : "",
                       kinds[function_takes(function, (size_t)i)]);
    builder_add_char(&b, ')');
    const char *mend = builder_dup(&b, c->arena);
    builder_release(&b);
    return mend;
}

void
check_call(const struct checker *c, const struct expression *call)
{
    const struct function *function = function_find(call->text);
    if (!function) {
        checker_report(c, SEVERITY_ERROR, "expression-unknown-function", call,
                       arena_printf(c->arena, "there is no function '%.*s'",
                                    TEXT_ARGS(call->text)),
                       mend_unknown(c, call->text));
        return;
    }
    if (!function_accepts(function, call->count)) {
        checker_report(
            c, SEVERITY_ERROR, "expression-arguments", call,
            arena_printf(c->arena, "%s() takes %s argument%s, not %zu",
                         function->name, function_arity(function, c->arena),
                         function->max == 1 ? "" : "s", call->count),
            mend_arguments(c, function));
        return;
    }
    check_clients(c, call, function);
    check_argument_kinds(c, call, function);
    if (call->count > 0)
        check_quoted_self(c, call);
    for (size_t i = 0; i < sizeof singles / sizeof *singles; i++)
        if (text_is(call->text, singles[i].name))
            singles[i].check(c, call);
}
