/* meant-column: how bad it is that a column was misspelt. */
#include <config.h>

#include "instruments/xlsform/xlsform.h"

/* Has nobody anything to read but by the label? */
static bool
needs_label(const struct question *question)
{
    return question->kind > QUESTION_REPEAT && question_is_shown(question) &&
           question->label.in && !question->hint.in && !question->image.in &&
           !question->audio.in && !question->video.in;
}

static bool
needs_calculation(const struct question *question)
{
    return question->kind == QUESTION_CALCULATE &&
           question->calculation.source && !question->dynamic_default;
}

static void
judge(struct reading *reading, size_t place,
      bool (*is_needed)(const struct question *))
{
    const struct form *form = reading->form;
    for (size_t i = 0; place && i < form->n_questions; i++)
        if (is_needed(form->questions[i])) {
            reading->findings->items[place - 1].severity = SEVERITY_ERROR;
            return;
        }
}

void
judge_meant_columns(struct reading *reading)
{
    judge(reading, reading->meant_label, needs_label);
    judge(reading, reading->meant_calculation, needs_calculation);
}
