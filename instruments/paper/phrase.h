/* phrase: the words that paper adds to a questionnaire, in its language.
 *
 * "%s" in a phrase stands for what the caller puts there; see phrase_fill. */
#ifndef INSTRUMENTS_PAPER_PHRASE_H
#define INSTRUMENTS_PAPER_PHRASE_H

#include "base/arena.h"

#include <stdbool.h>

enum phrase {
    PHRASE_MARK_ONE,
    PHRASE_MARK_ROWS,  /* one in each row of a grid */
    PHRASE_MARK_ALL,
    PHRASE_RANK,       /* number the lines */
    PHRASE_MARK_NUMBER, /* on a row of numbers */
    PHRASE_WRITE_CODE, /* instead of marking it */
    PHRASE_GO_TO,      /* question %s */
    PHRASE_GO_END,     /* nothing more is asked */
    PHRASE_THEN_GO_TO, /* at the end of a block, question %s */
    PHRASE_PAGE,       /* %s of %s */
    PHRASE_OVERLEAF,
    PHRASE_VERSION,
    PHRASE_CODE,
    PHRASE_HOW_TITLE,
    PHRASE_HOW_MARK,
    PHRASE_HOW_CIRCLE,
    PHRASE_HOW_SQUARE,
    PHRASE_HOW_CORRECT,
    PHRASE_HOW_CELLS,
    PHRASE_HOW_SKIP,
    PHRASE_EXAMPLE_RIGHT, /* two answers of the example of a correction */
    PHRASE_EXAMPLE_WRONG,
    PHRASE_IF_ONE,   /* answered %s to %s */
    PHRASE_IF_MANY,  /* marked %s in %s */
    PHRASE_ONLY_IF,  /* in front of an author's or a built condition: %s */
    PHRASE_OR,       /* between two answers */
    PHRASE_DAY,
    PHRASE_MONTH,
    PHRASE_YEAR,
    PHRASE_HOUR,
    PHRASE_MINUTE,
    PHRASE_ENTRY,     /* number %s of a repeated block */
    PHRASE_MORE,      /* if the blocks do not suffice */
    PHRASE_ANSWER_OF, /* the answer to question %s, inside other words */
    PHRASE_THANKS,
    PHRASE_COUNT
};

/* One language: the code of its name, "es". */
struct phrases {
    const char *code;
    const char *open_quote, *close_quote;
    const char *words[PHRASE_COUNT];
};

/* Of a language as forms name it: "Español (es)", "es", "es-MX", "English".
 * NULL when these words are not there in it: take phrases_english(). */
const struct phrases *phrases_find(const char *language);
const struct phrases *phrases_english(void);

/* The phrase with each "%s" replaced in turn by a and b (either may be NULL
 * where there is none). In the arena. */
const char *phrase_fill(struct arena *arena, const struct phrases *phrases,
                        enum phrase phrase, const char *a, const char *b);

#endif
