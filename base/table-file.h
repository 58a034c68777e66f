/* table-file: the table as CSV and its dictionary as a Frictionless Data
 * Package, in and out.
 *
 * The CSV is UTF-8 with \n and a header of the columns' names. A text that a
 * spreadsheet would run as a formula (it begins with = + - @ tab or return),
 * that looks like a missing token, or that begins with ' is written with one '
 * before it; reading with the dictionary takes it off again. */
#ifndef BASE_TABLE_FILE_H
#define BASE_TABLE_FILE_H

#include "base/table.h"

/* Writes FOLDER/NAME.csv for each table and FOLDER/datapackage.json. */
bool tables_write(struct table *const *tables, size_t n, const char *folder,
                  const char *title, struct error *error);

/* One table to an open stream. */
void table_write_csv(const struct table *table, FILE *out);

/* Reads a CSV. With a datapackage.json beside it that names the file, columns
 * get their types, labels, codes and missing reasons from there; else types
 * are found: all cells numbers -> INTEGER or NUMBER, else TEXT; "" and "NA" are
 * blank. path "-" is standard input. NULL with the error filled: no header, a
 * name twice, a row that is longer than the header, a value that does not fit
 * its dictionary (told with its line and column). */
struct table *table_read(struct arena *arena, const char *path,
                         struct error *error);

#endif
