/* date: days, times of day and moments with their offset from UTC.
 *
 * The forms of ISO 8601 that phones and servers write. A moment keeps the
 * offset it came with: when somebody answered, on their own clock, is data.
 * Proleptic Gregorian calendar, years 1 to 9999. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include "base/text.h"

#include <stdint.h>

struct date {
    int year, month, day; /* 2026, 1 to 12, 1 to 31 */
};

struct moment {
    struct date date;
    int hour, minute, second, millisecond;
    bool has_offset;
    int offset_min; /* minutes east of UTC: +05:45 is 345 */
};

bool date_exists(struct date date);

/* "2026-01-05", the whole field. */
bool date_parse(struct text t, struct date *date);

/* Days since 1970-01-01, and back. The date exists. */
int64_t date_days(struct date date);
struct date date_from_days(int64_t days);

/* "18:30", "18:30:00", "18:30:00.000", each with "Z", "+05:45", "+0545" or
 * "+05" behind or nothing. The date is left alone. */
bool time_parse(struct text t, struct moment *moment);

/* A date, 'T' or a space, and a time. */
bool moment_parse(struct text t, struct moment *moment);

/* Milliseconds since 1970-01-01T00:00 UTC; of the clock where no offset is. */
int64_t moment_milliseconds(const struct moment *moment);

/* Room for any of the forms below with its NUL. */
#define DATE_SIZE 48

char *date_write(struct date date, char s[DATE_SIZE]);
/* 2026-01-05T18:30:00.000+05:45; "Z" for offset 0, nothing for none. */
char *moment_write(const struct moment *moment, char s[DATE_SIZE]);
char *time_write(const struct moment *moment, char s[DATE_SIZE]);

#endif
