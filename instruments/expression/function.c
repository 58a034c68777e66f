#include <config.h>

#include "instruments/expression/function.h"

#include "base/builder.h"
#include "base/nearest.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define ANY_NUMBER FUNCTION_UNBOUNDED

/* in_collect, in_web_forms, in_enketo */
#define EVERYWHERE true, true, true
#define NOT_COLLECT false, true, true
#define NOT_ENKETO true, true, false
#define ONLY_COLLECT true, false, false

/* Ordered by strcmp: looked up by bisection. */
static const struct function functions[] = {
    {"abs", 1, 1, 1, "n", FUNCTION_NUMBER, EVERYWHERE},
    {"acos", 1, 1, 1, "n", FUNCTION_NUMBER, EVERYWHERE},
    {"area", 1, 1, 1, "a", FUNCTION_NUMBER, EVERYWHERE},
    {"asin", 1, 1, 1, "n", FUNCTION_NUMBER, EVERYWHERE},
    {"atan", 1, 1, 1, "n", FUNCTION_NUMBER, EVERYWHERE},
    {"atan2", 2, 2, 1, "n", FUNCTION_NUMBER, EVERYWHERE},
    {"base64-decode", 1, 1, 1, "t", FUNCTION_TEXT, ONLY_COLLECT},
    {"boolean", 1, 1, 1, "a", FUNCTION_BOOLEAN, EVERYWHERE},
    {"boolean-from-string", 1, 1, 1, "t", FUNCTION_BOOLEAN, EVERYWHERE},
    {"ceiling", 1, 1, 1, "n", FUNCTION_NUMBER, NOT_COLLECT},
    {"checklist", 2, ANY_NUMBER, 1, "nnb", FUNCTION_BOOLEAN, EVERYWHERE},
    {"coalesce", 2, 2, 1, "a", FUNCTION_ANY, EVERYWHERE},
    {"concat", 0, ANY_NUMBER, 1, "a", FUNCTION_TEXT, EVERYWHERE},
    {"contains", 2, 2, 1, "t", FUNCTION_BOOLEAN, EVERYWHERE},
    {"cos", 1, 1, 1, "n", FUNCTION_NUMBER, EVERYWHERE},
    {"count", 1, 1, 1, "s", FUNCTION_NUMBER, EVERYWHERE},
    {"count-non-empty", 1, 1, 1, "s", FUNCTION_NUMBER, EVERYWHERE},
    {"count-selected", 1, 1, 1, "t", FUNCTION_NUMBER, EVERYWHERE},
    {"current", 0, 0, 1, "a", FUNCTION_NODES, EVERYWHERE},
    {"date", 1, 1, 1, "a", FUNCTION_DATE, EVERYWHERE},
    {"date-time", 1, 1, 1, "a", FUNCTION_DATE, EVERYWHERE},
    {"decimal-date-time", 1, 1, 1, "a", FUNCTION_NUMBER, EVERYWHERE},
    {"decimal-time", 1, 1, 1, "a", FUNCTION_NUMBER, EVERYWHERE},
    {"depend", 1, ANY_NUMBER, 1, "a", FUNCTION_ANY, ONLY_COLLECT},
    {"digest", 2, 3, 1, "t", FUNCTION_TEXT, EVERYWHERE},
    {"distance", 1, 1, 1, "a", FUNCTION_NUMBER, EVERYWHERE},
    {"enclosed-area", 1, 1, 1, "a", FUNCTION_NUMBER, ONLY_COLLECT},
    {"ends-with", 2, 2, 1, "t", FUNCTION_BOOLEAN, EVERYWHERE},
    {"exp", 1, 1, 1, "n", FUNCTION_NUMBER, EVERYWHERE},
    {"exp10", 1, 1, 1, "n", FUNCTION_NUMBER, EVERYWHERE},
    {"extract-signed", 2, 2, 1, "t", FUNCTION_TEXT, ONLY_COLLECT},
    {"false", 0, 0, 1, "a", FUNCTION_BOOLEAN, EVERYWHERE},
    {"floor", 1, 1, 1, "n", FUNCTION_NUMBER, NOT_COLLECT},
    {"format-date", 2, 2, 1, "dt", FUNCTION_TEXT, EVERYWHERE},
    {"format-date-time", 2, 2, 1, "dt", FUNCTION_TEXT, EVERYWHERE},
    {"geofence", 2, 2, 1, "a", FUNCTION_BOOLEAN, NOT_ENKETO},
    {"id", 1, 1, 1, "a", FUNCTION_NODES, NOT_COLLECT},
    {"if", 3, 3, 1, "baa", FUNCTION_ANY, EVERYWHERE},
    {"indexed-repeat", 3, 11, 2, "ssn", FUNCTION_TEXT, EVERYWHERE},
    {"instance", 1, 1, 1, "t", FUNCTION_NODES, EVERYWHERE},
    {"int", 1, 1, 1, "a", FUNCTION_NUMBER, EVERYWHERE},
    {"intersects", 1, 1, 1, "a", FUNCTION_BOOLEAN, ONLY_COLLECT},
    {"is-selected", 2, 2, 1, "t", FUNCTION_BOOLEAN, ONLY_COLLECT},
    {"join", 1, ANY_NUMBER, 1, "ta", FUNCTION_TEXT, EVERYWHERE},
    {"jr:choice-name", 2, 2, 1, "t", FUNCTION_TEXT, EVERYWHERE},
    {"jr:itext", 1, 1, 1, "t", FUNCTION_TEXT, EVERYWHERE},
    {"lang", 1, 1, 1, "t", FUNCTION_BOOLEAN, NOT_COLLECT},
    {"last", 0, 0, 1, "a", FUNCTION_NUMBER, NOT_COLLECT},
    {"local-name", 0, 1, 1, "s", FUNCTION_TEXT, NOT_COLLECT},
    {"log", 1, 1, 1, "n", FUNCTION_NUMBER, EVERYWHERE},
    {"log10", 1, 1, 1, "n", FUNCTION_NUMBER, EVERYWHERE},
    {"max", 1, ANY_NUMBER, 1, "a", FUNCTION_NUMBER, EVERYWHERE},
    {"min", 1, ANY_NUMBER, 1, "a", FUNCTION_NUMBER, EVERYWHERE},
    {"name", 0, 1, 1, "s", FUNCTION_TEXT, NOT_COLLECT},
    {"namespace-uri", 0, 1, 1, "s", FUNCTION_TEXT, NOT_COLLECT},
    {"normalize-space", 0, 1, 1, "t", FUNCTION_TEXT, EVERYWHERE},
    {"not", 1, 1, 1, "b", FUNCTION_BOOLEAN, EVERYWHERE},
    {"now", 0, 0, 1, "a", FUNCTION_DATE, EVERYWHERE},
    {"number", 1, 1, 1, "a", FUNCTION_NUMBER, EVERYWHERE},
    {"once", 1, 1, 1, "a", FUNCTION_ANY, EVERYWHERE},
    {"pi", 0, 0, 1, "a", FUNCTION_NUMBER, EVERYWHERE},
    {"position", 0, 1, 1, "s", FUNCTION_NUMBER, EVERYWHERE},
    {"pow", 2, 2, 1, "n", FUNCTION_NUMBER, EVERYWHERE},
    {"property", 1, 1, 1, "t", FUNCTION_TEXT, ONLY_COLLECT},
    {"pulldata", 4, 4, 1, "t", FUNCTION_TEXT, EVERYWHERE},
    {"random", 0, 0, 1, "a", FUNCTION_NUMBER, EVERYWHERE},
    {"randomize", 1, 2, 1, "sn", FUNCTION_NODES, EVERYWHERE},
    {"regex", 2, 2, 1, "t", FUNCTION_BOOLEAN, EVERYWHERE},
    {"round", 1, 2, 1, "n", FUNCTION_NUMBER, EVERYWHERE},
    {"selected", 2, 2, 1, "t", FUNCTION_BOOLEAN, EVERYWHERE},
    {"selected-at", 2, 2, 1, "tn", FUNCTION_TEXT, EVERYWHERE},
    {"sin", 1, 1, 1, "n", FUNCTION_NUMBER, EVERYWHERE},
    {"sqrt", 1, 1, 1, "n", FUNCTION_NUMBER, EVERYWHERE},
    {"starts-with", 2, 2, 1, "t", FUNCTION_BOOLEAN, EVERYWHERE},
    {"string", 1, 1, 1, "a", FUNCTION_TEXT, EVERYWHERE},
    {"string-length", 0, 1, 1, "t", FUNCTION_NUMBER, EVERYWHERE},
    {"substr", 2, 3, 1, "tn", FUNCTION_TEXT, EVERYWHERE},
    {"substring", 2, 3, 1, "tn", FUNCTION_TEXT, NOT_COLLECT},
    {"substring-after", 2, 2, 1, "t", FUNCTION_TEXT, EVERYWHERE},
    {"substring-before", 2, 2, 1, "t", FUNCTION_TEXT, EVERYWHERE},
    {"sum", 1, 1, 1, "s", FUNCTION_NUMBER, EVERYWHERE},
    {"tan", 1, 1, 1, "n", FUNCTION_NUMBER, EVERYWHERE},
    {"today", 0, 0, 1, "a", FUNCTION_DATE, EVERYWHERE},
    {"translate", 3, 3, 1, "t", FUNCTION_TEXT, EVERYWHERE},
    {"true", 0, 0, 1, "a", FUNCTION_BOOLEAN, EVERYWHERE},
    {"uuid", 0, 1, 1, "n", FUNCTION_TEXT, EVERYWHERE},
    {"version", 0, 0, 1, "a", FUNCTION_TEXT, EVERYWHERE},
    {"weighted-checklist", 2, ANY_NUMBER, 2, "nnan", FUNCTION_BOOLEAN,
     EVERYWHERE},
};

enum { FUNCTIONS = sizeof functions / sizeof *functions };

static int
by_name(const void *key, const void *item)
{
    const struct text *name = key;
    const struct function *function = item;
    return text_compare(*name, text_of(function->name));
}

const struct function *
function_find(struct text name)
{
    return bsearch(&name, functions, FUNCTIONS, sizeof *functions, by_name);
}

size_t
function_count(void)
{
    return FUNCTIONS;
}

const struct function *
function_at(size_t index)
{
    assert(index < FUNCTIONS);
    return &functions[index];
}

enum function_kind
function_takes(const struct function *function, size_t i)
{
    size_t n = strlen(function->takes);
    switch (function->takes[i < n ? i : n - 1]) {
    case 't':
        return FUNCTION_TEXT;
    case 'n':
        return FUNCTION_NUMBER;
    case 'b':
        return FUNCTION_BOOLEAN;
    case 'd':
        return FUNCTION_DATE;
    case 's':
        return FUNCTION_NODES;
    default:
        return FUNCTION_ANY;
    }
}

bool
function_accepts(const struct function *function, size_t count)
{
    if (count > INT_MAX)
        return false;
    int n = (int)count;
    return n >= function->min && n <= function->max &&
           (n - function->min) % function->step == 0;
}

const char *
function_arity(const struct function *function, struct arena *arena)
{
    if (function->max == FUNCTION_UNBOUNDED)
        return arena_printf(arena, "at least %d", function->min);
    if (function->max == 0)
        return "no";
    struct builder words = BUILDER_INIT;
    for (int n = function->min; n <= function->max; n += function->step) {
        const char *before = n == function->min                   ? ""
                             : n + function->step > function->max ? " or "
                                                                  : ", ";
        builder_printf(&words, "%s%d", before, n);
    }
    char *result = builder_dup(&words, arena);
    builder_release(&words);
    return result;
}

const char *
function_suggest(struct text name)
{
    const char *names[FUNCTIONS];
    for (size_t i = 0; i < FUNCTIONS; i++)
        names[i] = functions[i].name;
    return nearest(name, names, FUNCTIONS);
}
