/* table-package: the dictionary of tables, as datapackage.json. */
#ifndef BASE_TABLE_PACKAGE_H
#define BASE_TABLE_PACKAGE_H

#include "base/table.h"

/* Writes the dictionary of the tables to the file at path. */
bool package_write(struct table *const *tables, size_t n, const char *path,
                   const char *title, struct error *error);

/* The table that the package at path describes under that file name: columns
 * with types, labels and codes, and no rows. NULL without an error where the
 * package is not there or does not name the file; NULL with the error filled
 * where it is not to be understood. */
struct table *package_read(struct arena *arena, const char *path,
                           const char *file, struct error *error);

#endif
