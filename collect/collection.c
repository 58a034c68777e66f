#include <config.h>

#include "collect/collection.h"

#include "base/builder.h"

void
collection_init(struct collection *collection, struct arena *arena,
                const struct collection_options *options,
                struct form *const *forms, size_t n, struct findings *findings)
{
    *collection = (struct collection){.arena = arena,
                                      .options = options,
                                      .findings = findings,
                                      .everything = {.everything = true},
                                      .n_containers = 1};
    collection->tables_end = &collection->tables;
    schema_init(&collection->schema, arena, forms, n);
    intern_init(&collection->told, arena);
    submissions_init(&collection->submissions, arena);
}

bool
collection_tell_once(struct collection *collection, const char *rule,
                     struct text subject)
{
    struct builder what = BUILDER_INIT;
    builder_printf(&what, "%s %.*s", rule, TEXT_ARGS(subject));
    bool told =
        intern_find(&collection->told, builder_text(&what)) != UINT32_MAX;
    if (!told)
        intern_add(&collection->told, builder_text(&what));
    builder_release(&what);
    return !told;
}

static void
tell_version(struct collection *collection, struct text version,
             const char *file, const char *member)
{
    if (!collection_tell_once(collection, "version-unknown", version))
        return;
    findings_add(collection->findings,
                 &(struct finding){
                     .severity = SEVERITY_WARNING,
                     .rule = "version-unknown",
                     .file = file,
                     .sheet = member,
                     .value = text_dup(collection->arena, version),
                     .message = "responses of this version of the form are "
                                "read with the newest version that was given",
                     .mend = "give that version of the form too, with --form",
                 });
}

size_t
collection_version(struct collection *collection, struct text version,
                   const char *file, const char *member)
{
    const struct schema *schema = &collection->schema;
    size_t found = schema_version(schema, version);
    if (found < schema->n_forms)
        return found;
    /* A source that says nothing of versions was made with the newest, and a
     * form that says nothing of them is all of them. */
    if (version.n && text_of(schema_newest(schema)->version).n)
        tell_version(collection, version, file, member);
    return schema->n_forms - 1;
}
