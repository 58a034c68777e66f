/* What ODK Central exports: submissions.csv.zip, a CSV file of the responses
 * and one a repeat. Members are told by their contents, since a form may have
 * any name; media and the clients' audit logs are passed over by name. */
#include <config.h>

#include "collect/source.h"

#include "base/archive.h"
#include "base/csv.h"
#include "base/file.h"
#include "collect/flat-table.h"

#include <string.h>

/* What one member may unpack to: a million responses of a long form. */
#define MEMBER_LIMIT ((size_t)4 << 30)

static bool
is_zip(struct text bytes)
{
    return text_begins(bytes, "PK\x03\x04") || text_begins(bytes, "PK\x05\x06");
}

static bool
is_table(const char *name)
{
    struct text t = text_of(name);
    return file_has_extension(name, "csv") && !text_begins(t, "media/") &&
           !text_begins(t, "__MACOSX/") && !text_ends(t, " - audit.csv");
}

static void
tell_passed_over(struct collection *collection, const char *shown,
                 const char *member, const char *message)
{
    findings_add(collection->findings,
                 &(struct finding){.severity = SEVERITY_NOTE,
                                   .rule = "member-passed-over",
                                   .file = shown,
                                   .sheet = member,
                                   .message = message});
}

static bool
queue_member(struct collection *collection, const struct archive *archive,
             size_t index, const char *shown, size_t container,
             struct error *error)
{
    struct builder text = BUILDER_INIT;
    const char *member =
        arena_strdup(collection->arena, archive_name(archive, index));
    bool good = archive_read(archive, index, MEMBER_LIMIT, &text, error) &&
                flat_table_queue(collection, &text, source_zip.name, shown,
                                 member, container, error);
    builder_release(&text);
    return good;
}

static bool
queue_members(struct collection *collection, const struct archive *archive,
              const char *shown, struct error *error)
{
    size_t container = collection->n_containers++, n_tables = 0;
    for (size_t i = 0; i < archive_count(archive); i++) {
        const char *name = archive_name(archive, i);
        if (text_ends(text_of(name), " - audit.csv"))
            tell_passed_over(collection, shown, name,
                             "the log of how the form was filled in; it holds "
                             "no answers");
        if (!is_table(name))
            continue;
        if (!queue_member(collection, archive, i, shown, container, error))
            return false;
        n_tables++;
    }
    if (!n_tables)
        return error_at(error, ERROR_DATA, shown, 0, 0,
                        "the archive has no CSV file: export the submissions "
                        "from the server as .csv.zip");
    return true;
}

static bool
read_zip(struct collection *collection, struct text bytes, const char *shown,
         struct error *error)
{
    struct archive *archive = archive_open_bytes(bytes, shown, error);
    if (!archive)
        return false;
    bool good = queue_members(collection, archive, shown, error);
    archive_close(archive);
    return good;
}

const struct source_kind source_zip = {"central-csv", "export of ODK Central",
                                       is_zip, read_zip};
