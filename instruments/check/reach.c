/* reach: is there an answer with which a question is asked at all? */
#include <config.h>

#include "instruments/check/check.h"

#include "instruments/expression/check.h"
#include "instruments/form-scope.h"
#include "instruments/say.h"

#include <string.h>

static struct finding
at_relevant(const struct form *form, const struct question *question,
            enum severity severity, const struct expression *at,
            const char *mend)
{
    return (struct finding){.severity = severity,
                            .rule = "never-asked",
                            .sheet = "survey",
                            .row = question->row,
                            .column = form_header(form, "relevant", 0),
                            .value = logic_as_written(&question->relevant),
                            .mark = at->offset,
                            .mark_length = at->length,
                            .mend = mend};
}

static bool
is_under(const struct question *question, const struct question *group)
{
    while (question && question != group)
        question = question->parent;
    return question != NULL;
}

/* Is the condition about the answers of all rounds of a repeat elsewhere? One
 * may be this and another that. */
static bool
is_of_rounds(const struct form *form, const struct expression *condition,
              const struct question *group)
{
    struct expression_use *uses;
    size_t n = expression_uses(form->arena, condition, &uses);
    const struct question *asked =
        n ? form_find(form, uses[0].reference->text) : NULL;
    const struct question *repeat = asked ? question_repeat(asked) : NULL;
    return repeat && !is_under(group, repeat);
}

/* What is in a group is asked where the group is. */
static void
check_groups_around(struct form_scope *scope, const struct question *question,
                    struct findings *findings)
{
    struct scope_question self;
    struct scope at = form_scope_at(scope, question, false, &self);
    const struct form *form = scope->form;
    const struct question *group = question->parent;
    for (; group && group->parent; group = group->parent) {
        const struct expression *part;
        if (!group->relevant.tree ||
            !expression_excludes(question->relevant.tree, group->relevant.tree,
                                 (struct text){0}, &at, form->arena, &part) ||
            is_of_rounds(form, part, group))
            continue;
        form_say(form, findings,
                 at_relevant(form, question, SEVERITY_ERROR, part,
                             "change one of the two conditions"),
                 "this never holds in '%s' of %s %zu, which is there only "
                 "where %s",
                 group->name ? group->name : "", form_row_word(form),
                 group->row, logic_as_written(&group->relevant));
    }
}

/* The rows, of an XForm the lines, whose constraints nothing fulfils: that is
 * told, and no more of what goes by such an answer. */
struct unfulfilled {
    size_t *rows;
    size_t n, capacity;
};

static struct unfulfilled
gather_unfulfilled(const struct form *form, const struct findings *findings)
{
    struct unfulfilled never = {0};
    const char *column = form_header(form, "constraint", 0);
    for (size_t i = 0; i < findings->n; i++) {
        const struct finding *told = &findings->items[i];
        if (!told->column || strcmp(told->column, column) != 0 ||
            strcmp(told->rule, "expression-never-true") != 0)
            continue;
        arena_grow(form->arena, &never.rows, &never.capacity, never.n + 1,
                   sizeof *never.rows);
        never.rows[never.n++] = form->is_xform ? told->line : told->row;
    }
    return never;
}

static bool
is_unfulfilled(const struct unfulfilled *never, const struct question *question)
{
    for (size_t i = 0; i < never->n; i++)
        if (never->rows[i] == question->row)
            return true;
    return false;
}

/* An answer that its constraint does not let through is never given. */
static void
check_answers(struct form_scope *scope, const struct question *question,
              const struct unfulfilled *never, struct findings *findings)
{
    struct scope_question self;
    struct scope at = form_scope_at(scope, question, false, &self);
    const struct form *form = scope->form;
    struct expression_use *uses;
    size_t n =
        expression_uses(form->arena, question->relevant.tree, &uses);
    for (size_t i = 0; i < n; i++) {
        struct text name = uses[i].reference->text;
        const struct question *asked = form_find(form, name);
        const struct expression *part;
        if (!asked || !asked->constraint.tree || asked->calculation.source ||
            !expression_excludes(question->relevant.tree,
                                 asked->constraint.tree, name, &at,
                                 form->arena, &part) ||
            is_unfulfilled(never, asked))
            continue;
        form_say(form, findings,
                 at_relevant(form, question, SEVERITY_WARNING, part,
                             "change this, or the constraint there"),
                 "'%s' of %s %zu never has such an answer: its constraint is "
                 "%s",
                 asked->name, form_row_word(form), asked->row,
                 asked->constraint.source);
        return;
    }
}

/* Is it, or a group around it, never there? */
static const struct question *
never_there(const struct question *question)
{
    while (question && !(question->relevant.tree &&
                         expression_is_never(question->relevant.tree)))
        question = question->parent;
    return question;
}

/* What is never asked has no answer. */
static void
check_unasked(struct form_scope *scope, const struct question *question,
              struct findings *findings)
{
    const struct form *form = scope->form;
    struct scope_question self;
    struct scope at = form_scope_at(scope, question, false, &self);
    struct expression_use *uses;
    size_t n = expression_uses(form->arena, question->relevant.tree, &uses);
    for (size_t i = 0; i < n; i++) {
        const struct question *asked =
            form_find(form, uses[i].reference->text);
        const struct question *never = never_there(asked);
        const struct expression *part;
        struct finding fault;
        if (!never || uses[i].reference->last_saved)
            continue;
        const char *none = arena_printf(form->arena, "${%s} = ''", asked->name);
        const struct expression *blank =
            expression_parse(form->arena, text_of(none), &fault);
        if (!blank ||
            !expression_excludes(question->relevant.tree, blank,
                                 (struct text){0}, &at, form->arena, &part))
            continue;
        form_say(form, findings,
                 at_relevant(form, question, SEVERITY_WARNING, part,
                             "change this, or the condition there"),
                 "this never holds: '%s' is never asked, see %s %zu",
                 asked->name, form_row_word(form), never->row);
        return;
    }
}

void
check_reach(const struct form *form, struct findings *findings)
{
    struct form_scope scope;
    struct unfulfilled never = gather_unfulfilled(form, findings);
    form_scope_init(&scope, form);
    for (size_t i = 0; i < form->n_questions; i++) {
        const struct question *question = form->questions[i];
        const struct expression *relevant = question->relevant.tree;
        if (!relevant)
            continue;
        if (expression_is_never(relevant))
            form_say(form, findings,
                     at_relevant(form, question, SEVERITY_WARNING, relevant,
                                 "remove the row, or write 'yes' in a column "
                                 "'disabled', if it is not to be asked"),
                     "this never holds: nobody is asked");
        check_groups_around(&scope, question, findings);
        check_answers(&scope, question, &never, findings);
        check_unasked(&scope, question, findings);
    }
}
