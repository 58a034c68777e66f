#include <config.h>

#include "collect/schema.h"

#include "collect/natural.h"
#include "collect/personal.h"

#include <assert.h>
#include <string.h>

struct text
schema_below_root(const char *path)
{
    struct text t = text_of(path);
    if (text_begins(t, "/"))
        t = text_slice(t, 1, t.n);
    size_t slash = text_find(t, '/');
    return text_slice(t, slash < t.n ? slash + 1 : t.n, t.n);
}

bool
schema_is_bookkeeping(struct text path)
{
    static const char *const names[] = {
        "meta/instanceID",
        "meta/deprecatedID",
        "meta/instanceName",
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (text_is(path, names[i]))
            return true;
    return false;
}

const struct form *
schema_newest(const struct schema *schema)
{
    return schema->forms[schema->n_forms - 1];
}

/* Insertion: versions are few, and one that is equal stays where it was. */
static void
order_forms(struct schema *schema, struct form *const *forms, size_t n)
{
    schema->forms = arena_array(schema->arena, n, sizeof *schema->forms);
    schema->n_forms = n;
    for (size_t i = 0; i < n; i++) {
        struct text version = text_of(forms[i]->version);
        size_t k = i;
        for (; k > 0 && natural_compare(text_of(schema->forms[k - 1]->version),
                                        version) > 0;
             k--)
            schema->forms[k] = schema->forms[k - 1];
        schema->forms[k] = forms[i];
    }
}

/* Makes the two maps as long as the paths that are known. */
static uint32_t
path_number(struct schema *schema, struct text path)
{
    uint32_t id = intern_add(&schema->paths, path);
    size_t before = schema->path_capacity;
    arena_grow(schema->arena, &schema->field_of_path, &schema->path_capacity,
               id + 1, sizeof *schema->field_of_path);
    arena_grow(schema->arena, &schema->repeat_of_path,
               &schema->repeat_path_capacity, id + 1,
               sizeof *schema->repeat_of_path);
    for (size_t i = before; i < schema->path_capacity; i++)
        schema->field_of_path[i] = schema->repeat_of_path[i] = SCHEMA_NONE;
    return id;
}

static uint32_t
look_up(const struct schema *schema, struct text path, const uint32_t *map)
{
    uint32_t id = intern_find(&schema->paths, path);
    return id == UINT32_MAX ? SCHEMA_NONE : map[id];
}

uint32_t
schema_field(const struct schema *schema, struct text path)
{
    return look_up(schema, path, schema->field_of_path);
}

uint32_t
schema_repeat(const struct schema *schema, struct text path)
{
    return look_up(schema, path, schema->repeat_of_path);
}

/* The part of a path behind its last slash. */
static const char *
last_part(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

uint32_t
schema_add_repeat(struct schema *schema, struct text path, uint32_t parent)
{
    uint32_t id = path_number(schema, path);
    if (schema->repeat_of_path[id] != SCHEMA_NONE)
        return schema->repeat_of_path[id];
    arena_grow(schema->arena, &schema->repeats, &schema->repeats_capacity,
               schema->n_repeats + 1, sizeof *schema->repeats);
    const char *copy = intern_at(&schema->paths, id).s;
    schema->repeats[schema->n_repeats] =
        (struct repeat){copy, last_part(copy), NULL, parent};
    return schema->repeat_of_path[id] = (uint32_t)schema->n_repeats++;
}

/* A new field at place `at`: those behind it move, and their numbers too. */
static struct field *
insert_field(struct schema *schema, uint32_t path, size_t at)
{
    assert(schema->field_of_path[path] == SCHEMA_NONE);
    arena_grow(schema->arena, &schema->fields, &schema->capacity, schema->n + 1,
               sizeof *schema->fields);
    struct field *fields = schema->fields;
    memmove(fields + at + 1, fields + at, (schema->n - at) * sizeof *fields);
    schema->n++;
    const char *copy = intern_at(&schema->paths, path).s;
    fields[at] = (struct field){.path = copy, .name = last_part(copy)};
    fields[at].versions = arena_array(schema->arena, schema->n_forms,
                                      sizeof *fields[at].versions);
    for (size_t i = 0; i < schema->paths.n; i++)
        if (schema->field_of_path[i] != SCHEMA_NONE &&
            schema->field_of_path[i] >= at)
            schema->field_of_path[i]++;
    schema->field_of_path[path] = (uint32_t)at;
    return &fields[at];
}

uint32_t
schema_add_field(struct schema *schema, struct text path, uint32_t repeat)
{
    uint32_t id = path_number(schema, path);
    if (schema->field_of_path[id] == SCHEMA_NONE) {
        struct field *field = insert_field(schema, id, schema->n);
        field->repeat = repeat;
        field->personal = personal_name(text_of(field->name));
    }
    return schema->field_of_path[id];
}

static uint32_t
repeat_of(const struct schema *schema, const struct question *question)
{
    const struct question *repeat = question_repeat(question);
    return repeat ? schema_repeat(schema, schema_below_root(repeat->path)) : 0;
}

/* Lays one field of one version into the schema, behind the field *at that the
 * version has before it. */
static void
merge_field(struct schema *schema, size_t version, struct text path,
            const struct question *question, size_t *at)
{
    uint32_t id = path_number(schema, path);
    if (schema->field_of_path[id] == SCHEMA_NONE) {
        struct field *made = insert_field(schema, id, *at);
        made->question = question;
        made->repeat = repeat_of(schema, question);
    }
    struct field *field = &schema->fields[schema->field_of_path[id]];
    field->versions[version] = question;
    /* One version that marks it as personal is enough. */
    field->personal |= personal_question(question);
    *at = schema->field_of_path[id] + 1;
}

static void
merge_question(struct schema *schema, size_t version,
               const struct question *question, size_t *at)
{
    struct text path = schema_below_root(question->path);
    if (question->kind == QUESTION_REPEAT) {
        uint32_t i =
            schema_add_repeat(schema, path, repeat_of(schema, question));
        if (!schema->repeats[i].question)
            schema->repeats[i].question = question;
        return;
    }
    if (question_has_value(question) && !schema_is_bookkeeping(path))
        merge_field(schema, version, path, question, at);
}

/* The newest version first: its order is the order of the table. */
static void
merge_forms(struct schema *schema)
{
    for (size_t version = schema->n_forms; version-- > 0;) {
        const struct form *form = schema->forms[version];
        size_t at = 0;
        for (size_t i = 0; i < form->n_questions; i++)
            merge_question(schema, version, form->questions[i], &at);
    }
}

void
schema_init(struct schema *schema, struct arena *arena,
            struct form *const *forms, size_t n)
{
    assert(n);
    *schema = (struct schema){.arena = arena};
    intern_init(&schema->paths, arena);
    order_forms(schema, forms, n);
    schema_add_repeat(schema, TEXT(""), 0);
    schema->repeats[0].name = "responses";
    merge_forms(schema);
}

size_t
schema_version(const struct schema *schema, struct text version)
{
    size_t i = schema->n_forms;
    while (i-- > 0)
        if (text_equal(text_of(schema->forms[i]->version), version))
            return i;
    return schema->n_forms;
}

/* The heading as a path, whatever stands between its parts. */
static bool
is_heading_of(struct text heading, struct text path)
{
    for (size_t i = 0; i < heading.n; i++)
        if (i >= path.n || (heading.s[i] != path.s[i] &&
                            !(heading.s[i] == '-' && path.s[i] == '/')))
            return false;
    return heading.n == path.n;
}

bool
schema_is_note(const struct schema *schema, struct text heading)
{
    for (size_t v = 0; v < schema->n_forms; v++)
        for (size_t i = 0; i < schema->forms[v]->n_questions; i++) {
            const struct question *question = schema->forms[v]->questions[i];
            struct text path = schema_below_root(question->path);
            if (question->kind == QUESTION_NOTE &&
                (text_is(heading, question->name) ||
                 is_heading_of(heading, path)))
                return true;
        }
    return false;
}
