/* archive: reading a zip with limits (libzip).
 *
 * Members are read into memory and never onto the disk, so a hostile path in
 * an archive leads nowhere. Encrypted members are refused by name. */
#ifndef BASE_ARCHIVE_H
#define BASE_ARCHIVE_H

#include "base/builder.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

struct archive;

#define ARCHIVE_LIMIT_MEMBERS ((size_t)100000)

/* The zip file at path. NULL with ERROR_DATA when it is not a zip or is cut
 * short, ERROR_SYSTEM when it cannot be opened. */
struct archive *archive_open(const char *path, struct error *error);

/* A zip in memory; bytes must outlive the archive. name is for errors. */
struct archive *archive_open_bytes(struct text bytes, const char *name,
                                   struct error *error);
void archive_close(struct archive *archive);

size_t archive_count(const struct archive *archive);
/* The member's path inside the archive; valid until archive_close. */
const char *archive_name(const struct archive *archive, size_t index);
/* The index of the member of that exact path, or archive_count. */
size_t archive_find(const struct archive *archive, const char *name);

/* Adds the unpacked member to the builder. Stops where it passes limit bytes,
 * whatever the archive says of its size, with ERROR_DATA; the builder then
 * holds more than that. */
bool archive_read(const struct archive *archive, size_t index, size_t limit,
                  struct builder *into, struct error *error);

#endif
