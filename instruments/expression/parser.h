/* parser: what the files of the parser share; nobody else's. */
#ifndef INSTRUMENTS_EXPRESSION_PARSER_H
#define INSTRUMENTS_EXPRESSION_PARSER_H

#include "instruments/expression/expression.h"
#include "instruments/expression/token.h"

/* Recursive descent. A function that fails has filled the fault and returns
 * NULL or false; the first fault ends the parse. */
struct parser {
    struct arena *arena;
    struct lexer lexer;
    struct token token;  /* looked at, not yet taken */
    struct token before; /* taken last; END at the beginning */
    struct token opener; /* of the innermost ( or [; END outside */
    bool in_call;        /* the innermost ( is a function's */
    unsigned depth;
    struct finding *fault;
};

/* Each fills the fault and returns NULL. */
void *parser_fail(struct parser *p, struct token at, const char *message,
                  const char *mend);
/* The token is none. */
void *parser_fail_bad(struct parser *p);
/* A value is followed by something that does not go on with it. */
void *parser_fail_after_value(struct parser *p);
/* A value was wanted where something else, or nothing, stands. */
void *parser_fail_before_value(struct parser *p);
/* The end came, or another bracket, before the opened one was closed. */
void *parser_fail_unclosed(struct parser *p, struct token opener,
                           const char *closer);

#endif
