#include <config.h>

#include "collect/flat-date.h"

#include "base/date-words.h"

static enum date_words
words_of(enum question_kind kind)
{
    switch (kind) {
    case QUESTION_DATE:
    case QUESTION_TODAY:
        return DATE_WORDS_DAY;
    case QUESTION_TIME:
        return DATE_WORDS_TIME;
    case QUESTION_DATETIME:
    case QUESTION_START:
    case QUESTION_END:
        return DATE_WORDS_MOMENT;
    default:
        return DATE_WORDS_NONE;
    }
}

struct text
flat_date(enum question_kind kind, struct text cell, char s[DATE_SIZE])
{
    struct moment moment;
    enum date_words wanted = words_of(kind);
    if (wanted == DATE_WORDS_NONE || date_parse_words(cell, &moment) != wanted)
        return cell;
    return text_of(wanted == DATE_WORDS_DAY    ? date_write(moment.date, s)
                   : wanted == DATE_WORDS_TIME ? time_write(&moment, s)
                                               : moment_write(&moment, s));
}
