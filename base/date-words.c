#include <config.h>

#include "base/date-words.h"

#include "base/number.h"

static const char *const months[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                     "jul", "aug", "sep", "oct", "nov", "dec"};
static const char *const whole_months[] = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

#define WORDS_MOST 5

/* Between words: spaces, commas and hyphens, the narrow space of newer
 * programs (U+202F) and the one that does not break (U+00A0). */
static size_t
separator(struct text t)
{
    if (t.n && (t.s[0] == ' ' || t.s[0] == ',' || t.s[0] == '-'))
        return 1;
    if (text_begins(t, "\xe2\x80\xaf"))
        return 3;
    return text_begins(t, "\xc2\xa0") ? 2 : 0;
}

/* How many words; more than WORDS_MOST are none. */
static size_t
split(struct text t, struct text word[WORDS_MOST])
{
    size_t n = 0;
    while (t.n) {
        size_t length = 0, skip;
        while ((skip = separator(t)))
            t = text_slice(t, skip, t.n);
        while (length < t.n && !separator(text_slice(t, length, t.n)))
            length++;
        if (length && n == WORDS_MOST)
            return 0;
        if (length)
            word[n++] = text_slice(t, 0, length);
        t = text_slice(t, length, t.n);
    }
    return n;
}

static int
month_of(struct text word)
{
    for (int m = 0; m < 12; m++)
        if (text_is_fold(word, months[m]) ||
            text_is_fold(word, whole_months[m]))
            return m + 1;
    return text_is_fold(word, "sept") ? 9 : 0;
}

static bool
read_count(struct text word, size_t digits, int *count)
{
    int64_t number;
    if (word.n > digits || !number_parse_integer(word, &number) || number < 0)
        return false;
    *count = (int)number;
    return true;
}

/* "Apr 26 2018" or "26 Apr 2018" */
static bool
read_day(const struct text word[3], struct date *date)
{
    bool month_first = month_of(word[0]) > 0;
    struct date day = {.month = month_of(word[month_first ? 0 : 1])};
    if (word[2].n != 4 || !read_count(word[month_first ? 1 : 0], 2, &day.day) ||
        !read_count(word[2], 4, &day.year) || !date_exists(day))
        return false;
    *date = day;
    return true;
}

/* "8:58:20 AM": hours from 1 to 12, and which half of the day; or "08:58:20".
 * half is empty where it is not said. */
static bool
read_time(struct text clock, struct text half, struct moment *moment)
{
    struct moment read = *moment;
    struct text hour = text_slice(clock, 0, text_find(clock, ':'));
    bool pm = text_is_fold(half, "pm"), am = text_is_fold(half, "am");
    char padded[16];
    if (hour.n == 1 && clock.n < sizeof padded - 1) {
        padded[0] = '0';
        for (size_t i = 0; i < clock.n; i++)
            padded[i + 1] = clock.s[i];
        clock = (struct text){padded, clock.n + 1};
    }
    if (!time_parse(clock, &read) || read.has_offset || (half.n && !am && !pm))
        return false;
    if ((am || pm) && (read.hour < 1 || read.hour > 12))
        return false;
    if (am || pm)
        read.hour = read.hour % 12 + (pm ? 12 : 0);
    *moment = read;
    return true;
}

enum date_words
date_parse_words(struct text t, struct moment *moment)
{
    struct text word[WORDS_MOST];
    struct moment read = {0};
    size_t n = split(text_trim(t), word);
    bool day = n >= 3 && read_day(word, &read.date);
    size_t at = day ? 3 : 0;
    bool time =
        n > at && n - at <= 2 &&
        read_time(word[at], n - at == 2 ? word[at + 1] : TEXT(""), &read);
    if ((n > at && !time) || (!day && n != 2))
        return DATE_WORDS_NONE;
    *moment = read;
    return !day ? DATE_WORDS_TIME : !time ? DATE_WORDS_DAY : DATE_WORDS_MOMENT;
}
