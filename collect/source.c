#include <config.h>

#include "collect/source.h"

#include "base/file.h"
#include "base/heap.h"
#include "collect/flat-table.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

/* In the order in which they are asked: CSV takes any text. */
static const struct source_kind *const kinds[] = {
    &source_xml,
    &source_zip,
    &source_csv,
};

static const struct source_kind *
kind_of(struct text bytes)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (kinds[i]->sniff(bytes))
            return kinds[i];
    return NULL;
}

static bool
read_bytes(struct collection *collection, struct text bytes, const char *shown,
           struct error *error)
{
    const struct source_kind *kind = kind_of(bytes);
    if (!bytes.n)
        return error_set(error, ERROR_DATA, "'%s' is empty", shown);
    if (!kind)
        return error_set(error, ERROR_DATA,
                         "'%s' is no source that praxis knows: submission XML, "
                         "Central's .csv.zip, or CSV",
                         shown);
    collection->n_sources++;
    return kind->read(collection, bytes, shown, error);
}

static bool
read_file(struct collection *collection, const char *path, const char *shown,
          struct error *error)
{
    struct builder bytes = BUILDER_INIT;
    bool good = file_read(path, FILE_LIMIT, &bytes, error) &&
                read_bytes(collection, builder_text(&bytes),
                           arena_strdup(collection->arena, shown), error);
    builder_release(&bytes);
    return good;
}

/* Which files in a folder can be sources at all; the others are its pictures
 * and databases. */
static bool
may_be_source(const char *name)
{
    return file_has_extension(name, "xml") || file_has_extension(name, "zip") ||
           file_has_extension(name, "csv");
}

static int
compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The names in a folder, in the order of their bytes, for every file system
 * has its own. NULL with the error filled. */
static char **
list_folder(struct arena *arena, const char *path, size_t *n,
            struct error *error)
{
    DIR *folder = opendir(path);
    if (!folder) {
        error_errno(error, "cannot open '%s'", path);
        return NULL;
    }
    char **names = arena_alloc(arena, sizeof *names);
    size_t capacity = 1;
    *n = 0;
    for (struct dirent *entry; (entry = readdir(folder));) {
        if (entry->d_name[0] == '.')
            continue;
        arena_grow(arena, &names, &capacity, *n + 1, sizeof *names);
        names[(*n)++] = arena_strdup(arena, entry->d_name);
    }
    closedir(folder);
    qsort(names, *n, sizeof *names, compare_names);
    return names;
}

static void
tell(struct collection *collection, enum severity severity, const char *rule,
     const char *file, const char *message)
{
    findings_add(collection->findings, &(struct finding){.severity = severity,
                                                         .rule = rule,
                                                         .file = file,
                                                         .message = message});
}

/* One bad file in a folder is told, and the others are read. */
static bool
read_member(struct collection *collection, const char *path, const char *shown,
            struct error *error)
{
    struct error problem = ERROR_INIT;
    if (!may_be_source(path)) {
        collection->n_passed_over++;
        return true;
    }
    collection->in_folder = true;
    bool good = read_file(collection, path, shown, &problem);
    collection->in_folder = false;
    if (good)
        return true;
    if (problem.kind == ERROR_DATA) {
        tell(collection, SEVERITY_ERROR, "file-unreadable", shown,
             problem.message);
        return true;
    }
    *error = problem;
    return false;
}

/* Deep enough for any phone's copy; a loop of links ends here. */
#define DEPTH_LIMIT 16

/* Findings name files from the folder that was given. */
static bool
read_folder(struct collection *collection, const char *path, const char *shown,
            size_t depth, struct error *error)
{
    size_t n;
    if (depth == DEPTH_LIMIT)
        return error_set(error, ERROR_DATA,
                         "'%s' has folders more than %d deep", path,
                         DEPTH_LIMIT);
    char **names = list_folder(collection->arena, path, &n, error);
    bool good = names;
    for (size_t i = 0; good && i < n; i++) {
        struct builder below = BUILDER_INIT, name = BUILDER_INIT;
        builder_printf(&below, "%s/%s", path, names[i]);
        builder_printf(&name, "%s/%s", shown, names[i]);
        if (file_is_folder(below.s))
            good = read_folder(collection, below.s, name.s, depth + 1, error);
        else
            good = read_member(collection, below.s, name.s, error);
        builder_release(&below);
        builder_release(&name);
    }
    return good;
}

/* The path's last part, also of a folder that was given with a slash. */
static const char *
shown_name(struct arena *arena, const char *path)
{
    size_t n = strlen(path);
    while (n > 1 && path[n - 1] == '/')
        n--;
    return file_name(arena_strndup(arena, path, n));
}

bool
source_read(struct collection *collection, const char *path,
            struct error *error)
{
    const char *shown = shown_name(collection->arena, path);
    return file_is_folder(path) ? read_folder(collection, path, shown, 0, error)
                                : read_file(collection, path, shown, error);
}

bool
source_is_keyed(const char *kind)
{
    return strcmp(kind, source_csv.name) == 0;
}

void
sources_release(struct collection *collection)
{
    flat_tables_release(collection);
}

bool
sources_finish(struct collection *collection, struct error *error)
{
    bool good = flat_tables_read(collection, error);
    if (collection->n_passed_over)
        tell(collection, SEVERITY_NOTE, "files-passed-over", NULL,
             arena_printf(collection->arena,
                          "%zu files in the folders are no XML, zip or CSV "
                          "(pictures, databases); they were passed over",
                          collection->n_passed_over));
    flat_tables_release(collection);
    return good;
}
