#include <config.h>

#include "instruments/expression/check.h"

#include "base/date.h"
#include "base/nearest.h"
#include "instruments/expression/checker.h"
#include "instruments/expression/function.h"
#include "instruments/expression/pattern.h"
#include "instruments/expression/token.h"

/* What the bare names around a node mean. */
struct around {
    bool in_predicate;
    const struct scope_list *list; /* their columns; NULL where not known */
};

static void check_node(const struct checker *c, const struct expression *e,
                       struct around around);

/* --- functions --- */

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

static void
check_argument_kinds(const struct checker *c, const struct expression *call,
                     const struct function *function)
{
    for (size_t i = 0; i < call->count; i++) {
        /* indexed-repeat: question, then pairs of repeat and number */
        bool index = text_is(call->text, "indexed-repeat") && i % 2 == 0;
        if (function_takes(function, i) == FUNCTION_NODES &&
            !(index && i > 0) && !gives_nodes(call->items[i]))
            checker_report(
                c, SEVERITY_ERROR, "expression-arguments", call->items[i],
                arena_printf(c->arena, "%s() needs a question or a repeat here",
                             function->name),
                "write ${name} without a calculation around it");
    }
}

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
check_regex(const struct checker *c, const struct expression *call)
{
    const struct expression *pattern = call->items[1];
    struct pattern_fault fault;
    if (pattern->kind != EXPRESSION_TEXT ||
        text_find_text(pattern->text, TEXT("${")) < pattern->text.n)
        return;
    if (pattern_check(pattern->text, &fault)) {
        check_anchors(c, pattern);
        return;
    }
    struct expression at = *pattern;
    at.offset += 1 + fault.offset; /* behind the quote */
    at.length = fault.length;
    checker_report(c, SEVERITY_ERROR, "expression-pattern", &at,
                   arena_printf(c->arena,
                                "the regular expression cannot be read: %s",
                                fault.message),
                   fault.mend);
}

/* date('31.12.2025'): clients know but one way to write a day. */
static void
check_day(const struct checker *c, const struct expression *call)
{
    const struct expression *day = call->items[0];
    struct date date;
    struct moment moment;
    if (day->kind != EXPRESSION_TEXT || day->text.n == 0 ||
        text_find_text(day->text, TEXT("${")) < day->text.n ||
        date_parse(day->text, &date) || moment_parse(day->text, &moment))
        return;
    checker_report(c, SEVERITY_ERROR, "expression-no-day", day,
                   arena_printf(c->arena, "'%.*s' is no day that there is",
                                TEXT_ARGS(day->text)),
                   "write year-month-day, as in date('2025-12-31')");
}

static void
check_call(const struct checker *c, const struct expression *call)
{
    const struct function *function = function_find(call->text);
    if (!function) {
        const char *near = function_suggest(call->text);
        checker_report(c, SEVERITY_ERROR, "expression-unknown-function", call,
                       arena_printf(c->arena, "there is no function '%.*s'",
                                    TEXT_ARGS(call->text)),
                       near ? arena_printf(c->arena, "did you mean %s()?", near)
                            : NULL);
        return;
    }
    if (!function_accepts(function, call->count)) {
        checker_report(
            c, SEVERITY_ERROR, "expression-arguments", call,
            arena_printf(c->arena, "%s() takes %s argument%s, not %zu",
                         function->name, function_arity(function, c->arena),
                         function->max == 1 ? "" : "s", call->count),
            NULL);
        return;
    }
    check_clients(c, call, function);
    check_argument_kinds(c, call, function);
    if (text_is(call->text, "regex"))
        check_regex(c, call);
    if (text_is(call->text, "date") || text_is(call->text, "date-time"))
        check_day(c, call);
    if (text_is(call->text, "selected") || text_is(call->text, "is-selected"))
        check_selected(c, call);
}

/* --- references and paths --- */

static const char *
suggest_name(const struct checker *c, struct text name)
{
    const struct scope *scope = c->scope;
    size_t at = nearest_text(name, scope->names, scope->name_count,
                             scope->effort);
    if (at == scope->name_count)
        return "write the name of a question as it is in the name column";
    return arena_printf(c->arena, "did you mean ${%.*s}?",
                        TEXT_ARGS(scope->names[at]));
}

static void
check_name(const struct checker *c, const struct expression *at,
           struct text name)
{
    struct scope_question question;
    if (!c->scope->question)
        return;
    size_t n = c->scope->question(c->scope->context, name, &question);
    if (n == 0)
        checker_report(c, SEVERITY_ERROR, "expression-unknown-reference", at,
                       arena_printf(c->arena, "no question is named '%.*s'",
                                    TEXT_ARGS(name)),
                       suggest_name(c, name));
    else if (n > 1)
        checker_report(c, SEVERITY_ERROR, "expression-ambiguous-reference", at,
                       arena_printf(c->arena,
                                    "several questions are named '%.*s'",
                                    TEXT_ARGS(name)),
                       "give each a name of its own");
}

/* ${name} inside a quoted text is replaced all the same. quoted_name: where
 * that is wanted, as in jr:choice-name(${a}, '${a}'). */
static void
check_quoted(const struct checker *c, const struct expression *text,
             bool quoted_name)
{
    size_t offset = 0;
    struct token token;
    while (reference_next(text->text, &offset, &token)) {
        struct expression at = *text;
        at.offset += 1 + token.offset;
        at.length = token.length;
        if (token.kind == TOKEN_BAD) {
            checker_report(c, SEVERITY_ERROR, "expression-syntax", &at,
                           token.message, token.mend);
            continue;
        }
        check_name(c, &at, token.inner);
        if (!quoted_name)
            checker_report(c, SEVERITY_WARNING,
                           "expression-reference-in-quotes", &at,
                           "inside quotes this is the question's path, not "
                           "its answer",
                           "write concat('text ', ${name}, ' more text')");
    }
}

static void
check_path(const struct checker *c, const struct expression *path)
{
    struct text words = checker_path(c, path);
    struct scope_question question;
    if (words.n == 0 || !c->scope->path || expression_is_self(path) ||
        c->scope->path(c->scope->context, words, &question))
        return;
    struct text last = path->steps[path->step_count - 1].name;
    bool plain = true; /* what predicates are for, nobody but people know */
    for (size_t i = 0; i < path->step_count; i++)
        plain &= path->steps[i].predicate_count == 0;
    checker_report(c, plain ? SEVERITY_ERROR : SEVERITY_WARNING,
                   "expression-unknown-path", path,
                   arena_printf(c->arena, "the path '%.*s' leads nowhere",
                                TEXT_ARGS(words)),
                   suggest_name(c, last));
}

/* Words that people write bare, and what they mean by them. */
static const struct bare {
    const char *word;
    const char *mend;
} bare_words[] = {
    {"true", "write true(); or the code of the choice in quotes: 'true'"},
    {"false", "write false(); or the code of the choice in quotes: 'false'"},
    {"null", "write '' for no answer"},
    {"empty", "write '' for no answer"},
    {"none", "write '' for no answer; or the code in quotes: 'none'"},
    {"blank", "write '' for no answer"},
    {"today", "write today()"},
    {"now", "write now()"},
    {"random", "write random()"},
    {"position", "write position(..)"},
};

/* A column of choices outside of a choice_filter, as where a filter was moved:
 * clients look for a question there, and find none. */
static void
lost_column(const struct checker *c, const struct expression *path,
            struct text word)
{
    checker_report(
        c, SEVERITY_WARNING, "expression-lost-column", path,
        arena_printf(c->arena,
                     "'%.*s' is a column of choices in a choice_filter alone; "
                     "here it is always empty",
                     TEXT_ARGS(word)),
        arena_printf(c->arena,
                     "move this to the column choice_filter; or write '%.*s' "
                     "for the text",
                     TEXT_ARGS(word)));
}

static void
check_bare_word(const struct checker *c, const struct expression *path,
                struct text word)
{
    struct scope_question question;
    const struct scope *scope = c->scope;
    if (scope->path && scope->path(scope->context, word, &question))
        return;
    const char *mend =
        arena_printf(c->arena, "write '%.*s' for the text", TEXT_ARGS(word));
    bool named =
        scope->question && scope->question(scope->context, word, &question) > 0;
    if (!named && (text_is(word, "name") || text_is(word, "label"))) {
        lost_column(c, path, word);
        return;
    }
    if (named)
        mend = arena_printf(c->arena,
                            "write ${%.*s} for the question, "
                            "'%.*s' for the text",
                            TEXT_ARGS(word), TEXT_ARGS(word));
    for (size_t i = 0; i < sizeof bare_words / sizeof *bare_words; i++)
        if (text_is_fold(word, bare_words[i].word))
            mend = bare_words[i].mend;
    /* Alone it is an empty answer, which may even be meant. */
    bool alone = path->length == text_trim(text_of(c->place->value)).n;
    checker_report(c, alone ? SEVERITY_WARNING : SEVERITY_ERROR,
                   "expression-unquoted-word", path,
                   arena_printf(c->arena, "'%.*s' has no quotes around it",
                                TEXT_ARGS(word)),
                   mend);
}

static void
check_column(const struct checker *c, const struct expression *path,
             struct text word, const struct scope_list *list)
{
    if (!list || list->open || text_is(word, "name") || text_is(word, "label"))
        return;
    for (size_t i = 0; i < list->column_count; i++)
        if (text_equal(list->columns[i], word))
            return;
    size_t near = nearest_text(word, list->columns, list->column_count,
                               c->scope->effort);
    const char *mend =
        near < list->column_count
            ? arena_printf(c->arena, "did you mean %.*s?",
                           TEXT_ARGS(list->columns[near]))
            : arena_printf(c->arena,
                           "write '%.*s' for the text; or add the column",
                           TEXT_ARGS(word));
    checker_report(c, SEVERITY_WARNING, "expression-unknown-column", path,
                   arena_printf(c->arena,
                                "the choices of list '%.*s' have no "
                                "column '%.*s'",
                                TEXT_ARGS(list->name), TEXT_ARGS(word)),
                   mend);
}

/* Constructs of XPath that JavaRosa does not have. */
static void
check_constructs(const struct checker *c, const struct expression *path)
{
    const char *lacks = NULL;
    for (size_t i = 0; i < path->step_count; i++) {
        if (path->steps[i].axis == EXPRESSION_AXIS_ANYWHERE)
            lacks = "'//' in a path";
        else if (path->steps[i].axis == EXPRESSION_AXIS_OTHER)
            lacks = arena_printf(c->arena, "'%.*s::' in a path",
                                 TEXT_ARGS(path->steps[i].axis_name));
    }
    if (path->count > 0 && path->items[0]->kind != EXPRESSION_REFERENCE &&
        path->items[0]->kind != EXPRESSION_CALL)
        lacks = "a filter or path behind a bracket";
    if (lacks)
        checker_report(
            c, SEVERITY_WARNING, "expression-client", path,
            arena_printf(c->arena, "ODK Collect does not know %s", lacks),
            "write the path in full, or ${name}");
}

static const struct scope_list *
list_of(const struct checker *c, const struct expression *path)
{
    const struct expression *origin = path->count ? path->items[0] : NULL;
    if (!origin || origin->kind != EXPRESSION_CALL || origin->count != 1 ||
        !text_is(origin->text, "instance") ||
        origin->items[0]->kind != EXPRESSION_TEXT || !c->scope->list)
        return NULL;
    return c->scope->list(c->scope->context, origin->items[0]->text);
}

static void
check_steps(const struct checker *c, const struct expression *path,
            struct around around)
{
    struct text word = expression_bare_word(path);
    check_constructs(c, path);
    if (word.n > 0 && around.in_predicate)
        check_column(c, path, word, around.list);
    else if (word.n > 0)
        check_bare_word(c, path, word);
    else if (!around.in_predicate || path->absolute)
        check_path(c, path);
    struct around inside = {true, list_of(c, path)};
    for (size_t i = 0; i < path->step_count; i++)
        for (size_t j = 0; j < path->steps[i].predicate_count; j++)
            check_node(c, path->steps[i].predicates[j], inside);
}

/* --- the walk --- */

/* 2020-01-05 without quotes is a subtraction. */
static bool
check_date(const struct checker *c, const struct expression *e)
{
    const struct expression *left = e->items[0], *day = e->items[1];
    if (left->kind != EXPRESSION_SUBTRACT || day->kind != EXPRESSION_NUMBER ||
        day->text.n != 2 || left->items[0]->kind != EXPRESSION_NUMBER ||
        left->items[1]->kind != EXPRESSION_NUMBER ||
        left->items[0]->text.n != 4 || left->items[1]->text.n != 2 ||
        e->length != 10)
        return false;
    checker_report(c, SEVERITY_ERROR, "expression-unquoted-date", e,
                   "a date without quotes is a subtraction",
                   arena_printf(c->arena, "write date('%.*s-%.*s-%.*s')",
                                TEXT_ARGS(left->items[0]->text),
                                TEXT_ARGS(left->items[1]->text),
                                TEXT_ARGS(day->text)));
    return true;
}

static void
check_leaf(const struct checker *c, const struct expression *e,
           struct around around)
{
    switch (e->kind) {
    case EXPRESSION_REFERENCE:
        check_name(c, e, e->text);
        break;
    case EXPRESSION_TEXT:
        check_quoted(c, e, false);
        break;
    case EXPRESSION_PATH:
        check_steps(c, e, around);
        break;
    case EXPRESSION_CALL:
        check_call(c, e);
        break;
    case EXPRESSION_UNION:
        checker_report(c, SEVERITY_WARNING, "expression-client", e,
                       "ODK Collect does not know '|'",
                       "write or between conditions");
        break;
    case EXPRESSION_AND:
    case EXPRESSION_OR:
        check_conditions(c, e);
        break;
    default:
        if (e->kind >= EXPRESSION_EQUAL && e->kind <= EXPRESSION_GREATER_EQUAL)
            check_comparison(c, e);
    }
}

static void
check_node(const struct checker *c, const struct expression *e,
           struct around around)
{
    if (e->kind == EXPRESSION_SUBTRACT && check_date(c, e))
        return;
    check_leaf(c, e, around);
    bool names =
        e->kind == EXPRESSION_CALL &&
        (text_is(e->text, "jr:choice-name") || text_is(e->text, "pulldata"));
    for (size_t i = 0; i < e->count; i++) {
        if (names && e->items[i]->kind == EXPRESSION_TEXT)
            check_quoted(c, e->items[i], true);
        else
            check_node(c, e->items[i], around);
    }
}

void
expression_check(const struct expression *expression, const struct scope *scope,
                 const struct finding *place, struct findings *findings)
{
    struct checker checker = {findings->arena, scope, place, findings};
    struct around around = {scope->filtered != NULL, scope->filtered};
    check_node(&checker, expression, around);
}
