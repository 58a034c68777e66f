/* function: what is known about every function that ODK's clients know.
 *
 * Read from the ODK XForms specification, JavaRosa (the engine of Collect and
 * of ODK Validate), ODK Web Forms and Enketo's evaluator. */
#ifndef INSTRUMENTS_EXPRESSION_FUNCTION_H
#define INSTRUMENTS_EXPRESSION_FUNCTION_H

#include "base/text.h"

#include <limits.h>

/* What a function takes or gives. */
enum function_kind {
    FUNCTION_ANY,
    FUNCTION_TEXT,
    FUNCTION_NUMBER,
    FUNCTION_BOOLEAN,
    FUNCTION_DATE,
    FUNCTION_NODES,
};

enum { FUNCTION_UNBOUNDED = INT_MAX };

struct function {
    const char *name;
    int min;
    int max;  /* FUNCTION_UNBOUNDED: as many as you like */
    int step; /* only min, min + step, min + 2 step... arguments */
    /* A letter an argument: a any, t text, n number, b boolean, d date,
     * s nodes. The last counts for all that follow. */
    const char *takes;
    enum function_kind gives;
    bool in_collect; /* JavaRosa, and what Collect adds to it */
    bool in_web_forms;
    bool in_enketo;
};

/* NULL for a name that no client knows. */
const struct function *function_find(struct text name);

/* All of them, ordered by name. */
size_t function_count(void);
const struct function *function_at(size_t index);

/* What argument number i (from 0) is taken as. */
enum function_kind function_takes(const struct function *function, size_t i);

/* "3", "1 or 2", "at least 2", "3, 5, 7, 9 or 11": as people say it. */
const char *function_arity(const struct function *function,
                           struct arena *arena);
bool function_accepts(const struct function *function, size_t count);

/* The known name nearest to a misspelt one, or NULL. */
const char *function_suggest(struct text name);

#endif
