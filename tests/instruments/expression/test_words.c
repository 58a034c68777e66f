#include <config.h>

#include "instruments/expression/words.h"

#include "tests/run.h"

#define LABEL(s) "\xE2\x80\x9C" s "\xE2\x80\x9D"

static bool
question(void *context, struct text name, struct words_question *out)
{
    static const struct {
        const char *name;
        struct words_question question;
    } questions[] = {
        {"crops", {TEXT("question 4"), true, false}},
        {"sex", {TEXT("question 2"), false, false}},
        {"age", {TEXT("question 3"), false, false}},
        {"../crops", {TEXT("question 4"), true, false}},
        {"/data/age", {TEXT("question 3"), false, false}},
        {"day", {TEXT("question 5"), false, true}},
        {".", {TEXT("your answer"), false, false}},
    };
    (void)context;
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++)
        if (text_is(name, questions[i].name)) {
            *out = questions[i].question;
            return true;
        }
    return false;
}

static bool
choice(void *context, struct text name, struct text code, struct text *label)
{
    (void)context;
    if ((text_is(name, "crops") || text_is(name, "../crops")) &&
        text_is(code, "1"))
        *label = TEXT("Rice");
    else if (text_is(name, "sex") && text_is(code, "f"))
        *label = TEXT("Female");
    else if (text_is(name, "sex") && text_is(code, "m"))
        *label = TEXT("Male");
    else if (text_is(name, "sex") && text_is(code, "o"))
        *label = TEXT("Other");
    else
        return false;
    return true;
}

static const struct {
    const char *source, *words;
} cases[] = {
    {"selected(${crops}, '1')", LABEL("Rice") " is marked in question 4"},
    {"selected(../crops, '1')", LABEL("Rice") " is marked in question 4"},
    {"/data/age > 3 and /data/age[1] > 3", NULL},
    {"/data/age > 3", "question 3 is more than 3"},
    {"age > 3", NULL},
    {"../* > 3", NULL},
    {"not(selected(${crops}, '1'))",
     LABEL("Rice") " is not marked in question 4"},
    {"selected(${sex}, 'f')", "question 2 is " LABEL("Female")},
    {"${sex} = 'f'", "question 2 is " LABEL("Female")},
    {"'f' != ${sex}", "question 2 is not " LABEL("Female")},
    {"${sex} = 'f' or ${sex} = 'm'",
     "question 2 is " LABEL("Female") " or " LABEL("Male")},
    {"${sex} = 'f' or ${sex} = 'm' or ${sex}='o'",
     "question 2 is " LABEL("Female") ", " LABEL("Male") " or " LABEL("Other")},
    {"${age} >= 18", "question 3 is at least 18"},
    {"18 > ${age}", "question 3 is less than 18"},
    {". >= 1 and . <= 10", "your answer is from 1 to 10"},
    {"10 >= . and . >= 1", "your answer is from 1 to 10"},
    {"${age} = ''", "question 3 is not answered"},
    {"not(${age} = '')", "question 3 is answered"},
    {"${day} <= today()", "question 5 is not after today"},
    {"${day} > date('2026-01-05')", "question 5 is after 2026-01-05"},
    {"${age} > 3 and (${sex} = 'f' or ${age} < 9)",
     "question 3 is more than 3 and (question 2 is " LABEL(
         "Female") " or question 3 is less than 9)"},
    {"not(${age} > 3 and ${sex} = 'f')",
     "question 3 is at most 3 or is not answered or question 2 is not " LABEL(
         "Female")},
    {"${sex} = 'f' and not(${age} = 1 and ${day} = 2)",
     "question 2 is " LABEL("Female") " and (question 3 is not 1 or question "
                                      "5 is not 2)"},
    {"${sex} = 'f' or not(not(${age} = 1 and ${sex} = 'm'))",
     "question 2 is " LABEL("Female") " or (question 3 is 1 and question 2 "
                                      "is " LABEL("Male") ")"},
    {"not(${age} > 5)", "question 3 is at most 5 or is not answered"},
    {"not(not(${age} > 5))", "question 3 is more than 5"},
    {"${sex} = 'f' and not(${age} > 5)",
     "question 2 is " LABEL("Female") " and (question 3 is at most 5 or is not "
                                      "answered)"},
    {"not(. > 5)", "your answer is at most 5"},
    {"not(. > ${age})", "your answer is at most question 3 or one of the two "
                        "is not answered"},
    {"${crops} = '1'",
     "what is marked in question 4 is " LABEL("Rice") " alone"},
    {"${crops} != '1'",
     "what is marked in question 4 is not " LABEL("Rice") " alone"},
    {"${crops} = '1' or ${crops} = '1'",
     "what is marked in question 4 is " LABEL("Rice") " alone or what is "
     "marked in question 4 is " LABEL("Rice") " alone"},
    {"${crops} = '1 2'", NULL},
    {"${crops} > 1", NULL},
    {"${crops} = ''", "question 4 is not answered"},
    {"count-selected(${crops}) >= 2",
     "the number of answers marked in question 4 is at least 2"},
    {"not(count-selected(${crops}) >= 2)",
     "the number of answers marked in question 4 is less than 2"},
    {"${hidden} = 1", NULL},
    {". > 0 or . = -99", "your answer is more than 0 or your answer is -99"},
    {"(. >= 0 and . <= 10) or . = -99",
     "your answer is from 0 to 10 or your answer is -99"},
    {". = 1 or . = -99", "your answer is 1 or -99"},
    {". < ${age}", "your answer is less than question 3"},
    {". >= 0 and . <= ${age}",
     "your answer is at least 0 and your answer is at most question 3"},
    {"not(. = ${age})", "your answer is not the same as question 3"},
    {"string-length(.) <= 10",
     "the number of characters in your answer is at most 10"},
    {"${age} = ${crops}", NULL},
    {"${age} = ${hidden}", NULL},
    {"${age} + 1 > 3", NULL},
    {"pulldata('a', 'b', 'c', ${age}) = 1", NULL},
    {"${age} > 3 and regex(${sex}, 'a')", NULL},
    {"${last-saved#age} = 3", NULL},
    {"${age} > ''", NULL},
    {"3 = 3", NULL},
    {"not(${age} >= 1 and ${age} <= 5)",
     "question 3 is not from 1 to 5 or is not answered"},
    {"${crops} >= 1 and ${crops} <= 5", NULL},
    {"not(. >= 1 and . <= 5)", "your answer is not from 1 to 5"},
    {"${sex} = 'f' and not(${age} >= 1 and ${age} <= 5)",
     "question 2 is " LABEL("Female") " and (question 3 is not from 1 to 5 or "
                                      "is not answered)"},
    {"(. > 0 and . < 10) or . = -99",
     "(your answer is more than 0 and your answer is less than 10) or your "
     "answer is -99"},
    {"selected(${crops}, '1') or selected(${crops}, '2')",
     LABEL("Rice") " or 2 is marked in question 4"},
    {"selected(${crops}, '1') or ${crops} = '1'",
     LABEL("Rice") " is marked in question 4 or what is marked in question 4 "
                   "is " LABEL("Rice") " alone"},
    {"selected(${crops}, '1') or ${age} = 1",
     LABEL("Rice") " is marked in question 4 or question 3 is 1"},
    {"1 < count-selected(${crops})",
     "the number of answers marked in question 4 is more than 1"},
    {"not(10 >= string-length(.))",
     "the number of characters in your answer is more than 10"},
    {". = 'yes' or . = 'no'",
     "your answer is " LABEL("yes") " or " LABEL("no")},
    {"${day} = '2026-01-05'", "question 5 is 2026-01-05"},
};

START_TEST(simple_conditions_become_words)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = ARENA_INIT;
        struct words_source source = {NULL, &arena, question, choice};
        struct builder out = BUILDER_INIT;
        struct finding fault = {0};
        struct expression *e =
            expression_parse(&arena, text_of(cases[i].source), &fault);
        ck_assert_msg(e != NULL, "%s: %s", cases[i].source, fault.message);
        builder_add_string(&out, "If ");
        bool simple = expression_words(e, &source, &out);
        struct text words =
            text_slice(builder_text(&out), 3, builder_text(&out).n);
        ck_assert_msg(simple == (cases[i].words != NULL), "%s: %.*s",
                      cases[i].source, TEXT_ARGS(words));
        ck_assert_msg(text_is(words, simple ? cases[i].words : ""),
                      "%s: %.*s", cases[i].source, TEXT_ARGS(words));
        builder_release(&out);
        arena_release(&arena);
    }
}
END_TEST

int
main(void)
{
    return RUN_TESTS("words", simple_conditions_become_words);
}
