#include <config.h>

#include "analyse/design/choice.h"

#include "analyse/design/estimator.h"

#include <assert.h>
#include <string.h>

#define PEOPLE (SCHEME(COMPLETE) | SCHEME(BLOCKED) | SCHEME(PAIRED))
#define KIND_MEAN (KIND(COUNT) | KIND(NUMBER) | KIND(ORDINAL))

static const char weighted[] =
    "People weigh what their weights say: weighted means are compared, with a "
    "variance that takes the weights as given.";
static const char people_yes_no[] =
    "People were assigned one by one, and the outcome is yes or no: Newcombe's "
    "interval keeps its level in small groups and at rare outcomes, where the "
    "usual normal approximation does not.";
static const char few_yes_no[] =
    "People were assigned one by one, the outcome is yes or no, and an arm has "
    "fewer than 10 people: Newcombe's interval, beside it the exact one of "
    "Chan and Zhang, which holds the truth no less often than it says, and "
    "Boschloo's test, whose p is exact.";
static const char few_beside_many[] =
    "People were assigned one by one, the outcome is yes or no, and an arm has "
    "fewer than 10 people: Newcombe's interval, and Boschloo's test, whose p "
    "is exact. The exact interval of Chan and Zhang is not computed for more "
    "than 1,000 people in the other arm: Miettinen and Nurminen's stands "
    "beside Newcombe's in its place.";
static const char few_beside_very_many[] =
    "People were assigned one by one, the outcome is yes or no, and an arm has "
    "fewer than 10 people: Newcombe's interval, and Fisher's mid-p. For more "
    "than 1,000 people in the other arm the exact interval of Chan and Zhang "
    "is not computed, for more than 100,000 neither is Boschloo's test: "
    "Miettinen and Nurminen's interval stands beside Newcombe's, and the "
    "mid-p for Boschloo's.";
static const char people_number[] =
    "People were assigned one by one: the difference in means, with a "
    "variance that does not take the arms to be equally spread.";
static const char people_ordered[] =
    "People were assigned one by one, and the outcome is only ordered: what is "
    "told is the chance that someone of the arm stands higher than someone of "
    "the control, which takes no step to be as far as another.";
static const char blocked_ordered[] =
    "Assignment happened inside blocks, and the outcome is only ordered: what "
    "is told is the chance that someone of the arm stands higher than someone "
    "of the control in the same block.";
static const char paired_ordered[] =
    "One of each pair was assigned, and the outcome is only ordered: what is "
    "told is the chance that the one stands higher than the other.";
static const char people_counted[] =
    "People were assigned one by one, and the outcome is a count: the ratio of "
    "the means, with a variance that takes counts to be spread as they are.";
static const char blocked_counted[] =
    "Assignment happened inside blocks, and the outcome is a count: the ratio "
    "of the means inside blocks, with a variance that takes counts to be "
    "spread as they are.";
static const char paired_counted[] =
    "One of each pair was assigned, and the outcome is a count: the ratio of "
    "the means inside pairs, with a variance that takes counts to be spread as "
    "they are.";
static const char clustered_counted[] =
    "Whole groups were assigned, and the outcome is a count: the ratio of the "
    "means, its uncertainty from the number of groups, not of people.";
static const char blocked[] =
    "Assignment happened inside blocks, so people are compared inside blocks, "
    "each block weighing what it holds.";
static const char small_strata[] =
    "Assignment happened inside blocks, some with fewer than 10 people in an "
    "arm, and the outcome is yes or no: a score interval over all blocks, "
    "which does not need the spread inside each.";
static const char small_blocks[] =
    "Assignment happened inside blocks, some with a single person in an arm: "
    "fixed effects of blocks, as the spread inside such a block is unknown.";
static const char paired_yes_no[] =
    "One of each pair was assigned, and the outcome is yes or no: Newcombe's "
    "interval for pairs stays within 100 points and keeps its level with few "
    "pairs.";
static const char paired[] =
    "One of each pair was assigned: the pairs' differences are compared.";
static const char clustered[] =
    "Whole groups were assigned: people in a group are alike, so that the "
    "uncertainty comes from the number of groups, not of people.";
static const char small_block_clustered[] =
    "Whole groups were assigned inside blocks, some with fewer than 5 groups "
    "in an arm, where means of unequal groups are biased: fixed effects of "
    "blocks, clustered by group.";
static const char block_clustered[] =
    "Whole groups were assigned inside blocks: groups are compared inside "
    "blocks, each block weighing the people it holds.";
static const char paired_clusters[] =
    "One group of each pair was assigned: the pairs' differences are compared.";

static const char people_soon[] =
    "How soon people acted is the answer: what is compared is the mean time "
    "without acting, up to a time that both arms were watched to, which "
    "supposes nothing of how people act over time. The test compares the "
    "times themselves.";
static const char groups_soon[] =
    "How soon people acted is the answer: what is compared is the mean time "
    "without acting, up to a time that both arms were watched to. Whole groups "
    "were assigned, so that the uncertainty comes from the number of groups.";

/* The first row that fits is taken. */
static const struct choice choices[] = {
    {.schemes = PEOPLE,
     .kinds = KIND(BINARY),
     .timed = true,
     .people_most = 50,
     .primary = "rmst",
     .others = {"rmst-ratio", "cox"},
     .tests = {"log-rank-randomised", "log-rank"},
     .why = people_soon},
    {.schemes = PEOPLE,
     .kinds = KIND(BINARY),
     .timed = true,
     .primary = "rmst",
     .others = {"rmst-ratio", "cox"},
     .tests = {"log-rank", "log-rank-randomised"},
     .why = people_soon},
    {.schemes = SCHEME_ANY,
     .kinds = KIND(BINARY),
     .timed = true,
     .primary = "rmst",
     .others = {"rmst-ratio", "cox"},
     .tests = {"log-rank-randomised"},
     .why = groups_soon},
    {.schemes = SCHEME_ANY,
     .kinds = KIND(BINARY),
     .weighted = true,
     .primary = "weighted",
     .tests = {"weighted-randomisation"},
     .why = weighted},
    {.schemes = SCHEME_ANY,
     .kinds = KIND_MEAN,
     .weighted = true,
     .primary = "weighted-mean",
     .tests = {"weighted-randomisation"},
     .why = weighted},
    {.schemes = SCHEME(COMPLETE),
     .kinds = KIND(BINARY),
     .few_people = true,
     .people_most = EXACT_MOST_BESIDE_FEW,
     .primary = "newcombe",
     .others = {"koopman", "baptista-pike-midp"},
     .tests = {"boschloo", "fisher-midp", "randomisation"},
     .also = {"chan-zhang", "mn", "welch"},
     .why = few_yes_no},
    {.schemes = SCHEME(COMPLETE),
     .kinds = KIND(BINARY),
     .few_people = true,
     .people_most = 100000, /* a tenth of a second */
     .primary = "newcombe",
     .others = {"koopman", "baptista-pike-midp"},
     .tests = {"boschloo", "fisher-midp", "randomisation"},
     .also = {"mn", "welch"},
     .why = few_beside_many},
    {.schemes = SCHEME(COMPLETE),
     .kinds = KIND(BINARY),
     .few_people = true,
     .primary = "newcombe",
     .others = {"koopman", "baptista-pike-midp"},
     .tests = {"fisher-midp", "randomisation"},
     .also = {"mn", "welch"},
     .why = few_beside_very_many},
    {.schemes = SCHEME(COMPLETE),
     .kinds = KIND(BINARY),
     .people_most = 50,
     .primary = "newcombe",
     .others = {"koopman", "baptista-pike-midp"},
     .tests = {"boschloo", "fisher-midp", "randomisation"},
     .also = {"mn", "chan-zhang", "welch"},
     .why = people_yes_no},
    {.schemes = SCHEME(COMPLETE),
     .kinds = KIND(BINARY),
     .people_most = 100,
     .primary = "newcombe",
     .others = {"koopman", "baptista-pike-midp"},
     .tests = {"boschloo", "fisher-midp", "randomisation"},
     .also = {"mn", "welch"},
     .why = people_yes_no},
    {.schemes = SCHEME(COMPLETE),
     .kinds = KIND(BINARY),
     .people_most = 200,
     .primary = "newcombe",
     .others = {"koopman", "baptista-pike-midp"},
     .tests = {"fisher-midp", "boschloo", "randomisation"},
     .also = {"mn", "welch"},
     .why = people_yes_no},
    {.schemes = SCHEME(COMPLETE),
     .kinds = KIND(BINARY),
     .primary = "newcombe",
     .others = {"koopman", "baptista-pike-midp"},
     .tests = {"fisher-midp", "randomisation"},
     .also = {"mn", "welch"},
     .why = people_yes_no},
    {.schemes = SCHEME(COMPLETE),
     .kinds = KIND(ORDINAL),
     .primary = "win",
     .others = {"welch-mean"},
     .tests = {"mann-whitney", "brunner-munzel"},
     .why = people_ordered},
    {.schemes = SCHEME(COMPLETE),
     .kinds = KIND(COUNT),
     .all_acted = true,
     .primary = "poisson",
     .others = {"welch-mean"},
     .tests = {"randomisation"},
     .also = {"negative-binomial", "inverted-mean"},
     .why = people_counted},
    {.schemes = SCHEME(COMPLETE),
     .kinds = KIND_MEAN,
     .primary = "welch-mean",
     .tests = {"randomisation"},
     .also = {"inverted-mean"},
     .why = people_number},
    {.schemes = SCHEME(BLOCKED),
     .kinds = KIND(BINARY),
     .small_blocks = true,
     .primary = "mh-score",
     .others = {"mh-rr", "mh-or"},
     .tests = {"randomisation", "cmh"},
     .also = {"block-effects", "unblocked"},
     .why = small_strata},
    {.schemes = SCHEME(BLOCKED),
     .kinds = KIND(BINARY),
     .primary = "blocked",
     .others = {"mh-rr", "mh-or"},
     .tests = {"randomisation", "cmh"},
     .also = {"mh-score", "block-effects"},
     .why = blocked},
    {.schemes = SCHEME(BLOCKED),
     .kinds = KIND(ORDINAL),
     .primary = "win",
     .others = {"block-effects-mean"},
     .tests = {"mann-whitney"},
     .why = blocked_ordered},
    {.schemes = SCHEME(BLOCKED),
     .kinds = KIND(COUNT),
     .small_blocks = true,
     .all_acted = true,
     .primary = "poisson",
     .others = {"block-effects-mean"},
     .tests = {"randomisation"},
     .also = {"negative-binomial"},
     .why = blocked_counted},
    {.schemes = SCHEME(BLOCKED),
     .kinds = KIND(COUNT),
     .all_acted = true,
     .primary = "poisson",
     .others = {"blocked-mean"},
     .tests = {"randomisation"},
     .also = {"negative-binomial", "block-effects-mean"},
     .why = blocked_counted},
    {.schemes = SCHEME(BLOCKED),
     .kinds = KIND_MEAN,
     .small_blocks = true,
     .primary = "block-effects-mean",
     .tests = {"randomisation"},
     .also = {"unblocked-mean"},
     .why = small_blocks},
    {.schemes = SCHEME(BLOCKED),
     .kinds = KIND_MEAN,
     .primary = "blocked-mean",
     .tests = {"randomisation"},
     .also = {"block-effects-mean"},
     .why = blocked},
    {.schemes = SCHEME(PAIRED),
     .kinds = KIND(BINARY),
     .primary = "paired-newcombe",
     .tests = {"randomisation", "mcnemar-midp"},
     .also = {"tango", "paired", "unblocked"},
     .why = paired_yes_no},
    {.schemes = SCHEME(PAIRED),
     .kinds = KIND(ORDINAL),
     .primary = "win",
     .others = {"paired-mean"},
     .tests = {"mann-whitney"},
     .why = paired_ordered},
    {.schemes = SCHEME(PAIRED),
     .kinds = KIND(COUNT),
     .all_acted = true,
     .primary = "poisson",
     .others = {"paired-mean"},
     .tests = {"randomisation"},
     .also = {"negative-binomial"},
     .why = paired_counted},
    {.schemes = SCHEME(PAIRED),
     .kinds = KIND_MEAN,
     .primary = "paired-mean",
     .tests = {"randomisation"},
     .also = {"unblocked-mean"},
     .why = paired},
    {.schemes = SCHEME(CLUSTERED),
     .kinds = KIND(BINARY),
     .primary = "clustered",
     .tests = {"randomisation"},
     .also = {"inverted-t"},
     .why = clustered},
    {.schemes = SCHEME(CLUSTERED),
     .kinds = KIND(COUNT),
     .all_acted = true,
     .primary = "poisson",
     .others = {"clustered-mean"},
     .tests = {"randomisation"},
     .also = {"negative-binomial", "inverted-t-mean"},
     .why = clustered_counted},
    {.schemes = SCHEME(CLUSTERED),
     .kinds = KIND_MEAN,
     .primary = "clustered-mean",
     .tests = {"randomisation"},
     .also = {"inverted-t-mean"},
     .why = clustered},
    {.schemes = SCHEME(BLOCK_CLUSTERED),
     .kinds = KIND(BINARY),
     .small_blocks = true,
     .primary = "block-effects-cr2",
     .tests = {"randomisation"},
     .also = {"inverted-t", "unblocked-cr2"},
     .why = small_block_clustered},
    {.schemes = SCHEME(BLOCK_CLUSTERED),
     .kinds = KIND_MEAN,
     .small_blocks = true,
     .primary = "block-effects-cr2-mean",
     .tests = {"randomisation"},
     .also = {"inverted-t-mean", "unblocked-cr2-mean"},
     .why = small_block_clustered},
    {.schemes = SCHEME(BLOCK_CLUSTERED),
     .kinds = KIND(BINARY),
     .primary = "block-clustered",
     .tests = {"randomisation"},
     .also = {"inverted-t", "block-effects-cr2"},
     .why = block_clustered},
    {.schemes = SCHEME(BLOCK_CLUSTERED),
     .kinds = KIND_MEAN,
     .primary = "block-clustered-mean",
     .tests = {"randomisation"},
     .also = {"inverted-t-mean", "block-effects-cr2-mean"},
     .why = block_clustered},
    {.schemes = SCHEME(PAIRED_CLUSTERS),
     .kinds = KIND(BINARY),
     .primary = "paired-clusters",
     .tests = {"randomisation"},
     .also = {"inverted", "unblocked-cr2"},
     .why = paired_clusters},
    {.schemes = SCHEME(PAIRED_CLUSTERS),
     .kinds = KIND_MEAN,
     .primary = "paired-clusters-mean",
     .tests = {"randomisation"},
     .also = {"inverted-mean", "unblocked-cr2-mean"},
     .why = paired_clusters},
};

const struct choice *
choice_at(size_t i)
{
    return i < sizeof choices / sizeof *choices ? &choices[i] : NULL;
}

static size_t
largest_arm(const struct contrast *contrast)
{
    size_t n1 = contrast->design->arms[contrast->place].answered;
    size_t n0 = contrast->design->arms[0].answered;
    return n1 > n0 ? n1 : n0;
}

bool
choice_has_few_people(const struct design *design, size_t place)
{
    return design->scheme == SCHEME_COMPLETE &&
           (design->arms[place].answered < FEW_PEOPLE ||
            design->arms[0].answered < FEW_PEOPLE);
}

/* In every arm, so that all comparisons are on one scale. */
static bool
all_acted(const struct design *design)
{
    for (size_t a = 0; a < design->n_arms; a++)
        if (!(design->arms[a].mean > 0))
            return false;
    return true;
}

static const struct choice *
choose(const struct contrast *contrast, bool timed)
{
    const struct design *design = contrast->design;
    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++) {
        const struct choice *c = &choices[i];
        if (c->timed == timed && c->weighted == (contrast->weight != NULL) &&
            (c->schemes & 1u << design->scheme) &&
            (c->kinds & 1u << design->outcome.kind) &&
            (!c->small_blocks || contrast->small_block) &&
            (!c->all_acted || all_acted(design)) &&
            (!c->few_people ||
             choice_has_few_people(design, contrast->place)) &&
            (!c->people_most || largest_arm(contrast) <= c->people_most))
            return c;
    }
    assert(!"a design without a row");
    return NULL;
}

const struct choice *
choice_for(const struct contrast *contrast)
{
    return choose(contrast, false);
}

const struct choice *
choice_for_time(const struct contrast *contrast)
{
    return choose(contrast, true);
}

static bool
is_difference(const char *method)
{
    const char *estimand = estimator_find(method)->estimand;
    return strcmp(estimand, ESTIMAND_RD) == 0 ||
           strcmp(estimand, ESTIMAND_MEAN) == 0 ||
           strcmp(estimand, ESTIMAND_TIME) == 0;
}

const char *
choice_difference(const struct choice *choice)
{
    for (size_t i = 0; i < CHOICE_OTHERS && choice->others[i]; i++)
        if (is_difference(choice->others[i]))
            return choice->others[i];
    assert(is_difference(choice->primary));
    return choice->primary;
}

static const char no_ratio_of_none[] =
    " Nobody has any in one of the arms, so that there is no ratio: the answer "
    "is the difference.";
static const char no_ratio[] =
    " A ratio of counts has no limits here that are known to hold for groups "
    "inside blocks or with weights: the answer is the difference.";
static const char no_win[] =
    " The outcome is only ordered, but the chance to stand higher has no "
    "limits here that are known to hold for whole groups or with weights: the "
    "answer is the difference of mean places.";

/* How people came to be where they are, and what is true where they were only
 * found there. */
static const struct {
    const char *assigned, *found;
} openings[] = {
    {"People were assigned one by one", "People are taken one by one"},
    {"Whole groups were assigned inside blocks",
     "Whole groups are in one arm, inside blocks"},
    {"Whole groups were assigned", "Whole groups are in one arm"},
    {"Assignment happened inside blocks", "People stand in blocks"},
    {"One of each pair was assigned", "One of each pair is in the arm"},
    {"One group of each pair was assigned",
     "One group of each pair is in the arm"},
};

static const char *
why_found(struct arena *arena, const char *why)
{
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++) {
        const char *at = strstr(why, openings[i].assigned);
        if (at)
            return arena_printf(arena, "%.*s%s%s", (int)(at - why), why,
                                openings[i].found,
                                at + strlen(openings[i].assigned));
    }
    return why;
}

const char *
choice_why(const struct choice *choice, const struct design *design)
{
    bool plain = !design->cluster.code || design->scheme == SCHEME_CLUSTERED;
    const char *more = "";
    if (is_difference(choice->primary) && design->outcome.kind == OUTCOME_COUNT)
        more = plain && !choice->weighted ? no_ratio_of_none : no_ratio;
    if (is_difference(choice->primary) &&
        design->outcome.kind == OUTCOME_ORDINAL)
        more = no_win;
    return arena_printf(design->arena, "%s%s",
                        design->observed ? why_found(design->arena, choice->why)
                                         : choice->why,
                        more);
}

void
choice_take_test(const struct choice *choice, const struct contrast *contrast,
                 struct result *result)
{
    for (size_t i = 0; i < CHOICE_TESTS && choice->tests[i]; i++) {
        struct result test = estimator_run(estimator_find(choice->tests[i]),
                                           contrast, ROLE_TEST);
        if (test.has & HAS_P) {
            result_take_test(result, &test);
            return;
        }
    }
}
