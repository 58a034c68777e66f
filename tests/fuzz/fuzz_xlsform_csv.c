/* A form as CSV in the layout of XLSForm, read and checked as a whole. */
#include <config.h>

#include "tests/fuzz/entry.h"

#include "base/sheet.h"
#include "instruments/check/check.h"
#include "instruments/form.h"

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct text text = {(const char *)bytes, n};
    struct arena arena = ARENA_INIT;
    struct error error = ERROR_INIT;
    struct findings findings;
    findings_init(&findings, &arena);
    struct workbook *workbook =
        workbook_read_csv(&arena, text, "fuzz.csv", &error);
    if (workbook) {
        struct form *form =
            form_read_workbook(&arena, workbook, NULL, &findings);
        form_check(form, &findings);
        form_check_pair(form, form, &findings);
    }
    arena_release(&arena);
    return 0;
}
