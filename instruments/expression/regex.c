#include <config.h>

#include "instruments/expression/regex.h"

#include "base/builder.h"
#include "base/heap.h"
#include "base/late.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#define FUNCTIONS(X) \
    X(g_clear_error) \
    X(g_regex_match_full) \
    X(g_regex_new) \
    X(g_regex_unref)

static struct {
    FUNCTIONS(LATE_MEMBER)
} lib = {FUNCTIONS(LATE_VALUE)};

#define ROW(function) LATE_ROW(lib, function)
static const struct late_function functions[] = {FUNCTIONS(ROW)};

static struct late_library library = {
    .file = LATE_GLIB,
    .hint = "patterns are matched with it (Debian: libglib2.0-0)",
    .functions = functions,
    .n = LATE_N(functions),
};

#define PATTERN_LIMIT 10000 /* bytes */
#define STORE_LIMIT 64      /* patterns; they may come from answers */

/* Both are NULL where the pattern is none that is known here. */
struct regex {
    char *pattern;
    size_t n;
    GRegex *whole, *part;
};

struct regex_store {
    struct regex rows[STORE_LIMIT];
    size_t n;
};

/* Java's engine and this one agree on what is not among these. */
static bool
pattern_differs(struct text pattern)
{
    static const char *const marks[] = {"&&", "\\Q", "(?x", "[[", "\\p", "\\P"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (text_find_text(pattern, text_of(marks[i])) < pattern.n)
            return true;
    return false;
}

static GRegex *
compile(const char *before, struct text pattern, const char *after)
{
    struct builder source = BUILDER_INIT;
    builder_add_string(&source, before);
    builder_add(&source, pattern);
    builder_add_string(&source, after);
    GError *error = NULL;
    GRegex *regex = lib.g_regex_new(source.s, G_REGEX_DEFAULT, 0, &error);
    lib.g_clear_error(&error);
    builder_release(&source);
    return regex;
}

static void
regex_release(struct regex *regex)
{
    if (regex->whole)
        lib.g_regex_unref(regex->whole);
    if (regex->part)
        lib.g_regex_unref(regex->part);
    free(regex->pattern);
}

static struct regex
regex_of(struct text pattern)
{
    struct regex regex = {.n = pattern.n};
    regex.pattern = heap_new(pattern.n + 1, 1);
    if (pattern.n)
        memcpy(regex.pattern, pattern.s, pattern.n);
    bool known = pattern.n <= PATTERN_LIMIT &&
                 strlen(regex.pattern) == pattern.n &&
                 !pattern_differs(pattern);
    regex.part = known ? compile("", pattern, "") : NULL;
    regex.whole = regex.part ? compile("\\A(?:", pattern, ")\\z") : NULL;
    return regex;
}

/* A pattern may go on for ever on some text: PCRE2 then gives up, and that is
 * neither a match nor none. */
static enum regex_match
found(const GRegex *regex, struct text text, enum regex_match match)
{
    GError *error = NULL;
    bool found = lib.g_regex_match_full(regex, text.s ? text.s : "",
                                        (gssize)text.n, 0, 0, NULL, &error);
    bool known = !error;
    lib.g_clear_error(&error);
    return !known ? REGEX_UNKNOWN : found ? match : REGEX_NONE;
}

static enum regex_match
match_of(const struct regex *regex, struct text text)
{
    if (!regex->whole)
        return REGEX_UNKNOWN;
    enum regex_match match = found(regex->whole, text, REGEX_WHOLE);
    return match == REGEX_NONE ? found(regex->part, text, REGEX_PART) : match;
}

struct regex_store *
regex_store_new(void)
{
    return heap_new(1, sizeof(struct regex_store));
}

void
regex_store_free(struct regex_store *store)
{
    for (size_t i = 0; store && i < store->n; i++)
        regex_release(&store->rows[i]);
    free(store);
}

enum regex_match
regex_match(struct regex_store *store, struct text pattern, struct text text)
{
    struct error error = ERROR_INIT;
    for (size_t i = 0; store && i < store->n; i++) {
        const struct regex *row = &store->rows[i];
        if (text_equal(pattern, (struct text){row->pattern, row->n}))
            return match_of(row, text);
    }
    if (!late_load(&library, &error))
        return REGEX_UNKNOWN;
    struct regex regex = regex_of(pattern);
    enum regex_match match = match_of(&regex, text);
    if (store && store->n < STORE_LIMIT)
        store->rows[store->n++] = regex;
    else
        regex_release(&regex);
    return match;
}
