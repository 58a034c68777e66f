#include <config.h>

#include "base/page/library.h"

#include "base/page/canvas.h"

struct page_library page_lib = {PAGE_FUNCTIONS(LATE_VALUE)};

#define ROW(function) LATE_ROW(page_lib, function)
static const struct late_function functions[] = {PAGE_FUNCTIONS(ROW)};

static struct late_library library = {
    .file = LATE_PAPER,
    .hint = "paper is made with it (Debian: libpangocairo-1.0-0)",
    .functions = functions,
    .n = LATE_N(functions),
};

bool
canvas_load(struct error *error)
{
    return late_load(&library, error);
}
