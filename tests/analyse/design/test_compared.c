/* Who tells of the difference: n, the levels of the answer and the checks must
 * agree on it. */
#include <config.h>

#include "analyse/design/analysis.h"

#include "tests/analyse/design/people.h"
#include "tests/run.h"

#include <string.h>

struct study {
    struct arena arena;
    struct request request;
    struct design design;
    struct analysis analysis;
};

static void
study_run(struct study *study, const char *const *lines, struct request request)
{
    struct error error = ERROR_INIT;
    *study = (struct study){.arena = ARENA_INIT, .request = request};
    study->request.arm = "arm";
    study->request.outcome = "y";
    ck_assert_msg(design_read(&study->arena, people_table(&study->arena, lines),
                              &study->request, &study->design, &error) &&
                      analysis_run(&study->arena, &study->design,
                                   &study->request, &study->analysis, &error),
                  "%s", error.message);
}

/* The words of the first check of that rule; NULL without one. */
static const char *
told(const struct study *study, const char *rule)
{
    for (size_t i = 0; i < study->analysis.n_checks; i++)
        if (strcmp(study->analysis.checks[i].rule, rule) == 0)
            return study->analysis.checks[i].message;
    return NULL;
}

static void
expect_told(const struct study *study, const char *rule, const char *words)
{
    const char *message = told(study, rule);
    ck_assert_msg(message && strstr(message, words), "%s: '%s' lacks '%s'",
                  rule, message ? message : "", words);
}

static size_t
n_of(const struct study *study, const char *method)
{
    for (size_t i = 0; i < study->analysis.results.n; i++)
        if (strcmp(study->analysis.results.items[i].method, method) == 0)
            return study->analysis.results.items[i].n;
    ck_abort_msg("no %s", method);
}

/* Block x holds both arms; y and z one alone. */
static const char *const one_arm_blocks[] = {"arm,y,b,w",
                                             "control,1,x,1",
                                             "control,0,x,1",
                                             "control,0,x,2",
                                             "treat,1,x,1",
                                             "treat,1,x,3",
                                             "treat,0,x,1",
                                             "control,1,y,1",
                                             "control,1,y,1",
                                             "treat,0,z,1",
                                             "treat,0,z,2",
                                             "treat,0,z,1",
                                             NULL};

START_TEST(blocks_of_one_arm_are_in_no_n)
{
    struct request request = REQUEST_INIT;
    request.block = "b";
    request.all_methods = true;
    struct study study;
    study_run(&study, one_arm_blocks, request);
    const char *const inside[] = {
        "mh-score", "mh-rd",   "mh-rr",         "mh-or", "block-effects",
        "cmh",      "blocked", "randomisation", "logit", "inverted"};
    for (size_t i = 0; i < sizeof inside / sizeof *inside; i++)
        ck_assert_msg(n_of(&study, inside[i]) == 6, "%s: %zu", inside[i],
                      n_of(&study, inside[i]));
    ck_assert_uint_eq(n_of(&study, "unblocked"), 11);
    const struct comparison *c = &study.analysis.comparisons[0];
    ck_assert_uint_eq(c->alone.blocks, 2);
    ck_assert_uint_eq(c->alone.people, 5);
    ck_assert_uint_eq(c->lost.blocks, 0);
    ck_assert_double_eq_tol(c->seen[0], 1. / 3, 1e-15);
    ck_assert_double_eq_tol(c->seen[1], 2. / 3, 1e-15);
    expect_told(&study, "blocks-with-one-arm",
                "2 blocks with 5 people hold");
    expect_told(&study, "missing-outcomes", "not everybody is compared");
    expect_told(&study, "not-compared", "by 6 of the 11 people");
    arena_release(&study.arena);
}
END_TEST

/* The same, of numbers. */
START_TEST(blocks_of_one_arm_are_told_of_numbers_too)
{
    struct request request = REQUEST_INIT;
    request.block = "b";
    request.kind = "number";
    struct study study;
    study_run(&study, one_arm_blocks, request);
    ck_assert_uint_eq(n_of(&study, "blocked-mean"), 6);
    expect_told(&study, "blocks-with-one-arm",
                "2 blocks with 5 people hold");
    arena_release(&study.arena);
}
END_TEST

/* 17 of 24 weigh something; R's lm_robust on those has 15 df. */
START_TEST(who_weighs_nothing_is_in_no_n)
{
    const char *lines[26] = {"arm,y,w"};
    struct arena arena = ARENA_INIT;
    for (int i = 0; i < 24; i++)
        lines[i + 1] =
            arena_printf(&arena, "%s,%d,%d", i < 12 ? "control" : "treat",
                         i % 2, i * 5 % 24 < 7 ? 0 : 1 + i % 3);
    struct request request = REQUEST_INIT;
    request.weights = "w";
    struct study study;
    study_run(&study, lines, request);
    ck_assert_uint_eq(n_of(&study, "weighted"), 17);
    ck_assert_uint_eq(study.analysis.comparisons[0].compared, 17);
    expect_told(&study, "not-compared", "by 17 of the 24 people");
    bool said = false;
    for (size_t i = 0; i < study.analysis.n_checks; i++)
        said = said || strstr(study.analysis.checks[i].message,
                              "7 people weigh nothing by 'w'");
    ck_assert(said);
    arena_release(&study.arena);
    arena_release(&arena);
}
END_TEST

/* Without an interval there is no effect that would have been noticed. */
START_TEST(nobody_is_compared)
{
    const char *const lines[] = {
        "arm,y,id,w",  "control,1,a,0", "control,0,b,0", "control,1,c,0",
        "treat,1,d,1", "treat,0,e,2",   "treat,1,f,1",   NULL};
    struct request request = REQUEST_INIT;
    struct study study;
    for (int way = 0; way < 2; way++) {
        request.block = way ? NULL : "id";
        request.weights = way ? "w" : NULL;
        study_run(&study, lines, request);
        ck_assert_uint_eq(study.analysis.results.items[0].n, 0);
        ck_assert(study.analysis.results.items[0].reason != NULL);
        expect_told(&study, "not-compared", "by none of the 6 people");
        ck_assert(told(&study, "smallest-effect") == NULL);
        ck_assert(told(&study, "smallest-p") == NULL);
        arena_release(&study.arena);
    }
    request = REQUEST_INIT;
    request.cluster = "arm"; /* one group an arm: no degrees of freedom */
    study_run(&study, lines, request);
    ck_assert_uint_eq(study.analysis.results.items[0].n, 6);
    ck_assert(told(&study, "not-compared") == NULL);
    ck_assert(told(&study, "smallest-effect") == NULL);
    arena_release(&study.arena);
}
END_TEST

/* A pair that lost a member held both arms. */
START_TEST(a_pair_can_lose_a_member)
{
    const char *const lines[] = {
        "arm,y,p",    "control,0,p1", "treat,1,p1", "control,1,p2",
        "treat,0,p2", "control,0,p3", "treat,1,p3", "control,0,p4",
        "treat,,p4",  "treat,1,p5",   NULL};
    struct request request = REQUEST_INIT;
    request.pair = "p";
    struct study study;
    study_run(&study, lines, request);
    const struct comparison *c = &study.analysis.comparisons[0];
    ck_assert_uint_eq(c->alone.blocks, 1);
    ck_assert_uint_eq(c->lost.blocks, 1);
    ck_assert_uint_eq(c->compared, 6);
    expect_told(&study, "blocks-with-one-arm",
                "1 pair with 1 person holds 'treat' or 'control' alone");
    bool said = false;
    for (size_t i = 0; i < study.analysis.n_checks; i++)
        said = said ||
               strstr(study.analysis.checks[i].message,
                      "1 pair with 1 person whose outcome is known lost");
    ck_assert(said);
    arena_release(&study.arena);
}
END_TEST

START_TEST(a_pair_holds_one_of_each_arm)
{
    struct request request = REQUEST_INIT;
    request.pair = "b";
    struct study study;
    study_run(&study, one_arm_blocks, request);
    ck_assert_int_eq(study.design.scheme, SCHEME_BLOCKED);
    expect_told(&study, "pairs-of-several", "3 pairs of 'b' have several");
    expect_told(&study, "pairs-of-several", "(3 at most)");
    arena_release(&study.arena);
}
END_TEST

START_TEST(arms_that_differ_by_a_blank_are_told)
{
    const char *const lines[] = {"arm,y",     "Control,1",  "control ,0",
                                 "Control,0", "control ,1", "treat,1",
                                 "treat,0",   NULL};
    struct request request = REQUEST_INIT;
    request.control = "control ";
    struct study study;
    study_run(&study, lines, request);
    expect_told(&study, "arms-alike", "differ by case or blanks alone");
    ck_assert_str_eq(study.design.arms[0].name, "control ");
    arena_release(&study.arena);
    request.control = "CONTROL";
    study_run(&study, lines, request);
    ck_assert_str_eq(study.design.arms[0].name, "Control");
    arena_release(&study.arena);
}
END_TEST

/* Outcomes missing in one arm alone, of people and of groups of four: tested
 * whatever comes out. Fisher's p of 8 among 48, all in one arm of 24, is
 * 2 choose(24, 8) / choose(48, 8) = 0.0039; sharper tests go below. */
START_TEST(missing_outcomes_are_tested_always)
{
    const char *lines[50] = {"arm,y,g"};
    struct arena arena = ARENA_INIT;
    struct study study;
    for (int way = 0; way < 2; way++) {
        for (int i = 0; i < 48; i++)
            lines[i + 1] = arena_printf(
                &arena, "%s,%s,g%d", i < 24 ? "control" : "treat",
                i >= 24 && i % 3 == 0 ? "" : i % 2 ? "1" : "0", i / 4);
        struct request request = REQUEST_INIT;
        request.cluster = way ? "g" : NULL;
        request.ignore_clusters = !way;
        study_run(&study, lines, request);
        const struct comparison *c = &study.analysis.comparisons[0];
        ck_assert(c->has_missing_p);
        ck_assert(c->missing_test != NULL && c->missing_reason == NULL);
        if (!way)
            ck_assert(c->missing_p > 0 && c->missing_p < 0.0039);
        expect_told(&study, "missing-outcomes", "0 of 24 (0.0 %)");
        bool said = false;
        for (size_t i = 0; i < study.analysis.n_checks; i++)
            said = said ||
                   strstr(study.analysis.checks[i].message,
                          "Outcomes are missing more often") ||
                   strstr(study.analysis.checks[i].message,
                          "Whether outcomes are missing more often");
        ck_assert(said);
        arena_release(&study.arena);
    }
    arena_release(&arena);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("compared", blocks_of_one_arm_are_in_no_n,
                     blocks_of_one_arm_are_told_of_numbers_too,
                     who_weighs_nothing_is_in_no_n, nobody_is_compared,
                     a_pair_can_lose_a_member, a_pair_holds_one_of_each_arm,
                     arms_that_differ_by_a_blank_are_told,
                     missing_outcomes_are_tested_always);
}
