#include <config.h>

#include "base/file.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define PIECE ((size_t)1 << 16)

/* Of a file whose size is known one byte more is asked for than it holds, so
 * that one reading tells its end as well. */
static size_t
first_piece(FILE *in, size_t limit)
{
    struct stat st;
    if (fstat(fileno(in), &st) != 0 || !S_ISREG(st.st_mode) || st.st_size <= 0)
        return PIECE;
    return (uintmax_t)st.st_size < limit ? (size_t)st.st_size + 1 : limit + 1;
}

static bool
read_stream(FILE *in, const char *path, size_t limit, struct builder *into,
            struct error *error)
{
    size_t start = into->n;
    for (size_t piece = first_piece(in, limit);; piece = PIECE) {
        size_t before = into->n;
        char *place = builder_extend(into, piece);
        size_t got = fread(place, 1, piece, in);
        into->n = before + got;
        into->s[into->n] = '\0';
        if (into->n - start > limit)
            return error_set(error, ERROR_DATA,
                             "'%s' is larger than the limit of %zu MiB", path,
                             limit >> 20);
        if (got < piece)
            break;
    }
    if (ferror(in))
        return error_errno(error, "cannot read '%s'", path);
    return true;
}

bool
file_read(const char *path, size_t limit, struct builder *into,
          struct error *error)
{
    if (strcmp(path, "-") == 0)
        return read_stream(stdin, FILE_STDIN, limit, into, error);
    FILE *in = fopen(path, "rb");
    if (!in)
        return error_errno(error, "cannot open '%s'", path);
    bool done = read_stream(in, path, limit, into, error);
    fclose(in);
    return done;
}

const char *
file_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

bool
file_has_extension(const char *path, const char *extension)
{
    struct text name = text_of(file_name(path));
    size_t n = strlen(extension);
    return name.n > n && name.s[name.n - n - 1] == '.' &&
           text_is_fold(text_slice(name, name.n - n, name.n), extension);
}

bool
file_is_folder(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

bool
file_make_folder(const char *path, struct error *error)
{
    struct builder part = BUILDER_INIT;
    struct text rest = text_of(path), name = {0};
    bool done = true;
    while (done && text_split(&rest, '/', &name)) {
        builder_add(&part, name);
        if (name.n && mkdir(part.s, 0777) != 0 &&
            (errno != EEXIST || !file_is_folder(part.s)))
            done = error_errno(error, "cannot make the folder '%s'", part.s);
        builder_add_char(&part, '/');
    }
    builder_release(&part);
    return done;
}
