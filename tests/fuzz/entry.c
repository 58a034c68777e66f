/* Gives the entry every file below the folders of seeds. */
#include <config.h>

#include "tests/fuzz/entry.h"

#include "base/builder.h"
#include "base/error.h"
#include "base/file.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>

static size_t files;

static int
give(const char *path, const struct stat *st, int kind, struct FTW *place)
{
    (void)st;
    (void)place;
    if (kind != FTW_F)
        return 0;
    struct error error = ERROR_INIT;
    struct builder bytes = BUILDER_INIT;
    if (!file_read(path, FILE_LIMIT, &bytes, &error)) {
        fprintf(stderr, "%s\n", error.message);
        return 1;
    }
    LLVMFuzzerTestOneInput((const uint8_t *)bytes.s, bytes.n);
    builder_release(&bytes);
    files++;
    return 0;
}

int
main(void)
{
    static const char *const folders[] = {"tests/data", "instruments/library"};
    const char *top = getenv("TOP");
    if (!top)
        top = ".";
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        struct builder path = BUILDER_INIT;
        builder_printf(&path, "%s/%s", top, folders[i]);
        int failed = nftw(path.s, give, 16, FTW_PHYS);
        builder_release(&path);
        if (failed)
            return EXIT_FAILURE;
    }
    printf("%zu files\n", files);
    return files ? EXIT_SUCCESS : EXIT_FAILURE;
}
