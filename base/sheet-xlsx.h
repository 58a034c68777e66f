/* sheet-xlsx: the parts of an .xlsx workbook. Inside base/sheet-xlsx*.c only.
 *
 * The large parts (cells and shared strings) are read as a stream, so that a
 * hostile one stops at a limit before it fills the memory. */
#ifndef BASE_SHEET_XLSX_H
#define BASE_SHEET_XLSX_H

#include "base/archive.h"
#include "base/sheet-build.h"
#include "base/sheet-number.h"

struct xlsx {
    struct arena *arena;
    struct archive *archive;
    const char *name;
    const char *sheet; /* whose cells are read; NULL outside of them */
    size_t packed;   /* bytes of the whole file */
    size_t unpacked; /* bytes of the parts read so far */
    bool from_1904;
    struct text *strings; /* shared; in the arena */
    size_t n_strings, strings_capacity;
    enum number_look *looks; /* of each cell style */
    size_t n_looks;
    struct sheet_build build;
    struct error *error;
};

/* The bytes of a part; false with the error filled. Passing what one file may
 * unpack to is an error. */
bool xlsx_part(struct xlsx *xlsx, const char *part, struct builder *into);

/* Adds text to the builder with _xHHHH_ turned into its character. */
void xlsx_unescape(struct text t, struct builder *into);

/* Shared strings and cell styles; parts that are not there are empty. */
bool xlsx_read_strings(struct xlsx *xlsx, const char *part);
bool xlsx_read_styles(struct xlsx *xlsx, const char *part);

/* The cells of one sheet into the build, which has begun it. */
bool xlsx_read_cells(struct xlsx *xlsx, const char *part);

#endif
