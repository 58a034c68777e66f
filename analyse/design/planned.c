#include <config.h>

#include "analyse/design/planned.h"

#include "base/number.h"

static bool
no_such_arm(const struct design *design, struct text name, struct arena *arena,
            struct error *error)
{
    const char *there = "";
    for (size_t a = 0; a < design->n_arms; a++)
        there = arena_printf(arena, "%s%s'%s'", there, a ? ", " : "",
                             design->arms[a].name);
    return error_set(error, ERROR_USAGE,
                     "--planned: there is no arm '%.*s'; there are %s",
                     TEXT_ARGS(name), there);
}

static size_t
last_equals(struct text t)
{
    size_t at = t.n;
    for (size_t i = 0; i < t.n; i++)
        if (t.s[i] == '=')
            at = i;
    return at;
}

/* "reflect=40" */
static bool
read_one(struct planned *planned, const struct design *design, struct text part,
         struct arena *arena, struct error *error)
{
    size_t at = last_equals(part);
    int64_t n = 0;
    if (at == part.n ||
        !number_parse_integer(
            text_trim((struct text){part.s + at + 1, part.n - at - 1}), &n) ||
        n < 1)
        return error_set(error, ERROR_USAGE,
                         "--planned: '%.*s' is not like reflect=40: an arm, "
                         "and how many were to be assigned to it",
                         TEXT_ARGS(part));
    struct text name = text_trim((struct text){part.s, at});
    for (size_t a = 0; a < design->n_arms; a++)
        if (text_is(name, design->arms[a].name)) {
            if (planned[a].n)
                return error_set(error, ERROR_USAGE,
                                 "--planned: '%.*s' is there twice",
                                 TEXT_ARGS(name));
            planned[a].n = (size_t)n;
            return true;
        }
    return no_such_arm(design, name, arena, error);
}

const struct planned *
planned_read(struct arena *arena, const struct design *design,
             const char *words, struct error *error)
{
    struct planned *planned =
        arena_array(arena, design->n_arms, sizeof *planned);
    struct text part, rest = text_of(words);
    while (text_split(&rest, ',', &part))
        if (!read_one(planned, design, text_trim(part), arena, error))
            return NULL;
    return planned;
}
