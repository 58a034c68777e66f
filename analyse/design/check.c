/* What a careful reader would ask about: one row a rule, a function each that
 * adds its words where they apply. Numbers are those of doc/analyse-json.md. */
#include <config.h>

#include "analyse/design/analysis.h"

#include "analyse/design/estimator.h"
#include "analyse/design/figure.h"
#include "analyse/stat/evalue.h"
#include "analyse/stat/icc.h"
#include "base/heap.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct rule {
    const char *name;
    int number;
    void (*look)(struct analysis *analysis, const struct rule *rule);
};

static void add(struct analysis *analysis, const struct rule *rule,
                enum severity severity, const char *mend, const char *format,
                ...) __attribute__((format(printf, 5, 6)));

static void
add(struct analysis *analysis, const struct rule *rule, enum severity severity,
    const char *mend, const char *format, ...)
{
    char words[2048];
    va_list list;
    va_start(list, format);
    vsnprintf(words, sizeof words, format, list);
    va_end(list);
    arena_grow(analysis->arena, &analysis->checks, &analysis->checks_capacity,
               analysis->n_checks + 1, sizeof *analysis->checks);
    analysis->checks[analysis->n_checks++] =
        (struct check){.rule = rule->name,
                       .number = rule->number,
                       .severity = severity,
                       .message = arena_strdup(analysis->arena, words),
                       .mend = mend};
}

static const char *
count(const struct analysis *analysis, size_t n)
{
    return figure_count(analysis->arena, n);
}

static void
look_unit(struct analysis *analysis, const struct rule *rule)
{
    const struct design *d = analysis->design;
    if (d->cluster_ignored)
        add(analysis, rule, SEVERITY_WARNING, "leave out --ignore-clusters",
            "People with one '%s' were never split between the arms, yet "
            "people are analysed as if each had been assigned alone: the "
            "intervals are too narrow.",
            d->cluster_ignored);
    else if (d->cluster_found)
        add(analysis, rule, SEVERITY_NOTE,
            "if people were assigned one by one, say --ignore-clusters",
            "People with one '%s' were never split between the arms, so these "
            "%s groups are taken to be what was assigned, and analysed as "
            "such.",
            d->cluster_name, count(analysis, d->cluster.count));
    else if (d->cluster_name)
        add(analysis, rule, SEVERITY_NOTE, NULL,
            "What was assigned: %s groups of '%s', with %s people.",
            count(analysis, d->cluster.count), d->cluster_name,
            count(analysis, design_assigned(d)));
    else if (d->from_counts && !d->observed)
        add(analysis, rule, SEVERITY_NOTE, "analyse the table of people",
            "Counts cannot show what was assigned. If groups were assigned, "
            "not people, the intervals here are too narrow.");
}

static void
look_left_out(struct analysis *analysis, const struct rule *rule)
{
    const struct left_out *out = &analysis->design->left_out;
    const struct {
        size_t n;
        const char *column, *what;
    } rows[] = {
        {out->no_arm, analysis->design->arm_name, "arm"},
        {out->no_block, analysis->design->block_name, "block"},
        {out->no_cluster, analysis->design->cluster_name, "group"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].n)
            add(analysis, rule, SEVERITY_WARNING, NULL,
                "%s without a value in '%s' could not be placed in any %s "
                "and are in none of the figures.",
                figure_of(analysis->arena, rows[i].n, "row", "rows"),
                rows[i].column, rows[i].what);
    if (out->filtered)
        add(analysis, rule, SEVERITY_NOTE, NULL,
            "%s left out by --filter. If what the filter looks at came after "
            "the assignment, the arms are no longer comparable.",
            figure_of(analysis->arena, out->filtered, "row was", "rows were"));
}

static void
look_weights(struct analysis *analysis, const struct rule *rule)
{
    const struct measure *weight = &analysis->design->weight;
    if (weight->name)
        add(analysis, rule, SEVERITY_NOTE, NULL,
            "The differences weigh people by '%s'; the shares and means of "
            "the arms stand as they were counted. No randomisation test is "
            "made with weights.",
            weight->name);
}

static void
look_blocks(struct analysis *analysis, const struct rule *rule)
{
    for (size_t i = 0; i < analysis->n_comparisons; i++) {
        const struct comparison *c = &analysis->comparisons[i];
        if (c->strata_left_out)
            add(analysis, rule, SEVERITY_WARNING, NULL,
                "%s with %s hold '%s' or '%s' alone: nothing there can be "
                "compared, and they are left out.",
                figure_of(analysis->arena, c->strata_left_out, "block",
                          "blocks"),
                figure_of(analysis->arena, c->people_left_out, "person",
                          "people"),
                c->arm->name, analysis->design->arms[0].name);
    }
}

/* "12 of 40 (30.0 %) in 'control', ..." */
static const char *
missing_by_arm(const struct analysis *analysis)
{
    const struct design *d = analysis->design;
    const char *words = "";
    for (size_t a = 0; a < d->n_arms; a++) {
        const struct arm *arm = &d->arms[a];
        size_t missing = arm->assigned - arm->answered;
        words = arena_printf(
            analysis->arena, "%s%s%s of %s (%s) in '%s'", words, a ? ", " : "",
            count(analysis, missing), count(analysis, arm->assigned),
            figure_share(analysis->arena,
                         (double)missing / (double)arm->assigned),
            arm->name);
    }
    return words;
}

static void
look_attrition(struct analysis *analysis, const struct rule *rule)
{
    const struct design *d = analysis->design;
    if (d->from_counts)
        return;
    size_t missing = design_assigned(d) - design_answered(d);
    if (missing == 0) {
        add(analysis, rule, SEVERITY_NOTE, NULL,
            "Everybody's outcome is known: all %s people who were assigned "
            "are compared, in the arm they were assigned to.",
            count(analysis, design_assigned(d)));
        return;
    }
    add(analysis, rule, SEVERITY_WARNING, NULL,
        "The outcome of %s is missing: %s. The estimates are of those whose "
        "outcome is known, and hold for all only if the others would have "
        "answered alike.",
        figure_of(analysis->arena, missing, "person", "people"),
        missing_by_arm(analysis));
    for (size_t i = 0; i < analysis->n_comparisons; i++) {
        const struct comparison *c = &analysis->comparisons[i];
        if (c->has_missing_p && c->missing_p < 0.1)
            add(analysis, rule, SEVERITY_WARNING, NULL,
                "Outcomes are missing more often in one arm than in the "
                "other, '%s' against '%s' (p = %s, %s): who is missing may "
                "depend on the arm.",
                c->arm->name, d->arms[0].name,
                figure_p(analysis->arena, c->missing_p), c->missing_test);
    }
}

static void
look_least_p(struct analysis *analysis, const struct rule *rule)
{
    for (size_t i = 0; i < analysis->n_comparisons; i++) {
        const struct comparison *c = &analysis->comparisons[i];
        double alpha = 1 - analysis->request->level;
        if (c->least_p > 0.001)
            add(analysis, rule,
                c->least_p > alpha ? SEVERITY_WARNING : SEVERITY_NOTE, NULL,
                "The smallest p that this design can give for '%s' is %s%s.",
                c->arm->name, figure_p(analysis->arena, c->least_p),
                c->least_p > alpha ? ": it is too small to settle anything"
                                   : "");
    }
}

/* A test and an interval are two methods, and near the edge they may part. */
static void
look_disagreement(struct analysis *analysis, const struct rule *rule)
{
    for (size_t i = 0; i < analysis->n_comparisons; i++) {
        const struct result *r =
            results_find(&analysis->results, analysis->comparisons[i].arm->name,
                         ROLE_PRIMARY);
        if (!(r->has & HAS_P) || !(r->has & HAS_LIMITS))
            continue;
        bool excludes = r->lower > 0 || r->upper < 0;
        if (excludes != (r->p < 1 - r->level))
            add(analysis, rule, SEVERITY_WARNING, NULL,
                "For '%s' the interval %s no difference while the test gives "
                "p = %s: they are different methods, and this study is at the "
                "edge of what either can tell.",
                r->arm, excludes ? "leaves out" : "holds",
                figure_p(analysis->arena, r->p));
    }
}

static void
look_draws(struct analysis *analysis, const struct rule *rule)
{
    for (size_t i = 0; i < analysis->results.n; i++) {
        const struct result *r = &analysis->results.items[i];
        if (!r->detail || r->role != ROLE_TEST)
            continue;
        if (r->has & HAS_P_ERROR)
            add(analysis, rule, SEVERITY_NOTE, "more draws: --draws",
                "The randomisation p of '%s', %s, comes from %s: its "
                "Monte-Carlo standard error is %.2g.",
                r->arm, figure_p(analysis->arena, r->p), r->detail, r->p_error);
        else
            add(analysis, rule, SEVERITY_NOTE, NULL,
                "The randomisation p of '%s', %s, is %s.", r->arm,
                figure_p(analysis->arena, r->p), r->detail);
    }
}

static void
look_cells(struct analysis *analysis, const struct rule *rule)
{
    const struct design *d = analysis->design;
    if (d->outcome.kind != OUTCOME_BINARY)
        return;
    for (size_t a = 0; a < d->n_arms; a++) {
        const struct arm *arm = &d->arms[a];
        if (arm->acted != 0 && arm->acted != arm->answered)
            continue;
        add(analysis, rule, SEVERITY_NOTE, NULL,
            "%s in '%s': ratios can be 0, infinite or absent, and are shown "
            "so; nothing was added to the counts.",
            arm->acted ? "Everybody's outcome is yes"
                       : "Nobody's outcome is yes",
            arm->name);
    }
}

static void
look_needed(struct analysis *analysis, const struct rule *rule)
{
    for (size_t i = 0; i < analysis->n_comparisons; i++) {
        const char *arm = analysis->comparisons[i].arm->name;
        const struct result *r =
            results_find_estimand(&analysis->results, arm, ESTIMAND_NNT);
        if (r && (r->has & HAS_LIMITS) && r->lower > r->upper)
            add(analysis, rule, SEVERITY_NOTE, NULL,
                "The number needed to treat for '%s' runs through infinity: "
                "one more may act for every %.0f, or for no number at all, or "
                "one fewer for every %.0f.",
                arm, ceil(r->lower - 1e-9), ceil(-r->upper - 1e-9));
    }
}

/* How alike people of one group are, beyond their arm: for as many groups as
 * are estimated in no time. With more, nothing hangs on it. */
#define GROUPS_TO_LIKEN 20000

static void
look_likeness(struct analysis *analysis, const struct rule *rule)
{
    const struct design *d = analysis->design;
    if (!d->cluster.code || d->cluster.count > GROUPS_TO_LIKEN)
        return;
    double *y = heap_new(d->n, sizeof *y);
    size_t *code = heap_new(d->n, sizeof *code), n = 0;
    for (size_t i = 0; i < d->n; i++)
        if (d->known[i]) {
            code[n] = d->cluster.code[i];
            y[n++] = d->y[i] - d->arms[d->arm[i]].mean;
        }
    struct grouping cluster = {code, d->cluster.count};
    struct icc icc = icc_estimate(y, cluster, n, analysis->request->level);
    if (!icc.reason)
        add(analysis, rule, SEVERITY_NOTE, NULL,
            "People of one '%s' are%s alike: the intraclass correlation is "
            "%.3f%s. With these groups that makes %s people worth about %s "
            "who have nothing to do with each other (design effect %.2f).",
            d->cluster_name, icc.anova > 0 ? "" : " not", icc.anova,
            icc.anova < 0 ? ", below zero, which chance can do" : "",
            count(analysis, n),
            count(analysis, (size_t)((double)n / icc.design_effect + 0.5)),
            icc.design_effect);
    free(y);
    free(code);
}

static size_t
largest_cluster(const struct design *design)
{
    size_t *size = heap_new(design->cluster.count, sizeof *size);
    size_t most = 0;
    for (size_t i = 0; i < design->n; i++) {
        size_t *one = &size[design->cluster.code[i]];
        if (design->known[i] && ++*one > most)
            most = *one;
    }
    free(size);
    return most;
}

static void
look_clusters(struct analysis *analysis, const struct rule *rule)
{
    const struct design *d = analysis->design;
    if (!d->cluster.code)
        return;
    for (size_t a = 0; a < d->n_arms; a++)
        if (d->arms[a].clusters < 10)
            add(analysis, rule, SEVERITY_WARNING,
                "read the randomisation p first",
                "Only %s in '%s': with fewer than 10 in an arm the interval "
                "is fragile.",
                figure_of(analysis->arena, d->arms[a].clusters, "group",
                          "groups"),
                d->arms[a].name);
    for (size_t i = 0; i < analysis->n_comparisons; i++) {
        const struct result *r =
            results_find(&analysis->results, analysis->comparisons[i].arm->name,
                         ROLE_PRIMARY);
        if (r && (r->has & HAS_DF) && r->df < 5)
            add(analysis, rule, SEVERITY_WARNING,
                "read the randomisation p first",
                "The comparison of '%s' rests on %.1f degrees of freedom: "
                "fewer than 5 make the interval fragile.",
                r->arm, r->df);
    }
    size_t most = largest_cluster(d), people = design_answered(d);
    if (5 * most > people)
        add(analysis, rule, SEVERITY_WARNING, NULL,
            "One group of '%s' holds %s of the people.", d->cluster_name,
            figure_share(analysis->arena, (double)most / (double)people));
}

static void
look_split(struct analysis *analysis, const struct rule *rule)
{
    const struct design *d = analysis->design;
    if (!d->cluster.code)
        return;
    size_t held = 0;
    for (size_t a = 0; a < d->n_arms; a++)
        held += d->arms[a].clusters;
    if (held > d->cluster.count)
        add(analysis, rule, SEVERITY_WARNING,
            "if people were assigned inside these groups, give the column as "
            "--block",
            "Some groups of '%s' have people in more than one arm: they were "
            "not what was assigned, and people may have heard of each other's "
            "treatment.",
            d->cluster_name);
}

static void
look_smallest_effect(struct analysis *analysis, const struct rule *rule)
{
    for (size_t i = 0; i < analysis->n_comparisons; i++) {
        const struct comparison *c = &analysis->comparisons[i];
        const struct result *r =
            results_find(&analysis->results, c->arm->name, ROLE_PRIMARY);
        if (!r || !(c->smallest_effect > 0))
            continue;
        bool spans = (r->has & HAS_LIMITS) &&
                     r->lower <= (r->scale == SCALE_RATIO) &&
                     r->upper >= (r->scale == SCALE_RATIO);
        if (spans || analysis->n_comparisons == 1)
            add(analysis, rule, SEVERITY_NOTE, NULL,
                "A study of this size and design would notice a true "
                "difference of %s between '%s' and '%s' four times in five; "
                "smaller ones more rarely.",
                figure_size(analysis->arena,
                            analysis->design->outcome.kind == OUTCOME_BINARY
                                ? SCALE_SHARE
                                : SCALE_NUMBER,
                            c->smallest_effect),
                c->arm->name, analysis->design->arms[0].name);
    }
}

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

static void
look_covariates(struct analysis *analysis, const struct rule *rule)
{
    const struct covariates *c = &analysis->design->covariates;
    if (c->n)
        add(analysis, rule, SEVERITY_NOTE, NULL,
            "Adjusting for %s is right only if all of it was measured before "
            "the assignment. The answer above is the unadjusted one.",
            c->said);
}

static void
look_compliers(struct analysis *analysis, const struct rule *rule)
{
    if (!analysis->design->received.name)
        return;
    add(analysis, rule, SEVERITY_NOTE, NULL,
        "The effect on those who took part when asked supposes that being "
        "asked did nothing to those who did not take part, and kept nobody "
        "away who would else have come.");
    for (size_t i = 0; i < analysis->results.n; i++) {
        const struct result *r = &analysis->results.items[i];
        if (r->role == ROLE_COMPLIERS && r->caution)
            add(analysis, rule, SEVERITY_WARNING, NULL, "'%s': %s.", r->arm,
                r->caution);
    }
}

/* Standardised differences of the covariates: how like the arms began. */
static void
look_balance(struct analysis *analysis, const struct rule *rule)
{
    const struct design *d = analysis->design;
    for (size_t j = 0; j < d->covariates.n; j++) {
        const double *x = d->covariates.values[j];
        for (size_t place = 1; place < d->n_arms; place++) {
            double difference = standardised(d, x, place);
            if (fabs(difference) > 0.25)
                add(analysis, rule, SEVERITY_WARNING, NULL,
                    "'%s' and '%s' began unlike in '%s': %.2f standard "
                    "deviations apart.",
                    d->arms[place].name, d->arms[0].name,
                    d->covariates.names[j], difference);
        }
    }
    for (size_t k = 0; k < analysis->n_comparisons; k++) {
        const struct comparison *c = &analysis->comparisons[k];
        if (c->has_balance_p)
            add(analysis, rule,
                c->balance_p < 0.01 ? SEVERITY_WARNING : SEVERITY_NOTE, NULL,
                "All covariates together: the lot would make '%s' and '%s' at "
                "least this unlike with p = %s (one randomisation test, "
                "Hansen & Bowers 2008, Statistical Science 23:219-236).",
                c->arm->name, d->arms[0].name,
                figure_p(analysis->arena, c->balance_p));
    }
    if (d->covariates.n)
        add(analysis, rule, SEVERITY_NOTE, NULL,
            "How like the arms began was looked at in %s; differences above "
            "0.25 standard deviations are told.",
            figure_of(analysis->arena, d->covariates.n, "covariate",
                      "covariates"));
}

static void
look_comparisons(struct analysis *analysis, const struct rule *rule)
{
    if (analysis->n_comparisons > 1)
        add(analysis, rule, SEVERITY_NOTE, NULL,
            "%zu arms are held against one control. Where p is said to be "
            "adjusted, it allows for %zu comparisons (Holm); the intervals "
            "are each for one comparison alone.",
            analysis->n_comparisons, analysis->n_comparisons);
}

static void
look_observed(struct analysis *analysis, const struct rule *rule)
{
    if (analysis->design->observed)
        add(analysis, rule, SEVERITY_WARNING, NULL,
            "Nobody was assigned by lot. Those in '%s' may have differed from "
            "the others beforehand: more committed, better connected, easier "
            "to reach. The figures are an association, and say nothing on "
            "what would happen if others did the same.",
            analysis->design->n_arms == 2 ? analysis->design->arms[1].name
                                          : "the arms");
}

/* How strong something unmeasured would have to be to explain it all away. */
static void
look_confounding(struct analysis *analysis, const struct rule *rule)
{
    if (!analysis->design->observed)
        return;
    for (size_t i = 0; i < analysis->n_comparisons; i++) {
        const struct result *r = results_find_estimand(
            &analysis->results, analysis->comparisons[i].arm->name,
            ESTIMAND_RR);
        unsigned both = HAS_ESTIMATE | HAS_LIMITS;
        if (!r || (r->has & both) != both)
            continue;
        struct evalue e = evalue_ratio(r->estimate, r->lower, r->upper);
        if (e.reason || e.limit_reason || isinf(e.value))
            continue;
        add(analysis, rule, SEVERITY_NOTE, NULL,
            "Something unmeasured that goes with both '%s' and the outcome by "
            "a risk ratio of %.2f each could explain all of the difference; "
            "by %.2f, the end of the interval nearest to none (E-value, "
            "VanderWeele & Ding 2017, Annals of Internal Medicine "
            "167:268-274).",
            r->arm, e.value, e.limit);
    }
}

static void
look_caution(struct analysis *analysis, const struct rule *rule)
{
    for (size_t i = 0; i < analysis->results.n; i++) {
        const struct result *r = &analysis->results.items[i];
        if (r->caution && r->role != ROLE_COMPLIERS)
            add(analysis, rule, SEVERITY_WARNING, NULL, "'%s', %s: %s.", r->arm,
                r->label, r->caution);
    }
}

static const struct rule rules[] = {
    {"unit-of-assignment", 1, look_unit},
    {"rows-left-out", 2, look_left_out},
    {"blocks-with-one-arm", 2, look_blocks},
    {"weights", 2, look_weights},
    {"balance", 3, look_balance},
    {"missing-outcomes", 4, look_attrition},
    {"smallest-p", 5, look_least_p},
    {"empty-cell", 6, look_cells},
    {"needed-through-infinity", 7, look_needed},
    {"few-clusters", 8, look_clusters},
    {"likeness-in-clusters", 8, look_likeness},
    {"taking-part", 9, look_compliers},
    {"caution", 10, look_caution},
    {"smallest-effect", 11, look_smallest_effect},
    {"several-comparisons", 12, look_comparisons},
    {"covariates", 13, look_covariates},
    {"not-randomised", 14, look_observed},
    {"unmeasured-confounding", 14, look_confounding},
    {"random-draws", 15, look_draws},
    {"clusters-split", 16, look_split},
    {"test-and-interval", 20, look_disagreement},
};

void
analysis_check(struct analysis *analysis)
{
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        rules[i].look(analysis, &rules[i]);
}
