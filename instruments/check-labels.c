#include <config.h>

#include "instruments/check-form.h"
#include "instruments/say.h"

#include <string.h>

static bool
has_media(const struct question *question)
{
    return question->image.in || question->big_image.in ||
           question->audio.in || question->video.in;
}

static void
no_words(const struct form *form, const struct question *question,
         struct findings *findings)
{
    form_say(form, findings,
             (struct finding){.severity = question->unclear_media
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
            !question->label.in && !question->hint.in && !has_media(question))
            no_words(form, question, findings);
        if (question->big_image.in && !question->image.in)
            no_small_image(form, question, findings);
    }
}
