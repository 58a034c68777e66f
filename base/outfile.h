/* outfile: a file that is there whole or not at all.
 *
 * It is written beside its target under another name and renamed when all of
 * it is safely on the disk. Where anything fails, the target is what it was
 * before and nothing is left beside it.
 *
 *     struct outfile out;
 *     if (!outfile_open(&out, path, error)) return false;
 *     fprintf(out.stream, ...);
 *     return outfile_close(&out, error);
 */
#ifndef BASE_OUTFILE_H
#define BASE_OUTFILE_H

#include "base/builder.h"
#include "base/error.h"

#include <stdbool.h>
#include <stdio.h>

struct outfile {
    FILE *stream; /* write here; no need to look at each result */
    char *path;
    char *beside; /* NULL for standard output */
};

/* path "-" is standard output, which is written as it comes. */
bool outfile_open(struct outfile *out, const char *path, struct error *error);

/* Ends the file and puts it in place. Any write that failed is told here. */
bool outfile_close(struct outfile *out, struct error *error);

/* Ends the file and leaves no trace of it. */
void outfile_abandon(struct outfile *out);

/* All of contents as the file at path: for what is made again in a moment. It
 * is put in place when the system has taken all of it, which tells of a full
 * disk, and the disk is not waited for: without power in the seconds after
 * that, neither the old file nor the new one may be whole. */
bool outfile_write(const char *path, struct text contents,
                   struct error *error);

#endif
