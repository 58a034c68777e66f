/* token: the smallest pieces of an expression.
 *
 * The lexer knows no grammar: `*`, `and`, `or`, `div` and `mod` come out as
 * what they look like, and the parser knows from the place what they mean.
 * Writing from elsewhere (==, &&, curly quotes) is one kind of token, BAD, for
 * which the lexer leaves the words that say how to mend it. */
#ifndef INSTRUMENTS_EXPRESSION_TOKEN_H
#define INSTRUMENTS_EXPRESSION_TOKEN_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

enum token_kind {
    TOKEN_END,
    TOKEN_BAD,
    TOKEN_NUMBER,
    TOKEN_TEXT,         /* quoted; inner is what stands between the quotes */
    TOKEN_NAME,         /* a name, perhaps with a prefix: jr:choice-name */
    TOKEN_REFERENCE,    /* ${name}; inner is the name */
    TOKEN_LAST_SAVED,   /* ${last-saved#name}; inner is the name */
    TOKEN_OPEN,         /* ( */
    TOKEN_CLOSE,        /* ) */
    TOKEN_OPEN_FILTER,  /* [ */
    TOKEN_CLOSE_FILTER, /* ] */
    TOKEN_COMMA,
    TOKEN_DOT,
    TOKEN_DOT_DOT,
    TOKEN_SLASH,
    TOKEN_SLASH_SLASH,
    TOKEN_AT,
    TOKEN_AXIS, /* :: */
    TOKEN_BAR,
    TOKEN_PLUS,
    TOKEN_MINUS,
    TOKEN_STAR,
    TOKEN_EQUAL,
    TOKEN_UNEQUAL,
    TOKEN_LESS,
    TOKEN_LESS_EQUAL,
    TOKEN_GREATER,
    TOKEN_GREATER_EQUAL,
};

struct token {
    enum token_kind kind;
    size_t offset; /* in the source, in bytes */
    size_t length;
    struct text inner;
    double number;
    const char *message; /* of BAD: what is wrong; literals */
    const char *mend;
};

struct lexer {
    struct text source;
    size_t offset; /* of what has not been read yet */
};

/* The next token. At the end it gives TOKEN_END as often as asked; after
 * TOKEN_BAD it goes on behind what was bad. */
struct token lexer_next(struct lexer *lexer);

/* The next ${name} at or behind *offset in any text (a label, an expression),
 * in *token; *offset moves behind it. False when there is none. One that is
 * not written rightly comes as TOKEN_BAD. */
bool reference_next(struct text source, size_t *offset, struct token *token);

#endif
