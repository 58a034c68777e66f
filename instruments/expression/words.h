/* words: a simple condition in plain English, for paper.
 *
 *     selected(${crops}, 'rice') and ${age} >= 18
 *     "Rice" is marked in question 4 and question 2 is at least 18 */
#ifndef INSTRUMENTS_EXPRESSION_WORDS_H
#define INSTRUMENTS_EXPRESSION_WORDS_H

#include "base/builder.h"
#include "instruments/expression/expression.h"

struct words_question {
    struct text called; /* "question 4"; "your answer" for `.` */
    bool several;       /* more than one choice can be marked */
    bool is_date;
};

struct words_source {
    void *context;
    struct arena *arena; /* for paths as text */

    /* name: of ${name}; "." for the question itself; else a path that begins
     * with / or .. and has no predicates. False for what people who fill in
     * paper do not see. */
    bool (*question)(void *context, struct text name,
                     struct words_question *out);

    /* The words of a choice; false where the code has none (not a choice). */
    bool (*choice)(void *context, struct text name, struct text code,
                   struct text *label);
};

/* Adds the words to out; false, with out as it was, for a condition that is not
 * simple: whoever prints it then needs words from the author. */
bool expression_words(const struct expression *expression,
                      const struct words_source *source, struct builder *out);

#endif
