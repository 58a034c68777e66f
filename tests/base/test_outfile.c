#include <config.h>

#include "base/file.h"
#include "base/outfile.h"
#include "tests/run.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char folder[] = "outfile-XXXXXX";

static size_t
entries(void)
{
    DIR *dir = opendir(".");
    size_t n = 0;
    for (struct dirent *e; (e = readdir(dir));)
        n += e->d_name[0] != '.';
    closedir(dir);
    return n;
}

static void
enter(void)
{
    ck_assert_ptr_nonnull(mkdtemp(folder));
    ck_assert_int_eq(chdir(folder), 0);
}

static void
leave(void)
{
    unlink("a");
    ck_assert_int_eq(chdir(".."), 0);
    ck_assert_int_eq(rmdir(folder), 0);
}

START_TEST(there_whole_or_not_at_all)
{
    struct error error = ERROR_INIT;
    struct outfile out;
    enter();
    ck_assert(outfile_write("a", TEXT("old"), &error));
    ck_assert(outfile_open(&out, "a", &error));
    fputs("new, but given up", out.stream);
    ck_assert_uint_eq(entries(), 2);
    outfile_abandon(&out);
    ck_assert_uint_eq(entries(), 1);
    struct builder b = BUILDER_INIT;
    ck_assert(file_read("a", 100, &b, &error));
    ck_assert_str_eq(b.s, "old");
    builder_release(&b);
    leave();
}
END_TEST

START_TEST(a_full_disk_is_told)
{
    struct error error = ERROR_INIT;
    if (access("/dev/full", W_OK) != 0)
        return;
    ck_assert(!outfile_write("/dev/full", TEXT("x"), &error));
    ck_assert_int_eq(error.kind, ERROR_SYSTEM);
    ck_assert_str_eq(error.message,
                     "cannot write '/dev/full': No space left on device");
}
END_TEST

START_TEST(limits_and_missing_files)
{
    struct error error = ERROR_INIT;
    struct builder b = BUILDER_INIT;
    enter();
    ck_assert(outfile_write("a", TEXT("four"), &error));
    ck_assert(file_read("a", 4, &b, &error));
    ck_assert(!file_read("a", 3, &b, &error));
    ck_assert_int_eq(error.kind, ERROR_DATA);
    error = ERROR_INIT;
    ck_assert(!file_read("nowhere", 3, &b, &error));
    ck_assert_str_eq(error.message,
                     "cannot open 'nowhere': No such file or directory");
    error = ERROR_INIT;
    ck_assert(!outfile_write("nowhere/a", TEXT("x"), &error));
    ck_assert_int_eq(error_status(&error), 3);
    builder_release(&b);
    leave();
}
END_TEST

int
main(void)
{
    return RUN_TESTS("outfile", there_whole_or_not_at_all, a_full_disk_is_told,
                     limits_and_missing_files);
}
