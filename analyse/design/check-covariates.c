/* What a careful reader would ask about covariates: were they there before, and
 * did the arms begin alike? */
#include <config.h>

#include "analyse/design/check.h"

#include "analyse/design/figure.h"

#include <math.h>

/* Of all who were assigned: the difference in means over the root of the mean
 * of the two variances. 0 where nobody differs. */
static double
standardised(const struct design *design, const double *x, size_t place)
{
    double mean[2] = {0}, spread[2] = {0}, n[2] = {0};
    for (size_t i = 0; i < design->n; i++)
        if (design->arm[i] == 0 || design->arm[i] == place) {
            n[design->arm[i] != 0]++;
            mean[design->arm[i] != 0] += x[i];
        }
    mean[0] /= n[0];
    mean[1] /= n[1];
    for (size_t i = 0; i < design->n; i++)
        if (design->arm[i] == 0 || design->arm[i] == place) {
            double from = x[i] - mean[design->arm[i] != 0];
            spread[design->arm[i] != 0] += from * from;
        }
    double pooled = sqrt((spread[0] / n[0] + spread[1] / n[1]) / 2);
    return pooled > 0 ? (mean[1] - mean[0]) / pooled : 0;
}

void
look_covariates(struct analysis *analysis, const struct rule *rule)
{
    const struct covariates *c = &analysis->design->covariates;
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

/* Standardised differences of the covariates: how like the arms began. */
void
look_balance(struct analysis *analysis, const struct rule *rule)
{
    const struct design *d = analysis->design;
    if (analysis->comparisons[0].alike)
        return; /* look_alike tells more */
    for (size_t j = 0; j < d->covariates.n; j++) {
        const double *x = d->covariates.values[j];
        for (size_t place = 1; place < d->n_arms; place++) {
            double difference = standardised(d, x, place);
            if (fabs(difference) > 0.25)
                check_add(analysis, rule, SEVERITY_WARNING, NULL,
                          "'%s' and '%s' began unlike in '%s': %.2f standard "
                          "deviations apart.",
                          d->arms[place].name, d->arms[0].name,
                          d->covariates.names[j], difference);
        }
    }
    for (size_t k = 0; k < analysis->n_comparisons; k++) {
        const struct comparison *c = &analysis->comparisons[k];
        if (c->has_balance_p)
            check_add(
                analysis, rule,
                c->balance_p < 0.01 ? SEVERITY_WARNING : SEVERITY_NOTE, NULL,
                "All covariates together: the lot would make '%s' and '%s' at "
                "least this unlike with p = %s (one randomisation test, "
                "Hansen & Bowers 2008, Statistical Science 23:219-236).",
                c->arm->name, d->arms[0].name,
                figure_p(analysis->arena, c->balance_p));
    }
    if (d->covariates.n)
        check_add(
            analysis, rule, SEVERITY_NOTE, NULL,
            "How like the arms began was looked at in %s; differences above "
            "0.25 standard deviations are told.",
            figure_of(analysis->arena, d->covariates.n, "covariate",
                      "covariates"));
}
