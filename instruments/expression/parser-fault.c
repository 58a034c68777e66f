/* What to say where the grammar stops. */
#include <config.h>

#include "instruments/expression/parser.h"

#include <string.h>

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

/* To where the bracket that is open closes. */
static struct text
rest_of_argument(const struct parser *p, size_t from)
{
    struct text all = p->lexer.source;
    size_t to = from, depth = 0;
    while (to < all.n && (depth > 0 || all.s[to] != ')')) {
        depth += all.s[to] == '(';
        depth -= all.s[to] == ')';
        to++;
    }
    return text_trim(text_slice(all, from, to));
}

/* The name in $age, $(age), $[age], #{age} and {age}, which make no reference;
 * how long that is, or 0 for something else. */
static size_t
reference_meant(struct text source, struct text *name)
{
    size_t at = 0;
    while (at < source.n && (source.s[at] == '$' || source.s[at] == '#'))
        at++;
    char open = at < source.n ? source.s[at] : '\0';
    bool around = open == '(' || open == '[' || open == '{';
    char close = open == '(' ? ')' : open == '[' ? ']' : '}';
    struct lexer lexer = {text_slice(source, at + around, source.n), 0};
    struct token token = lexer_next(&lexer);
    size_t n = token.length;
    if (token.kind != TOKEN_NAME || token.offset > 0 || (!around && at == 0) ||
        (around && (n == lexer.source.n || lexer.source.s[n] != close)))
        return 0;
    *name = token.inner;
    return at + n + (around ? 2 : 0);
}

/* Without the quotes that end it: none begins it. */
static struct text
unquoted(struct text pattern)
{
    while (pattern.n > 0 && strchr("'\"", pattern.s[pattern.n - 1]))
        pattern.n--;
    return pattern;
}

/* A name that is no reference yet; a pattern where a value should begin, as in
 * regex(., ^[a-z]$); or just what the token says. */
void *
parser_fail_bad(struct parser *p)
{
    struct token token = p->token;
    struct text name, source = p->lexer.source;
    size_t n = strcmp(token.mend, "write ${name}") == 0
                   ? reference_meant(
                         text_slice(source, token.offset, source.n), &name)
                   : 0;
    if (n > 0) {
        token.length = n;
        return parser_fail(p, token, token.message,
                           arena_printf(p->arena, "write ${%.*s}",
                                        TEXT_ARGS(name)));
    }
    struct text pattern = rest_of_argument(p, token.offset);
    bool doubled = p->before.kind == TOKEN_TEXT && p->before.length == 2 &&
                   p->before.offset + 2 == token.offset;
    if ((p->before.kind != TOKEN_COMMA && !doubled) ||
        !text_begins(pattern, "^"))
        return parser_fail(p, token, token.message, token.mend);
    token.length = pattern.n;
    if (doubled) {
        token.length += token.offset - p->before.offset;
        token.offset = p->before.offset;
    }
    return parser_fail(p, token,
                       doubled ? "a pattern needs one quote on each side"
                               : "a pattern needs quotes around it",
                       arena_printf(p->arena, "write '%.*s'",
                                    TEXT_ARGS(unquoted(pattern))));
}

/* 'it's': the apostrophe ended the text. What is meant goes on to the next. */
static bool
is_apostrophe(const struct parser *p, struct text *meant)
{
    struct text all = p->lexer.source;
    size_t end = p->before.offset + p->before.length;
    if (p->before.kind != TOKEN_TEXT || p->token.kind != TOKEN_NAME ||
        p->token.offset != end || all.s[end - 1] != '\'')
        return false;
    size_t close = end + text_find(text_slice(all, end, all.n), '\'');
    *meant = text_slice(all, p->before.offset + 1, close);
    return close < all.n && text_find(*meant, '"') == meant->n;
}

static const char between[] = "write . >= 1 and . <= 10, with your numbers";

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
    {"between", between},
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
    if (token.kind == TOKEN_SLASH)
        return parser_fail(p, token, "'/' does not divide", "write div");
    struct text left = words(p, p->before), right = words(p, token), meant;
    if (is_apostrophe(p, &meant))
        return parser_fail(p, p->before, "the text ends at its apostrophe",
                           arena_printf(p->arena,
                                        "write \"%.*s\", with double quotes",
                                        TEXT_ARGS(meant)));
    if (text_is_fold(left, "between"))
        return parser_fail(p, p->before, "'between' is not an operator here",
                           between);
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

/* Nothing stands in front of the first token. */
static void *
fail_at_beginning(struct parser *p)
{
    struct token token = p->token;
    const char *mend = "write what is missing: . means this question's answer";
    if (token.kind == TOKEN_EQUAL)
        mend = "delete the =, which only a spreadsheet needs, or write . in "
               "front of it for this question's answer";
    else if (token.kind == TOKEN_OPEN_FILTER)
        mend = "write ${name} for the answer to the question 'name'";
    return parser_fail(p, token,
                       arena_printf(p->arena,
                                    "it begins with '%.*s'; something "
                                    "has to stand in front",
                                    TEXT_ARGS(words(p, token))),
                       mend);
}

static bool
compares(struct token token)
{
    return token.kind >= TOKEN_EQUAL && token.kind <= TOKEN_GREATER_EQUAL;
}

static bool
begins_operand(struct token token)
{
    return token.kind == TOKEN_NUMBER || token.kind == TOKEN_TEXT ||
           token.kind == TOKEN_REFERENCE || token.kind == TOKEN_LAST_SAVED ||
           token.kind == TOKEN_OPEN;
}

/* What stood between the two of them is not there. */
static const char *
mend_missing(struct token before, struct token token)
{
    if (token.kind == TOKEN_COMMA || before.kind == TOKEN_COMMA)
        return "write it, or delete the comma; an empty text is ''";
    if (before.kind == TOKEN_NAME && compares(token))
        return "write again what is compared: . for this question's answer, "
               "${name} for another one's";
    return "write it, or delete one of the two";
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
        return fail_at_beginning(p);
    if (p->before.kind == TOKEN_SLASH && begins_operand(token))
        return parser_fail(p, p->before, "'/' does not divide",
                           "write div to divide, / only inside a path");
    if (token.kind == TOKEN_CLOSE && p->before.kind == TOKEN_OPEN)
        return parser_fail(p, token, "there is nothing between the brackets",
                           "write what belongs there, or delete both");
    return parser_fail(p, token,
                       arena_printf(p->arena,
                                    "a value is missing between '%.*s' and "
                                    "'%.*s'",
                                    TEXT_ARGS(before), TEXT_ARGS(here)),
                       mend_missing(p->before, token));
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
