/* function: the functions of ODK said in XForms 1.1.
 *
 * In the pattern of a row $1, $2... are the arguments, each in brackets where
 * it is more than a leaf. A row with neither a pattern nor a function of its
 * own (xforms/call.c) is the same in both. What has no row is refused.
 *
 * Where ODK's clients differ from each other, this is as in Collect. */
#include <config.h>

#include "instruments/xforms/xforms.h"

#include "instruments/expression/function.h"

#include <string.h>

#define SPACED(x) "concat(' ', " x ", ' ')"
#define WORDS(x) "normalize-space(" x ")"

static const struct {
    const char *name;
    size_t count; /* arguments; 0: any number */
    const char *pattern;
    xforms_caller call;
} functions[] = {
    {"abs", 1, "if($1 < 0, -($1), number($1))", NULL},
    {"boolean", 1, NULL, NULL},
    {"boolean-from-string", 1, NULL, NULL},
    {"ceiling", 1, NULL, NULL},
    {"checklist", 0, NULL, xforms_call_checklist},
    {"coalesce", 2, "if(string($1) != '', $1, $2)", NULL},
    {"concat", 0, NULL, xforms_call_concat},
    {"contains", 2, NULL, NULL},
    {"count", 1, NULL, NULL},
    {"count-non-empty", 1, NULL, NULL},
    {"count-selected", 1,
     "(string-length(" WORDS("$1") ") - string-length(translate(" WORDS("$1")
     ", ' ', '')) + number(" WORDS("$1") " != ''))", NULL},
    {"current", 0, NULL, xforms_call_current},
    {"date", 1, NULL, xforms_call_date},
    {"date-time", 1, NULL, xforms_call_date_time},
    {"decimal-date-time", 1, NULL, xforms_call_decimal_date},
    {"decimal-time", 1, NULL, xforms_call_decimal_time},
    {"digest", 2, NULL, NULL},
    {"digest", 3, NULL, NULL},
    {"ends-with", 2,
     "(substring($1, string-length($1) - string-length($2) + 1) = "
     "string($2))", NULL},
    {"exp", 1, "power(2.718281828459045, $1)", NULL},
    {"exp10", 1, "power(10, $1)", NULL},
    {"false", 0, NULL, NULL},
    {"floor", 1, NULL, NULL},
    {"format-date", 2, NULL, xforms_call_format},
    {"format-date-time", 2, NULL, xforms_call_format},
    {"if", 3, NULL, NULL},
    {"indexed-repeat", 0, NULL, xforms_call_indexed},
    {"instance", 1, NULL, xforms_call_instance},
    {"int", 1, "if($1 < 0, ceiling($1), floor($1))", NULL},
    {"is-selected", 2, "contains(" SPACED(WORDS("$1")) ", " SPACED("$2") ")",
     NULL},
    {"join", 0, NULL, xforms_call_join},
    {"jr:choice-name", 2, NULL, xforms_call_choice_name},
    {"last", 0, NULL, xforms_call_last},
    {"local-name", 0, NULL, NULL},
    {"max", 0, NULL, xforms_call_extreme},
    {"min", 0, NULL, xforms_call_extreme},
    {"name", 0, NULL, NULL},
    {"normalize-space", 0, NULL, NULL},
    {"not", 1, NULL, NULL},
    {"now", 0, "local-dateTime()", NULL},
    {"number", 1, NULL, NULL},
    {"once", 1, NULL, xforms_call_once},
    {"pi", 0, "3.141592653589793", NULL},
    {"position", 0, NULL, xforms_call_position},
    {"pow", 2, "power($1, $2)", NULL},
    {"random", 0, NULL, NULL},
    {"round", 1, NULL, NULL},
    {"round", 2, NULL, xforms_call_round},
    {"selected", 2, "contains(" SPACED(WORDS("$1")) ", " SPACED("$2") ")",
     NULL},
    {"selected-at", 2, NULL, xforms_call_selected_at},
    {"sqrt", 1, "power($1, 0.5)", NULL},
    {"starts-with", 2, NULL, NULL},
    {"string", 1, NULL, NULL},
    {"string-length", 0, NULL, NULL},
    {"substr", 0, NULL, xforms_call_substr},
    {"substring", 0, NULL, NULL},
    {"substring-after", 2, NULL, NULL},
    {"substring-before", 2, NULL, NULL},
    {"sum", 1, NULL, xforms_call_sum},
    {"today", 0, "substring(local-date(), 1, 10)", NULL},
    {"translate", 3, NULL, NULL},
    {"true", 0, NULL, NULL},
    {"uuid", 0, NULL, xforms_call_uuid},
    {"version", 0, NULL, xforms_call_version},
};

static void
emit_argument(struct xforms_scope *scope, const struct expression *call,
              size_t i, struct builder *out)
{
    const struct expression *argument = call->items[i];
    const struct function *function = function_find(call->text);
    enum function_kind takes = function ? function_takes(function, i)
                                        : FUNCTION_ANY;
    enum xforms_kind kind = xforms_kind(scope, argument);
    bool dated = kind == XFORMS_DAY || kind == XFORMS_MOMENT;
    bool truths = kind == XFORMS_BOOLEAN && xforms_is_call(call, "if");
    bool counted = takes == FUNCTION_NUMBER || xforms_is_call(call, "number");
    if (takes == FUNCTION_BOOLEAN || truths || xforms_is_call(call, "boolean"))
        xforms_emit_truth(scope, argument, out);
    else if (counted && dated)
        xforms_emit_days(scope, argument, out);
    else
        xforms_emit(scope, argument, out);
}

const char *
xforms_argument(struct xforms_scope *scope, const struct expression *call,
                size_t i)
{
    struct builder out = BUILDER_INIT;
    bool leaf = call->items[i]->kind <= EXPRESSION_CALL;
    builder_add_string(&out, leaf ? "" : "(");
    emit_argument(scope, call, i, &out);
    builder_add_string(&out, leaf ? "" : ")");
    if (out.n > XFORMS_LENGTH_MAX)
        xforms_too_long(scope);
    /* what is refused is to grow no further on the way back */
    const char *argument =
        scope->refused ? "" : builder_dup(&out, scope->xforms->arena);
    builder_release(&out);
    return argument;
}

void
xforms_fill(struct builder *out, const char *pattern,
            const char *const *arguments)
{
    for (const char *s = pattern; *s; s++)
        if (*s == '$')
            builder_add_string(out, arguments[*++s - '1']);
        else
            builder_add_char(out, *s);
}

static void
emit_pattern(struct xforms_scope *scope, const struct expression *call,
             const char *pattern, struct builder *out)
{
    const char *arguments[3] = {NULL};
    for (size_t i = 0; i < call->count; i++)
        arguments[i] = xforms_argument(scope, call, i);
    xforms_fill(out, pattern, arguments);
}

static void
emit_same(struct xforms_scope *scope, const struct expression *call,
          struct builder *out)
{
    builder_printf(out, "%.*s(", TEXT_ARGS(call->text));
    for (size_t i = 0; i < call->count; i++) {
        builder_add_string(out, i ? ", " : "");
        emit_argument(scope, call, i, out);
    }
    builder_add_char(out, ')');
}

void
xforms_call(struct xforms_scope *scope, const struct expression *call,
            struct builder *out)
{
    const struct function *known = function_find(call->text);
    bool accepted = known && function_accepts(known, call->count);
    for (size_t i = 0; accepted && i < sizeof functions / sizeof *functions;
         i++) {
        if (!text_is(call->text, functions[i].name) ||
            (functions[i].count && functions[i].count != call->count))
            continue;
        if (functions[i].call)
            functions[i].call(scope, call, out);
        else if (functions[i].pattern)
            emit_pattern(scope, call, functions[i].pattern, out);
        else
            emit_same(scope, call, out);
        return;
    }
    xforms_call_refuse(scope, call, "");
}

void
xforms_call_refuse(struct xforms_scope *scope, const struct expression *call,
                   const char *how)
{
    xforms_scope_refuse(scope,
                        arena_printf(scope->xforms->arena,
                                     "the function %.*s()%s",
                                     TEXT_ARGS(call->text), how));
}
