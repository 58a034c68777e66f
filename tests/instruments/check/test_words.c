#include <config.h>

#include "tests/instruments/form-rows.h"
#include "tests/instruments/form-text.h"
#include "tests/run.h"

#include <stdio.h>

/* Of one mistake there is one message, and it says what to write. */
struct mistake {
    const char *text, *rule, *says;
};

static size_t
count_telling(const struct form_text *it)
{
    size_t n = 0;
    for (size_t i = 0; i < it->findings.n; i++)
        n += it->findings.items[i].severity != SEVERITY_NOTE;
    return n;
}

static void
check_mistake(const struct mistake *mistake)
{
    struct form_text it;
    form_text_init(&it, mistake->text);
    form_check(it.form, &it.findings);
    const struct finding *finding = form_text_find(&it, mistake->rule);
    ck_assert_msg(finding != NULL, "no %s for %s", mistake->rule,
                  mistake->text);
    ck_assert_msg(count_telling(&it) == 1, "%zu messages for %s",
                  count_telling(&it), mistake->text);
    ck_assert_msg(strstr(finding->message, mistake->says) ||
                      strstr(finding->mend, mistake->says),
                  "%s: %s; %s", mistake->text, finding->message,
                  finding->mend);
    form_text_release(&it);
}

START_TEST(types_and_headers)
{
    static const struct mistake cases[] = {
        {HEAD "| | select_many l | a | A |\n" LIST, "type-unknown",
         "write 'select_multiple l'"},
        {HEAD "| | select_one l m | a | A |\n" LIST, "type-unknown",
         "write 'select_one l'"},
        {HEAD "| | select_one l m | a | A |\n" LIST, "type-unknown",
         "a question has one"},
        {HEAD "| | select_one l or_othr | a | A |\n" LIST, "type-unknown",
         "write 'select_one l or_other'"},
        {"| survey |\n| | type | name | label | lable::French |\n"
         "| | text | a | A | B |\n",
         "column-misspelt", "rename the column 'label::French'"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_mistake(&cases[i]);
}
END_TEST

/* first and second: the language of the labels of either sheet. */
static size_t
count_told(const char *first, const char *second, const char *rule)
{
    char text[1024];
    struct form_text it;
    snprintf(text, sizeof text,
             "| survey |\n| | type | name | label::%s | label::English (en) |\n"
             "| | select_one l | a | A | Z |\n"
             "| choices |\n| | list_name | name | label::%s |"
             " label::English (en) |\n| | l | x | X | Y |\n",
             first, second);
    form_text_init(&it, text);
    form_check(it.form, &it.findings);
    size_t n = count_telling(&it);
    if (n == 1)
        ck_assert_ptr_nonnull(form_text_find(&it, rule));
    form_text_release(&it);
    return n;
}

START_TEST(languages)
{
    static const char *const one[][2] = {
        {"Français (fr)", "Francais (fr)"}, {"Français (fr)", "francais"},
        {"French (fr)", "Français (fr)"},   {"Spanish (es)", "Spannish (es)"},
        {"Kiswahili", "Kiswahli"},
    };
    static const char *const two[][2] = {
        {"Tonga (to)", "Tsonga (ts)"}, {"Danish (da)", "Spanish (es)"},
        {"Português (pt)", "Português (pt-BR)"},
    };
    for (size_t i = 0; i < sizeof one / sizeof *one; i++)
        ck_assert_msg(count_told(one[i][0], one[i][1], "language-twice") == 1,
                      "%s", one[i][1]);
    for (size_t i = 0; i < sizeof two / sizeof *two; i++)
        ck_assert_msg(count_told(two[i][0], two[i][1], "") == 2, "%s",
                      two[i][1]);
    ck_assert_uint_eq(count_told("Français (fr)", "Français (fr)", ""), 0);
}
END_TEST

START_TEST(conditions)
{
    static const struct mistake cases[] = {
        {HEAD "| | text | a | A |\n| | note | b | B | | | | | |"
              " regex(${a}, ^(a)$) |\n",
         "expression-syntax", "write '^(a)$'"},
        {HEAD "| | text | a | A |\n| | note | b | B | | | | | |"
              " ${a} = 2^3 |\n",
         "expression-syntax", "write pow(a, b)"},
        {HEAD "| | text | a | A |\n| | note | b | B | | | | | |"
              " ${a} ! = 'x' |\n",
         "expression-syntax", "write !="},
        {HEAD "| | integer | a | A |\n| | note | b | B | | | | | |"
              " ${a} > = 3 |\n",
         "expression-syntax", "write >="},
        {HEAD "| | text | a | A |\n| | note | b | B | | | | | |"
              " ${a} = 'it's' |\n",
         "expression-syntax", "write \"it's\""},
        {"| survey |\n| | type | name | label | constraint |\n"
         "| | integer | a | A | 1-10 |\n",
         "expression-always-true", "write . >= 1 and . <= 10"},
        {HEAD "| | begin repeat | r | R |\n"
              "| | text | a | A | | | | | | position(..) = 0 |\n"
              "| | end repeat |\n",
         "expression-never-true", "1 or more"},
        {HEAD "| | text | a | A | | | | | | not(true()) |\n", "never-asked",
         "nobody is asked"},
        {"| survey |\n| | type | name | label | repeat_count |\n"
         "| | begin repeat | r | R | five |\n| | text | a | A | |\n"
         "| | end repeat | | | |\n",
         "repeat-count-number", "write it in digits"},
        {"| survey |\n| | type | name | label | repeat_count |\n"
         "| | integer | n | N | |\n"
         "| | begin repeat | r | R | n |\n| | text | a | A | |\n"
         "| | end repeat | | | |\n",
         "expression-unquoted-word", "write ${n}"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_mistake(&cases[i]);
}
END_TEST

/* What the reference takes as it stands is told and written all the same. */
START_TEST(no_form_that_runs_is_refused)
{
    static const char *const forms[] = {
        "| survey |\n| | type | name | label | repeat_count |\n"
        "| | begin repeat | r | R | five |\n| | text | a | A | |\n"
        "| | end repeat | | | |\n",
        "| survey |\n| | type | name | label | relevant |\n"
        "| | text | a | A | |\n| | text | b | B | ${a} > '' |\n",
        "| survey |\n| | type | name | label | constraint |\n"
        "| | integer | a | A | 5 < . < 10 |\n",
        "| survey |\n| | type | name | label | constraint |\n"
        "| | text | a | A | . + 'x' = 'ax' |\n",
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        struct form_text it;
        form_text_init(&it, forms[i]);
        form_check(it.form, &it.findings);
        ck_assert_msg(count_telling(&it) > 0, "%s", forms[i]);
        for (size_t k = 0; k < it.findings.n; k++)
            ck_assert_msg(it.findings.items[k].severity != SEVERITY_ERROR,
                          "%s: %s", forms[i], it.findings.items[k].message);
        form_text_release(&it);
    }
}
END_TEST

START_TEST(references)
{
    static const struct mistake cases[] = {
        {HEAD "| | select_one l | a | A | | | randomize=true seed=${nope} |\n"
         LIST,
         "reference-unknown", "no question named 'nope'"},
        {HEAD "| | text | first | ${frist} |\n", "reference-unknown",
         "use the name of a question"},
        {HEAD "| | text | a | ${b} |\n", "reference-unknown",
         "use the name of a question"},
        {HEAD "| | text | first | A |\n| | text | b | ${frist} |\n",
         "reference-unknown", "${first}"},
        {"| survey |\n| | type | name | label | disabled |\n"
         "| | text | a | A | yes |\n| | text | b | ${a} | |\n",
         "reference-unknown", "its row 2 is disabled"},
        {"| survey |\n| | type | name | label | disabled | relevant |\n"
         "| | text | a | A | yes | |\n| | text | b | B | | ${a} = 'x' |\n",
         "expression-unknown-reference", "its row 2 is disabled"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_mistake(&cases[i]);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("words", types_and_headers, languages, conditions,
                     no_form_that_runs_is_refused, references);
}
