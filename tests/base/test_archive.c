#include <config.h>

#include "base/archive.h"
#include "tests/run.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

/* A zip in memory with one member of n zero bytes, made by libzip. */
static void
make_zip(struct builder *into, size_t n)
{
    char path[] = "archive-XXXXXX";
    close(mkstemp(path));
    zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
    char *zeros = calloc(n + 1, 1);
    zip_source_t *source = zip_source_buffer(zip, zeros, n, 1);
    ck_assert_int_ge((int)zip_file_add(zip, "a/b.csv", source, 0), 0);
    ck_assert_int_eq(zip_close(zip), 0);
    FILE *in = fopen(path, "rb");
    char piece[4096];
    for (size_t got; (got = fread(piece, 1, sizeof piece, in)) > 0;)
        builder_add(into, (struct text){piece, got});
    fclose(in);
    unlink(path);
}

START_TEST(members_are_found_and_read)
{
    struct builder zip = BUILDER_INIT, member = BUILDER_INIT;
    struct error error = ERROR_INIT;
    make_zip(&zip, 10);
    struct archive *a = archive_open_bytes(builder_text(&zip), "t.zip", &error);
    ck_assert_msg(a, "%s", error.message);
    ck_assert_uint_eq(archive_count(a), 1);
    ck_assert_str_eq(archive_name(a, 0), "a/b.csv");
    ck_assert_uint_eq(archive_find(a, "a/b.csv"), 0);
    ck_assert_uint_eq(archive_find(a, "b.csv"), 1);
    ck_assert(archive_read(a, 0, 10, &member, &error));
    ck_assert_uint_eq(member.n, 10);
    archive_close(a);
    builder_release(&member);
    builder_release(&zip);
}
END_TEST

START_TEST(a_bomb_stops_at_the_limit)
{
    struct builder zip = BUILDER_INIT, member = BUILDER_INIT;
    struct error error = ERROR_INIT;
    make_zip(&zip, (size_t)64 << 20);
    ck_assert_uint_lt(zip.n, 1 << 20);
    struct archive *a = archive_open_bytes(builder_text(&zip), "t.zip", &error);
    ck_assert(!archive_read(a, 0, (size_t)8 << 20, &member, &error));
    ck_assert_int_eq(error.kind, ERROR_DATA);
    ck_assert_str_eq(error.message,
                     "'a/b.csv' unpacks to more than the limit of 8 MiB");
    ck_assert_str_eq(error.file, "t.zip");
    ck_assert_uint_gt(member.n, 8 << 20);
    ck_assert_uint_lt(member.n, 16 << 20);
    archive_close(a);
    builder_release(&member);
    builder_release(&zip);
}
END_TEST

START_TEST(what_is_no_zip_is_told)
{
    struct builder zip = BUILDER_INIT;
    make_zip(&zip, 1000);
    struct text whole = builder_text(&zip);
    struct text bad[] = {TEXT(""), TEXT("not a zip at all"),
                         text_slice(whole, 0, whole.n / 2),
                         text_slice(whole, 4, whole.n - 8)};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct error error = ERROR_INIT;
        ck_assert_msg(!archive_open_bytes(bad[i], "t.zip", &error), "%zu", i);
        ck_assert_int_eq(error.kind, ERROR_DATA);
        ck_assert_ptr_nonnull(strstr(error.message, "'t.zip'"));
    }
    struct error error = ERROR_INIT;
    ck_assert(!archive_open("nowhere.zip", &error));
    ck_assert_int_eq(error.kind, ERROR_SYSTEM);
    builder_release(&zip);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("archive", members_are_found_and_read,
                     a_bomb_stops_at_the_limit, what_is_no_zip_is_told);
}
