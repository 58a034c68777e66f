#include <config.h>

#include "instruments/expression/checker.h"

#include "base/nearest.h"
#include "base/number.h"

void
checker_report(const struct checker *checker, enum severity severity,
               const char *rule, const struct expression *at,
               const char *message, const char *mend)
{
    struct finding finding = *checker->place;
    finding.severity = severity;
    finding.rule = rule;
    finding.mark = at->offset;
    finding.mark_length = at->length;
    finding.message = message;
    finding.mend = mend ? mend : "";
    findings_add(checker->findings, &finding);
}

struct text
checker_source(const struct checker *checker, const struct expression *e)
{
    return text_slice(text_of(checker->place->value), e->offset,
                      e->offset + e->length);
}

const char *
checker_suggest(const struct checker *checker, struct text name)
{
    const struct scope *scope = checker->scope;
    size_t at = nearest_text(name, scope->names, scope->name_count,
                             scope->effort);
    if (at == scope->name_count)
        return "write the name of a question as it is in the name column";
    return arena_printf(checker->arena, "did you mean ${%.*s}?",
                        TEXT_ARGS(scope->names[at]));
}

bool
checker_question(const struct checker *checker,
                 const struct expression *expression,
                 struct scope_question *question)
{
    const struct scope *scope = checker->scope;
    *question = (struct scope_question){0};
    if (expression_is_self(expression)) {
        if (scope->self)
            *question = *scope->self;
        return scope->self != NULL;
    }
    if (expression->kind == EXPRESSION_REFERENCE)
        return scope->question &&
               scope->question(scope->context, expression->text, question) == 1;
    struct text path = expression_path(checker->arena, expression);
    return path.n > 0 && scope->path &&
           scope->path(scope->context, path, question);
}

bool
constant_of(const struct expression *expression, struct constant *out)
{
    *out = (struct constant){0};
    switch (expression->kind) {
    case EXPRESSION_NUMBER:
        out->is_number = true;
        out->number = expression->number;
        out->text = expression->text;
        return true;
    case EXPRESSION_TEXT:
        /* What looks like a reference is replaced in quotes too. */
        if (text_find_text(expression->text, TEXT("${")) < expression->text.n)
            return false;
        out->is_text = true;
        out->text = expression->text;
        out->is_number = number_parse(text_trim(out->text), &out->number);
        return true;
    case EXPRESSION_NEGATE:
        if (expression->items[0]->kind != EXPRESSION_NUMBER)
            return false;
        out->is_number = true;
        out->number = -expression->items[0]->number;
        out->text = expression->items[0]->text;
        return true;
    default:
        return false;
    }
}

static bool
same_steps(const struct expression *a, const struct expression *b)
{
    if (a->absolute != b->absolute || a->count > 0 || b->count > 0 ||
        a->step_count != b->step_count)
        return false;
    for (size_t i = 0; i < a->step_count; i++) {
        const struct expression_step *x = &a->steps[i], *y = &b->steps[i];
        if (x->axis != y->axis || x->axis == EXPRESSION_AXIS_OTHER ||
            !text_equal(x->name, y->name) || x->predicate_count > 0 ||
            y->predicate_count > 0)
            return false;
    }
    return true;
}

/* What looks at an answer, and gives the same number of it each time. */
static bool
same_measure(const struct expression *a, const struct expression *b)
{
    bool measure = text_is(a->text, "string-length") ||
                   text_is(a->text, "count-selected");
    return measure && text_equal(a->text, b->text) && a->count == 1 &&
           b->count == 1 && same_subject(a->items[0], b->items[0]);
}

bool
same_subject(const struct expression *a, const struct expression *b)
{
    if (a->kind != b->kind)
        return false;
    if (a->kind == EXPRESSION_CALL)
        return same_measure(a, b);
    if (a->kind == EXPRESSION_REFERENCE)
        return a->last_saved == b->last_saved && text_equal(a->text, b->text);
    return a->kind == EXPRESSION_PATH && same_steps(a, b);
}
