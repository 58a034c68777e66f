#include <config.h>

#include "instruments/check/check.h"
#include "instruments/expression/expression.h"
#include "instruments/say.h"

#include <string.h>

static struct finding
at(const struct form *form, const struct question *question,
   enum severity severity, const char *rule, const char *column)
{
    return (struct finding){.severity = severity,
                            .rule = rule,
                            .sheet = "survey",
                            .row = question->row,
                            .column = form_header(form, column, 0)};
}

/* A group shown as one table has one head: all its selects share a list. */
static void
check_table(const struct form *form, const struct question *group,
            struct findings *findings)
{
    const struct choice_list *list = NULL;
    for (size_t i = 0; i < group->n; i++) {
        const struct question *child = group->children[i];
        if (!question_is_select(child) || !child->list)
            continue;
        if (list && child->list != list) {
            struct finding finding =
                at(form, child, SEVERITY_ERROR, "table-list-mixed", "type");
            finding.value = child->type;
            finding.mend = "move the question out of the group";
            form_say(form, findings, finding,
                     "a table-list has one list of choices, '%s', and this "
                     "is '%s'",
                     list->name, child->list->name);
        }
        if (!list && child->choice_filter.source) {
            struct finding finding = at(form, child, SEVERITY_ERROR,
                                        "table-list-filter", "choice_filter");
            finding.value = child->choice_filter.source;
            finding.mend = "remove the filter, or the appearance table-list";
            form_say(form, findings, finding,
                     "a table-list does not go with a choice_filter");
        }
        list = list ? list : child->list;
    }
}

static bool
is_inside(const struct question *question, const struct question *group)
{
    while (question && question != group)
        question = question->parent;
    return question != NULL;
}

/* How often a repeat is gone through is for repeats alone, and not for what is
 * inside it to say. */
static void
check_count(const struct form *form, const struct question *question,
            struct findings *findings)
{
    struct finding finding = at(form, question, SEVERITY_WARNING,
                                "repeat-count-unused", "repeat_count");
    finding.value = question->repeat_count.source;
    if (!finding.value)
        return;
    if (question->kind != QUESTION_REPEAT) {
        finding.mend = "move it to a row begin_repeat, or remove it";
        form_say(form, findings, finding,
                 "the repeat_count is not used: '%s' is no repeat",
                 question->name ? question->name : "");
        return;
    }
    struct expression_use *uses;
    size_t n = question->repeat_count.tree
                   ? expression_uses(form->arena, question->repeat_count.tree,
                                     &uses)
                   : 0;
    for (size_t i = 0; i < n; i++) {
        struct text name = uses[i].reference->text;
        const struct question *asked = form_find(form, name);
        /* count(${r}) and its kind look at all rounds so far. */
        if (uses[i].reference->last_saved || uses[i].call || !asked ||
            !is_inside(asked, question))
            continue;
        finding.rule = "repeat-count-inside";
        finding.mark = uses[i].reference->offset;
        finding.mark_length = uses[i].reference->length;
        finding.mend = "ask for the number before the repeat begins";
        form_say(form, findings, finding,
                 "how often '%s' is repeated cannot depend on '%.*s', which "
                 "is asked inside it",
                 question->name ? question->name : "", TEXT_ARGS(name));
        return;
    }
}

/* What can be answered by nobody must not be asked of everybody. */
static void
check_answerable(const struct form *form, const struct question *question,
                 struct findings *findings)
{
    const char *required = question->required.source;
    const char *readonly = question->readonly.source;
    bool note = question->kind == QUESTION_NOTE;
    if (!required || strcmp(required, "true()") != 0 ||
        (!note && (!readonly || strcmp(readonly, "true()") != 0)) ||
        question->calculation.source || question->fallback.source ||
        question->trigger)
        return;
    struct finding finding = at(form, question, SEVERITY_WARNING,
                                "required-readonly", "required");
    finding.value = required;
    finding.mend = note ? "leave required empty, or ask for an answer"
                        : "leave required or read_only empty";
    form_say(form, findings, finding,
             "'%s' takes no answer, and requires one: people may not get past "
             "it",
             question->name ? question->name : "");
}

void
check_groups(const struct form *form, struct findings *findings)
{
    for (size_t i = 0; i < form->n_questions; i++) {
        const struct question *question = form->questions[i];
        if (question->kind == QUESTION_EXTERNAL && question_repeat(question)) {
            struct finding finding = at(form, question, SEVERITY_ERROR,
                                        "external-in-repeat", "type");
            finding.value = question->type;
            finding.mend = "move the row out of the repeat";
            form_say(form, findings, finding,
                     "data from a file is the form's, and cannot be in a "
                     "repeat");
        }
        check_count(form, question, findings);
        if (question->kind > QUESTION_REPEAT) {
            check_answerable(form, question, findings);
            continue;
        }
        if (question_has_appearance(question, "table-list"))
            check_table(form, question, findings);
        if (question->required.source &&
            strcmp(question->required.source, "false()") != 0) {
            struct finding finding = at(form, question, SEVERITY_WARNING,
                                        "required-group", "required");
            finding.value = logic_as_written(&question->required);
            finding.mend = "require the questions in it";
            form_say(form, findings, finding,
                     "a group has no answer that could be required");
        }
        if (question->n == 0) {
            struct finding finding = at(form, question, SEVERITY_WARNING,
                                        "group-empty", "type");
            finding.value = question->type;
            finding.mend = "remove it, or move questions into it";
            form_say(form, findings, finding, "there is nothing in '%s'",
                     question->name ? question->name : "");
        }
    }
}
