/* Each function that praxis render has an XForms 1.1 equivalent of, worked out
 * on a page, beside what it has to give. */
#include <config.h>

#include "base/builder.h"
#include "base/xml.h"
#include "instruments/expression/function.h"
#include "tests/instruments/markdown.h"
#include "tests/instruments/xforms/compare.h"

#include <string.h>

static const char head[] =
    "| survey |\n"
    "| | type | name | label | calculation | relevant | default |\n"
    "| | text | t | T | | | aB cd |\n"
    "| | text | none | N | | | |\n"
    "| | text | word | W | | | ten |\n"
    "| | integer | n | N | | | 7 |\n"
    "| | integer | minus | M | | | -3 |\n"
    "| | integer | zero | Z | | | 0 |\n"
    "| | integer | no_n | N | | | |\n"
    "| | decimal | x | X | | | 2.5 |\n"
    "| | date | d | D | | | 2026-03-01 |\n"
    "| | date | no_d | D | | | |\n"
    "| | dateTime | m | M | | | |\n"
    "| | time | h | H | | | |\n"
    "| | select_multiple l | s | S | | | a c |\n"
    "| | select_multiple l | one | S | | | a |\n"
    "| | select_multiple l | no_s | S | | | |\n"
    "| | select_one l | o | O | | | b |\n"
    "| | text | left | L | | ${n} = 0 | stale |\n"
    "| | integer | left_n | L | | ${n} = 0 | 9 |\n"
    "| | begin_repeat | r | R | | | |\n"
    "| | integer | a | A | | | 4 |\n"
    "| | text | b | B | | | x |\n"
    "| | calculate | nth | | position(..) | | |\n"
    "| | calculate | mine | | ${a} + 1 | | |\n"
    "| | calculate | absolute | | /data/r/a * 2 | | |\n"
    "| | calculate | all_a | | sum(/data/r/a) | | |\n"
    "| | end_repeat | | | | | |\n";

static const char tail[] = "| choices |\n"
                           "| | list_name | name | label | weight |\n"
                           "| | l | a | Ann's | 1 |\n"
                           "| | l | b | Bo \"B\" | 2 |\n"
                           "| | l | c | Cy | 3 |\n";

/* gives: NULL where the clients of ODK differ, and the page is not to fail. */
static const struct {
    const char *expression, *gives;
} cases[] = {
    {"abs(${minus})", "3"},
    {"abs(${n})", "7"},
    {"abs(${none})", ""},
    {"abs(${word})", ""},
    {"boolean('false')", "true"},
    {"boolean(0)", "false"},
    {"boolean('')", "false"},
    {"boolean(${t})", "true"},
    {"boolean(${none})", "false"},
    {"boolean(${zero})", "false"},
    {"boolean(${left})", "false"},
    {"boolean-from-string('TRUE')", "true"},
    {"boolean-from-string('yes')", "false"},
    {"boolean-from-string(1)", "true"},
    {"boolean-from-string(${none})", "false"},
    {"ceiling(${x})", "3"},
    {"ceiling(${none})", ""},
    {"checklist(1, 2, ${n} = 7, ${x} > 3, ${t} = '')", "true"},
    {"checklist(2, -1, ${n} = 7, ${x} > 3)", "false"},
    {"checklist(-1, 1, ${n} = 7, ${x} > 2)", "false"},
    {"checklist(-1, -1, false())", "true"},
    {"coalesce(${none}, ${t})", "aB cd"},
    {"coalesce(${t}, 'z')", "aB cd"},
    {"coalesce(${left}, 'z')", "z"},
    {"coalesce(${no_n}, ${n}) + 1", "8"},
    {"concat()", ""},
    {"concat(${t}, 1 + 1, ${none}, true())", "aB cd2true"},
    {"concat(${left}, '-')", "-"},
    {"contains(${t}, 'B c')", "true"},
    {"contains(${t}, '')", "true"},
    {"contains(${none}, 'x')", "false"},
    {"count(${a})", "1"},
    {"count(${left})", NULL},
    {"count-non-empty(${a})", "1"},
    {"count-non-empty(${none})", "0"},
    {"count-selected(${s})", "2"},
    {"count-selected(${one})", "1"},
    {"count-selected(${no_s})", "0"},
    {"count-selected('  a   b c ')", "3"},
    {"current()/../n", "7"},
    {"count(instance('l')/root/item[name = current()/../o])", "1"},
    {"date('2026-02-03')", "2026-02-03"},
    {"date(20000)", "2024-10-04"},
    {"date(${d} + 31)", "2026-04-01"},
    {"date(${m})", "2026-03-04"},
    {"date(${none})", ""},
    {"date(${d}) = '2026-03-01'", "true"},
    {"${d} + 1", "20514"},
    {"${d} - date('2026-02-01')", "28"},
    {"${no_d} + 1", ""},
    {"${d} < date('2026-03-02')", "true"},
    {"${d} >= ${d}", "true"},
    {"${no_d} < ${d}", "false"},
    {"${d} > date('2026-03-01')", "false"},
    {"date(${m}) <= today()", "true"},
    {"date(${m}) > ${d}", "true"},
    {"today()", "2026-03-05"},
    {"today() - ${d}", "4"},
    {"${d} <= today() and ${d} > today() - 30", "true"},
    {"date(now()) = today()", "true"},
    {"if(${n} > 3, today(), ${d}) > ${d}", "true"},
    {"if(${n} < 3, today(), ${d}) > ${d}", "false"},
    {"date-time(${m}) < date('2026-03-05')", NULL},
    {"decimal-date-time(${d})", "20512.875"},
    {"round(decimal-date-time(${m}), 6)", "20516.854167"},
    {"decimal-date-time(20000)", "20000"},
    {"decimal-date-time(date('2026-12-31')) - decimal-date-time(${d})", "305"},
    {"decimal-date-time(${no_d})", ""},
    {"round(decimal-time(${h}), 6)", "0.270833"},
    {"decimal-time('12:00:00.000')", "0.5"},
    {"decimal-time('18:00:00.000+05:45')", "0.75"},
    {"digest(${t}, 'SHA-1', 'hex')",
     "3120dbabab2ff236287846f75c49dac265b8498f"},
    {"ends-with(${t}, 'cd')", "true"},
    {"ends-with(${t}, '')", "true"},
    {"ends-with('cd', ${t})", "false"},
    {"ends-with(${none}, 'd')", "false"},
    {"exp(0)", "1"},
    {"round(exp(1), 3)", "2.718"},
    {"exp10(2)", "100"},
    {"false()", "false"},
    {"floor(-2.5)", "-3"},
    {"format-date(${d}, '%Y/%m')", "2026/03"},
    {"format-date(${d}, '%e.%n.%y')", "1.3.26"},
    {"format-date(${d}, '%d%%')", "01%"},
    {"format-date(date(${d} + 31), '%d.%n.%y')", "01.4.26"},
    {"format-date(${no_d}, '%Y')", ""},
    {"format-date-time(${m}, '%Y-%m-%d %H:%M:%S, %h')",
     "2026-03-04 23:30:00, 23"},
    {"format-date-time(${d}, '%H:%M %h')", "00:00 0"},
    {"if(${n} > 5, 'more', 'less')", "more"},
    {"if(${none}, 'y', 'n')", "n"},
    {"if(${t}, 'y', 'n')", "y"},
    {"if(${zero}, 'y', 'n')", "n"},
    {"if(${n} = 7, false(), true()) or false()", "false"},
    {"not(if(${n} = 7, ${x} > 9, true()))", "true"},
    {"if(if(${n} = 7, false(), true()), 'y', 'n')", "n"},
    {"if(${n} = 7, 5, 6) + 1", "6"},
    {"indexed-repeat(${a}, ${r}, 1)", "4"},
    {"indexed-repeat(${a}, ${r}, 5)", ""},
    {"count(instance('l')/root/item)", "3"},
    {"instance('l')/root/item[name = ${o}]/weight", "2"},
    {"sum(instance('l')/root/item[selected(${s}, name)]/weight)", "4"},
    {"count(instance('l')/root/item[position() < last()])", "2"},
    {"int(2.9)", "2"},
    {"int(-2.9)", "-2"},
    {"int(${word})", ""},
    {"int(${none})", ""},
    {"is-selected(${s}, 'c')", "true"},
    {"join(', ', ${t}, ${n})", "aB cd, 7"},
    {"join('-', ${none}, 'x')", "-x"},
    {"jr:choice-name(${o}, '${o}')", "Bo \"B\""},
    {"jr:choice-name('a', '${s}')", "Ann's"},
    {"jr:choice-name(${none}, '${o}')", ""},
    {"local-name(${n})", "n"},
    {"name(..)", "data"},
    {"max(${n}, ${x}, 3)", "7"},
    {"min(${n}, ${x}, 3)", "2.5"},
    {"min(${minus}, 0)", "-3"},
    {"max(${n})", "7"},
    {"max(${a})", "4"},
    {"min(5)", "5"},
    {"normalize-space('  a  b ')", "a b"},
    {"not(${n} = 7)", "false"},
    {"not(${none})", "true"},
    {"not(${zero})", "true"},
    {"number('2.50')", "2.5"},
    {"number(${word})", ""},
    {"number(${d})", "20513"},
    {"number(true())", "1"},
    {"once('x')", "x"},
    {"round(pi(), 4)", "3.1416"},
    {"pow(${n}, 2)", "49"},
    {"pow(${none}, 2)", ""},
    {"round(2.4)", "2"},
    {"round(${x})", "3"},
    {"round(2.345678, 2)", "2.35"},
    {"round(1234, -2)", "1200"},
    {"round(7.26, ${n} - 6)", "7.3"},
    {"round(${none}, 1)", ""},
    {"selected(${s}, 'a')", "true"},
    {"selected(${s}, 'b')", "false"},
    {"selected(${no_s}, 'a')", "false"},
    {"selected('ab abc', 'a')", "false"},
    {"selected(' a\tb ', 'b')", NULL},
    {"selected-at(${s}, 0)", "a"},
    {"selected-at(${s}, 1)", "c"},
    {"selected-at(${s}, 2)", ""},
    {"selected-at(${no_s}, 0)", ""},
    {"sqrt(49)", "7"},
    {"sqrt(-1)", ""},
    {"starts-with(${t}, 'aB')", "true"},
    {"starts-with(${t}, '')", "true"},
    {"string(${x})", "2.5"},
    {"string(${d})", "2026-03-01"},
    {"string-length(${t})", "5"},
    {"string-length(${none})", "0"},
    {"string-length('año')", "3"},
    {"substr(${t}, 1, 4)", "B c"},
    {"substr(${t}, 3)", "cd"},
    {"substr(${t}, -2)", "cd"},
    {"substr(${t}, -4, -1)", "B c"},
    {"substr(${t}, -9, 2)", "aB"},
    {"substr(${t}, 4, 2)", ""},
    {"substr(${t}, 9)", ""},
    {"substr(${t}, ${n} - 5, ${n} - 3)", " c"},
    {"substr(${t}, ${minus})", " cd"},
    {"substring(${t}, 2, 2)", "B "},
    {"substring(${t}, 4)", "cd"},
    {"substring-after(${t}, ' ')", "cd"},
    {"substring-after(${t}, 'z')", ""},
    {"substring-before(${t}, ' ')", "aB"},
    {"sum(${a})", "4"},
    {"sum(${left_n})", "0"},
    {"translate(${t}, 'abc', 'ABC')", "AB Cd"},
    {"translate(${t}, 'aB', '')", " cd"},
    {"version()", "3"},
    {"string-length(uuid())", "36"},
    {"string-length(${instanceID})", "41"},
    {"string-length(random()) > 0", "true"},
    {"${n} mod 4", "3"},
    {"-${n} mod 4", "-3"},
    {"${n} div 2", "3.5"},
    {"-${minus}", "3"},
    {"${n} div 0 > 5", "true"},
    {"${none} = ''", "true"},
    {"${none} != 'a'", "true"},
    {"${left} = ''", "true"},
    {"${left} != 'a'", "true"},
    {"${left} = 'stale'", "false"},
    {"${left_n} > 5", "false"},
    {"${left_n} != 5", "true"},
    {"${left_n} + 1", ""},
    {"concat(${left}, ${left_n})", ""},
    {"${n} = '7.0'", "true"},
    {"${n} != '7.0'", "false"},
    {"'7.0' = ${n}", "true"},
    {"${x} = '2.50'", "true"},
    {"${no_n} = ''", "true"},
    {"${none} or ${t}", "true"},
    {"${zero} or ${none}", "false"},
    {"${t} and ${n}", "true"},
    {"/data/n + /data/x", "9.5"},
    {"../n + 1", "8"},
    {"concat(\"it's\", ' \"so\"')", "it's \"so\""},
};

enum { CASES = sizeof cases / sizeof *cases };

/* The form of all cases: calculations c0, c1... */
static struct form *
form_of_cases(struct arena *arena)
{
    struct builder b = BUILDER_INIT;
    builder_add_string(&b, head);
    for (size_t i = 0; i < CASES; i++)
        builder_printf(&b, "| | calculate | c%zu | | %s | | |\n", i,
                       cases[i].expression);
    builder_add_string(&b, tail);
    builder_add_string(&b, "| settings |\n| | form_id | version | "
                           "submission_url |\n| | f | 3 | https://x.org |\n");
    struct form *form = form_of_markdown(arena, b.s);
    builder_release(&b);
    return form;
}

/* The page, in the arena, and what was found. */
static struct text
page_of(struct arena *arena, const struct form *form,
        struct findings *findings)
{
    struct error error = ERROR_INIT;
    struct builder out = BUILDER_INIT;
    const struct render_options options = {.language = NULL};
    findings_init(findings, arena);
    ck_assert(render_xforms(form, &options, findings, &out, &error));
    struct text result = text_of(text_dup(arena, builder_text(&out)));
    builder_release(&out);
    return result;
}

START_TEST(functions_give_what_they_give_in_odk)
{
    struct arena arena = ARENA_INIT;
    struct form *form = form_of_cases(&arena);
    struct findings findings;
    struct processor p;
    struct text page = page_of(&arena, form, &findings);
    for (size_t i = 0; i < findings.n; i++)
        ck_abort_msg("%s: %s", findings.items[i].value,
                     findings.items[i].message);
    processor_init(&p, page);
    processor_answer(&p, "instance('data')/m", "2026-03-04T23:30:00.000+03:00");
    processor_answer(&p, "instance('data')/h", "06:30:00.000+03:00");
    for (size_t i = 0; i < CASES; i++) {
        if (!cases[i].gives)
            continue;
        const char *value = processor_value(
            &p, arena_printf(&arena, "string(instance('data')/c%zu)", i));
        ck_assert_msg(strcmp(value, cases[i].gives) == 0,
                      "%s is '%s', not '%s'", cases[i].expression, value,
                      cases[i].gives);
    }
    ck_assert_uint_gt(compare_all(&p, form), 100);
    processor_release(&p);
    arena_release(&arena);
}
END_TEST

/* What has an equivalent for some of its arguments only, and what has none. */
static const struct {
    const char *expression, *what;
} refused[] = {
    {"acos(0)", NULL},
    {"area(${t})", NULL},
    {"asin(0)", NULL},
    {"atan(0)", NULL},
    {"atan2(0, 1)", NULL},
    {"base64-decode(${t})", NULL},
    {"concat(${a}, '')", "concat() over a repeat"},
    {"cos(0)", NULL},
    {"date(true())", "date() of what is no date"},
    {"date-time(20000)", "date-time() of what is no date"},
    {"decimal-date-time(true())", "decimal-date-time() of what is no date"},
    {"decimal-time(${t})", "decimal-time() of what is no time"},
    {"depend(${t})", NULL},
    {"distance(${t})", NULL},
    {"enclosed-area(${t})", NULL},
    {"extract-signed(${t}, 'k')", NULL},
    {"format-date(${d}, '%b')", "format-date() with names, or such a format"},
    {"format-date(${d}, ${t})", "format-date() with such arguments"},
    {"format-date(${t}, '%H')", "format-date() with names, or such a format"},
    {"geofence(${t}, ${t})", NULL},
    {"id('x')", NULL},
    {"indexed-repeat(${a}, ${t}, 1)", "without each repeat around it"},
    {"intersects(${t})", NULL},
    {"join(' ', ${a})", "join() over a repeat"},
    {"jr:choice-name('a', ${o})", "jr:choice-name() of what is no list"},
    {"jr:itext('x')", NULL},
    {"lang('en')", NULL},
    {"last()", "last() outside [...]"},
    {"log(1)", NULL},
    {"log10(1)", NULL},
    {"max(${a}, 1)", "max() over a repeat"},
    {"namespace-uri(.)", NULL},
    {"position()", "position() of what is no round around it"},
    {"position(${r})", "position() of what is no round around it"},
    {"property('x')", NULL},
    {"pulldata('f', 'a', 'b', ${t})", NULL},
    {"randomize(instance('l')/root/item)", NULL},
    {"regex(${t}, 'x')", NULL},
    {"selected-at(${s}, ${n})", "selected-at() with a place to be worked out"},
    {"selected-at(${s}, -1)", "selected-at() with a place to be worked out"},
    {"sin(0)", NULL},
    {"sum(1)", "sum() of what is no question"},
    {"tan(0)", NULL},
    {"uuid(8)", "uuid() of a given length"},
    {"weighted-checklist(1, 2, ${n}, 1)", NULL},
};

enum { REFUSED = sizeof refused / sizeof *refused };

static struct text
name_of(const char *call)
{
    struct text t = text_of(call);
    return text_slice(t, 0, text_find(t, '('));
}

static void
check_refused(size_t i)
{
    struct arena arena = ARENA_INIT;
    struct findings findings;
    struct form *form = form_of_markdown(
        &arena, arena_printf(&arena, "%s| | calculate | c | | %s | | |\n%s",
                             head, refused[i].expression, tail));
    struct text name = name_of(refused[i].expression);
    const char *what =
        refused[i].what
            ? refused[i].what
            : arena_printf(&arena, "of the function %.*s()", TEXT_ARGS(name));
    const char *message = "nothing";
    page_of(&arena, form, &findings);
    for (size_t j = 0; j < findings.n; j++)
        if (findings.items[j].severity == SEVERITY_ERROR)
            message = findings.items[j].message;
    ck_assert_uint_eq(findings_count(&findings, SEVERITY_ERROR), 1);
    ck_assert_msg(strstr(message, what) != NULL, "%s: %s, not %s",
                  refused[i].expression, message, what);
    arena_release(&arena);
}

START_TEST(others_are_refused_by_name)
{
    for (size_t i = 0; i < REFUSED; i++)
        check_refused(i);
}
END_TEST

static bool
calls(const char *expression, const char *name)
{
    size_t n = strlen(name);
    for (const char *s = expression; (s = strstr(s, name)); s += n)
        if (s[n] == '(' && (s == expression || strchr(" (!", s[-1])))
            return true;
    return false;
}

/* A function that ODK is given is not to be forgotten here. */
START_TEST(each_function_of_odk_is_said_or_refused)
{
    for (size_t i = 0; i < function_count(); i++) {
        const char *name = function_at(i)->name;
        bool known = false;
        for (size_t j = 0; j < CASES; j++)
            known |= calls(cases[j].expression, name);
        for (size_t j = 0; j < REFUSED; j++)
            known |= text_is(name_of(refused[j].expression), name);
        ck_assert_msg(known, "%s() is neither said nor refused", name);
    }
}
END_TEST

/* An argument that is said three times, in another that is... */
START_TEST(what_grows_without_end_is_refused)
{
    struct arena arena = ARENA_INIT;
    struct builder b = BUILDER_INIT;
    struct findings findings;
    builder_printf(&b, "%s| | calculate | c | | ", head);
    for (size_t i = 0; i < 100; i++)
        builder_add_string(&b, "count-selected(");
    builder_add_string(&b, "${t}");
    for (size_t i = 0; i < 100; i++)
        builder_add_char(&b, ')');
    builder_printf(&b, " | | |\n%s", tail);
    page_of(&arena, form_of_markdown(&arena, b.s), &findings);
    ck_assert_uint_eq(findings_count(&findings, SEVERITY_ERROR), 1);
    builder_release(&b);
    arena_release(&arena);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("xforms-functions", functions_give_what_they_give_in_odk,
                     others_are_refused_by_name,
                     each_function_of_odk_is_said_or_refused,
                     what_grows_without_end_is_refused);
}
