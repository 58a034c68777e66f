#include <config.h>

#include "collect/filling.h"

#include "base/number.h"

#include <string.h>

void
filling_tell(struct filling *filling, enum severity severity, const char *rule,
             const char *column, const char *value, const char *message,
             const char *mend)
{
    findings_add(filling->collection->findings,
                 &(struct finding){.severity = severity,
                                   .rule = rule,
                                   .file = filling->submission->file,
                                   .sheet = filling->submission->member,
                                   .row = filling->record->row,
                                   .column = column,
                                   .value = value,
                                   .message = message,
                                   .mend = mend});
}

void
filling_add_personal(struct filling *filling, const char *question,
                     struct text value)
{
    personal_rows_add(filling->personal, filling->collection->arena,
                      &(struct personal_row){filling->response->id,
                                             filling->row_id, question, value});
}

/* Why there is no answer. */
enum missing
filling_reason(struct filling *filling, uint32_t field)
{
    const struct field *f = &filling->collection->schema.fields[field];
    if (filling->submission->sealed)
        return MISSING_UNREADABLE;
    if (f->question && !f->versions[filling->submission->version])
        return MISSING_NOT_ASKED;
    if (!layout_has_field(filling->submission->layout, field))
        return MISSING_NOT_SUPPLIED;
    if (judge_relevant(&filling->judge, filling->slot, field) == TRUTH_FALSE)
        return MISSING_SKIPPED;
    return MISSING_BLANK;
}

static const char *
label_of_status(struct filling *filling)
{
    const struct submission *s = filling->submission;
    const char *review = submissions_meta(filling->all, s, META_REVIEW);
    const struct dictionary *dictionary = filling->dictionary;
    uint32_t end = dictionary->end;
    if (s->sealed)
        return "encrypted";
    if (*review)
        return review;
    if (filling->response->edits || s->meta[META_REPLACES])
        return "edited";
    bool asks_end =
        end != SCHEMA_NONE &&
        filling->collection->schema.fields[end].versions[s->version];
    if (asks_end && s->layout->everything && !filling->values[end])
        return "unfinished";
    return "received";
}

static void
set_status(struct filling *filling)
{
    struct column *column = filling->dictionary->lead[LEAD_STATUS];
    const char *status = label_of_status(filling);
    struct text text = text_of(status);
    if (strcmp(status, "encrypted") == 0)
        filling_tell(
            filling, SEVERITY_ERROR, "encrypted", NULL, filling->row_id,
            "this response is encrypted and was not decrypted: its answers "
            "cannot be read",
            "export it from the server with the passphrase");
    if (strcmp(status, "rejected") == 0)
        filling_tell(
            filling, SEVERITY_WARNING, "rejected", NULL, filling->row_id,
            "a reviewer rejected this response; it is in the table with the "
            "status \"rejected\"",
            "leave it out of the analysis if the review says so");
    if (strcmp(status, "unfinished") == 0)
        filling_tell(
            filling, SEVERITY_WARNING, "unfinished", NULL, filling->row_id,
            "this response has no end time: it may be a draft that was never "
            "sent",
            NULL);
    if (!column_code_label(column, text))
        column_add_code(filling->table, column,
                        arena_strdup(filling->collection->arena, status), NULL);
    table_set_text(filling->table, column, filling->row, text);
}

static void
set_lead_text(struct filling *filling, enum lead lead, const char *value)
{
    if (value && *value)
        table_set_text(filling->table, filling->dictionary->lead[lead],
                       filling->row, text_of(value));
}

static void
set_submitted(struct filling *filling)
{
    struct column *column = filling->dictionary->lead[LEAD_SUBMITTED];
    struct moment moment = {0};
    struct text raw = intern_at(&filling->all->pool,
                                filling->submission->meta[META_SUBMITTED]);
    if (!raw.n) {
        table_set_missing(column, filling->row, MISSING_NOT_SUPPLIED);
    } else if (moment_parse(raw, &moment)) {
        table_set_text(filling->table, column, filling->row, raw);
    } else {
        table_set_missing(column, filling->row, MISSING_INVALID);
        filling_tell(filling, SEVERITY_WARNING, "not-moment", column->name,
                     raw.s, "this is not a date with a time", NULL);
    }
}

/* What the server knows: identity of the edition, who sent it. */
static void
set_metas(struct filling *filling)
{
    for (size_t m = 0; m < META_COUNT; m++) {
        struct column *column = filling->dictionary->meta[m];
        struct text raw =
            intern_at(&filling->all->pool, filling->submission->meta[m]);
        double number;
        if (!column || !raw.n)
            continue;
        if (column->personal && !filling->collection->options->keep_personal) {
            table_set_missing(column, filling->row, MISSING_WITHHELD);
            filling_add_personal(filling, column->name, raw);
        } else if (!column_is_numeric(column)) {
            table_set_text(filling->table, column, filling->row, raw);
        } else if (number_parse(raw, &number)) {
            table_set_number(filling->table, column, filling->row, number);
        }
    }
}

static void
check_files(struct filling *filling)
{
    double present, expected;
    const uint32_t *meta = filling->submission->meta;
    if (number_parse(intern_at(&filling->all->pool, meta[META_FILES_PRESENT]),
                     &present) &&
        number_parse(intern_at(&filling->all->pool, meta[META_FILES_EXPECTED]),
                     &expected) &&
        present < expected)
        filling_tell(
            filling, SEVERITY_WARNING, "files-missing", NULL, filling->row_id,
            "pictures or recordings of this response never reached the "
            "server",
            "send them again from the device");
}

/* A person's code is the same however it was typed: in capitals, without space
 * at the ends. The question's own column keeps what was typed. */
static void
set_respondent(struct filling *filling)
{
    uint32_t field = filling->dictionary->respondent;
    struct column *column = filling->dictionary->lead[LEAD_RESPONDENT];
    if (field == SCHEMA_NONE) {
        table_set_missing(column, filling->row, MISSING_NOT_ASKED);
        return;
    }
    struct text raw =
        text_trim(intern_at(&filling->all->pool, filling->values[field]));
    enum missing missing = opt_out_code(filling->collection->options, raw);
    if (!raw.n || missing) {
        table_set_missing(column, filling->row,
                          raw.n ? missing : filling_reason(filling, field));
        return;
    }
    if (filling->dictionary->fields[field].withheld) {
        table_set_missing(column, filling->row, MISSING_WITHHELD);
        return;
    }
    char *code = text_dup(&filling->scratch, raw);
    for (size_t i = 0; i < raw.n; i++)
        if (code[i] >= 'a' && code[i] <= 'z')
            code[i] = (char)(code[i] - 'a' + 'A');
    table_set_text(filling->table, column, filling->row,
                   (struct text){code, raw.n});
}

void
filling_set_leads(struct filling *filling)
{
    const struct submission *s = filling->submission;
    const struct schema *schema = &filling->collection->schema;
    set_lead_text(filling, LEAD_RESPONSE_ID, filling->response->id);
    set_lead_text(filling, LEAD_FORM, schema_newest(schema)->id);
    const char *version = submissions_meta(filling->all, s, META_VERSION);
    set_lead_text(filling, LEAD_VERSION,
                  *version ? version : schema->forms[s->version]->version);
    set_lead_text(filling, LEAD_SOURCE, s->kind);
    set_lead_text(filling, LEAD_FILE, s->file);
    set_submitted(filling);
    set_status(filling);
    set_metas(filling);
    check_files(filling);
    set_respondent(filling);
}

void
filling_set_repeat_leads(struct filling *filling, const char *parent)
{
    struct column **lead =
        filling->dictionary->repeat_lead[filling->record->repeat];
    struct table *table = filling->table;
    size_t row = filling->row;
    table_set_text(table, lead[REPEAT_ROW_ID], row, text_of(filling->row_id));
    table_set_text(table, lead[REPEAT_PARENT_ID], row, text_of(parent));
    table_set_text(table, lead[REPEAT_RESPONSE_ID], row,
                   text_of(filling->response->id));
    table_set_number(table, lead[REPEAT_NUMBER], row, filling->record->number);
}

/* The lead columns of questions that this form does not ask. */
static void
mark_unasked(struct dictionary *dictionary)
{
    struct table *table = dictionary->tables[0];
    const struct {
        uint32_t field;
        enum lead lead;
    } asked[] = {
        {dictionary->start, LEAD_START},
        {dictionary->end, LEAD_END},
        {dictionary->today, LEAD_TODAY},
    };
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
        for (size_t row = 0;
             asked[i].field == SCHEMA_NONE && row < table->n_rows; row++)
            table_set_missing(dictionary->lead[asked[i].lead], row,
                              MISSING_NOT_ASKED);
}

/* A person who answered twice, or two who have one code: nobody but the study
 * can know, and an analysis must. */
static void
look_for_twins(struct filling *filling, const struct responses *responses)
{
    const struct table *table = filling->dictionary->tables[0];
    const struct column *column = filling->dictionary->lead[LEAD_RESPONDENT];
    struct arena *arena = filling->collection->arena;
    struct intern codes;
    size_t *first = arena_array(arena, table->n_rows + 1, sizeof *first);
    intern_init(&codes, arena);
    for (size_t row = 0; row < table->n_rows; row++) {
        if (column_missing(column, row))
            continue;
        size_t known = codes.n;
        uint32_t id = intern_add(&codes, table_text(table, column, row));
        if (id >= known) {
            first[id] = row;
            continue;
        }
        filling->submission =
            &filling->all->items[responses->items[row].submission];
        filling->record = &filling->all->records[filling->submission->first];
        filling_tell(
            filling, SEVERITY_WARNING, "respondent-twice", column->name,
            intern_at(&codes, id).s,
            arena_printf(arena,
                         "response '%s' has the same respondent code as "
                         "response '%s'; both are kept",
                         responses->items[row].id,
                         responses->items[first[id]].id),
            "find out whether one person answered twice");
    }
}

void
filling_finish_leads(struct filling *filling, const struct responses *responses)
{
    mark_unasked(filling->dictionary);
    look_for_twins(filling, responses);
}
