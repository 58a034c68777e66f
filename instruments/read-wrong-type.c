/* Rows whose type is missing, unknown or refused. They are told, and then read
 * on as what was probably meant, or as a question of which nothing is known:
 * one mistake is one message, and not one more for each row that refers to it.
 */
#include <config.h>

#include "instruments/read-survey.h"
#include "instruments/read-type.h"

static struct type
unknown_type(struct survey *survey, struct question *question)
{
    struct arena *arena = survey->reading->arena;
    const char *meant = type_meant(arena, text_of(question->type));
    struct type type =
        meant ? type_parse(text_of(meant)) : (struct type){.use = TYPE_UNKNOWN};
    struct finding finding = {.severity = SEVERITY_ERROR,
                              .rule = "type-unknown",
                              .column = "type",
                              .value = question->type,
                              .mark_length = text_of(question->type).n};
    if (type.use != TYPE_UNKNOWN)
        finding.mend = arena_printf(arena, "write '%s'", meant);
    else if (meant)
        finding.mend = "write select_one, select_multiple or rank, a space, "
                       "and the name of a list without spaces";
    else
        finding.mend = "choose a type such as text, integer, select_one LIST, "
                       "date or note";
    survey_say(
        survey, question, finding,
        arena_printf(arena, "'%s' is not a type of question", question->type));
    if (type.use != TYPE_UNKNOWN)
        question->type = meant;
    return type;
}

/* Of a loop and its kind the beginning is told, and its rows and its end are
 * not told again. */
static bool
is_told(struct survey *survey, struct text type)
{
    bool begins = text_begins(type, "begin");
    bool ends = text_begins(type, "end");
    bool inside = text_is(type, "score__row") || text_is(type, "rank__level");
    bool told = survey->refused > 0 && (ends || inside);
    survey->refused += begins;
    survey->refused -= ends && told;
    return told;
}

static void
refused_type(struct survey *survey, const struct question *question,
             const struct type *type)
{
    if (is_told(survey, text_of(question->type)))
        return;
    survey_say(survey, question,
               (struct finding){.severity = SEVERITY_ERROR,
                                .rule = "type-refused",
                                .column = "type",
                                .value = question->type,
                                .mend = type->instead},
               arena_printf(survey->reading->arena, "praxis does not make %s",
                            type->refusal));
}

/* A row without a type: a remark, or a question whose type was forgotten. */
static void
no_type(struct survey *survey, const struct question *question)
{
    bool asks = question->name || question->label.in;
    survey_say(survey, question,
               asks ? (struct finding){.severity = SEVERITY_ERROR,
                                       .rule = "type-missing",
                                       .column = "type",
                                       .mend = "write its type, such as text "
                                               "or select_one LIST"}
                    : (struct finding){.severity = SEVERITY_WARNING,
                                       .rule = "row-skipped",
                                       .mend = "empty the row if it is not "
                                               "meant as a remark"},
               asks ? "this question has no type"
                    : "this row has no type, name or label, and is left out");
}

/* A question of which nothing is known but its words and when it is asked: what
 * stands in columns that go with a type cannot be judged. */
static struct type
any_question(struct question *question)
{
    bool words = question->label.in;
    if (!question->type)
        question->type = words ? "text" : "hidden";
    question->parameters = (struct properties){0};
    question->choice_filter = question->repeat_count = (struct logic){0};
    question->appearance = NULL;
    return (struct type){.use = TYPE_QUESTION,
                         .kind = words ? QUESTION_TEXT : QUESTION_HIDDEN};
}

struct type
read_wrong_type(struct survey *survey, struct question *question,
                const struct type *type)
{
    struct type meant = {.use = TYPE_UNKNOWN};
    if (!question->type)
        no_type(survey, question);
    else if (type->use == TYPE_REFUSED)
        refused_type(survey, question, type);
    else
        meant = unknown_type(survey, question);
    if (meant.use != TYPE_UNKNOWN || !question->name)
        return meant;
    return any_question(question);
}
