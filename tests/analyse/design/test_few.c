#include <config.h>

#include "analyse/design/analysis.h"
#include "base/table.h"
#include "tests/run.h"

#include <stdio.h>
#include <string.h>

/* Arms of people or of groups of four, of which the first `differ` have
 * somebody who says otherwise than the rest. */
struct arms_of {
    size_t units[2], differ[2];
    size_t people; /* in a unit */
    const char *kind;
    bool covariate, usual_is_one, times, blocks;
    double tau;
};

static void
add_arm(struct table *table, const struct arms_of *a, size_t arm)
{
    for (size_t u = 0; u < a->units[arm]; u++)
        for (size_t i = 0; i < a->people; i++) {
            size_t row = table_add_row(table);
            bool other = u < a->differ[arm] && i == 0;
            double values[] = {(double)arm, other != a->usual_is_one,
                               (double)(a->blocks ? u % 2 : 1000 * arm + u),
                               1 + (double)(row * 7 % 11)};
            for (size_t c = 0; c < 4; c++)
                table_set_number(table, table->columns[c], row, values[c]);
        }
}

/* The words of all checks of that rule of the analysis, or NULL. */
static const char *
words_of(struct arena *arena, const struct arms_of *a, const char *rule)
{
    static const char *const names[] = {"arm", "acted", "group", "x"};
    struct error error = ERROR_INIT;
    struct request request = REQUEST_INIT;
    struct design *design = arena_array(arena, 1, sizeof *design);
    struct analysis analysis;
    struct table *table = table_new(arena, "people");
    for (size_t c = 0; c < 4; c++)
        table_add_column(table, names[c], COLUMN_INTEGER);
    add_arm(table, a, 0);
    add_arm(table, a, 1);
    request.arm = "arm";
    request.outcome = "acted";
    request.control = "0";
    request.kind = a->kind;
    request.draws = 100;
    if (a->people > 1)
        request.cluster = "group";
    if (a->blocks)
        request.block = "group";
    if (a->covariate)
        request.covariates = "x";
    if (a->times)
        request.time = "x";
    request.tau = a->tau;
    ck_assert_msg(design_read(arena, table, &request, design, &error) &&
                      analysis_run(arena, design, &request, &analysis, &error),
                  "%s", error.message);
    const char *words = NULL;
    for (size_t i = 0; i < analysis.n_checks; i++)
        if (strcmp(analysis.checks[i].rule, rule) == 0)
            words = arena_printf(arena, "%s%s\n", words ? words : "",
                                 analysis.checks[i].message);
    return words;
}

START_TEST(few_who_differ_are_told)
{
    static const struct {
        struct arms_of arms;
        const char *words; /* a part of them; NULL: nothing is said */
    } cases[] = {
        /* 10 of 40 are the smaller arm */
        {{{30, 10}, {9, 4}, 1, "binary", true, false, false, false, 0},
         "only 4 are not"},
        {{{30, 10}, {9, 1}, 1, "binary", true, false, false, false, 0},
         "only 1 is not"},
        {{{30, 10}, {9, 0}, 1, "count", false, false, false, false, 0},
         "only 0 are not"},
        {{{30, 10}, {9, 5}, 1, "binary", true, false, false, false, 0},
         NULL},
        /* of counts the ratio is named, which is the answer */
        {{{30, 10}, {9, 2}, 1, "count", false, false, false, false, 0},
         "(Poisson model"},
        /* all but a few say yes: it is they who differ */
        {{{30, 10}, {9, 2}, 1, "binary", true, true, false, false, 0},
         "only 2 are not"},
        /* the larger arm, and arms alike but for chance */
        {{{10, 30}, {5, 1}, 1, "binary", true, false, false, false, 0},
         NULL},
        {{{20, 20}, {9, 1}, 1, "count", false, false, false, false, 0},
         NULL},
        {{{21, 20}, {9, 1}, 1, "count", false, false, false, false, 0},
         NULL},
        /* without covariates the interval is Newcombe's */
        {{{30, 10}, {9, 1}, 1, "binary", false, false, false, false, 0},
         NULL},
        /* nor is it with times: that of mean times is MOVER's */
        {{{30, 10}, {9, 1}, 1, "binary", false, false, true, false, 0},
         NULL},
        {{{20, 20}, {9, 0}, 1, "binary", false, false, true, false, 0},
         NULL},
        {{{20, 20}, {0, 9}, 1, "binary", false, false, true, true, 0},
         NULL},
        /* but where groups are assigned it is not */
        {{{12, 12}, {9, 0}, 4, "binary", false, false, true, false, 0},
         "Nobody in '1'"},
        {{{12, 12}, {4, 9}, 4, "binary", false, false, true, false, 0},
         "Of 12 groups in '0' only 4 hold"},
        {{{12, 12}, {5, 9}, 4, "binary", false, false, true, false, 0},
         NULL},
        /* the ratio of blocks, where nearly everybody acted */
        {{{30, 10}, {9, 1}, 1, "binary", false, true, false, true, 0},
         "only 1 is not"},
        {{{30, 10}, {9, 5}, 1, "binary", false, true, false, true, 0},
         NULL},
        {{{30, 10}, {9, 1}, 1, "binary", false, false, false, true, 0},
         NULL},
        /* groups: either arm, from ten on; fewer are told as such */
        {{{12, 12}, {4, 9}, 4, "binary", false, false, false, false, 0},
         "only 4 hold"},
        {{{12, 30}, {9, 1}, 4, "binary", false, false, false, false, 0},
         "only 1 holds"},
        {{{12, 12}, {5, 9}, 4, "binary", false, false, false, false, 0},
         NULL},
        {{{9, 9}, {4, 4}, 4, "binary", false, false, false, false, 0},
         NULL},
        /* as many groups in both arms, and not */
        {{{20, 20}, {9, 15}, 4, "binary", false, false, false, false, 0},
         NULL},
        {{{20, 12}, {9, 12}, 4, "binary", false, false, false, false, 0},
         "only 9 hold"},
        {{{20, 12}, {10, 12}, 4, "binary", false, false, false, false, 0},
         NULL},
        {{{18, 12}, {9, 12}, 4, "binary", false, false, false, false, 0},
         NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = ARENA_INIT;
        const char *words =
            words_of(&arena, &cases[i].arms, "few-who-differ");
        if (cases[i].words)
            ck_assert_msg(words && strstr(words, cases[i].words), "%zu: %s",
                          i, words ? words : "nothing");
        else
            ck_assert_msg(!words, "%zu: %s", i, words);
        arena_release(&arena);
    }
}
END_TEST

/* Of one group of arm 1 one person acts, at 7: at 7 as well as later counts up
 * to 7. */
START_TEST(who_acts_after_tau_spreads_no_mean_time)
{
    static const struct {
        double tau;
        const char *words;
    } cases[] = {{7,
                  "Nobody in '1' is known to have come to 'acted' before "
                  "7 ('x')"},
                 {8, "'1' (restricted mean time) rests on very few"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = ARENA_INIT;
        struct arms_of arms = {.units = {12, 12},
                               .differ = {9, 1},
                               .people = 4,
                               .kind = "binary",
                               .times = true,
                               .tau = cases[i].tau};
        const char *words = words_of(&arena, &arms, "few-who-differ");
        ck_assert_msg(cases[i].words
                          ? words && strstr(words, cases[i].words)
                          : !words,
                      "%zu: %s", i, words ? words : "nothing");
        arena_release(&arena);
    }
}
END_TEST

START_TEST(a_ratio_of_next_to_nobody_is_told)
{
    static const struct {
        size_t acted[2];
        const char *words;
    } cases[] = {
        {{0, 9}, "nobody who acted in '0'"},
        {{1, 9}, "1 person who acted in '0'"},
        {{9, 2}, "2 people who acted in '1'"},
        {{3, 3}, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = ARENA_INIT;
        struct arms_of arms = {
            .units = {20, 20},
            .differ = {cases[i].acted[0], cases[i].acted[1]},
            .people = 1,
            .kind = "binary",
        };
        const char *words = words_of(&arena, &arms, "few-who-acted");
        if (cases[i].words)
            ck_assert_msg(words && strstr(words, cases[i].words), "%zu: %s",
                          i, words ? words : "nothing");
        else
            ck_assert_msg(!words, "%zu: %s", i, words);
        arena_release(&arena);
    }
}
END_TEST

int
main(void)
{
    return RUN_TESTS("few", few_who_differ_are_told,
                     who_acts_after_tau_spreads_no_mean_time,
                     a_ratio_of_next_to_nobody_is_told);
}
