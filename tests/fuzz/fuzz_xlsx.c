/* An .xlsx as a workbook. */
#include <config.h>

#include "tests/fuzz/entry.h"

#include "base/sheet.h"

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct text text = {(const char *)bytes, n};
    struct arena arena = ARENA_INIT;
    struct error error = ERROR_INIT;
    if (!workbook_read_xlsx(&arena, text, "fuzz.xlsx", &error) &&
        error.kind == ERROR_NONE)
        __builtin_trap(); /* a failure says why */
    arena_release(&arena);
    return 0;
}
