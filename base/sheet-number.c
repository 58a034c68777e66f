#include <config.h>

#include "base/sheet-number.h"

#include "base/date.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>

/* ECMA-376 part 1, 18.8.30; 27 to 36 and 50 to 58 are the East Asian ones. */
static const struct {
    int from, to;
    enum number_look look;
} builtin[] = {
    {14, 17, NUMBER_LOOK_DATE},     {18, 21, NUMBER_LOOK_TIME},
    {22, 22, NUMBER_LOOK_DATETIME}, {27, 31, NUMBER_LOOK_DATE},
    {32, 35, NUMBER_LOOK_TIME},     {36, 36, NUMBER_LOOK_DATE},
    {45, 45, NUMBER_LOOK_TIME},     {46, 46, NUMBER_LOOK_ELAPSED},
    {47, 47, NUMBER_LOOK_TIME},     {50, 58, NUMBER_LOOK_DATE},
};

enum number_look
number_look_builtin(int id)
{
    for (size_t i = 0; i < sizeof builtin / sizeof *builtin; i++)
        if (builtin[i].from <= id && id <= builtin[i].to)
            return builtin[i].look;
    return NUMBER_LOOK_PLAIN;
}

struct letters {
    bool date, time, elapsed, month;
};

static void
take_letter(struct letters *letters, char c, bool in_brackets)
{
    switch (tolower((unsigned char)c)) {
    case 'y':
    case 'd':
        letters->date |= !in_brackets;
        break;
    case 'h':
    case 's':
        letters->time = true;
        letters->elapsed |= in_brackets;
        break;
    case 'm': /* month or minute: the others tell */
        letters->month = true;
        letters->elapsed |= in_brackets;
        break;
    }
}

/* [h] and [mm] count on; [Red], [$-409] and [>5] say something else. */
static bool
counts_on(struct text inside)
{
    for (size_t i = 0; i < inside.n; i++)
        if (tolower((unsigned char)inside.s[i]) !=
            tolower((unsigned char)inside.s[0]))
            return false;
    return inside.n > 0;
}

/* Only the first part of "positive;negative;zero;text" is looked at. */
enum number_look
number_look_code(struct text code)
{
    struct letters letters = {0};
    for (size_t i = 0; i < code.n && code.s[i] != ';'; i++) {
        char c = code.s[i];
        if (c == '"') {
            i += 1 + text_find(text_slice(code, i + 1, code.n), '"');
        } else if (c == '\\' || c == '_' || c == '*') {
            i++;
        } else if (c == '[') {
            struct text rest = text_slice(code, i + 1, code.n);
            struct text inside = text_slice(rest, 0, text_find(rest, ']'));
            if (counts_on(inside))
                take_letter(&letters, inside.s[0], true);
            i += 1 + inside.n;
        } else if (text_begins(text_slice(code, i, code.n), "General")) {
            return NUMBER_LOOK_PLAIN;
        } else {
            take_letter(&letters, c, false);
        }
    }
    if (letters.elapsed)
        return NUMBER_LOOK_ELAPSED;
    if (letters.time)
        return letters.date ? NUMBER_LOOK_DATETIME : NUMBER_LOOK_TIME;
    return letters.date || letters.month ? NUMBER_LOOK_DATE
                                         : NUMBER_LOOK_PLAIN;
}

static char *
write_plain(double value, char s[SHEET_NUMBER_SIZE])
{
    bool fits = value > -1e22 && value < 1e22;
    /* From 2^53 on there are no numbers between two whole ones. */
    bool fine = value > -1e16 && value < 1e16;
    if (fits && (!fine || (double)(int64_t)value == value))
        snprintf(s, SHEET_NUMBER_SIZE, "%.0f", value == 0 ? 0.0 : value);
    else
        snprintf(s, SHEET_NUMBER_SIZE, "%.15g", value);
    return s;
}

static int
write_clock(int64_t milliseconds, char *s, size_t size)
{
    int64_t seconds = milliseconds / 1000;
    int n = snprintf(s, size, "%02" PRId64 ":%02d:%02d", seconds / 3600,
                     (int)(seconds / 60 % 60), (int)(seconds % 60));
    if (milliseconds % 1000)
        n += snprintf(s + n, size - (size_t)n, ".%03d",
                      (int)(milliseconds % 1000));
    return n;
}

/* Day 60 is 1900-02-29, which a spreadsheet believes in for the sake of an
 * older one; the days before it so count from one day later. */
static struct date
date_of(int64_t day, bool from_1904)
{
    static const struct date zero = {1899, 12, 30}, zero_1904 = {1904, 1, 1};
    int64_t start = date_days(from_1904 ? zero_1904 : zero);
    if (!from_1904 && day < 60)
        day++;
    return date_from_days(start + day);
}

char *
sheet_number_write(double value, enum number_look look, bool from_1904,
                   char s[SHEET_NUMBER_SIZE])
{
    static const int64_t a_day = 86400000;
    static const double last_day = 2958465; /* 9999-12-31 */
    if (look == NUMBER_LOOK_PLAIN || !(value >= 0 && value <= last_day))
        return write_plain(value, s);
    int64_t milliseconds = (int64_t)(value * (double)a_day + 0.5);
    /* Binary fractions of a day miss the second by some microseconds. */
    if (milliseconds % 1000 == 1 || milliseconds % 1000 == 999)
        milliseconds = (milliseconds + 1) / 1000 * 1000;
    int64_t day = milliseconds / a_day, clock = milliseconds % a_day;
    if (look == NUMBER_LOOK_ELAPSED) {
        write_clock(milliseconds, s, SHEET_NUMBER_SIZE);
        return s;
    }
    if (look == NUMBER_LOOK_TIME && day == 0) {
        write_clock(clock, s, SHEET_NUMBER_SIZE);
        return s;
    }
    struct date date = date_of(day, from_1904);
    int n = snprintf(s, SHEET_NUMBER_SIZE, "%04d-%02d-%02d", date.year,
                     date.month, date.day);
    if (look != NUMBER_LOOK_DATE || clock != 0) {
        s[n++] = ' ';
        write_clock(clock, s + n, SHEET_NUMBER_SIZE - (size_t)n);
    }
    return s;
}
