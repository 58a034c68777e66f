#include <config.h>

#include "instruments/expression/evaluate.h"

#include "tests/run.h"

/* The household of two, as it was answered. */
struct village {
    struct arena arena;
    struct answers answers, crops;
    struct answer *person[2], *age[2];
    struct moment now;
};

static void
add_person(struct village *v, int i, struct text name, struct text age)
{
    struct answers *a = &v->answers;
    v->person[i] =
        answers_add(a, a->root, TEXT("person"), TEXT(""), ANSWER_NONE);
    v->person[i]->is_repeat = true;
    answers_add(a, v->person[i], TEXT("first"), name, ANSWER_TEXT);
    v->age[i] = answers_add(a, v->person[i], TEXT("age"), age, ANSWER_INTEGER);
}

static void
add_crop(struct village *v, struct text code, struct text season)
{
    struct answer *item = answers_add(&v->crops, v->crops.root, TEXT("item"),
                                      TEXT(""), ANSWER_NONE);
    answers_add(&v->crops, item, TEXT("name"), code, ANSWER_TEXT);
    answers_add(&v->crops, item, TEXT("season"), season, ANSWER_TEXT);
}

static void
village_init(struct village *v)
{
    static const struct {
        const char *name, *value;
        enum answer_kind kind;
    } flat[] = {
        {"one", "oat", ANSWER_SELECT_ONE},
        {"many", "oat rye", ANSWER_SELECT_MULTIPLE},
        {"n", "7", ANSWER_INTEGER},
        {"half", "2.5", ANSWER_DECIMAL},
        {"zero", "0", ANSWER_INTEGER},
        {"blank", "", ANSWER_INTEGER},
        {"words", "Ann Lee", ANSWER_TEXT},
        {"day", "2026-01-05", ANSWER_DATE},
        {"when", "2026-01-05T18:30:00.000+05:45", ANSWER_DATETIME},
        {"calc", "12", ANSWER_UNKNOWN},
    };
    *v = (struct village){.arena = ARENA_INIT};
    answers_init(&v->answers, &v->arena, TEXT("data"));
    for (size_t i = 0; i < sizeof flat / sizeof *flat; i++)
        answers_add(&v->answers, v->answers.root, text_of(flat[i].name),
                    text_of(flat[i].value), flat[i].kind);
    answers_add(&v->answers, v->answers.root, TEXT("lost"), TEXT("?"),
                ANSWER_TEXT)
        ->unreadable = true;
    add_person(v, 0, TEXT("Ann"), TEXT("40"));
    add_person(v, 1, TEXT("Bo"), TEXT("9"));
    answers_add(&v->answers, v->person[0], TEXT("goat"), TEXT(""), ANSWER_NONE)
        ->is_repeat = true; /* and Bo has none */
    answers_init(&v->crops, &v->arena, TEXT("root"));
    add_crop(v, TEXT("oat"), TEXT("dry"));
    add_crop(v, TEXT("rye"), TEXT("wet"));
    ck_assert(moment_parse(TEXT("2026-01-10T09:00:00+05:45"), &v->now));
}

static const struct answer *
instance(void *context, struct text id)
{
    struct village *v = context;
    return text_is(id, "crops") ? v->crops.root : NULL;
}

static bool
label(void *context, struct text question, struct text code,
      struct text *label_)
{
    (void)context;
    *label_ = TEXT("Oat grain");
    return text_is(question, "one") && text_is(code, "oat");
}

/* person: 0 for the top, 1 or 2 for that person's age. result NULL: unknown. */
static const struct {
    int person;
    const char *source, *result;
} cases[] = {
    {0, "1 + 2 * 3 - 4 div 8", "6.5"},
    {0, "7 mod 4", "3"},
    {0, "-7 mod 4", "-3"},
    {0, "1 div 0 > 5", "true"},
    {0, "'a' = 'a' and not(1 > 2)", "true"},
    {0, "${n} = 7", "true"},
    {0, "${n} = '7.0'", "true"},
    {0, "${calc} > 9", "true"},
    {0, "${blank} > 1 or ${blank} <= 1", "false"},
    {0, "${blank} = ''", "true"},
    {0, "${missing} = ''", "true"},
    {0, "${words} = 3", "false"},
    {0, "${words} != 3", "true"},
    {0, "${lost} = 'x'", NULL},
    {0, "${lost} = 'x' or 1 = 1", "true"},
    {0, "${lost} = 'x' and 1 = 2", "false"},
    {0, "${lost} = 'x' and 1 = 1", NULL},
    {0, "count(${goat})", "1"},
    {1, "count(${goat})", "1"},
    {2, "count(${goat})", "0"},
    {0, "selected(${many}, 'rye')", "true"},
    {0, "selected(${many}, 'ry')", "false"},
    {0, "selected(${one}, ' oat ')", "true"},
    {0, "count-selected(${many})", "2"},
    {0, "selected-at(${many}, 1)", "rye"},
    {0, "selected-at(${many}, 2)", ""},
    {0, "if(${n} > 5, 'big', 'small')", "big"},
    {0, "if(${lost} = 1, 'big', 'small')", NULL},
    {0, "coalesce(${blank}, ${n})", "7"},
    {0, "coalesce(${one}, pulldata('a', 'b', 'c', 'd'))", "oat"},
    {0, "pulldata('a', 'b', 'c', 'd')", NULL},
    {0, "random() < 2", NULL},
    {0, "frobnicate(1)", NULL},
    {0, "selected(${one})", NULL},
    {0, "${one}", "oat"},
    {0, "boolean(${n})", "true"},
    {0, "boolean(${blank})", NULL},
    {0, "not(${zero})", NULL},
    {0, "boolean(0) or boolean('')", "false"},
    {0, "boolean-from-string('TRUE')", "true"},
    {0, "regex(${words}, '^[A-Z][a-z]+ [A-Z][a-z]+$')", "true"},
    {0, "regex(${words}, '^x')", "false"},
    {0, "regex(${words}, 'Ann')", NULL},
    {0, "regex(${words}, '[a-')", NULL},
    {0, "int(-2.7)", "-2"},
    {0, "round(2.5)", "3"},
    {0, "round(-2.5)", NULL},
    {0, "round(2.456, 2)", "2.46"},
    {0, "round(1234, -2)", "1200"},
    {0, "number('abc')", "NaN"},
    {0, "number('1e3')", "NaN"},
    {0, "concat(${one}, '-', ${n}, '-', ${half})", "oat-7-2.5"},
    {0, "join(', ', ${first})", "Ann, Bo"},
    {0, "join('-', 'a', 'b', 3)", "a-b-3"},
    {0, "substr('abcdef', 1, 3)", "bc"},
    {0, "substr('abcdef', -2)", "ef"},
    {0, "substr('abc', 2, 1)", ""},
    {0, "substr('d\xC3\xA9j\xC3\xA0', 1, 2)", "\xC3\xA9"},
    {0, "string-length('d\xC3\xA9j\xC3\xA0')", "4"},
    {0, "string-length('\xF0\x9F\x98\x80')", NULL},
    {0, "substring-before('a-b', '-')", "a"},
    {0, "substring-after('a-b-c', '-')", "b-c"},
    {0, "substring-after('ab', 'x')", ""},
    {0,
     "contains('abc', 'bc') and starts-with('abc', 'ab') and "
     "ends-with('abc', 'bc')",
     "true"},
    {0, "ends-with('c', 'bc') or starts-with('a', 'ab')", "false"},
    {0, "translate('abcd', 'abc', 'AB')", "ABd"},
    {0, "normalize-space('  a   b ')", "a b"},
    {0, "pow(2, 10)", "1024"},
    {0, "round(pi() * 100)", "314"},
    {0, "sqrt(16) + abs(-2) + exp10(2)", "106"},
    {0, "count(${person})", "2"},
    {0, "sum(${age})", "49"},
    {0, "max(${age}) - min(${age})", "31"},
    {0, "max(3, 9, 4)", "9"},
    {0, "sum(${blank})", NULL},
    {0, "count-non-empty(${first})", "2"},
    {0, "count(/data/person[age > 18])", "1"},
    {0, "/data/person[2]/first", "Bo"},
    {0, "${person}[position() = last()]/first", "Bo"},
    {0, "${person}[1]/first", "Ann"},
    {0, "${first} = 'Ann'", NULL},
    {0, "indexed-repeat(${first}, ${person}, 2)", "Bo"},
    {0, "indexed-repeat(${first}, ${person}, 3)", ""},
    {2, "${first}", "Bo"},
    {2, "../first", "Bo"},
    {2, "/data/person/first", "Bo"},
    {2, ". < 18", "true"},
    {2, "position(..)", "2"},
    {2, "count(${person})", "2"},
    {2, "count(/data/person)", "2"},
    {2, "${n} + .", "16"},
    {2, "once(3)", "9"},
    {1, "../../n", "7"},
    {2, "/data/person[position() = position(current()/..) - 1]/first", "Ann"},
    {0, "instance('crops')/root/item[name = ${one}]/season", "dry"},
    {0, "instance('crops')/root/item[season = 'wet']/name", "rye"},
    {0, "count(instance('crops')/root/item)", "2"},
    {0, "instance('other')/root/item/name", NULL},
    {0, "jr:choice-name(${one}, '${one}')", "Oat grain"},
    {0, "jr:choice-name('x', '${one}')", NULL},
    {0, "today()", "2026-01-10"},
    {0, "today() - ${day}", "5"},
    {0, "${day} < today()", "true"},
    {0, "date(today() + 7)", "2026-01-17"},
    {0, "date('2026-02-30')", NULL},
    {0, "${day} = '2026-01-05'", "true"},
    {0, "${day} > '2026-01-01'", NULL},
    {0, "${day} > date('2026-01-01')", "true"},
    {0, "${when} < now()", "true"},
    {0, "${when} > ${day}", NULL},
    {0, "${when} >= ${day}", "true"},
    {0, "format-date(${day}, '%e/%n/%Y')", "5/1/2026"},
    {0, "format-date-time(${when}, '%Y%m%d %H:%M:%S.%3%%')",
     "20260105 18:30:00.000%"},
    {0, "format-date(${day}, '%b')", NULL},
    {0, "format-date(${blank}, '%Y')", ""},
    {0, "decimal-time('12:00:00.000+05:45')", "0.5"},
    {0, "decimal-date-time('1970-01-02T05:45:00.000+05:45')", "1"},
    {0, "checklist(2, -1, 1 = 1, 2 = 2, 1 = 2)", "true"},
    {0, "${last-saved#n} = 1", NULL},
    {0, "//n = 7", NULL},
};

START_TEST(values_are_right_or_unknown)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct village v;
        village_init(&v);
        struct evaluation e = {.arena = &v.arena,
                               .answers = &v.answers,
                               .now = &v.now,
                               .context = &v,
                               .instance = instance,
                               .label = label};
        if (cases[i].person)
            e.at = v.age[cases[i].person - 1];
        struct finding fault = {0};
        struct text result, source = text_of(cases[i].source);
        struct expression *x = expression_parse(&v.arena, source, &fault);
        ck_assert_msg(x != NULL, "%s: %s", cases[i].source, fault.message);
        bool known = expression_result(&e, x, &result);
        ck_assert_msg(known == (cases[i].result != NULL), "%s: %s%.*s",
                      cases[i].source, known ? "is " : e.why,
                      TEXT_ARGS(result));
        ck_assert_msg(known || e.why, "%s: unknown without a reason",
                      cases[i].source);
        ck_assert_msg(!known || text_is(result, cases[i].result),
                      "%s: %.*s", cases[i].source, TEXT_ARGS(result));
        arena_release(&v.arena);
    }
}
END_TEST

START_TEST(truth_has_three_values)
{
    static const struct {
        const char *source;
        enum truth truth;
    } truths[] = {
        {"${n} > 5", TRUTH_TRUE},       {"${n} > 7", TRUTH_FALSE},
        {"${lost} = 1", TRUTH_UNKNOWN}, {"'a'", TRUTH_TRUE},
        {"${missing}", TRUTH_FALSE},    {"${person}/nothing", TRUTH_FALSE},
        {"${age}", TRUTH_UNKNOWN},      {"now() > 1", TRUTH_UNKNOWN},
    };
    for (size_t i = 0; i < sizeof truths / sizeof *truths; i++) {
        struct village v;
        village_init(&v);
        struct evaluation e = {.arena = &v.arena, .answers = &v.answers};
        struct finding fault = {0};
        struct expression *x =
            expression_parse(&v.arena, text_of(truths[i].source), &fault);
        ck_assert_ptr_nonnull(x);
        ck_assert_msg(expression_holds(&e, x) == truths[i].truth, "%s",
                      truths[i].source);
        arena_release(&v.arena);
    }
}
END_TEST

START_TEST(many_answers_are_found_by_name)
{
    struct arena arena = ARENA_INIT;
    struct answers answers;
    answers_init(&answers, &arena, TEXT("data"));
    for (int i = 0; i < 5000; i++)
        answers_add(&answers, answers.root,
                    text_of(arena_printf(&arena, "q%d", i % 2500)),
                    TEXT("x"), ANSWER_TEXT);
    for (int i = 0; i < 2500; i++) {
        char name[16];
        snprintf(name, sizeof name, "q%d", i);
        const struct answer *a = answers_find(&answers, text_of(name));
        ck_assert(a && a->same && !a->same->same);
        ck_assert_uint_eq(answer_position(a->same), 2);
    }
    ck_assert_ptr_null(answers_find(&answers, TEXT("q2500")));
    arena_release(&arena);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("evaluate", values_are_right_or_unknown,
                     truth_has_three_values, many_answers_are_found_by_name);
}
