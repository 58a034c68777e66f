/* What a careful reader would ask about an estimate: what it rests on, what it
 * supposes, what it could have found. */
#include <config.h>

#include "analyse/design/check.h"

#include "analyse/design/estimator.h"
#include "analyse/design/figure.h"
#include "analyse/stat/estimate.h"
#include "analyse/stat/power.h"

#include <math.h>
#include <string.h>

/* Is a method shown that adds to the counts? Each says so. */
static bool
adds_to_counts(const struct analysis *analysis)
{
    static const char *const adding[] = {"agresti-caffo", "adjusted-log",
                                         "gart"};
    for (size_t i = 0; i < analysis->results.n; i++)
        for (size_t k = 0; k < sizeof adding / sizeof *adding; k++)
            if (strcmp(analysis->results.items[i].method, adding[k]) == 0)
                return true;
    return false;
}

void
look_cells(struct analysis *analysis, const struct rule *rule)
{
    const struct design *d = analysis->design;
    if (d->outcome.kind != OUTCOME_BINARY)
        return;
    for (size_t a = 0; a < d->n_arms; a++) {
        const struct arm *arm = &d->arms[a];
        if (arm->acted != 0 && arm->acted != arm->answered)
            continue;
        check_add(
            analysis, rule, SEVERITY_NOTE, NULL,
            "%s in '%s': ratios can be 0, infinite or absent, and are shown "
            "so; nothing was added to the counts%s.",
            arm->acted ? "Everybody's outcome is yes"
                       : "Nobody's outcome is yes",
            arm->name,
            adds_to_counts(analysis) ? ", but where a method says "
                                       "that it does so"
                                     : "");
    }
}

void
look_needed(struct analysis *analysis, const struct rule *rule)
{
    for (size_t i = 0; i < analysis->n_comparisons; i++) {
        const char *arm = analysis->comparisons[i].arm->name;
        const struct result *r =
            results_find_estimand(&analysis->results, arm, ESTIMAND_NNT);
        if (r && (r->has & HAS_LIMITS) && r->lower > r->upper)
            check_add(
                analysis, rule, SEVERITY_NOTE, NULL,
                "The number needed to treat for '%s' runs through infinity: "
                "one more may act for every %.0f, or for no number at all, or "
                "one fewer for every %.0f.",
                arm, ceil(r->lower - 1e-9), ceil(-r->upper - 1e-9));
    }
}

/* Of two things that were assigned: what the answer is of. */
static void
tell_smallest_crossed(struct analysis *analysis, const struct rule *rule,
                      const struct result *r)
{
    double alpha = 1 - r->level;
    bool asked = r->role == ROLE_AVERAGE || r->role == ROLE_INTERACTION;
    if (!asked || !(r->has & HAS_SE) || !(r->se > 0) || alpha >= 0.8)
        return;
    double effect = r->has & HAS_DF
                        ? power_detectable(r->se, r->df, alpha, 0.8)
                        : power_detectable_normal(r->se, alpha, 0.8);
    check_add(analysis, rule, SEVERITY_NOTE, NULL,
              "A study of this size and design would notice a true %s of %s "
              "for %s four times in five; smaller ones more rarely.",
              r->role == ROLE_AVERAGE ? "average effect" : "interaction",
              figure_size(analysis->arena, r->scale, effect),
              r->role == ROLE_AVERAGE
                  ? arena_printf(analysis->arena, "'%s'", r->arm)
                  : "both");
}

/* Of pairs, what is won beyond half and what is lost mirror each other. */
static const char *
effect_words(const struct analysis *analysis, enum scale scale, double effect)
{
    struct arena *arena = analysis->arena;
    if (scale == SCALE_CHANCE)
        return arena_printf(arena,
                            "a true difference of %.0f against %.0f won of "
                            "100 pairs",
                            100 * fmin(1, 0.5 + effect),
                            100 * fmax(0, 0.5 - effect));
    const struct choice *choice = analysis->comparisons[0].choice;
    return arena_printf(arena, "a true difference of %s%s",
                        figure_size(arena, scale, effect),
                        choice->timed ? " in mean time" : "");
}

/* Nothing can differ more. */
static double
largest_effect(const struct comparison *c, const struct result *r)
{
    return c->smallest_scale == SCALE_SHARE ? 1
           : r->has & HAS_TIMES             ? r->tau
                                            : INFINITY;
}

void
look_smallest_effect(struct analysis *analysis, const struct rule *rule)
{
    if (design_is_factorial(analysis->design)) {
        for (size_t i = 0; i < analysis->effects.n; i++)
            tell_smallest_crossed(analysis, rule, &analysis->effects.items[i]);
        return;
    }
    for (size_t i = 0; i < analysis->n_comparisons; i++) {
        const struct comparison *c = &analysis->comparisons[i];
        const struct result *r =
            results_find(&analysis->results, c->arm->name, ROLE_PRIMARY);
        if (!r || !(c->smallest_effect > 0))
            continue;
        bool spans = (r->has & HAS_LIMITS) &&
                     r->lower <= scale_none(r->scale) &&
                     r->upper >= scale_none(r->scale);
        if (!spans && analysis->n_comparisons > 1)
            continue;
        if (c->smallest_effect > largest_effect(c, r))
            check_add(analysis, rule, SEVERITY_WARNING, NULL,
                      "No difference between '%s' and '%s', however large, "
                      "would be noticed four times in five by a study of this "
                      "size and design.",
                      c->arm->name, analysis->design->arms[0].name);
        else
            check_add(
                analysis, rule, SEVERITY_NOTE, NULL,
                "A study of this size and design would notice %s between '%s' "
                "and '%s' four times in five; smaller ones more rarely.",
                effect_words(analysis, c->smallest_scale, c->smallest_effect),
                c->arm->name, analysis->design->arms[0].name);
    }
}

void
look_compliers(struct analysis *analysis, const struct rule *rule)
{
    if (!analysis->design->received.name)
        return;
    check_add(
        analysis, rule, SEVERITY_NOTE, NULL,
        "The effect on those who took part when asked supposes that being "
        "asked did nothing to those who did not take part, and kept nobody "
        "away who would else have come.");
    for (size_t i = 0; i < analysis->results.n; i++) {
        const struct result *r = &analysis->results.items[i];
        if (r->role == ROLE_COMPLIERS && r->caution)
            check_add(analysis, rule, SEVERITY_WARNING, NULL, "'%s': %s.",
                      r->arm, r->caution);
    }
}

/* On another scale the same was said of the same method. */
static bool
was_cautioned(const struct results *results, size_t before)
{
    const struct result *r = &results->items[before];
    for (size_t i = 0; i < before; i++) {
        const struct result *other = &results->items[i];
        if (other->caution && strcmp(other->caution, r->caution) == 0 &&
            strcmp(other->label, r->label) == 0 &&
            strcmp(other->arm, r->arm) == 0)
            return true;
    }
    return false;
}

void
look_caution(struct analysis *analysis, const struct rule *rule)
{
    for (size_t i = 0; i < analysis->results.n; i++) {
        const struct result *r = &analysis->results.items[i];
        if (r->caution && r->has && r->role != ROLE_COMPLIERS &&
            !was_cautioned(&analysis->results, i))
            check_add(analysis, rule, SEVERITY_WARNING, NULL, "'%s', %s: %s.",
                      r->arm, r->label, r->caution);
    }
}

static double
normal_above(double z)
{
    return erfc(z / sqrt(2)) / 2;
}

static double
normal_density(double z)
{
    return exp(-z * z / 2) / sqrt(2 * acos(-1.0));
}

/* Of a true difference of `true_z` standard errors: how often |z| passes `cut`,
 * and how many times too large the estimate then is on average. */
static double
exaggeration(double true_z, double cut, double *power)
{
    double above = normal_above(cut - true_z);
    double below = normal_above(cut + true_z);
    *power = above + below;
    double size = normal_density(cut - true_z) + true_z * above +
                  normal_density(cut + true_z) - true_z * below;
    return size / *power / true_z;
}

/* What differences the interval leaves out, of those that there can be. */
static const char *
left_out(struct arena *arena, const struct result *r)
{
    bool time = r->has & HAS_TIMES;
    double size = fmax(-r->lower, r->upper);
    if (size >= (r->scale == SCALE_SHARE ? 1 : time ? r->tau : INFINITY))
        return "hardly any difference that there can be";
    return arena_printf(arena, "differences beyond %s%s either way",
                        figure_size(arena, r->scale, size),
                        time ? " of mean time" : "");
}

/* Whether what is left is too small to matter is no matter of statistics. */
void
look_equivalence(struct analysis *analysis, const struct rule *rule)
{
    for (size_t i = 0; i < analysis->n_comparisons; i++) {
        const struct result *r =
            results_find(&analysis->results, analysis->comparisons[i].arm->name,
                         ROLE_PRIMARY);
        bool difference = r->scale == SCALE_SHARE || r->scale == SCALE_NUMBER;
        if (!difference || !(r->has & HAS_LIMITS) || r->lower > 0 ||
            r->upper < 0)
            continue;
        check_add(analysis, rule, SEVERITY_NOTE, NULL,
                  "That '%s' and '%s' came to the same is not shown. The study "
                  "leaves out %s; whether those "
                  "that remain are too small to matter is for the people who "
                  "run the programme to say, and before they see the figures.",
                  r->arm, r->versus, left_out(analysis->arena, r));
    }
}

/* From no difference, in the measure of its standard error. */
static double
distance_of(const struct result *r)
{
    return r->scale == SCALE_RATIO ? log(r->estimate)
                                   : r->estimate - scale_none(r->scale);
}

/* The winner's curse: what passes in a small study is too large. */
void
look_exaggeration(struct analysis *analysis, const struct rule *rule)
{
    for (size_t i = 0; i < analysis->n_comparisons; i++) {
        const struct result *r =
            results_find(&analysis->results, analysis->comparisons[i].arm->name,
                         ROLE_PRIMARY);
        double none = scale_none(r->scale);
        if (!(r->has & HAS_SE) || !(r->has & HAS_LIMITS) ||
            (r->lower <= none && r->upper >= none))
            continue;
        double power, alpha = 1 - r->level;
        double cut =
            t_quantile(1 - alpha / 2, r->has & HAS_DF ? r->df : INFINITY);
        double times =
            exaggeration(fabs(distance_of(r)) / 2 / r->se, cut, &power);
        if (power < 0.5)
            check_add(analysis, rule, SEVERITY_NOTE, NULL,
                      "Were the true difference of '%s' half of what was seen, "
                      "%.0f of 100 studies like this would notice it, and "
                      "those would show %.1f times the truth on average: a "
                      "difference found by a small study is likely too large "
                      "(Gelman & Carlin 2014, Perspectives on Psychological "
                      "Science 9:641-651).",
                      r->arm, 100 * power, times);
    }
}
