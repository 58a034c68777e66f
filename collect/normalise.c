#include <config.h>

#include "collect/normalise.h"

#include "base/builder.h"
#include "base/number.h"
#include "collect/filling.h"
#include "collect/source.h"

/* A finding on an answer shows the answer, unless it identifies the person. */
static void
tell_answer(struct filling *filling, enum severity severity, const char *rule,
            uint32_t field, struct text raw, const char *message,
            const char *mend)
{
    const struct field *f = &filling->collection->schema.fields[field];
    const char *value = f->personal ? NULL : text_dup(&filling->scratch, raw);
    filling_tell(filling, severity, rule, f->path, value, message, mend);
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
    filling_tell(
        filling, SEVERITY_WARNING, "answer-other-version", f->path, NULL,
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
    filling_tell(
        filling, SEVERITY_WARNING, "column-missing", f->path, NULL,
        "the form asks this, and the source has no column for it: answers may "
        "be left behind",
        keyed ? "add the column to the file, named as the question is"
              : "export again with all fields, also those of older versions");
}

/* A phone does not go on without it; paper does. */
static bool
is_required(struct filling *filling, uint32_t field)
{
    const struct question *question = question_for(filling, field);
    return question && question_is_shown(question) &&
           judge_relevant(&filling->judge, filling->slot, field) ==
               TRUTH_TRUE &&
           judge_requires(&filling->judge, filling->slot, field) == TRUTH_TRUE;
}

/* Who stops in the middle leaves many: they are told at the first. */
static void
tell_required(struct filling *filling, uint32_t first, size_t n)
{
    struct arena *arena = filling->collection->arena;
    tell_answer(filling, SEVERITY_WARNING, "required-blank", first, TEXT(""),
                n == 1 ? "the form requires an answer, and there is none"
                       : arena_printf(arena,
                                      "the form requires an answer, and there "
                                      "is none, here and to %zu more questions "
                                      "of this row",
                                      n - 1),
                "compare it with the paper, or ask whoever sent it");
}

static enum missing
put_blank(struct filling *filling, uint32_t field)
{
    enum missing missing = filling_reason(filling, field);
    set_missing(filling, field, missing);
    if (missing == MISSING_NOT_SUPPLIED)
        look_at_source(filling, field);
    return missing;
}

static const char *
constraint_words(const struct filling *filling, const struct question *question)
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
        tell_answer(filling, SEVERITY_WARNING, "answered-though-skipped", field,
                    raw,
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
                     offers_has(&filling->offers, filling->collection->options,
                                field, version, raw),
                     &filling->scratch);
}

static void
put_answer(struct filling *filling, uint32_t field, struct text raw)
{
    struct cell value = read_value(filling, field, raw);
    look_at_version(filling, field);
    if (value.rule)
        tell_answer(filling, value.missing ? SEVERITY_ERROR : SEVERITY_WARNING,
                    value.rule, field, raw, value.message, value.mend);
    look_at_logic(filling, field, raw, &value);
    if (filling->dictionary->fields[field].withheld) {
        set_missing(filling, field, MISSING_WITHHELD);
        filling_add_personal(
            filling, filling->collection->schema.fields[field].path, raw);
    } else if (value.missing) {
        set_missing(filling, field, value.missing);
    } else {
        set_value(filling, field, &value, raw);
    }
}

static void
put_fields(struct filling *filling)
{
    uint32_t repeat = filling->record->repeat, first = 0;
    size_t required = 0;
    for (size_t i = 0; i < filling->n_fields[repeat]; i++) {
        uint32_t field = filling->fields[repeat][i];
        struct text raw =
            text_trim(intern_at(&filling->all->pool, filling->values[field]));
        if (raw.n)
            put_answer(filling, field, raw);
        else if (put_blank(filling, field) == MISSING_BLANK &&
                 is_required(filling, field) && required++ == 0)
            first = field;
    }
    if (required)
        tell_required(filling, first, required);
}

static const char *
row_id(struct filling *filling, const struct record *record)
{
    if (record->parent == RECORD_NONE)
        return filling->response->id;
    struct builder id = BUILDER_INIT;
    builder_printf(&id, "%s/", filling->response->id);
    record_write_place(filling->all, &filling->collection->schema, record, &id);
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
        filling_set_leads(filling);
    } else {
        filling_set_repeat_leads(
            filling, row_id(filling, &filling->all->records[record->parent]));
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
        filling.submission = &filling.all->items[filling.response->submission];
        judge_enter(&filling.judge, filling.response->submission);
        filling.slot = 0;
        for (uint32_t r = filling.submission->first; r != RECORD_NONE;
             r = filling.all->records[r].next, filling.slot++)
            fill_record(&filling, &filling.all->records[r]);
        arena_release(&filling.scratch);
    }
    judge_release(&filling.judge);
    filling_finish_leads(&filling, responses);
}
