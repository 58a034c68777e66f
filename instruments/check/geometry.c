#include <config.h>

#include "instruments/check/check.h"
#include "instruments/say.h"

#include <string.h>

static bool
is_external(const struct form *form, struct text name)
{
    const struct question *question = form_find(form, name);
    return question && question->kind == QUESTION_EXTERNAL;
}

static bool
is_repeat(const struct form *form, struct text name)
{
    const struct question *question = form_find(form, name);
    return question && question->kind == QUESTION_REPEAT;
}

/* What is shown on the map to choose from: a list of choices, a file that the
 * form has, or the rounds of a ${repeat}. */
static void
check_shapes(const struct form *form, const struct question *question,
             struct text shapes, struct findings *findings)
{
    bool reference = text_begins(shapes, "${") && text_ends(shapes, "}");
    struct text name =
        reference ? text_slice(shapes, 2, shapes.n - 1) : shapes;
    if (reference ? is_repeat(form, name)
                  : form_find_list(form, name) || is_external(form, name))
        return;
    struct finding finding = {
        .severity = SEVERITY_ERROR,
        .rule = "geometry-unknown",
        .sheet = "survey",
        .row = question->row,
        .column = form_header(form, "parameters", 0),
        .value = shapes.s,
        .mark_length = shapes.n,
        .mend = "name a list of the choices sheet, a file that the form has "
                "(without its ending), or a ${repeat}"};
    form_say(form, findings, finding,
             reference ? "there is no repeat '%.*s'"
                       : "there is no list and no file '%.*s'",
             TEXT_ARGS(name));
}

void
check_geometry(const struct form *form, struct findings *findings)
{
    for (size_t i = 0; i < form->n_questions; i++) {
        const struct question *question = form->questions[i];
        const char *shapes = question_shapes(question);
        if (shapes)
            check_shapes(form, question, text_of(shapes), findings);
    }
}
