#include <config.h>

#include "base/late.h"

#include <string.h>

#ifdef LATE

#include <dlfcn.h>

/* A function is looked for in the library itself and in all that it needs. */
bool
late_load(struct late_library *library, struct error *error)
{
    if (library->loaded)
        return true;
    void *opened = dlopen(library->file, RTLD_LAZY);
    if (!opened)
        return error_set(error, ERROR_SYSTEM, "cannot load %s; %s", dlerror(),
                         library->hint);
    for (size_t i = 0; i < library->n; i++) {
        const struct late_function *function = &library->functions[i];
        void *found = dlsym(opened, function->name);
        if (!found)
            return error_set(error, ERROR_SYSTEM,
                             "'%s' is too old, it has no %s; %s",
                             library->file, function->name, library->hint);
        memcpy(function->into, &found, sizeof found);
    }
    return library->loaded = true;
}

#else

bool
late_load(struct late_library *library, struct error *error)
{
    (void)error;
    return library->loaded = true;
}

#endif
