#include <config.h>

#include "collect/roster.h"

#include "base/date.h"
#include "base/file.h"
#include "base/nearest.h"
#include "base/table-file.h"
#include "collect/personal.h"

#include <string.h>

#define NONE SIZE_MAX

/* Where a response stands with the roster: the codes of the column. */
enum standing {
    STANDING_LISTED,
    STANDING_AGAIN,
    STANDING_UNLISTED,
    STANDING_UNCODED,
};

static const struct code standings[] = {
    [STANDING_LISTED] = {"listed", "The person is on the roster"},
    [STANDING_AGAIN] = {"again", "Another response of a person who has one"},
    [STANDING_UNLISTED] = {"unlisted", "The code is not on the roster"},
    [STANDING_UNCODED] = {"uncoded", "The response has no code"},
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static struct text
capitals(struct arena *arena, struct text t)
{
    t = text_trim(t);
    char *s = text_dup(arena, t);
    for (size_t i = 0; i < t.n; i++)
        if (s[i] >= 'a' && s[i] <= 'z')
            s[i] = (char)(s[i] - 'a' + 'A');
    return (struct text){s, t.n};
}

static void
tell_row(const struct roster *roster, struct collection *collection,
         enum severity severity, const char *rule, size_t row,
         const char *value, const char *message, const char *mend)
{
    findings_add(collection->findings,
                 &(struct finding){.severity = severity,
                                   .rule = rule,
                                   .file = roster->file,
                                   .row = row + 2, /* behind the header */
                                   .column = roster->code->name,
                                   .value = value,
                                   .message = message,
                                   .mend = mend});
}

static void
add_person(struct roster *roster, struct collection *collection, size_t row)
{
    struct text code = TEXT("");
    char s[DATE_SIZE];
    if (!column_missing(roster->code, row))
        code = capitals(collection->arena,
                        table_cell(roster->table, roster->code, row, s));
    if (!code.n) {
        tell_row(roster, collection, SEVERITY_ERROR, "roster-code-blank", row,
                 NULL,
                 "this person has no code: no response can be theirs, and "
                 "they count as not having answered",
                 "give everyone on the roster a code");
        return;
    }
    size_t known = roster->codes.n;
    uint32_t id = intern_add(&roster->codes, code);
    arena_grow(collection->arena, &roster->row_of, &roster->capacity, id + 1,
               sizeof *roster->row_of);
    if (id >= known)
        roster->row_of[id] = row;
    else
        tell_row(roster, collection, SEVERITY_ERROR, "roster-code-twice", row,
                 code.s,
                 "this code is on the roster already: the first row with it "
                 "counts, and this one is left out",
                 "give everyone a code of their own");
}

static struct column *
code_column(const struct roster *roster, const char *name, const char *path,
            struct error *error)
{
    if (!name)
        return roster->table->columns[0];
    struct column *column = table_find(roster->table, name);
    if (!column)
        error_set(error, ERROR_USAGE,
                  "the roster '%s' has no column '%s', which was given with "
                  "--roster-code",
                  path, name);
    return column;
}

bool
roster_read(struct roster *roster, struct collection *collection,
            const char *path, const char *code, struct error *error)
{
    *roster = (struct roster){.file = file_name(path)};
    roster->table = table_read(collection->arena, path, error);
    if (!roster->table)
        return false;
    roster->code = code_column(roster, code, path, error);
    if (!roster->code)
        return false;
    intern_init(&roster->codes, collection->arena);
    for (size_t row = 0; row < roster->table->n_rows; row++)
        add_person(roster, collection, row);
    return true;
}

/* The join of one roster with one table. */
struct joining {
    struct roster *roster;
    struct collection *collection;
    const struct responses *responses;
    struct dictionary *dictionary;
    struct table *table;
    size_t n_responses;
    struct column *standing;
    struct column **from, **to; /* of the roster, of the table */
    size_t n_columns;
    size_t *claimed; /* by number in the roster's codes: row, or NONE */
    struct nearest_effort effort; /* spent on suggestions so far */
};

static const struct submission *
submission_of(const struct joining *joining, size_t row)
{
    return &joining->collection->submissions
                .items[joining->responses->items[row].submission];
}

static void
tell(struct joining *joining, enum severity severity, const char *rule,
     size_t row, const char *value, const char *message, const char *mend)
{
    const struct submission *of = submission_of(joining, row);
    const struct record *record =
        &joining->collection->submissions.records[of->first];
    findings_add(joining->collection->findings,
                 &(struct finding){
                     .severity = severity,
                     .rule = rule,
                     .file = of->file,
                     .sheet = of->member,
                     .row = record->row,
                     .column = joining->dictionary->lead[LEAD_RESPONDENT]->name,
                     .value = value,
                     .message = message,
                     .mend = mend});
}

/* A name that the table has not. */
static const char *
free_name(const struct table *table, const char *name)
{
    const char *free = name;
    for (unsigned n = 1; table_find(table, free); n++)
        free = n == 1 ? arena_printf(table->arena, "roster_%s", name)
                      : arena_printf(table->arena, "roster_%s_%u", name, n);
    return free;
}

/* Columns are added at the end; this one goes to a place before. */
static struct column *
add_column_at(struct table *table, size_t place, const char *name,
              enum column_type type)
{
    struct column *column =
        table_add_column(table, free_name(table, name), type);
    memmove(table->columns + place + 1, table->columns + place,
            (table->n_columns - 1 - place) * sizeof *table->columns);
    table->columns[place] = column;
    return column;
}

static void
add_standing(struct joining *joining, size_t place)
{
    joining->standing =
        add_column_at(joining->table, place, "roster", COLUMN_CODE);
    joining->standing->label = "Is the person on the roster?";
    for (size_t i = 0; i < COUNT(standings); i++)
        column_add_code(joining->table, joining->standing, standings[i].value,
                        standings[i].label);
}

static void
tell_personal(struct joining *joining, const struct column *column)
{
    findings_add(
        joining->collection->findings,
        &(struct finding){.severity = SEVERITY_NOTE,
                          .rule = "roster-personal",
                          .file = joining->roster->file,
                          .column = column->name,
                          .message = "this identifies people: it stays in the "
                                     "roster and out of the tables",
                          .mend = NULL});
}

/* All but the code and, unless they are to be kept, names and the like. */
static void
add_columns(struct joining *joining)
{
    const struct roster *roster = joining->roster;
    struct arena *arena = joining->collection->arena;
    bool keep = joining->collection->options->keep_personal;
    size_t place = 0, n = roster->table->n_columns;
    while (joining->table->columns[place++] !=
           joining->dictionary->lead[LEAD_RESPONDENT])
        continue;
    add_standing(joining, place++);
    joining->from = arena_array(arena, n, sizeof *joining->from);
    joining->to = arena_array(arena, n, sizeof *joining->to);
    for (size_t i = 0; i < n; i++) {
        struct column *from = roster->table->columns[i];
        bool personal = from->personal || personal_name(text_of(from->name));
        if (from == roster->code)
            continue;
        if (personal && !keep) {
            tell_personal(joining, from);
            continue;
        }
        struct column *to =
            add_column_at(joining->table, place++, from->name, from->type);
        to->label = from->label;
        to->codes = from->codes;
        to->n_codes = from->n_codes;
        to->personal = personal;
        to->roster = true;
        to->note = arena_printf(arena, "from the roster '%s'", roster->file);
        joining->from[joining->n_columns] = from;
        joining->to[joining->n_columns++] = to;
    }
}

static void
copy_columns(struct joining *joining, size_t row, size_t person)
{
    const struct roster *roster = joining->roster;
    for (size_t i = 0; i < joining->n_columns; i++) {
        const struct column *from = joining->from[i];
        struct column *to = joining->to[i];
        if (column_missing(from, person))
            table_set_missing(to, row, column_missing(from, person));
        else if (column_is_numeric(from))
            table_set_number(joining->table, to, row,
                             column_number(from, person));
        else
            table_set_text(joining->table, to, row,
                           table_text(roster->table, from, person));
    }
}

static void
set_standing(struct joining *joining, size_t row, enum standing standing)
{
    table_set_text(joining->table, joining->standing, row,
                   text_of(standings[standing].value));
    for (size_t i = 0; standing != STANDING_LISTED && i < joining->n_columns;
         i++)
        table_set_missing(joining->to[i], row, MISSING_NOT_SUPPLIED);
}

/* When it was begun, by the device's clock; false where nobody knows. */
static bool
began(const struct joining *joining, size_t row, int64_t *when)
{
    const struct column *start = joining->dictionary->lead[LEAD_START];
    struct moment moment = {0};
    if (column_missing(start, row) ||
        !moment_parse(table_text(joining->table, start, row), &moment))
        return false;
    *when = moment_milliseconds(&moment);
    return true;
}

/* Of two responses of one person: by the clock, else by the sources' order. */
static bool
is_earlier(const struct joining *joining, size_t a, size_t b)
{
    int64_t p, q;
    if (began(joining, a, &p) && began(joining, b, &q) && p != q)
        return p < q;
    const struct submission *s = submission_of(joining, a);
    const struct submission *t = submission_of(joining, b);
    return s->order != t->order ? s->order < t->order : s->row < t->row;
}

/* The number of the row's code in the roster; UINT32_MAX for none. */
static uint32_t
find_person(const struct joining *joining, size_t row)
{
    const struct column *respondent =
        joining->dictionary->lead[LEAD_RESPONDENT];
    if (column_missing(respondent, row))
        return UINT32_MAX;
    return intern_find(&joining->roster->codes,
                       table_text(joining->table, respondent, row));
}

static void
claim(struct joining *joining)
{
    size_t n = joining->roster->codes.n;
    joining->claimed = arena_array(joining->collection->arena, n + 1,
                                   sizeof *joining->claimed);
    for (size_t i = 0; i < n; i++)
        joining->claimed[i] = NONE;
    for (size_t row = 0; row < joining->n_responses; row++) {
        uint32_t person = find_person(joining, row);
        if (person == UINT32_MAX)
            continue;
        size_t *holder = &joining->claimed[person];
        if (*holder == NONE || is_earlier(joining, row, *holder))
            *holder = row;
    }
}

/* Who it may be is said, and not assumed. */
static void
tell_unlisted(struct joining *joining, size_t row, struct text code)
{
    const struct intern *codes = &joining->roster->codes;
    size_t near =
        nearest_text(code, codes->texts, codes->n, &joining->effort);
    const char *mend =
        near < codes->n
            ? arena_printf(joining->collection->arena,
                           "look at the form or the card: the roster has "
                           "'%.*s'; mend the source where it is that one",
                           TEXT_ARGS(codes->texts[near]))
            : "look at the form or the card, and mend the source";
    tell(joining, SEVERITY_ERROR, "roster-unlisted", row, code.s,
         "the roster has no such code: the response stays in the table, "
         "without an arm",
         mend);
}

static void
tell_unsought(const struct joining *joining)
{
    struct arena *arena = joining->collection->arena;
    if (joining->effort.unsought)
        findings_add(
            joining->collection->findings,
            &(struct finding){
                .severity = SEVERITY_NOTE,
                .rule = "suggestions-stopped",
                .file = joining->roster->file,
                .message = arena_printf(
                    arena,
                    "who it may be was not looked for with %zu more codes "
                    "that the roster has not: it would take too long",
                    joining->effort.unsought)});
}

static void
join_row(struct joining *joining, size_t row)
{
    const struct column *respondent =
        joining->dictionary->lead[LEAD_RESPONDENT];
    uint32_t person = find_person(joining, row);
    if (person != UINT32_MAX && joining->claimed[person] == row) {
        set_standing(joining, row, STANDING_LISTED);
        copy_columns(joining, row, joining->roster->row_of[person]);
        joining->roster->answered++;
    } else if (person != UINT32_MAX) {
        set_standing(joining, row, STANDING_AGAIN);
        joining->roster->again++;
        tell(joining, SEVERITY_ERROR, "roster-again", row,
             table_text(joining->table, respondent, row).s,
             "this person has a response that was begun before: that one "
             "counts, and this one stays in the table without an arm",
             "find out whose it is; take it out of the sources where it is "
             "the same person's");
    } else if (column_missing(respondent, row)) {
        set_standing(joining, row, STANDING_UNCODED);
        joining->roster->uncoded++;
        if (!submission_of(joining, row)->sealed)
            tell(joining, SEVERITY_WARNING, "roster-uncoded", row, NULL,
                 "this response has no code: it stays in the table, without "
                 "an arm",
                 NULL);
    } else {
        set_standing(joining, row, STANDING_UNLISTED);
        joining->roster->unlisted++;
        tell_unlisted(joining, row,
                      table_text(joining->table, respondent, row));
    }
}

/* A row for who has not answered. */
static void
add_absent(struct joining *joining, size_t person, struct text code)
{
    struct table *table = joining->table;
    struct dictionary *dictionary = joining->dictionary;
    struct arena *arena = joining->collection->arena;
    size_t row = table_add_row(table);
    for (size_t i = 0; i < table->n_columns; i++)
        table_set_missing(table->columns[i], row, MISSING_NO_RESPONSE);
    const char *id =
        code.n ? arena_printf(arena, "no-response:%.*s", TEXT_ARGS(code))
               : arena_printf(arena, "no-response:row %zu", person + 2);
    table_set_text(table, dictionary->lead[LEAD_RESPONSE_ID], row, text_of(id));
    if (code.n)
        table_set_text(table, dictionary->lead[LEAD_RESPONDENT], row, code);
    struct column *status = dictionary->lead[LEAD_STATUS];
    if (!column_code_label(status, TEXT("no_response")))
        column_add_code(table, status, "no_response",
                        "On the roster, and nothing came");
    table_set_text(table, status, row, TEXT("no_response"));
    set_standing(joining, row, STANDING_LISTED);
    copy_columns(joining, row, person);
}

/* In the order of the roster. */
static void
add_all_absent(struct joining *joining)
{
    struct roster *roster = joining->roster;
    for (size_t person = 0; person < roster->table->n_rows; person++) {
        struct text code = TEXT("");
        char s[DATE_SIZE];
        if (!column_missing(roster->code, person))
            code = capitals(joining->collection->arena,
                            table_cell(roster->table, roster->code, person, s));
        uint32_t id = intern_find(&roster->codes, code);
        bool is_twice = code.n && roster->row_of[id] != person;
        roster->people += !is_twice;
        if (!code.n || (!is_twice && joining->claimed[id] == NONE))
            add_absent(joining, person, code);
    }
}

/* Codes must be asked, and be in the table. */
static bool
can_join(const struct joining *joining, struct error *error)
{
    const struct dictionary *dictionary = joining->dictionary;
    if (dictionary->respondent == SCHEMA_NONE)
        return error_set(error, ERROR_USAGE,
                         "a roster needs the question that holds the code: "
                         "give it with --respondent");
    if (dictionary->fields[dictionary->respondent].withheld)
        return error_set(error, ERROR_USAGE,
                         "the respondents' codes are kept out of the tables "
                         "as personal, so that no roster can be joined: "
                         "--keep-personal leaves them in");
    return true;
}

bool
roster_join(struct roster *roster, struct collection *collection,
            const struct responses *responses, struct dictionary *dictionary,
            struct error *error)
{
    struct joining joining = {
        .roster = roster,
        .collection = collection,
        .responses = responses,
        .dictionary = dictionary,
        .table = dictionary->tables[0],
        .n_responses = responses->n,
    };
    if (!can_join(&joining, error))
        return false;
    add_columns(&joining);
    claim(&joining);
    for (size_t row = 0; row < responses->n; row++)
        join_row(&joining, row);
    tell_unsought(&joining);
    if (!roster->answered && roster->unlisted)
        return error_set(error, ERROR_DATA,
                         "no code of the responses is in the column '%s' of "
                         "'%s': give the column with --roster-code",
                         roster->code->name, roster->file);
    add_all_absent(&joining);
    return true;
}
