#include <config.h>

#include "instruments/expression/expression.h"

#include "base/builder.h"

static const char *const operators[] = {
    [EXPRESSION_OR] = "or",      [EXPRESSION_AND] = "and",
    [EXPRESSION_EQUAL] = "=",    [EXPRESSION_UNEQUAL] = "!=",
    [EXPRESSION_LESS] = "<",     [EXPRESSION_LESS_EQUAL] = "<=",
    [EXPRESSION_GREATER] = ">",  [EXPRESSION_GREATER_EQUAL] = ">=",
    [EXPRESSION_ADD] = "+",      [EXPRESSION_SUBTRACT] = "-",
    [EXPRESSION_MULTIPLY] = "*", [EXPRESSION_DIVIDE] = "div",
    [EXPRESSION_MODULO] = "mod", [EXPRESSION_UNION] = "|",
    [EXPRESSION_NEGATE] = "-",
};

const char *
expression_operator(enum expression_kind kind)
{
    return operators[kind];
}

enum expression_kind
expression_mirrored(enum expression_kind relation)
{
    switch (relation) {
    case EXPRESSION_LESS:
        return EXPRESSION_GREATER;
    case EXPRESSION_LESS_EQUAL:
        return EXPRESSION_GREATER_EQUAL;
    case EXPRESSION_GREATER:
        return EXPRESSION_LESS;
    case EXPRESSION_GREATER_EQUAL:
        return EXPRESSION_LESS_EQUAL;
    default:
        return relation;
    }
}

void
expression_walk(const struct expression *expression, expression_visit visit,
                void *context)
{
    visit(context, expression);
    for (size_t i = 0; i < expression->count; i++)
        expression_walk(expression->items[i], visit, context);
    for (size_t i = 0; i < expression->step_count; i++) {
        const struct expression_step *step = &expression->steps[i];
        for (size_t j = 0; j < step->predicate_count; j++)
            expression_walk(step->predicates[j], visit, context);
    }
}

static const struct expression_step *
only_step(const struct expression *expression)
{
    if (expression->kind != EXPRESSION_PATH || expression->absolute ||
        expression->count > 0 || expression->step_count != 1 ||
        expression->steps[0].predicate_count > 0)
        return NULL;
    return &expression->steps[0];
}

struct text
expression_bare_word(const struct expression *expression)
{
    const struct expression_step *step = only_step(expression);
    if (!step || step->axis != EXPRESSION_AXIS_CHILD ||
        text_is(step->name, "*"))
        return (struct text){0};
    return step->name;
}

/* False where it moves in other ways than down and up. */
static bool
add_step(struct builder *words, const struct expression_step *step)
{
    if (step->axis == EXPRESSION_AXIS_PARENT && step->name.n == 0)
        builder_add_string(words, "..");
    else if (step->axis == EXPRESSION_AXIS_SELF && step->name.n == 0)
        builder_add_char(words, '.');
    else if (step->axis == EXPRESSION_AXIS_CHILD && step->name.n > 0 &&
             !text_is(step->name, "*"))
        builder_add(words, step->name);
    else
        return false;
    return true;
}

bool
expression_steps(struct arena *arena, const struct expression *path, size_t n,
                 struct text *steps)
{
    struct builder words = BUILDER_INIT;
    bool plain = path->kind == EXPRESSION_PATH;
    for (size_t i = 0; plain && i < n; i++) {
        if (path->steps[i].axis == EXPRESSION_AXIS_FILTER)
            continue;
        if (words.n > 0 || path->absolute)
            builder_add_char(&words, '/');
        plain = add_step(&words, &path->steps[i]);
    }
    *steps = (struct text){0};
    if (plain && words.n > 0)
        *steps = text_of(builder_dup(&words, arena));
    builder_release(&words);
    return plain;
}

struct text
expression_path(struct arena *arena, const struct expression *path)
{
    struct text steps;
    if (path->kind == EXPRESSION_PATH && path->count == 0 &&
        expression_steps(arena, path, path->step_count, &steps))
        return steps;
    return (struct text){0};
}

bool
expression_is_self(const struct expression *expression)
{
    const struct expression_step *step = only_step(expression);
    return step && step->axis == EXPRESSION_AXIS_SELF;
}

struct gathering {
    struct arena *arena;
    struct expression_use *uses;
    size_t n;
    size_t capacity;
};

static void
gather(struct gathering *gathering, const struct expression *expression,
       struct expression_use around)
{
    if (expression->kind == EXPRESSION_REFERENCE) {
        arena_grow(gathering->arena, &gathering->uses, &gathering->capacity,
                   gathering->n + 1, sizeof *gathering->uses);
        around.reference = expression;
        gathering->uses[gathering->n++] = around;
    }
    for (size_t i = 0; i < expression->count; i++) {
        struct expression_use inside = around;
        if (expression->kind == EXPRESSION_CALL) {
            inside.call = expression;
            inside.argument = i;
        }
        gather(gathering, expression->items[i], inside);
    }
    around.in_predicate = true;
    if (expression->kind == EXPRESSION_PATH && expression->count == 1 &&
        expression->items[0]->kind == EXPRESSION_CALL &&
        text_is(expression->items[0]->text, "instance"))
        around.in_instance = true;
    for (size_t i = 0; i < expression->step_count; i++) {
        const struct expression_step *step = &expression->steps[i];
        for (size_t j = 0; j < step->predicate_count; j++)
            gather(gathering, step->predicates[j], around);
    }
}

size_t
expression_uses(struct arena *arena, const struct expression *expression,
                struct expression_use **uses)
{
    struct gathering gathering = {.arena = arena};
    gather(&gathering, expression, (struct expression_use){0});
    *uses = gathering.uses;
    return gathering.n;
}
