/* What a careful reader would ask about who is compared: what was assigned,
 * who is left out, whose outcome is missing. */
#include <config.h>

#include "analyse/design/check.h"

#include "analyse/design/figure.h"

#include <math.h>
#include <string.h>

/* "about once in 66,000 tables": how often luck does it. */
static const char *
by_chance(const struct analysis *analysis, const struct unit *unit)
{
    if (unit->chance < 1e-6)
        return "less than once in a million tables";
    double once_in = 1 / unit->chance;
    double digit = pow(10, floor(log10(once_in)) - 1); /* the second */
    return arena_printf(
        analysis->arena, "about once in %s tables",
        check_count(analysis, (size_t)(round(once_in / digit) * digit)));
}

static const char *
and_without(const struct analysis *analysis, const struct unit *unit)
{
    return unit->blank ? arena_printf(analysis->arena, ", and %s none",
                                      figure_of(analysis->arena, unit->blank,
                                                "person has", "people have"))
                       : "";
}

/* A column that says the same as the arm. */
static void
tell_mirror(struct analysis *analysis, const struct rule *rule)
{
    const struct unit *unit = &analysis->design->unit;
    check_add(analysis, rule, SEVERITY_WARNING,
              "if these are groups, name them with --cluster; if not, say "
              "--ignore-clusters",
              "Each arm has a '%s' of its own%s. If that is another name for "
              "the arm, nothing is amiss. If it is a group that was in the arm "
              "as a whole, one an arm, the arms differ in group as much as in "
              "what was done, and no interval can tell the two apart.",
              unit->column->name, and_without(analysis, unit));
}

/* Groups that are never split, and not plainly what was assigned. */
static void
tell_perhaps(struct analysis *analysis, const struct rule *rule)
{
    const struct design *d = analysis->design;
    const struct unit *unit = &d->unit;
    check_add(
        analysis, rule, SEVERITY_WARNING,
        d->observed
            ? "name the groups with --cluster; if they are none, say "
              "--ignore-clusters"
            : "name the groups with --cluster; if people were assigned one by "
              "one, say --ignore-clusters",
        "People with one '%s' were never split between the arms (%s of two "
        "people or more%s), which would happen by luck %s: %s",
        unit->column->name,
        figure_of(analysis->arena, unit->groups, "group", "groups"),
        and_without(analysis, unit), by_chance(analysis, unit),
        d->observed
            ? "whole groups may have come into their arm together. Here people "
              "are taken one by one; if they came as groups, the intervals are "
              "too narrow."
            : "whole groups may have been assigned. Here people are analysed "
              "as if each had been assigned alone; if groups were, the "
              "intervals are too narrow.");
}

static void
tell_ignored(struct analysis *analysis, const struct rule *rule)
{
    const struct design *d = analysis->design;
    if (d->unit.ground == UNIT_GROUPS)
        check_add(analysis, rule, SEVERITY_WARNING,
                  "leave out --ignore-clusters",
                  "People with one '%s' were never split between the arms, yet "
                  "people are analysed as if each had been assigned alone: the "
                  "intervals are too narrow.",
                  d->cluster_ignored);
    else
        check_add(analysis, rule, SEVERITY_NOTE, NULL,
                  "People with one '%s' were never split between the arms, "
                  "which would happen by luck %s; that people were assigned "
                  "one by one is taken from --ignore-clusters.",
                  d->cluster_ignored, by_chance(analysis, &d->unit));
}

/* "people, one by one, inside 12 blocks of 'site'" */
static const char *
units_words(const struct analysis *analysis)
{
    const struct design *d = analysis->design;
    const char *units =
        d->cluster.code
            ? arena_printf(analysis->arena, "%s of '%s', with %s people",
                           figure_of(analysis->arena, d->cluster.count, "group",
                                     "groups"),
                           d->cluster_name,
                           check_count(analysis, design_assigned(d)))
            : "people, one by one";
    bool pairs = design_is_paired(d);
    size_t blocks = d->strata > 1 ? d->strata : d->block.count;
    return d->block_name
               ? arena_printf(analysis->arena, "%s, inside %s of '%s'", units,
                              figure_of(analysis->arena, blocks,
                                        pairs ? "pair" : "block",
                                        pairs ? "pairs" : "blocks"),
                              d->block_name)
               : units;
}

/* A column whose groups were never split, and not that which names people. */
static bool
has_perhaps(const struct design *d)
{
    const char *id = d->identity.name;
    return d->unit.column && !(id && strcmp(d->unit.column->name, id) == 0);
}

/* What was assigned, and what is taken for as many as there are. */
void
look_echo(struct analysis *analysis, const struct rule *rule)
{
    const struct design *d = analysis->design;
    const char *units = units_words(analysis);
    if (d->clusters_split)
        check_add(analysis, rule, SEVERITY_NOTE, NULL,
                  "What is said to have been assigned: %s. [16] speaks "
                  "against it, and where a group is split nothing is analysed.",
                  units);
    else if (d->cluster.code)
        check_add(analysis, rule, SEVERITY_NOTE, NULL,
                  "%s: %s. What is analysed: people, as uncertain as so many "
                  "groups are.",
                  d->observed ? "Nobody was assigned. The units"
                              : "What was assigned",
                  units);
    else
        check_add(analysis, rule, SEVERITY_NOTE, NULL,
                  "%s: %s%s. What is analysed: people.",
                  d->observed ? "Nobody was assigned. The units"
                              : "What was assigned",
                  units,
                  d->cluster_ignored ? ", as --ignore-clusters says"
                  : d->from_counts   ? ", as far as counts tell"
                  : has_perhaps(d)   ? ", as is taken here"
                                     : "");
}

void
look_unit(struct analysis *analysis, const struct rule *rule)
{
    const struct design *d = analysis->design;
    if (d->cluster_ignored)
        tell_ignored(analysis, rule);
    else if (d->cluster_found)
        check_add(
            analysis, rule, SEVERITY_NOTE,
            "if people were assigned one by one, say --ignore-clusters",
            "People with one '%s' were never split between the arms, so these "
            "%s groups are taken to be what was assigned, and analysed as "
            "such.",
            d->cluster_name, check_count(analysis, d->cluster.count));
    else if (d->from_counts && !d->observed)
        check_add(
            analysis, rule, SEVERITY_NOTE, "analyse the table of people",
            "Counts cannot show what was assigned. If groups were assigned, "
            "not people, the intervals here are too narrow.");
    else if (has_perhaps(d))
        d->unit.ground == UNIT_MIRROR ? tell_mirror(analysis, rule)
                                      : tell_perhaps(analysis, rule);
}

void
look_left_out(struct analysis *analysis, const struct rule *rule)
{
    const struct left_out *out = &analysis->design->left_out;
    const struct {
        size_t n;
        const char *column, *what;
    } rows[] = {
        {out->no_arm, analysis->design->arm_name, "arm"},
        {out->no_factor, analysis->design->crossing[1].column, "arm"},
        {out->no_block, analysis->design->block_name, "block"},
        {out->no_cluster, analysis->design->cluster_name, "group"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].n)
            check_add(
                analysis, rule, SEVERITY_WARNING, NULL,
                "%s without a value in '%s' could not be placed in any %s "
                "and are in none of the figures.",
                figure_of(analysis->arena, rows[i].n, "row", "rows"),
                rows[i].column, rows[i].what);
}

/* A sub-group: was it one before the assignment? */
void
look_filtered(struct analysis *analysis, const struct rule *rule)
{
    const struct design *d = analysis->design;
    if (!d->left_out.filtered)
        return;
    const char *rows = figure_of(analysis->arena, d->left_out.filtered,
                                 "row was", "rows were");
    if (d->filter_late)
        check_add(analysis, rule, SEVERITY_WARNING,
                  "choose people by what was known before",
                  "%s left out by --filter, which looks at %s: that came after "
                  "the assignment, in the form that holds the outcome, so the "
                  "arms are no longer comparable.",
                  rows, d->filter_late);
    else if (d->filter_early)
        check_add(analysis, rule, SEVERITY_NOTE, NULL,
                  "%s left out by --filter, by what the roster says, from "
                  "before the assignment. A group chosen after the data were "
                  "seen is found, not tested.",
                  rows);
    else
        check_add(
            analysis, rule, SEVERITY_NOTE, NULL,
            "%s left out by --filter. If what the filter looks at came "
            "after the assignment, the arms are no longer comparable; and "
            "a group chosen after the data were seen is found, not "
            "tested.",
            rows);
}

/* How many are not among the few that are named. */
static const char *
and_more(const struct analysis *analysis, size_t n)
{
    return n > IDENTITY_NAMED
               ? arena_printf(analysis->arena, " and %s more",
                              check_count(analysis, n - IDENTITY_NAMED))
               : "";
}

/* Rows are people to every method: is anybody there twice? */
void
look_identity(struct analysis *analysis, const struct rule *rule)
{
    const struct identity *id = &analysis->design->identity;
    const char *cluster = analysis->design->cluster_name;
    if (!id->name || (cluster && strcmp(cluster, id->name) == 0))
        return;
    if (id->crossed)
        check_add(
            analysis, rule, SEVERITY_ERROR,
            "find out which arm they were assigned to",
            "%s in more than one arm, by '%s': %s%s. Each of their rows "
            "counts where it stands.",
            figure_of(analysis->arena, id->crossed, "person is", "people are"),
            id->name, id->who_crossed, and_more(analysis, id->crossed));
    if (id->people)
        check_add(
            analysis, rule, SEVERITY_WARNING, "keep one row a person",
            "%s more than one row, by '%s': %s%s. Each row counts as a "
            "person, so there seem to be %s more than there are, and the "
            "intervals are too narrow.",
            figure_of(analysis->arena, id->people, "person has", "people have"),
            id->name, id->who, and_more(analysis, id->people),
            check_count(analysis, id->rows));
    if (id->unnamed)
        check_add(
            analysis, rule, SEVERITY_NOTE, NULL,
            "%s no value in '%s', so that whether they are people who "
            "are there already cannot be told.",
            figure_of(analysis->arena, id->unnamed, "row has", "rows have"),
            id->name);
    if (!id->people && !id->unnamed)
        check_add(analysis, rule, SEVERITY_NOTE, NULL,
                  "Nobody is there twice, by '%s'.", id->name);
}

static size_t
count_weightless(const struct design *design)
{
    size_t n = 0;
    for (size_t i = 0; i < design->n; i++)
        n += design->weight.value[i] == 0;
    return n;
}

void
look_weights(struct analysis *analysis, const struct rule *rule)
{
    const struct measure *weight = &analysis->design->weight;
    if (!weight->name)
        return;
    check_add(analysis, rule, SEVERITY_NOTE, NULL,
              "The differences weigh people by '%s'; the shares and means of "
              "the arms stand as they were counted.",
              weight->name);
    size_t none = count_weightless(analysis->design);
    if (none)
        check_add(
            analysis, rule, SEVERITY_WARNING, NULL,
            "%s nothing by '%s' and %s in no difference.",
            figure_of(analysis->arena, none, "person weighs", "people weigh"),
            weight->name, none == 1 ? "is" : "are");
}

/* A blank too much in a table makes an arm of its own. */
void
look_names(struct analysis *analysis, const struct rule *rule)
{
    const struct design *d = analysis->design;
    for (size_t a = 1; a < d->n_arms; a++)
        for (size_t b = 0; b < a; b++)
            if (text_is_fold(text_trim(text_of(d->arms[a].name)),
                             text_dup(analysis->arena,
                                      text_trim(text_of(d->arms[b].name)))))
                check_add(analysis, rule, SEVERITY_WARNING,
                          "write the arms alike in the table",
                          "'%s' and '%s' differ by case or blanks alone, and "
                          "count as two arms.",
                          d->arms[b].name, d->arms[a].name);
}

void
look_pairs(struct analysis *analysis, const struct rule *rule)
{
    const struct design *d = analysis->design;
    bool grouped = d->cluster.code != NULL;
    if (d->several.pairs)
        check_add(
            analysis, rule, SEVERITY_WARNING,
            "name the column with --block, or keep one of each arm in a pair",
            "A pair holds one %s of each arm, but %s of '%s' %s several of an "
            "arm (%s at most): they are analysed as blocks.",
            grouped ? "group" : "person",
            figure_of(analysis->arena, d->several.pairs, "pair", "pairs"),
            d->block_name, d->several.pairs == 1 ? "has" : "have",
            check_count(analysis, d->several.most));
}

static const char *
rest_words(const struct analysis *analysis, const struct rest *rest)
{
    enum scheme scheme = analysis->design->scheme;
    bool pairs = scheme == SCHEME_PAIRED || scheme == SCHEME_PAIRED_CLUSTERS;
    return arena_printf(
        analysis->arena, "%s with %s",
        figure_of(analysis->arena, rest->blocks, pairs ? "pair" : "block",
                  pairs ? "pairs" : "blocks"),
        figure_of(analysis->arena, rest->people, "person", "people"));
}

void
look_blocks(struct analysis *analysis, const struct rule *rule)
{
    const char *control = analysis->design->arms[0].name;
    for (size_t i = 0; i < analysis->n_comparisons; i++) {
        const struct comparison *c = &analysis->comparisons[i];
        if (c->alone.blocks)
            check_add(analysis, rule, SEVERITY_WARNING, NULL,
                      "%s %s '%s' or '%s' alone: nothing there can be "
                      "compared, and they are left out.",
                      rest_words(analysis, &c->alone),
                      c->alone.blocks == 1 ? "holds" : "hold", c->arm->name,
                      control);
        if (c->lost.blocks)
            check_add(analysis, rule, SEVERITY_WARNING, NULL,
                      "%s whose outcome is known lost the others: '%s' and "
                      "'%s' were assigned there, but all outcomes of one of "
                      "them are missing. Nothing can be compared, and they "
                      "are left out.",
                      rest_words(analysis, &c->lost), c->arm->name, control);
    }
}

/* "12 of 40 (30.0 %) in 'control', ..." of so many in each arm */
static const char *
missing_by_arm(const struct analysis *analysis, const size_t *missing)
{
    const struct design *d = analysis->design;
    const char *words = "";
    for (size_t a = 0; a < d->n_arms; a++) {
        const struct arm *arm = &d->arms[a];
        words = arena_printf(
            analysis->arena, "%s%s%s of %s (%s) in '%s'", words, a ? ", " : "",
            check_count(analysis, missing[a]),
            check_count(analysis, arm->assigned),
            figure_share(analysis->arena,
                         (double)missing[a] / (double)arm->assigned),
            arm->name);
    }
    return words;
}

/* And does every comparison come to anything? */
static bool
all_compared(const struct analysis *analysis)
{
    bool all = true;
    for (size_t i = 0; i < analysis->n_comparisons; i++) {
        const struct comparison *c = &analysis->comparisons[i];
        const struct result *r =
            results_find(&analysis->results, c->arm->name, ROLE_PRIMARY);
        all = all && c->compared == c->known && r && r->has;
    }
    return all;
}

static void
tell_all_known(struct analysis *analysis, const struct rule *rule)
{
    const struct design *d = analysis->design;
    bool placed = d->left_out.no_block + d->left_out.no_cluster == 0;
    if (all_compared(analysis))
        check_add(
            analysis, rule, SEVERITY_NOTE, NULL,
            "Everybody's outcome is known: all %s people%s%s are compared, in "
            "the arm they were %s.",
            check_count(analysis, design_assigned(d)),
            d->observed ? "" : " who were assigned",
            placed        ? ""
            : d->observed ? " who could be placed"
                          : " and could be placed",
            d->observed ? "found in" : "assigned to");
    else
        check_add(analysis, rule, SEVERITY_NOTE, NULL,
                  "Everybody's outcome is known, but not everybody is "
                  "compared.");
}

/* Those who tell nothing of the difference; why is told by number 2. */
void
look_compared(struct analysis *analysis, const struct rule *rule)
{
    for (size_t i = 0; i < analysis->n_comparisons; i++) {
        const struct comparison *c = &analysis->comparisons[i];
        if (c->compared < c->known)
            check_add(analysis, rule, SEVERITY_WARNING, NULL,
                      "'%s' is compared with '%s' by %s of the %s people "
                      "there whose outcome is known; the others are those of "
                      "[2].",
                      c->arm->name, analysis->design->arms[0].name,
                      c->compared ? check_count(analysis, c->compared) : "none",
                      check_count(analysis, c->known));
    }
}

static void
tell_missing_test(struct analysis *analysis, const struct rule *rule,
                  const struct comparison *c)
{
    const struct arm *versus = &analysis->design->arms[0];
    const char *control = versus->name;
    if (c->arm->assigned + versus->assigned ==
        c->arm->answered + versus->answered)
        return; /* they are missing in other arms */
    if (!c->has_missing_p)
        check_add(analysis, rule, SEVERITY_NOTE, NULL,
                  "Whether outcomes are missing more often in '%s' than in "
                  "'%s' was not tested: %s.",
                  c->arm->name, control, c->missing_reason);
    else if (c->missing_p < 0.1)
        check_add(analysis, rule, SEVERITY_WARNING, NULL,
                  "Outcomes are missing more often in one arm than in the "
                  "other, '%s' against '%s' (p = %s, %s): who is missing may "
                  "depend on the arm.",
                  c->arm->name, control,
                  figure_p(analysis->arena, c->missing_p), c->missing_test);
    else
        check_add(
            analysis, rule, SEVERITY_NOTE, NULL,
            "Whether outcomes are missing more often in one arm than in the "
            "other, '%s' against '%s', is not settled (p = %s, %s).",
            c->arm->name, control, figure_p(analysis->arena, c->missing_p),
            c->missing_test);
}

void
look_attrition(struct analysis *analysis, const struct rule *rule)
{
    const struct design *d = analysis->design;
    if (d->from_counts)
        return;
    size_t missing = design_assigned(d) - design_answered(d);
    if (missing == 0) {
        tell_all_known(analysis, rule);
        return;
    }
    size_t *by_arm = arena_array(analysis->arena, d->n_arms, sizeof *by_arm);
    for (size_t a = 0; a < d->n_arms; a++)
        by_arm[a] = d->arms[a].assigned - d->arms[a].answered;
    check_add(
        analysis, rule, SEVERITY_WARNING, NULL,
        "The outcome of %s is missing: %s. The estimates are of those whose "
        "outcome is known, and hold for all only if the others would have "
        "answered alike.",
        figure_of(analysis->arena, missing, "person", "people"),
        missing_by_arm(analysis, by_arm));
    for (size_t i = 0; i < analysis->n_comparisons; i++)
        tell_missing_test(analysis, rule, &analysis->comparisons[i]);
}

/* Beside the outcome: who is in none of the figures that need it. */
void
look_measures(struct analysis *analysis, const struct rule *rule)
{
    const struct design *d = analysis->design;
    const struct {
        const struct measure *measure;
        const char *what, *without;
    } rows[] = {
        {&d->received, "Whether they took part",
         "what is said of those who took part is of the others"},
        {&d->time, "How long it took", "how soon is told of the others"},
    };
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        if (!rows[k].measure->name)
            continue;
        size_t *missing =
            arena_array(analysis->arena, d->n_arms, sizeof *missing);
        size_t all = 0;
        for (size_t i = 0; i < d->n; i++) {
            missing[d->arm[i]] += !rows[k].measure->known[i];
            all += !rows[k].measure->known[i];
        }
        if (all)
            check_add(analysis, rule, SEVERITY_WARNING, NULL,
                      "%s ('%s') is not known of %s: %s; %s.", rows[k].what,
                      rows[k].measure->name,
                      figure_of(analysis->arena, all, "person", "people"),
                      missing_by_arm(analysis, missing), rows[k].without);
    }
}

/* People whom the form's own logic did not ask. */
static void
tell_passed_over(struct analysis *analysis, const struct rule *rule,
                 const struct design *design)
{
    size_t n = 0;
    for (size_t a = 0; a < design->n_arms; a++)
        n += design->arms[a].missing[MISSING_SKIPPED];
    if (n)
        check_add(
            analysis, rule, SEVERITY_WARNING,
            "an outcome that everybody has is better: one where those who "
            "were passed over count as none",
            "'%s' was asked only of people whose earlier answers led to it, "
            "and the form passed over %s. If the arm moved those answers, "
            "unlike people are compared.",
            design->outcome.name,
            figure_of(analysis->arena, n, "person", "people"));
}

/* Who was asked may be what the arm decided. */
void
look_passed_over(struct analysis *analysis, const struct rule *rule)
{
    const struct design *design = analysis->design;
    tell_passed_over(analysis, rule, design);
    for (size_t i = 0; i < design->n_others; i++)
        tell_passed_over(analysis, rule, design->others[i].design);
}
