/* utf8: is it UTF-8, and how many characters. Text is checked where it comes
 * in; behind the border it is taken to be right. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/text.h"

/* The offset of the first byte that is not UTF-8 (overlong forms, surrogates
 * and code points over U+10FFFF are not), or t.n where all is. */
size_t utf8_check(struct text t);

/* The number of code points. t is UTF-8. */
size_t utf8_count(struct text t);

/* The number of columns that t takes on a terminal: two for a wide character
 * (CJK, emoji), none for a mark that joins the letter before it. t is UTF-8.
 * Source: Unicode Standard Annex 11, East Asian Width: its blocks W and F. */
size_t utf8_columns(struct text t);

/* The longest beginning of t of at most n bytes that cuts no character. */
struct text utf8_cut(struct text t, size_t n);

/* Takes one code point off the front of *t. t is UTF-8 and not empty. */
unsigned utf8_next(struct text *t);

#endif
