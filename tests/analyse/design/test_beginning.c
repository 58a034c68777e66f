/* Covariates: which may be none, how alike the arms began in them, and who has
 * none of them. */
#include <config.h>

#include "analyse/design/analysis.h"

#include "analyse/report/report.h"
#include "tests/analyse/design/people.h"
#include "tests/run.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

struct study {
    struct arena arena;
    struct request request;
    struct design design;
    struct analysis analysis;
};

static const char *const lines[] = {
    "arm,y,age,sex,got,t,twin", "control,0,1,f,0,3,1", "control,1,2,m,0,4,1",
    "control,0,3,f,0,5,1",      "treat,1,3,f,1,1,1",   "treat,1,4,m,1,2,1",
    "treat,0,5,m,0,5,1",        NULL};

/* The same with three ages, one sex, one who took part and a time unknown. */
static const char *const gaps[] = {
    "arm,y,age,sex,got,t,twin", "control,0,1,f,0,3,1", "control,1,,m,0,4,1",
    "control,0,3,f,0,,1",       "treat,1,,,1,1,1",     "treat,1,4,m,,2,1",
    "treat,0,,m,0,5,1",         NULL};

static bool
study_try(struct study *study, const char *const *table,
          struct request request, struct error *error)
{
    *error = ERROR_INIT;
    *study = (struct study){.arena = ARENA_INIT, .request = request};
    study->request.arm = "arm";
    study->request.outcome = "y";
    study->request.ignore_clusters = true;
    return design_read(&study->arena, people_table(&study->arena, table),
                       &study->request, &study->design, error) &&
           analysis_run(&study->arena, &study->design, &study->request,
                        &study->analysis, error);
}

static void
study_run(struct study *study, const char *const *table,
          struct request request)
{
    struct error error;
    ck_assert_msg(study_try(study, table, request, &error), "%s",
                  error.message);
}

/* How many checks hold those words. */
static size_t
told(const struct study *study, const char *words)
{
    size_t n = 0;
    for (size_t i = 0; i < study->analysis.n_checks; i++)
        n += strstr(study->analysis.checks[i].message, words) != NULL;
    return n;
}

static const struct {
    const char *covariates, *received, *time, *weights, *secondary;
    const char *words;
} refused[] = {
    {"y", NULL, NULL, NULL, NULL, "--covariates: 'y' is the outcome"},
    {"age,arm", NULL, NULL, NULL, NULL, "--covariates: 'arm' is the arm"},
    {"age,sex,age", NULL, NULL, NULL, NULL, "'age' is named twice"},
    {"t", NULL, "t", NULL, NULL, "'t' is the time to the outcome"},
    {"got", "got", NULL, NULL, NULL, "'got' is who took part"},
    {"got", NULL, NULL, NULL, "t,got=1", "'got' is a secondary outcome"},
    {NULL, "y", NULL, NULL, NULL, "--received: 'y' is the outcome"},
    {NULL, NULL, "arm", NULL, NULL, "--time: 'arm' is the arm"},
    {NULL, NULL, NULL, "y", NULL, "--weights: 'y' is the outcome"},
};

START_TEST(what_came_after_is_no_covariate)
{
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        struct request request = REQUEST_INIT;
        request.covariates = refused[i].covariates;
        request.received = refused[i].received;
        request.time = refused[i].time;
        request.weights = refused[i].weights;
        request.secondary = refused[i].secondary;
        struct study study;
        struct error error;
        ck_assert_msg(!study_try(&study, lines, request, &error), "%s",
                      refused[i].words);
        ck_assert_int_eq(error.kind, ERROR_USAGE);
        ck_assert_msg(strstr(error.message, refused[i].words), "%s",
                      error.message);
        arena_release(&study.arena);
    }
}
END_TEST

/* Ages 1, 2, 3 and 3, 4, 5: two standard deviations apart, and 4 of the 20
 * assignments are as far. */
START_TEST(arms_begin_apart)
{
    struct request request = REQUEST_INIT;
    request.covariates = "age,twin";
    struct study study;
    study_run(&study, lines, request);
    const struct beginning *b = &study.analysis.beginnings[0];
    ck_assert_uint_eq(b->n, 2);
    ck_assert(b->varies[0] && !b->varies[1]);
    ck_assert_double_eq_tol(b->apart[0], 2, 1e-14);
    ck_assert(b->reason == NULL);
    ck_assert_double_eq_tol(b->p, 4. / 20, 1e-12);
    ck_assert(b->p_error == 0);
    ck_assert_uint_eq(told(&study, "began unlike in 'age': 2.00"), 1);
    ck_assert_uint_eq(told(&study, "looked at in 2 covariates"), 1);
    arena_release(&study.arena);
    request.observed = true; /* nobody was assigned */
    study_run(&study, lines, request);
    ck_assert(study.analysis.beginnings == NULL);
    arena_release(&study.arena);
}
END_TEST

static char *
written(struct study *study, bool json)
{
    char *s = NULL;
    size_t n;
    FILE *out = open_memstream(&s, &n);
    if (json)
        analysis_write_json(&study->analysis, out);
    else
        report_write_text(report_new(&study->arena, &study->analysis), out);
    fclose(out);
    return s;
}

START_TEST(the_beginning_is_shown)
{
    struct request request = REQUEST_INIT;
    request.covariates = "age,twin";
    struct study study;
    study_run(&study, lines, request);
    char *text = written(&study, false), *json = written(&study, true);
    ck_assert(strstr(text, "How alike the arms began\n"
                           "  covariate  difference\n"
                           "  age             +2.00\n"
                           "  twin                -\n") != NULL);
    json_t *root = json_loads(json, 0, NULL);
    json_t *one = json_array_get(json_object_get(root, "balance"), 0);
    json_t *age = json_array_get(json_object_get(one, "covariates"), 0);
    json_t *twin = json_array_get(json_object_get(one, "covariates"), 1);
    ck_assert_double_eq_tol(json_real_value(json_object_get(age, "before")), 2,
                            1e-14);
    ck_assert(json_is_null(json_object_get(age, "after")));
    ck_assert(json_is_null(json_object_get(twin, "before")));
    ck_assert(json_is_string(json_object_get(twin, "reason")));
    ck_assert_double_eq_tol(json_real_value(json_object_get(one, "p")), 0.2,
                            1e-12);
    ck_assert(json_is_null(json_object_get(one, "least")));
    ck_assert_uint_eq(json_array_size(json_object_get(root, "attrition")), 0);
    json_decref(root);
    free(text);
    free(json);
    arena_release(&study.arena);
}
END_TEST

START_TEST(who_lacks_one_is_told)
{
    struct request request = REQUEST_INIT;
    request.covariates = "age,sex";
    request.received = "got";
    struct study study;
    study_run(&study, gaps, request);
    ck_assert_uint_eq(told(&study, "'age' is missing for 3 of 6 people: they "
                                   "stand at its mean"),
                      1);
    ck_assert_uint_eq(told(&study, "'sex' is missing for 1 of 6 people"), 1);
    ck_assert_uint_eq(told(&study, "White & Thompson 2005"), 2);
    ck_assert_uint_eq(told(&study, "looked at in 2 covariates"), 1);
    ck_assert_uint_eq(told(&study, "('got') is not known of 1 person: 0 of 3 "
                                   "(0.0 %) in 'control', 1 of 3"),
                      1);
    arena_release(&study.arena);
    request = REQUEST_INIT;
    request.covariates = "age";
    request.time = "t";
    request.observed = true;
    study_run(&study, gaps, request);
    ck_assert_uint_eq(told(&study, "Greenland & Finkle 1995"), 1);
    ck_assert_uint_eq(told(&study, "('t') is not known of 1 person"), 1);
    arena_release(&study.arena);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("beginning", what_came_after_is_no_covariate,
                     arms_begin_apart, the_beginning_is_shown,
                     who_lacks_one_is_told);
}
