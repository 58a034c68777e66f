#include <config.h>

#include "instruments/check/check.h"

#include "base/number.h"
#include "instruments/check/cycles.h"
#include "instruments/expression/check.h"
#include "instruments/form-scope.h"
#include "instruments/say.h"

#include <stddef.h>

/* The columns that hold logic. */
static const struct {
    const char *column;
    size_t offset;
    bool filter;
} columns[] = {
    {"required", offsetof(struct question, required), false},
    {"relevant", offsetof(struct question, relevant), false},
    {"constraint", offsetof(struct question, constraint), false},
    {"calculation", offsetof(struct question, calculation), false},
    {"readonly", offsetof(struct question, readonly), false},
    {"choice_filter", offsetof(struct question, choice_filter), true},
    {"repeat_count", offsetof(struct question, repeat_count), false},
    {"default", offsetof(struct question, fallback), false},
};

/* A filter goes with choices, or with shapes on a map. */
static bool
is_unused_filter(const struct question *question, size_t column)
{
    return columns[column].filter && !question_is_select(question) &&
           !question_shapes(question);
}

static bool
is_condition(const char *column)
{
    static const char *const conditions[] = {"relevant", "constraint",
                                             "required", "readonly"};
    for (size_t i = 0; i < sizeof conditions / sizeof *conditions; i++)
        if (strcmp(column, conditions[i]) == 0)
            return true;
    return false;
}

/* "ye" and "Y" are meant to be yes. */
static bool
is_no_yes(const struct logic *logic, const char *column)
{
    return (strcmp(column, "required") == 0 ||
            strcmp(column, "readonly") == 0) &&
           expression_bare_word(logic->tree).n > 0;
}

static void
tell_no_yes(const struct form *form, struct finding place,
            struct findings *findings)
{
    place.severity = SEVERITY_WARNING;
    place.rule = "yes-or-no";
    place.mend = "write yes or no, or a condition such as ${q1} = 'a'";
    form_say(form, findings, place, "'%s' is neither yes nor no", place.value);
}

/* 1-10 is a number, and so always true, where people mean from 1 to 10. */
static bool
is_subtraction(const struct logic *logic, const char *column)
{
    const struct expression *e = logic->tree;
    return (strcmp(column, "constraint") == 0 ||
            strcmp(column, "relevant") == 0) &&
           e->kind == EXPRESSION_SUBTRACT &&
           e->items[0]->kind == EXPRESSION_NUMBER &&
           e->items[1]->kind == EXPRESSION_NUMBER;
}

static void
tell_subtraction(const struct form *form, const struct expression *e,
                 const char *column, struct finding place,
                 struct findings *findings)
{
    const char *what = strcmp(column, "constraint") == 0 ? "." : "${name}";
    place.severity = SEVERITY_WARNING;
    place.rule = "expression-always-true";
    place.mend = arena_printf(
        form->arena, "write %s >= %.*s and %s <= %.*s", what,
        TEXT_ARGS(e->items[0]->text), what, TEXT_ARGS(e->items[1]->text));
    form_say(form, findings, place,
             "'%s' is a subtraction, which always holds", place.value);
}

/* How often a repeat is gone through: "five" is no number, and no question. */
static bool
is_no_number(const struct form *form, const struct logic *logic,
             const char *column)
{
    double number;
    struct text word = expression_bare_word(logic->tree);
    if (strcmp(column, "repeat_count") != 0)
        return false;
    if (logic->tree->kind == EXPRESSION_TEXT)
        return !number_parse(text_trim(logic->tree->text), &number) &&
               text_find_text(logic->tree->text, TEXT("${")) ==
                   logic->tree->text.n;
    return word.n > 0 && !form_find(form, word);
}

/* No error: the reference looks into no expression and lets it be, though no
 * client repeats anything by it. */
static void
tell_no_number(const struct form *form, struct finding place,
               struct findings *findings)
{
    place.severity = SEVERITY_WARNING;
    place.rule = "repeat-count-number";
    place.mend = "write it in digits, such as 5, or write ${name} for the "
                 "question that asks for the number";
    form_say(form, findings, place,
             "how often it is repeated has to be a number, and '%s' is none",
             place.value);
}

static void
check_question(struct form_scope *scope, const struct question *question,
               struct findings *findings)
{
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        const struct logic *logic =
            (const struct logic *)((const char *)question +
                                   columns[i].offset);
        if (!logic->tree)
            continue;
        struct scope_question self;
        struct scope at =
            form_scope_at(scope, question, columns[i].filter, &self);
        struct finding place = {
            .file = scope->form->file,
            .sheet = "survey",
            .row = question->row,
            .column = form_header(scope->form, columns[i].column, 0),
            .value = logic_as_written(logic),
        };
        place = form_placed(scope->form, place);
        if (is_no_yes(logic, columns[i].column)) {
            /* That a group is required at all is told elsewhere. */
            if (question->kind > QUESTION_REPEAT ||
                strcmp(columns[i].column, "required") != 0)
                tell_no_yes(scope->form, place, findings);
            continue;
        }
        if (is_subtraction(logic, columns[i].column)) {
            tell_subtraction(scope->form, logic->tree, columns[i].column,
                             place, findings);
            continue;
        }
        if (question->kind == QUESTION_REPEAT &&
            is_no_number(scope->form, logic, columns[i].column)) {
            tell_no_number(scope->form, place, findings);
            continue;
        }
        at.condition = is_condition(columns[i].column);
        if (!is_unused_filter(question, i)) {
            expression_check(logic->tree, &at, &place, findings);
            continue;
        }
        place.severity = SEVERITY_WARNING;
        place.rule = "filter-unused";
        place.mend = "move it to the question whose choices it is about, or "
                     "remove it";
        form_say(scope->form, findings, place,
                 "the filter is not used: '%s' has no choices",
                 question->name ? question->name : "");
    }
}

static void
check_instance_name(struct form_scope *scope, struct findings *findings)
{
    const struct form *form = scope->form;
    struct finding fault = {0};
    if (!form->instance_name)
        return;
    const struct expression *tree = expression_parse(
        form->arena, text_of(form->instance_name), &fault);
    struct finding place = fault;
    place.file = form->file;
    place.sheet = "settings";
    place.row = form->settings_row;
    place.column = "instance_name";
    place.value = form->instance_name;
    if (!tree) {
        findings_add(findings, &place);
        return;
    }
    struct scope_question self;
    struct scope at = form_scope_at(scope, form->root, false, &self);
    expression_check(tree, &at, &place, findings);
}

void
check_logic(const struct form *form, struct findings *findings)
{
    struct form_scope scope;
    form_scope_init(&scope, form);
    for (size_t i = 0; i < form->n_questions; i++)
        check_question(&scope, form->questions[i], findings);
    check_instance_name(&scope, findings);
    form_say_unsought(form, findings, &scope.effort);
    check_cycles(form, findings);
}
