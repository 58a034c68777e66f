/* What Java reads in a regular expression, and JavaScript does not. */
#include <config.h>

#include "instruments/expression/pattern.h"

#include <string.h>

/* The classes of \p{...} that have no prefix. */
static const char *const classes[] = {
    "L",          "Lu",         "Ll",      "Lt",        "Lm",     "Lo",
    "M",          "Mn",         "Mc",      "Me",        "N",      "Nd",
    "Nl",         "No",         "P",       "Pc",        "Pd",     "Ps",
    "Pe",         "Pi",         "Pf",      "Po",        "S",      "Sm",
    "Sc",         "Sk",         "So",      "Z",         "Zs",     "Zl",
    "Zp",         "C",          "Cc",      "Cf",        "Cs",     "Co",
    "Cn",         "LC",         "LD",      "L1",        "Lower",  "Upper",
    "ASCII",      "Alpha",      "Digit",   "Alnum",     "Punct",  "Graph",
    "Print",      "Blank",      "Cntrl",   "XDigit",    "Space",  "Latin",
    "Greek",      "Cyrillic",   "Arabic",  "Hebrew",    "Han",    "Hiragana",
    "Katakana",   "Hangul",     "Thai",    "Lao",       "Khmer",  "Myanmar",
    "Devanagari", "Bengali",    "Tamil",   "Telugu",    "Sinhala", "Ethiopic",
    "Armenian",   "Georgian",   "Tibetan", "Mongolian", "Gujarati", "Kannada",
    "Malayalam",  "Oriya",      "Gurmukhi", "Alphabetic", "Letter", "Number",
    "Uppercase",  "Lowercase",  "White_Space", "Ideographic", "Emoji",
};

static bool
is_class(struct text name)
{
    if (text_begins(name, "In") || text_begins(name, "Is") ||
        text_begins(name, "java") || text_find(name, '=') < name.n)
        return true;
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (text_is(name, classes[i]))
            return true;
    return false;
}

static bool
found(struct pattern_fault *fault, size_t offset, size_t length,
      const char *message, const char *mend)
{
    *fault = (struct pattern_fault){offset, length, message, mend};
    return true;
}

#define ONLY_JAVA "ODK Collect reads this, browsers do not"

static bool
in_escape(struct text rest, size_t at, struct pattern_fault *fault)
{
    char c = rest.n > 1 ? rest.s[1] : '\0';
    if (c == 'Q')
        return found(fault, at, 2, ONLY_JAVA,
                     "put a backslash before each sign instead");
    if (c && strchr("AzZG", c))
        return found(fault, at, 2, ONLY_JAVA, "write ^ or $");
    if (c && strchr("hHRXae", c))
        return found(fault, at, 2, ONLY_JAVA, "write the characters in [ ]");
    size_t end = text_find(rest, '}');
    if ((c == 'p' || c == 'P') && text_begins(text_slice(rest, 2, 3), "{") &&
        end < rest.n && !is_class(text_slice(rest, 3, end)))
        return found(fault, at, end + 1,
                     "no client is known to have this class of characters",
                     "write \\p{L} for letters, \\p{N} for digits; or the "
                     "characters in [ ]");
    return false;
}

/* Behind "(?". */
static bool
in_group(struct text rest, size_t at, struct pattern_fault *fault)
{
    char c = rest.n > 2 ? rest.s[2] : '\0';
    if (c == '>')
        return found(fault, at, 3, ONLY_JAVA, "write (?:...)");
    if (c != '-' && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z'))
        return false;
    size_t end = text_find(rest, ')'), colon = text_find(rest, ':');
    return found(fault, at, (end < colon ? end : colon) + 1, ONLY_JAVA,
                 "write it without; for letters in both cases [Yy][Ee][Ss]");
}

/* A list of characters: its length, or 0 and *fault. */
static size_t
in_list(struct text rest, size_t at, struct pattern_fault *fault)
{
    size_t i = 1;
    i += text_begins(text_slice(rest, i, rest.n), "^");
    i += text_begins(text_slice(rest, i, rest.n), "]");
    for (; i < rest.n && rest.s[i] != ']'; i++) {
        struct text here = text_slice(rest, i, rest.n);
        bool both = text_begins(here, "&&");
        if (both || rest.s[i] == '[') {
            found(fault, at + i, both ? 2 : 1,
                  "ODK Collect reads a list inside a list here, browsers do "
                  "not",
                  "write one list, as in [b-df-h]; \\[ for the bracket itself");
            return 0;
        }
        if (rest.s[i] == '\\' && in_escape(here, at + i, fault))
            return 0;
        i += rest.s[i] == '\\';
    }
    return i + 1;
}

bool
pattern_only_java(struct text pattern, struct pattern_fault *fault)
{
    bool quantified = false; /* was the last a quantifier? */
    for (size_t i = 0; i < pattern.n;) {
        struct text rest = text_slice(pattern, i, pattern.n);
        char c = rest.s[0];
        size_t step = 1;
        if (c == '\\') {
            if (in_escape(rest, i, fault))
                return true;
            step = 2;
        } else if (c == '[') {
            step = in_list(rest, i, fault);
            if (step == 0)
                return true;
        } else if (text_begins(rest, "(?")) {
            if (in_group(rest, i, fault))
                return true;
            step = 2;
        } else if (c == '+' && quantified) {
            return found(fault, i, 1, ONLY_JAVA, "delete the second +");
        }
        quantified = strchr("*+?}", c) != NULL;
        i += step;
    }
    return false;
}
