#include <config.h>

#include "instruments/expression/check.h"

#include "tests/run.h"

#include <string.h>

#define T(s)                                                                   \
    {                                                                          \
        s, sizeof s - 1                                                        \
    }

static const struct text crops[] = {T("oat"), T("rye"), T("1")};
static const struct text columns[] = {T("region"), T("season")};
static const struct scope_list crop = {T("crop"), crops, 3, columns, 2, false};
static const struct text words[] = {T("yes"), T("no")};
static const struct scope_list word = {T("word"), words, 2, NULL, 0, false};
static const struct scope_list file = {T("file"), NULL, 0, NULL, 0, true};

static const struct scope_question questions[] = {
    {T("age"), ANSWER_INTEGER, NULL, T("/data/household/age"),
     T("/data/household")},
    {T("weight"), ANSWER_DECIMAL, NULL, T("/data/weight"), {0}},
    {T("one"), ANSWER_SELECT_ONE, &crop, {0}, {0}},
    {T("word"), ANSWER_SELECT_ONE, &word, {0}, {0}},
    {T("many"), ANSWER_SELECT_MULTIPLE, &crop, {0}, {0}},
    {T("far"), ANSWER_SELECT_ONE, &file, {0}, {0}},
    {T("words"), ANSWER_TEXT, NULL, {0}, {0}},
    {T("day"), ANSWER_DATE, NULL, {0}, {0}},
    {T("clock"), ANSWER_TIME, NULL, {0}, {0}},
    {T("calc"), ANSWER_UNKNOWN, NULL, {0}, {0}},
    {T("household"), ANSWER_NONE, NULL, T("/data/household"),
     T("/data/household")},
    {T("twice"), ANSWER_TEXT, NULL, {0}, {0}},
    {T("twice"), ANSWER_TEXT, NULL, {0}, {0}},
};
enum { N = sizeof questions / sizeof *questions };

static size_t
find(void *context, struct text name, struct scope_question *out)
{
    (void)context;
    size_t n = 0;
    for (size_t i = N; i-- > 0;)
        if (text_equal(questions[i].name, name)) {
            *out = questions[i];
            n++;
        }
    return n;
}

static bool
find_path(void *context, struct text path, struct scope_question *out)
{
    const char *prefixes[] = {"/data/household/", "/data/", "../", "./../"};
    for (size_t i = 0; i < 4; i++)
        if (text_begins(path, prefixes[i]))
            return find(context, text_slice(path, strlen(prefixes[i]), path.n),
                        out) > 0;
    return false;
}

static const struct scope_list *
find_list(void *context, struct text name)
{
    (void)context;
    return text_equal(name, crop.name) ? &crop : NULL;
}

static size_t
column_values(void *context, const struct scope_list *list,
              struct text column, const struct text **values)
{
    static const struct text regions[] = {T("north"), T("south")};
    (void)context;
    *values = regions;
    return list == &crop && text_is(column, "region") ? 2 : 0;
}

static bool
find_instance(void *context, struct text name, struct text *near)
{
    (void)context;
    if (text_is(name, "corp"))
        *near = crop.name;
    return text_equal(name, crop.name) || text_is(name, "file");
}

/* self: the question that the expression stands at; rule NULL: nothing is
 * wrong with it. */
static const struct checked {
    const char *self, *source, *rule, *marked, *says;
} cases[] = {
    {"age", ". >= 18 and . <= 99", NULL, NULL, NULL},
    {"age", "frobnicate(${one})", "expression-unknown-function",
     "frobnicate(${one})", "no function"},
    {"age", "slected(${one}, 'oat')", "expression-unknown-function",
     "slected(${one}, 'oat')", "did you mean selected()?"},
    {"age", "selected(${one})", "expression-arguments", "selected(${one})",
     "takes 2 arguments, not 1"},
    {"age", "selected(${many}='oat')", "expression-arguments",
     "selected(${many}='oat')", "write selected(${many}, 'oat')"},
    {"many", "selected(. != 'oat')", "expression-arguments",
     "selected(. != 'oat')", "write not(selected(., 'oat'))"},
    {"age", "selected('oat', ${many})", "expression-arguments",
     "selected('oat', ${many})", "write selected(${many}, 'oat')"},
    {"one", "not(selected('oat', .))", "expression-arguments",
     "selected('oat', .)", "write selected(., 'oat')"},
    {"age", "selected('oat rye', ${one}) or selected('x', ${calc})", NULL,
     NULL, NULL},
    {"many", "selected('.', 'oat')", "expression-reference-in-quotes", "'.'",
     "write . without quotes"},
    {"many", "count-selected(.) < 3 or count-selected(${many}) < 2", NULL,
     NULL, NULL},
    {"many", "count(.) < 3", "expression-arguments", "count(.)",
     "write count-selected(.)"},
    {"age", "indexed-repeat(${one}, ${household}, 1) = 'oats'",
     "expression-unknown-choice", "'oats'", "did you mean 'oat'?"},
    {"age", "selected(indexed-repeat(${many}, ${household}, 1), 'oats')",
     "expression-unknown-choice", "'oats'", "did you mean 'oat'?"},
    {"age", "${age} = ${age}", "expression-always-true", "${age} = ${age}",
     "compares ${age} with itself, and always holds"},
    {"age", "position() = 2", "expression-arguments", "position()",
     "write position(..)"},
    {"age", "sum(${household}[position() = 1]/age) > 3", NULL,
     NULL, NULL},
    {"age", ". >= 0 or . -88", "expression-no-condition", ". -88",
     "write . = -88"},
    {"age", "${age} = 1 and ${weight} * 2", "expression-no-condition",
     "${weight} * 2", "as in ${weight} * 2 > 0"},
    {"age", "(${age} = 1) + (${weight} = 1) or ${age} = 2", NULL, NULL, NULL},
    {"age", "selected()", "expression-arguments", "selected()",
     "write selected(${question}, 'choice')"},
    {"age", "pow(2) > 3", "expression-arguments", "pow(2)",
     "write pow(number, number)"},
    {"age", "LEN(${words}) > 3", "expression-unknown-function",
     "LEN(${words})", "write string-length(text)"},
    {"age", "AND(${age} > 3, ${age} < 9)", "expression-unknown-function",
     "AND(${age} > 3, ${age} < 9)", "write a and b"},
    {"age", "xyzzy(1)", "expression-unknown-function", "xyzzy(1)",
     "use one that clients know"},
    {"age", "today(1) > 3", "expression-arguments", "today(1)", "takes no"},
    {"age", "count('x') > 1", "expression-arguments", "'x'",
     "needs a question"},
    {"age", "sum(${age}) > count(${household})", NULL, NULL, NULL},
    {"age", "indexed-repeat(${age}, ${household}, 2) > 3", NULL, NULL, NULL},
    {"age", "selected(${one}, 1)", "expression-arguments", "1", "write '1'"},
    {"age", "substring(${words}, 1) = 'a'", "expression-client",
     "substring(${words}, 1)", "substr("},
    {"age", "floor(${age}) = 1", "expression-client", "floor(${age})",
     "Collect"},
    {"age", "//age = 1", "expression-client", "//age", "'//'"},
    {"age", "${nope} = 1", "expression-unknown-reference", "${nope}",
     "no question"},
    {"age", "${wieght} = 1", "expression-unknown-reference", "${wieght}",
     "${weight}"},
    {"age", "${twice} = 1", "expression-ambiguous-reference", "${twice}",
     "several"},
    {"age", "/data/nope = 1", "expression-unknown-path", "/data/nope",
     "nowhere"},
    {"age", "/data/age = 1 and ../weight = 2", NULL, NULL, NULL},
    {"age", "../wieght = 2", "expression-unknown-path", "../wieght",
     "${weight}"},
    {"age", "${one} = oat", "expression-unquoted-word", "oat", "write 'oat'"},
    {"age", "name = ${one}", "expression-lost-column", "name",
     "choice_filter"},
    {"age", "${words} = age", "expression-unquoted-word", "age",
     "write ${age}"},
    {"age", "${words} = true", "expression-unquoted-word", "true", "true()"},
    {"day", ". <= today", "expression-unquoted-word", "today", "today()"},
    {"day", "today > '2020-01-01'", "expression-unquoted-word", "today",
     "today()"},
    {"day", ". >= 2020-01-05", "expression-unquoted-date", "2020-01-05",
     "date('2020-01-05')"},
    {"day", ". >= '2020-01-05'", "expression-comparison", "'2020-01-05'",
     "date('2020-01-05')"},
    {"day", ". >= date('2020-01-05')", NULL, NULL, NULL},
    {"day", ". >= date('05/01/2020')", "expression-no-day", "'05/01/2020'",
     "year-month-day"},
    {"day", ". < date('2023-02-29')", "expression-no-day", "'2023-02-29'",
     "year-month-day"},
    {"day", ". < date-time('2023-02-28T10:00:00Z')", NULL, NULL, NULL},
    {"age", ". > 'abc'", "expression-comparison", "'abc'", "never holds"},
    {"clock", "${clock} > '08:00'", "expression-comparison", "'08:00'",
     "decimal-time(${clock}) > 8 div 24"},
    {"clock", "'8:30:00' >= .", "expression-comparison", "'8:30:00'",
     "decimal-time(${clock}) <= 510 div 1440"},
    {"words", ". > '08:00'", "expression-comparison", "'08:00'",
     "nothing is greater"},
    {"age", "${many} = 3", "expression-unknown-choice", "3",
     "write selected(${many}, '...')"},
    {"age", ". > '5' and 'abc' != ${words}", NULL, NULL, NULL},
    {"age", ". = 'abc'", "expression-comparison", "'abc'", "never holds"},
    {"age", ". != 'abc'", "expression-comparison", "'abc'", "always holds"},
    {"age", ". = 1.5", "expression-comparison", "1.5", "whole number"},
    {"age", ". = 2.0 or . = ''", NULL, NULL, NULL},
    {"age", "${one} = 'oats'", "expression-unknown-choice", "'oats'", "'oat'"},
    {"one", "'wheat' = .", "expression-unknown-choice", "'wheat'", "'crop'"},
    {"age", "${one} = 'x'", "expression-unknown-choice", "'x'", "holds 'oat',"},
    {"age", "${one} = 1 or ${one} = '' or ${far} = 'x'", NULL, NULL, NULL},
    {"age", "selected(${many}, 'oats')", "expression-unknown-choice", "'oats'",
     "'oat'"},
    {"age", "${many} = 'oat'", "expression-equals-multiple", "${many} = 'oat'",
     "selected(${many}, 'oat')"},
    {"age", "${many} = 'oat rye'", "expression-equals-multiple",
     "${many} = 'oat rye'",
     "write selected(${many}, 'oat') and selected(${many}, 'rye')"},
    {"age", "${many} = 'oat rye oat rye oat rye oat'",
     "expression-equals-multiple", NULL, "for each of the codes"},
    {"age", "${many} = ''", NULL, NULL, NULL},
    {"words", "regex(., '[a-')", "expression-pattern", "[a-", "not closed"},
    {"words", "regex(., '^[A-Z]{3}$')", NULL, NULL, NULL},
    {"words", "regex(., '(?i)yes')", "expression-pattern-client", "(?i)",
     "browsers"},
    {"words", "regex(., '[A-Z]{3}')", "expression-pattern-part", "'[A-Z]{3}'",
     "'^[A-Z]{3}$'"},
    {"words", "regex(., '^[A-Z]{3}')", "expression-pattern-part", "'^[A-Z]{3}'",
     "'^[A-Z]{3}$'"},
    {"age", "${one} = 'oat' and ${one} = 'rye'", "expression-never-true",
     "${one} = 'oat' and ${one} = 'rye'", "exclude"},
    {"age", "selected(${one}, 'oat') and selected(${one}, 'rye')",
     "expression-never-true", NULL, "exclude"},
    {"age", "selected(${many}, 'oat') and selected(${many}, 'rye')", NULL, NULL,
     NULL},
    {"age", "selected(${many}, 'oat') and not(selected(${many}, 'oat'))",
     "expression-never-true", NULL, "exclude"},
    {"age", ". > 10 and . < 5", "expression-never-true", ". > 10 and . < 5",
     "exclude"},
    {"age", "10 < . and 5 > .", "expression-never-true", NULL, "exclude"},
    {"age", ". > 1 and . < 2", "expression-never-true", NULL, "exclude"},
    {"weight", ". > 1 and . < 2", NULL, NULL, NULL},
    {"age", ". >= 5 and . <= 5", NULL, NULL, NULL},
    {"weight", ". > 5 and . <= 5", "expression-never-true", NULL, "exclude"},
    {"age", ". = 3 and ${weight} > 4 and . > 7", "expression-never-true", NULL,
     "exclude"},
    {"age", ". > 10 or . < 5", NULL, NULL, NULL},
    {"age", ". != 5 or . != 6", "expression-always-true", NULL, "every answer"},
    {"age", ". < 10 or . > 5", "expression-always-true", NULL, "every answer"},
    {"age", ". < 5 or . >= 10", NULL, NULL, NULL},
    {"words", "'${age}' = 3", "expression-reference-in-quotes", "${age}",
     "write ${age} without quotes around it"},
    {"words", "concat('a ${age} b') = ''", "expression-reference-in-quotes",
     "${age}", "concat("},
    {"words", "jr:choice-name(${one}, '${one}') = ''", NULL, NULL, NULL},
    {"words", "jr:choice-name(${one}, '${nope}') = ''",
     "expression-unknown-reference", "${nope}", "no question"},
    {"age", "instance('crop')/root/item[name = ${one}]/label = 'Oat'", NULL,
     NULL, NULL},
    {"age", "instance('crop')/root/item[regoin = 'x']/label = 'Oat'",
     "expression-unknown-column", "regoin", "did you mean region?"},
    {"age", "count(${household}[age > 3]) > 2", NULL, NULL, NULL},
    {"age", "sum(${household}/age) > 2", NULL, NULL, NULL},
    {"age", "sum(/data/household[age > 3 and . != '']/age) > 2", NULL, NULL,
     NULL},
    {"age", "sum(${household}/nope) > 2", "expression-unknown-path",
     "${household}/nope", "'/data/household/nope' leads nowhere"},
    {"age", "${household}[age = 1]/wieght > 2", "expression-unknown-path",
     "${household}[age = 1]/wieght", "did you mean ${weight}?"},
    {"age", "/data/household[nope = 1]/age > 2", "expression-unknown-path",
     "nope", "no 'nope' in '/data/household'"},
    {"age", "${household}[age = ${words}]/age = current()/../age", NULL, NULL,
     NULL},
    {"age", "current()/../nope = 1", "expression-unknown-path",
     "current()/../nope", "leads nowhere"},
    {"age", "${household}/*[1] = 1 or ${calc}/x = 2", NULL, NULL, NULL},
    {"age", "instance('corp')/root/item[name = 'oat']/label = 'Oat'",
     "expression-unknown-instance", "'corp'", "did you mean 'crop'?"},
    {"age", "instance('nope')/root/item[a = 'oat']/b = 'Oat'",
     "expression-unknown-instance", "'nope'", "csv-external"},
    {"age", "instance('crop')/root/itm[name = 'oat']/label = 'Oat'",
     "expression-unknown-path", "itm", "/root/item"},
    {"age", "instance('crop')/root/item[name = 'oat']/lable = 'Oat'",
     "expression-unknown-column", "lable", "did you mean label?"},
    {"age", "instance('crop')/root/item[1]/crops = instance('file')/a/b/c",
     "expression-unknown-column", "crops", "add the column"},
    {"age", "count(instance('crop')/root/item[region = 'north']) = 1", NULL, NULL,
     NULL},
    {"age", "${one}[1] = 'oat'", NULL, NULL, NULL},
    {"age", "(${one})[1] = 'oat'", "expression-client", "(${one})[1]",
     "behind a bracket"},
    {"age", "indexed-repeat(${weight}, ${household}, 1) = 1",
     "expression-arguments", "${weight}", "'weight' is in no repeat"},
    {"age", "indexed-repeat(${age}, ${weight}, 1) = 1", "expression-arguments",
     "${weight}", "'weight' is no repeat"},
    {"age", "jr:choice-name(${one}, ${one}) = ''", "expression-arguments",
     "${one}", "write '${one}'"},
    {"age", "jr:choice-name(${one}, 'one') = ''", "expression-arguments",
     "'one'", "in quotes"},
    {"age", "jr:choice-name(${one}, '/data/one') = ''", NULL, NULL, NULL},
    {"age", "digest(${words}, 'SHA-999') = ''", "expression-arguments",
     "'SHA-999'", "'SHA-256'"},
    {"age", "digest(${words}, 'sha-256', 'hex') = ''", NULL, NULL, NULL},
    {"age", "area(${one}) > 3", "expression-arguments", "${one}", "geoshape"},
    {"age", "distance(${age}) > 3", "expression-arguments", "${age}",
     "needs a place"},
    {"age", "distance(${calc}) > 3", NULL, NULL, NULL},
    {"age", "format-date(${day}, '%d %Q') = ''", "expression-arguments", "%Q",
     "'%Y-%m-%d'"},
    {"age", "format-date(${day}, '100%') = ''", "expression-arguments", "%",
     "no part of a date"},
    {"age", "format-date-time(${day}, '%Y-%m-%d %H:%M:%S %%') = ''", NULL, NULL,
     NULL},
    {"age", "round('x') = 3", "expression-arguments", "'x'", "needs a number"},
    {"age", "round('2.5') = 3 or pow('${age}', 2) = 4",
     "expression-reference-in-quotes", "${age}",
     "write ${age} without quotes around it"},
    {"age", "${word} > 3", "expression-comparison", "3", "never holds"},
    {"age", "3 <= ${word}", "expression-comparison", "3", "'yes', 'no'"},
    {"age", "${one} > 3", "expression-comparison", "3", "no code of list"},
    {"age", "${one} >= 1 and 2 > ${one} and ${far} > 3", NULL, NULL, NULL},
    {"age", "count-selected(${one}) > 1", "expression-never-true",
     "count-selected(${one}) > 1", "0 or 1"},
    {"age", "count-selected(${many}) > 1 or count-selected(${one}) = 1", NULL,
     NULL, NULL},
    {"age", "0 > string-length(${words})", "expression-never-true", NULL,
     "0 or more"},
    {"age", "string-length(${words}) = 0", NULL, NULL, NULL},
    {"age", "today() = 'abc'", "expression-comparison", "'abc'",
     "a date compared with the text"},
    {"day", ". = 'abc'", "expression-comparison", "'abc'", "never holds"},
    {"day", ". = '2025-12-31' or . = ''", NULL, NULL, NULL},
    {"age", "round(${age}) = 'abc'", "expression-comparison", "'abc'",
     "a number compared"},
    {"age", "selected-at(${one}, 0) = 'oats'", "expression-unknown-choice",
     "'oats'", "'oat'"},
    {"age", "selected-at(${many}, 0) = 'oat'", NULL, NULL, NULL},
    {"age", "string(${one}) = 'oats'", "expression-unknown-choice", "'oats'",
     "'oat'"},
    {"age", "${age} = '' and ${age} > 3", "expression-never-true", NULL,
     "exclude"},
    {"age", "${age} = '' and ${age} != 3", NULL, NULL, NULL},
    {"age", "${many} = '' and not(selected(${many}, 'oat'))", NULL, NULL, NULL},
    {"age", "count(instance('crop')/root/item[region = 'nroth']) = 1",
     "expression-unknown-value", "'nroth'", "did you mean 'north'?"},
    {"age", "count(instance('crop')/root/item[name = 'oats']) = 1",
     "expression-unknown-value", "'oats'", "did you mean 'oat'?"},
    {"age", "count(instance('crop')/root/item[region = 'north' and season != "
            "'x']) = 1",
     NULL, NULL, NULL},
    {"age", "string-length(${words}) > 5 and string-length(${words}) < 2",
     "expression-never-true", NULL, "exclude"},
    {"age", "string-length(${words}) > 1 and string-length(${words}) < 2",
     "expression-never-true", NULL, "exclude"},
    {"age", "string-length(${words}) > 1 and string-length(${word}) < 2", NULL,
     NULL, NULL},
    {"age", "count-selected(${many}) > 2 and count-selected(${many}) < 2",
     "expression-never-true", NULL, "exclude"},
    {"age", "count-selected(${many}) > 3", "expression-never-true",
     "count-selected(${many}) > 3", "0 to 3, as many as the choices"},
    {"age", "count-selected(${many}) = 3 or count-selected(${far}) = 1", NULL,
     NULL, NULL},
    {"age", ". > 5 and not(. > 3)", "expression-never-true", NULL, "exclude"},
    {"age", "not(. > 3) and not(. <= 3)", NULL, NULL, NULL},
    {"age", "not(. > 3) and . = ''", NULL, NULL, NULL},
    {"age", "not(not(. > 3)) and . = ''", "expression-never-true", NULL,
     "exclude"},
    {"age", "${word} != 'yes' and ${word} != 'no' and ${word} != ''",
     "expression-never-true", NULL, "no choice of list 'word' is left"},
    {"age", "${word} != 'yes' and ${word} != 'no'", NULL, NULL, NULL},
    {"age", "${word} != 'yes' and ${word} != ''", NULL, NULL, NULL},
    {"age", "${far} != 'yes' and ${far} != ''", NULL, NULL, NULL},
    {"age", "${words} + 'x' = 'ax'", "expression-text-added", "'x'",
     "write concat(${words}, 'x')"},
    {"age", "${words} + ' ' + ${word} = 'a'", "expression-text-added", "' '",
     "write concat(${words}, ' ')"},
    {"age", "${age} + '5' = 6", NULL, NULL, NULL},
    {"age", "${age} > ''", "expression-comparison", "''", "empty text"},
    {"age", "${word} = 'yes' or 'no'", "expression-always-true", "'no'",
     "write ${word} = 'yes' or ${word} = 'no'"},
    {"age", "${age} = 1 or 2 or 3", "expression-always-true", "2",
     "write ${age} = 1 or ${age} = 2 or ${age} = 3"},
    {"age", "2 or 3", "expression-always-true", "2", "compare it with"},
    {"age", "${age} = 1 or 2", "expression-always-true", "2",
     "write ${age} = 1 or ${age} = 2"},
    {"age", "${age} != 1 and 2", "expression-always-true", "2",
     "write ${age} != 1 and ${age} != 2"},
    {"age", "5 < . < 10", "expression-chained", "5 < . < 10",
     "write 5 < . and . < 10"},
    {"age", "${age} | ${weight}", "expression-client", NULL, "'|'"},
};

static void
check_one(const struct checked *k, const struct scope *scope)
{
    struct arena arena = ARENA_INIT;
    struct findings findings;
    findings_init(&findings, &arena);
    struct finding fault = {0};
    struct finding place = {.sheet = "survey", .row = 7, .value = k->source};
    struct text source = text_of(k->source);
    struct expression *e = expression_parse(&arena, source, &fault);
    ck_assert_msg(e != NULL, "%s: %s", k->source, fault.message);
    expression_check(e, scope, &place, &findings);
    ck_assert_msg(findings.n == (k->rule ? 1 : 0), "%s: %zu findings, %s",
                  k->source, findings.n,
                  findings.n ? findings.items[0].message : "");
    if (k->rule) {
        struct finding *f = &findings.items[0];
        struct text marked =
            text_slice(source, f->mark, f->mark + f->mark_length);
        ck_assert_msg(!strcmp(f->rule, k->rule), "%s: %s", k->source, f->rule);
        ck_assert_msg(!k->marked || text_is(marked, k->marked), "%s: '%.*s'",
                      k->source, TEXT_ARGS(marked));
        ck_assert_msg(strstr(f->message, k->says) || strstr(f->mend, k->says),
                      "%s: %s; %s", k->source, f->message, f->mend);
        ck_assert_uint_eq(f->row, 7);
    }
    arena_release(&arena);
}

static struct scope
scope_at(const char *self, struct scope_question *at, struct text *names)
{
    find(NULL, text_of(self), at);
    for (size_t i = 0; i < N; i++)
        names[i] = questions[i].name;
    return (struct scope){.question = find,
                          .path = find_path,
                          .list = find_list,
                          .column = column_values,
                          .instance = find_instance,
                          .names = names,
                          .name_count = N,
                          .self = at};
}

START_TEST(a_wrong_code_is_not_advised)
{
    struct scope_question at;
    struct text names[N];
    struct scope scope = scope_at("age", &at, names);
    struct arena arena = ARENA_INIT;
    struct findings findings;
    findings_init(&findings, &arena);
    struct finding fault = {0}, place = {.sheet = "survey", .row = 7};
    struct expression *e = expression_parse(
        &arena, TEXT("${many} = 'oat ryee x y'"), &fault);
    expression_check(e, &scope, &place, &findings);
    ck_assert_uint_eq(findings.n, 1);
    ck_assert_str_eq(findings.items[0].rule, "expression-unknown-choice");
    ck_assert_str_eq(findings.items[0].mend,
                     "did you mean 'rye'?; write selected(${many}, 'oat')");
    e = expression_parse(&arena, TEXT("${many} = 'ryee'"), &fault);
    expression_check(e, &scope, &place, &findings);
    ck_assert_uint_eq(findings.n, 2);
    ck_assert_str_eq(findings.items[1].mend,
                     "did you mean 'rye'?; write selected(${many}, '...') "
                     "with the code that is meant");
    arena_release(&arena);
}
END_TEST

START_TEST(what_is_wrong_is_found)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct scope_question at;
        struct text names[N];
        struct scope scope = scope_at(cases[i].self, &at, names);
        check_one(&cases[i], &scope);
    }
}
END_TEST

START_TEST(filters_speak_of_columns)
{
    static const struct checked filters[] = {
        {"one", "region = ${words} and season = 'dry'", NULL, NULL, NULL},
        {"one", "regoin = ${words}", "expression-unknown-column", "regoin",
         "did you mean region?"},
        {"one", "region = region", "expression-always-true",
         "region = region", "as in region = ${region}"},
        {"one", "region = north", "expression-unknown-column", "north",
         "write 'north'"},
        {"one", "name != 'oat' and label != ''", NULL, NULL, NULL},
    };
    for (size_t i = 0; i < sizeof filters / sizeof *filters; i++) {
        struct scope_question at;
        struct text names[N];
        struct scope scope = scope_at("one", &at, names);
        scope.filtered = &crop;
        check_one(&filters[i], &scope);
    }
}
END_TEST

START_TEST(an_empty_scope_checks_what_needs_none)
{
    static const struct checked bare[] = {
        {NULL, "${x} = 'a' and /data/x = 1 and ../y = 2", NULL, NULL, NULL},
        {NULL, "instance('l')/root/item[zz = 1]/label", NULL, NULL, NULL},
        {NULL, ". > 10 and . < 5", "expression-never-true", NULL,
         "exclude"},
    };
    struct scope scope = {0};
    for (size_t i = 0; i < sizeof bare / sizeof *bare; i++)
        check_one(&bare[i], &scope);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("check", what_is_wrong_is_found, a_wrong_code_is_not_advised, filters_speak_of_columns,
                     an_empty_scope_checks_what_needs_none);
}
