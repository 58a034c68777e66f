/* What came in, through all of collecting, to tables. */
#include <config.h>

#include "tests/collect/gather.h"
#include "tests/run.h"

static const char form_1[] =
    "| survey | | | | | | |\n"
    "| | type | name | label | relevant | constraint | calculation |\n"
    "| | text | code | Code | | | |\n"
    "| | begin_group | act | Act | | | |\n"
    "| | select_multiple kind | kind | Kinds | | | |\n"
    "| | integer | times | Times | selected(${kind}, 'march') | "
    ". < 10 | |\n"
    "| | text | dropped | Asked once | | | |\n"
    "| | end_group | act | | | | |\n"
    "| | begin_repeat | person | People | | | |\n"
    "| | text | name | Name | | | |\n"
    "| | integer | again | Again | | | |\n"
    "| | end_repeat | person | | | | |\n"
    "| | calculate | twice | | | | ${times} * 2 |\n"
    "| | hidden | wave | | | | |\n"
    "| choices | | | |\n"
    "| | list_name | name | label |\n"
    "| | kind | vigil | Vigil |\n"
    "| | kind | march | March |\n"
    "| settings | | | |\n"
    "| | form_title | form_id | version |\n"
    "| | Reflection | reflect | 1 |\n";

/* The tenth version is newer than the second. */
static const char form_10[] =
    "| survey | | | | | | |\n"
    "| | type | name | label | relevant | constraint | calculation |\n"
    "| | text | code | Code | | | |\n"
    "| | begin_group | act | Act | | | |\n"
    "| | select_multiple kind | kind | Kinds | | | |\n"
    "| | integer | times | Times | selected(${kind}, 'march') | "
    ". < 10 | |\n"
    "| | text | added | Asked later | | | |\n"
    "| | end_group | act | | | | |\n"
    "| | begin_repeat | person | People | | | |\n"
    "| | text | name | Name | | | |\n"
    "| | integer | again | Again | | | |\n"
    "| | end_repeat | person | | | | |\n"
    "| | calculate | twice | | | | ${times} * 2 |\n"
    "| choices | | | |\n"
    "| | list_name | name | label |\n"
    "| | kind | vigil | Vigil |\n"
    "| | kind | march | March |\n"
    "| settings | | | |\n"
    "| | form_title | form_id | version |\n"
    "| | Reflection | reflect | 10 |\n";

static const char *const forms[] = {form_10, form_1};

/* A submission of a version with an instance ID, what it replaces, and the
 * elements in it. */
static void
add(struct gather *gather, const char *version, const char *id,
    const char *replaces, const char *inside)
{
    char *xml = arena_printf(
        &gather->arena,
        "<data id='reflect' version='%s'>%s<meta><instanceID>%s</instanceID>"
        "%s%s%s</meta></data>",
        version, inside, id, replaces ? "<deprecatedID>" : "",
        replaces ? replaces : "", replaces ? "</deprecatedID>" : "");
    ck_assert(gather_xml(gather, text_of(xml),
                         arena_printf(&gather->arena, "%s.xml", id)));
}

static void
finish(struct gather *gather)
{
    ck_assert(gather_finish(gather));
    ck_assert_uint_eq(gather_answers(gather), gather_cells(gather));
}

#define CELL(gather, row, column) gather_cell(&(gather), 0, row, column)

START_TEST(why_is_it_missing)
{
    struct gather g;
    gather_begin(&g, forms, 2);
    add(&g, "1", "a", NULL,
        "<code>x</code><act><kind>vigil</kind><times/></act>");
    add(&g, "10", "b", NULL, "<act><kind>march</kind></act>");
    add(&g, "10", "c", NULL, "<act><times>11</times></act>");
    finish(&g);
    ck_assert_str_eq(CELL(g, 0, "times"), ".s");
    ck_assert_str_eq(CELL(g, 0, "added"), ".n");
    ck_assert_str_eq(CELL(g, 0, "dropped"), "");
    ck_assert_str_eq(CELL(g, 0, "kind__vigil"), "1");
    ck_assert_str_eq(CELL(g, 0, "kind__march"), "0");
    ck_assert_str_eq(CELL(g, 0, "respondent"), "X");
    ck_assert_str_eq(CELL(g, 1, "times"), "");
    ck_assert_str_eq(CELL(g, 1, "added"), "");
    ck_assert_str_eq(CELL(g, 1, "dropped"), ".n");
    ck_assert_str_eq(CELL(g, 1, "code"), "");
    ck_assert_str_eq(CELL(g, 2, "times"), "11");
    ck_assert_str_eq(CELL(g, 2, "kind__vigil"), "");
    ck_assert_uint_eq(gather_count(&g, "constraint"), 1);
    ck_assert_uint_eq(gather_count(&g, "answered-though-skipped"), 1);
    gather_end(&g);
}
END_TEST

/* Only where the question was surely asked, and once a row. */
START_TEST(a_required_answer_that_is_not_there)
{
    static const char *const form[] = {
        "| survey |\n"
        "| | type | name | label | required | relevant |\n"
        "| | integer | acts | Acts? | yes | |\n"
        "| | text | why | Why? | yes | ${acts} > 0 |\n"
        "| | text | who | Who? | ${acts} > 5 | |\n"
        "| | text | note | More? | | |\n"
        "| settings | | |\n| | form_id | version |\n"
        "| | reflect | 1 |\n"};
    struct gather g;
    gather_begin(&g, form, 1);
    add(&g, "1", "all", NULL, "<acts>9</acts><why>x</why><who>y</who>");
    add(&g, "1", "one", NULL, "<acts>9</acts><why/><who>y</who>");
    add(&g, "1", "two", NULL, "<acts>9</acts><note>n</note>");
    add(&g, "1", "few", NULL, "<acts>0</acts>");
    add(&g, "1", "none", NULL, "<why/>");
    finish(&g);
    ck_assert_uint_eq(gather_count(&g, "required-blank"), 3);
    gather_end(&g);
}
END_TEST

/* As Briefcase and Aggregate export them; what people typed stays as it is. */
START_TEST(dates_in_english_words)
{
    static const char *const form[] = {
        "| survey |\n| | type | name | label | constraint |\n"
        "| | date | day | Day | . > date('2018-01-01') |\n"
        "| | time | hour | Hour | |\n| | dateTime | at | At | |\n"
        "| | text | words | Words | |\n"
        "| settings | | |\n| | form_id | version |\n"
        "| | reflect | 1 |\n"};
    struct gather g;
    gather_begin(&g, form, 1);
    ck_assert(gather_csv(
        &g,
        TEXT("SubmissionDate,day,hour,at,words,KEY\n"
             "\"Apr 26, 2018 8:58:20 AM\",\"Apr 25, 2018\",8:56:00 PM,"
             "\"Apr 25, 2018 12:01:00 AM\",\"Apr 25, 2018\",uuid:1\n"
             "\"Apr 26, 2018 8:58:20 AM\",\"26 avr. 2018\",20:56,"
             "2018-04-25T00:01,\"May 1, 2018\",uuid:2\n"),
        "words.csv"));
    finish(&g);
    ck_assert_str_eq(CELL(g, 0, "day"), "2018-04-25");
    ck_assert_str_eq(CELL(g, 0, "hour"), "20:56:00.000");
    ck_assert_str_eq(CELL(g, 0, "at"), "2018-04-25T00:01:00.000");
    ck_assert_str_eq(CELL(g, 0, "words"), "Apr 25, 2018");
    ck_assert_str_eq(CELL(g, 0, "submitted_at"), "2018-04-26T08:58:20.000");
    ck_assert_str_eq(CELL(g, 1, "day"), ".i");
    ck_assert_str_eq(CELL(g, 1, "words"), "May 1, 2018");
    ck_assert_uint_eq(gather_count(&g, "date-in-words"), 4);
    ck_assert_uint_eq(gather_count(&g, "not-date"), 1);
    ck_assert_uint_eq(gather_count(&g, "constraint"), 0);
    gather_end(&g);
}
END_TEST

START_TEST(the_newest_edition_counts)
{
    struct gather g;
    gather_begin(&g, forms, 2);
    add(&g, "1", "third", "second", "<code>3</code>");
    add(&g, "1", "first", NULL, "<code>1</code>");
    add(&g, "1", "second", "first", "<code>2</code>");
    add(&g, "1", "late", "lost", "<code>4</code>");
    finish(&g);
    ck_assert_uint_eq(g.responses.n, 2);
    ck_assert_str_eq(CELL(g, 0, "response_id"), "first");
    ck_assert_str_eq(CELL(g, 0, "code"), "3");
    ck_assert_str_eq(CELL(g, 0, "instance_id"), "third");
    ck_assert_str_eq(CELL(g, 0, "status"), "edited");
    ck_assert_str_eq(CELL(g, 1, "response_id"), "lost");
    ck_assert_uint_eq(g.responses.n_editions, 2);
    ck_assert_uint_eq(g.collection.asides.n, 2);
    ck_assert_uint_eq(gather_count(&g, "edited"), 2);
    gather_end(&g);
}
END_TEST

START_TEST(edits_in_a_circle_or_a_fork)
{
    struct gather g;
    gather_begin(&g, forms, 2);
    add(&g, "1", "a", "b", "<code>1</code>");
    add(&g, "1", "b", "a", "<code>2</code>");
    add(&g, "1", "self", "self", "<code>3</code>");
    add(&g, "1", "root", NULL, "<code>4</code>");
    add(&g, "1", "left", "root", "<code>5</code>");
    add(&g, "1", "right", "root", "<code>6</code>");
    finish(&g);
    ck_assert_uint_eq(g.responses.n, 3);
    ck_assert_uint_eq(gather_count(&g, "edited-twice"), 1);
    ck_assert_str_eq(CELL(g, 1, "response_id"), "root");
    ck_assert_str_eq(CELL(g, 1, "code"), "5");
    ck_assert_str_eq(CELL(g, 2, "code"), "3");
    gather_end(&g);
}
END_TEST

static const char export[] =
    "SubmissionDate,code,act-kind,act-kind/march,act-kind/vigil,"
    "meta-instanceID,KEY,Edits,FormVersion\n"
    "2026-01-01T00:00:00Z,x,,0,0,two,one,1,1\n"
    "2026-01-01T00:00:00Z,y,march,1,0,solo,solo,0,10\n";

START_TEST(one_response_from_two_sources)
{
    struct gather g;
    gather_begin(&g, forms, 2);
    ck_assert(gather_csv(&g, text_of(export), "export.csv"));
    add(&g, "1", "two", "one",
        "<code>x</code><act><dropped>only here</dropped></act>"
        "<person><name>Ana</name></person>");
    add(&g, "10", "solo", NULL, "<code>z</code>");
    finish(&g);
    ck_assert_uint_eq(g.responses.n, 2);
    ck_assert_uint_eq(g.responses.n_duplicates, 2);
    ck_assert_str_eq(CELL(g, 0, "response_id"), "one");
    ck_assert_str_eq(CELL(g, 0, "dropped"), "only here");
    ck_assert_str_eq(CELL(g, 0, "kind"), "");
    ck_assert_str_eq(CELL(g, 0, "edits"), "1");
    ck_assert_str_eq(gather_cell(&g, 1, 0, "row_id"), "one/person[1]");
    ck_assert_str_eq(CELL(g, 1, "code"), "y");
    /* z instead of y, and march that is not there any more. */
    ck_assert_uint_eq(gather_count(&g, "duplicate-differs"), 2);
    ck_assert_uint_eq(g.collection.asides.n, 1);
    gather_end(&g);
}
END_TEST

START_TEST(a_column_that_is_not_there_is_not_blank)
{
    struct gather g;
    gather_begin(&g, forms, 2);
    ck_assert(gather_csv(&g, text_of(export), "export.csv"));
    finish(&g);
    ck_assert_str_eq(CELL(g, 0, "dropped"), ".x");
    ck_assert_str_eq(CELL(g, 1, "dropped"), ".n");
    ck_assert_str_eq(CELL(g, 1, "added"), ".x");
    ck_assert_str_eq(CELL(g, 0, "kind__march"), "");
    ck_assert_uint_ge(gather_count(&g, "column-missing"), 2);
    gather_end(&g);
}
END_TEST

START_TEST(only_split_columns)
{
    struct gather g;
    gather_begin(&g, forms, 2);
    ck_assert(gather_csv(&g,
                         TEXT("form_no,code,kind/vigil,kind__march\n"
                              "1,a,1,0\n2,b,0,0\n3,c,x,TRUE\n4,d,2,\n"),
                         "split.csv"));
    finish(&g);
    ck_assert_str_eq(CELL(g, 0, "kind"), "vigil");
    ck_assert_str_eq(CELL(g, 0, "kind__march"), "0");
    ck_assert_str_eq(CELL(g, 1, "kind"), "");
    ck_assert_str_eq(CELL(g, 1, "kind__vigil"), "");
    ck_assert_str_eq(CELL(g, 2, "kind"), "vigil march");
    ck_assert_uint_eq(gather_count(&g, "split-value"), 1);
    gather_end(&g);
}
END_TEST

START_TEST(paper_is_keyed)
{
    struct gather g;
    gather_begin(&g, forms, 2);
    ck_assert(
        gather_csv(&g,
                   TEXT("\xef\xbb\xbf"
                        "form_no;Code;act/kind;times;name (typed);\n"
                        "10;a;march;4;Ana;\n2;b;march;;;\n\n;c;;;;\n"),
                   "keyed.csv"));
    ck_assert(gather_csv(&g,
                         TEXT("parent_key;name;again\n10;Bo;1\n10;Cy;2\n"
                              "77;Di;3\n"),
                         "people.csv"));
    finish(&g);
    ck_assert_uint_eq(g.responses.n, 3);
    ck_assert_str_eq(CELL(g, 0, "response_id"), "2");
    ck_assert_str_eq(CELL(g, 1, "response_id"), "10");
    ck_assert_str_eq(CELL(g, 1, "code"), "a");
    ck_assert_str_eq(CELL(g, 1, "twice"), "8");
    ck_assert_str_eq(CELL(g, 1, "name (typed)"), "Ana");
    ck_assert_str_eq(CELL(g, 2, "response_id"), "keyed.csv:5");
    ck_assert_str_eq(gather_cell(&g, 1, 1, "row_id"), "10/person[2]");
    ck_assert_str_eq(gather_cell(&g, 1, 1, "name"), ".w");
    ck_assert_str_eq(gather_cell(&g, 1, 1, "again"), "2");
    ck_assert_uint_eq(gather_count(&g, "parent-missing"), 1);
    ck_assert_uint_eq(g.collection.asides.n, 3);
    ck_assert_uint_eq(g.personal.n, 2);
    ck_assert_uint_eq(gather_count(&g, "computed"), 1);
    gather_end(&g);
}
END_TEST

START_TEST(what_no_form_asks_is_kept)
{
    struct gather g;
    gather_begin(&g, forms, 2);
    add(&g, "3", "a", NULL,
        "<code>x</code><new><q>1</q></new><code>y</code>"
        "<thing><w>1</w></thing><thing><w>2</w></thing>");
    finish(&g);
    ck_assert_str_eq(CELL(g, 0, "q"), "1");
    ck_assert_str_eq(CELL(g, 0, "code"), "x");
    ck_assert_str_eq(CELL(g, 0, "form_version"), "3");
    ck_assert_uint_eq(g.dictionary.n_tables, 3);
    ck_assert_str_eq(gather_cell(&g, 2, 1, "w"), "2");
    ck_assert_uint_eq(gather_count(&g, "version-unknown"), 1);
    ck_assert_uint_eq(gather_count(&g, "answer-twice"), 1);
    ck_assert_uint_eq(g.collection.asides.n, 1);
    gather_end(&g);
}
END_TEST

START_TEST(groups_that_come_twice_lose_nothing)
{
    struct gather g;
    gather_begin(&g, forms, 2);
    add(&g, "2", "a", NULL,
        "<act><kind>march</kind></act><act><kind>vigil</kind></act>");
    add(&g, "2", "b", NULL,
        "<deep><new><more>1</more></new></deep>");
    add(&g, "2", "c", NULL,
        "<deep><new><more>2</more></new></deep>"
        "<deep><new><more>3</more></new></deep>");
    finish(&g);
    ck_assert_str_eq(CELL(g, 0, "kind"), "march");
    ck_assert_str_eq(CELL(g, 1, "more"), "1");
    ck_assert_uint_eq(gather_count(&g, "answer-twice"), 1);
    ck_assert_uint_eq(gather_count(&g, "answer-elsewhere"), 2);
    ck_assert_uint_eq(g.collection.asides.n, 3);
    ck_assert_uint_eq(gather_answers(&g), gather_cells(&g));
    gather_end(&g);
}
END_TEST

START_TEST(encrypted_is_not_blank)
{
    struct gather g;
    gather_begin(&g, forms, 2);
    ck_assert(
        gather_xml(&g,
                   TEXT("<data id='reflect' version='1' encrypted='yes'>"
                        "<base64EncryptedKey>A</base64EncryptedKey>"
                        "<meta><instanceID>s</instanceID></meta></data>"),
                   "sealed.xml"));
    add(&g, "1", "open", NULL, "<code>x</code>");
    finish(&g);
    ck_assert_str_eq(CELL(g, 1, "response_id"), "s");
    ck_assert_str_eq(CELL(g, 1, "status"), "encrypted");
    ck_assert_str_eq(CELL(g, 1, "code"), ".u");
    ck_assert_uint_eq(gather_count(&g, "encrypted"), 1);
    gather_end(&g);
}
END_TEST

START_TEST(rows_that_are_longer_than_the_header)
{
    struct gather g;
    gather_begin(&g, forms, 2);
    ck_assert(gather_csv(&g, TEXT("code,times\na,1,other,more\nb\n"),
                         "long.csv"));
    finish(&g);
    ck_assert_uint_eq(g.responses.n, 2);
    ck_assert_uint_eq(gather_count(&g, "cell-beyond-header"), 2);
    ck_assert_uint_eq(gather_count(&g, "form-other"), 0);
    gather_end(&g);
}
END_TEST

/* Groups left out of the headings: two columns of one name are two questions in
 * the order of the form. */
static const char twins[] = "| survey | | | |\n"
                            "| | type | name | label |\n"
                            "| | begin_group | before | B |\n"
                            "| | text | mood | m |\n"
                            "| | end_group | before | |\n"
                            "| | begin_group | after | A |\n"
                            "| | text | mood | m |\n"
                            "| | text | Status | s |\n"
                            "| | end_group | after | |\n"
                            "| settings | | |\n"
                            "| | form_id | version |\n"
                            "| | twins | 1 |\n";

START_TEST(columns_of_one_name)
{
    static const char *const one[] = {twins};
    struct gather g;
    gather_begin(&g, one, 1);
    ck_assert(gather_csv(&g,
                         TEXT("SubmissionDate,mood,mood,Status,KEY,Status\n"
                              "2026-01-01T00:00:00Z,low,high,s,k1,\n"),
                         "bare.csv"));
    ck_assert(gather_csv(&g,
                         TEXT("SubmissionDate,before-mood,after-mood,KEY\n"
                              "2026-01-01T00:00:00Z,low,high,k2\n"),
                         "paths.csv"));
    ck_assert(gather_csv(&g,
                         TEXT("SubmissionDate,mood,KEY\n"
                              "2026-01-01T00:00:00Z,which,k3\n"),
                         "one.csv"));
    finish(&g);
    for (size_t row = 0; row < 2; row++) {
        ck_assert_str_eq(CELL(g, row, "before_mood"), "low");
        ck_assert_str_eq(CELL(g, row, "after_mood"), "high");
    }
    ck_assert_str_eq(CELL(g, 0, "Status"), "s");
    ck_assert_str_eq(CELL(g, 2, "before_mood"), ".x");
    ck_assert_str_eq(CELL(g, 2, "mood"), "which");
    gather_end(&g);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("collect", why_is_it_missing,
                     a_required_answer_that_is_not_there,
                     dates_in_english_words, the_newest_edition_counts,
                     edits_in_a_circle_or_a_fork, one_response_from_two_sources,
                     a_column_that_is_not_there_is_not_blank,
                     only_split_columns, paper_is_keyed,
                     what_no_form_asks_is_kept,
                     groups_that_come_twice_lose_nothing,
                     encrypted_is_not_blank,
                     columns_of_one_name, rows_that_are_longer_than_the_header);
}
