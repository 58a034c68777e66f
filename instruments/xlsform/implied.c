/* implied: what a row has beyond its own cells: by its type, its appearance,
 * and where it may do without a name. */
#include <config.h>

#include "instruments/xlsform/survey.h"
#include "instruments/xlsform/type.h"

#include <string.h>

/* A type that says what the answer is like. */
static void
apply_type(struct survey *survey, const struct type *type,
           struct question *question)
{
    if (type->constraint && !question->constraint.source)
        question->constraint.source = type->constraint;
    if (type->hint && !question->hint.in)
        *translated_in(survey->reading, &question->hint,
                       survey->reading->form->default_language) = type->hint;
}

/* Whoever shows nothing but the labels of the choices asks nothing: a space
 * is all that is said. */
static void
label_of_labels(struct survey *survey, struct question *question)
{
    const char *appearance = question->appearance;
    if (question->kind > QUESTION_REPEAT && !question->label.in && appearance &&
        strcmp(appearance, "label") == 0)
        *translated_in(survey->reading, &question->label,
                       survey->reading->form->default_language) = " ";
}

/* The application that is opened for a whole group, with its answers. */
static void
read_intent(struct survey *survey, const struct type *type,
            struct question *question)
{
    if (!survey->intent)
        return;
    if (type->use == TYPE_BEGIN)
        properties_add(survey->reading->arena, &question->body, "intent",
                       survey->intent);
    else
        survey_say(survey, question,
                   (struct finding){.severity = SEVERITY_WARNING,
                                    .rule = "intent-unused",
                                    .column = "intent",
                                    .value = survey->intent,
                                    .mend = "name the column 'body::intent' "
                                            "for an application that answers "
                                            "this question"},
                   "the column 'intent' is for groups; here it is not used");
}

/* The name that a row gets where it may do without one of its own. */
static void
default_name(struct survey *survey, struct question *question)
{
    if (question->kind == QUESTION_AUDIT) {
        if (question->name && strcmp(question->name, "audit") != 0)
            survey_say(survey, question,
                       (struct finding){.severity = SEVERITY_ERROR,
                                        .rule = "audit-name",
                                        .column = "name",
                                        .value = question->name,
                                        .mend = "leave the name empty"},
                       "the audit is always named 'audit'");
        question->name = "audit";
    }
    if (!question->name && question->kind == QUESTION_NOTE)
        question->name = arena_printf(survey->reading->arena,
                                      "generated_note_name_%zu", question->row);
}

void
read_implied(struct survey *survey, const struct type *type,
             struct question *question)
{
    question->kind = type->kind;
    default_name(survey, question);
    apply_type(survey, type, question);
    label_of_labels(survey, question);
    read_intent(survey, type, question);
}
