#include <config.h>

#include "collect/dictionary.h"

#include "base/number.h"
#include "collect/optout.h"
#include "collect/cell.h"

#include <string.h>

struct making {
    struct dictionary *dictionary;
    struct collection *collection;
    const struct schema *schema;
    struct intern names; /* of columns, "table/name" */
    struct intern bare;  /* of fields, "repeat/name" */
    uint32_t *times;     /* by number in bare */
    size_t times_capacity;
    enum column_type *type; /* by field */
};

static const struct {
    const char *name, *label;
    enum column_type type;
} leads[LEAD_COUNT] = {
    [LEAD_RESPONSE_ID] = {"response_id", "Identity of the response",
                          COLUMN_TEXT},
    [LEAD_RESPONDENT] = {"respondent", "Code of the person who answered",
                         COLUMN_TEXT},
    [LEAD_FORM] = {"form", "Identity of the form", COLUMN_TEXT},
    [LEAD_VERSION] = {"form_version", "Version of the form", COLUMN_TEXT},
    [LEAD_SUBMITTED] = {"submitted_at", "When the server received it",
                        COLUMN_DATETIME},
    [LEAD_START] = {"start", "When filling in began, on the device's clock",
                    COLUMN_DATETIME},
    [LEAD_END] = {"end", "When filling in ended, on the device's clock",
                  COLUMN_DATETIME},
    [LEAD_TODAY] = {"today", "Day of filling in, on the device's clock",
                    COLUMN_DATE},
    [LEAD_SOURCE] = {"source", "Kind of source that it came from", COLUMN_CODE},
    [LEAD_FILE] = {"source_file", "File that it came from", COLUMN_TEXT},
    [LEAD_STATUS] = {"status", "State of the response", COLUMN_CODE},
};

static const struct {
    const char *name, *label;
    enum column_type type;
} repeat_leads[REPEAT_LEAD_COUNT] = {
    [REPEAT_ROW_ID] = {"row_id", "Identity of the row", COLUMN_TEXT},
    [REPEAT_PARENT_ID] = {"parent_id", "What the row is inside of",
                          COLUMN_TEXT},
    [REPEAT_RESPONSE_ID] = {"response_id", "Identity of the response",
                            COLUMN_TEXT},
    [REPEAT_NUMBER] = {"number", "Which one inside its parent, from 1",
                       COLUMN_INTEGER},
};

static const struct code sources[] = {
    {"odk-xml", "submission XML of an ODK client"},
    {"central-csv", "export of ODK Central"},
    {"keyed-csv", "keyed in from paper"},
};

static const struct code statuses[] = {
    {"received", "as it was sent"},
    {"edited", "edited on the server"},
    {"approved", "approved by a reviewer"},
    {"hasIssues", "a reviewer saw problems"},
    {"rejected", "rejected by a reviewer"},
    {"unfinished", "no end time: perhaps a draft"},
    {"encrypted", "encrypted and not decrypted: cannot be read"},
};

/* What servers know beside the answers; a column only where any response has
 * it. */
static const struct {
    enum meta meta;
    const char *name, *label;
    enum column_type type;
    bool personal;
} metas[] = {
    {META_INSTANCE_ID, "instance_id", "Identity of this edition", COLUMN_TEXT,
     false},
    {META_INSTANCE_NAME, "instance_name", "Name that the form gives it",
     COLUMN_TEXT, true},
    {META_EDITS, "edits", "How often it was edited on the server",
     COLUMN_INTEGER, false},
    {META_SUBMITTER_ID, "submitter_id", "Account that sent it", COLUMN_TEXT,
     true},
    {META_SUBMITTER_NAME, "submitter_name", "Name of the account that sent it",
     COLUMN_TEXT, true},
    {META_DEVICE_ID, "device_id", "Device that sent it", COLUMN_TEXT, true},
};

static const char *const part_names[4] = {"latitude", "longitude", "altitude",
                                          "accuracy"};

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* A new column whose name is free: the name, else with a number behind it. */
static struct column *
add_column(struct making *making, size_t repeat, const char *name,
           enum column_type type)
{
    struct arena *arena = making->collection->arena;
    const char *free_name = name;
    for (unsigned i = 2;; i++) {
        size_t known = making->names.n;
        intern_add(&making->names,
                   text_of(arena_printf(arena, "%zu/%s", repeat, free_name)));
        if (making->names.n > known)
            break;
        free_name = arena_printf(arena, "%s_%u", name, i);
    }
    return table_add_column(making->dictionary->tables[repeat], free_name,
                            type);
}

static void
add_codes(struct making *making, struct column *column,
          const struct code *codes, size_t n)
{
    for (size_t i = 0; i < n; i++)
        column_add_code(making->dictionary->tables[0], column, codes[i].value,
                        codes[i].label);
}

static void
add_leads(struct making *making)
{
    struct dictionary *dictionary = making->dictionary;
    for (size_t i = 0; i < LEAD_COUNT; i++) {
        dictionary->lead[i] =
            add_column(making, 0, leads[i].name, leads[i].type);
        dictionary->lead[i]->label = leads[i].label;
        dictionary->lead[i]->person = i == LEAD_RESPONDENT;
    }
    add_codes(making, dictionary->lead[LEAD_SOURCE], sources, COUNT(sources));
    add_codes(making, dictionary->lead[LEAD_STATUS], statuses, COUNT(statuses));
}

static void
add_repeat_leads(struct making *making, size_t repeat)
{
    struct dictionary *dictionary = making->dictionary;
    for (size_t i = 0; i < REPEAT_LEAD_COUNT; i++) {
        struct column *column = add_column(making, repeat, repeat_leads[i].name,
                                           repeat_leads[i].type);
        column->label = repeat_leads[i].label;
        dictionary->repeat_lead[repeat][i] = column;
    }
}

/* Repeats of one name get the path as the name of their file. */
static const char *
table_name(struct making *making, size_t repeat)
{
    const struct repeat *repeats = making->schema->repeats;
    bool twice = strcmp(repeats[repeat].name, "responses") == 0 ||
                 strcmp(repeats[repeat].name, "findings") == 0 ||
                 strcmp(repeats[repeat].name, "codebook") == 0 ||
                 strcmp(repeats[repeat].name, "personal") == 0;
    for (size_t i = 1; i < making->schema->n_repeats; i++)
        twice |=
            i != repeat && strcmp(repeats[i].name, repeats[repeat].name) == 0;
    if (!twice)
        return repeats[repeat].name;
    char *name = arena_printf(making->collection->arena, "repeat-%s",
                              repeats[repeat].path);
    for (char *s = name; *s; s++)
        if (*s == '/')
            *s = '-';
    return name;
}

static void
add_tables(struct making *making)
{
    struct dictionary *dictionary = making->dictionary;
    const struct schema *schema = making->schema;
    struct arena *arena = making->collection->arena;
    dictionary->n_tables = schema->n_repeats;
    dictionary->tables =
        arena_array(arena, schema->n_repeats, sizeof *dictionary->tables);
    dictionary->repeat_lead =
        arena_array(arena, schema->n_repeats, sizeof *dictionary->repeat_lead);
    dictionary->tables[0] = table_new(arena, "responses");
    dictionary->tables[0]->title = schema_newest(schema)->title;
    dictionary->tables[0]->key = "response_id";
    for (size_t i = 1; i < schema->n_repeats; i++) {
        struct table *table = table_new(arena, table_name(making, i));
        dictionary->tables[i] = table;
        table->key = "row_id";
        table->parent_key = "parent_id";
    }
    for (size_t i = 1; i < schema->n_repeats; i++)
        dictionary->tables[i]->parent =
            dictionary->tables[schema->repeats[i].parent]->name;
}

static const struct question *
asked_by(const struct field *field, size_t version)
{
    return field->versions[version];
}

/* Versions that do not agree on the type leave text. */
static enum column_type
agreed_type(const struct making *making, const struct field *field)
{
    if (!field->question)
        return COLUMN_TEXT;
    enum column_type type = cell_column_type(field->question);
    for (size_t v = 0; v < making->schema->n_forms; v++)
        if (asked_by(field, v) && cell_column_type(asked_by(field, v)) != type)
            return COLUMN_TEXT;
    return type;
}

static bool
is_computed(const struct field *field)
{
    return field->question && (field->question->kind == QUESTION_CALCULATE ||
                               field->question->kind == QUESTION_HIDDEN);
}

/* Is it a number as a program writes them? "007" is a code. */
static bool
is_plain_number(struct text t, bool *whole)
{
    double number;
    size_t sign = t.n && t.s[0] == '-';
    bool zero = t.n > sign + 1 && t.s[sign] == '0' && t.s[sign + 1] != '.';
    if (!t.n || zero || t.s[0] == '+' || !number_parse(t, &number))
        return false;
    *whole &= text_find(t, '.') == t.n && text_find(t, 'e') == t.n &&
              text_find(t, 'E') == t.n && number < 1e15 && number > -1e15;
    return true;
}

/* A calculation has no type in the form: it is a number where all its values
 * are. */
static void
find_computed_types(struct making *making, const struct responses *responses)
{
    const struct submissions *all = &making->collection->submissions;
    struct arena *arena = making->collection->arena;
    size_t n = making->schema->n + 1;
    bool *any = arena_array(arena, n, sizeof *any);
    bool *text = arena_array(arena, n, sizeof *text);
    bool *fraction = arena_array(arena, n, sizeof *fraction);
    for (size_t i = 0; i < responses->n; i++)
        for (uint32_t r = all->items[responses->items[i].submission].first;
             r != RECORD_NONE; r = all->records[r].next)
            for (size_t e = 0; e < all->records[r].n; e++) {
                struct event event = all->events[all->records[r].first + e];
                bool whole = true;
                if (!is_computed(&making->schema->fields[event.field]))
                    continue;
                any[event.field] = true;
                text[event.field] |= !is_plain_number(
                    text_trim(intern_at(&all->pool, event.value)), &whole);
                fraction[event.field] |= !whole;
            }
    for (size_t i = 0; i < making->schema->n; i++)
        if (any[i] && !text[i])
            making->type[i] = fraction[i] ? COLUMN_NUMBER : COLUMN_INTEGER;
}

static void
find_types(struct making *making, const struct responses *responses)
{
    const struct schema *schema = making->schema;
    making->type = arena_array(making->collection->arena, schema->n + 1,
                               sizeof *making->type);
    for (size_t i = 0; i < schema->n; i++)
        making->type[i] = agreed_type(making, &schema->fields[i]);
    find_computed_types(making, responses);
}

static uint32_t
bare_name(struct making *making, const struct field *field)
{
    return intern_add(
        &making->bare,
        text_of(arena_printf(making->collection->arena, "%u/%s",
                             (unsigned)field->repeat, field->name)));
}

static void
count_names(struct making *making)
{
    for (size_t i = 0; i < making->schema->n; i++) {
        uint32_t id = bare_name(making, &making->schema->fields[i]);
        arena_grow(making->collection->arena, &making->times,
                   &making->times_capacity, id + 1, sizeof *making->times);
        making->times[id]++;
    }
}

/* The question's name; where the table has two of that name, their paths. */
static const char *
column_name(struct making *making, const struct field *field)
{
    if (making->times[bare_name(making, field)] == 1)
        return field->name;
    char *name = arena_strdup(making->collection->arena, field->path);
    for (char *s = name; *s; s++)
        if (*s == '/')
            *s = '_';
    return name;
}

static void
describe(struct making *making, const struct field *field,
         struct column *column)
{
    const struct form *form = schema_newest(making->schema);
    column->personal = field->personal;
    if (!field->question) {
        column->note = "not in the form";
        column->path = field->path;
        return;
    }
    column->label =
        form_words(form, field->question->label, form->default_language);
    column->path = field->question->path;
}

/* Codes of all versions, in the order of the newest, but for those that stand
 * for a reason why there is no answer. */
static void
list_codes(struct making *making, const struct field *field,
           struct intern *codes, struct translated *labels, size_t room)
{
    const struct schema *schema = making->schema;
    for (size_t v = schema->n_forms; v-- > 0;) {
        const struct question *question = asked_by(field, v);
        if (!question || !cell_has_codes(question))
            continue;
        for (size_t i = 0; i < question->list->n; i++) {
            const struct choice *choice = &question->list->choices[i];
            struct text name = text_of(choice->name);
            size_t known = codes->n;
            if (opt_out_code(making->collection->options, name))
                continue;
            uint32_t id = intern_add(codes, name);
            if (codes->n > known && id < room)
                labels[id] = choice->label;
        }
    }
}

static size_t
count_choices(const struct making *making, const struct field *field)
{
    size_t n = 0;
    for (size_t v = 0; v < making->schema->n_forms; v++)
        if (asked_by(field, v) && asked_by(field, v)->list)
            n += asked_by(field, v)->list->n;
    return n;
}

static void
add_codes_of_list(struct making *making, const struct field *field,
                  struct column *column)
{
    const struct form *form = schema_newest(making->schema);
    struct intern codes;
    size_t room = count_choices(making, field);
    struct translated *labels =
        arena_array(making->collection->arena, room + 1, sizeof *labels);
    intern_init(&codes, making->collection->arena);
    list_codes(making, field, &codes, labels, room);
    for (uint32_t i = 0; i < codes.n; i++)
        column_add_code(making->dictionary->tables[field->repeat], column,
                        intern_at(&codes, i).s,
                        form_words(form, labels[i], form->default_language));
    if (field->question->kind == QUESTION_ACKNOWLEDGE)
        column_add_code(making->dictionary->tables[field->repeat], column, "OK",
                        NULL);
}

/* A column of 0 and 1 for each option. */
static void
add_options(struct making *making, const struct field *field,
            struct field_columns *columns)
{
    const struct form *form = schema_newest(making->schema);
    struct arena *arena = making->collection->arena;
    struct intern codes;
    size_t room = count_choices(making, field);
    struct translated *labels = arena_array(arena, room + 1, sizeof *labels);
    intern_init(&codes, arena);
    list_codes(making, field, &codes, labels, room);
    columns->n_options = codes.n;
    columns->options =
        arena_array(arena, codes.n + 1, sizeof *columns->options);
    columns->codes = arena_array(arena, codes.n + 1, sizeof *columns->codes);
    for (uint32_t i = 0; i < codes.n; i++) {
        struct text code = intern_at(&codes, i);
        const char *name =
            arena_printf(arena, "%s__%s", columns->column->name, code.s);
        struct column *column =
            add_column(making, field->repeat, name, COLUMN_BOOLEAN);
        describe(making, field, column);
        const char *label = form_words(form, labels[i], form->default_language);
        if (label)
            column->label = arena_printf(arena, "%s%s%s",
                                         column->label ? column->label : "",
                                         column->label ? ": " : "", label);
        column->note = "1 where the option was chosen";
        columns->options[i] = column;
        columns->codes[i] = code;
    }
}

static void
add_parts(struct making *making, const struct field *field,
          struct field_columns *columns)
{
    const char *name = column_name(making, field);
    for (size_t i = 0; i < 4; i++) {
        struct column *column =
            add_column(making, field->repeat,
                       arena_printf(making->collection->arena, "%s__%s", name,
                                    part_names[i]),
                       COLUMN_NUMBER);
        describe(making, field, column);
        column->note = i < 2 ? "degrees" : "metres";
        columns->parts[i] = column;
    }
}

static const char *
note_for(const struct field *field, enum column_type type, bool computed)
{
    if (computed)
        return "worked out from the answers where a keyed file has no column "
               "for it";
    if (!field->question)
        return "not in the form";
    if (field->question->kind == QUESTION_SELECT_MULTIPLE)
        return "codes with a space between them";
    if (field->question->kind == QUESTION_RANK)
        return "codes from first to last, with a space between them";
    if (is_computed(field) && type != COLUMN_TEXT)
        return "a number, since all its values are";
    return NULL;
}

static void
add_field(struct making *making, uint32_t i)
{
    const struct field *field = &making->schema->fields[i];
    struct field_columns *columns = &making->dictionary->fields[i];
    enum question_kind kind =
        field->question ? field->question->kind : QUESTION_TEXT;
    columns->withheld =
        field->personal && !making->collection->options->keep_personal;
    if (kind == QUESTION_GEOPOINT) {
        add_parts(making, field, columns);
        return;
    }
    columns->column = add_column(making, field->repeat,
                                 column_name(making, field), making->type[i]);
    describe(making, field, columns->column);
    columns->column->note =
        note_for(field, making->type[i], making->collection->computed[i]);
    if (making->type[i] == COLUMN_CODE)
        add_codes_of_list(making, field, columns->column);
    if (kind == QUESTION_SELECT_MULTIPLE)
        add_options(making, field, columns);
}

/* The first question of that kind in the response itself: its column is the
 * leading one. */
static uint32_t
lead_field(struct making *making, enum question_kind kind, enum lead lead)
{
    const struct schema *schema = making->schema;
    for (uint32_t i = 0; i < schema->n; i++) {
        const struct field *field = &schema->fields[i];
        if (!field->question || field->question->kind != kind ||
            field->repeat != 0)
            continue;
        struct field_columns *columns = &making->dictionary->fields[i];
        columns->column = making->dictionary->lead[lead];
        columns->column->path = field->question->path;
        columns->withheld =
            field->personal && !making->collection->options->keep_personal;
        columns->column->personal = field->personal;
        return i;
    }
    return SCHEMA_NONE;
}

/* Where nobody says which question holds the code, one of these names. */
static const char *const respondent_names[] = {
    "respondent",       "respondent_code", "respondent_id", "participant",
    "participant_code", "participant_id",  "code",
};

static uint32_t
field_named(const struct schema *schema, const char *name)
{
    for (uint32_t i = 0; i < schema->n; i++)
        if (schema->fields[i].repeat == 0 &&
            (strcmp(schema->fields[i].name, name) == 0 ||
             strcmp(schema->fields[i].path, name) == 0))
            return i;
    return SCHEMA_NONE;
}

static bool
find_respondent(struct making *making, struct error *error)
{
    const char *said = making->collection->options->respondent;
    uint32_t found = SCHEMA_NONE;
    if (said) {
        found = field_named(making->schema, said);
        if (found == SCHEMA_NONE)
            return error_set(error, ERROR_USAGE,
                             "the form has no question '%s', which was given "
                             "with --respondent",
                             said);
    }
    for (size_t i = 0; found == SCHEMA_NONE && i < COUNT(respondent_names); i++)
        found = field_named(making->schema, respondent_names[i]);
    making->dictionary->respondent = found;
    if (found != SCHEMA_NONE)
        making->dictionary->lead[LEAD_RESPONDENT]->note =
            arena_printf(making->collection->arena, "from '%s', in capitals",
                         making->schema->fields[found].name);
    return true;
}

static void
add_metas(struct making *making, const struct responses *responses)
{
    const struct submissions *all = &making->collection->submissions;
    for (size_t m = 0; m < COUNT(metas); m++) {
        bool any = false;
        for (size_t i = 0; i < responses->n && !any; i++)
            any = all->items[responses->items[i].submission]
                      .meta[metas[m].meta] != 0;
        if (!any)
            continue;
        struct column *column =
            add_column(making, 0, metas[m].name, metas[m].type);
        column->label = metas[m].label;
        column->personal = metas[m].personal;
        making->dictionary->meta[metas[m].meta] = column;
    }
}

static void
add_fields(struct making *making)
{
    struct dictionary *dictionary = making->dictionary;
    const struct schema *schema = making->schema;
    dictionary->fields = arena_array(making->collection->arena, schema->n + 1,
                                     sizeof *dictionary->fields);
    dictionary->start = lead_field(making, QUESTION_START, LEAD_START);
    dictionary->end = lead_field(making, QUESTION_END, LEAD_END);
    dictionary->today = lead_field(making, QUESTION_TODAY, LEAD_TODAY);
    for (uint32_t i = 0; i < schema->n; i++)
        if (!dictionary->fields[i].column)
            add_field(making, i);
}

bool
dictionary_init(struct dictionary *dictionary, struct collection *collection,
                const struct responses *responses, struct error *error)
{
    *dictionary = (struct dictionary){0};
    struct making making = {.dictionary = dictionary,
                            .collection = collection,
                            .schema = &collection->schema};
    intern_init(&making.names, collection->arena);
    intern_init(&making.bare, collection->arena);
    add_tables(&making);
    add_leads(&making);
    for (size_t i = 1; i < dictionary->n_tables; i++)
        add_repeat_leads(&making, i);
    find_types(&making, responses);
    count_names(&making);
    add_fields(&making);
    add_metas(&making, responses);
    return find_respondent(&making, error);
}
