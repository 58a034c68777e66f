#include <config.h>

#include "analyse/design/counts.h"

#include "base/number.h"

#include <math.h>
#include <string.h>

#define MAX_ARMS 24
/* Beyond so many people, unstratified counts are not turned into people. */
#define COUNTS_MOST 2000000

/* What one x/n says; name is empty where it has none. */
struct count {
    struct text name;
    size_t acted, answered;
};

static bool
whole_number(struct text t, size_t *n)
{
    int64_t value;
    if (!number_parse_integer(t, &value) || value < 0 ||
        value > (int64_t)1 << 40)
        return false;
    *n = (size_t)value;
    return true;
}

static bool
read_count(struct text part, struct count *count, struct error *error)
{
    size_t equal = text_find(part, '=');
    *count = (struct count){0};
    struct text numbers = part;
    if (equal < part.n) {
        count->name = text_trim(text_slice(part, 0, equal));
        numbers = text_slice(part, equal + 1, part.n);
    }
    size_t slash = text_find(numbers, '/');
    if (slash == numbers.n ||
        !whole_number(text_trim(text_slice(numbers, 0, slash)),
                      &count->acted) ||
        !whole_number(text_trim(text_slice(numbers, slash + 1, numbers.n)),
                      &count->answered))
        return error_set(error, ERROR_USAGE,
                         "--counts: '%.*s' is not like 23/40: how many acted, "
                         "of how many",
                         TEXT_ARGS(part));
    if (count->acted > count->answered)
        return error_set(error, ERROR_USAGE,
                         "--counts: '%.*s' says that more people acted than "
                         "there were",
                         TEXT_ARGS(part));
    return true;
}

/* One table "x1/n1,x0/n0"; its number of arms, or 0 with the error filled. */
static size_t
read_stratum(struct text stratum, struct count *counts, struct error *error)
{
    size_t n = 0;
    struct text part, rest = stratum;
    while (text_split(&rest, ',', &part)) {
        if (n == MAX_ARMS) {
            error_set(error, ERROR_USAGE, "--counts: more than %d arms",
                      MAX_ARMS);
            return 0;
        }
        if (!read_count(text_trim(part), &counts[n++], error))
            return 0;
    }
    if (n == 1) {
        error_set(error, ERROR_USAGE,
                  "--counts: '%.*s' is one arm alone: write the others "
                  "behind it, the control last: 23/40,14/41",
                  TEXT_ARGS(stratum));
        return 0;
    }
    return n;
}

static const char *
name_of(const struct count *count, size_t place, size_t n_arms,
        struct arena *arena)
{
    if (count->name.n)
        return text_dup(arena, count->name);
    if (place == 0)
        return "control";
    return n_arms == 2 ? "treatment"
                       : arena_printf(arena, "treatment %zu", place);
}

/* Given in the order of --counts; kept with the control first. */
static bool
add_stratum(struct design *design, const struct count *counts, size_t n,
            struct error *error)
{
    if (design->n_arms && n != design->n_arms)
        return error_set(error, ERROR_USAGE,
                         "--counts: one table has %zu arms, another %zu",
                         design->n_arms, n);
    if (!design->n_arms) {
        design->n_arms = n;
        design->arms = arena_array(design->arena, n, sizeof *design->arms);
        for (size_t i = 0; i < n; i++) {
            size_t place = (i + 1) % n;
            design->arms[place].name =
                name_of(&counts[i], place, n, design->arena);
        }
    }
    size_t capacity = design->strata ? design->strata * n : 0;
    arena_grow(design->arena, &design->cells, &capacity,
               (design->strata + 1) * n, sizeof *design->cells);
    for (size_t i = 0; i < n; i++) {
        size_t place = (i + 1) % n;
        struct arm *arm = &design->arms[place];
        design->cells[design->strata * n + place] =
            (struct cell){counts[i].acted, counts[i].answered};
        arm->acted += counts[i].acted;
        arm->answered += counts[i].answered;
        arm->assigned = arm->answered;
    }
    design->strata++;
    return true;
}

static bool
describe(struct design *design, const char *option, struct error *error)
{
    for (size_t a = 0; a < design->n_arms; a++) {
        struct arm *arm = &design->arms[a];
        if (arm->answered == 0)
            return error_set(error, ERROR_DATA, "%s: there is nobody in '%s'",
                             option, arm->name);
        double n = (double)arm->answered;
        arm->mean = (double)arm->acted / n;
        arm->sd = n > 1 ? sqrt(arm->mean * (1 - arm->mean) * n / (n - 1)) : 0;
    }
    return true;
}

/* The people that the counts speak of, for the methods that want them. */
static bool
expand(struct design *design, const char *option, struct error *error)
{
    size_t n = design_answered(design);
    if (n > COUNTS_MOST && design->strata > 1)
        return error_set(error, ERROR_DATA,
                         "%s: strata of more than %d people in all", option,
                         COUNTS_MOST);
    if (n > COUNTS_MOST)
        return true;
    design->n = n;
    design->y = arena_array(design->arena, n, sizeof *design->y);
    design->known = arena_array(design->arena, n, sizeof *design->known);
    design->arm = arena_array(design->arena, n, sizeof *design->arm);
    size_t *block = arena_array(design->arena, n, sizeof *block);
    memset(design->known, 1, n);
    size_t i = 0;
    for (size_t c = 0; c < design->strata * design->n_arms; c++)
        for (size_t k = 0; k < design->cells[c].answered; k++, i++) {
            design->y[i] = k < design->cells[c].acted;
            design->arm[i] = (uint32_t)(c % design->n_arms);
            block[i] = c / design->n_arms;
        }
    if (design->strata > 1)
        design->block = (struct grouping){block, design->strata};
    return true;
}

bool
counts_finish(struct design *design, const char *option, struct error *error)
{
    design->scheme = design->strata > 1 ? SCHEME_BLOCKED : SCHEME_COMPLETE;
    return describe(design, option, error) && expand(design, option, error);
}

bool
design_from_counts(struct arena *arena, const char *counts,
                   const struct request *request, struct design *design,
                   struct error *error)
{
    *design = (struct design){
        .arena = arena,
        .source = counts,
        .arm_name = request->arm ? request->arm : "arm",
        .observed = request->observed,
        .from_counts = true,
    };
    const char *name = request->outcome ? request->outcome : "acted";
    design->outcome = (struct outcome){
        .kind = OUTCOME_BINARY, .name = name, .phrase = name, .success = "1"};
    struct text stratum, rest = text_of(counts);
    while (text_split(&rest, ';', &stratum)) {
        struct count read[MAX_ARMS];
        size_t n = read_stratum(text_trim(stratum), read, error);
        if (n == 0 || !add_stratum(design, read, n, error))
            return false;
    }
    if (design->strata > 1)
        design->block_name = "stratum";
    return counts_finish(design, "--counts", error);
}
