#include <config.h>

#include "base/outfile.h"

#include "base/heap.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char *
copy(const char *s)
{
    size_t size = strlen(s) + 1;
    return memcpy(heap_new(1, size), s, size);
}

/* mkstemp makes the file for its owner alone; a result is for everyone that
 * the user's umask allows. */
static void
allow_as_usual(int fd)
{
    mode_t mask = umask(0);
    umask(mask);
    (void)fchmod(fd, 0666 & ~mask);
}

static bool
open_beside(struct outfile *out, struct error *error)
{
    struct builder name = BUILDER_INIT;
    builder_printf(&name, "%s.XXXXXX", out->path);
    int fd = mkstemp(name.s);
    if (fd < 0) {
        builder_release(&name);
        return error_errno(error, "cannot write '%s'", out->path);
    }
    allow_as_usual(fd);
    out->beside = name.s;
    out->stream = fdopen(fd, "wb");
    if (!out->stream) {
        close(fd);
        return error_errno(error, "cannot write '%s'", out->path);
    }
    return true;
}

static void
release(struct outfile *out)
{
    if (out->beside)
        unlink(out->beside);
    free(out->beside);
    free(out->path);
    *out = (struct outfile){0};
}

/* Devices and pipes (/dev/full, a named pipe) are written where they are. */
static bool
is_special(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && !S_ISREG(st.st_mode) &&
           !S_ISDIR(st.st_mode);
}

bool
outfile_open(struct outfile *out, const char *path, struct error *error)
{
    bool standard = strcmp(path, "-") == 0;
    *out = (struct outfile){.path =
                                copy(standard ? "standard output" : path)};
    if (standard) {
        out->stream = stdout;
        return true;
    }
    if (is_special(path)) {
        out->stream = fopen(path, "wb");
        if (out->stream)
            return true;
        error_errno(error, "cannot write '%s'", path);
    } else if (open_beside(out, error)) {
        return true;
    }
    release(out);
    return false;
}

/* Is all of it in the kernel's hands, and, where that is asked, on the disk? */
static bool
finish_stream(struct outfile *out, bool on_disk)
{
    bool good = !ferror(out->stream) && fflush(out->stream) == 0;
    if (good && on_disk && out->beside)
        good = fsync(fileno(out->stream)) == 0 || errno == EINVAL;
    if (out->stream == stdout)
        return good;
    int code = errno;
    if (fclose(out->stream) != 0 && good)
        return false;
    errno = code;
    return good;
}

static bool
put_in_place(struct outfile *out, bool on_disk, struct error *error)
{
    bool good = finish_stream(out, on_disk);
    if (!good)
        error_errno(error, "cannot write '%s'", out->path);
    else if (out->beside && rename(out->beside, out->path) != 0)
        good = error_errno(error, "cannot put '%s' in place", out->path);
    if (good) {
        free(out->beside);
        out->beside = NULL;
    }
    release(out);
    return good;
}

bool
outfile_close(struct outfile *out, struct error *error)
{
    return put_in_place(out, true, error);
}

void
outfile_abandon(struct outfile *out)
{
    if (out->stream && out->stream != stdout)
        fclose(out->stream);
    release(out);
}

bool
outfile_write(const char *path, struct text contents, struct error *error)
{
    struct outfile out;
    if (!outfile_open(&out, path, error))
        return false;
    fwrite(contents.s, 1, contents.n, out.stream);
    return put_in_place(&out, false, error);
}
