/* render-xforms-function: the functions of ODK said in XForms 1.1.
 *
 * In the pattern of a row $1, $2... are the arguments, each in brackets where
 * it is more than a leaf. A row without a pattern is the same function in
 * both. What has no row is refused. */
#include <config.h>

#include "instruments/render-xforms.h"

#include <string.h>

static const struct {
    const char *name;
    size_t count; /* arguments; 0: any number */
    const char *pattern;
} functions[] = {
    {"boolean", 0, NULL},
    {"boolean-from-string", 0, NULL},
    {"ceiling", 0, NULL},
    {"concat", 0, NULL},
    {"contains", 0, NULL},
    {"count", 0, NULL},
    {"count-non-empty", 0, NULL},
    {"current", 0, NULL},
    {"false", 0, NULL},
    {"floor", 0, NULL},
    {"if", 0, NULL},
    {"instance", 0, NULL},
    {"last", 0, NULL},
    {"local-name", 0, NULL},
    {"max", 0, NULL},
    {"min", 0, NULL},
    {"name", 0, NULL},
    {"normalize-space", 0, NULL},
    {"not", 0, NULL},
    {"now", 0, NULL},
    {"number", 0, NULL},
    {"position", 0, NULL},
    {"random", 0, NULL},
    {"starts-with", 0, NULL},
    {"string", 0, NULL},
    {"string-length", 0, NULL},
    {"substring", 0, NULL},
    {"substring-after", 0, NULL},
    {"substring-before", 0, NULL},
    {"sum", 0, NULL},
    {"translate", 0, NULL},
    {"true", 0, NULL},

    {"abs", 1, "if($1 < 0, -$1, $1)"},
    {"coalesce", 2, "if(string($1) != '', $1, $2)"},
    {"count-selected", 1,
     "(string-length(normalize-space($1)) - string-length(translate("
     "normalize-space($1), ' ', '')) + number(normalize-space($1) != ''))"},
    {"date", 1, "string($1)"},
    {"date-time", 1, "string($1)"},
    {"decimal-date-time", 1, "(seconds-from-dateTime($1) div 86400)"},
    {"ends-with", 2,
     "(substring($1, string-length($1) - string-length($2) + 1) = $2)"},
    {"int", 1, "if($1 < 0, ceiling($1), floor($1))"},
    {"is-selected", 2,
     "contains(concat(' ', $1, ' '), concat(' ', $2, ' '))"},
    {"once", 1, "if(string(.) = '', $1, .)"},
    {"pi", 0, "3.141592653589793"},
    {"pow", 2, "power($1, $2)"},
    {"round", 1, "round($1)"},
    {"round", 2, "(round($1 * power(10, $2)) div power(10, $2))"},
    {"selected", 2,
     "contains(concat(' ', $1, ' '), concat(' ', $2, ' '))"},
    {"sqrt", 1, "power($1, 0.5)"},
    {"substr", 2, "substring($1, $2 + 1)"},
    {"substr", 3, "substring($1, $2 + 1, $3 - $2)"},
    {"today", 0, "local-date()"},
};

static void
emit_argument(struct xforms_scope *scope, const struct expression *argument,
              struct builder *out)
{
    bool leaf = argument->kind <= EXPRESSION_CALL;
    if (!leaf)
        builder_add_char(out, '(');
    xforms_emit(scope, argument, out);
    if (!leaf)
        builder_add_char(out, ')');
}

static void
emit_pattern(struct xforms_scope *scope, const struct expression *call,
             const char *pattern, struct builder *out)
{
    for (const char *s = pattern; *s; s++)
        if (*s == '$') {
            size_t i = (size_t)(*++s - '1');
            emit_argument(scope, call->items[i], out);
        } else {
            builder_add_char(out, *s);
        }
}

static void
emit_same(struct xforms_scope *scope, const struct expression *call,
          struct builder *out)
{
    builder_printf(out, "%.*s(", TEXT_ARGS(call->text));
    for (size_t i = 0; i < call->count; i++) {
        builder_add_string(out, i ? ", " : "");
        xforms_emit(scope, call->items[i], out);
    }
    builder_add_char(out, ')');
}

void
xforms_call(struct xforms_scope *scope, const struct expression *call,
            struct builder *out)
{
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        if (!text_is(call->text, functions[i].name) ||
            (functions[i].count && functions[i].count != call->count))
            continue;
        if (functions[i].pattern)
            emit_pattern(scope, call, functions[i].pattern, out);
        else
            emit_same(scope, call, out);
        return;
    }
    scope->refused = true;
    xforms_refuse(scope->xforms, scope->question, scope->column,
                  arena_printf(scope->xforms->arena, "the function %.*s()",
                               TEXT_ARGS(call->text)));
}
