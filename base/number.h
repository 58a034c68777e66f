/* number: the one place where digits become numbers and back.
 *
 * The decimal point is '.', whatever the locale. A number is the whole of its
 * field: " 3", "3 apples", "0x10", "nan" and "inf" are not numbers. */
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

#include "base/text.h"

#include <stdint.h>

/* [+-] digits [. digits] [e [+-] digits]; also ".5" and "5.". False, leaving
 * *value alone, for anything else and for what overflows a double. */
bool number_parse(struct text t, double *value);

/* [+-] digits that fit 64 bits. */
bool number_parse_integer(struct text t, int64_t *value);

/* Room for any number that the functions below write, with its NUL. */
#define NUMBER_SIZE 32

/* The shortest digits that read back as the same double: 0.1, 1e+300. value is
 * finite. Returns s. */
char *number_write(double value, char s[NUMBER_SIZE]);

#endif
