#include <config.h>

#include "collect/cell.h"
#include "base/number.h"
#include "tests/run.h"

#include <string.h>

static const struct opt_outs opt_outs = {{"-98", 3}, {"-99", 3}};

static struct choice choices[] = {
    {.name = "1"},
    {.name = "2"},
    {.name = "a"},
    {.name = "-98"},
};
static struct choice_list list = {.name = "l", .choices = choices, .n = 4};
static struct choice_list *lists[] = {&list};
static struct choice_list open_list = {.name = "o", .file = "villages.csv"};

/* What each text becomes. value is the number, or the text, or for what is
 * missing its token. */
static const struct {
    enum question_kind kind;
    const char *raw, *value, *rule;
    bool declares, open;
} cases[] = {
    {QUESTION_INTEGER, "12", "12", NULL, 0, 0},
    {QUESTION_INTEGER, " -3 ", "-3", NULL, 0, 0},
    {QUESTION_INTEGER, "3.0", "3", NULL, 0, 0},
    {QUESTION_INTEGER, "3.5", ".i", "not-whole", 0, 0},
    {QUESTION_INTEGER, "three", ".i", "not-whole", 0, 0},
    {QUESTION_INTEGER, "9007199254740991", "9007199254740991", NULL, 0, 0},
    {QUESTION_INTEGER, "9007199254740993", ".i", "too-large", 0, 0},
    {QUESTION_INTEGER, "-99", ".d", NULL, 1, 0},
    {QUESTION_INTEGER, "-98", ".r", NULL, 1, 0},
    {QUESTION_INTEGER, "-99", "-99", "opt-out-undeclared", 0, 0},
    {QUESTION_DECIMAL, "1.5", "1.5", NULL, 0, 0},
    {QUESTION_DECIMAL, "1,5", "1.5", "decimal-comma", 0, 0},
    {QUESTION_DECIMAL, "1,500.5", ".i", "not-number", 0, 0},
    {QUESTION_DECIMAL, "1,2,3", ".i", "not-number", 0, 0},
    {QUESTION_DECIMAL, "nan", ".i", "not-number", 0, 0},
    {QUESTION_SELECT_ONE, "2", "2", NULL, 0, 0},
    {QUESTION_SELECT_ONE, "3", ".i", "code-unknown", 0, 0},
    {QUESTION_SELECT_ONE, "-98", ".r", NULL, 1, 0},
    {QUESTION_SELECT_ONE, "anything", "anything", NULL, 0, 1},
    {QUESTION_SELECT_MULTIPLE, "a 1", "a 1", NULL, 0, 0},
    {QUESTION_SELECT_MULTIPLE, " a   1\t2 ", "a 1 2", NULL, 0, 0},
    {QUESTION_SELECT_MULTIPLE, "a,1", "a 1", NULL, 0, 0},
    {QUESTION_SELECT_MULTIPLE, "a; 2", "a 2", NULL, 0, 0},
    {QUESTION_SELECT_MULTIPLE, "a,9", "a,9", "code-unknown", 0, 0},
    {QUESTION_SELECT_MULTIPLE, "a 9", "a 9", "code-unknown", 0, 0},
    {QUESTION_SELECT_MULTIPLE, "a -98", "a -98", "opt-out-with-answers", 1, 0},
    {QUESTION_SELECT_MULTIPLE, "-98", ".r", NULL, 1, 0},
    {QUESTION_DATE, "2026-01-05", "20458", NULL, 0, 0},
    {QUESTION_DATE, "2026-01-05T23:30:00.000+05:45", "20458", NULL, 0, 0},
    {QUESTION_DATE, "05.01.2026", ".i", "not-date", 0, 0},
    {QUESTION_DATE, "2026-02-30", ".i", "not-date", 0, 0},
    {QUESTION_TIME, "18:30", "18:30", NULL, 0, 0},
    {QUESTION_TIME, "25:00", ".i", "not-time", 0, 0},
    {QUESTION_DATETIME, "2026-01-05T18:30:00.000+05:45",
     "2026-01-05T18:30:00.000+05:45", NULL, 0, 0},
    {QUESTION_DATETIME, "noon", ".i", "not-moment", 0, 0},
    {QUESTION_ACKNOWLEDGE, "ok", "OK", NULL, 0, 0},
    {QUESTION_ACKNOWLEDGE, "yes", ".i", "not-ok", 0, 0},
    {QUESTION_GEOPOINT, "27.7 85.3 1300 5", "27.7 85.3 1300 5", NULL, 0, 0},
    {QUESTION_GEOPOINT, "27.7 85.3", "27.7 85.3", NULL, 0, 0},
    {QUESTION_GEOPOINT, "91 0", ".i", "not-place", 0, 0},
    {QUESTION_GEOPOINT, "27.7", ".i", "not-place", 0, 0},
    {QUESTION_GEOPOINT, "1 2 3 4 5", ".i", "not-place", 0, 0},
    {QUESTION_TEXT, "  =1+1 ", "=1+1", NULL, 0, 0},
    {QUESTION_TEXT, "-99", ".d", NULL, 1, 0},
    {QUESTION_TEXT, "-99", "-99", NULL, 0, 0},
};

/* Makes the list ready for look-ups. */
static void
index_list(struct arena *arena)
{
    struct form form = {.arena = arena, .lists = lists, .n_lists = 1};
    struct question root = {.kind = QUESTION_GROUP};
    form.root = &root;
    form_index(&form);
}

/* The value as the table's CSV would show it. */
static const char *
shown(const struct question *question, const struct cell *cell,
      char s[NUMBER_SIZE])
{
    switch (cell_column_type(question)) {
    case COLUMN_INTEGER:
    case COLUMN_NUMBER:
    case COLUMN_DATE:
        return cell->missing ? missing_token(cell->missing)
                             : number_write(cell->number, s);
    default:
        return cell->missing ? missing_token(cell->missing) : NULL;
    }
}

START_TEST(texts_become_values_or_reasons)
{
    struct arena arena = ARENA_INIT;
    index_list(&arena);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char s[NUMBER_SIZE];
        struct question question = {.kind = cases[i].kind,
                                    .list =
                                        cases[i].open ? &open_list : &list};
        struct cell cell = cell_read(&question, text_of(cases[i].raw),
                                     &opt_outs, cases[i].declares, &arena);
        const char *is = shown(&question, &cell, s);
        if (!is)
            is = text_dup(&arena, cell.text);
        ck_assert_msg(strcmp(is, cases[i].value) == 0, "'%s' became '%s'",
                      cases[i].raw, is);
        ck_assert_msg((!cell.rule && !cases[i].rule) ||
                          (cell.rule && cases[i].rule &&
                           strcmp(cell.rule, cases[i].rule) == 0),
                      "'%s' is told as %s", cases[i].raw,
                      cell.rule ? cell.rule : "nothing");
    }
    arena_release(&arena);
}
END_TEST

START_TEST(a_scale_has_ends)
{
    struct arena arena = ARENA_INIT;
    struct question question = {.kind = QUESTION_RANGE};
    properties_add(&arena, &question.parameters, "start", "0");
    properties_add(&arena, &question.parameters, "end", "10");
    ck_assert_int_eq(cell_column_type(&question), COLUMN_INTEGER);
    struct cell within =
        cell_read(&question, TEXT("10"), &opt_outs, false, &arena);
    struct cell beyond =
        cell_read(&question, TEXT("11"), &opt_outs, false, &arena);
    ck_assert_ptr_null(within.rule);
    ck_assert_str_eq(beyond.rule, "outside-scale");
    ck_assert_int_eq(beyond.missing, MISSING_NOT);
    ck_assert(beyond.number == 11);
    properties_add(&arena, &question.parameters, "step", "0.5");
    ck_assert_int_eq(cell_column_type(&question), COLUMN_NUMBER);
    arena_release(&arena);
}
END_TEST

START_TEST(opt_outs_are_declared_in_words)
{
    struct arena arena = ARENA_INIT;
    struct form form = {.n_languages = 1};
    index_list(&arena);
    const char *hint[] = {"Write -99 if you do not know."};
    const char *longer[] = {"Between -990 and 990."};
    struct question question = {.kind = QUESTION_INTEGER};
    ck_assert(!cell_declares(&form, &question, TEXT("-99")));
    question.hint.in = longer;
    ck_assert(!cell_declares(&form, &question, TEXT("-99")));
    question.hint.in = hint;
    ck_assert(cell_declares(&form, &question, TEXT("-99")));
    ck_assert(!cell_declares(&form, &question, TEXT("-98")));
    question.constraint.source = ". > 0 or . = -98";
    ck_assert(cell_declares(&form, &question, TEXT("-98")));
    question.kind = QUESTION_SELECT_ONE;
    question.list = &list;
    ck_assert(cell_declares(&form, &question, TEXT("-98")));
    ck_assert(!cell_declares(&form, &question, TEXT("-99")));
    arena_release(&arena);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("cell", texts_become_values_or_reasons, a_scale_has_ends,
                     opt_outs_are_declared_in_words);
}
