#include <config.h>

#include "instruments/say.h"

#include "base/builder.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

struct finding
form_placed(const struct form *form, struct finding finding)
{
    if (!form->is_xform)
        return finding;
    finding.sheet = NULL;
    if (finding.row)
        finding.line = finding.row;
    finding.row = 0;
    return finding;
}

const char *
form_row_word(const struct form *form)
{
    return form->is_xform ? "line" : "row";
}

void
form_say(const struct form *form, struct findings *findings,
         struct finding finding, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    assert(n >= 0);
    struct builder message = BUILDER_INIT;
    char *place = builder_extend(&message, (size_t)n);
    va_start(args, format);
    vsnprintf(place, (size_t)n + 1, format, args);
    va_end(args);
    finding.file = form->file;
    finding.message = message.s;
    finding = form_placed(form, finding);
    findings_add(findings, &finding);
    builder_release(&message);
}

void
form_say_unsought(const struct form *form, struct findings *findings,
                  const struct nearest_effort *effort)
{
    if (!effort->unsought)
        return;
    form_say(form, findings,
             (struct finding){.severity = SEVERITY_NOTE,
                              .rule = "suggestions-stopped",
                              .mend = "mend those that have a suggestion, and "
                                      "check the form again"},
             "what is meant by %zu more unknown words was not looked for: it "
             "would take too long",
             effort->unsought);
}

struct finding
finding_marked(struct finding finding, struct text value, struct text part)
{
    assert(part.s >= value.s && part.s + part.n <= value.s + value.n);
    finding.mark = (size_t)(part.s - value.s);
    finding.mark_length = part.n;
    return finding;
}
