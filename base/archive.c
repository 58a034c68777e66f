#include <config.h>

#include "base/archive.h"

#include "base/heap.h"
#include "base/late.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <zip.h>

#define FUNCTIONS(X) \
    X(zip_discard) \
    X(zip_error_code_zip) \
    X(zip_error_fini) \
    X(zip_error_init) \
    X(zip_error_init_with_code) \
    X(zip_error_strerror) \
    X(zip_fclose) \
    X(zip_file_strerror) \
    X(zip_fopen_index) \
    X(zip_fread) \
    X(zip_get_name) \
    X(zip_get_num_entries) \
    X(zip_name_locate) \
    X(zip_open) \
    X(zip_open_from_source) \
    X(zip_source_buffer_create) \
    X(zip_source_free) \
    X(zip_strerror)

static struct {
    FUNCTIONS(LATE_MEMBER)
} lib = {FUNCTIONS(LATE_VALUE)};

#define ROW(function) LATE_ROW(lib, function)
static const struct late_function functions[] = {FUNCTIONS(ROW)};

static struct late_library library = {
    .file = LATE_ZIP,
    .hint = "workbooks and archives are read with it (Debian: libzip4)",
    .functions = functions,
    .n = LATE_N(functions),
};

#define PIECE ((size_t)1 << 16)

struct archive {
    zip_t *zip;
    char *name;
};

static struct archive *
archive_new(zip_t *zip, const char *name, struct error *error)
{
    zip_int64_t n = lib.zip_get_num_entries(zip, 0);
    if (n == 0 || n > (zip_int64_t)ARCHIVE_LIMIT_MEMBERS) {
        /* To libzip an empty file is an archive of nothing. */
        if (n == 0)
            error_set(error, ERROR_DATA, "'%s' is empty", name);
        else
            error_set(error, ERROR_DATA, "'%s' has more than %zu members",
                      name, ARCHIVE_LIMIT_MEMBERS);
        lib.zip_discard(zip);
        return NULL;
    }
    struct archive *archive = heap_new(1, sizeof *archive);
    archive->zip = zip;
    archive->name = heap_new(strlen(name) + 1, 1);
    memcpy(archive->name, name, strlen(name));
    return archive;
}

static struct archive *
refuse(zip_error_t *cause, const char *name, struct error *error)
{
    enum error_kind kind = ERROR_DATA;
    if (lib.zip_error_code_zip(cause) == ZIP_ER_OPEN ||
        lib.zip_error_code_zip(cause) == ZIP_ER_READ)
        kind = ERROR_SYSTEM;
    if (lib.zip_error_code_zip(cause) == ZIP_ER_NOZIP)
        error_set(error, kind, "'%s' is not a zip archive, or is cut short",
                  name);
    else
        error_set(error, kind, "cannot open '%s': %s", name,
                  lib.zip_error_strerror(cause));
    lib.zip_error_fini(cause);
    return NULL;
}

struct archive *
archive_open(const char *path, struct error *error)
{
    /* fopen tells a missing file better than libzip does. */
    FILE *there = fopen(path, "rb");
    if (!there) {
        error_errno(error, "cannot open '%s'", path);
        return NULL;
    }
    fclose(there);
    if (!late_load(&library, error))
        return NULL;
    int code = 0;
    zip_t *zip = lib.zip_open(path, ZIP_RDONLY, &code);
    if (zip)
        return archive_new(zip, path, error);
    zip_error_t cause;
    lib.zip_error_init_with_code(&cause, code);
    return refuse(&cause, path, error);
}

struct archive *
archive_open_bytes(struct text bytes, const char *name, struct error *error)
{
    if (!late_load(&library, error))
        return NULL;
    zip_error_t cause;
    lib.zip_error_init(&cause);
    zip_source_t *source =
        lib.zip_source_buffer_create(bytes.s, bytes.n, 0, &cause);
    if (!source)
        return refuse(&cause, name, error);
    zip_t *zip = lib.zip_open_from_source(source, ZIP_RDONLY, &cause);
    if (!zip) {
        lib.zip_source_free(source);
        return refuse(&cause, name, error);
    }
    lib.zip_error_fini(&cause);
    return archive_new(zip, name, error);
}

void
archive_close(struct archive *archive)
{
    if (!archive)
        return;
    lib.zip_discard(archive->zip);
    free(archive->name);
    free(archive);
}

size_t
archive_count(const struct archive *archive)
{
    return (size_t)lib.zip_get_num_entries(archive->zip, 0);
}

const char *
archive_name(const struct archive *archive, size_t index)
{
    const char *name = lib.zip_get_name(archive->zip, index, 0);
    return name ? name : "";
}

size_t
archive_find(const struct archive *archive, const char *name)
{
    zip_int64_t index = lib.zip_name_locate(archive->zip, name, 0);
    return index < 0 ? archive_count(archive) : (size_t)index;
}

static bool
read_member(const struct archive *archive, zip_file_t *member, const char *name,
            size_t limit, struct builder *into, struct error *error)
{
    size_t start = into->n;
    for (;;) {
        size_t before = into->n;
        zip_int64_t got =
            lib.zip_fread(member, builder_extend(into, PIECE), PIECE);
        into->n = before + (got > 0 ? (size_t)got : 0);
        into->s[into->n] = '\0';
        if (got < 0)
            return error_at(error, ERROR_DATA, archive->name, 0, 0,
                            "cannot unpack '%s': %s", name,
                            lib.zip_file_strerror(member));
        if (got == 0)
            return true;
        if (into->n - start > limit)
            return error_at(error, ERROR_DATA, archive->name, 0, 0,
                            "'%s' unpacks to more than the limit of %zu MiB",
                            name, limit >> 20);
    }
}

bool
archive_read(const struct archive *archive, size_t index, size_t limit,
             struct builder *into, struct error *error)
{
    const char *name = archive_name(archive, index);
    zip_file_t *member = lib.zip_fopen_index(archive->zip, index, 0);
    if (!member)
        return error_at(error, ERROR_DATA, archive->name, 0, 0,
                        "cannot unpack '%s': %s", name,
                        lib.zip_strerror(archive->zip));
    bool done = read_member(archive, member, name, limit, into, error);
    lib.zip_fclose(member);
    return done;
}
