/* What a careful reader would ask about who led people. */
#include <config.h>

#include "analyse/design/check.h"

#include "analyse/design/figure.h"

#include <string.h>

/* Do the groups that are compared hold facilitators whole? */
static bool
is_allowed_for(const struct spread *spread)
{
    return spread->cluster == OVERLAP_SAME || spread->cluster == OVERLAP_INSIDE;
}

/* Can the arm be told from who worked in it? */
static void
look_arms(struct analysis *analysis, const struct rule *rule)
{
    const struct design *d = analysis->design;
    const struct spread *s = analysis->spread;
    const char *arm = d->observed ? "goes with the arm" : "the arm did";
    const char *name = d->facilitators.name;
    if (s->one_alone)
        check_add(
            analysis, rule, SEVERITY_WARNING,
            "only several facilitators in each arm could tell",
            "Each arm had one facilitator in '%s' alone: what %s and what "
            "this one person did cannot be told apart.",
            name, arm);
    else if (s->one_arm_each && is_allowed_for(s))
        check_add(analysis, rule, SEVERITY_WARNING, NULL,
                  "Each facilitator in '%s' worked in one arm alone: what %s "
                  "cannot be told from who they were. The comparison of groups "
                  "allows for how much they differ, not for a better choice of "
                  "them in one arm.",
                  name, arm);
    else if (s->one_arm_each)
        check_add(analysis, rule, SEVERITY_WARNING,
                  arena_printf(analysis->arena,
                               "say --cluster %s, so that facilitators are "
                               "compared",
                               name),
                  "Each facilitator in '%s' worked in one arm alone: what %s "
                  "cannot be told from who they were, and the intervals do not "
                  "allow for how much they differ.",
                  name, arm);
}

static void
look_groups(struct analysis *analysis, const struct rule *rule,
            const char *name, const char *what, enum overlap overlap)
{
    const char *facilitator = analysis->design->facilitators.name;
    if (overlap == OVERLAP_NONE || strcmp(name, facilitator) == 0)
        return;
    if (overlap == OVERLAP_SAME)
        check_add(analysis, rule, SEVERITY_WARNING, NULL,
                  "'%s' and '%s' name the same people together: what lies "
                  "between facilitators cannot be told from what lies between "
                  "%s.",
                  facilitator, name, what);
    else if (overlap == OVERLAP_INSIDE)
        check_add(analysis, rule, SEVERITY_NOTE, NULL,
                  "Each facilitator had people of one '%s' alone: where %s "
                  "differ, that counts as spread between facilitators.",
                  name, what);
    else
        check_add(analysis, rule, SEVERITY_NOTE, NULL,
                  "All people of one '%s' had the same facilitator: where %s "
                  "differ, that counts in part as spread between facilitators, "
                  "and its limits take people to be independent.",
                  name, what);
}

void
look_facilitators(struct analysis *analysis, const struct rule *rule)
{
    const struct design *d = analysis->design;
    if (!analysis->spread)
        return;
    look_arms(analysis, rule);
    look_groups(analysis, rule, d->cluster_name, "groups",
                analysis->spread->cluster);
    look_groups(analysis, rule, d->block_name, "blocks",
                analysis->spread->block);
    if (d->facilitators.unnamed)
        check_add(analysis, rule, SEVERITY_NOTE, NULL,
                  "%s no value in '%s' and count for no facilitator; in "
                  "everything else they count.",
                  figure_of(analysis->arena, d->facilitators.unnamed,
                            "person has", "people have"),
                  d->facilitators.name);
}
