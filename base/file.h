/* file: a whole file into memory, with a limit. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/builder.h"
#include "base/error.h"

#include <stdbool.h>

/* What one input file may hold unless its reader says otherwise: 1 GiB. */
#define FILE_LIMIT ((size_t)1 << 30)

/* What "-" is called where people read the name of the file. */
#define FILE_STDIN "standard input"

/* Adds the bytes of the file at path ("-" is standard input) to the builder.
 * False with ERROR_SYSTEM when it cannot be read or is a folder, ERROR_DATA
 * when it holds more than limit bytes. */
bool file_read(const char *path, size_t limit, struct builder *into,
               struct error *error);

/* The name of the file in a path: after the last '/'. */
const char *file_name(const char *path);

/* Does it end, in any case, with ".ext"? extension is without the dot. */
bool file_has_extension(const char *path, const char *extension);

/* Makes the folder and those above it, as mkdir -p. */
bool file_make_folder(const char *path, struct error *error);

bool file_is_folder(const char *path);

#endif
