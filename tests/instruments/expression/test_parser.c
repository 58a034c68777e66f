#include <config.h>

#include "instruments/expression/expression.h"

#include "base/builder.h"
#include "tests/run.h"

#include <string.h>

/* The tree in brackets: (= $a 'x'). */
static void show(struct builder *out, const struct expression *e);

static void
show_path(struct builder *out, const struct expression *e)
{
    static const char *const marks[] = {
        [EXPRESSION_AXIS_CHILD] = "",    [EXPRESSION_AXIS_SELF] = ".",
        [EXPRESSION_AXIS_PARENT] = "..", [EXPRESSION_AXIS_ATTRIBUTE] = "@",
        [EXPRESSION_AXIS_ANYWHERE] = "", [EXPRESSION_AXIS_FILTER] = "",
        [EXPRESSION_AXIS_OTHER] = "::",
    };
    if (e->count)
        show(out, e->items[0]);
    for (size_t i = 0; i < e->step_count; i++) {
        const struct expression_step *step = &e->steps[i];
        if (step->axis != EXPRESSION_AXIS_FILTER &&
            (e->absolute || i > 0 || e->count))
            builder_add_char(out, '/');
        builder_add_string(out, marks[step->axis]);
        builder_add(out, step->name);
        for (size_t j = 0; j < step->predicate_count; j++) {
            builder_add_char(out, '[');
            show(out, step->predicates[j]);
            builder_add_char(out, ']');
        }
    }
}

static void
show_items(struct builder *out, const struct expression *e, const char *head)
{
    builder_printf(out, "(%s", head);
    for (size_t i = 0; i < e->count; i++) {
        builder_add_char(out, ' ');
        show(out, e->items[i]);
    }
    builder_add_char(out, ')');
}

static void
show(struct builder *out, const struct expression *e)
{
    char name[64];
    switch (e->kind) {
    case EXPRESSION_NUMBER:
        builder_add(out, e->text);
        break;
    case EXPRESSION_TEXT:
        builder_printf(out, "'%.*s'", TEXT_ARGS(e->text));
        break;
    case EXPRESSION_REFERENCE:
        builder_printf(out, "$%s%.*s", e->last_saved ? "#" : "",
                       TEXT_ARGS(e->text));
        break;
    case EXPRESSION_PATH:
        show_path(out, e);
        break;
    case EXPRESSION_CALL:
        snprintf(name, sizeof name, "%.*s", TEXT_ARGS(e->text));
        show_items(out, e, name);
        break;
    default:
        show_items(out, e, expression_operator(e->kind));
    }
}

static const struct reading {
    const char *source, *tree;
} readings[] = {
    {"1", "1"},
    {" . >= 18 ", "(>= . 18)"},
    {"1 + 2 * 3 - 4", "(- (+ 1 (* 2 3)) 4)"},
    {"(1 + 2) * 3", "(* (+ 1 2) 3)"},
    {"a or b and c or d", "(or a (and b c) d)"},
    {"a and (b and c)", "(and a (and b c))"},
    {"1 < 2 = 3 > 4", "(= (< 1 2) (> 3 4))"},
    {"-1 - -2", "(- (- 1) (- 2))"},
    {"--1", "(- (- 1))"},
    {"2-1", "(- 2 1)"},
    {"a-1", "a-1"},
    {"a -1", "(- a 1)"},
    {"a div mod", "(div a mod)"},
    {"* * *", "(* * *)"},
    {"selected(${a}, '3')", "(selected $a '3')"},
    {"${last-saved#a} = \"it's\"", "(= $#a 'it's')"},
    {"jr:choice-name(${a},'${a}')", "(jr:choice-name $a '${a}')"},
    {"/data/g/a != ../b", "(!= /data/g/a ../b)"},
    {"current()/../x", "(current)/../x"},
    {"instance('l')/root/item[name = ${a} and x=1]/label",
     "(instance 'l')/root/item[(and (= name $a) (= x 1))]/label"},
    {"${t}[position() = position(current()/../..) - 1]/g1t/s",
     "$t[(= (position) (- (position (current)/../..) 1))]/g1t/s"},
    {"${t}[1]/s", "$t[1]/s"},
    {"count(/data/r[a=1][2])", "(count /data/r[(= a 1)][2])"},
    {"//a/@b", "//a/@b"},
    {"child::a/self::node()/text()", "a/./"},
    {"a | b | c", "(| (| a b) c)"},
    {"not(true())", "(not (true))"},
    {"if(. = '', 1.5, .5)", "(if (= . '') 1.5 .5)"},
    {"pr\xC3\xA9nom = '\xE2\x80\x99'", "(= pr\xC3\xA9nom '\xE2\x80\x99')"},
    {"1\xC2\xA0+\xC2\xA0"
     "2",
     "(+ 1 2)"},
    {"a!=b", "(!= a b)"},
    {". = !='x'", NULL},
};

START_TEST(trees_are_right)
{
    struct arena arena = ARENA_INIT;
    struct builder out = BUILDER_INIT;
    for (size_t i = 0; i < sizeof readings / sizeof *readings; i++) {
        struct finding fault = {0};
        struct expression *e =
            expression_parse(&arena, text_of(readings[i].source), &fault);
        if (!readings[i].tree) {
            ck_assert_msg(!e, "%s", readings[i].source);
            continue;
        }
        ck_assert_msg(e != NULL, "%s: %s", readings[i].source,
                      fault.message);
        builder_clear(&out);
        show(&out, e);
        ck_assert_msg(text_is(builder_text(&out), readings[i].tree),
                      "%s: %s", readings[i].source, out.s);
    }
    builder_release(&out);
    arena_release(&arena);
}
END_TEST

/* The marked part, and words that the message or the mend must have. */
static const struct refusal {
    const char *source, *marked, *says;
} refusals[] = {
    {"", "", "empty"},
    {"  ", "", "empty"},
    {". >= 1 and", "and", "ends with 'and'"},
    {"and . = 1", "and", "begins with 'and'"},
    {"= 3", "=", "begins with '='"},
    {". == 1", "==", "use ="},
    {". = 1 && . = 2", "&&", "write and"},
    {". = 1 || . = 2", "||", "write or"},
    {". = 1 AND . = 2", "AND", "write and, in small letters"},
    {". = 1 Or . = 2", "Or", "write or, in small letters"},
    {"${a} is 1", "is", "use ="},
    {". <> 1", "<>", "use !="},
    {". => 1", "=>", "write >="},
    {". \xE2\x89\xA5 1", "\xE2\x89\xA5", "write >="},
    {"!selected(${a}, 1)", "!", "not(...)"},
    {"not ${a} = 1", "not", "write not(...)"},
    {"not selected(${a}, '1')", "not", "write not(...)"},
    {". = \xE2\x80\x98yes\xE2\x80\x99", "\xE2\x80\x98", "straight quotes"},
    {". = 'yes", "'yes", "not closed"},
    {". = very good", "good", "put quotes"},
    {"selected(${a} 'x')", "'x'", "put a comma"},
    {"selected(${a}; 'x')", ";", "write a comma"},
    {"selected(${a}, 'x'", "(", "missing ')'"},
    {"selected(${a}, 'x'))", ")", "closes nothing"},
    {"(${a} = 1", "(", "missing ')'"},
    {"${a}[1", "[", "missing ']'"},
    {"if(a, , b)", ",", "a value is missing"},
    {"if(a, b, )", ")", "a value is missing"},
    {"1 + ()", ")", "nothing between"},
    {"${a", "${a", "closing brace"},
    {"${}", "${}", "names no question"},
    {"${ a } = 1", "${ a }", "without spaces"},
    {"{a} = 1", "{a}", "write ${a}"},
    {"1 + $(a)", "$(a)", "write ${a}"},
    {"$[a] = 1", "$[a]", "write ${a}"},
    {"$a = 1", "$a", "write ${a}"},
    {"${a} ${b}", "${b}", "put an operator"},
    {". < 1,5", ",", "1.5"},
    {"3kg", "3kg", "run together"},
    {"1 = 50%", "%", "mod"},
    {"a/b(c)", "b", "around the path"},
    {"and", NULL, NULL},
    {"child:::a", ":", "means nothing"},
    {"sideways::a", "sideways", "not a direction"},
    {"/", "/", "ends with '/'"},
    {"1 and and 2", "and", "a value is missing"},
    {"a &lt; 3", "&lt;", "write <"},
    {"=${a} + 1", "=", "delete the ="},
    {"[a] > 18", "[", "write ${name}"},
    {"10/2", "/", "write div"},
    {"${a}/${b}", "/", "write div"},
    {"(${a} + 1)/2", "/", "write div"},
    {"a/[1]", "[", "a value is missing"},
    {". > 10 or < 20", "<", "write again what is compared"},
    {"regex(., ^a$)", "^a$", "write '^a$'"},
    {"regex(., ^a$')", "^a$'", "write '^a$'"},
    {"regex(., ''^a$'')", "''^a$''", "write '^a$'"},
    {"regex(., \"\"^a$\"\")", "\"\"^a$\"\"", "one quote on each side"},
    {"regex(., '' ^a)", "^", "pow"},
    {"between 1 and 10", "between", "write . >= 1 and . <= 10"},
    {". between 1 and 10", "between", "write . >= 1 and . <= 10"},
};

START_TEST(refusals_mark_and_mend)
{
    struct arena arena = ARENA_INIT;
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
        const struct refusal *r = &refusals[i];
        struct finding fault = {0};
        struct text source = text_of(r->source);
        struct expression *e = expression_parse(&arena, source, &fault);
        if (!r->marked) {
            ck_assert_msg(e != NULL, "%s", r->source);
            continue;
        }
        ck_assert_msg(!e, "%s is accepted", r->source);
        struct text marked =
            text_slice(source, fault.mark, fault.mark + fault.mark_length);
        ck_assert_msg(text_is(marked, r->marked), "%s marks '%.*s': %s",
                      r->source, TEXT_ARGS(marked), fault.message);
        ck_assert_msg(
            strstr(fault.message, r->says) || strstr(fault.mend, r->says),
            "%s says: %s; %s", r->source, fault.message, fault.mend);
    }
    arena_release(&arena);
}
END_TEST

START_TEST(absurd_expressions_end_in_words)
{
    static const struct absurd {
        const char *repeat;
        size_t times;
    } absurd[] = {
        {"(", 500000},  {"not(", 200000},   {"a[", 300000},
        {"1+", 400000}, {"- ", 400000},     {"a/", 400000},
        {"a|", 400000}, {"${a}", 200000},   {"1 ", 2000000},
        {"a,", 300000}, {"1 and ", 150000},
    };
    for (size_t i = 0; i < sizeof absurd / sizeof *absurd; i++) {
        struct arena arena = ARENA_INIT;
        struct builder source = BUILDER_INIT;
        for (size_t j = 0; j < absurd[i].times; j++)
            builder_add_string(&source, absurd[i].repeat);
        struct finding fault = {0};
        ck_assert_ptr_null(
            expression_parse(&arena, builder_text(&source), &fault));
        ck_assert_msg(fault.message && fault.mend, "%s", absurd[i].repeat);
        builder_release(&source);
        arena_release(&arena);
    }
}
END_TEST

START_TEST(long_chains_are_accepted)
{
    struct arena arena = ARENA_INIT;
    struct builder source = BUILDER_INIT;
    builder_add_string(&source, "a = 1");
    for (int i = 0; i < 50000; i++)
        builder_add_string(&source, " or a = 1");
    struct finding fault = {0};
    struct expression *e =
        expression_parse(&arena, builder_text(&source), &fault);
    ck_assert_msg(e != NULL, "%s", fault.message);
    ck_assert_uint_eq(e->count, 50001);
    ck_assert_uint_eq(e->height, 3);
    builder_release(&source);
    arena_release(&arena);
}
END_TEST

START_TEST(uses_know_what_surrounds_them)
{
    struct arena arena = ARENA_INIT;
    struct finding fault = {0};
    struct expression *e =
        expression_parse(&arena,
                         TEXT("indexed-repeat(${a}, ${r}, 1) = "
                              "instance('l')/root/item[name = ${b}]/label "
                              "and ${r}[x = ${c}]"),
                         &fault);
    ck_assert_ptr_nonnull(e);
    static const struct {
        const char *name;
        size_t argument;
        bool call, in_predicate, in_instance;
    } expected[] = {{"a", 0, true, false, false},
                    {"r", 1, true, false, false},
                    {"b", 0, false, true, true},
                    {"r", 0, false, false, false},
                    {"c", 0, false, true, false}};
    struct expression_use *uses;
    ck_assert_uint_eq(expression_uses(&arena, e, &uses), 5);
    for (size_t i = 0; i < 5; i++) {
        ck_assert(text_is(uses[i].reference->text, expected[i].name));
        ck_assert_uint_eq(uses[i].argument, expected[i].argument);
        ck_assert((uses[i].call != NULL) == expected[i].call);
        ck_assert(uses[i].in_predicate == expected[i].in_predicate);
        ck_assert(uses[i].in_instance == expected[i].in_instance);
    }
    arena_release(&arena);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("parser", trees_are_right, refusals_mark_and_mend,
                     absurd_expressions_end_in_words, long_chains_are_accepted,
                     uses_know_what_surrounds_them);
}
