#include <config.h>

#include "analyse/design/choice.h"

#include "analyse/design/estimator.h"
#include "tests/analyse/design/made-up.h"
#include "tests/run.h"

#include <string.h>

static void
check_method(const struct choice *choice, const char *method)
{
    const struct estimator *e = estimator_find(method);
    ck_assert_msg(e != NULL, "there is no '%s'", method);
    ck_assert_msg((e->kinds & choice->kinds) == choice->kinds &&
                      (e->schemes & choice->schemes) == choice->schemes,
                  "'%s' is not for all designs of its row", method);
}

/* What a row names exists and is made for all that the row is for; and every
 * design, with weights and without, finds a row. */
START_TEST(rows_name_methods_that_fit)
{
    const struct choice *c;
    for (size_t i = 0; (c = choice_at(i)); i++) {
        check_method(c, c->primary);
        for (size_t k = 0; k < CHOICE_OTHERS && c->others[k]; k++)
            check_method(c, c->others[k]);
        for (size_t k = 0; k < CHOICE_TESTS && c->tests[k]; k++)
            check_method(c, c->tests[k]);
        for (size_t k = 0; k < CHOICE_ALSO && c->also[k]; k++)
            check_method(c, c->also[k]);
    }
    double weight = 1;
    struct arm arms[2] = {{.answered = 5}, {.answered = 1000}};
    for (int scheme = 0; scheme < SCHEMES; scheme++)
        for (int kind = 0; kind < OUTCOME_KINDS; kind++)
            for (int way = 0; way < 4; way++) {
                struct design design = {.scheme = (enum scheme)scheme,
                                        .outcome.kind =
                                            (enum outcome_kind)kind,
                                        .arms = arms};
                struct contrast contrast = {.design = &design,
                                            .place = 1,
                                            .small_block = way & 1,
                                            .weight =
                                                way & 2 ? &weight : NULL};
                c = choice_for(&contrast);
                ck_assert(c->schemes & 1u << scheme);
                ck_assert(c->kinds & 1u << kind);
            }
}
END_TEST

/* With 10 and more in both, by the larger arm: Boschloo's to 100 people, then Fisher's mid-p. */
START_TEST(the_test_goes_by_the_size)
{
    static const struct {
        const char *counts, *test;
    } cases[] = {
        {"3/5,1/5", "boschloo"},
        {"23/40,14/41", "boschloo"},
        {"60/100,45/100", "boschloo"},
        {"60/101,45/100", "fisher-midp"},
        {"60/100,45/101", "fisher-midp"},
        {"110/201,90/201", "fisher-midp"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = ARENA_INIT;
        struct error error = ERROR_INIT;
        struct request request = REQUEST_INIT;
        struct design design;
        struct analysis analysis;
        ck_assert(design_from_counts(&arena, cases[i].counts, &request, &design,
                                     &error) &&
                  analysis_run(&arena, &design, &request, &analysis, &error));
        const struct result *r =
            results_find(&analysis.results, "treatment", ROLE_PRIMARY);
        ck_assert_str_eq(r->test, cases[i].test);
        r = results_find_method(&analysis.results, "treatment", r->test);
        ck_assert_int_eq(r->role, ROLE_TEST);
        arena_release(&arena);
    }
}
END_TEST

/* An arm of fewer than 10, on either side, whatever the other holds. The least
 * p: 1 / choose(n1 + n0, n1), doubled where the arms are as large; Boschloo's of
 * 3 and 3 is 2 / 2^6, of 1 and 4 the largest of q(1-q)^4 + q^4(1-q), which is
 * 1/12 where q(1-q) is 1/6. */
START_TEST(few_people_get_exact_methods)
{
    static const struct {
        const char *counts, *test, *why, *least;
        bool exact;
    } cases[] = {
        {"5/8,14/60", "boschloo", "Chan and Zhang, which",
         "'treatment' is below 0.0001.", true},
        {"24/150,5/9", "boschloo", "Chan and Zhang, which",
         "'treatment' is below 0.0001.", true},
        {"5/9,300/1000", "boschloo", "Chan and Zhang, which",
         "'treatment' is below 0.0001.", true},
        {"5/9,300/1001", "boschloo", "not computed for more than 1,000",
         "'treatment' is below 0.0001.", false},
        {"5/9,3000/100001", "fisher-midp", "neither is Boschloo's",
         "'treatment' is below 0.0001.", false},
        {"0/1,40/3000000", "fisher-midp", "neither is Boschloo's",
         "'treatment' is below 0.0001.", false},
        {"2/3,0/3", "boschloo", "Chan and Zhang, which",
         "is 0.100, and Boschloo's, whose p stands with the answer, 0.031.",
         true},
        {"1/1,0/4", "boschloo", "Chan and Zhang, which",
         "is 0.200, and Boschloo's, whose p stands with the answer, 0.083: "
         "the study is too small to settle anything.",
         true},
        {"5/10,14/60", "boschloo", "Newcombe's interval keeps", NULL, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = ARENA_INIT;
        struct error error = ERROR_INIT;
        struct request request = REQUEST_INIT;
        struct design design;
        struct analysis analysis;
        ck_assert(design_from_counts(&arena, cases[i].counts, &request, &design,
                                     &error) &&
                  analysis_run(&arena, &design, &request, &analysis, &error));
        const struct result *r =
            results_find(&analysis.results, "treatment", ROLE_PRIMARY);
        ck_assert_str_eq(r->method, "newcombe");
        ck_assert_str_eq(r->test, cases[i].test);
        r = results_find_method(&analysis.results, "treatment", "chan-zhang");
        if (cases[i].exact)
            ck_assert(r && r->role == ROLE_ALSO && (r->has & HAS_LIMITS));
        ck_assert(
            strstr(analysis.comparisons[0].choice->why, cases[i].why));
        const char *said = NULL;
        for (size_t k = 0; k < analysis.n_checks; k++)
            if (strcmp(analysis.checks[k].rule, "smallest-p") == 0)
                said = analysis.checks[k].message;
        ck_assert_msg(!said == !cases[i].least, "%s", cases[i].counts);
        if (said)
            ck_assert_msg(strstr(said, cases[i].least), "%s: %s",
                          cases[i].counts, said);
        arena_release(&arena);
    }
}
END_TEST

/* Groups of 2 to 6 that weigh the same. Origin: lm_robust(y ~ z, weights = 1 /
 * size, clusters = g, se_type = "CR2") of estimatr 1.0.0, R 4.2.2; clubSandwich
 * 0.5.8 prints the same. The estimate is also that of the groups' means. */
START_TEST(groups_weigh_the_same)
{
    static const char *const outcomes[] = {"10",     "11000", "101", "0010",
                                           "111010", "00",    "1110", "010"};
    static char text[29][32];
    const char *lines[31] = {"arm,group,y"};
    size_t n = 0;
    for (size_t g = 0; g < 8; g++)
        for (const char *y = outcomes[g]; *y; y++) {
            snprintf(text[n], sizeof text[n], "%s,g%zu,%c",
                     g % 2 ? "control" : "treat", g, *y);
            lines[n + 1] = text[n];
            n++;
        }
    struct arena arena = ARENA_INIT;
    struct error error = ERROR_INIT;
    struct request request = REQUEST_INIT;
    struct design design;
    struct analysis analysis;
    request.arm = "arm";
    request.outcome = "y";
    request.cluster = "group";
    request.method = "cluster-weighted";
    ck_assert(design_read(&arena, people_table(&arena, lines), &request,
                          &design, &error) &&
              analysis_run(&arena, &design, &request, &analysis, &error));
    const struct result *r =
        results_find(&analysis.results, "treat", ROLE_PRIMARY);
    ck_assert_double_eq_tol(r->estimate, 0.4, 1e-12);
    ck_assert_double_eq_tol(r->se, 0.1045963802268354, 1e-10);
    ck_assert_double_eq_tol(r->df, 5.1614662970931473, 1e-8);
    ck_assert_double_eq_tol(r->lower, 0.1336367476229013, 1e-9);
    ck_assert_double_eq_tol(r->upper, 0.6663632523770986, 1e-9);
    arena_release(&arena);
}
END_TEST

/* What each kind of outcome gets when nobody says, its p, and what stands
 * beside it. */
START_TEST(the_design_decides)
{
    static const struct {
        struct way way;
        const char *estimand, *method, *test, *beside;
    } cases[] = {
        {{"times", "ordinal", NULL, NULL, true},
         NULL,
         "win",
         "mann-whitney",
         "welch-mean"},
        {{"times", "ordinal", "site", NULL, true},
         NULL,
         "win",
         "mann-whitney",
         "block-effects-mean"},
        {{"times", "ordinal", NULL, "group", false},
         NULL,
         "clustered-mean",
         "randomisation",
         "win"},
        {{"times", "ordinal", NULL, "group", false},
         "win",
         "win",
         "mann-whitney",
         "clustered-mean"},
        {{"times", "ordinal", NULL, NULL, true},
         "mean",
         "welch-mean",
         "randomisation",
         "win"},
        {{"times", "ordinal", NULL, NULL, true},
         "or",
         "proportional-odds",
         "mann-whitney",
         "win"},
        {{"times", "count", NULL, NULL, true},
         NULL,
         "poisson",
         "randomisation",
         "welch-mean"},
        {{"times", "count", NULL, "group", false},
         NULL,
         "poisson",
         "randomisation",
         "clustered-mean"},
        {{"times", "count", "site", NULL, true},
         NULL,
         "poisson",
         "randomisation",
         "blocked-mean"},
        {{"times", "count", "site", NULL, true},
         "mean",
         "blocked-mean",
         "randomisation",
         "poisson"},
        {{"times", "count", NULL, NULL, true},
         "mean",
         "welch-mean",
         "randomisation",
         "poisson"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct run r;
        struct error error = ERROR_INIT;
        run(&r, &cases[i].way, 0.95, false, false);
        r.request.all_methods = false;
        r.request.estimand = cases[i].estimand;
        ck_assert_msg(analysis_run(&r.arena, &r.design, &r.request,
                                   &r.analysis, &error),
                      "%s", error.message);
        const struct result *answer =
            results_find(&r.analysis.results, "treat", ROLE_PRIMARY);
        ck_assert_msg(strcmp(answer->method, cases[i].method) == 0 &&
                          strcmp(answer->test, cases[i].test) == 0,
                      "case %zu: %s, p of %s", i, answer->method,
                      answer->test);
        const struct result *beside = results_find_method(
            &r.analysis.results, "treat", cases[i].beside);
        ck_assert_msg(beside && beside->role == ROLE_OTHER, "case %zu", i);
        size_t met = 0;
        for (size_t k = 0; k < r.analysis.results.n; k++)
            met += strcmp(r.analysis.results.items[k].method,
                          answer->test) == 0;
        ck_assert_uint_eq(met, 1);
        arena_release(&r.arena);
    }
}
END_TEST

/* With weights the p is that of the weighted means, whatever the outcome; and
 * weights that tell of the arm leave the answer its own. The p: weights of
 * people, 4 against 4, R's combn(8, 4) as in test_ri-weight.c. */
START_TEST(weights_have_a_test)
{
    static const char *const lines[] = {
        "arm,acted,times,w,u", "treat,1,4,2,1",
        "treat,0,1,1,2",       "treat,1,3,3,1",
        "treat,1,5,1,2",       "control,0,2,1,1",
        "control,1,1,2,1",     "control,0,2,2,1",
        "control,0,3,1,1",     NULL};
    static const struct {
        const char *outcome, *kind, *method;
        double p;
    } cases[] = {
        {"acted", NULL, "weighted", 22. / 70},
        {"times", "number", "weighted-mean", 10. / 70},
        {"times", "count", "weighted-mean", 10. / 70},
        {"times", "ordinal", "weighted-mean", 10. / 70},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = ARENA_INIT;
        struct error error = ERROR_INIT;
        struct request request = REQUEST_INIT;
        struct design design;
        struct analysis analysis;
        request.arm = "arm";
        request.control = "control";
        request.outcome = cases[i].outcome;
        request.kind = cases[i].kind;
        request.weights = "w";
        ck_assert_msg(
            design_read(&arena, people_table(&arena, lines), &request,
                        &design, &error) &&
                analysis_run(&arena, &design, &request, &analysis, &error),
            "%s", error.message);
        const struct result *r =
            results_find(&analysis.results, "treat", ROLE_PRIMARY);
        ck_assert_str_eq(r->method, cases[i].method);
        ck_assert_str_eq(r->test, "weighted-randomisation");
        ck_assert_double_eq_tol(r->p, cases[i].p, 1e-12);
        r = results_find_method(&analysis.results, "treat", r->test);
        ck_assert_int_eq(r->role, ROLE_TEST);
        ck_assert(strstr(r->detail, "does not depend on the arm"));
        ck_assert(!results_find_method(&analysis.results, "treat",
                                       "randomisation"));
        arena_release(&arena);
    }
}
END_TEST

/* The limits and the p beside the answer are of one test. */
START_TEST(groups_are_inverted_as_they_are_tested)
{
    static const struct way ways[] = {
        {"acted", NULL, NULL, "group", false},
        {"times", "number", NULL, "group", false},
        {"acted", NULL, "site", "group", false},
        {"times", "number", "site", "group", false},
    };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        for (int half = 0; half < 2; half++) {
            struct run r;
            struct error error = ERROR_INIT;
            run(&r, &ways[i], 0.95, false, false);
            r.request.all_methods = false;
            r.request.level = half ? 0.5 : 0.95;
            ck_assert(analysis_run(&r.arena, &r.design, &r.request,
                                   &r.analysis, &error));
            const struct results *results = &r.analysis.results;
            const struct result *answer =
                results_find(results, "treat", ROLE_PRIMARY);
            const struct result *limits =
                results_find(results, "treat", ROLE_ALSO);
            ck_assert_ptr_nonnull(
                strstr(limits->label, "of the studentised difference"));
            ck_assert_str_eq(limits->test, answer->test);
            ck_assert_double_eq(limits->p, answer->p);
            ck_assert((limits->lower <= 0 && 0 <= limits->upper) ==
                      (limits->p > 1 - limits->level));
            arena_release(&r.arena);
        }
}
END_TEST

/* Six pairs of groups of two and three, or blocks of four groups, one of whose
 * arms has one: there is no standard error inside a block. */
START_TEST(groups_that_stand_alone_are_not_studentised)
{
    static const char *const methods[2] = {"inverted", "inverted-t"};
    for (size_t in_block = 2; in_block <= 4; in_block += 2) {
        struct arena arena = ARENA_INIT;
        struct error error = ERROR_INIT;
        struct request request = REQUEST_INIT;
        struct design design;
        struct analysis analysis;
        const char *lines[32] = {"arm,y,pair,group"};
        for (size_t g = 0, n = 1; g < 12; g++)
            for (size_t k = 0; k < 2 + g % 2; k++)
                lines[n++] = arena_printf(
                    &arena, "%s,%zu,b%zu,g%zu",
                    g % in_block ? "control" : "treat",
                    (g * 5 + k * 3) % 7 % 2, g / in_block, g);
        request.arm = "arm";
        request.outcome = "y";
        request.block = "pair";
        request.cluster = "group";
        request.all_methods = true;
        ck_assert_msg(design_read(&arena, people_table(&arena, lines),
                                  &request, &design, &error) &&
                          analysis_run(&arena, &design, &request, &analysis,
                                       &error),
                      "%s", error.message);
        const struct result *answer =
            results_find(&analysis.results, "treat", ROLE_PRIMARY);
        for (size_t i = 0; i < 2; i++) {
            const struct result *r = results_find_method(
                &analysis.results, "treat", methods[i]);
            ck_assert_ptr_nonnull(strstr(r->label, "not studentised"));
            ck_assert_str_eq(r->test, "randomisation");
            ck_assert_double_eq_tol(r->p, answer->p, 1e-12);
            ck_assert((r->caution != NULL) == (i == 1));
            ck_assert(!r->reason && (r->has & HAS_LIMITS));
        }
        arena_release(&arena);
    }
}
END_TEST

/* Nobody acted in one arm: there is no ratio, and it is said why. */
START_TEST(no_ratio_of_none)
{
    static const char *const lines[] = {
        "arm,times", "treat,1",   "treat,3",   "treat,0",   "treat,2",
        "control,0", "control,0", "control,0", "control,0", NULL};
    struct arena arena = ARENA_INIT;
    struct error error = ERROR_INIT;
    struct request request = REQUEST_INIT;
    struct design design;
    struct analysis analysis;
    request.arm = "arm";
    request.outcome = "times";
    request.kind = "count";
    ck_assert(design_read(&arena, people_table(&arena, lines), &request,
                          &design, &error) &&
              analysis_run(&arena, &design, &request, &analysis, &error));
    const struct result *r =
        results_find(&analysis.results, "treat", ROLE_PRIMARY);
    ck_assert_str_eq(r->method, "welch-mean");
    r = results_find_method(&analysis.results, "treat", "poisson");
    ck_assert(r && r->reason);
    ck_assert(strstr(choice_why(analysis.comparisons[0].choice, &design),
                     "no ratio"));
    arena_release(&arena);
}
END_TEST

/* Where nobody was assigned no row says that anybody was. */
START_TEST(found_is_not_assigned)
{
    struct arena arena = ARENA_INIT;
    struct design design = {.arena = &arena, .observed = true};
    const struct choice *c;
    for (size_t i = 0; (c = choice_at(i)); i++) {
        const char *why = choice_why(c, &design);
        ck_assert_msg(!strstr(why, "ssigned") && !strstr(why, "ssignment"),
                      "%s", why);
    }
    arena_release(&arena);
}
END_TEST

/* The answer on another scale; the difference then stands beside it. */
START_TEST(the_scale_is_chosen)
{
    static const struct {
        struct way way;
        const char *estimand, *method, *difference;
    } cases[] = {
        {{"acted", NULL, NULL, NULL, true},
         "rr", "koopman", "newcombe"},
        {{"acted", NULL, NULL, NULL, true},
         "or", "baptista-pike-midp", "newcombe"},
        {{"acted", NULL, "site", NULL, true},
         "rr", "mh-rr", "blocked"},
        {{"acted", NULL, NULL, "group", false},
         "rr", "poisson-risk", "clustered"},
        {{"acted", NULL, "site", "group", false},
         "odds-ratio", "logit", "block-effects-cr2"},
        {{"times", "count", NULL, NULL, true},
         "rate", "poisson", "welch-mean"},
        {{"times", "ordinal", NULL, NULL, true},
         "win", "win", "welch-mean"},
        {{"times", "ordinal", NULL, NULL, true},
         "or", "proportional-odds", "welch-mean"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct run r;
        struct error error = ERROR_INIT;
        run(&r, &cases[i].way, 0.95, false, false);
        r.request.all_methods = false;
        r.request.estimand = cases[i].estimand;
        ck_assert_msg(analysis_run(&r.arena, &r.design, &r.request,
                                   &r.analysis, &error),
                      "%s", error.message);
        const struct result *answer =
            results_find(&r.analysis.results, "treat", ROLE_PRIMARY);
        const struct result *difference = results_find_method(
            &r.analysis.results, "treat", cases[i].difference);
        ck_assert_str_eq(answer->method, cases[i].method);
        ck_assert_str_eq(answer->estimand, estimand_find(cases[i].estimand));
        ck_assert_msg(difference && difference->role == ROLE_OTHER, "case %zu",
                      i);
        ck_assert((answer->estimate > scale_none(answer->scale)) ==
                  (difference->estimate > 0));
        ck_assert_double_gt(r.analysis.comparisons[0].smallest_effect, 0);
        arena_release(&r.arena);
    }
}
END_TEST

int
main(void)
{
    return RUN_TESTS("choice", rows_name_methods_that_fit,
                     the_test_goes_by_the_size,
                     few_people_get_exact_methods, groups_weigh_the_same,
                     the_design_decides, weights_have_a_test,
                     groups_are_inverted_as_they_are_tested,
                     groups_that_stand_alone_are_not_studentised,
                     no_ratio_of_none, found_is_not_assigned,
                     the_scale_is_chosen);
}
