#include <config.h>

#include "instruments/xlsform/xlsform.h"

#include "base/heap.h"

#include <stdlib.h>
#include <string.h>

#define LAST_SAVED "last-saved#"

static void
not_well_written(struct reading *reading, const char *sheet,
                 const char *column, const char *value, size_t row,
                 struct text part)
{
    form_say(reading->form, reading->findings,
             finding_marked(
                 (struct finding){.severity = SEVERITY_ERROR,
                                  .rule = "reference-syntax",
                                  .sheet = sheet,
                                  .row = row,
                                  .column = column,
                                  .value = value,
                                  .mend = "write ${, the name of a question, "
                                          "and }, without spaces"},
                 text_of(value), part),
             "a reference to a question is not written rightly");
}

void
note_references(struct reading *reading, const char *sheet,
                const char *column, const char *value, size_t row)
{
    struct text rest = text_of(value);
    for (;;) {
        size_t at = text_find_text(rest, TEXT("${"));
        if (at == rest.n)
            return;
        rest = text_slice(rest, at, rest.n);
        struct text name = text_slice(rest, 2, text_find(rest, '}'));
        bool closed = name.n + 2 < rest.n;
        if (text_begins(name, LAST_SAVED))
            name = text_slice(name, strlen(LAST_SAVED), name.n);
        if (!closed || !is_name(name)) {
            not_well_written(reading, sheet, column, value, row,
                             text_slice(rest, 0, closed ? name.n + 3 : 2));
            rest = text_slice(rest, 2, rest.n);
            continue;
        }
        arena_grow(reading->arena, &reading->references,
                   &reading->references_capacity, reading->n_references + 1,
                   sizeof *reading->references);
        reading->references[reading->n_references++] =
            (struct reference){name, value, column, sheet, row};
        rest = text_slice(rest, (size_t)(name.s + name.n - rest.s) + 1,
                          rest.n);
    }
}

/* What may have been meant; made when it is first asked for. */
struct names {
    struct text *items;
    size_t *rows;
    size_t n;
};

static struct names
names_of(const struct form *form)
{
    struct names names = {heap_new(form->n_questions, sizeof *names.items),
                          heap_new(form->n_questions, sizeof *names.rows), 0};
    for (size_t i = 0; i < form->n_questions; i++)
        if (form->questions[i]->name &&
            form->questions[i]->kind != QUESTION_EXTERNAL) {
            names.rows[names.n] = form->questions[i]->row;
            names.items[names.n++] = text_of(form->questions[i]->name);
        }
    return names;
}

/* A question cannot show its own answer: what is at the reference's row is not
 * meant by it. */
static size_t
nearest_other(struct reading *reading, const struct reference *reference,
              const struct names *names)
{
    size_t own = 0;
    struct text kept = {0};
    bool of_survey = !text_is_fold(text_of(reference->sheet), "choices") &&
                     !text_is_fold(text_of(reference->sheet), "settings");
    while (of_survey && own < names->n && names->rows[own] != reference->row)
        own++;
    bool hidden = of_survey && own < names->n;
    if (hidden) {
        kept = names->items[own];
        names->items[own] = (struct text){0};
    }
    size_t near = nearest_text(reference->name, names->items, names->n,
                               &reading->effort);
    if (hidden)
        names->items[own] = kept;
    return hidden && near == own ? names->n : near;
}

static void
disabled(struct reading *reading, const struct reference *reference, size_t row,
         struct finding finding)
{
    finding.rule = "reference-unknown";
    finding.mend = arena_printf(reading->arena,
                                "empty the cell 'disabled' of row %zu, or "
                                "remove ${%.*s} here",
                                row, TEXT_ARGS(reference->name));
    form_say(reading->form, reading->findings, finding,
             "'%.*s' is not in the form: its row %zu is disabled",
             TEXT_ARGS(reference->name), row);
}

static void
unknown(struct reading *reading, const struct reference *reference,
        struct names *names, struct finding finding)
{
    if (!names->items)
        *names = names_of(reading->form);
    size_t row = form_disabled_row(reading->form, reference->name);
    if (row) {
        disabled(reading, reference, row, finding);
        return;
    }
    size_t near = nearest_other(reading, reference, names);
    finding.rule = "reference-unknown";
    finding.mend =
        near < names->n
            ? arena_printf(reading->arena, "if ${%.*s} is meant, write that",
                           TEXT_ARGS(names->items[near]))
            : "use the name of a question in the survey sheet";
    if (form_find(reading->form, reference->name))
        finding.mend = arena_printf(
            reading->arena,
            "it is a file: write instance('%.*s')/root/item[...] for what is "
            "in it",
            TEXT_ARGS(reference->name));
    form_say(reading->form, reading->findings, finding,
             "there is no question named '%.*s'", TEXT_ARGS(reference->name));
}

/* The question of the row, or what was made of it; NULL. References come in the
 * order of the rows: *next is where the search goes on. */
static const struct question *
at_row(const struct form *form, size_t row, size_t *next)
{
    while (*next < form->n_questions && form->questions[*next]->row < row)
        ++*next;
    return *next < form->n_questions && form->questions[*next]->row == row
               ? form->questions[*next]
               : NULL;
}

/* Words outside of a repeat cannot show the answer of one of its rows: ODK
 * Collect stops with "This field is repeated" as soon as there are two. */
static void
check_repeated(struct reading *reading, const struct reference *reference,
               const struct question *from, struct finding finding)
{
    const struct question *shown = form_find(reading->form, reference->name);
    const struct question *repeat =
        shown && shown->kind != QUESTION_REPEAT ? question_repeat(shown) : NULL;
    const struct question *around = from;
    while (around && around != repeat)
        around = around->parent;
    if (!from || !repeat || around)
        return;
    finding.severity = SEVERITY_WARNING;
    finding.rule = "reference-repeated";
    finding.mend = arena_printf(
        reading->arena,
        "show a calculate that says which row is meant, such as "
        "indexed-repeat(${%s}, ${%s}, 1), or all of them: join(', ', ${%s})",
        shown->name, repeat->name, shown->name);
    form_say(reading->form, reading->findings, finding,
             "'%s' is asked anew in each row of the repeat '%s'; outside of it "
             "that is not one answer",
             shown->name, repeat->name);
}

void
check_references(struct reading *reading)
{
    struct names names = {0};
    size_t next = 0;
    for (size_t i = 0; i < reading->n_references; i++) {
        const struct reference *reference = &reading->references[i];
        size_t n = form_count(reading->form, reference->name);
        struct finding finding = {.severity = SEVERITY_ERROR,
                                  .sheet = reference->sheet,
                                  .row = reference->row,
                                  .column = reference->column,
                                  .value = reference->value};
        finding = finding_marked(finding, text_of(reference->value),
                                 reference->name);
        if (n == 0 && !form_meta_path(reading->form, reference->name)) {
            unknown(reading, reference, &names, finding);
        } else if (form_is_ambiguous(reading->form, reference->name)) {
            finding.rule = "reference-ambiguous";
            finding.mend = "rename the questions so that each name is there "
                           "once";
            form_say(reading->form, reading->findings, finding,
                     "%zu questions or groups are named '%.*s'", n,
                     TEXT_ARGS(reference->name));
        } else if (!text_is_fold(text_of(reference->sheet), "choices") &&
                   !text_is_fold(text_of(reference->sheet), "settings")) {
            check_repeated(reading, reference,
                           at_row(reading->form, reference->row, &next),
                           finding);
        }
    }
    free(names.items);
    free(names.rows);
    form_say_unsought(reading->form, reading->findings, &reading->effort);
}
