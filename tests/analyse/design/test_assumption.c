#include <config.h>

#include "analyse/design/assumption.h"
#include "analyse/design/estimator.h"
#include "tests/run.h"

#include <stdio.h>
#include <string.h>

static bool
supposes(const struct design *design, const char *method, enum role role,
         enum assumption assumption)
{
    struct result result = {.method = method, .role = role};
    return assumptions_of(design, &result) & 1ul << assumption;
}

/* Every method of praxis is listed, whatever gives it. */
START_TEST(every_method_is_listed)
{
    static const char *const others[] = {"manski",
                                         "imbens-manski",
                                         "lee",
                                         "lee-imbens-manski",
                                         "response-weighted",
                                         "crossed",
                                         "crossed-adjusted",
                                         "reml",
                                         "feldt",
                                         "minres",
                                         "item-rest",
                                         "wilson",
                                         "agresti-coull",
                                         "clopper-pearson",
                                         "mid-p",
                                         "jeffreys",
                                         "normal"};
    const struct estimator *e;
    for (size_t i = 0; (e = estimator_at(i)); i++)
        ck_assert_msg(assumption_knows(e->method) && e->source, "%s",
                      e->method);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        ck_assert_msg(assumption_knows(others[i]), "%s", others[i]);
    ck_assert(!assumption_knows("guessing"));
}
END_TEST

/* Each has words, once, for people and for groups in whatever scheme. */
START_TEST(every_assumption_has_words)
{
    size_t code[] = {0};
    for (int scheme = 0; scheme < SCHEMES; scheme++)
        for (int a = 0; a < ASSUMPTIONS; a++) {
            struct design design = {.scheme = (enum scheme)scheme};
            if (scheme >= SCHEME_CLUSTERED)
                design.cluster = (struct grouping){code, 1};
            const char *words =
                assumption_words(&design, (enum assumption)a);
            ck_assert_msg(words && *words, "%d in %d", a, scheme);
            for (int b = 0; b < a; b++)
                ck_assert_str_ne(
                    words, assumption_words(&design, (enum assumption)b));
        }
}
END_TEST

/* Of the missing each takes for granted what it does, and no more. */
START_TEST(the_design_decides)
{
    struct arm full[2] = {{.assigned = 9, .answered = 9},
                          {.assigned = 9, .answered = 9}};
    struct arm short_of[2] = {{.assigned = 9, .answered = 9},
                              {.assigned = 9, .answered = 8}};
    struct design design = {.arms = full, .n_arms = 2};
    ck_assert(supposes(&design, "newcombe", ROLE_PRIMARY, ASSUMPTION_LOT));
    ck_assert(
        supposes(&design, "newcombe", ROLE_PRIMARY, ASSUMPTION_APART));
    ck_assert(
        !supposes(&design, "newcombe", ROLE_PRIMARY, ASSUMPTION_KNOWN));
    ck_assert(!supposes(&design, "feldt", ROLE_SCALE, ASSUMPTION_LOT));
    ck_assert(!supposes(&design, "wilson", ROLE_SHARE, ASSUMPTION_APART));
    ck_assert(
        !supposes(&design, "logit", ROLE_OTHER, ASSUMPTION_ONE_RATIO));
    design.strata = 2;
    ck_assert(supposes(&design, "logit", ROLE_OTHER, ASSUMPTION_ONE_RATIO));
    design.arms = short_of;
    ck_assert(
        supposes(&design, "newcombe", ROLE_PRIMARY, ASSUMPTION_KNOWN));
    ck_assert(!supposes(&design, "manski", ROLE_BOUND, ASSUMPTION_KNOWN));
    ck_assert(!supposes(&design, "response-weighted", ROLE_ADJUSTED,
                        ASSUMPTION_KNOWN));
    design.observed = true;
    ck_assert(!supposes(&design, "newcombe", ROLE_PRIMARY, ASSUMPTION_LOT));
    ck_assert(
        supposes(&design, "newcombe", ROLE_PRIMARY, ASSUMPTION_ALIKE));
    ck_assert(!supposes(&design, "ipw", ROLE_ADJUSTED, ASSUMPTION_ALIKE));
    ck_assert(
        supposes(&design, "ipw", ROLE_ADJUSTED, ASSUMPTION_ALIKE_GIVEN));
}
END_TEST

/* Covariates are taken to come from before, wherever they stand in a model; an
 * odds ratio rests on that model, and where nobody was assigned all do. */
START_TEST(covariates_are_taken_for_granted)
{
    static const struct {
        const char *method;
        bool by_lot, always; /* that its model holds; covariates or none */
    } cases[] = {
        {"logit", true, false},
        {"proportional-odds", true, false},
        {"logit-difference", false, false},
        {"poisson-risk", false, false},
        {"adjusted", false, true},
        {"standardised", true, true},
        {"standardised-rr", true, true},
        {"standardised-mean", true, true},
    };
    static const char *const weighted[] = {"ipw", "ipw-rr", "ipw-mean"};
    struct arm arms[2] = {{.assigned = 9, .answered = 9},
                          {.assigned = 9, .answered = 9}};
    struct design design = {.arms = arms, .n_arms = 2};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *method = cases[i].method;
        design.observed = false;
        design.covariates.n = 0;
        ck_assert_msg(supposes(&design, method, ROLE_ALSO,
                               ASSUMPTION_BEFORE) == cases[i].always,
                      "%s", method);
        design.covariates.n = 1;
        ck_assert_msg(
            supposes(&design, method, ROLE_ALSO, ASSUMPTION_BEFORE), "%s",
            method);
        ck_assert_msg(supposes(&design, method, ROLE_ALSO,
                               ASSUMPTION_OUTCOME_MODEL) == cases[i].by_lot,
                      "%s", method);
        design.observed = true;
        ck_assert_msg(
            supposes(&design, method, ROLE_ALSO,
                     ASSUMPTION_OUTCOME_MODEL) &&
                supposes(&design, method, ROLE_ALSO,
                         ASSUMPTION_ALIKE_GIVEN) &&
                !supposes(&design, method, ROLE_ALSO, ASSUMPTION_ALIKE),
            "%s", method);
    }
    for (size_t i = 0; i < sizeof weighted / sizeof *weighted; i++)
        ck_assert_msg(
            supposes(&design, weighted[i], ROLE_ALSO, ASSUMPTION_BEFORE),
            "%s", weighted[i]);
    ck_assert(!supposes(&design, "woolf", ROLE_ALSO, ASSUMPTION_BEFORE));
}
END_TEST

/* A test of the design's own assignments needs nothing but the design. */
START_TEST(a_randomisation_test_needs_no_more)
{
    struct arm arms[2] = {{.assigned = 9, .answered = 9},
                          {.assigned = 9, .answered = 9}};
    struct design design = {.arms = arms, .n_arms = 2};
    struct result test = {.method = "randomisation", .role = ROLE_TEST};
    ck_assert_uint_eq(assumptions_of(&design, &test),
                      1ul << ASSUMPTION_LOT | 1ul << ASSUMPTION_APART);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("assumption", every_method_is_listed,
                     every_assumption_has_words, the_design_decides,
                     covariates_are_taken_for_granted,
                     a_randomisation_test_needs_no_more);
}
