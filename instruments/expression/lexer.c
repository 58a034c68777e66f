#include <config.h>

#include "instruments/expression/token.h"

#include "base/number.h"

#include <string.h>

static const struct mark {
    const char *mark;
    enum token_kind kind;
} marks[] = {
    /* longer before shorter */
    {"//", TOKEN_SLASH_SLASH},
    {"/", TOKEN_SLASH},
    {"::", TOKEN_AXIS},
    {"..", TOKEN_DOT_DOT},
    {".", TOKEN_DOT},
    {"(", TOKEN_OPEN},
    {")", TOKEN_CLOSE},
    {"[", TOKEN_OPEN_FILTER},
    {"]", TOKEN_CLOSE_FILTER},
    {",", TOKEN_COMMA},
    {"@", TOKEN_AT},
    {"|", TOKEN_BAR},
    {"+", TOKEN_PLUS},
    {"-", TOKEN_MINUS},
    {"*", TOKEN_STAR},
    {"!=", TOKEN_UNEQUAL},
    {"<=", TOKEN_LESS_EQUAL},
    {"<", TOKEN_LESS},
    {">=", TOKEN_GREATER_EQUAL},
    {">", TOKEN_GREATER},
    {"=", TOKEN_EQUAL},
};

#define FORMULA "a formula of the spreadsheet has failed in this cell"
#define FORMULA_MEND "mend the formula, or write its text itself"
#define QUOTE_MEND "use straight quotes: 'yes'"

/* What people write who know another language, or whose word processor was
 * helpful. Tried before the marks; longer before shorter. */
static const struct foreign {
    const char *mark;
    const char *message;
    const char *mend;
} foreign[] = {
    {"!==", "'!==' is not an operator here", "use != for \"is not\""},
    {"===", "'===' is not an operator here", "use = for \"is equal to\""},
    {"==", "'==' is not an operator here", "use = for \"is equal to\""},
    {"=>", "'=>' is not an operator here", "write >="},
    {"=<", "'=<' is not an operator here", "write <="},
    {"< =", "'<' and '=' are one sign", "write <= without a space"},
    {"> =", "'>' and '=' are one sign", "write >= without a space"},
    {"! =", "'!' and '=' are one sign", "write != without a space"},
    {"=!", "'=!' is not an operator here", "write !="},
    {"<>", "'<>' is not an operator here", "use != for \"is not\""},
    {"&&", "'&&' is not an operator here", "write and"},
    {"||", "'||' is not an operator here", "write or"},
    {"&lt;", "'&lt;' is not an operator here", "write <"},
    {"&gt;", "'&gt;' is not an operator here", "write >"},
    {"&amp;", "'&amp;' is not an operator here", "write and"},
    {"&", "'&' is not an operator here",
     "write and; to join texts use concat(a, b)"},
    {"%", "'%' is not an operator here",
     "write mod for the remainder, or divide by 100 for a percentage"},
    {"^", "'^' is not an operator here", "write pow(a, b)"},
    {";", "';' does not separate arguments", "write a comma"},
    {"~", "'~' is not an operator here", "use regex(value, 'pattern')"},
    {"`", "a backtick is not a quote", QUOTE_MEND},
    {"\xC2\xB4", "an accent is not a quote", QUOTE_MEND},
    {"\xE2\x80\x98", "a curly quote is not a quote here", QUOTE_MEND},
    {"\xE2\x80\x99", "a curly quote is not a quote here", QUOTE_MEND},
    {"\xE2\x80\x9A", "a curly quote is not a quote here", QUOTE_MEND},
    {"\xE2\x80\x9C", "a curly quote is not a quote here", QUOTE_MEND},
    {"\xE2\x80\x9D", "a curly quote is not a quote here", QUOTE_MEND},
    {"\xE2\x80\x9E", "a curly quote is not a quote here", QUOTE_MEND},
    {"\xC2\xAB", "an angle quote is not a quote here", QUOTE_MEND},
    {"\xC2\xBB", "an angle quote is not a quote here", QUOTE_MEND},
    {"\xE2\x80\x93", "a long dash is not a minus sign", "write -"},
    {"\xE2\x80\x94", "a long dash is not a minus sign", "write -"},
    {"\xE2\x88\x92", "this is not the minus sign of a keyboard", "write -"},
    {"\xE2\x89\xA0", "this sign is not an operator here", "write !="},
    {"\xE2\x89\xA4", "this sign is not an operator here", "write <="},
    {"\xE2\x89\xA5", "this sign is not an operator here", "write >="},
    {"\xC3\x97", "this sign is not an operator here", "write *"},
    {"\xC3\xB7", "this sign is not an operator here", "write div"},
    {"\xE2\x80\xA6", "three dots mean nothing here", ""},
    {"#{", "'#{' does not begin a reference", "write ${name}"},
    {"{", "a brace without $ in front of it", "write ${name}"},
    {"}", "a closing brace without ${ before it", "write ${name}"},
    {"$", "'$' alone means nothing here", "write ${name}"},
    {"\\", "a backslash means nothing here",
     "write div to divide, / only inside a path"},
    {"?", "'?' means nothing here", "write if(condition, then, otherwise)"},
    {":", "':' means nothing here", ""},
    {"!", "'!' alone is not an operator", "write not(...)"},
    {"#DIV/0!", FORMULA, FORMULA_MEND},
    {"#NAME?", FORMULA, FORMULA_MEND},
    {"#N/A", FORMULA, FORMULA_MEND},
    {"#NULL!", FORMULA, FORMULA_MEND},
    {"#NUM!", FORMULA, FORMULA_MEND},
    {"#REF!", FORMULA, FORMULA_MEND},
    {"#VALUE!", FORMULA, FORMULA_MEND},
    {"#", "'#' means nothing here", ""},
};

/* The length of the mark where it stands at that place, else 0. The first byte
 * decides most. */
static size_t
mark_at(struct text source, size_t at, const char *mark)
{
    return source.s[at] == mark[0] &&
                   text_begins(text_slice(source, at, source.n), mark)
               ? strlen(mark)
               : 0;
}

/* Of the bytes above 127 all are taken for letters that are not in the table
 * of foreign marks: names may be in any script. */
static const struct foreign *
foreign_at(struct text source, size_t at)
{
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++)
        if (mark_at(source, at, foreign[i].mark))
            return &foreign[i];
    return NULL;
}

/* The length of white space at a place; a no-break space counts. */
static size_t
blank_at(struct text source, size_t at)
{
    if (at >= source.n)
        return 0;
    if (strchr(" \t\r\n", source.s[at]) && source.s[at])
        return 1;
    if (source.n - at >= 2 && memcmp(source.s + at, "\xC2\xA0", 2) == 0)
        return 2;
    return 0;
}

static bool
digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool
name_begins(struct text source, size_t at)
{
    if (at >= source.n)
        return false;
    char c = source.s[at];
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_')
        return true;
    return (unsigned char)c >= 0x80 && !blank_at(source, at) &&
           !foreign_at(source, at);
}

static size_t
name_length(struct text source, size_t at)
{
    if (!name_begins(source, at))
        return 0;
    size_t end = at + 1;
    while (end < source.n &&
           (name_begins(source, end) || digit(source.s[end]) ||
            source.s[end] == '-' || source.s[end] == '.' ||
            ((unsigned char)source.s[end] & 0xC0) == 0x80))
        end++;
    return end - at;
}

/* Is all of it one name as XML allows, without a prefix? */
static bool
name_valid(struct text text)
{
    return text.n > 0 && name_length(text, 0) == text.n;
}

static struct token
bad(size_t offset, size_t length, const char *message, const char *mend)
{
    return (struct token){.kind = TOKEN_BAD,
                          .offset = offset,
                          .length = length,
                          .message = message,
                          .mend = mend};
}

static struct token
read_quoted(struct text source, size_t at)
{
    const char *begin = source.s + at + 1;
    const char *end = memchr(begin, source.s[at], source.n - at - 1);
    if (!end)
        return bad(at, source.n - at, "the quote opened here is not closed",
                   "put the same quote mark behind the text");
    struct text inner = {begin, (size_t)(end - begin)};
    return (struct token){.kind = TOKEN_TEXT,
                          .offset = at,
                          .length = inner.n + 2,
                          .inner = inner};
}

/* Digits and at most one point: XPath has no exponents. */
static struct token
read_number(struct text source, size_t at)
{
    size_t end = at;
    bool point = false;
    while (end < source.n &&
           (digit(source.s[end]) || (source.s[end] == '.' && !point))) {
        point = point || source.s[end] == '.';
        end++;
    }
    struct token token = {.kind = TOKEN_NUMBER,
                          .offset = at,
                          .length = end - at,
                          .inner = {source.s + at, end - at}};
    if (name_begins(source, end))
        return bad(at, end - at + name_length(source, end),
                   "a number and letters run together",
                   "a name cannot begin with a digit; a text needs quotes");
    if (!number_parse(token.inner, &token.number))
        return bad(at, end - at, "this number is too large", "");
    return token;
}

static struct token
read_name(struct text source, size_t at)
{
    size_t n = name_length(source, at);
    size_t colon = at + n;
    if (colon < source.n && source.s[colon] == ':' &&
        name_begins(source, colon + 1))
        n += 1 + name_length(source, colon + 1);
    return (struct token){.kind = TOKEN_NAME,
                          .offset = at,
                          .length = n,
                          .inner = {source.s + at, n}};
}

static struct token
read_reference(struct text source, size_t at)
{
    static const char saved[] = "last-saved#";
    const char *close = memchr(source.s + at, '}', source.n - at);
    if (!close)
        return bad(at, source.n - at, "the reference opened here is not closed",
                   "write ${name}, with a closing brace");
    size_t length = (size_t)(close - source.s) - at + 1;
    struct text inner = {source.s + at + 2, length - 3};
    enum token_kind kind = TOKEN_REFERENCE;
    if (inner.n >= sizeof saved - 1 &&
        memcmp(inner.s, saved, sizeof saved - 1) == 0) {
        kind = TOKEN_LAST_SAVED;
        inner.s += sizeof saved - 1;
        inner.n -= sizeof saved - 1;
    }
    if (inner.n == 0)
        return bad(at, length, "the reference names no question",
                   "write the question's name between the braces: ${name}");
    if (!name_valid(inner))
        return bad(at, length, "what stands between the braces is not a name",
                   "write one question's name as it is in the name column, "
                   "without spaces: ${name}");
    return (struct token){
        .kind = kind, .offset = at, .length = length, .inner = inner};
}

bool
reference_next(struct text source, size_t *offset, struct token *token)
{
    for (size_t at = *offset; at + 1 < source.n; at++) {
        if (source.s[at] != '$' || source.s[at + 1] != '{')
            continue;
        *token = read_reference(source, at);
        *offset = at + token->length;
        return true;
    }
    *offset = source.n;
    return false;
}

static struct token
read_mark(struct text source, size_t at)
{
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t n = mark_at(source, at, marks[i].mark);
        if (n)
            return (struct token){.kind = marks[i].kind,
                                  .offset = at,
                                  .length = n,
                                  .inner = {source.s + at, n}};
    }
    return bad(at, 1, "this character means nothing here", "delete it");
}

/* '::', '!=' and ':' begin like a foreign mark and are not one. */
static bool
mark_wins(struct text source, size_t at)
{
    if (source.n - at < 2)
        return false;
    const char *s = source.s + at;
    return (s[0] == ':' && s[1] == ':') ||
           (s[0] == '!' && s[1] == '=' && !(source.n - at > 2 && s[2] == '='));
}

static struct token
read_token(struct text source, size_t at)
{
    char c = source.s[at];
    bool more = at + 1 < source.n;
    if (c == '\'' || c == '"')
        return read_quoted(source, at);
    if (digit(c) || (c == '.' && more && digit(source.s[at + 1])))
        return read_number(source, at);
    if (c == '$' && more && source.s[at + 1] == '{')
        return read_reference(source, at);
    if (name_begins(source, at))
        return read_name(source, at);
    if (!mark_wins(source, at)) {
        const struct foreign *mark = foreign_at(source, at);
        if (mark)
            return bad(at, strlen(mark->mark), mark->message, mark->mend);
    }
    return read_mark(source, at);
}

struct token
lexer_next(struct lexer *lexer)
{
    struct text source = lexer->source;
    size_t blank;
    while ((blank = blank_at(source, lexer->offset)) > 0)
        lexer->offset += blank;
    if (lexer->offset >= source.n)
        return (struct token){.kind = TOKEN_END, .offset = source.n};
    struct token token = read_token(source, lexer->offset);
    lexer->offset += token.length;
    return token;
}
