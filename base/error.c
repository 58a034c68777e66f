#include <config.h>

#include "base/error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void
fill(struct error *error, enum error_kind kind, const char *file,
     const char *format, va_list args)
{
    error->kind = kind;
    snprintf(error->file, sizeof error->file, "%s", file ? file : "");
    vsnprintf(error->message, sizeof error->message, format, args);
}

bool
error_set(struct error *error, enum error_kind kind, const char *format, ...)
{
    if (error->kind != ERROR_NONE)
        return false;
    va_list args;
    va_start(args, format);
    fill(error, kind, NULL, format, args);
    va_end(args);
    return false;
}

bool
error_at(struct error *error, enum error_kind kind, const char *file,
         size_t line, size_t column, const char *format, ...)
{
    if (error->kind != ERROR_NONE)
        return false;
    va_list args;
    va_start(args, format);
    fill(error, kind, file, format, args);
    va_end(args);
    error->line = line;
    error->column = column;
    return false;
}

bool
error_errno(struct error *error, const char *format, ...)
{
    int code = errno;
    if (error->kind != ERROR_NONE)
        return false;
    va_list args;
    va_start(args, format);
    fill(error, ERROR_SYSTEM, NULL, format, args);
    va_end(args);
    size_t used = strlen(error->message);
    snprintf(error->message + used, sizeof error->message - used, ": %s",
             strerror(code));
    return false;
}

int
error_status(const struct error *error)
{
    return (int)error->kind;
}
