#include <config.h>

#include "instruments/check/check.h"
#include "instruments/say.h"

#include "base/intern.h"

#include <string.h>

static struct finding
at_choice(const struct form *form, const struct choice *choice,
          enum severity severity, const char *rule, const char *column)
{
    return (struct finding){
        .severity = severity,
        .rule = rule,
        .sheet = "choices",
        .row = choice->row,
        .column = form_choice_header(form, column, form->default_language),
        .value = choice->name};
}

/* A sheet without the column is told once, and not again for each row. */
static bool
has_name_column(const struct form *form)
{
    for (size_t i = 0; i < form->n_choice_columns; i++)
        if (strcmp(form->choice_columns[i].column, "name") == 0)
            return true;
    return form->n_choice_columns == 0; /* an XForm has no sheets */
}

static void
check_choice(const struct form *form, const struct choice_list *list,
             const struct choice *choice, struct findings *findings)
{
    if (!choice->name) {
        if (!has_name_column(form))
            return;
        struct finding finding = at_choice(form, choice, SEVERITY_ERROR,
                                           "choice-name-missing", "name");
        finding.mend = "give the choice a code, such as 1 or yes";
        form_say(form, findings, finding,
                 "a choice of the list '%s' has no name", list->name);
    } else if (!choice->label.in && !choice->image.in && !choice->audio.in &&
               !choice->video.in && !choice->big_image.in) {
        struct finding finding = at_choice(form, choice, SEVERITY_WARNING,
                                           "choice-label-missing", "label");
        finding.mend = "write the words that people choose by";
        form_say(form, findings, finding,
                 "choice '%s' of the list '%s' has no label", choice->name,
                 list->name);
    }
    if (choice->big_image.in && !choice->image.in) {
        struct finding finding = at_choice(form, choice, SEVERITY_WARNING,
                                           "big-image-alone", "big-image");
        finding.mend = "name the picture that opens it in the column image";
        form_say(form, findings, finding,
                 "a choice of the list '%s' has a big-image, but no image",
                 list->name);
    }
}

static void
check_twins(const struct form *form, const struct choice_list *list,
            struct findings *findings)
{
    if (form->allow_choice_duplicates)
        return;
    for (size_t i = 0; i < list->n; i++) {
        const struct choice *choice = &list->choices[i];
        if (!choice->name)
            continue;
        const struct choice *first =
            choice_list_find(list, text_of(choice->name));
        if (first == choice)
            continue;
        struct finding finding =
            at_choice(form, choice, SEVERITY_ERROR, "choice-twice", "name");
        finding.mark_length = strlen(choice->name);
        finding.mend = "give each choice a code of its own; where they are "
                       "told apart by a choice_filter, set "
                       "allow_choice_duplicates to yes";
        form_say(form, findings, finding,
                 "the list '%s' has the choice '%s' in %s %zu too", list->name,
                 choice->name, form_row_word(form), first->row);
    }
}

/* Several answers are kept in one text with spaces between them. */
static void
check_spaces(const struct form *form, const struct question *question,
             struct intern *told, struct findings *findings)
{
    const struct choice_list *list = question->list;
    size_t known = told->n;
    if (intern_add(told, text_of(list->name)) < known)
        return;
    for (size_t i = 0; i < list->n; i++) {
        const struct choice *choice = &list->choices[i];
        const char *space = choice->name ? strchr(choice->name, ' ') : NULL;
        if (!space)
            continue;
        struct finding finding = at_choice(
            form, choice,
            question->kind == QUESTION_SELECT_MULTIPLE ? SEVERITY_ERROR
                                                       : SEVERITY_WARNING,
            "choice-spaces", "name");
        finding.mark = (size_t)(space - choice->name);
        finding.mark_length = 1;
        finding.mend = "write _ for the space";
        form_say(form, findings, finding,
                 "the choice '%s' is used where several can be chosen, and "
                 "must have no space",
                 choice->name);
    }
}

static void
check_filter(const struct form *form, const struct question *question,
             struct findings *findings)
{
    if (!question->or_other || !question->choice_filter.source)
        return;
    form_say(form, findings,
             (struct finding){.severity = SEVERITY_ERROR,
                              .rule = "or-other-filter",
                              .sheet = "survey",
                              .row = question->row,
                              .column = form_header(form, "choice_filter", 0),
                              .value = question->choice_filter.source,
                              .mend = "add a choice 'other' to the list, and "
                                      "a text question behind this one"},
             "'or_other' does not go with a choice_filter");
}

/* Clients know choices as text alone; forms of old, converted, had types of
 * their own for them. */
static void
check_type(const struct form *form, const struct question *question,
           struct findings *findings)
{
    const char *type = properties_find(&question->bind, "type");
    if (!type || form->is_xform || strcmp(type, "string") == 0 ||
        strcmp(type, "odk:rank") == 0)
        return;
    form_say(form, findings,
             (struct finding){.severity = SEVERITY_ERROR,
                              .rule = "choice-type",
                              .sheet = "survey",
                              .row = question->row,
                              .column = "bind::type",
                              .value = type,
                              .mend = "empty the cell; number() makes a number "
                                      "of the choice where one is needed"},
             "what is chosen is text, and cannot be of the type '%s'", type);
}

/* select_one ${name}: the answers to that question are the choices. */
static void
check_list_question(const struct form *form, const struct question *question,
                    struct findings *findings)
{
    struct finding finding = {.severity = SEVERITY_ERROR,
                              .rule = "reference-unknown",
                              .sheet = "survey",
                              .row = question->row,
                              .column = form_header(form, "type", 0),
                              .value = question->type,
                              .mend = "name a question inside a repeat"};
    const struct question *source =
        form_find(form, text_of(question->list_question));
    if (!source || source->kind == QUESTION_EXTERNAL) {
        form_say(form, findings, finding, "there is no question named '%s'",
                 question->list_question);
    } else if (!question_repeat(source)) {
        finding.severity = SEVERITY_WARNING;
        finding.rule = "list-not-repeated";
        form_say(form, findings, finding,
                 "'%s' is not inside a repeat, and gives one choice at most",
                 question->list_question);
    }
}

void
check_choices(const struct form *form, struct findings *findings)
{
    for (size_t i = 0; i < form->n_lists; i++) {
        for (size_t k = 0; k < form->lists[i]->n; k++)
            check_choice(form, form->lists[i], &form->lists[i]->choices[k],
                         findings);
        check_twins(form, form->lists[i], findings);
    }
    struct intern told;
    intern_init(&told, form->arena);
    for (size_t i = 0; i < form->n_questions; i++) {
        const struct question *question = form->questions[i];
        check_filter(form, question, findings);
        check_type(form, question, findings);
        if (question->list_question)
            check_list_question(form, question, findings);
        if (question->list && question->kind != QUESTION_SELECT_ONE &&
            question_is_select(question))
            check_spaces(form, question, &told, findings);
    }
}
