#include <config.h>

#include "instruments/paper/skip.h"
#include "tests/instruments/paper/sample.h"

static const char form_text[] =
    "| survey |\n"
    "| | type | name | label | relevant |\n"
    "| | select_one yn | consent | Consent? | |\n"
    "| | begin_group | all | All | ${consent} = '1' |\n"
    "| | select_one yn | has | Has? | |\n"
    "| | text | which | Which? | ${has} = '1' |\n"
    "| | text | more | More? | ${which} != '' |\n"
    "| | calculate | sum | | |\n"
    "| | select_one yn | again | Again? | |\n"
    "| | select_multiple ab | marks | Marks? | ${again} = 1 |\n"
    "| | text | about_a | A? | selected(${marks}, 'a') |\n"
    "| | text | both | Both? | selected(${marks}, 'a') and "
    "selected(${marks}, 'b') |\n"
    "| | text | two | Two? | ${again} = 1 and ${has} = 1 |\n"
    "| | text | not_no | Not no? | not(${again} = '0') |\n"
    "| | text | path | Path? | selected(../marks, 'b') |\n"
    "| | text | never | Never? | false() |\n"
    "| | end_group | | | |\n"
    "| choices |\n"
    "| | list_name | name | label |\n"
    "| | yn | 1 | Yes |\n"
    "| | yn | 0 | No |\n"
    "| | yn | -99 | Don't know |\n"
    "| | ab | a | A |\n"
    "| | ab | b | B |\n";

START_TEST(arrows_lead_past_what_is_certainly_not_asked)
{
    static const struct {
        const char *question, *answer;
        bool skips;
        const char *target;
    } cases[] = {
        {"consent", "1", false, "has"},
        {"consent", "0", true, NULL},
        {"has", "1", false, "which"},
        /* more asks about a blank answer, and a blank is not unequal ''. */
        {"has", "0", true, "again"},
        {"again", "1", false, "marks"},
        {"again", "0", true, NULL},
        {"again", "-99", true, "not_no"},
    };
    struct sample sample;
    sample_form(&sample, form_text);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct question *q =
            form_find(sample.form, text_of(cases[i].question));
        struct skip skip = skip_after(sample.form, q, q, cases[i].answer);
        const char *target = skip.target ? skip.target->name : "";
        ck_assert_msg(skip.skips == cases[i].skips, "%s = %s to '%s'",
                      cases[i].question, cases[i].answer, target);
        ck_assert_str_eq(target, cases[i].target ? cases[i].target : "");
    }
    arena_release(&sample.arena);
}
END_TEST

START_TEST(gates_are_conditions_on_one_choice_question)
{
    static const struct {
        const char *question, *on;
        size_t n_open;
    } cases[] = {
        {"all", "consent", 1}, {"which", "has", 1},     {"marks", "again", 1},
        {"about_a", "marks", 1}, {"not_no", "again", 2}, {"more", NULL, 0},
        {"both", NULL, 0},       {"two", NULL, 0},
        {"path", "marks", 1},
    };
    struct sample sample;
    sample_form(&sample, form_text);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct gate gate =
            gate_of(&sample.arena, sample.form,
                    form_find(sample.form, text_of(cases[i].question)));
        ck_assert_msg((gate.on == NULL) == (cases[i].on == NULL), "%s",
                      cases[i].question);
        if (gate.on)
            ck_assert_str_eq(gate.on->name, cases[i].on);
        ck_assert_uint_eq(gate.n_open, cases[i].n_open);
    }
    struct gate all = gate_of(&sample.arena, sample.form,
                              form_find(sample.form, TEXT("all")));
    struct gate which = gate_of(&sample.arena, sample.form,
                                form_find(sample.form, TEXT("which")));
    ck_assert(gate_is_end(sample.form, &all));
    ck_assert(!gate_is_end(sample.form, &which));
    ck_assert(gate_equal(&which, &which));
    ck_assert(!gate_equal(&all, &which));
    arena_release(&sample.arena);
}
END_TEST

START_TEST(what_can_never_be_asked_is_not_printed)
{
    struct sample sample;
    sample_form(&sample, form_text);
    ck_assert(!question_is_printed(sample.form,
                                   form_find(sample.form, TEXT("never"))));
    ck_assert(!question_is_printed(sample.form,
                                   form_find(sample.form, TEXT("sum"))));
    ck_assert(question_is_printed(sample.form,
                                  form_find(sample.form, TEXT("two"))));
    arena_release(&sample.arena);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("skip", arrows_lead_past_what_is_certainly_not_asked,
                     gates_are_conditions_on_one_choice_question,
                     what_can_never_be_asked_is_not_printed);
}
