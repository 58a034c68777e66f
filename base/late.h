/* late: libraries that are loaded when the first of their functions is needed.
 *
 * Libraries that few runs of praxis need, with all that they need themselves,
 * took five sixths of every start when they were linked as usual. So on Linux
 * such a library is opened by late_load, and the file that uses it calls its
 * functions through a table:
 *
 *     #define FUNCTIONS(X) X(zip_open) X(zip_close)
 *     static struct {
 *         FUNCTIONS(LATE_MEMBER)
 *     } lib = {FUNCTIONS(LATE_VALUE)};
 *     #define ROW(f) LATE_ROW(lib, f)
 *     static const struct late_function functions[] = {FUNCTIONS(ROW)};
 *     static struct late_library library = {
 *         LATE_ZIP, "what for (Debian: libzip4)", functions, LATE_N(functions)};
 *
 *     if (late_load(&library, error))
 *         lib.zip_open(...)
 *
 * The compiler checks each call against the library's own header, and late_load
 * that each name is there. configure finds the file's name, LATE_ZIP; where it
 * is NULL the library is linked as usual and the table is full from the start. */
#ifndef BASE_LATE_H
#define BASE_LATE_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

struct late_function {
    const char *name;
    void *into; /* the address of its pointer in the table */
};

struct late_library {
    const char *file;
    const char *hint; /* what it is for and how to get it, for people */
    const struct late_function *functions;
    size_t n;
    bool loaded;
};

#define LATE_MEMBER(function) __typeof__(function) *function;
#define LATE_ROW(table, function) {#function, &(table).function},
#define LATE_N(functions) (sizeof(functions) / sizeof *(functions))
#ifdef LATE
#define LATE_VALUE(function) NULL,
#else
#define LATE_VALUE(function) function,
#endif

/* Fills the table, once; it stays loaded until the program ends. False with the
 * error filled (ERROR_SYSTEM) where the library, or a function in it, is
 * missing. Not for several threads at once. */
bool late_load(struct late_library *library, struct error *error);

#endif
