/* error: one failure of the world, with its place.
 *
 * For what the world does to us: a file that cannot be opened, an archive that
 * is not one, a disk that is full. Mistakes in people's forms and data are
 * findings (base/finding.h); mistakes of ours are assertions.
 *
 * A function that can fail takes a struct error * last, returns false or NULL
 * and fills it. The first error wins: a later one does not overwrite it, so
 * that clean-up which fails too does not hide the cause. */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <stdbool.h>
#include <stddef.h>

/* The kinds are the exit statuses of the program. */
enum error_kind {
    ERROR_NONE = 0,
    ERROR_DATA = 1,   /* the data or the form is wrong */
    ERROR_USAGE = 2,  /* the command line is wrong */
    ERROR_SYSTEM = 3, /* the system failed: cannot read, write, remember */
};

/* Zero is no error. line and column count from 1; 0 is unknown. The file's
 * name and the message are copied, and cut at the end of the space. */
struct error {
    enum error_kind kind;
    size_t line;
    size_t column;
    char file[1024];
    char message[1024];
};

#define ERROR_INIT ((struct error){0})

/* Each returns false, so that a failing function can return its call. */
bool error_set(struct error *error, enum error_kind kind, const char *format,
               ...) __attribute__((format(printf, 3, 4)));
bool error_at(struct error *error, enum error_kind kind, const char *file,
              size_t line, size_t column, const char *format, ...)
    __attribute__((format(printf, 6, 7)));

/* ERROR_SYSTEM with strerror(errno) behind the words: "cannot open 'a.csv'". */
bool error_errno(struct error *error, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The exit status of a program that ends with this error. */
int error_status(const struct error *error);

#endif
