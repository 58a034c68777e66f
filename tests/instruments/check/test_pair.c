#include <config.h>

#include "tests/instruments/form-rows.h"
#include "tests/instruments/form-text.h"
#include "tests/run.h"

#include <stdio.h>

START_TEST(pairs_of_items)
{
    struct form_text pre, post;
    form_text_init(&pre, HEAD "| | integer | n_pre | How often? |\n"
                              "| | select_one l | s | Sure? |\n"
                              "| | select_one m | t | True? |\n"
                              "| | text | only | Only? |\n" LIST
                              "| | m | a | A |\n");
    form_text_init(&post, HEAD "| | text | n_post | How often now? |\n"
                               "| | select_one l | s | Sure? |\n"
                               "| | select_one m | t | True? |\n" CHOICES
                               "| | l | b | B |\n| | l | a | A |\n"
                               "| | m | a | Ah |\n");
    /* What is asked once is told, but is no difference. */
    ck_assert_uint_eq(form_check_pair(pre.form, post.form, &post.findings), 4);
    ck_assert_uint_eq(form_text_find(&post, "pair-type")->row, 2);
    ck_assert_uint_eq(form_text_find(&post, "pair-words")->row, 2);
    ck_assert_uint_eq(form_text_find(&post, "pair-choices")->row, 3);
    ck_assert_uint_eq(form_text_find(&post, "pair-choice-words")->row, 4);
    const struct finding *alone = form_text_find(&post, "pair-alone");
    ck_assert_int_eq(alone->severity, SEVERITY_NOTE);
    ck_assert_str_eq(alone->message,
                     "asked before and not here: 'only' (row 5)");
    ck_assert_uint_eq(post.findings.n, 5);
    form_text_release(&pre);
    form_text_release(&post);
}
END_TEST

START_TEST(pairs_are_the_same_in_all_that_counts)
{
    static const char head[] =
        "| survey |\n| | type | name | label::en | label::es | hint::en |"
        " required | appearance | relevant | choice_filter | constraint |"
        " parameters |\n| | integer | n | N | N | | | | | | | |\n";
    static const char choices[] = "| choices |\n"
                                  "| | list_name | name | label::en |\n"
                                  "| | l | 1 | A |\n| | l | 2 | B |\n"
                                  "| | m | 2.0 | B |\n| | m | 1 | A |\n"
                                  "| | k | 1 | A |\n| | k | 2 | Bee |\n"
                                  "| | o | 1 | A |\n"
                                  "| | t | 1 | B |\n| | t | 2 | A |\n";
    static const struct {
        const char *pre, *post, *rule; /* of the one finding; NULL for none */
    } cases[] = {
        {"range | r | R | R | | | | | | | end=10", "range | r | R | R", NULL},
        {"range | r | R | R | | | | | | | start=1", "range | r | R | R |"
         " | | | | | | start=0", "pair-range"},
        {"range | r | R | R", "range | r | R | R | | | | | | | end=5",
         "pair-range"},
        {"range | r | R | R | | | | | | | end=2 tick_labelset=l",
         "range | r | R | R | | | | | | | end=2 tick_labelset=m", NULL},
        {"range | r | R | R | | | | | | | end=2 tick_labelset=l",
         "range | r | R | R | | | | | | | end=2 tick_labelset=k",
         "pair-choice-words"},
        {"range | r | R | R | | | | | | | end=2 tick_labelset=l",
         "range | r | R | R | | | | | | | end=2 tick_labelset=o",
         "pair-choices"},
        {"range | r | R | R | | | | | | | end=2 tick_labelset=l",
         "range | r | R | R | | | | | | | end=2 tick_labelset=t",
         "pair-scale-turned"},
        {"range | r | R | R | | | | | | | end=2 tick_labelset=l",
         "range | r | R | R | | | | | | | end=2", "pair-choices"},
        {"range | r | R | R | | | | | | | end=2",
         "range | r | R | R | | | | | | | end=2 tick_labelset=l",
         "pair-choices"},
        {"text | a | A | Á", "text | a | A | Ah", "pair-words"},
        {"text | a | A | Á", "text | a | A | ", NULL},
        {"text | a | A | Á | h", "text | a | A | Á | hh", "pair-hint"},
        {"text | a | A | Á | h", "text | a | A | Á | ", "pair-hint"},
        {"text | a | A | Á | | yes", "text | a | A | Á", "pair-required"},
        {"text | a | A | Á | | no", "text | a | A | Á", NULL},
        {"text | a | A | Á | | | multiline", "text | a | A | Á",
         "pair-appearance"},
        {"text | a | A | Á | | | | ${n} = 1", "text | a | A | Á",
         "pair-relevant"},
        {"text | a | A | Á | | | | ${n} = 1", "text | a | A | Á | | | | ${n}=1",
         NULL},
        {"text | a_pre | A | Á | | | | ${n} = 1",
         "text | a_post | A | Á | | | | ${n}= 1", NULL},
        {"select_one l | a | A | Á | | | | | name > 1",
         "select_one l | a | A | Á", "pair-filter"},
        {"text | a | A | Á | | | | | | . = 'x'", "text | a | A | Á",
         "pair-constraint"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct form_text pre, post;
        char text[1024];
        snprintf(text, sizeof text, "%s| | %s |\n%s", head, cases[i].pre,
                 choices);
        form_text_init(&pre, text);
        snprintf(text, sizeof text, "%s| | %s |\n%s", head, cases[i].post,
                 choices);
        form_text_init(&post, text);
        size_t read = post.findings.n;
        form_check_pair(pre.form, post.form, &post.findings);
        ck_assert_msg(post.findings.n == read + (cases[i].rule ? 1 : 0),
                      "%s: %zu", cases[i].post, post.findings.n);
        if (cases[i].rule)
            ck_assert_msg(form_text_find(&post, cases[i].rule) != NULL,
                          "no %s for %s", cases[i].rule, cases[i].post);
        form_text_release(&pre);
        form_text_release(&post);
    }
}
END_TEST

/* One message for a list that two items share. */
START_TEST(a_scale_that_turns_round)
{
    static const char survey[] = HEAD "| | select_one l | a | A |\n"
                                      "| | select_one l | b | B |\n" CHOICES;
    static const struct {
        const char *labels[4], *rule;
        size_t n;
    } cases[] = {
        {{"No", "Maybe", "Yes", "Don't know"}, NULL, 0},
        {{"Yes", "Maybe", "No", "Don't know"}, "pair-scale-turned", 1},
        {{"Yes", "No", "Maybe", "Don't know"}, "pair-choice-words", 3},
        {{"No", "Perhaps", "Yes", "Don't know"}, "pair-choice-words", 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct form_text it[2];
        for (size_t k = 0; k < 2; k++) {
            const char *const *labels = cases[k ? i : 0].labels;
            char text[1024];
            snprintf(text, sizeof text,
                     "%s| | l | 1 | %s |\n| | l | 2 | %s |\n"
                     "| | l | 3 | %s |\n| | l | 9 | %s |\n",
                     survey, labels[0], labels[1], labels[2], labels[3]);
            form_text_init(&it[k], text);
        }
        form_check_pair(it[0].form, it[1].form, &it[1].findings);
        ck_assert_msg(it[1].findings.n == cases[i].n, "%s: %zu",
                      cases[i].labels[0], it[1].findings.n);
        if (cases[i].rule)
            ck_assert_ptr_nonnull(form_text_find(&it[1], cases[i].rule));
        form_text_release(&it[0]);
        form_text_release(&it[1]);
    }
}
END_TEST

int
main(void)
{
    return RUN_TESTS("pair", pairs_of_items,
                     pairs_are_the_same_in_all_that_counts,
                     a_scale_that_turns_round);
}
