#include <config.h>

#include "instruments/check/check.h"
#include "instruments/say.h"

#include <string.h>

static bool
has_media(const struct question *question)
{
    return question->image.in || question->big_image.in || question->audio.in ||
           question->video.in;
}

/* What a picture's column named, if it was not understood, and what stood in a
 * converted form without words: clients open both. */
static bool
may_lack(const struct form *form, const struct question *question)
{
    return question->unclear_media || form->is_xform;
}

static void
no_words(const struct form *form, const struct question *question,
         struct findings *findings)
{
    form_say(form, findings,
             (struct finding){.severity = may_lack(form, question)
                                              ? SEVERITY_WARNING
                                              : SEVERITY_ERROR,
                              .rule = "label-missing",
                              .sheet = "survey",
                              .row = question->row,
                              .column = form_header(form, "label", 0),
                              .mend = "write the words of the question"},
             "question '%s' has no label, hint or picture",
             question->name ? question->name : "");
}

/* The head and rows of a table of choices, as they stand in a converted form:
 * they need no words of their own. */
static bool
is_of_table(const struct form *form, const struct question *question)
{
    return form->is_xform &&
           (question_has_appearance(question, "label") ||
            question_has_appearance(question, "list-nolabel"));
}

/* A big picture is what a tap on a smaller one opens. */
static void
no_small_image(const struct form *form, const struct question *question,
               struct findings *findings)
{
    form_say(form, findings,
             (struct finding){.severity = SEVERITY_ERROR,
                              .rule = "big-image-alone",
                              .sheet = "survey",
                              .row = question->row,
                              .column = form_header(form, "big-image", 0),
                              .mend = "name the picture that opens it in the "
                                      "column image"},
             "question '%s' has a big-image, but no image",
             question->name ? question->name : "");
}

static void
no_repeat_label(const struct form *form, const struct question *question,
                struct findings *findings)
{
    form_say(form, findings,
             (struct finding){.severity = SEVERITY_WARNING,
                              .rule = "label-repeat",
                              .sheet = "survey",
                              .row = question->row,
                              .column = form_header(form, "label", 0),
                              .mend = "write what one of its rounds is about"},
             "the repeat '%s' has no label",
             question->name ? question->name : "");
}

static void
no_calculation(const struct form *form, const struct question *question,
               struct findings *findings)
{
    form_say(form, findings,
             (struct finding){.severity = SEVERITY_ERROR,
                              .rule = "calculation-missing",
                              .sheet = "survey",
                              .row = question->row,
                              .column = form_header(form, "calculation", 0),
                              .mend = "write what is to be computed"},
             "'%s' is to be computed, but has no calculation",
             question->name ? question->name : "");
}

/* What spreadsheet programs write for a formula that has no value. */
static bool
is_formula_error(const char *words)
{
    static const char *const errors[] = {"#REF!",   "#N/A",   "#DIV/0!",
                                         "#NAME?",  "#NUM!",  "#NULL!",
                                         "#VALUE!", "#SPILL!"};
    for (size_t i = 0; words && i < sizeof errors / sizeof *errors; i++)
        if (strcmp(words, errors[i]) == 0)
            return true;
    return false;
}

static void
check_formulas(const struct form *form, struct translated words,
               const char *column, struct finding finding,
               struct findings *findings)
{
    for (size_t i = 0; words.in && i < form->n_languages; i++) {
        if (!is_formula_error(words.in[i]))
            continue;
        finding.severity = SEVERITY_WARNING;
        finding.rule = "formula-error";
        finding.column = strcmp(finding.sheet, "choices") == 0
                             ? form_choice_header(form, column, i)
                             : form_header(form, column, i);
        finding.value = words.in[i];
        finding.mend = "mend the formula in the workbook, or write the words";
        form_say(form, findings, finding,
                 "people would read '%s', which a formula left here",
                 words.in[i]);
    }
}

static void
check_choice_formulas(const struct form *form, struct findings *findings)
{
    for (size_t i = 0; i < form->n_lists; i++)
        for (size_t k = 0; k < form->lists[i]->n; k++)
            check_formulas(
                form, form->lists[i]->choices[k].label, "label",
                (struct finding){.sheet = "choices",
                                 .row = form->lists[i]->choices[k].row},
                findings);
}

/* The client fills these in from its settings; nobody is asked. */
static void
check_unasked(const struct form *form, const struct question *question,
              struct findings *findings)
{
    bool email = question->kind == QUESTION_EMAIL;
    if (!question->label.in || question->calculation.source ||
        (!email && question->kind != QUESTION_PHONENUMBER))
        return;
    form_say(form, findings,
             (struct finding){.severity = SEVERITY_WARNING,
                              .rule = "label-unseen",
                              .sheet = "survey",
                              .row = question->row,
                              .column = form_header(form, "type", 0),
                              .value = question->type,
                              .mend = "write text to ask for it; else empty "
                                      "the label"},
             "nobody is asked: the phone puts in the %s of whoever set it up",
             email ? "e-mail address" : "phone number");
}

void
check_labels(const struct form *form, struct findings *findings)
{
    for (size_t i = 0; i < form->n_questions; i++) {
        const struct question *question = form->questions[i];
        if (question->kind == QUESTION_REPEAT && !question->label.in &&
            !has_media(question))
            no_repeat_label(form, question, findings);
        if (question->kind == QUESTION_CALCULATE &&
            !question->calculation.source && !question->dynamic_default)
            no_calculation(form, question, findings);
        if (question->kind > QUESTION_REPEAT && question_is_shown(question) &&
            !question->label.in && !question->hint.in && !has_media(question) &&
            !is_of_table(form, question))
            no_words(form, question, findings);
        if (question->big_image.in && !question->image.in)
            no_small_image(form, question, findings);
        struct finding row = {.sheet = "survey", .row = question->row};
        check_formulas(form, question->label, "label", row, findings);
        check_formulas(form, question->hint, "hint", row, findings);
        check_unasked(form, question, findings);
    }
    check_choice_formulas(form, findings);
}
