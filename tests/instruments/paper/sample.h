/* sample: a form laid out on paper, for the tests of this folder. */
#ifndef TESTS_INSTRUMENTS_PAPER_SAMPLE_H
#define TESTS_INSTRUMENTS_PAPER_SAMPLE_H

#include "base/sheet.h"
#include "instruments/paper/layout.h"
#include "instruments/paper/paper.h"
#include "tests/run.h"

struct sample {
    struct arena arena;
    struct findings findings;
    struct form *form;
    struct canvas *blank;
    struct items items;
    struct layout layout;
};

static inline void
sample_form(struct sample *sample, const char *markdown)
{
    struct error error = ERROR_INIT;
    *sample = (struct sample){.arena = ARENA_INIT};
    findings_init(&sample->findings, &sample->arena);
    struct workbook *workbook = workbook_read_markdown(
        &sample->arena, text_of(markdown), "sample.md", &error);
    ck_assert_msg(workbook != NULL, "%s", error.message);
    sample->form = form_read_workbook(&sample->arena, workbook, NULL,
                                      &sample->findings);
    ck_assert_uint_eq(findings_count(&sample->findings, SEVERITY_ERROR), 0);
}

/* One of instruments/library. */
static inline void
sample_library(struct sample *sample, const char *name)
{
    struct error error = ERROR_INIT;
    *sample = (struct sample){.arena = ARENA_INIT};
    findings_init(&sample->findings, &sample->arena);
    const char *top = getenv("TOP");
    const char *path = arena_printf(&sample->arena,
                                    "%s/instruments/library/%s.md",
                                    top ? top : ".", name);
    sample->form =
        form_read(&sample->arena, path, NULL, &sample->findings, &error);
    ck_assert_msg(sample->form != NULL, "%s", error.message);
}

static inline void
sample_lay_out(struct sample *sample, size_t language)
{
    struct error error = ERROR_INIT;
    ck_assert_msg(canvas_load(&error), "%s", error.message);
    sample->blank = canvas_new_blank(PAGE_WIDTH_MM, PAGE_HEIGHT_MM);
    items_of_form(&sample->items, &sample->arena, sample->form, language, 0,
                  &sample->findings);
    layout_make(&sample->layout, &sample->items, sample->blank,
                &sample->findings);
}

static inline void
sample_release(struct sample *sample)
{
    canvas_free(sample->blank);
    arena_release(&sample->arena);
}

/* Has a finding of that rule been made? */
static inline bool
sample_told(const struct sample *sample, const char *rule)
{
    for (size_t i = 0; i < sample->findings.n; i++)
        if (text_is(text_of(sample->findings.items[i].rule), rule))
            return true;
    return false;
}

#endif
