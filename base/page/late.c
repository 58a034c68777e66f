#include <config.h>

#include "base/page/late.h"

#include "base/page/canvas.h"

#ifdef PAGE_LATE

#include <dlfcn.h>
#include <stddef.h>
#include <string.h>

/* Looked for in the library itself and in all that it needs. */
#define LIBRARY "libpangocairo-1.0.so.0"
#define HINT "paper is made with it (Debian: libpangocairo-1.0-0)"

struct late late;

#define LATE_ROW(name) {#name, offsetof(struct late, call_##name)},
static const struct {
    const char *name;
    size_t offset;
} rows[] = {LATE_NAMES(LATE_ROW)};

static bool loaded;

bool
canvas_load(struct error *error)
{
    if (loaded)
        return true;
    void *library = dlopen(LIBRARY, RTLD_LAZY);
    if (!library)
        return error_set(error, ERROR_SYSTEM, "cannot load %s; " HINT,
                         dlerror());
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        void *function = dlsym(library, rows[i].name);
        if (!function)
            return error_set(error, ERROR_SYSTEM,
                             "'" LIBRARY "' is too old, it has no %s; " HINT,
                             rows[i].name);
        memcpy((char *)&late + rows[i].offset, &function, sizeof function);
    }
    return loaded = true;
}

#else

bool
canvas_load(struct error *error)
{
    (void)error;
    return true;
}

#endif
