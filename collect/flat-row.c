#include <config.h>

#include "collect/flat-row.h"

#include "base/csv.h"
#include "base/number.h"
#include "collect/flat-date.h"
#include "collect/headings.h"

/* One file being read. */
struct reading {
    struct collection *collection;
    const struct flat_table *table;
    struct flat_links *links;
    struct text *header;
    size_t n_header;
    uint32_t repeat;
    struct headings headings;
    bool bound;               /* the columns have their fields */
    struct layout *layout;    /* of the responses in the file */
    struct layout *extended;  /* the last one that this repeat was added to */
    size_t key, parent, form; /* columns, or NO_COLUMN */
    struct builder scratch;
};

static void
tell(struct reading *reading, enum severity severity, const char *rule,
     size_t row, const char *column, const char *value, const char *message,
     const char *mend)
{
    findings_add(reading->collection->findings,
                 &(struct finding){.severity = severity,
                                   .rule = rule,
                                   .file = reading->table->file,
                                   .sheet = reading->table->member,
                                   .row = row,
                                   .column = column,
                                   .value = value,
                                   .message = message,
                                   .mend = mend});
}

static struct text
linked_key(struct reading *reading, struct text key)
{
    builder_clear(&reading->scratch);
    builder_printf(&reading->scratch, "%zu/", reading->table->container);
    builder_add(&reading->scratch, key);
    return builder_text(&reading->scratch);
}

/* The first record of a key is the one that its repeats belong to. */
static void
link_record(struct reading *reading, struct text key, uint32_t record)
{
    struct flat_links *links = reading->links;
    size_t known = links->keys.n;
    uint32_t id = intern_add(&links->keys, linked_key(reading, key));
    arena_grow(reading->collection->arena, &links->record,
               &links->record_capacity, id + 1, sizeof *links->record);
    if (id >= known)
        links->record[id] = record;
}

/* The record that the key names; RECORD_NONE for none. */
static uint32_t
find_record(struct reading *reading, struct text key)
{
    uint32_t id = intern_find(&reading->links->keys, linked_key(reading, key));
    return key.n && id != UINT32_MAX ? reading->links->record[id] : RECORD_NONE;
}

/* The next instance of the repeat in that record, where the rows do not number
 * themselves. */
static uint32_t
next_number(struct reading *reading, uint32_t record, uint32_t repeat)
{
    struct flat_links *links = reading->links;
    builder_clear(&reading->scratch);
    builder_printf(&reading->scratch, "#%u/%u", (unsigned)record,
                   (unsigned)repeat);
    uint32_t id = intern_add(&links->keys, builder_text(&reading->scratch));
    arena_grow(reading->collection->arena, &links->count,
               &links->count_capacity, id + 1, sizeof *links->count);
    return ++links->count[id];
}

/* A column that no version asks becomes a field of its own. */
static void
add_unknown(struct reading *reading, size_t i)
{
    struct collection *collection = reading->collection;
    struct schema *schema = &collection->schema;
    struct heading *heading = &reading->headings.items[i];
    const char *above = schema->repeats[reading->repeat].path;
    const char *name =
        *heading->name ? heading->name
                       : arena_printf(collection->arena, "column_%zu", i + 1);
    const char *path = arena_printf(collection->arena, "%s%s%s", above,
                                    *above ? "/" : "", name);
    if (schema_field(schema, text_of(path)) != SCHEMA_NONE)
        path = arena_printf(collection->arena, "%s (column %zu)", path, i + 1);
    heading->field = schema_add_field(schema, text_of(path), reading->repeat);
    tell(reading, SEVERITY_WARNING, "column-unknown", 1, name, NULL,
         "no version of the form asks this; it is kept as a text column "
         "of its own",
         "give the version of the form that asks it, or name the column "
         "as the question is named");
}

static bool
is_unknown(const struct heading *heading)
{
    return heading->role == HEADING_FIELD && heading->field == SCHEMA_NONE;
}

/* Servers export an empty column for each note: it becomes a field only where
 * something stands in it. */
static void
add_all_unknown(struct reading *reading)
{
    for (size_t i = 0; i < reading->headings.n; i++)
        if (is_unknown(&reading->headings.items[i]) &&
            !schema_is_note(&reading->collection->schema,
                            text_of(reading->headings.items[i].name)))
            add_unknown(reading, i);
}

/* A row may be longer than its header: what is not there is beyond any row. */
#define NO_COLUMN SIZE_MAX

static size_t
column_or_none(const struct headings *headings, size_t column)
{
    return column < headings->n ? column : NO_COLUMN;
}

static void
match_headings(struct reading *reading, uint32_t repeat)
{
    struct collection *collection = reading->collection;
    reading->repeat = repeat;
    headings_match(&reading->headings, collection->arena, &collection->schema,
                   reading->header, reading->n_header, repeat,
                   collection->options->key);
    const struct headings *headings = &reading->headings;
    reading->key =
        column_or_none(headings, headings_find_meta(headings, META_KEY));
    reading->parent = column_or_none(headings, headings_find_parent(headings));
    if (reading->parent == NO_COLUMN)
        reading->parent = reading->key;
    reading->form =
        column_or_none(headings, headings_find_meta(headings, META_FORM));
}

static void
bind_headings(struct reading *reading, uint32_t repeat)
{
    match_headings(reading, repeat);
    add_all_unknown(reading);
    reading->bound = true;
    reading->layout =
        headings_layout(&reading->headings, reading->collection->arena,
                        &reading->collection->schema);
}

static struct text
cell(const struct text *cells, size_t n, size_t column)
{
    return column < n ? text_trim(cells[column]) : TEXT("");
}

static bool
is_one_of(struct text t, const char *const *words)
{
    while (*words && !text_is_fold(t, *words))
        words++;
    return *words;
}

/* The options that a row of 1 and 0 says are chosen. All 0 says nothing: that
 * is how servers write a question that was never shown. */
static void
add_split(struct reading *reading, const struct text *cells, size_t n,
          size_t row, size_t first)
{
    static const char *const yes[] = {"1", "true", "yes", "x", NULL};
    static const char *const no[] = {"", "0", "false", "no", "n/a", NULL};
    uint32_t field = reading->headings.items[first].field;
    builder_clear(&reading->scratch);
    for (size_t i = first; i < reading->headings.n; i++) {
        const struct heading *heading = &reading->headings.items[i];
        if (heading->role != HEADING_SPLIT || heading->field != field)
            continue;
        struct text value = cell(cells, n, i);
        if (is_one_of(value, yes))
            builder_printf(&reading->scratch, "%s%s",
                           reading->scratch.n ? " " : "", heading->option);
        else if (!is_one_of(value, no))
            tell(reading, SEVERITY_ERROR, "split-value", row, heading->name,
                 text_dup(reading->collection->arena, value),
                 "a column for one option holds neither 1 nor 0",
                 "write 1 where the option was chosen, else 0");
    }
    submissions_add_event(&reading->collection->submissions, field,
                          builder_text(&reading->scratch));
}

/* A place as the phones write it: latitude, longitude, altitude, accuracy. */
static void
add_parts(struct reading *reading, const struct text *cells, size_t n,
          size_t first)
{
    uint32_t field = reading->headings.items[first].field;
    struct text parts[4] = {{0}};
    for (size_t i = first; i < reading->headings.n; i++) {
        const struct heading *heading = &reading->headings.items[i];
        if (heading->role == HEADING_PART && heading->field == field)
            parts[heading->part] = cell(cells, n, i);
    }
    size_t last = 4;
    while (last > 0 && !parts[last - 1].n)
        last--;
    builder_clear(&reading->scratch);
    for (size_t i = 0; i < last; i++) {
        builder_add_string(&reading->scratch, i ? " " : "");
        builder_add(&reading->scratch, parts[i].n ? parts[i] : TEXT("-"));
    }
    submissions_add_event(&reading->collection->submissions, field,
                          builder_text(&reading->scratch));
}

/* Told once a column: nothing says which zone such times are of. */
static struct text
read_date(struct reading *reading, const struct heading *heading,
          enum question_kind kind, struct text raw, char s[DATE_SIZE])
{
    struct text read = flat_date(kind, raw, s);
    if (read.s == s &&
        collection_tell_once(reading->collection, "date-in-words",
                             text_of(heading->name)))
        tell(reading, SEVERITY_NOTE, "date-in-words", 1, heading->name,
             text_dup(reading->collection->arena, raw),
             "dates in English words were read; times among them are of the "
             "clock of whoever exported, which is not said",
             "export dates as 2026-01-31 where the program can");
    return read;
}

static void
add_value(struct reading *reading, const struct heading *heading,
          struct text raw)
{
    const struct question *question =
        reading->collection->schema.fields[heading->field].question;
    char s[DATE_SIZE];
    if (question)
        raw = read_date(reading, heading, question->kind, raw, s);
    submissions_add_event(&reading->collection->submissions, heading->field,
                          raw);
}

static void
add_events(struct reading *reading, const struct text *cells, size_t n,
           size_t row)
{
    const struct headings *headings = &reading->headings;
    for (size_t i = 0; i < headings->n; i++) {
        const struct heading *heading = &headings->items[i];
        if (is_unknown(heading) && cell(cells, n, i).n)
            add_unknown(reading, i);
        if (heading->field == SCHEMA_NONE || heading->spare)
            continue;
        if (heading->role == HEADING_SPLIT)
            add_split(reading, cells, n, row, i);
        else if (heading->role == HEADING_PART)
            add_parts(reading, cells, n, i);
        else if (heading->role == HEADING_FIELD ||
                 heading->role == HEADING_META)
            add_value(reading, heading, i < n ? cells[i] : TEXT(""));
    }
    for (size_t i = headings->n; i < n; i++)
        if (text_trim(cells[i]).n)
            tell(reading, SEVERITY_ERROR, "cell-beyond-header", row, NULL,
                 text_dup(reading->collection->arena, cells[i]),
                 "the row is longer than the header: this cell belongs to no "
                 "column",
                 "look for a missing quote or a comma too many");
    if (n < headings->n)
        tell(reading, SEVERITY_WARNING, "row-short", row,
             headings->items[n].name, NULL,
             "the row ends before this column: it and those behind it were "
             "read as blank",
             "look whether the row was keyed to its end");
}

static bool
is_sealed(struct text status)
{
    return text_is(status, "not decrypted") ||
           text_is(status, "missing encrypted form data");
}

static void
fill_meta(struct reading *reading, const struct text *cells, size_t n,
          size_t row, struct submission *submission)
{
    struct intern *pool = &reading->collection->submissions.pool;
    char s[DATE_SIZE];
    for (size_t i = 0; i < reading->headings.n; i++) {
        const struct heading *heading = &reading->headings.items[i];
        struct text value = cell(cells, n, i);
        if (heading->role != HEADING_META || submission->meta[heading->meta])
            continue;
        if (heading->meta == META_SUBMITTED)
            value = read_date(reading, heading, QUESTION_END, value, s);
        submission->meta[heading->meta] = intern_add(pool, value);
    }
    if (submission->meta[META_KEY] || submission->meta[META_INSTANCE_ID])
        return;
    builder_clear(&reading->scratch);
    builder_printf(&reading->scratch, "%s:%zu",
                   flat_table_shown(reading->table), row);
    submission->meta[META_KEY] =
        intern_add(pool, builder_text(&reading->scratch));
}

/* A row of another form is told and left out. */
static bool
is_ours(struct reading *reading, const struct text *cells, size_t n, size_t row)
{
    struct text form = cell(cells, n, reading->form);
    const char *ours = schema_newest(&reading->collection->schema)->id;
    if (!form.n || text_is(form, ours))
        return true;
    tell(reading, SEVERITY_ERROR, "form-other", row,
         reading->header[reading->form].s,
         text_dup(reading->collection->arena, form),
         "this row is a response to another form; it is left out",
         "collect it with its own form");
    return false;
}

static void
take_response(struct reading *reading, const struct text *cells, size_t n,
              size_t row)
{
    struct collection *collection = reading->collection;
    struct submissions *all = &collection->submissions;
    struct submission submission = {.kind = reading->table->kind,
                                    .file = reading->table->file,
                                    .member = reading->table->member,
                                    .order = reading->table->order,
                                    .row = row,
                                    .layout = reading->layout};
    if (!is_ours(reading, cells, n, row))
        return;
    fill_meta(reading, cells, n, row, &submission);
    submission.sealed =
        is_sealed(intern_at(&all->pool, submission.meta[META_STATUS]));
    submission.version = collection_version(
        collection, intern_at(&all->pool, submission.meta[META_VERSION]),
        submission.file, submission.member);
    uint32_t index = submissions_add(all, &submission);
    add_events(reading, cells, n, row);
    uint32_t key = submission.meta[META_KEY];
    if (!key)
        key = submission.meta[META_INSTANCE_ID];
    link_record(reading, intern_at(&all->pool, key), all->items[index].first);
}

/* Which repeat the rows are of: "uuid:1/children/child[2]" below the parent's
 * "uuid:1". Some servers leave groups out of the path. */
static uint32_t
repeat_from_key(struct reading *reading, struct text key, struct text parent,
                uint32_t above)
{
    struct schema *schema = &reading->collection->schema;
    struct text rest = text_slice(key, parent.n + 1, key.n);
    rest = text_slice(rest, 0, text_find(rest, '['));
    const char *path = schema->repeats[above].path;
    path = arena_printf(reading->collection->arena, "%s%s%.*s", path,
                        *path ? "/" : "", TEXT_ARGS(rest));
    uint32_t found = schema_repeat(schema, text_of(path));
    for (uint32_t i = 1; found == SCHEMA_NONE && i < schema->n_repeats; i++)
        if (schema->repeats[i].parent == above &&
            text_is(rest, schema->repeats[i].name))
            found = i;
    return found == SCHEMA_NONE
               ? schema_add_repeat(schema, text_of(path), above)
               : found;
}

static uint32_t
find_repeat(struct reading *reading, struct text key, struct text parent,
            uint32_t record)
{
    uint32_t above = reading->collection->submissions.records[record].repeat;
    bool says = parent.n && key.n > parent.n + 1 &&
                text_equal(text_slice(key, 0, parent.n), parent) &&
                key.s[parent.n] == '/';
    if (says)
        return repeat_from_key(reading, key, parent, above);
    return reading->table->repeat;
}

/* "uuid:1/person[2]" is 2; 0 where the key says nothing. */
static uint32_t
number_from_key(struct text key)
{
    int64_t number;
    size_t open = key.n;
    while (open > 0 && key.s[open - 1] != '[')
        open--;
    bool says =
        open > 0 && key.s[key.n - 1] == ']' &&
        number_parse_integer(text_slice(key, open, key.n - 1), &number) &&
        number > 0 && number < UINT32_MAX;
    return says ? (uint32_t)number : 0;
}

/* A row that has no place in the tables is kept cell by cell. */
static void
set_aside(struct reading *reading, const struct text *cells, size_t n,
          size_t row, const char *why, struct text key)
{
    struct arena *arena = reading->collection->arena;
    for (size_t i = 0; i < n && i < reading->n_header; i++)
        if (text_trim(cells[i]).n)
            asides_add(&reading->collection->asides, arena,
                       &(struct aside){
                           .why = why,
                           .key = text_dup(arena, key),
                           .file = reading->table->file,
                           .member = reading->table->member,
                           .row = row,
                           .column = text_dup(arena, reading->header[i]),
                           .value = text_of(text_dup(arena, cells[i])),
                       });
}

static void
set_orphan_aside(struct reading *reading, const struct text *cells, size_t n,
                 size_t row, struct text parent)
{
    tell(reading, SEVERITY_ERROR, "parent-missing", row, NULL,
         text_dup(reading->collection->arena, parent),
         "this row belongs to a response that is not there; it is set aside",
         "collect the file with the responses together with this one");
    set_aside(reading, cells, n, row, "orphan", parent);
}

static bool
same_events(const struct submissions *all, uint32_t a, uint32_t b)
{
    const struct record *p = &all->records[a], *q = &all->records[b];
    for (size_t i = 0; i < p->n; i++) {
        struct event event = all->events[p->first + i];
        if (submissions_value(all, q, event.field) != event.value)
            return false;
    }
    return p->n == q->n;
}

/* The key of the row was there before: a file that was exported twice, or a
 * wrong key. The same row again is dropped. */
static void
drop_twin(struct reading *reading, const struct text *cells, size_t n,
          size_t row, uint32_t twin, uint32_t before)
{
    struct submissions *all = &reading->collection->submissions;
    struct text key = cell(cells, n, reading->key);
    if (!same_events(all, twin, (uint32_t)all->n_records - 1)) {
        tell(reading, SEVERITY_ERROR, "duplicate-differs", row, NULL,
             text_dup(reading->collection->arena, key),
             "a row with this key came in before with other answers; the first "
             "one is kept, and this one is set aside",
             "find out which is right, and take the other one out");
        set_aside(reading, cells, n, row, "duplicate", key);
    }
    submissions_drop_record(all, before);
}

/* The file tells of this repeat for all responses of the file that its rows
 * belong to. */
static void
extend_layout(struct reading *reading, uint32_t record)
{
    const struct submissions *all = &reading->collection->submissions;
    struct layout *layout = all->items[all->records[record].submission].layout;
    if (layout != reading->extended)
        headings_extend(&reading->headings, layout, reading->repeat);
    reading->extended = layout;
}

static void
take_instance(struct reading *reading, const struct text *cells, size_t n,
              size_t row)
{
    struct text parent = cell(cells, n, reading->parent);
    struct text key = reading->key == reading->parent
                          ? TEXT("")
                          : cell(cells, n, reading->key);
    uint32_t record = find_record(reading, parent);
    if (record == RECORD_NONE) {
        set_orphan_aside(reading, cells, n, row, parent);
        return;
    }
    if (!reading->bound)
        bind_headings(reading, find_repeat(reading, key, parent, record));
    extend_layout(reading, record);
    uint32_t number = number_from_key(key);
    if (!number)
        number = next_number(reading, record, reading->repeat);
    struct submissions *all = &reading->collection->submissions;
    uint32_t before = all->items[all->records[record].submission].last;
    uint32_t twin = find_record(reading, key);
    uint32_t made =
        submissions_add_record(all, record, reading->repeat, number, row);
    add_events(reading, cells, n, row);
    if (twin != RECORD_NONE)
        drop_twin(reading, cells, n, row, twin, before);
    else if (key.n)
        link_record(reading, key, made);
}

/* The columns of a repeat get their fields when the first row has told which
 * repeat it is. */
static bool
keep_header(struct reading *reading, const struct text *cells, size_t n)
{
    struct arena *arena = reading->collection->arena;
    reading->header = arena_array(arena, n, sizeof *reading->header);
    reading->n_header = n;
    for (size_t i = 0; i < n; i++)
        reading->header[i] =
            (struct text){text_dup(arena, cells[i]), cells[i].n};
    match_headings(reading, reading->table->repeat);
    if (!reading->table->is_repeat)
        bind_headings(reading, 0);
    return true;
}

static bool
is_blank(const struct text *cells, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (text_trim(cells[i]).n)
            return false;
    return true;
}

static bool
read_row(void *user, const struct text *cells, size_t n, size_t row,
         size_t line, struct error *error)
{
    struct reading *reading = user;
    (void)line, (void)error;
    if (is_blank(cells, n))
        return true;
    if (!reading->header)
        return keep_header(reading, cells, n);
    if (reading->table->is_repeat)
        take_instance(reading, cells, n, row);
    else
        take_response(reading, cells, n, row);
    return true;
}

bool
flat_rows_read(struct collection *collection, struct flat_table *table,
               struct flat_links *links, struct error *error)
{
    struct reading reading = {
        .collection = collection, .table = table, .links = links};
    bool good =
        delimited_read(builder_text(&table->text), flat_table_shown(table), 0,
                       read_row, &reading, error);
    builder_release(&reading.scratch);
    builder_release(&table->text);
    return good;
}
