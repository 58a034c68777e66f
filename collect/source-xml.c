/* ODK submissions as the clients write them: an XML file each.
 *
 * Everything is matched by local name, for clients differ in the namespaces
 * that they write: meta may be in none, in OpenRosa's or in the form's. */
#include <config.h>

#include "collect/source.h"

#include "base/builder.h"
#include "base/xml.h"

#include <string.h>

/* An instance of a repeat that waits until its parent's own answers are read,
 * so that the events of each record stand together. */
struct waiting {
    const xmlNode *node;
    const char *path;
    uint32_t repeat;
    uint32_t parent; /* record */
    uint32_t number;
};

struct walk {
    struct collection *collection;
    const char *file;
    struct arena scratch; /* for this document */
    struct builder path;  /* of the element, below the root */
    uint32_t repeat, record;
    struct waiting *waiting;
    size_t n_waiting, capacity;
    size_t record_begins; /* the first of waiting that this record added */
};

static bool
is_xml(struct text bytes)
{
    if (text_begins(bytes, "\xef\xbb\xbf"))
        bytes = text_slice(bytes, 3, bytes.n);
    return text_begins(text_trim(bytes), "<");
}

static void
tell(struct walk *walk, enum severity severity, const char *rule,
     const char *column, const char *value, const char *message,
     const char *mend)
{
    findings_add(walk->collection->findings,
                 &(struct finding){.severity = severity,
                                   .rule = rule,
                                   .file = walk->file,
                                   .column = column,
                                   .value = value,
                                   .message = message,
                                   .mend = mend});
}

/* Waiting siblings are found from the back: the same repeat comes in a row. */
static void
wait_for(struct walk *walk, const xmlNode *node, uint32_t repeat)
{
    uint32_t number = 1;
    for (size_t i = walk->n_waiting; i-- > walk->record_begins;)
        if (walk->waiting[i].repeat == repeat) {
            number = walk->waiting[i].number + 1;
            break;
        }
    arena_grow(&walk->scratch, &walk->waiting, &walk->capacity,
               walk->n_waiting + 1, sizeof *walk->waiting);
    walk->waiting[walk->n_waiting++] =
        (struct waiting){node, builder_dup(&walk->path, &walk->scratch), repeat,
                         walk->record, number};
}

static void
set_aside(struct walk *walk, const struct field *f, const char *value,
          const char *why)
{
    struct collection *collection = walk->collection;
    const struct submissions *all = &collection->submissions;
    const struct record *record = &all->records[walk->record];
    const struct submission *of = &all->items[record->submission];
    asides_add(&collection->asides, collection->arena,
               &(struct aside){
                   .why = why,
                   .key = submissions_meta(all, of, META_INSTANCE_ID),
                   .file = walk->file,
                   .column = f->path,
                   .value = text_of(arena_strdup(collection->arena, value)),
               });
}

/* One answer a question and record; and the record is of the repeat that the
 * question was first met in. */
static void
add_value(struct walk *walk, uint32_t field, const xmlNode *node)
{
    struct collection *collection = walk->collection;
    const char *value = xml_text(&walk->scratch, node);
    const struct field *f = &collection->schema.fields[field];
    const char *shown = f->personal ? NULL : value;
    if (f->repeat != walk->repeat) {
        if (!text_trim(text_of(value)).n)
            return;
        tell(walk, SEVERITY_ERROR, "answer-elsewhere", f->path, shown,
             "this answer stands in what is repeated, and its question is "
             "not; it is set aside",
             NULL);
        set_aside(walk, f, value, "in another repeat");
    } else if (!submissions_add_event(&collection->submissions, field,
                                      text_of(value))) {
        tell(walk, SEVERITY_ERROR, "answer-twice", f->path, shown,
             "a second answer to the same question; it is set aside", NULL);
        set_aside(walk, f, value, "answered twice");
    }
}

/* An element that no version of the form has. */
static void
add_unknown(struct walk *walk, const xmlNode *node)
{
    struct schema *schema = &walk->collection->schema;
    struct text path = builder_text(&walk->path);
    if (!text_trim(text_of(xml_text(&walk->scratch, node))).n)
        return;
    if (collection_tell_once(walk->collection, "field-unknown", path))
        tell(walk, SEVERITY_WARNING, "field-unknown", walk->path.s, NULL,
             "this is in the responses and in no version of the form; it is "
             "kept as a text column of its own",
             "give the version of the form that asks it, with --form");
    add_value(walk, schema_add_field(schema, path, walk->repeat), node);
}

/* Instances of a repeat stand side by side. */
static bool
has_twin(const xmlNode *node)
{
    const xmlNode *next = xml_next(node, NULL), *before = node->prev;
    while (before && !xml_is(before, NULL))
        before = before->prev;
    const char *name = xml_name(node);
    return (next && xml_is(next, name)) || (before && xml_is(before, name));
}

/* Has it questions that are known outside of any repeat of this name? */
static bool
is_known_group(struct walk *walk, const xmlNode *node)
{
    size_t before = walk->path.n;
    bool known = false;
    for (const xmlNode *n = xml_child(node, NULL); n && !known;
         n = xml_next(n, NULL)) {
        builder_printf(&walk->path, "/%s", xml_name(n));
        known = schema_field(&walk->collection->schema,
                             builder_text(&walk->path)) != SCHEMA_NONE;
        walk->path.n = before;
    }
    walk->path.s[before] = '\0';
    return known;
}

static void walk_children(struct walk *walk, const xmlNode *parent);

static void
walk_element(struct walk *walk, const xmlNode *node)
{
    struct schema *schema = &walk->collection->schema;
    struct text path = builder_text(&walk->path);
    if (schema_is_bookkeeping(path))
        return;
    uint32_t field = schema_field(schema, path);
    if (field != SCHEMA_NONE) {
        add_value(walk, field, node);
        return;
    }
    uint32_t repeat = schema_repeat(schema, path);
    bool has_children = xml_child(node, NULL);
    if (repeat == SCHEMA_NONE && has_children && has_twin(node) &&
        !is_known_group(walk, node)) /* the path may have moved meanwhile */
        repeat = schema_add_repeat(schema, builder_text(&walk->path),
                                   walk->repeat);
    if (repeat != SCHEMA_NONE)
        wait_for(walk, node, repeat);
    else if (has_children)
        walk_children(walk, node);
    else
        add_unknown(walk, node);
}

/* As deep as libxml2 lets a document be. */
static void
walk_children(struct walk *walk, const xmlNode *parent)
{
    size_t before = walk->path.n;
    for (const xmlNode *node = xml_child(parent, NULL); node;
         node = xml_next(node, NULL)) {
        if (before)
            builder_add_char(&walk->path, '/');
        builder_add_string(&walk->path, xml_name(node));
        walk_element(walk, node);
        walk->path.n = before;
        walk->path.s[before] = '\0';
    }
}

static void
walk_records(struct walk *walk, const xmlNode *root, uint32_t record)
{
    walk->record = record;
    walk_children(walk, root);
    for (size_t i = 0; i < walk->n_waiting; i++) {
        struct waiting w = walk->waiting[i];
        walk->repeat = w.repeat;
        walk->record_begins = walk->n_waiting;
        walk->record = submissions_add_record(&walk->collection->submissions,
                                              w.parent, w.repeat, w.number, 0);
        builder_clear(&walk->path);
        builder_add_string(&walk->path, w.path);
        walk_children(walk, w.node);
    }
}

static uint32_t
keep(struct walk *walk, const char *s)
{
    return intern_add(&walk->collection->submissions.pool,
                      s ? text_trim(text_of(s)) : TEXT(""));
}

/* FNV-1a of the whole file: the same submission copied under two names is one
 * response. Only for what has no instance ID. */
static const char *
content_key(struct walk *walk, struct text bytes)
{
    unsigned long long hash = 0xcbf29ce484222325u;
    for (size_t i = 0; i < bytes.n; i++)
        hash = (hash ^ (unsigned char)bytes.s[i]) * 0x100000001b3u;
    tell(walk, SEVERITY_WARNING, "instance-id-missing", NULL, NULL,
         "this submission has no instance ID; it is named by its contents",
         NULL);
    return arena_printf(&walk->scratch, "content:%016llx", hash);
}

static const char *
meta_text(struct walk *walk, const xmlNode *root, const char *name)
{
    const xmlNode *node = xml_child(xml_child(root, "meta"), name);
    const char *text = node ? xml_text(&walk->scratch, node) : "";
    return text_trim(text_of(text)).n ? text : NULL;
}

static void
fill_meta(struct walk *walk, const xmlNode *root, struct text bytes,
          struct submission *submission)
{
    const char *id = meta_text(walk, root, "instanceID");
    if (!id)
        id = xml_attribute(root, "instanceID");
    if (!id || !*id)
        id = content_key(walk, bytes);
    uint32_t *meta = submission->meta;
    meta[META_INSTANCE_ID] = keep(walk, id);
    meta[META_REPLACES] = keep(walk, meta_text(walk, root, "deprecatedID"));
    meta[META_INSTANCE_NAME] =
        keep(walk, meta_text(walk, root, "instanceName"));
    meta[META_VERSION] = keep(walk, xml_attribute(root, "version"));
    meta[META_SUBMITTED] = keep(walk, xml_attribute(root, "submissionDate"));
}

static bool
is_sealed(const xmlNode *root)
{
    const char *said = xml_attribute(root, "encrypted");
    return (said && strcmp(said, "yes") == 0) ||
           xml_child(root, "base64EncryptedKey") ||
           xml_child(root, "encryptedXmlFile");
}

static const char *
form_id(const xmlNode *root)
{
    const char *id = xml_attribute(root, "id");
    return id ? id : xml_attribute(root, "id_string");
}

/* The wrapper of a download from a server: the submission is what its data
 * element holds. */
static const xmlNode *
unwrap(const xmlNode *root)
{
    const xmlNode *data = xml_child(root, "data");
    if (xml_is(root, "submission") && !form_id(root) && xml_child(data, NULL))
        return xml_child(data, NULL);
    return root;
}

static void
take(struct walk *walk, const xmlNode *root, struct text bytes)
{
    struct collection *collection = walk->collection;
    struct submission submission = {.kind = source_xml.name,
                                    .file = walk->file,
                                    .layout = &collection->everything,
                                    .order = collection->n_sources,
                                    .sealed = is_sealed(root)};
    fill_meta(walk, root, bytes, &submission);
    submission.version = collection_version(
        collection,
        intern_at(&collection->submissions.pool, submission.meta[META_VERSION]),
        walk->file, NULL);
    uint32_t index = submissions_add(&collection->submissions, &submission);
    if (!submission.sealed)
        walk_records(walk, root, collection->submissions.items[index].first);
}

/* Is it a response to the form? What is to another one is told. */
static bool
is_ours(struct walk *walk, const xmlNode *root)
{
    const char *id = form_id(root);
    const char *ours = schema_newest(&walk->collection->schema)->id;
    if (!id || strcmp(id, ours) == 0)
        return true;
    tell(walk, SEVERITY_ERROR, "form-other", NULL, id,
         arena_printf(&walk->scratch,
                      "this is a response to the form '%s', not to '%s'; it is "
                      "left out",
                      id, ours),
         "collect it with its own form");
    return false;
}

static bool
read_xml(struct collection *collection, struct text bytes, const char *shown,
         struct error *error)
{
    xmlDoc *document = xml_read(bytes, shown, error);
    if (!document)
        return false;
    const xmlNode *root = xml_root(document);
    struct walk walk = {.collection = collection, .file = shown};
    bool good = true;
    if (root && xml_is(root, "html") && collection->in_folder)
        tell(&walk, SEVERITY_NOTE, "file-passed-over", NULL, NULL,
             "this is a form, not a response", NULL);
    else if (root && xml_is(root, "html"))
        good = error_set(error, ERROR_DATA,
                         "'%s' is a form, not a response: give it with --form",
                         shown);
    else if (root && is_ours(&walk, root = unwrap(root)))
        take(&walk, root, bytes);
    builder_release(&walk.path);
    arena_release(&walk.scratch);
    xml_free(document);
    return good;
}

const struct source_kind source_xml = {"odk-xml", "ODK submission XML", is_xml,
                                       read_xml};
