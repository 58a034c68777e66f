/* What reads like a condition, or like a text, and is another one: `a = 1 or 2`,
 * `1 < a < 5`, `a + 'x'`. */
#include <config.h>

#include "instruments/expression/checker.h"

static bool
is_comparison(const struct expression *e)
{
    return e->kind >= EXPRESSION_EQUAL && e->kind <= EXPRESSION_GREATER_EQUAL;
}

static bool
is_order(const struct expression *e)
{
    return e->kind >= EXPRESSION_LESS && e->kind <= EXPRESSION_GREATER_EQUAL;
}

/* As it stands in the cell. */
static struct text
written(const struct checker *c, const struct expression *e)
{
    return text_slice(text_of(c->place->value), e->offset,
                      e->offset + e->length);
}

/* The comparison before that place in `${a} = 'x' or 'y'`, which the rest is
 * meant to go on with. */
static const struct expression *
comparison_before(const struct expression *junction, size_t place)
{
    struct constant constant;
    while (place-- > 0)
        if (is_comparison(junction->items[place]) &&
            constant_of(junction->items[place]->items[1], &constant))
            return junction->items[place];
    return NULL;
}

static void
tell_alone(const struct checker *c, const struct expression *junction,
           size_t place, bool holds)
{
    const struct expression *at = junction->items[place];
    const struct expression *before = comparison_before(junction, place);
    const char *mend = "compare it with a question, as in ${name} = 'a'";
    if (before)
        mend = arena_printf(
            c->arena, "write %.*s %s %.*s %s %.*s %s %.*s",
            TEXT_ARGS(written(c, before->items[0])),
            expression_operator(before->kind),
            TEXT_ARGS(written(c, before->items[1])),
            junction->kind == EXPRESSION_OR ? "or" : "and",
            TEXT_ARGS(written(c, before->items[0])),
            expression_operator(before->kind), TEXT_ARGS(written(c, at)));
    checker_report(c, SEVERITY_WARNING, "expression-always-true", at,
                   arena_printf(c->arena,
                                "%.*s is compared with nothing, and always %s",
                                TEXT_ARGS(written(c, at)),
                                holds ? "holds" : "fails"),
                   mend);
}

void
check_constants(const struct checker *c, const struct expression *junction)
{
    struct constant constant;
    for (size_t i = 0; i < junction->count; i++) {
        const struct expression *item = junction->items[i];
        if (!constant_of(item, &constant) ||
            text_find_text(constant.text, TEXT("${")) < constant.text.n)
            continue;
        tell_alone(c, junction, i,
                   constant.is_text ? constant.text.n > 0
                                    : constant.number != 0);
    }
}

bool
check_chained(const struct checker *c, const struct expression *comparison)
{
    const struct expression *inner = comparison->items[0];
    const struct expression *outer = comparison->items[1];
    if (!is_order(comparison) || !is_order(inner))
        return false;
    checker_report(
        c, SEVERITY_ERROR, "expression-chained", comparison,
        arena_printf(c->arena,
                     "this does not compare %.*s with %.*s, but whether %.*s "
                     "holds, as 1 or 0",
                     TEXT_ARGS(written(c, inner->items[1])),
                     TEXT_ARGS(written(c, outer)),
                     TEXT_ARGS(written(c, inner))),
        arena_printf(c->arena, "write %.*s and %.*s %s %.*s",
                     TEXT_ARGS(written(c, inner)),
                     TEXT_ARGS(written(c, inner->items[1])),
                     expression_operator(comparison->kind),
                     TEXT_ARGS(written(c, outer))));
    return true;
}

/* The operands of a + b + c, which is (a + b) + c. */
static const char *
list_added(const struct checker *c, const struct expression *e)
{
    if (e->kind != EXPRESSION_ADD)
        return arena_printf(c->arena, "%.*s", TEXT_ARGS(written(c, e)));
    return arena_printf(c->arena, "%s, %s", list_added(c, e->items[0]),
                        list_added(c, e->items[1]));
}

void
check_sum(const struct checker *c, const struct expression *sum)
{
    for (size_t i = 0; i < sum->count; i++) {
        const struct expression *item = sum->items[i];
        struct constant constant;
        if (!constant_of(item, &constant) || constant.is_number ||
            text_find_text(constant.text, TEXT("${")) < constant.text.n)
            continue;
        checker_report(c, SEVERITY_ERROR, "expression-text-added", item,
                       "+ adds numbers; with a text it gives none, and "
                       "nothing compares with that",
                       arena_printf(c->arena,
                                    "to join texts write concat(%s)",
                                    list_added(c, sum)));
        return;
    }
}
