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
                                TEXT_ARGS(
                                    checker_source(c, junction->items[i])),
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

/* a + b, but no 2020-01-05, and no (a = 1) + (b = 1), which counts. */
static bool
is_arithmetic(const struct expression *e)
{
    if (e->kind < EXPRESSION_ADD || e->kind > EXPRESSION_MODULO)
        return false;
    for (size_t i = 0; i < e->count; i++)
        if (is_comparison(e->items[i]) ||
            e->items[i]->kind == EXPRESSION_SUBTRACT)
            return false;
    return true;
}

/* 1 and 0 stand for true and false. */
static bool
is_other_number(const struct expression *e)
{
    return e->kind == EXPRESSION_NUMBER && e->number != 0 && e->number != 1;
}

void
check_is_condition(const struct checker *c, const struct expression *e)
{
    struct text source = checker_source(c, e);
    bool less = e->kind == EXPRESSION_SUBTRACT &&
                e->items[1]->kind == EXPRESSION_NUMBER;
    if (is_other_number(e))
        checker_report(c, SEVERITY_WARNING, "expression-always-true", e,
                       arena_printf(c->arena,
                                    "%.*s is compared with nothing, and always "
                                    "holds",
                                    TEXT_ARGS(source)),
                       "compare it with a question, as in ${name} = 2");
    else if (is_arithmetic(e))
        checker_report(
            c, SEVERITY_WARNING, "expression-no-condition", e,
            arena_printf(c->arena,
                         "%.*s is a number, not a condition: it holds unless "
                         "it is 0",
                         TEXT_ARGS(source)),
            less ? arena_printf(c->arena,
                                "if it is compared, write %.*s = -%.*s",
                                TEXT_ARGS(checker_source(c, e->items[0])),
                                TEXT_ARGS(e->items[1]->text))
                 : arena_printf(c->arena, "compare it, as in %.*s > 0",
                                TEXT_ARGS(source)));
}
