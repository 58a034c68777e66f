#include <config.h>

#include "base/file.h"
#include "instruments/check/check.h"
#include "tests/instruments/markdown.h"

#include <string.h>

/* Forms that are written as an XForm and read back: the same questions have to
 * come out. */
static const char *const forms[] = {
    "| survey |\n"
    "| | type | name | label | hint | required | relevant | constraint |\n"
    "| | start | s | | | | | |\n"
    "| | text | a | A | In words | yes | | |\n"
    "| | integer | b | B | | | ${a} = 'x' | . >= 0 and . < 9 |\n"
    "| | decimal | c | C | | | ${b} > 3 or ${a} != '' | |\n"
    "| | date | d | D | | | | |\n"
    "| | time | e | E | | | | |\n"
    "| | dateTime | f | F | | | | |\n"
    "| | note | n | See ${a} | | | | |\n"
    "| | acknowledge | k | OK? | | | | |\n"
    "| | barcode | o | O | | | | |\n"
    "| | geopoint | w | W | | | | |\n"
    "| | image | i | I | | | | |\n"
    "| | range | r | R | | | | |\n",

    "| survey |\n"
    "| | type | name | label | choice_filter | relevant |\n"
    "| | select_one town | t | Town | | |\n"
    "| | select_multiple kind | k | Kind | town = ${t} | |\n"
    "| | begin_group | g | Group | | selected(${k}, 'v') |\n"
    "| | rank kind | o | Order | | |\n"
    "| | end_group | | | | |\n"
    "| choices |\n"
    "| | list_name | name | label | town |\n"
    "| | town | n | North | |\n"
    "| | town | s | South | |\n"
    "| | kind | v | Vigil | n |\n"
    "| | kind | m | March | s |\n",

    "| survey |\n"
    "| | type | name | label | calculation | repeat_count | default |\n"
    "| | integer | n | N | | | 2 |\n"
    "| | begin_repeat | p | Person | | ${n} | |\n"
    "| | text | who | Who? | | | |\n"
    "| | date | on | When? | | | today() |\n"
    "| | calculate | hi | | concat('Hi ', ${who}) | | |\n"
    "| | begin_repeat | q | Act | | | |\n"
    "| | text | act | What did ${who} do? | | | |\n"
    "| | end_repeat | | | | | |\n"
    "| | end_repeat | | | | | |\n"
    "| | calculate | all | | count(${act}) | | |\n",

    "| survey |\n"
    "| | type | name | label::en | label::es | required_message::en | image |\n"
    "| | text | a | Why? | ¿Por qué? | Please | a.png |\n"
    "| | select_one l | b | Which? | | | |\n"
    "| choices |\n"
    "| | list_name | name | label::en | label::es |\n"
    "| | l | y | Yes | Sí |\n"
    "| | l | n | No | No |\n"
    "| settings |\n"
    "| | form_title | form_id | version | default_language | instance_name |\n"
    "| | After | after | 7 | en | ${a} |\n",

    "| survey |\n"
    "| | type | name | label | instance::e:x | instance::y |\n"
    "| | begin_repeat | r | R | 1 | |\n"
    "| | text | a | A | | 2 |\n"
    "| | end_repeat | | | | |\n"
    "| | note | n | ${instanceID} | | |\n"
    "| settings |\n| | namespaces |\n| | e=http://e |\n",

    "| survey |\n"
    "| | type | name | label | calculation | default | readonly |\n"
    "| | note | n | N | 1 + 1 | | |\n"
    "| | note | m | N | | x | |\n"
    "| | text | t | T | 1 + 1 | | yes |\n"
    "| | calculate | c | | | now() | |\n"
    "| | calculate | k | | 1 | now() | |\n"
    "| | hidden | h | | | x | |\n",

    "| survey |\n"
    "| | type | name | label | calculation | trigger | appearance |\n"
    "| | text | a | A | | | multiline |\n"
    "| | dateTime | b | | now() | ${a} | |\n"
    "| | hidden | h | | | | |\n"
    "| | audit | audit | | | | |\n",
};

static const char *
source_of(const char *source)
{
    return source ? source : "";
}

static void
compare_words(const struct form *was, struct translated before,
              const struct form *is, struct translated after, const char *path)
{
    for (size_t i = 0; i < was->n_languages; i++) {
        size_t j = form_language(is, was->languages[i]);
        const char *expected = before.in ? before.in[i] : NULL;
        const char *found =
            after.in && j < is->n_languages ? after.in[j] : NULL;
        ck_assert_msg(strcmp(source_of(expected), source_of(found)) == 0,
                      "%s: '%s' was '%s'", path, source_of(found),
                      source_of(expected));
    }
}

static void
compare_lists(const struct form *was, const struct choice_list *before,
              const struct form *is, const struct choice_list *after)
{
    ck_assert_str_eq(before->name, after->name);
    ck_assert_uint_eq(before->n, after->n);
    for (size_t i = 0; i < before->n; i++) {
        const struct choice *a = &before->choices[i], *b = &after->choices[i];
        ck_assert_str_eq(a->name, b->name);
        compare_words(was, a->label, is, b->label, a->name);
        ck_assert_uint_eq(a->extra.n, b->extra.n);
        for (size_t j = 0; j < a->extra.n; j++)
            ck_assert_str_eq(a->extra.items[j].value, b->extra.items[j].value);
    }
}

static void
compare_logic(const struct question *before, const struct question *after)
{
    const struct logic *pairs[][2] = {
        {&before->relevant, &after->relevant},
        {&before->required, &after->required},
        {&before->constraint, &after->constraint},
        {&before->calculation, &after->calculation},
        {&before->choice_filter, &after->choice_filter},
        {&before->repeat_count, &after->repeat_count},
        {&before->fallback, &after->fallback},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        const char *a = source_of(pairs[i][0]->source);
        const char *b = source_of(pairs[i][1]->source);
        ck_assert_msg(strcmp(a, b) == 0, "%s: '%s' was '%s'", before->path, b,
                      a);
        ck_assert_msg(!pairs[i][0]->tree == !pairs[i][1]->tree, "%s",
                      before->path);
    }
}

static void
compare_question(const struct form *was, const struct question *before,
                 const struct form *is)
{
    const struct question *after = form_find_path(is, text_of(before->path));
    ck_assert_msg(after != NULL, "%s is gone", before->path);
    ck_assert_msg(before->kind == after->kind, "%s: %d was %d", before->path,
                  (int)after->kind, (int)before->kind);
    ck_assert_str_eq(before->name, after->name);
    ck_assert_str_eq(source_of(before->trigger), source_of(after->trigger));
    ck_assert_str_eq(source_of(before->appearance),
                     source_of(after->appearance));
    ck_assert_int_eq(before->dynamic_default, after->dynamic_default);
    compare_words(was, before->label, is, after->label, before->path);
    compare_words(was, before->hint, is, after->hint, before->path);
    compare_words(was, before->image, is, after->image, before->path);
    compare_words(was, before->required_message, is, after->required_message,
                  before->path);
    compare_logic(before, after);
    ck_assert_int_eq(!before->list, !after->list);
    if (before->list)
        compare_lists(was, before->list, is, after->list);
}

START_TEST(what_was_written_is_read_back)
{
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        struct arena arena = ARENA_INIT;
        struct form *was = form_of_markdown(&arena, forms[i]);
        struct text xml = xform_of(&arena, was);
        struct form *is = form_of_xform(&arena, xml);
        ck_assert_str_eq(was->id, is->id);
        ck_assert_str_eq(was->title, is->title);
        ck_assert_str_eq(source_of(was->version), source_of(is->version));
        ck_assert_str_eq(source_of(was->instance_name),
                         source_of(is->instance_name));
        ck_assert_uint_eq(was->n_questions, is->n_questions);
        for (size_t j = 0; j < was->n_questions; j++)
            compare_question(was, was->questions[j], is);
        ck_assert_msg(text_equal(xml, xform_of(&arena, is)),
                      "written again:\n%.*s\nwas:\n%.*s",
                      TEXT_ARGS(xform_of(&arena, is)), TEXT_ARGS(xml));
        arena_release(&arena);
    }
}
END_TEST

/* As other programs write them: relative references, choices in the control,
 * no template, meta in a namespace of its own. */
static const char other[] =
    "<h:html xmlns='http://www.w3.org/2002/xforms'"
    " xmlns:h='http://www.w3.org/1999/xhtml'"
    " xmlns:o='http://openrosa.org/xforms'><h:head><h:title> T </h:title>"
    "<model><instance><data id='x' o:version='2'><a/><g><b/><c/></g>"
    "<r><d/></r><r><d/></r><o:meta><o:instanceID/></o:meta></data></instance>"
    "<bind nodeset='/data/a' type='int' relevant='/data/g/b = &quot;1&quot;'/>"
    "<bind nodeset='/data/g/c' type='string' readonly='true()'"
    " calculate='count(/data/r)'/>"
    "</model></h:head><h:body><input ref='a'><label>A</label></input>"
    "<group><label>On one page</label><group ref='/data/g'><label>G</label>"
    "<select1 ref='/data/g/b'><label>B</label>"
    "<item><label>Yes</label><value> 1 </value></item>"
    "<item><label>No</label><value>0</value></item></select1>"
    "<input ref='/data/g/c'><label>C</label></input></group></group>"
    "<repeat nodeset='/data/r'><input ref='d'><label>D</label></input>"
    "</repeat></h:body></h:html>";

START_TEST(forms_of_other_programs_are_understood)
{
    struct arena arena = ARENA_INIT;
    struct form *form = form_of_xform(&arena, text_of(other));
    ck_assert_str_eq(form->title, "T");
    ck_assert_str_eq(form->version, "2");
    ck_assert_uint_eq(form->n_questions, 6);
    const struct question *a = form_find(form, TEXT("a"));
    ck_assert_int_eq(a->kind, QUESTION_INTEGER);
    ck_assert_str_eq(a->relevant.source, "${b} = \"1\"");
    ck_assert_ptr_nonnull(a->relevant.tree);
    const struct question *b = form_find(form, TEXT("b"));
    ck_assert_int_eq(b->kind, QUESTION_SELECT_ONE);
    ck_assert_uint_eq(b->list->n, 2);
    ck_assert_ptr_nonnull(choice_list_find(b->list, TEXT("1")));
    const struct question *c = form_find(form, TEXT("c"));
    ck_assert_int_eq(c->kind, QUESTION_TEXT);
    ck_assert_str_eq(c->calculation.source, "count(${r})");
    ck_assert_int_eq(form_find(form, TEXT("r"))->kind, QUESTION_REPEAT);
    const struct question *d = form_find(form, TEXT("d"));
    ck_assert_int_eq(d->kind, QUESTION_TEXT);
    ck_assert_ptr_eq(question_repeat(d), form_find(form, TEXT("r")));
    arena_release(&arena);
}
END_TEST

/* The head and the rows of a table of choices, and a question whose picture a
 * converter did not know. */
START_TEST(a_converted_form_may_lack_labels)
{
    static const char xml[] =
        "<html><head><model><instance><data id='d'><a/><b/><c/></data>"
        "</instance><instance id='l'><root><item><name>x</name><label>X</label>"
        "</item></root></instance><bind nodeset='/data/c' type='string'/>"
        "</model></head><body>"
        "<select1 ref='/data/a' appearance='label'><label> </label><itemset "
        "nodeset=\"instance('l')/root/item\"><value ref='name'/>"
        "<label ref='label'/></itemset></select1>"
        "<select1 ref='/data/b' appearance='list-nolabel'><itemset "
        "nodeset=\"instance('l')/root/item\"><value ref='name'/>"
        "<label ref='label'/></itemset></select1>"
        "<input ref='/data/c'><label/></input></body></html>";
    struct arena arena = ARENA_INIT;
    struct error error = ERROR_INIT;
    struct findings findings;
    findings_init(&findings, &arena);
    struct form *form =
        form_read_xform(&arena, text_of(xml), "a.xml", &findings, &error);
    ck_assert_msg(form, "%s", error.message);
    form_check(form, &findings);
    ck_assert_uint_eq(findings_count(&findings, SEVERITY_ERROR), 0);
    size_t lacking = 0;
    for (size_t i = 0; i < findings.n; i++)
        lacking += strcmp(findings.items[i].rule, "label-missing") == 0;
    ck_assert_uint_eq(lacking, 1);
    arena_release(&arena);
}
END_TEST

START_TEST(what_is_no_xform_is_refused)
{
    static const struct {
        const char *xml, *message;
    } refused[] = {
        {"<data><a>1</a></data>", "it has no model"},
        {"<html><head><model/></head><body/></html>", "primary instance"},
        {"<html><head><model><instance><d/></instance></model></head></html>",
         "no body"},
        {"<html><head>", "not well-formed"},
        {"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "entities"},
    };
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        struct arena arena = ARENA_INIT;
        struct error error = ERROR_INIT;
        struct findings findings;
        findings_init(&findings, &arena);
        ck_assert_ptr_null(form_read_xform(&arena, text_of(refused[i].xml),
                                           "a.xml", &findings, &error));
        ck_assert_int_eq(error.kind, ERROR_DATA);
        ck_assert_msg(strstr(error.message, refused[i].message) != NULL,
                      "'%s' lacks '%s'", error.message, refused[i].message);
        arena_release(&arena);
    }
}
END_TEST

START_TEST(absurd_nesting_ends)
{
    struct arena arena = ARENA_INIT;
    struct builder b = BUILDER_INIT;
    struct error error = ERROR_INIT;
    struct findings findings;
    findings_init(&findings, &arena);
    builder_add_string(&b, "<html><head><model><instance>");
    for (size_t i = 0; i < 200; i++)
        builder_add_string(&b, "<a>");
    for (size_t i = 0; i < 200; i++)
        builder_add_string(&b, "</a>");
    builder_add_string(&b, "</instance></model></head><body/></html>");
    struct form *form =
        form_read_xform(&arena, builder_text(&b), "a.xml", &findings, &error);
    ck_assert(form && form->n_questions == 199 && findings.n == 0);
    builder_release(&b);
    arena_release(&arena);
}
END_TEST

START_TEST(lists_of_one_id_are_one_list)
{
    struct arena arena = ARENA_INIT;
    struct error error = ERROR_INIT;
    struct findings findings;
    findings_init(&findings, &arena);
    struct text text = TEXT(
        "<html><head><model><instance><data id='d'><a/></data></instance>"
        "<instance id='l'><root><item><name>x</name></item></root></instance>"
        "<instance id='m'><root><item><name>y</name></item></root></instance>"
        "<instance id='l' src='jr://file-csv/l.csv'/>"
        "</model></head><body><select1 ref='/data/a'><itemset "
        "nodeset=\"instance('l')/root/item\"><value ref='name'/></itemset>"
        "</select1></body></html>");
    struct form *form =
        form_read_xform(&arena, text, "twice.xml", &findings, &error);
    ck_assert_msg(form, "%s", error.message);
    ck_assert_uint_eq(form->n_lists, 2);
    ck_assert_str_eq(form->lists[0]->name, "l");
    ck_assert_uint_eq(form->lists[0]->n, 1);
    ck_assert_str_eq(form->lists[1]->name, "m");
    arena_release(&arena);
}
END_TEST

START_TEST(absurd_names_end)
{
    struct arena arena = ARENA_INIT;
    struct builder b = BUILDER_INIT;
    struct error error = ERROR_INIT;
    struct findings findings;
    findings_init(&findings, &arena);
    builder_add_string(&b, "<html><head><model><instance>\n");
    for (size_t i = 0; i < 100; i++)
        builder_printf(&b, "<a%099d>\n", 1);
    for (size_t i = 0; i < 100; i++)
        builder_printf(&b, "</a%099d>", 1);
    builder_add_string(&b, "</instance></model></head><body/></html>");
    struct form *form =
        form_read_xform(&arena, builder_text(&b), "a.xml", &findings, &error);
    ck_assert(form && form->n_questions == FORM_LIMIT_PATH / 101);
    ck_assert_uint_eq(findings.n, 1);
    ck_assert_str_eq(findings.items[0].rule, "nested-too-deeply");
    ck_assert_uint_eq(findings.items[0].line, 2 + FORM_LIMIT_PATH / 101);
    builder_release(&b);
    arena_release(&arena);
}
END_TEST

/* Forms that a server gave out. */
START_TEST(real_forms_are_understood)
{
    static const char *const names[] = {"reflect_v1.xml", "reflect_v2.xml"};
    const char *top = getenv("TOP");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct arena arena = ARENA_INIT;
        struct error error = ERROR_INIT;
        struct findings findings;
        findings_init(&findings, &arena);
        const char *path = arena_printf(&arena, "%s/tests/data/central-live/%s",
                                        top ? top : ".", names[i]);
        struct form *form = form_read(&arena, path, NULL, &findings, &error);
        ck_assert_msg(form != NULL, "%s", error.message);
        ck_assert_str_eq(form->id, "reflect");
        const struct question *kind = form_find(form, TEXT("kind"));
        ck_assert_int_eq(kind->kind, QUESTION_SELECT_MULTIPLE);
        ck_assert_uint_eq(kind->list->n, 3);
        ck_assert_str_eq(kind->path, "/data/act/kind");
        ck_assert_int_eq(form_find(form, TEXT("person"))->kind,
                         QUESTION_REPEAT);
        arena_release(&arena);
    }
}
END_TEST

/* A text of 2 MiB between the two, as a label, in a section of CDATA with
 * "<" in it, as an attribute; a comment of several lines stands before it. */
START_TEST(what_is_too_large_for_a_form_is_refused)
{
    static const struct {
        const char *before, *piece, *after;
        size_t line;
    } cases[] = {
        {"<label>", "L", "</label>", 2},
        {"<label><![CDATA[", "a<b ", "]]></label>", 2},
        {"<label>\n<![CDATA[", "a<b ", "]]></label>", 2},
        {"\n<label ref='", "x", "'/>", 3},
        {"<label><![CDATA[", "a<b ", "", 2},
        {"", "<a/>", "", 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = ARENA_INIT;
        struct error error = ERROR_INIT;
        struct findings findings;
        findings_init(&findings, &arena);
        struct builder xml = BUILDER_INIT;
        builder_add_string(&xml, "<!-- a comment\n -->");
        builder_add_string(&xml, cases[i].before);
        size_t pieces = (i == 5 ? (size_t)20 << 20 : (size_t)2 << 20) /
                        strlen(cases[i].piece);
        for (size_t k = 0; k < pieces; k++)
            builder_add_string(&xml, cases[i].piece);
        builder_add_string(&xml, cases[i].after);
        ck_assert_ptr_null(form_read_xform(&arena, builder_text(&xml), "f.xml",
                                           &findings, &error));
        ck_assert_int_eq(error.kind, ERROR_DATA);
        ck_assert_msg(strstr(error.message, "no form needs that") != NULL,
                      "%zu: %s", i, error.message);
        if (i != 5)
            ck_assert_uint_eq(error.line, cases[i].line);
        builder_release(&xml);
        arena_release(&arena);
    }
}
END_TEST

int
main(void)
{
    return RUN_TESTS(
        "odk read", what_was_written_is_read_back,
        forms_of_other_programs_are_understood,
        a_converted_form_may_lack_labels, what_is_no_xform_is_refused,
        absurd_nesting_ends, absurd_names_end, lists_of_one_id_are_one_list,
        real_forms_are_understood, what_is_too_large_for_a_form_is_refused);
}
