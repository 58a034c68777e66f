/* What a careful reader would ask where nobody was assigned. */
#include <config.h>

#include "analyse/design/check.h"

#include "analyse/design/estimator.h"
#include "analyse/design/figure.h"
#include "analyse/stat/evalue.h"

#include <math.h>
#include <string.h>

void
look_observed(struct analysis *analysis, const struct rule *rule)
{
    if (analysis->design->observed)
        check_add(
            analysis, rule, SEVERITY_WARNING, NULL,
            "Nobody was assigned by lot. Those in %s may have differed from "
            "the others beforehand: more committed, better connected, easier "
            "to reach. The figures are an association, and say nothing on "
            "what would happen if others did the same.",
            analysis->design->n_arms == 2
                ? arena_printf(analysis->arena, "'%s'",
                               analysis->design->arms[1].name)
                : "each arm");
}

/* Under so much of a standard deviation people are called alike (Austin &
 * Stuart 2015). */
#define ALIKE 0.1

static size_t
count_unlike(const struct alike *alike, bool after)
{
    size_t n = 0;
    for (size_t j = 0; j < alike->n; j++) {
        const struct alike_covariate *c = &alike->covariates[j];
        n += !c->reason && fabs(after ? c->after : c->before) > ALIKE;
    }
    return n;
}

static void
tell_alike(struct analysis *analysis, const struct rule *rule,
           const struct comparison *c)
{
    const struct alike *alike = c->alike;
    const char *control = analysis->design->arms[0].name;
    const struct alike_covariate *before = alike_worst(alike, false);
    const struct alike_covariate *after = alike_worst(alike, true);
    if (alike->reason)
        check_add(analysis, rule, SEVERITY_WARNING, NULL,
                  "'%s' and '%s' could not be weighted to be alike: %s.",
                  c->arm->name, control, alike->reason);
    if (before)
        check_add(
            analysis, rule,
            count_unlike(alike, false) ? SEVERITY_WARNING : SEVERITY_NOTE, NULL,
            "'%s' and '%s' were furthest apart in '%s', by %.2f standard "
            "deviations; more than 0.10 apart: %zu of %s.",
            c->arm->name, control, before->name, fabs(before->before),
            count_unlike(alike, false),
            figure_of(analysis->arena, alike->n, "covariate", "covariates"));
    if (after && !alike->reason)
        check_add(
            analysis, rule,
            count_unlike(alike, true) ? SEVERITY_WARNING : SEVERITY_NOTE, NULL,
            "Weighted, '%s' and '%s' are furthest apart in '%s', by "
            "%.2f; more than 0.10 apart: %zu of %s (Austin & Stuart 2015, "
            "Statistics in Medicine 34:3661-3679).",
            c->arm->name, control, after->name, fabs(after->after),
            count_unlike(alike, true),
            figure_of(analysis->arena, alike->n, "covariate", "covariates"));
}

void
look_alike(struct analysis *analysis, const struct rule *rule)
{
    for (size_t i = 0; i < analysis->n_comparisons; i++)
        if (analysis->comparisons[i].alike)
            tell_alike(analysis, rule, &analysis->comparisons[i]);
}

/* Had everybody a chance of either arm? */
void
look_overlap(struct analysis *analysis, const struct rule *rule)
{
    for (size_t i = 0; i < analysis->n_comparisons; i++) {
        const struct comparison *c = &analysis->comparisons[i];
        const struct alike *a = c->alike;
        if (!a || a->reason)
            continue;
        size_t all = a->people[0] + a->people[1];
        bool little = 10 * a->outside > all;
        check_add(
            analysis, rule, little ? SEVERITY_WARNING : SEVERITY_NOTE,
            little ? "leave out with --filter those who have no match" : NULL,
            "Given the covariates, the chance of being in '%s' ran from %s to "
            "%s among those who were, and from %s to %s among the others: %s "
            "of %s people have nobody like them in the other arm%s. Weighted, "
            "the arms tell as much as %s and %s people alike would.",
            c->arm->name, figure_share(analysis->arena, a->least[1]),
            figure_share(analysis->arena, a->most[1]),
            figure_share(analysis->arena, a->least[0]),
            figure_share(analysis->arena, a->most[0]),
            check_count(analysis, a->outside), check_count(analysis, all),
            little ? ", so that what is said of them rests on the models alone"
                   : "",
            check_count(analysis, (size_t)(a->effective[1] + 0.5)),
            check_count(analysis, (size_t)(a->effective[0] + 0.5)));
    }
}

/* What adjusting does not do. */
void
look_stated(struct analysis *analysis, const struct rule *rule)
{
    const struct covariates *c = &analysis->design->covariates;
    if (c->n && analysis->design->observed)
        check_add(analysis, rule, SEVERITY_WARNING, NULL,
                  "People were made alike in %s and in nothing else. What was "
                  "measured after people came into their arms must not be "
                  "among it, and the adjusted figures too are an association.",
                  c->said);
}

/* Standardised where that could be done, else weighted, else NULL. */
static const struct result *
adjusted_result(const struct analysis *analysis, const struct comparison *c,
                bool binary)
{
    static const char *const methods[2][2] = {{"standardised-mean", "ipw-mean"},
                                              {"standardised-rr", "ipw-rr"}};
    for (int i = 0; i < 2; i++) {
        const struct result *r = results_find_method(
            &analysis->results, c->arm->name, methods[binary][i]);
        if (r && (r->has & HAS_LIMITS))
            return r;
    }
    return NULL;
}

/* The E-value of the ratio, adjusted where it was; of means, by way of the
 * outcome's standard deviation. reason set: there is none. */
static struct evalue
evalue_of(const struct analysis *analysis, const struct comparison *c,
          const struct result **of)
{
    const struct design *d = analysis->design;
    bool binary = d->outcome.kind == OUTCOME_BINARY;
    const struct result *r = adjusted_result(analysis, c, binary);
    if (!r)
        r = binary
                ? results_find_estimand(&analysis->results, c->arm->name,
                                        ESTIMAND_RR)
                : results_find(&analysis->results, c->arm->name, ROLE_PRIMARY);
    *of = r;
    unsigned all = HAS_ESTIMATE | HAS_LIMITS;
    if (!r || (r->has & all) != all)
        return (struct evalue){.reason = "there is no interval"};
    if (strcmp(r->estimand, ESTIMAND_RR) == 0 ||
        strcmp(r->estimand, ESTIMAND_RATE) == 0)
        return evalue_ratio(r->estimate, r->lower, r->upper);
    double n1 = (double)c->arm->answered, n0 = (double)d->arms[0].answered;
    double sd = sqrt(((n1 - 1) * c->arm->sd * c->arm->sd +
                      (n0 - 1) * d->arms[0].sd * d->arms[0].sd) /
                     (n1 + n0 - 2));
    if (r->scale != SCALE_NUMBER || !(r->has & HAS_SE) || !(sd > 0))
        return (struct evalue){.reason = "there is no spread"};
    return evalue_standardised(r->estimate / sd, r->se / sd, r->level);
}

/* How strong something unmeasured would have to be to explain it all away. */
void
look_confounding(struct analysis *analysis, const struct rule *rule)
{
    if (!analysis->design->observed)
        return;
    for (size_t i = 0; i < analysis->n_comparisons; i++) {
        const struct result *r;
        struct evalue e = evalue_of(analysis, &analysis->comparisons[i], &r);
        if (e.reason || e.limit_reason || isinf(e.value))
            continue;
        bool adjusted = r->role == ROLE_ADJUSTED;
        check_add(analysis, rule, SEVERITY_NOTE, NULL,
                  "Something unmeasured that goes with both '%s' and the "
                  "outcome by a risk ratio of %.2f each%s could explain all of "
                  "the %sdifference%s; %s (E-value, VanderWeele & Ding 2017, "
                  "Annals of Internal Medicine 167:268-274).",
                  r->arm, e.value, adjusted ? ", beyond the covariates," : "",
                  adjusted ? "adjusted " : "",
                  analysis->design->time.name ? " in whether people acted" : "",
                  e.limit > 1
                      ? arena_printf(analysis->arena,
                                     "by %.2f, the end of the interval nearest "
                                     "to none",
                                     e.limit)
                      : "the interval holds none already");
    }
}
