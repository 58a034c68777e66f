#include <config.h>

#include "instruments/say.h"

#include "base/builder.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

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
    findings_add(findings, &finding);
    builder_release(&message);
}

struct finding
finding_marked(struct finding finding, struct text value, struct text part)
{
    assert(part.s >= value.s && part.s + part.n <= value.s + value.n);
    finding.mark = (size_t)(part.s - value.s);
    finding.mark_length = part.n;
    return finding;
}
