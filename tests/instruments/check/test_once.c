#include <config.h>

#include "tests/instruments/form-rows.h"
#include "tests/instruments/form-text.h"
#include "tests/run.h"

#include <stdio.h>

#define Q "| survey |\n| | type | name | label |\n"

START_TEST(one_mistake_is_one_message)
{
    static const struct {
        const char *text, *rule;
        size_t row;
        const char *says;
    } cases[] = {
        {"| survey |\n| | tpye | name | label |\n| | text | a | A |\n",
         "column-misspelt", 1, "rename the column 'type'"},
        {Q "| | select_one l | a | A |\n"
           "| choices |\n| | listname | name | label |\n| | l | a | A |\n",
         "column-misspelt", 1, "rename the column 'list_name'"},
        {"| suvrey |\n| | type | name | label |\n| | text | a | A |\n"
         "| settings |\n| | form_id |\n| | f |\n",
         "sheet-missing", 0, "rename the sheet 'survey'"},
        {"| surveys |\n| | type | name | label |\n| | select_one l | a | A |\n"
         LIST,
         "sheet-missing", 0, "'surveys' was read as it"},
        {"| Sheet1 |\n| | type | name | label |\n| | select_one l | a | A |\n"
         LIST,
         "sheet-missing", 0, "'Sheet1' was read as it"},
        {Q "| | select_one l | a | A |\n| | select_one l | b | B |\n"
           "| choice |\n| | list_name | name | label |\n| | l | a | A |\n",
         "sheet-missing", 0, "rename the sheet 'choices'"},
        {"| survey |\n| | type | name | label | parameters |\n"
         "| | range | a | A | start=1 end=2 tick_labelset=l |\n"
         "| Choises |\n| | list_name | name | label |\n| | l | 1 | A |\n",
         "sheet-missing", 0, "'Choises' was read as it"},
        {"| survey |\n| | type | name | label::English (en) | hint |\n"
         "| | select_one l | a | A | h |\n"
         "| choices |\n| | list_name | name | label::English (en) |\n"
         "| | l | a | A |\n| | l | b | B |\n",
         "translation-column", 1, "rename the column 'hint' to"},
        {"| survey |\n| | type | name | label | label::Spanish (es) |\n"
         "| | text | a | A | A |\n| | text | b | | B |\n",
         "translation-missing", 3, "in the column that names no language"},
        {"| survey |\n| | type | name | label | label::Spanish (es) |"
         " hint::Spanish (es) |\n| | text | a | A | A | A |\n",
         "translation-column", 1, "add a column 'hint'"},
        {"| survey |\n| | My survey | | |\n| | type | name | label |\n"
         "| | text | a | A |\n",
         "headers-below", 1, "the headers of the columns are in row 2"},
        {"| survey |\n| | type | naem | label |\n| | text | a | A |\n"
         "| | text | b | ${a} |\n",
         "column-misspelt", 1, "rename the column 'name'"},
        {Q "| | select_one l | a | A |\n| | text | b | B |\n"
           "| choices |\n| | list_name | naem | label |\n| | l | a | A |\n",
         "column-misspelt", 1, "rename the column 'name'"},
        {"| survey |\n| | type | label |\n| | text | A |\n| | text | B |\n",
         "column-missing", 1, "row 2 needs one"},
        {"| survey |\n| | type | name | labeel::English (en) |"
         " label::French (fr) |\n| | text | a | A | B |\n"
         "| | text | b | ${a} | B |\n",
         "column-misspelt", 1, "rename the column 'label::English (en)'"},
        {"| survey |\n| | type | name | label | calculaton |\n"
         "| | calculate | a | | 1 |\n| | calculate | b | | 2 |\n"
         "| | text | c | ${a} ${b} | |\n",
         "column-misspelt", 1, "rename the column 'calculation'"},
        {Q "| | select_one l | a | A |\n| | select_multiple k or_other | b | B "
           "|\n| | rank l | c | C |\n",
         "sheet-missing", 0, "row 2 asks for its list 'l'"},
        {Q "| | select_one k or_other | b | B |\n" LIST, "list-unknown", 2,
         "named 'k'"},
        {HEAD "| | select_one list | a | A | yes |\n"
              "| | text | b | B | | | | | | ${a} = 'c' |\n" CHOICES
              "| | list | a | A |\n| | list | b | B |\n"
              "| | liist | c | No |\n| | other | c | C |\n",
         "choice-list-misspelt", 4, "if 'list' is meant"},
        {HEAD "| | select_one l | a | A | yes |\n"
              "| | text | b | B | | | | | | ${a} = 'c' |\n" CHOICES
              "| | | c | Prefer not to say |\n| | l | a | A |\n"
              "| | l | b | B |\n",
         "choice-without-list", 2, "write the name of its list"},
        {HEAD "| | select_one l | a | A | yes |\n"
              "| | text | b | B | | | | | | ${a} = 'c' |\n" CHOICES
              "| | l | a | A |\n| | | c | C |\n| | l | b | B |\n",
         "choice-without-list", 3, "such as 'l'"},
        {HEAD "| | begin_group | g | G |\n| | text | a | A |\n"
              "| | end_repeat | | |\n| | text | b | B |\n",
         "end-without-begin", 4, "write 'end_group'"},
        {"| survey |\n| | type | name | label | constraint | relevant |\n"
         "| | integer | a | A | . <= 0 and . >= 9 | |\n"
         "| | text | b | B | | ${a} > 0 |\n| | text | c | C | | ${a} > 3 |\n",
         "expression-never-true", 2, "exclude each other"},
        {Q "| | select multiple l | a | A |\n" LIST, "type-unknown", 2,
         "is not a type of question"},
        {Q "| | select_one l k | a | A |\n" LIST, "type-unknown", 2,
         "names several lists"},
        {Q "| | xml-externl | staff | |\n| | text | a | A |\n",
         "type-unknown", 2, "write 'xml-external'"},
        {HEAD "| | begin_group | g | G | x |\n| | text | a | A |\n"
              "| | end_group | | |\n",
         "required-group", 2, "require the questions in it"},
        {Q "| | integer | age | A |\n| | text | b | You are {age}. |\n",
         "reference-syntax", 3, "write ${age}"},
        {Q "| | integer | age | A |\n| | text | b | At $(age), ${age} |\n",
         "reference-syntax", 3, "people read '$(age)'"},
        {Q "| | integer | age | A |\n| | text | b | At $ {age} |\n",
         "reference-syntax", 3, "people read '$ {age}'"},
        {HEAD "| | integer | a | A |\n| | text | b | B | | | | | | ${a} + 1 |\n",
         "expression-no-condition", 3, "as in ${a} + 1 > 0"},
        {HEAD "| | integer | a | A |\n| | text | b | B | | | | | | 5 |\n"
              "| | text | c | C | | | | | | 1 |\n",
         "expression-always-true", 3, "always holds"},
        {HEAD "| | text | consent? | A |\n"
              "| | text | b | ${consent} | | | | | | ${consent} = 'x' |\n",
         "name-characters", 2, "write 'consent'"},
        {HEAD "| | select_one l | m name | A |\n"
              "| | text | b | B | | | | | | ${m_name} = 'a' |\n" LIST,
         "name-characters", 2, "write 'm_name'"},
        {HEAD "| | begin_group | 1g | A |\n| | integer | a | A |\n"
              "| | end_group | | |\n"
              "| | text | b | B | | | | | | ${g} != '' and /data/g/a > 1 |\n",
         "name-characters", 2, "write 'g'"},
        {HEAD "| | text | | A |\n| | text | age | C |\n"
              "| | text | b | B | | | | | ${consent} | ${consent} = 'x' and "
              "${consent} != 'y' |\n",
         "name-missing", 2, "write 'consent'"},
        {"| survey |\n| | text | name | Your name? |\n"
         "| | integer | age | Your age? |\n",
         "column-missing", 1, "head the columns"},
        {"| type | name | label |\n| text | a | A |\n", "sheet-missing", 0,
         "write a line '| survey |' above the headers"},
        {"| survey |\n| | type | name | label::English (en) | label::French |"
         "\n| | select_one l | a | A | Ah |\n"
         "| choices |\n| | list_name | name | label::English (en) |"
         " label::French (fr) |\n| | l | a | A | Ah |\n| | l | b | B | Be |\n",
         "language-twice", 1, "did you mean one?"},
        {"| survey |\n| | type | name | label | relevant |\n"
         "| | text | a | A | |\n| | text | a | B | |\n"
         "| | text | c | So ${a}? | ${a} = 'x' |\n",
         "name-twice", 3, "taken by row 2"},
        {Q "| | select_one l | a | A |\n"
           "| choices |\n| | list_name | code | label |\n| | l | a | A |\n"
           "| | l | b | B |\n",
         "column-missing", 1, "has no column 'name'"},
        {"| survey |\n| type | name | label |\n| text | a | A |\n",
         "sheet-empty", 0, "leave the first cell of the lines below"},
        {Q "| | text | a | A |\n" /* nothing is missed */
           "| choice |\n| | list_name | name | label |\n| | l | a | A |\n",
         "sheet-misspelt", 0, "the sheet 'choice' is not used"},
        {Q "| | text | a | A |\n| setting |\n| | form_id |\n| | f |\n",
         "sheet-misspelt", 0, "if the sheet 'settings' is meant"},
        {"| survey |\n| | type | name | label | parameters |\n"
         "| | range | a | A | start=1 end=3 tick_labelset=l |\n" LIST,
         "range-labels", 2, "'a' is not a number"},
        {"| survey |\n| | type | name | label | relevant |\n"
         "| | text | a | A | |\n| | text | b | B | '${a}' = 'x' |\n",
         "expression-reference-in-quotes", 3, "inside quotes"},
        {Q "| | begin_loop over l | a | A |\n| | text | b | B |\n"
           "| | end_loop |\n",
         "type-refused", 2, "loops"},
        {Q "| | begin_score | s | S |\n| | score__row | b | B |\n"
           "| | score__row | c | C |\n| | end_score |\n",
         "type-refused", 2, "KoboToolbox"},
        {Q "| | begin_rank | s | S |\n| | rank__level | b | B |\n"
           "| | end_rank |\n",
         "type-refused", 2, "the type rank"},
        {Q "| | begin_group | g | G |\n| | text | a | A |\n"
           "| | begin_repeat | r | R |\n| | text | b | B |\n"
           "| | end_group |\n| | end_repeat |\n",
         "end-without-begin", 6, "'end_repeat' above this row"},
        {Q "| | begin_group | g | G |\n| | begin_repeat | r | R |\n"
           "| | text | b | B |\n| | end_group |\n| | text | c | C |\n",
         "end-without-begin", 5, "'end_repeat' above this row"},
        /* the label of a choice in the place of its code */
        {"| survey |\n| | type | name | label | relevant |\n"
         "| | select_one l | a | A | |\n| | text | b | B | ${a} = 'no' |\n"
         "| choices |\n| | list_name | name | label |\n| | l | 1 | Yes |\n"
         "| | l | 0 | No |\n",
         "expression-unknown-choice", 3, "write '0', the code"},
        /* ends that changed places, and one of no group at all */
        {Q "| | begin_group | g | G |\n| | begin_group | h | H |\n"
           "| | text | b | B |\n| | end_group | g | |\n"
           "| | end_group | h | |\n",
         "end-of-another", 5, "write 'h'"},
        {Q "| | begin_group | g | G |\n| | text | b | B |\n"
           "| | end_group | gg | |\n",
         "end-of-another", 4, "the group 'g' of row 2"},
        {"| survey |\n| | type | name | label::English (en) |"
         " hint::english (en) |\n| | text | a | A | h |\n",
         "language-twice", 1, "did you mean one?"},
        {"| survey |\n| | type | name | label::French (fr) |"
         " hint::French(fr) |\n| | text | a | A | h |\n",
         "language-twice", 1, "'French(fr)' and 'French (fr)'"},
        {Q "| | select_one l | a | A |\n| choices |\n"
           "| | list_name | name | label |\n| | l | a | A |\n| | l | b | B |\n"
           "| settings |\n| | form_idd |\n| | f |\n",
         "column-misspelt", 1, "form_id"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct form_text it;
        form_text_init(&it, cases[i].text);
        form_check(it.form, &it.findings);
        const struct finding *finding = form_text_find(&it, cases[i].rule);
        ck_assert_msg(finding != NULL, "no %s for %s", cases[i].rule,
                      cases[i].text);
        ck_assert_msg(findings_count(&it.findings, SEVERITY_ERROR) +
                              findings_count(&it.findings, SEVERITY_WARNING) ==
                          1,
                      "%zu findings for %s", it.findings.n, cases[i].text);
        ck_assert_uint_eq(finding->row, cases[i].row);
        ck_assert_msg(strstr(finding->message, cases[i].says) ||
                          strstr(finding->mend, cases[i].says),
                      "%s; %s", finding->message, finding->mend);
        form_text_release(&it);
    }
}
END_TEST

/* Apps, themes and plug-ins have words of their own. */
START_TEST(other_appearances_are_left_alone)
{
    static const char *const words[] = {
        "w4", "columns-3 no-buttons", "ex:org.app.counterr(a='minimum')",
        "search('fruit')", "my-theme", "mapbox", "custom-minimal-thing",
        "printer:org.x", "numbers thousands-sep", "Field-list",
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct form_text it;
        char text[1024];
        snprintf(text, sizeof text,
                 "| survey |\n| | type | name | label | appearance |\n"
                 "| | text | a | A | %s |\n",
                 words[i]);
        form_text_init(&it, text);
        form_check(it.form, &it.findings);
        bool told = form_text_find(&it, "appearance-misspelt") != NULL;
        ck_assert_msg(told == (words[i][0] == 'F'), "%s", words[i]);
        form_text_release(&it);
    }
}
END_TEST

START_TEST(other_brackets_are_left_alone)
{
    static const char *const words[] = {
        "{other}", "${age} {", "(age) $5", "$ (the age)", "{}", "$",
        "[age] {the age}", "costs $(5)", "{",
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct form_text it;
        char text[1024];
        snprintf(text, sizeof text, Q "| | integer | age | A |\n"
                                      "| | text | b | %s |\n", words[i]);
        form_text_init(&it, text);
        form_check(it.form, &it.findings);
        ck_assert_msg(it.findings.n == 0, "%s", words[i]);
        form_text_release(&it);
    }
}
END_TEST

/* Nobody knows what columns it would have. */
START_TEST(a_missing_list_is_one_message)
{
    struct form_text it;
    form_text_init(&it, "| survey |\n"
                        "| | type | name | label | choice_filter |\n"
                        "| | select_one k | a | A? | name = 'b' or near = 1 |"
                        "\n" LIST);
    form_check(it.form, &it.findings);
    ck_assert_ptr_nonnull(form_text_find(&it, "list-unknown"));
    ck_assert_uint_eq(findings_count(&it.findings, SEVERITY_ERROR), 1);
    ck_assert_ptr_null(form_text_find(&it, "expression-lost-column"));
    form_text_release(&it);
}
END_TEST

START_TEST(what_goes_with_a_forgotten_type_is_not_judged)
{
    struct form_text it;
    form_text_init(&it, "| survey |\n"
                        "| | type | name | label | parameters | choice_filter |"
                        "\n| | | a | A? | start=1 | x = 1 |\n"
                        "| | osm k | b | B? | y=2 | |\n");
    form_check(it.form, &it.findings);
    ck_assert_ptr_nonnull(form_text_find(&it, "type-missing"));
    ck_assert_ptr_nonnull(form_text_find(&it, "type-refused"));
    ck_assert_uint_eq(findings_count(&it.findings, SEVERITY_ERROR), 2);
    form_text_release(&it);
}
END_TEST

START_TEST(mends_say_what_to_write)
{
    static const struct {
        const char *text, *rule, *column, *says;
    } cases[] = {
        {"| survey |\n| | type | name | label | hint::English (en) |\n"
         "| | text | a | A | h |\n",
         "translation-column", "label",
         "rename the column 'label' to 'label::English (en)'"},
        {"| survey |\n| | type | name | Label::A (a) | label::B (b) |"
         " hint::A (a) |\n| | text | a | A | B | C |\n",
         "translation-column", "hint::A (a)", "add a column 'hint::B (b)'"},
        {"| survey |\n| | type | name | label::A (a) |\n"
         "| | select_one l | a | A |\n| choices |\n"
         "| | list_name | name | Caption::A (a) |\n| | l | 1 | A |\n"
         "| | l | 2 | a |\n",
         "choice-label-twice", "Caption::A (a)", "say what is different"},
        {"| survey |\n| | type | name | label::A (a) |\n"
         "| | select_one l | a | A |\n| choices |\n"
         "| | list_name | value | label::A (a) |\n| | l | 1 | A |\n"
         "| | l | 1 | B |\n",
         "choice-twice", "value", "give each choice a code of its own"},
        {"| survey |\n| | type | name | label::A (a) |\n"
         "| | select_one l | a | A |\n| choices |\n"
         "| | list_name | name | Label |\n| | l | 1 | A |\n"
         "| | l | 2 | B |\n",
         "translation-column", "Label", "rename the column 'Label' to"},
        {"| survey |\n| | type | name | label::English | label::Quenya |\n"
         "| | text | a | A | B |\n",
         "language-code", "label::English", "write 'English (en)'"},
        {"| survey |\n| | type | name | label | parameters |\n"
         "| | select_one l | a | A | rndomize=true |\n" LIST,
         "parameter-unknown", "parameters", "did you mean randomize?"},
        {HEAD "| | begin_repeat | r | R |\n| | integer | k | K |\n"
              "| | end_repeat | | |\n"
              "| | text | a | A | | | | | | ${k} > 1 |\n",
         "expression-repeated", "relevant", "indexed-repeat(${k}, ${r}, 1)"},
        {HEAD "| | begin_repeat | r | R |\n| | integer | k | K |\n"
              "| | end_repeat | | |\n"
              "| | calculate | a | | | | | if(${k} = 1, 2, sum(${k})) |\n",
         "expression-repeated", "calculation", "in each row of the repeat"},
        {HEAD "| | begin_repeat | r | R |\n| | integer | k | K |\n"
              "| | end_repeat | | |\n"
              "| | note | a | You said ${k} |\n",
         "reference-repeated", "label", "show a calculate"},
        {HEAD "| | text | first name? | A |\n", "name-characters", "name",
         "write it such as 'first_name'"},
        {HEAD "| | text | 1st | A |\n", "name-characters", "name",
         "write it such as 'q1st'"},
        {HEAD "| | text | ? | A |\n", "name-characters", "name",
         "begin with a letter"},
        {HEAD "| | text | a | #REF! |\n", "formula-error", "label",
         "mend the formula"},
        {HEAD "| | select_one l | a | A |\n" CHOICES "| | l | a | #N/A |\n",
         "formula-error", "label", "mend the formula"},
        {HEAD "| | email | a | Your address? |\n", "label-unseen", "type",
         "write text to ask for it"},
        {HEAD "| | text | a | A | ye |\n", "yes-or-no", "required",
         "write yes or no"},
        {HEAD "| | text | a | A | | multi-line |\n", "appearance-misspelt",
         "appearance", "did you mean 'multiline'?"},
        {HEAD "| | select_one l | a | A | | w2 minimum |\n" LIST,
         "appearance-misspelt", "appearance", "did you mean 'minimal'?"},
        {HEAD "| | text | a | A | | | | | | #DIV/0! |\n", "expression-syntax",
         "relevant", "mend the formula"},
        {HEAD "| | text | a | A | | | | | | 1 = \xc2\xb4"
              "1\xc2\xb4 |\n",
         "expression-syntax", "relevant", "an accent is not a quote"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct form_text it;
        form_text_init(&it, cases[i].text);
        form_check(it.form, &it.findings);
        const struct finding *finding = form_text_find(&it, cases[i].rule);
        ck_assert_msg(finding != NULL, "no %s for %s", cases[i].rule,
                      cases[i].text);
        ck_assert_str_eq(finding->column, cases[i].column);
        ck_assert_msg(strstr(finding->message, cases[i].says) ||
                          strstr(finding->mend, cases[i].says),
                      "%s; %s", finding->message, finding->mend);
        form_text_release(&it);
    }
}
END_TEST

START_TEST(what_cannot_be_seen_is_left_out)
{
    struct form_text it;
    form_text_init(&it, HEAD "| | text | a\xe2\x80\x8b | A |\n"
                             "| | text | b | B | | | | | | \xef\xbb\xbf${a}"
                             " = 'x' |\n");
    form_check(it.form, &it.findings);
    ck_assert_str_eq(it.form->questions[0]->name, "a");
    ck_assert_ptr_nonnull(form_text_find(&it, "repaired-unseen"));
    ck_assert_uint_eq(it.findings.n, 1);
    form_text_release(&it);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("once", one_mistake_is_one_message,
                     other_appearances_are_left_alone,
                     other_brackets_are_left_alone,
                     a_missing_list_is_one_message,
                     what_goes_with_a_forgotten_type_is_not_judged,
                     mends_say_what_to_write,
                     what_cannot_be_seen_is_left_out);
}
