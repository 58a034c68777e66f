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

static struct text
unquoted(struct text t)
{
    bool quoted =
        t.n > 1 && (t.s[0] == '\'' || t.s[0] == '"') && t.s[t.n - 1] == t.s[0];
    return quoted ? text_slice(t, 1, t.n - 1) : t;
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
    struct text bare = unquoted(condition->value);
    condition->is_number = number_parse(bare, &condition->number);
    condition->value = bare;
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
        else if (c == '\'' || c == '"')
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
