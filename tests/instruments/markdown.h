/* markdown: a form for a test, from the pipe tables of an XLSForm in .md.
 *
 * A test that hands over a form with error findings has a mistake itself. */
#ifndef TESTS_INSTRUMENTS_MARKDOWN_H
#define TESTS_INSTRUMENTS_MARKDOWN_H

#include "base/sheet.h"
#include "instruments/form.h"
#include "instruments/odk/read.h"
#include "instruments/renderer.h"
#include "tests/run.h"

static inline struct form *
form_of_markdown(struct arena *arena, const char *markdown)
{
    struct error error = ERROR_INIT;
    struct findings findings;
    findings_init(&findings, arena);
    struct workbook *workbook = workbook_read_markdown(
        arena, text_of(markdown), "form.md", &error);
    ck_assert_msg(workbook != NULL, "%s", error.message);
    struct form *form =
        form_read_workbook(arena, workbook, NULL, &findings);
    for (size_t i = 0; i < findings.n; i++)
        ck_assert_msg(findings.items[i].severity != SEVERITY_ERROR,
                      "%s: %s in:\n%.1000s", findings.items[i].value,
                      findings.items[i].message, markdown);
    return form;
}

/* The form's ODK XForm, in the arena. */
static inline struct text
xform_of(struct arena *arena, const struct form *form)
{
    struct error error = ERROR_INIT;
    struct findings findings;
    struct render_options options = {.language = NULL};
    struct builder out = BUILDER_INIT;
    findings_init(&findings, arena);
    ck_assert(render_odk(form, &options, &findings, &out, &error));
    ck_assert_uint_eq(findings.n, 0);
    struct text result =
        text_of(text_dup(arena, builder_text(&out)));
    builder_release(&out);
    return result;
}

static inline struct form *
form_of_xform(struct arena *arena, struct text xml)
{
    struct error error = ERROR_INIT;
    struct findings findings;
    findings_init(&findings, arena);
    struct form *form =
        form_read_xform(arena, xml, "form.xml", &findings, &error);
    ck_assert_msg(form != NULL, "%s", error.message);
    ck_assert_uint_eq(findings.n, 0);
    return form;
}

#endif
