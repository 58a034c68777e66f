#include <config.h>

#include "analyse/report/report.h"

#include "base/csv.h"
#include "base/utf8.h"
#include "tests/run.h"

#include <jansson.h>
#include <libxml/parser.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef void (*report_writer)(const struct report *report, FILE *out);
typedef void (*analysis_writer)(const struct analysis *analysis, FILE *out);

/* An analysis of counts, in its arena. */
struct made {
    struct arena arena;
    struct request request;
    struct design design;
    struct analysis analysis;
};

static void
make(struct made *made, const char *counts, bool observed)
{
    struct error error = ERROR_INIT;
    made->arena = ARENA_INIT;
    made->request = REQUEST_INIT;
    made->request.observed = observed;
    ck_assert_msg(design_from_counts(&made->arena, counts, &made->request,
                                     &made->design, &error),
                  "%s", error.message);
    ck_assert_msg(analysis_run(&made->arena, &made->design, &made->request,
                               &made->analysis, &error),
                  "%s", error.message);
}

static char *
written(const struct made *made, report_writer report,
        analysis_writer analysis)
{
    char *s = NULL;
    size_t n;
    FILE *out = open_memstream(&s, &n);
    if (report)
        report(report_new((struct arena *)&made->arena, &made->analysis), out);
    else
        analysis(&made->analysis, out);
    fclose(out);
    return s;
}

/* Designs that have been trouble: empty cells, one person, all alike, strata
 * of which some say nothing, many arms, names of all kinds. */
static const char *const hard[] = {
    "23/40,14/41",
    "12/40,14/41",
    "0/10,0/12",
    "10/10,12/12",
    "10/10,0/12",
    "0/1,1/1",
    "1/1,1/1",
    "5/10,1/1",
    "56730/191243,14438/38201",
    "6/7,4/8;4/4,0/5;4/5,0/6;3/3,1/4",
    "6/7,4/8;4/4,0/0;0/0,0/6;3/3,1/4",
    "0/7,0/8;0/4,0/5",
    "10/40,20/40,30/40,11/39",
    "a & <b> \"c\"=10/40,d'e=20/40",
    "an arm with a name that runs on far beyond what fits a line=10/40,"
    "réflexion en groupe=20/40",
};
#define HARD (sizeof hard / sizeof *hard)

START_TEST(first_sentences)
{
    static const struct {
        const char *counts;
        bool observed;
        const char *answer;
    } cases[] = {
        {"23/40,14/41", false,
         "'treatment' raised 'acted' from 34.1 % to 57.5 %."},
        {"14/41,23/40", false,
         "'treatment' lowered 'acted' from 57.5 % to 34.1 %."},
        {"12/40,14/41", false,
         "Whether 'treatment' raised or lowered 'acted' is not settled."},
        {"23/40,14/41", true,
         "'acted' was higher with 'treatment': 57.5 % in 'treatment' and "
         "34.1 % in 'control'."},
        {"12/40,14/41", true,
         "Whether 'acted' goes together with 'treatment' is not settled."},
        {"a=30/40,b=20/40,c=10/40", false,
         "Against 'c' (25.0 %), 'acted' rose in both other arms, by 50.0 "
         "percentage points with 'a' and by 25.0 with 'b'."},
        {"a=30/40,b=11/40,c=10/40", false,
         "Against 'c' (25.0 %), 'acted' rose in 1 of the 2 other arms, by "
         "50.0 percentage points with 'a'; for 'b' the direction is not "
         "settled."},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct made made;
        make(&made, cases[i].counts, cases[i].observed);
        const struct report *report =
            report_new(&made.arena, &made.analysis);
        ck_assert_str_eq(report->answer, cases[i].answer);
        arena_release(&made.arena);
    }
}
END_TEST

START_TEST(words_follow_the_design)
{
    static const char *const never[] = {"no effect", "NaN", "nan", "(null)",
                                        "-0.0 "};
    static const char *const not_observed[] = {
        "raised", "lowered", "rose", "Effects", "number needed", "effect of"};
    for (size_t i = 0; i < 2 * HARD; i++) {
        struct made made;
        bool observed = i >= HARD;
        make(&made, hard[i % HARD], observed);
        char *text = written(&made, report_write_text, NULL);
        for (size_t k = 0; k < sizeof never / sizeof *never; k++)
            ck_assert_msg(!strstr(text, never[k]), "'%s' in '%s': %s",
                          never[k], hard[i % HARD], text);
        for (size_t k = 0;
             observed && k < sizeof not_observed / sizeof *not_observed; k++)
            ck_assert_msg(!strstr(text, not_observed[k]), "'%s' in '%s': %s",
                          not_observed[k], hard[i % HARD], text);
        ck_assert_msg(!observed || strstr(text, "association"), "%s", text);
        free(text);
        arena_release(&made.arena);
    }
}
END_TEST

START_TEST(lines_fit_a_terminal)
{
    for (size_t i = 0; i < HARD; i++) {
        struct made made;
        make(&made, hard[i], false);
        char *text = written(&made, report_write_text, NULL);
        struct text line, rest = text_of(text);
        while (text_split(&rest, '\n', &line))
            ck_assert_msg(utf8_count(line) <= 80, "'%s': %zu wide: %.*s",
                          hard[i], utf8_count(line), TEXT_ARGS(line));
        free(text);
        arena_release(&made.arena);
    }
}
END_TEST

START_TEST(the_page_is_well_formed)
{
    for (size_t i = 0; i < HARD; i++) {
        struct made made;
        make(&made, hard[i], i % 2);
        char *page = written(&made, report_write_html, NULL);
        xmlDocPtr document =
            xmlReadMemory(page, (int)strlen(page), "page.html", "UTF-8",
                          XML_PARSE_NONET | XML_PARSE_NOERROR);
        ck_assert_msg(document != NULL, "'%s': %s", hard[i], page);
        ck_assert(!strstr(page, "http://") && !strstr(page, "src="));
        xmlFreeDoc(document);
        free(page);
        arena_release(&made.arena);
    }
}
END_TEST

/* The members that doc/analyse-json.md promises of each estimate. */
static const char *const members[] = {
    "role",     "outcome",  "estimand", "method",     "label",  "arm",
    "versus",   "estimate", "se",       "df",         "lower",  "upper",
    "level",    "p",        "p_error",  "p_adjusted", "test",   "n",
    "clusters", "fragile",  "reason",   "caution",    "detail", "source",
    "item",     "times",    "assumptions",
};

static void
check_estimate(const json_t *estimate, const char *counts)
{
    size_t n = sizeof members / sizeof *members;
    for (size_t k = 0; k < n; k++)
        ck_assert_msg(json_object_get(estimate, members[k]) != NULL,
                      "'%s' has no '%s'", counts, members[k]);
    ck_assert_uint_eq(json_object_size(estimate), n);
    const json_t *value = json_object_get(estimate, "estimate");
    const json_t *lower = json_object_get(estimate, "lower");
    const json_t *upper = json_object_get(estimate, "upper");
    bool missing = json_is_null(value) && json_is_null(lower) &&
                   json_is_null(json_object_get(estimate, "p"));
    ck_assert_msg(!missing ||
                      json_is_string(json_object_get(estimate, "reason")),
                  "'%s': nothing, and no reason", counts);
    const char *estimand =
        json_string_value(json_object_get(estimate, "estimand"));
    if (strcmp(estimand, "number-needed-to-treat") == 0 ||
        !json_is_real(value))
        return;
    if (json_is_real(lower))
        ck_assert_msg(json_real_value(lower) <= json_real_value(value) + 1e-9,
                      "'%s'", counts);
    if (json_is_real(upper))
        ck_assert_msg(json_real_value(upper) >= json_real_value(value) - 1e-9,
                      "'%s'", counts);
}

START_TEST(json_keeps_its_schema)
{
    for (size_t i = 0; i < HARD; i++) {
        struct made made;
        make(&made, hard[i], false);
        char *text = written(&made, NULL, analysis_write_json);
        json_error_t error;
        json_t *root = json_loads(text, 0, &error);
        ck_assert_msg(root != NULL, "'%s': %s", hard[i], error.text);
        static const char *const parts[] = {
            "praxis",   "schema",  "answer", "design",       "checks",
            "outcomes", "balance", "scales", "facilitators", "estimates"};
        for (size_t k = 0; k < sizeof parts / sizeof *parts; k++)
            ck_assert(json_object_get(root, parts[k]) != NULL);
        const json_t *estimates = json_object_get(root, "estimates");
        ck_assert(json_array_size(estimates) > 0);
        for (size_t k = 0; k < json_array_size(estimates); k++)
            check_estimate(json_array_get(estimates, k), hard[i]);
        json_decref(root);
        free(text);
        arena_release(&made.arena);
    }
}
END_TEST

static bool
count_cells(void *user, const struct text *cells, size_t n, size_t row,
            size_t line, struct error *error)
{
    (void)line;
    (void)error;
    ck_assert_msg(n == 24, "row %zu has %zu cells", row, n);
    if (row > 1)
        ++*(size_t *)user;
    for (size_t c = 1; c < 5; c++) /* names: never a live formula */
        ck_assert(cells[c].n > 0 && !strchr("=+-@", cells[c].s[0]));
    return true;
}

START_TEST(csv_has_a_row_an_estimate)
{
    for (size_t i = 0; i <= HARD; i++) {
        struct made made;
        const char *counts = i < HARD ? hard[i] : "@x=10/40,-y=20/40";
        make(&made, counts, false);
        char *csv = written(&made, NULL, analysis_write_csv);
        struct error error = ERROR_INIT;
        size_t rows = 0;
        ck_assert_msg(delimited_read(text_of(csv), "csv", ',', count_cells,
                                     &rows, &error),
                      "'%s': %s", counts, error.message);
        ck_assert_uint_eq(rows, made.analysis.results.n);
        free(csv);
        arena_release(&made.arena);
    }
}
END_TEST

START_TEST(axes_are_round_and_hold_their_range)
{
    static const double ranges[][2] = {
        {0, 1},       {-0.3, 0.4}, {0.2966, 0.3826}, {1e-9, 2e-9},
        {-1e6, 3.3e6}, {5, 5},     {0, 0},           {-7, -3},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        for (size_t about = 3; about < 9; about++) {
            struct axis axis = axis_of(ranges[i][0], ranges[i][1], about);
            double last = axis.first + axis.step * (double)(axis.n - 1);
            double slack = 1e-6 * axis.step;
            ck_assert(axis.step > 0 && axis.n >= 2 && axis.n <= 2 * about + 2);
            ck_assert_msg(axis.first <= ranges[i][0] + slack, "%zu", i);
            ck_assert_msg(last >= ranges[i][1] - slack, "%zu", i);
            double lead =
                axis.step / pow(10, floor(log10(axis.step) + 1e-9));
            ck_assert_msg(fabs(lead - 1) < 1e-6 || fabs(lead - 2) < 1e-6 ||
                              fabs(lead - 5) < 1e-6,
                          "step %g", axis.step);
        }
}
END_TEST

int
main(void)
{
    return RUN_TESTS("report", first_sentences, words_follow_the_design,
                     lines_fit_a_terminal, the_page_is_well_formed,
                     json_keeps_its_schema, csv_has_a_row_an_estimate,
                     axes_are_round_and_hold_their_range);
}
