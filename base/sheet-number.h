/* sheet-number: the number in a cell as its format shows it.
 *
 * A workbook keeps dates as days since 1899-12-30 (or since 1904-01-01), and
 * only the cell's format tells that it is one. Inside base/sheet*.c only. */
#ifndef BASE_SHEET_NUMBER_H
#define BASE_SHEET_NUMBER_H

#include "base/text.h"

#include <stdbool.h>

enum number_look {
    NUMBER_LOOK_PLAIN,
    NUMBER_LOOK_DATE,     /* 2026-01-05 */
    NUMBER_LOOK_TIME,     /* 18:30:00 */
    NUMBER_LOOK_DATETIME, /* 2026-01-05 18:30:00 */
    NUMBER_LOOK_ELAPSED,  /* 26:30:00, hours beyond a day */
};

/* The look of a built-in format by its id, and of a format by its code. */
enum number_look number_look_builtin(int id);
enum number_look number_look_code(struct text code);

#define SHEET_NUMBER_SIZE 48

/* Writes the value as it looks: 3 for 3.0, and all digits of a whole number, which
 * may be somebody's code; of others at most 15 digits, which is what a
 * spreadsheet shows. A date that does not exist is written as a number. */
char *sheet_number_write(double value, enum number_look look, bool from_1904,
                         char s[SHEET_NUMBER_SIZE]);

#endif
