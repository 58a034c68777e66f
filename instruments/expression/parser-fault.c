/* What to say where the grammar stops. */
#include <config.h>

#include "instruments/expression/parser.h"

void *
parser_fail(struct parser *p, struct token at, const char *message,
            const char *mend)
{
    *p->fault = (struct finding){.severity = SEVERITY_ERROR,
                                 .rule = "expression-syntax",
                                 .mark = at.offset,
                                 .mark_length = at.length,
                                 .message = message,
                                 .mend = mend};
    return NULL;
}

static struct text
words(const struct parser *p, struct token token)
{
    struct text all = p->lexer.source;
    size_t n = token.length < 60 ? token.length : 60;
    while (n > 0 && n < token.length &&
           ((unsigned char)all.s[token.offset + n] & 0xC0) == 0x80)
        n--;
    return (struct text){all.s + token.offset, n};
}

/* Words for operators in other spellings and languages. */
static const struct spelling {
    const char *word;
    const char *mend;
} spellings[] = {
    {"and", "write and, in small letters"},
    {"or", "write or, in small letters"},
    {"div", "write div, in small letters"},
    {"mod", "write mod, in small letters"},
    {"is", "use = for \"is equal to\""},
    {"equals", "use = for \"is equal to\""},
    {"eq", "use = for \"is equal to\""},
    {"ne", "use != for \"is not\""},
    {"not", "use != for \"is not\""},
    {"lt", "write <"},
    {"gt", "write >"},
    {"le", "write <="},
    {"ge", "write >="},
    {"x", "write * to multiply"},
    {"xor", "write (a or b) and not(a and b)"},
    {"in", "write selected(${question}, 'value')"},
    {"like", "write contains(a, 'b') or regex(a, 'pattern')"},
};

/* A value is followed by something that does not go on with it. */
void *
parser_fail_after_value(struct parser *p)
{
    struct token token = p->token;
    for (size_t i = 0;
         token.kind == TOKEN_NAME && i < sizeof spellings / sizeof *spellings;
         i++)
        if (text_is_fold(token.inner, spellings[i].word))
            return parser_fail(p, token,
                               arena_printf(p->arena,
                                            "'%.*s' is not an operator here",
                                            TEXT_ARGS(token.inner)),
                               spellings[i].mend);
    if (token.kind == TOKEN_CLOSE || token.kind == TOKEN_CLOSE_FILTER)
        return parser_fail(p, token,
                           arena_printf(p->arena, "'%.*s' closes nothing",
                                        TEXT_ARGS(words(p, token))),
                           "delete it, or put its opening partner in front");
    if (token.kind == TOKEN_COMMA)
        return parser_fail(
            p, token, "a comma outside the brackets of a function",
            "write a decimal number with a point: 1.5; join conditions "
            "with and, or");
    struct text left = words(p, p->before), right = words(p, token);
    if (p->before.kind == TOKEN_NAME && token.kind == TOKEN_NAME)
        return parser_fail(
            p, token,
            arena_printf(p->arena,
                         "'%.*s' follows '%.*s' with nothing "
                         "between them",
                         TEXT_ARGS(right), TEXT_ARGS(left)),
            "put quotes around a text: 'two words'; or an operator "
            "such as and, = between");
    return parser_fail(p, token,
                       arena_printf(p->arena,
                                    "'%.*s' follows '%.*s' with nothing "
                                    "between them",
                                    TEXT_ARGS(right), TEXT_ARGS(left)),
                       p->in_call
                           ? "put a comma between the arguments, or an operator"
                           : "put an operator between them: and, or, =, +");
}

/* A value was wanted where something else, or nothing, stands. */
void *
parser_fail_before_value(struct parser *p)
{
    struct token token = p->token;
    struct text before = words(p, p->before), here = words(p, token);
    if (token.kind == TOKEN_END && p->before.kind == TOKEN_END)
        return parser_fail(p, token, "the expression is empty",
                           "write a condition");
    if (token.kind == TOKEN_END)
        return parser_fail(p, p->before,
                           arena_printf(p->arena,
                                        "it ends with '%.*s'; something has "
                                        "to follow",
                                        TEXT_ARGS(before)),
                           "write what is missing, or delete it");
    if (p->before.kind == TOKEN_END)
        return parser_fail(
            p, token,
            arena_printf(p->arena,
                         "it begins with '%.*s'; something "
                         "has to stand in front",
                         TEXT_ARGS(here)),
            "write what is missing: . means this question's answer");
    if (token.kind == TOKEN_CLOSE && p->before.kind == TOKEN_OPEN)
        return parser_fail(p, token, "there is nothing between the brackets",
                           "write what belongs there, or delete both");
    return parser_fail(
        p, token,
        arena_printf(p->arena,
                     "a value is missing between '%.*s' and "
                     "'%.*s'",
                     TEXT_ARGS(before), TEXT_ARGS(here)),
        token.kind == TOKEN_COMMA || p->before.kind == TOKEN_COMMA
            ? "write it, or delete the comma; an empty text is ''"
            : "write it, or delete one of the two");
}

/* The end came, or another bracket, before an opened one was closed. */
void *
parser_fail_unclosed(struct parser *p, struct token opener, const char *closer)
{
    if (p->token.kind != TOKEN_END && p->token.kind != TOKEN_CLOSE &&
        p->token.kind != TOKEN_CLOSE_FILTER)
        return parser_fail_after_value(p);
    return parser_fail(
        p, opener,
        arena_printf(p->arena, "'%.*s' is opened here and not closed",
                     TEXT_ARGS(words(p, opener))),
        arena_printf(p->arena, "put the missing '%s' where it ends", closer));
}
