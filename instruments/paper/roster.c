#include <config.h>

#include "instruments/paper/roster.h"

#include "base/csv.h"
#include "base/file.h"

#include <stdlib.h>
#include <string.h>

struct reader {
    struct roster *roster;
    struct arena *arena;
    const struct form *form;
    struct findings *findings;
    const char *path;
    bool headed;
    size_t code_column;
    size_t *columns; /* of the known questions */
};

/* Only what is written in letters or digits: a choice has no place for them. */
static bool
can_be_known(const struct question *question)
{
    return question && (question->kind == QUESTION_TEXT ||
                        question->kind == QUESTION_INTEGER);
}

static bool
read_header(struct reader *reader, const struct text *cells, size_t n,
            size_t line, struct error *error)
{
    struct roster *roster = reader->roster;
    bool found = false;
    roster->known = arena_array(reader->arena, n, sizeof *roster->known);
    reader->columns = arena_array(reader->arena, n, sizeof *reader->columns);
    for (size_t i = 0; i < n; i++) {
        struct text name = text_trim(cells[i]);
        const struct question *question = form_find(reader->form, name);
        if (text_is(name, "code")) {
            reader->code_column = i;
            found = true;
        } else if (can_be_known(question)) {
            reader->columns[roster->n_known] = i;
            roster->known[roster->n_known++] = question;
        }
    }
    reader->headed = true;
    return found || error_at(error, ERROR_DATA, reader->path, line, 0,
                             "the roster has no column 'code'");
}

static void
tell(struct reader *reader, const char *rule, size_t row, const char *value,
     const char *message, const char *mend)
{
    findings_add(reader->findings, &(struct finding){
                                       .severity = SEVERITY_ERROR,
                                       .rule = rule,
                                       .file = reader->path,
                                       .row = row,
                                       .column = "code",
                                       .value = value,
                                       .message = message,
                                       .mend = mend,
                                   });
}

static const char *
cell_of(struct reader *reader, const struct text *cells, size_t n, size_t i)
{
    return i < n ? text_dup(reader->arena, text_trim(cells[i])) : "";
}

static bool
read_row(void *user, const struct text *cells, size_t n, size_t row,
         size_t line, struct error *error)
{
    struct reader *reader = user;
    struct roster *roster = reader->roster;
    if (n == 0)
        return true;
    if (!reader->headed)
        return read_header(reader, cells, n, line, error);
    arena_grow(reader->arena, &roster->people, &roster->capacity,
               roster->n + 1, sizeof *roster->people);
    struct roster_person *person = &roster->people[roster->n++];
    person->row = row;
    person->code = cell_of(reader, cells, n, reader->code_column);
    person->values = arena_array(reader->arena, roster->n_known + 1,
                                 sizeof *person->values);
    for (size_t i = 0; i < roster->n_known; i++)
        person->values[i] = cell_of(reader, cells, n, reader->columns[i]);
    if (!*person->code)
        tell(reader, "roster-code-missing", row, NULL, "this person has no "
             "code", "give each person a code of their own");
    return true;
}

static int
by_code(const void *a, const void *b)
{
    const struct roster_person *const *x = a, *const *y = b;
    int order = strcmp((*x)->code, (*y)->code);
    return order ? order : ((*x)->row > (*y)->row) - ((*x)->row < (*y)->row);
}

static void
check_twins(struct reader *reader)
{
    struct roster *roster = reader->roster;
    const struct roster_person **sorted =
        arena_array(reader->arena, roster->n, sizeof *sorted);
    for (size_t i = 0; i < roster->n; i++)
        sorted[i] = &roster->people[i];
    qsort(sorted, roster->n, sizeof *sorted, by_code);
    for (size_t i = 1; i < roster->n; i++)
        if (*sorted[i]->code &&
            strcmp(sorted[i]->code, sorted[i - 1]->code) == 0)
            tell(reader, "roster-code-twice", sorted[i]->row, sorted[i]->code,
                 arena_printf(reader->arena, "row %zu has this code already",
                              sorted[i - 1]->row),
                 "give each person a code of their own");
}

bool
roster_read(struct roster *roster, struct arena *arena, const char *path,
            const struct form *form, struct findings *findings,
            struct error *error)
{
    struct builder bytes = BUILDER_INIT;
    struct reader reader = {.roster = roster,
                            .arena = arena,
                            .form = form,
                            .findings = findings,
                            .path = path};
    *roster = (struct roster){.path = path};
    bool good = file_read(path, FILE_LIMIT, &bytes, error) &&
                delimited_read(builder_text(&bytes), path, 0, read_row,
                               &reader, error);
    builder_release(&bytes);
    if (good && roster->n == 0)
        good = error_at(error, ERROR_DATA, path, 0, 0,
                        "the roster has no people");
    if (good)
        check_twins(&reader);
    return good;
}
