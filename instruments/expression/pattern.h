/* pattern: is a regular expression one that Collect can read?
 *
 * Collect uses Java's, the browsers JavaScript's: what is checked here is what
 * neither takes, brackets, groups, quantifiers and escapes. It says nothing of
 * what the pattern matches. */
#ifndef INSTRUMENTS_EXPRESSION_PATTERN_H
#define INSTRUMENTS_EXPRESSION_PATTERN_H

#include "base/text.h"

struct pattern_fault {
    size_t offset; /* in the pattern, in bytes */
    size_t length;
    const char *message; /* literals */
    const char *mend;
};

bool pattern_check(struct text pattern, struct pattern_fault *fault);

/* Is there something in it, which passes the check, that Java reads and
 * JavaScript rejects or takes for something else: (?i), \Q, a++, [a&&[b]],
 * or a class of characters that neither is known to have? *fault is the first.
 * Source: java.util.regex.Pattern; ECMAScript 2018, 21.2. */
bool pattern_only_java(struct text pattern, struct pattern_fault *fault);

#endif
