#include <config.h>

#include "instruments/check-form.h"
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

void
check_groups(const struct form *form, struct findings *findings)
{
    for (size_t i = 0; i < form->n_questions; i++) {
        const struct question *question = form->questions[i];
        if (question->kind == QUESTION_EXTERNAL && question_repeat(question)) {
            struct finding finding = at(form, question, SEVERITY_WARNING,
                                        "external-in-repeat", "type");
            finding.value = question->type;
            finding.mend = "move the row out of the repeat";
            form_say(form, findings, finding,
                     "data from a file is the same in all rounds of a repeat");
        }
        if (question->kind > QUESTION_REPEAT)
            continue;
        if (question_has_appearance(question, "table-list"))
            check_table(form, question, findings);
        if (question->required.source &&
            strcmp(question->required.source, "false()") != 0) {
            struct finding finding = at(form, question, SEVERITY_WARNING,
                                        "required-group", "required");
            finding.value = question->required.source;
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
