/* Zip archives: every member up to a small limit. */
#include <config.h>

#include "tests/fuzz/entry.h"

#include "base/archive.h"

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct error error = ERROR_INIT;
    struct builder member = BUILDER_INIT;
    struct archive *archive = archive_open_bytes(
        (struct text){(const char *)bytes, n}, "fuzz.zip", &error);
    if (!archive && error.kind == ERROR_NONE)
        __builtin_trap(); /* refused without a word */
    for (size_t i = 0; archive && i < archive_count(archive) && i < 16; i++) {
        struct error inside = ERROR_INIT;
        builder_clear(&member);
        archive_read(archive, i, (size_t)1 << 20, &member, &inside);
    }
    archive_close(archive);
    builder_release(&member);
    return 0;
}
