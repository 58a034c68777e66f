#include <config.h>

#include "analyse/design/assumption.h"

#include <assert.h>
#include <string.h>

#define BIT(name) (1ul << ASSUMPTION_##name)
#define METHODS_MOST 24

/* What only blocks can have. */
#define OF_BLOCKS (BIT(ONE_DIFFERENCE) | BIT(ONE_RATIO) | BIT(EVEN_BLOCKS))

/* What methods suppose beside the design. */
static const struct {
    unsigned long all;
    const char *methods[METHODS_MOST];
} suppositions[] = {
    {0,
     {"randomisation", "weighted-randomisation", "mann-whitney", "manski",
      "item-rest"}},
    {BIT(SAME_EFFECT),
     {"inverted", "inverted-mean", "inverted-t", "inverted-t-mean"}},
    {BIT(CHANCE),
     {"newcombe", "mn", "mee", "scas", "agresti-caffo", "chan-zhang",
      "agresti-min", "santner-snell", "koopman", "rr-mn", "mover"}},
    {BIT(CHANCE),
     {"baptista-pike", "baptista-pike-midp", "conditional", "conditional-midp",
      "or-score", "or-mn", "boschloo", "z-pooled", "fisher", "fisher-midp"}},
    {BIT(CHANCE),
     {"wilson", "agresti-coull", "clopper-pearson", "mid-p", "jeffreys"}},
    {BIT(CHANCE) | BIT(MEANS),
     {"wald", "katz", "adjusted-log", "woolf", "gart", "chi-square", "normal",
      "cmh", "tarone", "breslow-day"}},
    {BIT(CHANCE) | BIT(ONE_DIFFERENCE), {"mh-score"}},
    {BIT(CHANCE) | BIT(MEANS) | BIT(ONE_DIFFERENCE), {"mh-rd"}},
    {BIT(CHANCE) | BIT(MEANS) | BIT(ONE_RATIO), {"mh-rr", "mh-or"}},
    {BIT(PAIRS), {"paired-newcombe", "tango", "mcnemar", "mcnemar-midp"}},
    {BIT(MEANS),
     {"welch", "welch-mean", "blocked", "blocked-mean", "paired", "paired-mean",
      "clustered", "clustered-mean", "cluster-weighted",
      "cluster-weighted-mean", "block-clustered", "block-clustered-mean",
      "paired-clusters", "paired-clusters-mean"}},
    {BIT(MEANS) | BIT(ONE_DIFFERENCE),
     {"hc0", "hc0-mean", "hc1", "hc1-mean", "hc2", "hc2-mean", "hc3",
      "hc3-mean", "cr0", "cr0-mean", "cr1", "cr1-mean"}},
    {BIT(MEANS),
     {"first-stage", "crossed", "win", "brunner-munzel", "logit-difference"}},
    {BIT(MEANS) | BIT(ONE_RATIO),
     {"poisson", "negative-binomial", "poisson-risk", "logit"}},
    {BIT(MEANS), {"imbens-manski"}},
    {BIT(MEANS) | BIT(ONE_DIFFERENCE),
     {"block-effects", "block-effects-mean", "block-effects-cr2",
      "block-effects-cr2-mean"}},
    {BIT(MEANS) | BIT(EVEN_BLOCKS),
     {"unblocked", "unblocked-mean", "unblocked-cr2", "unblocked-cr2-mean"}},
    {BIT(MEANS) | BIT(WEIGHTS),
     {"weighted", "weighted-mean", "weighted-ht", "weighted-ht-mean"}},
    {BIT(MEANS) | BIT(BEFORE),
     {"adjusted", "adjusted-mean", "crossed-adjusted"}},
    {BIT(MEANS) | BIT(EXCLUSION) | BIT(NO_DEFIERS),
     {"2sls", "2sls-mean", "anderson-rubin", "anderson-rubin-mean"}},
    {BIT(MEANS) | BIT(STEPS) | BIT(ONE_RATIO), {"proportional-odds"}},
    {BIT(LOST), {"log-rank-randomised"}},
    {BIT(LOST) | BIT(MEANS), {"rmst", "rmst-t", "rmst-ratio", "log-rank"}},
    {BIT(LOST) | BIT(MEANS) | BIT(BEFORE), {"adjusted-rmst"}},
    {BIT(LOST) | BIT(MEANS) | BIT(PROPORTIONAL) | BIT(ONE_RATIO), {"cox"}},
    {BIT(MEANS) | BIT(BEFORE) | BIT(ALIKE_GIVEN) | BIT(EITHER_ARM) |
         BIT(OUTCOME_MODEL),
     {"standardised", "standardised-rr", "standardised-mean"}},
    {BIT(MEANS) | BIT(BEFORE) | BIT(ALIKE_GIVEN) | BIT(EITHER_ARM) |
         BIT(ARM_MODEL),
     {"ipw", "ipw-rr", "ipw-mean"}},
    {BIT(MEANS) | BIT(ANSWER_MODEL), {"response-weighted"}},
    {BIT(ONE_DIRECTION), {"lee"}},
    {BIT(MEANS) | BIT(ONE_DIRECTION), {"lee-imbens-manski"}},
    {BIT(ONE_STRENGTH), {"feldt"}},
    {BIT(ONE_FACTOR), {"minres"}},
    {BIT(LEADERS), {"reml"}},
};

static const struct {
    const char *people, *groups; /* groups NULL: the same words */
} words[ASSUMPTIONS] = {
    [ASSUMPTION_APART] = {"nobody's outcome depends on another's arm",
                          "nobody's outcome depends on another group's arm"},
    [ASSUMPTION_KNOWN] = {"those whose outcome is not known would have come "
                          "out like those of their arm whose is"},
    [ASSUMPTION_ALIKE] = {"the people of the arms differ in nothing else that "
                          "moves the outcome, if it is to be read as an "
                          "effect"},
    [ASSUMPTION_ALIKE_GIVEN] = {"people alike in the covariates differ between "
                                "the arms in nothing else that moves the "
                                "outcome"},
    [ASSUMPTION_EITHER_ARM] = {"whatever their covariates, people could have "
                               "been in either arm"},
    [ASSUMPTION_ARM_MODEL] = {"who is in which arm follows the covariates as "
                              "its model says"},
    [ASSUMPTION_OUTCOME_MODEL] = {"the outcome follows the covariates as its "
                                  "model says"},
    [ASSUMPTION_ANSWER_MODEL] = {"those who did not answer would have come out "
                                 "like those of their arm who did and are "
                                 "alike in the covariates"},
    [ASSUMPTION_ONE_DIRECTION] = {"the arm makes people answer, or keeps them "
                                  "from it, but not the one with some and the "
                                  "other with others"},
    [ASSUMPTION_WEIGHTS] = {"the weights are one over each person's chance to "
                            "be where they are"},
    [ASSUMPTION_BEFORE] = {"the arm moved none of the covariates"},
    [ASSUMPTION_CHANCE] = {"everybody in an arm acts with the same chance, "
                           "each without regard to the others"},
    [ASSUMPTION_PAIRS] = {"one pair tells nothing of another"},
    [ASSUMPTION_MEANS] = {"means of so many people vary about as normal "
                          "numbers do",
                          "means of so many groups vary about as normal "
                          "numbers do"},
    [ASSUMPTION_ONE_DIFFERENCE] = {"the difference is the same in all blocks"},
    [ASSUMPTION_ONE_RATIO] = {"the ratio is the same in all blocks"},
    [ASSUMPTION_EVEN_BLOCKS] = {"the arms share every block in the same "
                                "proportion"},
    [ASSUMPTION_SAME_EFFECT] = {"the arm adds the same to everybody's outcome"},
    [ASSUMPTION_LOST] = {"those who were lost from sight before they acted "
                         "would have gone on like those who were still "
                         "watched"},
    [ASSUMPTION_PROPORTIONAL] = {"the ratio of the hazards is the same at all "
                                 "times"},
    [ASSUMPTION_STEPS] = {"the odds ratio is the same at every step of the "
                          "answer"},
    [ASSUMPTION_EXCLUSION] = {"being asked moves the outcome through taking "
                              "part alone"},
    [ASSUMPTION_NO_DEFIERS] = {"nobody takes part only where not asked to"},
    [ASSUMPTION_ONE_STRENGTH] = {"the items measure one thing, each of them as "
                                 "strongly"},
    [ASSUMPTION_ONE_FACTOR] = {"one thing alone makes the items go together"},
    [ASSUMPTION_LEADERS] = {"facilitators spread as normal numbers do, and "
                            "their people about them"},
};

static const char *const lots[SCHEMES] = {
    [SCHEME_COMPLETE] = "chance alone decided who was in which arm",
    [SCHEME_BLOCKED] = "chance alone decided who of a block was in which arm",
    [SCHEME_PAIRED] = "chance alone decided who of a pair was in which arm",
    [SCHEME_CLUSTERED] = "chance alone decided which group was in which arm",
    [SCHEME_BLOCK_CLUSTERED] =
        "chance alone decided which group of a block was in which arm",
    [SCHEME_PAIRED_CLUSTERS] =
        "chance alone decided which group of a pair was in which arm",
};

/* NULL: not listed. */
static const unsigned long *
supposed_by(const char *method)
{
    for (size_t i = 0; i < sizeof suppositions / sizeof *suppositions; i++)
        for (size_t k = 0; k < METHODS_MOST && suppositions[i].methods[k]; k++)
            if (strcmp(suppositions[i].methods[k], method) == 0)
                return &suppositions[i].all;
    return NULL;
}

/* What covariates add, where they were given. By lot a difference of averages
 * and a ratio of risks hold whatever the covariates do; an odds ratio among
 * people who are alike in them is what the model says that it is, and where
 * nobody was assigned all rest on it.
 * Source: Rosenblum & van der Laan (2010), International Journal of
 * Biostatistics 6(1):13. */
static unsigned long
supposed_of_covariates(const struct design *design, const char *method)
{
    static const struct {
        const char *method;
        bool model; /* by lot too */
    } adjusted[] = {
        {"logit", true},
        {"proportional-odds", true},
        {"logit-difference", false},
        {"poisson-risk", false},
        {"adjusted", false},
        {"adjusted-mean", false},
        {"adjusted-rmst", false},
    };
    for (size_t i = 0; i < sizeof adjusted / sizeof *adjusted; i++)
        if (design->covariates.n && strcmp(adjusted[i].method, method) == 0)
            return BIT(BEFORE) |
                   (design->observed    ? BIT(ALIKE_GIVEN) | BIT(OUTCOME_MODEL)
                    : adjusted[i].model ? BIT(OUTCOME_MODEL)
                                        : 0);
    return 0;
}

bool
assumption_knows(const char *method)
{
    return supposed_by(method) != NULL;
}

/* The people whose outcome that is. */
static const struct design *
design_of(const struct design *design, const struct result *result)
{
    for (size_t i = 0; result->outcome && i < design->n_others; i++)
        if (strcmp(design->others[i].design->outcome.name, result->outcome) ==
            0)
            return design->others[i].design;
    return design;
}

unsigned long
assumptions_of(const struct design *design, const struct result *result)
{
    const unsigned long *own = supposed_by(result->method);
    unsigned long all = own ? *own : 0;
    bool compares = result->role != ROLE_SCALE && result->role != ROLE_SHARE &&
                    result->role != ROLE_FACILITATOR;
    const struct design *known = design_of(design, result);
    assert(own);
    all |= supposed_of_covariates(known, result->method);
    if (!design_is_blocked(design) && !design_is_paired(design))
        all &= ~OF_BLOCKS;
    if (compares)
        all |= BIT(APART);
    if (compares && !design->observed)
        all |= BIT(LOT);
    if (compares && design->observed && !(all & BIT(ALIKE_GIVEN)))
        all |= BIT(ALIKE);
    if (result->role != ROLE_BOUND && result->role != ROLE_SCALE &&
        !(all & BIT(ANSWER_MODEL)) &&
        design_answered(known) < design_assigned(known))
        all |= BIT(KNOWN);
    return all;
}

const char *
assumption_words(const struct design *design, enum assumption assumption)
{
    if (assumption == ASSUMPTION_LOT)
        return lots[design->scheme];
    return design->cluster.code && words[assumption].groups
               ? words[assumption].groups
               : words[assumption].people;
}
