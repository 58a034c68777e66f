/* sheet-build: how the readers of .xlsx, .csv and .md fill a workbook.
 *
 * Inside base/sheet*.c only. Rows and cells are copied into the arena; rows
 * with nothing in them and empty cells at a row's end are left off. */
#ifndef BASE_SHEET_BUILD_H
#define BASE_SHEET_BUILD_H

#include "base/sheet.h"

struct sheet_build {
    struct arena *arena;
    struct workbook *workbook;
    size_t sheets_capacity;
    size_t rows_capacity; /* of the last sheet */
};

void sheet_build_init(struct sheet_build *build, struct arena *arena,
                      const char *file);

/* Further rows go to a new sheet of that name. */
void sheet_build_begin(struct sheet_build *build, struct text name,
                       bool hidden);

/* Adds a row to the last sheet. The cells are UTF-8. False with ERROR_DATA
 * where a limit of base/sheet.h is passed. */
bool sheet_build_row(struct sheet_build *build, size_t number,
                     const struct text *cells, size_t n, struct error *error);

#endif
