#include <config.h>

#include "tests/instruments/form-text.h"
#include "tests/run.h"

#include "base/builder.h"
#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>

static void
read_fixture(struct form_text *it, const char *name)
{
    char path[1024];
    const char *top = getenv("TOP");
    struct builder bytes = BUILDER_INIT;
    struct error error = ERROR_INIT;
    snprintf(path, sizeof path, "%s/tests/data/forms/%s", top ? top : ".",
             name);
    ck_assert_msg(file_read(path, 1 << 20, &bytes, &error), "%s",
                  error.message);
    form_text_init(it, bytes.s);
    builder_release(&bytes);
    form_check(it->form, &it->findings);
}

START_TEST(the_eight_classes_of_error)
{
    static const struct {
        size_t row;
        const char *column, *rule;
    } cases[] = {
        {4, "constraint", "expression-syntax"},
        {5, "calculation", "expression-unknown-function"},
        {6, "relevant", "expression-arguments"},
        {7, "calculation", "cycle"},
        {9, "relevant", "expression-unknown-reference"},
        {10, "relevant", "expression-unknown-path"},
        {11, "relevant", "expression-syntax"},
        {12, "constraint", "expression-pattern"},
        {13, "relevant", "expression-unquoted-word"},
        {14, "constraint", "expression-comparison"},
    };
    struct form_text it;
    read_fixture(&it, "logic--eight-errors.md");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bool found = false;
        for (size_t k = 0; k < it.findings.n; k++) {
            const struct finding *finding = &it.findings.items[k];
            found |= finding->row == cases[i].row && finding->column &&
                     strcmp(finding->column, cases[i].column) == 0 &&
                     strcmp(finding->rule, cases[i].rule) == 0;
        }
        ck_assert_msg(found, "no %s at row %zu", cases[i].rule, cases[i].row);
    }
    form_text_release(&it);
}
END_TEST

#define HEAD "| survey |\n| | type | name | label | required | appearance |" \
             " parameters | calculation | trigger | relevant | choice_filter |\n"
#define CHOICES "| choices |\n| | list_name | name | label |\n"
#define LIST CHOICES "| | l | a | A |\n| | l | b | B |\n"

START_TEST(what_is_wrong_with_the_whole_form)
{
    static const struct {
        const char *text, *rule;
        size_t row;
    } cases[] = {
        {HEAD "| | text | a | A |\n| | text | a | B |\n", "name-twice", 3},
        {HEAD "| | text | a | A |\n| | text | A | B |\n", "name-case", 3},
        {HEAD "| | text | 1a | A |\n", "name-characters", 2},
        {HEAD "| | text | meta | A |\n", "name-reserved", 2},
        {HEAD "| | begin repeat | data | A |\n| | end repeat |\n",
         "name-reserved", 2},
        {"| survey |\n| | type | name | label |\n| | text | a | A |\n"
         "| settings |\n| | name |\n| | my form |\n",
         "name-characters", 2},
        {HEAD, "nothing-asked", 0},
        {HEAD "| | start | s |\n", "nothing-asked", 0},
        {HEAD "| | note | n | N |\n", "nothing-asked", 0},
        {HEAD "| | text | a | A | | | | | | | b = 'x' |\n", "filter-unused",
         2},
        {HEAD "| | note | a | A | yes |\n", "required-readonly", 2},
        {"| survey |\n| | type | name | label | required | read_only |\n"
         "| | text | a | A | yes | yes |\n",
         "required-readonly", 2},
        {"| survey |\n| | type | name | label | repeat_count |\n"
         "| | text | a | A | 3 |\n",
         "repeat-count-unused", 2},
        {"| survey |\n| | type | name | label | repeat_count |\n"
         "| | begin repeat | r | R | ${n} |\n| | integer | n | N | |\n"
         "| | end repeat | | | |\n",
         "repeat-count-inside", 2},
        {"| survey |\n| | type | name | label | disabled |\n"
         "| | text | a | A | |\n| | text | b | B | yes |\n"
         "| | text | c | C | yes |\n",
         "rows-disabled", 3},
        {HEAD "| | text | a | A |\n| Survey |\n| | type | name | label |\n",
         "sheet-twice", 0},
        {HEAD "| | text | x:a | A |\n", "prefix-undeclared", 2},
        {HEAD "| | text | jr:a:b | A |\n", "name-characters", 2},
        {"| survey |\n| | type | name | label | body::my attr |\n"
         "| | text | a | A | |\n| | text | b | B | 6 |\n",
         "attribute-name", 3},
        {"| survey |\n| | type | name | label | bind::foo:length |\n"
         "| | text | a | A | 5 |\n",
         "prefix-undeclared", 2},
        {"| survey |\n| | type | name | label | instance::bar:x |\n"
         "| | text | a | A | 5 |\n",
         "prefix-undeclared", 2},
        {"| survey |\n| | type | name | label | body::ref |\n"
         "| | text | a | A | /data/b |\n",
         "attribute-taken", 2},
        {HEAD "| | text | a | A |\n| settings |\n| | attribute::bad name |\n"
              "| | 1 |\n",
         "attribute-name", 2},
        {HEAD "| | text | a | A |\n| settings |\n| | attribute::foo:z |\n"
              "| | 1 |\n",
         "prefix-undeclared", 2},
        {HEAD "| | text | a | |\n", "label-missing", 2},
        {"| survey |\n| | type | name | label | big-image |\n"
         "| | text | a | A | a.png |\n",
         "big-image-alone", 2},
        {HEAD "| | select_one l | a | A |\n"
         "| choices |\n| | list_name | name | label | big-image |\n"
         "| | l | a | A | a.png |\n",
         "big-image-alone", 2},
        {HEAD "| | begin repeat | r | |\n| | end repeat |\n", "label-repeat",
         2},
        {HEAD "| | calculate | a | |\n", "calculation-missing", 2},
        {HEAD "| | select_one l | a | A |\n" LIST "| | l | a | C |\n",
         "choice-twice", 4},
        {HEAD "| | select_one l | a | A |\n" CHOICES "| | l | | A |\n",
         "choice-name-missing", 2},
        {HEAD "| | select_one l | a | A |\n" CHOICES "| | l | a | |\n",
         "choice-label-missing", 2},
        {HEAD "| | select_multiple l | a | A |\n" CHOICES "| | l | a b | A |\n",
         "choice-spaces", 2},
        {HEAD "| | select_one l or_other | a | A | | | | | | | true() |\n" LIST,
         "or-other-filter", 2},
        {HEAD "| | select_one ${b} | a | A |\n", "reference-unknown", 2},
        {HEAD "| | xml-external | __last-saved |\n| | text | a | A |\n",
         "source-clash", 2},
        {HEAD "| | begin group | g | G | yes |\n| | end group |\n",
         "required-group", 2},
        {HEAD "| | range | a | A | | | step=0 |\n", "range-zero", 2},
        {HEAD "| | range | a | A | | | start=1 end=3 step=5 |\n",
         "range-step", 2},
        {HEAD "| | range | a | A | | | tick_interval=1.5 |\n",
         "range-multiple", 2},
        {HEAD "| | range | a | A | | | placeholder=11 |\n", "range-outside",
         2},
        {HEAD "| | range | a | A | | | tick_labelset=z |\n", "list-unknown",
         2},
        {HEAD "| | range | a | A | | rating | placeholder=2 |\n",
         "range-appearance", 2},
        {HEAD "| | range | a | A | | | start=x |\n", "parameter-value", 2},
        {HEAD "| | geopoint | a | A | | | reference-geometry=z |\n",
         "geometry-unknown", 2},
        {HEAD "| | geopoint | a | A | | | reference-geometry=${a} |\n",
         "geometry-unknown", 2},
        {HEAD "| | geotrace | a | A | | | incremental=false |\n",
         "parameter-value", 2},
        {HEAD "| | text | a | A | | | stars=2 |\n", "parameter-unknown", 2},
        {HEAD "| | select_one l | a | A | | | seed=2 |\n" LIST,
         "parameter-seed", 2},
        {HEAD "| | audit | | | | | location-max-age=2 |\n", "audit-location",
         2},
        {HEAD "| | text | a | A | | | | | b |\n", "trigger-syntax", 2},
        {HEAD "| | text | a | A | | | | | ${b} |\n", "trigger-unknown", 2},
        {HEAD "| | calculate | a | | | | | 1 |\n| | text | b | B | | | | |"
              " ${a} |\n",
         "trigger-hidden", 3},
        {HEAD "| | select_one l | a | A | | search('f') |\n"
              "| | select_one l | b | B |\n" LIST,
         "search-list-shared", 2},
        {HEAD "| | csv-external | l | |\n| | select_one l | b | B |\n" LIST,
         "source-clash", 3},
        {HEAD "| | text | a | A |\n| | text | b | a |\n", "label-twice", 3},
        {HEAD "| | select_one l | a | A | yes |\n" LIST, "opt-out-missing", 2},
        {HEAD CHOICES "| | l | 1 | Never |\n| | l | 2 | Some |\n| | l | 3 |"
                      " Always |\n| | m | 1 | Always |\n| | m | 2 | Some |\n"
                      "| | m | 3 | Never |\n",
         "scale-direction", 5},
        {HEAD "| | begin group | g | G | | | | | | ${a} = 1 |\n"
              "| | integer | a | A |\n| | end group |\n",
         "cycle", 2},
        {HEAD "| | integer | a | A | | | | | | ${a} = 1 |\n", "cycle", 2},
        {HEAD "| | integer | a | A | | | | | | not(. > 1) |\n", "cycle", 2},
        {HEAD "| | calculate | a | | | | | concat(., 'x') |\n", "cycle", 2},
        {HEAD "| | select_one l | q | Q |\n"
              "| | begin group | g | G | | | | | | ${q} = 'a' |\n"
              "| | begin group | h | H |\n"
              "| | text | a | A | | | | | | ${q} = 'b' and true() |\n"
              "| | end group |\n| | end group |\n" LIST,
         "never-asked", 5},
        {"| survey |\n| | type | name | label | constraint | relevant |\n"
         "| | integer | n | N | . >= 0 and . <= 120 | |\n"
         "| | text | a | A | | ${n} > 200 |\n",
         "never-asked", 3},
        {HEAD "| | text | a | A | | | | | | 1 = 2 |\n", "never-asked", 2},
        {HEAD "| | text | a | A | | | | | | true() = false() |\n",
         "never-asked", 2},
        {HEAD "| | text | b | B | | | | | | ${a} = 'x' |\n"
              "| | begin group | g | G | | | | | | false() |\n"
              "| | text | a | A |\n| | end group |\n",
         "never-asked", 2},
        {"| survey |\n| | type | name | label | choice_filter |\n"
         "| | select_one l | a | A | region = 'nnorth' |\n"
         "| choices |\n| | list_name | name | label | region |\n"
         "| | l | a | A | north |\n",
         "expression-unknown-value", 2},
        {HEAD "| | text | a | A |\n"
              "| | calculate | b | | | | | indexed-repeat(${a}, ${a}, 1) |\n",
         "expression-arguments", 3},
        {"| survey |\n| | type | name | label::A (a) | label::B (b) |\n"
         "| | text | a | A | B |\n| | text | b | A | |\n",
         "translation-missing", 3},
        {"| survey |\n| | type | name | label::A (a) | label::B (b) |"
         " hint::A (a) |\n| | text | a | A | B | C |\n",
         "translation-column", 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct form_text it;
        form_text_init(&it, cases[i].text);
        form_check(it.form, &it.findings);
        const struct finding *finding = form_text_find(&it, cases[i].rule);
        ck_assert_msg(finding != NULL, "no %s for %s", cases[i].rule,
                      cases[i].text);
        ck_assert_msg(finding->row == cases[i].row, "%s at row %zu",
                      cases[i].rule, finding->row);
        form_text_release(&it);
    }
}
END_TEST

START_TEST(defaults_are_answers)
{
    static const struct {
        const char *type, *value, *mend; /* NULL: nothing is wrong */
    } cases[] = {
        {"integer", "abc", "write digits alone, or ask for a decimal"},
        {"integer", "2.5", "write digits alone, or ask for a decimal"},
        {"integer", "-3", NULL},
        {"decimal", "1,5", "write 1.5"},
        {"decimal", "1.5", NULL},
        {"date", "31/12/2020", "write 2020-12-31"},
        {"date", "12.31.2020", "write 2020-12-31"},
        {"date", "5/6/2020",
         "write a day that exists as year-month-day, such as 2026-01-31"},
        {"date", "2020-13-01",
         "write a day that exists as year-month-day, such as 2026-01-31"},
        {"date", "2020-12-01", NULL},
        {"date", "today()", NULL},
        {"time", "25:00",
         "write hours and minutes of a day of 24 hours, such as 18:30"},
        {"time", "08:30", NULL},
        {"dateTime", "soon", "write it such as 2026-01-31T18:30:00"},
        {"dateTime", "2016-12-31 06:00:00", NULL},
        {"geopoint", "xx",
         "write latitude and longitude with a space between, such as 27.7 "
         "85.3"},
        {"geopoint", "91 1",
         "write latitude and longitude with a space between, such as 27.7 "
         "85.3"},
        {"geopoint", "-27.7 85.3 0 0", NULL},
        {"geotrace", "1 1",
         "write places such as 27.7 85.3 with ; between them"},
        {"geotrace", "1 1; 2 2;", NULL},
        {"range", "99", "choose a number from start to end"},
        {"range", "ten",
         "write digits, with a point where the fraction begins"},
        {"range", "10", NULL},
        {"select_one l", "A", "write 'a'"},
        {"select_one l", "First", "write 'a'"},
        {"select_one l", "c",
         "write a code from the name column of the choices sheet"},
        {"select_one l", "b", NULL},
        {"select_multiple l", "a c",
         "write a code from the name column of the choices sheet"},
        {"select_multiple l", "c d e",
         "write a code from the name column of the choices sheet"},
        {"select_multiple l", "a b", NULL},
        {"select_one_from_file f.csv", "c", NULL},
        {"text", "abc", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct form_text it;
        char text[1024];
        snprintf(text, sizeof text,
                 "| survey |\n| | type | name | label | default |\n"
                 "| | %s | a | A | %s |\n" CHOICES
                 "| | l | a | First |\n| | l | b | B |\n",
                 cases[i].type, cases[i].value);
        form_text_init(&it, text);
        form_check(it.form, &it.findings);
        ck_assert_msg(it.findings.n == (cases[i].mend ? 1 : 0), "%s: %zu",
                      text, it.findings.n);
        if (cases[i].mend) {
            ck_assert_int_eq(it.findings.items[0].severity, SEVERITY_WARNING);
            ck_assert_str_eq(it.findings.items[0].column, "default");
            ck_assert_str_eq(it.findings.items[0].mend, cases[i].mend);
        }
        form_text_release(&it);
    }
}
END_TEST

START_TEST(nothing_is_wrong_with_what_is_right)
{
    static const char *const forms[] = {
        HEAD "| | text | a | A |\n| | begin group | g | |\n| | text | a | B |\n"
             "| | end group |\n",
        HEAD "| | range | a | A | | vertical | start=-1 end=1 step=0.1"
             " tick_interval=0.6 placeholder=-0.6 |\n",
        HEAD "| | text | a | A |\n| | dateTime | b | | | | | now() | ${a} |\n",
        HEAD "| | begin repeat | r | R |\n| | integer | a | A |\n"
             "| | calculate | b | | | | | indexed-repeat(${b}, ${r},"
             " position(..) - 1) + ${a} |\n| | end repeat |\n",
        HEAD "| | begin repeat | r | R |\n| | integer | n | N |\n"
             "| | end repeat |\n"
             "| | begin group | g | G | | | | | | ${n} = 1 |\n"
             "| | text | a | A | | | | | | ${n} = 2 |\n| | end group |\n",
        HEAD "| | select_one l | q | Q |\n"
             "| | begin group | g | G | | | | | | ${q} = 'a' |\n"
             "| | text | a | A | | | | | | ${q} != 'b' |\n"
             "| | end group |\n" LIST,
        "| survey |\n| | type | name | label | constraint | relevant |\n"
        "| | integer | n | N | . >= 0 and . <= 120 | |\n"
        "| | text | a | A | | ${n} > 100 or ${n} > 200 |\n",
        "| survey |\n| | type | name | label | repeat_count |"
        " required | read_only | calculation |\n"
        "| | begin repeat | r | R | count(${r}) + 1 | | | |\n"
        "| | integer | n | N | | yes | | |\n"
        "| | text | b | B | | yes | yes | ${n} |\n"
        "| | end repeat | | | | | | |\n",
        "| survey |\n| | type | name | label | _mine |\n"
        "| | text | a | A | ask ${b} |\n",
        HEAD "| | csv-external | f | |\n"
             "| | geoshape | a | A | | | reference-geometry=f | | | |"
             " district = 1 |\n",
        "| survey |\n| | type | name | label | bind::foo:length |"
        " instance::odk:tag | body::autocomplete | instance::e:x |\n"
        "| | text | a | A | 5 | t | off | y |\n"
        "| | text | foo:b | B | 5 | t | off | y |\n"
        "| settings |\n| | attribute::foo:z | namespaces |\n"
        "| | 1 | foo=\"http://x\" e='http://e' foo=http://x |\n",
        HEAD "| | csv-external | f | |\n"
             "| | select_one_from_file f.csv | a | A |\n"
             "| | calculate | b | | | | | pulldata('f', 'x', 'y', ${a}) |\n",
        "| survey |\n| | type | name | label | constraint | required |\n"
        "| | integer | a | A | . > 1 | . = '' |\n",
        HEAD "| | begin repeat | r | R |\n| | integer | n | N |\n"
             "| | end repeat |\n"
             "| | calculate | b | | | | | count(${r}[./n = 2]) |\n",
        HEAD "| | text | a | A |\n"
             "| | calculate | b | | | | | . + 1 | ${a} |\n",
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        struct form_text it;
        form_text_init(&it, forms[i]);
        form_check(it.form, &it.findings);
        ck_assert_msg(it.findings.n == 0, "%s: %s", forms[i],
                      it.findings.n ? it.findings.items[0].message : "");
        form_text_release(&it);
    }
}
END_TEST

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
        {"| survey |\n| | type | name | label | parameters |\n"
         "| | range | a | A | start=1 end=3 tick_labelset=l |\n" LIST,
         "range-labels", 2, "'a' is not a number"},
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
        {"| survey |\n| | type | name | label::English | label::Quenya |\n"
         "| | text | a | A | B |\n",
         "language-code", "label::English", "write 'English (en)'"},
        {"| survey |\n| | type | name | label | parameters |\n"
         "| | select_one l | a | A | rndomize=true |\n" LIST,
         "parameter-unknown", "parameters", "did you mean randomize?"},
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

START_TEST(sheets_come_in_their_order_under_one_name)
{
    struct form_text it;
    form_text_init(&it, "| Settings |\n| | form_idd |\n| | f |\n"
                        "| Choices |\n| | list_name | name | label |\n"
                        "| | l | a | A |\n| | l | a | B |\n"
                        "| Survey |\n| | type | name | label |\n"
                        "| | text | 1a | A |\n| | select_one l | b | |\n");
    form_check(it.form, &it.findings);
    ck_assert_uint_eq(it.findings.n, 4);
    ck_assert_str_eq(it.findings.items[0].sheet, "survey");
    ck_assert_str_eq(it.findings.items[1].sheet, "survey");
    ck_assert_str_eq(it.findings.items[2].sheet, "choices");
    ck_assert_str_eq(it.findings.items[3].sheet, "settings");
    form_text_release(&it);
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
    form_check_pair(pre.form, post.form, &post.findings);
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
                                  "| | l | 1 | A |\n| | l | 2 | B |\n";
    static const struct {
        const char *pre, *post, *rule; /* of the one finding; NULL for none */
    } cases[] = {
        {"range | r | R | R | | | | | | | end=10", "range | r | R | R", NULL},
        {"range | r | R | R | | | | | | | start=1", "range | r | R | R |"
         " | | | | | | start=0", "pair-range"},
        {"range | r | R | R", "range | r | R | R | | | | | | | end=5",
         "pair-range"},
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
    return RUN_TESTS("check-form", the_eight_classes_of_error,
                     what_is_wrong_with_the_whole_form, defaults_are_answers,
                     nothing_is_wrong_with_what_is_right,
                     one_mistake_is_one_message,
                     mends_say_what_to_write, what_cannot_be_seen_is_left_out,
                     sheets_come_in_their_order_under_one_name,
                     a_missing_list_is_one_message,
                     what_goes_with_a_forgotten_type_is_not_judged,
                     pairs_of_items, pairs_are_the_same_in_all_that_counts,
                     a_scale_that_turns_round);
}
