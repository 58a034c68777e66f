/* What a careful reader would ask: are as many there as were to be assigned? */
#include <config.h>

#include "analyse/design/check.h"

#include "analyse/design/figure.h"

static const char *
units(const struct analysis *analysis, size_t n)
{
    return analysis->design->cluster.code
               ? figure_of(analysis->arena, n, "group", "groups")
               : figure_of(analysis->arena, n, "person", "people");
}

static void
tell_differs(struct analysis *analysis, const struct rule *rule,
             const struct arm *arm, size_t planned, size_t found)
{
    const struct design *d = analysis->design;
    check_add(analysis, rule, SEVERITY_WARNING,
              found < planned
                  ? "find out who is not in the table, or stands in another arm"
                  : "find out who is there beside those of the plan",
              "%s %s to be assigned to '%s', and %s %s there%s.",
              units(analysis, planned), planned == 1 ? "was" : "were",
              arm->name, check_count(analysis, found),
              found == 1 ? "is" : "are",
              d->left_out.filtered ? ", after --filter"
              : d->from_counts     ? ", by the counts"
                                   : "");
}

void
look_planned(struct analysis *analysis, const struct rule *rule)
{
    const struct design *d = analysis->design;
    const char *kept = "";
    if (!analysis->planned)
        return;
    for (size_t a = 0; a < d->n_arms; a++) {
        const struct arm *arm = &d->arms[a];
        size_t planned = analysis->planned[a].n;
        size_t found = d->cluster.code ? arm->clusters : arm->assigned;
        if (planned && planned != found)
            tell_differs(analysis, rule, arm, planned, found);
        else if (planned)
            kept = arena_printf(analysis->arena, "%s%s%s in '%s'", kept,
                                *kept ? ", " : "", units(analysis, found),
                                arm->name);
    }
    if (*kept)
        check_add(analysis, rule, SEVERITY_NOTE, NULL,
                  "As many are there as were to be assigned: %s.", kept);
}
