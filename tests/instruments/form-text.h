/* form-text: a form from pipe tables in a test, with what was found in it. */
#ifndef TESTS_INSTRUMENTS_FORM_TEXT_H
#define TESTS_INSTRUMENTS_FORM_TEXT_H

#include "base/sheet.h"
#include "instruments/check/check.h"
#include "instruments/form.h"

#include <check.h>
#include <string.h>

struct form_text {
    struct arena arena;
    struct form *form;
    struct findings findings;
};

static inline void
form_text_init(struct form_text *it, const char *text)
{
    struct error error = ERROR_INIT;
    *it = (struct form_text){.arena = ARENA_INIT};
    findings_init(&it->findings, &it->arena);
    struct workbook *workbook = workbook_read_markdown(
        &it->arena, text_of(text), "test.md", &error);
    ck_assert_msg(workbook != NULL, "%s", error.message);
    it->form = form_read_workbook(&it->arena, workbook, NULL, &it->findings);
}

static inline const struct finding *
form_text_find(const struct form_text *it, const char *rule)
{
    for (size_t i = 0; i < it->findings.n; i++)
        if (strcmp(it->findings.items[i].rule, rule) == 0)
            return &it->findings.items[i];
    return NULL;
}

static inline void
form_text_release(struct form_text *it)
{
    arena_release(&it->arena);
}

#endif
