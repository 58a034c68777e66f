#include <config.h>

#include "collect/headings.h"

#include <assert.h>
#include <string.h>

/* The columns that servers add, and that people add to keyed files. */
static const struct {
    const char *name;
    enum meta meta;
} metas[] = {
    {"KEY", META_KEY},
    {"response_id", META_KEY},
    {"form_no", META_KEY},
    {"form_number", META_KEY},
    {"meta-instanceID", META_INSTANCE_ID},
    {"meta/instanceID", META_INSTANCE_ID},
    {"instanceID", META_INSTANCE_ID},
    {"meta-deprecatedID", META_REPLACES},
    {"meta/deprecatedID", META_REPLACES},
    {"deprecatedID", META_REPLACES},
    {"meta-instanceName", META_INSTANCE_NAME},
    {"meta/instanceName", META_INSTANCE_NAME},
    {"instanceName", META_INSTANCE_NAME},
    {"SubmissionDate", META_SUBMITTED},
    {"submitted_at", META_SUBMITTED},
    {"SubmitterID", META_SUBMITTER_ID},
    {"SubmitterName", META_SUBMITTER_NAME},
    {"DeviceID", META_DEVICE_ID},
    {"Status", META_STATUS},
    {"ReviewState", META_REVIEW},
    {"Edits", META_EDITS},
    {"AttachmentsPresent", META_FILES_PRESENT},
    {"AttachmentsExpected", META_FILES_EXPECTED},
    {"FormVersion", META_VERSION},
    {"form_version", META_VERSION},
    {"form_id", META_FORM},
};

static const char *const parents[] = {"PARENT_KEY", "parent_id"};

static const struct {
    const char *ending;
    unsigned part;
} parts[] = {
    {"-Latitude", 0}, {"-Longitude", 1}, {"-Altitude", 2},
    {"-Accuracy", 3}, {"_latitude", 0},  {"_longitude", 1},
    {"_altitude", 2}, {"_accuracy", 3},  {"_precision", 3},
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* The fields of one repeat by one way of writing their names. Those of the same
 * name are a chain in the order of the form. */
struct spelling {
    struct intern names;
    uint32_t *first; /* by number in names; field */
    size_t capacity;
    uint32_t *next; /* by field */
};

enum spelling_kind {
    SPELLING_PATH, /* written as a path: at most one field */
    SPELLING_NAME, /* bare */
    SPELLING_PATH_FOLDED,
    SPELLING_NAME_FOLDED,
};
#define SPELLING_COUNT 4

struct matcher {
    struct arena *arena;
    const struct schema *schema;
    struct spelling spellings[SPELLING_COUNT];
    struct intern headers; /* how often each stands in the file */
    uint32_t *times, *met;
};

static struct text
fold(struct arena *arena, struct text t)
{
    char *s = text_dup(arena, t);
    for (size_t i = 0; i < t.n; i++)
        if (s[i] >= 'A' && s[i] <= 'Z')
            s[i] = (char)(s[i] - 'A' + 'a');
    return (struct text){s, t.n};
}

/* The newest spelling of a name goes to the end of its chain. */
static void
spell(struct matcher *matcher, enum spelling_kind kind, struct text name,
      uint32_t field)
{
    struct spelling *spelling = &matcher->spellings[kind];
    if (!spelling->names.arena) {
        intern_init(&spelling->names, matcher->arena);
        spelling->next = arena_array(matcher->arena, matcher->schema->n + 1,
                                     sizeof *spelling->next);
        for (size_t i = 0; i <= matcher->schema->n; i++)
            spelling->next[i] = SCHEMA_NONE;
    }
    size_t known = spelling->names.n;
    uint32_t id = intern_add(&spelling->names, name);
    arena_grow(matcher->arena, &spelling->first, &spelling->capacity, id + 1,
               sizeof *spelling->first);
    if (id >= known) {
        spelling->first[id] = field;
        return;
    }
    uint32_t last = spelling->first[id];
    while (last != field && spelling->next[last] != SCHEMA_NONE)
        last = spelling->next[last];
    if (last != field)
        spelling->next[last] = field;
}

static void
spell_path(struct matcher *matcher, const char *path, uint32_t field)
{
    char *dashed = arena_strdup(matcher->arena, path);
    for (char *s = dashed; *s; s++)
        if (*s == '/')
            *s = '-';
    spell(matcher, SPELLING_PATH, text_of(path), field);
    spell(matcher, SPELLING_PATH, text_of(dashed), field);
    spell(matcher, SPELLING_PATH_FOLDED, fold(matcher->arena, text_of(path)),
          field);
    spell(matcher, SPELLING_PATH_FOLDED, fold(matcher->arena, text_of(dashed)),
          field);
}

static void
spell_fields(struct matcher *matcher, uint32_t repeat)
{
    const struct schema *schema = matcher->schema;
    size_t skip = strlen(schema->repeats[repeat].path);
    for (uint32_t i = 0; i < schema->n; i++) {
        const struct field *field = &schema->fields[i];
        if (field->repeat != repeat)
            continue;
        spell_path(matcher, field->path, i);
        if (skip)
            spell_path(matcher, field->path + skip + 1, i);
        spell(matcher, SPELLING_NAME, text_of(field->name), i);
        spell(matcher, SPELLING_NAME_FOLDED,
              fold(matcher->arena, text_of(field->name)), i);
    }
}

/* The k-th of n columns of that heading: the k-th of n fields of that name,
 * else none. */
static uint32_t
look_up(const struct spelling *spelling, struct text name, uint32_t k,
        uint32_t n)
{
    uint32_t length = 0, found = SCHEMA_NONE;
    uint32_t id = intern_find(&spelling->names, name);
    if (!name.n || id == UINT32_MAX)
        return SCHEMA_NONE;
    for (uint32_t f = spelling->first[id]; f != SCHEMA_NONE;
         f = spelling->next[f], length++)
        if (length == k)
            found = f;
    return length == n ? found : SCHEMA_NONE;
}

/* Two columns of one heading can only be bare names, in the order of the form;
 * a single one is a path before it is a name. */
static uint32_t
find_field(const struct matcher *matcher, struct text name, uint32_t k,
           uint32_t n)
{
    struct text folded = fold(matcher->arena, name);
    for (int kind = 0; kind < SPELLING_COUNT; kind++) {
        bool is_path = kind == SPELLING_PATH || kind == SPELLING_PATH_FOLDED;
        bool is_folded = kind >= SPELLING_PATH_FOLDED;
        if (is_path && n > 1)
            continue;
        uint32_t field =
            look_up(&matcher->spellings[kind], is_folded ? folded : name, k, n);
        if (field != SCHEMA_NONE)
            return field;
    }
    return SCHEMA_NONE;
}

static bool
is_kind(const struct schema *schema, uint32_t field, enum question_kind kind)
{
    return field != SCHEMA_NONE && schema->fields[field].question &&
           schema->fields[field].question->kind == kind;
}

static bool
match_part(const struct matcher *matcher, struct text name,
           struct heading *heading)
{
    for (size_t i = 0; i < COUNT(parts); i++) {
        if (!text_ends(name, parts[i].ending))
            continue;
        struct text of = text_slice(name, 0, name.n - strlen(parts[i].ending));
        uint32_t field = find_field(matcher, of, 0, 1);
        if (!is_kind(matcher->schema, field, QUESTION_GEOPOINT))
            continue;
        heading->role = HEADING_PART;
        heading->field = field;
        heading->part = parts[i].part;
        return true;
    }
    return false;
}

/* "act-kind/march", "kind__march": the last separator that leaves a select
 * question before it. */
static bool
match_split(const struct matcher *matcher, struct text name,
            struct heading *heading)
{
    for (size_t i = name.n; i-- > 1;) {
        bool slash = name.s[i] == '/';
        bool line = name.s[i] == '_' && name.s[i - 1] == '_';
        if (!slash && !line)
            continue;
        uint32_t field =
            find_field(matcher, text_slice(name, 0, slash ? i : i - 1), 0, 1);
        if (!is_kind(matcher->schema, field, QUESTION_SELECT_MULTIPLE))
            continue;
        heading->role = HEADING_SPLIT;
        heading->field = field;
        heading->option =
            text_dup(matcher->arena, text_slice(name, i + 1, name.n));
        return true;
    }
    return false;
}

/* exactly: as the server writes it, letter for letter. */
static bool
match_meta(struct text name, const char *key, struct heading *heading,
           bool *exactly)
{
    heading->role = HEADING_META;
    *exactly = true;
    if (key && text_is_fold(name, key)) {
        heading->meta = META_KEY;
        return true;
    }
    for (size_t i = 0; i < COUNT(metas); i++)
        if (text_is_fold(name, metas[i].name)) {
            heading->meta = metas[i].meta;
            *exactly = text_is(name, metas[i].name);
            return true;
        }
    for (size_t i = 0; i < COUNT(parents); i++)
        if (text_is_fold(name, parents[i])) {
            heading->role = HEADING_PARENT;
            return true;
        }
    heading->role = HEADING_IGNORED;
    return text_begins(name, "SET-OF-");
}

/* A form may ask "Status" or "form_no" itself. Where a heading stands twice,
 * the form's column is before the server's; where it stands once, it is both,
 * or the form's alone if the server writes the name in another way. */
static void
match(struct matcher *matcher, struct text name, const char *key,
      struct heading *heading)
{
    uint32_t id = intern_add(&matcher->headers, name);
    uint32_t k = matcher->met[id]++, n = matcher->times[id];
    *heading = (struct heading){.name = text_dup(matcher->arena, name),
                                .field = SCHEMA_NONE};
    struct heading meta = *heading;
    bool exactly, is_meta = match_meta(name, key, &meta, &exactly);
    heading->role = HEADING_FIELD;
    heading->field = find_field(matcher, name, k, is_meta && n > 1 ? n - 1 : n);
    if (is_meta && k + 1 == n && (exactly || heading->field == SCHEMA_NONE)) {
        meta.field = heading->field;
        *heading = meta;
    } else if (heading->field == SCHEMA_NONE &&
               !match_part(matcher, name, heading)) {
        match_split(matcher, name, heading);
    }
}

static void
count_headers(struct matcher *matcher, const struct text *cells, size_t n)
{
    intern_init(&matcher->headers, matcher->arena);
    matcher->times = arena_array(matcher->arena, n + 1, sizeof *matcher->times);
    matcher->met = arena_array(matcher->arena, n + 1, sizeof *matcher->met);
    for (size_t i = 0; i < n; i++)
        matcher->times[intern_add(&matcher->headers, text_trim(cells[i]))]++;
}

/* Parts and splits are spare where the question has its own column, and behind
 * the first of them; a second column of one field is unknown. */
static void
settle(struct headings *headings, struct matcher *matcher)
{
    size_t size = matcher->schema->n + 1;
    bool *whole = arena_array(matcher->arena, size, sizeof *whole);
    for (size_t i = 0; i < headings->n; i++) {
        struct heading *heading = &headings->items[i];
        if (heading->field == SCHEMA_NONE)
            continue;
        headings->n_matched++;
        if (heading->role == HEADING_PART || heading->role == HEADING_SPLIT)
            continue;
        if (whole[heading->field])
            heading->field = SCHEMA_NONE;
        else
            whole[heading->field] = true;
    }
    for (size_t i = 0; i < headings->n; i++) {
        struct heading *heading = &headings->items[i];
        bool piece =
            heading->role == HEADING_PART || heading->role == HEADING_SPLIT;
        if (!piece)
            continue;
        heading->spare = whole[heading->field];
        whole[heading->field] = true;
    }
}

void
headings_match(struct headings *headings, struct arena *arena,
               const struct schema *schema, const struct text *cells, size_t n,
               uint32_t repeat, const char *key)
{
    struct matcher matcher = {.arena = arena, .schema = schema};
    *headings = (struct headings){.n = n};
    headings->items = arena_array(arena, n + 1, sizeof *headings->items);
    spell_fields(&matcher, repeat);
    count_headers(&matcher, cells, n);
    for (size_t i = 0; i < n; i++)
        match(&matcher, text_trim(cells[i]), key, &headings->items[i]);
    settle(headings, &matcher);
}

size_t
headings_find_meta(const struct headings *headings, enum meta meta)
{
    size_t i = 0;
    while (i < headings->n && (headings->items[i].role != HEADING_META ||
                               headings->items[i].meta != meta))
        i++;
    return i;
}

size_t
headings_find_parent(const struct headings *headings)
{
    size_t i = 0;
    while (i < headings->n && headings->items[i].role != HEADING_PARENT)
        i++;
    return i;
}

struct layout *
headings_layout(const struct headings *headings, struct arena *arena,
                const struct schema *schema)
{
    struct layout *layout = arena_alloc(arena, sizeof *layout);
    layout->n = schema->n;
    layout->fields = arena_array(arena, schema->n + 1, sizeof(bool));
    layout->n_repeats = schema->n_repeats;
    layout->repeats = arena_array(arena, schema->n_repeats + 1, sizeof(bool));
    headings_extend(headings, layout, 0);
    return layout;
}

/* Fields that were met later than the layout was made are beyond its end. */
void
headings_extend(const struct headings *headings, struct layout *layout,
                uint32_t repeat)
{
    if (repeat < layout->n_repeats)
        layout->repeats[repeat] = true;
    for (size_t i = 0; i < headings->n; i++)
        if (headings->items[i].field < layout->n)
            layout->fields[headings->items[i].field] = true;
}
