/* sheet: a workbook as people fill it in: named sheets of text cells.
 *
 * One shape for .xlsx (libzip and libxml2), .csv and .md, used for forms and
 * for responses. Cells are text as the program shows the value (3, not 3.0;
 * TRUE; 2026-01-05 for a cell with a date format; of a formula the value that
 * was kept with it, never the formula). Row and column numbers are those that
 * the person sees. The workbook lives in its arena. */
#ifndef BASE_SHEET_H
#define BASE_SHEET_H

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"

#include <stdbool.h>

struct sheet_row {
    size_t number;      /* 1 is the first line of the sheet */
    struct text *cells; /* cells[0] is column A; trailing empties left off */
    size_t n;
};

/* Formulas whose values the program that wrote them did not keep. */
struct sheet_uncomputed {
    size_t n;            /* their cells, which are empty */
    size_t row, column;  /* of the first; column counts from 0 */
    const char *formula; /* of the first: "=A1&B1"; NULL where it is not told */
};

struct sheet {
    const char *name;
    bool hidden;
    struct sheet_uncomputed uncomputed;
    struct sheet_row *rows; /* rows with nothing in them are left out */
    size_t n;
};

struct workbook {
    const char *file;
    bool is_markdown;
    struct sheet *sheets;
    size_t n;
};

/* Limits against hostile files; passing one is an ERROR_DATA that names it. */
#define SHEET_LIMIT_BYTES ((size_t)256 << 20)     /* of one part, unpacked */
#define SHEET_LIMIT_ROWS ((size_t)1048576)
#define SHEET_LIMIT_COLUMNS ((size_t)16384)
#define SHEET_LIMIT_CELL ((size_t)1 << 20)

/* Reads by the file's contents and name: .xlsx and .xlsm, .csv, .md. Old .xls
 * is refused with what to do. Where a .csv has no sheet names of its own (the
 * layout of XLSForm: names alone in column A) sheets is one, named by the file.
 * NULL with the error filled. */
struct workbook *workbook_read(struct arena *arena, const char *path,
                               struct error *error);

/* From bytes whose name says nothing of their kind, as on standard input: a zip
 * is an .xlsx, a text with lines between pipes an .md, other text a .csv. */
struct workbook *workbook_read_bytes(struct arena *arena, struct text bytes,
                                     const char *name, struct error *error);

/* From bytes in memory that are of one kind. */
struct workbook *workbook_read_xlsx(struct arena *arena, struct text bytes,
                                    const char *name, struct error *error);
struct workbook *workbook_read_csv(struct arena *arena, struct text bytes,
                                   const char *name, struct error *error);
struct workbook *workbook_read_markdown(struct arena *arena, struct text bytes,
                                        const char *name, struct error *error);

/* Without regard to case; NULL when there is none. */
const struct sheet *workbook_find(const struct workbook *workbook,
                                  const char *name);

/* The cell, empty where the row is shorter. column counts from 0. */
struct text sheet_cell(const struct sheet_row *row, size_t column);

#endif
