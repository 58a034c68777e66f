/* What a careful reader would ask about: one row a rule. Numbers are those of
 * doc/analyse-json.md. */
#include <config.h>

#include "analyse/design/check.h"

#include "analyse/design/estimator.h"
#include "analyse/design/figure.h"

#include <stdarg.h>
#include <stdio.h>

void
check_add(struct analysis *analysis, const struct rule *rule,
          enum severity severity, const char *mend, const char *format, ...)
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
                       .mend = estimator_test_words(analysis->design, mend)};
}

const char *
check_count(const struct analysis *analysis, size_t n)
{
    return figure_count(analysis->arena, n);
}

static const struct rule rules[] = {
    {"unit-of-analysis", 1, look_echo},
    {"unit-of-assignment", 1, look_unit},
    {"rows-left-out", 2, look_left_out},
    {"planned", 2, look_planned},
    {"people-twice", 2, look_identity},
    {"arms-alike", 2, look_names},
    {"pairs-of-several", 2, look_pairs},
    {"blocks-with-one-arm", 2, look_blocks},
    {"weights", 2, look_weights},
    {"balance", 3, look_balance},
    {"balance", 3, look_alike},
    {"missing-outcomes", 4, look_attrition},
    {"not-compared", 4, look_compared},
    {"missing-measures", 4, look_measures},
    {"sub-group", 13, look_filtered},
    {"passed-over", 13, look_passed_over},
    {"smallest-p", 5, look_least_p},
    {"empty-cell", 6, look_cells},
    {"needed-through-infinity", 7, look_needed},
    {"few-clusters", 8, look_clusters},
    {"likeness-in-clusters", 8, look_likeness},
    {"taking-part", 9, look_compliers},
    {"caution", 10, look_caution},
    {"one-alone", 10, look_lone},
    {"smallest-effect", 11, look_smallest_effect},
    {"several-comparisons", 12, look_comparisons},
    {"covariates", 13, look_covariates},
    {"covariates", 13, look_stated},
    {"not-randomised", 14, look_observed},
    {"overlap", 14, look_overlap},
    {"unmeasured-confounding", 14, look_confounding},
    {"random-draws", 15, look_draws},
    {"clusters-split", 16, look_split},
    {"spill-over", 16, look_spill},
    {"outcome-window", 17, look_window},
    {"self-report", 18, look_record},
    {"practical-equivalence", 19, look_equivalence},
    {"exaggeration", 19, look_exaggeration},
    {"test-and-interval", 20, look_disagreement},
    {"few-who-differ", 21, look_few_who_differ},
    {"few-who-acted", 21, look_few_who_acted},
    {"scale", 22, look_scales},
    {"facilitator", 23, look_facilitators},
};

void
analysis_check(struct analysis *analysis)
{
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        rules[i].look(analysis, &rules[i]);
}
