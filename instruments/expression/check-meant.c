/* What reads like a condition, or like a text, and is another one: `a = 1 or 2`,
 * `1 < a < 5`, `a + 'x'`. */
#include <config.h>

#include "instruments/expression/checker.h"

/* How many places behind the first a suggestion goes on to. */
enum { ALONE_TOLD = 12 };

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

static bool
is_alone(const struct expression *e, struct constant *constant)
{
    return constant_of(e, constant) &&
           text_find_text(constant->text, TEXT("${")) == constant->text.n;
}

/* "write ${a} = 'x' or ${a} = 'y' or ${a} = 'z'", of all that stand alone from
 * that place on. */
static const char *
mend_alone(const struct checker *c, const struct expression *junction,
           size_t place)
{
    const struct expression *before = comparison_before(junction, place);
    struct constant constant;
    if (!before)
        return "compare it with a question, as in ${name} = 'a'";
    struct text subject = checker_source(c, before->items[0]);
    const char *relation = expression_operator(before->kind);
    const char *mend =
        arena_printf(c->arena, "write %.*s %s %.*s", TEXT_ARGS(subject),
                     relation, TEXT_ARGS(checker_source(c, before->items[1])));
    for (size_t i = place; i < junction->count && i < place + ALONE_TOLD; i++)
        if (is_alone(junction->items[i], &constant))
            mend = arena_printf(
                c->arena, "%s %s %.*s %s %.*s", mend,
                expression_operator(junction->kind), TEXT_ARGS(subject),
                relation, TEXT_ARGS(checker_source(c, junction->items[i])));
    return mend;
}

/* One message, however many there are: they come of one mistake. */
void
check_constants(const struct checker *c, const struct expression *junction)
{
    struct constant constant;
    size_t i = 0;
    while (i < junction->count && !is_alone(junction->items[i], &constant))
        i++;
    if (i == junction->count)
        return;
    bool holds =
        constant.is_text ? constant.text.n > 0 : constant.number != 0;
    checker_report(c, SEVERITY_WARNING, "expression-always-true",
                   junction->items[i],
                   arena_printf(c->arena,
                                "%.*s is compared with nothing, and always %s",
                                TEXT_ARGS(checker_source(c, junction->items[i])),
                                holds ? "holds" : "fails"),
                   mend_alone(c, junction, i));
}

bool
check_chained(const struct checker *c, const struct expression *comparison)
{
    const struct expression *inner = comparison->items[0];
    const struct expression *outer = comparison->items[1];
    if (!is_order(comparison) || !is_order(inner))
        return false;
    checker_report(
        c, SEVERITY_WARNING, "expression-chained", comparison,
        arena_printf(c->arena,
                     "this does not compare %.*s with %.*s, but whether %.*s "
                     "holds, as 1 or 0",
                     TEXT_ARGS(checker_source(c, inner->items[1])),
                     TEXT_ARGS(checker_source(c, outer)),
                     TEXT_ARGS(checker_source(c, inner))),
        arena_printf(c->arena, "write %.*s and %.*s %s %.*s",
                     TEXT_ARGS(checker_source(c, inner)),
                     TEXT_ARGS(checker_source(c, inner->items[1])),
                     expression_operator(comparison->kind),
                     TEXT_ARGS(checker_source(c, outer))));
    return true;
}

/* The operands of a + b + c, which is (a + b) + c. */
static const char *
list_added(const struct checker *c, const struct expression *e)
{
    if (e->kind != EXPRESSION_ADD)
        return arena_printf(c->arena, "%.*s", TEXT_ARGS(checker_source(c, e)));
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
        checker_report(c, SEVERITY_WARNING, "expression-text-added", item,
                       "+ adds numbers; with a text it gives none, and "
                       "nothing compares with that",
                       arena_printf(c->arena,
                                    "to join texts write concat(%s)",
                                    list_added(c, sum)));
        return;
    }
}
