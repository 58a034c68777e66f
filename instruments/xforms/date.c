/* date: days and moments of ODK, which are texts in XForms 1.1.
 *
 * The day of a moment is that of the clock it was given on: its first ten
 * letters. XForms 1.1 would take that of UTC. */
#include <config.h>

#include "instruments/xforms/xforms.h"

static enum xforms_kind
kind_of(struct xforms_scope *scope, const struct expression *call)
{
    return xforms_kind(scope, call->items[0]);
}

void
xforms_call_date(struct xforms_scope *scope, const struct expression *call,
                 struct builder *out)
{
    enum xforms_kind kind = kind_of(scope, call);
    const char *parts[] = {xforms_argument(scope, call, 0)};
    bool plain = call->items[0]->kind == EXPRESSION_TEXT &&
                 call->items[0]->text.n <= 10;
    if (kind == XFORMS_NUMBER)
        xforms_fill(out, "days-to-date(floor($1))", parts);
    else if (kind == XFORMS_DAY || plain)
        xforms_fill(out, "string($1)", parts);
    else if (kind == XFORMS_BOOLEAN || kind == XFORMS_TIME)
        xforms_call_refuse(scope, call, " of what is no date");
    else
        xforms_fill(out, "substring($1, 1, 10)", parts);
}

void
xforms_call_date_time(struct xforms_scope *scope,
                      const struct expression *call, struct builder *out)
{
    enum xforms_kind kind = kind_of(scope, call);
    const char *parts[] = {xforms_argument(scope, call, 0)};
    if (kind == XFORMS_NUMBER || kind == XFORMS_BOOLEAN || kind == XFORMS_TIME)
        xforms_call_refuse(scope, call, " of what is no date");
    else
        xforms_fill(out, "string($1)", parts);
}

/* Days since 1970 in UTC, with their part. A day begins at midnight on the
 * clock of the page. */
void
xforms_call_decimal_date(struct xforms_scope *scope,
                         const struct expression *call, struct builder *out)
{
    static const char moment[] = "(seconds-from-dateTime($1) div 86400)";
    static const char day[] =
        "(seconds-from-dateTime(concat(substring($1, 1, 10), 'T00:00:00', "
        "substring(local-date(), 11))) div 86400)";
    enum xforms_kind kind = kind_of(scope, call);
    const char *parts[] = {xforms_argument(scope, call, 0)};
    if (kind == XFORMS_NUMBER)
        xforms_fill(out, "number($1)", parts);
    else if (kind == XFORMS_BOOLEAN || kind == XFORMS_TIME)
        xforms_call_refuse(scope, call, " of what is no date");
    else
        xforms_fill(out, kind == XFORMS_MOMENT ? moment : day, parts);
}

/* The part of the day that has gone by. */
void
xforms_call_decimal_time(struct xforms_scope *scope,
                         const struct expression *call, struct builder *out)
{
    static const char pattern[] =
        "((substring($1, 1, 2) * 3600 + substring($1, 4, 2) * 60 + "
        "substring-before(translate(concat(substring($1, 7), '+'), 'Z-', "
        "'++'), '+')) div 86400)";
    enum xforms_kind kind = kind_of(scope, call);
    struct arena *arena = scope->xforms->arena;
    const char *parts[] = {xforms_argument(scope, call, 0)};
    if (kind == XFORMS_MOMENT)
        parts[0] = arena_printf(arena, "substring-after(%s, 'T')", parts[0]);
    if (kind == XFORMS_MOMENT || kind == XFORMS_TIME ||
        call->items[0]->kind == EXPRESSION_TEXT)
        xforms_fill(out, pattern, parts);
    else
        xforms_call_refuse(scope, call, " of what is no time");
}

/* --- format-date('%d.%m.%Y') --- */

static const struct {
    char letter;
    bool needs_time;
    const char *pattern;
} fields[] = {
    {'Y', false, "substring($1, 1, 4)"},
    {'y', false, "substring($1, 3, 2)"},
    {'m', false, "substring($1, 6, 2)"},
    {'n', false, "number(substring($1, 6, 2))"},
    {'d', false, "substring($1, 9, 2)"},
    {'e', false, "number(substring($1, 9, 2))"},
    {'H', true, "substring($1, 12, 2)"},
    {'h', true, "number(substring($1, 12, 2))"},
    {'M', true, "substring($1, 15, 2)"},
    {'S', true, "substring($1, 18, 2)"},
};

/* False for a letter that is not known, and for a time where there may be one
 * or not. */
static bool
add_field(struct builder *out, char letter, const char *const *parts,
          enum xforms_kind kind)
{
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        if (fields[i].letter != letter)
            continue;
        bool has_time = kind == XFORMS_MOMENT;
        bool zero = fields[i].needs_time && !has_time;
        builder_add_string(out, ", ");
        xforms_fill(out,
                    !zero           ? fields[i].pattern
                    : letter == 'h' ? "'0'"
                                    : "'00'",
                    parts);
        return !zero || kind != XFORMS_TEXT;
    }
    return false;
}

/* The parts of the format, each behind ", "; false for what is not known. */
static bool
add_format(struct builder *out, struct text format, const char *const *parts,
           enum xforms_kind kind)
{
    while (format.n) {
        size_t at = text_find(format, '%');
        if (at) {
            builder_add_string(out, ", ");
            xforms_literal(out, text_slice(format, 0, at));
        }
        if (at + 1 == format.n || out->n > XFORMS_LENGTH_MAX)
            return false;
        if (at < format.n && format.s[at + 1] == '%')
            builder_add_string(out, ", '%'");
        else if (at < format.n &&
                 !add_field(out, format.s[at + 1], parts, kind))
            return false;
        format = text_slice(format, at + 2, format.n);
    }
    return true;
}

static const char *
as_date(struct xforms_scope *scope, const struct expression *call)
{
    const char *given = xforms_argument(scope, call, 0);
    if (kind_of(scope, call) == XFORMS_NUMBER)
        return arena_printf(scope->xforms->arena, "days-to-date(floor(%s))",
                            given);
    return given;
}

/* A blank date gives a blank text. */
void
xforms_call_format(struct xforms_scope *scope, const struct expression *call,
                   struct builder *out)
{
    const char *parts[] = {as_date(scope, call)};
    const struct expression *format = call->items[1];
    enum xforms_kind kind = kind_of(scope, call);
    if (format->kind != EXPRESSION_TEXT || kind == XFORMS_BOOLEAN ||
        kind == XFORMS_TIME) {
        xforms_call_refuse(scope, call, " with such arguments");
        return;
    }
    xforms_fill(out, "if(string($1) = '', '', concat(''", parts);
    if (!scope->too_long &&
        !add_format(out, format->text, parts, kind))
        xforms_call_refuse(scope, call, " with names, or such a format");
    builder_add_string(out, "))");
}
