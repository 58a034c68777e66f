/* What is assumed: of the design first, then what each method supposes. */
#include <config.h>

#include "analyse/report/section.h"

#include "analyse/design/assumption.h"
#include "analyse/design/estimator.h"

#include <string.h>

/* Of these the reader need not be told whose they are. */
#define OF_ALL                                                                 \
    (1ul << ASSUMPTION_LOT | 1ul << ASSUMPTION_APART |                         \
     1ul << ASSUMPTION_KNOWN | 1ul << ASSUMPTION_ALIKE)

/* As the sections above call it: by what it measures, or how. */
static const char *
name_of(const struct result *r)
{
    switch (r->role) {
    case ROLE_TEST:
    case ROLE_ALSO:
    case ROLE_ADJUSTED:
    case ROLE_BOUND:
        return r->label;
    default:
        return estimand_label(r->estimand);
    }
}

/* Is it one of those names, which "; " parts? */
static bool
is_among(const char *names, const char *name)
{
    size_t length = strlen(name);
    for (const char *at = names; at; at = strstr(at, "; ")) {
        at += at == names ? 0 : 2;
        if (strncmp(at, name, length) == 0 &&
            (at[length] == ';' || at[length] == '\0'))
            return true;
    }
    return false;
}

/* "risk difference; Boschloo's exact test": who supposes it, each once. NULL:
 * nobody. */
static const char *
add_names(struct report *report, const struct results *results,
          enum assumption assumption, const char *names)
{
    const struct design *design = report->analysis->design;
    for (size_t i = 0; i < results->n; i++) {
        const struct result *r = &results->items[i];
        const char *name = name_of(r);
        if (!r->has || !(assumptions_of(design, r) & 1ul << assumption) ||
            is_among(names, name))
            continue;
        names =
            names ? arena_printf(report->arena, "%s; %s", names, name) : name;
    }
    return names;
}

static bool
has_bounds(const struct results *results)
{
    for (size_t i = 0; i < results->n; i++)
        if (results->items[i].role == ROLE_BOUND && results->items[i].has)
            return true;
    return false;
}

static const char *
whose(struct report *report, enum assumption assumption, const char *names)
{
    if (assumption == ASSUMPTION_KNOWN &&
        has_bounds(&report->analysis->results))
        return " (but by the bounds)";
    return OF_ALL & 1ul << assumption
               ? ""
               : arena_printf(report->arena, " (%s)", names);
}

void
report_assumptions(struct report *report)
{
    const struct analysis *analysis = report->analysis;
    const struct results *lists[] = {&analysis->results, &analysis->effects,
                                     &analysis->others, &analysis->recorded,
                                     &analysis->measures};
    struct section *section = NULL; /* where nothing came out, none */
    for (int a = 0; a < ASSUMPTIONS; a++) {
        const char *names = NULL;
        for (size_t l = 0; l < sizeof lists / sizeof *lists; l++)
            names = add_names(report, lists[l], (enum assumption)a, names);
        if (names && !section)
            section = report_add_section(report, "What is assumed");
        if (names)
            section_add_point(
                report, section,
                arena_printf(
                    report->arena, "that %s%s",
                    assumption_words(analysis->design, (enum assumption)a),
                    whose(report, (enum assumption)a, names)));
    }
}
