#include <config.h>

#include "tests/instruments/form-rows.h"
#include "tests/instruments/form-text.h"
#include "tests/run.h"

#include <stdio.h>

/* A list: its name, then code and label of each choice. */
#define C(list, code, label) "| | " list " | " code " | " label " |\n"
#define AGREE(list, a, b, c, d)                                                \
    C(list, a, "Strongly disagree") C(list, b, "Disagree")                     \
    C(list, c, "Agree") C(list, d, "Strongly agree")
#define DISAGREE(list)                                                         \
    C(list, "1", "Strongly agree") C(list, "2", "Agree")                       \
    C(list, "3", "Disagree") C(list, "4", "Strongly disagree")
#define SATISFIED(list)                                                        \
    C(list, "1", "Very satisfied") C(list, "2", "Satisfied")                   \
    C(list, "3", "Dissatisfied") C(list, "4", "Very dissatisfied")
#define LIKELY(list)                                                           \
    C(list, "1", "Very unlikely") C(list, "2", "Unlikely")                     \
    C(list, "3", "Likely") C(list, "4", "Very likely")
#define IMPORTANT(list)                                                        \
    C(list, "1", "Not at all important") C(list, "2", "Slightly important")    \
    C(list, "3", "Very important")
#define FRENCH(list)                                                           \
    C(list, "1", "Pas du tout d'accord") C(list, "2", "Pas d'accord")          \
    C(list, "3", "D'accord") C(list, "4", "Tout à fait d'accord")

/* rule NULL: nothing is wrong; else one message, at that row of choices. */
static const struct {
    const char *choices, *rule;
    size_t row;
    const char *says;
} cases[] = {
    {AGREE("a", "1", "2", "3", "4") AGREE("b", "4", "3", "2", "1"),
     "scale-codes", 6, "'Strongly disagree' has the code 4 in the list 'b'"},
    {AGREE("a", "1", "2", "3", "4") AGREE("b", "1", "2", "3", "4"), NULL, 0,
     NULL},
    {AGREE("a", "1", "2", "3", "4") AGREE("b", "0", "1", "2", "3"), NULL, 0,
     NULL},
    {AGREE("a", "1", "2", "3", "4") AGREE("b", "d", "c", "b", "a"), NULL, 0,
     NULL},
    {C("a", "1", "Yes") C("a", "0", "No") C("b", "0", "Yes") C("b", "1", "No"),
     "scale-codes", 4, "whose codes run the other way"},
    {C("a", "1", "Yes") C("a", "0", "No") C("b", "1", "Yes") C("b", "2", "No"),
     NULL, 0, NULL},
    {C("a", "1", "Yes") C("a", "0", "No") C("b", "0", "No") C("b", "1", "Yes"),
     NULL, 0, NULL},
    {AGREE("a", "5", "2", "3", "1"), "scale-codes", 2, "5, 2, 3, 1"},
    {C("a", "1", "Never") C("a", "3", "Often") C("a", "2", "Always"),
     "scale-codes", 2, "1, 3, 2"},
    {C("a", "3", "North") C("a", "1", "South") C("a", "2", "East"), NULL, 0,
     NULL},
    {AGREE("a", "-2", "-1", "1", "2") C("a", "-99", "Don't know"), NULL, 0,
     NULL},
    {SATISFIED("a") LIKELY("b") IMPORTANT("c"), "scale-direction", 2,
     "the scale 'b' the other way"},
    {LIKELY("a") IMPORTANT("b") FRENCH("c"), NULL, 0, NULL},
    {FRENCH("a") SATISFIED("b"), "scale-direction", 6, "other way"},
    {AGREE("a", "1", "2", "3", "4") DISAGREE("b"), "scale-direction", 6,
     "the scale 'a' the other way"},
    {DISAGREE("a") C("b", "1", "Never") C("b", "2", "Often")
         C("b", "3", "Always"),
     NULL, 0, NULL},
};

START_TEST(lists)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[4096];
        struct form_text it;
        snprintf(text, sizeof text, "%s%s%s", HEAD "| | text | t | T |\n",
                 CHOICES, cases[i].choices);
        form_text_init(&it, text);
        form_check(it.form, &it.findings);
        ck_assert_msg(it.findings.n == (cases[i].rule ? 1 : 0),
                      "%zu findings for %s: %s", it.findings.n,
                      cases[i].choices,
                      it.findings.n ? it.findings.items[0].message : "");
        if (cases[i].rule) {
            const struct finding *finding = &it.findings.items[0];
            ck_assert_str_eq(finding->rule, cases[i].rule);
            ck_assert_uint_eq(finding->row, cases[i].row);
            ck_assert_msg(strstr(finding->message, cases[i].says) != NULL,
                          "%s", finding->message);
        }
        form_text_release(&it);
    }
}
END_TEST

START_TEST(ranges)
{
    struct form_text it;
    form_text_init(&it, HEAD "| | range | a | A | | | start=0 end=10 |\n"
                             "| | range | b | B | | | start=10 end=0 |\n"
                             "| | range | c | C | | | |\n");
    form_check(it.form, &it.findings);
    ck_assert_uint_eq(it.findings.n, 1);
    ck_assert_str_eq(it.findings.items[0].rule, "scale-direction");
    ck_assert_uint_eq(it.findings.items[0].row, 3);
    ck_assert_str_eq(it.findings.items[0].message,
                     "this range runs down, and that of row 2 up");
    form_text_release(&it);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("scales", lists, ranges);
}
