#include <config.h>

#include "instruments/check/check.h"
#include "instruments/say.h"

#include <string.h>

static struct finding
at(const struct form *form, const struct question *question, const char *rule,
   const char *mend)
{
    return (struct finding){.severity = SEVERITY_ERROR,
                            .rule = rule,
                            .sheet = "survey",
                            .row = question->row,
                            .column = form_header(form, "trigger", 0),
                            .value = question->trigger,
                            .mend = mend};
}

static void
check_name(const struct form *form, const struct question *question,
           struct text name, struct findings *findings)
{
    const struct question *source = form_find(form, name);
    struct finding finding = at(form, question, "trigger-unknown",
                                "name a question that is shown");
    finding = finding_marked(finding, text_of(question->trigger), name);
    if (!source || source->kind <= QUESTION_REPEAT) {
        form_say(form, findings, finding, "there is no question named '%.*s'",
                 TEXT_ARGS(name));
    } else if (form_is_ambiguous(form, name)) {
        finding.rule = "reference-ambiguous";
        form_say(form, findings, finding,
                 "%zu questions or groups are named '%.*s'",
                 form_count(form, name), TEXT_ARGS(name));
    } else if (!question_is_shown(source)) {
        finding.rule = "trigger-hidden";
        form_say(form, findings, finding,
                 "'%.*s' is not shown, and so sets nothing going",
                 TEXT_ARGS(name));
    }
}

/* ${a}, ${b}: names with commas between them. */
static void
check_trigger(const struct form *form, const struct question *question,
              struct findings *findings)
{
    struct text part, rest = text_of(question->trigger);
    while (text_split(&rest, ',', &part)) {
        part = text_trim(part);
        bool one = text_begins(part, "${") &&
                   text_find(part, '}') + 1 == part.n && part.n > 3;
        if (one) {
            check_name(form, question, text_slice(part, 2, part.n - 1),
                       findings);
        } else if (part.n > 0) {
            struct finding finding =
                at(form, question, "trigger-syntax",
                   "write ${name}, with a comma between two");
            form_say(form, findings,
                     finding_marked(finding, text_of(question->trigger), part),
                     "the trigger is not a list of questions");
        }
    }
}

static void
check_background(const struct form *form, const struct question *question,
                 struct findings *findings)
{
    if (!question->trigger)
        form_say(form, findings,
                 at(form, question, "trigger-missing",
                    "write the ${question} that it waits for"),
                 "a background-geopoint needs a trigger");
    if (!question->calculation.source)
        return;
    struct finding finding = at(form, question, "calculation-unwanted",
                                "remove the calculation");
    finding.column = form_header(form, "calculation", 0);
    finding.value = question->calculation.source;
    form_say(form, findings, finding,
             "a background-geopoint cannot have a calculation");
}

void
check_triggers(const struct form *form, struct findings *findings)
{
    for (size_t i = 0; i < form->n_questions; i++) {
        const struct question *question = form->questions[i];
        if (question->trigger)
            check_trigger(form, question, findings);
        if (question->kind == QUESTION_BACKGROUND_GEOPOINT)
            check_background(form, question, findings);
    }
}
