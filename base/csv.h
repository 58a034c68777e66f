/* csv: delimited text, row by row, in and out (libcsv does the reading).
 *
 * Named `delimited` in code, since libcsv owns the names csv_*. Quoting is
 * RFC 4180; line ends may be \n, \r\n or \r; a byte-order mark is passed over;
 * the delimiter is ',', ';' or tab and is found from the first line unless
 * given. Rows keep the number of the line they begin on. */
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include "base/error.h"
#include "base/text.h"

#include <stdbool.h>
#include <stdio.h>

#define DELIMITED_LIMIT_CELL ((size_t)16 << 20)  /* bytes in one cell */
#define DELIMITED_LIMIT_COLUMNS ((size_t)32768)  /* cells in one row */

/* One row. cells live until the function returns. row counts rows from 1 and
 * includes blank ones, as a spreadsheet shows them; line is where it begins in
 * the file. A blank line is a row of no cells. Return false, with the error
 * filled, to stop reading. */
typedef bool (*delimited_row)(void *user, const struct text *cells, size_t n,
                              size_t row, size_t line, struct error *error);

/* Reads the whole text. name is the file's, for errors; delimiter 0 is found.
 * ERROR_DATA for bytes that are not UTF-8 (told with their line), for NUL bytes
 * (a binary file), for a quote that never closes and for what passes a limit.
 * An empty text has no rows and is no error. */
bool delimited_read(struct text text, const char *name, char delimiter,
                    delimited_row each, void *user, struct error *error);

/* The delimiter of the first line: the most frequent of , ; and tab outside
 * quotes; ',' where there is none. */
char delimited_sniff(struct text text);

/* One cell with quotes where it needs them; no delimiter, no line end. */
void delimited_write_cell(FILE *out, struct text cell, char delimiter);

#endif
