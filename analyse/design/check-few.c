/* What a careful reader would ask about an interval that rests on few: on a
 * handful who are not like the rest of their arm, or on one or two who acted.
 * How rarely such intervals hold the truth is what tests/coverage found. */
#include <config.h>

#include "analyse/design/check.h"

#include "analyse/design/estimator.h"
#include "analyse/design/figure.h"
#include "base/heap.h"

#include <stdlib.h>
#include <string.h>

/* The old rule of counts of five, below which a variance is not to be had. */
#define DIFFER_ENOUGH 5
/* And among groups, where the arms have not as many. */
#define GROUPS_DIFFER_ENOUGH 10
/* Arms with fewer groups are warned of as such (look_clusters). */
#define GROUPS_ENOUGH 10

/* Units of one arm with a known outcome, people or groups, and those of them
 * with anybody who spreads it: whose outcome is not the arm's commonest. */
struct differing {
    size_t units, differ;
};

static int
rising(const void *a, const void *b)
{
    const double *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static double
commonest(const struct design *design, size_t place)
{
    const struct arm *arm = &design->arms[place];
    if (design->outcome.kind == OUTCOME_BINARY)
        return 2 * arm->acted > arm->answered;
    double *y = heap_new(design->n, sizeof *y), value = 0;
    size_t n = 0, most = 0;
    for (size_t i = 0; i < design->n; i++)
        if (design->known[i] && design->arm[i] == place)
            y[n++] = design->y[i];
    qsort(y, n, sizeof *y, rising);
    for (size_t i = 0, next; i < n; i = next) {
        for (next = i; next < n && y[next] == y[i]; next++)
            ;
        if (next - i > most) {
            most = next - i;
            value = y[i];
        }
    }
    free(y);
    return value;
}

/* spreads: of each person. */
static struct differing
units_with(const struct design *design, size_t place, const bool *spreads)
{
    struct differing all = {0, 0};
    size_t units = design->cluster.code ? design->cluster.count : design->n;
    bool *seen = heap_new(units, sizeof *seen);
    bool *differs = heap_new(units, sizeof *differs);
    for (size_t i = 0; i < design->n; i++) {
        if (!design->known[i] || design->arm[i] != place)
            continue;
        size_t unit = design->cluster.code ? design->cluster.code[i] : i;
        seen[unit] = true;
        differs[unit] |= spreads[i];
    }
    for (size_t i = 0; i < units; i++) {
        all.units += seen[i];
        all.differ += differs[i];
    }
    free(seen);
    free(differs);
    return all;
}

static struct differing
differing(const struct design *design, size_t place)
{
    double common = commonest(design, place);
    bool *spreads = heap_new(design->n, sizeof *spreads);
    for (size_t i = 0; i < design->n; i++)
        spreads[i] = design->y[i] != common;
    struct differing found = units_with(design, place, spreads);
    free(spreads);
    return found;
}

/* Whoever acts at tau or later spreads the mean time up to tau no more than who
 * does not. */
static struct differing
acted_before(const struct design *design, size_t place, double tau)
{
    bool *spreads = heap_new(design->n, sizeof *spreads);
    for (size_t i = 0; i < design->n; i++)
        spreads[i] = design->y[i] == 1 && design->time.known[i] &&
                     design->time.value[i] < tau;
    struct differing found = units_with(design, place, spreads);
    free(spreads);
    return found;
}

/* A mean time is spread by those who acted. Of people it has limits that heed
 * how few they are; of groups it has those of any mean. */
static bool
is_mean_time(const struct result *r)
{
    return strcmp(r->estimand, ESTIMAND_TIME) == 0 ||
           strcmp(r->estimand, ESTIMAND_TIME_RATIO) == 0;
}

/* The logarithm of a ratio of shares is spread by those who did not act. */
static bool
is_ratio_of_blocks(const struct result *r)
{
    return strcmp(r->method, "mh-rr") == 0;
}

/* Is its width taken from the spread seen in each arm? Score intervals have no
 * degrees of freedom; the differences of pairs of people are one sample. */
static bool
leans_on_spread(const struct result *r, const struct design *design)
{
    bool difference = (r->role == ROLE_PRIMARY || r->role == ROLE_ADJUSTED ||
                       r->role == ROLE_OTHER) &&
                      (strcmp(r->estimand, ESTIMAND_RD) == 0 ||
                       strcmp(r->estimand, ESTIMAND_MEAN) == 0 ||
                       strcmp(r->estimand, ESTIMAND_RATE) == 0);
    if (!(r->has & HAS_LIMITS))
        return false;
    if (!(r->has & HAS_DF))
        return is_ratio_of_blocks(r);
    return is_mean_time(r) ? design->cluster.code != NULL
                           : difference && design->scheme != SCHEME_PAIRED;
}

/* The first of the comparison's estimates that does, of differences and ratios
 * or of mean times; NULL without one. */
static const struct result *
leaning(const struct analysis *analysis, const struct comparison *c,
        bool mean_time)
{
    for (size_t i = 0; i < analysis->results.n; i++) {
        const struct result *r = &analysis->results.items[i];
        if (strcmp(r->arm, c->arm->name) == 0 && is_mean_time(r) == mean_time &&
            leans_on_spread(r, analysis->design))
            return r;
    }
    return NULL;
}

/* A tenth fewer is as many: assigned one by one, arms differ so by chance. */
static bool
is_smaller(size_t n, size_t other)
{
    return 10 * n < 9 * other;
}

static void
warn_people(struct analysis *analysis, const struct rule *rule,
            const struct result *r, const struct arm *arm,
            struct differing found)
{
    check_add(
        analysis, rule, SEVERITY_WARNING,
        r->role == ROLE_ADJUSTED ? "read the unadjusted answer and its p first"
                                 : "read the randomisation p first",
        "Of %s in '%s', the smaller arm, only %s %s not like the rest in "
        "'%s', so that the interval of '%s' (%s) hardly shows how uncertain "
        "this arm is: with fewer than 5, such 95 %% intervals held the truth "
        "in as few as 85 %% of simulated studies.",
        figure_of(analysis->arena, found.units, "person", "people"), arm->name,
        check_count(analysis, found.differ), found.differ == 1 ? "is" : "are",
        analysis->design->outcome.name, r->arm, r->label);
}

static void
warn_groups(struct analysis *analysis, const struct rule *rule,
            const struct result *r, const struct arm *arm,
            struct differing found)
{
    check_add(
        analysis, rule, SEVERITY_WARNING, "read the randomisation p first",
        "Of %s in '%s' only %s %s anybody not like the rest in '%s', so that "
        "the interval of '%s' (%s) rests on very few: with so few, such 95 %% "
        "intervals held the truth in as few as 88 %% of simulated studies.",
        figure_of(analysis->arena, found.units, "group", "groups"), arm->name,
        check_count(analysis, found.differ),
        found.differ == 1 ? "holds" : "hold", analysis->design->outcome.name,
        r->arm, r->label);
}

/* The spread of a mean time is then that of the other arm alone. */
static void
warn_nobody(struct analysis *analysis, const struct rule *rule,
            const struct result *r, const struct arm *arm)
{
    check_add(
        analysis, rule, SEVERITY_WARNING, "read the test's p first",
        "Nobody in '%s' is known to have come to '%s'%s, so that its mean time "
        "counts as sure, and the interval of '%s' (%s) rests on the other arm "
        "alone.",
        arm->name, analysis->design->outcome.name,
        arm->acted ? arena_printf(analysis->arena, " before %s ('%s')",
                                  figure_time(analysis->arena, r->tau),
                                  analysis->design->time.name)
                   : "",
        r->arm, r->label);
}

/* Those of an arm on whom the width of that estimate rests. Few who act make a
 * ratio wide, not narrow. */
static struct differing
resting_on(const struct design *design, const struct result *r, size_t place)
{
    const struct arm *arm = &design->arms[place];
    if (is_mean_time(r))
        return acted_before(design, place, r->tau);
    if (is_ratio_of_blocks(r) && 2 * arm->acted < arm->answered)
        return (struct differing){arm->answered, arm->answered};
    return differing(design, place);
}

/* What is skewed in groups of two arms cancels out where they are as many. */
static bool
are_few_groups(const struct design *d, const struct differing *found,
               const struct arm *arm, const struct arm *other)
{
    bool alike = !is_smaller(arm->clusters, other->clusters) &&
                 !is_smaller(other->clusters, arm->clusters);
    return d->cluster.code && arm->clusters >= GROUPS_ENOUGH &&
           (found->differ < DIFFER_ENOUGH ||
            (!alike && found->differ < GROUPS_DIFFER_ENOUGH &&
             2 * found->differ < found->units));
}

/* Where people were assigned, an arm that shows too little spread does harm
 * only where it would have most of the weight, as the smaller arm has. Groups
 * with next to nobody to tell do so in either. */
static void
look_arm(struct analysis *analysis, const struct rule *rule,
         const struct result *r, size_t place, size_t other)
{
    const struct design *d = analysis->design;
    const struct arm *arm = &d->arms[place];
    struct differing found = resting_on(d, r, place);
    if (is_mean_time(r) && found.differ == 0)
        warn_nobody(analysis, rule, r, arm);
    else if (are_few_groups(d, &found, arm, &d->arms[other]))
        warn_groups(analysis, rule, r, arm, found);
    else if (!d->cluster.code && found.differ < DIFFER_ENOUGH &&
             is_smaller(arm->answered, d->arms[other].answered))
        warn_people(analysis, rule, r, arm, found);
}

void
look_few_who_differ(struct analysis *analysis, const struct rule *rule)
{
    if (!analysis->design->y)
        return;
    for (size_t i = 0; i < analysis->n_comparisons; i++) {
        const struct comparison *c = &analysis->comparisons[i];
        size_t place = (size_t)(c->arm - analysis->design->arms);
        for (int mean_time = 0; mean_time < 2; mean_time++) {
            const struct result *r = leaning(analysis, c, mean_time);
            if (!r)
                continue;
            look_arm(analysis, rule, r, place, 0);
            look_arm(analysis, rule, r, 0, place);
        }
    }
}

/* A score interval of one or two leaves out a lower rate that would give as
 * many in more than one study in twelve, and of none at all it has no end.
 * Three miss about as rarely as they should. */
static bool
is_next_to_nobody(size_t acted)
{
    return acted <= 2;
}

static bool
is_score_ratio(const struct result *r)
{
    return strcmp(r->method, "koopman") == 0 || strcmp(r->method, "rr-mn") == 0;
}

void
look_few_who_acted(struct analysis *analysis, const struct rule *rule)
{
    for (size_t i = 0; i < analysis->n_comparisons; i++) {
        const struct comparison *c = &analysis->comparisons[i];
        const struct result *r = results_find_estimand(
            &analysis->results, c->arm->name, ESTIMAND_RR);
        bool few1 = is_next_to_nobody(c->counts.x1);
        bool few0 = is_next_to_nobody(c->counts.x0);
        if (!r || !is_score_ratio(r) || !(few1 || few0))
            continue;
        size_t acted = few0 ? c->counts.x0 : c->counts.x1;
        check_add(
            analysis, rule, SEVERITY_WARNING,
            "read the difference, whose interval does not lean on it",
            "The ratio of '%s' to '%s' rests on %s in '%s': with two or fewer "
            "in an arm, 95 %% intervals of a ratio held the truth in as few "
            "as 85 %% of the studies that could come out.",
            r->arm, r->versus,
            acted ? figure_of(analysis->arena, acted, "person who acted",
                              "people who acted")
                  : "nobody who acted",
            few0 ? r->versus : r->arm);
    }
}
