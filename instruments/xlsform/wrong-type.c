/* Rows whose type is missing, unknown or refused. They are told, and then read
 * on as what was probably meant, or as a question of which nothing is known:
 * one mistake is one message, and not one more for each row that refers to it.
 */
#include <config.h>

#include "instruments/xlsform/survey.h"
#include "instruments/xlsform/type.h"

#include "base/nearest.h"

#include <string.h>

#define SELECT_ONE "write select_one, a space and the name of a list of choices"
#define SELECT_MULTIPLE                                                        \
    "write select_multiple, a space and the name of a list of choices"
#define YES_NO                                                                 \
    "write select_one yes_no, and put a list 'yes_no' into the sheet of "      \
    "choices"

/* Types as other programs, and people, call them. */
static const struct {
    const char *name, *mend;
} foreign[] = {
    {"number", "write integer for whole numbers, or decimal"},
    {"numeric", "write integer for whole numbers, or decimal"},
    {"float", "write decimal"},
    {"currency", "write decimal"},
    {"age", "write integer"},
    {"multiple choice", SELECT_MULTIPLE},
    {"multiple", SELECT_MULTIPLE},
    {"multi select", SELECT_MULTIPLE},
    {"multiselect", SELECT_MULTIPLE},
    {"checkbox", SELECT_MULTIPLE},
    {"checkboxes", SELECT_MULTIPLE},
    {"single choice", SELECT_ONE},
    {"choice", SELECT_ONE},
    {"select", SELECT_ONE},
    {"radio", SELECT_ONE},
    {"dropdown", SELECT_ONE},
    {"drop down", SELECT_ONE},
    {"likert", SELECT_ONE ", and likert into the column appearance"},
    {"scale", "write range, and start=1 end=10 into the column parameters"},
    {"slider", "write range, and start=1 end=10 into the column parameters"},
    {"rating", "write range, and start=1 end=5 into the column parameters"},
    {"yes_no", YES_NO},
    {"yes/no", YES_NO},
    {"yesno", YES_NO},
    {"boolean", YES_NO},
    {"phone", "write text, and numbers into the column appearance"},
    {"telephone", "write text, and numbers into the column appearance"},
    {"paragraph", "write text, and multiline into the column appearance"},
    {"long text", "write text, and multiline into the column appearance"},
    {"textarea", "write text, and multiline into the column appearance"},
    {"heading", "write note, or begin_group for a part of the form"},
    {"title", "write note, or begin_group for a part of the form"},
    {"header", "write note, or begin_group for a part of the form"},
    {"label", "write note"},
    {"info", "write note"},
    {"section", "write begin_group, and end_group where it ends"},
    {"group", "write begin_group, and end_group where it ends"},
    {"repeat", "write begin_repeat, and end_repeat where it ends"},
    {"page", "write begin_group, and field-list into the column appearance"},
    {"picture", "write image"},
    {"signature", "write image, and signature into the column appearance"},
    {"map", "write geopoint"},
    {"month", "write date, and month-year into the column appearance"},
    {"year", "write date, and year into the column appearance"},
    {"calculation", "write calculate"},
    {"formula", "write calculate"},
};

/* By the whole type, or with the name of a list behind it. */
static const char *
mend_foreign(struct text type)
{
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++) {
        size_t n = strlen(foreign[i].name);
        if (text_is_fold(text_slice(type, 0, n), foreign[i].name) &&
            (type.n <= n || type.s[n] == ' '))
            return foreign[i].mend;
    }
    return NULL;
}

/* How a question with choices may begin, and what is meant by it; longer
 * before shorter. */
static const struct {
    const char *written, *meant;
} beginnings[] = {
    {"select_one_or_more", "select_multiple"},
    {"select_multiple", "select_multiple"},
    {"select multiple", "select_multiple"},
    {"select_single", "select_one"},
    {"select_several", "select_multiple"},
    {"select_multi", "select_multiple"},
    {"select_many", "select_multiple"},
    {"select many", "select_multiple"},
    {"select_all", "select_multiple"},
    {"select all", "select_multiple"},
    {"select_any", "select_multiple"},
    {"multi_select", "select_multiple"},
    {"multiselect", "select_multiple"},
    {"select_one", "select_one"},
    {"select one", "select_one"},
    {"rank", "rank"},
};

static bool
is_list(const struct reading *reading, struct text name)
{
    return name.n && intern_find(&reading->lists, name) < reading->lists.n;
}

/* The first that is a list among the words, and "or_other" where it is near to
 * what stands behind; or NULL. */
static const char *
first_list(const struct reading *reading, const char *type, struct text words)
{
    static const char *const other[] = {"or_other"};
    struct text word, found = {0}, last = {0};
    while (text_word(&words, &word)) {
        if (!found.n && is_list(reading, word))
            found = word;
        last = word;
    }
    bool or_other = found.n && nearest(last, other, 1) != NULL;
    return found.n ? arena_printf(reading->arena, "%s %.*s%s", type,
                                  TEXT_ARGS(found),
                                  or_other ? " or_other" : "")
                   : NULL;
}

/* "select_onecolours", "select_one_colours" and "select_one: colours", where
 * there is a list of that name: with a space; "select_one colours shades": with
 * one of them; "select_many colours" by its name; or NULL. */
static const char *
meant_select(const struct reading *reading, struct text type)
{
    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++) {
        const char *meant = beginnings[i].meant;
        size_t n = strlen(beginnings[i].written);
        if (!text_is_fold(text_slice(type, 0, n), beginnings[i].written))
            continue;
        struct text list = text_slice(type, n, type.n);
        while (list.n > 0 && strchr(" _-:([\"'", list.s[0]))
            list = text_slice(list, 1, list.n);
        while (list.n > 0 && strchr(" )]\"'", list.s[list.n - 1]))
            list.n--;
        if (is_list(reading, list) ||
            (list.n > 0 && text_find(list, ' ') == list.n &&
             strcmp(meant, beginnings[i].written) != 0 && type.s[n] == ' '))
            return arena_printf(reading->arena, "%s %.*s", meant,
                                TEXT_ARGS(list));
        return first_list(reading, meant, list);
    }
    return NULL;
}

/* select_one colours shades: is there more behind the list that is meant? */
static bool
names_several(const struct reading *reading, struct text written)
{
    static const char *const other[] = {"or_other"};
    struct text word;
    bool list = false;
    while (text_word(&written, &word)) {
        if (list && !nearest(word, other, 1))
            return true;
        list |= is_list(reading, word);
    }
    return false;
}

static struct type
unknown_type(struct survey *survey, struct question *question)
{
    struct arena *arena = survey->reading->arena;
    struct text written = text_of(question->type);
    const char *instead = mend_foreign(written);
    const char *meant = meant_select(survey->reading, written);
    if (!meant && !instead)
        meant = type_meant(arena, written);
    struct type type =
        meant ? type_parse(text_of(meant)) : (struct type){.use = TYPE_UNKNOWN};
    const char *message = "'%s' is not a type of question";
    struct finding finding = {.severity = SEVERITY_ERROR,
                              .rule = "type-unknown",
                              .column = "type",
                              .value = question->type,
                              .mark_length = written.n};
    if (type.use == TYPE_SELECT && names_several(survey->reading, written))
        message = "'%s' names several lists of choices: a question has one";
    if (type.use != TYPE_UNKNOWN) {
        finding.mend = arena_printf(arena, "write '%s'", meant);
    } else if (meant) {
        message = "'%s' needs the name of one list of choices";
        finding.mend = "write select_one, select_multiple or rank, a space, "
                       "and the name of a list without spaces";
    } else {
        finding.mend = instead ? instead
                               : "choose a type such as text, integer, "
                                 "select_one LIST, date or note";
    }
    survey_say(survey, question, finding,
               arena_printf(arena, message, question->type));
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
