#include <config.h>

#include "tests/instruments/form-rows.h"
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
        {"| survey |\n| | type | name | label | bind::xmlns:xmlns |\n"
         "| | text | a | A | |\n| | text | b | B | http://x |\n",
         "attribute-namespace", 3},
        {"| survey |\n| | type | name | label | body::xmlns:xml |\n"
         "| | text | a | A | |\n| | text | b | B | http://x |\n",
         "attribute-namespace", 3},
        {"| survey |\n| | type | name | label | bind::xmlns:jr |\n"
         "| | text | a | A | |\n| | text | b | B | http://x |\n",
         "attribute-namespace", 3},
        {"| survey |\n| | type | name | label | instance::xmlns |\n"
         "| | text | a | A | |\n| | text | b | B | http://x |\n",
         "attribute-namespace", 3},
        {"| survey |\n| | type | name | label | body::xmlns |\n"
         "| | text | a | A | |\n| | text | b | B | http://x |\n",
         "attribute-namespace", 3},
        {HEAD "| | text | a | A |\n| settings |\n| | attribute::xmlns |\n"
              "| | http://x |\n",
         "attribute-namespace", 2},
        {HEAD "| | text | a | A |\n| settings |\n| | attribute::xmlns:xmlns |\n"
              "| | http://x |\n",
         "attribute-namespace", 2},
        {"| survey |\n| | type | name | label | bind::xmlns:1a |\n"
         "| | text | a | A | http://x |\n",
         "attribute-name", 2},
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
        {"| survey |\n| | type | name | label | required |\n"
         "| | xml-external | f | | |\n"
         "| | text | a | A | pulldata('f', 'b', 'c', 'd') = 1 |\n",
         "source-clash", 3},
        {"| survey |\n| | type | name | label | repeat_count |\n"
         "| | xml-external | f | | |\n"
         "| | begin repeat | r | R | pulldata('f', 'b', 'c', 'd') |\n"
         "| | text | a | A | |\n| | end repeat |\n",
         "source-clash", 3},
        {HEAD "| | xml-external | f | |\n| | text | a | A |\n"
              "| settings |\n| | instance_name |\n"
              "| | pulldata('f', 'b', 'c', ${a}) |\n",
         "source-clash", 2},
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

/* No form is made of these, as the reference converter makes none. */
START_TEST(what_nobody_makes_a_form_of_is_an_error)
{
    static const struct {
        const char *text, *rule;
        size_t row;
    } cases[] = {
        {HEAD "| | begin repeat | r | R |\n| | csv-external | f | |\n"
              "| | text | a | A |\n| | end repeat |\n",
         "external-in-repeat", 3},
        {HEAD "| | begin repeat | r | R |\n| | begin group | g | G |\n"
              "| | xml-external | f | |\n| | text | a | A |\n"
              "| | end group |\n| | end repeat |\n",
         "external-in-repeat", 4},
        {HEAD "| | audit | | |\n| | begin group | g | G |\n"
              "| | audit | | |\n| | text | a | A |\n| | end group |\n",
         "audit-twice", 4},
        {HEAD "| | csv-external | f | |\n| | text | a | A ${f} |\n",
         "reference-unknown", 3},
        {HEAD "| | text | a | A | | | | | | ${f} = 1 |\n"
              "| | csv-external | f | |\n",
         "expression-unknown-reference", 2},
        {HEAD "| | csv-external | l | |\n| | text | a | A |\n" LIST,
         "source-clash", 2},
        {HEAD "| | select_one_from_file l.csv | a | A |\n" LIST, "source-clash",
         2},
        {HEAD "| | csv-external | f | |\n| | select_one ${f} | a | A |\n",
         "reference-unknown", 3},
        {HEAD "| | csv-external | f | |\n"
              "| | select_one l | a | A | | | randomize=true seed=${f} |\n" LIST,
         "reference-unknown", 3},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct form_text it;
        form_text_init(&it, cases[i].text);
        form_check(it.form, &it.findings);
        const struct finding *finding = form_text_find(&it, cases[i].rule);
        ck_assert_msg(finding != NULL, "no %s for %s", cases[i].rule,
                      cases[i].text);
        ck_assert_int_eq(finding->severity, SEVERITY_ERROR);
        ck_assert_uint_eq(finding->row, cases[i].row);
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
             "| | begin group | g | G | | | | | | /data/r/n = 1 |\n"
             "| | text | a | A | | | | | | /data/r/n = 2 |\n| | end group |\n",
        HEAD "| | select_one l | q | Q |\n"
             "| | begin group | g | G | | | | | | ${q} = 'a' |\n"
             "| | text | a | A | | | | | | ${q} != 'b' |\n"
             "| | end group |\n" LIST,
        "| survey |\n| | type | name | label | constraint | relevant |\n"
        "| | integer | n | N | . >= 0 and . <= 120 | |\n"
        "| | text | a | A | | ${n} > 100 or ${n} > 200 |\n",
        /* What is blank is not held against a constraint. */
        "| survey |\n| | type | name | label | constraint | relevant |\n"
        "| | integer | n | N | . >= 18 and . <= 110 | |\n"
        "| | note | a | A | | ${n} = '' |\n"
        "| | select_one l | s | S | . = 'a' | |\n"
        "| | note | b | B | | ${s} = '' and ${n} >= 18 |\n"
        "| | note | c | C | | ${s} != 'a' |\n"
        "| | select_multiple l | m | M | selected(., 'a') | |\n"
        "| | note | d | D | | not(selected(${m}, 'a')) |\n" LIST,
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
        "| survey |\n| | type | name | label | bind::xmlns:new |"
        " bind::xmlns:jr | body::e:x |\n"
        "| | text | a | A | http://new | http://openrosa.org/javarosa | 1 |\n"
        "| settings |\n| | attribute::xmlns:new | namespaces |\n"
        "| | http://new | xmlns:e=\"http://e\" |\n",
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
        /* In a repeat, and of all its rows, questions in it may be named. */
        HEAD "| | begin_repeat | r | R |\n| | integer | k | K |\n"
             "| | begin_group | g | G |\n"
             "| | note | n | So ${k} | | | | | | ${k} > 1 |\n"
             "| | begin_repeat | s | S |\n"
             "| | text | l | L ${k} | | | | | | ${k} > 1 |\n"
             "| | end_repeat | | |\n| | end_group | | |\n"
             "| | end_repeat | | |\n"
             "| | calculate | b | | | | | sum(${k}) + max(${k}) + count(${r}) |"
             "\n| | calculate | c | | | | | join(', ', ${k}) |\n"
             "| | calculate | d | | | | | indexed-repeat(${k}, ${r}, 1) |\n"
             "| | calculate | e | | | | | string-length(concat(${k})) |\n",
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
    ck_assert_str_eq(it.findings.items[0].sheet, "settings");
    ck_assert_str_eq(it.findings.items[1].sheet, "choices");
    ck_assert_str_eq(it.findings.items[2].sheet, "survey");
    ck_assert_str_eq(it.findings.items[3].sheet, "survey");
    form_text_release(&it);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("check", the_eight_classes_of_error,
                     what_is_wrong_with_the_whole_form,
                     what_nobody_makes_a_form_of_is_an_error,
                     nothing_is_wrong_with_what_is_right,
                     sheets_come_in_their_order_under_one_name);
}
