#include <config.h>

#include "analyse/design/filter.h"

#include "analyse/design/named.h"
#include "base/number.h"

#include <string.h>

enum comparison { EQUAL, UNEQUAL, LESS, AT_MOST, MORE, AT_LEAST };

/* Longer ones first, so that <= is not read as <. */
static const struct {
    const char *sign;
    enum comparison comparison;
} signs[] = {
    {"!=", UNEQUAL}, {"<=", AT_MOST}, {">=", AT_LEAST}, {"==", EQUAL},
    {"=", EQUAL},    {"<", LESS},     {">", MORE},
};

struct condition {
    const struct column *column;
    enum comparison comparison;
    struct text value;
    double number;
    bool is_number;
};

static bool
split_at_sign(struct text part, struct text *name, struct condition *condition)
{
    for (size_t at = 0; at < part.n; at++)
        for (size_t k = 0; k < sizeof signs / sizeof *signs; k++)
            if (text_begins(text_slice(part, at, part.n), signs[k].sign)) {
                *name = text_trim(text_slice(part, 0, at));
                condition->comparison = signs[k].comparison;
                condition->value = text_trim(
                    text_slice(part, at + strlen(signs[k].sign), part.n));
                return name->n > 0;
            }
    return false;
}

static bool
is_quote(char c)
{
    return c == '\'' || c == '"';
}

/* One quote about all of it: 'a' or 'b' begins and ends with quotes as well. */
static bool
is_quoted(struct text t)
{
    return t.n > 1 && is_quote(t.s[0]) &&
           text_find(text_slice(t, 1, t.n), t.s[0]) == t.n - 2;
}

/* What in a value without quotes shows that somebody meant more than one
 * condition, or NULL: then all behind it would be taken for the value. */
static const char *
sign_of_more(struct text value)
{
    static const char *const within[] = {
        "&&", "||", "!=", "<=", ">=", "<", ">", "="};
    static const char *const words[] = {"or", "and"};
    struct text word, rest = value;
    while (text_word(&rest, &word))
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (word.n < value.n && text_is_fold(word, words[i]))
                return words[i];
    for (size_t i = 0; i < sizeof within / sizeof *within; i++)
        if (text_find_text(value, text_of(within[i])) < value.n)
            return within[i];
    return NULL;
}

/* Takes the quotes off a value. A value without quotes that goes on behind
 * itself is refused, and one whose quotes end before it does. */
static bool
take_value(struct condition *condition, struct error *error)
{
    struct text value = condition->value;
    if (is_quoted(value)) {
        condition->value = text_slice(value, 1, value.n - 1);
        return true;
    }
    const char *more = sign_of_more(value);
    if (more)
        return error_set(
            error, ERROR_USAGE,
            "--filter: '%.*s' is more than one value, as it holds '%s': join "
            "conditions that must all be met by 'and', as in "
            "'age>=18 and site!=north' (there is no 'or'); a value that does "
            "hold '%s' stands in quotes, as in 'site=\"this %s that\"'",
            TEXT_ARGS(value), more, more, more);
    if (value.n && is_quote(value.s[0]) &&
        text_find(text_slice(value, 1, value.n), value.s[0]) < value.n - 1)
        return error_set(error, ERROR_USAGE,
                         "--filter: %.*s goes on behind its quotes: one "
                         "condition looks at one value; a value that holds "
                         "quotes stands in quotes of the other kind",
                         TEXT_ARGS(value));
    return true;
}

static bool
read_condition(const struct table *table, struct text part,
               struct condition *condition, struct error *error)
{
    struct text name;
    if (!split_at_sign(part, &name, condition))
        return error_set(error, ERROR_USAGE,
                         "--filter: '%.*s' is no condition: write "
                         "name=value, name!=value, name<value",
                         TEXT_ARGS(part));
    condition->column =
        named_column(table, text_dup(table->arena, name), "--filter", error);
    if (!condition->column)
        return false;
    if (!take_value(condition, error))
        return false;
    struct text bare = condition->value;
    condition->is_number = number_parse(bare, &condition->number);
    bool order = condition->comparison >= LESS;
    if (order && !condition->is_number &&
        column_is_numeric(condition->column) &&
        condition->column->type != COLUMN_DATE)
        return error_set(error, ERROR_USAGE,
                         "--filter: '%s' holds numbers, '%.*s' is none",
                         condition->column->name, TEXT_ARGS(bare));
    return true;
}

static bool
compared(int order, enum comparison comparison)
{
    switch (comparison) {
    case EQUAL:
        return order == 0;
    case UNEQUAL:
        return order != 0;
    case LESS:
        return order < 0;
    case AT_MOST:
        return order <= 0;
    case MORE:
        return order > 0;
    case AT_LEAST:
        return order >= 0;
    }
    return false;
}

static bool
holds(const struct table *table, const struct condition *condition, size_t row)
{
    const struct column *column = condition->column;
    char s[DATE_SIZE];
    struct text cell = table_cell(table, column, row, s);
    if (column_missing(column, row)) {
        bool same = text_equal(cell, condition->value);
        return condition->comparison == EQUAL     ? same
               : condition->comparison == UNEQUAL ? !same
                                                  : false;
    }
    double number;
    if (condition->is_number && number_parse(cell, &number))
        return compared((number > condition->number) -
                            (number < condition->number),
                        condition->comparison);
    return compared(text_compare(cell, condition->value),
                    condition->comparison);
}

/* Quotes stand about a whole value: an apostrophe inside one is a letter. */
static bool
opens_quote(struct text t, size_t at)
{
    struct text before = text_trim(text_slice(t, 0, at));
    return is_quote(t.s[at]) && before.n &&
           strchr("=<>", before.s[before.n - 1]);
}

/* Takes the part before " and " off the front; quotes protect the word. */
static bool
next_part(struct text *rest, struct text *part)
{
    if (!rest->s)
        return false;
    char quote = 0;
    for (size_t i = 0; i < rest->n; i++) {
        char c = rest->s[i];
        if (quote)
            quote = c == quote ? 0 : quote;
        else if (opens_quote(*rest, i))
            quote = c;
        else if (text_begins(text_slice(*rest, i, rest->n), " and ")) {
            *part = text_trim(text_slice(*rest, 0, i));
            *rest = text_slice(*rest, i + 5, rest->n);
            return true;
        }
    }
    *part = text_trim(*rest);
    *rest = (struct text){0};
    return true;
}

bool
filter_apply(const struct table *table, const char *condition, bool *keep,
             struct error *error)
{
    struct text part, rest = text_of(condition);
    while (next_part(&rest, &part)) {
        struct condition one;
        if (!read_condition(table, part, &one, error))
            return false;
        for (size_t row = 0; row < table->n_rows; row++)
            keep[row] = keep[row] && holds(table, &one, row);
    }
    return true;
}

size_t
filter_columns(const struct table *table, const char *condition,
               const struct column **columns, size_t most)
{
    struct text part, rest = text_of(condition);
    struct error ignored = ERROR_INIT;
    size_t n = 0;
    while (n < most && next_part(&rest, &part)) {
        struct condition one;
        if (read_condition(table, part, &one, &ignored))
            columns[n++] = one.column;
    }
    return n;
}
