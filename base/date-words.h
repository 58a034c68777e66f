/* date-words: days and times as English programs write them for people.
 *
 * ODK Briefcase and Aggregate export "Apr 26, 2018 8:58:20 AM" where the
 * machine's language is English; "26 Apr 2018" and "26-Apr-2018" are its other
 * shapes. The month is a word, so that nothing is guessed: 4/5/2018 is not
 * read. Source: the MEDIUM style of the Unicode CLDR for en, en-GB and en-IN,
 * and of Java 8 before it. */
#ifndef BASE_DATE_WORDS_H
#define BASE_DATE_WORDS_H

#include "base/date.h"

enum date_words {
    DATE_WORDS_NONE,
    DATE_WORDS_DAY,    /* "Apr 26, 2018" */
    DATE_WORDS_TIME,   /* "8:58:20 AM"; without AM or PM it needs no words */
    DATE_WORDS_MOMENT, /* both */
};

/* What the whole field is; *moment has it, without an offset, and is left alone
 * for DATE_WORDS_NONE. */
enum date_words date_parse_words(struct text t, struct moment *moment);

#endif
