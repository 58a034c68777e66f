#include <config.h>

#include "base/date.h"

#include <stdio.h>
#include <stdlib.h>

static bool
is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int
days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && is_leap(year));
}

bool
date_exists(struct date date)
{
    return date.year >= 1 && date.year <= 9999 && date.month >= 1 &&
           date.month <= 12 && date.day >= 1 &&
           date.day <= days_in_month(date.year, date.month);
}

/* Takes exactly digits digits off the front of *t. */
static bool
take_digits(struct text *t, size_t digits, int *value)
{
    if (t->n < digits)
        return false;
    int n = 0;
    for (size_t i = 0; i < digits; i++) {
        if (t->s[i] < '0' || t->s[i] > '9')
            return false;
        n = n * 10 + (t->s[i] - '0');
    }
    *t = text_slice(*t, digits, t->n);
    *value = n;
    return true;
}

static bool
take_char(struct text *t, char c)
{
    if (t->n == 0 || t->s[0] != c)
        return false;
    *t = text_slice(*t, 1, t->n);
    return true;
}

static bool
take_date(struct text *t, struct date *date)
{
    return take_digits(t, 4, &date->year) && take_char(t, '-') &&
           take_digits(t, 2, &date->month) && take_char(t, '-') &&
           take_digits(t, 2, &date->day) && date_exists(*date);
}

bool
date_parse(struct text t, struct date *date)
{
    struct date parsed;
    if (!take_date(&t, &parsed) || t.n)
        return false;
    *date = parsed;
    return true;
}

/* Any number of digits of a second's fraction; milliseconds are kept. */
static bool
take_fraction(struct text *t, int *millisecond)
{
    *millisecond = 0;
    if (!take_char(t, '.') && !take_char(t, ','))
        return true;
    int scale = 100, digit;
    size_t digits = 0;
    for (; take_digits(t, 1, &digit); digits++, scale /= 10)
        *millisecond += digit * scale;
    return digits > 0;
}

static bool
take_offset(struct text *t, struct moment *moment)
{
    moment->has_offset = false;
    moment->offset_min = 0;
    if (t->n == 0)
        return true;
    moment->has_offset = true;
    if (take_char(t, 'Z') || take_char(t, 'z'))
        return true;
    int sign = take_char(t, '-') ? -1 : 1, hours, minutes = 0;
    if (sign == 1 && !take_char(t, '+'))
        return false;
    if (!take_digits(t, 2, &hours))
        return false;
    bool colon = take_char(t, ':');
    if ((colon || t->n) && !take_digits(t, 2, &minutes))
        return false;
    moment->offset_min = sign * (hours * 60 + minutes);
    return hours <= 14 && minutes <= 59;
}

static bool
take_time(struct text *t, struct moment *moment)
{
    moment->second = 0;
    if (!take_digits(t, 2, &moment->hour) || !take_char(t, ':') ||
        !take_digits(t, 2, &moment->minute))
        return false;
    if (take_char(t, ':') && !take_digits(t, 2, &moment->second))
        return false;
    return take_fraction(t, &moment->millisecond) && take_offset(t, moment) &&
           moment->hour <= 23 && moment->minute <= 59 && moment->second <= 60;
}

bool
time_parse(struct text t, struct moment *moment)
{
    struct moment parsed = *moment;
    if (!take_time(&t, &parsed) || t.n)
        return false;
    *moment = parsed;
    return true;
}

bool
moment_parse(struct text t, struct moment *moment)
{
    struct moment parsed = {0};
    if (!take_date(&t, &parsed.date))
        return false;
    if (!take_char(&t, 'T') && !take_char(&t, ' '))
        return false;
    if (!take_time(&t, &parsed) || t.n)
        return false;
    *moment = parsed;
    return true;
}

/* Years begin in March here, so that the leap day is the last of its year; an
 * era is the 400 years after which the calendar repeats. */
int64_t
date_days(struct date date)
{
    int64_t year = date.month > 2 ? date.year : date.year - 1;
    int64_t era = year / 400;
    int64_t year_of_era = year % 400;
    int64_t month = (date.month + 9) % 12;
    int64_t day_of_year = (153 * month + 2) / 5 + date.day - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 -
                         year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

struct date
date_from_days(int64_t days)
{
    int64_t shifted = days + 719468;
    int64_t era = shifted / 146097;
    int64_t day_of_era = shifted % 146097;
    int64_t year_of_era = (day_of_era - day_of_era / 1460 +
                           day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 -
                                        year_of_era / 100);
    int64_t month = (5 * day_of_year + 2) / 153;
    struct date date = {.day = (int)(day_of_year - (153 * month + 2) / 5 + 1)};
    date.month = (int)(month < 10 ? month + 3 : month - 9);
    date.year = (int)(year_of_era + era * 400 + (date.month <= 2));
    return date;
}

int64_t
moment_milliseconds(const struct moment *moment)
{
    int64_t minutes = date_days(moment->date) * 1440 + moment->hour * 60 +
                      moment->minute - moment->offset_min;
    return (minutes * 60 + moment->second) * 1000 + moment->millisecond;
}

char *
date_write(struct date date, char s[DATE_SIZE])
{
    snprintf(s, DATE_SIZE, "%04d-%02d-%02d", date.year, date.month, date.day);
    return s;
}

char *
time_write(const struct moment *moment, char s[DATE_SIZE])
{
    int n = snprintf(s, DATE_SIZE, "%02d:%02d:%02d.%03d", moment->hour,
                     moment->minute, moment->second, moment->millisecond);
    int off = moment->offset_min;
    if (moment->has_offset && off == 0)
        snprintf(s + n, DATE_SIZE - (size_t)n, "Z");
    else if (moment->has_offset)
        snprintf(s + n, DATE_SIZE - (size_t)n, "%c%02d:%02d",
                 off < 0 ? '-' : '+', abs(off) / 60, abs(off) % 60);
    return s;
}

char *
moment_write(const struct moment *moment, char s[DATE_SIZE])
{
    char day[DATE_SIZE], time[DATE_SIZE];
    snprintf(s, DATE_SIZE, "%.10sT%.30s", date_write(moment->date, day),
             time_write(moment, time));
    return s;
}
