/* check-repeated: one answer is wanted of a question that is asked again and
 * again. Outside its repeat it means all rows of it together: ODK Collect stops
 * with "This field is repeated" as soon as there are two. */
#include <config.h>

#include "instruments/expression/checker.h"

#include "instruments/expression/function.h"

#include <string.h>

/* Some take all rows where others want one value. */
static bool
takes_all(const struct expression *call, size_t argument)
{
    static const char *const names[] = {
        "concat",        "join",
        "min",           "max",
        "area",          "distance",
        "enclosed-area", "geofence",
        "checklist",     "weighted-checklist",
        "position",
    };
    const struct function *function = function_find(call->text);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (text_is(call->text, names[i]))
            return true;
    return !function || function_takes(function, argument) == FUNCTION_NODES;
}

/* Is the path inside of the repeat, or the repeat's own? */
static bool
is_inside(struct text path, struct text repeat)
{
    return path.n >= repeat.n &&
           text_equal(text_slice(path, 0, repeat.n), repeat) &&
           (path.n == repeat.n || path.s[repeat.n] == '/');
}

static struct text
last_name(struct text path)
{
    size_t at = path.n;
    while (at > 0 && path.s[at - 1] != '/')
        at--;
    return text_slice(path, at, path.n);
}

void
check_repeated(const struct checker *c, const struct expression *around,
               size_t place, const struct expression *reference)
{
    struct scope_question question;
    if (reference->kind != EXPRESSION_REFERENCE || reference->last_saved ||
        !c->scope->self || c->scope->self->path.n == 0 ||
        !checker_question(c, reference, &question) || question.repeat.n == 0 ||
        text_equal(question.repeat, question.path) ||
        is_inside(c->scope->self->path, question.repeat))
        return;
    if (around &&
        (around->kind == EXPRESSION_PATH || around->kind == EXPRESSION_UNION ||
         (around->kind == EXPRESSION_CALL && takes_all(around, place))))
        return;
    struct text repeat = last_name(question.repeat), name = reference->text;
    checker_report(c, SEVERITY_WARNING, "expression-repeated", reference,
                   arena_printf(c->arena,
                                "'%.*s' is asked anew in each row of the "
                                "repeat '%.*s'; outside of it that is not one "
                                "answer",
                                TEXT_ARGS(name), TEXT_ARGS(repeat)),
                   arena_printf(c->arena,
                                "write indexed-repeat(${%.*s}, ${%.*s}, 1) for "
                                "the first row, or use sum(), max(), count() "
                                "or join() over all",
                                TEXT_ARGS(name), TEXT_ARGS(repeat)));
}
