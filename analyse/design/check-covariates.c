/* What a careful reader would ask about covariates: were they there before, and
 * did the arms begin alike? */
#include <config.h>

#include "analyse/design/check.h"

#include "analyse/design/figure.h"

#include <math.h>

/* Who has none, and what is done about it. */
static void
tell_missing(struct analysis *analysis, const struct rule *rule)
{
    const struct design *d = analysis->design;
    const struct covariates *c = &d->covariates;
    for (size_t k = 0; k < c->n_columns; k++) {
        if (!c->missing[k])
            continue;
        const char *of = arena_printf(
            analysis->arena,
            "'%s' is missing for %s of %s people: they %s, and a "
            "covariate of its own, '%s missing', marks them",
            c->columns[k]->name, check_count(analysis, c->missing[k]),
            check_count(analysis, d->n),
            column_is_numeric(c->columns[k]) ? "stand at its mean"
                                             : "have none of its values",
            c->columns[k]->name);
        if (d->observed)
            check_add(analysis, rule, SEVERITY_WARNING, NULL,
                      "%s. Where nobody was assigned that leaves part of what "
                      "it stands for (Greenland & Finkle 1995, American "
                      "Journal of Epidemiology 142:1255-1264).",
                      of);
        else
            check_add(analysis, rule, SEVERITY_NOTE, NULL,
                      "%s (White & Thompson 2005, Statistics in Medicine "
                      "24:993-1007).",
                      of);
    }
}

void
look_covariates(struct analysis *analysis, const struct rule *rule)
{
    const struct covariates *c = &analysis->design->covariates;
    tell_missing(analysis, rule);
    if (c->late)
        check_add(
            analysis, rule, SEVERITY_WARNING, "leave out what came after",
            "%s came after the assignment, in the form that holds the "
            "outcome: the adjusted figures are not the effect, as the arm "
            "may have changed what they adjust for. The answer above is "
            "the unadjusted one.",
            c->late);
    else if (c->n && c->early && !analysis->design->observed)
        check_add(analysis, rule, SEVERITY_NOTE, NULL,
                  "%s came from the roster, before the assignment. The answer "
                  "above is the unadjusted one.",
                  c->said);
    else if (c->n && !analysis->design->observed)
        check_add(
            analysis, rule, SEVERITY_NOTE, NULL,
            "Adjusting for %s is right only if all of it was measured before "
            "the assignment. The answer above is the unadjusted one.",
            c->said);
}

/* Without the unit the column would be a combination of the others, so that
 * its outcome goes into the coefficient and fits exactly. */
static void
tell_lone(struct analysis *analysis, const struct rule *rule,
          const struct result *r)
{
    const struct design *d = analysis->design;
    bool groups = d->cluster.code != NULL;
    const char *unit = groups ? "group" : "person";
    const char *each = d->block_name ? "" : " in an arm";
    const char *label = arena_printf(analysis->arena,
                                     "'%s', %s: how %s and '%s' go together%s "
                                     "is told by one %s alone (%s is not "
                                     "defined there)",
                                     r->arm, r->label, r->lone, d->outcome.name,
                                     each, unit, groups ? "CR2" : "HC2");
    if (r->lone_decides)
        check_add(analysis, rule, SEVERITY_WARNING,
                  "leave out what a single one tells of",
                  "%s, and with it the difference of that row.", label);
    else
        check_add(analysis, rule, SEVERITY_NOTE, NULL,
                  "%s. That %s says nothing of the difference in that row, as "
                  "if it had been left out.",
                  label, unit);
}

void
look_lone(struct analysis *analysis, const struct rule *rule)
{
    for (size_t i = 0; i < analysis->results.n; i++)
        if (analysis->results.items[i].lone)
            tell_lone(analysis, rule, &analysis->results.items[i]);
}

/* More standard deviations apart than this, and arms are said to be unlike. */
static const double unlike = 0.25;

static void
tell_apart(struct analysis *analysis, const struct rule *rule,
           const struct comparison *c, const struct beginning *b)
{
    const struct design *d = analysis->design;
    for (size_t j = 0; j < b->n; j++)
        if (fabs(b->apart[j]) > unlike)
            check_add(analysis, rule, SEVERITY_WARNING, NULL,
                      "'%s' and '%s' began unlike in '%s': %.2f standard "
                      "deviations apart.",
                      c->arm->name, d->arms[0].name, d->covariates.names[j],
                      b->apart[j]);
}

static void
tell_together(struct analysis *analysis, const struct rule *rule,
              const struct comparison *c, const struct beginning *b)
{
    const char *control = analysis->design->arms[0].name;
    if (b->reason)
        check_add(analysis, rule, SEVERITY_NOTE, NULL,
                  "All covariates together: '%s' and '%s' were not tested, %s.",
                  c->arm->name, control, b->reason);
    else
        check_add(analysis, rule,
                  b->p < 0.01 ? SEVERITY_WARNING : SEVERITY_NOTE, NULL,
                  "All covariates together: the lot would make '%s' and '%s' "
                  "at least this unlike with p = %s (one randomisation test, "
                  "Hansen & Bowers 2008, Statistical Science 23:219-236).",
                  c->arm->name, control, figure_p(analysis->arena, b->p));
}

/* Standardised differences of the covariates: how like the arms began. Where
 * nobody was assigned look_alike tells more. */
void
look_balance(struct analysis *analysis, const struct rule *rule)
{
    if (!analysis->beginnings)
        return;
    for (size_t i = 0; i < analysis->n_comparisons; i++)
        tell_apart(analysis, rule, &analysis->comparisons[i],
                   &analysis->beginnings[i]);
    for (size_t i = 0; i < analysis->n_comparisons; i++)
        tell_together(analysis, rule, &analysis->comparisons[i],
                      &analysis->beginnings[i]);
    check_add(analysis, rule, SEVERITY_NOTE, NULL,
              "How like the arms began was looked at in %s; differences above "
              "%.2f standard deviations are told.",
              figure_of(analysis->arena, analysis->design->covariates.n_columns,
                        "covariate", "covariates"),
              unlike);
}
