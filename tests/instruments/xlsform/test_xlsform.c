#include <config.h>

#include "base/builder.h"
#include "tests/instruments/form-text.h"
#include "tests/run.h"

START_TEST(a_form_with_most_of_everything)
{
    struct form_text it;
    form_text_init(
        &it,
        "| survey |\n"
        "| | Type | Value | Caption::English (en) | label::Español (es) |"
        " relevance | Read Only | media::image | bind::odk:x | parameters |\n"
        "| | begin group | g | Group | | | | | | |\n"
        "| | select_multiple l or_other | q1 | Which? | ¿Cuáles? |"
        " ${n} > 1 | yes | a.png | 7 | randomize=TRUE; seed=${n} |\n"
        "| | end_group | | | | | | | | |\n"
        "| | note | | Thanks | | | | | | |\n"
        "| | begin_repeat | r | R | | | | | | |\n"
        "| | text | t | T | | | | | | |\n"
        "| | end repeat | | | | | | | | |\n"
        "| | integer | n | N | | | | | | |\n"
        "| choices |\n"
        "| | list name | name | label::English (en) | label::Español (es) |"
        " place |\n"
        "| | l | a | A | Á | north |\n"
        "| | l | b | B | B | |\n"
        "| settings |\n"
        "| | title | id_string | version | default_language |\n"
        "| | T | tid | 2 | Español (es) |\n");
    const struct form *form = it.form;
    ck_assert_str_eq(form->title, "T");
    ck_assert_str_eq(form->id, "tid");
    ck_assert_uint_eq(form->n_languages, 2);
    ck_assert_str_eq(form->languages[form->default_language], "Español (es)");
    const struct question *q1 = form_find(form, TEXT("q1"));
    ck_assert_ptr_nonnull(q1);
    ck_assert_str_eq(q1->path, "/data/g/q1");
    ck_assert_int_eq(q1->kind, QUESTION_SELECT_MULTIPLE);
    ck_assert_uint_eq(q1->row, 3);
    ck_assert_str_eq(q1->readonly.source, "true()");
    ck_assert_ptr_nonnull(q1->relevant.tree);
    ck_assert_str_eq(form_words(form, q1->label, 0), "Which?");
    ck_assert_str_eq(form_words(form, q1->image, 0), "a.png");
    ck_assert_str_eq(properties_find(&q1->bind, "odk:x"), "7");
    ck_assert_str_eq(properties_find(&q1->parameters, "randomize"), "true");
    ck_assert_str_eq(properties_find(&q1->parameters, "seed"), "${n}");
    ck_assert_uint_eq(q1->list->n, 3); /* and "other" */
    const struct choice *a = choice_list_find(q1->list, TEXT("a"));
    ck_assert_str_eq(properties_find(&a->extra, "place"), "north");
    const struct question *other = form_find(form, TEXT("q1_other"));
    ck_assert(other && other->generated && other->parent == q1->parent);
    ck_assert_ptr_nonnull(form_find(form, TEXT("generated_note_name_5")));
    const struct question *t = form_find_path(form, TEXT("/data/r/t"));
    ck_assert(t && question_repeat(t) == form_find(form, TEXT("r")));
    ck_assert_uint_eq(findings_count(&it.findings, SEVERITY_ERROR), 0);
    form_text_release(&it);
}
END_TEST

/* In whatever kind of file; but choices alone are no form. */
START_TEST(an_only_sheet_needs_no_name)
{
    static const struct {
        const char *sheet, *file;
        bool is_survey;
    } cases[] = {
        {"Sheet1", "form.xlsx", true},   {"Sheet1", "form.md", true},
        {"_draft", "form.xlsx", true},   {"Choices", "form.xlsx", false},
        {"settings", "form.md", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = ARENA_INIT;
        struct error error = ERROR_INIT;
        struct findings findings;
        findings_init(&findings, &arena);
        const char *text = arena_printf(
            &arena, "| %s |\n| | type | name | label |\n| | text | a | A |\n",
            cases[i].sheet);
        struct workbook *workbook = workbook_read_markdown(
            &arena, text_of(text), cases[i].file, &error);
        ck_assert_ptr_nonnull(workbook);
        form_read_workbook(&arena, workbook, NULL, &findings);
        bool errors = findings_count(&findings, SEVERITY_ERROR) > 0;
        ck_assert_msg(errors != cases[i].is_survey, "%s in %s",
                      cases[i].sheet, cases[i].file);
        arena_release(&arena);
    }
}
END_TEST

/* Each is wrong in one way, and is told with the rule at the row. */
START_TEST(what_is_wrong_is_told_with_its_place)
{
    static const struct {
        const char *rows, *rule;
        size_t row;
    } cases[] = {
        {"| | type | label |\n| | text | a |\n", "column-missing", 1},
        {"| | type | name | label |\n| | text | | a |\n", "name-missing", 2},
        {"| | kind | name |\n| | text | a |\n", "column-missing", 1},
        {"| | type | name | value |\n", "column-twice", 1},
        {"| | type | name | relevent |\n", "column-misspelt", 1},
        {"| | type | name | label::A (a) | hint:A (a) |\n", "column-misspelt", 1},
        {"| | type | name | remarks | who asks |\n", "column-unused", 1},
        {"| | type | name | media |\n| | text | a | a.png |\n",
         "column-unfinished", 1},
        {"| | type | name | label | media::scent |\n", "column-media", 1},
        {"| | type | name | label |\n| | txt | a | A |\n", "type-unknown", 2},
        {"| | type | name | label |\n| | select_one | a | A |\n",
         "type-unknown", 2},
        {"| | type | name | label |\n| | begin loop over l | a | A |\n",
         "type-refused", 2},
        {"| | type | name | label |\n| | osm b | a | A |\n", "type-refused",
         2},
        {"| | type | name | label |\n| | | a | A |\n", "type-missing", 2},
        {"| | type | name | label |\n| | end group | | |\n",
         "end-without-begin", 2},
        {"| | type | name | label |\n| | begin group | g | |\n",
         "begin-without-end", 2},
        {"| | type | name | label |\n| | select_one l | a | A |\n",
         "sheet-missing", 0},
        {"| | type | name | label |\n| | select_one_from_file a.txt | a | A |"
         "\n",
         "list-file", 2},
        {"| | type | name | label |\n| | audit | b | |\n", "audit-name", 2},
        {"| | type | name | label |\n| | text | a | ${b} |\n",
         "reference-unknown", 2},
        {"| | type | name | label |\n| | text | a | ${a |\n",
         "reference-syntax", 2},
        {"| | type | name | label |\n| | text | a | ‘A’ |\n",
         "repaired-quotes", 2},
        {"| | type | name | label | parameters |\n| | text | a | A | rows |\n",
         "parameters-syntax", 2},
        {"| | type | name | label | parameters |\n"
         "| | range | a | A | end=5 end=7 |\n",
         "parameter-twice", 2},
        {"| | type | name | label | save_to |\n| | text | a | A | p |\n",
         "column-refused", 2},
        {"| | type | name | label | sms_field |\n| | text | a | A | p |\n",
         "column-refused", 2},
        {"| settings |\n| | sms_keyword |\n| | k |\n", "setting-refused", 1},
        {"| settings |\n| | prefix |\n| | p |\n", "setting-refused", 1},
        {"| settings |\n| | delimiter |\n| | + |\n", "setting-refused", 1},
        {"| settings |\n| | flat |\n| | yes |\n", "setting-refused", 1},
        {"| settings |\n| | form_id | set form id |\n| | a | b |\n",
         "column-twice", 1},
        {"| settings |\n| | namespaces |\n| | foo |\n",
         "setting-namespaces", 2},
        {"| settings |\n| | namespaces |\n| | a=\"\" |\n",
         "setting-namespaces", 2},
        {"| settings |\n| | namespaces |\n| | \"1a\"=\"b\" |\n",
         "setting-namespaces", 2},
        {"| settings |\n| | namespaces |\n| | a=\"b\" a=\"c\" |\n",
         "setting-namespaces", 2},
        {"| settings |\n| | namespaces |\n| | xmlns=\"b\" |\n",
         "setting-namespaces", 2},
        {"| | type | name | label |\n| | note | a | ${instanceID} |\n"
         "| settings |\n| | omit_instanceID |\n| | yes |\n",
         "reference-unknown", 2},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct form_text it;
        char text[1024];
        snprintf(text, sizeof text, "| survey |\n%s", cases[i].rows);
        form_text_init(&it, text);
        const struct finding *finding = form_text_find(&it, cases[i].rule);
        ck_assert_msg(finding != NULL, "no %s for %s", cases[i].rule, text);
        ck_assert_msg(finding->row == cases[i].row, "%s at row %zu",
                      cases[i].rule, finding->row);
        ck_assert_ptr_nonnull(finding->message);
        form_text_release(&it);
    }
}
END_TEST

/* It is told with what was meant, and read on as that: what refers to the row
 * is not wrong too. */
START_TEST(a_wrong_type_is_one_message)
{
    static const struct {
        const char *type, *mend;
        enum question_kind kind;
    } cases[] = {
        {"integr", "write 'integer'", QUESTION_INTEGER},
        {"Integer", "write 'integer'", QUESTION_INTEGER},
        {"slect_one yn", "write 'select_one yn'", QUESTION_SELECT_ONE},
        {"Select_One yn", "write 'select_one yn'", QUESTION_SELECT_ONE},
        {"selct one yn", "write 'select one yn'", QUESTION_SELECT_ONE},
        {"select_mutiple yn or_other",
         "write 'select_multiple yn or_other'", QUESTION_SELECT_MULTIPLE},
        {"text long", "write 'text'", QUESTION_TEXT},
        {"select_on",
         "write select_one, select_multiple or rank, a space, and "
         "the name of a list without spaces",
         QUESTION_TEXT},
        {"foo bar",
         "choose a type such as text, integer, select_one LIST, "
         "date or note",
         QUESTION_TEXT},
        {"osm", "ask for a geopoint, geotrace or geoshape", QUESTION_TEXT},
        {"", "write its type, such as text or select_one LIST",
         QUESTION_TEXT},
        {"select_oneyn", "write 'select_one yn'", QUESTION_SELECT_ONE},
        {"select_multiple_yn", "write 'select_multiple yn'",
         QUESTION_SELECT_MULTIPLE},
        {"select_one: (yn)", "write 'select_one yn'",
         QUESTION_SELECT_ONE},
        {"Dropdown yn",
         "write select_one, a space and the name of a list of choices",
         QUESTION_TEXT},
        {"number", "write integer for whole numbers, or decimal",
         QUESTION_TEXT},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct form_text it;
        char text[1024];
        snprintf(
            text, sizeof text,
            "| survey |\n| | type | name | label | relevant |\n"
            "| | %s | a | A | |\n| | text | b | B ${a} | ${a} != '' |\n"
            "| choices |\n| | list_name | name | label |\n"
            "| | yn | y | Yes |\n",
            cases[i].type);
        form_text_init(&it, text);
        ck_assert_msg(findings_count(&it.findings, SEVERITY_ERROR) == 1,
                      "'%s' is not one error", cases[i].type);
        ck_assert_str_eq(it.findings.items[0].mend, cases[i].mend);
        ck_assert_int_eq(form_find(it.form, TEXT("a"))->kind,
                         cases[i].kind);
        form_text_release(&it);
    }
}
END_TEST

START_TEST(a_misspelt_group_has_its_end)
{
    struct form_text it;
    form_text_init(&it, "| survey |\n| | type | name | label |\n"
                        "| | begn_group | g | G |\n| | text | a | A |\n"
                        "| | end_gruop | | |\n| | osm x | | X |\n");
    ck_assert_uint_eq(findings_count(&it.findings, SEVERITY_ERROR), 3);
    ck_assert_str_eq(form_find(it.form, TEXT("a"))->path, "/data/g/a");
    ck_assert_uint_eq(it.form->n_questions, 2);
    form_text_release(&it);
}
END_TEST

/* Each path holds all names above it: without an end, memory by the square. */
START_TEST(absurdly_many_namespaces_end)
{
    struct builder text = BUILDER_INIT;
    builder_add_string(&text, "| settings |\n| | namespaces |\n| | ");
    for (int i = 0; i < 100000; i++)
        builder_printf(&text, "n%d=u ", i);
    builder_add_string(&text, "|\n");
    struct form_text it;
    form_text_init(&it, builder_text(&text).s);
    ck_assert_ptr_nonnull(form_text_find(&it, "setting-namespaces"));
    ck_assert_uint_eq(it.form->namespaces.n, 100);
    form_text_release(&it);
    builder_release(&text);
}
END_TEST

START_TEST(absurd_nesting_ends)
{
    struct builder text = BUILDER_INIT;
    builder_add_string(&text, "| survey |\n| | type | name | label |\n");
    for (int i = 0; i < 20000; i++)
        builder_printf(&text, "| | begin group | g%05d | G |\n", i);
    struct form_text it;
    form_text_init(&it, builder_text(&text).s);
    const struct finding *finding = form_text_find(&it, "nested-too-deeply");
    ck_assert_ptr_nonnull(finding);
    ck_assert_uint_eq(finding->row, 1 + FORM_LIMIT_PATH / 7 + 1);
    ck_assert_ptr_null(form_text_find(&it, "begin-without-end"));
    ck_assert_uint_lt(it.form->n_questions, FORM_LIMIT_PATH);
    form_text_release(&it);
    builder_release(&text);
}
END_TEST

/* Long names that are nearly alike are the slowest to tell apart. All that are
 * unknown are told; what is meant by the last of them is not looked for, and
 * that is told too. */
START_TEST(suggestions_end)
{
    enum { N = 200 };
    struct builder text = BUILDER_INIT;
    builder_add_string(&text, "| survey |\n| | type | name | label |\n");
    for (int i = 0; i < N; i++)
        builder_printf(&text, "| | text | q%070d%050d | ${q%070d%s%03d} |\n",
                       0, i, 0,
                       "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", i);
    struct form_text it;
    form_text_init(&it, builder_text(&text).s);
    ck_assert_uint_eq(findings_count(&it.findings, SEVERITY_ERROR), N);
    const struct finding *note = form_text_find(&it, "suggestions-stopped");
    ck_assert_ptr_nonnull(note);
    ck_assert_int_eq(note->severity, SEVERITY_NOTE);
    form_text_release(&it);
    builder_release(&text);
}
END_TEST

START_TEST(defaults_are_values_or_expressions)
{
    static const struct {
        const char *type, *value;
        bool dynamic;
    } cases[] = {
        {"text", "yes", false},         {"text", "a-b", false},
        {"text", "1-1", false},         {"text", "a b c", false},
        {"text", "not_func$", false},   {"integer", "-5", false},
        {"date", "2026-01-05", false},  {"geopoint", "1.5 -2.5 0 0", false},
        {"text", "random()", true},     {"integer", "1 + 2", true},
        {"text", "${b}", true},         {"text", "3 mod 2", true},
        {"image", "a-b (2).png", false}, {"text", "'a(b'", false},
        {"text", "a - b", true},        {"text", "(https://x.org)", false},
        {"text", "So (it is): '~!@#$%^&()_", false},
        {"time", "01:02:55+10:00", false},
        {"dateTime", "2026-01-05T01:02:55-07:00", false},
        {"text", "2026-01-05T01:02:55Z", false},
        {"time", "08:00:00.000+01:00", false},
        {"time", "08:00:00.25-01:00", false},
        {"time", "08:00+01:00", false}, {"time", "08:00:00.5Z", false},
        {"dateTime", "2026-01-05T01:02:55.123+07:00", false},
        {"date", "2026-01-05+01:00", false},
        {"dateTime", "-0044-03-15T01:02:55+01:00", false},
        {"time", "08:00:00 + 1", true}, {"date", "2026-01-05 + 1", true},
        {"text", "08:00.5+1", true},
        {"text", "$(a)", false},        {"text", "./a-4", false},
        {"text", "jr:itext('a')", true}, {"text", "l[1]", true},
        {"date", "concat('2026-01', '-05')", true},
        {"text", "\xc3\x97 2", false}, {"text", "\xe2\x80\x9cso\xe2\x80\x9d", false},
        {"text", "\xe2\x82\xac + 2", true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct form_text it;
        char text[1024];
        snprintf(text, sizeof text,
                 "| survey |\n| | type | name | label | default |\n"
                 "| | %s | a | A | %s |\n| | text | b | B | |\n",
                 cases[i].type, cases[i].value);
        form_text_init(&it, text);
        const struct question *a = form_find(it.form, TEXT("a"));
        ck_assert_msg(a->dynamic_default == cases[i].dynamic, "%s %s",
                      cases[i].type, cases[i].value);
        form_text_release(&it);
    }
}
END_TEST

START_TEST(old_headers_with_single_colons)
{
    struct form_text it;
    form_text_init(&it, "| survey |\n"
                        "| | type | name | label:Eng | label:Fr | jr:count |\n"
                        "| | text | a | A | À | |\n");
    ck_assert_uint_eq(it.form->n_languages, 2);
    const struct question *a = form_find(it.form, TEXT("a"));
    ck_assert_str_eq(form_words(it.form, a->label, 1), "À");
    ck_assert_str_eq(form_header(it.form, "repeat_count", 0), "jr:count");
    form_text_release(&it);
}
END_TEST

START_TEST(languages_by_name_and_code)
{
    struct form_text it;
    form_text_init(&it, "| survey |\n| | type | name | label::English (en) |"
                        " label::Español (es) |\n| | text | a | A | B |\n");
    ck_assert_uint_eq(form_language(it.form, "es"), 1);
    ck_assert_uint_eq(form_language(it.form, "english (en)"), 0);
    ck_assert_uint_eq(form_language(it.form, "fr"), 2);
    form_text_release(&it);
}
END_TEST

START_TEST(no_choice_is_added_in_silence)
{
    static const struct {
        const char *value;
        bool told;
    } cases[] = {{"yes", true},    {"TRUE", true}, {"1", true},
                 {"False", false}, {"no", false},  {"", false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct form_text it;
        char text[512];
        snprintf(text, sizeof text,
                 "| survey |\n| | type | name | label |\n"
                 "| | select_multiple l | a | A |\n"
                 "| choices |\n| | list_name | name | label |\n"
                 "| | l | x | X |\n"
                 "| settings |\n| | form_id | Add None Option |\n"
                 "| | f | %s |\n",
                 cases[i].value);
        form_text_init(&it, text);
        const struct finding *told =
            form_text_find(&it, "setting-none-option");
        ck_assert_msg((told != NULL) == cases[i].told, "%s", cases[i].value);
        if (told) {
            ck_assert_int_eq(told->severity, SEVERITY_WARNING);
            ck_assert_uint_eq(told->row, 2);
            ck_assert_str_eq(told->value, cases[i].value);
        }
        form_text_release(&it);
    }
}
END_TEST

int
main(void)
{
    return RUN_TESTS(
        "xlsform", a_form_with_most_of_everything,
        an_only_sheet_needs_no_name, what_is_wrong_is_told_with_its_place,
        a_wrong_type_is_one_message, a_misspelt_group_has_its_end,
        absurd_nesting_ends, absurdly_many_namespaces_end, suggestions_end,
        defaults_are_values_or_expressions, old_headers_with_single_colons,
        languages_by_name_and_code, no_choice_is_added_in_silence);
}
