/* check: the rules behind the checks of an analysis.
 *
 * Each looks at the analysis and adds its words where it applies. Kept by what
 * they look at: people, groups, few of either, covariates, estimates, tests, and
 * what follows where nobody was assigned. check.c lists them all. */
#ifndef ANALYSE_DESIGN_CHECK_H
#define ANALYSE_DESIGN_CHECK_H

#include "analyse/design/analysis.h"

struct rule {
    const char *name;
    int number;
    void (*look)(struct analysis *analysis, const struct rule *rule);
};

/* mend may be NULL; the words are copied. */
void check_add(struct analysis *analysis, const struct rule *rule,
               enum severity severity, const char *mend, const char *format,
               ...) __attribute__((format(printf, 5, 6)));

/* figure_count in the analysis' arena. */
const char *check_count(const struct analysis *analysis, size_t n);

/* check-people.c */
void look_echo(struct analysis *analysis, const struct rule *rule);
void look_unit(struct analysis *analysis, const struct rule *rule);
void look_left_out(struct analysis *analysis, const struct rule *rule);
void look_identity(struct analysis *analysis, const struct rule *rule);
void look_filtered(struct analysis *analysis, const struct rule *rule);
void look_weights(struct analysis *analysis, const struct rule *rule);
void look_blocks(struct analysis *analysis, const struct rule *rule);
void look_pairs(struct analysis *analysis, const struct rule *rule);
void look_names(struct analysis *analysis, const struct rule *rule);
void look_measures(struct analysis *analysis, const struct rule *rule);
void look_compared(struct analysis *analysis, const struct rule *rule);
void look_passed_over(struct analysis *analysis, const struct rule *rule);
void look_attrition(struct analysis *analysis, const struct rule *rule);

/* check-planned.c */
void look_planned(struct analysis *analysis, const struct rule *rule);

/* check-groups.c */
void look_likeness(struct analysis *analysis, const struct rule *rule);
void look_clusters(struct analysis *analysis, const struct rule *rule);
void look_split(struct analysis *analysis, const struct rule *rule);
void look_spill(struct analysis *analysis, const struct rule *rule);

/* check-facilitators.c */
void look_facilitators(struct analysis *analysis, const struct rule *rule);

/* check-few.c */
void look_few_who_differ(struct analysis *analysis, const struct rule *rule);
void look_few_who_acted(struct analysis *analysis, const struct rule *rule);

/* check-covariates.c */
void look_covariates(struct analysis *analysis, const struct rule *rule);
void look_lone(struct analysis *analysis, const struct rule *rule);
void look_balance(struct analysis *analysis, const struct rule *rule);

/* check-observed.c */
void look_observed(struct analysis *analysis, const struct rule *rule);
void look_alike(struct analysis *analysis, const struct rule *rule);
void look_overlap(struct analysis *analysis, const struct rule *rule);
void look_stated(struct analysis *analysis, const struct rule *rule);
void look_confounding(struct analysis *analysis, const struct rule *rule);

/* check-tests.c */
void look_least_p(struct analysis *analysis, const struct rule *rule);
void look_disagreement(struct analysis *analysis, const struct rule *rule);
void look_draws(struct analysis *analysis, const struct rule *rule);
void look_comparisons(struct analysis *analysis, const struct rule *rule);

/* check-scales.c */
void look_scales(struct analysis *analysis, const struct rule *rule);

/* check-window.c */
void look_window(struct analysis *analysis, const struct rule *rule);

/* check-record.c */
void look_record(struct analysis *analysis, const struct rule *rule);

/* check-estimates.c */
void look_cells(struct analysis *analysis, const struct rule *rule);
void look_needed(struct analysis *analysis, const struct rule *rule);
void look_smallest_effect(struct analysis *analysis, const struct rule *rule);
void look_compliers(struct analysis *analysis, const struct rule *rule);
void look_equivalence(struct analysis *analysis, const struct rule *rule);
void look_exaggeration(struct analysis *analysis, const struct rule *rule);
void look_caution(struct analysis *analysis, const struct rule *rule);

#endif
