/* What a careful reader would ask about a p: how small it could be, how it was
 * drawn, whether the interval says the same. */
#include <config.h>

#include "analyse/design/check.h"

#include "analyse/design/estimator.h"
#include "analyse/design/figure.h"
#include "analyse/stat/uncond-test.h"

#include <string.h>

/* Nobody was assigned: that people were dealt at random is supposed. */
static const char *
test_word(const struct analysis *analysis)
{
    return estimator_test_words(analysis->design, "randomisation");
}

/* Of Boschloo's test: that of the table where one arm acted and the other did
 * not. It is never above that of the randomisation test. */
static double
least_p_of_boschloo(const struct comparison *c)
{
    struct arms arms = {c->counts.n1, c->counts.n1, 0, c->counts.n0};
    return uncond_boschloo(arms).value;
}

static const char *
least_words(const struct analysis *analysis, double p)
{
    return p < 0.0001 ? "below 0.0001" : figure_p(analysis->arena, p);
}

static void
tell_least_p(struct analysis *analysis, const struct rule *rule,
             const struct comparison *c)
{
    const struct result *r =
        results_find(&analysis->results, c->arm->name, ROLE_PRIMARY);
    double least = c->least_p;
    const char *boschloo = "";
    if (r && r->test && strcmp(r->test, "boschloo") == 0) {
        least = least_p_of_boschloo(c);
        boschloo = arena_printf(analysis->arena,
                                ", and Boschloo's, whose p stands with the "
                                "answer, %s",
                                least_words(analysis, least));
    }
    bool small = least > 1 - analysis->request->level;
    check_add(analysis, rule, small ? SEVERITY_WARNING : SEVERITY_NOTE, NULL,
              "The smallest p that a %s test of this design can give for '%s' "
              "is %s%s%s.",
              test_word(analysis), c->arm->name,
              least_words(analysis, c->least_p),
              c->least_p < 0.0001 ? "" : boschloo,
              small ? ": the study is too small to settle anything" : "");
}

void
look_least_p(struct analysis *analysis, const struct rule *rule)
{
    for (size_t i = 0; i < analysis->n_comparisons; i++) {
        const struct comparison *c = &analysis->comparisons[i];
        size_t place = (size_t)(c->arm - analysis->design->arms);
        bool few = choice_has_few_people(analysis->design, place);
        if (c->least_p > 0.001 || (few && c->least_p > 0))
            tell_least_p(analysis, rule, c);
    }
}

/* Would a p of a few times as much, or as little, have said the other? */
static bool
is_edge(const struct result *r)
{
    double alpha = 1 - r->level;
    return r->p > alpha / 4 && r->p < 4 * alpha;
}

/* A test and an interval are two methods, and near the edge they may part. */
void
look_disagreement(struct analysis *analysis, const struct rule *rule)
{
    for (size_t i = 0; i < analysis->n_comparisons; i++) {
        const struct result *r =
            results_find(&analysis->results, analysis->comparisons[i].arm->name,
                         ROLE_PRIMARY);
        if (!(r->has & HAS_P) || !(r->has & HAS_LIMITS))
            continue;
        bool excludes =
            r->lower > scale_none(r->scale) || r->upper < scale_none(r->scale);
        if (excludes != (r->p < 1 - r->level))
            check_add(
                analysis, rule, SEVERITY_WARNING, NULL,
                "For '%s' the interval %s no difference while the test gives "
                "p %s%s: they are different methods, and %s.",
                r->arm, excludes ? "leaves out" : "holds",
                r->p < 0.0001 ? "" : "= ", figure_p(analysis->arena, r->p),
                is_edge(r) ? "this study is at the edge of what either can tell"
                           : "they are far apart: read the test first");
    }
}

/* What of the arm was tested, where the same arm has another such p. */
static const char *
tested_of(const struct analysis *analysis, const struct result *r)
{
    if (strcmp(r->method, "log-rank-randomised") == 0)
        return "how soon in ";
    if (strcmp(r->method, "mann-whitney") == 0)
        return "the ranks in ";
    return analysis->design->outcome.kind == OUTCOME_ORDINAL
               ? "the mean place in "
               : "";
}

/* Of two things that were assigned: over the other, or against neither. */
static const char *
held_against(const struct analysis *analysis, const struct result *r,
             bool average)
{
    const struct crossing *c = analysis->design->crossing;
    if (!design_is_factorial(analysis->design))
        return "";
    if (!average)
        return arena_printf(analysis->arena, " against '%s'", r->versus);
    return arena_printf(analysis->arena, ", averaged over '%s'",
                        c[strcmp(c[0].name, r->arm) == 0].name);
}

static void
tell_draws(struct analysis *analysis, const struct rule *rule,
           const struct result *r, bool average)
{
    if (!r->detail || r->role != ROLE_TEST)
        return;
    const char *word = test_word(analysis);
    const char *of = tested_of(analysis, r);
    const char *against = held_against(analysis, r, average);
    if (r->has & HAS_P_ERROR)
        check_add(analysis, rule, SEVERITY_NOTE, "more draws: --draws",
                  "The %s p of %s'%s'%s, %s, comes from %s: its "
                  "Monte-Carlo standard error is %.2g.",
                  word, of, r->arm, against, figure_p(analysis->arena, r->p),
                  r->detail, r->p_error);
    else
        check_add(analysis, rule, SEVERITY_NOTE, NULL,
                  "The %s p of %s'%s'%s, %s, is %s.", word, of, r->arm, against,
                  figure_p(analysis->arena, r->p), r->detail);
}

void
look_draws(struct analysis *analysis, const struct rule *rule)
{
    for (size_t i = 0; i < analysis->effects.n; i++)
        tell_draws(analysis, rule, &analysis->effects.items[i], true);
    for (size_t i = 0; i < analysis->results.n; i++)
        tell_draws(analysis, rule, &analysis->results.items[i], false);
}

/* "3 secondary outcomes (Holm, over 3 p)" */
static const char *
tested_words(const struct analysis *analysis, enum family family)
{
    const struct tested *tested = &analysis->families[family];
    return arena_printf(analysis->arena, "%zu %s %s (%s, over %zu p)",
                        tested->outcomes, family_name(family),
                        tested->outcomes == 1 ? "outcome" : "outcomes",
                        tested->adjustment->label, tested->tests);
}

static void
look_families(struct analysis *analysis, const struct rule *rule)
{
    const char *words = "";
    for (int f = 0; f < FAMILIES; f++)
        if (analysis->families[f].outcomes)
            words = arena_printf(analysis->arena, "%s%s%s", words,
                                 *words ? " and " : "",
                                 tested_words(analysis, (enum family)f));
    if (*words)
        check_add(
            analysis, rule, SEVERITY_NOTE, NULL,
            "Tested beside the declared outcome: %s. The declared outcome's p "
            "does not allow for them, which is right only if it was declared "
            "before the data were seen.",
            words);
}

void
look_comparisons(struct analysis *analysis, const struct rule *rule)
{
    look_families(analysis, rule);
    if (design_is_factorial(analysis->design))
        check_add(analysis, rule, SEVERITY_NOTE, NULL,
                  "Two effects were tested, each averaged over the other (p "
                  "adjusted for two, Holm), one interaction, and three arms "
                  "against '%s' (p adjusted for three, Holm). The interaction "
                  "is told with a quarter of the power: it takes four times as "
                  "many people to settle one of the same size as an average.",
                  analysis->design->arms[0].name);
    else if (analysis->n_comparisons == 1 && !analysis->design->n_others)
        check_add(analysis, rule, SEVERITY_NOTE, NULL,
                  "One outcome was tested, in one comparison. Were others "
                  "looked at before this one was chosen, its p is too small.");
    else if (analysis->n_comparisons > 1)
        check_add(
            analysis, rule, SEVERITY_NOTE, NULL,
            "%zu arms are held against one control. Where p is said to be "
            "adjusted, it allows for %zu comparisons (Holm); the intervals "
            "are each for one comparison alone.",
            analysis->n_comparisons, analysis->n_comparisons);
}
