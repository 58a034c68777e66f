#include <config.h>

#include "collect/normalise.h"

#include "base/builder.h"
#include "base/number.h"
#include "collect/judge.h"
#include "collect/optout.h"
#include "collect/source.h"

#include <string.h>

/* One record on its way into a row. */
struct filling {
    struct collection *collection;
    struct submissions *all;
    struct dictionary *dictionary;
    struct personal_rows *personal;
    struct opt_outs opt_outs;
    struct offers offers;
    struct judge judge;
    size_t slot; /* of the record in its submission */
    uint32_t **fields; /* by repeat: its fields */
    size_t *n_fields;
    uint32_t *values; /* by field: of this record, in the pool */
    struct arena scratch;

    const struct response *response;
    const struct submission *submission;
    const struct record *record;
    struct table *table;
    size_t row;
    const char *row_id;
};

static void
tell(struct filling *filling, enum severity severity, const char *rule,
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

/* A finding on an answer shows the answer, unless it identifies the person. */
static void
tell_answer(struct filling *filling, enum severity severity, const char *rule,
            uint32_t field, struct text raw, const char *message,
            const char *mend)
{
    const struct field *f = &filling->collection->schema.fields[field];
    const char *value =
        f->personal ? NULL : text_dup(&filling->scratch, raw);
    tell(filling, severity, rule, f->path, value, message, mend);
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
    bool asks_end = end != SCHEMA_NONE &&
                    filling->collection->schema.fields[end]
                        .versions[s->version];
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
        tell(filling, SEVERITY_ERROR, "encrypted", NULL, filling->row_id,
             "this response is encrypted and was not decrypted: its answers "
             "cannot be read",
             "export it from the server with the passphrase");
    if (strcmp(status, "rejected") == 0)
        tell(filling, SEVERITY_WARNING, "rejected", NULL, filling->row_id,
             "a reviewer rejected this response; it is in the table with the "
             "status \"rejected\"",
             "leave it out of the analysis if the review says so");
    if (strcmp(status, "unfinished") == 0)
        tell(filling, SEVERITY_WARNING, "unfinished", NULL, filling->row_id,
             "this response has no end time: it may be a draft that was never "
             "sent",
             NULL);
    if (!column_code_label(column, text))
        column_add_code(filling->table, column,
                        arena_strdup(filling->collection->arena, status),
                        NULL);
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
        tell(filling, SEVERITY_WARNING, "not-moment", column->name, raw.s,
             "this is not a date with a time", NULL);
    }
}

static void
add_personal(struct filling *filling, const char *question, struct text value)
{
    personal_rows_add(filling->personal, filling->collection->arena,
                      &(struct personal_row){filling->response->id,
                                             filling->row_id, question,
                                             value});
}

/* What the server knows: identity of the edition, who sent it. */
static void
set_metas(struct filling *filling)
{
    for (size_t m = 0; m < META_COUNT; m++) {
        struct column *column = filling->dictionary->meta[m];
        struct text raw = intern_at(&filling->all->pool,
                                    filling->submission->meta[m]);
        double number;
        if (!column || !raw.n)
            continue;
        if (column->personal && !filling->collection->options->keep_personal) {
            table_set_missing(column, filling->row, MISSING_WITHHELD);
            add_personal(filling, column->name, raw);
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
        tell(filling, SEVERITY_WARNING, "files-missing", NULL, filling->row_id,
             "pictures or recordings of this response never reached the "
             "server",
             "send them again from the device");
}

static void
set_leads(struct filling *filling)
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
}

static void
set_repeat_leads(struct filling *filling, const char *parent)
{
    struct column **lead =
        filling->dictionary->repeat_lead[filling->record->repeat];
    struct table *table = filling->table;
    size_t row = filling->row;
    table_set_text(table, lead[REPEAT_ROW_ID], row, text_of(filling->row_id));
    table_set_text(table, lead[REPEAT_PARENT_ID], row, text_of(parent));
    table_set_text(table, lead[REPEAT_RESPONSE_ID], row,
                   text_of(filling->response->id));
    table_set_number(table, lead[REPEAT_NUMBER], row,
                     filling->record->number);
}

/* All columns of the field get the same reason. */
static void
set_missing(struct filling *filling, uint32_t field, enum missing missing)
{
    struct field_columns *columns = &filling->dictionary->fields[field];
    if (columns->column)
        table_set_missing(columns->column, filling->row, missing);
    for (size_t i = 0; i < 4; i++)
        if (columns->parts[i])
            table_set_missing(columns->parts[i], filling->row, missing);
    for (size_t i = 0; i < columns->n_options; i++)
        table_set_missing(columns->options[i], filling->row, missing);
}

/* Why there is no answer. */
static enum missing
reason_for_blank(struct filling *filling, uint32_t field)
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

static void
set_options(struct filling *filling, struct field_columns *columns,
            struct text list)
{
    for (size_t i = 0; i < columns->n_options; i++)
        table_set_number(filling->table, columns->options[i], filling->row, 0);
    struct text word;
    while (text_word(&list, &word))
        for (size_t i = 0; i < columns->n_options; i++)
            if (text_equal(columns->codes[i], word))
                table_set_number(filling->table, columns->options[i],
                                 filling->row, 1);
}

static void
set_parts(struct filling *filling, struct field_columns *columns,
          struct text raw)
{
    double parts[4];
    bool known[4];
    if (!cell_read_place(raw, parts, known))
        return;
    for (size_t i = 0; i < 4; i++)
        if (known[i])
            table_set_number(filling->table, columns->parts[i], filling->row,
                             parts[i]);
}

/* The column may be text although the value is a number: versions of the form
 * that do not agree, and calculations. Then it stays as it was written. */
static void
set_value(struct filling *filling, uint32_t field, const struct cell *value,
          struct text raw)
{
    struct field_columns *columns = &filling->dictionary->fields[field];
    struct column *column = columns->column;
    const struct field *f = &filling->collection->schema.fields[field];
    const struct question *question = f->question;
    if (!column) {
        set_parts(filling, columns, raw);
        return;
    }
    bool agrees = question && cell_column_type(question) == column->type;
    double number;
    if (!column_is_numeric(column))
        table_set_text(filling->table, column, filling->row,
                       agrees ? value->text : raw);
    else if (agrees)
        table_set_number(filling->table, column, filling->row, value->number);
    else if (number_parse(raw, &number))
        table_set_number(filling->table, column, filling->row, number);
    if (columns->n_options)
        set_options(filling, columns, value->text);
}

/* The version that was filled in asks it, else any that does. */
static const struct question *
question_for(const struct filling *filling, uint32_t field)
{
    const struct field *f = &filling->collection->schema.fields[field];
    const struct question *asked = f->versions[filling->submission->version];
    return asked ? asked : f->question;
}

static void
look_at_version(struct filling *filling, uint32_t field)
{
    const struct field *f = &filling->collection->schema.fields[field];
    if (!f->question || f->versions[filling->submission->version] ||
        !collection_tell_once(filling->collection, "answer-other-version",
                              text_of(f->path)))
        return;
    tell(filling, SEVERITY_WARNING, "answer-other-version", f->path, NULL,
         "responses have an answer to this question, which their version of "
         "the form does not ask; the answers are kept",
         "look whether the form version of the responses is right");
}

/* Could it be keyed in? Clocks and devices are not on paper. */
static bool
is_on_paper(const struct question *question)
{
    return question && question_is_shown(question);
}

/* The version asks a question that the source has no column for: its answers
 * are on the server and not here. Told once a question. */
static void
look_at_source(struct filling *filling, uint32_t field)
{
    const struct field *f = &filling->collection->schema.fields[field];
    bool keyed = source_is_keyed(filling->submission->kind);
    if ((keyed && !is_on_paper(f->question)) ||
        !collection_tell_once(filling->collection, "column-missing",
                              text_of(f->path)))
        return;
    tell(filling, SEVERITY_WARNING, "column-missing", f->path, NULL,
         "the form asks this, and the source has no column for it: answers may "
         "be left behind",
         keyed ? "add the column to the file, named as the question is"
               : "export again with all fields, also those of older versions");
}

static void
put_blank(struct filling *filling, uint32_t field)
{
    enum missing missing = reason_for_blank(filling, field);
    set_missing(filling, field, missing);
    if (missing == MISSING_NOT_SUPPLIED)
        look_at_source(filling, field);
}

static const char *
constraint_words(const struct filling *filling,
                 const struct question *question)
{
    const struct form *form =
        filling->collection->schema.forms[filling->submission->version];
    return form_words(form, question->constraint_message,
                      form->default_language);
}

/* Skip logic and limits hold on a phone; on paper people write what they will.
 * The answers are kept. */
static void
look_at_logic(struct filling *filling, uint32_t field, struct text raw,
              const struct cell *cell)
{
    const struct question *question = question_for(filling, field);
    if (judge_relevant(&filling->judge, filling->slot, field) == TRUTH_FALSE)
        tell_answer(filling, SEVERITY_WARNING, "answered-though-skipped",
                    field, raw,
                    "there is an answer to a question that the form skips "
                    "after the answers before it; it is kept",
                    "compare it with the answers that the skip depends on");
    if (cell->missing ||
        judge_allows(&filling->judge, filling->slot, field) != TRUTH_FALSE)
        return;
    const char *words = constraint_words(filling, question);
    tell_answer(filling, SEVERITY_WARNING, "constraint", field, raw,
                "the answer is not within what the form allows; it is kept",
                words ? words : question->constraint.source);
}

static struct cell
read_value(struct filling *filling, uint32_t field, struct text raw)
{
    const struct question *question = question_for(filling, field);
    if (!question)
        return (struct cell){.text = raw};
    size_t version = filling->submission->version;
    return cell_read(question, raw, &filling->opt_outs,
                      offers_has(&filling->offers,
                                 filling->collection->options, field, version,
                                 raw),
                      &filling->scratch);
}

static void
put_answer(struct filling *filling, uint32_t field, struct text raw)
{
    struct cell value = read_value(filling, field, raw);
    look_at_version(filling, field);
    if (value.rule)
        tell_answer(filling,
                    value.missing ? SEVERITY_ERROR : SEVERITY_WARNING,
                    value.rule, field, raw, value.message, value.mend);
    look_at_logic(filling, field, raw, &value);
    if (filling->dictionary->fields[field].withheld) {
        set_missing(filling, field, MISSING_WITHHELD);
        add_personal(filling, filling->collection->schema.fields[field].path,
                     raw);
    } else if (value.missing) {
        set_missing(filling, field, value.missing);
    } else {
        set_value(filling, field, &value, raw);
    }
}

static void
put_fields(struct filling *filling)
{
    uint32_t repeat = filling->record->repeat;
    for (size_t i = 0; i < filling->n_fields[repeat]; i++) {
        uint32_t field = filling->fields[repeat][i];
        struct text raw = text_trim(
            intern_at(&filling->all->pool, filling->values[field]));
        if (raw.n)
            put_answer(filling, field, raw);
        else
            put_blank(filling, field);
    }
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
    struct text raw = text_trim(
        intern_at(&filling->all->pool, filling->values[field]));
    enum missing missing =
        opt_out_code(filling->collection->options, raw);
    if (!raw.n || missing) {
        table_set_missing(column, filling->row,
                          raw.n ? missing : reason_for_blank(filling, field));
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

static const char *
row_id(struct filling *filling, const struct record *record)
{
    if (record->parent == RECORD_NONE)
        return filling->response->id;
    struct builder id = BUILDER_INIT;
    builder_printf(&id, "%s/", filling->response->id);
    record_write_place(filling->all, &filling->collection->schema, record,
                       &id);
    const char *copy = builder_dup(&id, filling->collection->arena);
    builder_release(&id);
    return copy;
}

static void
scatter(struct filling *filling, const struct record *record, bool in)
{
    for (size_t i = 0; i < record->n; i++) {
        struct event event = filling->all->events[record->first + i];
        filling->values[event.field] = in ? event.value : 0;
    }
}

static void
fill_record(struct filling *filling, const struct record *record)
{
    filling->record = record;
    filling->table = filling->dictionary->tables[record->repeat];
    filling->row = table_add_row(filling->table);
    filling->row_id = row_id(filling, record);
    scatter(filling, record, true);
    if (record->parent == RECORD_NONE) {
        set_leads(filling);
        set_respondent(filling);
    } else {
        set_repeat_leads(filling,
                         row_id(filling, &filling->all->records[
                                             record->parent]));
    }
    put_fields(filling);
    scatter(filling, record, false);
}

static void
list_fields(struct filling *filling)
{
    const struct schema *schema = &filling->collection->schema;
    struct arena *arena = filling->collection->arena;
    filling->fields =
        arena_array(arena, schema->n_repeats, sizeof *filling->fields);
    filling->n_fields =
        arena_array(arena, schema->n_repeats, sizeof *filling->n_fields);
    for (size_t r = 0; r < schema->n_repeats; r++)
        filling->fields[r] =
            arena_array(arena, schema->n + 1, sizeof **filling->fields);
    for (uint32_t i = 0; i < schema->n; i++) {
        uint32_t r = schema->fields[i].repeat;
        filling->fields[r][filling->n_fields[r]++] = i;
    }
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

void
normalise(struct collection *collection, const struct responses *responses,
          struct dictionary *dictionary, struct personal_rows *personal)
{
    struct filling filling = {
        .collection = collection,
        .all = &collection->submissions,
        .dictionary = dictionary,
        .personal = personal,
        .opt_outs = opt_outs_of(collection->options),
        .values = arena_array(collection->arena, collection->schema.n + 1,
                              sizeof(uint32_t)),
    };
    offers_init(&filling.offers, collection);
    list_fields(&filling);
    judge_init(&filling.judge, collection);
    table_reserve(dictionary->tables[0], responses->n);
    for (size_t i = 0; i < responses->n; i++) {
        filling.response = &responses->items[i];
        filling.submission =
            &filling.all->items[filling.response->submission];
        judge_enter(&filling.judge, filling.response->submission);
        filling.slot = 0;
        for (uint32_t r = filling.submission->first; r != RECORD_NONE;
             r = filling.all->records[r].next, filling.slot++)
            fill_record(&filling, &filling.all->records[r]);
        arena_release(&filling.scratch);
    }
    judge_release(&filling.judge);
    mark_unasked(dictionary);
}
