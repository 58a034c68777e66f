/* table-file: the table as CSV and its dictionary as a Frictionless Data
 * Package (version 2), in and out.
 *
 * The CSV is UTF-8 with \n and a header of the columns' names. A text that a
 * spreadsheet would run as a formula (it begins with = + - @ tab or return and
 * is no number), that looks like a missing token, or that begins with ' is
 * written with one ' before it; reading with the dictionary takes it off. */
#ifndef BASE_TABLE_FILE_H
#define BASE_TABLE_FILE_H

#include "base/table.h"

#include <stdio.h>

/* Writes FOLDER/NAME.csv for each table, then FOLDER/datapackage.json. The
 * folder is there. title may be NULL. */
bool tables_write(struct table *const *tables, size_t n, const char *folder,
                  const char *title, struct error *error);

/* One table to an open stream. */
void table_write_csv(const struct table *table, FILE *out);

/* Reads a CSV. With a datapackage.json beside it that names the file, columns
 * get types, labels, codes and missing reasons from there. Without, "" and
 * "NA" are blank, and a column is INTEGER or NUMBER when all it holds are
 * numbers as a program writes them (not 007, which is a code), else TEXT.
 * path "-" is standard input. NULL with the error filled: no header, a name
 * twice, a row longer than the header, a value that does not fit its
 * dictionary; each with its line. */
struct table *table_read(struct arena *arena, const char *path,
                         struct error *error);

#endif
